"""The soft question: asked plainly, once, wherever heavy words leave it open whether someone is in danger.

Serves: F8 F9 F23, P41 (replaced: nothing here says that one cannot die of it).
"""

from __future__ import annotations

from bot.core.steps import Step, help_now, pick, say


def soft_question(name: str, *, then: str) -> tuple[Step, ...]:
    """The question and what follows each answer. Every answer but No and Misread shows help at once."""
    stay = f"{name}_stay"
    return (
        pick(name, "yes", "sometimes", "wish", "no", "cant_say", "misread", key="safety.soft_question", depth=True,
             yes=f"{name}_help", sometimes=f"{name}_help", wish=f"{name}_help", cant_say=f"{name}_help",
             no=f"{name}_no", misread=f"{name}_misread", skipped=f"{name}_help"),
        say(f"{name}_no", key="safety.soft_no", then=then),
        say(f"{name}_misread", key="safety.soft_misread", then=then),
        say(f"{name}_help", key="safety.thank_you"),
        help_now(f"{name}_lines"),
        say(stay, key="safety.stay", then="end"),
    )  # fmt: skip
