"""The one way into a place where others read: a line made of a Notice, and of nothing else."""

from __future__ import annotations

import logging

import discord

from bot.adapters.discord.components import public_view
from bot.adapters.discord.direct import nonce
from bot.adapters.discord.reading import event_of
from bot.runtime.outgoing import Notice, WrongAudience
from bot.words.catalog import SOURCE_LOCALE, Words

log = logging.getLogger(__name__)


async def say_publicly(to: discord.Message, notice: Notice, words: Words) -> None:
    """Say it where somebody called the bot. Its button opens what the bot has to say, for whoever presses it."""
    if type(notice) is not Notice:
        raise WrongAudience
    line, label = ("".join(span.text for span in words.text(SOURCE_LOCALE, key)) for key in (notice.key, notice.button))
    try:
        await to.channel.send(line, view=public_view(label), nonce=nonce(event_of(to.id), 0))
    except discord.HTTPException as refusal:
        log.info("discord: no hand-over: %s", refusal.code)
