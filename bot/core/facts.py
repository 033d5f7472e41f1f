"""What a flow may know besides the answers: read before the turn and passed in as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from typing import Any, Literal, Protocol

from bot.core.groups import NO_BUDDY, BuddyView, GroupView, PostView
from bot.core.records import Entry, Kind, Page
from bot.core.room import EMPTY, Room

Keeps = Literal["words", "taps", "nothing"]
"""What the person lets the bot keep: their words too, only choices and dates, or nothing."""


class Zones(Protocol):
    """Zones as people know them: by the cities of a country, or by what a clock shows now."""

    def cities(self, country: str, now: datetime) -> tuple[tuple[str, str], ...]:
        """Zone and city for each clock that is kept in a country, the likely ones first."""

    def named(self, city: str, now: datetime) -> str:
        """The zone of a city that was typed, or of a country with one clock; or an empty text."""

    def showing(self, clock: str, country: str, now: datetime) -> str:
        """A zone in which it is this time now, of the country if one fits."""

    def clocks(self, country: str, now: datetime) -> tuple[str, ...]:
        """The times that it may be now, such as "14:20": in a country, or anywhere."""

    def city(self, zone: str) -> str:
        """How a zone is called in a sentence."""

    def clock(self, zone: str, now: datetime) -> str:
        """What a clock shows there now."""


@dataclass(frozen=True, slots=True)
class Linking:
    """How this account stands to the person's other ones, and to one-time codes."""

    typed: Literal["", "fits", "own", "unknown", "no_code", "locked"] = ""
    """What the code is that was typed."""
    offered: Literal["", "waiting", "typed"] = ""
    """The code that was made here: none that counts, or one that was typed on another account, or not yet."""
    other: str = ""
    """The platform at the other end of the code."""
    accounts: tuple[str, ...] = ()
    """The platforms of the person's accounts, the oldest first."""
    oldest: bool = True
    """This account is the oldest of them."""


@dataclass(frozen=True, slots=True)
class Facts:
    today: date
    hour: int = 12
    """The hour of the person's day, 0 to 23."""
    now: datetime = datetime(2026, 11, 3, 12, tzinfo=UTC)
    """This moment, in UTC."""
    clock: str = "12:00"
    """What their clock shows."""
    zone: str = ""
    """The IANA name of their zone; empty: not asked."""
    zones: Zones | None = field(default=None, repr=False)
    daily: str = ""
    """When the daily check-in comes, as `Daily` writes it; empty: it does not."""
    quiet_hours: str = ""
    """Hours in which nothing is sent, such as "22-9"; empty: those of the house."""
    paused: bool = False
    """Nothing is sent for now."""
    lines: tuple[str, ...] = ()
    """The lines worth reading that this person has not met lately, by their names in the content."""
    met: frozenset[str] = frozenset()
    """Those they did meet lately, their own included."""
    keeps: Keeps | None = None
    """None: they have not been asked yet."""
    adult: bool | None = None
    """16 or older, as the person says; None: not asked."""
    country: str | None = None
    """ISO 3166 alpha-2."""
    name: str = field(default="", repr=False)
    recent_rejections: int = 0
    """Kept rejections of the last 14 days."""
    rejections: int = 0
    """Kept rejections of all time."""
    parked: str | None = None
    """The flow of the latest conversation that waits to be carried on."""
    page: Page | None = field(default=None, repr=False)
    entry: Entry | None = field(default=None, repr=False)
    latest: Mapping[Kind, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    """The latest entries of the kinds that the flow needs, newest first."""
    newest: tuple[Entry, ...] = field(default=(), repr=False)
    """The newest entries of all kinds, where the flow needs them."""
    by_day: Mapping[Kind, tuple[tuple[date, int], ...]] = field(default_factory=dict)
    """Of the kinds that the flow needs by day: each day with how many there were, the earliest first."""
    tone: str = ""
    """The tone they chose; empty: gentle."""
    muted: tuple[str, ...] = ()
    """Lines by other people that stay away: "quotes", "proverbs"."""
    counts: Mapping[Kind, int] = field(default_factory=dict)
    """How many entries there are of each kind."""
    counted: Mapping[str, int] = field(default_factory=dict)
    """What they counted themselves: it only rises."""
    recall: Entry | None = field(default=None, repr=False)
    """A win or a line of their own whose turn it is to come back."""
    found: tuple[Entry, ...] = field(default=(), repr=False)
    """Entries that hold the words looked for, newest first."""
    past: tuple[Entry, ...] = field(default=(), repr=False)
    """Up to 200 of each kind in which something may come back, newest first."""
    dismissed: tuple[str, ...] = field(default=(), repr=False)
    """What was noticed and is never to be shown again."""
    within: int = 0
    """How many entries stand in the stretch of days that is looked at."""
    last_entry: int = 0
    """The highest id that was ever given to an entry."""
    brought: tuple[int, int] | None = None
    """The ids of what was imported last, from and to."""
    lately: tuple[str, ...] = field(default=(), repr=False)
    """What the bot said last, in words, the latest first."""
    recap: str = ""
    """How often a message offers a picture, weekly or monthly; empty: never."""
    operator: tuple[str, str] | None = None
    """Who runs the bot for others, and how to reach them; None in the terminal."""

    linking: Linking = Linking()
    groups: tuple[GroupView, ...] = field(default=(), repr=False)
    """The groups that they belong to, where the flow needs them."""
    group: GroupView | None = field(default=None, repr=False)
    """The group that the flow is about; with how they stand there now, where it asked for that."""
    posts: tuple[PostView, ...] = field(default=(), repr=False)
    """What stands in groups, or waits to: their own, one that is meant, or what a moderator looks at."""
    replies: tuple[PostView, ...] = field(default=(), repr=False)
    """The answers that stand under a post, the latest first."""
    shared_today: Mapping[str, int] = field(default_factory=dict)
    """How much they shared today, by group."""
    answered_today: Mapping[str, int] = field(default_factory=dict)
    """How often they answered others today, by group."""
    nos_lately: int = 0
    """How many no's and silences they shared with groups within a week."""
    shared: int = 0
    """How much of theirs stands in groups, by their own list."""
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    """What stands in a share where a company, a link or a contact was taken out."""
    helpers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Who would practise an interview with them: a name, and how to find them."""
    buddy: BuddyView = NO_BUDDY
    """How they stand to a buddy in the group that is meant, or in the pair that is."""
    grave: str = ""
    """The tier of danger that sounds from what is about to be shared; empty: none. "calmed": it was said to be none."""
    room: Room = EMPTY
    """How full the history is."""

    def knowing(self, what: str, value: str) -> Facts:
        """These facts after something about the person became known in the same turn."""
        new = remembered(what, value)
        return replace(self, **new) if new.keys() <= _KNOWN else self


_KNOWN = frozenset(each.name for each in fields(Facts))


def remembered(what: str, value: str) -> dict[str, Any]:
    """The field that a Remember sets, of Facts and of a stored person alike. An empty value forgets."""
    match what:
        case "adult":
            return {what: value == "yes" if value else None}
        case "muted" | "dismissed":
            return {what: tuple(value.split())}
        case "recalled":
            return {what: int(value or 0)}
        case "brought":
            first, _, last = value.partition(" ")
            return {what: (int(first), int(last)) if last else None}
        case "name" | "tone" | "recap" | "zone" | "daily" | "quiet_hours":
            return {what: value}
        case _:
            return {what: value or None}


@dataclass(frozen=True, slots=True)
class Needs:
    """What of the history a flow wants to see in this turn."""

    page: int | None = None
    """A page of the history, from 1."""
    entry: int | None = None
    recent: bool = False
    """How many rejections the last 14 days held."""
    ever: bool = False
    """How many rejections there are in all."""
    only: tuple[Kind, ...] = ()
    """Of the page: these kinds, and none folded away."""
    counts: bool = False
    """How many entries there are of each kind."""
    recall: Literal["", "any", "earlier"] = ""
    """A win or a line of their own to come back: any, or one from before today and never in a quiet time."""
    search: str = field(default="", repr=False)
    """Words to be found in the history."""
    past: tuple[Kind, ...] = ()
    """Kinds of which the flow wants to see what may come back."""
    within: tuple[str, str] | None = None
    """Two days, each an ISO date or a choice such as "week"; how many entries stand between them."""
    last_entry: bool = False
    """The highest id of an entry."""
    lately: bool = False
    """What the bot said last."""
    latest: tuple[Kind, ...] = ()
    """Kinds of which the flow wants to see the latest entries."""
    code: str | None = field(default=None, repr=False)
    """How the person's accounts stand to each other, and to this code where one was typed."""
    lines: bool = False
    """Lines worth reading, and which were met lately."""
    newest: int = 0
    """How many of the newest entries of all kinds it wants to see."""
    by_day: tuple[Kind, ...] = ()
    """Kinds that are to be counted by day."""
    groups: bool = False
    """The groups that they belong to."""
    group: str = ""
    """A group by its id."""
    standing: bool = False
    """How they stand in that group now, as its platform says."""
    of_post: bool = False
    """The group is that of the first of `posts`."""
    posts: tuple[str, ...] | None = None
    """Posts by their ids; an empty one: all that they shared."""
    judging: bool = False
    """A moderator decides about the post in this very turn: whoever else does waits."""
    replies: str = ""
    """A post by its id, of which the answers are wanted."""
    review: str = ""
    """A group by its id, of which a moderator wants to see what waits."""
    advice: str = ""
    """A group by its id, of which a newcomer may read a line that stands there."""
    helpers: str = ""
    """A post of theirs by its id: who would practise with them."""
    buddy: str = ""
    """A group or a pair by its id: how they stand to a buddy there."""
    listens: tuple[str, ...] = field(default=(), repr=False)
    """Words that are about to be shared: whether they sound like danger."""
    room: bool = False
    """How full the history is."""
    listens_to_entry: bool = False
    """The words of the entry are about to be shared, too."""


NO_NEEDS = Needs()
