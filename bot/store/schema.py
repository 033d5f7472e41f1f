"""Bringing a database to the tables of this version: a new one at once, an older one step by step."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, insert, inspect, select, update
from sqlalchemy.exc import SQLAlchemyError

import bot
from bot.runtime.ports import StoreError
from bot.store.erasing import erase_again
from bot.store.failures import told
from bot.store.tables import REVISION, alembic_version, keys, metadata
from bot.store.work import Work

_LOCK = 7_236_718
"""Any number, the same in all processes: on PostgreSQL one of them migrates and the others wait."""


def migrations() -> Path:
    """The migrations, in the installed package or in the source tree."""
    package = Path(bot.__file__).parent
    installed = package / "_migrations"
    return installed if installed.exists() else package.parent / "migrations"


def prepare(work: Work) -> None:
    """Make, upgrade or refuse the database. Raises StoreError."""
    connection = work.connection
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    found = _revision(connection)
    if found is None:
        metadata.create_all(connection, checkfirst=False)
        alembic_version.create(connection)
        connection.execute(insert(alembic_version), {"version_num": REVISION})
    elif found > REVISION:
        raise StoreError("errors.newer")
    elif found < REVISION:
        upgrade(connection)
    else:
        # A write that changes nothing: a database that takes none is found now, not in the middle of a talk.
        connection.execute(update(alembic_version).values(version_num=REVISION))
    wrapped = connection.execute(select(keys.c.wrapped).limit(1)).scalar_one_or_none()
    if wrapped is not None:
        work.keyring.expect(wrapped)
    erase_again(work)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the missing migrations inside the open transaction. Alembic is loaded only here."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except (CommandError, SQLAlchemyError) as error:
        failure = told(error)
    else:
        return
    # A full disk or a lock says so itself; whatever else went wrong, the database could not be brought up.
    raise (failure if isinstance(failure, StoreError) and failure.key != StoreError.key else StoreError("errors.older"))


def _revision(connection: Connection) -> str | None:
    """Where the database stands: None when it is empty, and "" before the first migration."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if alembic_version.name not in tables:
        # Somebody else's database.
        raise StoreError("errors.not_a_database")
    return connection.execute(select(alembic_version.c.version_num)).scalar_one_or_none() or ""
