"""When the bot may speak first, as one pure function: now, later, or not at all.

The rules, all of them (decisions 11 and 12, U11, U12):

- One unprompted message a day, of all kinds together, and never in quiet hours or before `quiet_until` is over. Only a
  look-in that was asked for meanwhile comes in a quiet time.
- Of two on one day the one that ranks higher is sent, however late in the day it is due; the other is dropped. What
  belongs to no day, such as cheers, waits for the next one instead.
- Each kind has a window. What is too late, or would be silly by now, is dropped, and nothing is said of it.
- That everything is going to be erased is said even to somebody who wanted silence: once, and in waking hours.
- Three unanswered, and the daily one comes weekly. Three more, and the next message is a goodbye. Then silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.core.clock import EVERY_DAY, moment, next_moment, within

QUIET = (22, 9)
"""The hours in which nothing is sent to somebody who chose no others."""
SLOWER, FAREWELL = 3, 6
"""So many unanswered messages, and the daily one comes weekly; so many, and the next is a goodbye."""
SILENT = FAREWELL + 1
DAY, WEEK = timedelta(days=1), timedelta(days=7)
APART = timedelta(hours=8)
"""Two messages never come closer than this, even when somebody's zone changes between them."""
PUNCTUAL = timedelta(hours=1)
EVENING = time(18)
OPEN_END = timedelta(days=36525)
"""How far in the future a pause without an end lies: whoever writes again ends it."""
SITTING = timedelta(hours=2)
"""What is written this soon after such a pause was asked for still belongs to the asking."""

LOOK_IN, INTERVIEW, DATE, DAILY = range(4)
LEAVING = "leaving"
"""The one message to somebody who was away so long that all of it is going to be erased: it has to be said."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`late`: how long after its time it may still be sent."""

    rank: int
    late: timedelta
    waits: bool = False
    """It belongs to no day: where something else comes on this one, it comes on the next."""


KINDS = {
    "look_in": Kind(LOOK_IN, timedelta(hours=30)),
    "eve": Kind(INTERVIEW, timedelta(hours=16)),
    "after": Kind(INTERVIEW, timedelta(hours=20)),
    "asked": Kind(DATE, timedelta(days=3)),
    "promised_day": Kind(DATE, timedelta(days=3)),
    "waiting_day": Kind(DATE, timedelta(hours=30)),
    "answer_by": Kind(DATE, timedelta(hours=30)),
    "again": Kind(DATE, timedelta(days=7)),
    "ask_feedback": Kind(DATE, timedelta(hours=30)),
    "read_feedback": Kind(DATE, timedelta(hours=30)),
    "recap": Kind(DATE, timedelta(hours=30)),
    "buddy": Kind(DATE, timedelta(days=5), waits=True),
    "buddy_end": Kind(DATE, timedelta(days=5), waits=True),
    "pair_report": Kind(DATE, timedelta(days=5), waits=True),
    "mock": Kind(DATE, timedelta(days=7), waits=True),
    "advise": Kind(DATE, timedelta(hours=30)),
    "daily": Kind(DAILY, timedelta(hours=4)),
    LEAVING: Kind(DATE, timedelta(days=30)),
    "share": Kind(DATE, timedelta(days=7), waits=True),
    "review": Kind(DATE, timedelta(days=7), waits=True),
    "group_left": Kind(DATE, timedelta(days=6), waits=True),
    "cheered": Kind(DATE, timedelta(days=7), waits=True),
    "good_news": Kind(DATE, timedelta(days=7), waits=True),
    "thanked": Kind(DAILY, timedelta(days=3), waits=True),
}
OTHER = Kind(DATE, timedelta(hours=30))
"""A promise of another version."""


@dataclass(frozen=True, slots=True)
class Daily:
    """The daily check-in as somebody chose it: a time of their own clock and days of the week, 0 for Monday."""

    at: time
    days: frozenset[int] = EVERY_DAY

    @classmethod
    def read(cls, text: str) -> Daily | None:
        """The way back of `str`; None for what is none, such as an empty text."""
        try:
            at, _, days = text.partition(" ")
            chosen = frozenset(int(day) for day in days) & EVERY_DAY
            return cls(time.fromisoformat(at), chosen) if chosen else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.at:%H:%M} {''.join(str(day) for day in sorted(self.days))}"


def hours_of(text: str) -> tuple[int, int]:
    """Quiet hours as they are stored, "22-9"; those of the house where nobody chose any."""
    begins, _, ends = text.partition("-")
    return (int(begins) % 24, int(ends) % 24) if begins.isdecimal() and ends.isdecimal() else QUIET


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What of a person decides when the bot may speak first."""

    zone: tzinfo
    daily: Daily | None = None
    quiet_hours: str = ""
    quiet_until: datetime | None = None
    spoke_at: datetime | None = None
    """When it last spoke first."""
    unanswered: int = 0
    """How often it spoke first since they last did anything."""

    def next_daily(self, now: datetime, first: date | None = None) -> datetime | None:
        """When the daily check-in comes next: weekly once three were left alone, and not within a quiet time."""
        if self.daily is None or self.unanswered >= SILENT:
            return None
        if self.quiet_until and self.quiet_until > now:
            if self.quiet_until > now + OPEN_END / 2:
                return None
            now = self.quiet_until
        if self.spoke_at and self.unanswered >= SLOWER:
            weekly = (self.spoke_at + WEEK).astimezone(self.zone).date()
            first = max(first, weekly) if first else weekly
        return next_moment(now, self.daily.at, self.zone, self.daily.days, first)


@dataclass(frozen=True, slots=True)
class Speak:
    """It is said now. `goodbye`: what is said is a goodbye, and the last of it."""

    goodbye: bool = False


@dataclass(frozen=True, slots=True)
class Later:
    at: datetime


@dataclass(frozen=True, slots=True)
class Never:
    """It is dropped, and nothing is said of it."""


Verdict = Speak | Later | Never


def kind_of(name: str) -> str:
    return name.partition(":")[0]


def planned(name: str, since: datetime, zone: tzinfo) -> datetime:
    """When it was meant to come, by the person's clock of today: a name may carry a day or an hour of theirs."""
    kind, _, when = name.partition(":")
    if not when:
        return since
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return since
    match kind:
        case "eve":
            return moment(at.date() - timedelta(days=1), EVENING, zone)
        case "after":
            return moment(at.date(), at.time(), zone) + timedelta(hours=1)
        case "asked":
            return moment(at.date() + timedelta(days=1), EVENING, zone)
        case _:
            return moment(at.date(), EVENING, zone)


def decide(
    name: str,
    since: datetime,
    now: datetime,
    rhythm: Rhythm,
    others: Sequence[tuple[str, datetime]] = (),
    *,
    there: bool = False,
    though_quiet: bool = False,
) -> Verdict:
    """What becomes of a promised message that has come due. `others` are the promises there are besides.

    `there`: nothing reaches them but when they come, and they are here now. Then no hour is quiet, and the daily
    message waits for them until the next one would. `though_quiet`: they said that it may come in a quiet time.
    """
    zone, daily = rhythm.zone, kind_of(name) == "daily"
    kind = KINDS.get(kind_of(name), OTHER)
    here = now.astimezone(zone)
    leaving = name == LEAVING
    if (rhythm.unanswered >= SILENT and not leaving) or (daily and rhythm.daily is None):
        return Never()
    due = planned(name, since, zone)
    following = rhythm.next_daily(now, due.astimezone(zone).date() + timedelta(days=1)) if daily else None
    instead: Verdict = Later(following) if following else Never()
    if daily and not there and rhythm.daily and here.date().weekday() not in rhythm.daily.days:
        return instead
    quiet = rhythm.quiet_until is not None and now < rhythm.quiet_until
    if quiet and kind.rank != LOOK_IN and not leaving and not though_quiet:
        return instead
    if due > now + PUNCTUAL:
        # The clocks it was reckoned by have changed, or the person's zone has.
        return Later(due)
    late = DAY if daily and there else kind.late
    another_day = daily and not there and due.astimezone(zone).date() != here.date()
    if now - due > late or another_day or _over(name, now, zone):
        return instead
    hours = hours_of(rhythm.quiet_hours)
    if _spoke_today(rhythm, now) or _outranked(kind, now, zone, others):
        # In the morning, so that what comes every evening can't hold it back for ever.
        return Later(next_moment(now, time(hours[1]), zone)) if kind.waits else instead
    at_their_time = daily and not rhythm.quiet_hours and now - due <= PUNCTUAL
    if within(here.hour, hours) and not at_their_time and not there:
        morning = next_moment(now, time(hours[1]), zone)
        return instead if daily else Later(morning)
    if daily and rhythm.spoke_at and rhythm.unanswered >= SLOWER:
        weekly = rhythm.next_daily(now - timedelta(minutes=1))
        if weekly and weekly > now:
            return Later(weekly)
    return Speak(goodbye=rhythm.unanswered >= FAREWELL and not leaving)


def _over(name: str, now: datetime, zone: tzinfo) -> bool:
    """Whether the interview that an evening is about has begun, or nearly."""
    kind, _, when = name.partition(":")
    if kind != "eve":
        return False
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return True
    return moment(at.date(), at.time(), zone) - now < timedelta(minutes=30)


def _spoke_today(rhythm: Rhythm, now: datetime) -> bool:
    if rhythm.spoke_at is None:
        return False
    same_day = rhythm.spoke_at.astimezone(rhythm.zone).date() == now.astimezone(rhythm.zone).date()
    return same_day or now - rhythm.spoke_at < APART


def _outranked(kind: Kind, now: datetime, zone: tzinfo, others: Sequence[tuple[str, datetime]]) -> bool:
    """Whether something that matters more comes on this very day."""
    today = now.astimezone(zone).date()
    for name, since in others:
        other = KINDS.get(kind_of(name), OTHER)
        due = planned(name, since, zone)
        if other.rank < kind.rank and due.astimezone(zone).date() <= today and now - due <= other.late:
            return True
    return False
