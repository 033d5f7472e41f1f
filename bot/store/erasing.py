"""Erasing a person: their rows first, then their key, so that it can be taken up again wherever it stopped.

A tombstone is set with it. It names the person until the key is gone, which is how an interrupted erasing is
found; afterwards it holds a keyed hash only, enough to recognise the person in a restored backup.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, insert, select, update

from bot.store.tables import accounts, entries, keys, ledger, outbox, persons, reminders, talks, tombstones
from bot.store.work import Work


def erase_rows(work: Work, person: str) -> None:
    mark = work.keyring.marks(person)[0]
    if work.connection.execute(select(tombstones.c.mark).where(tombstones.c.mark == mark)).first() is None:
        work.connection.execute(insert(tombstones), {"mark": mark, "person": person, "at": datetime.now(UTC)})
    for table in (outbox, ledger, reminders, talks, entries, accounts):
        work.connection.execute(delete(table).where(table.c.person == person))
    work.connection.execute(delete(persons).where(persons.c.id == person))


def erase_key(work: Work, person: str) -> None:
    work.connection.execute(delete(keys).where(keys.c.person == person))
    work.connection.execute(update(tombstones).where(tombstones.c.person == person).values(person=None))


def being_erased(work: Work) -> tuple[str, ...]:
    """Whose erasing was begun and not finished."""
    rows = work.connection.execute(select(tombstones.c.person).where(tombstones.c.person.is_not(None)))
    return tuple(row.person for row in rows)
