"""What a conversation may know of groups: what they shared there, what stands there, and what is about to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from bot.core.facts import Needs
from bot.core.groups import GroupView, PostView, Standing
from bot.core.records import Entry
from bot.flows.share import words_of
from bot.runtime.choices import plainly
from bot.runtime.listening import GRAVITY
from bot.runtime.outcome import StandingAsked
from bot.runtime.person import Talk
from bot.runtime.taking.under_way import UnderWay

SHOWN_SHARES = 8
"""So many shares of somebody's own list are looked at."""
STAND_INS = ("company", "link", "contact", "begin_cheer", "begin_me_too", "begin_rethink")
"""What stands in a share beside somebody's words: for what was taken out, and as a beginning that they chose."""
A_WEEK = timedelta(days=7)
TOLD_AGAIN = ("no", "silence")
"""Shares of which a third within a week is met with an offer."""


def shared_today(turn: UnderWay, *, answers: bool) -> Counter[str]:
    today = turn.now.date().isoformat()
    of_today = (each for each in turn.person.shares if each.on == today)
    return Counter(each.group for each in of_today if (each.about == "kind") == answers)


def nos_lately(turn: UnderWay) -> int:
    since = (turn.now.date() - A_WEEK).isoformat()
    return sum(each.about in TOLD_AGAIN and each.on > since for each in turn.person.shares)


def grave(turn: UnderWay, needs: Needs, entry: Entry | None, talk: Talk) -> str:
    """The gravest that sounds from words that are about to be shared. What was said to be none stays "calmed":
    nobody is asked twice, and it goes into no group either."""
    said = [each for each in needs.listens if each]
    if needs.listens_to_entry and entry:
        said.append(words_of(entry))
    found = {each: turn.provided.listener.meaning(each).crisis for each in said}
    tiers = [tier for tier in found.values() if tier]
    if not tiers:
        return ""
    calm = talk.session.calm
    if all(any(known in plainly(each) for known in calm) for each, tier in found.items() if tier):
        return "calmed"
    return max(tiers, key=GRAVITY.index)


def group(turn: UnderWay, needs: Needs, posts: tuple[PostView, ...]) -> GroupView | None:
    """The group that is meant. How they stand there is asked anew each time, and never remembered."""
    id = posts[0].group if needs.of_post and posts else needs.group
    found = turn.look.group(id) if id else None
    if found is None:
        return None
    view, place, account = found
    if not needs.standing or view.left:
        return view
    if not account:
        return replace(view, standing=Standing())
    if place.room not in turn.incoming.standings:
        raise StandingAsked(place, account)
    return replace(view, standing=turn.incoming.standings[place.room])


def stand_ins(turn: UnderWay) -> dict[str, str]:
    words, locale = turn.provided.words, turn.writer.locale
    return {name: "".join(span.text for span in words.text(locale, f"public.{name}")) for name in STAND_INS}


def posts(turn: UnderWay, needs: Needs) -> tuple[PostView, ...]:
    if needs.review:
        return turn.look.in_review(needs.review)
    if needs.advice:
        return turn.look.advice(needs.advice)
    if needs.posts is None:
        return ()
    own = tuple(each.post for each in reversed(turn.person.shares))
    return turn.look.posts(needs.posts or own[:SHOWN_SHARES], locked=needs.judging)
