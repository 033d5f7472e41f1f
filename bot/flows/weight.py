"""Shared: how much it weighs on them, in a word, before a talk and after it. Only for those who ask for it.

The first one is a choice among the feelings, after words for them and never before: it makes no talk longer for anybody
else. It is asked again at the end, and kept only when it was answered twice. Nobody is told which way it went.

Serves: S2; principle U10.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked
from bot.core.facts import Facts
from bot.core.steps import Step, fork, pick, say

WEIGH = "weigh"
"""The choice among the feelings that asks for it."""
WEIGHTS = ("a_lot", "some", "a_little")


def felt(answers: Answers) -> tuple[str, ...]:
    """The feelings that were chosen, without the wish to say how much they weigh."""
    return tuple(feeling for feeling in picked(answers, "feelings") if feeling != WEIGH)


def weighs_before(*, then: str) -> tuple[Step, ...]:
    """Directly below the feelings."""

    def wanted(answers: Answers, facts: Facts) -> str:
        return "yes" if WEIGH in picked(answers, "feelings") else "no"

    return (
        fork("weigh", wanted, yes="weight", no=then),
        pick("weight", *WEIGHTS, key="shared.weight", depth=True, phase="feel", then=then),
    )


def weighs_after(*, then: str) -> tuple[Step, ...]:
    """Where the talk is over: asked of those who said it before."""

    def said_before(answers: Answers, facts: Facts) -> str:
        return "yes" if choice(answers, "weight") else "no"

    def now(answers: Answers, facts: Facts) -> str:
        before, after = choice(answers, "weight"), choice(answers, "weight_now")
        return "more" if after and WEIGHTS.index(after) < WEIGHTS.index(before) else "on"

    return (
        fork("weighed", said_before, yes="weight_now", no=then),
        pick("weight_now", *WEIGHTS, key="shared.weight_now", depth=True),
        fork("weighs_more", now, more="stirred_up", on=then),
        say("stirred_up", key="shared.stirred_up", then=then),
    )


def both(answers: Answers) -> tuple[str, ...]:
    """Before and after, where both were said."""
    said = choice(answers, "weight"), choice(answers, "weight_now")
    return said if all(said) else ()
