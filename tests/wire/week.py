"""A week of a group of thirty, the same on every platform: what its people do, and what everybody sees of it.

A platform's tests bring a Group. Everything goes by the keys of the words, so rewording breaks nothing. The days
themselves are in `days`, and what a reader is shown of them is kept in `told`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from tests.wire.conversations import Answer, Talker, asked, go_on, label, line
from tests.wire.told import Story

NAMES = (
    "Ana", "Ben", "Cem", "Dana", "Eli", "Farah", "Goran", "Hana", "Ivo", "Jun", "Kemi", "Lina", "Mei", "Nik", "Ola",
    "Pia", "Quinn", "Rosa", "Sam", "Tara", "Ugo", "Vera", "Wen", "Xia", "Yusuf", "Zoe", "Aki", "Bo", "Cleo", "Dev",
)  # fmt: skip
BEGINS = datetime(2026, 11, 22, 9, tzinfo=UTC)
"""A Sunday morning."""
GROUP = "The Tuesday group"
NO_SHARE = "Final round no. I don't know why, and it still hurts."
WIN_SHARE = "I sent three applications after a month of none."
AT_ONCE = 10
"""So many people do something at the same time."""
LOG = (Answer("rejected.size", "log"), Answer("rejected.heard", "today"), Answer("applied.note", "yes"))


@dataclass(frozen=True)
class Seen:
    """A message in the group, as its members see it now."""

    text: str
    labels: tuple[str, ...] = ()
    pinned: bool = False
    answers: str = ""
    """The text that it stands under as a reply."""


class Group(Protocol):
    """A group with the bot in it, and thirty people, each with the app in their hand."""

    @property
    def name(self) -> str:
        """What the platform calls it."""

    @property
    def now(self) -> datetime: ...

    @property
    def people(self) -> Sequence[Talker]:
        """The first of them runs the group; the second helps to."""

    async def add_the_bot(self) -> None:
        """The first of them adds it, and calls for its set-up. Their private talk about it is open then."""

    async def comes_in(self, number: int) -> None:
        """They follow the button of the hello, or of the latest post that has one, into private."""

    async def taps(self, number: int, text: str, label: str) -> str:
        """They press a button of the post that holds this text, by its label without a count.

        Returns what only they read.
        """

    async def tap_together(self, numbers: Sequence[int], text: str, label: str) -> Sequence[str]:
        """They all press the same button within seconds. Returns what each of them reads."""

    async def answers(self, number: int, text: str) -> None:
        """They press the button of a post that leads into private, to say something kind."""

    async def writes_publicly(self, number: int, text: str) -> None:
        """They talk to the others. It is not addressed to the bot."""

    async def goes_on(self, **time: float) -> None:
        """Time passes, and what was to happen has happened."""

    async def removes_the_bot(self) -> None: ...

    def wall(self) -> Sequence[Seen]:
        """What stands in the group through the bot, the oldest first."""

    def public_words(self) -> str:
        """Everything that ever stood there through the bot, or was sent there and taken away again."""


@dataclass
class Week:
    """What people do in it. `story` is what a reader is shown."""

    group: Group
    story: Story = field(default_factory=Story)

    def shows(self, text: str) -> Seen | None:
        """The latest that holds this text."""
        return next((seen for seen in reversed(self.group.wall()) if text in plain(seen.text)), None)

    def stands(self, text: str) -> Seen:
        seen = self.shows(text)
        assert seen, f"{text!r} does not stand there"
        return seen

    def tells_of(self, *texts: str) -> None:
        """What members see now of some posts, for the reader."""
        for text in texts:
            seen = self.stands(text)
            self.story.post(plain(seen.text), seen.labels, plain(seen.answers))

    async def until(self, moment: datetime) -> None:
        await self.group.goes_on(seconds=(moment - self.group.now) / timedelta(seconds=1))

    async def all_of(self, doing: Callable[[int], Coroutine[Any, Any, None]], numbers: Iterable[int]) -> None:
        """Some of them at the same time, until all have."""
        left = list(numbers)
        while left:
            await asyncio.gather(*(doing(number) for number in left[:AT_ONCE]))
            del left[:AT_ONCE]

    # --- coming into it -------------------------------------------------------------------------------

    async def is_set_up(self, *features: str, moderated: str = "no") -> None:
        admin = self.group.people[0]
        await self.group.add_the_bot()
        for feature in features:
            await admin.tap(label("group.features", feature))
        await admin.tap(label("group.features", "done"))
        if asked(admin, "group.moderated", "all"):
            await admin.tap(label("group.moderated", moderated))
        if asked(admin, "group.day", "mon"):
            await admin.tap(label("group.day", "mon"))
        assert not self.group.wall(), "nothing goes up before the yes"
        await admin.tap(label("group.confirm", "yes"))
        await self.group.goes_on(minutes=1)
        assert len(self.group.wall()) == 1, "one hello"

    async def joins(self, number: int) -> None:
        person = self.group.people[number]
        await self.group.comes_in(number)
        await person.tap(label("group.hello", "join"))
        if asked(person, "ui.age", "yes"):
            await person.tap(label("ui.age", "yes"))
        await person.tap(label("group.first", "later"))

    async def counts_in(self, number: int) -> None:
        """Their no's and tries go into the total; they had one of each."""
        person = self.group.people[number]
        await self.group.comes_in(number)
        await person.tap(label("group.what", "count"))
        for said in ("i got a no", "i applied"):
            await person.say(said)
            await go_on(person, LOG)

    async def looks_for_a_buddy(self, number: int, line: str) -> None:
        person, name = self.group.people[number], NAMES[number]
        await person.say("/buddy")
        await person.tap(self.group.name)
        await person.tap(label("buddy.grown", "yes"))
        for words in (name, line, f"{name} on this app"):
            await person.say(words)
        await person.tap(label("buddy.preview", "look"))

    # --- sharing ----------------------------------------------------------------------------------------

    async def words(self, number: int, text: str, *, nickname: str = "", own_name: str = "") -> None:
        """They write something for the group, and see how it would stand there."""
        person = self.group.people[number]
        await person.say("/share")
        await person.tap(self.group.name)
        await person.tap(label("share.what", "new"))
        await person.say(text)
        if nickname:
            await person.tap(label("share.by", "nickname"))
            await person.say(nickname)
        elif own_name:
            await person.tap(own_name)
        else:
            await person.tap(label("share.by", "nobody"))
        assert text in plain(person.heard), "they see it before anybody else does"

    async def goes_up(self, number: int, text: str, *, undo: bool = False) -> None:
        """They say yes to what they see, and ten minutes pass."""
        person, before = self.group.people[number], self.group.public_words()
        await person.tap(label("share.preview", "post"))
        if undo:
            await person.tap(label("shared_it.sent", "undo"))
        await self.group.goes_on(minutes=9)
        assert text not in plain(self.group.public_words()[len(before) :]), "for ten minutes nobody knows of it"
        await self.group.goes_on(minutes=2)
        assert bool(self.shows(text)) != undo

    async def shares(
        self, number: int, text: str, *, nickname: str = "", own_name: str = "", undo: bool = False
    ) -> None:
        await self.words(number, text, nickname=nickname, own_name=own_name)
        await self.goes_up(number, text, undo=undo)

    async def goes_by(self, number: int, name: str) -> None:
        """They tell the bot what to call them."""
        person = self.group.people[number]
        await person.say("settings")
        await person.tap(label("settings.which", "name"))
        await person.say(name)

    async def takes_back(self, number: int) -> None:
        person = self.group.people[number]
        await person.say("/shares")
        await person.tap(person.choices[0])
        await person.tap(label("shares.then_what", "take_back"))
        await self.group.goes_on(minutes=1)

    # --- for the reader ---------------------------------------------------------------------------------

    def hears(self, number: int, *did: str, name: str = "") -> None:
        """What somebody did in private, and what they heard to it, for the reader."""
        person = self.group.people[number]
        controls = {line(f"ui.{each}") for each in ("skip", "back", "stop")}
        labels = [each for each in person.choices if each not in controls]
        self.story.private(name or NAMES[number], did, plain(person.last), labels)


def plain(text: str) -> str:
    """Without the marks that keep directions of writing apart."""
    return text.replace("\u2068", "").replace("\u2069", "")


def begins(key: str) -> str:
    """The beginning of a message of the content, by which it is found."""
    return line(key)[:40]


def step(left: timedelta) -> timedelta:
    """How far a clock is put forward at once: nothing that is due is older than that when it is looked for."""
    if left > timedelta(hours=25):
        return timedelta(hours=1)
    return timedelta(minutes=30 if left > timedelta(hours=2) else 5 if left > timedelta(minutes=15) else 1)
