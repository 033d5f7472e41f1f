"""'They offered me the job and want a deposit': a calm warning, what to check, what to do if it is too late.

Practical help comes first, since an hour can matter. Nobody is scolded: this was done to them. There was hope in that
offer as well, and it may be said.

Serves: S11 S15, P1 P2, C12.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, pick, say, write
from bot.flows.shared import keep_it, look_in


def done_already(answers: Answers, facts: Facts) -> str:
    return "done" if choice(answers, "practical") in ("paid", "details") else "open"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    taps = {"scam": picked(answers, "practical")} if picked(answers, "practical") else {}
    words = {"told": text(answers, "told")} if text(answers, "told") else {}
    return (Record("note", "scam", facts.today, taps, words),)


SCAM = Flow(
    "scam",
    records=records,
    closing="may_i_keep",
    steps=(
        say("calm"),
        pick("practical", "asked", "paid", "details", "not_sure", asked="check", paid="paid", details="details",
             not_sure="signs", skipped="check"),
        say("signs"),
        say("check"),
        say("check_how", then="hope"),
        say("paid"),
        say("paid_then", then="hope"),
        say("details", then="hope"),

        pick("hope", "tell", "enough", if_yes="tell", if_no="enough", tell="told", enough="not_foolish",
             skipped="not_foolish"),
        write("told", "done", many=True, depth=True, phase="feel"),
        say("not_foolish"),
        keep_it(records, then="how_it_ends"),
        fork("how_it_ends", done_already, done="look_in", open="goodbye"),
        look_in(),
    ),
)  # fmt: skip
