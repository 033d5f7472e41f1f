"""The bot speaks first, over the wire of both platforms: at its minute, neutrally, and never to whoever wants none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.wire.unasked import IN_TIME, InTime, on_discord, on_telegram


@pytest.mark.parametrize("platform", [on_telegram, on_discord], ids=lambda each: each.__name__)
@pytest.mark.parametrize("conversation", IN_TIME, ids=lambda each: each.__name__)
async def test_in_time(
    conversation: Callable[[InTime], Awaitable[None]],
    platform: Callable[[str], AbstractAsyncContextManager[InTime]],
    tmp_path: Path,
) -> None:
    async with platform(f"sqlite:///{tmp_path}/onward.db") as scene:
        await conversation(scene)
