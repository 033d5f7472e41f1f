"""Shared: entries of the person's own as choices, and the sentence that says what was kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core.answer import Answers, choice
from bot.core.effects import Choice, Fills, Token, yes_or_no
from bot.core.facts import Facts
from bot.core.flow import Recorder
from bot.core.records import Entry
from bot.core.steps import Filler, Step, say

Entries = Callable[[Answers, Facts], Sequence[Entry]]


def what_was_kept(records: Recorder) -> Filler:
    """For `keeping.kept`: nothing, what was chosen, or the words too."""

    def fills(answers: Answers, facts: Facts) -> Fills:
        made = records(answers, facts) if facts.keeps != "nothing" else ()
        if facts.keeps == "nothing":
            return {"what": Token("nothing")}
        if facts.keeps == "words" and any(record.words for record in made):
            return {"what": Token("words")}
        if not any(record.taps for record in made):
            return {"what": Token("empty")}
        typed = any(answer.words for answer in answers.values())
        return {"what": Token("without_words" if typed else "taps")}

    return fills


def say_what_was_kept(records: Recorder, *, then: str = "") -> Step:
    return say("kept", key="keeping.kept", fills=what_was_kept(records), then=then)


def entry_rows(entries: Entries) -> Callable[[Answers, Facts], tuple[Choice, ...]]:
    """Entries as choices: by the name of the place where there is one, and their day."""

    def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                f"e{entry.id}",
                {
                    "on": entry.record.on,
                    "named": yes_or_no(entry.record.words.get("company")),
                    "name": entry.record.words.get("company", "-"),
                },
                "row",
            )
            for entry in entries(answers, facts)
        )

    return rows


def chosen_entry(answers: Answers, facts: Facts, step: str, entries: Entries) -> Entry | None:
    """The entry that was chosen at a step made of such rows."""
    chosen = choice(answers, step)
    return next((entry for entry in entries(answers, facts) if f"e{entry.id}" == chosen), None)
