"""How somebody sees their groups and what stands in them; and what waits there for who looks after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from sqlalchemy import and_, bindparam, or_, select

from bot.core.groups import GroupView, PostView
from bot.groups import posts as standing
from bot.groups.posts import Post
from bot.runtime.incoming import Place
from bot.store.group_members import membership
from bot.store.group_rows import by_id, post_columns, post_of, tallies, with_group
from bot.store.tables import accounts, marks, members, posts
from bot.store.work import Work

BY_MODERATORS = ("allowed", "refused", "removed", "left")
"""Outcomes that a moderator decided."""
SHOWN_DECIDED = 8
"""So many of a group's latest decisions its moderators see."""
_of_members = (posts.c.group == bindparam("of_group"), posts.c.kind == "share")
_decided = (
    select(*post_columns)
    .where(*_of_members, or_(posts.c.state == "standing", posts.c.state == "refused", posts.c.state == "gone"))
    .order_by(posts.c.at.desc())
    .limit(60)
)
_standing_since = (
    select(*post_columns)
    .where(*_of_members, posts.c.state == "standing", posts.c.at >= bindparam("since"))
    .order_by(posts.c.at.desc())
    .limit(300)
)
_in_review = (
    select(*post_columns)
    .where(
        *_of_members,
        or_(
            posts.c.state == "queued",
            and_(
                posts.c.state == "standing",
                select(marks.c.post).where(marks.c.post == posts.c.id, marks.c.kind == standing.REPORT).exists(),
            ),
        ),
    )
    .order_by(posts.c.at)
    .limit(50)
)
_memberships = select(members.c.group).where(members.c.person == bindparam("of_person")).order_by(members.c.since)
_account_on = (
    select(accounts.c.account)
    .where(accounts.c.person == bindparam("of_person"), accounts.c.platform == bindparam("platform"))
    .order_by(accounts.c.created_at)
    .limit(1)
)


def memberships(work: Work, person: str) -> tuple[GroupView, ...]:
    """The groups that they say they belong to."""
    ids = [id for (id,) in work.select(_memberships, {"of_person": person})]
    found = (view(work, person, id) for id in ids)
    return tuple(each[0] for each in found if each and each[0].active)


def view(work: Work, person: str, id: str) -> tuple[GroupView, Place, str] | None:
    """A group as somebody meets it, its room, and their account on its platform, if they have one."""
    found = by_id(work, id)
    if found is None:
        return None
    group, _ = found
    rows = work.select(_account_on, {"of_person": person, "platform": group.platform})
    account = rows[0][0] if rows else ""
    member = membership(work, id, person)
    seen = replace(
        group.seen(),
        joined=member is not None,
        counts=bool(member and member.counts_from is not None),
        moderator=bool(member and member.moderator),
        advises=bool(member and member.advises_from is not None),
        blocked=bool(account) and standing.mark_of(group, account) in group.blocked,
        blocks=len(group.blocked),
        left=group.state == "left",
    )
    return seen, Place(group.platform, group.room, group.thread), account


def post_views(work: Work, ids: Sequence[str], *, locked: bool = False) -> tuple[PostView, ...]:
    found = (with_group(work, id, lock=locked) for id in ids)
    return tuple(_view_of(work, each[0]) for each in found if each)


def in_review(work: Work, group: str) -> tuple[PostView, ...]:
    """What waits for a moderator, and what was reported and is not decided; after that what was decided lately."""
    opened = by_id(work, group)
    if opened is None:
        return ()
    waiting = [post_of(row, opened[1]) for row in work.select(_in_review, {"of_group": group})]
    # What was let up and is reported afterwards waits anew.
    waiting = [replace(each, outcome="") for each in waiting if each.outcome in ("", "allowed")]
    there = {each.id for each in waiting}
    latest = (post_of(row, opened[1]) for row in work.select(_decided, {"of_group": group}))
    decided = [each for each in latest if each.outcome in BY_MODERATORS and each.id not in there]
    return tuple(_view_of(work, post) for post in (*waiting, *decided[:SHOWN_DECIDED]))


def replies(work: Work, id: str) -> tuple[PostView, ...]:
    """The answers that stand under a post, the latest first."""
    return tuple(_view_of(work, post) for post in answers_of(work, id))


def answers_of(work: Work, id: str) -> list[Post]:
    there = with_group(work, id, lock=False)
    if there is None:
        return []
    answered, group, key = there
    # Which post an answer belongs to is sealed with its words.
    rows = work.select(_standing_since, {"of_group": group.id, "since": answered.at})
    return [post for post in (post_of(row, key) for row in rows) if post.answers == id]


def _view_of(work: Work, post: Post) -> PostView:
    return post.seen(post.at.astimezone(UTC).date(), tallies(work, post.id))
