"""What can happen in a conversation. Everything that reaches `advance` is one of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.answer import Answer
from bot.core.meaning import NOTHING, Meaning


@dataclass(frozen=True, slots=True)
class Began:
    """The conversation opens. `known` answers steps beforehand, so that nothing told is asked again."""

    known: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    opening: str = field(default="", repr=False)
    """The message that opened it, in the person's own words."""


@dataclass(frozen=True, slots=True)
class Wrote:
    text: str = field(repr=False)
    meaning: Meaning = NOTHING


@dataclass(frozen=True, slots=True)
class Picked:
    """Choices of a step. `done` is false for a tap that only toggles one of several; `words` came beside them.

    With `all` they are everything that is chosen, in place of what was chosen before.
    """

    step: str
    choices: tuple[str, ...] = field(default=(), repr=False)
    done: bool = True
    words: str = field(default="", repr=False)
    all: bool = False


@dataclass(frozen=True, slots=True)
class WentBack:
    pass


@dataclass(frozen=True, slots=True)
class Skipped:
    pass


@dataclass(frozen=True, slots=True)
class Stopped:
    pass


@dataclass(frozen=True, slots=True)
class Resumed:
    """They came back to a conversation that was parked, or the bot owes them the open question again."""

    greet: bool = True


@dataclass(frozen=True, slots=True)
class Corrected:
    """They put a detail right that was understood before: new answers, by step."""

    known: Mapping[str, Answer] = field(default_factory=dict, repr=False)
    chosen: str = ""
    """They answered the open question with it: by this choice, and with what the next ones would have asked."""


Event = Began | Corrected | Wrote | Picked | WentBack | Skipped | Stopped | Resumed
