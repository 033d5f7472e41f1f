"""A fleet: several workers on one database, started, killed and let go."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.store.tables import accounts, outbox
from tests.fleet.counting import Counting
from tests.fleet.seeding import seed

ROOT = Path(__file__).parents[2]


@dataclass
class Fleet:
    """`each` is the pace of a platform, in seconds between two messages of all workers together."""

    url: str
    each: float = 0.0002
    lease: float = 3.0
    key: str = field(default_factory=new_key, repr=False)
    platforms: Counting = field(default_factory=Counting)
    due: int = 0
    _workers: dict[str, asyncio.subprocess.Process] = field(default_factory=dict)

    async def start(self, due: int, others: int = 0) -> Fleet:
        self.due = due
        store = await open_store(self.url, Keyring.read(self.key))
        await store.close()
        await seed(self.url, Keyring.read(self.key), due, others)
        await self.platforms.start()
        return self

    async def add(self, *names: str) -> None:
        for name in names:
            given = {
                "name": name, "url": self.url, "key": self.key, "port": self.platforms.address[1],
                "each": self.each, "lease": self.lease,
            }  # fmt: skip
            self._workers[name] = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.fleet.worker", json.dumps(given), cwd=ROOT
            )
        await self.platforms.connected(*names)

    def cpu(self, name: str) -> float:
        """Seconds of processor time that a worker has had."""
        fields = Path(f"/proc/{self._workers[name].pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def left_by(self, name: str) -> set[str]:
        """Whom a worker that is dead had something in hand for."""
        store = await open_store(self.url, Keyring.read(self.key))
        statement = select(accounts.c.account).join(outbox, outbox.c.person == accounts.c.person)
        try:
            rows = await store.database.read(
                lambda work: work.connection.execute(statement.where(outbox.c.owner == name)).all()
            )
        finally:
            await store.close()
        return {account for (account,) in rows}

    async def kill(self, name: str) -> None:
        """kill -9"""
        process = self._workers.pop(name)
        process.kill()
        await process.wait()

    async def stop(self) -> None:
        # The workers leave when nobody is at the other end of the line any more.
        await self.platforms.stop()
        for process in self._workers.values():
            try:
                async with asyncio.timeout(15):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()

    # --- what people saw ---------------------------------------------------------------------------------

    @property
    def lost(self) -> int:
        return self.due - self.platforms.said

    def doubled(self, platform: str) -> int:
        return sum(times - 1 for times in self.platforms.seen[platform].values())
