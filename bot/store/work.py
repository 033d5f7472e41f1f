"""What every transaction is given: the open connection, the statements and the operator's keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Executable

from bot.store.sealing import Keyring
from bot.store.statements import Statements

T = TypeVar("T")

Values = Mapping[str, Any]


class Work:
    """Runs the statements through SQLAlchemy; the writing thread of SQLite has a shorter way."""

    def __init__(self, connection: Connection, statements: Statements, keyring: Keyring) -> None:
        self.connection = connection
        self.statements = statements
        self.keyring = keyring

    def select(self, statement: Executable, values: Values) -> Sequence[Any]:
        """The rows, as tuples."""
        return self.connection.execute(statement, values).all()

    def execute(self, statement: Executable, values: Values) -> int:
        """How many rows it changed."""
        return self.connection.execute(statement, values).rowcount

    def execute_each(self, statement: Executable, values: Sequence[Values]) -> None:
        self.connection.execute(statement, values)


Job = Callable[[Work], T]
"""One transaction as one synchronous function, the same for both databases."""


class Database(Protocol):
    """Where transactions run. The database's own errors become a StoreError, others pass as they are."""

    async def run(self, job: Job[T]) -> T:
        """Run it as a transaction that writes: saved when this returns, or as if it had never been."""

    async def read(self, job: Job[T]) -> T:
        """Run it as a transaction that only reads, beside the writing ones."""

    async def close(self) -> None: ...
