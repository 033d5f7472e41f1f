"""Two platforms that only count: what was accepted, when, and how often, as people would see it.

Workers connect and send one JSON line a message. Accepted is what was read here, whether the worker lives to hear
of it or not. Discord knows a message again by its nonce; Telegram does not.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

LATENCY = 0.03
"""Seconds until a worker hears that a message was accepted."""


@dataclass
class Counting:
    """`seen` is how often each person was spoken to first, by platform; `moments` when, since the beginning."""

    latency: float = LATENCY
    address: tuple[str, int] = ("127.0.0.1", 0)
    seen: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    moments: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    by_worker: Counter[str] = field(default_factory=Counter)
    last_of: dict[str, float] = field(default_factory=dict)
    replies: list[float] = field(default_factory=list)
    """Seconds that each reply took."""
    began: float = 0.0
    _nonces: set[str] = field(default_factory=set)
    _asked: dict[str, tuple[float, asyncio.Future[None]]] = field(default_factory=dict)
    _workers: dict[str, asyncio.StreamWriter] = field(default_factory=dict)
    _ids: count[int] = field(default_factory=count)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> Counting:
        self._server = await asyncio.start_server(self._serve, *self.address)
        self.address = self._server.sockets[0].getsockname()[:2]
        return self

    async def stop(self) -> None:
        self._server.close()
        for writer in self._workers.values():
            writer.close()
        await self._server.wait_closed()

    @property
    def said(self) -> int:
        return sum(len(people) for people in self.seen.values())

    async def until(self, what: Callable[[], bool], patience: float) -> None:
        async with asyncio.timeout(patience):
            while not what():
                self._changed.clear()
                await self._changed.wait()

    async def connected(self, *workers: str, patience: float = 60) -> None:
        await self.until(lambda: set(workers) <= set(self._workers), patience)

    def go(self) -> None:
        """It is noon."""
        self.began = time.monotonic()
        self.go_on()

    def go_on(self) -> None:
        """It still is, for those who begin later."""
        for writer in self._workers.values():
            _write(writer, {"go": True})

    def wake_for_nothing(self, worker: str) -> None:
        """Let a worker's clocks run when it is not yet noon."""
        _write(self._workers[worker], {"go": True, "early": 3600})

    async def ask(self, worker: str, text: str = "menu") -> None:
        """Somebody writes, and is answered."""
        account = f"asks {next(self._ids)}"
        answered = asyncio.get_running_loop().create_future()
        self._asked[account] = time.monotonic(), answered
        _write(self._workers[worker], {"says": text, "account": account})
        await answered

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        name = json.loads(await reader.readline())["worker"]
        self._workers[name] = writer
        self._changed.set()
        loop = asyncio.get_running_loop()
        try:
            while line := await reader.readline():
                message = json.loads(line)
                self._accept(name, message)
                loop.call_later(self.latency, _write, writer, {"accepted": message["n"]})
        except ConnectionError:
            pass
        finally:
            self._workers.pop(name, None)
            writer.close()

    def _accept(self, worker: str, message: dict[str, str]) -> None:
        platform, room = message["platform"], message["room"]
        now = time.monotonic()
        asked = self._asked.pop(room, None)
        if asked:
            self.replies.append(now - asked[0])
            asked[1].set_result(None)
            return
        if room.startswith("asks"):
            return
        self.last_of[room] = now
        if platform == "discord":
            if message["owed"] in self._nonces:
                return
            self._nonces.add(message["owed"])
        self.seen[platform][room] += 1
        self.moments[platform].append(now - self.began)
        self.by_worker[worker] += 1
        self._changed.set()


def _write(writer: asyncio.StreamWriter, message: dict[str, object]) -> None:
    if not writer.is_closing():
        writer.write(json.dumps(message).encode() + b"\n")
