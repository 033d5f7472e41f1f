"""This process among those that share a database: alive while it renews its lease, and holder of others.

What a worker saved is its own to deliver while it lives. One that dies stops renewing, and the others take over.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from bot.runtime.ports import Leases, StoreError

While = Callable[[Callable[[], Awaitable[None]], Callable[[], None]], Awaitable[None]]
"""Does something while a lease is held; until then it waits for the lease, and says that another process has it."""

log = logging.getLogger(__name__)

LEASE, BEAT = 10.0, 2.5
"""Seconds for which a lease is given, and between two renewals."""
MARGIN = 1.0
"""A worker counts itself out a little before the others do."""


class Worker:
    """`name` is nobody else's, not even that of the same machine's last run."""

    def __init__(self, store: Leases, name: str = "", *, lease: float = LEASE, beat: float = BEAT) -> None:
        self.store = store
        self.name = name or f"worker {secrets.token_hex(8)}"
        self.lease = lease
        self.beat = beat
        self._renewed = float("-inf")

    @property
    def alive(self) -> bool:
        """Nobody can have taken over what this worker does."""
        return _time() < self._renewed + self.lease - MARGIN

    @asynccontextmanager
    async def working(self) -> AsyncIterator[Worker]:
        """Join the others; in the end all leases go back, and what is unsent is anybody's."""
        await self.store.join(self.name)
        await self._renew()
        beating = asyncio.create_task(self._keep_beating())
        try:
            yield self
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)
            with suppress(StoreError):
                await self.store.leave(self.name)

    async def hold(self, name: str) -> bool:
        """Take a lease, or renew it. A store that can't be asked gives none."""
        try:
            return await self.store.hold(name, self.name, self.lease)
        except StoreError as error:
            log.warning("no lease: %s", error.key)
            return False

    async def give_back(self, name: str) -> None:
        with suppress(StoreError):
            await self.store.give_back(name, self.name)

    async def while_holding(
        self, name: str, work: Callable[[], Awaitable[None]], standing_by: Callable[[], None]
    ) -> None:
        """Wait until the lease is free, and do it while it is held. Whoever loses it stops, and waits again.

        `standing_by` is told that another process has it.
        """
        while True:
            while not await self.hold(name):
                standing_by()
                await asyncio.sleep(self.beat)
            doing = asyncio.ensure_future(work())
            try:
                if await self._done_while_held(name, doing):
                    return await doing
                log.warning("the lease of %s is lost", name)
            finally:
                doing.cancel()
                await asyncio.gather(doing, return_exceptions=True)
                await self.give_back(name)

    async def _done_while_held(self, name: str, doing: asyncio.Future[None]) -> bool:
        held = _time()
        while True:
            done, _ = await asyncio.wait((doing,), timeout=self.beat)
            if done:
                return True
            asked = _time()
            if await self.hold(name):
                held = asked
            elif _time() > held + self.lease - MARGIN - self.beat:
                return False

    async def _keep_beating(self) -> None:
        while True:
            await asyncio.sleep(self.beat)
            try:
                await self._renew()
            except StoreError as error:
                log.warning("the worker's lease was not renewed: %s", error.key)

    async def _renew(self) -> None:
        asked = _time()
        if await self.store.hold(self.name, self.name, self.lease):
            self._renewed = asked


def _time() -> float:
    return asyncio.get_running_loop().time()
