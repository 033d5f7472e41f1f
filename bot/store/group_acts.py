"""What people want with their groups: how they see them, what they share and take back, and what goes for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import and_, bindparam, delete, insert, null, or_, select, update

from bot.core.groups import (
    Advise,
    GroupView,
    Help,
    Join,
    Judge,
    Leave,
    Meet,
    PostView,
    Seek,
    Seen,
    SetUp,
    Share,
    TakeBack,
    Thank,
    Unblock,
    Unpair,
)
from bot.groups import posts as standing
from bot.groups.group import Group
from bot.groups.posts import LINK_STAYS, Author, Post
from bot.runtime.gathering import answer_told
from bot.runtime.group_ports import Told
from bot.runtime.ports import Acting, Incoming, Place
from bot.store import group_news, group_pairs, group_practice, group_week
from bot.store.group_rows import (
    OWNER,
    add_post,
    by_id,
    load_post,
    post_columns,
    post_locked,
    post_of,
    post_seen,
    save_group,
    save_post,
    tallies,
    tell,
    with_group,
)
from bot.store.sealing import PersonKey
from bot.store.tables import accounts, groups, keys, marks, members, pairs, posts
from bot.store.work import Work
from bot.words.zones import named_zone

MARKS_NAME_FOR = timedelta(days=90)
"""So long it can be told to those who cheered that something turned out well."""

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
BY_MODERATORS = ("allowed", "refused", "removed", "left")
"""Outcomes that a moderator decided."""
_marked = select(marks.c.kind, marks.c.account).where(
    marks.c.post == bindparam("of_post"),
    or_(*(marks.c.kind == kind for kind in standing.HELD)),
    marks.c.account.is_not(None),
)
_membership = select(members.c.counts_from, members.c.moderator, members.c.advises_from).where(
    members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person")
)
_memberships = select(members.c.group).where(members.c.person == bindparam("of_person")).order_by(members.c.since)
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
_account_on = (
    select(accounts.c.account)
    .where(accounts.c.person == bindparam("of_person"), accounts.c.platform == bindparam("platform"))
    .order_by(accounts.c.created_at)
    .limit(1)
)
_erase_key = delete(keys).where(keys.c.person == bindparam("owner"))


# --- as a person sees it ------------------------------------------------------------------------------------------


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
    member = work.select(_membership, {"of_group": id, "of_person": person})
    seen = replace(
        group.seen(),
        joined=bool(member),
        counts=bool(member and member[0][0] is not None),
        moderator=bool(member and member[0][1]),
        advises=bool(member and member[0][2] is not None),
        blocked=bool(account) and standing.mark_of(group, account) in group.blocked,
        blocks=len(group.blocked),
        left=group.state == "left",
    )
    return seen, Place(group.platform, group.room, group.thread), account


def post_views(work: Work, ids: Sequence[str], *, locked: bool = False) -> tuple[PostView, ...]:
    found = []
    for id in ids:
        rows = work.select(post_locked if locked else post_seen, {"of_post": id})
        opened = by_id(work, rows[0][1]) if rows else None
        if opened:
            found.append(_view_of(work, post_of(rows[0], opened[1])))
    return tuple(found)


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
    rows = work.select(post_seen, {"of_post": id})
    opened = by_id(work, rows[0][1]) if rows else None
    if opened is None:
        return []
    # Which post an answer belongs to is sealed with its words.
    standing_since = {"of_group": rows[0][1], "since": post_of(rows[0], opened[1]).at}
    found = (post_of(row, opened[1]) for row in work.select(_standing_since, standing_since))
    return [post for post in found if post.answers == id]


def _view_of(work: Work, post: Post) -> PostView:
    return post.seen(post.at.astimezone(UTC).date(), tallies(work, post.id))


# --- what a person wants with it ----------------------------------------------------------------------------------


def carry_out_in_groups(work: Work, incoming: Incoming, person: str, actings: Sequence[Acting]) -> None:
    for acting in actings:
        match acting.act:
            case Share():
                _share(work, incoming, person, acting.act, acting.id)
            case TakeBack(post=post):
                take_back(work, post)
            case Seen(post=post, held=held):
                _seen(work, post, held)
            case Unblock():
                _unblock(work, acting.act)
            case Join() | Leave():
                _belong(work, incoming, person, acting.act)
            case SetUp():
                _set_up(work, incoming, person, acting.act)
            case Judge():
                _judge(work, incoming, acting.act)
            case Thank(post=post):
                _thank(work, incoming, post)
            case Seek():
                group_pairs.seek(work, incoming, person, acting.act)
            case Meet():
                group_pairs.meet(work, incoming, person, acting.act)
            case Unpair():
                group_pairs.unpair(work, incoming, person, acting.act)
            case Help():
                group_practice.help_with(work, incoming, person, acting.act)
            case Advise(group=group, yes=yes):
                group_week.let_advise(work, group, person, incoming.at if yes else None)


def _share(work: Work, incoming: Incoming, person: str, share: Share, id: str) -> None:
    seen = view(work, person, share.draft.group)
    found = by_id(work, share.draft.group)
    if seen is None or found is None or seen[0].left:
        return
    _, key = found
    author = Author(person, seen[2])
    post = standing.shared(id, share.draft, share.confirmed, author, incoming.at)
    if not seen[0].blocked:
        add_post(work, post, key)


def take_back(work: Work, post: str) -> None:
    found = with_group(work, post)
    if found:
        save_post(work, standing.gone(found[0]), found[2])


def _belong(work: Work, incoming: Incoming, person: str, act: Join | Leave) -> None:
    of = {"of_group": act.group, "of_person": person}
    if isinstance(act, Leave):
        group_pairs.end_all(work, person, incoming.at, act.group)
        group_practice.forget(work, person, act.group)
        work.execute(_leave, of)
        return
    if by_id(work, act.group) is None:
        return
    member = work.select(_membership, of)
    # What they kept before they said so is nobody's to count.
    begins = (member[0][0] if member else None) or incoming.at.astimezone(UTC).date()
    counts_from = begins if act.counts else None
    if not work.execute(_rejoin, {**of, "new_counts_from": counts_from}):
        row = {"group": act.group, "person": person, "since": incoming.at, "counts_from": counts_from}
        work.execute(_join, {**row, "advises_from": None, "moderator": False, "sealed": None})


def _set_up(work: Work, incoming: Incoming, person: str, act: SetUp) -> None:
    found = by_id(work, act.group, lock=True)
    if found is None:
        return
    group, key = found
    zone = named_zone(act.zone or group.zone) or UTC
    first = group.state != "active"
    group = group.set_up(act, incoming.at, zone)
    save_group(work, group, key)
    before = work.select(_membership, {"of_group": act.group, "of_person": person})
    _belong(work, incoming, person, Join(act.group, counts=bool(before and before[0][0])))
    work.execute(_moderate, {"of_group": act.group, "of_person": person, "new_moderator": True})
    if first and group.state == "active":
        hello = Post(f"{group.id}h", group.id, "hello", "standing", incoming.at, wanted=1)
        if load_post(work, hello.id, key) is None:
            add_post(work, hello, key)


def _judge(work: Work, incoming: Incoming, act: Judge) -> None:
    found = with_group(work, act.post, lock_group=True)
    if found is None:
        return
    post, group, key = found
    after = standing.judged(post, act.verdict)
    if act.verdict == "block" and post.author and post.author.account:
        mark = standing.mark_of(group, post.author.account)
        save_group(work, replace(group, blocked=tuple(dict.fromkeys((*group.blocked, mark)))), key)
    if after != post:
        if post.author and after.state in ("refused", "gone"):
            tell(work, group.platform, Told(f"share:{post.id}", person=post.author.person), incoming.at)
        save_post(work, after, key)
        if after.stands and not post.stands:
            group_news.tell(work, group, key, after, incoming.at)
        if after.stands and not post.stands and (answered := _answered(work, after, key)):
            tell_of_answer(work, group, answered, after, incoming.at)


def _answered(work: Work, post: Post, key: PersonKey) -> Post | None:
    return load_post(work, post.answers, key, lock=False) if post.answers else None


def tell_of_answer(work: Work, group: Group, answered: Post, answer: Post, at: datetime) -> None:
    """Its author hears of an answer together with the cheers, and not of their own."""
    for told in answer_told(answered, answer):
        tell(work, group.platform, told, at)


def _seen(work: Work, id: str, held: int) -> None:
    found = with_group(work, id)
    if found:
        save_post(work, replace(found[0], told_of=max(held, found[0].told_of), digests=found[0].digests + 1), found[2])


def _unblock(work: Work, act: Unblock) -> None:
    found = by_id(work, act.group)
    if found:
        group, key = found
        save_group(work, replace(group, blocked=() if act.every else group.blocked[:-1]), key)


def _thank(work: Work, incoming: Incoming, id: str) -> None:
    found = with_group(work, id)
    if found is None or found[0].thanked:
        return
    post, group, key = found
    save_post(work, replace(post, thanked=True), key)
    tell_who_cheered(work, group, key, id, "thanked", incoming.at)
    for answer in answers_of(work, id):
        if answer.author and (post.author is None or answer.author.person != post.author.person):
            tell(work, group.platform, Told(f"thanked:{id}", person=answer.author.person), incoming.at)


def tell_who_cheered(work: Work, group: Group, key: PersonKey, id: str, name: str, at: datetime) -> None:
    """Promise a message to everybody who cheered and is known. Nobody learns who they are."""
    for kind, sealed in work.select(_marked, {"of_post": id}):
        account = key.unseal(sealed, "marks", "account", f"{id} {kind}")
        tell(work, group.platform, Told(f"{name}:{id}", account=account), at)


# --- erasing ------------------------------------------------------------------------------------------------------


_erase_of_group = (
    delete(marks).where(marks.c.post.in_(select(posts.c.id).where(posts.c.group == bindparam("of_group")))),
    delete(posts).where(posts.c.group == bindparam("of_group")),
    delete(pairs).where(pairs.c.group == bindparam("of_group")),
    delete(members).where(members.c.group == bindparam("of_group")),
    delete(groups).where(groups.c.id == bindparam("of_group")),
)
SHOWN_DECIDED = 8
"""So many of a group's latest decisions its moderators see."""
_old_links = update(posts).where(posts.c.at < bindparam("before")).values(author=null())
_old_names = update(marks).where(marks.c.at < bindparam("before")).values(account=null())
_refused = delete(posts).where(
    or_(
        posts.c.state == "refused",
        posts.c.state == "unsure",
        posts.c.kind == "review",
        and_(posts.c.state == "gone", posts.c.wanted == posts.c.sent),
    ),
    posts.c.at < bindparam("before"),
)


_with_author = select(*post_columns).where(posts.c.author.is_not(None))
_erase_of_person = delete(members).where(members.c.person == bindparam("of_person"))


def erase_group(work: Work, id: str) -> None:
    for statement in _erase_of_group:
        work.execute(statement, {"of_group": id})
    work.execute(_erase_key, {"owner": OWNER + id})


def sweep(work: Work, now: datetime) -> None:
    work.execute(_old_links, {"before": now - LINK_STAYS})
    work.execute(_refused, {"before": now - LINK_STAYS})
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
