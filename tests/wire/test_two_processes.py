"""Two `onward run` on one PostgreSQL: the one that is connected is killed with -9, and the other one goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.runtime.incoming import Here, Incoming, Place
from bot.runtime.outcome import Outcome
from bot.runtime.person import Reminder, State
from bot.runtime.ports import Look
from bot.runtime.worker import BEAT, LEASE
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from tests.postgres import new_database, server
from tests.wire.botapi import BotApi, Person
from tests.wire.conversations import asked, label, line
from tests.wire.discord_double import OWN_DM, DiscordDouble
from tests.wire.discord_served import Process, Visitor
from tests.wire.served import Served

KEY = new_key()
TAKEN_OVER = LEASE + BEAT + 15
"""Seconds in which the other one has taken over: its lease, one look, and a busy machine."""
AWHILE = 2.5
AT_WORK = "SELECT count(*) FROM leases WHERE name LIKE 'worker %'"


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def settings(postgres: str) -> dict[str, str]:
    """Those of both. It is about noon for people who never said where they are."""
    ahead = 12 - datetime.now(UTC).hour
    return {"DATABASE_URL": new_database(postgres), "ONWARD_ZONE": f"Etc/GMT{-ahead:+d}"}


async def until(what: Callable[[], bool], patience: float = TAKEN_OVER) -> None:
    async with asyncio.timeout(patience):
        while not what():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def at_work(settings: dict[str, str], number: int) -> None:
    """So many processes share the database."""
    connection: Any = await asyncpg.connect(settings["DATABASE_URL"])
    try:
        async with asyncio.timeout(30):
            while await connection.fetchval(AT_WORK) < number:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
    finally:
        await connection.close()


async def promise(settings: dict[str, str], platform: str, account: str) -> None:
    """They are promised a look-in for now."""
    due = Reminder("look_in", datetime.now(UTC) - timedelta(seconds=1))

    def promised(state: State, look: Look) -> Outcome:
        return Outcome(state.person, reminders=(due,))

    store = await open_store(settings["DATABASE_URL"], Keyring.read(KEY))
    event = Incoming(f"promise {account}", datetime.now(UTC), Place(platform, account), account, Here())
    await store.turn(event, promised)
    await store.close()


# --- Telegram ---------------------------------------------------------------------------------------------------


@asynccontextmanager
async def two_on_telegram(api: BotApi, folder: Path, settings: dict[str, str]) -> AsyncIterator[list[Served]]:
    both = [Served(api, folder / name, settings, KEY) for name in ("one", "two")]
    try:
        await both[0].start()
        await until(lambda: api.polls > 0)
        await both[1].start()
        await at_work(settings, 2)
        yield both
        assert await both[1].stop() == 0
        assert "Traceback" not in both[1].log
    finally:
        for each in both:
            if each.process and each.process.returncode is None:
                await each.kill()


async def test_on_telegram_another_asks_replies_and_says_what_is_due(
    api: BotApi, tmp_path: Path, settings: dict[str, str]
) -> None:
    async with two_on_telegram(api, tmp_path, settings) as (first, _):
        mei, ben = Person(api, 7_001), Person(api, 7_002)
        await ben.arrive()
        await mei.say("i got a no")
        assert asked(mei, "rejected.size", "together")
        before = len(ben.shown)
        await first.kill()
        mei.press(label("rejected.size", "together"))
        await promise(settings, "telegram", str(ben.id))
        await until(lambda: asked(mei, "rejected.stage", "final_round"))
        await until(lambda: len(ben.shown) > before)
        await asyncio.sleep(AWHILE)
        assert len(ben.shown) == before + 1
        assert mei.heard.count(line("rejected.stage")) == 1


# --- Discord ----------------------------------------------------------------------------------------------------


@asynccontextmanager
async def two_on_discord(double: DiscordDouble, folder: Path, settings: dict[str, str]) -> AsyncIterator[list[Process]]:
    both = [Process(double, folder, settings, KEY) for _ in range(2)]
    try:
        await both[0].start()
        await double.connected(30)
        await both[1].start()
        await at_work(settings, 2)
        yield both
        assert await both[1].term() == 0
        assert "Traceback" not in both[1].log
    finally:
        for each in both:
            if each.running and each.running.returncode is None:
                await each.kill()


async def test_on_discord_another_connects_replies_and_says_what_is_due(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    async with DiscordDouble() as double, two_on_discord(double, tmp_path, settings) as (first, second):
        mei, ben = (Visitor(double.person(number), OWN_DM) for number in (1, 2))
        await ben.say("menu")
        await mei.say("i got a no")
        assert asked(mei, "rejected.size", "together")
        assert len(double.identified) == 1, "one of them is connected, and the other stands by"
        before = len(ben.who.screen)
        await first.kill()
        double.forget_sessions()
        await double.write(mei.who, "together")
        await promise(settings, "discord", str(ben.who.id))
        await until(lambda: asked(mei, "rejected.stage", "final_round"))
        await until(lambda: len(ben.who.screen) > before)
        await asyncio.sleep(AWHILE)
        assert len(ben.who.screen) == before + 1
        assert mei.heard.count(line("rejected.stage")) == 1
        assert "is connected" in second.log
        assert double.refused == []
