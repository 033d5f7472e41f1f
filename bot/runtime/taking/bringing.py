"""What of an import may be taken over: words only with consent, settings only where there are none yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.archive import Belongings, NotAnArchive, from_text
from bot.core.facts import Keeps
from bot.core.rhythm import Daily
from bot.core.session import from_json
from bot.flows.recap import DAYS, EVENING, REMINDER
from bot.runtime.person import Person, Reminder, Talk
from bot.runtime.taking.keeping import Keeping
from bot.runtime.taking.under_way import UnderWay


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _is_daily(text: str) -> bool:
    daily = Daily.read(text.removeprefix("-"))
    return daily is not None and str(daily) == text.removeprefix("-")


def _is_some(text: str) -> bool:
    return len(text) <= LONGEST


LONGEST = 200
SETTINGS: Mapping[str, Callable[[str], object]] = {
    "country": _is_some,
    "zone": _is_zone,
    "name": _is_some,
    "tone": _is_some,
    "daily": _is_daily,
    "quiet_hours": re.compile(r"(?:1?\d|2[0-3])-(?:1?\d|2[0-3])").fullmatch,
    "recap": DAYS.__contains__,
}
"""What is told by a text, and what such a text has to be. Somebody wrote the file, or changed it."""
OF_SETTINGS = ("daily", "recap")
"""Promised messages that a setting promises: they come with it, or not at all."""


def bring(turn: UnderWay, keeping: Keeping, lines: str) -> None:
    """What was imported, as far as it may be kept; promises that are over are not made anew."""
    try:
        turn.brought = belongings = kept_of(from_text(lines), turn.person.keeps)
    except NotAnArchive:
        return  # an open talk of another version, which read files differently
    keeping.takes_room([past.record for past in belongings.entries])
    before, turn.person = turn.person, settled(turn.person, belongings.person)
    came = {name for name in OF_SETTINGS if getattr(before, name) != getattr(turn.person, name)}
    if "recap" in came:
        turn.reminders.append(Reminder(REMINDER, turn.at(DAYS[turn.person.recap], EVENING)))
    for name, due in belongings.reminders:
        if datetime.fromisoformat(due) > turn.incoming.at and (name not in OF_SETTINGS or name in came):
            turn.reminders.append(Reminder(name, datetime.fromisoformat(due)))
    for plain in belongings.talks:
        try:
            session = from_json(dict(plain))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue  # somebody changed the file; what can be read of it comes along
        if session.flow in turn.provided.flows and session.id not in turn.talks:
            turn.put(Talk(session, turn.incoming.at, parked=True))


def kept_of(belongings: Belongings, keeps: Keeps | None) -> Belongings:
    if keeps == "words":
        return belongings
    if keeps == "nothing":
        return Belongings()
    entries = tuple(replace(past, record=past.record.without_words()) for past in belongings.entries)
    return Belongings(entries, belongings.person, belongings.reminders)


def settled(person: Person, settings: Mapping[str, Any]) -> Person:
    """The person with settings of the file where they have none of their own."""
    told: dict[str, Any] = {
        name: settings[name]
        for name, fits in SETTINGS.items()
        if isinstance(settings.get(name), str) and not getattr(person, name) and fits(settings[name])
    }
    for name in ("muted", "dismissed"):
        listed = settings.get(name)
        if isinstance(listed, list) and not getattr(person, name):
            told[name] = tuple(each for each in listed if isinstance(each, str))[:200]
    counted = settings.get("counted")
    if isinstance(counted, dict) and not person.counted:
        told["counted"] = {str(k): v for k, v in counted.items() if type(v) is int and 0 < v < 100_000}
    read = settings.get("met")
    if isinstance(read, dict) and not person.met:
        told["met"] = {line: day for line, day in list(read.items())[:1000] if _is_day(day)}
    return replace(person, **told)


def _is_day(text: object) -> bool:
    try:
        return date.fromisoformat(str(text)).isoformat() == text
    except ValueError:
        return False
