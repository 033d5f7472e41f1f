"""The runtime's Store, over either database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.core.archive import Belongings
from bot.runtime.ports import Incoming, Owed, Place, Talking, TurnStep, Waking
from bot.store import backups, belongings, erasing, invites, linking, outbox, status
from bot.store.turn import take_turn
from bot.store.work import Database


class SqlStore:
    def __init__(self, database: Database) -> None:
        self.database = database

    async def turn(self, incoming: Incoming, step: TurnStep, invite: str | None = None) -> tuple[Owed, ...]:
        return await self.database.run(lambda work: take_turn(work, incoming, step, invite))

    async def sent(self, owed: str, receipt: str = "") -> None:
        await self.database.run(lambda work: outbox.sent(work, owed, receipt))

    async def owed(self, platform: str) -> tuple[Owed, ...]:
        return await self.database.run(lambda work: outbox.owed_on(work, platform))

    async def talking(self, platform: str) -> tuple[Talking, ...]:
        return await self.database.read(lambda work: outbox.talking(work, platform))

    async def first_taken(self, platform: str, events: Sequence[str]) -> str | None:
        return await self.database.read(lambda work: outbox.first_taken(work, platform, events))

    async def due(self, platform: str, now: datetime) -> tuple[Waking, ...]:
        return await self.database.read(lambda work: outbox.due(work, platform, now))

    async def belongings(self, person: str) -> Belongings | None:
        return await self.database.read(lambda work: belongings.belongings(work, person))

    async def gone(self, place: Place) -> None:
        await self.database.run(lambda work: outbox.gone(work, place))

    async def sweep(self, now: datetime) -> None:
        await self.database.run(lambda work: outbox.sweep(work, now))
        await self.database.run(lambda work: linking.sweep(work, now))
        for person in await self.database.run(erasing.being_erased):
            await self.erase_person(person)

    async def erase_person(self, person: str) -> None:
        """Everything of a person. Called again after a crash, it goes on where it stopped."""
        await self.database.run(lambda work: erasing.erase_rows(work, person))
        await self.database.run(lambda work: erasing.erase_key(work, person))

    async def counted(self) -> tuple[tuple[str, str, int], ...]:
        return await self.database.read(lambda work: tuple(map(tuple, work.select(work.statements.counted, {}))))

    async def back_up(self, data: Path, keys: Path) -> int:
        return await self.database.read(lambda work: backups.back_up(work, data, keys))

    async def restore(self, data: Path, keys: Path) -> int:
        return await self.database.run(lambda work: backups.restore(work, data, keys))

    async def rewrap(self) -> int:
        return await self.database.run(erasing.rewrap)

    async def status(self, now: datetime) -> tuple[tuple[str, str], ...]:
        return await self.database.read(lambda work: status.status(work, now))

    async def invite(self, code: str, uses: int) -> None:
        """Let so many strangers in by this code."""
        await self.database.run(lambda work: invites.invite(work, code, uses))

    async def end_invites(self) -> int:
        """Let nobody in by any code that was made. Returns how many still counted."""
        return await self.database.run(invites.end)

    async def close(self) -> None:
        await self.database.close()
