"""How long somebody's data stays when they stay away: told once, then erased; erased, too, where nobody is reached.

Never while something is promised to them, and never where the terminal is theirs: that is their own machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, exists, or_, select

from bot.core.rhythm import LEAVING
from bot.store.erasing import erase_key, erase_rows
from bot.store.tables import accounts, persons, reminders
from bot.store.work import Work

AFTER_TELLING = timedelta(days=30)
"""Between the message and the erasing. The words of `farewell.leaving` say it."""
AT_ONCE = 500
"""People of one sweep; the next hour has the others."""
OWN_MACHINE = "terminal"


@dataclass(frozen=True, slots=True)
class Retention:
    """After how many days something becomes of those who stay away; None: never."""

    inactive: int | None = 183
    unreachable: int | None = 90


_any = accounts.alias()
_theirs = _any.c.person == persons.c.id
_nothing_promised = ~exists(
    select(reminders.c.name).where(reminders.c.person == persons.c.id, reminders.c.name != LEAVING)
)
_not_here = ~exists(select(_any.c.account).where(_theirs, _any.c.platform == OWN_MACHINE))
_away = persons.c.last_on < bindparam("away_before")
_told_already = exists(select(reminders.c.name).where(reminders.c.person == persons.c.id, reminders.c.name == LEAVING))
_reached = exists(
    select(_any.c.account).where(
        _theirs, or_(_any.c.unreachable_since.is_(None), _any.c.unreachable_since >= bindparam("gone_before"))
    )
)
_to_tell = (
    select(persons.c.id, accounts.c.platform, accounts.c.account)
    .join(accounts, accounts.c.person == persons.c.id)
    .where(
        _away, persons.c.told_on.is_(None), accounts.c.unreachable_since.is_(None), _nothing_promised, _not_here,
        ~_told_already,
    )
    .order_by(persons.c.last_on, persons.c.id, accounts.c.created_at.desc())
    .limit(AT_ONCE)
)  # fmt: skip
_inactive = select(persons.c.id).where(
    _away, persons.c.told_on < bindparam("told_before"), _nothing_promised, _not_here
)  # fmt: skip
_unreachable = select(persons.c.id).where(
    exists(select(_any.c.account).where(_theirs)), ~_reached, _nothing_promised, _not_here
)  # fmt: skip
_one = persons.c.id == bindparam("person")


def tell(work: Work, now: datetime, retention: Retention) -> None:
    """Promise the one message to whoever was away so long, where they talked last."""
    if retention.inactive is None:
        return
    values = {"away_before": _before(now, retention.inactive)}
    told: set[str] = set()
    for person, platform, account in work.select(_to_tell, values):
        if person not in told:
            told.add(person)
            # A private room has the name of its account.
            where = {"platform": platform, "room": account, "account": account}
            row = {"person": person, "name": LEAVING, "due": now, "not_before": now, **where}
            work.execute(work.statements.save_reminder, row)


def to_erase(work: Work, now: datetime, retention: Retention) -> tuple[str, ...]:
    found = [person for statement, values in _overdue(now, retention) for (person,) in work.select(statement, values)]
    return tuple(dict.fromkeys(found))[:AT_ONCE]


def erase(work: Work, now: datetime, retention: Retention, person: str) -> bool:
    """Erase somebody, unless they came back meanwhile: looked at again once nobody else can have a turn of theirs."""
    work.select(work.statements.lock_person, {"person": person})
    if not any(
        work.select(each.where(_one), {**values, "person": person}) for each, values in _overdue(now, retention)
    ):
        return False
    erase_rows(work, person)
    erase_key(work, person)
    return True


def _overdue(now: datetime, retention: Retention) -> Iterator[tuple[Select[Any], dict[str, Any]]]:
    if retention.inactive is not None:
        told = _before(now, AFTER_TELLING.days)
        yield _inactive, {"away_before": _before(now, retention.inactive), "told_before": told}
    if retention.unreachable is not None:
        yield _unreachable, {"gone_before": _before(now, retention.unreachable)}


def _before(now: datetime, days: int) -> date:
    return (now.astimezone(UTC) - timedelta(days=days)).date()
