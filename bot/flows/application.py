"""What somebody applied for, in time: a place that was applied to, an interview that is coming, the list of them.

Everything here was asked and may be changed: nothing is taken for granted, and no entry gives a verdict. A date that
was typed is shown before it counts. Which messages an entry asks for stands in the entry, so that one that is moved
or deleted is not spoken of.

Serves: S13, P37, A5 A12; U11 U13.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.core.answer import Answers, choice, text
from bot.core.effects import Change, Effect, Erase, Fills, Say, Start, Token, Wake, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry, Record
from bot.core.session import Session
from bot.core.steps import clock, day, do, fork, keep, may_i_keep, pick, say, write
from bot.flows.kept import chosen_entry, entry_rows, say_what_was_kept
from bot.flows.zone import ask_zone, my_time

SHOWN = 8
"""Applications that are listed at most."""
EVENING = 18
"""From this hour on there is no evening before tomorrow any more."""
HOURS = {
    "t0900": "09:00", "t1000": "10:00", "t1100": "11:00", "t1400": "14:00", "t1500": "15:00", "t1600": "16:00",
}  # fmt: skip
DAYS = {"today": 0, "tomorrow": 1, "day_after": 2}
ROUGH = {"this_week": 3, "weeks_ago": 21, "yesterday": 1, "today": 0}
TELL = {"both": ("eve", "after"), "eve": ("eve",), "after": ("after",)}
THOUGH_QUIET = "though_quiet"
"""Its messages come in a quiet time, too: they were asked, and said so."""
LATER = {"three_months": 91, "six_months": 182}
OVER = "closed"


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("application",))


# --- what an entry asks for ---------------------------------------------------------------------------------


def wanted(record: Record) -> tuple[str, ...]:
    """The names of the reminders that an entry asks for, past or to come."""
    tell, names = record.taps.get("tell", ()), []
    if not closed(record):
        for at in record.taps.get("interview", ()):
            names += [f"{kind}:{at}" for kind in ("eve", "after") if kind in tell and (kind == "eve" or "T" in at)]
        names += [f"asked:{on}" for on in record.taps.get("promised", ()) if "asked" in tell]
    return (*names, *(f"again:{on}" for on in record.taps.get("again", ())))


def interviews_told(record: Record, first: date, last: date) -> tuple[str, ...]:
    """Its interviews of these days of which a message was asked for."""
    if closed(record) or not {"eve", "after"} & set(record.taps.get("tell", ())):
        return ()
    return tuple(at for at in record.taps.get("interview", ()) if first.isoformat() <= at[:10] <= last.isoformat())


def closed(record: Record) -> bool:
    return record.taps.get("stage") == (OVER,)


def coming(record: Record, today: date) -> tuple[str, ...]:
    """Its interviews from today on, the next first."""
    return tuple(sorted(at for at in record.taps.get("interview", ()) if at[:10] >= today.isoformat()))


def still_open(answers: Answers, facts: Facts) -> tuple[Entry, ...]:
    return tuple(entry for entry in facts.latest.get("application", ()) if not closed(entry.record))[:SHOWN]


def of_company(company: str, facts: Facts) -> Entry | None:
    """The open application at this place."""
    named = company.casefold().strip()
    entries = still_open({}, facts) if named else ()
    return next((e for e in entries if e.record.words.get("company", "").casefold().strip() == named), None)


def the_entry(answers: Answers, facts: Facts) -> Entry | None:
    """The application that an interview belongs to: the one they came from, else the one at the same place."""
    came_from = chosen_entry(answers, facts, "entry", still_open)
    return came_from or of_company(text(answers, "company"), facts)


def whose(answers: Answers, facts: Facts) -> str:
    return "known" if chosen_entry(answers, facts, "entry", still_open) else "ask"


def with_taps(record: Record, **taps: tuple[str, ...]) -> Record:
    merged: Mapping[str, tuple[str, ...]] = {**record.taps, **taps}
    return replace(record, taps={name: chosen for name, chosen in merged.items() if chosen})


def may_tell(answers: Answers, facts: Facts) -> str:
    """Nothing can be remembered for somebody of whom nothing is kept."""
    return "no" if facts.keeps == "nothing" else "yes"


def name_of(answers: Answers, facts: Facts) -> Fills:
    return {"company": text(answers, "company") or "-", "named": yes_or_no(text(answers, "company"))}


# --- an interview ahead -------------------------------------------------------------------------------------


def interview_on(answers: Answers, facts: Facts) -> str:
    """Its day and, where it is known, its hour, as in 2026-11-24T10:00."""
    chosen = choice(answers, "on")
    if chosen in DAYS:
        chosen = (facts.today + timedelta(days=DAYS[chosen])).isoformat()
    hour = choice(answers, "at")
    hour = HOURS.get(hour, hour)
    if "T" in chosen and choice(answers, "right") != "hour":
        return chosen
    if chosen and ":" in hour:
        return f"{chosen[:10]}T{hour}"
    return chosen


def has_day(answers: Answers, facts: Facts) -> str:
    return "yes" if interview_on(answers, facts) else "no"


def has_hour(answers: Answers, facts: Facts) -> str:
    return "yes" if "T" in interview_on(answers, facts) else "no"


def is_past(answers: Answers, facts: Facts) -> str:
    at = interview_on(answers, facts)
    here = f"{facts.today}T{_clock(facts)}"
    return "past" if "T" in at and at <= here else "ahead"


def _clock(facts: Facts) -> str:
    return facts.zones.clock(facts.zone, facts.now) if facts.zones and facts.zone else facts.clock


def ways_to_tell(answers: Answers, facts: Facts) -> tuple[str, ...]:
    at = interview_on(answers, facts)
    evening = date.fromisoformat(at[:10]) - timedelta(days=1) if at else facts.today
    eve = evening > facts.today or (evening == facts.today and int(_clock(facts)[:2]) < EVENING)
    after = "T" in at
    return tuple(
        name for name, there in (("both", eve and after), ("eve", eve), ("after", after), ("quiet", True)) if there
    )


def told(answers: Answers, facts: Facts) -> tuple[str, ...]:
    return TELL.get(choice(answers, "tell"), ())


def interview(answers: Answers, facts: Facts) -> Record:
    """The application as it is with this interview; a date that it takes the place of is gone."""
    at = interview_on(answers, facts)
    before = the_entry(answers, facts)
    record = before.record if before else Record(
        "application", "application", facts.today, words={"company": text(answers, "company")}
    )  # fmt: skip
    others = tuple(each for each in record.taps.get("interview", ()) if each not in (choice(answers, "replaces"), at))
    tell = tuple(dict.fromkeys((*(each for each in record.taps.get("tell", ()) if each == "asked"),
                                *told(answers, facts))))  # fmt: skip
    words = {name: said for name, said in record.words.items() if said}
    return with_taps(replace(record, words=words), stage=("interview",), interview=(*others, at) if at else others,
                     tell=tell)  # fmt: skip


def interview_records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    if not interview_on(answers, facts) or the_entry(answers, facts):
        return ()
    return (interview(answers, facts),)


def mend(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    before = the_entry(answers, facts)
    if before is None or facts.keeps == "nothing" or not interview_on(answers, facts):
        return ()
    return (Change(before.id, interview(answers, facts)),)


def wake(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return tuple(Wake(f"{kind}:{interview_on(answers, facts)}") for kind in told(answers, facts))


def the_interview(answers: Answers, facts: Facts) -> Fills:
    at = interview_on(answers, facts)
    time = my_time(answers, facts)
    return {
        "on": date.fromisoformat(at[:10]) if at else facts.today,
        "timed": yes_or_no("T" in at),
        "time": at[11:16] or "-",
        "known": time["known"],
        "city": time["city"],
    }


def the_plan(answers: Answers, facts: Facts) -> Fills:
    return {"tell": Token(choice(answers, "tell") or "quiet")}


INTERVIEW_AHEAD = Flow(
    "interview_ahead",
    needs=needs,
    records=interview_records,
    closing="may_i_keep",
    knows={"company": "company", "when": "on", "clock": "at"},
    told={"replaces": ("2026-11-30T10:00",), "entry": ("e1",)},
    steps=(
        say("hello"),
        day("on", *DAYS, ahead=True, timed=True, skipped="some_day"),
        fork("has_hour", has_hour, yes="zone", no="at"),
        clock("at", *HOURS, "dont_know", daytime=True),
        ask_zone("zone", then="past"),
        fork("past", is_past, past="was_past", ahead="right"),
        pick("was_past", "change", "leave", asks_anew=True, change="on", leave="goodbye", skipped="goodbye"),
        pick("right", "yes", "day", "hour", fills=the_interview, asks_anew=True, if_no="day", yes="whose",
             day="on", hour="at", skipped="whose"),
        fork("whose", whose, known="may_tell", ask="company"),
        write("company", "none", if_no="none"),
        fork("may_tell", may_tell, yes="tell", no="cannot_tell"),
        pick("tell", "both", "eve", "after", "quiet", shown=ways_to_tell, if_yes="both", if_no="quiet"),
        do("wake", wake),
        may_i_keep("may_i_keep"),
        do("mend", mend),
        keep(),
        say("noted", fills=the_plan),
        say("goodbye", then="end"),
        say("cannot_tell", then="goodbye"),
        say("some_day", then="end"),
    ),
)  # fmt: skip


# --- I applied ----------------------------------------------------------------------------------------------


def applied_on(answers: Answers, facts: Facts) -> date:
    chosen = choice(answers, "on")
    if chosen in ROUGH:
        return facts.today - timedelta(days=ROUGH[chosen])
    return date.fromisoformat(chosen) if chosen else facts.today


def promised_on(answers: Answers, facts: Facts) -> date | None:
    chosen = choice(answers, "promised")
    friday = (4 - facts.today.weekday()) % 7
    near = {"this_week": friday, "next_week": 7 + friday, "two_weeks": 14}
    if chosen in near:
        return facts.today + timedelta(days=near[chosen])
    return date.fromisoformat(chosen) if chosen not in ("", "no_day") else None


def has_promise(answers: Answers, facts: Facts) -> str:
    return "yes" if promised_on(answers, facts) and facts.keeps != "nothing" else "no"


def ask_after(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    on = promised_on(answers, facts)
    return (Wake(f"asked:{on}"),) if on and choice(answers, "tell") == "day_after" else ()


def applied_records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    if choice(answers, "note") == "no":
        return ()
    on = promised_on(answers, facts)
    taps: dict[str, tuple[str, ...]] = {"stage": ("applied",)}
    if on:
        taps["promised"] = (on.isoformat(),)
        taps |= {"tell": ("asked",)} if choice(answers, "tell") == "day_after" else {}
    words = {name: text(answers, name) for name in ("company", "role") if text(answers, name)}
    return (Record("application", "application", applied_on(answers, facts), taps, words),)


def the_promise(answers: Answers, facts: Facts) -> Fills:
    return {"on": promised_on(answers, facts) or facts.today}


APPLIED = Flow(
    "applied",
    needs=needs,
    records=applied_records,
    closing="may_i_keep",
    knows={"company": "company", "role": "role"},
    steps=(
        say("hello"),
        pick("note", "yes", "no", no="fine", skipped="fine"),
        write("company", "none", if_no="none"),
        write("role", "none", if_no="none"),
        day("on", "today", "yesterday", "this_week", "weeks_ago"),
        day("promised", "this_week", "next_week", "two_weeks", "no_day", ahead=True),
        fork("has_promise", has_promise, yes="tell", no="may_i_keep"),
        pick("tell", "day_after", "quiet", fills=the_promise, if_yes="day_after", if_no="quiet", day_after="zone",
             then="may_i_keep"),
        ask_zone("zone", then="ask_after"),
        do("ask_after", ask_after),
        may_i_keep("may_i_keep"),
        keep(),
        say_what_was_kept(applied_records),
        say("goodbye", then="end"),
        say("fine", then="end"),
    ),
)  # fmt: skip


# --- the list -----------------------------------------------------------------------------------------------


def opened(answers: Answers, facts: Facts) -> Entry | None:
    return chosen_entry(answers, facts, "page", still_open)


def anything(answers: Answers, facts: Facts) -> str:
    return "some" if still_open(answers, facts) else "none"


def is_open(answers: Answers, facts: Facts) -> str:
    return "there" if opened(answers, facts) else "gone"


def head(answers: Answers, facts: Facts) -> Fills:
    entry = opened(answers, facts)
    words = entry.record.words if entry else {}
    return {
        "named": yes_or_no(words.get("company")),
        "company": words.get("company") or "-",
        "for": yes_or_no(words.get("role")),
        "role": words.get("role") or "-",
        "on": entry.record.on if entry else facts.today,
    }


def show(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    entry = opened(answers, facts)
    if entry is None:
        return ()
    said: list[Effect] = []
    for at in sorted(entry.record.taps.get("interview", ())):
        fills: Fills = {
            "on": date.fromisoformat(at[:10]), "timed": yes_or_no("T" in at), "time": at[11:16] or "-",
            "passed": yes_or_no(at[:10] < facts.today.isoformat()),
        }  # fmt: skip
        said.append(Say("applications.interview_at", fills))
    for on in entry.record.taps.get("promised", ()):
        said.append(Say("applications.answer_by", {"on": date.fromisoformat(on)}))
    return tuple(said)


def ways(answers: Answers, facts: Facts) -> tuple[str, ...]:
    entry = opened(answers, facts)
    set_already = entry and coming(entry.record, facts.today)
    moving = ("moved", "off") if set_already else ()
    return (*moving, "interview", "promised", "over", "delete", "list")


def to_interview(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    entry = opened(answers, facts)
    company = entry.record.words.get("company", "") if entry else ""
    moved = coming(entry.record, facts.today) if entry and choice(answers, "what") == "moved" else ()
    known = {"entry": f"e{entry.id}" if entry else "", "company": company, "replaces": moved[0] if moved else ""}
    return (Start("interview_ahead", known=known),)


def change(answers: Answers, facts: Facts, **taps: tuple[str, ...]) -> tuple[Effect, ...]:
    entry = opened(answers, facts)
    return (Change(entry.id, with_taps(entry.record, **taps)),) if entry else ()


def call_off(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    entry = opened(answers, facts)
    if entry is None:
        return ()
    gone = coming(entry.record, facts.today)[:1]
    left = tuple(at for at in entry.record.taps.get("interview", ()) if at not in gone)
    return change(answers, facts, interview=left)


def promise(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    entry, on = opened(answers, facts), promised_on(answers, facts)
    if entry is None or choice(answers, "promised") == "":
        return ()
    tell = tuple(each for each in entry.record.taps.get("tell", ()) if each != "asked")
    ask = choice(answers, "tell") == "day_after"
    taps = {"promised": (on.isoformat(),) if on else (), "tell": (*tell, "asked") if ask else tell}
    return (*change(answers, facts, **taps), *(ask_after(answers, facts)))


def close(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    days = LATER.get(choice(answers, "again"), 0)
    again = ((facts.today + timedelta(days=days)).isoformat(),) if days else ()
    woken: tuple[Effect, ...] = tuple(Wake(f"again:{on}") for on in again)
    return (*change(answers, facts, stage=(OVER,), again=again), *woken)


def closing_words(answers: Answers, facts: Facts) -> Fills:
    days = LATER.get(choice(answers, "again"), 0)
    return {"again": yes_or_no(days), "on": facts.today + timedelta(days=days)}


def erase(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    entry = opened(answers, facts)
    return (Erase(entry.id),) if entry else ()


APPLICATIONS = Flow(
    "applications",
    needs=needs,
    steps=(
        fork("anything", anything, some="page", none="none_yet"),
        pick("none_yet", "new", "interview", "done", new="to_applied", interview="to_interview_ahead", done="closed",
             skipped="closed"),
        pick("page", "new", "done", rows=entry_rows(still_open), new="to_applied", done="closed", skipped="closed"),
        fork("is_open", is_open, there="head", gone="closed"),
        say("head", fills=head),
        do("show", show),
        pick("what", "moved", "off", "interview", "promised", "over", "delete", "list", shown=ways,
             moved="to_interview", off="call_off", interview="to_interview", promised="promised", over="again",
             delete="delete_sure", list="page", skipped="closed"),
        do("to_interview", to_interview, then="end"),
        do("call_off", call_off),
        say("called_off", then="end"),
        day("promised", "this_week", "next_week", "two_weeks", "no_day", ahead=True, key="applied.promised",
            no_day="promise", skipped="closed"),
        pick("tell", "day_after", "quiet", key="applied.tell", fills=the_promise, if_yes="day_after",
             if_no="quiet"),
        do("promise", promise),
        say("promise_noted", then="end"),
        pick("again", "three_months", "six_months", "no", skipped="close"),
        do("close", close),
        say("is_over", fills=closing_words, then="end"),
        pick("delete_sure", "delete", "keep", optional=False, keep="stays", delete="erase"),
        say("stays", then="end"),
        do("erase", erase),
        say("erased", then="end"),
        say("closed", then="end"),
        do("to_applied", lambda answers, facts: (Start("applied"),), then="end"),
        do("to_interview_ahead", lambda answers, facts: (Start("interview_ahead"),), then="end"),
    ),
)  # fmt: skip
