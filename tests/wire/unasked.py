"""What people hear without having written, on any platform: a bot whose clock a test can put forward.

A clock is put forward while the bot is away, as when a machine was off: one that jumps while it runs is not believed.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import Protocol

from bot.adapters.discord.platform import DiscordPlatform
from bot.adapters.serving import serve
from bot.adapters.telegram.api import Api
from bot.adapters.telegram.platform import Telegram
from bot.app import turns
from bot.runtime.clockwork import Clockwork
from bot.runtime.door import Door
from bot.runtime.shared_pace import SharedPace
from bot.runtime.worker import Worker
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from tests.wire import botapi, discord_double
from tests.wire.conversations import WORDS, Answer, Scene, Talker, asked, go_on, label, line
from tests.wire.discord_served import Visitor

SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""Eight in the evening in Malaysia."""
HALF_PAST_NINE = SUNDAY.replace(hour=13, minute=30)
"""By the clock of Malaysia, like everything that people say here."""
PATIENCE = 20.0
AWHILE = 2.2
"""Seconds after which nothing comes any more: the clockwork looks every second."""
PRIVATE = re.compile(r"reject|interview|appl|contoso|\bno\b|feel (sad|bad|low)|better", re.IGNORECASE)
"""What a lock screen is not to show."""


@dataclass
class Clock:
    """It runs as clocks do, from wherever it was put."""

    at: datetime = SUNDAY
    since: float = 0.0

    def __post_init__(self) -> None:
        self.put(self.at)

    def put(self, at: datetime) -> None:
        self.at, self.since = at, time.monotonic()

    def __call__(self) -> datetime:
        return self.at + timedelta(seconds=time.monotonic() - self.since)


class InTime(Scene, Protocol):
    """A bot that speaks first."""

    clock: Clock

    async def leaves(self, person: Talker) -> None:
        """They block the bot, or close their direct messages. It is not told."""

    def tried(self, person: Talker) -> int:
        """How many messages to them were handed to the platform."""


# --- the conversations --------------------------------------------------------------------------------------


SET_UP = (
    Answer("daily_setup.offer", "yes"),
    Answer("daily_setup.at", "t2000", write="9:30 pm"),
    Answer("daily_setup.days", "every"),
    Answer("helpnow.country", "MY", write="malaysia"),
    Answer("daily_setup.quiet", "leave_it"),
)
KEEP = (Answer("daily.one_thing", "rest"), Answer("ui.age", "yes"), Answer("ui.consent", "words"))


async def wants_a_daily(scene: InTime) -> Talker:
    person = await scene.person()
    await person.arrive()
    await person.say("daily settings")
    await go_on(person, SET_UP)
    return person


async def wakes_at(scene: InTime, moment: datetime) -> None:
    scene.clock.put(moment)
    await scene.restart()


async def until(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not what():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def looked_in_on(person: Talker) -> bool:
    return asked(person, "daily.how", "lighter") and asked(person, "daily.how", "stop_these")


async def the_daily_comes_at_its_minute_and_is_answered(scene: InTime) -> None:
    person = await wants_a_daily(scene)
    await person.say("i got a no from contoso")
    await person.say("menu")
    before = person.heard
    await wakes_at(scene, HALF_PAST_NINE + timedelta(days=1, seconds=-6))
    while scene.clock() < HALF_PAST_NINE + timedelta(days=1, seconds=-0.1):
        assert person.heard == before, "it came too early"
        await asyncio.sleep(0.02)
    await until(lambda: looked_in_on(person))
    assert scene.clock() < HALF_PAST_NINE + timedelta(days=1, seconds=4)
    assert not PRIVATE.search(person.last)
    await person.tap(label("daily.how", "tired"))
    assert asked(person, "daily.one_thing", "rest")
    await go_on(person, KEEP)
    assert not person.choices
    after = person.heard
    await asyncio.sleep(AWHILE)
    assert person.heard == after, "one message a day"
    await wakes_at(scene, HALF_PAST_NINE + timedelta(days=2, seconds=-2))
    await until(lambda: looked_in_on(person))


async def stop_these_stops_it(scene: InTime) -> None:
    person, other = await wants_a_daily(scene), await wants_a_daily(scene)
    await wakes_at(scene, HALF_PAST_NINE + timedelta(days=1, seconds=-2))
    await until(lambda: looked_in_on(person) and looked_in_on(other))
    await person.tap(label("daily.how", "stop_these"))
    assert line("stop_these.stopped") in person.last
    tried, before = scene.tried(person), scene.tried(other)
    await wakes_at(scene, HALF_PAST_NINE + timedelta(days=2, seconds=-2))
    await until(lambda: scene.tried(other) > before)
    await asyncio.sleep(AWHILE)
    assert scene.tried(person) == tried


async def somebody_who_shut_the_door_gets_nothing_more(scene: InTime) -> None:
    """The first message is refused, and there is no second attempt, on that day or the next."""
    person, other = await wants_a_daily(scene), await wants_a_daily(scene)
    await scene.leaves(person)
    tried = scene.tried(person)
    for days in (1, 2):
        before = scene.tried(other)
        await wakes_at(scene, HALF_PAST_NINE + timedelta(days=days, seconds=-2))
        await until(lambda before=before: scene.tried(other) > before)  # type: ignore[misc]
        await asyncio.sleep(AWHILE)
        assert scene.tried(person) == tried + 1


async def after_days_away_one_message_comes_and_none_of_what_was_missed(scene: InTime) -> None:
    person = await wants_a_daily(scene)
    said = scene.tried(person)
    await wakes_at(scene, HALF_PAST_NINE + timedelta(days=5, minutes=30))
    await asyncio.sleep(AWHILE)
    assert scene.tried(person) == said, "that of five days ago would be silly now"
    await wakes_at(scene, HALF_PAST_NINE + timedelta(days=6, minutes=30))
    await until(lambda: looked_in_on(person))
    await asyncio.sleep(AWHILE)
    assert scene.tried(person) == said + 1


IN_TIME: tuple[Callable[[InTime], Awaitable[None]], ...] = (
    the_daily_comes_at_its_minute_and_is_answered,
    stop_these_stops_it,
    somebody_who_shut_the_door_gets_nothing_more,
    after_days_away_one_message_comes_and_none_of_what_was_missed,
)


# --- the scenes ---------------------------------------------------------------------------------------------


class Bot:
    """The bot as `onward run` has it, with a clock that can be put forward. Whoever inherits brings the platform."""

    def __init__(self, url: str) -> None:
        self.clock = Clock()
        self.url, self.keys = url, new_key()
        self.numbers = count(10)

    def platform(self, door: Door, worker: Worker) -> Telegram | DiscordPlatform:
        raise NotImplementedError

    async def start(self) -> None:
        self._stop, ready = asyncio.Event(), asyncio.Event()
        self._running = asyncio.create_task(self._run(ready))
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait((self._running, waiting), return_when=asyncio.FIRST_COMPLETED, timeout=30)
        assert ready.is_set(), "it never got ready"

    async def _run(self, ready: asyncio.Event) -> None:
        store = await open_store(self.url, Keyring.read(self.keys))
        try:
            async with Worker(store).working() as worker:
                door = Door(store, turns(WORDS, UTC), WORDS)
                platform = self.platform(door, worker)
                pace = SharedPace(store, platform.platform, 1 / 20)
                clockwork = Clockwork(door, platform, self.clock, pace, lambda: worker.alive and platform.speaks)
                serving = asyncio.create_task(serve([platform], stop=self._stop, clocks=[clockwork]))
                while not platform.ready and not serving.done():  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
                ready.set()
                await serving
        finally:
            await store.close()

    async def stop(self) -> None:
        self._stop.set()
        await self._running

    async def restart(self) -> None:
        await self.stop()
        await self.start()


class OnTelegram(Bot):
    def __init__(self, url: str, api: botapi.BotApi) -> None:
        super().__init__(url)
        self.api = api

    def platform(self, door: Door, worker: Worker) -> Telegram:
        api = Api(self.api.token, self.api.base)
        return Telegram(api, door, self.clock, while_first=partial(worker.while_holding, "telegram"))

    async def person(self) -> botapi.Person:
        return botapi.Person(self.api, next(self.numbers))

    async def leaves(self, person: Talker) -> None:
        assert isinstance(person, botapi.Person)
        self.api.blocked.add(person.id)

    def tried(self, person: Talker) -> int:
        assert isinstance(person, botapi.Person)
        return sum(int(call.fields["chat_id"]) == person.id for call in self.api.called("sendMessage"))


class OnDiscord(Bot):
    def __init__(self, url: str, double: discord_double.DiscordDouble) -> None:
        super().__init__(url)
        self.double = double

    def platform(self, door: Door, worker: Worker) -> DiscordPlatform:
        return DiscordPlatform(
            door,
            discord_double.TOKEN,
            api_base=self.double.api,
            gateway_url=self.double.gateway,
            now=self.clock,
            while_first=partial(worker.while_holding, "discord"),
        )

    async def person(self) -> Visitor:
        return Visitor(self.double.person(next(self.numbers)), discord_double.OWN_DM)

    async def leaves(self, person: Talker) -> None:
        assert isinstance(person, Visitor)
        person.who.closed = True

    def tried(self, person: Talker) -> int:
        assert isinstance(person, Visitor)
        return len(self.double.made("POST", f"/channels/{person.who.dm}/messages"))


@asynccontextmanager
async def on_telegram(url: str) -> AsyncIterator[OnTelegram]:
    api = await botapi.BotApi().start()
    scene = OnTelegram(url, api)
    await scene.start()
    try:
        yield scene
        assert api.refused == []
    finally:
        await scene.stop()
        await api.stop()


@asynccontextmanager
async def on_discord(url: str) -> AsyncIterator[OnDiscord]:
    async with discord_double.DiscordDouble() as double:
        scene = OnDiscord(url, double)
        await scene.start()
        try:
            yield scene
            assert double.refused == []
            assert double.public == []
        finally:
            await scene.stop()
