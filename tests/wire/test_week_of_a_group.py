"""A week of a group of thirty, from its set-up to the day the bot is sent away."""

from __future__ import annotations

from pathlib import Path

from tests.wire.village import Village
from tests.wire.week import a_week


async def test_a_week_of_thirty_people(tmp_path: Path) -> None:
    village = await Village(tmp_path).start()
    try:
        await a_week(village)
        assert village.most_a_minute <= 20
    finally:
        await village.stop()
