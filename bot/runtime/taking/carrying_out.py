"""What the effects of a conversation cause in a turn. Nothing happens yet: the store saves what comes of it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, time, timedelta

from bot.core.clock import moment
from bot.core.effects import (
    Add,
    Bring,
    Calm,
    CancelReminders,
    Change,
    ClaimCode,
    Effect,
    Erase,
    EraseMany,
    Export,
    Forget,
    HelpNow,
    JoinAccounts,
    Keep,
    Met,
    MissCode,
    OfferCode,
    OnceMore,
    Park,
    PartAccounts,
    Quiet,
    Remember,
    Remind,
    Say,
    Show,
    Tally,
    Wake,
)
from bot.core.groups import GroupAct, Leave, SetUp, Share, TakeBack
from bot.core.rhythm import OPEN_END, planned
from bot.runtime import first
from bot.runtime.choices import plainly
from bot.runtime.linking import COUNTS_FOR, TYPED, missed, talks_together
from bot.runtime.outcome import Acting, Claim, Offer, Part
from bot.runtime.outcome import Join as JoinPerson
from bot.runtime.person import Reminder, Shared
from bot.runtime.taking.bringing import bring
from bot.runtime.taking.keeping import Keeping
from bot.runtime.taking.under_way import UnderWay

MOST_SHARES = 200
"""So many shares somebody's own list holds."""


def carry_out(turn: UnderWay, keeping: Keeping, effect: Effect, session: str) -> None:
    match effect:
        case Say():
            turn.writer.say(effect)
        case Tally(what=tally):
            turn.counts.append(tally)
        case Show():
            turn.writer.show(effect)
        case HelpNow():
            turn.counts.append("helplines")
            for say in turn.provided.help.lines(turn.person.country, turn.now, turn.person.locale):
                turn.writer.say(say)
        case CancelReminders(for_good=for_good):
            turn.cancels, turn.for_good = True, for_good
            turn.person = replace(turn.person, silent=turn.person.silent or for_good)
            turn.reminders.clear()
        case Quiet(hours=hours, until=until):
            end = moment(until, time(), turn.now.tzinfo or UTC) if until else None
            pause = timedelta(hours=hours) if hours else OPEN_END
            turn.person = replace(turn.person, quiet_until=end or turn.incoming.at + pause)
        case Met(line=line):
            read = first.met(turn.person, turn.now.date())
            turn.person = replace(turn.person, met={**read, line: turn.now.date().isoformat()})
        case Forget():
            turn.forget = True
        case Park():
            turn.park_open(but=session)
        case Calm():
            _calm(turn, session)
        case Keep(records=records):
            keeping.keep(session, records)
        case Change(entry=entry, record=record):
            keeping.change(entry, record)
        case Export():
            turn.writer.encloses = turn.person.id
        case Bring(lines=lines):
            bring(turn, keeping, lines)
        case EraseMany(days=days, numbers=numbers):
            turn.erased_days, turn.erased_numbers = days or turn.erased_days, numbers or turn.erased_numbers
        case Add(record=record):
            keeping.add(record)
        case OnceMore(what=what):
            if turn.person.keeps != "nothing":
                counted = {**turn.person.counted, what: turn.person.counted.get(what, 0) + 1}
                turn.person = replace(turn.person, counted=counted)
        case Erase(entry=entry):
            turn.erased.append(entry)
        case Remember(what=what, value=value):
            turn.remember(what, value)
        case Remind(name=name, days=days, hour=hour):
            turn.reminders.append(Reminder(name, turn.at(days, hour)))
        case OfferCode() | ClaimCode() | MissCode() | JoinAccounts() | PartAccounts():
            _link_up(turn, effect)
        case Wake(name=name):
            due = planned(name, turn.incoming.at, turn.now.tzinfo or UTC)
            if due > turn.incoming.at:
                turn.reminders.append(Reminder(name, due))
        case _ if isinstance(effect, GroupAct):
            _act(turn, effect)
        case _:
            logging.getLogger(__name__).error("no one carries out %s", type(effect).__name__)


def _calm(turn: UnderWay, session: str) -> None:
    """The conversation beneath remembers what was no alarm."""
    said = turn.talks[session].session.asides if session in turn.talks else ()
    beneath = next((t for t in turn.latest_first() if not t.parked and t.session.id != session), None)
    if beneath and said:
        calmed = (*beneath.session.calm, *(plainly(words) for words in said[:1]))
        turn.put(replace(beneath, session=replace(beneath.session, calm=calmed)))


def _act(turn: UnderWay, act: GroupAct) -> None:
    """Something they want with a group: carried out with all else that this turn saves."""
    id, shares = "", turn.person.shares
    match act:
        case Share(draft=draft):
            id = turn.provided.new_id()
            mine = Shared(id, draft.group, turn.now.date().isoformat(), draft.about)
            shares = (*shares, mine)[-MOST_SHARES:]
        case TakeBack(post=post):
            if all(each.post != post for each in shares):
                return  # it is not theirs
            shares = tuple(each for each in shares if each.post != post)
        case Leave(group=group, taking=True):
            turn.acts += (Acting(TakeBack(each.post)) for each in shares if each.group == group)
            shares = tuple(each for each in shares if each.group != group)
    if isinstance(act, Share | SetUp):
        # They are told then that messages come of it, and which words end them.
        turn.person = replace(turn.person, silent=False)
    if shares != turn.person.shares:
        turn.person = replace(turn.person, shares=shares)
    turn.acts.append(Acting(act, id))


def _link_up(turn: UnderWay, effect: OfferCode | ClaimCode | MissCode | JoinAccounts | PartAccounts) -> None:
    match effect:
        case OfferCode(withdraw=True):
            turn.link = Offer("", turn.incoming.at)
        case OfferCode():
            code = turn.provided.new_code()
            turn.link = Offer(code, turn.incoming.at + COUNTS_FOR)
            turn.reminders.append(Reminder(TYPED, turn.incoming.at + COUNTS_FOR))
            turn.writer.say(Say("link.code", {"code": code}))
        case ClaimCode(code=code):
            turn.link = Claim(code)
        case MissCode():
            turn.person = missed(turn.person, turn.incoming.at)
        case JoinAccounts():
            turn.link = JoinPerson(talks_together(turn.provided.flows))
        case PartAccounts():
            turn.link = Part()
