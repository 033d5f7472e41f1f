"""Groups in the Bot API double: who is in them, what the bot may do there, and what Telegram refuses it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.wire.botapi_rules import Json, Refusal, only

MOST_A_MINUTE = 20
TWO_DAYS = 48 * 3600.0
GROUP_ANONYMOUS_BOT: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories",
)  # fmt: skip
SENDING = (
    "can_send_messages", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews",
    "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
    "can_send_voice_notes", "can_edit_tag", "can_react_to_messages",
)  # fmt: skip
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
ADMINS = ("creator", "administrator")


@dataclass
class Member:
    """Somebody in a group. `rights` are those of an administrator, or what somebody restricted may."""

    user: Json
    status: str = "member"
    rights: frozenset[str] = frozenset()
    anonymous: bool = False

    def to_json(self) -> Json:
        plain: Json = {"status": self.status, "user": self.user}
        match self.status:
            case "creator":
                plain["is_anonymous"] = self.anonymous
            case "administrator":
                plain |= {name: name in self.rights for name in (*RIGHTS, "can_pin_messages", "can_manage_topics")}
                plain |= {"can_be_edited": False, "is_anonymous": self.anonymous}
            case "restricted":
                names = (*SENDING, "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics")
                plain |= {name: name in self.rights for name in names}
                plain |= {"is_member": True, "until_date": 0}
            case "kicked":
                plain["until_date"] = 0
        return plain


@dataclass
class GroupChat:
    """A group, as its members see it."""

    api: GroupMethods = field(repr=False)
    id: int = -1002003004
    title: str = "The Tuesday group"
    kind: str = "supergroup"
    forum: bool = False
    everybody: frozenset[str] = frozenset({"can_send_messages"})
    """What a plain member may do."""
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    pinned: list[int] = field(default_factory=list)
    became: int = 0
    hides_members: bool = False

    def __post_init__(self) -> None:
        self.api.groups[self.id] = self
        self.api.chats[self.id] = self.json

    @property
    def json(self) -> Json:
        return {"id": self.id, "type": self.kind, "title": self.title} | ({"is_forum": True} if self.forum else {})

    @property
    def bot(self) -> Member:
        return self.members.get(self.api.me["id"], Member(self.api.me, "left"))

    # --- what happens there ----------------------------------------------------------------------------

    def take_in(self, user: Json, status: str = "member", *rights: str, anonymous: bool = False) -> None:
        self.members[user["id"]] = Member(user, status, frozenset(rights), anonymous)

    def add_the_bot(self, by: Json, status: str = "member", *rights: str) -> int:
        """It is added, or may do something else from now on."""
        return self._bot_becomes(by, Member(self.api.me, status, frozenset(rights)))

    def remove_the_bot(self, by: Json, status: str = "kicked") -> int:
        return self._bot_becomes(by, Member(self.api.me, status))

    def _bot_becomes(self, by: Json, now: Member) -> int:
        before = self.bot
        self.members[self.api.me["id"]] = now
        change = {
            "chat": self.json, "from": by, "date": int(self.api.clock()), "old_chat_member": before.to_json(),
            "new_chat_member": now.to_json(),
        }  # fmt: skip
        return self.api.bring("my_chat_member", change)

    def says(self, by: Json, text: str = "", **more: Any) -> int:
        """Somebody writes, and Telegram hands it to the bot. Returns the number of the update."""
        content = {"text": text} if text else {}
        message = {
            "message_id": self.api.new_id(), "date": int(self.api.clock()), "chat": self.json, "from": by, **content,
            **more,
        }  # fmt: skip
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return self.api.bring("message", message)

    def says_as_the_group(self, text: str, **more: Any) -> int:
        """An admin whom nobody can know."""
        return self.says(GROUP_ANONYMOUS_BOT, text, sender_chat=self.json, **more)

    def says_in_topic(self, by: Json, topic: int, text: str, **more: Any) -> int:
        opened = {
            "message_id": topic, "date": 0, "chat": self.json, "from": self.api.me,
            "forum_topic_created": {"name": self.topics.get(topic, "Topic"), "icon_color": 0},
        }  # fmt: skip
        more.setdefault("reply_to_message", opened)
        return self.says(by, text, message_thread_id=topic, is_topic_message=True, **more)

    def turns_into(self, id: int) -> GroupChat:
        """It becomes a supergroup. The bot is told of the new place first, as Telegram does."""
        new = GroupChat(
            self.api, id, self.title, forum=self.forum, everybody=self.everybody, members=dict(self.members)
        )
        self.became = id
        somebody = next(iter(self.members.values())).user
        new.members.pop(self.api.me["id"], None)
        new.add_the_bot(somebody, self.bot.status, *self.bot.rights)
        self.says(somebody, migrate_to_chat_id=id)
        new.says(somebody, migrate_from_chat_id=self.id)
        return new

    # --- what stands there -----------------------------------------------------------------------------

    @property
    def wall(self) -> list[Any]:
        """What stands there of the bot's own, the oldest first."""
        return [each for each in self.api.messages.of(self.id) if each.mine]

    def find(self, text: str) -> Any:
        return next((each for each in self.wall if text in each.text), None)

    def press(self, by: Json, label: str, text: str) -> str:
        """Press a button of what holds this text, by its label without a count. Returns the query."""
        shown = self.find(text)
        assert shown, f"{text!r} does not stand there"
        button = next(each for each in shown.buttons if each["text"].partition(" · ")[0] == label)
        return self.press_data(by, button["callback_data"], shown)

    def press_data(self, by: Json, data: str, shown: Any) -> str:
        query = str(20_000_000 + self.api.new_id())
        self.api.queries[query] = False
        self.api.bring(
            "callback_query",
            {"id": query, "from": by, "chat_instance": "2", "data": data, "message": shown.to_json(self.json)},
        )
        return query

    def way_in(self, label: str, text: str) -> str:
        """The payload of a button that leads into private."""
        shown = self.find(text)
        assert shown, f"{text!r} does not stand there"
        button = next(each for each in shown.buttons if each["text"] == label)
        return str(button["url"]).partition("?start=")[2]


class GroupMethods:
    """What the double adds for groups."""

    me: Json
    messages: Any
    chats: dict[int, Json]
    queries: dict[str, bool]
    refused: list[str]
    bring: Callable[[str, Json], int]
    new_id: Callable[[], int]

    def __init__(self) -> None:
        self.groups: dict[int, GroupChat] = {}
        self.clock: Callable[[], float] = time.time
        """Seconds, as Telegram counts minutes and days."""
        self.in_groups: list[tuple[float, str, Json]] = []
        """Every request that was made about a group: when, which, and what it held."""
        self.sent: dict[int, list[float]] = {}
        """When something was shown in a group, or changed there."""
        self.told: dict[str, str] = {}
        """What whoever tapped was told, by query."""
        self.only_for: list[tuple[int, Json]] = []
        """Messages that one person saw, and nobody else in the group."""
        self.knows_unseen = True
        """It is young enough to know of messages that only one person sees."""
        self.reactions: dict[tuple[int, int], str] = {}
        self.stood_since: dict[tuple[int, int], float] = {}

    def note_request(self, method: str, fields: Json) -> None:
        if str(fields.get("chat_id", "")).startswith("-"):
            self.in_groups.append((self.clock(), method, fields))

    def there(self, chat: int) -> GroupChat | None:
        """The group, where the bot is in it. None for what is no group."""
        group = self.groups.get(chat)
        if group is None:
            return None
        if group.became:
            raise Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                denied=True,
                migrate_to_chat_id=group.became,
            )
        if group.bot.status == "kicked":
            raise Refusal(403, f"Forbidden: bot was kicked from the {group.kind} chat")
        if group.bot.status == "left":
            raise Refusal(403, f"Forbidden: bot is not a member of the {group.kind} chat")
        return group

    def may_write(self, group: GroupChat, fields: Json) -> None:
        bot = group.bot
        may = bot.rights if bot.status == "restricted" else group.everybody
        if bot.status not in ADMINS and "can_send_messages" not in may:
            raise Refusal(400, "Bad Request: not enough rights to send text messages to the chat", denied=True)
        topic = fields.get("message_thread_id")
        if topic is not None and (not group.forum or int(topic) not in group.topics):
            raise Refusal(400, "Bad Request: message thread not found", denied=True)
        if topic is not None and int(topic) in group.closed and bot.status not in ADMINS:
            raise Refusal(400, "Bad Request: TOPIC_CLOSED", denied=True)
        answered = (fields.get("reply_parameters") or {}).get("message_id")
        known = answered is None or (group.id, int(answered)) in self.messages
        if not known and not fields["reply_parameters"].get("allow_sending_without_reply"):
            raise Refusal(400, "Bad Request: message to be replied not found")
        self.count(group)

    def count(self, group: GroupChat) -> None:
        """Twenty a minute, changes among them. Whoever asks for more has not kept the pace."""
        now, sent = self.clock(), self.sent.setdefault(group.id, [])
        lately = [at for at in sent if at > now - 60]
        if len(lately) >= MOST_A_MINUTE:
            self.refused.append("more than twenty messages a minute to a group")
            raise Refusal(429, "Too Many Requests: retry after 30", retry_after=30)
        sent.append(now)

    def shown_to_one(self, group: GroupChat, fields: Json) -> Json | None:
        """A message that only one person sees: within a moment of a command that nobody else saw."""
        only_them = fields.get("ephemeral_message_parameters")
        if only_them is None:
            return None
        if not self.knows_unseen:
            raise Refusal(400, "Bad Request: there are no such messages here", denied=True)
        if only_them["receiver_user_id"] not in group.members:
            raise Refusal(400, "Bad Request: USER_NOT_PARTICIPANT")
        if "ephemeral_message_id" not in fields.get("reply_parameters", {}):
            raise Refusal(400, "Bad Request: the bot is no administrator, and there was no such command")
        self.only_for.append((only_them["receiver_user_id"], fields))
        return {"message_id": 0, "date": int(self.clock()), "chat": group.json, "from": self.me, "text": fields["text"]}

    # --- methods -----------------------------------------------------------------------------------------

    async def _delete_message(self, fields: Json) -> bool:
        only(fields, "chat_id", "message_id")
        chat, message = int(fields["chat_id"]), int(fields["message_id"])
        self.there(chat)
        shown = self.messages.get((chat, message))
        if shown is None:
            raise Refusal(400, "Bad Request: message to delete not found", denied=True)
        too_old = self.clock() - self.stood_since.get((chat, message), self.clock()) > TWO_DAYS
        if not shown.mine or too_old:
            raise Refusal(400, "Bad Request: message can't be deleted", denied=True)
        del self.messages[chat, message]
        return True

    async def _pin_chat_message(self, fields: Json) -> bool:
        only(fields, "chat_id", "message_id", "disable_notification")
        group = self._pinning(fields)
        if not fields.get("disable_notification"):
            raise Refusal(400, "everybody would be woken")
        group.pinned.append(int(fields["message_id"]))
        return True

    async def _unpin_chat_message(self, fields: Json) -> bool:
        only(fields, "chat_id", "message_id")
        group = self._pinning(fields)
        group.pinned = [each for each in group.pinned if each != int(fields["message_id"])]
        return True

    def _pinning(self, fields: Json) -> GroupChat:
        group = self.there(int(fields["chat_id"]))
        if group is None or (group.id, int(fields["message_id"])) not in self.messages:
            raise Refusal(400, "Bad Request: message to pin not found")
        if not self._may(group, "can_pin_messages"):
            raise Refusal(400, "Bad Request: not enough rights to manage pinned messages in the chat", denied=True)
        return group

    @staticmethod
    def _may(group: GroupChat, right: str) -> bool:
        bot = group.bot
        return right in (bot.rights if bot.status in ("administrator", "restricted") else group.everybody)

    async def _create_forum_topic(self, fields: Json) -> Json:
        only(fields, "chat_id", "name", "icon_color", "icon_custom_emoji_id")
        group = self.there(int(fields["chat_id"]))
        if group is None or not group.forum:
            raise Refusal(400, "Bad Request: the chat is not a forum", denied=True)
        if not self._may(group, "can_manage_topics"):
            raise Refusal(400, "Bad Request: not enough rights to create a topic", denied=True)
        if not 1 <= len(fields["name"]) <= 128:
            raise Refusal(400, "Bad Request: TOPIC_TITLE_EMPTY")
        topic = self.new_id()
        group.topics[topic] = fields["name"]
        return {"message_thread_id": topic, "name": fields["name"], "icon_color": 7322096}

    async def _close_forum_topic(self, fields: Json) -> bool:
        only(fields, "chat_id", "message_thread_id")
        group, topic = self.there(int(fields["chat_id"])), int(fields["message_thread_id"])
        if group is None or topic not in group.topics:
            raise Refusal(400, "Bad Request: TOPIC_ID_INVALID")
        if topic in group.closed:
            raise Refusal(400, "Bad Request: TOPIC_NOT_MODIFIED", denied=True)
        group.closed.add(topic)
        return True

    async def _set_message_reaction(self, fields: Json) -> bool:
        only(fields, "chat_id", "message_id", "reaction", "is_big")
        group, (reaction,) = self.there(int(fields["chat_id"])), fields["reaction"]
        if group is None or reaction.get("type") != "emoji" or reaction["emoji"] not in "👍👎❤🔥🥰👏😁🤔🎉🤗":
            raise Refusal(400, "Bad Request: REACTION_INVALID")
        self.reactions[group.id, int(fields["message_id"])] = reaction["emoji"]
        return True

    async def _get_chat_administrators(self, fields: Json) -> list[Json]:
        only(fields, "chat_id")
        group = self.there(int(fields["chat_id"]))
        if group is None:
            raise Refusal(400, "Bad Request: chat not found", denied=True)
        return [each.to_json() for each in group.members.values() if each.status in ADMINS]

    def member_of(self, chat: int, person: int) -> Json | None:
        """Of a group that is known here; None for others."""
        group = self.there(chat)
        if group is None:
            return None
        if group.hides_members and group.bot.status not in ADMINS and person != self.me["id"]:
            raise Refusal(400, "Bad Request: member list is inaccessible", denied=True)
        if person not in group.members:
            raise Refusal(400, "Bad Request: PARTICIPANT_ID_INVALID", denied=True)
        return group.members[person].to_json()

    async def _get_chat(self, fields: Json) -> Json:
        only(fields, "chat_id")
        group = self.there(int(fields["chat_id"]))
        if group is None:
            raise Refusal(400, "Bad Request: chat not found", denied=True)
        await asyncio.sleep(0)
        may = {name: name in group.everybody for name in ("can_send_messages", "can_pin_messages", "can_manage_topics")}
        gifts = dict.fromkeys(GIFTS, False)
        return group.json | {
            "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts, "permissions": may,
        }  # fmt: skip
