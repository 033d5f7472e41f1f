"""Files on Discord: one that goes with a message, and one that somebody sent."""

from __future__ import annotations

import asyncio
from io import BytesIO

import aiohttp
import discord

from bot.adapters.discord.markdown import cut
from bot.core.archive import LARGEST as LARGEST_BROUGHT
from bot.runtime.incoming import File, Sent
from bot.runtime.outgoing import Outgoing

LARGEST = 10 * 1024 * 1024
"""Bytes that Discord takes from a bot anywhere."""
LONGEST_ALT = 1000
PATIENCE = 30.0
"""Seconds for a file to come; whoever sent it waits meanwhile."""


def fits(outgoing: Outgoing) -> bool:
    return outgoing.attachment is None or len(outgoing.attachment.content) <= LARGEST


def files_of(outgoing: Outgoing) -> list[discord.File]:
    """A new one for each attempt: sending uses it up. A picture tells its words to those who can't see it."""
    attachment = outgoing.attachment
    if attachment is None or not fits(outgoing):
        return []
    alt = cut(outgoing.plain, LONGEST_ALT) if attachment.kind == "picture" else None
    return [discord.File(BytesIO(attachment.content), attachment.name, description=alt)]


async def fetched(document: discord.Attachment) -> File | Sent:
    """A document that somebody sent, unless it is too large or does not come."""
    if document.size > LARGEST_BROUGHT:
        return File(b"", too_large=True)
    try:
        async with asyncio.timeout(PATIENCE):
            return File(await document.read())
    except (discord.DiscordException, aiohttp.ClientError, OSError, ValueError):
        return Sent("file")
