"""What is owed and what was sent: replies wait here, sealed, until a platform has accepted them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Executable

from bot.runtime.incoming import Incoming, Place
from bot.runtime.letters import outgoing_from_json, outgoing_to_json
from bot.runtime.outgoing import Outgoing
from bot.runtime.ports import Owed, StoreError, Talking
from bot.store.sealing import PersonKey
from bot.store.work import Values, Work

log = logging.getLogger(__name__)

WORDS_STAY = timedelta(days=7)
"""How long an idle talk and an undelivered reply are kept."""
IDS_STAY = timedelta(days=30)
SAYS_SOMETHING = timedelta(hours=2)
"""How long a message that nobody asked for may wait for a platform before it is better left unsaid."""
TRIES = 5
"""So often a platform may refuse a message."""


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
            "owner": work.owner or None,
            "not_before": None,
            "attempts": 0,
            "until": incoming.at + SAYS_SOMETHING if reply.outgoing.unprompted else None,
            "sealed": key.seal(outgoing_to_json(reply.outgoing), "outbox", "sealed", reply.id),
        }
        for n, reply in enumerate(owed)
    ]
    for row in rows:
        work.write(work.statements.add_reply, row)
    return owed


def owed_for_event(work: Work, platform: str, event: str) -> tuple[Owed, ...]:
    rows = work.select(work.statements.owed_for_event, {"platform": platform, "event": event})
    return tuple(_open(work, row) for row in rows)


def owed_on(work: Work, platform: str) -> tuple[Owed, ...]:
    """What this worker has to deliver: its own, and from now on what nobody alive delivers."""
    return _taken_over(work, work.statements.owed, {"platform": platform, "owner": work.owner})


def orphaned_on(work: Work, platform: str, most: int) -> tuple[Owed, ...]:
    """What nobody alive delivers; from now on this worker does."""
    return _taken_over(work, work.statements.orphaned, {"platform": platform, "most": most})


def _taken_over(work: Work, statement: Executable, values: Values) -> tuple[Owed, ...]:
    rows = work.select(statement, {**values, "now": work.now(), "tries": TRIES})
    if rows and work.owner:
        work.execute_each(work.statements.take_over, [{**_this(*row[:3]), "owner": work.owner} for row in rows])
    return tuple(_opened(work, rows))


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


def sent(work: Work, receipts: Sequence[tuple[str, str]]) -> None:
    """The replies go, lines without content stay."""
    now = datetime.now(UTC)
    these = [{**_of(owed), "receipt": receipt, "sent_at": now} for owed, receipt in receipts]
    gone = [_of(owed) for owed, _ in receipts]
    work.write_all({work.statements.note_sent: these, work.statements.take_reply: gone})


def again(work: Work, owed: str, wait: timedelta, *, counted: bool) -> None:
    """It was not taken: anybody's, after a while. What was refused so often is given up, and counted."""
    values = {**_of(owed), "then": work.now() + wait, "counted": int(counted)}
    work.execute(work.statements.again, values)


def gone(work: Work, place: Place) -> None:
    """What was promised there is promised no more, and since when nobody is reached there is noted."""
    on = work.now().astimezone(UTC).date()
    there = {"of_platform": place.platform, "of_account": place.room}
    work.execute(work.statements.not_reached, {**there, "on": on})
    work.execute(work.statements.break_promises, {"of_platform": place.platform, "of_room": place.room})


def sweep(work: Work, now: datetime) -> None:
    """Erase what has had its time."""
    words, ids = {"before": now - WORDS_STAY}, {"before": now - IDS_STAY}
    work.execute(work.statements.idle_talks, words)
    work.execute(work.statements.stale_replies, {**words, "now": now})
    work.execute(work.statements.old_promises, words)
    work.execute(work.statements.old_leases, words)
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


def _of(owed: str) -> dict[str, Any]:
    platform, n, event = owed.split(":", 2)
    return _this(platform, event, int(n))


def _this(platform: str, event: str, n: int) -> dict[str, Any]:
    return {"of_platform": platform, "of_event": event, "of_n": n}


def _id_of(platform: str, event: str, n: int) -> str:
    # The event comes last: it is the platform's own text and may hold any character.
    return f"{platform}:{n}:{event}"
