"""The history as a sheet: a CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io

from bot.core.archive import Past

COLUMNS = ("id", "day", "kind", "name", "choices", "words", "kept_at")
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would work out."""


def harmless(cell: str) -> str:
    """A cell as text: one that looks like a formula gets an apostrophe, which spreadsheets take for a quote."""
    return f"'{cell}" if cell.lstrip(" \n").startswith(RISKY) or cell.startswith(RISKY) else cell


def sheet(entries: tuple[Past, ...]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for past in entries:
        record = past.record
        choices = "; ".join(f"{step}: {', '.join(chosen)}" for step, chosen in record.taps.items())
        words = "\n".join(f"{name}: {said}" for name, said in record.words.items())
        row = (str(past.id), record.on.isoformat(), record.kind, record.name, choices, words, past.kept_at)
        writer.writerow([harmless(cell) for cell in row])
    return out.getvalue()
