"""What somebody did, as the door understands it. Pure: nothing is logged, stored or sent here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import discord

from bot.adapters.discord.components import PICK, PRIVATELY, TICK, question_of, ticked_elsewhere
from bot.runtime import tokens
from bot.runtime.incoming import Here, Sent, Tap, Text, Ticked

What = Text | Tap | Ticked | Here | Sent

KINDS = {"image": "picture", "video": "video", "audio": "voice"}
_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)


def event_of(id: int) -> str:
    """What the door calls a message or an interaction of Discord's."""
    return f"dc:{id}"


def is_written(message: discord.Message) -> bool:
    """Whether a person wrote it, and not a bot, a webhook or Discord itself."""
    return not message.author.bot and not message.webhook_id and message.type in _WRITTEN


def is_named(me: discord.ClientUser, message: discord.Message) -> bool:
    """Whether its words call the bot. Discord says so also of a reply to what the bot said, which speaks to others."""
    return re.search(rf"<@!?{me.id}>", message.content) is not None


def said(message: discord.Message) -> What:
    """What a direct message says. Without text, it is named by what it carries."""
    return _said(message, message.content)


def said_to(me: discord.ClientUser, message: discord.Message) -> What:
    """What a message in a server says to the bot. Calling its name and no more is like coming in."""
    text = re.sub(rf"<@!?{me.id}>", "", message.content).strip()
    bare = not text and not message.attachments and not message.stickers
    return Here() if bare else _said(message, text)


def pressed(interaction: discord.Interaction[Any]) -> tuple[What, str]:
    """What a button or a menu means, and the token that was tapped."""
    data: dict[str, Any] = dict(interaction.data or {})
    token, values = str(data.get("custom_id", "")), tuple(data.get("values") or ())
    told = tokens.read(token)
    if token == PRIVATELY:
        return Here(), ""
    if told and told.choice.startswith(TICK):
        return Ticked(question_of(token), (*values, *ticked_elsewhere(interaction.message, token))), token
    if told and told.choice.startswith(PICK) and values:
        return Tap(values[0]), values[0]
    return Tap(token), token


def filled_in(interaction: discord.Interaction[Any]) -> Text:
    """What was written in a form."""
    data: dict[str, Any] = dict(interaction.data or {})
    return Text(_written_in(data.get("components") or ()))


def _said(message: discord.Message, text: str) -> What:
    if message.flags.forwarded:
        return Sent("forwarded")
    if text.strip():
        return Text(text)
    if message.stickers:
        return Sent("sticker")
    if message.flags.voice:
        return Sent("voice")
    if message.attachments:
        kind = (message.attachments[0].content_type or "").partition("/")[0]
        return Sent(KINDS.get(kind, "file"))
    return Sent("other")


def _written_in(components: Iterable[Any]) -> str:
    """The first field's words, in whichever way the fields are wrapped."""
    for part in components:
        if part.get("type") == discord.ComponentType.text_input.value:
            return str(part.get("value") or "")
        inner = part.get("components") or ([part["component"]] if part.get("component") else [])
        if found := _written_in(inner):
            return found
    return ""
