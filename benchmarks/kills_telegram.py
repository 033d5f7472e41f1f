"""Telegram's wire, over the loopback double of the Bot API: `onward run` killed at random, and how soon it answers."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from tests.wire.botapi import BotApi, Person
from tests.wire.conversations import CHECK_IN, go_on
from tests.wire.killing import Verdict, killed
from tests.wire.served import Served

PEOPLE, KILLS = 50, 200
NEWCOMERS = 25


def kills() -> Iterator[Figure]:
    """kill -9 at 200 random moments of 50 interleaved conversations. All but the talks has to be nought."""
    verdict = asyncio.run(_killed())
    yield Figure("kills.telegram.talks", verdict.talks, "talks", PEOPLE, 2 * PEOPLE, more=True)
    for name in ("unanswered", "asked_twice", "lost", "recorded_twice", "still_owed", "refused"):
        yield Figure(f"kills.telegram.{name}", getattr(verdict, name), "times", 0, 0)


def first_reply() -> Iterator[Figure]:
    """Seconds from a message to the first reply, of people who come one after the other, and of all their answers."""
    first, every = asyncio.run(_replied())
    yield Figure("first_reply.telegram", round(median(first), 4), "s", 0.1, 0.05)
    yield Figure("reply.telegram", round(median(every), 4), "s", 0.1, 0.05)


async def _killed() -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        api = await BotApi().start()
        try:
            return await killed(await Served(api, Path(folder)).start(), PEOPLE, KILLS, seed=9)
        finally:
            await api.stop()


async def _replied() -> tuple[list[float], list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        api = await BotApi().start()
        served = await Served(api, Path(folder)).start()
        try:
            await api.until(lambda: api.polls > 1, 60)
            first = []
            for _ in range(NEWCOMERS):
                mei = await served.person()
                first.append(await _seconds(api, mei))
                await asyncio.sleep(0.05)
            mei = await served.person()
            await mei.arrive()
            await go_on(mei, CHECK_IN)
            return first, mei.timed
        finally:
            await served.stop()
            await api.stop()


async def _seconds(api: BotApi, mei: Person) -> float:
    began = asyncio.get_running_loop().time()
    mei.write("/start")
    await api.until(lambda: bool(mei.shown))
    return asyncio.get_running_loop().time() - began
