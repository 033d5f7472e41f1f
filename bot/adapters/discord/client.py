"""The library's client: what it may know, how it comes to Discord, and how long it waits where that fails."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import discord
import yarl

BETWEEN_SHARDS = 5.0
"""Seconds between two shards that introduce themselves, which Discord insists on."""
LONGEST_PAUSE = 300.0


def pause_before(attempt: int) -> float:
    """Seconds before a shard that never connected tries again, besides the five that the library waits."""
    return 0.0 if attempt < 2 else min(BETWEEN_SHARDS * 2 ** (attempt - 2), LONGEST_PAUSE)


class Introductions:
    """When a shard last introduced itself. It outlives a client: the next one has to wait for it as well."""

    last = float("-inf")


class Client(discord.AutoShardedClient):
    """Without `shards` it runs as many as Discord advises; else these ids, of so many in all."""

    _attempts = 0

    def __init__(self, shards: tuple[Sequence[int], int] | None, introductions: Introductions) -> None:
        self._introductions = introductions
        some: dict[str, Any] = {"shard_ids": list(shards[0]), "shard_count": shards[1]} if shards else {}
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            # What people write is kept in no cache, and who else is in a server is nobody's business.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            **some,
        )

    @property
    def expected(self) -> int:
        """How many shards this process runs."""
        return len(self.shard_ids or range(self.shard_count or 1))

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        # The library calls this again where it failed.
        await asyncio.sleep(pause_before(self._attempts))
        self._attempts += 1
        await super().launch_shard(gateway, shard_id, initial=initial)
        self._attempts = 0

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, self._introductions.last + BETWEEN_SHARDS - loop.time()))
        self._introductions.last = loop.time()
