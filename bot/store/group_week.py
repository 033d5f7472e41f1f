"""What a group's week is made of, read in its turn: the entries of those who let theirs be counted, by kind and day."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select

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


def counted(work: Work, group: str, now: datetime) -> tuple[Days, ...]:
    """Of each member who lets theirs be counted, from the day on which they said so: how many of what on which day."""
    # A week more than is looked at, since days of the group's clock and of UTC are not the same.
    since = (now - LONGEST - WEEK).date()
    of_each: defaultdict[str, dict[tuple[str, object], int]] = defaultdict(dict)
    for person, kind, day, n in work.select(_counted, {"of_group": group, "since": since}):
        of_each[person][kind, day] = int(n)
    return tuple(of_each.values())  # type: ignore[arg-type]
