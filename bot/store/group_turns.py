"""Turns in a group, what in it has its time, and what is to be made to stand there as it should."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update

from bot.groups.group import Group
from bot.groups.posts import Post, mark_of
from bot.groups.totals import Days
from bot.runtime.group_ports import (
    Added,
    Answered,
    Called,
    GroupOutcome,
    GroupState,
    GroupStep,
    Happening,
    Mark,
    Moved,
    Ripe,
    Tapped,
    Told,
    ToPost,
)
from bot.runtime.incoming import Place
from bot.store import group_news, group_pairs, group_week
from bot.store.group_erasing import erase_group
from bot.store.group_rows import (
    by_id,
    by_room,
    create,
    drop_marks,
    drop_post,
    load_post,
    post_columns,
    post_of,
    save_group,
    save_post,
    tallies,
    tell,
    with_group,
)
from bot.store.sealing import PersonKey
from bot.store.tables import groups, marks, posts
from bot.store.tables import members as memberships
from bot.store.work import Work

_own_posts = select(*post_columns).where(
    posts.c.group == bindparam("of_group"), posts.c.kind != "share", posts.c.state == "standing"
)
_wait = update(posts).where(posts.c.id == bindparam("of_post")).values(not_before=bindparam("then"))
_rooms = select(groups.c.room).where(groups.c.platform == bindparam("platform"), groups.c.state != "left")
_ripe_posts = (
    select(posts.c.id, groups.c.room)
    .join(groups, groups.c.id == posts.c.group)
    .where(groups.c.platform == bindparam("platform"), posts.c.due <= bindparam("now"))
    .order_by(posts.c.due)
    .limit(bindparam("most"))
)
_ripe_groups = (
    select(groups.c.room)
    .where(groups.c.platform == bindparam("platform"), groups.c.due <= bindparam("now"))
    .order_by(groups.c.due)
    .limit(bindparam("most"))
)
_to_post = (
    select(*post_columns)
    .join(groups, groups.c.id == posts.c.group)
    .where(
        groups.c.platform == bindparam("platform"),
        posts.c.wanted > posts.c.sent,
        or_(posts.c.state == "standing", posts.c.state == "gone"),
        or_(posts.c.not_before.is_(None), posts.c.not_before <= bindparam("now")),
    )
    .order_by(posts.c.at, posts.c.id)
    .limit(bindparam("most"))
)
_mine = select(marks.c.kind).where(marks.c.post == bindparam("of_post"), marks.c.mark == bindparam("of_mark"))
_moderators = select(memberships.c.person).where(memberships.c.group == bindparam("of_group"), memberships.c.moderator)
_add_mark = insert(marks)
_drop_mark = delete(marks).where(
    marks.c.post == bindparam("of_post"), marks.c.kind == bindparam("of_kind"), marks.c.mark == bindparam("of_mark")
)


def take_group_turn(work: Work, happening: Happening, step: GroupStep) -> Answered:
    """One turn, in one transaction. What was seen before changes nothing, and says nothing."""
    platform = happening.place.platform
    seen = {"platform": platform, "event": happening.id, "at": happening.at}
    found = by_room(work, platform, happening.place.room)
    if not isinstance(happening.what, Ripe) and not work.execute(work.statements.see, seen):
        return Answered(group=found[0].id if found else "")
    if found is None and isinstance(happening.what, Added | Called):
        found = create(work, happening)
    if found is None:
        return Answered()
    group, key = found
    if isinstance(happening.what, Moved) and not _makes_way(work, group, happening.what.room):
        return Answered(group=group.id)
    outcome = step(_state(work, happening, group, key))
    if outcome.forget:
        erase_group(work, group.id)
    else:
        _save(work, happening, group, key, outcome)
    return Answered(outcome.answer, group.id)


def _makes_way(work: Work, group: Group, room: str) -> bool:
    """Whether it can move there. That the bot is in the new place may be told first: then the new row gives way."""
    there = by_room(work, group.platform, room)
    if there and there[0].state == "active" and group.state != "active":
        erase_group(work, group.id)
        return False
    if there and there[0].id != group.id:
        erase_group(work, there[0].id)
    return True


def _state(work: Work, happening: Happening, group: Group, key: PersonKey) -> GroupState:
    what = happening.what
    meant = what.post if isinstance(what, Tapped | Ripe) else ""
    post = load_post(work, meant, key) if meant else None
    if post and post.group != group.id:
        post = None
    mine: frozenset[str] = frozenset()
    counted: dict[str, int] = {}
    if post:
        mark = mark_of(group, happening.account)
        mine = frozenset(kind for (kind,) in work.select(_mine, {"of_post": post.id, "of_mark": mark}))
        counted = tallies(work, post.id)
    replies_to = post.answers if post and isinstance(what, Ripe) else ""
    answered = load_post(work, replies_to, key, lock=False) if replies_to else None
    own: tuple[Post, ...] = ()
    answers: dict[str, Mapping[str, int]] = {}
    members: tuple[Days, ...] = ()
    seeking: tuple[str, ...] = ()
    before: frozenset[frozenset[str]] = frozenset()
    advisers: tuple[str, ...] = ()
    if isinstance(what, Ripe) and not meant:
        own = tuple(post_of(row, key) for row in work.select(_own_posts, {"of_group": group.id}))
        answers = {each.id: tallies(work, each.id) for each in own}
        members = group_week.counted(work, group.id, happening.at) if group.does("totals") else ()
        if group.does("buddies"):
            seeking = group_pairs.seeking(work, group.id, happening.at)
            before = group_pairs.before(work, group.id)
        if group.does("shares"):
            advisers = group_week.advisers(work, group.id, happening.at)
    return GroupState(group, post, mine, counted, own, answers, members, seeking, before, advisers, answered)


def _save(work: Work, happening: Happening, before: Group, key: PersonKey, outcome: GroupOutcome) -> None:
    if outcome.group and outcome.group != before:
        save_group(work, outcome.group, key)
    for post in outcome.posts:
        save_post(work, post, key)
    for mark in outcome.unmarked:
        work.execute(_drop_mark, {"of_post": mark.post, "of_kind": mark.kind, "of_mark": mark.mark})
    for mark in outcome.marks:
        work.execute(_add_mark, _mark_row(mark, happening.at, key))
    for pair in outcome.pairs:
        group_pairs.ask(work, before.platform, before.id, pair, happening.at)
    for person in outcome.advisers:
        tell(work, before.platform, Told(f"advise:{before.id}", person=person), happening.at)
        group_week.let_advise(work, before.id, person, happening.at + group_week.ASKED_AGAIN)
    for post in outcome.stands:
        group_news.tell(work, before, key, post, happening.at)
    for over in outcome.over:
        drop_marks(work, over)
    for told in outcome.told:
        people = tuple(person for (person,) in work.select(_moderators, {"of_group": before.id}))
        for each in (replace(told, person=person) for person in people) if told.moderators else (told,):
            tell(work, before.platform, each, happening.at)
    for what in outcome.counts:
        work.write(work.statements.count, {"month": f"{happening.at:%Y-%m}", "what": what, "n": 1})


def _mark_row(mark: Mark, at: datetime, key: PersonKey) -> dict[str, Any]:
    account = key.seal(mark.account, "marks", "account", f"{mark.post} {mark.kind}") if mark.account else None
    return {"post": mark.post, "kind": mark.kind, "mark": mark.mark, "at": at, "account": account}


def rooms(work: Work, platform: str) -> tuple[str, ...]:
    return tuple(room for (room,) in work.select(_rooms, {"platform": platform}))


def ripe(work: Work, platform: str, now: datetime, most: int) -> tuple[Happening, ...]:
    values = {"platform": platform, "now": now, "most": most}
    found = [Happening("", now, Place(platform, room), Ripe(post)) for post, room in work.select(_ripe_posts, values)]
    found += [Happening("", now, Place(platform, room), Ripe()) for (room,) in work.select(_ripe_groups, values)]
    return tuple(found[:most])


def to_post(work: Work, platform: str, now: datetime, most: int) -> tuple[ToPost, ...]:
    found: list[ToPost] = []
    opened: dict[str, tuple[Group, PersonKey] | None] = {}
    for row in work.select(_to_post, {"platform": platform, "now": now, "most": most}):
        of = row[1]
        there = opened[of] if of in opened else opened.setdefault(of, by_id(work, of))
        if there is None:
            continue
        group, key = there
        post = post_of(row, key)
        answered = load_post(work, post.answers, key, lock=False) if post.answers else None
        receipt = answered.receipt if answered and answered.stands else ""
        found.append(ToPost(post, group, tallies(work, post.id), receipt))
    return tuple(found)


def posting(work: Work, id: str) -> bool:
    found = with_group(work, id)
    if found is None:
        return False
    post, _, key = found
    if post.started:
        return False
    save_post(work, replace(post, started=True), key)
    return True


def _is_gone(work: Work, post: Post, key: PersonKey) -> None:
    """It is there no more. Only that a moderator took it away is remembered for a while, without a word of it."""
    if post.outcome == "removed":
        save_post(work, replace(post, sent=post.wanted), key)
    else:
        drop_post(work, post.id)


def posted(work: Work, id: str, n: int, receipt: str, then: datetime) -> None:
    found = with_group(work, id)
    if found is None:
        return
    post, _, key = found
    if post.state == "gone" and n == post.wanted:
        _is_gone(work, post, key)
        return
    save_post(work, replace(post, sent=n, started=True, receipt=receipt or post.receipt, attempts=0), key)
    work.execute(_wait, {"of_post": id, "then": then})


def not_posted(work: Work, id: str, state: str, then: datetime, at: datetime, why: str = "") -> None:
    found = with_group(work, id)
    if found is None:
        return
    post, group, key = found
    if post.state == "gone" and state not in ("", "again"):
        _is_gone(work, post, key)
        return
    if state in ("", "again"):
        started = post.started and (not state or bool(post.receipt))
        save_post(work, replace(post, attempts=post.attempts + 1, started=started), key)
        work.execute(_wait, {"of_post": id, "then": then})
        return
    if post.author:
        tell(work, group.platform, Told(f"share:{id}", person=post.author.person), at)
    # It may be there after all: then taking it back is the group's own affair, and nothing of it is sent any more.
    save_post(work, replace(post, state=state, sent=post.wanted, outcome=why or state), key)  # type: ignore[arg-type]
