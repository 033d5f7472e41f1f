"""Shared: a win or a line of their own that comes back, one at a time and never the same one twice running."""

from __future__ import annotations

from bot.core.answer import Answers
from bot.core.effects import Effect, Fills, Quote, Remember, Token, yes_or_no
from bot.core.facts import Facts
from bot.core.records import Entry
from bot.core.steps import Step, do, fork, pick, say

LONGEST = 250
"""Characters of a win that are shown where it comes back; the history shows all of it."""


def called(entry: Entry) -> str:
    """What a win or a line is, by name: what its row and its sentence choose their words by."""
    record = entry.record
    if record.kind == "line":
        return "bots_line" if record.taps.get("by") else "line"
    if record.taps.get("first"):
        return "first"
    if record.taps.get("cheers"):
        return "cheers"
    return (*record.taps.get("kind", ()), "win")[0]


def line_of(entry: Entry) -> str:
    """The words of a win or a line: theirs, or the bot's own that they kept."""
    return entry.record.words.get("what", "") or (*entry.record.taps.get("line", ()), "")[0]


def the_recalled(answers: Answers, facts: Facts) -> Fills:
    entry = facts.recall
    words = line_of(entry) if entry else ""
    return {
        "what": Token(called(entry) if entry else "win"),
        "on": entry.record.on if entry else facts.today,
        "told": yes_or_no(words),
        "words": Quote(words[:LONGEST] or "-"),
        "cheers": _number(entry),
        "stage": Token((*entry.record.taps.get("first", ()), "none")[0] if entry else "none"),
    }


def _number(entry: Entry | None) -> int:
    """How many cheered; 0 where it were too few to tell."""
    told = (*entry.record.taps.get("cheers", ()), "")[0] if entry else ""
    return int(told) if told.isdecimal() else 0


def its_turn_is_over(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Remember("recalled", str(facts.recall.id)),) if facts.recall else ()


def there(answers: Answers, facts: Facts) -> str:
    return "there" if facts.recall else "none"


def from_the_jar(*, then: str, afterwards: str = "") -> tuple[Step, ...]:
    """On a hard day, after all else was heard: one of their own, if they want to see it.

    `then` comes where there is none; `afterwards`, or the same, where they were asked.
    """
    after = afterwards or then
    return (
        fork("jar_there", there, there="from_jar", none=then),
        pick("from_jar", "show", "not_now", key="shared.from_jar", depth=True, if_yes="show", if_no="not_now",
             show="jar_still", not_now=after, skipped=after),
        fork("jar_still", there, there="jar_shown", none=after),
        say("jar_shown", key="wins.recalled", fills=the_recalled),
        do("jar_turn", its_turn_is_over, then=after),
    )  # fmt: skip
