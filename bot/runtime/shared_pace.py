"""How fast a bot may say what nobody asked for, all its workers together.

A worker takes a few turns at a time from one row of the store; each turn has its own moment, so that no second
holds more than the platform allows, whoever sends. A reply never waits here. It is only counted.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque

from bot.runtime.ports import Leases, StoreError

log = logging.getLogger(__name__)

AHEAD = 0.5
"""Seconds of turns that a worker takes at once: so many are wasted when it dies."""
STALE = 0.5
"""A turn that was missed for so long, because the process stood still, is not made up for."""
APART = 0.9
"""Of the usual distance: what is late is caught up with slowly."""
FURTHER = 5.0
"""Seconds more, and the clocks have moved."""
LATELY = 2.0
"""A reply counts while something else is being said, too."""


class SharedPace:
    """`each` are the seconds between two turns."""

    def __init__(self, store: Leases, name: str, each: float) -> None:
        self._store = store
        self._name = name
        self._each = each
        self._most = max(1, int(AHEAD / each))
        self._turns: deque[float] = deque()
        self._wanted = 0
        self._replies = 0
        self._asked = float("-inf")
        self._held_until = 0.0
        self._clocks_apart = float("inf")
        self._last = float("-inf")
        self._lock = asyncio.Lock()
        self._gate = asyncio.Lock()
        self._telling: set[asyncio.Task[None]] = set()

    async def turn(self) -> None:
        """Return when something may be said. Raises StoreError."""
        self._wanted += 1
        try:
            async with self._lock:
                while self._turns and self._turns[0] < _time() - STALE:
                    self._turns.popleft()
                if not self._turns:
                    await self._take()
                at = self._turns.popleft()
        finally:
            self._wanted -= 1
        async with self._gate:
            # One after the other: two that are late must not go at once.
            while (wait := max(at, self._held_until, self._last + APART * self._each) - _time()) > 0:  # noqa: ASYNC110
                await asyncio.sleep(wait)
            self._last = _time()

    def replied(self) -> None:
        """A reply went out of turn: the next turns are that much later."""
        if _time() - self._asked < LATELY:
            self._replies += 1

    def hold(self, seconds: float) -> None:
        """The platform said to come back later: so does everybody."""
        self._held_until = max(self._held_until, _time() + seconds)
        task = asyncio.create_task(self._tell(seconds))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _take(self) -> None:
        turns = min(self._wanted, self._most)
        replies, self._replies = self._replies, 0
        now, at = await self._store.spend(self._name, turns + replies, self._each)
        self._asked = _time()
        first = at + self._ahead(self._asked - now) + replies * self._each
        self._turns.extend(first + n * self._each for n in range(turns))

    def _ahead(self, seen: float) -> float:
        """How far this process's clock is ahead of the store's. The quickest answer says it best: the others were
        on their way for longer, and turns that were placed by them would run into another worker's."""
        if not 0 <= seen - self._clocks_apart < FURTHER:
            self._clocks_apart = seen
        return self._clocks_apart

    async def _tell(self, seconds: float) -> None:
        try:
            await self._store.spend(self._name, 0, self._each, seconds)
        except StoreError as error:
            log.warning("the others were not told to wait: %s", error.key)


def _time() -> float:
    return asyncio.get_running_loop().time()
