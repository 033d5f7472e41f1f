"""The adapter of one direct message: where its answer takes a moment, they see that it is being written."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType

import discord

from bot.adapters.discord.direct import Direct
from bot.runtime.outgoing import Outgoing

log = logging.getLogger(__name__)

SHOWN_AFTER = 0.5
"""Seconds without an answer after which "typing" is shown."""
SHOWN_AGAIN = 8.0
"""Discord shows it for ten."""


class Written:
    """Used as a context from the moment the message is there; the first reply ends the typing before it is sent."""

    platform = "discord"

    def __init__(self, direct: Direct, channel: discord.abc.Messageable) -> None:
        self._direct = direct
        self._channel = channel

    async def __aenter__(self) -> Written:
        self._typing = asyncio.create_task(self._type())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        # Shown after the reply, it would promise another one.
        await self._stop()
        return await self._direct.deliver(outgoing, owed)

    async def _type(self) -> None:
        pause = SHOWN_AFTER
        while True:
            await asyncio.sleep(pause)
            try:
                await self._channel.typing()
            except Exception as error:  # the answer matters, not this; and its text must not be logged
                log.info("discord: typing was not shown: %s", type(error).__name__)
                return
            pause = SHOWN_AGAIN

    async def _stop(self) -> None:
        self._typing.cancel()
        await asyncio.wait({self._typing})
