"""What did not happen while Discord was away: replies that are still owed, and messages that nobody took.

Only open talks are looked at, and in each only what was written after the bot's last message or the last
thing it took. What somebody wrote without an open talk is not found. Found twice, it is taken once.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import discord

from bot.adapters.discord.direct import Direct
from bot.adapters.discord.lanes import Lanes
from bot.runtime.door import Door

log = logging.getLogger(__name__)

LOOKED_AT = 50
"""Messages of one person; a longer silence of the bot's has other troubles."""
OVERLAP = timedelta(minutes=5)
"""Clocks differ. What is found twice is taken once."""

Take = Callable[[discord.Message], Awaitable[None]]


class Missed:
    def __init__(self, door: Door, direct: Direct, lanes: Lanes) -> None:
        self._door = door
        self._direct = direct
        self._lanes = lanes

    async def deliver_owed(self) -> int:
        """Deliver what is saved and unsent, person by person. Returns how many Discord did not take."""
        people = dict.fromkeys(reply.outgoing.place.room for reply in await self._door.store.owed("discord"))
        failed = 0
        for person in people:
            async with self._lanes.turn(person):
                # Read again in their turn: what was being delivered a moment ago is not owed any more.
                owed = await self._door.store.owed("discord")
                for reply in owed:
                    if reply.outgoing.place.room != person:
                        continue
                    try:
                        await self._door.deliver((reply,), self._direct)
                    except Exception as error:  # one person's trouble is not everybody's
                        failed += 1
                        log.warning("an owed reply was not taken: %s", type(error).__name__)
                        break
        return failed

    async def find_messages(self, take: Take) -> None:
        """Take the direct messages that were written to open talks meanwhile."""
        for talking in await self._door.store.talking("discord"):
            try:
                channel = await self._direct.channel(talking.account)
                since = discord.utils.time_snowflake(talking.since - OVERLAP)
                found: list[discord.Message] = []
                spoken = False
                async for message in channel.history(limit=LOOKED_AT):
                    spoken = spoken or message.author.id != int(talking.account)
                    if spoken and message.id < since:
                        break
                    if message.author.id == int(talking.account):
                        found.append(message)
            except discord.HTTPException as refusal:
                log.info("someone's messages could not be looked at: %s", refusal.code)
                continue
            for message in reversed(found):
                await take(message)
