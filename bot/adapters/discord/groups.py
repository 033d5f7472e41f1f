"""Servers that have the bot: what happens there, brought to the door of groups; and ways from there into private.

The rules, all of them:

- Whatever is pressed or called in a server is answered to the one who did it, within three seconds, and to nobody else.
- What a button, a command or a menu means is read from its own id, never from what people wrote.
- Coming into a server says nothing there. What stands in it is made by `posts`, of a Posting alone.
- That somebody replied to a post is noted as life in the group; what they said is not looked at.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any, TypeVar

import discord
from discord import app_commands

from bot.adapters.discord import rights
from bot.adapters.discord.components import OF_GROUP
from bot.adapters.discord.lanes import Lanes
from bot.adapters.discord.markdown import written
from bot.adapters.discord.members import Members
from bot.adapters.discord.posts import post_of
from bot.adapters.discord.private import DEFER_AFTER, Interaction, defer_private, reply_private
from bot.adapters.discord.reading import event_of
from bot.core.effects import Fills, Token
from bot.runtime.group_ports import Added, Alive, Answered, Called, Happening, Removed, Tapped, read_token
from bot.runtime.incoming import Place, Text
from bot.runtime.poster import Poster
from bot.words.catalog import Words

log = logging.getLogger(__name__)

WAYS_IN = ("group", "answer")
"""What a button in a server may begin in private."""
WENT_WRONG, OVER = "public.went_wrong", "public.over"
Said = tuple[str, Fills]
"""A message of the content, and what goes into it."""
T = TypeVar("T")


class Groups:
    """One for each connection. `answer` is the private way: a turn for something pressed, shown to who pressed it."""

    def __init__(
        self,
        client: discord.Client,
        words: Words,
        lanes: Lanes,
        now: Callable[[], datetime],
        poster: Callable[[], Poster | None],
        members: Members,
        answer: Callable[[Interaction, Text], Awaitable[None]],
    ) -> None:
        self._client = client
        self._words = words
        self._lanes = lanes
        self._now = now
        self._poster = poster
        self._members = members
        self._answer = answer

    # --- the bot comes and goes --------------------------------------------------------------------------

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._enter(self._happening(f"joined:{guild.id}:{self._stamp}", guild.id, Added()))

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Removed, or deleted. One that can't be reached for a while says so in another way."""
        await self._enter(self._happening(f"left:{guild.id}:{self._stamp}", guild.id, Removed()))

    async def look_around(self) -> None:
        """Who removed the bot while it was away did not tell it."""
        poster = self._poster()
        if poster is None:
            return
        known = await poster.rooms()
        if not known:
            return
        there = {str(guild.id) async for guild in self._client.fetch_guilds(limit=None, with_counts=False)}
        for room in known:
            if room not in there:
                await self._enter(self._happening(f"left:{room}:{self._stamp}", int(room), Removed()))

    @property
    def _stamp(self) -> str:
        """These events have no id of their own; each of them is another one."""
        return self._now().isoformat()

    # --- what stands there -------------------------------------------------------------------------------

    async def replied(self, message: discord.Message) -> None:
        """Somebody answered what the bot said there. That they did is all that is taken."""
        if message.guild:
            happening = self._happening(event_of(message.id), message.guild.id, Alive(), message.author.id)
            await self._enter(happening)

    @staticmethod
    def takes(interaction: Interaction) -> bool:
        """Whether a button was pressed that stands in a server."""
        return _id_of(interaction).startswith(OF_GROUP)

    async def on_press(self, interaction: Interaction) -> None:
        id = _id_of(interaction)
        way, _, about = id.removeprefix(OF_GROUP).partition("-")
        if way in WAYS_IN and about:
            await self._answer(interaction, Text(f"/{way} {about}"))
        else:
            await self._happens(interaction, read_token(id))

    async def on_menu(self, interaction: Interaction, message: discord.Message, choice: str) -> None:
        """Something chosen in the menu of a message: the message has to be a post of the bot's own."""
        me = self._client.user
        post = post_of(message) if me and message.author.id == me.id else ""
        if post:
            await self._happens(interaction, Tapped(post, choice))
        else:
            await self._say(interaction, ("discord.not_shared", {}))

    async def _happens(self, interaction: Interaction, what: Tapped | None) -> None:
        if self._lanes.closed:
            return
        if what is None or interaction.guild_id is None:
            await self._say(interaction, (OVER, {}))
            return
        id = event_of(interaction.id)
        happening = self._happening(id, interaction.guild_id, what, interaction.user.id)
        answered = await self._meanwhile(interaction, self._in_turn(happening))
        await self._say(interaction, *([(answered.key, {})] if answered.key else []))

    # --- being set up ------------------------------------------------------------------------------------

    async def on_setup(
        self,
        interaction: Interaction,
        channel: app_commands.AppCommandChannel,
        moderators: app_commands.AppCommandChannel | None,
    ) -> None:
        """Whoever runs the server says where the bot is to speak; everything else is asked in private."""
        if self._lanes.closed:
            return
        if interaction.guild_id is None or not rights.runs_it(interaction.permissions):
            await self._say(interaction, ("discord.not_admin", {}))
            return
        await _if_answerable(defer_private(interaction))
        group, said = await self._readied(interaction, channel, moderators)
        if group:
            await self._answer(interaction, Text(f"/group {group}"))
        else:
            await self._say(interaction, *said)

    async def _readied(
        self,
        interaction: Interaction,
        channel: app_commands.AppCommandChannel,
        moderators: app_commands.AppCommandChannel | None,
    ) -> tuple[str, tuple[Said, ...]]:
        """The id of the group, ready to be asked about; or, without one, what is to be said instead."""
        room = interaction.guild_id or 0
        if not await self._members.has(self._client, interaction.user.id, room):
            return "", (("platform.not_open", {}),)
        try:
            guild = await self._client.fetch_guild(room, with_counts=False)
            lacks = await rights.missing(self._client, guild, str(channel.id))
            theirs = await rights.missing(self._client, guild, str(moderators.id)) if moderators else ()
        except rights.FAILS as error:
            log.info("discord: its own rights could not be asked: %s", type(error).__name__)
            return "", (("group.unknown", {}),)
        if {"write", "channel"} & set(lacks):
            return "", tuple(("group.lacking", {"right": Token(right)}) for right in lacks)
        if {"write", "channel"} & set(theirs):
            return "", (("discord.no_moderators", {}),)
        called = Called(
            str(channel.id),
            str(moderators.id) if moderators else "",
            channel.type is discord.ChannelType.forum,
        )
        # The same interaction takes a turn in private after this one: its own id is that one's.
        id = f"{event_of(interaction.id)}:called"
        answered = await self._in_turn(self._happening(id, room, called, interaction.user.id, guild.name))
        return answered.group, ((answered.key or WENT_WRONG, {}),)

    # --- entering, and answering -------------------------------------------------------------------------

    def _happening(self, id: str, room: int, what: Any, account: int = 0, name: str = "") -> Happening:
        guild = self._client.get_guild(room)
        called = name or (guild.name if guild else "")
        return Happening(id, self._now(), Place("discord", str(room)), what, str(account or ""), called)

    async def _in_turn(self, happening: Happening) -> Answered:
        """In the order in which somebody did it."""
        async with self._lanes.turn(happening.account):
            return await self._enter(happening)

    async def _enter(self, happening: Happening) -> Answered:
        poster = self._poster()
        return await poster.enter(happening) if poster else Answered(WENT_WRONG)

    async def _meanwhile(self, interaction: Interaction, work: Coroutine[Any, Any, T]) -> T:
        """Do it, and tell Discord that an answer is coming where it takes its time."""
        doing = asyncio.create_task(work)
        await asyncio.wait({doing}, timeout=DEFER_AFTER)
        if not doing.done():
            await _if_answerable(defer_private(interaction))
        return await doing

    async def _say(self, interaction: Interaction, *said: Said) -> None:
        """Sentences of the content, to the one who asked; none where it was said before."""
        told = [written(self._words.text(interaction.locale.value, key, fills)) for key, fills in said]
        if told:
            await _if_answerable(reply_private(interaction, "\n".join(told)))
        else:
            await _if_answerable(_acknowledge(interaction))


async def _acknowledge(interaction: Interaction) -> None:
    await defer_private(interaction)
    if interaction.response.is_done():
        await interaction.delete_original_response()


async def _if_answerable(answer: Awaitable[Any]) -> None:
    try:
        await answer
    except discord.HTTPException as refusal:
        log.info("discord: what was done in a server was not answered: %s", refusal.code)


def _id_of(interaction: Interaction) -> str:
    return str(dict(interaction.data or {}).get("custom_id", ""))
