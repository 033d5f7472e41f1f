"""What of groups is somebody's: for their export, for two people who become one, and for what a backup brings back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update

from bot.runtime.person import Person, Shared
from bot.store import group_pairs
from bot.store.group_acts import take_back
from bot.store.group_erasing import erase_group
from bot.store.group_rows import OWNER, by_id, load_post, post_columns, post_of, save_group, save_post, with_group
from bot.store.plain import person_from_json
from bot.store.tables import groups, in_utc, keys, members, persons, posts
from bot.store.work import Work
from bot.words.zones import named_zone

_memberships = (
    select(members.c.group, members.c.since, members.c.counts_from, members.c.moderator, members.c.advises_from)
    .where(members.c.person == bindparam("of_person"))
    .order_by(members.c.since)
)
_join = insert(members)
_widen = (
    update(members)
    .where(members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person"))
    .values(counts_from=bindparam("new_counts_from"), moderator=bindparam("new_moderator"))
)
_leave_all = delete(members).where(members.c.person == bindparam("of_person"))
_shares = select(*post_columns).where(posts.c.kind == "share")
_unsettled = select(*post_columns).where(
    or_(posts.c.wanted > posts.c.sent, posts.c.state == "waiting", posts.c.state == "queued")
)
_groups = select(groups.c.id)
_group_keys = select(keys.c.person).where(keys.c.person.like(f"{OWNER}%"))
_persons = (
    select(persons.c.id, persons.c.sealed, keys.c.wrapped)
    .select_from(persons)
    .join(keys, keys.c.person == persons.c.id)
    .order_by(persons.c.id)
)


# --- for the export -----------------------------------------------------------------------------------------


def groups_of(work: Work, person: str) -> tuple[dict[str, Any], ...]:
    """The groups that they belong to, as plain JSON values."""
    told = []
    for id, since, counts, moderator, advises in work.select(_memberships, {"of_person": person}):
        found = by_id(work, id)
        if found:
            joined = {"name": found[0].name, "platform": found[0].platform, "joined_at": in_utc(since).isoformat()}
            told.append(
                {
                    **joined,
                    "counts": counts is not None,
                    "advises": advises is not None,
                    "moderator": bool(moderator),
                }
            )
    return tuple(told)


def shares_of(work: Work, person: Person) -> tuple[dict[str, Any], ...]:
    """What they shared, as far as it is still there. Nothing of who cheered: that is nobody's to have."""
    told = []
    for mine in person.shares:
        found = by_id(work, mine.group)
        post = load_post(work, mine.post, found[1], lock=False) if found else None
        there = post is not None and post.state != "gone"
        told.append(
            {
                "day": mine.on,
                "about": mine.about,
                "group": found[0].name if found else "",
                "state": post.state if post else "gone",
                "name": post.by if post and there else "",
                "words": post.text if post and there else "",
            }
        )
    return tuple(told)


# --- two people become one ----------------------------------------------------------------------------------


def become_one(work: Work, stays: str, goes: str, shared: Sequence[Shared]) -> None:
    """Memberships and shares of `goes` are those of `stays` from now on.

    What they look for in a buddy is sealed with a key that goes: a pair ends, and they look anew.
    """
    group_pairs.end_all(work, goes, datetime.now(UTC), forget=True)
    there = {row[0]: row for row in work.select(_memberships, {"of_person": stays})}
    for group, since, counts, moderator, advises in list(work.select(_memberships, {"of_person": goes})):
        both = there.get(group)
        if both is None:
            row = {"group": group, "person": stays, "since": since, "counts_from": counts, "moderator": moderator}
            work.execute(_join, {**row, "advises_from": advises, "sealed": None})
        else:
            # Counted is whoever agreed to it on both sides, from the later day on.
            days = (counts, both[2])
            wider = {"new_counts_from": max(days) if None not in days else None}
            new = {**wider, "new_moderator": bool(moderator or both[3])}
            work.execute(_widen, {"of_group": group, "of_person": stays, **new})
    work.execute(_leave_all, {"of_person": goes})
    for mine in shared:
        found = with_group(work, mine.post)
        author = found[0].author if found else None
        if found and author and author.person == goes:
            save_post(work, replace(found[0], author=replace(author, person=stays)), found[2])


# --- what a backup brings back ------------------------------------------------------------------------------


def settle_restored(work: Work) -> None:
    """After a restore nothing is posted that may have stood there since, and no group comes back that was erased.

    What waited then may have gone up, or been taken back: its author finds it as "not known", and shares it anew.
    """
    with_key = {owner for (owner,) in work.select(_group_keys, {})}
    now = datetime.now(UTC)
    for (id,) in list(work.select(_groups, {})):
        if OWNER + id not in with_key:
            erase_group(work, id)
            continue
        found = by_id(work, id)
        if found and found[0].state == "active":
            # This week's thread may stand there already.
            group, key = found
            save_group(work, replace(group, due=group.next_week(now, named_zone(group.zone) or UTC)), key)
    for row in list(work.select(_unsettled, {})):
        found = by_id(work, row[1])
        if found is None:
            continue
        post, key = post_of(row, found[1]), found[1]
        if post.state == "gone":
            continue  # taking something away is never wrong
        if post.state in ("waiting", "queued") or (post.stands and not post.receipt):
            post = replace(post, state="unsure", due=None, outcome="unsure", started=True)
        save_post(work, replace(post, sent=post.wanted), key)


def withdraw_unclaimed(work: Work) -> None:
    """Somebody was erased since the backup, and whose share it was can't be told of the older ones: what nobody who is
    here has in their list goes."""
    claimed: set[str] = set()
    for id, sealed, wrapped in work.select(_persons, {}):
        plain = work.keyring.open_person(id, wrapped).unseal(sealed, "persons", "sealed", id)
        claimed.update(mine.post for mine in person_from_json(id, plain).shares)
    for row in list(work.select(_shares, {})):
        if row[0] not in claimed and row[3] != "gone":
            take_back(work, row[0])
