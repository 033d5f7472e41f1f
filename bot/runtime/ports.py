"""What the runtime asks of a store, of an adapter and of who draws; and what these hand over or refuse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from bot.core.archive import Belongings
from bot.core.facts import Linking
from bot.core.groups import BuddyView, GroupView, PostView
from bot.core.records import Entry, Kind, Page
from bot.runtime.incoming import Incoming, Place
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Attachment, Outgoing, Picture
from bot.runtime.person import Reminder, State


class Look(Protocol):
    """What a turn may read of the person's history, inside its own transaction."""

    def page(self, number: int, size: int = 5, only: tuple[Kind, ...] = (), fold_before: date | None = None) -> Page:
        """Entries newest first (by day, then id); pages count from 1, one past the end is empty.

        `only` these kinds; with `fold_before`, what was closed before that day is left out and counted instead.
        """

    def counts(self) -> Mapping[Kind, int]:
        """How many entries there are of each kind."""

    def next_of(self, kinds: tuple[Kind, ...], after: int, until: date) -> Entry | None:
        """The entry of these kinds, of `until` or earlier, whose turn it is `after` another one, by its id.

        Ids go down, and from the lowest to the highest again: each comes back once before one comes back twice.
        """

    def within(self, first: date, last: date) -> int:
        """How many entries stand between two days, both of them with it."""

    def last_entry(self) -> int:
        """The highest id that was ever given to an entry."""

    def search(self, words: str, size: int = 5) -> tuple[Entry, ...]:
        """The newest entries in which all of these words were written. How far back it looks is bounded."""

    def entry(self, id: int) -> Entry | None: ...

    def recent(self, kind: Kind, since: date) -> int:
        """How many entries of a kind happened on `since` or later."""

    def by_day(self, kind: Kind) -> tuple[tuple[date, int], ...]:
        """The days on which entries of a kind happened, the earliest first, each with how many there were."""

    def latest(self, kind: Kind, size: int = 10) -> tuple[Entry, ...]:
        """The newest entries of a kind (by day, then id)."""

    def linking(self, typed: str, incoming: Incoming) -> Linking:
        """How the person's accounts stand to each other, to the code they made, and to one that was typed."""

    def groups(self) -> tuple[GroupView, ...]:
        """The groups that they belong to, the oldest first."""

    def group(self, id: str) -> tuple[GroupView, Place, str] | None:
        """A group, its room, and the person's account on its platform; None where there is no such group."""

    def posts(self, ids: Sequence[str], *, locked: bool = False) -> tuple[PostView, ...]:
        """Posts by their ids; those that are gone for good are left out. `locked`: nobody else changes them now."""

    def replies(self, post: str) -> tuple[PostView, ...]:
        """The answers that stand under a post, the latest first."""

    def in_review(self, group: str) -> tuple[PostView, ...]:
        """What waits for a group's moderators and what was reported; after that, with its outcome, what was decided."""

    def advice(self, group: str) -> tuple[PostView, ...]:
        """The latest line of advice that stands in a group, if there is one."""

    def helpers(self, post: str) -> tuple[tuple[str, str], ...]:
        """Who would practise with them, where the post that asked is theirs: a name, and how to find them."""

    def buddy(self, id: str, now: datetime) -> BuddyView:
        """How they stand to a buddy: in a group, or in one pair."""


TurnStep = Callable[[State, Look], Outcome]
"""The pure part of a turn. It is called once, or not at all when the event was seen before."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A reply that is saved and not yet known to be delivered."""

    id: str
    outgoing: Outgoing = field(repr=False)


@dataclass(frozen=True, slots=True)
class Removal:
    """Messages that are to be taken out of a chat whose person was erased."""

    id: str
    place: Place
    receipts: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Woken:
    """How many reminders were looked at, and what is owed to each person to whom one had something to say."""

    looked_at: int
    owed: tuple[tuple[Owed, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Waking:
    """A reminder that has come due, and whom it is for."""

    person: str
    place: Place
    account: str = field(repr=False)
    reminder: Reminder


@dataclass(frozen=True, slots=True)
class Talking:
    """Somebody whose talk is open, and when something last happened in it."""

    account: str = field(repr=False)
    since: datetime


class Store(Protocol):
    """Every person's state and history. A turn is one transaction; turns of one person never overlap."""

    async def turn(self, incoming: Incoming, step: TurnStep, invite: str | None = None) -> tuple[Owed, ...]:
        """Take a turn and return what is owed for this event. A repeated event only returns what is unsent.

        A reminder that came due is taken off the list by its turn, which may promise it anew. One that is no longer
        there, because it was said elsewhere, cancelled, or erased with its person, has no turn.
        With an `invite`, empty or not, a stranger has a turn only if it counts, as an invitation or as a code that
        links them to somebody; the turn uses it up. Raises NotInvited.
        An exception of `step` passes through and leaves nothing changed. Raises StoreError for the store's own.
        """

    async def sent(self, owed: str, receipt: str = "") -> None:
        """The platform accepted it; `receipt` is its id of the message."""

    async def again(self, owed: str, wait: float = 0.0, *, counted: bool = False) -> None:
        """It was not accepted: whoever takes it over after so many seconds tries again, unless it was refused often."""

    async def owed(self, platform: str) -> tuple[Owed, ...]:
        """Everything saved for a platform, not known to be delivered, and this worker's to deliver; oldest first.

        What nobody alive delivers is this worker's from now on.
        """

    async def orphaned(self, platform: str, most: int) -> tuple[Owed, ...]:
        """What nobody alive delivers, and this worker does from now on; oldest first."""

    async def talking(self, platform: str) -> tuple[Talking, ...]:
        """Whose talk is open on a platform, the latest first: whoever was cut off looks there for what they missed."""

    async def first_taken(self, platform: str, events: Sequence[str]) -> str | None:
        """The first of these events that had its turn; None where none had."""

    async def gone(self, place: Place) -> None:
        """Nobody is reached there any more: what was promised there is not sent, until they come and ask anew."""

    async def belongings(self, person: str) -> Belongings | None:
        """Everything there is of a person, of one moment; None when nobody is there."""

    async def wake(
        self,
        platform: str,
        now: datetime,
        step_of: Callable[[Incoming], TurnStep],
        most: int,
        room: str | None = None,
    ) -> Woken:
        """Take the turns of the oldest reminders that have come due, of a platform or of one room.

        Of two workers that ask at once each gets others. A turn that fails is put off; the reminder stays.
        """

    async def sweep(self, now: datetime) -> None:
        """Erase what has had its time: idle talks and replies after 7 days, ids of events and messages after 30."""

    async def counted(self) -> tuple[tuple[str, str, int], ...]:
        """What was counted of everybody together: the month (YYYY-MM), what it was, and how often."""

    async def close(self) -> None: ...


class Leases(Protocol):
    """What several workers on one store agree on, by the database's clock."""

    async def join(self, owner: str) -> None:
        """From now on what is saved here is `owner`'s to deliver."""

    async def hold(self, name: str, owner: str, seconds: float) -> bool:
        """Take a lease, or renew it, by the database's clock. False: somebody else has it."""

    async def give_back(self, name: str, owner: str) -> None:
        """End a lease."""

    async def leave(self, owner: str) -> None:
        """End all leases of a worker; what it had still to deliver is anybody's."""

    async def spend(self, name: str, turns: int, each: float, wait: float = 0.0) -> tuple[float, float]:
        """Take so many turns at a pace that all workers share. Returns the database's time, and that of the first."""


class StoreError(Exception):
    """The store cannot do it. `key` names the sentence of the content that says so; nothing else is told."""

    key = "errors.store"

    def __init__(self, key: str = "") -> None:
        super().__init__(key or self.key)
        self.key = key or self.key


def named(error: Exception) -> str:
    """What a log may say of an error: its text may hold what a person wrote."""
    return error.key if isinstance(error, StoreError) else type(error).__name__


class NotInvited(Exception):
    """A stranger came without an invitation where one is needed. Nothing of them is stored."""


class Draws(Protocol):
    """Who draws pictures. It must neither hold up the event loop nor stand in the way of the words."""

    async def draw(self, picture: Picture) -> Attachment | None:
        """The picture as a file, or None when it can't be drawn now. Raises nothing."""


class Unreachable(Exception):
    """The platform will never take it: the person blocked the bot, or is gone. Nothing more is sent to them."""


class NotTaken(Exception):
    """The platform answered, and refused this message. It may do so a few times before the message is given up."""


class Adapter(Protocol):
    """A platform: what arrives becomes Incoming, Outgoing becomes the platform's own."""

    platform: str

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        """Send it and return the platform's id of the message.

        `owed` is the id of the reply, the same at every attempt; empty for one that is not saved.
        Raises Unreachable when it never can be, NotTaken when it was refused, and whatever else when it was not
        accepted now. Without an answer, only what is not `unprompted` may be sent again.
        """
