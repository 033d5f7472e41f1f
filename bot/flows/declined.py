"""'I turned it down': theirs to decide, a reason kept for a day when they wonder, a letter if one is due.

Serves: F11 F25, P33, R9, C6.
"""

from __future__ import annotations

from bot.core.answer import Answers, picked, text
from bot.core.effects import Fills, yes_or_no
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, keep, letter, may_i_keep, pick, picks, say, write
from bot.flows.kept import say_what_was_kept

FEELINGS = ("relieved", "calm", "proud", "sad", "unsure", "regret", "scared", "tired", "fired_up")
HARD = {"sad", "unsure", "regret", "scared"}
REASONS = ("work", "people", "pay", "place", "hours", "values", "better", "gut")


def mood(answers: Answers, facts: Facts) -> str:
    felt = set(picked(answers, "feelings"))
    if felt & HARD:
        return "hard"
    return "said" if felt or text(answers, "feelings") else "unsaid"


def any_reason(answers: Answers, facts: Facts) -> str:
    return "yes" if picked(answers, "reasons") or text(answers, "reasons") else "no"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    taps = {step: picked(answers, step) for step in ("feelings", "reasons") if picked(answers, step)}
    words = {step: text(answers, step) for step in ("company", "feelings", "reasons") if text(answers, step)}
    made = [Record("offer", "offer", facts.today, {**taps, "outcome": ("declined",)}, words)]
    if text(answers, "wonder"):
        made.append(Record("line", "wonder", facts.today, words={"what": text(answers, "wonder")}))
    return tuple(made)


def the_letter(answers: Answers, facts: Facts) -> Fills:
    who, company = text(answers, "who"), text(answers, "company")
    return {
        "who": who or "-", "to": yes_or_no(who),
        "company": company or "-", "named": yes_or_no(company),
    }  # fmt: skip


DECLINED = Flow(
    "declined",
    records=records,
    closing="may_i_keep",
    knows={"company": "company"},
    steps=(
        say("hello"),
        write("company"),
        picks("feelings", *FEELINGS, phase="feel"),
        fork("mood", mood, hard="hard", said="thanks", unsaid="unsaid"),
        say("hard", then="reasons"),
        say("unsaid", then="reasons"),
        say("thanks"),
        picks("reasons", *REASONS, phase="understand"),
        fork("any_reason", any_reason, yes="wonder", no="told"),
        write("wonder", "nothing", phase="understand", if_no="nothing"),
        pick("told", "told", "draft", "later", phase="act", draft="who", then="may_i_keep"),
        write("who", "no_name", depth=True, phase="act"),
        say("draft"),
        letter("decline_letter", fills=the_letter),
        may_i_keep("may_i_keep"),
        keep(),
        say_what_was_kept(records),
        say("goodbye", then="end"),
    ),
)  # fmt: skip
