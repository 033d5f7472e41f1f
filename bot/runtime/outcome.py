"""What a turn leaves: everything that is to be saved and said, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.core.archive import Belongings
from bot.core.groups import GroupAct
from bot.core.records import Entry, Record
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import Person, Reminder, Talk


@dataclass(frozen=True, slots=True)
class Kept:
    """The records of a session, in place of all it kept before."""

    session: str
    records: tuple[Record, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Acting:
    """Something they want with a group; `id` is that of the post which comes of it, where one does."""

    act: GroupAct
    id: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A code by which another account may become this person's, in place of any earlier one. Empty: none."""

    code: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """The code that this person typed; they offer none of their own from now on."""

    code: str = field(repr=False)


Together = Callable[[tuple[Talk, ...], tuple[Talk, ...], Mapping[int, int]], tuple[tuple[Talk, ...], tuple[Talk, ...]]]
"""The talks that stay and the talks that move to another person, as both go on; and the new numbers of entries."""


@dataclass(frozen=True, slots=True)
class Join:
    """Be one person with whoever claimed the code: the older one stays. The replies are owed to that one."""

    talks: Together = field(repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """All accounts but the oldest leave the person; where one of those asks, it leaves alone."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a turn wants saved, all of it or nothing."""

    person: Person
    talks: tuple[Talk, ...] = ()
    """The talks to write; one whose session has ended is removed."""
    kept: tuple[Kept, ...] = ()
    changed: tuple[Entry, ...] = field(default=(), repr=False)
    erased: tuple[int, ...] = ()
    erased_days: tuple[date, date] | None = None
    """All entries of a stretch of days, both ends with it."""
    erased_numbers: tuple[int, int] | None = None
    """All entries of these ids, both ends with it."""
    brought: Belongings | None = field(default=None, repr=False)
    """What was imported: its entries get ids above all others."""
    reminders: tuple[Reminder, ...] = ()
    cancels: bool = False
    """Nothing that was promised before is sent; what this turn promises is."""
    link: Offer | Claim | Join | Part | None = None
    """What becomes of the person's accounts, after all else is saved."""
    acts: tuple[Acting, ...] = ()
    """What they want with groups."""
    leaving: bool = False
    """They were told that everything is going to be erased, unless they write."""
    forget: bool = False
    """Erase the person and everything of them instead of saving anything; the replies leave unsaved."""
    counts: tuple[str, ...] = ()
    """What there is one more of this month, of everybody together."""
    replies: tuple[Outgoing, ...] = field(default=(), repr=False)


class StandingAsked(Exception):
    """A turn can't be taken before it is known how somebody stands in a group now. Nothing of it is saved."""

    def __init__(self, place: Place, account: str) -> None:
        super().__init__()
        self.place = place
        self.account = account
