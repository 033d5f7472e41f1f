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

AHEAD = 0.2
"""Seconds of turns that a worker takes at once: so many are wasted when it dies."""
STALE = 0.5
"""A turn that was missed for so long, because the process stood still, is not made up for."""
SPARE = 0.7
"""Of the time by which a turn may be late before a second holds too many. The rest is for the way to the platform."""
APART = 0.9
"""Of the usual distance: what is late is caught up with slowly."""
FURTHER = 5.0
"""Seconds more, and the clocks have moved."""
LATELY = 2.0
"""A reply counts while something else is being said, too."""


class SharedPace:
    """`each` are the seconds between two turns, and `most` how many messages the platform takes in any second."""

    def __init__(self, store: Leases, name: str, each: float, most: int = 0) -> None:
        self.each = each
        self._store = store
        self._name = name
        self._at_once = max(1, int(AHEAD / each))
        # So many and one more are this much further apart than a second.
        self._late = min(STALE, SPARE * (most * each - 1)) if most else STALE
        self._lead = 0.0
        """Seconds by which the last turns came too late to be used."""
        self._turns: deque[float] = deque()
        self._wanted = 0
        self._replies = 0
        self._asked = float("-inf")
        self._held_until = 0.0
        self._clocks_apart = float("inf")
        self._last = float("-inf")
        self._gate = asyncio.Lock()
        self._taking: asyncio.Task[None] | None = None
        self._telling: set[asyncio.Task[None]] = set()

    async def turn(self) -> None:
        """Return when something may be said. Raises StoreError."""
        self._wanted += 1
        try:
            # One after the other: nobody holds a turn that somebody else could use sooner.
            async with self._gate:
                while not await self._in_time(await self._next()):
                    pass
        finally:
            self._wanted -= 1

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

    async def _next(self) -> float:
        """The moment of the next turn."""
        while not self._turns:
            await self._taken()
        at = self._turns.popleft()
        if not self._turns and self._wanted > 1 and not self._taking:
            # Those who come after this one find theirs ready.
            self._begin_to_take()
        return at

    async def _in_time(self, at: float) -> bool:
        """Wait for a moment. False: it is over, and whoever is late now would come on top of those who are not."""
        while (wait := max(at, self._held_until, self._last + APART * self.each) - _time()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(wait)
        now = _time()
        if now > at + self._late:
            return False
        self._last = now
        return True

    async def _taken(self) -> None:
        await asyncio.shield(self._taking or self._begin_to_take())

    def _begin_to_take(self) -> asyncio.Task[None]:
        def ended(task: asyncio.Task[None]) -> None:
            self._taking = None
            if not task.cancelled():
                task.exception()  # Where nobody waits for it, the next one meets it again.

        self._taking = asyncio.create_task(self._take())
        self._taking.add_done_callback(ended)
        return self._taking

    async def _take(self) -> None:
        turns = max(1, min(self._wanted, self._at_once))
        replies, self._replies = self._replies, 0
        now, at = await self._store.spend(self._name, turns + replies, self.each, self._lead)
        self._asked = _time()
        first = at + self._ahead(self._asked - now) + replies * self.each
        missed = self._asked - first
        # With a store that is slow to answer they are asked for further ahead.
        self._lead = min(2 * missed, FURTHER) if missed > self._late else 0.0
        self._turns.extend(first + n * self.each for n in range(turns))

    def _ahead(self, seen: float) -> float:
        """How far this process's clock is ahead of the store's. The quickest answer says it best: the others were
        on their way for longer, and turns that were placed by them would run into another worker's."""
        if not 0 <= seen - self._clocks_apart < FURTHER:
            self._clocks_apart = seen
        return self._clocks_apart

    async def _tell(self, seconds: float) -> None:
        try:
            await self._store.spend(self._name, 0, self.each, seconds)
        except StoreError as error:
            log.warning("the others were not told to wait: %s", error.key)


def _time() -> float:
    return asyncio.get_running_loop().time()
