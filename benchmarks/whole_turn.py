"""A durable turn of the full core, as in a real talk: listening, the conversation, words, sealing and saving."""

from __future__ import annotations

from datetime import UTC
from itertools import count

from benchmarks.durable_turn import Says, StepFactory, durable_turn
from benchmarks.figures import Figure
from bot.app import content_folder, reading, turns
from bot.runtime.incoming import Tap, Text
from bot.words.catalog import Words

PEOPLE = 100
TALKS = 3
TAPPED = (
    "size:together", "stage:final_round", "heard:today", "stakes:want", "feelings:sad", "feelings:done",
    "sting:-skip", "well:nothing", "next_step:rest", "look_in:quiet",
)  # fmt: skip
"""A whole check-in answered with taps: the goals of speed are for taps (decision 20)."""


def whole_turn() -> list[Figure]:
    """The figures of `durable_turn` with everything in it."""
    words = Words.load(content_folder())

    def core() -> StepFactory:
        # Everybody begins a talk in the same round, so its number can stand in the taps that follow.
        ids = count()
        return turns(words, UTC, new_id=lambda: f"t{next(ids) // PEOPLE}", meaning=reading(words.content)).step

    says: list[Says] = []
    for talk in range(TALKS):
        says += [Text("/rejected"), *(Tap(f"v1:t{talk}:{tapped}") for tapped in TAPPED)]
    return durable_turn(core, says, people=PEOPLE, talk=len(TAPPED) + 1)
