"""A typed time, alone or with a day, such as "20:30", "tomorrow at 10" or "esok pukul 3 petang": read or refused.

An hour that could be in the morning or in the evening is refused, not guessed. Only in the working `daytime`, as for an
interview, do 7 to 12 stand for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from bot.understanding.days import LONGEST, DayWords, read_exact_day

LONGEST_MESSAGE, WIDEST = 60, 5
"""Words of a message that are looked through, and how many of them name a moment at most."""
FIRST_OF_THE_DAY = 7
"""At an interview "at 9" is in the morning; "at 3" is not said without more."""
NOON = 12
LATE = 5
"""From this hour on, evening or night adds twelve."""

Spelled = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Moment:
    """What was named: a day, a time, both or neither."""

    day: date | None = None
    at: time | None = None


def read_clock(text: str, words: DayWords, *, daytime: bool = False) -> time | None:
    """The time that was meant, or None."""
    if len(text) > LONGEST:
        return None
    found = _find(_plain(text), words)
    if found is None:
        bare = re.fullmatch(r"(\d{1,2})", _plain(text))
        return _clock(int(bare[1]), 0, "", daytime) if bare else None
    hour, minute, part, rest = found
    left = [word for word in rest.split() if word not in words.clock.get("fillers", ())]
    return None if left else _clock(hour, minute, part, daytime or _on_24(text))


def read_moment(text: str, today: date, words: DayWords) -> Moment:
    """A day to come and a working hour of it; what is ambiguous or missing of the two is None."""
    if len(text) > LONGEST:
        return Moment()
    plain = _plain(text)
    found = _find(plain, words)
    if found is None:
        return Moment(read_exact_day(plain, today, words))
    hour, minute, part, rest = found
    day = read_exact_day(rest, today, words) if rest else None
    if rest and day is None:
        # What looked like a time may have been part of the day, as in "10.11".
        whole = read_exact_day(plain, today, words)
        return Moment(whole) if whole else Moment()
    return Moment(day, _clock(hour, minute, part, True))


def moment_within(text: str, today: date, words: DayWords) -> Moment:
    """The one day and the one hour that a longer message names; what it names twice, differently, is neither."""
    spoken = text.split()[:LONGEST_MESSAGE]
    days: dict[date, None] = {}
    hours: dict[time, None] = {}
    taken = -1
    for at in range(len(spoken)):
        for size in range(WIDEST, 0, -1):
            piece = " ".join(spoken[at : at + size]).strip(",.;!?")
            if at + size > len(spoken) or len(piece) > LONGEST or at + size - 1 <= taken:
                continue
            found = read_moment(piece, today, words)
            if found.day or found.at:
                taken = at + size - 1
                days |= {found.day: None} if found.day else {}
                hours |= {found.at: None} if found.at else {}
                break
    return Moment(next(iter(days)) if len(days) == 1 else None, next(iter(hours)) if len(hours) == 1 else None)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s/.:@-]", " ", text.casefold()).strip(" .").split())


def _find(plain: str, words: DayWords) -> tuple[int, int, str, str] | None:
    """Hour, minute and part of the day as written, and what is left of the text without them."""
    before, parts, noon, half = _shapes(words)
    named = noon.search(plain)
    if named:
        return NOON, 0, "afternoon", _without(plain, named)
    halves = half.search(plain)
    if halves:
        hour = _number(halves["hour"], words)
        if hour:
            minute = 30 if halves["quarter"] is None else 15
            if halves["how"] == "to":
                hour, minute = hour - 1 or NOON, 60 - minute
            return hour, minute, _part(halves["part"], words), _without(plain, halves)
    for shape in (
        rf"(?:(?:{before})\s*)?\b(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})\s*(?P<part>{parts})?(?![\w/.:])",
        rf"(?:(?:{before})\s*)?\b(?P<hour>\d{{1,2}})\s*(?P<part>{parts})(?![\w/.:])",
        rf"(?:\b(?:{before}))\s*(?P<hour>\d{{1,2}})(?![\w/.:])",
    ):
        for match in re.finditer(shape, plain):
            given = match.groupdict()
            dotted = given.get("minute") and "." in match[0]
            if dotted and not given["part"] and not re.match(before, match[0]) and int(given["minute"]) <= NOON:
                continue  # "10.11" may be a day
            return (
                int(given["hour"]),
                int(given.get("minute") or 0),
                _part(given.get("part"), words),
                _without(plain, match),
            )
    return None


def _without(plain: str, match: re.Match[str]) -> str:
    return " ".join((plain[: match.start()] + " " + plain[match.end() :]).split())


def _clock(hour: int, minute: int, part: str, daytime: bool) -> time | None:
    if hour > 23 or minute > 59:
        return None
    if part and 0 < hour <= NOON:
        if part == "morning":
            hour %= NOON
        elif part == "afternoon":
            hour = hour % NOON + NOON
        elif hour == NOON:
            hour = 0
        elif hour >= LATE:
            hour += NOON
        else:
            return None
    elif not part and 0 < hour <= NOON and not (daytime and hour >= FIRST_OF_THE_DAY):
        return None
    return time(hour, minute)


def _on_24(text: str) -> bool:
    """Whether it is written as on a clock of 24 hours: 08:00, where 8:00 may be either."""
    return re.search(r"\b0\d[:.]\d\d\b", text) is not None


def _part(named: str | None, words: DayWords) -> str:
    for part in ("morning", "afternoon", "evening"):
        if named and named in words.clock.get(part, ()):
            return part
    return ""


def _number(text: str, words: DayWords) -> int:
    number = int(text) if text.isdecimal() else words.numbers.get(text, 0)
    return number if 0 < number <= NOON else 0


def _shapes(words: DayWords) -> tuple[str, str, re.Pattern[str], re.Pattern[str]]:
    clock = words.clock
    return _compiled(
        tuple(clock.get("before", ())),
        tuple(word for part in ("morning", "afternoon", "evening", "oclock") for word in clock.get(part, ())),
        tuple(clock.get("noon", ())),
    )


@cache
def _compiled(
    before: tuple[str, ...], parts: tuple[str, ...], noon: tuple[str, ...]
) -> tuple[str, str, re.Pattern[str], re.Pattern[str]]:
    def one_of(listed: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)) or r"(?!)"

    some = one_of(before)
    of_day = one_of(parts)
    at_noon = re.compile(rf"(?:\b(?:{some})\s*)?(?:\b12\s*)?\b(?:{one_of(noon)})\b")
    half = re.compile(
        rf"(?:\b(?:{some})\s*)?\b(?:half|(?P<quarter>quarter))\s(?P<how>past|to)\s(?P<hour>\w+)(?:\s(?P<part>{of_day}))?\b"
    )
    return some, of_day, at_noon, half
