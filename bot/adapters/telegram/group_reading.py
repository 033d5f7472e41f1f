"""What an update from a group means: a tap, a command to this bot, or something that becomes of the group.

Pure. What members say to each other ends here; of an answer to the bot nothing but that there was one goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, User

from bot.adapters.telegram.commands import COMMAND, COMMANDS, NOT_OURS_ALONE, PLATFORM
from bot.groups.posts import REPORT
from bot.runtime.group_ports import Added, Alive, Happening, Moved, Removed, Tapped, read_token
from bot.runtime.incoming import Place

GROUPS = (Chat.GROUP, Chat.SUPERGROUP)
GONE = (ChatMember.LEFT, ChatMember.BANNED)


@dataclass(frozen=True, slots=True)
class Happened:
    """Something for the door of groups. `query` is that of a tap, which wants an answer in this language."""

    happening: Happening
    query: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class InGroup:
    """A command to this bot in a group. What stood behind it did not come along."""

    event: str
    at: datetime
    room: str = field(repr=False)
    topic: int | None
    command: str
    language: str
    account: str = field(default="", repr=False)
    """Who gave it; empty for an admin who speaks as the group, whom nobody can know."""
    title: str = field(default="", repr=False)
    forum: bool = False
    message: int = 0
    unseen: int = 0
    """Telegram's id of a command that nobody else sees."""
    reports: str = ""
    """The post that the command answers."""

    @property
    def as_the_group(self) -> bool:
        return not self.account


def tapped(update_id: int, query: CallbackQuery, me: User, at: datetime) -> Happened | None:
    """A tap on something of the bot's own; None for what no button of ours in a group can be."""
    message, person, what = query.message, query.from_user, read_token(query.data or "")
    if message is None or what is None or person.is_bot or message.chat.type not in GROUPS:
        return None
    # Of a message that is too old to be seen nothing is told but where it is.
    if isinstance(message, Message) and message.from_user is not None and not _mine(message, me):
        return None
    happening = Happening(f"tg:{update_id}", at, _place(message.chat.id), what, str(person.id))
    return Happened(happening, query.id, person.language_code or "")


def became(update_id: int, change: ChatMemberUpdated, at: datetime) -> Happened | None:
    """What the bot may do in a group has changed, or it was sent away."""
    if change.chat.type not in GROUPS:
        return None
    new = change.new_chat_member
    out = new.status in GONE or (new.status == ChatMember.RESTRICTED and not getattr(new, "is_member", True))
    what = Removed() if out else Added()
    return Happened(Happening(f"tg:{update_id}", at, _place(change.chat.id), what, name=change.chat.title or ""))


def said(update_id: int, message: Message, me: User, at: datetime) -> Happened | InGroup | None:
    event = f"tg:{update_id}"
    if message.migrate_to_chat_id:
        return Happened(Happening(event, at, _place(message.chat.id), Moved(str(message.migrate_to_chat_id))))
    if message.migrate_from_chat_id:
        return Happened(Happening(event, at, _place(message.migrate_from_chat_id), Moved(str(message.chat.id))))
    person = message.from_user
    as_the_group = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    if person is None or (person.is_bot and not as_the_group) or message.forward_origin is not None:
        return None
    command = _command(message, me)
    if command:
        return InGroup(
            event, at, str(message.chat.id), message.message_thread_id if message.is_topic_message else None, command,
            person.language_code or "", "" if as_the_group else str(person.id), message.chat.title or "",
            bool(message.chat.is_forum), message.message_id, _unseen(message),
            _reported(message.reply_to_message) if command == REPORT and _answers(message, me) else "",
        )  # fmt: skip
    return Happened(Happening(event, at, _place(message.chat.id), Alive())) if _answers(message, me) else None


def _command(message: Message, me: User) -> str:
    """The command, if it is meant for this bot. A link that adds the bot to a group writes "/start setup" there."""
    found = COMMAND.match(message.text or "")
    if found is None:
        return ""
    name, bot = found[1].lower(), (found[2] or "").lower()
    if bot and bot != (me.username or "").lower():
        return ""
    if name == "start" and (message.text or "")[found.end() :].strip() == "setup":
        return "setup"
    if name == REPORT:
        # Other bots have it, too: without a name it is ours where it answers something of ours.
        return name if bot or _answers(message, me) else ""
    return name if bot or name == "setup" or (name in COMMANDS and name not in NOT_OURS_ALONE) else ""


def _answers(message: Message, me: User) -> bool:
    """Whether it answers the bot. In a topic that the bot opened, everything looks as if it did."""
    answered = message.reply_to_message
    return answered is not None and _mine(answered, me) and answered.forum_topic_created is None


def _mine(message: Message, me: User) -> bool:
    return message.from_user is not None and message.from_user.id == me.id


def _reported(message: Message | None) -> str:
    """The post that stands in a message, by its own button for this."""
    rows = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    for button in (button for row in rows for button in row):
        what = read_token(button.callback_data) if isinstance(button.callback_data, str) else None
        if isinstance(what, Tapped) and what.choice == REPORT:
            return what.post
    return ""


def _unseen(message: Message) -> int:
    # Younger than the library: it keeps what it does not know.
    number = message.api_kwargs.get("ephemeral_message_id")
    return number if isinstance(number, int) else 0


def _place(room: int) -> Place:
    return Place(PLATFORM, str(room))
