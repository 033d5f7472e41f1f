"""Which conversation serves which practice: read from docstrings that say "Serves: S4, C10.", checked, and tabled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SERVES = re.compile(r"^Serves: (.*?)(?:\n\s*\n|\Z)", re.DOTALL | re.MULTILINE)
_ID = re.compile(r"\b[A-Z]\d+\b")
_PRINCIPLES = frozenset(f"U{number}" for number in range(1, 21))

HEADING = """# What each conversation is for

Written by `onward practices` from the docstrings of bot/flows and docs/practices.toml; do not edit.

Five people wrote down what a no was like and what helped. These are the {count} things they named, each with the
conversations that serve it, or the work that will.
"""


@dataclass(frozen=True, slots=True)
class Later:
    """Work that is still to come, and the rows that wait for it."""

    work: str
    issue: int
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Practices:
    """The rows by id, the rules where the posts contradict one another, and what waits."""

    rows: dict[str, str]
    contradictions: dict[str, str]
    later: tuple[Later, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Practices:
        """From docs/practices.toml, parsed."""
        later = (Later(each["work"], each["issue"], tuple(each["rows"])) for each in data.get("later", ()))
        return cls(data["rows"], data["contradictions"], tuple(later))

    def waits_for(self, row: str) -> Later | None:
        return next((later for later in self.later if row in later.rows), None)


def serves(docstring: str) -> tuple[str, ...]:
    """The ids that a docstring claims."""
    found = _SERVES.search(docstring)
    return tuple(dict.fromkeys(_ID.findall(found.group(1)))) if found else ()


def served_by(docstrings: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The conversations that claim each id, in their order."""
    claimed: dict[str, tuple[str, ...]] = {}
    for name, docstring in docstrings.items():
        for id in serves(docstring):
            claimed[id] = (*claimed.get(id, ()), name)
    return claimed


def findings(practices: Practices, docstrings: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the claims, each as a sentence."""
    claimed = served_by(docstrings)
    known = practices.rows.keys() | practices.contradictions.keys() | _PRINCIPLES
    for id, names in claimed.items():
        if id not in known:
            yield f"{', '.join(names)}: there is no practice {id}."
    for later in practices.later:
        for row in later.rows:
            if row not in practices.rows | practices.contradictions:
                yield f"{later.work}: there is no practice {row}."
    for row, name in practices.rows.items():
        waiting = [later.work for later in practices.later if row in later.rows]
        if row not in claimed and not waiting:
            yield f"{row} ({name}) is served by no conversation and waits for no work."
        if row in claimed and waiting:
            yield f"{row} is served by {', '.join(claimed[row])}: take it off the list of {waiting[0]!r}."
        if len(waiting) > 1:
            yield f"{row} waits for two things: {', '.join(waiting)}."
    for id in practices.contradictions:
        if id not in claimed and not practices.waits_for(id):
            yield f"No conversation holds the rule of {id}."


def document(practices: Practices, docstrings: Mapping[str, str]) -> str:
    """The page with every row."""
    claimed = served_by(docstrings)
    lines = [HEADING.format(count=len(practices.rows)), "| | what they named | served by |", "|---|---|---|"]
    lines += [f"| {row} | {name} | {_by(row, practices, claimed)} |" for row, name in practices.rows.items()]
    lines += ["", "## Where they contradict one another", "", "| | the rule | held by |", "|---|---|---|"]
    lines += [f"| {id} | {rule} | {_by(id, practices, claimed)} |" for id, rule in practices.contradictions.items()]
    return "\n".join(lines) + "\n"


def _by(id: str, practices: Practices, claimed: Mapping[str, tuple[str, ...]]) -> str:
    later = practices.waits_for(id)
    if later and id not in claimed:
        return f"_later (issue {later.issue}): {later.work}_"
    return ", ".join(f"[{name}](../bot/flows/{name}.py)" for name in claimed.get(id, ()))
