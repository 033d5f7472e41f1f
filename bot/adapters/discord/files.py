"""A picture or a file that goes with a message, as Discord takes it."""

from __future__ import annotations

from io import BytesIO

import discord

from bot.adapters.discord.markdown import cut
from bot.runtime.ports import Outgoing

LARGEST = 10 * 1024 * 1024
"""Bytes that Discord takes from a bot anywhere."""
LONGEST_ALT = 1000


def fits(outgoing: Outgoing) -> bool:
    return outgoing.attachment is None or len(outgoing.attachment.content) <= LARGEST


def files_of(outgoing: Outgoing) -> list[discord.File]:
    """A new one for each attempt: sending uses it up. A picture tells its words to those who can't see it."""
    attachment = outgoing.attachment
    if attachment is None or not fits(outgoing):
        return []
    alt = cut(outgoing.plain, LONGEST_ALT) if attachment.kind == "picture" else None
    return [discord.File(BytesIO(attachment.content), attachment.name, description=alt)]
