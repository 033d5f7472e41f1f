"""Three workers on PostgreSQL, one of them killed in the middle; and the one there is on SQLite, killed and restarted.

The full run, with 50,000 who are due among a million, is in `benchmarks/`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.runtime.clockwork import AT_ONCE
from tests.fleet.running import Fleet
from tests.postgres import CUT, execute, new_database, server

DUE = 2_000
CUTS = 10


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def database(postgres: str) -> str:
    return new_database(postgres)


@pytest.fixture
async def on_postgres(database: str) -> AsyncIterator[Fleet]:
    fleet = await Fleet(database).start(DUE)
    yield fleet
    await fleet.stop()


@pytest.fixture
async def on_sqlite(tmp_path: Path) -> AsyncIterator[Fleet]:
    fleet = await Fleet(f"sqlite:///{tmp_path}/onward.db").start(DUE)
    yield fleet
    await fleet.stop()


async def test_one_of_three_is_killed_and_nobody_is_forgotten(on_postgres: Fleet) -> None:
    fleet = on_postgres
    await fleet.add("one", "two", "three")
    fleet.platforms.go()
    await fleet.platforms.until(lambda: fleet.platforms.by_worker["one"] > DUE / 10, 60)
    await fleet.kill("one")
    await fleet.platforms.until(lambda: not fleet.lost, 60)
    assert set(fleet.platforms.by_worker) == {"one", "two", "three"}
    assert fleet.doubled("discord") == 0
    assert fleet.doubled("telegram") <= AT_ONCE


async def test_their_connections_are_cut_again_and_again_and_nobody_hears_anything_twice(
    on_postgres: Fleet, database: str
) -> None:
    fleet = on_postgres
    await fleet.add("one", "two")
    fleet.platforms.go()
    await fleet.platforms.until(lambda: fleet.platforms.said > DUE / 10, 60)
    asking: list[asyncio.Task[None]] = []
    for _ in range(CUTS):
        asking += [asyncio.create_task(fleet.platforms.ask(name)) for name in ("one", "two")]
        await execute(database, CUT)
        await asyncio.sleep(0.2)
    await fleet.platforms.until(lambda: not fleet.lost, 60)
    async with asyncio.timeout(60):
        await asyncio.gather(*asking)
    assert fleet.doubled("discord") == 0
    assert fleet.doubled("telegram") == 0, "both live, and know what was accepted"


async def test_the_only_one_is_killed_and_started_again(on_sqlite: Fleet) -> None:
    fleet = on_sqlite
    await fleet.add("one")
    fleet.platforms.go()
    await fleet.platforms.until(lambda: fleet.platforms.said > DUE / 4, 60)
    await fleet.kill("one")
    await fleet.add("again")
    fleet.platforms.go()
    await fleet.platforms.until(lambda: not fleet.lost, 60)
    assert fleet.doubled("discord") == 0
    assert fleet.doubled("telegram") <= AT_ONCE
