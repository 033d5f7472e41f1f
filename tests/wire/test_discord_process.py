"""`onward run` in a process of its own: stopped, killed in the middle of talks, and started again."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.wire.discord_double import DiscordDouble, Person
from tests.wire.discord_served import Process

KILLS = 20
TALKS = 5
PATIENCE = 4.0
"""Seconds after which somebody who was not answered taps again."""


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
    people = [process.double.person(number) for number in range(1, TALKS + 1)]
    over = asyncio.Event()
    talking = [asyncio.create_task(talks(person, over)) for person in people]
    chance = random.Random(7)
    for _ in range(KILLS):
        await asyncio.sleep(chance.uniform(0.0, 1.2))
        await process.kill()
        await process.start()
        await process.double.connected(20)
    over.set()
    async with asyncio.timeout(60):
        had = await asyncio.gather(*talking)
    await process.term()
    with closing(sqlite3.connect(process.folder / "onward.db")) as database:
        query = "select count(*) from entries where kind = 'rejection' group by person"
        kept = [number for (number,) in database.execute(query)]
    assert sorted(kept) == sorted(had)


GOODBYES = ("I stay quiet until you write.", "I'm here when you write, and quiet until then.")
WAYS = ("Together", "Quick log", "Final round", "Today", "I wanted it", "That's all")


async def talks(person: Person, over: asyncio.Event) -> int:
    """Talk after talk, until it is time to go. Returns how many."""
    had = 0
    while not over.is_set():
        already = len(person.screen)
        await talk(person)
        had += 1
        asked = Counter(seen.text for seen in person.screen[already:] if seen.ever)
        assert max(asked.values()) == 1, asked
    return had


async def talk(person: Person) -> None:
    """Answer what is asked, and tap again where nothing came back."""
    before = person.changes
    await person.double.write(person, "i got a no")
    while not await changed(person, before):
        await person.double.write(person, "i got a no")
    # A message without buttons may be one whose answer is still on its way: only the last words are the end.
    while not person.last.text.endswith(GOODBYES):
        before = person.changes
        if labels := person.last.labels:
            await person.press(next((each for each in (*WAYS, "Skip") if each in labels), labels[0]))
        await changed(person, before)


async def changed(person: Person, before: int) -> bool:
    """Wait for an answer, and until nothing more comes."""
    end = time.monotonic() + PATIENCE
    while person.changes == before:
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)
    return True
