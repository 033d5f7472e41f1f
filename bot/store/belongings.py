"""All that is held of a person, read at one moment; and what they bring, put above everything else."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select

from bot.core.archive import Belongings, Past
from bot.core.records import Kind
from bot.store.group_belongings import groups_of, shares_of
from bot.store.plain import body_to_json, entry_from_json, person_from_json
from bot.store.sealing import PersonKey
from bot.store.tables import accounts, entries, in_utc, persons, reminders, talks
from bot.store.work import Work

NOT_THEIRS = ("heard", "said", "wrong_codes", "brought", "recalled", "quiet_until", "spoke_at", "unanswered", "shares")
"""What is noted to run a talk and tells nothing of them. A quiet time is not to be told apart from a pause."""
UNSAVED = frozenset({"mydata", "bring"})
"""Talks about the data itself: they are over when it arrives."""

_entries = (
    select(
        entries.c.id, entries.c.session, entries.c.name, entries.c.kind, entries.c.happened_on,
        entries.c.created_at, entries.c.sealed,
    )
    .where(entries.c.person == bindparam("person"))
    .order_by(entries.c.id)
)  # fmt: skip
_person = select(persons.c.sealed).where(persons.c.id == bindparam("person"))
_accounts = (
    select(accounts.c.platform, accounts.c.account)
    .where(accounts.c.person == bindparam("person"))
    .order_by(accounts.c.platform, accounts.c.account)
)
_reminders = (
    select(reminders.c.name, reminders.c.due)
    .where(reminders.c.person == bindparam("person"))
    .order_by(reminders.c.name)
)
_talks = (
    select(talks.c.id, talks.c.sealed)
    .where(talks.c.person == bindparam("person"), talks.c.parked.is_(True))
    .order_by(talks.c.id)
)
_names = select(entries.c.session, entries.c.name).where(entries.c.person == bindparam("person"))
_between = (
    entries.c.person == bindparam("person"),
    entries.c.happened_on >= bindparam("first"),
    entries.c.happened_on <= bindparam("last"),
)
count_within = select(func.count()).where(*_between)
last_entry = select(persons.c.last_entry).where(persons.c.id == bindparam("person"))
_numbered = (
    entries.c.person == bindparam("person"), entries.c.id >= bindparam("first"), entries.c.id <= bindparam("last")
)  # fmt: skip
_held = select(func.coalesce(func.sum(func.length(entries.c.sealed)), 0))
held_in_days, erase_days = _held.where(*_between), delete(entries).where(*_between)
held_in_numbers, erase_numbers = _held.where(*_numbered), delete(entries).where(*_numbered)


def belongings(work: Work, person: str) -> Belongings | None:
    of_person = {"person": person}
    wrapped = work.select(work.statements.load_key, of_person)
    sealed = work.select(_person, of_person)
    if not wrapped or not sealed:
        return None
    key = work.keyring.open_person(person, wrapped[0][0])
    known = key.unseal(sealed[0][0], "persons", "sealed", person)
    of_groups = groups_of(work, person), shares_of(work, person_from_json(person, known))
    waiting = (key.unseal(body, "talks", "sealed", id) for id, body in work.select(_talks, of_person))
    return Belongings(
        entries=tuple(_past(key, *row) for row in work.select(_entries, of_person)),
        person={name: value for name, value in known.items() if name not in NOT_THEIRS},
        reminders=tuple((name, in_utc(due).isoformat()) for name, due in work.select(_reminders, of_person)),
        talks=tuple(talk for talk in waiting if talk["flow"] not in UNSAVED),
        accounts=tuple((platform, account) for platform, account in work.select(_accounts, of_person)),
        groups=of_groups[0],
        shares=of_groups[1],
    )


def _past(key: PersonKey, id: int, session: str, name: str, kind: Kind, on: date, at: datetime, sealed: bytes) -> Past:
    body = key.unseal(sealed, "entries", "sealed", str(id))
    return Past(id, session, in_utc(at).isoformat(), entry_from_json(id, name, kind, on, body).record)


def bring(work: Work, person: str, key: PersonKey, last: int, brought: Belongings) -> tuple[int, int]:
    """Add the entries, with ids that go on from `last`; what is there already is left out.

    Returns the new last, and how many bytes came.
    """
    there = {tuple(row) for row in work.select(_names, {"person": person})}
    rows: list[dict[str, Any]] = [
        {
            "person": person,
            "id": last + past.id,
            "session": past.session,
            "name": past.record.name,
            "kind": past.record.kind,
            "happened_on": past.record.on,
            "created_at": datetime.fromisoformat(past.kept_at),
            "sealed": key.seal(body_to_json(past.record), "entries", "sealed", str(last + past.id)),
        }
        for past in brought.entries
        if (past.session, past.record.name) not in there
    ]
    if rows:
        work.execute_each(work.statements.add_entry, rows)
    return max((last, *(int(row["id"]) for row in rows))), sum(len(row["sealed"]) for row in rows)
