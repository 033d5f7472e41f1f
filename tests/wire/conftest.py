"""A Bot API and a Discord of our own on the loopback, and bots that talk to them: what they refuse fails the test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.botapi import BotApi
from tests.wire.discord_double import Person
from tests.wire.discord_served import Bot, served
from tests.wire.served import Here


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    api = await BotApi().start()
    yield api
    await api.stop()
    assert api.refused == []


@pytest.fixture
async def here(api: BotApi, tmp_path: Path) -> AsyncIterator[Here]:
    here = await Here(api, tmp_path).start()
    yield here
    await here.stop()


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    async with served(tmp_path) as bot:
        yield bot


@pytest.fixture
def mei(bot: Bot) -> Person:
    return bot.double.person()
