"""Direct messages: the one way to somebody who did not press anything just now.

A place on Discord is a person, never a channel: whatever is delivered here reaches them alone. Each message
carries a nonce made of the id of the reply, so that a second attempt after a crash does not show it twice.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from contextlib import suppress

import discord

from bot.adapters.discord.components import Look, view_of
from bot.adapters.discord.files import files_of, fits
from bot.adapters.discord.markdown import pieces
from bot.runtime.outgoing import Outgoing
from bot.runtime.ports import NotTaken, Unreachable

CLOSED = frozenset({50007, 50278})
"""Discord's codes for somebody whose direct messages are closed to the bot."""
NOBODY = frozenset({10013, 50033})
"""For an account that is not there any more."""
_REMEMBERED = 10_000


class Direct:
    """The adapter of direct messages."""

    platform = "discord"

    def __init__(self, client: discord.Client, look: Look) -> None:
        self._client = client
        self._look = look
        self._channels: dict[str, int] = {}
        self.closed: set[str] = set()
        """Who could not be written to when it was last tried."""

    def met(self, person: str, channel: int) -> None:
        """They wrote there: no need to ask Discord for the channel, and it is open."""
        self.closed.discard(person)
        if len(self._channels) >= _REMEMBERED:
            self._channels.pop(next(iter(self._channels)))
        self._channels[person] = channel

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        person = outgoing.place.room
        texts = texts_of(outgoing, self._look)
        view = view_of(outgoing, self._look)
        sent: list[str] = []
        try:
            channel = await self.channel(person)
            for number, text in enumerate(texts):
                last = number == len(texts) - 1
                message = await channel.send(
                    text,
                    view=view if last and view else discord.utils.MISSING,
                    files=files_of(outgoing) if number == 0 else [],
                    nonce=nonce(owed or secrets.token_hex(8), number),
                    suppress_embeds=True,
                )
                sent.append(str(message.id))
        except discord.HTTPException as refusal:
            self._channels.pop(person, None)
            if refusal.code in CLOSED | NOBODY:
                self.closed.add(person)
                raise Unreachable from None
            if 400 <= refusal.status < 500 and refusal.status != 429:
                raise NotTaken from None
            raise
        self.closed.discard(person)
        return ",".join(sent)

    async def remove(self, person: str, messages: Sequence[str]) -> None:
        """Delete messages of the bot's own. What is not there any more, or never was, is passed over."""
        try:
            channel = await self.channel(person)
            for message in messages:
                with suppress(discord.NotFound):
                    await channel.get_partial_message(int(message)).delete()
        except discord.Forbidden:
            raise Unreachable from None

    async def channel(self, person: str) -> discord.PartialMessageable:
        """The person's direct messages, opened where they were not."""
        if person not in self._channels:
            opened = await self._client.create_dm(discord.Object(int(person)))
            self.met(person, opened.id)
        return self._client.get_partial_messageable(self._channels[person], type=discord.ChannelType.private)


def texts_of(outgoing: Outgoing, look: Look) -> list[str]:
    """The words in as many messages as they take. The first carries the file, or says that it can't."""
    texts = pieces(outgoing.text)
    return texts if fits(outgoing) else [*texts, look.text("discord.too_large")]


def nonce(owed: str, number: int) -> str:
    """The same for the same piece of the same reply, and short enough for Discord's 25 characters."""
    digest = hashlib.blake2b(owed.encode(), digest_size=15).digest()
    return f"{urlsafe_b64encode(digest).decode()}.{number}"
