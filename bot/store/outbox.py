"""What is owed and what was sent: replies wait here, sealed, until a platform has accepted them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.runtime.letters import outgoing_from_json, outgoing_to_json
from bot.runtime.ports import Incoming, Outgoing, Owed, Place, Reminder, StoreError, Talking, Waking
from bot.store.sealing import PersonKey
from bot.store.work import Work

log = logging.getLogger(__name__)

WORDS_STAY = timedelta(days=7)
"""How long an idle talk and an undelivered reply are kept."""
IDS_STAY = timedelta(days=30)


def owe(work: Work, incoming: Incoming, person: str, key: PersonKey, replies: Sequence[Outgoing]) -> tuple[Owed, ...]:
    """Save the replies to an event."""
    platform, event = incoming.place.platform, incoming.id
    owed = tuple(Owed(_id_of(platform, event, n), outgoing) for n, outgoing in enumerate(replies))
    rows = [
        {
            "platform": platform,
            "event": event,
            "n": n,
            "person": person,
            "at": incoming.at,
            "sealed": key.seal(outgoing_to_json(reply.outgoing), "outbox", "sealed", reply.id),
        }
        for n, reply in enumerate(owed)
    ]
    if rows:
        work.execute_each(work.statements.add_reply, rows)
    return owed


def owed_for_event(work: Work, platform: str, event: str) -> tuple[Owed, ...]:
    rows = work.select(work.statements.owed_for_event, {"platform": platform, "event": event})
    return tuple(_open(work, row) for row in rows)


def owed_on(work: Work, platform: str) -> tuple[Owed, ...]:
    return tuple(_opened(work, work.select(work.statements.owed, {"platform": platform})))


def talking(work: Work, platform: str) -> tuple[Talking, ...]:
    """Whose talk is open, the latest first, and each account once."""
    since: dict[str, datetime] = {}
    for account, touched in work.select(work.statements.talking, {"platform": platform}):
        since.setdefault(account, touched)
    return tuple(Talking(account, at) for account, at in since.items())


def first_taken(work: Work, platform: str, events: Sequence[str]) -> str | None:
    """The first of these events that had its turn."""
    for event in events:
        if list(work.select(work.statements.was_seen, {"platform": platform, "event": event})):
            return event
    return None


def due(work: Work, platform: str, now: datetime) -> tuple[Waking, ...]:
    """The reminders that have come due, the oldest first."""
    rows = work.select(work.statements.due, {"platform": platform, "now": now})
    return tuple(
        Waking(person, Place(platform, room), account, Reminder(name, at))
        for person, name, platform, room, account, at in rows
    )


def sent(work: Work, owed: str, receipt: str) -> None:
    """The reply goes, a line without content stays."""
    platform, n, event = owed.split(":", 2)
    values = {"platform": platform, "event": event, "n": int(n)}
    for (person,) in work.select(work.statements.take_reply, values):
        note = {**values, "person": person, "receipt": receipt, "sent_at": datetime.now(UTC)}
        work.execute(work.statements.note_sent, note)


def gone(work: Work, place: Place) -> None:
    """What was promised there is promised no more."""
    work.execute(work.statements.break_promises, {"of_platform": place.platform, "of_room": place.room})


def sweep(work: Work, now: datetime) -> None:
    """Erase what has had its time."""
    words, ids = {"before": now - WORDS_STAY}, {"before": now - IDS_STAY}
    work.execute(work.statements.idle_talks, words)
    work.execute(work.statements.stale_replies, words)
    work.execute(work.statements.old_events, ids)
    work.execute(work.statements.old_messages, ids)


def _opened(work: Work, rows: Iterable[Any]) -> Iterator[Owed]:
    for row in rows:
        try:
            yield _open(work, row)
        except StoreError as error:
            # One damaged row must not hold back what is owed to everybody else.
            log.error("a saved reply does not open: %s", error.key)


def _open(work: Work, row: Any) -> Owed:
    platform, event, n, person, sealed, wrapped = row
    id = _id_of(platform, event, n)
    key = work.keyring.open_person(person, wrapped)
    return Owed(id, outgoing_from_json(key.unseal(sealed, "outbox", "sealed", id)))


def _id_of(platform: str, event: str, n: int) -> str:
    # The event comes last: it is the platform's own text and may hold any character.
    return f"{platform}:{n}:{event}"
