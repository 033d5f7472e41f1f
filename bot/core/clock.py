"""Wall-clock time to moments: right where clocks are put forward or back, and where a day never was.

A time that is skipped comes as much later as the clock was put forward; one that comes twice is the first of the two.
A date that a zone skipped altogether has no time at all.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta, tzinfo

EVERY_DAY = frozenset(range(7))
LONGEST_SEARCH = 400
"""Days that are looked through for the next one that fits."""


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment in UTC at which somebody's clock shows this, or where it never does, the first one after."""
    # With fold=0 the offset before a change is taken, which is just this rule for gaps and folds alike.
    return datetime.combine(day, at, tzinfo=zone).replace(fold=0).astimezone(UTC)


def exists(day: date, at: time, zone: tzinfo) -> bool:
    """Whether that time, or what a gap makes of it, still falls on that date."""
    return moment(day, at, zone).astimezone(zone).date() == day


def next_moment(
    now: datetime, at: time, zone: tzinfo, days: Collection[int] = EVERY_DAY, first: date | None = None
) -> datetime:
    """The next moment after now with this time on one of these weekdays (0 is Monday), on `first` or later."""
    day = now.astimezone(zone).date()
    if first and first > day:
        day = first
    for _ in range(LONGEST_SEARCH):
        if day.weekday() in days and exists(day, at, zone):
            found = moment(day, at, zone)
            if found > now:
                return found
        day += timedelta(days=1)
    raise ValueError("no day of the week was chosen")


def within(hour: int, hours: tuple[int, int]) -> bool:
    """Whether an hour of the day lies in a span, which may go over midnight. A span of no length holds nothing."""
    begins, ends = hours
    return begins <= hour < ends if begins <= ends else hour >= begins or hour < ends
