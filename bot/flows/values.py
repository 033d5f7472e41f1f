"""'What matters to me, and why I'm doing this': optional, private and written, never graded.

Someone who wrote it before sees it first. Writing about what matters helped people find work again; being made to say
it aloud hurt some, so nobody asks for more than a tap.

Serves: F16, P33.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Fills, Quote
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import fork, pick, picks, say, write
from bot.flows.shared import keep_it, own

VALUES = (
    "people", "care", "craft", "learning", "fairness", "freedom", "security", "beauty", "humour", "faith", "nature",
)  # fmt: skip


def written_before(answers: Answers, facts: Facts) -> str:
    return "before" if own(facts, "value") else "first"


def the_why(answers: Answers, facts: Facts) -> Fills:
    entry = own(facts, "value")[0] if own(facts, "value") else None
    return {
        "on": entry.record.on if entry else facts.today,
        "why": Quote(entry.record.words["what"] if entry else "-"),
    }


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    taps = {"matters": picked(answers, "matters")} if picked(answers, "matters") else {}
    words = {
        "what": text(answers, "why"),
        "matters": text(answers, "matters"),
        "lived": text(answers, "lived"),
    }
    words = {name: said for name, said in words.items() if said}
    return (Record("value", "value", facts.today, taps, words),) if taps or words else ()


def named(answers: Answers, facts: Facts) -> str:
    return "named" if picked(answers, "matters") or text(answers, "matters") else "none"


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("value",))


def anything(answers: Answers, facts: Facts) -> str:
    return "something" if records(answers, facts) and choice(answers, "still") != "yes" else "nothing"


VALUES_AND_WHY = Flow(
    "values",
    records=records,
    closing="may_i_keep",
    needs=needs,
    steps=(
        fork("written_before", written_before, before="your_why", first="private"),
        say("your_why", fills=the_why),
        pick("still", "yes", "anew", if_yes="yes", if_no="anew", yes="still_so", anew="matters", skipped="still_so"),
        say("still_so", then="end"),
        say("private"),
        picks("matters", *VALUES, phase="understand"),
        fork("named", named, named="lived", none="why"),
        write("lived", phase="understand"),
        write("why", "no_line", phase="understand", if_no="no_line"),
        fork("anything", anything, something="may_i_keep", nothing="later"),
        keep_it(records, then="again"),
        say("again", then="end"),
        say("later", then="end"),
    ),
)  # fmt: skip
