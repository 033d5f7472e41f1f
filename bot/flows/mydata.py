"""'My data': what is held, in numbers; all of it as one file; one, a stretch of days or everything erased.

Serves: principles U13 and U16.
"""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.answer import Answers, choice
from bot.core.effects import Effect, EraseMany, Export, Fills, Remember, Say, Token
from bot.core.events import Event, Picked
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import KINDS
from bot.core.session import END, Session
from bot.core.steps import day, do, fork, pick, say, start

BACK = {"today": 0, "yesterday": 1, "week": 7, "month": 30}


def the_day(answers: Answers, facts: Facts, step: str) -> date:
    chosen = choice(answers, step)
    if chosen in BACK or not chosen:
        return facts.today - timedelta(days=BACK.get(chosen, 0))
    return date.fromisoformat(chosen)


def stretch(answers: Answers, facts: Facts) -> tuple[date, date]:
    first, last = the_day(answers, facts, "from_day"), the_day(answers, facts, "to_day")
    return min(first, last), max(first, last)


def needs(session: Session, event: Event) -> Needs:
    days = [choice(session.answers, step) for step in ("from_day", "to_day")]
    if session.step in ("to_day", "delete_range_sure") and isinstance(event, Picked) and event.step == "to_day":
        days[1] = event.choices[0] if event.choices else ""
    inside = session.step in ("to_day", "delete_range_sure")
    return Needs(counts=True, groups=True, within=(days[0], days[1]) if inside else None)


def held(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """Each kind of entry, with how many there are."""
    lines = [Say("mydata.kind", {"kind": Token(kind), "count": facts.counts[kind]})
             for kind in KINDS if facts.counts.get(kind)]  # fmt: skip
    of_groups = {"mydata.groups": len(facts.groups), "mydata.shares": facts.shared}
    besides = (Say(key, {"count": count}) for key, count in of_groups.items() if count)
    return (*(lines or (Say("mydata.no_entries"),)), *besides)


def how_kept(answers: Answers, facts: Facts) -> Fills:
    return {"keeps": Token(facts.keeps or "unasked")}


def ways(answers: Answers, facts: Facts) -> tuple[str, ...]:
    entries = ("history", "range") if facts.counts else ()
    undo = ("undo_brought",) if facts.brought else ()
    return ("export", *entries, *undo, "bring", "keeping", "forget", "close")


def hand_out(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Export(),)


def the_stretch(answers: Answers, facts: Facts) -> Fills:
    first, last = stretch(answers, facts)
    return {"first": first, "last": last, "count": facts.within}


def any_within(answers: Answers, facts: Facts) -> str:
    return "some" if facts.within else "none"


def erase_stretch(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (EraseMany(days=stretch(answers, facts)),)


def take_back(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (EraseMany(numbers=facts.brought), Remember("brought", "")) if facts.brought else ()


MYDATA = Flow(
    "mydata",
    needs=needs,
    steps=(
        say("held"),
        do("held_by_kind", held),
        say("besides", fills=how_kept),
        pick("what", "export", "history", "range", "undo_brought", "bring", "keeping", "forget", "close", shown=ways,
             export="export", history="to_history", range="from_day", undo_brought="take_back", bring="how_to_bring",
             keeping="to_keeping", forget="to_forget", close="closed", skipped="closed"),
        do("export", hand_out),
        say("here_it_is", then=END),
        day("from_day", "month", "week", "yesterday", "today", skipped="closed"),
        day("to_day", "today", "yesterday", skipped="closed"),
        fork("any_within", any_within, some="delete_range_sure", none="none_within"),
        say("none_within", then=END),
        pick("delete_range_sure", "delete", "keep", optional=False, fills=the_stretch, delete="erase_range",
             keep="closed"),
        do("erase_range", erase_stretch),
        say("range_erased", fills=the_stretch, then=END),
        do("take_back", take_back),
        say("taken_back", key="bring.undone", then=END),
        say("how_to_bring", key="bring.how", then=END),
        start("to_history", "history"),
        start("to_keeping", "keeping"),
        start("to_forget", "forget"),
        say("closed", key="ui.gone", then=END),
    ),
)  # fmt: skip
