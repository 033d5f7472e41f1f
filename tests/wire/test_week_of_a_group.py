"""A week of a group of thirty, from its set-up to the day the bot is sent away."""

from __future__ import annotations

from pathlib import Path

from tests.wire.botapi import BotApi
from tests.wire.telegram_group import TelegramGroup
from tests.wire.village import Village
from tests.wire.week import LESSON_SHARE, NO_SHARE, WIN_SHARE, a_week


async def test_a_week_of_thirty_people(tmp_path: Path) -> None:
    village = await Village(tmp_path).start()
    try:
        await a_week(village)
        assert village.most_a_minute <= 20
    finally:
        await village.stop()


async def test_a_week_of_thirty_people_on_telegram(tmp_path: Path, api: BotApi) -> None:
    group = await TelegramGroup(tmp_path, api).start()
    try:
        await a_week(group)
    finally:
        await group.end()
    group.nothing_private(NO_SHARE, WIN_SHARE, LESSON_SHARE)
    assert all(api.queries.values()), "every tap was answered"
