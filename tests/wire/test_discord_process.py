"""`onward run` in a process of its own: stopped, killed in the middle of talks, and started again."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.discord_double import DiscordDouble
from tests.wire.discord_kills import killed
from tests.wire.discord_served import Process

KILLS = 20
TALKS = 50


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[Process]:
    async with DiscordDouble() as double:
        process = Process(double, tmp_path)
        await process.start()
        await double.connected(20)
        yield process
        await process.term()
        assert double.refused == []
        assert "Traceback" not in process.log


async def test_a_stop_in_the_middle_of_a_talk(process: Process) -> None:
    mei = process.double.person()
    await mei.say("i got a no")
    began = time.monotonic()
    assert await process.term() == 0
    assert time.monotonic() - began < 10
    await process.start()
    await process.double.connected(20)
    await mei.tap("Together")
    assert "Interview" in mei.last.labels
    assert "i got a no" not in process.log


async def test_replies_are_quick(process: Process) -> None:
    mei = process.double.person()
    times: list[float] = []
    for _ in range(15):
        began = time.time()
        await mei.say("i got a no")
        times.append(mei.last.at - began)
        await mei.say("stop")
    assert sorted(times)[len(times) // 2] < 0.1


async def test_killed_at_random_moments(process: Process) -> None:
    """No turn is lost, no question asked twice, nothing kept twice, and every talk comes to its end."""
    found = await killed(process, TALKS, KILLS, seed=7)
    assert found.talks >= TALKS
    assert (found.lost, found.doubled, found.again, found.owed) == (0, 0, 0, 0), found
