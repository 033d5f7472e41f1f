"""What the bot may keep: the person's words too, only choices and dates, or nothing. Changed in two taps.

Serves: C6, principle U16; decisions 2 and 3.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Effect, Fills, Remember, Token, yes_or_no
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import do, fork, of_age, pick, say


def as_it_is(answers: Answers, facts: Facts) -> Fills:
    return {"keeps": Token(facts.keeps or "unasked")}


def run_by(answers: Answers, facts: Facts) -> Fills:
    name, contact = facts.operator or ("-", "-")
    return {"run": yes_or_no(facts.operator), "operator": name, "contact": contact}


def age_known(answers: Answers, facts: Facts) -> str:
    if choice(answers, "keep_what") != "words":
        return "known"
    return {None: "ask", True: "known", False: "young"}[facts.adult]


def grown(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return of_age(choice(answers, "age"))


def settle(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Remember("keeps", choice(answers, "keep_what")),)


KEEPING = Flow(
    "keeping",
    steps=(
        say("what_and_who", fills=run_by),
        pick("keep_what", "words", "taps", "nothing", "leave_it", fills=as_it_is,
             leave_it="as_it_was", skipped="as_it_was"),
        fork("of_age", age_known, known="settle", ask="age", young="young"),
        pick("age", "yes", "no", key="ui.age", optional=False, effects=grown, no="young"),
        do("settle", settle),
        say("settled", fills=as_it_is, then="end"),
        say("young", key="ui.young", then="end"),
        say("as_it_was", then="end"),
    ),
)  # fmt: skip
