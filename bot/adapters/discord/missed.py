"""What did not happen while Discord was away: replies that are still owed, and messages that nobody took.

Only open talks are looked at, and in each only what was written after the last message that the bot took. What
somebody wrote without an open talk is not found. Found twice, it is taken once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any

import discord

from bot.adapters.discord.direct import Direct
from bot.adapters.discord.lanes import Lanes
from bot.adapters.discord.reading import event_of
from bot.runtime.door import Door
from bot.runtime.ports import Talking

log = logging.getLogger(__name__)

LOOKED_AT = 50
"""Messages of one person; a longer silence of the bot's has other troubles."""
OVERLAP = timedelta(seconds=30)
"""Clocks differ. What is found twice is taken once."""

AT_ONCE = 30
"""People who are looked after in one go. Discord takes 50 requests a second, and some are made for others."""

Take = Callable[[discord.Message], Awaitable[None]]
Spawn = Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]


class Missed:
    def __init__(self, door: Door, direct: Direct, lanes: Lanes, take: Take, spawn: Spawn) -> None:
        self._door = door
        self._direct = direct
        self._lanes = lanes
        self._take = take
        self._spawn = spawn
        self._unread: dict[str, Talking] = {}
        """Whose messages were not looked at since the connection."""
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._listed = asyncio.Event()
        # A process without the first shard hears no direct messages, and has nothing to wait for.
        self._listed.set()

    async def deliver_owed(self) -> int:
        """Deliver what is saved and unsent, person by person. Returns how many Discord did not take."""
        people = dict.fromkeys(reply.outgoing.place.room for reply in await self._door.store.owed("discord"))
        failed = 0
        for number, person in enumerate(people, 1):
            await _unhurried(number)
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

    def expect(self) -> None:
        """The connection is new: until it is known who may have been missed, nobody's message is taken."""
        self._listed.clear()

    async def list_people(self) -> None:
        """Note whose talk is open."""
        try:
            talking = await self._door.store.talking("discord")
            self._unread = {each.account: each for each in talking}
        finally:
            self._listed.set()

    async def find_messages(self) -> None:
        """Take the direct messages that were written to open talks meanwhile."""
        for number, person in enumerate(list(self._unread), 1):
            await _unhurried(number)
            await self.catch_up(person)

    async def catch_up(self, person: str) -> None:
        """Take what this person wrote meanwhile, if it was not looked for yet: it comes before what they do now."""
        await self._listed.wait()
        if talking := self._unread.pop(person, None):
            self._reading[person] = self._spawn(self._read(talking))
        if reading := self._reading.get(person):
            await asyncio.wait({reading})

    async def _read(self, talking: Talking) -> None:
        try:
            for message in await self._found(talking):
                await self._take(message)
        except discord.HTTPException as refusal:
            log.info("someone's messages could not be looked at: %s", refusal.code)
        except Exception as error:  # what they write now matters as well; and its text must not be logged
            log.warning("someone's messages could not be looked at: %s", type(error).__name__)
        finally:
            del self._reading[talking.account]

    async def _found(self, talking: Talking) -> list[discord.Message]:
        """What they wrote after the last that was taken, oldest first. What was overtaken by it is left alone."""
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
        ids = [event_of(message.id) for message in found]
        taken = await self._door.store.first_taken("discord", ids)
        return found[: ids.index(taken) if taken else None][::-1]


async def _unhurried(number: int) -> None:
    if number % AT_ONCE == 0:
        await asyncio.sleep(1)
