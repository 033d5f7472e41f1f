"""The history as a calendar file (RFC 5545): a day for each entry, a time for each promised message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from bot.core.archive import Belongings, Past

LONGEST_LINE = 75
"""Bytes of one line; a longer one goes on in the next, after a blank."""


def calendar(belongings: Belongings, title: Callable[[Past], str], promised: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Onward//export//EN"]
    for past in belongings.entries:
        day = past.record.on
        lines += _event(
            f"entry-{past.id}", past.kept_at, title(past),
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        )  # fmt: skip
    for name, due in belongings.reminders:
        lines += _event(f"promised-{name}", due, promised, f"DTSTART:{_stamp(due)}", "DURATION:PT5M")
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(uid: str, at: str, title: str, *when: str) -> list[str]:
    return [
        "BEGIN:VEVENT", f"UID:{_escaped(uid)}@onward", f"DTSTAMP:{_stamp(at)}", *when,
        f"SUMMARY:{_escaped(title)}", "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "END:VEVENT",
    ]  # fmt: skip


def _stamp(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    piece = ""
    for letter in line:
        if len((piece + letter).encode("utf-8", "replace")) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
