"""`onward run` in a process of its own: stopped, killed in the middle of talks, and started again."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.discord.client import pause_before
from bot.store.sealing import new_key
from tests.wire.discord_double import GUILD, GUILD_PLACE, TOKEN, DiscordDouble
from tests.wire.discord_kills import killed, until
from tests.wire.discord_served import Process

KILLS = 20
TALKS = 50
KEYS = new_key()


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


async def test_a_stop_while_it_connects_again(process: Process) -> None:
    """The library swallows being cancelled there."""
    mei = process.double.person()
    await mei.say("i got a no")
    process.double.mute = True
    await process.double.drop()
    await until(lambda: process.double.knocks, "it does not come back")
    assert await process.term() == 0
    process.double.mute = False
    process.double.forget_sessions()
    await process.double.write(mei, "together")
    await process.start()
    await until(lambda: "Interview" in mei.last.labels, "what was written was not found")


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


async def test_discord_is_away_when_it_starts(tmp_path: Path) -> None:
    """Its REST, then its gateway: tried again in longer and longer pauses, and fatal at no time."""
    async with DiscordDouble() as double:
        double.deaf = True
        double.fail("GET", "/users/@me", 503, times=2)
        process = Process(double, tmp_path)
        await process.start()
        await until(lambda: double.knocks >= 2, "it does not try again")
        assert process.log.count(" fell: ") == 2
        pauses = [int(pause) for pause in re.findall(r"again in (\d+) s", process.log)]
        assert pauses == sorted(pauses)
        double.deaf = False
        await double.connected(30)
        assert "I got a no" in (await double.person().say("hi")).labels
        assert await process.term() == 0
        assert "Traceback" not in process.log


def test_it_tries_in_longer_and_longer_pauses() -> None:
    assert [pause_before(attempt) for attempt in range(10)] == [0, 0, 5, 10, 20, 40, 80, 160, 300, 300]


@pytest.mark.parametrize("when", ["login", "gateway"])
async def test_a_revoked_token_is_one_sentence(tmp_path: Path, when: str) -> None:
    async with DiscordDouble() as double:
        if when == "login":
            double.token = "another.token"
        else:
            double.gateway_token = "another.token"
        process = Process(double, tmp_path)
        await process.start()
        assert await process.ended(30) == 2
        [said] = process.log.splitlines()
        assert said.startswith("DISCORD_TOKEN is refused by Discord")
        assert TOKEN not in process.log


async def test_a_token_that_is_revoked_while_people_talk(process: Process) -> None:
    mei = process.double.person()
    await mei.say("i got a no from Maju")
    process.double.token = process.double.gateway_token = "another.token"
    process.double.forget_sessions()
    await process.double.drop()
    assert await process.ended(30) == 1
    told = [row for row in process.log.splitlines() if " ERROR " in row]
    assert len(told) == 1
    assert "DISCORD_TOKEN is refused by Discord" in told[0]
    assert "Maju" not in process.log


async def test_two_processes_with_two_shards_each(tmp_path: Path) -> None:
    async with DiscordDouble() as double:
        double.shards = 4
        # The server of the double belongs to one of the shards, direct messages to the first.
        home = (GUILD >> 22) % 4
        first, second = ((0, 1), (2, 3)) if home > 1 else ((0, 2), (1, 3))
        processes = [Process(double, tmp_path, {"DISCORD_SHARDS": f"{a},{b}/4"}, KEYS) for a, b in (first, second)]
        for process in processes:
            await process.start()
        await until(lambda: len(double.identified) == 4, "not all shards came")
        assert sorted(told["shard"][0] for told in double.identified) == [0, 1, 2, 3]
        mei = double.person()
        await mei.say("i got a no")
        assert (await mei.command("history", GUILD_PLACE)).hidden
        assert "Interview" in (await mei.tap("Together", mei.screen[0])).labels
        for process in processes:
            assert await process.term() == 0
        assert not double.refused
        assert not double.late


async def test_as_many_shards_as_discord_advises(tmp_path: Path) -> None:
    async with DiscordDouble() as double:
        double.shards = 2
        process = Process(double, tmp_path, {"DISCORD_SHARDS": "auto"})
        await process.start()
        await until(lambda: len(double.identified) == 2, "not all shards came")
        mei = double.person()
        await mei.say("i got a no")
        assert (await mei.command("history", GUILD_PLACE)).hidden
        assert await process.term() == 0


async def test_fewer_shards_than_discord_wants_are_one_sentence(tmp_path: Path) -> None:
    async with DiscordDouble() as double:
        double.shards = 4
        process = Process(double, tmp_path, {"DISCORD_SHARDS": "0/2"})
        await process.start()
        assert await process.ended(30) == 2
        [said] = process.log.splitlines()
        assert said.startswith("DISCORD_SHARDS is refused by Discord")
