"""Recorded talks, replayed: each line they wrote is answered by the same messages, whatever these say today.

Recorded with `onward chat --record FILE`. The folders are named after people.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pretend import Person

RECORDED = sorted(Path(__file__).parent.glob("*/*.jsonl"))


@pytest.mark.parametrize("file", RECORDED, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_talk_goes_as_it_was_recorded(file: Path) -> None:
    person = Person()
    for number, line in enumerate(file.read_text("utf-8").splitlines()):
        turn = json.loads(line)
        person.writes(turn["wrote"]) if number else person.arrives()
        assert [list(message.keys) for message in person.replies] == turn["heard"], f"line {number + 1}"


@pytest.mark.parametrize("file", RECORDED, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_nobody_reads_the_same_acknowledgement_twice_in_a_row(file: Path) -> None:
    person, before = Person(), ""
    for number, line in enumerate(file.read_text("utf-8").splitlines()):
        wrote = json.loads(line)["wrote"]
        person.writes(wrote) if number else person.arrives()
        first = person.replies[0].plain.split("\n")[0]
        assert first != before, f"line {number + 1}: {wrote!r}"
        before = first
