"""People with no entry, a dozen and five thousand: every command answers each of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.records import KINDS, Record
from tests.pretend import NOON, Person

COMMANDS = (
    "/rejected", "/noanswer", "/wins", "/history", "/helpnow", "/mydata", "/privacy", "/settings", "/line",
    "/patterns", "/learned", "/win", "/values", "/comfort", "/menu", "/help", "/stop", "/link",
)  # fmt: skip


def persona(entries: int) -> Person:
    mei = Person().lets_keep("words")
    for number in range(1, entries + 1):
        kind = KINDS[number % len(KINDS)]
        on = NOON.date() - timedelta(days=number // 3)
        taps = {"stage": ("interview",)} if kind == "rejection" else {}
        mei.memory.entries[number] = (f"s{number}", Record(kind, kind, on, taps, {"what": f"number {number} of many"}))
    return mei


@pytest.mark.parametrize("entries", [0, 12, 5000])
def test_every_command_answers(entries: int) -> None:
    mei = persona(entries)
    for command in COMMANDS:
        mei.writes(command)
        assert mei.replies, command
        assert "ui.went_wrong" not in mei.heard
        assert all(len(message.plain) <= 450 for message in mei.replies), command
        assert all(len(message.buttons) <= 25 for message in mei.replies), command


@pytest.mark.parametrize("entries", [1, 12, 5000])
def test_the_diary_is_paged_searched_and_mended(entries: int) -> None:
    mei = persona(entries).writes("/history").taps("Look for a word").writes(f"number {entries}")
    assert mei.heard == ["history.found_these", "history.page"]
    mei.writes("1").taps("Change the words", "What it is").writes("mended")
    assert mei.heard == ["history.mended"]
