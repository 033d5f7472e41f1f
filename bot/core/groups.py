"""Groups as a private conversation sees them, and what it may want with them. Nothing here is public by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal

Feature = Literal["shares", "week", "pulse", "totals", "buddies"]
FEATURES: tuple[Feature, ...] = ("shares", "week", "pulse", "totals", "buddies")

Moderated = Literal["no", "anonymous", "all"]
"""Which shares a moderator reads before they stand in the group."""

About = Literal["no", "silence", "win", "offer", "lesson", "line", "advice", "kind", "mock", "words"]
"""What a share is, which chooses the words around it: "kind" is a reply, "mock" asks for a practice interview."""

Verdict = Literal["allow", "refuse", "remove", "leave", "block"]

PostState = Literal["waiting", "queued", "standing", "refused", "unsure", "gone"]
"""Waiting to be undone, for a moderator, or standing there; refused by one; not known to have arrived; taken away."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stands in a group right now, and what the bot lacks there, as the platform says."""

    member: bool = False
    admin: bool = False
    missing: tuple[str, ...] = ()
    """Rights that the bot does not have, by the names of the content."""
    known: bool = True
    """False: the platform could not be asked."""


UNKNOWN = Standing(known=False)


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group, as somebody meets it."""

    id: str
    name: str = field(default="", repr=False)
    platform: str = ""
    active: bool = True
    """An admin has set it up, and the bot is there."""
    features: frozenset[Feature] = frozenset()
    moderated: Moderated = "no"
    locale: str = "en"
    weekday: int = 0
    """The day of the weekly thread, 0 for Monday."""
    joined: bool = False
    """They said that they belong to it."""
    counts: bool = False
    """Their no's and tries go into the group's total, without saying whose."""
    advises: bool = False
    """They may be asked for a line for the next person, some days after a no."""
    moderator: bool = False
    blocked: bool = False
    """The moderators take no shares of whoever this is."""
    blocks: int = 0
    """Of how many the moderators take none. Who they are is nobody's to know."""
    left: bool = False
    """The bot was removed from it, and all of it is going to be erased."""
    standing: Standing | None = None
    """How they stand there right now; None where nobody asked."""

    @property
    def stands(self) -> Literal["unknown", "stranger", "member", "admin"]:
        """How they stand there now. Where nobody asked, or the platform did not say, nobody is taken for a member."""
        standing = self.standing or UNKNOWN
        if not standing.known:
            return "unknown"
        if standing.admin:
            return "admin"
        return "member" if standing.member else "stranger"


@dataclass(frozen=True, slots=True)
class PostView:
    """Something that stands in a group, or waits to, as its author or a moderator sees it."""

    id: str
    group: str
    about: About
    state: PostState
    on: date
    by: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    cheers: int = 0
    me_too: int = 0
    reports: int = 0
    thanked: bool = False
    outcome: str = ""
    """What a moderator decided last, or why it never stood there."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """What is told beside the words."""
    answers: str = ""
    """The post that it replies to."""
    seen: int = 0
    """How many cheers, "me too"s and answers its author was told of."""
    linked: bool = False
    """Who wrote it can still be found, for taking it back and for a block."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What would stand in a group, exactly: nothing is added to it and nothing taken away after it was shown."""

    group: str
    about: About
    by: str = field(default="", repr=False)
    """The name that is shown with it; empty: someone here."""
    text: str = field(default="", repr=False)
    answers: str = ""
    """The post that it replies to."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """What is told beside the words, such as how many no's came before."""

    @property
    def digest(self) -> str:
        """Short, and another one for anything else that would be shown."""
        told = (self.group, self.about, self.by, self.text, self.answers, *map(str, sorted(self.numbers.items())))
        return sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:12]


BuddyState = Literal["none", "looking", "asked", "said_yes", "together", "over"]
"""Somebody was found and they are asked; they said yes and the other did not yet; four weeks with each other."""


@dataclass(frozen=True, slots=True)
class BuddyView:
    """How somebody stands to a buddy in a group. Of the other one nothing but what was written to be read."""

    pair: str = ""
    state: BuddyState = "none"
    name: str = field(default="", repr=False)
    line: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)
    """How to write to the other one: only once that one said yes."""
    until: date | None = None


NO_BUDDY = BuddyView()


# --- what a conversation may want ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Join:
    """They belong to this group, and may share there."""

    group: str
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """They belong to it no more. `taking`: what they shared comes with them."""

    group: str
    taking: bool = False


@dataclass(frozen=True, slots=True)
class SetUp:
    """An admin has chosen how the bot behaves in this group."""

    group: str
    features: frozenset[Feature] = frozenset()
    moderated: Moderated = "no"
    locale: str = "en"
    weekday: int = 0
    active: bool = True
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Let this stand in the group, ten minutes from now. `confirmed` is the digest of what they were shown."""

    draft: Draft
    confirmed: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    post: str


@dataclass(frozen=True, slots=True)
class Judge:
    """A moderator decides about a post."""

    post: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Thank:
    """Thanks, in private, to everybody who cheered."""

    post: str


@dataclass(frozen=True, slots=True)
class Seek:
    """They look for a buddy in this group. Without a name: no more."""

    group: str
    name: str = field(default="", repr=False)
    line: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Meet:
    """Their yes or no to the one who was found for them."""

    pair: str
    yes: bool


@dataclass(frozen=True, slots=True)
class Unpair:
    """They leave it, without a reason. Unless they only `leave`, the two never meet again."""

    pair: str
    how: Literal["leave", "block", "report"] = "leave"


@dataclass(frozen=True, slots=True)
class Advise:
    """They may be asked for a line for the next person, some days after a no; or not any more."""

    group: str
    yes: bool = True


@dataclass(frozen=True, slots=True)
class Help:
    """They would practise an interview with whoever asked. Only that one reads this."""

    post: str
    name: str = field(repr=False)
    reach: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """The author was told of so many cheers, "me too"s and answers. Of these they are not told again."""

    post: str
    held: int


@dataclass(frozen=True, slots=True)
class Unblock:
    """A moderator takes shares again: of whoever was blocked last, or of everybody."""

    group: str
    every: bool = False


GroupAct = (
    Join | Leave | SetUp | Share | TakeBack | Judge | Thank | Seen | Unblock | Seek | Meet | Unpair | Advise | Help
)
