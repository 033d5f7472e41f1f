"""The rows of groups, of what stands in them and of what was tapped: sealed, opened, locked."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, literal, select, update

from bot.groups import group as settings
from bot.groups import posts as standing
from bot.groups.group import Group
from bot.groups.posts import Author, Post
from bot.runtime.group_ports import Happening, Told
from bot.store.sealing import PersonKey
from bot.store.tables import accounts, groups, keys, marks, posts, reminders
from bot.store.work import Work

OWNER = "group:"
"""Before the id of a group, where its key stands among those of people."""

_with_key = groups.outerjoin(keys, keys.c.person == literal(OWNER) + groups.c.id)
_columns = (
    groups.c.id, groups.c.platform, groups.c.room, groups.c.state, groups.c.alive_on, groups.c.due, groups.c.sealed,
    keys.c.wrapped,
)  # fmt: skip
_by_id = select(*_columns).select_from(_with_key).where(groups.c.id == bindparam("of_group"))
_by_id_locked = _by_id.with_for_update(of=groups)
_by_room = (
    select(*_columns)
    .select_from(_with_key)
    .where(groups.c.platform == bindparam("platform"), groups.c.room == bindparam("room"))
    .with_for_update(of=groups)
)
_add_group = insert(groups)
_save_group = (
    update(groups)
    .where(groups.c.id == bindparam("of_group"))
    .values({name: bindparam(f"new_{name}") for name in ("room", "state", "alive_on", "due", "sealed")})
)
_add_key = insert(keys)
post_columns = (
    posts.c.id, posts.c.group, posts.c.kind, posts.c.state, posts.c.at, posts.c.due, posts.c.sealed, posts.c.author,
    posts.c.wanted, posts.c.sent, posts.c.started, posts.c.attempts,
)  # fmt: skip
post_locked = select(*post_columns).where(posts.c.id == bindparam("of_post")).with_for_update()
post_seen = select(*post_columns).where(posts.c.id == bindparam("of_post"))
_add_post = insert(posts)
_save_post = (
    update(posts)
    .where(posts.c.id == bindparam("of_post"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("state", "due", "sealed", "author", "wanted", "sent", "started", "attempts")
        }
    )
)
_drop_post = delete(posts).where(posts.c.id == bindparam("of_post"))
_drop_marks = delete(marks).where(marks.c.post == bindparam("of_post"))
_tallies = select(marks.c.kind, func.count()).where(marks.c.post == bindparam("of_post")).group_by(marks.c.kind)
_whose = select(accounts.c.person).where(
    accounts.c.platform == bindparam("platform"),
    accounts.c.account == bindparam("account"),
    accounts.c.unreachable_since.is_(None),
)
_reached = (
    select(accounts.c.platform, accounts.c.account)
    .where(accounts.c.person == bindparam("of_person"), accounts.c.unreachable_since.is_(None))
    .order_by(accounts.c.created_at)
)
_promised = select(reminders.c.name).where(
    reminders.c.person == bindparam("of_person"), reminders.c.name == bindparam("of_name")
)


def by_id(work: Work, id: str, *, lock: bool = False) -> tuple[Group, PersonKey] | None:
    """The group; locked where it is going to be written. A group is locked before its posts, never after."""
    return opened(work, work.select(_by_id_locked if lock else _by_id, {"of_group": id}))


def by_room(work: Work, platform: str, room: str) -> tuple[Group, PersonKey] | None:
    """The group, locked."""
    return opened(work, work.select(_by_room, {"platform": platform, "room": room}))


def opened(work: Work, rows: Sequence[Any]) -> tuple[Group, PersonKey] | None:
    if not rows:
        return None
    id, platform, room, state, alive_on, due, sealed, wrapped = rows[0]
    key = work.keyring.open_person(OWNER + id, wrapped)
    plain = key.unseal(sealed, "groups", "sealed", id)
    clear = {"id": id, "platform": platform, "room": room, "state": state, "alive_on": alive_on, "due": due}
    return settings.from_json(plain, **clear), key


def create(work: Work, happening: Happening) -> tuple[Group, PersonKey]:
    group = Group(
        secrets.token_urlsafe(9).replace("-", "x").replace("_", "y"), happening.place.platform, happening.place.room,
        secrets.token_hex(16), alive_on=happening.at.astimezone(UTC).date(), name=happening.name,
        moderated=settings.MODERATED_AT_FIRST.get(happening.place.platform, "no"),
    )  # fmt: skip
    key, wrapped = work.keyring.new_person(OWNER + group.id)
    work.execute(_add_key, {"person": OWNER + group.id, "wrapped": wrapped})
    row = {"id": group.id, "platform": group.platform, "room": group.room, "state": group.state}
    work.execute(_add_group, {**row, "alive_on": group.alive_on, "due": group.due, "sealed": _sealed_group(group, key)})
    return group, key


def _sealed_group(group: Group, key: PersonKey) -> bytes:
    return key.seal(settings.to_json(group), "groups", "sealed", group.id)


def save_group(work: Work, group: Group, key: PersonKey) -> None:
    values = {"room": group.room, "state": group.state, "alive_on": group.alive_on, "due": group.due}
    new = {f"new_{name}": value for name, value in {**values, "sealed": _sealed_group(group, key)}.items()}
    work.execute(_save_group, {"of_group": group.id, **new})


def load_post(work: Work, id: str, key: PersonKey, *, lock: bool = True) -> Post | None:
    rows = work.select(post_locked if lock else post_seen, {"of_post": id})
    return post_of(rows[0], key) if rows else None


def post_of(row: Any, key: PersonKey) -> Post:
    id, group, kind, state, at, due, sealed, author, wanted, sent, started, attempts = row
    plain = key.unseal(sealed, "posts", "sealed", id)
    by = key.unseal(author, "posts", "author", id) if author else None
    return standing.from_json(
        plain, id=id, group=group, kind=kind, state=state, at=at, due=due, wanted=wanted, sent=sent, started=started,
        attempts=attempts, author=Author(*by) if by else None,
    )  # fmt: skip


def _sealed_post(post: Post, key: PersonKey) -> dict[str, Any]:
    author = [post.author.person, post.author.account] if post.author else None
    return {
        "state": post.state, "due": post.due, "sealed": key.seal(standing.to_json(post), "posts", "sealed", post.id),
        "author": key.seal(author, "posts", "author", post.id) if author else None, "wanted": post.wanted,
        "sent": post.sent, "started": post.started, "attempts": post.attempts,
    }  # fmt: skip


def add_post(work: Work, post: Post, key: PersonKey) -> None:
    row = {"id": post.id, "group": post.group, "kind": post.kind, "at": post.at, "not_before": None}
    work.execute(_add_post, {**row, **_sealed_post(post, key)})


def save_post(work: Work, post: Post, key: PersonKey) -> None:
    if post.state == "gone" and not post.started:
        drop_post(work, post.id)
        return
    new = {f"new_{name}": value for name, value in _sealed_post(post, key).items()}
    if not work.execute(_save_post, {"of_post": post.id, **new}):
        add_post(work, post, key)


def drop_marks(work: Work, id: str) -> None:
    work.execute(_drop_marks, {"of_post": id})


def drop_post(work: Work, id: str) -> None:
    drop_marks(work, id)
    work.execute(_drop_post, {"of_post": id})


def tallies(work: Work, post: str) -> dict[str, int]:
    return {kind: int(n) for kind, n in work.select(_tallies, {"of_post": post})}


def tell(work: Work, platform: str, told: Told, at: datetime) -> None:
    """Promise a message to somebody who is known and can be reached. One that is promised already stays as it is."""
    person = told.person
    if not person:
        rows = work.select(_whose, {"platform": platform, "account": told.account})
        if not rows:
            return
        person = rows[0][0]
    there = list(work.select(_reached, {"of_person": person}))
    place = next((each for each in there if each[0] == platform), there[0] if there else None)
    if place is None or work.select(_promised, {"of_person": person, "of_name": told.name}):
        return
    due = at + timedelta(hours=told.wait)
    where = {"platform": place[0], "room": place[1], "account": place[1]}
    row = {"person": person, "name": told.name, "due": due, "not_before": due}
    work.write(work.statements.save_reminder, {**row, **where})


def with_group(
    work: Work, id: str, *, lock: bool = True, lock_group: bool = False
) -> tuple[Post, Group, PersonKey] | None:
    """A post and its group, each locked where that is asked."""
    if lock_group:
        there = work.select(post_seen, {"of_post": id})
        if not there or by_id(work, there[0][1], lock=True) is None:
            return None
    rows = work.select(post_locked if lock else post_seen, {"of_post": id})
    found = by_id(work, rows[0][1]) if rows else None
    return (post_of(rows[0], found[1]), *found) if found else None
