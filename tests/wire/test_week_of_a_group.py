"""A week of a group of thirty, from its set-up to the day the bot is sent away, on every platform and on its page."""

from __future__ import annotations

from pathlib import Path

from tests.wire.botapi import BotApi
from tests.wire.botapi_groups import MOST_A_MINUTE
from tests.wire.days import PUBLIC, a_week
from tests.wire.discord_week import a_discord_group
from tests.wire.telegram_group import TelegramGroup
from tests.wire.told import PAGE, Story, page
from tests.wire.unasked import Clock
from tests.wire.village import Village
from tests.wire.week import BEGINS


def as_on_the_page(story: Story) -> None:
    """What a platform shows is what a reader of the page was shown."""
    told = PAGE.read_text("utf-8")
    assert story.posts
    for post in story.posts:
        assert post in told


async def test_the_page_says_what_the_bot_says_today() -> None:
    """`python -m tests.wire.told` writes it anew: read what changed."""
    assert PAGE.read_text("utf-8") == await page()


async def test_a_week_of_thirty_people(tmp_path: Path) -> None:
    village = await Village(tmp_path).start()
    try:
        await a_week(village)
        assert village.most_a_minute <= MOST_A_MINUTE
    finally:
        await village.stop()


async def test_a_week_of_thirty_people_on_telegram(tmp_path: Path, api: BotApi) -> None:
    """What the double refuses, such as the twenty-first message of a minute, fails the test."""
    group = await TelegramGroup(tmp_path, api, second="administrator", clock=Clock(BEGINS)).start()
    try:
        week = await a_week(group)
    finally:
        await group.end()
    group.nothing_private(*PUBLIC)
    assert all(api.queries.values()), "every tap was answered"
    as_on_the_page(week.story)


async def test_a_week_of_thirty_people_on_discord(tmp_path: Path) -> None:
    """What the double refuses, is answered late, or floods a channel, fails the test."""
    async with a_discord_group(tmp_path) as group:
        week = await a_week(group)
        group.circle.nothing_private()
        assert group.double.floods == 0
        weeks = [room for room in group.double.server.threads() if room.name.startswith("Week")]
        assert [room.archived for room in weeks] == [True, False], "one opened each week, and last week's is closed"
    as_on_the_page(week.story)
