"""Bringing a history along: an export of this bot, or a table of another tracker. Shown first, undone in one tap.

Serves: principles U13 and U16.
"""

from __future__ import annotations

import json
from typing import Any

from bot.core.answer import Answers, choice, text
from bot.core.effects import Bring, Effect, EraseMany, Fills, Remember, Say, Token
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.room import size_of
from bot.core.session import END, Session
from bot.core.steps import do, fork, may_i_keep, pick, say

WHATS = ("own", "table", "too_large", "too_wide", "too_long", "no_text", "no_columns", "empty", "unknown")
SAMPLES = 3


def needs(session: Session, event: Event) -> Needs:
    return Needs(last_entry=True, room=True)


def brought(answers: Answers) -> list[dict[str, Any]]:
    """The entries of the file, as plain values; they were checked when it was opened."""
    lines = text(answers, "lines")
    entries: list[dict[str, Any]] = json.loads(lines)["entries"] if lines.startswith("{") else []
    return entries


def count(answers: Answers, facts: Facts) -> Fills:
    return {"count": len(brought(answers))}


def what_it_is(answers: Answers, facts: Facts) -> str:
    what = choice(answers, "what_file")
    if not what:
        return "no_file"
    return what if what in ("own", "table") else "neither"


def why_not(answers: Answers, facts: Facts) -> Fills:
    return {"what": Token(choice(answers, "what_file") or "unknown")}


def columns(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """Which column is taken for what, and the first rows as they would be kept."""
    said: list[Effect] = []
    for pair in answers["columns"].words if "columns" in answers else ():
        what, _, head = pair.partition(":")
        said.append(Say("bring.column", {"what": Token(what), "head": head}))
    for entry in brought(answers)[:SAMPLES]:
        words = entry["words"]
        name = words.get("company") or words.get("role") or words.get("what") or "-"
        said.append(Say("bring.sample", {"kind": Token(entry["kind"]), "name": name}))
    return tuple(said)


def rest(answers: Answers, facts: Facts) -> Fills:
    left_out, undated = [*text(answers, "besides").split(), "0", "0"][:2]
    return {
        "count": len(brought(answers)),
        "left_out": int(left_out) if left_out.isdigit() else 0,
        "undated": int(undated) if undated.isdigit() else 0,
    }


def may_bring(answers: Answers, facts: Facts) -> str:
    return "no" if facts.keeps == "nothing" else "yes"


def fits(answers: Answers, facts: Facts) -> str:
    """Whether the history has room for all of it: nothing is taken over in part."""
    size, entries = 0, brought(answers)
    for entry in entries:
        words = entry["words"] if facts.keeps == "words" else {}
        size += size_of(Record(entry["kind"], entry["name"], facts.today, entry["choices"], words))
    return "yes" if facts.room.for_more(size, len(entries)) == "words" else "no"


def bring(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    ids = [entry["id"] for entry in brought(answers)]
    first, last = facts.last_entry + 1, facts.last_entry + max(ids, default=0)
    return (Bring(text(answers, "lines") or "{}"), Remember("brought", f"{first} {last}"))


def undo(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (EraseMany(numbers=facts.brought), Remember("brought", "")) if facts.brought else ()


BRING = Flow(
    "bring",
    needs=needs,
    told={"what_file": WHATS, "lines": ()},
    steps=(
        fork("what_it_is", what_it_is, own="own", table="table", neither="why_not", no_file="how"),
        say("how", then=END),
        say("why_not", fills=why_not, then=END),
        say("own", fills=count, then="may_i_keep"),
        say("table"),
        do("columns", columns),
        say("rest", fills=rest),
        may_i_keep("may_i_keep"),
        fork("may_bring", may_bring, yes="fits", no="keeps_nothing"),
        say("keeps_nothing", then=END),
        fork("fits", fits, yes="sure", no="no_room"),
        pick("sure", "bring", "leave", if_yes="bring", if_no="leave", bring="still_fits", leave="left", skipped="left"),
        say("left", then=END),
        # Meanwhile another talk may have kept something.
        fork("still_fits", fits, yes="bring", no="no_room"),
        say("no_room", then=END),
        do("bring", bring),
        say("brought", fills=count),
        pick("undo", "undo", "fine", if_yes="undo", if_no="fine", undo="take_back", fine="fine", skipped="fine"),
        say("fine", then=END),
        do("take_back", undo),
        say("undone", then=END),
    ),
)  # fmt: skip
