"""The runtime's Store, over either database."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.core.archive import Belongings
from bot.runtime.group_ports import Answered, GroupStep, Happening, ToPost
from bot.runtime.incoming import Incoming, Place
from bot.runtime.ports import Owed, Removal, StoreError, Talking, TurnStep, Waking, Woken, named
from bot.store import (
    backups,
    belongings,
    erasing,
    group_erasing,
    group_turns,
    invites,
    leases,
    linking,
    outbox,
    removing,
    retention,
    status,
    waking,
)
from bot.store.failures import CutOff
from bot.store.retention import Retention
from bot.store.settling import Settling
from bot.store.turn import take_turn
from bot.store.waking import StepOf
from bot.store.work import Database, Work

log = logging.getLogger(__name__)

CERTAIN = 60.0
"""Seconds after which a transaction whose connection broke has been undone, if it was not saved."""


class SqlStore:
    def __init__(self, database: Database) -> None:
        self.database = database
        self._settling = Settling(self.sent_all)
        self._unsure: dict[tuple[str, str], float] = {}
        """Platforms and events of promised messages of which nobody knows whether they are saved, and since when."""

    async def turn(self, incoming: Incoming, step: TurnStep, invite: str | None = None) -> tuple[Owed, ...]:
        try:
            return await self.database.run(lambda work: take_turn(work, incoming, step, invite))
        except CutOff:
            log.warning("the connection broke in a turn; it is taken once more")
        # If it was saved all the same, the event was seen, and this returns what is owed for it.
        return await self.database.run(lambda work: take_turn(work, incoming, step, invite))

    async def sent(self, owed: str, receipt: str = "") -> None:
        await self._settling.settle(owed, receipt)

    async def sent_all(self, receipts: Sequence[tuple[str, str]]) -> None:
        await self.database.run(lambda work: outbox.sent(work, receipts))

    async def again(self, owed: str, wait: float = 0.0, *, counted: bool = False) -> None:
        later = timedelta(seconds=wait)
        await self.database.run(lambda work: outbox.again(work, owed, later, counted=counted))

    async def owed(self, platform: str) -> tuple[Owed, ...]:
        return await self.database.run(lambda work: outbox.owed_on(work, platform))

    async def orphaned(self, platform: str, most: int) -> tuple[Owed, ...]:
        return await self.database.run(lambda work: outbox.orphaned_on(work, platform, most))

    async def talking(self, platform: str) -> tuple[Talking, ...]:
        return await self.database.read(lambda work: outbox.talking(work, platform))

    async def first_taken(self, platform: str, events: Sequence[str]) -> str | None:
        return await self.database.read(lambda work: outbox.first_taken(work, platform, events))

    async def wake(self, platform: str, now: datetime, step_of: StepOf, most: int, room: str | None = None) -> Woken:
        picked: dict[str, Waking] = {}

        def all_together(work: Work) -> Woken:
            nonlocal picked
            picked = waking.pick(work, platform, now, most, room)
            return waking.wake(work, now, picked, step_of) if picked else Woken(0)

        try:
            woken = await self.database.run(all_together)
        except CutOff:
            # Nobody's fault. Whoever was not woken is still due.
            self._unsure.update(((platform, event), time.monotonic()) for event in picked)
            woken = Woken(len(picked))
        except Exception as error:  # its text may hold what a person wrote
            if not picked:
                raise
            log.error("people who are due were not woken together: %s", type(error).__name__)
            # One of them failed and nothing of any is saved: each on its own, then only that one does.
            owed = [await self._wake_alone(each, now, step_of) for each in picked.values()]
            woken = Woken(len(picked), tuple(filter(None, owed)))
        return Woken(woken.looked_at, (*woken.owed, *await self._saved_after_all(platform)))

    async def _wake_alone(self, one: Waking, now: datetime, step_of: StepOf) -> tuple[Owed, ...]:
        event = waking.new_event()
        try:
            return await self.database.run(lambda work: waking.wake_one(work, now, event, one, step_of))
        except CutOff:
            self._unsure[one.place.platform, event] = time.monotonic()
            return ()
        except Exception as error:  # its text may hold what a person wrote
            log.error("a promised message failed: %s", named(error))
        with suppress(StoreError):  # else it is tried again at once
            await self.database.run(lambda work: waking.put_off(work, now, one))
        return ()

    async def _saved_after_all(self, platform: str) -> tuple[tuple[Owed, ...], ...]:
        """What is owed for the turns of a transaction that ended nobody knew how: nobody else delivers it."""
        unsure = [each for each in self._unsure if each[0] == platform]
        if not unsure:
            return ()
        try:
            found = await self.database.run(lambda work: [outbox.owed_for_event(work, *each) for each in unsure])
        except StoreError as error:
            log.warning("what was saved is not known yet: %s", error.key)
            return ()
        long_ago = time.monotonic() - CERTAIN
        for each, owed in zip(unsure, found, strict=True):
            if owed or self._unsure[each] < long_ago:
                del self._unsure[each]
        return tuple(filter(None, found))

    async def join(self, owner: str) -> None:
        if await self.database.alone():
            await self.database.run(leases.alone)
        self.database.owner = owner

    async def hold(self, name: str, owner: str, seconds: float) -> bool:
        length = timedelta(seconds=seconds)
        return await self.database.run(lambda work: leases.hold(work, name, owner, length))

    async def give_back(self, name: str, owner: str) -> None:
        await self.database.run(lambda work: leases.give_back(work, owner, name))

    async def leave(self, owner: str) -> None:
        await self.database.run(lambda work: leases.leave(work, owner))

    async def spend(self, name: str, turns: int, each: float, wait: float = 0.0) -> tuple[float, float]:
        return await self.database.run(lambda work: leases.spend(work, name, turns, each, wait))

    async def removal(self, platform: str) -> Removal | None:
        if not await self.database.read(lambda work: removing.waiting(work, platform)):
            return None
        return await self.database.run(lambda work: removing.claim(work, platform))

    async def removed(self, id: str) -> None:
        await self.database.run(lambda work: removing.done(work, id))

    async def gone(self, place: Place) -> None:
        await self.database.run(lambda work: outbox.gone(work, place))

    async def belongings(self, person: str) -> Belongings | None:
        return await self.database.read(lambda work: belongings.belongings(work, person))

    async def sweep(self, now: datetime, retention: Retention | None = None) -> None:
        await self.database.run(lambda work: outbox.sweep(work, now))
        await self.database.run(lambda work: linking.sweep(work, now))
        await self.database.run(lambda work: group_erasing.sweep(work, now))
        await self.database.run(lambda work: removing.sweep(work, now))
        for person in await self.database.run(erasing.being_erased):
            await self.erase_person(person)
        if retention:
            await self._let_go(now, retention)

    async def _let_go(self, now: datetime, stays: Retention) -> None:
        """Of those who stay away: who is told, and who is erased. Each on their own, so that nobody waits for long."""
        erased = 0
        for person in await self.database.read(lambda work: retention.to_erase(work, now, stays)):
            erased += await self.database.run(partial(retention.erase, now=now, retention=stays, person=person))
        await self.database.run(lambda work: retention.tell(work, now, stays))
        if erased:
            log.info("people who stayed away and were erased: %d", erased)

    async def erase_person(self, person: str) -> None:
        """Everything of a person. Called again after a crash, it goes on where it stopped."""
        await self.database.run(lambda work: erasing.erase_rows(work, person))
        await self.database.run(lambda work: erasing.erase_key(work, person))

    # --- groups --------------------------------------------------------------------------------------

    async def group_turn(self, happening: Happening, step: GroupStep) -> Answered:
        return await self.database.run(lambda work: group_turns.take_group_turn(work, happening, step))

    async def rooms(self, platform: str) -> tuple[str, ...]:
        return await self.database.read(lambda work: group_turns.rooms(work, platform))

    async def ripe(self, platform: str, now: datetime, most: int) -> tuple[Happening, ...]:
        return await self.database.read(lambda work: group_turns.ripe(work, platform, now, most))

    async def to_post(self, platform: str, now: datetime, most: int) -> tuple[ToPost, ...]:
        return await self.database.read(lambda work: group_turns.to_post(work, platform, now, most))

    async def posting(self, post: str) -> bool:
        return await self.database.run(lambda work: group_turns.posting(work, post))

    async def posted(self, post: str, n: int, receipt: str, then: datetime) -> None:
        await self.database.run(lambda work: group_turns.posted(work, post, n, receipt, then))

    async def not_posted(self, post: str, state: str, then: datetime, now: datetime, why: str = "") -> None:
        await self.database.run(lambda work: group_turns.not_posted(work, post, state, then, now, why))

    async def counted(self) -> tuple[tuple[str, str, int], ...]:
        return await self.database.read(lambda work: tuple(map(tuple, work.select(work.statements.counted, {}))))

    async def invite(self, code: str, uses: int) -> None:
        """Let so many strangers in by this code."""
        await self.database.run(lambda work: invites.invite(work, code, uses))

    async def end_invites(self) -> int:
        """Let nobody in by any code that was made. Returns how many still counted."""
        return await self.database.run(invites.end)

    async def back_up(self, data: Path, keys: Path) -> int:
        return await self.database.read(lambda work: backups.back_up(work, data, keys))

    async def restore(self, data: Path, keys: Path) -> int:
        return await self.database.run(lambda work: backups.restore(work, data, keys))

    async def rewrap(self) -> int:
        return await self.database.run(erasing.rewrap)

    async def status(self, now: datetime) -> tuple[tuple[str, str], ...]:
        return await self.database.read(lambda work: status.status(work, now))

    async def close(self) -> None:
        await self.database.close()
