"""'I'm destined for this': their own history, in their own words, beside the belief and never against it.

First it is asked whether it is about work or about everything; the second leads to the plain question. Nothing here
says what will come, neither way.

Serves: F8 F14 F23, P28 P29, A10, C7 C9.
"""

from __future__ import annotations

from bot.core.answer import Answers, picked, text
from bot.core.effects import Effect, Fills, Quote, Say
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry, Record
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, write
from bot.flows.asking_gently import soft_question
from bot.flows.shared import keep_it, look_in, own

MET = {"phone_screen", "interview", "final_round", "offer_stage"}
"""Rounds in which somebody wanted to speak with them."""
SHOWN = 3


def met(facts: Facts) -> int:
    """How many of the kept no's came after somebody had wanted to meet them."""
    return sum(bool(MET & set(e.record.taps.get("stage", ()))) for e in facts.latest.get("rejection", ()))


def own_words(facts: Facts) -> tuple[Entry, ...]:
    """What they counted as a win, and the sentences they wrote again."""
    return (*own(facts, "win"), *own(facts, "line"))[:SHOWN]


def their_history(answers: Answers, facts: Facts) -> str:
    return "something" if met(facts) or own_words(facts) else "nothing"


def show(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    said: list[Effect] = []
    if met(facts):
        said.append(Say("destined.met", {"times": met(facts)}))
    for entry in own_words(facts):
        said.append(Say("destined.wrote", {"on": entry.record.on, "words": Quote(entry.record.words["what"])}))
    return tuple(said)


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    words = {"sting": text(answers, "sentence"), "counter": text(answers, "counter")}
    words = {name: said for name, said in words.items() if said}
    taps = {"about": picked(answers, "about")} if picked(answers, "about") else {}
    made = [Record("note", "destined", facts.today, taps, words)] if words or taps else []
    if text(answers, "own_line"):
        made.append(Record("line", "own_line", facts.today, words={"what": text(answers, "own_line")}))
    return tuple(made)


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("rejection", "win", "line"))


def counted(answers: Answers, facts: Facts) -> Fills:
    return {"counter": Quote(text(answers, "counter"))}


DESTINED = Flow(
    "destined",
    records=records,
    closing="may_i_keep",
    needs=needs,
    steps=(
        say("heavy"),
        pick("about", "work", "everything", "dont_know", phase="feel", everything="soft", dont_know="soft",
             then="sentence"),
        soft_question("soft", then="sentence"),
        write("sentence", "leave_it", phase="feel", leave_it="their_history", skipped="their_history"),
        say("held", key="shared.held"),
        fork("their_history", their_history, something="look", nothing="counter"),

        pick("look", "yes", "no", phase="understand", if_yes="yes", if_no="no", yes="show", no="left",
             skipped="left"),
        do("show", show, then="own_line"),
        write("counter", "none", depth=True, phase="understand", if_no="none", none="none_noted", skipped="none_noted"),
        say("counted", fills=counted),
        write("own_line", "leave_both", depth=True, phase="understand", if_no="leave_both", leave_both="both",
              skipped="both"),
        say("line_thanks", then="may_i_keep"),
        say("both", then="may_i_keep"),
        say("none_noted", then="may_i_keep"),
        say("left", then="may_i_keep"),

        keep_it(records, then="look_in"),
        look_in(),
    ),
)  # fmt: skip
