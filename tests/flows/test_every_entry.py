"""Each kind of entry is opened, mended, moved to another day and deleted; and what is gone meanwhile is called gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records import KINDS, Kind, Record
from bot.core.walk import records_of, walk_all
from bot.flows.every import FLOWS
from tests.pretend import NOON, Person

TODAY = NOON.date()


def real_ones() -> dict[Kind, Record]:
    """One record of each kind, as the conversations keep it: one with words, where there is one."""
    found: dict[Kind, Record] = {}
    for _, walk in walk_all(FLOWS, 60):
        for record in records_of(walk):
            if record.kind not in found or (record.words and not found[record.kind].words):
                found[record.kind] = record
    return found


REAL = real_ones()


def with_one(kind: Kind, *, on: int = 3) -> Person:
    mei = Person().lets_keep("words")
    record = REAL[kind]
    day = TODAY - timedelta(days=on)
    mei.memory.entries[1] = ("earlier", Record(kind, record.name, day, record.taps, record.words))
    return mei.writes("history").writes("1")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_opened_mended_moved_and_deleted(kind: Kind) -> None:
    mei = with_one(kind)
    assert mei.heard[0] == "history.head"
    assert "history.gone" not in mei.heard
    mei.taps("Change the words").writes("1").writes("told anew, in my words")
    assert mei.heard == ["history.mended"]
    (record,) = mei.history
    assert "told anew, in my words" in record.words.values()
    assert record.kind == kind
    mei.writes("history", "1")
    assert "told anew, in my words" in mei.reads
    mei.taps("Change the day", "Yesterday")
    assert mei.heard == ["history.moved"]
    assert mei.history[0].on == TODAY - timedelta(days=1)
    assert mei.history[0].words == record.words
    mei.writes("history", "1").taps("Delete it", "Delete it")
    assert mei.heard == ["history.erased"]
    assert not mei.history


@pytest.mark.parametrize(
    ("taps", "last"),
    [
        (("Change the words", "1"), "told anew"),
        (("Change the words", "1"), "Remove these words"),
        (("Change the day",), "Yesterday"),
        (("Delete it",), "Delete it"),
        (("Keep a line of it",), "1"),
        (("Put it into the wins jar",), "1"),
    ],
)
def test_what_was_deleted_elsewhere_meanwhile_is_called_gone(taps: tuple[str, ...], last: str) -> None:
    """Two devices, one entry: whatever is done to it here, it is not claimed to have worked."""
    mei = with_one("lesson")
    for label in taps:
        if not label.isdigit():
            mei.taps(label)
        else:
            mei.writes(label)
    mei.memory.entries.clear()
    mei = mei.writes(last) if last in ("told anew", "1") else mei.taps(last)
    assert mei.heard == ["history.gone"]
    assert not mei.history


def test_a_day_that_lies_ahead_becomes_today_and_one_long_ago_is_taken() -> None:
    mei = with_one("win").taps("Change the day").writes("1 January 1970")
    mei.writes("history", "1")
    assert mei.history[0].on <= TODAY
    mei.taps("Change the day").writes("3 January 2090")
    assert mei.history[0].on <= TODAY
