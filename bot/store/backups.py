"""A backup in two parts, the rows and the keys, and the way back. The erased stay erased.

Rows are sealed, so the first part alone shows nobody's words; the second opens them only with ONWARD_KEYS. Restored
with keys and tombstones of a later day, whoever was erased meanwhile has no key any more and is erased again.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Date, LargeBinary, Table, insert, select, text

from bot.runtime.ports import StoreError
from bot.store.erasing import erase_again, erase_key, erase_rows
from bot.store.group_belongings import settle_restored, withdraw_unclaimed
from bot.store.group_erasing import withdraw_all, written_by
from bot.store.tables import REVISION, UtcDateTime, keys, metadata, outbox, persons, removals, tombstones
from bot.store.work import Work

FORMAT = "onward-backup"
KEY_TABLES = (keys, tombstones)
LEFT_OUT = (outbox, removals)
"""What was on its way then would come late and out of turn; from whom messages were taken back is nobody's to know."""
TOGETHER = 500


def back_up(work: Work, data: Path, key_file: Path) -> int:
    """Write both parts as of one moment. Returns how many rows they hold."""
    if work.connection.dialect.name == "postgresql":
        work.connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    data_tables = [t for t in metadata.sorted_tables if t not in (*KEY_TABLES, *LEFT_OUT)]
    return _write(work, data, "data", data_tables) + _write(work, key_file, "keys", KEY_TABLES)


def restore(work: Work, data: Path, key_file: Path) -> int:
    """Put both parts into an empty database. Returns how many people were erased again."""
    if work.connection.execute(select(persons.c.id).limit(1)).first():
        raise StoreError("errors.not_empty")
    for file, part in ((key_file, "keys"), (data, "data")):
        _read(work, file, part)
    wrapped = work.connection.execute(select(keys.c.wrapped).limit(1)).scalar_one_or_none()
    if wrapped is not None:
        work.keyring.expect(wrapped)
    settle_restored(work)
    erased = erase_again(work)
    with_keys = select(keys.c.person)
    for (person,) in work.connection.execute(select(persons.c.id).where(persons.c.id.not_in(with_keys))).all():
        withdraw_all(work, written_by(work, person), person)
        erase_rows(work, person)
        erase_key(work, person)
        erased += 1
    if erased:
        withdraw_unclaimed(work)
    return erased


def _write(work: Work, file: Path, part: str, tables: Iterable[Table]) -> int:
    draft = file.with_name(f"{file.name}.part")
    rows = 0
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        out.write(json.dumps({"format": FORMAT, "part": part, "revision": REVISION}) + "\n")
        for table in tables:
            for row in work.connection.execute(select(table)):
                out.write(json.dumps({"table": table.name, "row": [_plain(value) for value in row]}) + "\n")
                rows += 1
        out.write(json.dumps({"rows": rows}) + "\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    return rows


def _read(work: Work, file: Path, part: str) -> None:
    waiting: list[dict[str, Any]] = []
    into: Table | None = None
    rows, ended = 0, False
    for plain in _lines(file, part):
        if "rows" in plain:
            ended = plain["rows"] == rows
            continue
        table = metadata.tables.get(plain["table"])
        if table is None or (table in KEY_TABLES) != (part == "keys"):
            raise StoreError("errors.not_a_backup")
        if into is not None and (table is not into or len(waiting) >= TOGETHER):
            work.connection.execute(insert(into), waiting)
            waiting = []
        into = table
        columns = list(table.columns)
        if len(columns) != len(plain["row"]):
            raise StoreError("errors.not_a_backup")
        waiting.append(
            {column.name: _value(column.type, each) for column, each in zip(columns, plain["row"], strict=True)}
        )
        rows += 1
    if into is not None and waiting:
        work.connection.execute(insert(into), waiting)
    if not ended:
        # Cut short: half a backup must not pass for a whole one.
        raise StoreError("errors.not_a_backup")


def _lines(file: Path, part: str) -> Iterator[dict[str, Any]]:
    try:
        with file.open(encoding="utf-8") as source:
            head = json.loads(source.readline())
            if head.get("format") != FORMAT or head.get("part") != part:
                raise StoreError("errors.not_a_backup")
            if head.get("revision") != REVISION:
                raise StoreError("errors.other_backup")
            for line in source:
                yield json.loads(line)
    except (OSError, ValueError, AttributeError):
        raise StoreError("errors.not_a_backup") from None


def _plain(value: object) -> object:
    match value:
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case datetime() | date():
            return value.isoformat()
        case _:
            return value


def _value(kind: object, value: Any) -> Any:
    try:
        if value is None:
            return None
        if isinstance(kind, LargeBinary):
            return base64.b64decode(value, validate=True)
        if isinstance(kind, UtcDateTime):
            return datetime.fromisoformat(value)
        if isinstance(kind, Date):
            return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise StoreError("errors.not_a_backup") from None
    return value
