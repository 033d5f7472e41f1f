"""Lanes: what waits in one lane is done in order, one at a time; the lanes go side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]


class Lanes:
    """A lane for each chat. It is there only while something waits in it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._waiting: dict[str, deque[Job]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    def put(self, lane: str, job: Job) -> None:
        """Do the job when everything that was put in its lane before is done."""
        waiting = self._waiting.get(lane)
        if waiting is not None:
            waiting.append(job)
            return
        self._waiting[lane] = deque((job,))
        worker = asyncio.create_task(self._work(lane))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    @property
    def busy(self) -> bool:
        return bool(self._workers)

    async def empty(self) -> None:
        """Return when nothing waits any more."""
        while self._workers:
            await asyncio.wait(set(self._workers))

    async def cancel(self) -> None:
        for worker in tuple(self._workers):
            worker.cancel()
        await self.empty()

    async def _work(self, lane: str) -> None:
        waiting = self._waiting[lane]
        try:
            while waiting:
                try:
                    await waiting[0]()
                except Exception as error:  # its text may hold what a person wrote
                    log.error("%s failed: %s", self._name, type(error).__name__)
                waiting.popleft()
        finally:
            del self._waiting[lane]
