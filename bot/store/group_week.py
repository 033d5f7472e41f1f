"""What a group's week is made of, read in its turn by kinds and days alone: what is counted, and who may be asked."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, bindparam, func, or_, select, update

from bot.groups.totals import KINDS, LONGEST, WEEK, Days
from bot.store.tables import entries, members
from bot.store.work import Work

_counted = (
    select(members.c.person, entries.c.kind, entries.c.happened_on, func.count())
    .join(
        entries,
        and_(entries.c.person == members.c.person, entries.c.happened_on >= members.c.counts_from),
    )
    .where(
        members.c.group == bindparam("of_group"),
        members.c.counts_from.is_not(None),
        or_(*(entries.c.kind == kind for kind in KINDS)),
        entries.c.happened_on >= bindparam("since"),
    )
    .group_by(members.c.person, entries.c.kind, entries.c.happened_on)
)
ASKED_AFTER, ASKED_UNTIL = timedelta(days=5), timedelta(days=14)
"""So many days after a no somebody may be asked what they would tell the next person."""
ASKED_AGAIN = timedelta(days=30)
_advisers = select(members.c.person).where(
    members.c.group == bindparam("of_group"),
    members.c.advises_from <= bindparam("today"),
    select(entries.c.id)
    .where(
        entries.c.person == members.c.person,
        entries.c.kind == "rejection",
        entries.c.happened_on >= bindparam("first"),
        entries.c.happened_on <= bindparam("last"),
    )
    .exists(),
)
_advise = (
    update(members)
    .where(members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person"))
    .values(advises_from=bindparam("new_from"))
)


def advisers(work: Work, group: str, now: datetime) -> tuple[str, ...]:
    """Who said that they may be asked, was not lately, and got a no some days ago."""
    today = now.astimezone(UTC).date()
    values = {"today": today, "first": today - ASKED_UNTIL, "last": today - ASKED_AFTER}
    return tuple(person for (person,) in work.select(_advisers, {"of_group": group, **values}))


def let_advise(work: Work, group: str, person: str, since: datetime | None) -> None:
    new = since.astimezone(UTC).date() if since else None
    work.execute(_advise, {"of_group": group, "of_person": person, "new_from": new})


def counted(work: Work, group: str, now: datetime) -> tuple[Days, ...]:
    """Of each member who lets theirs be counted, from the day on which they said so: how many of what on which day."""
    # A week more than is looked at, since days of the group's clock and of UTC are not the same.
    since = (now - LONGEST - WEEK).date()
    of_each: defaultdict[str, dict[tuple[str, object], int]] = defaultdict(dict)
    for person, kind, day, n in work.select(_counted, {"of_group": group, "since": since}):
        of_each[person][kind, day] = int(n)
    return tuple(of_each.values())  # type: ignore[arg-type]
