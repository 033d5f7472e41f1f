"""The history as a page to read in any browser: no script, nothing loaded from elsewhere, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from bot.core.archive import Belongings, Past
from bot.core.effects import Fills, Say
from bot.core.facts import Facts
from bot.core.records import Entry
from bot.flows.history import head, row, show
from bot.words.catalog import Words

STYLE = """
:root{color-scheme:light dark;font:17px/1.55 system-ui,sans-serif}
body{max-width:42rem;margin:2rem auto;padding:0 1rem;background:Canvas;color:CanvasText}
article{border-top:1px solid GrayText;padding:.6rem 0;overflow-wrap:anywhere}h2{font-size:1rem;margin:.2rem 0}
p{margin:.3rem 0;white-space:pre-wrap}
"""


class Reading:
    """Entries in words of one language."""

    def __init__(self, words: Words, locale: str) -> None:
        self.words = words
        self.locale = locale

    def text(self, key: str, fills: Fills) -> str:
        return "".join(span.text for span in self.words.text(self.locale, key, fills))

    def title(self, past: Past) -> str:
        """An entry in one line, without its day."""
        choice = row(Entry(past.id, past.record))
        return self.words.label(self.locale, "history.page", "row", choice.fills).partition(": ")[2]

    def page(self, belongings: Belongings) -> str:
        title = escape(self.text("mydata.page_title", {}))
        parts = [
            f'<!doctype html><html lang="{escape(self.locale)}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1>",
        ]
        newest_first = sorted(belongings.entries, key=lambda past: (past.record.on, past.id), reverse=True)
        if not newest_first:
            parts.append(f"<p>{escape(self.text('history.nothing_yet', {}))}</p>")
        parts.extend(map(self._article, newest_first))
        parts.extend(map(self._group, belongings.groups))
        parts.extend(map(self._share, belongings.shares))
        return "\n".join((*parts, "</body></html>\n"))

    def _group(self, group: Mapping[str, Any]) -> str:
        told = self.text("mydata.group_row", {"name": str(group["name"]) or "-"})
        return f"<article><h2>{escape(told)}</h2></article>"

    def _share(self, share: Mapping[str, Any]) -> str:
        fills: Fills = {"on": date.fromisoformat(str(share["day"])), "name": str(share["group"]) or "-"}
        head = self.text("mydata.share_row", fills)
        return f"<article><h2>{escape(head)}</h2><p>{escape(str(share['words']))}</p></article>"

    def _article(self, past: Past) -> str:
        facts = Facts(past.record.on, entry=Entry(past.id, past.record))
        said = [effect for effect in show({}, facts) if isinstance(effect, Say)]
        lines = "".join(f"<p>{escape(self.text(say.key, say.fills))}</p>" for say in said)
        return f"<article><h2>{escape(self.text('history.head', head({}, facts)))}</h2>{lines}</article>"
