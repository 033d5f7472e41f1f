"""Opening the store that a URL names. What it needs is loaded only here, and only for that database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.runtime.ports import StoreError

if TYPE_CHECKING:
    from bot.store.sealing import Keyring
    from bot.store.sqlite import Synchronous
    from bot.store.store import SqlStore


async def open_store(
    url: str, keyring: Keyring, *, synchronous: Synchronous = "NORMAL", patience: float = 5.0
) -> SqlStore:
    """`url` is SQLAlchemy's. `synchronous` and `patience`, the seconds to wait for a lock, are for SQLite."""
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    from bot.store.store import SqlStore

    file = database_file(url)
    if file is not None:
        from bot.store.sqlite import SqliteDatabase

        return SqlStore(await SqliteDatabase.open(file, keyring, synchronous=synchronous, patience=patience))
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError("errors.cannot_open") from None
    if parsed.get_backend_name() != "postgresql":
        raise StoreError("errors.cannot_open")
    from bot.store.postgres import PostgresDatabase

    return SqlStore(await PostgresDatabase.open(parsed, keyring))


def database_file(url: str) -> Path | None:
    """The file of an SQLite URL, and None for a database that is no file."""
    scheme, _, path = url.partition(":///")
    if scheme.partition("+")[0] != "sqlite" or not path:
        return None
    return Path(path.partition("?")[0])
