"""The store on PostgreSQL: the same transactions, run by asyncpg itself."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Connection,
    Executable,
    String,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from bot.runtime.ports import StoreError
from bot.store.failures import CutOff, told, told_of_connecting, told_of_driver
from bot.store.prepared import PreparedStatements, at_once
from bot.store.schema import prepare
from bot.store.sealing import Keyring
from bot.store.statements import Statements
from bot.store.work import Job, T, Together, Values, Waiting, Work

CONNECTIONS = 10
_DEAD = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    # One that was told that it is over, and has not been closed yet, is in no state to begin anything.
    asyncpg.InternalClientError,
)
_CLOCK = select(func.clock_timestamp())
"""Read after a lock was waited for, it is later than the beginning of the transaction."""


def _among(column: Column[str], name: str) -> ColumnElement[bool]:
    return column == any_(bindparam(name, type_=ARRAY(String)))


class AsyncpgWork(Work):
    """Work on one connection, inside a transaction of asyncpg's."""

    def __init__(
        self,
        connection: Connection,
        driver: Any,
        prepared: PreparedStatements,
        statements: Statements,
        keyring: Keyring,
        owner: str,
    ) -> None:
        super().__init__(connection, statements, keyring, owner)
        self._driver = driver
        self._prepare = prepared.prepare

    def select(self, statement: Executable, values: Values) -> Sequence[Any]:
        prepared = self._prepare(statement, values)
        return prepared.out_of(await_only(self._driver.fetch(prepared.sql, *prepared.into(values))))

    def execute(self, statement: Executable, values: Values) -> int:
        prepared = self._prepare(statement, values)
        status: str = await_only(self._driver.execute(prepared.sql, *prepared.into(values)))
        # Such as "INSERT 0 1" or "DELETE 1".
        return int(status.rpartition(" ")[2])

    def execute_each(self, statement: Executable, values: Sequence[Values]) -> None:
        prepared = self._prepare(statement, values[0])
        await_only(self._driver.executemany(prepared.sql, [prepared.into(each) for each in values]))

    def gathering(self) -> Work:
        return Together(self)

    def write_all(self, waiting: Waiting) -> None:
        # Each is a way there and back; what there is equally much of goes together.
        alike: dict[int, list[Executable]] = defaultdict(list)
        for statement, rows in waiting.items():
            alike[len(rows)].append(statement)
        for number, statements in alike.items():
            each = [(self._prepare(statement, waiting[statement][0]), waiting[statement]) for statement in statements]
            together = [[value for prepared, of in each for value in prepared.into(of[n])] for n in range(number)]
            await_only(self._driver.executemany(at_once([prepared.sql for prepared, _ in each]), together))

    def breathe(self) -> None:
        await_only(asyncio.sleep(0))

    def now(self) -> datetime:
        ((now,),) = self.select(_CLOCK, {})
        return now  # type: ignore[no-any-return]


class PostgresDatabase:
    """Opened with `open`."""

    def __init__(self, engine: AsyncEngine, keyring: Keyring) -> None:
        self._engine = engine
        self._keyring = keyring
        self._statements = Statements(insert, _among)
        self._prepared = PreparedStatements(engine.dialect)
        self.owner = ""

    @classmethod
    async def open(cls, url: URL, keyring: Keyring) -> PostgresDatabase:
        engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            connect_args={
                "server_settings": {
                    # A plan frozen while a table was empty can be three hundred times too slow later.
                    "plan_cache_mode": "force_custom_plan",
                    "lock_timeout": "30s",
                    # A statement that waited for a person's lock has to see what the turn before it saved.
                    "default_transaction_isolation": "read committed",
                }
            },
            # The transactions are asyncpg's own: SQLAlchemy keeps the pool and writes the statements.
            isolation_level="AUTOCOMMIT",
            pool_size=CONNECTIONS,
            max_overflow=0,
            hide_parameters=True,
        )
        database = cls(engine, keyring)
        try:
            await database.run(prepare)
        except BaseException:
            await engine.dispose()
            raise
        return database

    async def run(self, job: Job[T]) -> T:
        failure: BaseException
        try:
            async with self._transaction() as (connection, driver):
                return await connection.run_sync(
                    lambda sync: job(
                        AsyncpgWork(sync, driver, self._prepared, self._statements, self._keyring, self.owner)
                    )
                )
        except SQLAlchemyError as error:
            failure = told(error)
        except _DEAD:
            failure = CutOff()
        except asyncpg.PostgresError as error:
            failure = told_of_driver(error)
        raise failure

    async def read(self, job: Job[T]) -> T:
        return await self.run(job)

    async def alone(self) -> bool:
        return False

    async def close(self) -> None:
        await self._engine.dispose()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[tuple[AsyncConnection, Any]]:
        """A transaction on a connection that works. One that died while it lay in the pool is replaced."""
        for _ in range(CONNECTIONS + 1):
            connection = await self._connected()
            try:
                driver: Any = (await connection.get_raw_connection()).driver_connection
                try:
                    transaction = driver.transaction()
                    await transaction.start()
                except _DEAD:
                    await connection.invalidate()
                    continue
                async with _ended(transaction, connection):
                    yield connection, driver
                return
            finally:
                await connection.close()
        raise StoreError("errors.unreachable")

    async def _connected(self) -> AsyncConnection:
        failure: BaseException
        try:
            return await self._engine.connect()
        except Exception as error:
            failure = told_of_connecting(error)
        raise failure


@asynccontextmanager
async def _ended(transaction: Any, connection: AsyncConnection) -> AsyncIterator[None]:
    """Commit, or roll back whatever was raised. A connection that can't do that goes."""
    try:
        yield
    except BaseException:
        try:
            await transaction.rollback()
        except _DEAD:
            await connection.invalidate()
        raise
    try:
        await transaction.commit()
    except _DEAD:
        await connection.invalidate()
        raise
