"""How a share reads: the same to its author, before they say yes, and to everybody in the group after it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.effects import Fills, Quote, Say, Token, yes_or_no
from bot.core.groups import Draft


def share_says(about: str, by: str, text: str, numbers: Mapping[str, int]) -> tuple[Say, ...]:
    said: Fills = {"name": by or "-", "by": yes_or_no(by), "about": Token(about)}
    told = (Say("public.share", said), Say("public.said", {"text": Quote(text)}))
    before = numbers.get("before", 0)
    return (*told, Say("public.before", {"n": before})) if before else told


def preview(draft: Draft) -> tuple[Say, ...]:
    """What everybody would read, and nothing else."""
    return share_says(draft.about, draft.by, draft.text, draft.numbers)
