"""It looks in on time and never nags: weeks of people's days, through the real door and the real store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import turns
from bot.runtime.door import Door
from bot.runtime.incoming import Here, Incoming, Place, Tap, Text
from bot.runtime.outgoing import Outgoing
from bot.runtime.ports import Unreachable
from bot.store.open import open_store
from bot.store.sealing import Keyring
from bot.store.store import SqlStore
from tests.pretend import READ, WORDS
from tests.store.people import still_due

HERE = Place("pretend", "p")
MORNING = datetime(2026, 11, 23, 2, tzinfo=UTC)
"""Ten o'clock on a Monday in Kuala Lumpur."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Somebody:
    """A person with a phone, a clock that the test turns, and all that was said to them unasked."""

    store: SqlStore
    now: datetime = MORNING
    platform: str = "pretend"
    blocked: bool = False
    unasked: list[tuple[datetime, Outgoing]] = field(default_factory=list)
    last: Outgoing | None = None
    waking: bool = False
    events: int = 0

    def __post_init__(self) -> None:
        self.door = Door(self.store, turns(WORDS, UTC, meaning=READ), WORDS)

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        if self.blocked:
            raise Unreachable
        self.last = outgoing
        if self.waking:
            self.unasked.append((self.now, outgoing))
        return ""

    async def does(self, what: Text | Tap | Here) -> None:
        self.now += timedelta(seconds=1)
        self.events += 1
        await self.door.enter(Incoming(f"e{self.events}", self.now, HERE, "p", what), self)

    async def writes(self, *texts: str) -> Somebody:
        for text in texts:
            await self.does(Text(text))
        return self

    async def taps(self, *labels: str) -> Somebody:
        for label in labels:
            assert self.last is not None
            there = {button.label: button.token for button in (*self.last.buttons, *self.last.controls)}
            await self.does(Tap(there[label]))
        return self

    async def lives(self, time: timedelta) -> int:
        """Time passes, half an hour at a time. Returns how much was said."""
        before, until = len(self.unasked), self.now + time
        while self.now < until:
            self.now = min(self.now + HOUR / 2, until)
            self.waking = True
            await self.door.wake(self, self.now)
            self.waking = False
        return len(self.unasked) - before

    async def sleeps_through(self, time: timedelta) -> int:
        """The bot is down for so long, and comes back."""
        self.now += time
        return await self.lives(HOUR / 2)


@pytest.fixture
async def mei(tmp_path: Path) -> AsyncIterator[Somebody]:
    store = await open_store(f"sqlite:///{tmp_path}/onward.db", Keyring((bytes(32),)))
    yield await Somebody(store).writes("daily settings")
    await store.close()


async def daily(mei: Somebody) -> Somebody:
    return await mei.taps("Yes", "20:00", "Every day", "Malaysia", "As it is")


async def test_sixty_silent_days_bring_seven_messages_and_the_last_is_a_goodbye(mei: Somebody) -> None:
    await daily(mei)
    assert await mei.lives(60 * DAY) == 7
    days = [(at - MORNING).days for at, _ in mei.unasked]
    assert days == [0, 1, 2, 9, 16, 23, 30]
    assert [message.keys[0] for _, message in mei.unasked] == ["daily.how"] * 6 + ["farewell.bye"]
    assert await mei.lives(30 * DAY) == 0
    for _, message in mei.unasked:
        assert any(button.label == "Stop these" for button in message.buttons)
        assert not {"miss", "yesterday", "last time", "again"} & set(message.plain.casefold().split())


async def test_after_the_goodbye_it_comes_back_when_they_say_so_and_not_before(mei: Somebody) -> None:
    await daily(mei)
    await mei.lives(40 * DAY)
    await mei.writes("hello")
    assert await mei.lives(3 * DAY) == 0
    await mei.writes("daily settings", "as before")
    assert await mei.lives(2 * DAY) == 2


async def test_everything_they_asked_for_and_sixty_silent_days_bring_no_more_than_seven(mei: Somebody) -> None:
    await daily(mei)
    for company, on in (("Contoso", "3 Dec at 10"), ("Fabrikam", "16 Dec at 10"), ("Initech", "5 Jan at 10")):
        await mei.writes("interview ahead", on, "yes", company, "yes")
        if mei.last and mei.last.keys[-1] == "ui.age":
            await mei.writes("yes", "save them")
    assert await mei.lives(60 * DAY) <= 7


async def test_whoever_writes_again_is_met_daily_again_with_no_word_of_the_days_between(mei: Somebody) -> None:
    await daily(mei)
    await mei.lives(5 * DAY)
    await mei.writes("hello")
    assert mei.last is not None
    assert "days" not in mei.last.plain
    assert await mei.lives(2 * DAY) == 2


async def test_stop_these_stops_them_also_on_an_old_message(mei: Somebody) -> None:
    await daily(mei)
    await mei.lives(2 * DAY)
    first = mei.unasked[0][1]
    stop = next(button.token for button in first.buttons if button.label == "Stop these")
    await mei.does(Tap(stop))
    assert mei.last is not None
    assert mei.last.keys == ("stop_these.stopped",)
    assert await mei.lives(30 * DAY) == 0


async def test_stop_typed_to_a_daily_message_means_these(mei: Somebody) -> None:
    await daily(mei)
    await mei.lives(DAY)
    await mei.writes("stop")
    assert await mei.lives(30 * DAY) == 0


async def test_whoever_blocked_it_gets_nothing_more_and_is_met_again_when_they_write(mei: Somebody) -> None:
    await daily(mei)
    mei.blocked = True
    assert await mei.lives(10 * DAY) == 0
    assert await still_due(mei.store, "pretend", mei.now + 400 * DAY) == []
    mei.blocked = False
    assert await mei.lives(10 * DAY) == 0
    await mei.writes("hello")
    assert await mei.lives(DAY) == 1


async def test_after_days_of_downtime_there_is_one_message(mei: Somebody) -> None:
    await daily(mei)
    assert await mei.sleeps_through(5 * DAY) == 0
    assert await mei.lives(DAY) == 1


async def test_a_crisis_keeps_it_quiet_for_three_days_and_then_it_goes_on(mei: Somebody) -> None:
    await daily(mei)
    await mei.lives(DAY)
    await mei.writes("i want to end my life", "no")
    asked = mei.now
    await mei.lives(6 * DAY)
    after = [at for at, _ in mei.unasked if at > asked]
    assert after
    assert min(after) >= asked + 72 * HOUR


async def test_an_open_talk_is_not_interrupted(mei: Somebody) -> None:
    await daily(mei)
    await mei.lives(9 * HOUR + HOUR / 2)
    await mei.writes("i got a no", "together")
    assert await mei.lives(HOUR) == 0
    assert await mei.lives(2 * HOUR) == 1


async def test_a_pause_until_they_write_ends_when_they_do(mei: Somebody) -> None:
    await daily(mei)
    await mei.writes("pause", "until i write", "thanks")
    assert await mei.lives(20 * DAY) == 0
    await mei.writes("hello")
    assert await mei.lives(2 * DAY) == 2


async def test_a_pause_of_three_days_is_three_days(mei: Somebody) -> None:
    await daily(mei)
    await mei.writes("pause", "three days")
    await mei.lives(6 * DAY)
    assert [(at - MORNING).days for at, _ in mei.unasked] == [3, 4, 5]


async def test_an_interview_comes_before_the_daily_and_its_hour_after_too(mei: Somebody) -> None:
    await daily(mei)
    await mei.writes("I have an interview on Thursday at 10")
    await mei.taps("Yes", "Rather not say", "The evening before, and after")
    await mei.lives(4 * DAY)
    told = [(f"{at + 8 * HOUR:%a %H:%M}", message.keys[0]) for at, message in mei.unasked]
    assert told == [
        ("Mon 20:00", "daily.how"),
        ("Tue 20:00", "daily.how"),
        ("Wed 18:00", "near.eve"),
        ("Thu 11:00", "near.after"),
    ]
    private = {"interview", "job", "rejection", "application"}
    for _, message in mei.unasked:
        assert not private & set(message.plain.casefold().replace(".", "").split())


async def test_an_interview_that_was_deleted_is_not_spoken_of(mei: Somebody) -> None:
    await mei.taps("No, thanks")
    await mei.writes("I have an interview on Thursday at 10", "malaysia", "yes", "none")
    await mei.taps("The evening before, and after")
    await mei.writes("applications", "1", "delete it", "delete it")
    assert await mei.lives(5 * DAY) == 0


async def test_nobody_meets_a_line_twice_in_sixty_days(mei: Somebody) -> None:
    await daily(mei)
    met: list[str] = []
    for _ in range(61):
        assert await mei.lives(DAY) == 1
        await mei.taps("Heavier", "Nothing now")
        assert mei.last is not None
        met += [key for key in mei.last.keys if key.startswith("worth.")]
    assert len(met) == 61
    assert len(set(met[:60])) == 60
