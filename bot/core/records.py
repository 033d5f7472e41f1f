"""What is kept in a person's history: one record of each thing worth keeping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

Kind = Literal[
    "rejection",
    "win",
    "lesson",
    "line",
    "step",
    "note",
    "job_loss",
    "replay",
    "vent",
    "value",
    "comfort",
    "advice",
    "silence",
    "interview",
    "plan",
    "offer",
    "feedback",
    "stance",
    "application",
    "day",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
CLOSED: tuple[Kind, ...] = ("rejection", "silence")
"""What is over and was not a yes: the diary folds the older ones."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record, named within its conversation, so that keeping it twice changes it and adds none.

    `taps` are choices (ids from the flow), `words` are what the person typed, by field.
    """

    kind: Kind
    name: str
    on: date
    taps: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    words: Mapping[str, str] = field(default_factory=dict, repr=False)

    def without_words(self) -> Record:
        return replace(self, words={})

    @property
    def empty(self) -> bool:
        return not self.taps and not self.words


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the history holds it. `id` counts up for each person, from 1."""

    id: int
    record: Record


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and whether there are older ones."""

    number: int
    entries: tuple[Entry, ...]
    older: bool
    folded: int = 0
    """Older ones that are closed and stand on a page of their own."""
