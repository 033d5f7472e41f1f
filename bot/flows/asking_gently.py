"""The soft question, for wherever heavy words leave it open whether someone is in danger."""

from __future__ import annotations

from bot.core.effects import Start
from bot.core.steps import Step, do


def soft_question(name: str, *, then: str) -> Step:
    """Ask it over the conversation, which goes on with `then` afterwards: a question of its own, or the end."""
    return do(name, lambda answers, facts: (Start("safety", known={"tier": "soft"}),), then=then)
