"""'I want to vent': write, nobody answers back, and then it is theirs to keep or to throw away.

Nothing is kept unless they say so. Several messages, no advice, no question in between. When the same thing is let out
a third time within two weeks, a page for it is offered: going round alone wears people down.

Serves: F1 F26, P1 P46, C6.
"""

from __future__ import annotations

from datetime import timedelta

from bot.core.answer import Answers, text
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import fork, pick, say, start, write
from bot.flows.asking_gently import soft_question
from bot.flows.jar import from_the_jar
from bot.flows.shared import keep_it

OFTEN = 2
"""So many kept within two weeks before this one make the offer of a page due."""


def anything(answers: Answers, facts: Facts) -> str:
    return "written" if text(answers, "vent") else "nothing"


def ways_on(answers: Answers, facts: Facts) -> tuple[str, ...]:
    lately = [e for e in facts.latest.get("vent", ()) if e.record.on >= facts.today - timedelta(days=14)]
    return ("throw", "keep", "heavy", "page") if len(lately) >= OFTEN else ("throw", "keep", "heavy")


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    if not text(answers, "vent"):
        return ()
    return (Record("vent", "vent", facts.today, words={"listen": text(answers, "vent")}),)


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("vent",), recall="earlier")


VENT = Flow(
    "vent",
    records=records,
    closing="may_i_keep",
    needs=needs,
    steps=(
        write("vent", "done", many=True, phase="feel"),
        fork("anything", anything, written="out", nothing="nothing"),
        say("nothing", then="end"),
        say("out"),
        pick("what_now", "throw", "keep", "heavy", "page", shown=ways_on, throw="thrown", keep="may_i_keep",
             heavy="heavy", page="to_page", skipped="thrown"),
        soft_question("heavy", then="afterwards"),
        pick("afterwards", "throw", "keep", depth=True, throw="thrown", keep="may_i_keep", skipped="thrown"),
        say("thrown", then="end"),
        start("to_page", "replay"),
        keep_it(records, then="jar_there"),
        from_the_jar(then="end", afterwards="quiet"),
        say("quiet", key="shared.goodbye", then="end"),
    ),
)  # fmt: skip
