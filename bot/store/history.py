"""A person's entries, read inside whatever transaction is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.core.records import Entry, Kind, Page
from bot.store.plain import entry_from_json
from bot.store.sealing import PersonKey
from bot.store.work import Work


class History:
    """The Look of the runtime's ports."""

    __slots__ = ("_key", "_person", "_work")

    def __init__(self, work: Work, person: str, key: PersonKey) -> None:
        self._work = work
        self._person = person
        self._key = key

    def page(self, number: int, size: int = 5) -> Page:
        # One row more than fits tells whether there are older ones.
        values = {"person": self._person, "limit": size + 1, "offset": (max(number, 1) - 1) * size}
        rows = self._rows(self._work.statements.page, values)
        return Page(number, tuple(map(self._open, rows[:size])), older=len(rows) > size)

    def entry(self, id: int) -> Entry | None:
        rows = self._rows(self._work.statements.entry, {"person": self._person, "id": id})
        return self._open(rows[0]) if rows else None

    def recent(self, kind: Kind, since: date) -> int:
        values = {"person": self._person, "kind": kind, "since": since}
        return int(self._work.connection.execute(self._work.statements.recent, values).scalar_one())

    def _rows(self, statement: Any, values: dict[str, Any]) -> Sequence[Any]:
        return self._work.connection.execute(statement, values).all()

    def _open(self, row: Any) -> Entry:
        body = self._key.unseal(row.sealed, "entries", "sealed", str(row.id))
        return entry_from_json(row.id, row.name, row.kind, row.happened_on, body)
