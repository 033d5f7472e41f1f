"""First come, first served, for each person: nobody overtakes themselves, or waits for anybody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class _Lane:
    # A lock is fair: those who wait go on in the order in which they came.
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    people: int = 0


class Lanes:
    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {}
        self.closed = False
        """Nothing new is taken."""
        self._empty = asyncio.Event()
        self._empty.set()

    @asynccontextmanager
    async def turn(self, person: str) -> AsyncIterator[None]:
        """Wait for this person's turn, and hold it."""
        lane = self._lanes.setdefault(person, _Lane())
        lane.people += 1
        self._empty.clear()
        try:
            async with lane.lock:
                yield
        finally:
            lane.people -= 1
            if not lane.people:
                del self._lanes[person]
            if not self._lanes:
                self._empty.set()

    async def close(self) -> None:
        """Take nothing new, and wait until every turn that was begun is over."""
        self.closed = True
        await self._empty.wait()
