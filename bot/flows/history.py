"""'What I told you': the person's own history, newest first; open one, mend it, move its day, delete it.

It can be searched in their own words. What was closed more than a month ago stands folded, on a page of its own.

Serves: S2, F14, P19 P24 P26 P28, G16; principle U13.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from bot.core.answer import Answers, choice, text
from bot.core.effects import Add, Change, Choice, Effect, Erase, Fills, Quote, Say, Start, Token, yes_or_no
from bot.core.events import Began, Event, Picked, WentBack, Wrote
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import CLOSED, Entry, Kind, Record
from bot.core.room import size_of, size_of_words
from bot.core.session import Session
from bot.core.steps import Doer, Forker, day, do, fork, pick, say, write
from bot.flows.jar import called, line_of

FIELDS = (
    "company", "role", "sector", "what", "when", "feelings", "sting", "rewrite", "evidence", "replay", "more",
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
KIND_WORDS = ("kind_word", "reply")
"""Fields that hold what somebody else wrote."""
LINES = tuple(field for field in FIELDS if field not in ("company", "role", "sector", "when", "since"))
"""Fields that may be kept as a line or as a win."""
ONLY: Mapping[str, tuple[Kind, ...]] = {
    "wins": ("win",), "lines": ("line",), "lessons": ("lesson",), "closed": CLOSED,
}  # fmt: skip
"""Pages of one kind."""
GROWS = ("which_line", "which_win", "new_words")
"""Questions whose answer needs room."""
PIECE = 300
"""Characters of own words shown in one message."""


# --- which part of the history this turn is about ----------------------------------------------------------


def needs(session: Session, event: Event) -> Needs:
    """The entry that is open, the page that is about to be shown, or the words that are looked for."""
    chosen = event.choices[0] if isinstance(event, Picked) and event.choices else ""
    only = ONLY.get(choice(event.known if isinstance(event, Began) else session.answers, "only"), ())
    asks = session.step in ("page", "found")
    number = 1
    if session.step == "page" and chosen[:1] == "p" and chosen[1:].isdigit():
        number = int(chosen[1:])
    if asks and chosen[:1] == "e" and chosen[1:].isdigit():
        return Needs(entry=int(chosen[1:]))
    sought = event.text if session.step == "sought" and isinstance(event, Wrote) else text(session.answers, "sought")
    opened = next((step for step in reversed(session.trail) if step in ("page", "found")), "")
    entry = choice(session.answers, opened)
    return Needs(
        room=session.step in GROWS,
        page=number,
        only=only,
        search=sought if session.step in ("sought", "found") or isinstance(event, WentBack) else "",
        entry=int(entry[1:]) if entry[:1] == "e" else None,
    )


def name_of(entry: Entry) -> str:
    record = entry.record
    return record.words.get("company") or line_of(entry) or record.words.get("role") or ""


def row(entry: Entry) -> Choice:
    record = entry.record
    named = name_of(entry)
    fills: Fills = {
        "kind": Token(record.kind),
        "on": record.on,
        "named": yes_or_no(named),
        "name": named or "-",
        "step": Token((*record.taps.get("what", ()), "own")[0]),
        "sort": Token(called(entry)),
    }
    return Choice(f"e{entry.id}", fills, "row")


def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    page = facts.page
    if page is None:
        return ()
    older = (Choice(f"p{page.number + 1}", label="older"),) if page.older else ()
    newer = (Choice(f"p{page.number - 1}", label="newer"),) if page.number > 1 else ()
    folded = (Choice("closed", {"count": page.folded}, "closed"),) if page.folded else ()
    return (*(row(entry) for entry in page.entries), *older, *newer, *folded)


def found_rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return tuple(row(entry) for entry in facts.found)


def anything_found(answers: Answers, facts: Facts) -> str:
    return "found" if facts.found else "nothing"


def sought(answers: Answers, facts: Facts) -> Fills:
    return {"words": text(answers, "sought") or "-"}


def anything(answers: Answers, facts: Facts) -> str:
    return "something" if facts.page and (facts.page.entries or facts.page.folded) else "nothing"


def turned_to(answers: Answers, facts: Facts) -> str:
    chosen = choice(answers, "page")
    if chosen == "closed":
        return "closed"
    return "page" if chosen[:1] == "p" else there(answers, facts)


def there(answers: Answers, facts: Facts) -> str:
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
    for before, after in (record.taps["weight"],) if len(record.taps.get("weight", ())) == 2 else ():
        said.append(Say("history.weighed", {"before": Token(before), "after": Token(after)}))
    for matter in record.taps.get("matters", ()):
        said.append(Say("history.mattered", {"matter": Token(matter)}))
    for step in record.taps.get("what", ()) if record.kind == "step" else ():
        said.append(Say("history.chose", {"step": Token(step)}))
    for chosen in record.taps.get("what", ()) if record.kind == "plan" else ():
        said.append(Say("history.tapped", {"tap": Token(f"plan_{chosen}")}))
    for line in record.taps.get("line", ()):
        said.append(Say("history.bots_line", {"line": Quote(line)}))
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
    """What can be mended: what is there, and for a no its company, role and kind of place in any case."""
    if facts.entry is None:
        return ()
    record = facts.entry.record
    there = [field for field in FIELDS if field in record.words]
    wanted = ["company", "role", "sector", "what"] if record.kind == "rejection" else ["what"]
    return tuple(
        Choice(f"f_{field}", {"field": Token(field)}, "row")
        for field in FIELDS
        if field in there or field in wanted
    )  # fmt: skip


def as_mended(answers: Answers, facts: Facts) -> Record | None:
    field = choice(answers, "field").removeprefix("f_")
    if facts.entry is None or not field:
        return None
    record = facts.entry.record
    return replace(record, words={**record.words, field: text(answers, "new_words")})


def room_to_mend(answers: Answers, facts: Facts) -> str:
    mended = as_mended(answers, facts)
    if facts.entry is None or mended is None:
        return "gone"
    return "entry" if facts.room.for_change(size_of(mended) - size_of(facts.entry.record)) else "no_room"


def mend(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    mended = as_mended(answers, facts)
    return (Change(facts.entry.id, mended),) if facts.entry and mended else ()


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


# --- a line for a hard day, a win for the jar ---------------------------------------------------------------


def ways_on(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """What can be done with an entry: some of what they wrote may be kept as a line, or as a win."""
    record = facts.entry.record if facts.entry else None
    written = record is not None and any(field in record.words for field in LINES)
    line = ("line",) if written and record and record.kind != "line" else ()
    jar = ("jar",) if written and record and record.kind != "win" else ()
    return ("edit", "day", *line, *jar, "delete", "list")


def lines(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    """What they wrote, by its name."""
    words = facts.entry.record.words if facts.entry else {}
    return tuple(Choice(f"f_{field}", {"field": Token(field)}, "row") for field in LINES if field in words)


def copied(answers: Answers, facts: Facts, step: str) -> str:
    """The words that are to be kept once more."""
    field = choice(answers, step).removeprefix("f_")
    return facts.entry.record.words.get(field, "") if facts.entry else ""


def room_for(step: str) -> Forker:
    """Whether a copy may be kept."""

    def room(answers: Answers, facts: Facts) -> str:
        if facts.entry is None:
            return "gone"
        if facts.keeps != "words":
            return "no_copy"
        size = size_of_words((copied(answers, facts, step),))
        return "entry" if facts.room.for_more(size) == "words" else "no_room"

    return room


def put_by(kind: Literal["line", "win"], step: str) -> Doer:
    def made(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
        field, words = choice(answers, step).removeprefix("f_"), copied(answers, facts, step)
        taps = {"kind": ("kind_word",)} if field in KIND_WORDS else {"kind": ("progress",)}
        on = facts.entry.record.on if facts.entry else facts.today
        record = Record(kind, f"from_{field}", on, taps if kind == "win" else {}, {"what": words})
        return (Add(record),) if words else ()

    return made


def may_write(answers: Answers, facts: Facts) -> str:
    return "yes" if facts.keeps == "words" else "no"


def the_new_words(answers: Answers, facts: Facts) -> Fills:
    return {"words": Quote(text(answers, "new_words")[:PIECE])}


def the_new_day(answers: Answers, facts: Facts) -> Fills:
    return {"on": new_day(answers, facts)}


HISTORY = Flow(
    "history",
    needs=needs,
    told={"only": tuple(ONLY)},
    steps=(
        fork("anything", anything, something="page", nothing="nothing_yet"),
        say("nothing_yet", then="end"),
        pick("page", "search", "done", rows=rows, search="sought", done="closed", skipped="closed"),
        fork("turned_to", turned_to, page="page", entry="head", gone="gone", closed="to_closed"),
        do("to_closed", lambda answers, facts: (Start("history", known={"only": "closed"}),), then="end"),
        write("sought", skipped="page"),
        fork("anything_found", anything_found, found="found_these", nothing="not_found"),
        say("not_found", fills=sought, then="page"),
        say("found_these", fills=sought),
        pick("found", "again", "list", rows=found_rows, key="history.page", again="sought", list="page",
             skipped="page"),
        fork("found_there", there, entry="head", gone="gone"),
        say("gone", then="end"),
        say("head", fills=head),
        do("show", show),
        pick("entry", "edit", "day", "line", "jar", "delete", "list", shown=ways_on, edit="may_write", day="new_day",
             line="which_line", jar="which_win", delete="delete_sure", list="page", skipped="closed"),
        pick("which_line", "never_mind", rows=lines, key="history.field", never_mind="head", skipped="head"),
        fork("line_there", room_for("which_line"), entry="keep_line", gone="gone", no_copy="no_copy",
             no_room="no_room"),
        do("keep_line", put_by("line", "which_line")),
        say("line_kept", then="end"),
        pick("which_win", "never_mind", rows=lines, key="history.field", never_mind="head", skipped="head"),
        fork("win_there", room_for("which_win"), entry="keep_win", gone="gone", no_copy="no_copy",
             no_room="no_room"),
        do("keep_win", put_by("win", "which_win")),
        say("win_kept", then="end"),
        say("no_copy", then="end"),
        say("no_room", then="end"),
        fork("may_write", may_write, yes="field", no="no_words"),
        say("no_words", then="end"),
        pick("field", "never_mind", rows=fields, never_mind="head", skipped="head"),
        write("new_words", "clear", clear="clear_there", skipped="head"),
        fork("mend_there", room_to_mend, entry="mend", gone="gone", no_room="no_room"),
        do("mend", mend),
        say("mended", fills=the_new_words, then="end"),
        fork("clear_there", there, entry="clear_it", gone="gone"),
        do("clear_it", clear),
        say("cleared", then="end"),
        day("new_day", "today", "yesterday", "this_week", "weeks_ago", skipped="head"),
        fork("move_there", there, entry="move", gone="gone"),
        do("move", move),
        say("moved", fills=the_new_day, then="end"),
        pick("delete_sure", "delete", "keep", optional=False, keep="head", delete="erase_there"),
        fork("erase_there", there, entry="erase", gone="gone"),
        do("erase", erase),
        say("erased", then="end"),
        say("closed", then="end"),
    ),
)  # fmt: skip
