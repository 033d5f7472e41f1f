"""Who may use the bot where it is for the members of some servers only. Nothing is stored of anybody else."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import discord

MEMBER_FOR = 600.0
"""Seconds for which a membership is believed."""
_REMEMBERED = 10_000


class Members:
    """The members of these servers, or everybody where there are none."""

    def __init__(self, servers: Sequence[str]) -> None:
        self._servers = tuple(int(server) for server in servers)
        self._until: dict[int, float] = {}

    async def has(self, client: discord.Client, person: int, here: int | None = None) -> bool:
        """Whether this person is one. Whoever does something in a server is a member of it."""
        if not self._servers or here in self._servers:
            return True
        now = asyncio.get_running_loop().time()
        if self._until.get(person, 0.0) > now:
            return True
        for server in self._servers:
            try:
                guild = client.get_guild(server) or await client.fetch_guild(server, with_counts=False)
                await guild.fetch_member(person)
            except discord.HTTPException:
                continue
            if len(self._until) >= _REMEMBERED:
                self._until.clear()
            self._until[person] = now + MEMBER_FOR
            return True
        return False
