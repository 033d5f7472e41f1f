"""A week of a group of thirty, the same on every platform: set up, shared, cheered, asked, reported, and sent away.

A platform's tests bring a Group. Everything goes by the keys of the words, so rewording breaks nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tests.wire.conversations import Talker, asked, label

NAMES = (
    "Ana", "Ben", "Cem", "Dana", "Eli", "Farah", "Goran", "Hana", "Ivo", "Jun", "Kemi", "Lina", "Mei", "Nik", "Ola",
    "Pia", "Quinn", "Rosa", "Sam", "Tara", "Ugo", "Vera", "Wen", "Xia", "Yusuf", "Zoe", "Aki", "Bo", "Cleo", "Dev",
)  # fmt: skip
GROUP = "The Tuesday group"
NO_SHARE = "Final round no. I don't know why, and it still hurts."
WIN_SHARE = "I sent three applications after a month of none."
LESSON_SHARE = "Ask what happens next before the call ends."
MISTAKE = "The recruiter was a clown, and I said so."
PRIVATE = "nobody but the bot hears this: I cried in the car"
TALK_AMONG_THEMSELVES = "hey everyone, lunch on friday? I know a place"


@dataclass(frozen=True)
class Seen:
    """A message in the group, as its members see it now."""

    text: str
    labels: tuple[str, ...] = ()
    pinned: bool = False


class Group(Protocol):
    """A group with the bot in it, and thirty people, each with the app in their hand."""

    @property
    def now(self) -> datetime: ...

    @property
    def people(self) -> Sequence[Talker]:
        """The first of them runs the group; the second helps to moderate."""

    async def add_the_bot(self) -> None:
        """The first of them adds it, and calls for its set-up. Their private talk about it is open then."""

    async def comes_in(self, number: int) -> None:
        """They follow the button of the hello, or of the latest post that has one, into private."""

    async def taps(self, number: int, text: str, label: str) -> str:
        """They press a button of the post that holds this text, by its label without a count.

        Returns what only they read.
        """

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
    """The script. `told` is what happened, as lines for a reader."""

    group: Group
    told: list[str] = field(default_factory=list)

    def says(self, line: str) -> None:
        self.told.append(line)

    def shows(self, text: str) -> Seen | None:
        return next((seen for seen in self.group.wall() if text in plain(seen.text)), None)

    def record(self, day: str, text: str) -> None:
        """What members see now of a post, for the page in the docs."""
        seen = self.shows(text)
        assert seen, f"{text!r} does not stand there"
        shown = "\n".join(f"> {line}" for line in plain(seen.text).splitlines())
        self.says(f"**{day}**\n\n{shown}\n>\n> {' '.join(f'[{each}]' for each in seen.labels)}")

    # --- the days --------------------------------------------------------------------------------------

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

    async def shares(self, number: int, text: str, *, nickname: str = "", undo: bool = False) -> None:
        person = self.group.people[number]
        await person.say("/share")
        await person.tap(GROUP)
        await person.tap(label("share.what", "new"))
        await person.say(text)
        if nickname:
            await person.tap(label("share.by", "nickname"))
            await person.say(nickname)
        else:
            await person.tap(label("share.by", "nobody"))
        assert text in plain(person.heard), "they see it before anybody else does"
        before = self.group.public_words()
        await person.tap(label("share.preview", "post"))
        if undo:
            await person.tap(label("shared_it.sent", "undo"))
        await self.group.goes_on(minutes=9)
        assert text not in plain(self.group.public_words()[len(before) :])
        await self.group.goes_on(minutes=2)

    async def takes_back(self, number: int) -> None:
        person = self.group.people[number]
        await person.say("/shares")
        await person.tap(person.choices[0])
        await person.tap(label("shares.then_what", "take_back"))
        await self.group.goes_on(minutes=1)


def plain(text: str) -> str:
    """Without the marks that keep directions of writing apart."""
    return text.replace("\u2068", "").replace("\u2069", "")


async def a_week(group: Group) -> Week:
    week = Week(group)
    await week.is_set_up("shares", "week", "pulse")
    week.record("Sunday: one hello, pinned", "Onward")
    for number in range(1, 30):
        await week.joins(number)

    await week.shares(12, NO_SHARE)
    assert week.shows(NO_SHARE)
    await week.shares(4, WIN_SHARE, nickname="El")
    await week.shares(7, LESSON_SHARE)
    await week.shares(9, MISTAKE, undo=True)
    assert MISTAKE not in plain(group.public_words()), "what is undone was never there"
    await group.people[3].say(PRIVATE)
    await group.writes_publicly(5, TALK_AMONG_THEMSELVES)

    for number in (1, 2):
        await group.taps(number, NO_SHARE, label("public.buttons", "cheer"))
    await group.goes_on(minutes=1)
    seen = week.shows(NO_SHARE)
    assert seen
    assert label("public.buttons", "cheer") in seen.labels, "two cheers are not shown"
    cheers = 2
    for text in (NO_SHARE, WIN_SHARE, LESSON_SHARE):
        for number in range(30):
            for what in ("cheer", "me_too"):
                if not (text == NO_SHARE and number in (1, 2) and what == "cheer"):
                    await group.taps(number, text, label("public.buttons", what))
                    cheers += 1
    assert cheers >= 170
    await group.goes_on(minutes=2)
    week.record("Sunday evening: a share, after it was cheered", NO_SHARE)
    week.record("A win, under a nickname", WIN_SHARE)

    await week.takes_back(7)
    assert week.shows(LESSON_SHARE) is None, "what is taken back goes"

    await group.goes_on(days=1)
    opened = week.shows(label_text("public.week"))
    assert opened, "the week's thread"
    for number in range(6):
        await group.taps(number, label_text("public.week"), label("public.buttons", "no"))
        await group.taps(number, label_text("public.pulse"), label("public.buttons", "heavy" if number % 2 else "slow"))
    await group.goes_on(minutes=2)
    week.record("Monday: the week's thread", label_text("public.week"))
    await group.goes_on(days=7)

    words = plain(group.public_words())
    assert PRIVATE not in words
    assert TALK_AMONG_THEMSELVES not in words
    await group.removes_the_bot()
    return week


def label_text(key: str) -> str:
    """The beginning of a message of the content, by which it is found."""
    from tests.wire.conversations import line

    return line(key)[:40]
