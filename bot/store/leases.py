"""Who does what, until when, by the database's clock; and the pace that all workers of a bot share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.store.work import Work

LONGEST = timedelta(minutes=1)
"""No lease is longer: one that seems to be was given by a clock that was wrong, and holds nobody back."""
LONGEST_HOLD = timedelta(hours=2)
"""The same for a bot that a platform told to wait."""
_EVER = datetime(2000, 1, 1, tzinfo=UTC)


def hold(work: Work, name: str, owner: str, length: timedelta) -> bool:
    """Take the lease, or renew it. False: somebody else has it."""
    now = work.now()
    values = {"name": name, "owner": owner, "until": now + length, "now": now, "longest": now + LONGEST}
    return work.execute(work.statements.hold, values) > 0


def give_back(work: Work, owner: str, name: str) -> None:
    work.execute(work.statements.end_lease, {"owner": owner, "name": name})


def leave(work: Work, owner: str) -> None:
    """The worker ends: its leases and what it had still to deliver are anybody's."""
    work.execute(work.statements.let_go, {"of_owner": owner})
    work.execute(work.statements.end_leases, {"owner": owner})


def alone(work: Work) -> None:
    """No other worker can be there: whatever leases were left behind are nobody's."""
    work.execute(work.statements.end_all_leases, {})


def spend(work: Work, name: str, turns: int, each: float, wait: float) -> tuple[float, float]:
    """Take so many turns, `each` seconds apart, after a wait of everybody's. Returns the time now, and of the first.

    The clock is read after the lock: whoever waited for it must not take turns that are over.
    """
    work.execute(work.statements.add_pace, {"name": name, "free_at": _EVER})
    ((free_at,),) = work.select(work.statements.lock_pace, {"name": name})
    now = work.now()
    if free_at > now + LONGEST_HOLD:
        free_at = now
    first = max(free_at, now + timedelta(seconds=wait))
    values = {"of_name": name, "free_at": first + timedelta(seconds=turns * each)}
    work.execute(work.statements.save_pace, values)
    return now.timestamp(), first.timestamp()
