"""kill -9 after every line of a whole check-in, at several moments within the turn: the exhaustive form of the test."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure
from tests.terminal.talking import Talker
from tests.terminal.test_losing_power import CHECK_IN, check_in, history

MOMENTS = (0.0, 0.002, 0.005, 0.01, 0.02)
"""Seconds after a line was sent."""


def power() -> Iterator[Figure]:
    """How many talks lost something or held something twice, of all points and moments."""
    wrong = talks = 0
    for point in range(len(CHECK_IN)):
        for moment in MOMENTS:
            talks += 1
            with tempfile.TemporaryDirectory() as folder:
                talker = Talker(Path(folder) / "data", CHECK_IN)
                try:
                    check_in(talker, {point: moment})
                    entries = history(talker)
                    wrong += entries.count("I was calm in the panel") != 1
                except AssertionError:
                    wrong += 1
    yield Figure("power.talks", talks, "talks", talks, talks)
    yield Figure("power.lost_or_doubled", wrong, "talks", 0, 0)
