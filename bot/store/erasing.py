"""Erasing a person: their rows first, then their key, so that it can be taken up again wherever it stopped.

A tombstone is set with it. It names the person until the key is gone, which is how an interrupted erasing is
found; afterwards it holds a keyed hash only, enough to recognise the person in a restored backup.
"""

from __future__ import annotations

from datetime import UTC, datetime

from bot.store.work import Work


def erase_rows(work: Work, person: str) -> None:
    # A turn that is under way ends first, and one that waits finds nobody and meets them anew.
    work.select(work.statements.lock_person, {"person": person})
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
