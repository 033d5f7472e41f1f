"""The Bot API in groups. Each request is made once: what becomes of it is the poster's to decide.

Nothing is written there but a Placard, which only a Posting becomes. Raises what `Api.call` raises.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from telegram import ChatFullInfo, ChatMember, ReplyParameters

from bot.adapters.telegram.api import FEW, NO_PREVIEW, Api
from bot.adapters.telegram.pace import Lane, is_group
from bot.adapters.telegram.refusals import NotAccepted, NotModified
from bot.adapters.telegram.rendering import Placard
from bot.runtime.outgoing import WrongAudience
from bot.runtime.ports import Unreachable

LONGEST_TITLE = 128


@dataclass(frozen=True)
class GroupApi:
    api: Api

    async def publish(self, group: str, placard: Placard, *, topic: int | None = None, answers: int = 0) -> int:
        """Let it stand there. Returns the message. Raises Unanswered where nobody knows whether it does."""
        _check(group, placard)
        answering = ReplyParameters(answers, allow_sending_without_reply=True) if answers else None
        message = await self.api.call(
            lambda: self.api.bot.send_message(
                group,
                placard.text,
                entities=placard.entities or None,
                reply_markup=placard.keyboard,
                link_preview_options=NO_PREVIEW,
                message_thread_id=topic,
                reply_parameters=answering,
            ),
            Lane.REST,
            group,
            tries=1,
            once=True,
        )
        return message.message_id

    async def change(self, group: str, message: int, placard: Placard) -> None:
        """Telegram counts a change as a message."""
        _check(group, placard)
        with suppress(NotModified):
            await self.api.call(
                lambda: self.api.bot.edit_message_text(
                    placard.text,
                    group,
                    message,
                    entities=placard.entities or None,
                    reply_markup=placard.keyboard,
                    link_preview_options=NO_PREVIEW,
                ),
                Lane.REST,
                group,
                tries=1,
            )

    async def delete(self, group: str, message: int) -> None:
        await self.api.call(lambda: self.api.bot.delete_message(group, message), Lane.REST, tries=1)

    async def open_topic(self, group: str, title: str) -> int | None:
        """A topic of its own; None where there are none, or the bot may not open any."""
        with suppress(NotAccepted, Unreachable):
            topic = await self.api.call(
                lambda: self.api.bot.create_forum_topic(group, title[:LONGEST_TITLE]), Lane.REST, group, tries=1
            )
            return topic.message_thread_id
        return None

    # What the bot may do or may not: that it can't is no failure.

    async def close_topic(self, group: str, topic: int) -> None:
        with suppress(NotAccepted, Unreachable):
            await self.api.call(lambda: self.api.bot.close_forum_topic(group, topic), Lane.FREE, tries=1)

    async def pin(self, group: str, message: int) -> None:
        with suppress(NotAccepted, Unreachable):
            await self.api.call(
                lambda: self.api.bot.pin_chat_message(group, message, disable_notification=True), Lane.FREE, tries=1
            )

    async def unpin(self, group: str, message: int) -> None:
        with suppress(NotAccepted, Unreachable):
            await self.api.call(lambda: self.api.bot.unpin_chat_message(group, message), Lane.FREE, tries=1)

    async def nod(self, group: str, message: int, emoji: str) -> None:
        """A reaction instead of words."""
        with suppress(NotAccepted, Unreachable):
            await self.api.call(lambda: self.api.bot.set_message_reaction(group, message, emoji), Lane.FREE, tries=1)

    # Who is there, and what they may do.

    async def administrators(self, group: str) -> tuple[ChatMember, ...]:
        """Those who hide behind the group's name among them."""
        return await self.api.call(lambda: self.api.bot.get_chat_administrators(group), Lane.FREE, tries=FEW)

    async def member(self, group: str, account: int) -> ChatMember:
        return await self.api.call(lambda: self.api.bot.get_chat_member(group, account), Lane.FREE, tries=FEW)

    async def group(self, group: str) -> ChatFullInfo:
        return await self.api.call(lambda: self.api.bot.get_chat(group), Lane.FREE, tries=FEW)


def _check(group: str, placard: Placard) -> None:
    if type(placard) is not Placard or not is_group(group):
        raise WrongAudience
