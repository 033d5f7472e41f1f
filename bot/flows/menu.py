"""The first words, and the menu: what the bot is, what it is not, and what it can do.

Anything typed here that is no choice is read as if no conversation were open.

Serves: S18, C2, U9.
"""

from __future__ import annotations

from bot.core.answer import Answers
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import Step, pick, say, start

NEWS = ("interview_ahead", "interview_done", "offer", "declined", "they_wrote", "job_loss", "other_person", "scam")
THOUGHTS = ("vent", "replay", "whats_wrong", "destined", "stopped", "expectations")
FORWARD = ("win", "fired_up", "feedback", "feedback_reply", "values", "comfort", "line", "advice")
MINE = ("wins", "history", "recap", "patterns", "learned", "applications", "group")
UPKEEP = ("daily_setup", "settings", "keeping", "mydata", "bring", "forget")
PAGES = {"news": NEWS, "thoughts": THOUGHTS, "forward": FORWARD, "mine": MINE, "upkeep": UPKEEP}
"""What stands behind each choice that opens a page. Each one is called by a word, too (commands.ftl)."""
CHOICES = ("carry_on", "rejected", "no_answer", *PAGES, "helpnow")
BESIDES = {"upkeep": {"about": "about"}}
"""Choices of a page that open no conversation, and the step each leads to."""


def offered(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """Carrying on is offered first, and only when something waits to be carried on."""
    return CHOICES if facts.parked else CHOICES[1:]


def ways(*flows: str) -> dict[str, str]:
    """Each choice leads to the conversation of its name."""
    return {flow: f"to_{flow}" for flow in flows}


def pages() -> tuple[Step, ...]:
    return tuple(
        pick(name, *flows, *BESIDES.get(name, ()), skipped="later", leads=ways(*flows) | BESIDES.get(name, {}))
        for name, flows in PAGES.items()
    )


WELCOME = Flow(
    "welcome",
    gives_way=True,
    steps=(
        say("hello"),
        pick("first", "rejected", "no_answer", "menu", "about", "helpnow", skipped="later",
             rejected="to_rejected", no_answer="to_no_answer", menu="to_menu", about="about",
             helpnow="to_helpnow"),
        start("to_rejected", "rejected"),
        start("to_no_answer", "no_answer"),
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
        pick("what", *CHOICES, skipped="later", shown=offered,
             leads=ways("carry_on", "rejected", "no_answer", "helpnow") | {page: page for page in PAGES}),
        pages(),
        tuple(start(f"to_{flow}", flow) for flow in ("carry_on", "rejected", "no_answer", "helpnow")),
        tuple(start(f"to_{flow}", flow) for flows in PAGES.values() for flow in flows),
        say("about", key="welcome.about", then="end"),
        say("later", key="ui.gone", then="end"),
    ),
)  # fmt: skip
