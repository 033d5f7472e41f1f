"""A tap on something that stands in a group: what it changes there, and what the one who tapped is told.

A cheer or a "me too" is tapped on and off. What only one answer fits is changed by another tap. Nobody learns who
tapped, and whoever wrote it can't cheer for themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.groups.posts import CHEER, HELD, ME_TOO, REPORT, SHOWN_FROM, Post

ON_AND_OFF: Mapping[str, tuple[str, ...]] = {"share": HELD, "week": ("no", "try", "win", "plan")}
"""What is tapped on and off, by the kind of post."""
ONE_OF: Mapping[str, tuple[str, ...]] = {"pulse": ("heavy", "slow", "moving", "good")}
"""Of these an answer takes the place of the one before."""
ENOUGH = 5
"""So many people have to have answered before anything of what they said shows."""


@dataclass(frozen=True, slots=True)
class Tap:
    """What a tap comes to. `on` and `off` are the marks that change."""

    answer: str
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    shows: bool = False
    """What stands in the group looks different by it."""
    cheered: bool = False
    reported: bool = False


def tapped(post: Post | None, choice: str, mine: Collection[str], tallies: Mapping[str, int], account: str) -> Tap:
    if post is None or not post.stands or post.closed:
        return Tap("over")
    if choice == REPORT and post.kind == "share":
        return Tap("reported_before") if REPORT in mine else Tap("reported", on=(REPORT,), reported=True)
    own = post.author is not None and post.author.account == account
    if choice in ON_AND_OFF.get(post.kind, ()):
        if own:
            return Tap("your_own")
        before = tallies.get(choice, 0)
        if choice in mine:
            return Tap("taken_back", off=(choice,), shows=_shown(post, before) != _shown(post, before - 1))
        shows = _shown(post, before) != _shown(post, before + 1)
        answer = {CHEER: "cheered", ME_TOO: "me_too_too"}.get(choice, "noted")
        return Tap(answer, on=(choice,), shows=shows, cheered=choice in HELD)
    if choice in ONE_OF.get(post.kind, ()):
        if choice in mine:
            return Tap("noted")
        # How many answered shows when it closes, and not while they do.
        return Tap("noted", on=(choice,), off=tuple(mine))
    return Tap("over")


def _shown(post: Post, n: int) -> int:
    """What is shown of a count: nothing while there are few, and of a week only every fifth that is added."""
    if post.kind == "share":
        return n if n >= SHOWN_FROM else 0
    return n // ENOUGH * ENOUGH


def shown(post: Post, tallies: Mapping[str, int], choice: str) -> int:
    """How many tapped a button, as everybody may know it; 0 where it may not be known."""
    return _shown(post, tallies.get(choice, 0))
