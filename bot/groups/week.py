"""The rhythm of a group: once a week a thread opens and the last one closes, unless nobody has answered for long.

- A week begins on the day that was chosen, at nine by the clock of whoever set it up, whatever clocks are put forward
  or back meanwhile. What was missed while the bot was away is not made up for: one week opens, not three.
- What opened a week ago closes: of its taps only what showed stays, and who tapped is erased.
- A week in which nobody did anything is fine, and nothing is said of it. After three weeks without a tap, a reply or a
  share nothing opens any more; what somebody does then wakes it, and the next week opens again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from bot.core.clock import moment
from bot.groups import pulse, totals
from bot.groups.group import OPENS_AT, Group
from bot.groups.posts import Post
from bot.groups.taps import ON_AND_OFF, shown
from bot.groups.totals import Days

PULSE_STAYS = timedelta(days=3)
"""So long the pulse takes answers."""


@dataclass(frozen=True, slots=True)
class Week:
    """The group and its posts as the new week begins."""

    group: Group
    posts: tuple[Post, ...] = ()
    awake: bool = False
    """It goes on: buddies are found, and lines asked for."""

    @property
    def over(self) -> tuple[str, ...]:
        """Posts of which nobody's tap is needed any more."""
        return tuple(post.id for post in self.posts if post.closed)


def over(group: Group, now: datetime) -> bool:
    """The week in which a group that removed the bot may ask it back has passed."""
    return group.state == "left" and group.due is not None and group.due <= now


def next_week(
    group: Group,
    posts: tuple[Post, ...],
    answers: Mapping[str, Mapping[str, int]],
    members: Sequence[Days],
    now: datetime,
    zone: tzinfo,
    new_id: Callable[[], str],
) -> Week:
    """Close what is of last week, and open this one's thread and pulse, where the group wants them."""
    today = now.astimezone(zone).date()
    group = replace(group, due=group.next_week(now, zone))
    changed = [closed(post, answers.get(post.id, {})) for post in posts if _open(post)]
    if group.state != "active" or group.quiet(today):
        return Week(group, tuple(changed))
    if group.does("totals"):
        group = totals.counted(group, members, today)
        changed.extend(_totals(group, posts, now, new_id))
    if group.does("week"):
        changed.append(Post(new_id(), group.id, "week", "standing", now, wanted=1))
    if group.does("pulse"):
        closes = moment(today + PULSE_STAYS, OPENS_AT, zone)
        changed.append(Post(new_id(), group.id, "pulse", "standing", now, closes, wanted=1))
    return Week(group, tuple(changed), awake=True)


def closed(post: Post, answers: Mapping[str, int]) -> Post:
    """A thread or a pulse that takes no more taps: what showed, or shows now, is all that stays of them."""
    if post.kind == "pulse":
        said = pulse.sentence(answers)
        return post.changed(closed=True, due=None, numbers={said: 1} if said else {})
    stay = {choice: shown(post, answers, choice) for choice in ON_AND_OFF["week"]}
    return post.changed(closed=True, due=None, numbers={choice: n for choice, n in stay.items() if n})


def _open(post: Post) -> bool:
    return post.kind in ("week", "pulse") and post.stands and not post.closed


def _totals(group: Group, posts: Sequence[Post], now: datetime, new_id: Callable[[], str]) -> list[Post]:
    """The one message of the totals, where it changes."""
    numbers = totals.shown(group)
    there = next((post for post in posts if post.kind == "totals" and post.stands), None)
    if not numbers or (there and there.numbers == numbers):
        return []
    if there:
        return [there.changed(numbers=numbers)]
    return [Post(new_id(), group.id, "totals", "standing", now, numbers=numbers, wanted=1)]
