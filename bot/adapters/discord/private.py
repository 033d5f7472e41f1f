"""Answers to a press, a command or a form: seen by the one who pressed, and by nobody else.

The rules, all of them:

- `reply_private` is the only way in which this package answers an interaction with words. It can't be told
  that an answer may be public: unless Discord says that it is the bot's own direct messages, it is ephemeral.
- Discord waits three seconds for a first sign. Where a turn takes half of that, the answer is deferred.
- An interaction can be answered for 15 minutes. What comes later goes by direct message, or stays unsaid.
- In direct messages everything but the first answer to a command is a message of its own, with a nonce.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import discord

from bot.adapters.discord.components import Look, answered_view, same_question, view_of
from bot.adapters.discord.direct import Direct
from bot.adapters.discord.markdown import pieces
from bot.runtime.ports import Outgoing

log = logging.getLogger(__name__)

DEFER_AFTER = 1.5
"""Seconds; Discord gives three, and the way there takes some."""
ANSWERABLE = 14.5 * 60
Interaction = discord.Interaction[Any]

LOST = frozenset({10062, 10015, 50027})
"""Discord's codes for an interaction that can't be answered any more."""
ANSWERED_ALREADY = 40060
GONE = 10008
REFUSED = frozenset({"ui.behind_us"})
"""Said about a tap that answered nothing: the tapped message stays as it is."""
DEAD = "ui.expired"
"""Said about a button of a talk that is over: it goes."""


def in_own_dm(interaction: Interaction) -> bool:
    """Whether nobody else can read along, which only the bot's own direct messages promise."""
    context = interaction.context
    return (
        interaction.guild_id is None
        and bool(context.dm_channel)
        and not context.guild
        and not context.private_channel
    )


async def reply_private(interaction: Interaction, text: str, view: discord.ui.View | None = None) -> str:
    """Answer so that only the one who asked sees it. Returns the id of the message."""
    hidden = not in_own_dm(interaction)
    response = interaction.response
    shown = view or discord.utils.MISSING
    if not response.is_done():
        sent = await response.send_message(text, view=shown, ephemeral=hidden, suppress_embeds=True)
        return str(sent.message_id or "")
    if response.type is discord.InteractionResponseType.deferred_channel_message and not interaction.extras:
        # What was deferred shows "thinking" until this takes its place. It was deferred as hidden as this is.
        interaction.extras["filled"] = True
        return str((await interaction.edit_original_response(content=text, view=view)).id)
    message = await interaction.followup.send(
        text, view=shown, ephemeral=hidden, suppress_embeds=True, wait=True
    )
    return str(message.id)


async def defer_private(interaction: Interaction) -> None:
    """Tell Discord that an answer is coming, hidden like the answer itself."""
    await interaction.response.defer(
        ephemeral=not in_own_dm(interaction), thinking=interaction.message is None
    )


class Answer:
    """The adapter of one interaction: what is delivered to it answers the press, the command or the form."""

    platform = "discord"

    def __init__(self, interaction: Interaction, direct: Direct, look: Look, tapped: str = "") -> None:
        self._interaction = interaction
        self._direct = direct
        self._look = look
        self._tapped = tapped
        """The token that was tapped, if it was a button or a menu."""
        self._chosen: tuple[str, ...] = (tapped,) if tapped else ()
        self._began = asyncio.get_running_loop().time()
        self._deferring = False
        self._lost = False
        self._first = True
        self._timer = asyncio.create_task(self._defer_in_time())

    def chose(self, tokens: tuple[str, ...]) -> None:
        """What a menu was left with, where that is not what was tapped."""
        self._chosen = tokens

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        await self._settled()
        first, self._first = self._first, False
        if not self._usable():
            return await self._direct.deliver(outgoing, owed)
        try:
            if first and self._interaction.message:
                redrawn = await self._show_answer(outgoing)
                if redrawn:
                    return redrawn
            if in_own_dm(self._interaction) and (self._interaction.message or not first):
                await self._acknowledge()
                return await self._direct.deliver(outgoing, owed)
            return await self._reply(outgoing)
        except discord.HTTPException as refusal:
            if refusal.code not in LOST:
                raise
            self._lost = True
            return await self._direct.deliver(outgoing, owed)

    async def close(self) -> None:
        """The turn is over: what nothing was said to is acknowledged all the same."""
        await self._settled()
        try:
            if self._first and self._usable() and not self._interaction.response.is_done():
                await defer_private(self._interaction)
                if self._interaction.message is None:
                    await self._interaction.delete_original_response()
        except discord.HTTPException as refusal:
            log.info("an interaction was not acknowledged: %s", refusal.code)

    async def _reply(self, outgoing: Outgoing) -> str:
        texts = pieces(outgoing.text)
        for text in texts[:-1]:
            await reply_private(self._interaction, text)
        return await reply_private(self._interaction, texts[-1], view_of(outgoing, self._look))

    async def _show_answer(self, outgoing: Outgoing) -> str:
        """Edit the tapped message. Returns its id where the reply now stands there, asking the same again."""
        message = self._interaction.message
        if message is None or not outgoing.keys:
            # Something went wrong on our side: they may want to tap once more.
            return ""
        if (
            self._tapped
            and same_question(outgoing, self._tapped)
            and len(texts := pieces(outgoing.text)) == 1
        ):
            await self._edit(texts[0], view_of(outgoing, self._look))
            return str(message.id)
        if not REFUSED.intersection(outgoing.keys):
            dead = DEAD in outgoing.keys
            await self._edit(None, None if dead else answered_view(message, self._chosen))
        return ""

    async def _edit(self, text: str | None, view: discord.ui.View | None) -> None:
        changes: dict[str, Any] = {"view": view} if text is None else {"view": view, "content": text}
        try:
            if self._interaction.response.is_done():
                await self._interaction.edit_original_response(**changes)
            else:
                await self._interaction.response.edit_message(**changes)
        except discord.HTTPException as refusal:
            # A message that somebody deleted can't show anything; the answer itself still goes out.
            if refusal.code not in (GONE, ANSWERED_ALREADY):
                raise

    async def _acknowledge(self) -> None:
        if not self._interaction.response.is_done():
            await defer_private(self._interaction)

    async def _defer_in_time(self) -> None:
        await asyncio.sleep(DEFER_AFTER)
        self._deferring = True
        try:
            await self._acknowledge()
        except discord.HTTPException as refusal:
            self._lost = refusal.code in LOST
            log.warning("an interaction was not deferred: %s", refusal.code)
        except (
            Exception
        ) as error:  # the library's own errors may carry the address, with the interaction's token
            log.warning("an interaction was not deferred: %s", type(error).__name__)

    async def _settled(self) -> None:
        """Stop the clock, or wait for the deferral that is on its way."""
        if not self._deferring:
            self._timer.cancel()
        await asyncio.wait({self._timer})

    def _usable(self) -> bool:
        return not self._lost and asyncio.get_running_loop().time() - self._began < ANSWERABLE
