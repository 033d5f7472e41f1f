"""What the bot says first on one platform: woken, said at the pace of all workers, and noted.

- Never more is woken than can be said soon. A million that are due in one minute wait as rows, and each turn is
  taken shortly before its message leaves: what is true then is what is said.
- What nobody alive delivers any more is taken over.
- What was accepted is noted, however long the store takes to come back; what was not is anybody's, a little later.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from bot.runtime.door import Door
from bot.runtime.ports import Adapter, NotTaken, Owed, StoreError, named
from bot.runtime.shared_pace import SharedPace

log = logging.getLogger(__name__)

AT_ONCE = 64
"""People to whom something is on its way, at most."""
SOON, FEWEST, MOST = 0.3, 8, 32
"""Seconds of the pace for which people are woken ahead, in one transaction; and how many those are."""
MOMENT, LONGEST_MOMENT = 0.005, 0.1
"""Seconds that the next turns wait, and at most, while somebody is being answered."""
LOOK_EVERY = 1.0
LATER = 30.0
"""Seconds after which something that was not accepted is tried again."""
JUMP, STEADY = 300.0, 60.0
"""Seconds by which a clock does not move by itself, and for which it is not believed when it did."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0


class Clockwork:
    """`may_speak` says whether this process is sure of its leases and connected."""

    def __init__(
        self,
        door: Door,
        adapter: Adapter,
        clock: Callable[[], datetime],
        pace: SharedPace,
        may_speak: Callable[[], bool] = lambda: True,
    ) -> None:
        self._door = door
        self._adapter = adapter
        self._clock = clock
        self._pace = pace
        self._may_speak = may_speak
        self._looked = float("-inf")
        self._clocks_apart: float | None = None
        self._in_hand: set[str] = set()
        self._flying: set[asyncio.Task[None]] = set()
        self._waiting: set[asyncio.Task[None]] = set()
        """Of those, the ones whose turn to be sent has not come."""
        self._moved = asyncio.Event()
        self._batch = max(FEWEST, min(MOST, round(SOON / pace.each)))

    async def run(self) -> None:
        """Until it is cancelled."""
        pause = FIRST_PAUSE
        while True:
            try:
                now = self._clock()
                if self._jumped(now):
                    log.warning("%s: the clock jumped; nothing is said until it is steady", self._adapter.platform)
                    await asyncio.sleep(STEADY)
                    continue
                more = self._may_speak() and await self._round(now)
                pause = FIRST_PAUSE
            except Exception as error:  # its text may hold what a person wrote
                log.error("%s: the clockwork stopped: %s", self._adapter.platform, named(error))
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
                continue
            if not more:
                await asyncio.sleep(LOOK_EVERY)
            while len(self._flying) > AT_ONCE - self._batch or len(self._waiting) > self._batch:
                self._moved.clear()
                await self._moved.wait()

    async def drain(self) -> None:
        """Finish what is being sent. What still waits for its turn is saved, and another worker's."""
        for task in tuple(self._waiting):
            task.cancel()
        while self._flying:
            await asyncio.wait(set(self._flying))

    async def _after_replies(self) -> None:
        for _ in range(round(LONGEST_MOMENT / MOMENT)):
            if not self._door.answering:
                return
            await asyncio.sleep(MOMENT)

    def _jumped(self, now: datetime) -> bool:
        """Whether the clock moved by itself: after a sleep of the machine it is right, after a mistake it soon is."""
        apart = now.timestamp() - asyncio.get_running_loop().time()
        before, self._clocks_apart = self._clocks_apart, apart
        return before is not None and abs(apart - before) > JUMP

    async def _round(self, now: datetime) -> bool:
        """Take what is to be said next; False when there was nothing."""
        platform, looked = self._adapter.platform, asyncio.get_running_loop().time()
        if looked - self._looked >= LOOK_EVERY:
            found = await self._door.store.orphaned(platform, AT_ONCE)
            # A dead worker's are taken over at once, all of them: they are the oldest.
            self._looked = looked if len(found) < AT_ONCE else float("-inf")
            for reply in found:
                # After a lease that lapsed by mistake it may be this worker's own.
                if reply.id not in self._in_hand:
                    self._say((reply,))
        await self._after_replies()
        woken = await self._door.awaken(platform, now, self._batch)
        for owed in woken.owed:
            self._say(owed)
        return woken.looked_at > 0

    def _say(self, owed: tuple[Owed, ...]) -> None:
        ids = {reply.id for reply in owed}
        self._in_hand |= ids
        task = asyncio.create_task(self._said(owed))
        task.add_done_callback(lambda _: self._in_hand.difference_update(ids))
        self._flying.add(task)
        self._waiting.add(task)
        task.add_done_callback(self._flying.discard)
        task.add_done_callback(self._goes)

    def _goes(self, task: asyncio.Task[None] | None) -> None:
        """Nothing waits for its turn in it any more."""
        self._waiting.discard(task)
        self._moved.set()

    async def _said(self, owed: tuple[Owed, ...]) -> None:
        """One person's messages, in order: after one that was not accepted the others wait, too."""
        store, failed = self._door.store, ""
        counted = False
        for reply in owed:
            if not failed:
                try:
                    await self._pace.turn()
                    self._goes(asyncio.current_task())
                    receipt = await self._door.hand_over(reply, self._adapter)
                except Exception as error:  # its text may hold what a person wrote
                    failed, counted = named(error), isinstance(error, NotTaken)
                    log.warning("%s: a message was not accepted: %s", self._adapter.platform, failed)
                else:
                    await self._surely(partial(store.sent, reply.id, receipt))
                    continue
            await self._surely(partial(store.again, reply.id, LATER, counted=counted))

    async def _surely(self, note: Callable[[], Awaitable[None]]) -> None:
        """Note what became of a message. While the store can't, it is kept in mind, and less is woken meanwhile."""
        pause = FIRST_PAUSE
        while True:
            try:
                return await note()
            except StoreError as error:
                log.error("what became of a message is not noted yet: %s", error.key)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
