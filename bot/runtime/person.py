"""A person as a turn finds them: what the bot knows besides their history, their talks and what is promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bot.core.facts import Keeps
from bot.core.session import Session


class Shared(NamedTuple):
    """A line of somebody's own list of what they shared with groups."""

    post: str
    group: str
    on: str
    """The day, by their own clock."""
    about: str = "words"


@dataclass(frozen=True, slots=True)
class Person:
    """What the bot knows about a person besides their history."""

    id: str
    keeps: Keeps | None = None
    adult: bool | None = None
    country: str | None = None
    locale: str = "en"
    zone: str = ""
    name: str = field(default="", repr=False)
    heard: Mapping[str, int] = field(default_factory=dict)
    """Which variant of a message they met last, by key."""
    quiet_until: datetime | None = None
    tone: str = ""
    """The tone they chose; empty: gentle."""
    muted: tuple[str, ...] = ()
    """Lines by other people that stay away."""
    wrong_codes: tuple[datetime, ...] = ()
    """When they lately typed codes that did not fit."""
    daily: str = ""
    """When the daily check-in comes, as `Daily` of the core writes it; empty: it does not."""
    quiet_hours: str = ""
    """Hours in which nothing is sent, such as "22-9"; empty: those of the house."""
    spoke_at: datetime | None = None
    """When the bot last spoke first, and how often it did since they last answered."""
    unanswered: int = 0
    met: Mapping[str, str] = field(default_factory=dict)
    """Lines they have read lately, each with its day."""
    counted: Mapping[str, int] = field(default_factory=dict)
    """What they counted themselves, such as practice: it only rises."""
    recalled: int = 0
    """The id of the win or line that came back last, so that the next one is another."""
    said: tuple[tuple[str, int], ...] = ()
    """The last lines of the bot's own, by key and variant, so that one can be kept."""
    dismissed: tuple[str, ...] = field(default=(), repr=False)
    """What was noticed and is never to be shown again."""
    brought: tuple[int, int] | None = None
    """The ids of what was imported last, from and to."""
    recap: str = ""
    """How often a message offers a picture, weekly or monthly; empty: never."""
    silent: bool = False
    """They stopped all messages: nothing of groups comes unasked until they share again."""
    shares: tuple[Shared, ...] = field(default=(), repr=False)
    """What they shared with groups: post, group and day, the latest last. Their own list, as long as it stands."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A session as it is stored. A parked one waits to be carried on and holds nothing back."""

    session: Session
    touched: datetime
    parked: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """One promised message. A second one of the same name takes the first one's place."""

    name: str
    due: datetime


@dataclass(frozen=True, slots=True)
class State:
    """A person as a turn finds them: themselves and their unfinished talks, the latest first."""

    person: Person
    talks: tuple[Talk, ...] = ()
    new: bool = False
    """This is the first thing that ever arrived from them."""
    promised: tuple[Reminder, ...] = ()
    """What else is promised to them; looked up only for a reminder that has come due."""
    last_entry: int = 0
    """The highest id that was ever given to an entry: there are no more than that."""
    held: int = 0
    """How many bytes their entries take, sealed."""
