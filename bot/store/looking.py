"""Statements that look at a history by kinds, built once for each choice of kinds."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, literal, not_, or_, select

from bot.core.records import CLOSED, Kind
from bot.store.tables import entries

ENTRY: Select[Any] = select(
    entries.c.id, entries.c.name, entries.c.kind, entries.c.happened_on, entries.c.sealed
).where(entries.c.person == bindparam("person"))


def _of(kinds: tuple[Kind, ...]) -> ColumnElement[bool]:
    # Written out, since a list of its own length would be another statement each time.
    return or_(*(entries.c.kind == literal(kind) for kind in kinds))


def _paged(statement: Select[Any]) -> Select[Any]:
    newest_first = statement.order_by(entries.c.happened_on.desc(), entries.c.id.desc())
    return newest_first.limit(bindparam("limit")).offset(bindparam("offset"))


_folded = and_(_of(CLOSED), entries.c.happened_on < bindparam("before"))
unfolded = _paged(ENTRY.where(not_(_folded)))
count_folded = select(func.count()).where(entries.c.person == bindparam("person"), _folded)
count_kinds = (
    select(entries.c.kind, func.count()).where(entries.c.person == bindparam("person")).group_by(entries.c.kind)
)


@cache
def page_of(kinds: tuple[Kind, ...]) -> Select[Any]:
    """A page of these kinds; of all, where none is named."""
    return _paged(ENTRY.where(_of(kinds)) if kinds else ENTRY)


@cache
def next_of(kinds: tuple[Kind, ...]) -> Select[Any]:
    """The entry of these kinds with the highest id under a given one, up to a day."""
    under = and_(entries.c.id < bindparam("under"), entries.c.happened_on <= bindparam("until"))
    return ENTRY.where(_of(kinds), under).order_by(entries.c.id.desc()).limit(1)
