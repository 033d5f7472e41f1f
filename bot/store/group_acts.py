"""What people want with what stands in a group: to share and take back, to judge, to thank, to let in again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, or_, select

from bot.core.groups import (
    Advise,
    Help,
    Join,
    Judge,
    Leave,
    Meet,
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
from bot.groups.posts import Author, Post
from bot.runtime.gathering import answer_told
from bot.runtime.group_ports import Told
from bot.runtime.incoming import Incoming
from bot.runtime.outcome import Acting
from bot.store import group_news, group_pairs, group_practice, group_week
from bot.store.group_members import belong, set_up
from bot.store.group_rows import add_post, by_id, load_post, save_group, save_post, tell, with_group
from bot.store.group_views import answers_of, view
from bot.store.sealing import PersonKey
from bot.store.tables import marks
from bot.store.work import Work

_marked = select(marks.c.kind, marks.c.account).where(
    marks.c.post == bindparam("of_post"),
    or_(*(marks.c.kind == kind for kind in standing.HELD)),
    marks.c.account.is_not(None),
)


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
                belong(work, incoming, person, acting.act)
            case SetUp():
                set_up(work, incoming, person, acting.act)
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
            _tell_of_answer(work, group, answered, after, incoming.at)


def _answered(work: Work, post: Post, key: PersonKey) -> Post | None:
    return load_post(work, post.answers, key, lock=False) if post.answers else None


def _tell_of_answer(work: Work, group: Group, answered: Post, answer: Post, at: datetime) -> None:
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
    _tell_who_cheered(work, group, key, id, "thanked", incoming.at)
    for answer in answers_of(work, id):
        if answer.author and (post.author is None or answer.author.person != post.author.person):
            tell(work, group.platform, Told(f"thanked:{id}", person=answer.author.person), incoming.at)


def _tell_who_cheered(work: Work, group: Group, key: PersonKey, id: str, name: str, at: datetime) -> None:
    """Promise a message to everybody who cheered and is known. Nobody learns who they are."""
    for kind, sealed in work.select(_marked, {"of_post": id}):
        account = key.unseal(sealed, "marks", "account", f"{id} {kind}")
        tell(work, group.platform, Told(f"{name}:{id}", account=account), at)
