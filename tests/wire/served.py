"""A real bot on Telegram's double: in this process, or as `onward run` in one of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bot.adapters.serving import Http, serve
from bot.adapters.telegram.api import Api
from bot.adapters.telegram.pace import Pace
from bot.adapters.telegram.platform import Telegram
from bot.app import packing, studio, turns
from bot.runtime.door import Door
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from tests.wire.botapi import BotApi, Person
from tests.wire.conversations import WORDS

ROOT = Path(__file__).parents[2]


@dataclass
class Here:
    """The bot in this process: a Scene of the conversations."""

    api: BotApi
    data: Path
    groups: tuple[str, ...] = ()
    webhook: tuple[str, str] | None = None
    port: int = 0
    key: str = field(default_factory=new_key, repr=False)
    _ids: count[int] = field(default_factory=lambda: count(5001))

    async def start(self) -> Here:
        self.store: SqlStore = await open_store(f"sqlite:///{self.data}/onward.db", Keyring.read(self.key))
        door = Door(self.store, turns(WORDS, UTC), WORDS, packing(WORDS), pictures=studio(WORDS))
        self.telegram = Telegram(
            Api(self.api.token, self.api.base, Pace()), door, lambda: datetime.now(UTC),
            groups=self.groups, webhook=self.webhook,
            memory=self.data / "telegram-profile",
        )  # fmt: skip
        self._stop = asyncio.Event()
        http = Http("127.0.0.1", self.port, self.telegram.routes()) if self.port else None
        self.serving = asyncio.create_task(serve([self.telegram], http, stop=self._stop))
        async with asyncio.timeout(10):
            while not self.telegram.ready:
                assert not self.serving.done(), self.serving.exception()
                await asyncio.sleep(0.01)
        return self

    async def stop(self) -> None:
        self._stop.set()
        await self.serving
        await self.store.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def person(self) -> Person:
        return Person(self.api, next(self._ids))


@dataclass
class Served:
    """`onward run` as an operator starts it. `kill` is kill -9."""

    api: BotApi
    data: Path
    more: Mapping[str, str] = field(default_factory=dict)
    key: str = field(default_factory=new_key, repr=False)
    process: asyncio.subprocess.Process | None = None
    log: str = ""
    _ids: count[int] = field(default_factory=lambda: count(7001))

    @property
    def settings(self) -> dict[str, str]:
        return {
            "TELEGRAM_TOKEN": self.api.token,
            "TELEGRAM_API_BASE": self.api.base,
            "OPERATOR_NAME": "Testers",
            "OPERATOR_CONTACT": "testers@example.org",
            "ONWARD_KEYS": self.key,
            "DATABASE_URL": f"sqlite:///{self.data}/onward.db",
            **self.more,
        }

    async def start(self) -> Served:
        wanted = {"PATH", "HOME", "LANG", "PYTHONPATH"}
        environment = {name: value for name, value in os.environ.items() if name in wanted}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=ROOT, env={**environment, **self.settings}, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return self

    async def kill(self) -> None:
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        return await self._end(signal.SIGTERM)

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def _end(self, number: int) -> int:
        assert self.process
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await self.ended()

    async def ended(self, patience: float = 20) -> int:
        assert self.process
        assert self.process.stderr
        async with asyncio.timeout(patience):
            self.log += (await self.process.stderr.read()).decode()
            return await self.process.wait()

    async def person(self) -> Person:
        return Person(self.api, next(self._ids))
