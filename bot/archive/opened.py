"""A file that somebody sent: an export of ours, a table of another tracker, or neither. Never an error.

Columns are known by name, in English and Malay. A day that lies ahead or before 1990 is not taken over.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Literal

from bot.core.archive import FILE, LARGEST, Belongings, NotAnArchive, Past, from_text, to_text
from bot.core.records import Kind, Record

UNPACKED = 40_000_000
MOST_COLUMNS = 60
MOST_ROWS = 5_000
LONGEST_CELL = 2_000
EARLIEST = date(1990, 1, 1)

What = Literal["own", "table", "too_large", "too_wide", "too_long", "no_text", "no_columns", "empty", "unknown"]

COLUMNS = {
    "company": ("company", "employer", "organisation", "organization", "company name", "syarikat", "majikan",
                "nama syarikat"),
    "role": ("role", "position", "title", "job", "job title", "jawatan", "kerja", "nama jawatan"),
    "sector": ("sector", "industry", "sektor", "industri", "bidang"),
    "day": ("date", "day", "applied", "applied on", "date applied", "application date", "last update", "updated",
            "tarikh", "tarikh mohon", "hari"),
    "outcome": ("status", "outcome", "result", "stage", "state", "keputusan", "peringkat"),
    "note": ("note", "notes", "comment", "comments", "remarks", "catatan", "nota", "ulasan"),
}  # fmt: skip
OUTCOMES: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("rejection", ("reject", "declin", "unsuccess", "not selected", "turned down", "ditolak", "gagal", "tolak")),
    ("silence", ("ghost", "no answer", "no response", "no reply", "silence", "tiada jawapan", "senyap")),
    ("offer", ("offer", "accept", "hired", "tawaran", "diterima", "berjaya")),
    ("interview", ("interview", "temu duga", "temuduga")),
)
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%b %d, %Y")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file turned out to be. `lines` is what would be brought in, as `bot.core.archive` writes it."""

    what: What
    lines: str = field(default="", repr=False)
    columns: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """What each known column is, and how it is headed."""
    left_out: int = 0
    """Columns that nothing here answers to."""
    undated: int = 0


def opened(content: bytes, now: datetime) -> Opened:
    if len(content) > LARGEST:
        return Opened("too_large")
    if not content.strip():
        return Opened("empty")
    text = _text(content)
    if text is None:
        return Opened("no_text")
    if isinstance(text, Opened):
        return text
    if text.lstrip().startswith("{"):
        try:
            belongings = from_text(text)
        except NotAnArchive:
            return Opened("unknown")
        return Opened("own", to_text(belongings)) if belongings.entries or belongings.person else Opened("empty")
    return _table(text, now)


def _text(content: bytes) -> str | Opened | None:
    if content.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                info = archive.getinfo(FILE)
                if info.file_size > UNPACKED:
                    return Opened("too_large")
                with archive.open(info) as file:
                    content = file.read(UNPACKED + 1)
        except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
            return Opened("unknown")
        if len(content) > UNPACKED:
            return Opened("too_large")
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        controls = sum(letter < " " and letter not in "\t\r\n" for letter in text[:10_000])
        return text if controls == 0 else None
    return None


def _table(text: str, now: datetime) -> Opened:
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:20_000], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows = csv.reader(io.StringIO(text, newline=""), dialect)
    try:
        heads = next(rows, [])
        if len(heads) > MOST_COLUMNS:
            return Opened("too_wide")
        known = _known(heads)
        if not {"company", "role"} & set(known):
            return Opened("no_columns")
        entries: list[Past] = []
        undated = 0
        for row in rows:
            if len(entries) >= MOST_ROWS:
                return Opened("too_long")
            record, dated = _record(known, row, now.date(), len(entries) + 1)
            if record:
                undated += not dated
                entries.append(Past(len(entries) + 1, f"brought-{now:%Y%m%d%H%M%S}", now.isoformat(), record))
    except (csv.Error, ValueError):
        return Opened("unknown")
    if not entries:
        return Opened("empty")
    columns = tuple((what, _shown(heads[at])) for what, at in known.items())
    return Opened("table", to_text(Belongings(tuple(entries))), columns, len(heads) - len(known), undated)


def _known(heads: list[str]) -> dict[str, int]:
    """Where each known column stands; the first of several counts."""
    found: dict[str, int] = {}
    for what, names in COLUMNS.items():
        for at, head in enumerate(heads):
            if re.sub(r"[\s_\-:]+", " ", head).strip().casefold() in names and what not in found:
                found[what] = at
    return found


def _record(known: dict[str, int], row: list[str], today: date, number: int) -> tuple[Record | None, bool]:
    cells = {what: _cell(row[at]) for what, at in known.items() if at < len(row)}
    if not cells.get("company") and not cells.get("role"):
        return None, True
    day = _day(cells.get("day", ""))
    usable = day is not None and EARLIEST <= day <= today
    outcome = cells.get("outcome", "").casefold()
    kind: Kind = next((kind for kind, signs in OUTCOMES if any(sign in outcome for sign in signs)), "note")
    said = {
        "company": cells.get("company"),
        "role": cells.get("role"),
        "sector": cells.get("sector"),
        "told": cells.get("note"),
    }
    words = {name: text for name, text in said.items() if text}
    if kind == "note":
        words["what"] = " · ".join(filter(None, (cells.get("company"), cells.get("role"), cells.get("outcome"))))
    taps = {} if usable else {"rough": ("yes",)}
    return Record(kind, f"row{number}", day if usable and day else today, taps, words), usable


def _cell(cell: str) -> str:
    """The text of a cell. A formula is only text here; the quote before one, which we write ourselves, goes."""
    text = "".join(letter for letter in cell if letter >= " " or letter == "\n").strip()[:LONGEST_CELL]
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text


def _shown(head: str) -> str:
    return _cell(head).replace("\n", " ")[:40]


def _day(cell: str) -> date | None:
    cell = cell.partition("T")[0].strip()
    for form in _DAYS:
        try:
            return datetime.combine(datetime.strptime(cell, form).date(), time(), UTC).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
