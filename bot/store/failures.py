"""What the store says of an error: a key of the content, never the statement or its values."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError

from bot.runtime.ports import StoreError
from bot.store.tables import NaiveTimeError

_SQLITE = {
    "SQLITE_READONLY": "errors.read_only",
    "SQLITE_FULL": "errors.full",
    "SQLITE_BUSY": "errors.locked",
    "SQLITE_LOCKED": "errors.locked",
    "SQLITE_NOTADB": "errors.not_a_database",
    "SQLITE_CORRUPT": "errors.not_a_database",
    "SQLITE_CANTOPEN": "errors.cannot_open",
    "SQLITE_PERM": "errors.cannot_open",
}

# PostgreSQL's codes: the whole code first, then its class (the first two characters).
_SQLSTATE = {
    "25006": "errors.read_only",
    "53100": "errors.full",
    "55P03": "errors.locked",
    "40P01": "errors.locked",
    "3D000": "errors.cannot_open",
    "28": "errors.cannot_open",
    "42501": "errors.cannot_open",
    "08": "errors.unreachable",
    "53": "errors.unreachable",
    "57": "errors.unreachable",
}

_ERRNO = {
    errno.EROFS: "errors.read_only",
    errno.EACCES: "errors.read_only",
    errno.EPERM: "errors.read_only",
    errno.ENOSPC: "errors.full",
    errno.EDQUOT: "errors.full",
}


class CutOff(StoreError):
    """The connection broke inside a transaction: whether its end was reached, nobody here knows."""

    key = "errors.unreachable"


def told(error: BaseException) -> BaseException:
    """The StoreError for a database's error. Anything else, such as a step's own error, stays what it is."""
    if isinstance(error, StatementError) and isinstance(error.orig, NaiveTimeError):
        return error.orig
    if isinstance(error, DBAPIError):
        key = _key_of(error.orig)
        return StoreError("errors.unreachable" if not key and error.connection_invalidated else key)
    if isinstance(error, SQLAlchemyError):
        return StoreError()
    if isinstance(error, sqlite3.Error):
        return StoreError(_key_of(error))
    return error


def told_of_connecting(error: Exception) -> BaseException:
    """The same for an error met on the way to the database, where the network may speak too."""
    key = _key_of(error)
    if key:
        return StoreError(key)
    return StoreError("errors.unreachable") if not isinstance(error, SQLAlchemyError) else told(error)


def told_of_driver(error: Exception) -> StoreError:
    """The same for an error of the driver's own."""
    return StoreError(_key_of(error))


def told_of_files(error: OSError) -> StoreError:
    return StoreError(_ERRNO.get(error.errno or 0, "errors.cannot_open"))


def _key_of(error: BaseException | None) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    state = getattr(error, "sqlstate", None) or ""
    for code, key in _SQLITE.items():
        if name.startswith(code):
            return key
    return _SQLSTATE.get(state) or _SQLSTATE.get(state[:2], "")
