"""What every transaction is given: the open connection, the statements and the operator's keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from bot.store.sealing import Keyring
from bot.store.statements import Statements

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Work:
    connection: Connection
    statements: Statements
    keyring: Keyring


Job = Callable[[Work], T]
"""One transaction as one synchronous function, the same for both databases."""


class Database(Protocol):
    """Where transactions run. The database's own errors become a StoreError, others pass as they are."""

    async def run(self, job: Job[T]) -> T:
        """Run it as a transaction that writes: saved when this returns, or as if it had never been."""

    async def read(self, job: Job[T]) -> T:
        """Run it as a transaction that only reads, beside the writing ones."""

    async def close(self) -> None: ...
