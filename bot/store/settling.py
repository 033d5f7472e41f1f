"""Noting what was sent: one at a time it is noted at once, and what comes meanwhile is noted together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

APART = 0.01
"""Seconds between the beginnings of two: what was sent to many comes back in a bunch."""

Note = Callable[[Sequence[tuple[str, str]]], Awaitable[None]]


class Settling:
    def __init__(self, note: Note) -> None:
        self._note = note
        self._waiting: dict[str, tuple[str, asyncio.Future[None]]] = {}
        self._working: asyncio.Task[None] | None = None
        self._next_at = float("-inf")

    async def settle(self, owed: str, receipt: str) -> None:
        """Return when it is noted."""
        if owed in self._waiting:
            await asyncio.shield(self._waiting[owed][1])
            return
        noted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[owed] = receipt, noted
        if self._working is None:
            self._working = asyncio.create_task(self._work())
        await asyncio.shield(noted)

    async def _work(self) -> None:
        try:
            while self._waiting:
                if (early := self._next_at - _time()) > 0:
                    await asyncio.sleep(early)
                self._next_at = _time() + APART
                batch, self._waiting = self._waiting, {}
                failure: BaseException | None = None
                try:
                    await self._note([(owed, receipt) for owed, (receipt, _) in batch.items()])
                except BaseException as error:
                    failure = error
                for _, noted in batch.values():
                    if noted.done():
                        continue
                    if failure is None:
                        noted.set_result(None)
                    elif isinstance(failure, Exception):
                        noted.set_exception(failure)
                    else:
                        noted.cancel()
                if failure is not None and not isinstance(failure, Exception):
                    raise failure
        finally:
            self._working = None


def _time() -> float:
    return asyncio.get_running_loop().time()
