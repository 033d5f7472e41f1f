"""Everything there is of a person, as values and as JSON: what an export holds and an import brings back.

The schema stands in docs/export.md. Keys are stable: a later version adds and never renames.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from bot.core.records import KINDS, Kind, Record

FORMAT, VERSION = "onward-export", 1
FILE = "onward.json"
"""What the file for programs is called inside an export."""
LARGEST = 8_000_000
"""Bytes of a file that is brought in."""
MOST_ENTRIES = 20_000
LONGEST_WORDS = 16_000
HIGHEST_ID = 10_000_000


class NotAnArchive(Exception):
    """It is no export of this bot, or one that was changed beyond reading. Nothing of it is told."""


@dataclass(frozen=True, slots=True)
class Past:
    """One entry as it was kept: its id, the talk it came from, and when it was kept."""

    id: int
    session: str
    kept_at: str
    record: Record = field(repr=False)


@dataclass(frozen=True, slots=True)
class Belongings:
    """Everything that is held of a person. `person` and `talks` are plain JSON values."""

    entries: tuple[Past, ...] = field(default=(), repr=False)
    person: Mapping[str, Any] = field(default_factory=dict, repr=False)
    reminders: tuple[tuple[str, str], ...] = ()
    """Promised messages, by name and time."""
    talks: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    """Talks that wait to be carried on."""
    accounts: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    groups: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    """The groups that they belong to."""
    shares: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)
    """What they shared there. Neither is brought back in: who belongs to a group says so there."""


def to_json(belongings: Belongings) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "accounts": [{"platform": platform, "account": account} for platform, account in belongings.accounts],
        "settings": dict(belongings.person),
        "entries": [
            {
                "id": past.id,
                "talk": past.session,
                "kept_at": past.kept_at,
                "day": past.record.on.isoformat(),
                "kind": past.record.kind,
                "name": past.record.name,
                "choices": {step: list(chosen) for step, chosen in past.record.taps.items()},
                "words": dict(past.record.words),
            }
            for past in belongings.entries
        ],
        "promised": [{"name": name, "due": due} for name, due in belongings.reminders],
        "open_talks": [dict(talk) for talk in belongings.talks],
        "groups": [dict(group) for group in belongings.groups],
        "shares": [dict(share) for share in belongings.shares],
    }


def to_text(belongings: Belongings) -> str:
    return json.dumps(to_json(belongings), ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> Belongings:
    """The way back. Raises NotAnArchive."""
    try:
        plain = json.loads(text)
        if plain["format"] != FORMAT or not 1 <= plain["version"] <= VERSION:
            raise NotAnArchive
        return _read(plain)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise NotAnArchive from None


def _read(plain: Mapping[str, Any]) -> Belongings:
    entries = tuple(map(_past, plain["entries"][: MOST_ENTRIES + 1]))
    if len(entries) > MOST_ENTRIES or len({past.id for past in entries}) < len(entries):
        raise NotAnArchive
    return Belongings(
        entries,
        dict(plain.get("settings", {})),
        tuple((_string(each["name"]), _moment(each["due"])) for each in plain.get("promised", ())),
        tuple(dict(talk) for talk in plain.get("open_talks", ())),
        tuple((_string(each["platform"]), _string(each["account"])) for each in plain.get("accounts", ())),
    )


def _past(plain: Mapping[str, Any]) -> Past:
    id, kind = plain["id"], plain["kind"]
    if type(id) is not int or not 0 < id <= HIGHEST_ID or kind not in KINDS:
        raise NotAnArchive
    taps = {_string(step): tuple(map(_string, chosen)) for step, chosen in plain["choices"].items()}
    words = {_string(name): _string(said) for name, said in plain["words"].items()}
    record = Record(cast(Kind, kind), _string(plain["name"]), date.fromisoformat(plain["day"]), taps, words)
    return Past(id, _string(plain["talk"]), _moment(plain["kept_at"]), record)


def _string(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_WORDS:
        raise NotAnArchive
    return value


def _moment(value: object) -> str:
    if datetime.fromisoformat(_string(value)).utcoffset() is None:
        raise NotAnArchive
    return str(value)
