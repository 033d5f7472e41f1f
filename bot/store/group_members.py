"""Who belongs to a group, who looks after it, and from which day on they are counted."""

from __future__ import annotations

from datetime import UTC, date
from typing import NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update

from bot.core.groups import Join, Leave, SetUp
from bot.groups.posts import Post
from bot.runtime.incoming import Incoming
from bot.store import group_pairs, group_practice
from bot.store.group_rows import add_post, by_id, load_post, save_group
from bot.store.tables import members
from bot.store.work import Work
from bot.words.zones import named_zone

_membership = select(members.c.counts_from, members.c.moderator, members.c.advises_from).where(
    members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person")
)
_join = insert(members)
_rejoin = (
    update(members)
    .where(members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person"))
    .values(counts_from=bindparam("new_counts_from"))
)
_moderate = (
    update(members)
    .where(members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person"))
    .values(moderator=bindparam("new_moderator"))
)
_leave = delete(members).where(members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person"))


class Membership(NamedTuple):
    """How somebody belongs to a group."""

    counts_from: date | None
    """From this day on what they keep is counted with that of the others; None: it is not."""
    moderator: bool
    advises_from: date | None
    """Since this day they may be asked what they would tell the next person; None: they are not."""


def membership(work: Work, group: str, person: str) -> Membership | None:
    rows = work.select(_membership, {"of_group": group, "of_person": person})
    return Membership(*rows[0]) if rows else None


def belong(work: Work, incoming: Incoming, person: str, act: Join | Leave) -> None:
    of = {"of_group": act.group, "of_person": person}
    if isinstance(act, Leave):
        group_pairs.end_all(work, person, incoming.at, act.group)
        group_practice.forget(work, person, act.group)
        work.execute(_leave, of)
        return
    if by_id(work, act.group) is None:
        return
    member = membership(work, act.group, person)
    # What they kept before they said so is nobody's to count.
    begins = (member.counts_from if member else None) or incoming.at.astimezone(UTC).date()
    counts_from = begins if act.counts else None
    if not work.execute(_rejoin, {**of, "new_counts_from": counts_from}):
        row = {"group": act.group, "person": person, "since": incoming.at, "counts_from": counts_from}
        work.execute(_join, {**row, "advises_from": None, "moderator": False, "sealed": None})


def set_up(work: Work, incoming: Incoming, person: str, act: SetUp) -> None:
    found = by_id(work, act.group, lock=True)
    if found is None:
        return
    group, key = found
    zone = named_zone(act.zone or group.zone) or UTC
    first = group.state != "active"
    group = group.set_up(act, incoming.at, zone)
    save_group(work, group, key)
    before = membership(work, act.group, person)
    belong(work, incoming, person, Join(act.group, counts=bool(before and before.counts_from)))
    work.execute(_moderate, {"of_group": act.group, "of_person": person, "new_moderator": True})
    if first and group.state == "active":
        hello = Post(f"{group.id}h", group.id, "hello", "standing", incoming.at, wanted=1)
        if load_post(work, hello.id, key) is None:
            add_post(work, hello, key)
