"""A store on SQLite and the same on a real PostgreSQL that the test dependencies bring along."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from tests.postgres import new_database, server
from tests.store.people import Home


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server that lives as long as the tests. They are about rules and not about power cuts."""
    with server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data/onward.db"
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture
def keyring() -> Keyring:
    return Keyring.read(new_key())


@pytest.fixture
async def home(url: str, keyring: Keyring) -> AsyncIterator[Home]:
    home = Home(url, keyring)
    yield home
    await home.close()


@pytest.fixture
async def store(home: Home) -> SqlStore:
    return await home.open()
