"""The bot on Discord as it is served: connected, without privileged intents, and connected again.

What was owed before a connection, and what was written to an open talk meanwhile, is made up for after it. What
people do is the listener's.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.adapters.discord.client import LONGEST_PAUSE, Client, Introductions
from bot.adapters.discord.commands import Commands
from bot.adapters.discord.lanes import Lanes
from bot.adapters.discord.listener import Listener
from bot.adapters.discord.members import Members
from bot.adapters.discord.posts import Posts
from bot.adapters.discord.rights import standing
from bot.adapters.logs import silence
from bot.adapters.serving import Refused
from bot.core.groups import UNKNOWN, Standing
from bot.runtime.door import Door
from bot.runtime.group_ports import Posting
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Outgoing
from bot.runtime.poster import Poster
from bot.runtime.worker import While

log = logging.getLogger(__name__)

WRONG_TOKEN, WRONG_SHARDS = 4004, (4010, 4011)
WRONG_ONE = "DISCORD_TOKEN is refused by Discord: reset it in the developer portal, and set the new one."
MISCOUNTED = "DISCORD_SHARDS is refused by Discord: use auto, or more shards in all."
MADE_UP = "what was owed and what was missed has been made up for"
WATCH_EVERY = 30.0
FIRST_PAUSE = 1.0
"""Seconds between two attempts to deliver what Discord did not take."""


class DiscordPlatform:
    """One bot. `shards` are ids and how many there are in all; None: as many as Discord advises.

    `groups`, where there are any, are the servers whose members may use it.
    """

    platform = "discord"
    sends_once = True

    def __init__(
        self,
        door: Door,
        token: str,
        *,
        api_base: str,
        gateway_url: str,
        shards: tuple[Sequence[int], int] | None = None,
        groups: Sequence[str] = (),
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        while_first: While | None = None,
    ) -> None:
        self._door = door
        self._token = token
        self._api_base = api_base
        self._gateway_url = gateway_url
        self._shards = shards
        self._while_first = while_first
        self._standing_by = False
        self._unadvised = False
        self._members = Members(groups)
        self._introductions = Introductions()
        self._now = now
        self._lanes = Lanes()
        self._tasks: set[asyncio.Task[None]] = set()
        self._connected: set[int] = set()
        self._trying = False
        self._client: Client
        self._listener: Listener
        self._commands: Commands
        self.groups: Poster | None = None
        """Who takes what happens in groups, and posts there."""

    # --- being served ----------------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Every shard of this process is connected, or another process has them and this one stands by."""
        return self._standing_by or (bool(self._connected) and len(self._connected) == self._client.expected)

    @property
    def speaks(self) -> bool:
        return bool(self._connected)

    async def run(self) -> None:
        """Connect and take what arrives until cancelled. Raises Refused, or is run again."""
        if self._while_first is None:
            await self._connect()
            return
        try:
            await self._while_first(self._connect, self._stand_by)
        finally:
            self._standing_by = False

    def _stand_by(self) -> None:
        self._standing_by = True

    async def _connect(self) -> None:
        self._standing_by = False
        silence()
        # The library has no setting for these; assigning them is the one allowed reach into it.
        Route.BASE = self._api_base
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self._gateway_url)
        self._client = self._new_client()
        self._spawn(self._watch())
        # In a task of its own: while it connects again, the library swallows a cancellation.
        starting = asyncio.create_task(self._client.start(self._token))
        try:
            await asyncio.wait({starting})
            await starting
        except discord.LoginFailure:
            raise Refused(WRONG_ONE) from None
        except discord.GatewayNotFound:
            # Discord did not advise a number of shards: the next attempt makes do with one.
            self._unadvised = not self._unadvised
            raise
        except discord.ConnectionClosed as closed:
            if closed.code == WRONG_TOKEN:
                raise Refused(WRONG_ONE) from None
            if self._shards and closed.code in WRONG_SHARDS:
                raise Refused(MISCOUNTED) from None
            raise
        finally:
            self._connected.clear()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            starting.cancel()
            await self._client.close()
            await asyncio.gather(starting, return_exceptions=True)

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        """A message that nobody asked for just now: the platform is an adapter too."""
        if not self._connected:
            raise ConnectionError("discord is not connected")
        return await self._listener.direct.deliver(outgoing, owed)

    async def post(self, posting: Posting) -> str:
        """Let something stand in a server."""
        return await Posts(self._client).post(posting)

    async def standing(self, place: Place, account: str) -> Standing:
        """How somebody stands in a server now."""
        return await standing(self._client, place, account) if self._connected else UNKNOWN

    async def remove(self, place: Place, receipts: Sequence[str]) -> None:
        """Take messages back."""
        if not self._connected:
            raise ConnectionError("discord is not connected")
        await self._listener.direct.remove(place.room, receipts)

    async def drain(self) -> None:
        """Take nothing new, and finish what was taken."""
        self._lanes.closed = True
        for task in self._tasks:
            task.cancel()
        await self._lanes.close()

    def _new_client(self) -> Client:
        client = Client(self._shards or (((0,), 1) if self._unadvised else None), self._introductions)
        self._listener = Listener(
            client, self._door, self._lanes, self._members, self._now, self._spawn, self._try_again,
            lambda: self.groups,
        )  # fmt: skip
        servers = self._listener.servers
        self._commands = Commands(
            client, self._door.words, self._listener.on_command, servers.on_setup, servers.on_menu
        )  # fmt: skip
        for handler in (
            servers.on_guild_join, servers.on_guild_remove,
            self.on_shard_connect, self.on_shard_resumed, self.on_shard_disconnect, self.on_error,
            self._listener.on_message, self._listener.on_interaction,
        ):  # fmt: skip
            client.event(handler)
        return client

    # --- the connection --------------------------------------------------------------------------------

    async def on_shard_connect(self, shard: int) -> None:
        self._connected.add(shard)
        log.info("discord: shard %d is connected", shard)
        # Direct messages reach the first shard only, and with several processes only one of them has it.
        if shard == 0:
            self._listener.missed.expect()
            self._spawn(self._make_up())

    async def on_shard_resumed(self, shard: int) -> None:
        self._connected.add(shard)
        log.info("discord: shard %d is back", shard)

    async def on_shard_disconnect(self, shard: int) -> None:
        if shard in self._connected:
            self._connected.discard(shard)
            log.info("discord: shard %d is cut off", shard)

    async def on_error(self, event: str, /, *arguments: object, **named: object) -> None:  # noqa: ARG002
        # Only its kind: the text of an exception, and what the event carried, may be what a person wrote.
        kind = sys.exc_info()[0]
        log.error("discord: %s failed: %s", event, kind.__name__ if kind else "unknown")

    async def _watch(self) -> None:
        """The library tries for ever, and says why only where a log may not hold it."""
        while True:
            await asyncio.sleep(WATCH_EVERY)
            if not self.ready:
                connected, expected = len(self._connected), self._client.expected
                log.warning("discord: %d of %d shards are connected", connected, expected)

    async def _make_up(self) -> None:
        """After a connection: what was owed, the commands, and what was missed, which may take its time."""
        missed = self._listener.missed
        for step in (
            missed.list_people, self._deliver_owed, self._tell_commands, self._listener.servers.look_around,
            missed.find_messages,
        ):  # fmt: skip
            try:
                await step()
            except Exception as error:  # the others still have to happen
                log.error("discord: %s failed: %s", step.__name__.strip("_"), type(error).__name__)
        log.info("discord: %s", MADE_UP)

    async def _deliver_owed(self) -> None:
        if await self._listener.missed.deliver_owed():
            self._try_again()

    async def _tell_commands(self) -> None:
        if await self._commands.bring_up_to_date(self._door.words):
            log.info("discord was told the commands")

    def _try_again(self) -> None:
        if not self._trying:
            self._trying = True
            self._spawn(self._keep_trying())

    async def _keep_trying(self) -> None:
        """Deliver what Discord did not take, in longer and longer pauses."""
        pause = FIRST_PAUSE
        try:
            while True:
                await asyncio.sleep(pause)
                try:
                    if not await self._listener.missed.deliver_owed():
                        return
                except Exception as error:  # the store is away too; what is owed stays owed
                    log.error("discord: what is owed could not be read: %s", type(error).__name__)
                pause = min(2 * pause, LONGEST_PAUSE)
        finally:
            self._trying = False

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
