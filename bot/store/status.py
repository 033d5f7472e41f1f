"""What an operator may see: counts and times. Nothing anyone wrote is opened for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from bot.store.tables import (
    REVISION,
    entries,
    groups,
    in_utc,
    keys,
    outbox,
    persons,
    posts,
    reminders,
    talks,
    tombstones,
)
from bot.store.work import Work

_COUNTS: Mapping[str, Select[Any]] = {
    "people": select(func.count()).select_from(persons),
    "entries": select(func.count()).select_from(entries),
    "open talks": select(func.count()).select_from(talks),
    "promised messages": select(func.count()).select_from(reminders),
    "replies not yet sent": select(func.count()).select_from(outbox),
    "groups": select(func.count()).select_from(groups),
    "what stands in groups, or waits to": select(func.count()).select_from(posts),
    "people erased": select(func.count()).select_from(tombstones),
    "keys of people": select(func.count()).select_from(keys),
}


def status(work: Work, now: datetime) -> tuple[tuple[str, str], ...]:
    """Lines of a name and a value."""
    lines = [(name, str(work.connection.execute(statement).scalar_one())) for name, statement in _COUNTS.items()]
    oldest = work.connection.execute(select(func.min(outbox.c.at))).scalar_one_or_none()
    waiting = f"{(now - in_utc(oldest)).total_seconds():.0f} seconds" if oldest else "none waits"
    older = sum(not work.keyring.newest(wrapped) for (wrapped,) in work.connection.execute(select(keys.c.wrapped)))
    return (
        ("database", f"{work.connection.dialect.name}, revision {REVISION}"),
        *lines,
        ("oldest reply not yet sent", waiting),
        ("keys under an older key of ONWARD_KEYS", str(older)),
    )
