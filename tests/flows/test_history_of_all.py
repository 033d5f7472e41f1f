"""What each conversation keeps is shown again in words, whatever kind it is."""

from __future__ import annotations

from bot.core.records import KINDS
from bot.core.walk import records_of, walk_all
from bot.flows.every import FLOWS
from tests.pretend import Person


def test_every_kind_of_record_has_its_line_and_its_page() -> None:
    kept = {}
    for _, walk in walk_all(FLOWS, 60):
        for record in records_of(walk):
            kept[record.kind, record.name, tuple(record.taps)] = record
    assert {kind for kind, _, _ in kept} == set(KINDS)
    for record in kept.values():
        mei = Person().lets_keep("words")
        mei.memory.entries[1] = ("earlier", record)
        mei.writes("history")
        if mei.choices[0].startswith("Behind you"):
            mei.writes("1")
        assert record.kind == "note" or "a note" not in mei.choices[0]
        mei.writes("1")
        assert mei.heard[0] == "history.head", record
        assert record.kind == "note" or "A note" not in mei.reads
        assert all(len(message.plain) <= 450 for message in mei.replies)
