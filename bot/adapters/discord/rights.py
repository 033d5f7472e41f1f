"""How somebody stands in a server, and what the bot may not do there: asked of Discord each time, without intents."""

from __future__ import annotations

import logging

import aiohttp
import discord

from bot.core.groups import UNKNOWN, Standing
from bot.runtime.incoming import Place

log = logging.getLogger(__name__)

FAILS = (discord.DiscordException, aiohttp.ClientError, OSError, ValueError)
"""What asking Discord may end in; its text must not be logged."""


async def standing(client: discord.Client, place: Place, account: str) -> Standing:
    """How an account stands in a server; for those who run it also what the bot lacks where it is to speak."""
    try:
        guild = await client.fetch_guild(int(place.room), with_counts=False)
        member = await guild.fetch_member(int(account))
        admin = runs_it(member.guild_permissions)
        return Standing(True, admin, await missing(client, guild, place.topic) if admin else ())
    except (discord.NotFound, discord.Forbidden):
        # They are not in it; or the bot is not, and then nobody is anything there.
        return Standing()
    except FAILS as error:
        log.info("discord: a standing could not be asked: %s", type(error).__name__)
        return UNKNOWN


def runs_it(may: discord.Permissions) -> bool:
    return may.administrator or may.manage_guild


async def missing(client: discord.Client, guild: discord.Guild, channel: str) -> tuple[str, ...]:
    """What the bot may not do in a channel, by the names of the content. Raises what asking Discord may end in."""
    me = client.user
    if not channel or me is None:
        return ("channel",)
    try:
        own = await guild.fetch_member(me.id)
        there = await guild.fetch_channel(int(channel))
    except discord.Forbidden:
        return ("write",)
    except (discord.NotFound, discord.InvalidData):
        return ("channel",)
    if not isinstance(there, discord.TextChannel | discord.ForumChannel):
        return ("channel",)
    may, forum = there.permissions_for(own), isinstance(there, discord.ForumChannel)
    # Without its own past it can neither answer there nor find what may have arrived.
    write = may.view_channel and may.send_messages and may.read_message_history
    threads = may.send_messages_in_threads and (forum or may.create_public_threads)
    lacks = {
        "write": not write or (forum and not threads),
        "threads": not forum and not threads,
        "pin": not (may.manage_threads if forum else may.pin_messages),
    }
    return tuple(right for right, lacking in lacks.items() if lacking)
