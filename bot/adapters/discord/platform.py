"""The bot on Discord: connected, listening to those who talk to it, and to nobody else.

The rules, all of them:

- No privileged intents. In servers only what mentions the bot is looked at; the rest is dropped at once.
- Whatever a person does becomes one Incoming, in the order in which they did it; only they see the answer.
- A mention is answered by direct message. Where those are closed, a button opens the answer, saying nothing.
- Commands, buttons and forms are understood by their names and ids alone, so they outlive restarts (ADR 0012).
- What was owed before a connection, and what was written to an open talk meanwhile, is made up for after it.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.adapters.discord.client import LONGEST_PAUSE, Client
from bot.adapters.discord.commands import Commands
from bot.adapters.discord.components import WRITE, Look, own_words, privately
from bot.adapters.discord.direct import Direct, nonce
from bot.adapters.discord.files import fetched
from bot.adapters.discord.lanes import Lanes
from bot.adapters.discord.members import Members
from bot.adapters.discord.missed import Missed
from bot.adapters.discord.private import Answer, Interaction, in_own_dm, is_answered, reply_private
from bot.adapters.discord.reading import What, event_of, filled_in, is_written, pressed, said, said_to
from bot.adapters.discord.written import Written
from bot.adapters.logs import silence
from bot.adapters.serving import Refused
from bot.core.groups import UNKNOWN, Standing
from bot.runtime.door import Door
from bot.runtime.group_ports import NotPosted, Posting
from bot.runtime.ports import Adapter, Incoming, Outgoing, Place, Sent, Text, Unreachable
from bot.runtime.poster import Poster
from bot.runtime.worker import While
from bot.words.catalog import SOURCE_LOCALE

log = logging.getLogger(__name__)

WRONG_TOKEN, WRONG_SHARDS = 4004, (4010, 4011)
WRONG_ONE = "DISCORD_TOKEN is refused by Discord: reset it in the developer portal, and set the new one."
MISCOUNTED = "DISCORD_SHARDS is refused by Discord: use auto, or more shards in all."
MADE_UP = "what was owed and what was missed has been made up for"
QUICK = 3.0
"""Seconds within which a second tap is the first one's double."""
WATCH_EVERY = 30.0
FIRST_PAUSE = 5.0
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
        self._settled: dict[str, tuple[int, float]] = {}
        """The message that each person just answered by a tap, and when."""
        self._now = now
        self._lanes = Lanes()
        self._tasks: set[asyncio.Task[None]] = set()
        self._connected: set[int] = set()
        self._draining = False
        self._trying = False
        self._client: Client
        self._direct: Direct
        self._missed: Missed
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
        return await self._direct.deliver(outgoing, owed)

    async def post(self, posting: Posting) -> str:  # noqa: ARG002 - until groups are served here
        raise NotPosted

    async def standing(self, place: Place, account: str) -> Standing:  # noqa: ARG002 - until groups are served here
        return UNKNOWN

    async def drain(self) -> None:
        """Take nothing new, and finish what was taken."""
        self._draining = True
        for task in self._tasks:
            task.cancel()
        await self._lanes.empty()

    def _new_client(self) -> Client:
        client = Client(self._shards or (((0,), 1) if self._unadvised else None))
        self._direct = Direct(client, Look(self._door.words, SOURCE_LOCALE, typing=True))
        self._missed = Missed(self._door, self._direct, self._lanes, self.take_message, self._spawn)
        self._commands = Commands(client, self._door.words, self.on_command)
        for handler in (
            self.on_shard_connect, self.on_shard_resumed, self.on_shard_disconnect,
            self.on_message, self.on_interaction, self.on_error,
        ):  # fmt: skip
            client.event(handler)
        return client

    # --- the connection --------------------------------------------------------------------------------

    async def on_shard_connect(self, shard: int) -> None:
        self._connected.add(shard)
        log.info("discord: shard %d is connected", shard)
        # Direct messages reach the first shard only, and with several processes only one of them has it.
        if shard == 0:
            self._missed.expect()
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
        for step in (self._missed.list_people, self._deliver_owed, self._tell_commands, self._find_messages):
            try:
                await step()
            except Exception as error:  # the others still have to happen
                log.error("discord: %s failed: %s", step.__name__.strip("_"), type(error).__name__)
        log.info("discord: %s", MADE_UP)

    async def _deliver_owed(self) -> None:
        if await self._missed.deliver_owed():
            self._try_again()

    async def _find_messages(self) -> None:
        await self._missed.find_messages()

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
                    if not await self._missed.deliver_owed():
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

    # --- messages --------------------------------------------------------------------------------------

    async def on_message(self, message: discord.Message) -> None:
        me = self._client.user
        if self._draining or me is None or not is_written(message):
            return
        if message.guild is None:
            await self._missed.catch_up(str(message.author.id))
            await self.take_message(message)
        elif me in message.mentions:
            await self._mentioned(message, said_to(me, message))

    async def take_message(self, message: discord.Message) -> None:
        """A direct message."""
        if self._draining:
            return
        person = str(message.author.id)
        async with Written(self._direct, message.channel) as answer, self._lanes.turn(person):
            self._direct.met(person, message.channel.id)
            what = said(message)
            document = message.attachments[0] if what == Sent("file") else None
            await self._enter(self._incoming(message.id, person, what), answer, document=document)

    async def _mentioned(self, message: discord.Message, what: What) -> None:
        """They spoke to the bot in public: it answers by direct message, or hands over saying nothing."""
        person = str(message.author.id)
        here = message.guild.id if message.guild else None
        async with self._lanes.turn(person):
            await self._enter(self._incoming(message.id, person, what), self._direct, here)
        if person in self._direct.closed:
            look = Look(self._door.words, SOURCE_LOCALE, typing=False)
            try:
                once = nonce(event_of(message.id), 0)
                await message.channel.send(look.text("platform.in_group"), view=privately(look), nonce=once)
            except discord.HTTPException as refusal:
                log.info("discord: no hand-over: %s", refusal.code)

    # --- commands, buttons and forms ---------------------------------------------------------------------

    async def on_command(self, interaction: Interaction, typed: str) -> None:
        await self._answer(interaction, Text(typed))

    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await self._answer(interaction, filled_in(interaction))
        elif interaction.type is discord.InteractionType.component:
            what, tapped = pressed(interaction)
            if tapped.endswith(f":{WRITE}") and not self._draining:
                await interaction.response.send_modal(own_words(self._look(interaction), tapped))
            else:
                await self._answer(interaction, what, tapped)

    async def _answer(self, interaction: Interaction, what: What, tapped: str = "") -> None:
        """One turn for something pressed, answered to the one who pressed it."""
        if self._draining:
            return
        person = str(interaction.user.id)
        answer = Answer(interaction, self._direct, self._look(interaction), tapped)
        await self._missed.catch_up(person)
        async with self._lanes.turn(person):
            if in_own_dm(interaction) and interaction.channel_id:
                self._direct.met(person, interaction.channel_id)
            unreached = person in self._direct.closed
            if not self._is_double(interaction):
                incoming = self._incoming(interaction.id, person, what, interaction.locale.value)
                await self._enter(incoming, answer, interaction.guild_id)
            await answer.close()
            if answer.settled and interaction.message:
                self._settled[person] = interaction.message.id, asyncio.get_running_loop().time()
            if unreached and is_answered(interaction):
                self._direct.closed.discard(person)
                await reply_private(interaction, self._look(interaction).text("discord.closed"))

    def _is_double(self, interaction: Interaction) -> bool:
        """The second of two quick taps on one message: it means nothing, and is only acknowledged."""
        since = asyncio.get_running_loop().time() - QUICK
        self._settled = {person: last for person, last in self._settled.items() if last[1] > since}
        message, _ = self._settled.get(str(interaction.user.id), (0, 0.0))
        return interaction.message is not None and interaction.message.id == message

    def _look(self, interaction: Interaction) -> Look:
        return Look(self._door.words, interaction.locale.value, typing=in_own_dm(interaction))

    # --- the door --------------------------------------------------------------------------------------

    async def _enter(
        self,
        incoming: Incoming,
        adapter: Adapter,
        here: int | None = None,
        document: discord.Attachment | None = None,
    ) -> None:
        try:
            if await self._members.has(self._client, int(incoming.account), here):
                if document:
                    incoming = replace(incoming, what=await fetched(document))
                await self._door.enter(incoming, adapter)
            else:
                await self._door.deliver(self._door.turned_away(incoming, "platform.not_open"), adapter)
        except Unreachable:
            log.info("discord: someone can't be reached")
        except Exception as error:  # the turn is saved; only the way to the person failed
            code = error.code if isinstance(error, discord.HTTPException) else ""
            log.warning("discord: a reply was not taken: %s %s", type(error).__name__, code)
            self._try_again()

    def _incoming(self, id: int, person: str, what: What, language: str = "") -> Incoming:
        # The room is the person: no channel is ever written to but the one that only they see.
        return Incoming(event_of(id), self._now(), Place(self.platform, person), person, what, language)
