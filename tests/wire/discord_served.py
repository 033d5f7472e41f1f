"""A real bot on Discord's double, in this process: a Scene of the conversations."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TypeVar

from bot.adapters.discord.platform import MADE_UP, DiscordPlatform
from bot.app import packing, studio, turns
from bot.runtime.door import Door
from bot.runtime.incoming import Incoming
from bot.runtime.ports import Owed, TurnStep
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from bot.words.catalog import Words
from tests.wire.conversations import WORDS
from tests.wire.discord_double import OWN_DM, TOKEN, DiscordDouble, Person, Seen

ROOT = Path(__file__).parents[2]
TURNS = turns(WORDS, UTC)
B = TypeVar("B", bound="Bot")


class Store(SqlStore):
    """The real store, which can be slow or fail for once."""

    delay = 0.0
    failure: Exception | None = None

    async def turn(self, incoming: Incoming, step: TurnStep, invite: str | None = None) -> tuple[Owed, ...]:
        await asyncio.sleep(self.delay)
        if self.failure:
            failure, self.failure = self.failure, None
            raise failure
        return await super().turn(incoming, step, invite)


@dataclass
class Bot:
    """The bot as `onward run` has it, and Discord around it."""

    double: DiscordDouble
    url: str
    keys: str
    shards: tuple[tuple[int, ...], int] | None = None
    groups: Sequence[str] = ()
    words: Words = WORDS
    where: int = OWN_DM
    """Where people talk to it."""
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    said_to_all: list[str] = field(default_factory=list)
    """What was given to the platform to stand where everybody reads it."""
    _numbers: count[int] = field(default_factory=lambda: count(10))

    def equip(self) -> None:
        """Give the platform what else it is served with."""

    async def person(self) -> Visitor:
        return Visitor(self.double.person(next(self._numbers)), self.where)

    async def start(self) -> None:
        self.store = Store((await open_store(self.url, Keyring.read(self.keys))).database)
        self.platform = DiscordPlatform(
            Door(self.store, TURNS, self.words, packing(self.words), pictures=studio(self.words)),
            TOKEN,
            api_base=self.double.api,
            gateway_url=self.double.gateway,
            shards=self.shards,
            groups=self.groups,
            now=self.clock,
        )
        self.equip()
        self.running = asyncio.create_task(self.platform.run())
        end = asyncio.get_running_loop().time() + 30
        while not (self.platform.ready and self.double.made("GET", "/commands")) and not self.running.done():
            assert asyncio.get_running_loop().time() < end, "it never got ready"
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """As SIGTERM does."""
        await self.platform.drain()
        await self.kill()

    async def kill(self) -> None:
        """Without a word, in the middle of whatever it does."""
        self.running.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await self.running
        await self.store.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()


@asynccontextmanager
async def served_as(
    kind: type[B],
    folder: Path,
    shards: tuple[tuple[int, ...], int] | None = None,
    groups: Sequence[str] = (),
    words: Words = WORDS,
) -> AsyncIterator[B]:
    async with DiscordDouble() as double:
        if shards:
            double.shards = shards[1]
        bot = kind(double, f"sqlite:///{folder / 'onward.db'}", new_key(), shards, groups, words)
        await bot.start()
        try:
            yield bot
            nothing_refused(double, bot.said_to_all)
        finally:
            await bot.stop()


def served(
    folder: Path,
    shards: tuple[tuple[int, ...], int] | None = None,
    groups: Sequence[str] = (),
    words: Words = WORDS,
) -> AbstractAsyncContextManager[Bot]:
    return served_as(Bot, folder, shards, groups, words)


@dataclass
class Visitor:
    """Somebody in a conversation: a Talker, in direct messages or where others are."""

    who: Person
    where: int

    async def arrive(self) -> object:
        """They call the bot by its name, or use its first command."""
        if self.where == OWN_DM:
            return await self.who.mention("")
        return await self.who.command("rejected", self.where)

    async def say(self, text: str) -> object:
        if self.where == OWN_DM:
            return await self.who.say(text)
        form = "".join(span.text for span in WORDS.text("en", "discord.write"))
        if form in self.choices_with_form:
            await self.who.tap(form)
            return await self.who.submit(text)
        return await self.who.command(text.removeprefix("/"), self.where)

    async def tap(self, label: str) -> object:
        return await self.who.tap(label, self.who.last)

    async def tap_old(self, label: str) -> object:
        shown = next(seen for seen in reversed(self.who.screen) if label in seen.ever)
        return await self.who.forge(shown.ever[label], shown)

    async def tap_twice(self, label: str) -> object:
        before, shown = self.who.changes, self.who.last
        await asyncio.gather(self.who.press(label, shown), self.who.press(label, shown))
        return await self.who.settle(before)

    async def say_at_once(self, *texts: str) -> object:
        before = self.who.changes
        for text in texts:
            await self.who.double.write(self.who, text)
        return await self.who.settle(before)

    @property
    def last(self) -> str:
        return plain(self.who.last)

    @property
    def choices_with_form(self) -> Sequence[str]:
        return self.who.last.labels

    @property
    def choices(self) -> Sequence[str]:
        form = "".join(span.text for span in WORDS.text("en", "discord.write"))
        return [label for label in self.who.last.labels if label != form]

    @property
    def heard(self) -> str:
        return "\n".join(map(plain, self.who.screen))


def plain(seen: Seen) -> str:
    """As people see it: without the backslashes that keep marks from being marks."""
    return unescaped(seen.text)


def unescaped(text: str) -> str:
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text)


def nothing_refused(double: DiscordDouble, said_to_all: Sequence[str] = ()) -> None:
    """Discord refused nothing, waited for nothing, and nobody else could read along."""
    open_to_all = {"".join(span.text for span in WORDS.text("en", "platform.in_group")), *said_to_all}
    assert double.refused == []
    assert double.late == []
    for seen in double.public:
        assert seen.text in open_to_all
    for made in double.requests:
        mentions = made.body.get("allowed_mentions") if isinstance(made.body, dict) else None
        assert mentions is None or mentions["parse"] == []


@dataclass
class Process:
    """`onward run` as an operator starts it, with Discord as its only platform. `kill` is kill -9."""

    double: DiscordDouble
    folder: Path
    more: Mapping[str, str] = field(default_factory=dict)
    keys: str = field(default_factory=new_key, repr=False)
    running: asyncio.subprocess.Process | None = None
    log: str = ""
    made_up: int = 0
    """The number of connections so far when it last said that everything missed is made up for."""
    _reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        settings = {
            "DISCORD_TOKEN": TOKEN,
            "DISCORD_API_BASE": self.double.api,
            "DISCORD_GATEWAY_URL": self.double.gateway,
            "OPERATOR_NAME": "Testers",
            "OPERATOR_CONTACT": "testers@example.org",
            "ONWARD_KEYS": self.keys,
            "DATABASE_URL": f"sqlite:///{self.folder / 'onward.db'}",
            **self.more,
        }
        self.running = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=ROOT, env={**kept, **settings}, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        self._reading = asyncio.create_task(self._read(self.running))

    async def _read(self, running: asyncio.subprocess.Process) -> None:
        assert running.stderr
        async for row in running.stderr:
            self.log += row.decode()
            if MADE_UP.encode() in row:
                self.made_up = len(self.double.identified)

    async def term(self) -> int:
        return await self._end(signal.SIGTERM)

    async def kill(self) -> int:
        return await self._end(signal.SIGKILL)

    async def _end(self, number: int) -> int:
        assert self.running
        if self.running.returncode is None:
            self.running.send_signal(number)
        return await self.ended(12)

    async def ended(self, patience: float = 20) -> int:
        """Wait until it is gone, and all that it said was read."""
        assert self.running
        assert self._reading
        async with asyncio.timeout(patience):
            await self._reading
            return await self.running.wait()
