"""A Bot API of our own on the loopback, and a bot that talks to it: what it would refuse fails the test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.botapi import BotApi
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
