"""What of groups goes for good: a group, a person in it, and what has had its time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, bindparam, delete, null, or_, select, update

from bot.groups.posts import LINK_STAYS
from bot.store import group_pairs, group_practice
from bot.store.group_acts import take_back
from bot.store.group_rows import OWNER, by_id, post_columns, post_of
from bot.store.tables import groups, keys, marks, members, pairs, posts
from bot.store.work import Work

MARKS_NAME_FOR = timedelta(days=90)
"""So long it can be told to those who cheered that something turned out well."""
_erase_of_group = (
    delete(marks).where(marks.c.post.in_(select(posts.c.id).where(posts.c.group == bindparam("of_group")))),
    delete(posts).where(posts.c.group == bindparam("of_group")),
    delete(pairs).where(pairs.c.group == bindparam("of_group")),
    delete(members).where(members.c.group == bindparam("of_group")),
    delete(groups).where(groups.c.id == bindparam("of_group")),
)
_erase_key = delete(keys).where(keys.c.person == bindparam("owner"))
_old_links = update(posts).where(posts.c.at < bindparam("before")).values(author=null())
_old_names = update(marks).where(marks.c.at < bindparam("before")).values(account=null())
_had_their_time = and_(
    or_(
        posts.c.state == "refused",
        posts.c.state == "unsure",
        posts.c.kind == "review",
        and_(posts.c.state == "gone", posts.c.wanted == posts.c.sent),
    ),
    posts.c.at < bindparam("before"),
)
# What was cheered before it was removed has marks, and they go first.
_old_posts = (
    delete(marks).where(marks.c.post.in_(select(posts.c.id).where(_had_their_time))),
    delete(posts).where(_had_their_time),
)
_with_author = select(*post_columns).where(posts.c.author.is_not(None))
_erase_of_person = delete(members).where(members.c.person == bindparam("of_person"))


def erase_group(work: Work, id: str) -> None:
    for statement in _erase_of_group:
        work.execute(statement, {"of_group": id})
    work.execute(_erase_key, {"owner": OWNER + id})


def sweep(work: Work, now: datetime) -> None:
    work.execute(_old_links, {"before": now - LINK_STAYS})
    for statement in _old_posts:
        work.execute(statement, {"before": now - LINK_STAYS})
    work.execute(_old_names, {"before": now - MARKS_NAME_FOR})
    group_pairs.sweep(work, now)


def written_by(work: Work, person: str) -> tuple[str, ...]:
    """The posts of the last weeks that somebody wrote."""
    found = []
    for row in work.select(_with_author, {}):
        opened = by_id(work, row[1])
        post = post_of(row, opened[1]) if opened else None
        if post and post.author and post.author.person == person:
            found.append(post.id)
    return tuple(found)


def withdraw_all(work: Work, shares: Sequence[str], person: str) -> None:
    """Whoever erases everything takes back what they shared, too; and nobody is left who belongs to a group."""
    for post in shares:
        take_back(work, post)
    group_pairs.end_all(work, person, datetime.now(UTC), forget=True)
    group_practice.forget(work, person)
    work.execute(_erase_of_person, {"of_person": person})
