"""Promised messages in a turn: whether one is said when it comes due, and what is promised again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from bot.core.rhythm import LEAVING, SLOWER, Later, Never, Speak, Verdict, decide, kind_of
from bot.flows.cheered import held
from bot.flows.recap import DAYS, EVENING, REMINDER
from bot.runtime import first
from bot.runtime.incoming import Due
from bot.runtime.linking import TYPED
from bot.runtime.listening import open_talk
from bot.runtime.person import Reminder
from bot.runtime.taking.under_way import UnderWay

IDLE = timedelta(hours=2)
"""After so long a talk holds nothing back (decision 13)."""
APPLICATIONS = 30
"""So many applications are looked through for what is to come."""


def verdict(turn: UnderWay, due: Due) -> Verdict:
    """Whether a message that has come due is said now, later where it would interrupt or wake someone, or never."""
    others = [(other.name, other.due) for other in turn.state.promised if other.name != TYPED]
    there = turn.incoming.place.platform in first.VISITED
    though = bool(turn.person.quiet_until) and first.though_quiet(
        due.name, turn.look.latest("application", APPLICATIONS)
    )
    verdict = decide(due.name, due.since, turn.incoming.at, turn.rhythm(), others, there=there, though_quiet=though)
    if not isinstance(verdict, Speak):
        return verdict
    if due.name == REMINDER and not turn.person.recap:
        return Never()
    if not first.still_true(due.name, turn.now.date(), lambda kind: turn.look.latest(kind, APPLICATIONS)):
        return Never()
    if not _still_true_of_groups(turn, due.name):
        return Never()
    talk = open_talk(turn.state, turn.provided.flows)
    busy = talk is not None and not turn.provided.flows[talk.session.flow].gives_way_at(talk.session.step)
    return Later(talk.touched + IDLE) if talk and busy and turn.incoming.at - talk.touched < IDLE else verdict


def _still_true_of_groups(turn: UnderWay, name: str) -> bool:
    """Whether there is still something to say of a group or of what stands in it."""
    kind, _, of = name.partition(":")
    if kind in first.OF_GROUPS and turn.person.silent:
        return False
    match kind:
        case "cheered":
            posts = turn.look.posts((of,))
            return any(each.state == "standing" and held(each, turn.look.replies(of)) > each.seen for each in posts)
        case "share":
            return all(each.state in ("refused", "unsure", "gone") for each in turn.look.posts((of,)))
        case "review":
            return any(not each.outcome for each in turn.look.in_review(of))
        case "group_left":
            found = turn.look.group(of)
            return found is None or found[0].left
    return True


def put_off(turn: UnderWay, due: Due, verdict: Later | Never) -> None:
    """A message that is not said now: it is promised again, or is done with."""
    if isinstance(verdict, Later):
        turn.reminders.append(Reminder(due.name, verdict.at))
    elif due.name == REMINDER and turn.person.recap and turn.person.unanswered < SLOWER:
        # Something that matters more came that day. Nobody is owed a picture on a certain day.
        turn.reminders.append(Reminder(due.name, turn.at(1, EVENING)))


def spoke(turn: UnderWay, due: Due) -> None:
    """The bot spoke first: that counts, and what comes every day is promised for the next one."""
    turn.leaving = due.name == LEAVING
    turn.person = replace(turn.person, spoke_at=turn.incoming.at, unanswered=turn.person.unanswered + 1)
    following = turn.rhythm().next_daily(turn.incoming.at, turn.now.date() + timedelta(days=1))
    if kind_of(due.name) == "daily" and following:
        turn.reminders.append(Reminder(due.name, following))


def promise_again(turn: UnderWay) -> None:
    """What has a time of its own is promised anew where that time has changed, or all promises were taken back."""
    before, now, at = turn.state.person, turn.person, turn.incoming.at
    if turn.forget or isinstance(turn.incoming.what, Due) or (turn.cancels and turn.for_good):
        return
    goes_by = ("daily", "zone", "quiet_hours", "quiet_until")
    changed = any(getattr(before, name) != getattr(now, name) for name in goes_by)
    following = turn.rhythm().next_daily(at) if turn.daily_anew or turn.cancels or changed else None
    if following:
        turn.reminders.append(Reminder("daily", following))
    if turn.cancels and now.recap:
        turn.reminders.append(Reminder(REMINDER, turn.at(DAYS[now.recap], EVENING)))
    if turn.cancels:
        quiet = max(at, now.quiet_until or at)
        applications = turn.look.latest("application", APPLICATIONS)
        turn.reminders.extend(first.to_come(applications, quiet, turn.now.tzinfo or UTC))
