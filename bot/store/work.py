"""What every transaction is given: the open connection, the statements and the operator's keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Executable

from bot.store.sealing import Keyring
from bot.store.statements import Statements

T = TypeVar("T")

Values = Mapping[str, Any]
Waiting = Mapping[Executable, Sequence[Values]]


class Work:
    """Runs the statements through SQLAlchemy; those that write have shorter ways of their own."""

    def __init__(self, connection: Connection, statements: Statements, keyring: Keyring, owner: str = "") -> None:
        self.connection = connection
        self.statements = statements
        self.keyring = keyring
        self.owner = owner
        """The worker whose transaction it is; empty for one that shares the database with nobody."""

    def select(self, statement: Executable, values: Values) -> Sequence[Any]:
        """The rows, as tuples."""
        return self.connection.execute(statement, values).all()

    def execute(self, statement: Executable, values: Values) -> int:
        """How many rows it changed."""
        return self.connection.execute(statement, values).rowcount

    def execute_each(self, statement: Executable, values: Sequence[Values]) -> None:
        self.connection.execute(statement, values)

    def write(self, statement: Executable, values: Values) -> None:
        """Execute it before the transaction ends: nobody reads in it what this has changed."""
        self.execute(statement, values)

    def gathering(self) -> Work:
        """What a turn works with where each statement is a way there and back; it has to be finished."""
        return self

    def write_all(self, waiting: Waiting) -> None:
        """Execute all of it, in any order: no two of these statements change the same row."""
        for statement, values in waiting.items():
            self.execute_each(statement, values)

    def finish(self) -> None:
        """Execute now what `write` has put off."""

    def breathe(self) -> None:
        """Between two turns of one transaction: let others go on whom this one would hold up."""

    def now(self) -> datetime:
        """The clock by which leases are compared: the one that all workers share."""
        return datetime.now(UTC)


class Together(Work):
    """A turn, or several in one transaction: what none of them reads again is written at the end, and at one go."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.connection, work.statements, work.keyring, work.owner)
        self._work = work
        self._waiting: dict[Executable, list[Values]] = defaultdict(list)

    def select(self, statement: Executable, values: Values) -> Sequence[Any]:
        return self._work.select(statement, values)

    def execute(self, statement: Executable, values: Values) -> int:
        return self._work.execute(statement, values)

    def execute_each(self, statement: Executable, values: Sequence[Values]) -> None:
        self._work.execute_each(statement, values)

    def breathe(self) -> None:
        self._work.breathe()

    def now(self) -> datetime:
        return self._work.now()

    def write(self, statement: Executable, values: Values) -> None:
        self._waiting[statement].append(values)

    def finish(self) -> None:
        self._work.write_all(self._waiting)
        self._waiting.clear()


Job = Callable[[Work], T]
"""One transaction as one synchronous function, the same for both databases."""


class Database(Protocol):
    """Where transactions run. The database's own errors become a StoreError, others pass as they are."""

    owner: str
    """The name of this worker's lease, once it has one."""

    async def run(self, job: Job[T]) -> T:
        """Run it as a transaction that writes: saved when this returns, or as if it had never been."""

    async def read(self, job: Job[T]) -> T:
        """Run it as a transaction that only reads, beside the writing ones."""

    async def alone(self) -> bool:
        """Whether no other worker can be here as long as this one is."""

    async def close(self) -> None: ...
