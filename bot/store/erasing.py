"""Erasing a person: their rows first, then their key, so that it can be taken up again wherever it stopped.

A tombstone is set with it. It names the person until the key is gone, which is how an interrupted erasing is
found; afterwards it holds a keyed hash only, enough to recognise the person in a restored backup.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import bindparam, select, update

from bot.store.group_erasing import withdraw_all, written_by
from bot.store.group_news import shares_of
from bot.store.tables import keys, persons, tombstones
from bot.store.work import Work


def erase_rows(work: Work, person: str) -> None:
    # A turn that is under way ends first, and one that waits finds nobody and meets them anew.
    work.select(work.statements.lock_person, {"person": person})
    withdraw_all(work, shares_of(work, person), person)
    work.execute(
        work.statements.bury,
        {"mark": work.keyring.marks(person)[0], "person": person, "at": datetime.now(UTC)},
    )
    for statement in work.statements.erase_rows:
        work.execute(statement, {"person": person})


def erase_key(work: Work, person: str) -> None:
    work.execute(work.statements.erase_key, {"person": person})
    work.execute(work.statements.forget_name, {"of_person": person})


def being_erased(work: Work) -> tuple[str, ...]:
    """Whose erasing was begun and not finished."""
    return tuple(person for (person,) in work.select(work.statements.being_erased, {}))


_marks = select(tombstones.c.mark)
_persons = select(persons.c.id)
_keys = select(keys.c.person, keys.c.wrapped)
_rewrap = update(keys).where(keys.c.person == bindparam("of_person")).values(wrapped=bindparam("wrapped_anew"))


def erase_again(work: Work) -> int:
    """Whoever has a tombstone and is there all the same came back with a restored backup: erase them."""
    marks = {bytes(mark) for (mark,) in work.select(_marks, {})}
    back = [
        person
        for (person,) in (work.select(_persons, {}) if marks else ())
        if not marks.isdisjoint(work.keyring.marks(person))
    ]
    for person in back:
        # Their key is gone, and with it their own list; who wrote a post of the last weeks stands beside it.
        withdraw_all(work, written_by(work, person), person)
        erase_rows(work, person)
        erase_key(work, person)
    return len(back)


def rewrap(work: Work) -> int:
    """Wrap every data key with the first of the operator's keys. No text is opened. Returns how many were changed."""
    older = [(person, wrapped) for person, wrapped in work.select(_keys, {}) if not work.keyring.newest(wrapped)]
    if older:
        rows = [{"of_person": person, "wrapped_anew": work.keyring.rewrapped(person, w)} for person, w in older]
        work.execute_each(_rewrap, rows)
    return len(older)
