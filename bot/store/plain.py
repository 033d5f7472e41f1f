"""What is sealed, as plain JSON values and back: what is known of a person, the body of a record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.core.records import Entry, Kind, Record
from bot.runtime.person import Person, Shared
from bot.store.tables import in_utc


def person_to_json(person: Person) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "keeps": person.keeps,
        "adult": person.adult,
        "country": person.country,
        "locale": person.locale,
        "zone": person.zone,
        "name": person.name,
        "heard": dict(person.heard),
        "quiet_until": person.quiet_until and in_utc(person.quiet_until).isoformat(),
        "tone": person.tone,
        "muted": list(person.muted),
        "wrong_codes": [in_utc(at).isoformat() for at in person.wrong_codes],
        "daily": person.daily,
        "quiet_hours": person.quiet_hours,
        "spoke_at": person.spoke_at and in_utc(person.spoke_at).isoformat(),
        "unanswered": person.unanswered or None,
        "met": dict(person.met),
        "counted": dict(person.counted),
        "recalled": person.recalled,
        "said": [list(each) for each in person.said],
        "dismissed": list(person.dismissed),
        "brought": list(person.brought or ()),
        "recap": person.recap,
        "silent": person.silent or None,
        "shares": [list(each) for each in person.shares],
    }
    return {name: value for name, value in plain.items() if value not in (None, "", {}, [], 0) or value is False}


def person_from_json(id: str, plain: dict[str, Any]) -> Person:
    quiet_until, spoke_at = plain.get("quiet_until"), plain.get("spoke_at")
    return Person(
        id=id,
        keeps=plain.get("keeps"),
        adult=plain.get("adult"),
        country=plain.get("country"),
        locale=plain.get("locale", ""),
        zone=plain.get("zone", ""),
        name=plain.get("name", ""),
        heard=plain.get("heard", {}),
        quiet_until=datetime.fromisoformat(quiet_until) if quiet_until else None,
        tone=plain.get("tone", ""),
        muted=tuple(plain.get("muted", ())),
        wrong_codes=tuple(map(datetime.fromisoformat, plain.get("wrong_codes", ()))),
        daily=plain.get("daily", ""),
        quiet_hours=plain.get("quiet_hours", ""),
        spoke_at=datetime.fromisoformat(spoke_at) if spoke_at else None,
        unanswered=plain.get("unanswered", 0),
        met=plain.get("met", {}),
        counted=plain.get("counted", {}),
        recalled=plain.get("recalled", 0),
        said=tuple((key, variant) for key, variant in plain.get("said", ())),
        dismissed=tuple(plain.get("dismissed", ())),
        brought=tuple(plain["brought"]) if "brought" in plain else None,
        recap=plain.get("recap", ""),
        silent=plain.get("silent", False),
        shares=tuple(Shared(*each) for each in plain.get("shares", ())),
    )


def body_to_json(record: Record) -> dict[str, Any]:
    """The part of a record that is sealed: choices and words alike."""
    plain = {"taps": {name: list(taps) for name, taps in record.taps.items()}, "words": dict(record.words)}
    return {name: value for name, value in plain.items() if value}


def entry_from_json(id: int, name: str, kind: Kind, on: date, plain: dict[str, Any]) -> Entry:
    taps = {step: tuple(choices) for step, choices in plain.get("taps", {}).items()}
    return Entry(id, Record(kind, name, on, taps, plain.get("words", {})))
