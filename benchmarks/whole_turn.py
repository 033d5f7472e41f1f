"""A durable turn of the full core: listening, the conversation, the words, sealing and saving, as in a real talk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from itertools import count

from benchmarks.durable_turn import Says, durable_turn
from benchmarks.figures import Figure
from bot.app import content_folder, reading, turns
from bot.runtime.ports import Text
from bot.words.catalog import Words

TAPPED: Sequence[Says] = tuple(Text(text) for text in ("1", "1", "5", "1", "2", "1 3", "skip", "skip"))
"""A whole check-in answered with taps: goals of speed are for taps (decision 20)."""


def whole_turn() -> list[Figure]:
    """The figures of `durable_turn` with everything in it."""
    words = Words.load(content_folder())
    ids = count()
    step = turns(words, UTC, new_id=lambda: f"s{next(ids)}", meaning=reading(words.content)).step
    return durable_turn(step, (Text("i got a no"), *TAPPED[1:]))
