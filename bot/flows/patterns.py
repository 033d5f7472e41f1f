"""'Does anything come back?': what stood in the history three times, shown as a question and dismissed for good.

And 'what have I learned so far?', answered with their own lessons. No odds, no causes.

Serves: S7, P31, R5, A12, G16; principles U7 and U17.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Choice, Effect, Fills, Quote, Remember, Say, Start, Token
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry
from bot.core.session import END, Session
from bot.core.steps import do, fork, pick, say
from bot.insight.patterns import LOOKED_AT, Pattern, patterns

MOST = 6
PIECE = 200
OWN_WORDS = ("felt_words", "role", "sector", "lesson")
LESSONS = 5


def needs(session: Session, event: Event) -> Needs:
    return Needs(past=LOOKED_AT)


def seen(facts: Facts) -> tuple[Pattern, ...]:
    return patterns(facts.past, facts.dismissed)[:MOST]


def anything(answers: Answers, facts: Facts) -> str:
    return "some" if seen(facts) else "none"


def named(pattern: Pattern) -> Fills:
    own = pattern.sort in OWN_WORDS
    return {
        "sort": Token(pattern.sort),
        "value": Token("own" if own else pattern.value),
        "own": pattern.value if own else "-",
        "count": len(pattern.instances),
    }


def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return tuple(Choice(f"n{number}", named(pattern), "row") for number, pattern in enumerate(seen(facts)))


def chosen(answers: Answers, facts: Facts) -> Pattern | None:
    number = choice(answers, "which")[1:]
    there = seen(facts)
    return there[int(number)] if number.isdigit() and int(number) < len(there) else None


def which(answers: Answers, facts: Facts) -> str:
    pattern = chosen(answers, facts)
    if pattern is None:
        return "gone"
    return "then_now" if pattern.sort == "then_now" else "repeated"


def evidence(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """The entries that show it, at most five: their days, and their words where there are some."""
    pattern = chosen(answers, facts)
    return tuple(shown(entry) for entry in (pattern.instances[:5] if pattern else ()))


def shown(entry: Entry) -> Say:
    words = entry.record.words
    said = words.get("what") or words.get("stance") or words.get("company") or ""
    if said:
        return Say("patterns.entry_said", {"on": entry.record.on, "words": Quote(said[:PIECE])})
    return Say("patterns.entry", {"on": entry.record.on})


def never(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    pattern = chosen(answers, facts)
    return (Remember("dismissed", " ".join((*facts.dismissed, pattern.id))),) if pattern else ()


PATTERNS = Flow(
    "patterns",
    needs=needs,
    steps=(
        fork("anything", anything, some="which", none="nothing_yet"),
        say("nothing_yet", then=END),
        pick("which", "close", rows=rows, close="closed", skipped="closed"),
        fork("which_kind", which, repeated="three_times", then_now="then_and_now", gone="gone"),
        say("gone", then=END),
        say("three_times", then="evidence"),
        say("then_and_now"),
        do("evidence", evidence),
        pick("what_of_it", "something", "no", "never", "list", if_yes="something", if_no="no", something="something",
             no="closed", never="never", list="which", skipped="closed"),
        say("something", then=END),
        do("never", never),
        say("never_again", then=END),
        say("closed", key="ui.gone", then=END),
    ),
)  # fmt: skip


def lesson_needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("lesson",), counts=True)


def lessons(facts: Facts) -> tuple[Entry, ...]:
    return tuple(entry for entry in facts.latest.get("lesson", ()) if entry.record.words.get("what"))


def any_lesson(answers: Answers, facts: Facts) -> str:
    return "some" if lessons(facts) else "none"


def so_far(answers: Answers, facts: Facts) -> Fills:
    return {"count": max(facts.counts.get("lesson", 0), len(lessons(facts)))}


def each_lesson(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return tuple(map(shown, lessons(facts)[:LESSONS]))


def all_lessons(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("history", known={"only": "lessons"}),)


LEARNED = Flow(
    "learned",
    needs=lesson_needs,
    steps=(
        fork("any_lesson", any_lesson, some="so_far", none="none_yet"),
        say("none_yet", then=END),
        say("so_far", fills=so_far),
        do("each_lesson", each_lesson),
        pick("more", "all", "enough", if_yes="all", if_no="enough", all="to_all", enough="closed", skipped="closed"),
        do("to_all", all_lessons, then=END),
        say("closed", key="ui.gone", then=END),
    ),
)  # fmt: skip
