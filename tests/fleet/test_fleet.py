"""Three workers on PostgreSQL, one of them killed in the middle; and the one there is on SQLite, killed and restarted.

The full run, with 50,000 who are due among a million, is in `benchmarks/`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.runtime.clockwork import AT_ONCE
from tests.fleet.running import Fleet
from tests.postgres import new_database, server

DUE = 2_000


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
