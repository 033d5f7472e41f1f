"""Settings: how the bot sounds, when it may write, whose time and country it goes by, a name, what it keeps.

Serves: C6, principle U13.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, text
from bot.core.effects import Effect, Fills, Remember, yes_or_no
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import country, pick, say, start, write
from bot.flows.helpnow import COUNTRIES, settle

OTHERS = ("tone", "daily_setup", "zone", "keeping")


def called(answers: Answers, facts: Facts) -> Fills:
    return {"named": yes_or_no(facts.name), "name": facts.name or "-"}


def call_me(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    if choice(answers, "name") == "none":
        return (Remember("name", ""),)
    return (Remember("name", text(answers, "name")[:40]),) if text(answers, "name") else ()


SETTINGS = Flow(
    "settings",
    steps=(
        pick("which", "daily_setup", "tone", "zone", "country", "name", "keeping", "close", country="country",
             close="closed", skipped="closed", leads={"name": "name"} | {flow: f"to_{flow}" for flow in OTHERS}),
        country("country", *COUNTRIES, "elsewhere", key="helpnow.country", effects=settle, elsewhere="elsewhere",
                skipped="closed"),
        say("country_settled", then="end"),
        say("elsewhere", key="helpnow.elsewhere", then="end"),
        write("name", "none", fills=called, effects=call_me, skipped="closed"),
        say("name_settled", fills=called, then="end"),
        tuple(start(f"to_{flow}", flow) for flow in OTHERS),
        say("closed", then="end"),
    ),
)  # fmt: skip
