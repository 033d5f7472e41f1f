"""A group that the bot is in: how its admins want it, and how that goes to JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Literal

from bot.core.clock import next_moment
from bot.core.groups import Feature, GroupView, Moderated, SetUp

GroupState = Literal["pending", "active", "left"]
OPENS_AT = time(9)
"""When the weekly thread opens, by the group's clock."""
QUIET_AFTER = timedelta(weeks=3)
"""Without a tap, a reply or a share for so long, posts of the bot's own stop by themselves."""
ERASED_AFTER = timedelta(days=7)
"""So long after the bot was removed everything of a group is erased, unless it is asked back."""


MODERATED_AT_FIRST: Mapping[str, Moderated] = {"discord": "anonymous"}
"""By platform, what a moderator reads until an admin chooses; elsewhere nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """`secret` makes marks of members that mean nothing in another group."""

    id: str
    platform: str
    room: str = field(repr=False)
    secret: str = field(default="", repr=False)
    state: GroupState = "pending"
    name: str = field(default="", repr=False)
    locale: str = "en"
    zone: str = ""
    features: frozenset[Feature] = frozenset()
    moderated: Moderated = "no"
    weekday: int = 0
    thread: str = field(default="", repr=False)
    """The topic or channel where the bot speaks; empty: the group itself."""
    moderators: str = field(default="", repr=False)
    """The channel where moderators are told, on platforms where a group has several."""
    forum: bool = False
    """The place takes threads of their own."""
    alive_on: date = date(2026, 1, 1)
    """The last day on which anybody tapped, replied or shared."""
    due: datetime | None = None
    """When something is to happen in it next: the weekly thread, or its erasing."""
    blocked: tuple[str, ...] = field(default=(), repr=False)
    """Marks of those whose shares the moderators take no more."""
    totals: tuple[int, int] = (0, 0)
    """No's and tries of everybody who lets theirs be counted, so far."""
    counted: tuple[date, date] | None = None
    """The first days of no's and of tries that are in no total yet."""

    def does(self, feature: Feature) -> bool:
        return self.state == "active" and feature in self.features

    def quiet(self, today: date) -> bool:
        """Nobody has answered for so long that the bot says nothing by itself."""
        return today - self.alive_on >= QUIET_AFTER

    def awake(self, today: date) -> Group:
        """After somebody tapped, replied or shared."""
        return self if self.alive_on == today else replace(self, alive_on=today)

    def set_up(self, wanted: SetUp, now: datetime, zone: tzinfo) -> Group:
        """As an admin wants it from now on."""
        changed = replace(
            self,
            state="active" if wanted.active else "pending",
            features=wanted.features,
            moderated=wanted.moderated,
            locale=wanted.locale,
            weekday=wanted.weekday,
            zone=wanted.zone or self.zone,
            alive_on=now.astimezone(zone).date(),
        )
        # What is open closes at the rollover that was due, even where no week follows it.
        return replace(changed, due=changed.next_week(now, zone) or self.due)

    def next_week(self, now: datetime, zone: tzinfo) -> datetime | None:
        """When the weekly thread opens next, if there is one."""
        if not any(self.does(each) for each in ("week", "pulse", "totals", "buddies")):
            return None
        return next_moment(now, OPENS_AT, zone, frozenset((self.weekday,)))

    def left(self, now: datetime) -> Group:
        """The bot was removed: everything goes, unless it is asked back within a week."""
        return replace(self, state="left", due=now + ERASED_AFTER)

    def seen(self) -> GroupView:
        """As somebody meets it."""
        return GroupView(
            self.id, self.name, self.platform, self.state == "active", self.features, self.moderated, self.locale,
            self.weekday,
        )  # fmt: skip


_SEALED = ("secret", "name", "locale", "zone", "moderated", "weekday", "thread", "moderators", "forum")
"""What is sealed as it is; the rest is written by hand below."""


def to_json(group: Group) -> dict[str, Any]:
    """What of it is sealed."""
    plain = {name: getattr(group, name) for name in _SEALED}
    plain |= {
        "features": sorted(group.features),
        "blocked": list(group.blocked),
        "totals": list(group.totals),
        "counted": [day.isoformat() for day in group.counted or ()],
    }
    return plain


def from_json(plain: dict[str, Any], **clear: Any) -> Group:
    """The way back; `clear` is what stands beside it in clear."""
    known = {each.name for each in fields(Group)}
    told = {name: value for name, value in plain.items() if name in known}
    told["features"] = frozenset(told.get("features", ()))
    told["blocked"] = tuple(told.get("blocked", ()))
    no, tries = told.get("totals", (0, 0))
    told["totals"] = (no, tries)
    begun = tuple(map(date.fromisoformat, told.get("counted", ())))
    told["counted"] = (begun[0], begun[1]) if begun else None
    return Group(**{**told, **clear})
