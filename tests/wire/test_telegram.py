"""The conversations over Telegram's wire: the real library, against a double as strict as Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.wire.botapi import BotApi
from tests.wire.conversations import CONVERSATIONS, Scene
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


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda each: each.__name__)
async def test_a_conversation(conversation: Callable[[Scene], Awaitable[None]], here: Here) -> None:
    await conversation(here)
    assert all(here.api.queries.values()), "a tap was not answered"
