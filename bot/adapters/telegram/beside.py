"""What is done beside everything else: that it fails is nobody's loss."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from bot.adapters.telegram.refusals import NotAccepted
from bot.runtime.ports import Unreachable

log = logging.getLogger(__name__)


class Beside:
    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._done(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def busy(self) -> bool:
        return bool(self._tasks)

    async def empty(self) -> None:
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def cancel(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        await self.empty()

    @staticmethod
    async def _done(work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except (NotAccepted, Unreachable):
            pass
        except Exception as error:  # its text may hold what a person wrote
            log.error("telegram: %s", type(error).__name__)
