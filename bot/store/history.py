"""A person's entries, read inside whatever transaction is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.core.facts import Linking
from bot.core.groups import BuddyView, GroupView, PostView
from bot.core.records import Entry, Kind, Page
from bot.runtime.incoming import Incoming, Place
from bot.store.belongings import count_within, last_entry
from bot.store.group_news import advice
from bot.store.group_pairs import buddy
from bot.store.group_practice import helpers
from bot.store.group_views import in_review, memberships, post_views, replies, view
from bot.store.linking import stands
from bot.store.looking import count_folded, count_kinds, next_of, page_of, unfolded
from bot.store.plain import entry_from_json
from bot.store.sealing import PersonKey
from bot.store.work import Work

LARGEST = 2**31 - 1
"""What an integer column takes. People may type larger numbers, and there is no such entry."""


SEARCHED, CHUNK = 6_000, 500
"""So many of the newest entries are opened for a search, so many at a time: nothing can be searched in SQL."""


class History:
    """The Look of the runtime's ports."""

    __slots__ = ("_key", "_person", "_work")

    def __init__(self, work: Work, person: str, key: PersonKey) -> None:
        self._work = work
        self._person = person
        self._key = key

    def page(self, number: int, size: int = 5, only: tuple[Kind, ...] = (), fold_before: date | None = None) -> Page:
        # One row more than fits tells whether there are older ones.
        offset = min((max(number, 1) - 1) * size, LARGEST)
        values: dict[str, Any] = {"person": self._person, "limit": size + 1, "offset": offset}
        folded, statement = 0, page_of(only)
        if fold_before:
            statement = unfolded
            values["before"] = fold_before
            if number == 1:
                folding = {"person": self._person, "before": fold_before}
                ((folded,),) = self._work.select(count_folded, folding)
        rows = self._work.select(statement, values)
        return Page(number, tuple(map(self._open, rows[:size])), older=len(rows) > size, folded=folded)

    def counts(self) -> Mapping[Kind, int]:
        return dict(self._work.select(count_kinds, {"person": self._person}))

    def next_of(self, kinds: tuple[Kind, ...], after: int, until: date) -> Entry | None:
        for under in (after, LARGEST):
            values = {"person": self._person, "under": under, "until": until}
            rows = self._work.select(next_of(kinds), values)
            if rows:
                return self._open(rows[0])
        return None

    def within(self, first: date, last: date) -> int:
        values = {"person": self._person, "first": first, "last": last}
        ((count,),) = self._work.select(count_within, values)
        return int(count)

    def last_entry(self) -> int:
        rows = self._work.select(last_entry, {"person": self._person})
        return int(rows[0][0]) if rows else 0

    def search(self, words: str, size: int = 5) -> tuple[Entry, ...]:
        wanted = words.casefold().split()
        if not wanted:
            return ()
        found: list[Entry] = []
        for number in range(SEARCHED // CHUNK):
            values = {"person": self._person, "limit": CHUNK, "offset": number * CHUNK}
            rows = self._work.select(page_of(()), values)
            for entry in map(self._open, rows):
                written = "\n".join(entry.record.words.values()).casefold()
                if all(word in written for word in wanted):
                    found.append(entry)
                    if len(found) == size:
                        return tuple(found)
            if len(rows) < CHUNK:
                break
        return tuple(found)

    def entry(self, id: int) -> Entry | None:
        if not 0 < id <= LARGEST:
            return None
        rows = self._work.select(self._work.statements.entry, {"person": self._person, "id": id})
        return self._open(rows[0]) if rows else None

    def recent(self, kind: Kind, since: date) -> int:
        values = {"person": self._person, "kind": kind, "since": since}
        ((count,),) = self._work.select(self._work.statements.recent, values)
        return int(count)

    def by_day(self, kind: Kind) -> tuple[tuple[date, int], ...]:
        rows = self._work.select(self._work.statements.by_day, {"person": self._person, "kind": kind})
        return tuple((day, int(count)) for day, count in rows)

    def latest(self, kind: Kind, size: int = 10) -> tuple[Entry, ...]:
        values = {"person": self._person, "kind": kind, "limit": size, "offset": 0}
        return tuple(map(self._open, self._work.select(self._work.statements.latest, values)))

    def linking(self, typed: str, incoming: Incoming) -> Linking:
        return stands(self._work, self._person, typed, incoming)

    def groups(self) -> tuple[GroupView, ...]:
        return memberships(self._work, self._person)

    def group(self, id: str) -> tuple[GroupView, Place, str] | None:
        return view(self._work, self._person, id)

    def posts(self, ids: Sequence[str], *, locked: bool = False) -> tuple[PostView, ...]:
        return post_views(self._work, ids, locked=locked)

    def replies(self, post: str) -> tuple[PostView, ...]:
        return replies(self._work, post)

    def advice(self, group: str) -> tuple[PostView, ...]:
        return advice(self._work, group)

    def helpers(self, post: str) -> tuple[tuple[str, str], ...]:
        return helpers(self._work, self._person, post)

    def buddy(self, id: str, now: datetime) -> BuddyView:
        return buddy(self._work, self._person, id, now)

    def in_review(self, group: str) -> tuple[PostView, ...]:
        return in_review(self._work, group)

    def _open(self, row: tuple[int, str, Kind, date, bytes]) -> Entry:
        id, name, kind, happened_on, sealed = row
        body = self._key.unseal(sealed, "entries", "sealed", str(id))
        return entry_from_json(id, name, kind, happened_on, body)
