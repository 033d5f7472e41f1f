"""'What's wrong with me?': written down, met kindly, and looked at only if they want. Evidence, or a guess.

The sentence is neither argued with nor said back. "Nothing, a guess" is a full answer. What somebody did once may be
written as something done once, and both sentences stay.

Serves: F6 F7 F14 F22, P5 P9 P11, R3 R4 R25 R29, C3.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Fills, Token
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, pick, say, write
from bot.flows.asking_gently import soft_question
from bot.flows.shared import keep_it, look_in

WRITTEN = {"guess": "sting", "more": "more", "evidence": "evidence", "rewrite": "rewrite"}


def how_seen(answers: Answers, facts: Facts) -> Fills:
    return {"seen": Token("once" if choice(answers, "seen") in ("heard", "saw") else "guess")}


def kept_anything(answers: Answers, facts: Facts) -> str:
    return "something" if records(answers, facts) else "nothing"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    words = {field: text(answers, step) for step, field in WRITTEN.items() if text(answers, step)}
    taps = {"seen": picked(answers, "seen")} if picked(answers, "seen") else {}
    if not words and not taps:
        return ()
    made = [Record("note", "whats_wrong", facts.today, taps, words)]
    if text(answers, "rewrite"):
        made.append(Record("line", "rewrite", facts.today, words={"what": text(answers, "rewrite")}))
    return tuple(made)


WHATS_WRONG = Flow(
    "whats_wrong",
    records=records,
    closing="may_i_keep",
    steps=(
        say("hard_question"),
        write("guess", "nothing", phase="feel", nothing="no_answer", skipped="no_answer"),
        say("held", key="shared.held"),
        pick("what_now", "look", "stay", "heavy", "put_down", look="seen", stay="more", heavy="heavy",
             put_down="put_down", skipped="put_down"),
        write("more", "done", many=True, depth=True, phase="feel", then="put_down"),
        soft_question("heavy", then="after_heavy"),
        pick("after_heavy", "put_down", "look", depth=True, look="seen", put_down="put_down", skipped="put_down"),

        # Evidence, or a guess.
        pick("seen", "heard", "saw", "guess", "dont_know", depth=True, phase="understand",
             if_no="guess", heard="evidence", saw="evidence", guess="a_guess", dont_know="a_guess", skipped="put_down"),
        write("evidence", depth=True, phase="understand", then="rewrite"),
        say("a_guess"),
        write("rewrite", "leave_it", depth=True, phase="understand", fills=how_seen, if_no="leave_it",
              leave_it="put_down",
              skipped="put_down"),
        say("side_by_side", then="may_i_keep"),

        say("no_answer", then="may_i_keep"),
        say("put_down", then="may_i_keep"),
        keep_it(records, then="kept_anything"),
        fork("kept_anything", kept_anything, something="look_in", nothing="goodbye"),
        look_in(),
    ),
)  # fmt: skip
