"""The one door: everything that happens to a person enters here, one turn at a time.

Nothing is sent before it is saved, and nothing saved goes unsent: a reply stays owed until the platform took it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from bot.runtime.ports import Adapter, Incoming, Outgoing, Owed, Store, StoreError, Unreachable
from bot.runtime.turn import Turns
from bot.words.catalog import Words

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Door:
    store: Store
    turns: Turns
    words: Words

    async def enter(self, incoming: Incoming, adapter: Adapter) -> None:
        """Take the turn, then deliver what is owed for it."""
        await self.deliver(await self.take(incoming), adapter)

    async def take(self, incoming: Incoming) -> tuple[Owed, ...]:
        """Take the turn and return what is to be delivered: all of it is saved by then.

        Whatever fails, the person hears one kind sentence. It is owed by nobody, and has no id.
        """
        try:
            return await self.store.turn(incoming, self.turns.step(incoming))
        except StoreError as error:
            log.error("a turn failed: %s", error.key)
            return (self._sorry(incoming, error.key),)
        except Exception as error:  # whatever it is, nothing of the turn was saved, and its text must not be logged
            log.error("a turn failed: %s", type(error).__name__)
            return (self._sorry(incoming, "ui.went_wrong"),)

    async def deliver_owed(self, adapter: Adapter) -> int:
        """Deliver what an earlier run saved and did not send. Returns how many there were."""
        owed = await self.store.owed(adapter.platform)
        await self.deliver(owed, adapter)
        return len(owed)

    async def deliver(self, owed: tuple[Owed, ...], adapter: Adapter) -> None:
        for reply in owed:
            try:
                receipt = await adapter.deliver(reply.outgoing, reply.id)
            except Unreachable:
                # It is settled like a sent one: nobody is there to read it.
                log.info("%s: someone can't be reached any more", adapter.platform)
                receipt = ""
            if reply.id:
                await self.store.sent(reply.id, receipt)

    def _sorry(self, incoming: Incoming, key: str) -> Owed:
        return Owed("", Outgoing(incoming.place, self.words.text(incoming.language or "en", key)))
