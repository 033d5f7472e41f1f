"""The Bot API, asked politely: at Telegram's pace, again when that can help, with errors that say what to do.

No error that leaves here carries a text: Telegram's may hold what was sent, and httpx's the token.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from http import HTTPStatus
from typing import Any, TypeVar

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, Update, User
from telegram.constants import ChatAction
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.adapters.logs import silence
from bot.adapters.telegram.pace import Lane, Pace, is_group
from bot.adapters.telegram.reading import ALLOWED
from bot.adapters.telegram.refusals import Migrated, NotAccepted, NotModified, NotNow, Unanswered, forbidden, refusal
from bot.adapters.telegram.rendering import Part, PublicLine
from bot.core.archive import LARGEST
from bot.runtime.incoming import File, Sent
from bot.runtime.outgoing import Attachment, WrongAudience
from bot.runtime.ports import Unreachable

POLL = 30
"""Seconds that Telegram holds a request for updates open."""
PATIENCE = 60.0
"""Seconds to wait for an answer. A message that was sent and not answered would be sent twice."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
FEW = 3
"""How often something is tried that nobody misses."""
LONGEST_HOLD = 3600.0
"""A header that says more is not believed."""
LONGEST_ANSWER = 200
"""Characters that a tap can be answered with."""
LARGEST_PICTURE = 10 * 1024 * 1024
UNCERTAIN = frozenset({"ReadTimeout", "ReadError", "WriteTimeout", "WriteError", "RemoteProtocolError"})
"""The HTTP library's errors after which nobody knows."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

T = TypeVar("T")


class Updates(HTTPXRequest):
    """Requests for updates. Once one was not understood, all that are not are replaced by their number."""

    careful = False

    def parse_json_payload(self, payload: bytes) -> dict[str, Any]:  # type: ignore[override]
        parsed: dict[str, Any] = HTTPXRequest.parse_json_payload(payload)
        result = parsed.get("result")
        if self.careful and isinstance(result, list):
            numbered = [each for each in result if _number(each)]
            parsed["result"] = [each if _readable(each) else {"update_id": _number(each)} for each in numbered]
        return parsed


def _readable(update: Any) -> bool:
    try:
        Update.de_json(update, None)
    except Exception:
        return False
    return True


def _number(update: Any) -> int:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else 0


class Api:
    def __init__(self, token: str, base: str, pace: Pace | None = None) -> None:
        # The library warns about whole seconds until it is told that a timedelta is understood.
        os.environ.setdefault("PTB_TIMEDELTA", "1")
        silence()
        self.pace = pace or Pace()
        self._updates = Updates(connection_pool_size=4, connect_timeout=10, read_timeout=10, pool_timeout=10)
        self.bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=HTTPXRequest(
                connection_pool_size=256,
                connect_timeout=10,
                read_timeout=PATIENCE,
                write_timeout=20,
                pool_timeout=PATIENCE,
                httpx_kwargs={"event_hooks": {"response": [self._heed]}},
            ),
            get_updates_request=self._updates,
        )
        self._open = False

    def __repr__(self) -> str:
        return "Api()"

    async def open(self) -> User:
        """Connect and say who this bot is. Raises InvalidToken."""
        self._open = True
        await self.bot.initialize()
        return self.bot.bot

    async def close(self) -> None:
        if self._open:
            self._open = False
            await self.bot.shutdown()

    async def _heed(self, response: httpx.Response) -> None:
        """Whoever stands before Telegram says how long to wait in a header, which the library does not read.

        Telegram's own answer says it, too, and which chat it is about is known where the answer is read.
        """
        wait = response.headers.get("retry-after", "")
        if "json" in response.headers.get("content-type", ""):
            return
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS and wait.isdecimal():
            self.pace.hold(min(float(wait), LONGEST_HOLD))

    # --- what arrives --------------------------------------------------------------------------------

    async def updates(self, offset: int | None, wait: int = POLL) -> tuple[Update, ...]:
        """Wait for updates. All before `offset` are confirmed by it. Raises the library's errors."""
        try:
            return await self.bot.get_updates(
                offset, timeout=timedelta(seconds=wait), allowed_updates=ALLOWED, read_timeout=10
            )
        except TelegramError:
            raise
        except Exception:
            # One of them is rubbish: it must not hold back all others.
            self._updates.careful = True
            raise NotAccepted from None

    # --- what goes out -------------------------------------------------------------------------------

    async def send(self, chat: str, part: Part, lane: Lane, *, once: bool = False) -> Message:
        """A private message. Tried until Telegram takes it. Raises Unreachable and NotAccepted.

        Without an answer it is sent again, since somebody waits for it; `once`, nobody does: it raises Unanswered.
        """
        if is_group(chat):
            raise WrongAudience
        if part.attachment:
            return await self._send_file(chat, part, part.attachment, lane, once=once)
        return await self.call(
            lambda: self.bot.send_message(
                chat,
                part.text,
                entities=part.entities or None,
                reply_markup=part.keyboard,
                link_preview_options=NO_PREVIEW,
            ),
            lane,
            chat,
            once=once,
        )

    async def send_public(
        self, group: str, line: PublicLine, *, topic: int | None = None, unseen: tuple[int, int] | None = None
    ) -> Message:
        """A line of the content in a group. Raises Unreachable and NotAccepted.

        `unseen` are the person and Telegram's id of a command that nobody else saw: where Telegram can, nobody else
        sees the answer either. Where it can't, it says nothing about anybody.
        """
        if type(line) is not PublicLine or not is_group(group):
            raise WrongAudience
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(line.label, url=line.link)]])

        def say(**more: Any) -> Awaitable[Message]:
            return self.bot.send_message(group, line.text, reply_markup=keyboard, message_thread_id=topic, **more)

        if unseen:
            # Younger than the library.
            only_them = {
                "ephemeral_message_parameters": {"receiver_user_id": unseen[0]},
                "reply_parameters": {"ephemeral_message_id": unseen[1]},
            }
            with suppress(NotAccepted):
                return await self.call(lambda: say(api_kwargs=only_them), Lane.REPLY, group, tries=1)
        return await self.call(say, Lane.REPLY, group)

    async def fetched(self, id: str, size: int) -> File | Sent:
        """A document that somebody sent, unless it is too large or does not come."""
        if size > LARGEST:
            return File(b"", too_large=True)
        try:
            file = await self.bot.get_file(id)
            return File(bytes(await file.download_as_bytearray()))
        except TelegramError:
            return Sent("file")

    async def _send_file(self, chat: str, part: Part, file: Attachment, lane: Lane, *, once: bool) -> Message:
        """A picture, or a document that keeps its name, with the text as its caption."""
        caption: dict[str, Any] = {
            "caption": part.text or None,
            "caption_entities": part.entities or None,
            "reply_markup": part.keyboard,
        }
        # Telegram makes pictures of a limited size only; as a document any of them arrives.
        if file.kind == "picture" and len(file.content) <= LARGEST_PICTURE:
            return await self.call(
                lambda: self.bot.send_photo(chat, file.content, filename=file.name, **caption), lane, chat, once=once
            )
        return await self.call(
            lambda: self.bot.send_document(
                chat, file.content, filename=file.name, disable_content_type_detection=True, **caption
            ),
            lane,
            chat,
            once=once,
        )

    async def edit(self, chat: str, message: int, part: Part, lane: Lane) -> None:
        """Put this in the message's place. Raises Unreachable and NotAccepted."""
        with suppress(NotModified):
            await self.call(
                lambda: self.bot.edit_message_text(
                    part.text,
                    chat,
                    message,
                    entities=part.entities or None,
                    reply_markup=part.keyboard,
                    link_preview_options=NO_PREVIEW,
                ),
                lane,
                tries=FEW,
            )

    async def take_buttons(self, chat: str, message: int) -> None:
        """Leave the text, take the buttons away. Raises Unreachable and NotAccepted."""
        with suppress(NotModified):
            await self.call(lambda: self.bot.edit_message_reply_markup(chat, message), Lane.FREE, tries=FEW)

    async def delete(self, chat: str, messages: Sequence[int]) -> None:
        """Up to 100 messages; what is gone or too old is passed over. Raises Unreachable and NotAccepted."""
        await self.call(lambda: self.bot.delete_messages(chat, messages), Lane.FREE)

    async def answer(self, query: str, text: str = "", *, alert: bool = False) -> None:
        """The button stops spinning, and whoever tapped it reads this; nobody else does."""
        await self.call(
            lambda: self.bot.answer_callback_query(query, text[:LONGEST_ANSWER] or None, show_alert=alert or None),
            Lane.FREE,
            tries=1,
        )

    async def typing(self, chat: str) -> None:
        await self.call(lambda: self.bot.send_chat_action(chat, ChatAction.TYPING), Lane.FREE, tries=1)

    async def is_member(self, group: str, account: str) -> bool:
        try:
            member = await self.call(lambda: self.bot.get_chat_member(group, int(account)), Lane.FREE, tries=FEW)
        except (NotAccepted, Unreachable):
            return False
        return member.status in ("creator", "administrator", "member") or bool(getattr(member, "is_member", False))

    async def set_webhook(self, url: str, secret: str) -> None:
        await self.call(
            lambda: self.bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED),
            Lane.REPLY,
            tries=FEW,
        )

    async def delete_webhook(self) -> None:
        await self.call(lambda: self.bot.delete_webhook(), Lane.REPLY, tries=1)

    async def call(
        self,
        make: Callable[[], Awaitable[T]],
        lane: Lane,
        chat: str = "",
        *,
        tries: int | None = None,
        once: bool = False,
    ) -> T:
        """Make a request until it is accepted, or so many times. With a chat it counts as a message to it."""
        pause, made = FIRST_PAUSE, 0
        while True:
            await self.pace.turn(lane, chat)
            made += 1
            last = made == tries
            try:
                return await make()
            except RetryAfter as error:
                self.pace.hold(_seconds(error.retry_after), chat)
                if last:
                    raise NotNow from None
                continue
            except ChatMigrated as error:
                raise Migrated(str(error.new_chat_id)) from None
            except Forbidden as error:
                # Without a cause it is Telegram's own word. Else a page of whoever stands before it could not be read.
                if error.__cause__ is None:
                    raise forbidden(error.message) from None
                if last:
                    raise NotNow from None
            except BadRequest as error:
                # Checked before NetworkError, which the library derives it from.
                raise refusal(error.message) from None
            except Exception as error:
                # Some answers that are no answer reach the library's depths, and raise there whatever they raise.
                if once and _may_have_arrived(error):
                    raise Unanswered from None
                if last:
                    raise NotNow from None
            await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311
            pause = min(2 * pause, LONGEST_PAUSE)


def _may_have_arrived(error: Exception) -> bool:
    """No answer came, and the connection was there; or one that says nothing. An answer that says no is an answer."""
    return type(error.__cause__).__name__ in UNCERTAIN or not isinstance(error, TelegramError | OSError)


def _seconds(wait: int | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
