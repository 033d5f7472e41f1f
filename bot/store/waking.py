"""What has come due: claimed, and its turns taken, in one transaction.

Whoever dies in the middle has claimed nothing, and nobody waits for a lease to end: the rows are locked while the
turns are taken, other workers pass over them, and what is saved is said by the worker that saved it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.runtime.ports import Due, Incoming, Owed, Place, Reminder, TurnStep, Waking, Woken
from bot.store.turn import take_due
from bot.store.work import Together, Work

FAILED = timedelta(minutes=5)
"""A turn that failed is tried again after this, and holds up nobody else's."""

StepOf = Callable[[Incoming], TurnStep]


def due(work: Work, platform: str, now: datetime, most: int = 500) -> tuple[Waking, ...]:
    """The reminders that have come due, the oldest first."""
    return _wakings(work.select(work.statements.due, {"platform": platform, "now": now, "most": most}))


def pick(work: Work, platform: str, now: datetime, most: int, room: str | None) -> tuple[Waking, ...]:
    """The oldest of those whose people are in no turn just now, one for each person; they are locked."""
    values = {"platform": platform, "now": now, "most": most}
    if room is None:
        found = _wakings(work.select(work.statements.pick_due, values))
    else:
        found = _wakings(work.select(work.statements.pick_due_in, {**values, "room": room}))
    first: dict[str, Waking] = {}
    for waking in found:
        first.setdefault(waking.person, waking)
    return tuple(first.values())


def wake(work: Work, now: datetime, picked: tuple[Waking, ...], step_of: StepOf) -> Woken:
    """Take their turns together."""
    together = Together(work)
    owed = tuple(wake_one(together, now, waking, step_of) for waking in picked)
    together.finish()
    return Woken(len(picked), tuple(filter(None, owed)))


def wake_one(work: Work, now: datetime, waking: Waking, step_of: StepOf) -> tuple[Owed, ...]:
    what = Due(waking.reminder.name, waking.reminder.due)
    # Nothing of the person: ids of events outlive an erasing. That it is said once, the claim sees to.
    incoming = Incoming(f"due:{uuid.uuid4().hex}", now, waking.place, waking.account, what)
    return take_due(work, incoming, step_of(incoming))


def put_off(work: Work, now: datetime, waking: Waking) -> None:
    values = {"of_person": waking.person, "of_name": waking.reminder.name, "at": now + FAILED}
    work.execute(work.statements.put_off, values)


def _wakings(rows: Sequence[Any]) -> tuple[Waking, ...]:
    return tuple(
        Waking(person, Place(platform, room), account, Reminder(name, at))
        for person, name, platform, room, account, at in rows
    )
