"""Core statements run by the driver itself: sqlite3 here, asyncpg in `postgres.py`.

SQLAlchemy writes the SQL and knows how each type is stored, once. Executing it through SQLAlchemy each time
costs more than all the rest of a turn.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.sql import ClauseElement

from bot.store.sealing import Keyring
from bot.store.statements import Statements
from bot.store.work import Values, Work

_NUMBER = re.compile(r"\$(\d+)")

Convert = Callable[[Any], Any] | None


class Prepared:
    """One statement: its SQL, and how values go in and come out."""

    __slots__ = ("_fixed", "_into", "_out_of", "sql")

    def __init__(self, statement: Executable, names: Sequence[str], dialect: Dialect) -> None:
        compiled: Any = cast(ClauseElement, statement).compile(dialect=dialect, column_keys=sorted(names))
        self.sql = str(compiled)
        self._into = tuple(
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup
        )
        # Values that stand in the statement itself, such as the offset that SQLite adds to a limit.
        fixed = [name for name in compiled.positiontup if not compiled.binds[name].required]
        self._fixed = {name: compiled.params[name] for name in fixed if name not in names}
        columns = getattr(statement, "exported_columns", ())
        out_of = tuple(column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns)
        self._out_of: tuple[Convert, ...] | None = out_of if any(out_of) else None

    def into(self, values: Values) -> list[Any]:
        if self._fixed:
            values = {**self._fixed, **values}
        return [convert(values[name]) if convert else values[name] for name, convert in self._into]

    def out_of(self, rows: list[Any]) -> list[Any]:
        if not self._out_of:
            return rows
        return [
            tuple(convert(value) if convert else value for value, convert in zip(row, self._out_of, strict=True))
            for row in rows
        ]


def at_once(parts: Sequence[str]) -> str:
    """Statements that write, as one. PostgreSQL executes all of them, each on what was there before."""
    shifted, before = [], 0
    for sql in parts:
        shifted.append(_NUMBER.sub(lambda found, before=before: f"${int(found[1]) + before}", sql))  # type: ignore[misc]
        before += len(set(_NUMBER.findall(sql)))
    *others, last = shifted
    named = ", ".join(f"w{n} AS ({sql})" for n, sql in enumerate(others))
    return f"WITH {named} {last}" if others else last


class PreparedStatements:
    """Each statement is compiled when it is first met."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._prepared: dict[Executable, Prepared] = {}

    def prepare(self, statement: Executable, values: Values) -> Prepared:
        prepared = self._prepared.get(statement)
        if prepared is None:
            prepared = self._prepared[statement] = Prepared(statement, tuple(values), self._dialect)
        return prepared


class PreparedWork(Work):
    """Work on one SQLite connection that nobody else uses."""

    def __init__(self, connection: Connection, statements: Statements, keyring: Keyring) -> None:
        super().__init__(connection, statements, keyring)
        self.driver = cast(sqlite3.Connection, connection.connection.driver_connection)
        self._prepare = PreparedStatements(connection.dialect).prepare

    def select(self, statement: Executable, values: Values) -> Sequence[Any]:
        prepared = self._prepare(statement, values)
        return prepared.out_of(self.driver.execute(prepared.sql, prepared.into(values)).fetchall())

    def execute(self, statement: Executable, values: Values) -> int:
        prepared = self._prepare(statement, values)
        return self.driver.execute(prepared.sql, prepared.into(values)).rowcount

    def execute_each(self, statement: Executable, values: Sequence[Values]) -> None:
        prepared = self._prepare(statement, values[0])
        self.driver.executemany(prepared.sql, [prepared.into(each) for each in values])
