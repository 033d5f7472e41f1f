"""What a turn costs when somebody has a long history, and when there are a million people."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC
from itertools import count
from pathlib import Path
from statistics import median

from benchmarks.durable_turn import NOON, Says, StepFactory
from benchmarks.figures import Figure
from benchmarks.whole_turn import TAPPED
from bot.app import content_folder, reading, turns
from bot.runtime.door import Door
from bot.runtime.incoming import Incoming, Place, Tap, Text
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from bot.words.catalog import Words
from tests.fleet.seeding import seed

FEW, MANY = 10, 100_000
VILLAGE, CITY = 1_000, 1_000_000
TALKS = 40
WOKEN = 400


def growth() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> list[Figure]:
    words = Words.load(content_folder())
    village = await _Place(folder / "village.db", VILLAGE, words).made()
    city = await _Place(folder / "city.db", CITY, words).made()
    await village.remember("short", FEW)
    await village.remember("long", MANY)
    history, people, waking = [], [], []
    for _ in range(TALKS):
        short = await village.talks("short")
        history.append(await village.talks("long") / short)
        # Somebody new in each, so that the history is the same.
        quiet = await village.talks("new")
        people.append(await city.talks("new") / quiet)
    for _ in range(WOKEN // 8 - 4):
        quiet = await village.wakes()
        waking.append(await city.wakes() / quiet)
    await village.store.close()
    await city.store.close()
    return [
        Figure("growth.history", round(median(history), 3), "x a turn with 10 entries", 1.1, 1.05),
        Figure("growth.people", round(median(people), 3), "x a turn among 1,000 people", 1.25, 1.1),
        Figure("growth.waking", round(median(waking), 3), "x claim and note among 1,000 people", 1.2, 1.05),
    ]


@dataclass
class _Place:
    """A database with so many people, of whom some are due."""

    file: Path
    people: int
    words: Words

    async def made(self) -> _Place:
        key = new_key()
        url = f"sqlite:///{self.file}"
        store = await open_store(url, Keyring.read(key))
        await store.close()
        await seed(url, Keyring.read(key), WOKEN, self.people - WOKEN, ("telegram",))
        self.store: SqlStore = await open_store(url, Keyring.read(key))
        self.events = count()
        self.talk = ""
        self.turns = turns(self.words, UTC, new_id=lambda: self.talk, meaning=reading(self.words.content))
        self.step: StepFactory = self.turns.step
        self.door = Door(self.store, self.turns, self.words)
        return self

    async def remember(self, account: str, entries: int) -> None:
        """So many no's of years ago."""
        await self.talks(account)
        with closing(sqlite3.connect(self.file)) as database:
            query = "SELECT a.person, e.sealed FROM accounts a JOIN entries e ON e.person = a.person WHERE account = ?"
            person, sealed = database.execute(f"{query} LIMIT 1", (account,)).fetchone()
            database.executemany(
                "INSERT INTO entries (person, id, session, name, kind, happened_on, created_at, sealed) "
                "VALUES (?, ?, ?, 'rejection', 'rejection', '2020-01-01', '2020-01-01 00:00:00.000000', ?)",
                ((person, 1000 + n, f"old {n}", sealed) for n in range(entries)),
            )
            database.commit()

    async def talks(self, account: str) -> float:
        """Seconds of processor time for a whole check-in."""
        self.talk = f"t{next(self.events)}"
        if account == "new":
            account = self.talk
        says: list[Says] = [Text("/rejected"), *(Tap(f"v1:{self.talk}:{tapped}") for tapped in TAPPED)]

        async def all_of_it() -> None:
            for what in says:
                incoming = Incoming(f"{next(self.events)}", NOON, Place("terminal", account), account, what)
                for reply in await self.store.turn(incoming, self.step(incoming)):
                    await self.store.sent(reply.id)

        return await _cpu(all_of_it)

    async def wakes(self) -> float:
        """Seconds of processor time for eight who are due, claimed and noted as sent."""

        async def eight() -> None:
            woken = await self.door.awaken("telegram", NOON, 8)
            assert woken.looked_at == 8
            await self.store.sent_all([(reply.id, "1") for owed in woken.owed for reply in owed])

        return await _cpu(eight)


async def _cpu(work: Callable[[], Awaitable[None]]) -> float:
    began = time.process_time()
    await work()
    return time.process_time() - began
