"""Recorded talks, replayed: each line they wrote is answered by the same messages, whatever these say today.

Recorded with `onward chat --record FILE`. The folders are named after people. A line with `due` is a promised message
that came due; nobody wrote it. One with `file` is a file that they sent. `days` have passed before a line. `accounts`
says how their accounts stand from that line on, `circle` how they stand to a group, and `around` how things stand in
their groups.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transcripts.talks import RECORDED, talked

each_talk = pytest.mark.parametrize("file", RECORDED, ids=lambda file: f"{file.parent.name}/{file.stem}")


@each_talk
def test_the_talk_goes_as_it_was_recorded(file: Path) -> None:
    for turn in talked(file):
        assert turn.heard == turn.recorded, f"line {turn.number}: {turn.wrote!r}"


@each_talk
def test_nobody_reads_the_same_acknowledgement_twice_in_a_row(file: Path) -> None:
    before = ""
    for turn in talked(file):
        first = turn.replies[0].plain.split("\n")[0]
        assert first != before, f"line {turn.number}: {turn.wrote!r}"
        before = first
