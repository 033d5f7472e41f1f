"""What an update means: something said in private, something in a group, a door closed, or nothing to us.

Pure: nothing is logged, stored or sent here. What is not addressed to the bot ends here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User

from bot.adapters.telegram import group_reading
from bot.adapters.telegram.commands import COMMAND, COMMANDS, PLATFORM, WAY_IN
from bot.adapters.telegram.group_reading import GROUPS, Happened, InGroup
from bot.runtime.incoming import Here, Incoming, Place, Sent, Tap, Text

ALLOWED = ("message", "callback_query", "my_chat_member")
"""What Telegram is asked to send. Edited messages, channels, business and guest messages are not among it."""
INVITE = "invite-"
"""The beginning of a deep link's payload that lets somebody in."""
KINDS = {
    "sticker": "sticker", "dice": "sticker", "voice": "voice", "audio": "voice", "video": "video",
    "video_note": "video", "animation": "video", "photo": "picture", "document": "file", "venue": "place",
    "location": "place", "contact": "contact", "poll": "other", "story": "other", "game": "other",
    "paid_media": "other", "checklist": "other", "invoice": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arrived:
    """Something for the one door. `tapped` is the message whose button it was."""

    incoming: Incoming
    query: str = ""
    """The id of the callback query, which wants an answer."""
    tapped: Message | None = field(default=None, repr=False)
    album: str = ""
    """Pictures sent together share it."""
    file: str = field(default="", repr=False)
    """The id by which a document is fetched, and its size."""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Pressed:
    """A tap that starts nothing. It is answered all the same, or the button would go on spinning."""

    query: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The person blocked the bot or deleted the chat."""

    account: str = field(repr=False)


Read = Arrived | Pressed | Happened | InGroup | Closed


def read(update: Update, me: User, at: datetime) -> Read | None:
    """What the update means; None when it is nothing to us."""
    if update.callback_query:
        return _tap(update.update_id, update.callback_query, me, at)
    if update.my_chat_member:
        return _member(update.update_id, update.my_chat_member, at)
    message = update.message
    if message is None:
        return None
    if message.chat.type in GROUPS:
        return group_reading.said(update.update_id, message, me, at)
    if message.from_user is None or message.from_user.is_bot or message.chat.type != Chat.PRIVATE:
        return None
    return _private(update.update_id, message, message.from_user, me, at)


def _private(update_id: int, message: Message, person: User, me: User, at: datetime) -> Arrived | None:
    what = _what(message, me)
    if what is None:
        return None
    document = message.document if what == Sent("file") else None
    return Arrived(
        _incoming(update_id, str(message.chat.id), person, what, at),
        album=message.media_group_id or "",
        file=document.file_id if document else "",
        size=(document.file_size or 0) if document else 0,
    )


def _what(message: Message, me: User) -> Text | Here | Sent | None:
    if message.forward_origin is not None:
        return Sent("forwarded")
    if message.text is not None:
        return _typed(message.text, me)
    if message.caption:
        return Text(message.caption)
    kind = next((KINDS[name] for name in KINDS if getattr(message, name, None)), None)
    # Anything else is a note of Telegram's own, such as a pinned message.
    return Sent(kind) if kind else None


def _typed(text: str, me: User) -> Text | Here:
    command = COMMAND.match(text)
    if command is None:
        return Text(text)
    name, rest = command[1].lower(), text[command.end() :]
    if name == "start":
        from_group = WAY_IN.fullmatch(rest.strip())
        if from_group:
            return Text(f"/{from_group[1]} {from_group[2]}")
        payload = rest.strip().lower()
        if payload.startswith(INVITE):
            return Text(payload)
        return Text(f"/{payload}") if payload in COMMANDS else Here()
    if command[2] and command[2].lower() == (me.username or "").lower():
        return Text(f"/{name}{rest}")
    return Text(text)


def _tap(update_id: int, query: CallbackQuery, me: User, at: datetime) -> Arrived | Pressed | Happened:
    in_group = group_reading.tapped(update_id, query, me, at)
    if in_group:
        return in_group
    message, person = query.message, query.from_user
    # In private chat and person have the same id. Anything else is forged, or a button of some other place.
    private = message is None or (message.chat.type == Chat.PRIVATE and message.chat.id == person.id)
    if not private or not query.data or person.is_bot:
        return Pressed(query.id)
    incoming = _incoming(update_id, str(person.id), person, Tap(query.data), at)
    return Arrived(incoming, query.id, message if isinstance(message, Message) else None)


def _incoming(update_id: int, room: str, person: User, what: Text | Tap | Here | Sent, at: datetime) -> Incoming:
    place = Place(PLATFORM, room)
    return Incoming(f"tg:{update_id}", at, place, str(person.id), what, person.language_code or "")


def _member(update_id: int, change: ChatMemberUpdated, at: datetime) -> Closed | Happened | None:
    if change.chat.type == Chat.PRIVATE and change.new_chat_member.status == ChatMember.BANNED:
        return Closed(str(change.chat.id))
    return group_reading.became(update_id, change, at)
