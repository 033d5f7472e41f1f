"""What the bot says first, over Telegram's wire: in time, behind the replies, once, and by one process of several."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.adapters.serving import serve
from bot.adapters.telegram.api import Api
from bot.adapters.telegram.platform import Telegram
from bot.app import turns
from bot.runtime.clockwork import Clockwork
from bot.runtime.door import Door
from bot.runtime.incoming import Here, Incoming, Place
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import Reminder, State
from bot.runtime.ports import Look
from bot.runtime.shared_pace import SharedPace
from bot.runtime.worker import Worker
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from bot.words.markup import Span
from tests.wire.botapi import BotApi, Person
from tests.wire.conversations import WORDS

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEASE = 1.5
KEY = new_key()


@dataclass
class Process:
    """One of several that serve the same bot. It is noon, always."""

    api: BotApi
    folder: Path
    each: float = 1 / 29

    async def start(self) -> Process:
        self.store: SqlStore = await open_store(f"sqlite:///{self.folder}/onward.db", Keyring.read(KEY))
        self.worker = Worker(self.store, lease=LEASE, beat=0.2)
        self.door = Door(self.store, turns(WORDS, UTC), WORDS)
        self.telegram = Telegram(
            Api(self.api.token, self.api.base), self.door, lambda: NOON,
            memory=self.folder / "telegram-profile",
            while_first=partial(self.worker.while_holding, "telegram"),
        )  # fmt: skip
        pace = SharedPace(self.store, "telegram", self.each)
        self.telegram.api.pace.shared = pace
        clock = Clockwork(self.door, self.telegram, lambda: NOON, pace, lambda: self.telegram.speaks)
        self._stop = asyncio.Event()
        self._working = asyncio.create_task(self._work(clock))
        async with asyncio.timeout(10):
            while not self.telegram.ready:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        return self

    async def _work(self, clock: Clockwork) -> None:
        async with self.worker.working():
            await serve([self.telegram], stop=self._stop, clocks=[clock])

    async def stop(self) -> None:
        self._stop.set()
        await self._working
        await self.store.close()

    async def promise(self, *people: Person) -> None:
        """They are promised a look-in for now."""

        def promised(state: State, look: Look) -> Outcome:
            return Outcome(state.person, reminders=(Reminder("look_in", NOON - timedelta(minutes=1)),))

        for person in people:
            room = str(person.id)
            event = f"promise {room}"
            await self.store.turn(Incoming(event, NOON, Place("telegram", room), room, Here()), promised)


@pytest.fixture
async def processes(api: BotApi, tmp_path: Path) -> AsyncIterator[list[Process]]:
    running: list[Process] = [await Process(api, tmp_path).start()]
    yield running
    for process in running:
        await process.stop()


async def test_a_look_in_comes_by_itself_and_once(api: BotApi, processes: list[Process]) -> None:
    processes.append(await Process(api, processes[0].folder).start())
    people = [Person(api, 9_000 + n) for n in range(12)]
    await processes[0].promise(*people)
    await api.until(lambda: all(person.shown for person in people))
    await asyncio.sleep(1.5)
    assert [len(person.shown) for person in people] == [1] * len(people)


async def test_what_nobody_asked_for_is_not_sent_again_when_no_answer_comes(
    api: BotApi, processes: list[Process]
) -> None:
    mei = Person(api, 9_100)
    api.fail("sendMessage", status=0, carried_out=True)
    await processes[0].promise(mei)
    await api.until(lambda: bool(mei.shown))
    await asyncio.sleep(1.5)
    assert len(mei.shown) == 1
    assert await processes[0].store.owed("telegram") == ()


async def test_a_reply_is_sent_again_when_no_answer_comes(api: BotApi, processes: list[Process]) -> None:
    mei = Person(api, 9_200)
    await mei.arrive()
    already = len(mei.shown)
    api.fail("sendMessage", status=0, carried_out=True)
    mei.write("menu")
    await api.until(lambda: len(mei.shown) == already + 2)


async def test_a_platform_that_says_to_wait_is_asked_by_nobody(api: BotApi, processes: list[Process]) -> None:
    processes.append(await Process(api, processes[0].folder).start())
    people = [Person(api, 9_300 + n) for n in range(20)]
    api.fail("sendMessage", status=429, description="Too Many Requests", parameters={"retry_after": 3600})
    await processes[0].promise(*people[:1])
    while not api.called("sendMessage"):  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.3)
    await processes[0].promise(*people[1:])
    await asyncio.sleep(2)
    # The other process may have had turns in hand already.
    assert len(api.called("sendMessage")) <= 1
    assert sum(len(person.shown) for person in people) == 0
    now, first = await processes[0].store.spend("telegram", 1, 1.0)
    assert first - now > 3000


async def test_a_reply_does_not_wait_for_a_broadcast(api: BotApi, tmp_path: Path) -> None:
    process = await Process(api, tmp_path, each=0.15).start()
    people = [Person(api, 9_400 + n) for n in range(60)]
    mei = Person(api, 9_900)
    await mei.say("menu")
    await process.promise(*people)
    await api.until(lambda: sum(len(person.shown) for person in people) > 2)
    loop, waited = asyncio.get_running_loop(), []
    for _ in range(5):
        began, seen = loop.time(), len(mei.shown)
        mei.write("menu")
        await api.until(lambda seen=seen: len(mei.shown) > seen)  # type: ignore[misc]
        waited.append(loop.time() - began)
    assert not all(person.shown for person in people), "the broadcast was over too early to show anything"
    assert sorted(waited)[len(waited) // 2] < 1.0, "some seconds when it waits behind the others"
    await process.stop()


async def test_when_the_one_that_asks_is_gone_another_asks(api: BotApi, processes: list[Process]) -> None:
    first = processes[0]
    second = await Process(api, first.folder).start()
    mei = Person(api, 9_950)
    await mei.arrive()
    assert second.telegram.ready
    await first.stop()
    processes[:] = [second]
    await mei.say("menu")
    assert mei.choices


async def test_replies_that_a_dead_process_left_are_sent_by_another(api: BotApi, processes: list[Process]) -> None:
    second = await Process(api, processes[0].folder).start()
    processes.append(second)
    mei = Person(api, 9_960)
    place = Place("telegram", str(mei.id))

    def replies(state: State, look: Look) -> Outcome:
        return Outcome(state.person, replies=(Outgoing(place, (Span("here it is"),)),))

    store = await open_store(f"sqlite:///{processes[0].folder}/onward.db", Keyring.read(KEY))
    store.database.owner = "gone"
    assert await store.hold("gone", "gone", 1)
    await store.turn(Incoming("e1", NOON, place, str(mei.id), Here()), replies)
    await store.close()
    assert not mei.shown
    await api.until(lambda: mei.heard == "here it is")
    await asyncio.sleep(1)
    assert len(mei.shown) == 1
