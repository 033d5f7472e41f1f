"""Answers to a press, a command or a form: seen by the one who pressed, and by nobody else.

The rules, all of them:

- `reply_private` and `edit_private` are the only ways in which an interaction is answered with words. They
  can't be told that an answer may be public: unless Discord says that it is the bot's own direct messages,
  what is sent is ephemeral, and only a message that is ephemeral already is edited.
- Discord waits three seconds for a first sign. Where a turn takes half of that, the answer is deferred.
- An interaction can be answered for 15 minutes. What comes later goes by direct message, or stays unsaid.
- In direct messages everything but the first answer to a command is a message of its own, with a nonce.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Sequence
from typing import Any, TypeVar

import discord

from bot.adapters.discord.components import Look, answered_view, same_question, view_of
from bot.adapters.discord.direct import Direct, texts_of
from bot.adapters.discord.files import files_of
from bot.adapters.discord.markdown import pieces
from bot.runtime.outgoing import Outgoing

log = logging.getLogger(__name__)

DEFER_AFTER = 1.5
"""Seconds; Discord gives three, and the way there takes some."""
ANSWERABLE = 14.5 * 60
LOST = frozenset({10062, 10015, 50027})
"""Discord's codes for an interaction that can't be answered any more."""
ANSWERED_ALREADY, GONE = 40060, 10008
BEHIND = "ui.behind_us"
"""Said about a tap that answered nothing: the tapped message stays as it is."""
DEAD = "ui.expired"
"""Said about a button of a talk that is over: it goes."""

Interaction = discord.Interaction[Any]
T = TypeVar("T")


def in_own_dm(interaction: Interaction) -> bool:
    """Whether nobody else can read along, which only the bot's own direct messages promise."""
    context = interaction.context
    others = interaction.guild_id is not None or context.guild or context.private_channel
    return bool(context.dm_channel) and not others


def on_private(interaction: Interaction) -> bool:
    """Whether something was pressed on a message that only the one who pressed it sees."""
    message = interaction.message
    return message is not None and (in_own_dm(interaction) or message.flags.ephemeral)


async def reply_private(
    interaction: Interaction, text: str, view: discord.ui.View | None = None, files: Sequence[discord.File] = ()
) -> str:
    """Answer so that only the one who asked sees it. Returns the id of the message."""
    hidden = not in_own_dm(interaction)
    shown = view or discord.utils.MISSING
    if not is_answered(interaction):
        answer = interaction.response.send_message(
            text, view=shown, files=files, ephemeral=hidden, suppress_embeds=True
        )
        sent = await _first(interaction, answer)
        return str(sent.message_id or "") if sent else ""
    thinking = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    if thinking and "filled" not in interaction.extras:
        # It takes the place of "thinking", which was deferred as hidden as this is.
        interaction.extras["filled"] = True
        return str((await interaction.edit_original_response(content=text, view=view, attachments=files)).id)
    message = await interaction.followup.send(
        text, view=shown, files=files, ephemeral=hidden, suppress_embeds=True, wait=True
    )
    return str(message.id)


async def edit_private(interaction: Interaction, view: discord.ui.View | None, text: str = "") -> bool:
    """Change the message that was pressed, if only they see it. Returns whether it shows the change."""
    if not on_private(interaction):
        return False
    changes: dict[str, Any] = {"view": view, "content": text} if text else {"view": view}
    try:
        if is_answered(interaction):
            await interaction.edit_original_response(**changes)
        else:
            await _first(interaction, interaction.response.edit_message(**changes))
    except discord.HTTPException as refusal:
        # A message that somebody put away shows nothing any more; what is said anew still reaches them.
        if refusal.code != GONE:
            raise
        return False
    return True


async def defer_private(interaction: Interaction) -> None:
    """Tell Discord that an answer is coming, hidden like the answer itself."""
    if not is_answered(interaction):
        thinking = not on_private(interaction)
        defer = interaction.response.defer(ephemeral=not in_own_dm(interaction), thinking=thinking)
        await _first(interaction, defer)


def is_answered(interaction: Interaction) -> bool:
    return interaction.response.is_done() or "answered" in interaction.extras


async def _first(interaction: Interaction, answer: Awaitable[T]) -> T | None:
    """The first answer. If Discord has it already, a request whose reply was lost did get through."""
    try:
        return await answer
    except discord.HTTPException as refusal:
        if refusal.code != ANSWERED_ALREADY:
            raise
        interaction.extras["answered"] = True
        return None


class Answer:
    """The adapter of one interaction: what is delivered to it answers the press, the command or the form."""

    platform = "discord"

    def __init__(self, interaction: Interaction, direct: Direct, look: Look, tapped: str = "") -> None:
        self._interaction = interaction
        self._direct = direct
        self._look = look
        self._tapped = tapped
        """The token that was tapped, if it was a button or a menu."""
        self.settled = False
        """The tapped question is answered: its message shows the answer, and nothing to tap."""
        self._began = asyncio.get_running_loop().time()
        self._spoken = False
        self._lost = False
        self._deferring = False
        self._timer = asyncio.create_task(self._defer_in_time())

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        await self._stop_timer()
        first, self._spoken = not self._spoken, True
        if not self._usable():
            return await self._direct.deliver(outgoing, owed)
        try:
            # What is not owed says that something went wrong on our side: they may want to tap once more.
            if first and owed and await self._redraw(outgoing) and self._interaction.message:
                return str(self._interaction.message.id)
            if in_own_dm(self._interaction) and (self._interaction.message or not first):
                await defer_private(self._interaction)
                return await self._direct.deliver(outgoing, owed)
            files = files_of(outgoing)
            *before, text = texts_of(outgoing, self._look)
            sent: list[str] = []
            for piece in before:
                sent.append(await reply_private(self._interaction, piece, files=files))
                files = []
            sent.append(await reply_private(self._interaction, text, view_of(outgoing, self._look), files))
            return ",".join(filter(None, sent))
        except discord.HTTPException as refusal:
            if refusal.code not in LOST:
                raise
            self._lost = True
            return await self._direct.deliver(outgoing, owed)

    async def close(self) -> None:
        """The turn is over: what nothing was said to is acknowledged all the same."""
        await self._stop_timer()
        if self._spoken or not self._usable():
            return
        try:
            await defer_private(self._interaction)
            # Only the "thinking" that was just shown: an interaction that is told twice keeps its answer.
            if self._interaction.response.is_done() and not on_private(self._interaction):
                await self._interaction.delete_original_response()
        except discord.HTTPException as refusal:
            log.info("an interaction was not acknowledged: %s", refusal.code)

    async def _redraw(self, outgoing: Outgoing) -> bool:
        """Show on the tapped message what came of it. True where the whole reply stands there now."""
        message = self._interaction.message
        if message is None or BEHIND in outgoing.keys:
            return False
        texts = pieces(outgoing.text)
        if len(texts) == 1 and not outgoing.attachment and same_question(outgoing, self._tapped):
            return await edit_private(self._interaction, view_of(outgoing, self._look), texts[0])
        answered = None if DEAD in outgoing.keys else answered_view(message, self._tapped)
        self.settled = await edit_private(self._interaction, answered) and bool(self._tapped)
        return False

    async def _defer_in_time(self) -> None:
        await asyncio.sleep(DEFER_AFTER)
        self._deferring = True
        try:
            await defer_private(self._interaction)
        except discord.HTTPException as refusal:
            self._lost = refusal.code in LOST
            log.warning("an interaction was not deferred: %s", refusal.code)
        except Exception as error:  # its text may carry the address, which holds the interaction's token
            log.warning("an interaction was not deferred: %s", type(error).__name__)

    async def _stop_timer(self) -> None:
        """Stop the clock, or wait for the deferral that is on its way."""
        if not self._deferring:
            self._timer.cancel()
        await asyncio.wait({self._timer})

    def _usable(self) -> bool:
        return not self._lost and asyncio.get_running_loop().time() - self._began < ANSWERABLE
