"""What stands in a server: sent, changed, closed and taken away there, and nothing else is ever said to all.

The rules, all of them:

- Only a Posting comes here; it calls nobody, shows no preview of an address, and carries no file.
- A receipt is "<channel>:<message>". A thread around a message has the message's own id.
- A message has a nonce of its post, so that it is there once. Discord forgets a nonce after minutes, and takes none
  for a thread in a forum: what was on its way before is looked for among the bot's own messages first.
- Pins and threads are niceties: where they are not permitted, the message stands all the same.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Coroutine
from dataclasses import replace
from typing import Any, Literal

import discord

from bot.adapters.discord.components import OF_GROUP, posted_view
from bot.adapters.discord.direct import nonce
from bot.adapters.discord.markdown import cut, pieces
from bot.runtime.group_ports import NotPosted, Posting
from bot.runtime.ports import NotTaken

log = logging.getLogger(__name__)

LONGEST_TITLE = 100
OPEN_FOR: Literal[10080] = 10080
"""Minutes without a word after which a thread goes to rest by itself: a week, which is the most."""
LOOKED_AT = 50
THREADS_LOOKED_AT = 10
ARCHIVED = 50083
LATER = frozenset({20016, 20028, 30046})
"""Discord's codes for what was too much just now."""

Channel = discord.TextChannel | discord.ForumChannel | discord.Thread


class Posts:
    """What the bot lets stand in servers."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def post(self, posting: Posting) -> str:
        """Let it stand there so; see the runtime's GroupAdapter."""
        try:
            if posting.again:
                posting = replace(posting, receipt=await self._found(posting))
            if posting.gone:
                await self._take_away(posting)
                return posting.receipt
            receipt = posting.receipt or await self._put(posting)
            if posting.receipt:
                await self._change(posting)
            if posting.again or not posting.receipt:
                await self._furnish(posting, receipt)
            if posting.closed:
                await self._close(posting, receipt)
        except discord.HTTPException as refusal:
            raise _meaning(refusal, posting) from None
        return receipt

    # --- sending, changing, taking away ------------------------------------------------------------------

    async def _put(self, posting: Posting) -> str:
        channel = await self._channel(posting)
        view: discord.ui.View = posted_view(posting) or discord.utils.MISSING
        if isinstance(channel, discord.ForumChannel):
            made = await channel.create_thread(
                name=_title(posting),
                content=_text(posting),
                view=view,
                suppress_embeds=True,
                auto_archive_duration=OPEN_FOR,
                applied_tags=_tags(channel),
            )
            return f"{made.thread.id}:{made.message.id}"
        message = await channel.send(
            _text(posting),
            view=view,
            nonce=nonce(f"post {posting.post}", 0),
            reference=_answered(posting, channel),  # type: ignore[arg-type] # none is sent where there is none
            suppress_embeds=True,
        )
        return f"{channel.id}:{message.id}"

    async def _change(self, posting: Posting) -> None:
        message = self._message(posting.receipt)
        await self._awake(posting.receipt, lambda: message.edit(content=_text(posting), view=posted_view(posting)))

    async def _take_away(self, posting: Posting) -> None:
        if not posting.receipt:
            return
        try:
            await self._awake(posting.receipt, self._message(posting.receipt).delete)
        except discord.NotFound:
            return
        if _in_own_thread(posting.receipt):
            await _if_permitted(self._rest(posting.receipt, locked=False))

    async def _furnish(self, posting: Posting, receipt: str) -> None:
        """The thread and the pin of something new."""
        if posting.title and not _in_own_thread(receipt):
            await self._open_thread(posting, receipt)
        if posting.pin and not posting.closed:
            pinned = self._pin_thread(receipt) if _in_own_thread(receipt) else self._message(receipt).pin()
            await _if_permitted(pinned)

    async def _open_thread(self, posting: Posting, receipt: str) -> None:
        """Under the message. Of the message alone the library does not know in which server it stands."""
        channel = await self._channel(posting)
        if isinstance(channel, discord.TextChannel):
            under, title = discord.Object(_ids(receipt)[1]), _title(posting)
            await _if_permitted(channel.create_thread(name=title, message=under, auto_archive_duration=OPEN_FOR))

    async def _close(self, posting: Posting, receipt: str) -> None:
        """Its thread takes no more, and it stands at the top no longer."""
        if posting.title and not _in_own_thread(receipt):
            await _if_permitted(self._message(receipt).unpin())
        if posting.title or _in_own_thread(receipt):
            await _if_permitted(self._rest(receipt, locked=True))

    # --- threads -----------------------------------------------------------------------------------------

    async def _thread(self, id: int) -> discord.Thread | None:
        thread = self._client.get_channel(id) or await self._client.fetch_channel(id)
        return thread if isinstance(thread, discord.Thread) else None

    async def _rest(self, receipt: str, *, locked: bool) -> None:
        thread = await self._thread(_ids(receipt)[1])
        if thread is None:
            return
        try:
            await (thread.edit(archived=True, locked=True) if locked else thread.edit(archived=True))
        except discord.Forbidden:
            # Locking needs a right that putting one's own thread to rest doesn't.
            await thread.edit(archived=True)

    async def _pin_thread(self, receipt: str) -> None:
        if thread := await self._thread(_ids(receipt)[1]):
            await thread.edit(pinned=True)

    async def _awake(self, receipt: str, doing: Any) -> None:
        """Do it; where the thread around it has gone to rest, wake it for that."""
        try:
            await doing()
        except discord.HTTPException as refusal:
            if refusal.code != ARCHIVED:
                raise
            if thread := await self._thread(_ids(receipt)[0]):
                await thread.edit(archived=False)
            await doing()

    # --- finding -----------------------------------------------------------------------------------------

    async def _channel(self, posting: Posting) -> Channel:
        """Where it is to stand: beside what it answers, else where the group wants the bot to speak."""
        id = _ids(posting.answers)[0] if posting.answers else int(posting.thread or 0)
        channel = (self._client.get_channel(id) or await self._client.fetch_channel(id)) if id else None
        if not isinstance(channel, Channel) or channel.guild.id != int(posting.place.room):
            raise NotPosted
        return channel

    async def _found(self, posting: Posting) -> str:
        """The receipt of what may have arrived before; empty: it is not there."""
        async for message in self._own(await self._channel(posting)):
            if _is_it(posting, message):
                return f"{message.channel.id}:{message.id}"
        return ""

    async def _own(self, channel: Channel) -> AsyncIterator[discord.Message]:
        me = self._client.user
        if not isinstance(channel, discord.ForumChannel):
            async for message in channel.history(limit=LOOKED_AT):
                if me and message.author.id == me.id:
                    yield message
            return
        threads = [each for each in await channel.guild.active_threads() if each.parent_id == channel.id]
        own = sorted((each for each in threads if me and each.owner_id == me.id), key=lambda each: -each.id)
        for thread in own[:THREADS_LOOKED_AT]:
            try:
                yield await thread.fetch_message(thread.id)
            except discord.NotFound:
                continue

    def _message(self, receipt: str) -> discord.PartialMessage:
        channel, message = _ids(receipt)
        there = self._client.get_partial_messageable(channel, type=discord.ChannelType.text)
        return there.get_partial_message(message)


def post_of(message: discord.Message) -> str:
    """The post that a message is, by its buttons; empty: none can be told."""
    for row in message.components:
        for part in getattr(row, "children", ()):
            id = getattr(part, "custom_id", None) or ""
            if id.startswith(OF_GROUP) and id.count(":") == 2:
                return str(id.split(":")[1])
    return ""


def _is_it(posting: Posting, message: discord.Message) -> bool:
    post = post_of(message)
    return post == posting.post or (not post and not posting.gone and message.content == _text(posting))


def _ids(receipt: str) -> tuple[int, int]:
    channel, _, message = receipt.partition(":")
    return int(channel), int(message)


def _in_own_thread(receipt: str) -> bool:
    """Whether it opens a thread of a forum."""
    channel, message = _ids(receipt)
    return channel == message


def _text(posting: Posting) -> str:
    return pieces(posting.text)[0]


def _title(posting: Posting) -> str:
    return cut(posting.title or posting.heading, LONGEST_TITLE) or "…"


def _answered(posting: Posting, channel: discord.abc.GuildChannel | discord.Thread) -> discord.MessageReference | None:
    if not posting.answers:
        return None
    return discord.MessageReference(
        message_id=_ids(posting.answers)[1], channel_id=channel.id, guild_id=channel.guild.id, fail_if_not_exists=False
    )


def _tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """The first that anybody may use, where a forum asks for one."""
    free = [tag for tag in forum.available_tags if not tag.moderated]
    return free[:1] if forum.flags.require_tag else []


async def _if_permitted(doing: Coroutine[Any, Any, Any]) -> None:
    try:
        await doing
    except discord.HTTPException as refusal:
        log.info("discord: something around a post was not permitted: %s", refusal.code)


def _meaning(refusal: discord.HTTPException, posting: Posting) -> Exception:
    """What a refusal comes to: never, not now, or unknown, after which it is tried again."""
    if refusal.status == 429 or refusal.code in LATER:
        return NotTaken()
    # What stands there already, or has to go, is tried again when the bot may not get at it just now.
    if refusal.status == 401 or (refusal.status == 403 and (posting.gone or posting.receipt)):
        return refusal
    if not refusal.code:
        # Something on the way said so, and not Discord.
        return refusal
    if refusal.status == 404 and posting.gone:
        return NotPosted()
    return NotPosted() if 400 <= refusal.status < 500 else refusal
