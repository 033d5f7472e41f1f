"""What comes in from a group, what stands in it, and what that asks of a store and of an adapter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.core.groups import Standing
from bot.groups.group import Group
from bot.groups.posts import Post
from bot.groups.totals import Days
from bot.runtime.incoming import Place
from bot.words.markup import Span


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button of something that stands in the group: `g1:<post>:<choice>`."""

    post: str
    choice: str


@dataclass(frozen=True, slots=True)
class Added:
    """The bot is in the group, and may write there."""


@dataclass(frozen=True, slots=True)
class Removed:
    """The bot is in the group no more, or the group is no more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The group goes on under another id."""

    room: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who may be its admin wants it set up. Where the bot is to speak, if they said so."""

    thread: str = field(default="", repr=False)
    moderators: str = field(default="", repr=False)
    forum: bool = False


@dataclass(frozen=True, slots=True)
class Alive:
    """Somebody answered what stands there. What they said is nobody's business here, and did not come along."""


@dataclass(frozen=True, slots=True)
class Ripe:
    """Something that has a time of its own: of a post, or with none, of the group."""

    post: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened in a group. `id` is the platform's own id of it: it is never handled twice."""

    id: str
    at: datetime
    place: Place
    what: Tapped | Added | Removed | Moved | Called | Alive | Ripe
    account: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    """What the group is called."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One member's tap on a post. Who it was cannot be read from it; `account` is sealed beside it for a while."""

    post: str
    kind: str
    mark: str
    account: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder for somebody: by their account in the group, or by who they are."""

    name: str
    account: str = field(default="", repr=False)
    person: str = field(default="", repr=False)
    moderators: bool = False
    """For all who moderate the group."""
    wait: float = 0.0
    """Hours until it may come."""


@dataclass(frozen=True, slots=True)
class GroupState:
    """A group as a turn in it finds it."""

    group: Group | None
    post: Post | None = None
    """The post that is meant."""
    mine: frozenset[str] = frozenset()
    """What this account has tapped on it."""
    tallies: Mapping[str, int] = field(default_factory=dict)
    """How many tapped each of its buttons."""
    posts: tuple[Post, ...] = ()
    """What stands there of the bot's own, besides shares: only for what comes by itself."""
    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many tapped what on those, by post."""
    members: tuple[Days, ...] = field(default=(), repr=False)
    """The entries of the last weeks of each member who lets theirs be counted, without saying whose."""
    seeking: tuple[str, ...] = ()
    """Who looks for a buddy, the longest first."""
    pairs_before: frozenset[frozenset[str]] = frozenset()
    """Who was found for whom lately."""
    advisers: tuple[str, ...] = ()
    """Who may be asked for a line for the next person."""
    answered: Post | None = None
    """The post that it replies to, where it has its time now."""


@dataclass(frozen=True, slots=True)
class GroupOutcome:
    """What a turn in a group wants saved, all of it or nothing."""

    group: Group | None
    posts: tuple[Post, ...] = ()
    """The posts to write."""
    marks: tuple[Mark, ...] = ()
    unmarked: tuple[Mark, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    """Who is to be asked about whom."""
    advisers: tuple[str, ...] = ()
    """Who is to be asked for a line."""
    stands: tuple[Post, ...] = ()
    """Shares that stand there from now on."""
    over: tuple[str, ...] = ()
    """Posts whose marks all go: nobody needs to know who tapped."""
    told: tuple[Told, ...] = ()
    forget: bool = False
    """Erase the group and all that stands in it."""
    counts: tuple[str, ...] = ()
    answer: str = ""
    """What only the one who tapped is told: a message of the content, which nobody's words fit into."""


@dataclass(frozen=True, slots=True)
class PublicButton:
    """`choice` of a post; with `to`, a way into a private chat instead: what is to be begun there."""

    token: str
    label: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Posting:
    """How one post should stand in its group. Made in `publishing` alone, of a post that stands there.

    An Outgoing is private and is no Posting; no public way takes one.
    """

    post: str
    n: int
    """The state of the post that this is."""
    place: Place
    thread: str = field(default="", repr=False)
    text: tuple[Span, ...] = field(default=(), repr=False)
    buttons: tuple[PublicButton, ...] = field(default=(), repr=False)
    receipt: str = field(default="", repr=False)
    """The platform's id of the message that is there already; empty: there is none."""
    answers: str = field(default="", repr=False)
    """The platform's id of the message it replies to."""
    gone: bool = False
    """The message is to be taken away."""
    pin: bool = False
    title: str = field(default="", repr=False)
    """It opens a thread of its own of this name, where the platform has them."""
    closed: bool = False
    """Its thread takes no more."""
    author: str = field(default="", repr=False)
    """The account that has to be a member still before it first stands there; empty: nobody's."""
    heading: str = ""
    """What a thread around it is called, where nothing can stand outside of one. It tells nothing of anybody."""
    again: bool = False
    """It was on its way before, and may be there: a platform that sends once looks for it first."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a turn in a group: what the one who did something is told, and which group it was."""

    key: str = ""
    group: str = ""


GroupStep = Callable[[GroupState], GroupOutcome]


@dataclass(frozen=True, slots=True)
class ToPost:
    """A post that stands otherwise than it should, and what it takes to make it stand right."""

    post: Post
    group: Group
    tallies: Mapping[str, int]
    answers: str = field(default="", repr=False)
    """The platform's id of the message that it replies to."""


class GroupStore(Protocol):
    """Every group, what stands in it and who tapped what."""

    async def group_turn(self, happening: Happening, step: GroupStep) -> Answered:
        """Take a turn in a group. A repeated event changes nothing, and says nothing."""

    async def rooms(self, platform: str) -> tuple[str, ...]:
        """The groups of a platform that did not remove the bot."""

    async def ripe(self, platform: str, now: datetime, most: int) -> tuple[Happening, ...]:
        """What has a time of its own that has come."""

    async def to_post(self, platform: str, now: datetime, most: int) -> tuple[ToPost, ...]:
        """Posts that stand otherwise than they should, the oldest first."""

    async def posting(self, post: str) -> bool:
        """It is about to leave for the first time. False: it already was once, and whether it arrived is unknown."""

    async def posted(self, post: str, n: int, receipt: str, then: datetime) -> None:
        """It stands there so; no change of it is sent before then."""

    async def not_posted(self, post: str, state: str, then: datetime, now: datetime, why: str = "") -> None:
        """It was not taken. With "again" it was refused and may be sent anew, with nothing it may have arrived.

        With a state of a post it never will be: its author is told, and `why`.
        """


class NotPosted(Exception):
    """The platform refuses it for good: the bot may not write there, or the place is gone."""


class GroupAdapter(Protocol):
    """A platform with groups."""

    platform: str
    sends_once: bool
    """A repeated send of one post makes one message."""

    async def post(self, posting: Posting) -> str:
        """Let it stand there so, and return the platform's id of it.

        Raises NotPosted where it never can, NotTaken where it was refused for now; anything else may have arrived.
        """

    async def standing(self, place: Place, account: str) -> Standing:
        """How an account stands in a group now. Says UNKNOWN when the platform can't be asked."""


def token(post: str, choice: str) -> str:
    return f"g1:{post}:{choice}"


def read_token(text: str) -> Tapped | None:
    """The way back; None for what is none of ours."""
    parts = text.split(":")
    return Tapped(parts[1], parts[2]) if len(parts) == 3 and parts[0] == "g1" and parts[1] and parts[2] else None
