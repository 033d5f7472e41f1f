"""What an update means: something said in private, a command in a group, a door closed, or nothing to us.

Pure: nothing is logged, stored or sent here. What is not addressed to the bot ends here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update, User

from bot.runtime.ports import Here, Incoming, Place, Sent, Tap, Text

PLATFORM = "telegram"
ALLOWED = ("message", "callback_query", "my_chat_member")
"""What Telegram is asked to send. Edited messages, channels, business and guest messages are not among it."""
COMMANDS = (
    "rejected", "noanswer", "checkin", "wins", "history", "recap", "helpnow", "mydata", "privacy", "settings", "link",
    "unlink", "stop",
)  # fmt: skip
NOT_OURS_ALONE = frozenset({"start", "stop", "help", "settings", "link", "unlink"})
"""Commands that any bot in a group may have: there they count only with this bot's name."""
INVITE = "invite-"
"""The beginning of a deep link's payload that lets somebody in."""
KINDS = {
    "sticker": "sticker", "dice": "sticker", "voice": "voice", "audio": "voice", "video": "video",
    "video_note": "video", "animation": "video", "photo": "picture", "document": "file", "venue": "place",
    "location": "place", "contact": "contact", "poll": "other", "story": "other", "game": "other",
    "paid_media": "other", "checklist": "other", "invoice": "other",
}  # fmt: skip

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w{1,64}))?(?=\s|$)")


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
class InGroup:
    """A command to this bot in a group. Who wrote it is nobody's business."""

    room: str = field(repr=False)
    topic: int | None
    command: str
    language: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The person blocked the bot or deleted the chat."""

    account: str = field(repr=False)


Read = Arrived | Pressed | InGroup | Closed


def read(update: Update, me: User, at: datetime) -> Read | None:
    """What the update means; None when it is nothing to us."""
    if update.callback_query:
        return _tap(update.update_id, update.callback_query, at)
    if update.my_chat_member:
        return _member(update.my_chat_member)
    message = update.message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    if message.chat.type == Chat.PRIVATE:
        return _private(update.update_id, message, message.from_user, me, at)
    if message.chat.type in (Chat.GROUP, Chat.SUPERGROUP):
        return _group(message, message.from_user, me)
    return None


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
    command = _COMMAND.match(text)
    if command is None:
        return Text(text)
    name, rest = command[1].lower(), text[command.end() :]
    if name == "start":
        payload = rest.strip().lower()
        if payload.startswith(INVITE):
            return Text(payload)
        return Text(f"/{payload}") if payload in COMMANDS else Here()
    if command[2] and command[2].lower() == (me.username or "").lower():
        return Text(f"/{name}{rest}")
    return Text(text)


def _tap(update_id: int, query: CallbackQuery, at: datetime) -> Arrived | Pressed:
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


def _group(message: Message, person: User, me: User) -> InGroup | None:
    command = _COMMAND.match(message.text or "")
    if command is None:
        return None
    name, bot = command[1].lower(), (command[2] or "").lower()
    ours = bot == (me.username or "").lower() if bot else name in COMMANDS and name not in NOT_OURS_ALONE
    if not ours:
        return None
    topic = message.message_thread_id if message.is_topic_message else None
    return InGroup(str(message.chat.id), topic, name, person.language_code or "")


def _member(change: ChatMemberUpdated) -> Closed | None:
    if change.chat.type == Chat.PRIVATE and change.new_chat_member.status == ChatMember.BANNED:
        return Closed(str(change.chat.id))
    return None
