"""A turn in a group: what happened, and what comes of it. Pure, like a person's turn, and of nobody's words.

What people say to each other in a group does not come here. What arrives is a tap, a call to be set up, or a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo

from bot.groups.buddies import found
from bot.groups.group import Group
from bot.groups.posts import HELD, REPORT, Post, mark_of, refused, ripened
from bot.groups.taps import tapped
from bot.groups.week import closed, next_week, over
from bot.runtime.group_ports import (
    Added,
    Alive,
    Called,
    GroupOutcome,
    GroupState,
    GroupStep,
    Happening,
    Mark,
    Moved,
    Removed,
    Ripe,
    Tapped,
    Told,
)

DIGEST_AFTER = 20.0
"""Hours after the first cheer its author hears of all of them together."""


def answer_told(answered: Post, answer: Post) -> tuple[Told, ...]:
    """Whoever wrote what was answered hears of it together with the cheers; of their own answer they don't."""
    author = answered.author
    if author is None or not answered.tells_author or (answer.author and answer.author.person == author.person):
        return ()
    return (Told(f"cheered:{answered.id}", person=author.person, wait=DIGEST_AFTER),)


@dataclass(frozen=True)
class Gatherings:
    """What every turn in a group needs."""

    zone: Callable[[str], tzinfo | None]
    """A zone by its name."""
    new_id: Callable[[], str]

    def step(self, happening: Happening) -> GroupStep:
        """The turn of one happening, to be called by a store with what it has loaded."""

        def turn(state: GroupState) -> GroupOutcome:
            if state.group is None:
                return GroupOutcome(None)
            return self._taken(happening, state, state.group)

        return turn

    def _taken(self, happening: Happening, state: GroupState, group: Group) -> GroupOutcome:
        named = replace(group, name=happening.name) if happening.name else group
        match happening.what:
            case Added():
                back = replace(named, state="pending", due=None) if named.state == "left" else named
                return GroupOutcome(back)
            case Removed():
                told = Told(f"group_left:{group.id}", moderators=True)
                return GroupOutcome(named.left(happening.at), told=(told,))
            case Moved(room=room):
                return GroupOutcome(replace(named, room=room))
            case Called():
                return GroupOutcome(self._called(named, happening.what))
            case Alive():
                return GroupOutcome(named.awake(self._today(named, happening)))
            case Tapped():
                return self._tapped(happening, happening.what, state, named)
            case Ripe():
                return self._ripe(happening, state, named)

    def _today(self, group: Group, happening: Happening) -> date:
        return happening.at.astimezone(self.zone_of(group)).date()

    def zone_of(self, group: Group) -> tzinfo:
        return self.zone(group.zone) or UTC

    @staticmethod
    def _called(group: Group, called: Called) -> Group:
        state = "pending" if group.state == "left" else group.state
        return replace(
            group,
            state=state,
            thread=called.thread or group.thread,
            moderators=called.moderators or group.moderators,
            forum=called.forum if called.thread else group.forum,
            due=None if state == "pending" else group.due,
        )

    def _tapped(self, happening: Happening, what: Tapped, state: GroupState, group: Group) -> GroupOutcome:
        post = state.post
        tap = tapped(post, what.choice, state.mine, state.tallies, happening.account)
        if post is None or not (tap.on or tap.off):
            return GroupOutcome(group, answer=f"public.{tap.answer}")
        mark = mark_of(group, happening.account)
        told: list[Told] = []
        first = tap.reported and not state.tallies.get(REPORT)
        if tap.cheered and post.tells_author and post.author:
            told.append(Told(f"cheered:{post.id}", person=post.author.person, wait=DIGEST_AFTER))
        if tap.reported:
            told.append(Told(f"review:{group.id}", moderators=True))
        return GroupOutcome(
            group.awake(self._today(group, happening)),
            posts=(
                *((post.changed(),) if tap.shows else ()),
                *(self._for_moderators(group, happening) if first else ()),
            ),
            # Who cheered may be told good news one day; who reported or answered is noted nowhere.
            marks=tuple(Mark(post.id, kind, mark, happening.account if kind in HELD else "") for kind in tap.on),
            unmarked=tuple(Mark(post.id, kind, mark) for kind in tap.off),
            told=tuple(told),
            counts=("reports",) if tap.reported else (),
            answer=f"public.{tap.answer}",
        )

    def _ripe(self, happening: Happening, state: GroupState, group: Group) -> GroupOutcome:
        what, now = happening.what, happening.at
        if isinstance(what, Ripe) and what.post:
            return self._ripe_post(happening, state, group)
        if group.due is None or group.due > now:
            return GroupOutcome(group)
        if group.state == "left":
            return GroupOutcome(group, forget=over(group, now))
        zone = self.zone_of(group)
        week = next_week(group, state.posts, state.answers, state.members, now, zone, self.new_id)
        pairs = found(state.seeking, state.pairs_before) if week.awake and group.does("buddies") else ()
        asked = state.advisers if week.awake and group.does("shares") else ()
        return GroupOutcome(week.group, posts=week.posts, over=week.over, pairs=pairs, advisers=asked)

    def _ripe_post(self, happening: Happening, state: GroupState, group: Group) -> GroupOutcome:
        """A post has its time: a share stands, or waits for a moderator; a pulse is over."""
        ripe = state.post
        if ripe is None or ripe.due is None or ripe.due > happening.at:
            return GroupOutcome(group)
        if ripe.kind == "pulse":
            # Its end is the bot's own doing, and no sign of life.
            return GroupOutcome(group, posts=(closed(ripe, state.tallies),), over=(ripe.id,))
        post = ripened(ripe, group)
        if post.answers and not (state.answered and state.answered.stands) and post.state != ripe.state:
            # An answer to what is there no more would stand alone, and tell that something was.
            post = refused(ripe, "alone")
        told: tuple[Told, ...] = ()
        if post.stands and state.answered:
            told = answer_told(state.answered, post)
        if post.state == "queued":
            told = (Told(f"review:{group.id}", moderators=True),)
        elif post.state == "refused" and post.author:
            told = (Told(f"share:{post.id}", person=post.author.person),)
        alive = group.awake(self._today(group, happening)) if post.state != "refused" else group
        waiting = self._for_moderators(group, happening) if post.state == "queued" else ()
        return GroupOutcome(alive, posts=(post, *waiting), told=told, stands=(post,) if post.stands else ())

    def _for_moderators(self, group: Group, happening: Happening) -> tuple[Post, ...]:
        """A line in the moderators' channel, where there is one: that something waits, and not what or whose."""
        if not group.moderators:
            return ()
        return (Post(self.new_id(), group.id, "review", "standing", happening.at, wanted=1),)
