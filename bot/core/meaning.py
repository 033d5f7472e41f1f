"""What a typed message means: intent, details, feelings and the safety tier, each with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Tier = Literal["soft", "passive", "active", "imminent", "self_harm", "third_party"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was read: the rule's id and where in the text it matched (characters, end exclusive)."""

    rule: str
    start: int
    end: int
    view: str = "plain"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of one message. `slots` and `feelings` hold words of the person: never log them."""

    intent: str = "other"
    slots: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    feelings: tuple[str, ...] = field(default=(), repr=False)
    crisis: Tier | None = None
    close: tuple[str, ...] = ()
    """Other intents that read almost as well: ask instead of guessing."""
    reasons: tuple[Reason, ...] = field(default=(), repr=False)
    guessed: bool = False
    """The intent was likely, and no rule said it: good enough to begin with, not to interrupt for."""


NOTHING = Meaning()
