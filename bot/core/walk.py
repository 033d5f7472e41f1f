"""Made-up people who walk through conversations, the same ones every time: what checks and the lint look at.

No chance is involved: each walk takes its turns by an arithmetic stride through what is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, get_args

from bot.core.advance import KEEP_IT, advance, begin
from bot.core.answer import Answer
from bot.core.effects import Ask, Effect, Keep, Remember
from bot.core.events import Began, Event, Picked, Skipped, Stopped, Wrote
from bot.core.facts import Facts, Keeps, Linking
from bot.core.flow import Flow
from bot.core.groups import (
    FEATURES,
    UNKNOWN,
    About,
    BuddyState,
    BuddyView,
    GroupView,
    Moderated,
    PostState,
    PostView,
    Standing,
)
from bot.core.records import KINDS, Entry, Kind, Page, Record
from bot.core.room import EMPTY, MOST_BYTES, Room
from bot.core.session import LEAVE, Session
from bot.core.steps import DONE, Step

A_DAY = date(2026, 11, 3)
AN_EARLIER_DAY = date(2026, 10, 30)
A_LATER_DAY = date(2026, 12, 4)
LINKINGS = (
    Linking("fits", "waiting", "telegram"), Linking("own", "typed", "discord"), Linking("unknown", "typed", "terminal"),
    Linking("locked", ""), Linking("no_code", "typed", "discord", oldest=False), Linking("fits", "", "discord"),
)  # fmt: skip
"""How accounts can stand to a code."""
STANDINGS = (
    Standing(member=True), Standing(member=True, admin=True), Standing(), UNKNOWN, Standing(member=True),
    Standing(member=True, admin=True, missing=("pin",)),
)  # fmt: skip
"""How an account can stand in a group."""
MODERATED: tuple[Moderated, ...] = get_args(Moderated)
BUDDY_STATES: tuple[BuddyState, ...] = get_args(BuddyState)
OUTCOMES = ("", "", "refused", "stranger", "allowed", "removed")
POST_STATES: tuple[PostState, ...] = get_args(PostState)
FULL = Room(held=2 * MOST_BYTES)
"""A history with no room left."""
LONGEST = 40
"""Turns after which a walker says stop."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a walk: what the person did, where that left them, and what it caused."""

    event: Event
    session: Session
    effects: tuple[Effect, ...]

    @property
    def question(self) -> Ask | None:
        """The question that is open after it."""
        return next((effect for effect in reversed(self.effects) if isinstance(effect, Ask)), None)


Walk = tuple[Turn, ...]
Ways = Callable[[Step, Ask], Sequence[Event]]


def every_way(step: Step, ask: Ask) -> Sequence[Event]:
    """Everything somebody could sensibly do at a question."""
    ids = [choice.id for choice in ask.choices]
    if ask.several:
        ways: list[Event] = [Picked(step.name, (id,)) for id in ids]
        ways += [Picked(step.name, pair) for pair in pairwise(ids)]
    else:
        ways = [Picked(step.name, (id,)) for id in ids]
    if step.kind == "day":
        ways.append(Picked(step.name, ((A_LATER_DAY if step.ahead else AN_EARLIER_DAY).isoformat(),)))
    elif step.kind == "clock":
        ways.append(Picked(step.name, ("09:30",)))
    elif step.own_words:
        ways += [Wrote("in my own words"), Wrote("and something else")]
    if step.many and DONE not in ids:
        ways.append(Picked(step.name, (DONE,)))
    if step.optional:
        ways.append(Skipped())
    return ways


def default_ways(step: Step, ask: Ask) -> Sequence[Event]:
    """What is left of it for someone who never opts into more."""
    return (Skipped(),) if step.depth and step.optional else every_way(step, ask)


def walks(flow: Flow, people: Sequence[Facts], count: int = 300, ways: Ways = every_way) -> Iterator[Walk]:
    """`count` walks through a flow, by each of the people in turn."""
    for number in range(count):
        yield _walk(flow, people[number % len(people)], _stride(number), ways)


def walk_all(flows: Mapping[str, Flow], count: int = 300) -> Iterator[tuple[Flow, Walk]]:
    """Walks through every flow, by people who look at what earlier walkers left in their history."""
    kept: dict[tuple[int, str, str], Record] = {}
    for flow in flows.values():
        for walk in walks(flow, people(), count):
            for record in records_of(walk):
                for number, measure in enumerate(_MEASURES):
                    at = (number, record.kind, record.name)
                    if at not in kept or measure(record) > measure(kept[at]):
                        kept[at] = record
    crowd = people(tuple(kept.values()))
    for flow in flows.values():
        for walk in walks(flow, crowd, count):
            yield flow, walk


def records_of(walk: Walk) -> Iterator[Record]:
    for turn in walk:
        for effect in turn.effects:
            if isinstance(effect, Keep):
                yield from effect.records


def _interviews() -> tuple[Entry, ...]:
    """One tomorrow and one some weeks on, with a message the evening before."""
    at = tuple(f"{A_DAY + timedelta(days=days)}T10:00" for days in (1, 20))
    taps = {"stage": ("interview",), "interview": at, "tell": ("eve",)}
    return (Entry(990, Record("application", "application", A_DAY, taps)),)


def people(kept: Sequence[Record] = ()) -> tuple[Facts, ...]:
    """People who differ in all that a conversation may know of them."""
    keeps: tuple[tuple[Keeps | None, bool | None], ...] = (
        (None, None), ("words", True), ("taps", True), ("nothing", None), ("nothing", False), (None, True),
    )  # fmt: skip
    crowd = [
        Facts(
            A_DAY,
            hour=3 if number % 2 else 20,
            keeps=what,
            adult=adult,
            recent_rejections=recent,
            rejections=recent,
        )
        for number, (what, adult) in enumerate(keeps)
        for recent in (0, 2, 7)
    ]
    crowd[1] = replace(crowd[1], country="MY", name="Mei", parked="rejected")
    crowd[4] = replace(crowd[4], country="GB", name="Alex", parked="rejected")
    entries = tuple(Entry(number, record) for number, record in enumerate(kept, start=1))
    latest: dict[Kind, tuple[Entry, ...]] = {
        kind: tuple(entry for entry in entries if entry.record.kind == kind) for kind in KINDS
    }
    crowd = [replace(facts, latest=latest) if number % 2 else facts for number, facts in enumerate(crowd)]
    crowd[3] = replace(crowd[3], latest={**latest, "application": (*_interviews(), *latest["application"])})
    crowd[2] = replace(crowd[2], tone="brave", muted=("quotes",), recap="monthly")
    accounts = ("telegram", "discord")
    for number, linking in enumerate(LINKINGS):
        crowd[number] = replace(crowd[number], linking=replace(linking, accounts=accounts[: number % 3]))
    at_home, lines = _SomeCities(), ("any_01", "light_01", "even_01", "heavy_01", "tired_01")
    crowd = [replace(facts, zones=at_home, lines=lines, clock=f"{facts.hour:02}:00") for facts in crowd]
    crowd[1] = replace(crowd[1], zone="Asia/Kuala_Lumpur", daily="20:00 0123456")
    crowd[7] = replace(
        crowd[7], zone="Europe/Lisbon", daily="20:00 01234", quiet_hours="20-8", paused=True, country="PT"
    )
    crowd[8] = replace(crowd[8], daily="-08:30 56", met=frozenset(("e1",)), country="PT")
    crowd[9] = replace(crowd[9], quiet_hours="22-9", name="Mei")
    for number in range(0, len(crowd), 3):
        crowd[number] = replace(crowd[number], lately=("A line of the bot's.", "Another one."))
    by_day: dict[Kind, tuple[tuple[date, int], ...]] = {"win": ((AN_EARLIER_DAY, 1),), "rejection": ((A_DAY, 2),)}
    for number in range(1, len(crowd), 2):
        crowd[number] = replace(crowd[number], newest=entries, by_day=by_day if entries else {}, recap="weekly")
    for number, facts in enumerate(crowd):
        crowd[number] = replace(facts, **_in_groups(number))
    crowd[4], crowd[5] = replace(crowd[4], room=FULL), replace(crowd[5], room=FULL)
    for entry in entries:
        page = Page(2, entries[:5], older=True)
        crowd.append(
            replace(
                crowd[entry.id % 18],
                page=page,
                entry=entry,
                past=tuple(Entry(n, entry.record) for n in range(1, 4)),
                found=entries[:2],
                counts={"win": 3},
                within=entry.id % 3,
                brought=(2, 4),
            )
        )
        page = Page(1, entries[:2], older=False, folded=3)
        recall = entry if entry.record.kind in ("win", "line") else None
        crowd.append(
            Facts(A_DAY, keeps="words", adult=True, name="Mei", page=page, entry=entry, recall=recall, newest=(entry,),
                  latest=latest,
                  room=FULL if entry.id % 3 else EMPTY,
                  counts={"win": int(recall is not None), "line": 2, "rejection": 1}, **_in_groups(entry.id))
        )  # fmt: skip
    return tuple(crowd)


def _in_groups(number: int) -> dict[str, Any]:
    """How somebody may stand to a group, and what of theirs may stand in it."""
    standing = STANDINGS[number % len(STANDINGS)]
    group = GroupView(
        "g1", "The Tuesday group", "discord", number % 7 != 3, frozenset(FEATURES[: 6 - number % 6]),
        MODERATED[number % 3], joined=number % 2 == 0 or number % 6 == 1,
        counts=number % 4 == 0, blocked=number == 8, blocks=number % 3, left=number == 16, standing=standing,
    )  # fmt: skip
    about: About = "mock" if number % 2 else "no"
    posts = tuple(
        PostView(f"p{state}", "g1", about, state, A_DAY, "Mei", "It still hurts.", number % 5, number % 4, number % 2,
                 outcome=OUTCOMES[number % len(OUTCOMES)], seen=number % 3, linked=number % 2 == 0)
        for state in POST_STATES[2 * number % 5 :]
    )  # fmt: skip
    replies = tuple(
        PostView(f"a{n}", "g1", "kind", "standing", A_DAY, "Ana" if n else "", "You showed up.", answers="p1")
        for n in range(number % 4)
    )
    return {
        "groups": (group,) if number % 3 and group.joined and group.active else (),
        "group": group if number % 9 else None,
        "posts": posts if number % 4 else (),
        "replies": replies,
        "shared_today": {"g1": 3} if number == 10 else {},
        "helpers": (("Sam", "@sam"),) * (number % 3),
        "buddy": BuddyView(
            "g1.p1",
            BUDDY_STATES[(number // 13 if number % 2 else number // 2) % len(BUDDY_STATES)],
            "Sam" if number % 5 else "",
            "To write on Sundays.",
            "@sam" if number % 3 else "",
            A_LATER_DAY,
        ),
        "answered_today": {"g1": 12} if number == 12 else {},
        "nos_lately": number % 4,
        "shared": number % 3,
        "stand_ins": {"company": "a company", "link": "(link)", "contact": "(contact)"},
        "grave": "passive" if number == 14 else "",
    }


class _SomeCities:
    """Zones for made-up people: some countries keep two clocks, the others one."""

    _two: Mapping[str, tuple[tuple[str, str], ...]] = {
        "PT": (("Europe/Lisbon", "Lisbon"), ("Atlantic/Azores", "Azores")),
        "US": (("America/New_York", "New York"), ("America/Chicago", "Chicago")),
        "CA": (("America/Toronto", "Toronto"), ("America/Winnipeg", "Winnipeg")),
        "AU": (("Australia/Sydney", "Sydney"), ("Australia/Perth", "Perth")),
        "NZ": (("Pacific/Auckland", "Auckland"), ("Pacific/Chatham", "Chatham Islands")),
        "ID": (("Asia/Jakarta", "Jakarta"), ("Asia/Makassar", "Makassar")),
    }

    def cities(self, country: str, now: datetime) -> tuple[tuple[str, str], ...]:  # noqa: ARG002
        return self._two.get(country, (("Europe/London", "London"),))

    def named(self, city: str, now: datetime) -> str:  # noqa: ARG002
        return "Europe/Lisbon" if city == "in my own words" else ""

    def showing(self, clock: str, country: str, now: datetime) -> str:  # noqa: ARG002
        return "" if clock == "09:30" else "Europe/Lisbon"

    def clocks(self, country: str, now: datetime) -> tuple[str, ...]:  # noqa: ARG002
        return ("12:00", "11:00")

    def city(self, zone: str) -> str:
        return zone.rpartition("/")[2]

    def clock(self, zone: str, now: datetime) -> str:  # noqa: ARG002
        return "12:00"


def _walk(flow: Flow, facts: Facts, stride: Iterator[int], ways: Ways) -> Walk:
    session = begin(flow, "w")
    event: Event = Began(_known(flow, stride), "what they said first" if next(stride) % 3 == 0 else "")
    taken: list[Turn] = []
    while True:
        turn = advance(flow, session, event, facts)
        session = turn.session
        taken.append(Turn(event, session, turn.effects))
        for effect in turn.effects:
            if isinstance(effect, Remember):
                facts = facts.knowing(effect.what, effect.value)
        ask = taken[-1].question
        if session.ended or ask is None or len(taken) > 2 * LONGEST:
            return tuple(taken)
        if session.step == LEAVE:
            event = Picked(LEAVE, (KEEP_IT,))
        elif len(taken) == LONGEST:
            event = Stopped()
        else:
            offered = ways(flow.by_name[session.step], ask)
            event = offered[next(stride) % len(offered)] if offered else Stopped()


def _known(flow: Flow, stride: Iterator[int]) -> dict[str, Answer]:
    """Sometimes a person has told a detail or two before they are asked."""
    known: dict[str, Answer] = {}
    for name, choices in flow.told.items():
        chosen = (
            Answer(picked=(choices[next(stride) % len(choices)],)) if choices else Answer(words=("what they sent",))
        )
        known[name] = chosen
    for name in flow.knows.values():
        step = flow.by_name[name]
        if next(stride) % 4:
            continue
        if step.kind == "day":
            known[name] = Answer(picked=((A_LATER_DAY if step.ahead else AN_EARLIER_DAY).isoformat(),))
        elif step.kind == "clock":
            known[name] = Answer(picked=("09:30",))
        elif step.choices and step.kind != "write":
            known[name] = Answer(picked=(step.choices[next(stride) % len(step.choices)],))
        else:
            known[name] = Answer(words=("what they named",))
    return known


_MEASURES: tuple[Callable[[Record], int], ...] = (
    lambda record: len(record.taps) + len(record.words),
    lambda record: len(record.words) - len(record.taps),
)
"""Of each kind of record the fullest is looked at later, and the one with most words and fewest choices."""


def _stride(number: int) -> Iterator[int]:
    at = (number + 1) * 0x9E3779B97F4A7C15 % 2**64
    while True:
        at = (at * 6364136223846793005 + 1442695040888963407) % 2**64
        yield at >> 33
