"""The export: one archive with JSON, a sheet, a calendar file and a page. The same belongings make the same bytes."""

from __future__ import annotations

import io
import zipfile

from bot.archive.calendar import calendar
from bot.archive.page import Reading
from bot.archive.sheet import sheet
from bot.core.archive import FILE, Belongings, to_text
from bot.words.catalog import Words

NAME = "onward-export.zip"
_MADE = (1980, 1, 1, 0, 0, 0)


def pack(belongings: Belongings, words: Words, locale: str = "en") -> bytes:
    reading = Reading(words, locale)
    promised = reading.text("mydata.promised_title", {})
    files = {
        FILE: to_text(belongings),
        # The mark at the beginning tells spreadsheets that it is UTF-8.
        "onward.csv": "\ufeff" + sheet(belongings.entries),
        "onward.ics": calendar(belongings, reading.title, promised),
        "onward.html": reading.page(belongings),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # People paste anything, even half a letter: JSON has a way to write it, the others show a question mark.
            half_letters = "backslashreplace" if name == FILE else "replace"
            archive.writestr(zipfile.ZipInfo(name, _MADE), text.encode("utf-8", half_letters), zipfile.ZIP_DEFLATED)
    return out.getvalue()
