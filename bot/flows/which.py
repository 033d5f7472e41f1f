"""Two readings are close: ask, with a choice for each, instead of guessing. What was written goes along.

Serves: F1 F5 (words that could mean one thing or another).
"""

from __future__ import annotations

from bot.core.answer import Answers, picked
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import pick, say, start

READINGS = (
    "rejected",
    "no_answer",
    "interview_done",
    "offer",
    "declined",
    "job_loss",
    "other_person",
    "vent",
    "win",
)


def readings(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """The readings that are close, and a way to say that it is neither."""
    return (*picked(answers, "readings"), "neither")


WHICH = Flow(
    "which",
    gives_way=True,
    told={"readings": READINGS},
    steps=(
        pick("which", *READINGS, "neither", shown=readings, skipped="later", neither="to_menu",
             leads={name: f"to_{name}" for name in READINGS}),
        tuple(start(f"to_{name}", name) for name in (*READINGS, "menu")),
        say("later", key="ui.gone", then="end"),
    ),
)  # fmt: skip
