"""The first words, and the menu: what the bot is, what it is not, and what it can do.

Anything typed here that is no choice is read as if no conversation were open.

Serves: S18, C2, U9.
"""

from __future__ import annotations

from bot.core.answer import Answers
from bot.core.effects import Fills, Token
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import pick, say, start

CHOICES = ("rejected", "carry_on", "history", "keeping", "helpnow", "about")


def offered(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """Carrying on is offered first, and only when something waits to be carried on."""
    rest = tuple(choice for choice in CHOICES if choice != "carry_on")
    return ("carry_on", *rest) if facts.parked else rest


def waiting(answers: Answers, facts: Facts) -> Fills:
    return {"parked": Token(facts.parked or "none")}


WELCOME = Flow(
    "welcome",
    gives_way=True,
    steps=(
        say("hello"),
        pick("first", "rejected", "about", "helpnow", skipped="later", rejected="to_rejected", about="about",
             helpnow="to_helpnow"),
        start("to_rejected", "rejected"),
        say("about"),
        pick("then_what", "rejected", "menu", "helpnow", skipped="later", rejected="to_rejected_then",
             menu="to_menu", helpnow="to_helpnow"),
        start("to_rejected_then", "rejected"),
        start("to_menu", "menu"),
        start("to_helpnow", "helpnow"),
        say("later", key="ui.gone", then="end"),
    ),
)  # fmt: skip

MENU = Flow(
    "menu",
    gives_way=True,
    steps=(
        pick("what", *CHOICES, skipped="later", shown=offered, fills=waiting, rejected="to_rejected",
             carry_on="to_carry_on", history="to_history", keeping="to_keeping", helpnow="to_helpnow", about="about"),
        start("to_rejected", "rejected"),
        start("to_carry_on", "carry_on"),
        start("to_history", "history"),
        start("to_keeping", "keeping"),
        start("to_helpnow", "helpnow"),
        say("about", key="welcome.about", then="end"),
        say("later", key="ui.gone", then="end"),
    ),
)  # fmt: skip
