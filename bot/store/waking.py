"""What has come due: claimed, and its turns taken, in one transaction.

Whoever dies in the middle has claimed nothing, and nobody waits for a lease to end: the rows are locked while the
turns are taken, other workers pass over them, and what is saved is said by the worker that saved it.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.runtime.incoming import Due, Incoming, Place
from bot.runtime.person import Reminder
from bot.runtime.ports import Owed, TurnStep, Waking, Woken
from bot.store.turn import Found, opened, take_due, take_found
from bot.store.work import Together, Work

FAILED = timedelta(minutes=5)
"""A turn that failed is tried again after this, and holds up nobody else's."""

StepOf = Callable[[Incoming], TurnStep]


def pick(work: Work, platform: str, now: datetime, most: int, room: str | None) -> dict[str, Waking]:
    """The oldest of those whose people are in no turn just now, one for each person; they are locked.

    Each comes with the id of its event.
    """
    values = {"platform": platform, "now": now, "most": most}
    if room is None:
        found = _wakings(work.select(work.statements.pick_due, values))
    else:
        found = _wakings(work.select(work.statements.pick_due_in, {**values, "room": room}))
    first: dict[str, Waking] = {}
    for waking in found:
        first.setdefault(waking.person, waking)
    return {new_event(): waking for waking in first.values()}


def new_event() -> str:
    # Nothing of the person: ids of events outlive an erasing. That it is said once, the claim sees to.
    return f"due:{uuid.uuid4().hex}"


def wake(work: Work, now: datetime, picked: Mapping[str, Waking], step_of: StepOf) -> Woken:
    """Take their turns together: what they find is read, and what they leave is written, at one go."""
    together = Together(work)
    found = _found(together, tuple(picked.values()))
    together.execute_each(work.statements.claim_reminder, [_this(waking) for waking in picked.values()])
    owed: list[tuple[Owed, ...]] = []
    for event, waking in picked.items():
        together.breathe()
        theirs = found.get((waking.person, waking.account))
        # It may have been taken back since it was picked.
        if theirs and waking.reminder in theirs.state.promised:
            others = tuple(each for each in theirs.state.promised if each != waking.reminder)
            theirs = replace(theirs, state=replace(theirs.state, promised=others))
            incoming = _incoming(event, now, waking)
            owed.append(take_found(together, incoming, step_of(incoming), theirs))
    together.finish()
    return Woken(len(picked), tuple(filter(None, owed)))


def wake_one(work: Work, now: datetime, event: str, waking: Waking, step_of: StepOf) -> tuple[Owed, ...]:
    incoming = _incoming(event, now, waking)
    return take_due(work, incoming, step_of(incoming))


def _incoming(event: str, now: datetime, waking: Waking) -> Incoming:
    return Incoming(event, now, waking.place, waking.account, Due(waking.reminder.name, waking.reminder.due))


def _found(work: Work, picked: tuple[Waking, ...]) -> dict[tuple[str, str], Found]:
    """The people, by their names and accounts. They are locked, so nothing of theirs changes meanwhile."""
    people = {"people": [waking.person for waking in picked]}
    talks, promised = defaultdict(list), defaultdict(list)
    rows = work.select(work.statements.load_people, {**people, "platform": picked[0].place.platform})
    for person, *talk in work.select(work.statements.load_their_talks, people):
        talks[person].append(talk)
    for person, name, due in work.select(work.statements.promised_them, people):
        promised[person].append(Reminder(name, due))
    found = {}
    for account, *row in rows:
        person = row[0]
        theirs = opened(work, row, talks[person])
        found[person, account] = replace(theirs, state=replace(theirs.state, promised=tuple(promised[person])))
    return found


def _this(waking: Waking) -> dict[str, Any]:
    return {"person": waking.person, "name": waking.reminder.name, "due": waking.reminder.due}


def put_off(work: Work, now: datetime, waking: Waking) -> None:
    values = {"of_person": waking.person, "of_name": waking.reminder.name, "at": now + FAILED}
    work.execute(work.statements.put_off, values)


def _wakings(rows: Sequence[Any]) -> tuple[Waking, ...]:
    return tuple(
        Waking(person, Place(platform, room), account, Reminder(name, at))
        for person, name, platform, room, account, at in rows
    )
