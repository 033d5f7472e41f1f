"""The rhythm of a group: once a week a thread opens and the last one closes, unless nobody has answered for long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot.groups.group import Group
from bot.groups.posts import Post


@dataclass(frozen=True, slots=True)
class Week:
    """The group and its posts as the new week begins."""

    group: Group
    posts: tuple[Post, ...] = ()


def over(group: Group, now: datetime) -> bool:
    """The week in which a group that removed the bot may ask it back has passed."""
    return group.state == "left" and group.due is not None and group.due <= now


def next_week(
    group: Group,
    posts: tuple[Post, ...],
    answers: Mapping[str, Mapping[str, int]],
    now: datetime,
    zone: tzinfo,
    new_id: Callable[[], str],
) -> Week:
    """Close what is of last week, and open this one's thread and pulse, where the group wants them."""
    rested = replace(group, due=group.next_week(now, zone))
    closed = [_closed(post, answers.get(post.id, {})) for post in posts if post.kind in ("week", "pulse")]
    changed = [post for post in closed if post is not None]
    if group.quiet(now.astimezone(zone).date()):
        return Week(rested, tuple(changed))
    for kind in ("week", "pulse"):
        if group.does(kind):
            changed.append(Post(new_id(), group.id, kind, "standing", now, wanted=1))
    return Week(rested, tuple(changed))


def _closed(post: Post, answers: Mapping[str, int]) -> Post | None:
    if post.closed:
        return None
    # How many answered what is written down now: later taps change nothing any more.
    return post.changed(closed=True, numbers={**post.numbers, **answers})
