"""After everything of somebody was erased: what the bot said to them lately goes out of their chat, where it may.

It happens after the erasing and never holds it up. A process that dies in the middle leaves what is still to be done to
the next one, for an hour; a platform that refuses keeps its messages.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from bot.runtime.incoming import Place
from bot.runtime.ports import Removal, Unreachable

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
PATIENCE = 15.0
"""Seconds for one batch: less than for which nobody else takes it up."""


class Removes(Protocol):
    """A platform that can take its own messages back."""

    platform: str

    async def remove(self, place: Place, receipts: Sequence[str]) -> None:
        """Take these messages out of a chat. What is gone or too old is passed over.

        Raises Unreachable where nobody is there any more, and whatever else when it may be tried again.
        """


class Owing(Protocol):
    """The store, as far as this is concerned."""

    async def removal(self, platform: str) -> Removal | None:
        """Messages to be taken out of a chat, and this process's to do for a while."""

    async def removed(self, id: str) -> None:
        """It is done with."""


class Clearing:
    """`may_act` says whether this process is sure of its leases and connected."""

    def __init__(self, store: Owing, adapter: Removes, may_act: Callable[[], bool] = lambda: True) -> None:
        self._store = store
        self._adapter = adapter
        self._may_act = may_act
        self._now: asyncio.Task[bool] | None = None

    async def run(self) -> None:
        """Until it is cancelled. What is under way then goes on, for `drain` to wait for."""
        while True:
            if self._may_act():
                self._now = asyncio.create_task(self._next())
                if await asyncio.shield(self._now):
                    continue
            await asyncio.sleep(LOOK_EVERY)

    async def drain(self) -> None:
        if self._now:
            await asyncio.wait((self._now,))

    async def _next(self) -> bool:
        """One batch. False when there was none, or it has to wait."""
        try:
            removal = await self._store.removal(self._adapter.platform)
            if removal is None:
                return False
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._adapter.remove(removal.place, removal.receipts)
            except Unreachable:
                pass  # they blocked the bot: what stands there stays
            await self._store.removed(removal.id)
        except Exception as error:  # its text may name whom it was about
            log.warning("%s: messages could not be taken back yet: %s", self._adapter.platform, type(error).__name__)
            return False
        return True
