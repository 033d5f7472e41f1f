"""What people do on Discord, brought to the one door: messages, commands, buttons, menus and forms.

The rules, all of them:

- In servers only words that name the bot are looked at; the rest is dropped at once, replies to its posts too.
- Whatever a person does becomes one Incoming, in the order in which they did it; only they see the answer.
- A mention is answered by direct message. Where those are closed, a button opens the answer, saying nothing.
- Commands, buttons and forms are understood by their names and ids alone, so they outlive restarts (ADR 0013).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import discord

from bot.adapters.discord.components import WRITE, Look, own_words
from bot.adapters.discord.direct import Direct
from bot.adapters.discord.files import fetched
from bot.adapters.discord.groups import Groups
from bot.adapters.discord.lanes import Lanes
from bot.adapters.discord.members import Members
from bot.adapters.discord.missed import Missed, Spawn
from bot.adapters.discord.private import Answer, Interaction, in_own_dm, is_answered, reply_private
from bot.adapters.discord.public import say_publicly
from bot.adapters.discord.reading import What, event_of, filled_in, is_named, is_written, pressed, said, said_to
from bot.adapters.discord.written import Written
from bot.runtime.door import Door
from bot.runtime.incoming import Incoming, Place, Sent, Text
from bot.runtime.outgoing import Notice
from bot.runtime.ports import Adapter, Unreachable
from bot.runtime.poster import Poster
from bot.words.catalog import SOURCE_LOCALE

log = logging.getLogger(__name__)

IN_PRIVATE = Notice("platform.in_group", "platform.open_privately")
"""All that this bot says where others read, when somebody can't be answered by direct message."""
QUICK = 3.0
"""Seconds within which a second tap is the first one's double."""


class Listener:
    """One for each connection. `failed` is told when a reply was not taken; `lanes` outlive the connection."""

    def __init__(
        self,
        client: discord.Client,
        door: Door,
        lanes: Lanes,
        members: Members,
        now: Callable[[], datetime],
        spawn: Spawn,
        failed: Callable[[], None],
        poster: Callable[[], Poster | None],
    ) -> None:
        self._client = client
        self._door = door
        self._lanes = lanes
        self._members = members
        self._now = now
        self._failed = failed
        self._settled: dict[str, tuple[int, float]] = {}
        """The message that each person just answered by a tap, and when."""
        self.direct = Direct(client, Look(door.words, SOURCE_LOCALE, typing=True))
        self.missed = Missed(door, self.direct, lanes, self.take_message, spawn)
        self.servers = Groups(client, door.words, lanes, now, poster, members, self._answer)

    # --- messages --------------------------------------------------------------------------------------

    async def on_message(self, message: discord.Message) -> None:
        me = self._client.user
        if self._lanes.closed or me is None or not is_written(message):
            return
        if message.guild is None:
            await self.missed.catch_up(str(message.author.id))
            await self.take_message(message)
        elif me in message.mentions:
            if is_named(me, message):
                await self._mentioned(message, said_to(me, message))
            else:
                await self.servers.replied(message)

    async def take_message(self, message: discord.Message) -> None:
        """A direct message."""
        if self._lanes.closed:
            return
        person = str(message.author.id)
        async with Written(self.direct, message.channel) as answer, self._lanes.turn(person):
            self.direct.met(person, message.channel.id)
            what = said(message)
            document = message.attachments[0] if what == Sent("file") else None
            await self._enter(self._incoming(message.id, person, what), answer, document=document)

    async def _mentioned(self, message: discord.Message, what: What) -> None:
        """They spoke to the bot in public: it answers by direct message, or hands over saying nothing."""
        person = str(message.author.id)
        here = message.guild.id if message.guild else None
        async with self._lanes.turn(person):
            await self._enter(self._incoming(message.id, person, what), self.direct, here)
        if person in self.direct.closed:
            await say_publicly(message, IN_PRIVATE, self._door.words)

    # --- commands, buttons and forms ---------------------------------------------------------------------

    async def on_command(self, interaction: Interaction, typed: str) -> None:
        await self._answer(interaction, Text(typed))

    async def on_interaction(self, interaction: Interaction) -> None:
        if interaction.type is discord.InteractionType.modal_submit:
            await self._answer(interaction, filled_in(interaction))
        elif self.servers.takes(interaction):
            await self.servers.on_press(interaction)
        elif interaction.type is discord.InteractionType.component:
            what, tapped = pressed(interaction)
            if tapped.endswith(f":{WRITE}") and not self._lanes.closed:
                await interaction.response.send_modal(own_words(self._look(interaction), tapped))
            else:
                await self._answer(interaction, what, tapped)

    async def _answer(self, interaction: Interaction, what: What, tapped: str = "") -> None:
        """One turn for something pressed, answered to the one who pressed it."""
        if self._lanes.closed:
            return
        person = str(interaction.user.id)
        answer = Answer(interaction, self.direct, self._look(interaction), tapped)
        await self.missed.catch_up(person)
        async with self._lanes.turn(person):
            if in_own_dm(interaction) and interaction.channel_id:
                self.direct.met(person, interaction.channel_id)
            unreached = person in self.direct.closed
            if not self._is_double(interaction):
                incoming = self._incoming(interaction.id, person, what, interaction.locale.value)
                await self._enter(incoming, answer, interaction.guild_id)
            await answer.close()
            if answer.settled and interaction.message:
                self._settled[person] = interaction.message.id, asyncio.get_running_loop().time()
            if unreached and is_answered(interaction):
                self.direct.closed.discard(person)
                await reply_private(interaction, self._look(interaction).text("discord.closed"))

    def _is_double(self, interaction: Interaction) -> bool:
        """The second of two quick taps on one message: it means nothing, and is only acknowledged.

        A form is no tap: what somebody wrote is heard, however soon after a tap it is sent.
        """
        if interaction.type is discord.InteractionType.modal_submit:
            return False
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
            self._failed()

    def _incoming(self, id: int, person: str, what: What, language: str = "") -> Incoming:
        # The room is the person: no channel is ever written to but the one that only they see.
        return Incoming(event_of(id), self._now(), Place(Direct.platform, person), person, what, language)
