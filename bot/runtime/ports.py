"""What comes in, what goes out, and what the runtime asks of a store and of an adapter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, NamedTuple, Protocol

from bot.core.archive import Belongings
from bot.core.facts import Keeps, Linking
from bot.core.groups import BuddyView, GroupAct, GroupView, PostView, Standing
from bot.core.records import Entry, Kind, Page, Record
from bot.core.session import Session
from bot.words.markup import Span as Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a talk happens: the platform and its id of the room."""

    platform: str
    room: str = field(repr=False)
    topic: str = field(default="", repr=False)
    """The part of a group where the bot speaks, where that is to be asked about."""


@dataclass(frozen=True, slots=True)
class Text:
    """Something typed."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tap:
    """A button: `v1:<session>:<step>:<choice>`, or `v1:::<words>` for one outside a conversation."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ticked:
    """All that is chosen now at a question that takes several, from a menu: the tokens of the choices.

    `question` is a token of the question without a choice, since nothing chosen is an answer too.
    """

    question: str = field(repr=False)
    tokens: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Here:
    """The person opened the chat: greet them, or go on where they were."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that can't be read, named as in the words of `platform.ftl`: sticker, voice, picture, file ..."""

    kind: str


@dataclass(frozen=True, slots=True)
class File:
    """A file they sent, to be brought into the history. One that is too large is not fetched at all."""

    content: bytes = field(repr=False)
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that has come due: it enters by the same door as a message."""

    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that arrived. `id` is the platform's own id of it: the same id is never handled twice."""

    id: str
    at: datetime
    place: Place
    account: str = field(repr=False)
    what: Text | Tap | Ticked | Here | Sent | File | Due
    language: str = ""
    standings: Mapping[str, Standing] = field(default_factory=dict, repr=False)
    """How they stand in groups right now, by the groups' rooms: asked for while their turn was taken."""


@dataclass(frozen=True, slots=True)
class Button:
    token: str = field(repr=False)
    label: str = field(repr=False)
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or a file that goes with a message, whose words say the same to those who can't see it."""

    kind: Literal["picture", "document"]
    name: str = field(repr=False)
    """A file name without folders, such as `onward-history.zip`."""
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its kind and what it shows, as JSON values. It is drawn when it is delivered, and not before."""

    kind: str
    dark: bool
    data: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One private message to one person, in words and not yet in a platform's own form."""

    place: Place
    text: tuple[Span, ...] = field(repr=False)
    buttons: tuple[Button, ...] = field(default=(), repr=False)
    controls: tuple[Button, ...] = field(default=(), repr=False)
    """Skip, Back and Stop, where the open question has them."""
    several: bool = False
    writes: bool = False
    keys: tuple[str, ...] = ()
    """Which messages of the content it is made of: what transcripts and tests go by."""
    attachment: Attachment | None = field(default=None, repr=False)
    encloses: str = ""
    """Whose belongings go with it, as a file that is made when it is sent: nothing of it waits in the outbox."""
    unprompted: bool = False
    """Nobody did anything just now that it answers."""
    picture: Picture | None = field(default=None, repr=False)
    """What becomes an attachment on the way out. The words say the same, and go alone when it can't be drawn."""

    @property
    def plain(self) -> str:
        return "".join(span.text for span in self.text)


@dataclass(frozen=True, slots=True)
class Notice:
    """What everybody in a group may read: a line of the content and the label of a button, by their keys alone.

    Nothing that anybody said fits into it. An Outgoing is private, and no public way takes one.
    """

    key: str
    button: str = ""


class WrongAudience(Exception):
    """Something private was on its way to where others read. A mistake of the program: nothing is sent."""


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


@dataclass(frozen=True, slots=True)
class Kept:
    """The records of a session, in place of all it kept before."""

    session: str
    records: tuple[Record, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Waking:
    """A reminder that has come due, and whom it is for."""

    person: str
    place: Place
    account: str = field(repr=False)
    reminder: Reminder


@dataclass(frozen=True, slots=True)
class Offer:
    """A code by which another account may become this person's, in place of any earlier one. Empty: none."""

    code: str = field(repr=False)
    until: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """The code that this person typed; they offer none of their own from now on."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Acting:
    """Something they want with a group; `id` is that of the post which comes of it, where one does."""

    act: GroupAct
    id: str = ""


class StandingAsked(Exception):
    """A turn can't be taken before it is known how somebody stands in a group now. Nothing of it is saved."""

    def __init__(self, place: Place, account: str) -> None:
        super().__init__()
        self.place = place
        self.account = account


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
class Talking:
    """Somebody whose talk is open, and when something last happened in it."""

    account: str = field(repr=False)
    since: datetime


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
