"""Many people in a database at once: those who are due, as a turn would have left them, and those who are not."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.runtime.person import Person
from bot.store.open import database_file
from bot.store.plain import person_to_json
from bot.store.sealing import Keyring

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=200)
PLATFORMS = ("telegram", "discord")
COLUMNS = {
    "persons": ("id", "created_at", "last_entry", "held", "last_on", "sealed"),
    "accounts": ("platform", "account", "person", "created_at"),
    "keys": ("person", "wrapped"),
    "reminders": ("person", "name", "platform", "room", "account", "due", "not_before"),
}
Rows = dict[str, list[tuple[Any, ...]]]


def due_people(keyring: Keyring, number: int, platforms: Sequence[str] = PLATFORMS) -> Rows:
    """So many who are due at noon, in turn on each platform."""
    rows: Rows = {table: [] for table in COLUMNS}
    for n in range(number):
        id, account, platform = f"{n:032x}", str(1000 + n), platforms[n % len(platforms)]
        key, wrapped = keyring.new_person(id)
        rows["persons"].append(
            (id, NOON, 0, 0, NOON.date(), key.seal(person_to_json(Person(id)), "persons", "sealed", id))
        )
        rows["accounts"].append((platform, account, id, NOON))
        rows["keys"].append((id, wrapped))
        rows["reminders"].append((id, "look_in", platform, account, account, NOON, NOON))
    return rows


async def seed(url: str, keyring: Keyring, due: int, others: int = 0, platforms: Sequence[str] = PLATFORMS) -> None:
    """Into a database that has its tables."""
    rows = due_people(keyring, due, platforms)
    file = database_file(url)
    if file:
        _into_sqlite(str(file), rows, others)
    else:
        await _into_postgres(url, rows, others)


def _into_sqlite(file: str, rows: Rows, others: int) -> None:
    with closing(sqlite3.connect(file)) as database:
        for table, values in rows.items():
            marks = ", ".join("?" * len(COLUMNS[table]))
            plain = [tuple(_plain(each) for each in row) for row in values]
            database.executemany(f"INSERT INTO {table} ({', '.join(COLUMNS[table])}) VALUES ({marks})", plain)  # noqa: S608
        everybody = f"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {others})"  # noqa: S608
        if others:
            for statement in _others("printf('x%031x', n)", "'x' || n", f"{everybody} ", "n"):
                database.execute(statement, {"noon": _plain(NOON), "later": _plain(LATER)})
        database.commit()
        database.execute("ANALYZE")


def _plain(value: Any) -> Any:
    return f"{value:%Y-%m-%d %H:%M:%S.%f}" if isinstance(value, datetime) else value


def _others(id: str, account: str, before: str, source: str) -> list[str]:
    """People who are due some other day; nobody opens what is sealed of them."""
    return [
        f"{before}INSERT INTO persons (id, created_at, last_entry, held, last_on, sealed) "  # noqa: S608
        f"SELECT {id}, :noon, 0, 0, '2026-11-22', x'00' FROM {source}",
        f"{before}INSERT INTO reminders (person, name, platform, room, account, due, not_before) "  # noqa: S608
        f"SELECT {id}, 'look_in', 'telegram', {account}, {account}, :later, :later FROM {source}",
    ]


async def _into_postgres(url: str, rows: Rows, others: int) -> None:
    import asyncpg

    connection: Any = await asyncpg.connect(url)
    try:
        for table, values in rows.items():
            await connection.copy_records_to_table(table, records=values, columns=list(COLUMNS[table]))
        if others:
            source = f"generate_series(1, {others}) AS n"
            for statement in _others("'x' || lpad(to_hex(n), 31, '0')", "'x' || n", "", source):
                for name, at in (("noon", NOON), ("later", LATER)):
                    statement = statement.replace(f":{name}", f"TIMESTAMPTZ '{at.isoformat()}'")
                await connection.execute(statement.replace("x'00'", "'\\x00'::bytea"))
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
