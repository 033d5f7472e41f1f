r"""The small markup of the content: **bold**, _italic_ and [text](https://...), read into spans.

The rules, all of them:

- A mark opens before a character that is no space and closes after one; what does not close stays as written.
- An underscore inside a word is an underscore. A link leads to https and nowhere else.
- Styles do not nest: inside bold, an underscore is an underscore.
- A backslash takes the meaning from the mark after it: \* \_ \[ \] \( \) \\.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style: "", "bold", "italic" or "link" (then with its address)."""

    text: str = field(repr=False)
    style: str = ""
    address: str = ""


__all__ = ["Span", "escape", "parse"]

_MARK = re.compile(
    r"""
      \\(?P<escaped>[\\*_\[\]()])
    | \*\*(?=[^\s*])(?P<bold>(?:\\.|[^\\*]|\*(?!\*))+?)(?<=\S)\*\*
    | (?<!\w)_(?=[^\s_])(?P<italic>(?:\\.|[^\\_])+?)(?<=\S)_(?!\w)
    | \[(?P<link>(?:\\.|[^\\\[\]])+)\]\((?P<address>https://[^\s()]+)\)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\([\\*_\[\]()])")
_SPECIAL = re.compile(r"[\\*_\[\]()]")


def parse(text: str) -> tuple[Span, ...]:
    """The text as spans. Nothing is ever lost: what is no markup is text."""
    spans: list[Span] = []
    plain: list[str] = []

    def flush() -> None:
        if run := "".join(plain):
            spans.append(Span(run))
        plain.clear()

    at = 0
    for mark in _MARK.finditer(text):
        plain.append(text[at : mark.start()])
        at = mark.end()
        kind = mark.lastgroup
        if kind == "escaped":
            plain.append(mark["escaped"])
            continue
        flush()
        if kind == "address":
            spans.append(Span(_unescape(mark["link"]), "link", mark["address"]))
        elif kind is not None:
            spans.append(Span(_unescape(mark[kind]), kind))
    plain.append(text[at:])
    flush()
    return tuple(spans)


def escape(text: str) -> str:
    """The text with every mark taken literally."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
