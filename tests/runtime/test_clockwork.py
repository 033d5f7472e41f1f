"""What the bot says first: never more in hand than can be said soon, and nothing lost or doubled by what fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import turns
from bot.runtime import clockwork
from bot.runtime.clockwork import AT_ONCE, MOST, Clockwork
from bot.runtime.door import Door
from bot.runtime.incoming import Here, Incoming, Place
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import Reminder, State
from bot.runtime.ports import Look, NotTaken, StoreError
from bot.runtime.shared_pace import SharedPace
from bot.runtime.worker import Worker
from bot.store.open import open_store
from bot.store.outbox import TRIES
from bot.store.sealing import Keyring
from bot.store.store import SqlStore
from tests.pretend import READ, WORDS

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Platform:
    """Accepts what it is given, unless it is told otherwise."""

    said: list[str] = field(default_factory=list)
    attempts: int = 0
    open: asyncio.Event = field(default_factory=asyncio.Event)
    fails: Callable[[int], Exception | None] = lambda attempt: None
    platform: str = "pretend"

    def __post_init__(self) -> None:
        self.open.set()

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        self.attempts += 1
        await self.open.wait()
        failure = self.fails(self.attempts)
        if failure:
            raise failure
        self.said.append(outgoing.place.room)
        return "receipt"


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(f"sqlite:///{tmp_path}/onward.db", Keyring((bytes(32),)))
    yield store
    await store.close()


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
async def clock(store: SqlStore, platform: Platform) -> Clockwork:
    door = Door(store, turns(WORDS, UTC, meaning=READ), WORDS)
    return Clockwork(door, platform, lambda: NOON, SharedPace(store, "pretend", 0.0001))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clockwork, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(clockwork, "LATER", 0.0)
    monkeypatch.setattr(clockwork, "FIRST_PAUSE", 0.02)


async def promise(store: SqlStore, number: int) -> None:
    def promised(state: State, look: Look) -> Outcome:
        return Outcome(state.person, reminders=(Reminder("look_in", NOON),))

    for n in range(number):
        event = Incoming(f"e{n}", NOON, Place("pretend", f"{n}"), f"{n}", Here())
        await store.turn(event, promised)


async def owed(store: SqlStore) -> int:
    ((number,),) = await store.database.read(
        lambda work: work.connection.exec_driver_sql("SELECT count(*) FROM outbox").all()
    )
    return int(number)


async def until(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not what():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def run(clock: Clockwork, until_then: Callable[[], bool]) -> None:
    running = asyncio.create_task(clock.run())
    try:
        await until(until_then)
        await asyncio.sleep(0.1)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await clock.drain()


async def test_however_many_are_due_few_are_in_hand(store: SqlStore, platform: Platform, clock: Clockwork) -> None:
    await promise(store, 2 * AT_ONCE)
    platform.open.clear()
    running = asyncio.create_task(clock.run())
    await until(lambda: platform.attempts > AT_ONCE - MOST)
    await asyncio.sleep(0.3)
    assert platform.attempts <= AT_ONCE
    assert await owed(store) <= AT_ONCE
    platform.open.set()
    await until(lambda: len(platform.said) == 2 * AT_ONCE)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await clock.drain()
    assert len(set(platform.said)) == 2 * AT_ONCE
    assert await owed(store) == 0


async def test_what_was_not_accepted_is_said_later(store: SqlStore, platform: Platform, clock: Clockwork) -> None:
    await promise(store, 5)
    platform.fails = lambda attempt: ConnectionError("a secret") if attempt <= 7 else None
    await run(clock, lambda: len(platform.said) == 5)
    assert sorted(platform.said) == [f"{n}" for n in range(5)]
    assert await owed(store) == 0


async def test_what_is_refused_is_given_up_in_the_end(store: SqlStore, platform: Platform, clock: Clockwork) -> None:
    await promise(store, 1)
    platform.fails = lambda attempt: NotTaken()
    await run(clock, lambda: platform.attempts == TRIES)
    assert platform.attempts == TRIES
    assert await owed(store) == 1


async def test_a_store_that_comes_back_late_is_told_what_was_said(
    store: SqlStore, platform: Platform, clock: Clockwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    await promise(store, 9)
    sent, failures = store.sent, 12

    async def failing(owed: str, receipt: str = "") -> None:
        nonlocal failures
        failures -= 1
        if failures >= 0:
            raise StoreError("errors.unreachable")
        await sent(owed, receipt)

    monkeypatch.setattr(store, "sent", failing)
    await run(clock, lambda: len(platform.said) == 9 and failures < -8)
    assert sorted(platform.said) == [f"{n}" for n in range(9)]
    assert await owed(store) == 0


async def test_a_stop_leaves_what_has_no_turn_yet_to_the_others(store: SqlStore, platform: Platform) -> None:
    await promise(store, 20)
    door = Door(store, turns(WORDS, UTC, meaning=READ), WORDS)
    async with Worker(store, "one").working():
        slow = Clockwork(door, platform, lambda: NOON, SharedPace(store, "pretend", 0.3))
        running = asyncio.create_task(slow.run())
        await until(lambda: len(platform.said) == 2)
        running.cancel()
        async with asyncio.timeout(2):
            await slow.drain()
    quick = Clockwork(door, platform, lambda: NOON, SharedPace(store, "other", 0.0001))
    await run(quick, lambda: len(platform.said) == 20)
    assert sorted(platform.said, key=int) == [f"{n}" for n in range(20)]


async def test_a_worker_that_is_not_sure_of_its_lease_says_nothing(store: SqlStore, platform: Platform) -> None:
    await promise(store, 3)
    door = Door(store, turns(WORDS, UTC, meaning=READ), WORDS)
    unsure = Clockwork(door, platform, lambda: NOON, SharedPace(store, "pretend", 0.001), lambda: False)
    await run(unsure, lambda: True)
    assert platform.attempts == 0


async def test_a_clock_that_jumps_is_not_believed_at_once(store: SqlStore, platform: Platform) -> None:
    at = NOON - timedelta(days=2)
    door = Door(store, turns(WORDS, UTC, meaning=READ), WORDS)
    clock = Clockwork(door, platform, lambda: at, SharedPace(store, "pretend", 0.001))
    await promise(store, 3)
    running = asyncio.create_task(clock.run())
    await asyncio.sleep(0.2)
    at = NOON + timedelta(days=300)
    await asyncio.sleep(0.3)
    at = NOON
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    # Nothing was dropped for being late, and now that the clock is right it is said.
    await run(Clockwork(door, platform, lambda: at, SharedPace(store, "p", 0.001)), lambda: len(platform.said) == 3)


# --- workers ------------------------------------------------------------------------------------------------


async def test_one_of_two_does_it_and_the_other_when_that_one_ends(store: SqlStore) -> None:
    doing: list[str] = []
    waiting: list[str] = []

    async def does(name: str, seconds: float) -> None:
        doing.append(name)
        await asyncio.sleep(seconds)
        doing.append(f"{name} ended")

    one, other = (Worker(store, name, lease=1.5, beat=0.05) for name in ("one", "other"))
    first = asyncio.create_task(one.while_holding("asking", lambda: does("one", 0.4), lambda: waiting.append("one")))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(
        other.while_holding("asking", lambda: does("other", 0.0), lambda: waiting.append("other"))
    )
    await asyncio.gather(first, second)
    assert set(waiting) == {"other"}
    assert doing == ["one", "one ended", "other", "other ended"]


async def test_whoever_loses_the_lease_stops(store: SqlStore) -> None:
    ended = asyncio.Event()

    async def asks() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    worker = Worker(store, "one", lease=1.3, beat=0.05)
    asking = asyncio.create_task(worker.while_holding("asking", asks, lambda: None))
    await asyncio.sleep(0.1)
    async with asyncio.timeout(5):
        # Between the two it may be renewed once more.
        while not await store.hold("asking", "other", 30):
            await store.give_back("asking", "one")
        await ended.wait()
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    assert not await store.hold("asking", "one", 1), "the other one's lease was left alone"


async def test_a_worker_whose_store_is_gone_counts_itself_out(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object) -> bool:
        raise StoreError("errors.unreachable")

    async with Worker(store, "one", lease=1.3, beat=0.05).working() as worker:
        assert worker.alive
        with monkeypatch.context() as patch:
            patch.setattr(store, "hold", fails)
            await until(lambda: not worker.alive)
        await until(lambda: worker.alive)
