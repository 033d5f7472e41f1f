"""What stands in the chats: replies are put there once, and answered questions lose their buttons.

A question that takes several answers is asked again in its own place. Of any other, what was chosen takes the
keyboard's place; a keyboard that was passed by, because its question was answered in words, only goes.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from bot.adapters.telegram.api import Api
from bot.adapters.telegram.pace import Lane
from bot.adapters.telegram.reading import Arrived
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.refusals import NotAccepted, Unanswered
from bot.adapters.telegram.rendering import Part, answered, parts
from bot.runtime.incoming import Tap
from bot.runtime.outgoing import Outgoing
from bot.runtime.ports import Owed

log = logging.getLogger(__name__)

STALE = frozenset({"ui.expired", "ui.behind_us", "ui.not_offered"})
"""What the door says to a button that no longer answers anything."""


class Screen:
    def __init__(self, api: Api) -> None:
        self._api = api
        self._accepted = Recent()
        """Replies that Telegram took, by id, with its id of the message."""
        self._open = Recent()
        """The message with the latest keyboard of a chat; beside it one that is to become it."""
        self._bare = Recent()
        """Messages whose keyboard was taken away."""

    async def show_once(self, outgoing: Outgoing, owed: str, lane: Lane, arrived: Arrived | None) -> str:
        """Show it, unless Telegram took it before and only the note of it was lost."""
        if owed and owed in self._accepted:
            return str(self._accepted.notes[owed])
        receipt = await self.show(outgoing, lane, arrived)
        if owed:
            self._accepted.note(owed, receipt)
        return receipt

    async def show(self, outgoing: Outgoing, lane: Lane, arrived: Arrived | None = None) -> str:
        """Send it, or put it in the place of the question that was tapped. Raises Unreachable."""
        room = outgoing.place.room
        made = parts(outgoing)
        if arrived and len(made) == 1 and not made[0].attachment and same_question(outgoing, arrived):
            message = arrived.tapped.message_id if arrived.tapped else 0
            with suppress(NotAccepted):
                await self._api.edit(room, message, made[0], lane)
                return str(message)
        number, sent = 0, []
        for part in made:
            try:
                number = await self._send(room, part, lane, once=outgoing.unprompted)
            except Unanswered:
                log.warning("telegram: no answer to a message that nobody asked for; it is not sent again")
                return ""
            sent.append(str(number))
        if number and made[-1].keyboard:
            self._open.note((room, "next"), number)
        return ",".join(sent)

    async def _send(self, room: str, part: Part, lane: Lane, *, once: bool) -> int:
        try:
            return (await self._api.send(room, part, lane, once=once)).message_id
        except NotAccepted:
            pass
        try:
            # Better without its styles than not at all; a picture that is too wide to be one arrives as a file.
            plain = part.attachment and replace(part.attachment, kind="document")
            bare = replace(part, entities=(), attachment=plain)
            return (await self._api.send(room, bare, lane, once=once)).message_id
        except NotAccepted:
            log.error("telegram: a message was not accepted")
            return 0

    async def tidy(self, last: Outgoing, arrived: Arrived | None, *, answers: bool) -> None:
        """Take away the keyboards that are answered, and show what was chosen."""
        room = last.place.room
        tapped = arrived.tapped if arrived else None
        newest = self._open.forget((room, "next"))
        before = self._open.notes.get(room)
        if newest:
            self._open.note(room, newest)
        elif tapped is None or not same_question(last, arrived):
            self._open.forget(room)
        if tapped and tapped.reply_markup and not same_question(last, arrived):
            token = arrived.incoming.what.token if arrived and isinstance(arrived.incoming.what, Tap) else ""
            await self._close(room, tapped.message_id, answered(tapped, token) if answers else None)
        if before and before != newest and not (tapped and tapped.message_id == before):
            await self._close(room, before, None)

    def forget(self, room: str) -> None:
        """What stands there goes: there is nothing left to tidy."""
        self._open.forget(room)

    async def _close(self, room: str, message: int, shown: Part | None) -> None:
        if (room, message) in self._bare:
            return
        self._bare.note((room, message))
        # Where it fails, whoever presses a button is told that the question is behind them.
        if shown:
            await self._api.edit(room, message, shown, Lane.FREE)
        else:
            await self._api.take_buttons(room, message)


def answers(owed: Sequence[Owed], arrived: Arrived | None) -> bool:
    """Whether the tap answered its question for good."""
    if arrived is None or not owed or not owed[-1].id or same_question(owed[-1].outgoing, arrived):
        return False
    return not any(key in STALE for reply in owed for key in reply.outgoing.keys)


def same_question(outgoing: Outgoing, arrived: Arrived | None) -> bool:
    """Whether it asks again what was tapped, with one answer more or less."""
    if not (arrived and arrived.tapped and outgoing.several and outgoing.buttons):
        return False
    what = arrived.incoming.what
    return isinstance(what, Tap) and what.token.rpartition(":")[0] == outgoing.buttons[0].token.rpartition(":")[0]
