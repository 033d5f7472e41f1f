"""What of an import may be taken over: words only with consent, settings only where there are none yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.archive import Belongings
from bot.core.facts import Keeps
from bot.runtime.ports import Person

SETTINGS = ("country", "zone", "name", "tone")
"""What is told by a text."""


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
        for name in SETTINGS
        if isinstance(settings.get(name), str) and not getattr(person, name) and len(settings[name]) <= 200
    }
    if "zone" in told and not _is_zone(told["zone"]):
        del told["zone"]
    for name in ("muted", "dismissed"):
        listed = settings.get(name)
        if isinstance(listed, list) and not getattr(person, name):
            told[name] = tuple(each for each in listed if isinstance(each, str))[:200]
    counted = settings.get("counted")
    if isinstance(counted, dict) and not person.counted:
        told["counted"] = {str(k): v for k, v in counted.items() if type(v) is int and 0 < v < 100_000}
    return replace(person, **told)


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
