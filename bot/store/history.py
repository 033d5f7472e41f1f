"""A person's entries, read inside whatever transaction is open."""

from __future__ import annotations

from datetime import date

from bot.core.facts import Linking
from bot.core.records import Entry, Kind, Page
from bot.runtime.ports import Incoming
from bot.store.linking import stands
from bot.store.plain import entry_from_json
from bot.store.sealing import PersonKey
from bot.store.work import Work

LARGEST = 2**31 - 1
"""What an integer column takes. People may type larger numbers, and there is no such entry."""


class History:
    """The Look of the runtime's ports."""

    __slots__ = ("_key", "_person", "_work")

    def __init__(self, work: Work, person: str, key: PersonKey) -> None:
        self._work = work
        self._person = person
        self._key = key

    def page(self, number: int, size: int = 5) -> Page:
        # One row more than fits tells whether there are older ones.
        offset = min((max(number, 1) - 1) * size, LARGEST)
        values = {"person": self._person, "limit": size + 1, "offset": offset}
        rows = self._work.select(self._work.statements.page, values)
        return Page(number, tuple(map(self._open, rows[:size])), older=len(rows) > size)

    def entry(self, id: int) -> Entry | None:
        if not 0 < id <= LARGEST:
            return None
        rows = self._work.select(self._work.statements.entry, {"person": self._person, "id": id})
        return self._open(rows[0]) if rows else None

    def recent(self, kind: Kind, since: date) -> int:
        values = {"person": self._person, "kind": kind, "since": since}
        ((count,),) = self._work.select(self._work.statements.recent, values)
        return int(count)

    def latest(self, kind: Kind, size: int = 10) -> tuple[Entry, ...]:
        values = {"person": self._person, "kind": kind, "limit": size, "offset": 0}
        return tuple(map(self._open, self._work.select(self._work.statements.latest, values)))

    def linking(self, typed: str, incoming: Incoming) -> Linking:
        return stands(self._work, self._person, typed, incoming)

    def _open(self, row: tuple[int, str, Kind, date, bytes]) -> Entry:
        id, name, kind, happened_on, sealed = row
        body = self._key.unseal(sealed, "entries", "sealed", str(id))
        return entry_from_json(id, name, kind, happened_on, body)
