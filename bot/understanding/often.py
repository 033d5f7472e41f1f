"""When something is to come again and again, as in "every morning at 7" or "weekdays, 8pm": read or refused.

An hour is only believed when the message says which half of the day it is in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from bot.understanding.clocks import read_clock
from bot.understanding.days import DayWords

LONGEST = 12
"""Words: whoever writes more tells something."""
PARTS = ("morning", "afternoon", "evening")
MOST_IN_A_TIME = 5


@dataclass(frozen=True, slots=True)
class Often:
    """What was named: an hour or a part of the day, and days; each may be missing."""

    at: time | None = None
    part: str = ""
    """morning, noon, afternoon or evening, where no hour was named."""
    days: str = ""
    """every, weekdays or weekend."""

    def __bool__(self) -> bool:
        return bool(self.at or self.part or self.days)


def read_often(text: str, words: DayWords, *, alone: bool = True) -> Often:
    """What a short message names. When it stands `alone`, it names nothing else besides."""
    plain = " ".join(re.sub(r"[^\w\s:.@-]", " ", text.casefold()).split()).strip(" .")
    if not plain or len(plain.split()) > LONGEST:
        return Often()
    days, rest = _days(plain, words)
    part = _part(plain, words)
    at, left = _hour(rest, part, words)
    if alone:
        known = {word for key in (*PARTS, "noon", "fillers", "before", "oclock") for each in words.clock.get(key, ())
                 for word in each.split()}  # fmt: skip
        if set(left.split()) - known - set(words.often.get("fillers", ())):
            return Often()
    if at is None and re.search(r"\d", left):
        return Often(days=days)  # an hour that could be in either half of the day
    return Often(at, "" if at else part, days)


def _days(plain: str, words: DayWords) -> tuple[str, str]:
    """The days, and the message without them."""
    for days in ("weekdays", "weekend", "every"):
        for phrase in sorted(words.often.get(days, ()), key=len, reverse=True):
            if f" {phrase} " in f" {plain} ":
                return days, " ".join(f" {plain} ".replace(f" {phrase} ", " ", 1).split())
    return "", plain


def _part(plain: str, words: DayWords) -> str:
    """The one part of the day that is named."""
    keys = {"morning": "morning", "noon": "noon", "afternoon": "afternoon", "evening": "evening"}
    named = {part for part, key in keys.items() if _names(plain, _of_a_part(words.clock.get(key, ())))}
    named |= {part for part in keys if _names(plain, words.often.get(f"{part}s", ()))}
    return next(iter(named)) if len(named) == 1 else ""


def _of_a_part(listed: Sequence[str]) -> tuple[str, ...]:
    """ "am" belongs to an hour, and names nothing by itself."""
    return tuple(each for each in listed if len(each.replace(".", "")) > 2)


def _names(plain: str, phrases: Sequence[str]) -> bool:
    return any(f" {phrase} " in f" {plain} " for phrase in phrases)


def _hour(plain: str, part: str, words: DayWords) -> tuple[time | None, str]:
    """The one hour that is named, and the message without it."""
    spoken = plain.split()
    found: dict[time, str] = {}
    taken = -1
    for at in range(len(spoken)):
        for size in range(MOST_IN_A_TIME, 0, -1):
            piece = " ".join(spoken[at : at + size])
            if at + size > len(spoken) or at <= taken or not re.search(r"\d|noon|half|quarter|tengahari", piece):
                continue
            hour = read_clock(piece, words) or (_with(piece, part, words) if part else None)
            if hour:
                found[hour] = " ".join((*spoken[:at], *spoken[at + size :]))
                taken = at + size - 1
                break
    return next(iter(found.items())) if len(found) == 1 else (None, plain)


def _with(piece: str, part: str, words: DayWords) -> time | None:
    """A bare hour whose part of the day was named elsewhere in the message."""
    named = words.clock.get(part, ())
    return read_clock(f"{piece} {named[-1]}", words) if named and re.search(r"\d", piece) else None
