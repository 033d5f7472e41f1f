"""Good news for those who cheered before, and a line that stands in a group for whoever comes new."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import bindparam, or_, select

from bot.core.groups import PostView
from bot.groups.group import Group
from bot.groups.posts import HELD, Post
from bot.runtime.group_ports import Told
from bot.runtime.ports import StoreError
from bot.store.group_rows import by_id, load_post, post_columns, post_of
from bot.store.group_rows import tell as promise
from bot.store.plain import person_from_json
from bot.store.sealing import PersonKey
from bot.store.tables import keys, marks, persons, posts
from bot.store.work import Work

AFTER = 1.0
"""Hours after it stands there: what is taken back at once is told to nobody."""
LOOKED_THROUGH = 60
"""So many of the latest shares of a group are opened for a line."""

_sealed = (
    select(persons.c.sealed, keys.c.wrapped)
    .select_from(persons)
    .outerjoin(keys, keys.c.person == persons.c.id)
    .where(persons.c.id == bindparam("of_person"))
)
_cheered = select(marks.c.kind, marks.c.account).where(
    marks.c.post == bindparam("of_post"),
    or_(*(marks.c.kind == kind for kind in HELD)),
    marks.c.account.is_not(None),
)
_standing = (
    select(*post_columns)
    .where(posts.c.group == bindparam("of_group"), posts.c.kind == "share", posts.c.state == "standing")
    .order_by(posts.c.at.desc(), posts.c.id)
    .limit(LOOKED_THROUGH)
)


def shares_of(work: Work, person: str) -> tuple[str, ...]:
    """What somebody shared with groups, by their own list, while it can be opened."""
    try:
        ((sealed, wrapped),) = work.select(_sealed, {"of_person": person})
        plain = work.keyring.open_person(person, wrapped).unseal(sealed, "persons", "sealed", person)
    except (StoreError, ValueError):
        return ()
    return tuple(each.post for each in person_from_json(person, plain).shares)


def tell(work: Work, group: Group, key: PersonKey, post: Post, at: datetime) -> None:
    """An offer stands there: those who cheered earlier shares of its author hear of it, where the author wants that.

    Only shares under the same name: who else was behind one must not be learned from it.
    """
    author = post.author
    if post.about != "offer" or not post.numbers.get("cheered") or not post.stands or author is None:
        return
    for id in shares_of(work, author.person):
        earlier = load_post(work, id, key, lock=False) if id != post.id else None
        if earlier is None or earlier.group != group.id or not earlier.stands or earlier.by != post.by:
            continue
        for kind, sealed in work.select(_cheered, {"of_post": id}):
            account = key.unseal(sealed, "marks", "account", f"{id} {kind}")
            if account != author.account:
                promise(work, group.platform, Told(f"good_news:{post.id}", account=account, wait=AFTER), at)


def advice(work: Work, id: str) -> tuple[PostView, ...]:
    """The latest line of advice that stands in a group, if there is one."""
    found = by_id(work, id)
    if found is None:
        return ()
    shares = (post_of(row, found[1]) for row in work.select(_standing, {"of_group": id}))
    lines = (post.seen(post.at.astimezone(UTC).date(), {}) for post in shares if post.about == "advice")
    return tuple(line for line in (next(lines, None),) if line)
