"""A database of any age opens, except one from the future."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import Connection, inspect

from bot.runtime.ports import StoreError
from bot.store.open import database_file
from bot.store.schema import migrations, upgrade
from bot.store.sealing import new_key
from bot.store.tables import REVISION, metadata
from tests.postgres import execute
from tests.store.people import Home, answering, arrives, found, sql, talk


def prepared(url: str, *statements: str) -> None:
    """Something that stands in the database before the bot comes."""
    file = database_file(url)
    if file is None:
        asyncio.run(execute(url, *statements))
        return
    file.parent.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


VERSIONS = "CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)"


def shape(connection: Connection) -> dict[str, Any]:
    """Everything the database says about its tables."""
    inspector = inspect(connection)
    return {
        table: (
            [{**column, "type": repr(column["type"])} for column in inspector.get_columns(table)],
            inspector.get_pk_constraint(table),
            sorted(map(repr, inspector.get_foreign_keys(table))),
            sorted(map(repr, inspector.get_unique_constraints(table))),
            sorted(map(repr, inspector.get_indexes(table))),
        )
        for table in sorted(inspector.get_table_names())
    }


def difference(connection: Connection) -> list[Any]:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def downgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()))
    config.attributes["connection"] = connection
    command.downgrade(config, "base")


def test_the_tables_stand_at_the_last_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrations()))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


async def test_made_new_and_migrated_are_the_same(home: Home, url: str) -> None:
    store = await home.open()
    made = await store.database.run(lambda work: shape(work.connection))
    assert set(made) == {*metadata.tables, "alembic_version"}
    assert not await store.database.run(lambda work: difference(work.connection))

    await store.database.run(lambda work: downgrade(work.connection))
    assert set(await store.database.run(lambda work: shape(work.connection))) == {"alembic_version"}

    await store.database.run(lambda work: upgrade(work.connection))
    assert await store.database.run(lambda work: shape(work.connection)) == made
    assert not await store.database.run(lambda work: difference(work.connection))


def test_an_older_database_is_brought_up(url: str, home: Home) -> None:
    prepared(url, VERSIONS)

    async def talks_on() -> None:
        store = await home.open()
        await store.turn(arrives(), answering(talks=(talk(),)))
        assert (await found(store)).talks == (talk(),)
        assert await sql(store, "SELECT version_num FROM alembic_version") == [(REVISION,)]
        await home.close()

    asyncio.run(talks_on())


def test_two_processes_that_start_at_once_make_one_database(url: str, home: Home) -> None:
    async def both() -> None:
        stores = await asyncio.gather(home.open(), home.open(), home.open())
        await asyncio.gather(*(store.turn(arrives(), answering()) for store in stores))
        assert await sql(stores[0], "SELECT count(*) FROM persons") == [(1,)]
        await home.close()

    asyncio.run(both())


@pytest.mark.parametrize(
    ("version", "key"), [("9999", "errors.newer"), ("0000", "errors.older"), ("0001b", "errors.newer")]
)
def test_a_version_that_is_not_known_is_refused(url: str, home: Home, version: str, key: str) -> None:
    prepared(url, VERSIONS, f"INSERT INTO alembic_version VALUES ('{version}')")  # noqa: S608
    with pytest.raises(StoreError) as failure:
        asyncio.run(home.open())
    assert failure.value.key == key


def test_a_migration_that_fails_leaves_all_as_it_was(url: str, home: Home) -> None:
    prepared(url, VERSIONS, "CREATE TABLE outbox (something TEXT)")
    with pytest.raises(StoreError) as failure:
        asyncio.run(home.open())
    assert failure.value.key == "errors.older"
    prepared_tables = asyncio.run(tables(url))
    assert prepared_tables == {"alembic_version", "outbox"}


async def tables(url: str) -> set[str]:
    from sqlalchemy import make_url
    from sqlalchemy.ext.asyncio import create_async_engine

    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    parsed = make_url(url)
    engine = create_async_engine(parsed.set(drivername=drivers[parsed.get_backend_name()]))
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    await engine.dispose()
    return set(names)


def test_opening_a_known_database_loads_nothing_that_it_does_not_need(tmp_path: Any) -> None:
    program = """
import asyncio, sys
from bot.store.open import open_store
from bot.store.sealing import Keyring
async def main():
    store = await open_store(sys.argv[1], Keyring.read(sys.argv[2]))
    await store.close()
asyncio.run(main())
heavy = {"alembic", "asyncpg", "aiosqlite", "greenlet", "sqlalchemy.ext.asyncio", "sqlalchemy.orm"}
print(sorted(heavy & set(sys.modules)))
"""
    command = [sys.executable, "-c", program, f"sqlite:///{tmp_path}/onward.db", new_key()]
    for _ in ("made", "opened"):
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
