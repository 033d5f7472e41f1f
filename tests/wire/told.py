"""The page that shows a reader how a week feels: `python -m tests.wire.told` writes it from what the bot says today."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/groups-a-week.md"


@dataclass
class Story:
    """What is told of a week, in the order in which it happened."""

    blocks: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    """What everybody read, as it stands on the page."""

    def day(self, title: str) -> None:
        self.blocks.append(f"## {title}")

    def says(self, text: str) -> None:
        self.blocks.append(text)

    def post(self, text: str, labels: Sequence[str], answers: str = "") -> None:
        """What stands in the group."""
        under = [f"*Under “{_inner(answers)}”*", ""] if answers else []
        shown = _quoted([*under, *_lines(text), *_buttons(labels)])
        self.blocks.append(shown)
        self.posts.append(shown)

    def private(self, name: str, did: Sequence[str], heard: str, labels: Sequence[str]) -> None:
        """What passed between somebody and the bot, and nobody else reads."""
        said = [row for each in did for row in (f"**{name}:** {each}", "")]
        first, *more = _lines(heard)
        self.blocks.append(_quoted([*said, f"**Onward, to {name} alone:** {first}", *more, *_buttons(labels)]))

    def __str__(self) -> str:
        return "\n\n".join(self.blocks) + "\n"


def _lines(text: str) -> list[str]:
    """Each line of a message ends where it ends in the app."""
    return ["\\\n> ".join(text.split("\n"))]


def _buttons(labels: Sequence[str]) -> list[str]:
    return ["", " ".join(f"`{each}`" for each in labels)] if labels else []


def _quoted(rows: Sequence[str]) -> str:
    return "\n".join(f"> {row}".rstrip() for row in rows)


def _inner(text: str) -> str:
    return text.partition("“")[2].partition("”")[0] or text


async def page() -> str:
    """The week, lived through anew."""
    from tests.wire.days import a_week
    from tests.wire.village import Village

    with tempfile.TemporaryDirectory() as folder:
        village = await Village(Path(folder)).start()
        try:
            week = await a_week(village)
        finally:
            await village.stop()
    return str(week.story)


if __name__ == "__main__":
    PAGE.write_text(asyncio.run(page()), "utf-8")
