"""One line for the next person: what they would tell somebody who gets this news tomorrow.

People who struggle are helped more by giving advice than by getting it. The line is theirs: it is kept, and no group
sees it without a preview and a confirmation of its own.

Serves: P24 P26.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, pick, say, write
from bot.flows.shared import keep_it


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    if not text(answers, "line"):
        return ()
    taps = {"for_group": picked(answers, "for_group")} if picked(answers, "for_group") else {}
    made = [Record("advice", "advice", facts.today, taps, {"what": text(answers, "line")})]
    if choice(answers, "for_you") == "yes":
        made.append(Record("line", "for_you", facts.today, words={"what": text(answers, "line")}))
    return tuple(made)


def how_it_ends(answers: Answers, facts: Facts) -> str:
    return "kept" if facts.keeps == "words" else "passing"


ADVICE = Flow(
    "advice",
    records=records,
    closing="may_i_keep",
    steps=(
        say("you_know"),
        write("line", "none", if_no="none", none="none", skipped="none"),
        say("thanks"),
        pick("for_you", "yes", "no", "not_today", if_yes="yes", if_no="no"),
        pick("for_group", "ask_me", "mine", if_yes="ask_me", if_no="mine"),
        keep_it(records, then="how_it_ends"),
        fork("how_it_ends", how_it_ends, kept="yours", passing="end"),
        say("yours", then="end"),
        say("none", then="end"),
    ),
)  # fmt: skip
