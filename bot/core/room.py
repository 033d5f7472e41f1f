"""How much room a person's history has, by entries and by bytes, and what may be kept in what is left of it.

Words are kept while there is room. A tenth more is left for what says little: choices, and changes of what is there.
After that nothing is added until they make room. What is there is never touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from bot.core.records import Record

MOST_ENTRIES, MOST_BYTES = 20_000, 20_000_000
LITTLE_ROOM = 0.95
"""From this part of it on they are told."""
SPARE = 1.1
"""How far choices and changes may go beyond what is there for words."""
SEALED = 64
"""What sealing adds to a record, at most: its signs, a nonce, a tag, and filling up to a round length."""
BARE = 500
"""More than the choices of a record take."""
TWICE, ITS_CHOICES = 2, 4_000
"""What is said in a talk may stand in two of its records; and what all their choices take."""
WIDEST = 12
"""Bytes that one character may take: it is escaped before it is sealed."""

_written = json.JSONEncoder(separators=(",", ":")).encode


def size_of(record: Record) -> int:
    """How many bytes it takes, sealed; never fewer than it does."""
    taps = {name: list(taps) for name, taps in record.taps.items()}
    return len(_written({"taps": taps, "words": dict(record.words)})) + SEALED


def size_of_words(said: Iterable[str]) -> int:
    """How many bytes a talk may take in which this was said; never fewer than it does."""
    return TWICE * sum(len(_written(words)) for words in said) + ITS_CHOICES


Left = Literal["words", "taps", "nothing"]


@dataclass(frozen=True, slots=True)
class Room:
    """How full a history is."""

    entries: int = 0
    """How many there are; counted only where there may be many."""
    held: int = 0
    """How many bytes they take."""
    most_entries: int = MOST_ENTRIES
    most_bytes: int = MOST_BYTES

    def for_more(self, size: int, entries: int = 1) -> Left:
        """What may be kept of something new of this size."""
        count = self.entries + entries
        if count <= self.most_entries and self.held + size <= self.most_bytes:
            return "words"
        spare = count <= self.most_entries * SPARE and self.held + BARE * entries <= self.most_bytes * SPARE
        return "taps" if spare else "nothing"

    def for_talk(self, said: Iterable[str]) -> Left:
        """What may be kept of a talk in which this was said."""
        said = tuple(said)
        left = self.for_more(WIDEST * TWICE * sum(map(len, said)) + ITS_CHOICES)
        return left if left == "words" else self.for_more(size_of_words(said))

    def for_change(self, growth: int) -> bool:
        """Whether what is there may grow by so much."""
        return growth <= 0 or self.held + growth <= self.most_bytes * SPARE

    def with_more(self, size: int, entries: int = 1) -> Room:
        return replace(self, entries=self.entries + entries, held=self.held + size)

    @property
    def little(self) -> bool:
        """Whether little is left, by either way to count."""
        return self.entries >= self.most_entries * LITTLE_ROOM or self.held >= self.most_bytes * LITTLE_ROOM


EMPTY = Room()
