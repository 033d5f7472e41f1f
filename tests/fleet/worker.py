"""One worker of a fleet: the real store, turns and clockwork, on two platforms that only count."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.app import content_folder, turns
from bot.runtime.clockwork import Clockwork
from bot.runtime.door import Door
from bot.runtime.incoming import Incoming, Place, Text
from bot.runtime.outgoing import Outgoing
from bot.runtime.shared_pace import SharedPace
from bot.runtime.worker import Worker
from bot.serve import TELEGRAM_EACH, TELEGRAM_MOST
from bot.store.open import open_store
from bot.store.sealing import Keyring
from bot.words.catalog import Words
from tests.fleet.seeding import NOON, PLATFORMS


@dataclass
class Line:
    """The way to the platforms."""

    writer: asyncio.StreamWriter
    waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict)
    ids: count[int] = field(default_factory=count)

    async def send(self, platform: str, outgoing: Outgoing, owed: str) -> str:
        n = next(self.ids)
        self.waiting[n] = asyncio.get_running_loop().create_future()
        message = {"n": n, "platform": platform, "room": outgoing.place.room, "owed": owed}
        self.writer.write(json.dumps(message).encode() + b"\n")
        await self.waiting[n]
        return str(n)


@dataclass
class Counted:
    """The adapter of one platform."""

    platform: str
    line: Line

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        return await self.line.send(self.platform, outgoing, owed)


async def work(name: str, url: str, key: str, port: int, each: float, lease: float) -> None:
    store = await open_store(url, Keyring.read(key))
    words = Words.load(content_folder())
    door = Door(store, turns(words, UTC), words)
    door.turns.listener.meaning("hello there")
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(json.dumps({"worker": name}).encode() + b"\n")
    line = Line(writer)
    adapters = {platform: Counted(platform, line) for platform in PLATFORMS}
    async with Worker(store, name, lease=lease, beat=lease / 4).working() as worker:
        tasks: set[asyncio.Task[Any]] = set()
        ticking: list[asyncio.Task[Any]] = []
        events = count()
        while text := await reader.readline():
            message = json.loads(text)
            if "accepted" in message:
                line.waiting.pop(message["accepted"]).set_result(None)
            elif "go" in message:
                for task in ticking:
                    task.cancel()
                clock = _clock(message.get("early", 0))
                most = TELEGRAM_MOST if each == TELEGRAM_EACH else 0
                clocks = [
                    Clockwork(
                        door, adapter, clock, SharedPace(store, adapter.platform, each, most), lambda: worker.alive
                    )
                    for adapter in adapters.values()
                ]
                ticking = [asyncio.create_task(each_of.run()) for each_of in clocks]
            elif "says" in message:
                place = Place("telegram", message["account"])
                at = NOON + timedelta(seconds=1)
                incoming = Incoming(f"{name} {next(events)}", at, place, message["account"], Text(message["says"]))
                task = asyncio.create_task(door.enter(incoming, adapters["telegram"]))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
        for task in (*tasks, *ticking):
            task.cancel()
    await store.close()


def _clock(early: float) -> Callable[[], datetime]:
    """It is noon when the work begins, or some seconds before."""
    began = time.monotonic() + early
    return lambda: NOON + timedelta(seconds=time.monotonic() - began)


if __name__ == "__main__":
    given = json.loads(sys.argv[1])
    asyncio.run(work(**given))
