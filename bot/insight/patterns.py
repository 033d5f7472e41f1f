"""What comes back in a history: each with at least three entries that show it, and never with what it may mean.

Pure functions over entries, newest first. No odds, no causes: a pattern is what was there three times, and a question.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from bot.core.records import Entry, Kind

INSTANCES = 3
"""So many entries have to show it (U17)."""
QUARTER = timedelta(days=90)
LOOKED_AT: tuple[Kind, ...] = ("rejection", "lesson", "step", "stance", "value")
"""The kinds of entries in which patterns are looked for."""
COMMON_WORD = 6
"""Letters of a word that two lessons share: shorter ones stand in every sentence."""

Sort = Literal["stage", "came", "felt", "felt_words", "role", "sector", "lesson", "helped", "stance", "then_now"]
_TAPPED: tuple[tuple[Sort, Kind, str], ...] = (
    ("stage", "rejection", "stage"), ("came", "rejection", "came"), ("felt", "rejection", "feelings"),
    ("helped", "step", "what"), ("stance", "stance", "stance"),
)  # fmt: skip
_WORDED: tuple[tuple[Sort, Kind, str], ...] = (
    ("role", "rejection", "role"), ("sector", "rejection", "sector"), ("felt_words", "rejection", "feelings"),
)  # fmt: skip
"""Told in their own words. Nothing is guessed: a sector is one only where they named the kind of place."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What came back. `value` is the choice or the words that did; `instances` are what shows it, newest first."""

    sort: Sort
    value: str = field(repr=False)
    instances: tuple[Entry, ...] = field(repr=False)

    @property
    def id(self) -> str:
        """By this it is dismissed for good."""
        return f"{self.sort}:{'_'.join(self.value.split())}"


def patterns(entries: Sequence[Entry], dismissed: Collection[str] = ()) -> tuple[Pattern, ...]:
    """Everything that comes back and was not dismissed, what comes back most first."""
    found = [*_repeated(entries), *_lessons(entries)]
    often = [pattern for pattern in found if len(pattern.instances) >= INSTANCES]
    often.sort(key=lambda pattern: len(pattern.instances), reverse=True)
    return tuple(pattern for pattern in (*often, *_then_and_now(entries)) if pattern.id not in dismissed)


def _repeated(entries: Sequence[Entry]) -> list[Pattern]:
    groups: dict[tuple[Sort, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        record = entry.record
        for sort, kind, step in _TAPPED:
            for chosen in record.taps.get(step, ()) if record.kind == kind else ():
                groups[sort, chosen].append(entry)
        for sort, kind, name in _WORDED:
            said = " ".join(record.words.get(name, "").casefold().split()) if record.kind == kind else ""
            if said:
                groups[sort, said].append(entry)
    return [Pattern(sort, value, tuple(group)) for (sort, value), group in groups.items()]


def _lessons(entries: Sequence[Entry]) -> list[Pattern]:
    """Lessons that share a word of some length; of several such words the one that most of them share."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.record.kind == "lesson":
            words = set(re.findall(rf"\w{{{COMMON_WORD},}}", entry.record.words.get("what", "").casefold()))
            for word in words:
                groups[word].append(entry)
    found: dict[tuple[int, ...], Pattern] = {}
    for word, group in sorted(groups.items()):
        found.setdefault(tuple(entry.id for entry in group), Pattern("lesson", word, tuple(group)))
    return list(found.values())


def _then_and_now(entries: Sequence[Entry]) -> list[Pattern]:
    """The oldest and the newest of what they wrote about the same thing, when a quarter lies between them."""
    found = []
    kinds: tuple[Kind, ...] = ("value", "stance", "lesson")
    for kind in kinds:
        said = [entry for entry in entries if entry.record.kind == kind and _words(entry)]
        if len(said) > 1 and said[0].record.on - said[-1].record.on >= QUARTER:
            found.append(Pattern("then_now", kind, (said[0], said[-1])))
    return found


def _words(entry: Entry) -> str:
    return entry.record.words.get("what", "") or entry.record.words.get("stance", "")
