"""Help now: the emergency number and people who answer, for the person's country, from every state.

Serves: F8 F9; principle U14.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Effect, Remember
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import country, do, fork, help_now, say

COUNTRIES = ("MY", "SG", "ID", "IN", "PH", "GB", "US", "CA", "AU", "NZ", "IE")


def settle(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    chosen = choice(answers, "country")
    return (Remember("country", chosen),) if len(chosen) == 2 else ()


HELPNOW = Flow(
    "helpnow",
    over=True,
    steps=(
        # Someone may name the country along with the wish: "help now, Malaysia".
        do("settle", settle),
        help_now("lines"),
        fork("country_known", lambda answers, facts: "known" if facts.country else "unknown",
             known="after", unknown="country"),
        country("country", *COUNTRIES, "elsewhere", effects=settle, elsewhere="elsewhere", skipped="after"),
        help_now("lines_there", then="end"),
        say("elsewhere", then="end"),
        say("after", then="end"),
    ),
)  # fmt: skip
