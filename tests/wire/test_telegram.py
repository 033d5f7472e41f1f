"""The conversations over Telegram's wire: the real library, against a double as strict as Telegram."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests.wire.conversations import CONVERSATIONS, Scene
from tests.wire.served import Here


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda each: each.__name__)
async def test_a_conversation(conversation: Callable[[Scene], Awaitable[None]], here: Here) -> None:
    await conversation(here)
    assert all(here.api.queries.values()), "a tap was not answered"
