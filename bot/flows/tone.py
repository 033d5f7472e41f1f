"""How the bot sounds: gentle by default; plain, brave, humour or faith by choice, and whose lines stay away.

A tone changes words and never the order of things: feeling comes first in all of them. Faith is opt-in and never says
that a no was deserved. Quotes and proverbs can each be muted.

Serves: P22 P25 (each can be muted), P23 P27 P30 P40, G12, C2 C7.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Effect, Fills, Remember, Token
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import pick, say

TONES = ("gentle", "plain", "brave", "humour", "faith")
MUTED = {"both": "", "quotes": "proverbs", "proverbs": "quotes", "neither": "quotes proverbs"}
"""What stays away, by what may come."""


def as_it_is(answers: Answers, facts: Facts) -> Fills:
    return {"tone": Token(facts.tone or "gentle")}


def settle(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    chosen = choice(answers, "which")
    return (Remember("tone", "" if chosen == "gentle" else chosen),) if chosen in TONES else ()


def mute(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    chosen = choice(answers, "lines")
    return (Remember("muted", MUTED[chosen]),) if chosen in MUTED else ()


TONE = Flow(
    "tone",
    steps=(
        pick("which", *TONES, fills=as_it_is, effects=settle, skipped="as_it_was"),
        say("settled"),
        pick("lines", *MUTED, effects=mute, skipped="done"),
        say("lines_settled", then="end"),
        say("as_it_was", then="lines"),
        say("done", then="end"),
    ),
)  # fmt: skip
