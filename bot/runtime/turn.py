"""One turn: what arrived, what it means, what the conversation makes of it, and what is to be saved and said.

The same for every platform and every database: a store calls `Turns.step` inside its transaction.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.core.advance import advance, begin
from bot.core.answer import Answer
from bot.core.archive import Belongings, NotAnArchive, from_text
from bot.core.clock import moment
from bot.core.effects import (
    Add,
    Ask,
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
    Start,
    Tally,
    Wake,
)
from bot.core.events import Began, Corrected, Event, Picked, Resumed, Stopped, Wrote
from bot.core.facts import Facts, Keeps, Linking, Needs, Zones, remembered
from bot.core.flow import Flow
from bot.core.groups import (
    NO_BUDDY,
    Advise,
    GroupAct,
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
    Standing,
    TakeBack,
    Thank,
    Unblock,
    Unpair,
)
from bot.core.records import Entry, Kind, Page, Record
from bot.core.rhythm import LEAVING, OPEN_END, SLOWER, Later, Never, Rhythm, Speak, Verdict, decide, kind_of, planned
from bot.core.room import EMPTY, LITTLE_ROOM, MOST_BYTES, MOST_ENTRIES, Left, Room, size_of
from bot.core.session import END, Session, changed, from_json
from bot.flows.cheered import held
from bot.flows.helpnow import COUNTRIES
from bot.flows.mydata import BACK
from bot.flows.recap import DAYS, EVENING, REMINDER
from bot.flows.share import words_of
from bot.runtime import first
from bot.runtime.bringing import OF_SETTINGS, kept_of, settled
from bot.runtime.choices import plainly
from bot.runtime.linking import COUNTS_FOR, TYPED, missed, seen_by, talks_together
from bot.runtime.listening import GRAVITY, Heard, Listener, open_talk
from bot.runtime.ports import (
    Acting,
    Button,
    Claim,
    Due,
    Incoming,
    Kept,
    Look,
    Offer,
    Outcome,
    Outgoing,
    Part,
    Person,
    Reminder,
    Shared,
    StandingAsked,
    State,
    Talk,
    TurnStep,
)
from bot.runtime.ports import Join as JoinPerson
from bot.runtime.replies import Writer
from bot.runtime.tokens import token
from bot.words.catalog import SOURCE_LOCALE, Words, in_tone
from bot.words.helplines import HelpText

RECENT = timedelta(days=14)
"""How far back no's count as recent ones."""
FOLDED = timedelta(days=30)
"""What was closed longer ago than this stands on a page of its own in the diary."""
RECALLED: tuple[Kind, ...] = ("win", "line")
"""What comes back on a hard day."""
LONG_AGO = date(1900, 1, 1)
"""Before anything that anybody tells."""
IDLE = timedelta(hours=2)
"""After so long a talk holds nothing back (decision 13)."""
UNANNOUNCED = ("welcome", "keeping", "safety", "helpnow")
"""Conversations before which nobody is told what the bot stores: two say it themselves, two cannot wait."""
HELP_NOW = "help now"
"""What a button says for someone when there is no store to remember a conversation."""
APPLICATIONS = 30
"""So many applications are looked through for what is to come."""
PAST = 200
"""So many of a kind are looked at for what comes back."""
LINES = 3
"""So many of the bot's last lines are at hand to be kept."""
NAMING: tuple[Kind, ...] = ("rejection", "silence", "interview")
"""Kinds of entries whose companies may be named again."""
MOST_SHARES, SHOWN_SHARES = 200, 8
"""So many shares somebody's own list holds, and so many of them are looked at."""
STAND_INS = ("company", "link", "contact", "begin_cheer", "begin_me_too", "begin_rethink")
"""What stands in a share beside somebody's words: for what was taken out, and as a beginning that they chose."""
A_WEEK = timedelta(days=7)
TOLD_AGAIN = ("no", "silence")
"""Shares of which a third within a week is met with an offer."""
LONGEST_CHAIN = 5
"""Conversations that one turn may pass through."""


@dataclass(frozen=True)
class Turns:
    """What every turn needs, chosen once at the start."""

    flows: Mapping[str, Flow]
    words: Words
    listener: Listener
    help: HelpText
    new_id: Callable[[], str]
    """A fresh session id: short, since every button carries it."""
    new_code: Callable[[], str]
    """A fresh one-time code, as linking.py wants it."""
    zone: Callable[[Person], tzinfo]
    operator: tuple[str, str] | None = None
    """Who runs the bot for others, and how to reach them."""
    zones: Zones | None = None
    most_entries: int = MOST_ENTRIES
    most_bytes: int = MOST_BYTES
    """So much room everybody's history has."""

    def step(self, incoming: Incoming) -> TurnStep:
        """The turn of one event, to be called by a store with what it has loaded."""

        def turn(state: State, look: Look) -> Outcome:
            taken = _Taken(self, incoming, state, look)
            taken.take()
            return taken.outcome()

        return turn

    def help_alone(self, incoming: Incoming, country: str | None, locale: str) -> tuple[Outgoing, ...]:
        """Help without a person or a store: the lines, and buttons for countries where none is known."""
        now = incoming.at.astimezone(self.zone(Person("")))
        writer = Writer(self.words, locale, incoming.place, now.date(), {})
        for say in self.help.lines(country, now, locale):
            writer.say(say)
        buttons = () if country else tuple(
            Button(token("", "", f"{HELP_NOW} {code}"), self.words.label(locale, "helpnow.country", code))
            for code in COUNTRIES
        )  # fmt: skip
        writer.close(buttons)
        return tuple(writer.written)


class _Taken:
    """A turn while it is taken: the person and their talks as they stand by now, and what is to be saved."""

    def __init__(self, turns: Turns, incoming: Incoming, state: State, look: Look) -> None:
        self.turns = turns
        self.incoming = incoming
        self.look = look
        # A talk of a conversation that this version does not know waits untouched for one that does.
        self.state = replace(state, talks=tuple(talk for talk in state.talks if talk.session.flow in turns.flows))
        self.person = state.person
        if state.new:
            # The platform's language is a first guess, as far as it is spoken here.
            self.person = replace(state.person, locale=turns.words.chain(incoming.language or SOURCE_LOCALE)[0])
        self.now = incoming.at.astimezone(turns.zone(self.person))
        self.talks = {talk.session.id: talk for talk in self.state.talks}
        self.writer = Writer(
            turns.words,
            in_tone(self.person.locale, self.person.tone),
            incoming.place,
            self.now.date(),
            dict(self.person.heard),
        )
        self.saves: dict[str, Talk] = {}
        self.kept: list[Kept] = []
        self.changed: list[Entry] = []
        self.erased: list[int] = []
        self.erased_days: tuple[date, date] | None = None
        self.erased_numbers: tuple[int, int] | None = None
        self.brought: Belongings | None = None
        self.reminders: list[Reminder] = []
        self.counts: list[str] = []
        self.cancels = False
        self.link: Offer | Claim | JoinPerson | Part | None = None
        self.acts: list[Acting] = []
        self.for_good = False
        self.told_of_room = False
        self.left: Left = "words"
        """What of the talk that goes on found room."""
        self._room: Room | None = None
        self.leaving = False
        self.forget = False
        self.daily_anew = False
        """The daily check-in is promised anew, since what it goes by has changed."""

    # --- taking it -------------------------------------------------------------------------------------

    def take(self) -> None:
        if isinstance(self.incoming.what, Due):
            self.wake(self.incoming.what)
            self.writer.close()
            return
        self.notice()
        heard = self.named_before(self.turns.listener.hear(self.incoming, self.state, self.now.date()))
        if self.state.new and heard.begin not in UNANNOUNCED:
            # Who it is and what it stores is said before anything is stored.
            self.writer.say(Say("welcome.hello"))
        for key in heard.first:
            self.writer.say(Say(key))
        self.counts.extend(heard.counts)
        self.go(heard)
        self.writer.close()

    def named_before(self, heard: Heard) -> Heard:
        """ "blue sky said no": that this is a company only somebody's own history knows.

        It is asked only where a message opens a conversation that would ask for the company.
        """
        flow, opening = self.turns.flows.get(heard.begin), heard.opening
        step = flow.knows.get("company", "") if flow else ""
        if not flow or not step or not opening.opening or step in opening.known:
            return heard
        told = (entry.record.words for kind in NAMING for entry in self.look.latest(kind))
        own = tuple(dict.fromkeys(words["company"] for words in told if "company" in words))
        if not own:
            return heard
        listener, text = self.turns.listener, opening.opening
        known = listener.known(flow, listener.meaning(text, own), self.now.date(), self.person.locale, text)
        return replace(heard, opening=replace(opening, known={**known, **opening.known}))

    def notice(self) -> None:
        """They did something: nothing is unanswered any more, and a pause without an end is over."""
        if self.person.unanswered:
            self.daily_anew = True
            self.person = replace(self.person, unanswered=0)
        if first.is_back(self.person, self.incoming.at):
            self.person = replace(self.person, quiet_until=None)

    def wake(self, due: Due) -> None:
        """A promised message: sent now, later where it would interrupt or wake someone, or never.

        The store has taken the promise when it calls: what is not promised anew here is done with.
        """
        if due.name == TYPED:
            self.ask_who_typed()
            return
        verdict = self.verdict(due)
        if isinstance(verdict, Later):
            self.reminders.append(Reminder(due.name, verdict.at))
        if (
            isinstance(verdict, Never)
            and due.name == REMINDER
            and self.person.recap
            and self.person.unanswered < SLOWER
        ):
            # Something that matters more came that day. Nobody is owed a picture on a certain day.
            self.reminders.append(Reminder(due.name, self.at(1, EVENING)))
        if not isinstance(verdict, Speak):
            return
        begin = "farewell" if verdict.goodbye else first.talk_of(due.name)
        if verdict.goodbye and self.person.daily:
            # It sleeps with the time they had chosen, and wakes when they say so.
            self.person = replace(self.person, daily=f"-{self.person.daily.removeprefix('-')}")
        self.go(Heard(begin=begin, opening=Began({"reminder": Answer(picked=(due.name,))})))
        self.leaving = due.name == LEAVING
        self.person = replace(self.person, spoke_at=self.incoming.at, unanswered=self.person.unanswered + 1)
        following = self.rhythm().next_daily(self.incoming.at, self.now.date() + timedelta(days=1))
        if kind_of(due.name) == "daily" and following:
            self.reminders.append(Reminder(due.name, following))

    def ask_who_typed(self) -> None:
        """Somebody typed the code that was made here. They wait for it: it is none of the messages of the day."""
        talk = open_talk(self.state, self.turns.flows)
        waits = talk and (talk.session.flow, talk.session.step) == ("link", "typed")
        if waits and self.look.linking("", self.incoming).offered == "typed":
            self.go(Heard(talk=talk, event=Picked("typed", ("yes",))))

    def verdict(self, due: Due) -> Verdict:
        others = [(other.name, other.due) for other in self.state.promised if other.name != TYPED]
        there = self.incoming.place.platform in first.VISITED
        though = bool(self.person.quiet_until) and first.though_quiet(
            due.name, self.look.latest("application", APPLICATIONS)
        )
        verdict = decide(due.name, due.since, self.incoming.at, self.rhythm(), others, there=there, though_quiet=though)
        if not isinstance(verdict, Speak):
            return verdict
        if due.name == REMINDER and not self.person.recap:
            return Never()
        if not first.still_true(due.name, self.now.date(), lambda kind: self.look.latest(kind, APPLICATIONS)):
            return Never()
        if not self.still_true_of_groups(due.name):
            return Never()
        talk = open_talk(self.state, self.turns.flows)
        busy = talk is not None and not self.turns.flows[talk.session.flow].gives_way_at(talk.session.step)
        return Later(talk.touched + IDLE) if talk and busy and self.incoming.at - talk.touched < IDLE else verdict

    def still_true_of_groups(self, name: str) -> bool:
        """Whether there is still something to say of a group or of what stands in it."""
        kind, _, of = name.partition(":")
        if kind in first.OF_GROUPS and self.person.silent:
            return False
        match kind:
            case "cheered":
                posts = self.look.posts((of,))
                return any(each.state == "standing" and held(each, self.look.replies(of)) > each.seen for each in posts)
            case "share":
                return all(each.state in ("refused", "unsure", "gone") for each in self.look.posts((of,)))
            case "review":
                return any(not each.outcome for each in self.look.in_review(of))
            case "group_left":
                found = self.look.group(of)
                return found is None or found[0].left
        return True

    def rhythm(self) -> Rhythm:
        return first.rhythm_of(self.person, self.now.tzinfo or UTC)

    def go(self, heard: Heard) -> None:
        """Follow one conversation into the next until one asks something or all is said."""
        talk, event = heard.talk, heard.event
        if talk and talk.parked:
            self.park_open()
            talk = replace(talk, parked=False)
        if heard.begin:
            talk, event = self.open(heard.begin), heard.opening
        for _ in range(LONGEST_CHAIN):
            if talk is None or event is None:
                return
            talk, event = self.advance(talk, event)
        raise RuntimeError("One turn led through too many conversations.")

    def open(self, name: str) -> Talk:
        """Begin a conversation. What is open waits, parked, unless the new one goes over it and hands back."""
        flow = self.turns.flows[name]
        if not flow.over:
            self.park_open()
        return Talk(begin(flow, self.turns.new_id()), self.incoming.at)

    def park_open(self, *, but: str = "") -> None:
        """What is open waits until they want it; all `but` the session that went over the others."""
        for talk in list(self.talks.values()):
            if not talk.parked and talk.session.id != but:
                self.put(replace(talk, parked=True))

    def advance(self, talk: Talk, event: Event) -> tuple[Talk | None, Event | None]:
        """One event for one conversation; returns what comes next, if something does."""
        flow = self.turns.flows[talk.session.flow]
        advanced = advance(flow, talk.session, event, self.facts(flow, talk, event))
        session = advanced.session
        follows: Start | None = None
        for effect in advanced.effects:
            if follows and isinstance(effect, Ask | Say | Show):
                continue  # the conversation that goes over this one speaks now; this one asks again afterwards
            if isinstance(effect, Ask):
                session = changed(session, offered=self.ask(effect, session, flow))
            elif isinstance(effect, Start):
                follows = effect
            else:
                self.cause(effect, session.id)
        if session.ended and session.answers and self.left == "nothing":
            self.tell_of_room()
        self.put(Talk(session, self.incoming.at))
        if follows:
            return self.follow(follows, talk)
        if isinstance(event, Stopped) and flow.over:
            self.park_open(but=session.id)
        if session.ended and flow.over:
            # What it went over is asked again, in a message of its own.
            self.writer.close()
            below = open_talk(State(self.person, self.latest_first()), self.turns.flows)
            return below, Resumed(greet=False) if below else None
        return None, None

    def follow(self, start: Start, before: Talk) -> tuple[Talk | None, Event | None]:
        if start.flow == "carry_on":
            parked = self.parked()
            if parked is None:
                return self.open("menu"), Began()
            self.park_open()
            return replace(parked, parked=False), Resumed()
        # What they said on the way here is not lost.
        opening = start.opening or "\n".join(before.session.asides)
        talk, known = self.open(start.flow), self.known(start)
        if opening:
            flow, listener = self.turns.flows[start.flow], self.turns.listener
            told = listener.known(flow, listener.meaning(opening), self.now.date(), self.person.locale, opening)
            known = {**told, **known}
        return talk, Began(known, opening)

    def known(self, start: Start) -> dict[str, Answer]:
        """What was told on the way, as answers: words where the step takes words, else a choice."""
        steps = self.turns.flows[start.flow].by_name
        written = {name for name, step in steps.items() if step.kind == "write"}
        return {
            name: Answer(words=(told,)) if name in written else Answer(picked=(told,))
            for name, told in start.known.items()
            if told
        }

    def ask(self, ask: Ask, session: Session, flow: Flow) -> tuple[tuple[str, str], ...]:
        """Write a question, with help at hand where it asks for that. Returns the choices as shown."""
        below: tuple[Say, ...] = ()
        if ask.at_hand:
            emergency_first = ask.at_hand == "emergency"
            say = self.turns.help.at_hand(self.person.country, self.now, emergency_first=emergency_first)
            if emergency_first:
                self.writer.say(say)
            else:
                below = (say,)
        return self.writer.ask(ask, session.id, controls=not flow.gives_way, below=below)

    def calm(self, session: str) -> None:
        """The conversation beneath remembers what was no alarm."""
        said = self.talks[session].session.asides if session in self.talks else ()
        beneath = next((t for t in self.latest_first() if not t.parked and t.session.id != session), None)
        if beneath and said:
            calmed = (*beneath.session.calm, *(plainly(words) for words in said[:1]))
            self.put(replace(beneath, session=replace(beneath.session, calm=calmed)))

    def cause(self, effect: Effect, session: str) -> None:
        match effect:
            case Say():
                self.writer.say(effect)
            case Tally(what=tally):
                self.counts.append(tally)
            case Show():
                self.writer.show(effect)
            case HelpNow():
                self.counts.append("helplines")
                for say in self.turns.help.lines(self.person.country, self.now, self.person.locale):
                    self.writer.say(say)
            case CancelReminders(for_good=for_good):
                self.cancels, self.for_good = True, for_good
                self.person = replace(self.person, silent=self.person.silent or for_good)
                self.reminders.clear()
            case Quiet(hours=hours, until=until):
                end = moment(until, time(), self.now.tzinfo or UTC) if until else None
                pause = timedelta(hours=hours) if hours else OPEN_END
                self.person = replace(self.person, quiet_until=end or self.incoming.at + pause)
            case Met(line=line):
                read = first.met(self.person, self.now.date())
                self.person = replace(self.person, met={**read, line: self.now.date().isoformat()})
            case Forget():
                self.forget = True
            case Park():
                self.park_open(but=session)
            case Calm():
                self.calm(session)
            case Keep(records=records):
                self.keep(session, records)
            case Change(entry=entry, record=record):
                self.change(entry, record)
            case Export():
                self.writer.encloses = self.person.id
            case Bring(lines=lines):
                self.bring(lines)
            case EraseMany(days=days, numbers=numbers):
                self.erased_days, self.erased_numbers = days or self.erased_days, numbers or self.erased_numbers
            case Add(record=record):
                self.add(record)
            case OnceMore(what=what):
                if self.person.keeps != "nothing":
                    counted = {**self.person.counted, what: self.person.counted.get(what, 0) + 1}
                    self.person = replace(self.person, counted=counted)
            case Erase(entry=entry):
                self.erased.append(entry)
            case Remember(what=what, value=value):
                self.person = replace(self.person, **remembered(what, value))
                self.now = self.incoming.at.astimezone(self.turns.zone(self.person))
                self.writer.locale = in_tone(self.person.locale, self.person.tone)
            case Remind(name=name, days=days, hour=hour):
                self.reminders.append(Reminder(name, self.at(days, hour)))
            case OfferCode() | ClaimCode() | MissCode() | JoinAccounts() | PartAccounts():
                self.link_up(effect)
            case Wake(name=name):
                due = planned(name, self.incoming.at, self.now.tzinfo or UTC)
                if due > self.incoming.at:
                    self.reminders.append(Reminder(name, due))
            case (
                Share() | TakeBack() | Join() | Leave() | SetUp() | Judge() | Thank() | Seen() | Unblock()
                | Seek() | Meet() | Unpair() | Advise() | Help()
            ):  # fmt: skip
                self.act(effect)
            case _:
                logging.getLogger(__name__).error("no one carries out %s", type(effect).__name__)

    def act(self, act: GroupAct) -> None:
        """Something they want with a group: carried out with all else that this turn saves."""
        id, shares = "", self.person.shares
        match act:
            case Share(draft=draft):
                id = self.turns.new_id()
                mine = Shared(id, draft.group, self.now.date().isoformat(), draft.about)
                shares = (*shares, mine)[-MOST_SHARES:]
            case TakeBack(post=post):
                if all(each.post != post for each in shares):
                    return  # it is not theirs
                shares = tuple(each for each in shares if each.post != post)
            case Leave(group=group, taking=True):
                self.acts += (Acting(TakeBack(each.post)) for each in shares if each.group == group)
                shares = tuple(each for each in shares if each.group != group)
        if isinstance(act, Share | SetUp):
            # They are told then that messages come of it, and which words end them.
            self.person = replace(self.person, silent=False)
        if shares != self.person.shares:
            self.person = replace(self.person, shares=shares)
        self.acts.append(Acting(act, id))

    def link_up(self, effect: OfferCode | ClaimCode | MissCode | JoinAccounts | PartAccounts) -> None:
        match effect:
            case OfferCode(withdraw=True):
                self.link = Offer("", self.incoming.at)
            case OfferCode():
                code = self.turns.new_code()
                self.link = Offer(code, self.incoming.at + COUNTS_FOR)
                self.reminders.append(Reminder(TYPED, self.incoming.at + COUNTS_FOR))
                self.writer.say(Say("link.code", {"code": code}))
            case ClaimCode(code=code):
                self.link = Claim(code)
            case MissCode():
                self.person = missed(self.person, self.incoming.at)
            case JoinAccounts():
                self.link = JoinPerson(talks_together(self.turns.flows))
            case PartAccounts():
                self.link = Part()

    def bring(self, lines: str) -> None:
        """What was imported, as far as it may be kept; promises that are over are not made anew."""
        try:
            self.brought = belongings = kept_of(from_text(lines), self.person.keeps)
        except NotAnArchive:
            return  # an open talk of another version, which read files differently
        size = sum(size_of(past.record) for past in belongings.entries)
        self._room = self.room().with_more(size, len(belongings.entries))
        before, self.person = self.person, settled(self.person, belongings.person)
        came = {name for name in OF_SETTINGS if getattr(before, name) != getattr(self.person, name)}
        if "recap" in came:
            self.reminders.append(Reminder(REMINDER, self.at(DAYS[self.person.recap], EVENING)))
        for name, due in belongings.reminders:
            if datetime.fromisoformat(due) > self.incoming.at and (name not in OF_SETTINGS or name in came):
                self.reminders.append(Reminder(name, datetime.fromisoformat(due)))
        for plain in belongings.talks:
            try:
                session = from_json(dict(plain))
            except (KeyError, TypeError, ValueError, AttributeError):
                continue  # somebody changed the file; what can be read of it comes along
            if session.flow in self.turns.flows and session.id not in self.talks:
                self.put(Talk(session, self.incoming.at, parked=True))

    def add(self, record: Record) -> None:
        room = self.room().for_more(size_of(record))
        if self.person.keeps == "nothing" or room == "nothing":
            return
        kept = record if self.person.keeps == room == "words" else record.without_words()
        if not kept.empty:
            # A session of its own, so that nothing kept later takes its place.
            self.put_by(self.turns.new_id(), (kept,))

    # --- how much room there is ------------------------------------------------------------------------

    def room(self) -> Room:
        """How full the history is by now. Entries are counted only where there may be many."""
        if self._room is None:
            turns, last = self.turns, self.state.last_entry
            entries = sum(self.look.counts().values()) if last >= turns.most_entries * LITTLE_ROOM else 0
            self._room = Room(entries, self.state.held, turns.most_entries, turns.most_bytes)
        return self._room

    def keeps(self, flow: Flow, session: Session, event: Event) -> Keeps | None:
        """What may be kept, of a talk too that finds no room for all of it. What is kept already may be changed."""
        if self.person.keeps == "nothing" or flow.records is None or session.with_words:
            return self.person.keeps
        left = self.room().for_talk(said_in(session, event))
        if left == "words" or left == self.person.keeps:
            return self.person.keeps
        self.left = left
        return left

    def kept_before(self, session: str) -> bool:
        talk = self.talks.get(session)
        return talk is not None and (talk.session.kept or talk.session.with_words)

    def keep(self, session: str, records: tuple[Record, ...]) -> None:
        """In place of what the talk kept before. What does not fit leaves that as it was."""
        size, before = sum(map(size_of, records)), self.kept_before(session)
        if before and records and not self.room().for_change(size):
            self.left = "nothing"
            self.tell_of_room()
            return
        if not before:
            self.tell_of_room()
            if self.room().for_more(size) != "words":
                records = tuple(bare for bare in (record.without_words() for record in records) if not bare.empty)
        self.kept = [kept for kept in self.kept if kept.session != session]
        self.put_by(session, records)

    def put_by(self, session: str, records: tuple[Record, ...]) -> None:
        self.kept.append(Kept(session, records))
        self._room = self.room().with_more(sum(map(size_of, records)), len(records))

    def change(self, id: int, record: Record) -> None:
        growth = size_of(record)
        if not self.room().for_change(growth):
            before = self.look.entry(id)
            growth -= size_of(before.record) if before else 0
        if self.room().for_change(growth):
            self.changed.append(Entry(id, record))
            self._room = self.room().with_more(growth, 0)

    def tell_of_room(self) -> None:
        """Where there is little left, they hear it while there still is some; and that something found none."""
        if self.told_of_room or (self.left == "words" and (self.person.keeps != "words" or not self.room().little)):
            return
        self.told_of_room = True
        key = {"words": "keeping.little_room", "taps": "keeping.no_room"}.get(self.left, "keeping.full")
        self.writer.say(Say(key))

    # --- what it looks at ------------------------------------------------------------------------------

    def facts(self, flow: Flow, talk: Talk, event: Event) -> Facts:
        needs = flow.needs(talk.session, event)
        posts = self.posts(needs)
        entry = self.look.entry(needs.entry) if needs.entry else None
        person, parked = self.person, self.parked()
        read = frozenset(first.met(person, self.now.date())) if needs.lines else frozenset()
        return Facts(
            today=self.now.date(),
            hour=self.now.hour,
            now=self.incoming.at.astimezone(UTC),
            clock=f"{self.now:%H:%M}",
            zone=person.zone,
            zones=self.turns.zones,
            daily=person.daily,
            quiet_hours=person.quiet_hours,
            paused=person.quiet_until is not None and person.quiet_until > self.incoming.at,
            lines=self.lines(read) if needs.lines else (),
            met=read,
            keeps=self.keeps(flow, talk.session, event),
            adult=person.adult,
            country=person.country,
            name=person.name,
            recent_rejections=self.look.recent("rejection", self.now.date() - RECENT) if needs.recent else 0,
            rejections=self.look.recent("rejection", LONG_AGO) if needs.ever else 0,
            parked=parked.session.flow if parked else None,
            page=self.page(needs),
            entry=entry,
            latest={kind: self.look.latest(kind) for kind in needs.latest},
            counts=self.look.counts() if needs.counts else {},
            counted=person.counted,
            recall=self.recall(needs),
            found=self.look.search(needs.search) if needs.search else (),
            past=self.past(needs),
            dismissed=person.dismissed,
            within=self.within(needs),
            last_entry=self.look.last_entry() if needs.last_entry else 0,
            brought=person.brought,
            lately=self.lately() if needs.lately else (),
            newest=self.look.page(1, needs.newest).entries if needs.newest else (),
            by_day={kind: self.look.by_day(kind) for kind in needs.by_day},
            tone=person.tone,
            muted=person.muted,
            recap=person.recap,
            operator=self.turns.operator,
            linking=self.linking(needs.code),
            groups=self.look.groups() if needs.groups else (),
            group=self.group(needs, posts),
            posts=posts,
            replies=self.look.replies(needs.replies) if needs.replies else (),
            shared_today=self.shared_today(answers=False),
            answered_today=self.shared_today(answers=True),
            nos_lately=self.nos_lately(),
            shared=len(person.shares),
            helpers=self.look.helpers(needs.helpers) if needs.helpers else (),
            buddy=self.look.buddy(needs.buddy, self.incoming.at) if needs.buddy else NO_BUDDY,
            stand_ins=self.stand_ins() if needs.groups else {},
            room=self.room() if needs.room else EMPTY,
            grave=self.grave(needs, entry, talk),
        )

    def shared_today(self, *, answers: bool) -> Counter[str]:
        today = self.now.date().isoformat()
        of_today = (each for each in self.person.shares if each.on == today)
        return Counter(each.group for each in of_today if (each.about == "kind") == answers)

    def nos_lately(self) -> int:
        since = (self.now.date() - A_WEEK).isoformat()
        return sum(each.about in TOLD_AGAIN and each.on > since for each in self.person.shares)

    def grave(self, needs: Needs, entry: Entry | None, talk: Talk) -> str:
        """The gravest that sounds from words that are about to be shared. What was said to be none stays "calmed":
        nobody is asked twice, and it goes into no group either."""
        said = [each for each in needs.listens if each]
        if needs.listens_to_entry and entry:
            said.append(words_of(entry))
        found = {each: self.turns.listener.meaning(each).crisis for each in said}
        tiers = [tier for tier in found.values() if tier]
        if not tiers:
            return ""
        calm = talk.session.calm
        if all(any(known in plainly(each) for known in calm) for each, tier in found.items() if tier):
            return "calmed"
        return max(tiers, key=GRAVITY.index)

    def group(self, needs: Needs, posts: tuple[PostView, ...]) -> GroupView | None:
        """The group that is meant. How they stand there is asked anew each time, and never remembered."""
        id = posts[0].group if needs.of_post and posts else needs.group
        found = self.look.group(id) if id else None
        if found is None:
            return None
        view, place, account = found
        if not needs.standing or view.left:
            return view
        if not account:
            return replace(view, standing=Standing())
        if place.room not in self.incoming.standings:
            raise StandingAsked(place, account)
        return replace(view, standing=self.incoming.standings[place.room])

    def stand_ins(self) -> dict[str, str]:
        words, locale = self.turns.words, self.writer.locale
        return {name: "".join(span.text for span in words.text(locale, f"public.{name}")) for name in STAND_INS}

    def posts(self, needs: Needs) -> tuple[PostView, ...]:
        if needs.review:
            return self.look.in_review(needs.review)
        if needs.advice:
            return self.look.advice(needs.advice)
        if needs.posts is None:
            return ()
        own = tuple(each.post for each in reversed(self.person.shares))
        return self.look.posts(needs.posts or own[:SHOWN_SHARES], locked=needs.judging)

    def linking(self, code: str | None) -> Linking:
        if code is None:
            return Linking()
        return seen_by(self.person, self.incoming.at, self.look.linking(code, self.incoming))

    def page(self, needs: Needs) -> Page | None:
        if not needs.page:
            return None
        if needs.only:
            return self.look.page(needs.page, only=needs.only)
        return self.look.page(needs.page, fold_before=self.now.date() - FOLDED)

    def past(self, needs: Needs) -> tuple[Entry, ...]:
        entries = [entry for kind in needs.past for entry in self.look.latest(kind, PAST)]
        return tuple(sorted(entries, key=lambda entry: (entry.record.on, entry.id), reverse=True))

    def within(self, needs: Needs) -> int:
        if needs.within is None:
            return 0
        first, last = (
            self.now.date() - timedelta(days=BACK.get(day, 0)) if day in BACK or not day else date.fromisoformat(day)
            for day in needs.within
        )
        return self.look.within(min(first, last), max(first, last))

    def recall(self, needs: Needs) -> Entry | None:
        if not needs.recall:
            return None
        quiet = self.person.quiet_until is not None and self.incoming.at < self.person.quiet_until
        if needs.recall == "earlier" and quiet:
            return None
        days = 1 if needs.recall == "earlier" else 0
        return self.look.next_of(RECALLED, self.person.recalled, self.now.date() - timedelta(days=days))

    def lately(self) -> tuple[str, ...]:
        """What the bot said last, in words again."""
        lines: list[str] = []
        for key, variant in self.person.said:
            if self.turns.words.has(self.person.locale, key):
                spans = self.turns.words.text(self.writer.locale, key, {}, variant)
                lines.append("".join(span.text for span in spans))
        return tuple(lines)

    def parked(self) -> Talk | None:
        """The latest talk that waits to be carried on."""
        flows = self.turns.flows
        return next(
            (talk for talk in self.latest_first() if talk.parked and not flows[talk.session.flow].gives_way),
            None,
        )

    def latest_first(self) -> tuple[Talk, ...]:
        return tuple(sorted(self.talks.values(), key=lambda talk: talk.touched, reverse=True))

    def at(self, days: int, hour: int) -> datetime:
        """An hour of the person's own clock, so many days on, in UTC."""
        return moment(self.now.date() + timedelta(days=days), time(hour), self.now.tzinfo or UTC)

    def lines(self, read: Collection[str]) -> tuple[str, ...]:
        """The lines worth reading that they have not met lately."""
        words = self.turns.words
        files = (words.file(locale, first.LINES) for locale in words.chain(self.person.locale))
        there = next((file for file in files if file), None)
        return tuple(line for line in there.messages if line not in read) if there else ()

    # --- what it leaves --------------------------------------------------------------------------------

    def put(self, talk: Talk) -> None:
        session = talk.session
        if talk.parked and self.turns.flows[session.flow].gives_way_at(session.step):
            # A menu has nothing to carry on: it goes when another conversation begins.
            session = replace(session, step=END)
            talk = replace(talk, session=session)
        self.saves[session.id] = talk
        self.talks[session.id] = talk
        if session.ended:
            del self.talks[session.id]

    def promise_again(self) -> None:
        """What has a time of its own is promised anew where that time has changed, or all promises were taken back."""
        before, now, at = self.state.person, self.person, self.incoming.at
        if self.forget or isinstance(self.incoming.what, Due) or (self.cancels and self.for_good):
            return
        goes_by = ("daily", "zone", "quiet_hours", "quiet_until")
        changed = any(getattr(before, name) != getattr(now, name) for name in goes_by)
        following = self.rhythm().next_daily(at) if self.daily_anew or self.cancels or changed else None
        if following:
            self.reminders.append(Reminder("daily", following))
        if self.cancels and now.recap:
            self.reminders.append(Reminder(REMINDER, self.at(DAYS[now.recap], EVENING)))
        if self.cancels:
            quiet = max(at, now.quiet_until or at)
            applications = self.look.latest("application", APPLICATIONS)
            self.reminders.extend(first.to_come(applications, quiet, self.now.tzinfo or UTC))

    def replies(self) -> tuple[Outgoing, ...]:
        due = self.incoming.what if isinstance(self.incoming.what, Due) else None
        # That a code was typed answers what they did on their other account.
        if due is None or due.name == TYPED:
            return tuple(self.writer.written)
        return tuple(replace(reply, unprompted=True) for reply in self.writer.written)

    def outcome(self) -> Outcome:
        person = self.person
        if self.writer.heard != person.heard:
            person = replace(person, heard=self.writer.heard)
        self.promise_again()
        if self.writer.said:
            person = replace(person, said=tuple(dict.fromkeys((*reversed(self.writer.said), *person.said)))[:LINES])
        return Outcome(
            person=person,
            talks=tuple(self.saves.values()),
            kept=tuple(self.kept),
            changed=tuple(self.changed),
            erased=tuple(self.erased),
            erased_days=self.erased_days,
            erased_numbers=self.erased_numbers,
            brought=self.brought,
            reminders=tuple(self.reminders),
            cancels=self.cancels,
            link=self.link,
            acts=tuple(self.acts),
            leaving=self.leaving,
            forget=self.forget,
            counts=tuple(self.counts),
            replies=self.replies(),
        )


def said_in(session: Session, event: Event) -> tuple[str, ...]:
    """All that a talk may keep of what was said in it, with what is being said now."""
    said = [*session.asides, *session.draft.words]
    known = event.known if isinstance(event, Began | Corrected) else {}
    for answer in (*session.answers.values(), *known.values()):
        said += answer.words
    match event:
        case Began(opening=words) | Wrote(text=words) | Picked(words=words):
            said.append(words)
    return tuple(said)
