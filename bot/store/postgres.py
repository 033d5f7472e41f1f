"""The store on PostgreSQL: the same transactions, run through asyncpg."""

from __future__ import annotations

from sqlalchemy import URL
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.failures import told, told_of_connecting
from bot.store.schema import prepare
from bot.store.sealing import Keyring
from bot.store.statements import Statements
from bot.store.work import Job, T, Work


class PostgresDatabase:
    """Opened with `open`."""

    def __init__(self, engine: AsyncEngine, keyring: Keyring) -> None:
        self._engine = engine
        self._keyring = keyring
        self._statements = Statements(insert)

    @classmethod
    async def open(cls, url: URL, keyring: Keyring) -> PostgresDatabase:
        engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            # A plan frozen while a table was empty can be three hundred times too slow later.
            connect_args={"server_settings": {"plan_cache_mode": "force_custom_plan", "lock_timeout": "30s"}},
            # A statement that waited for a person's lock has to see what the turn before it saved.
            isolation_level="READ COMMITTED",
            pool_pre_ping=True,
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
        connection = await self._connected()
        failure: BaseException
        try:
            async with connection.begin():
                return await connection.run_sync(lambda sync: job(Work(sync, self._statements, self._keyring)))
        except SQLAlchemyError as error:
            failure = told(error)
        finally:
            await connection.close()
        raise failure

    async def read(self, job: Job[T]) -> T:
        return await self.run(job)

    async def close(self) -> None:
        await self._engine.dispose()

    async def _connected(self) -> AsyncConnection:
        failure: BaseException
        try:
            return await self._engine.connect()
        except Exception as error:
            failure = told_of_connecting(error)
        raise failure
