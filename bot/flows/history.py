"""'What I told you': the person's own history, newest first; open one, mend it, move its day, delete it.

Serves: S2, F14, P19 P24 P26, G16; principle U13.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.core.answer import Answers, choice, text
from bot.core.effects import Change, Choice, Effect, Erase, Fills, Quote, Say, Token, yes_or_no
from bot.core.events import Event, Picked
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry
from bot.core.session import Session
from bot.core.steps import day, do, fork, pick, say, write

FIELDS = (
    "company", "role", "what", "when", "feelings", "sting", "rewrite", "evidence", "replay", "more",
    "pictured", "listen", "listen_friend", "logged", "improve", "taught", "examples", "strengths", "moments",
    "camera", "guessed", "friend", "counter", "why", "other", "matters", "lived", "letter", "own_load", "told",
    "since", "fills_in", "gone_words", "blank_what", "reply", "kind_word", "reasons", "stance", "hoped",
    "on_my_mind", "aside",
)  # fmt: skip
"""The fields that hold words, in the order in which an entry shows them."""
TAPPED = ("outcome", "stance", "sort", "try", "phrase", "how", "went")
"""Choices that an entry shows, besides feelings, in this order."""
DAYS = ("until", "promised", "interview", "again")
"""Choices that are days."""
PIECE = 300
"""Characters of own words shown in one message."""


# --- which part of the history this turn is about ----------------------------------------------------------


def needs(session: Session, event: Event) -> Needs:
    """The entry that is open, or the page that is about to be shown."""
    chosen = event.choices[0] if isinstance(event, Picked) and event.choices else ""
    if session.step == "page" and chosen[:1] == "e" and chosen[1:].isdigit():
        return Needs(entry=int(chosen[1:]))
    if session.step == "page" and chosen[:1] == "p" and chosen[1:].isdigit():
        return Needs(page=int(chosen[1:]))
    opened = choice(session.answers, "page")
    entry = int(opened[1:]) if opened[:1] == "e" else None
    return Needs(page=1, entry=entry)


def row(entry: Entry) -> Choice:
    record = entry.record
    named = record.words.get("company") or record.words.get("what") or record.words.get("role") or ""
    fills: Fills = {
        "kind": Token(record.kind),
        "on": record.on,
        "named": yes_or_no(named),
        "name": named or "-",
        "step": Token((*record.taps.get("what", ()), "own")[0]),
    }
    return Choice(f"e{entry.id}", fills, "row")


def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    page = facts.page
    if page is None:
        return ()
    older = (Choice(f"p{page.number + 1}", label="older"),) if page.older else ()
    newer = (Choice(f"p{page.number - 1}", label="newer"),) if page.number > 1 else ()
    return (*(row(entry) for entry in page.entries), *older, *newer)


def anything(answers: Answers, facts: Facts) -> str:
    return "something" if facts.page and facts.page.entries else "nothing"


def turned_to(answers: Answers, facts: Facts) -> str:
    if choice(answers, "page")[:1] == "p":
        return "page"
    return "entry" if facts.entry else "gone"


# --- one entry ---------------------------------------------------------------------------------------------


def head(answers: Answers, facts: Facts) -> Fills:
    if facts.entry is None:
        return {"kind": Token("none"), "on": facts.today, "rough": Token("no"), "stage": Token("unknown")}
    record = facts.entry.record
    return {
        "kind": Token(record.kind),
        "on": record.on,
        "rough": yes_or_no(record.taps.get("rough")),
        "stage": Token((*(record.taps.get("stage", ()) if record.kind != "application" else ()), "unknown")[0]),
    }


def show(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """Each thing they wrote or chose, as they said it, in pieces that fit."""
    if facts.entry is None:
        return ()
    record = facts.entry.record
    said: list[Effect] = []
    for feeling in record.taps.get("feelings", ()):
        said.append(Say("history.felt", {"feeling": Token(feeling)}))
    for matter in record.taps.get("matters", ()):
        said.append(Say("history.mattered", {"matter": Token(matter)}))
    for step in record.taps.get("what", ()) if record.kind == "step" else ():
        said.append(Say("history.chose", {"step": Token(step)}))
    for chosen in record.taps.get("what", ()) if record.kind == "plan" else ():
        said.append(Say("history.tapped", {"tap": Token(f"plan_{chosen}")}))
    for name in TAPPED:
        for chosen in record.taps.get(name, ()):
            said.append(Say("history.tapped", {"tap": Token(f"{name}_{chosen}")}))
    for name in DAYS:
        for day_chosen in record.taps.get(name, ()):
            on = date.fromisoformat(day_chosen[:10])
            said.append(Say("history.by_day", {"what": Token(name), "on": on}))
    for field in FIELDS:
        words = record.words.get(field, "")
        pieces = [words[at : at + PIECE] for at in range(0, len(words), PIECE)]
        for number, piece in enumerate(pieces):
            said.append(Say("history.wrote" if number == 0 else "history.wrote_on",
                            {"field": Token(field), "words": Quote(piece)}))  # fmt: skip
    return tuple(said)


def fields(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    """What can be mended: what is there, and for a no its company and role in any case."""
    if facts.entry is None:
        return ()
    record = facts.entry.record
    there = [field for field in FIELDS if field in record.words]
    wanted = ["company", "role", "what"] if record.kind == "rejection" else ["what"]
    return tuple(
        Choice(f"f_{field}", {"field": Token(field)}, "row")
        for field in FIELDS
        if field in there or field in wanted
    )  # fmt: skip


def mend(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    field = choice(answers, "field").removeprefix("f_")
    if facts.entry is None or not field:
        return ()
    record = facts.entry.record
    words = {**record.words, field: text(answers, "new_words")}
    return (Change(facts.entry.id, replace(record, words=words)),)


def clear(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    field = choice(answers, "field").removeprefix("f_")
    if facts.entry is None or not field:
        return ()
    record = facts.entry.record
    words = {name: value for name, value in record.words.items() if name != field}
    return (Change(facts.entry.id, replace(record, words=words)),)


def new_day(answers: Answers, facts: Facts) -> date:
    answer = choice(answers, "new_day")
    back = {"today": 0, "yesterday": 1, "this_week": 3, "weeks_ago": 21}
    if answer in back:
        return facts.today - timedelta(days=back[answer])
    return min(date.fromisoformat(answer), facts.today)


def move(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    if facts.entry is None:
        return ()
    record = facts.entry.record
    taps = {name: value for name, value in record.taps.items() if name != "rough"}
    if choice(answers, "new_day") in ("this_week", "weeks_ago"):
        taps["rough"] = ("yes",)
    return (Change(facts.entry.id, replace(record, on=new_day(answers, facts), taps=taps)),)


def erase(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Erase(facts.entry.id),) if facts.entry else ()


def may_write(answers: Answers, facts: Facts) -> str:
    return "yes" if facts.keeps == "words" else "no"


def the_new_words(answers: Answers, facts: Facts) -> Fills:
    return {"words": Quote(text(answers, "new_words")[:PIECE])}


def the_new_day(answers: Answers, facts: Facts) -> Fills:
    return {"on": new_day(answers, facts)}


HISTORY = Flow(
    "history",
    needs=needs,
    steps=(
        fork("anything", anything, something="page", nothing="nothing_yet"),
        say("nothing_yet", then="end"),
        pick("page", "done", rows=rows, done="closed", skipped="closed"),
        fork("turned_to", turned_to, page="page", entry="head", gone="gone"),
        say("gone", then="end"),
        say("head", fills=head),
        do("show", show),
        pick("entry", "edit", "day", "delete", "list", edit="may_write", day="new_day", delete="delete_sure",
             list="page", skipped="closed"),
        fork("may_write", may_write, yes="field", no="no_words"),
        say("no_words", then="end"),
        pick("field", "never_mind", rows=fields, never_mind="head", skipped="head"),
        write("new_words", "clear", clear="clear_it", skipped="head"),
        do("mend", mend),
        say("mended", fills=the_new_words, then="end"),
        do("clear_it", clear),
        say("cleared", then="end"),
        day("new_day", "today", "yesterday", "this_week", "weeks_ago", skipped="head"),
        do("move", move),
        say("moved", fills=the_new_day, then="end"),
        pick("delete_sure", "delete", "keep", optional=False, keep="head", delete="erase"),
        do("erase", erase),
        say("erased", then="end"),
        say("closed", then="end"),
    ),
)  # fmt: skip
