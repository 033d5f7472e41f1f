"""A typed day, such as "Tuesday", "3 Nov" or "weeks ago": read or refused, never guessed.

Of days that have passed, a weekday is the last one, and a day and month its last occurrence. Of days to come
they are the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

LONGEST = 40
"""Nobody needs more characters to name a day; more is a story and no date."""


@dataclass(frozen=True)
class DayWords:
    """The words of one language: by name, and weekdays and months in order."""

    named: Mapping[str, Sequence[str]]
    """today, yesterday, day_before_yesterday, this_week, last_week, weeks_ago, ..., each with its words."""
    weekdays: Sequence[Sequence[str]]
    months: Sequence[Sequence[str]]
    units: Mapping[str, Sequence[str]]
    """day, week, month: the words for each."""
    ago: Sequence[str]
    numbers: Mapping[str, int]
    fillers: Sequence[str]
    ahead: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """today, tomorrow, day_after_tomorrow, end_of_week, next_week, ..., each with its words."""
    ahead_fillers: Sequence[str] = ()
    clock: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """before, morning, afternoon, evening, noon, fillers: the words of a time of day."""
    often: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """every, weekdays, weekend, mornings, evenings, fillers: the words for what comes again and again."""

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> DayWords:
        return cls(**data)  # type: ignore[arg-type]


BACK = {"today": 0, "yesterday": 1, "day_before_yesterday": 2, "this_week": 3, "last_week": 7,
        "weeks_ago": 21, "last_month": 30, "months_ago": 60}  # fmt: skip
"""How many days back a rough word points, about."""
ON = {"today": 0, "tomorrow": 1, "day_after_tomorrow": 2, "days": 3, "next_week": 7,
      "weeks": 14, "next_month": 30}  # fmt: skip
"""How many days on a rough word points, about."""
EXACT = ("today", "tomorrow", "day_after_tomorrow")
"""Words that name one day and no other."""
UNIT_DAYS = {"day": 1, "week": 7, "month": 30}

Which = Callable[[int, int, str | None, date], date | None]
"""Of a day and month, the one that is meant."""


def read_day(text: str, today: date, words: DayWords) -> date | None:
    """The day that was meant, today or before, or None."""
    if len(text) > LONGEST:
        return None
    plain = " ".join(re.sub(r"[^\w\s/.-]", " ", text.casefold()).strip(" .").split())
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain)
    if iso:
        return _past(int(iso[1]), int(iso[2]), int(iso[3]), today)
    parts = [word for word in plain.split() if word not in words.fillers]
    plain = " ".join(parts)
    for name, phrases in words.named.items():
        if plain in phrases:
            return today - timedelta(days=BACK[name])
    return _weekday(parts, today, words) or _ago(parts, today, words) or _dated(plain, today, words, _recent)


def read_exact_day(text: str, today: date, words: DayWords) -> date | None:
    """The day to come that was meant, or None: "next week" is no day on which somebody can be met."""
    return read_day_ahead(text, today, words, exact=True)


def read_day_ahead(text: str, today: date, words: DayWords, *, exact: bool = False) -> date | None:
    """The day that was meant, today or after, or None."""
    if len(text) > LONGEST:
        return None
    plain = " ".join(re.sub(r"[^\w\s/.-]", " ", text.casefold()).strip(" .").split())
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain)
    if iso:
        return _coming(int(iso[1]), int(iso[2]), int(iso[3]), today)
    parts = [word for word in plain.split() if word not in words.ahead_fillers]
    plain = " ".join(parts)
    for name, phrases in words.ahead.items():
        if plain in phrases and (not exact or name in EXACT):
            return today + timedelta(days=ON[name])
    if len(parts) == 1:
        for number, names in enumerate(words.weekdays):
            if parts[0] in names:
                return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if len(parts) == 2:
        count = int(parts[0]) if parts[0].isdecimal() else words.numbers.get(parts[0], 0)
        for unit, names in words.units.items():
            if parts[1] in names and 0 < count < 100 and not (exact and unit == "month"):
                return today + timedelta(days=count * UNIT_DAYS[unit])
    if len(parts) > 2 and any(parts[0] in names for names in words.weekdays):
        dated = _dated(" ".join(parts[1:]), today, words, _next)
        named = next(number for number, names in enumerate(words.weekdays) if parts[0] in names)
        # A weekday and a date that do not go together are refused.
        return dated if dated and dated.weekday() == named else None
    return _dated(plain, today, words, _next)


def _weekday(parts: list[str], today: date, words: DayWords) -> date | None:
    if len(parts) != 1:
        return None
    for number, names in enumerate(words.weekdays):
        if parts[0] in names:
            return today - timedelta(days=(today.weekday() - number) % 7)
    return None


def _ago(parts: list[str], today: date, words: DayWords) -> date | None:
    """ "Three weeks ago", and "three weeks" on its own."""
    if len(parts) not in (2, 3) or (len(parts) == 3 and parts[2] not in words.ago):
        return None
    count = int(parts[0]) if parts[0].isdecimal() else words.numbers.get(parts[0], 0)
    for unit, names in words.units.items():
        if parts[1] in names and 0 < count < 1000:
            return today - timedelta(days=count * UNIT_DAYS[unit])
    return None


def _dated(plain: str, today: date, words: DayWords, which: Which) -> date | None:
    """A day and a month by name, in either order, with or without a year; or day/month/year in numbers."""
    numeric = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\.?", plain)
    if numeric and int(numeric[2]) <= 12:
        return which(int(numeric[1]), int(numeric[2]), numeric[3], today)
    named = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([^\W\d]+)\.?(?: (\d{4}))?", plain)
    if not named:
        turned = re.fullmatch(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?", plain)
        if not turned:
            return None
        number, month, year = turned[2], turned[1], turned[3]
    else:
        number, month, year = named[1], named[2], named[3]
    for at, names in enumerate(words.months, start=1):
        if month in names:
            return which(int(number), at, year, today)
    return None


def _next(number: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _coming(int(year), month, number, today)
    return _coming(today.year, month, number, today) or _coming(today.year + 1, month, number, today)


def _coming(year: int, month: int, number: int, today: date) -> date | None:
    """The day, unless there is none such, it has passed, or it is more than two years away."""
    try:
        day = date(year, month, number)
    except ValueError:
        return None
    return day if today <= day <= today + timedelta(days=2 * 366) else None


def _recent(number: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _past(int(year), month, number, today)
    return _past(today.year, month, number, today) or _past(today.year - 1, month, number, today)


def _past(year: int, month: int, number: int, today: date) -> date | None:
    """The day, unless there is none such, it is still to come, or it lies more than 60 years back."""
    try:
        day = date(year, month, number)
    except ValueError:
        return None
    return day if today - timedelta(days=60 * 366) <= day <= today else None
