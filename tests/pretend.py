"""A pretend chat: people write and tap, and the tests read what they heard. No clock, no network, no database.

    mei = Person()
    mei.writes("i got a no")
    mei.taps("Together")
    assert mei.heard == ["rejected.stage"]

Everything between a message and the words of the reply is the real thing; only the store is a dictionary, and it
carries every session through JSON between two turns, as a restart would.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

from bot.app import content_folder, reading, turns
from bot.core.facts import Keeps, Linking
from bot.core.flow import Flow
from bot.core.groups import (
    UNKNOWN,
    BuddyView,
    GroupView,
    Join,
    Judge,
    Leave,
    PostState,
    PostView,
    Seen,
    Share,
    TakeBack,
    Thank,
    Unblock,
    Verdict,
)
from bot.core.records import CLOSED, Entry, Kind, Page, Record
from bot.core.room import size_of
from bot.core.session import from_json, to_json
from bot.flows.every import FLOWS
from bot.runtime.incoming import Due, File, Here, Incoming, Place, Tap, Text
from bot.runtime.listening import open_talk
from bot.runtime.outcome import Acting, Claim, Offer, Outcome, Part
from bot.runtime.outcome import Join as JoinPerson
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import Person as KnownPerson
from bot.runtime.person import Reminder, Shared, State, Talk
from bot.runtime.turn import Turns
from bot.words.catalog import Words

WORDS = Words.load(content_folder())
READ = cache(reading(content_folder()))
"""What a text means; people write the same things again and again."""
TURNS = turns(WORDS, UTC, meaning=READ)
"""Shared, so that helplines and countries are read once."""
JUDGED: Mapping[Verdict, tuple[PostState, str]] = {
    "allow": ("standing", "allowed"), "refuse": ("refused", "refused"), "remove": ("gone", "removed"),
    "leave": ("standing", "left"), "block": ("refused", "refused"),
}  # fmt: skip
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Memory:
    """One person's state and history in a dictionary: what a store does, without one."""

    def __init__(self) -> None:
        self.person = KnownPerson("p")
        self.talks: dict[str, tuple[str, datetime, bool]] = {}
        self.entries: dict[int, tuple[str, Record]] = {}
        self.reminders: dict[str, datetime] = {}
        self.new = True
        self.linking_now = Linking()
        self.groups_now: dict[str, GroupView] = {}
        """The groups that there are, by id; those they joined are theirs."""
        self.posts_now: dict[str, PostView] = {}
        self.review_now: set[str] = set()
        """The posts that moderators see, by their ids."""
        self.buddy_now = BuddyView()
        self.helpers_now: tuple[tuple[str, str], ...] = ()
        self.acts: list[Acting] = []
        """What they wanted with groups so far."""
        self.held_before = 0
        """Bytes of a history that nobody looks at here."""
        self._ids = count(1)

    def state(self) -> State:
        talks = [Talk(from_json(json.loads(s)), at, parked) for s, at, parked in self.talks.values()]
        promised = tuple(Reminder(name, due) for name, due in self.reminders.items())
        latest_first = tuple(sorted(talks, key=lambda talk: talk.touched, reverse=True))
        return State(self.person, latest_first, self.new, promised, self.last_entry(), self.held())

    def held(self) -> int:
        return self.held_before + sum(size_of(record) for _, record in self.entries.values())

    def change_session(self, **fields: Any) -> None:
        """Let the latest session be as another version left it."""
        id, (saved, at, parked) = max(self.talks.items(), key=lambda item: item[1][1])
        self.talks[id] = (json.dumps({**json.loads(saved), **fields}), at, parked)

    def save(self, outcome: Outcome) -> None:
        if outcome.forget:
            self.__init__()  # type: ignore[misc]
            return
        self.new = False
        self.person = outcome.person
        for talk in outcome.talks:
            if talk.session.ended:
                self.talks.pop(talk.session.id, None)
            else:
                self.talks[talk.session.id] = (json.dumps(to_json(talk.session)), talk.touched, talk.parked)
        for kept in outcome.kept:
            names = {record.name for record in kept.records}
            old = {r.name: id for id, (s, r) in self.entries.items() if s == kept.session}
            for name, id in old.items():
                if name not in names:
                    del self.entries[id]
            for record in kept.records:
                self.entries[old.get(record.name) or next(self._ids)] = (kept.session, record)
        for entry in outcome.changed:
            if entry.id in self.entries:
                self.entries[entry.id] = (self.entries[entry.id][0], entry.record)
        for id in outcome.erased:
            self.entries.pop(id, None)
        if outcome.erased_days:
            first, last = outcome.erased_days
            self.entries = {id: (s, r) for id, (s, r) in self.entries.items() if not first <= r.on <= last}
        if outcome.erased_numbers:
            lowest, highest = outcome.erased_numbers
            self.entries = {id: each for id, each in self.entries.items() if not lowest <= id <= highest}
        if outcome.brought:
            above = self.last_entry()
            self.entries |= {above + p.id: (p.session, p.record) for p in outcome.brought.entries}
            self._ids = count(self.last_entry() + 1)
        if outcome.cancels:
            self.reminders.clear()
        for acting in outcome.acts:
            self._act(acting)
        for reminder in outcome.reminders:
            self.reminders[reminder.name] = reminder.due

    # --- Look ----------------------------------------------------------------------------------------

    def page(self, number: int, size: int = 5, only: tuple[Kind, ...] = (), fold_before: date | None = None) -> Page:
        newest = sorted(self.entries.items(), key=lambda item: (item[1][1].on, item[0]), reverse=True)
        folded = [id for id, (_, r) in newest if fold_before and r.kind in CLOSED and r.on < fold_before]
        shown = [item for item in newest if item[0] not in folded and (not only or item[1][1].kind in only)]
        at = (number - 1) * size
        return Page(
            number,
            tuple(Entry(id, record) for id, (_, record) in shown[at : at + size]),
            len(shown) > at + size,
            len(folded) if number == 1 else 0,
        )

    def counts(self) -> Mapping[Kind, int]:
        return Counter(record.kind for _, record in self.entries.values())

    def next_of(self, kinds: tuple[Kind, ...], after: int, until: date) -> Entry | None:
        there = [id for id, (_, record) in self.entries.items() if record.kind in kinds and record.on <= until]
        ids = sorted(there, reverse=True)
        id = next((id for id in ids if id < after), ids[0] if ids else None)
        return self.entry(id) if id else None

    def within(self, first: date, last: date) -> int:
        return sum(first <= record.on <= last for _, record in self.entries.values())

    def last_entry(self) -> int:
        return max(self.entries, default=0)

    def search(self, words: str, size: int = 5) -> tuple[Entry, ...]:
        newest = self.page(1, len(self.entries)).entries
        wanted = words.casefold().split()
        return tuple(
            entry
            for entry in newest
            if all(word in "\n".join(entry.record.words.values()).casefold() for word in wanted)
        )[:size]

    def entry(self, id: int) -> Entry | None:
        return Entry(id, self.entries[id][1]) if id in self.entries else None

    def recent(self, kind: Kind, since: date) -> int:
        return sum(record.kind == kind and record.on >= since for _, record in self.entries.values())

    def by_day(self, kind: Kind) -> tuple[tuple[date, int], ...]:
        return tuple(sorted(Counter(r.on for _, r in self.entries.values() if r.kind == kind).items()))

    def latest(self, kind: Kind, size: int = 10) -> tuple[Entry, ...]:
        newest = sorted(self.entries.items(), key=lambda item: (item[1][1].on, item[0]), reverse=True)
        return tuple(Entry(id, record) for id, (_, record) in newest if record.kind == kind)[:size]

    def own(self, post: str, group: str) -> None:
        """A post of some other day is theirs."""
        mine = Shared(post, group, NOON.date().isoformat())
        self.person = replace(self.person, shares=(*self.person.shares, mine))

    def _act(self, acting: Acting) -> None:
        self.acts.append(acting)
        match acting.act:
            case Share(draft=draft):
                self.posts_now[acting.id] = PostView(
                    acting.id, draft.group, draft.about, "waiting", NOON.date(), draft.by, draft.text,
                    numbers=draft.numbers, answers=draft.answers, linked=True,
                )  # fmt: skip
            case TakeBack(post=post):
                self.posts_now.pop(post, None)
            case Join(group=group, counts=counts):
                self.groups_now[group] = replace(self.groups_now[group], joined=True, counts=counts)
            case Seen(post=post, held=held):
                self.posts_now[post] = replace(self.posts_now[post], seen=held)
            case Thank(post=post):
                self.posts_now[post] = replace(self.posts_now[post], thanked=True)
            case Judge(post=post, verdict=verdict):
                state, outcome = JUDGED[verdict]
                self.posts_now[post] = replace(self.posts_now[post], state=state, outcome=outcome)
            case Unblock(group=group, every=every):
                blocks = 0 if every else self.groups_now[group].blocks - 1
                self.groups_now[group] = replace(self.groups_now[group], blocks=blocks)
            case Leave(group=group):
                self.groups_now[group] = replace(self.groups_now[group], joined=False)

    def groups(self) -> tuple[GroupView, ...]:
        return tuple(replace(group, standing=None) for group in self.groups_now.values() if group.joined)

    def group(self, id: str) -> tuple[GroupView, Place, str] | None:
        group = self.groups_now.get(id)
        return (group, Place("pretend", id), "me") if group else None

    def posts(self, ids: Sequence[str], *, locked: bool = False) -> tuple[PostView, ...]:
        return tuple(self.posts_now[id] for id in ids if id in self.posts_now)

    def advice(self, group: str) -> tuple[PostView, ...]:
        return tuple(post for post in self.posts_now.values() if post.about == "advice")[:1]

    def helpers(self, post: str) -> tuple[tuple[str, str], ...]:
        return self.helpers_now

    def replies(self, post: str) -> tuple[PostView, ...]:
        there = (each for each in self.posts_now.values() if each.answers == post and each.state == "standing")
        return tuple(reversed(tuple(there)))

    def buddy(self, id: str, now: datetime) -> BuddyView:
        return self.buddy_now

    def in_review(self, group: str) -> tuple[PostView, ...]:
        return tuple(each for each in self.posts_now.values() if each.group == group and each.id in self.review_now)

    def linking(self, typed: str, incoming: Incoming) -> Linking:
        return self.linking_now if typed else replace(self.linking_now, typed="")


@dataclass
class Person:
    """Someone at the other end. `heard` are the keys of the last turn's words, `reads` are the words."""

    flows: Mapping[str, Flow] = field(default_factory=lambda: FLOWS)
    words: Words = WORDS
    now: datetime = NOON
    stranger: bool = False
    """They write before they were ever greeted."""
    memory: Memory = field(default_factory=Memory)
    replies: tuple[Outgoing, ...] = ()
    linked: Offer | Claim | JoinPerson | Part | None = None
    """What the last turn wanted with their accounts."""
    transcript: list[tuple[str, tuple[Outgoing, ...]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        ids = count(1)
        base = TURNS if self.flows is FLOWS else turns(self.words, UTC, flows=self.flows, meaning=READ)
        self.turns: Turns = replace(base, new_id=lambda: f"s{next(ids)}")
        self._events = count(1)

    # --- what they do --------------------------------------------------------------------------------

    def arrives(self) -> Person:
        return self._take(Here(), "")

    def writes(self, *messages: str) -> Person:
        # Whoever writes without having arrived is taken to have read the welcome some other day.
        self.memory.new &= self.stranger
        for message in messages:
            self._take(Text(message), message)
        return self

    def taps(self, *labels: str) -> Person:
        """Press buttons of the last message, by their labels."""
        for label in labels:
            self._take(Tap(self.token(label)), f"[{label}]")
        return self

    def taps_old(self, token: str) -> Person:
        """Press a button of some earlier message."""
        return self._take(Tap(token), "[an old button]")

    def sends(self, content: bytes) -> Person:
        """A file arrives."""
        self.memory.new &= self.stranger
        return self._take(File(content), "[a file]")

    def is_reminded(self, due: Due) -> Person:
        """A promised message comes due."""
        return self._take(due, "[due]")

    def waits(self, **time: int) -> Person:
        self.now += timedelta(**time)
        return self

    def lives_on(self, **time: int) -> list[str]:
        """Time passes, and what was promised comes due on the way. Returns what was said unasked, by key."""
        until, said = self.now + timedelta(**time), []
        while due := sorted((at, name) for name, at in self.memory.reminders.items() if at <= until):
            at, name = due[0]
            self.now = max(self.now, at)
            self.is_reminded(Due(name, at))
            said += self.heard
        self.now = max(self.now, until)
        return said

    def lets_keep(self, keeps: Keeps) -> Person:
        """Someone who settled earlier what may be kept."""
        self.memory.person = replace(self.memory.person, keeps=keeps, adult=True)
        return self

    # --- what they see -------------------------------------------------------------------------------

    def token(self, label: str) -> str:
        for message in reversed(self.replies):
            for button in (*message.buttons, *message.controls):
                if button.label == label:
                    return button.token
        raise AssertionError(f"there is no button {label!r} among {self.choices}")

    @property
    def heard(self) -> list[str]:
        return [key for message in self.replies for key in message.keys]

    @property
    def reads(self) -> str:
        return "\n\n".join(message.plain for message in self.replies)

    @property
    def choices(self) -> list[str]:
        return [button.label for message in self.replies for button in message.buttons]

    @property
    def open_step(self) -> str:
        """The question that is open, as `flow.step`; empty when none is."""
        talk = open_talk(self.memory.state(), self.flows)
        return f"{talk.session.flow}.{talk.session.step}" if talk else ""

    @property
    def history(self) -> list[Record]:
        return [record for _, record in self.memory.entries.values()]

    def kept(self, kind: Kind) -> list[Record]:
        return [record for record in self.history if record.kind == kind]

    def _take(self, what: Text | Tap | Here | File | Due, shown: str) -> Person:
        self.now += timedelta(seconds=1)
        place = Place("pretend", "p")
        standings = {id: group.standing or UNKNOWN for id, group in self.memory.groups_now.items()}
        incoming = Incoming(f"e{next(self._events)}", self.now, place, "p", what, standings=standings)
        if isinstance(what, Due):
            self.memory.reminders.pop(what.name, None)
        outcome = self.turns.step(incoming)(self.memory.state(), self.memory)
        self.memory.save(outcome)
        self.stranger |= outcome.forget
        self.replies = outcome.replies
        self.linked = outcome.link
        self.transcript.append((shown, outcome.replies))
        return self
