"""Reading a person's history beside the turns: for pages, recaps and exports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.core.records import Entry, Page
from bot.runtime.ports import Look
from bot.store.history import History
from bot.store.work import Database, Work

T = TypeVar("T")


class Reader:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, person: str, number: int, size: int = 5) -> Page:
        return await self.look(person, lambda history: history.page(number, size))

    async def entry(self, person: str, id: int) -> Entry | None:
        return await self.look(person, lambda history: history.entry(id))

    async def look(self, person: str, read: Callable[[Look], T]) -> T:
        """Several reads of one moment."""

        def job(work: Work) -> T:
            rows = work.select(work.statements.load_key, {"person": person})
            key = work.keyring.open_person(person, rows[0][0] if rows else None)
            return read(History(work, person, key))

        return await self._database.read(job)
