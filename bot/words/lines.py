"""Lines worth reading, by other people: content/<locale>/lines.toml, for whoever has not muted them.

A line without a tone may come in any; one with a tone only to those who chose it. `after` lines wait until feelings
were named.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

FILE = "lines.toml"
KINDS = ("quote", "proverb", "own")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a quote or a proverb with where it comes from, or one of this bot's own."""

    kind: str
    text: str
    by: str = ""
    tone: str = ""
    about: str = ""
    """What it is only shown beside, as in "expectations"."""
    after: bool = False
    serves: str = ""


def load(content: Path, locale: str) -> tuple[Line, ...]:
    """All lines of a language; none, where nobody has gathered any."""
    path = content / locale / FILE
    if not path.is_file():
        return ()
    return tuple(Line(**each) for each in tomllib.loads(path.read_text("utf-8")).get("line", ()))


def for_whom(
    lines: Collection[Line], tone: str, muted: Collection[str], *, about: str = "", felt: bool = False
) -> tuple[Line, ...]:
    """The lines that one person may meet now."""
    return tuple(
        line
        for line in lines
        if f"{line.kind}s" not in muted
        and line.tone in ("", tone)
        and line.about in ("", about)
        and (felt or not line.after)
    )
