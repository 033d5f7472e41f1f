"""The store on SQLite: one thread owns the one writing connection, so that a whole turn is one hop.

Turns that wait share a commit: each runs in a savepoint of its own, and each caller goes on after the commit.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, Literal, cast

from sqlalchemy import JSON, URL, Column, ColumnElement, NullPool, bindparam, create_engine, event, func, select
from sqlalchemy.dialects.sqlite import insert

from bot.runtime.ports import StoreError
from bot.store.failures import told, told_of_files
from bot.store.prepared import PreparedWork
from bot.store.schema import prepare
from bot.store.sealing import Keyring
from bot.store.statements import Statements
from bot.store.work import Job, T, Work

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

Synchronous = Literal["NORMAL", "FULL"]

_TOGETHER = 64
"""So many turns share a commit at most: nobody waits long for the others."""


@dataclass(slots=True, eq=False)
class _Errand(Generic[T]):
    """A job on its way to the thread, and what became of it on the way back."""

    job: Job[T]
    back: asyncio.Future[None]
    result: T | None = None
    error: BaseException | None = None


class SqliteDatabase:
    """Opened with `open`; used from the event loop that opened it."""

    def __init__(self, file: Path, work: PreparedWork) -> None:
        self._file = file
        self._work = work
        self._driver = work.driver
        self._loop = asyncio.get_running_loop()
        self._errands: SimpleQueue[_Errand[Any] | None] = SimpleQueue()
        self._readers: AsyncEngine | None = None
        self._lock: sqlite3.Connection | None = None
        self._closed: asyncio.Future[None] | None = None
        threading.Thread(target=self._serve, name="store", daemon=True).start()

    @classmethod
    async def open(
        cls, file: Path, keyring: Keyring, *, synchronous: Synchronous = "NORMAL", patience: float = 5.0
    ) -> SqliteDatabase:
        """`patience` is how many seconds another process may hold the database before it counts as locked."""
        return cls(file, await asyncio.to_thread(_opened, file, keyring, synchronous, patience))

    @property
    def owner(self) -> str:
        return self._work.owner

    @owner.setter
    def owner(self, name: str) -> None:
        self._work.owner = name

    async def run(self, job: Job[T]) -> T:
        if self._closed:
            raise StoreError
        errand = _Errand(job, self._loop.create_future())
        self._errands.put(errand)
        await errand.back
        # Raised here and not set on the future, which would refuse a StopIteration and wait for ever.
        if errand.error:
            raise errand.error
        return cast(T, errand.result)

    async def read(self, job: Job[T]) -> T:
        if self._closed:
            raise StoreError
        self._readers = self._readers or _readers(self._file)
        failure: BaseException
        try:
            async with self._readers.connect() as connection:
                # The driver begins nothing for reads by itself, and several reads want to see one moment.
                await connection.exec_driver_sql("BEGIN")
                work = self._work
                return await connection.run_sync(lambda sync: job(Work(sync, work.statements, work.keyring)))
        except Exception as error:
            failure = told(error)
        raise failure

    async def alone(self) -> bool:
        self._lock = self._lock or await asyncio.to_thread(_locked, self._file)
        return self._lock is not None

    async def close(self) -> None:
        if not self._closed:
            self._closed = self._loop.create_future()
            self._errands.put(None)
            if self._readers:
                await self._readers.dispose()
            if self._lock:
                self._lock.close()
        await self._closed

    # --- in the thread -------------------------------------------------------------------------------

    def _serve(self) -> None:
        closing = False
        while not closing:
            batch = [self._errands.get()]
            with suppress(Empty):
                while len(batch) < _TOGETHER:
                    batch.append(self._errands.get_nowait())
            closing = None in batch
            errands = [errand for errand in batch if errand and not errand.back.cancelled()]
            if errands:
                self._write(errands)
                self._call(_send_back, errands)
        with suppress(Exception):
            self._work.connection.close()
        self._call(_settle, self._closed)

    def _write(self, errands: list[_Errand[Any]]) -> None:
        """Run them in one transaction. What one raises is its own, what the commit raises is everybody's."""
        execute = self._driver.execute
        try:
            execute("BEGIN IMMEDIATE")
            for errand in errands:
                execute("SAVEPOINT errand")
                try:
                    errand.result = errand.job(self._work)
                except BaseException as error:
                    errand.error = told(error)
                    if not self._driver.in_transaction:
                        # A full disk and the like: SQLite has undone all of it, the others' part too.
                        raise
                    execute("ROLLBACK TO errand")
                execute("RELEASE errand")
            execute("COMMIT")
        except BaseException as error:
            for errand in errands:
                errand.error = errand.error or told(error)
            with suppress(sqlite3.Error):
                self._driver.rollback()

    def _call(self, *callback: Any) -> None:
        # The loop may have been closed without closing the store: then nobody is left to be told.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(*callback)


def _send_back(errands: list[_Errand[Any]]) -> None:
    for errand in errands:
        _settle(errand.back)


def _settle(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


def _among(column: Column[str], name: str) -> ColumnElement[bool]:
    # A list is one value here, as JSON.
    return column.in_(select(func.json_each(bindparam(name, type_=JSON)).table_valued("value").c.value))


def _opened(file: Path, keyring: Keyring, synchronous: Synchronous, patience: float) -> PreparedWork:
    failure: BaseException
    try:
        _make(file)
        engine = create_engine(
            URL.create("sqlite", database=str(file)),
            # It is opened here and used in its own thread; the transactions are begun by hand, as IMMEDIATE.
            connect_args={"timeout": patience, "check_same_thread": False, "isolation_level": None},
            poolclass=NullPool,
            hide_parameters=True,
        )
        work = PreparedWork(engine.connect(), Statements(insert, _among), keyring)
        try:
            for pragma in (
                "journal_mode = WAL",
                f"synchronous = {synchronous}",
                "foreign_keys = ON",
                "secure_delete = ON",
            ):
                work.driver.execute(f"PRAGMA {pragma}")
            with work.connection.begin():
                work.driver.execute("BEGIN IMMEDIATE")
                prepare(work)
            return work
        except BaseException:
            work.connection.close()
            raise
    except OSError as error:
        failure = told_of_files(error)
    except Exception as error:
        failure = told(error)
    raise failure


def _locked(file: Path) -> sqlite3.Connection | None:
    """A lock that ends with the process, however it ends; None while another process has it."""
    beside = file.with_name(f"{file.name}-worker")
    _make(beside)
    lock = sqlite3.connect(beside, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        return None
    return lock


def _make(file: Path) -> None:
    """The file and its folder, for their owner only. SQLite gives its side files the same mode."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDONLY | os.O_CREAT, 0o600))


def _readers(file: Path) -> AsyncEngine:
    from sqlalchemy.ext.asyncio import create_async_engine

    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(file)),
        connect_args={"isolation_level": None},
        hide_parameters=True,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def only_read(connection: Any, record: object) -> None:  # noqa: ARG001
        connection.cursor().execute("PRAGMA query_only = ON")

    return engine
