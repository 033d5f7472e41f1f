"""A strict double of Telegram's Bot API on the loopback, and people who use it.

It refuses what the real one refuses, and remembers every refusal that no test asked for: `refused` has to be
empty when a test ends. Faults are asked for with `fail`.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from tests.wire.botapi_groups import GroupMethods
from tests.wire.botapi_rules import Json, Refusal
from tests.wire.botapi_rules import only as _only

TOKEN = "4242424242:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"
ME: dict[str, Any] = {
    "id": 4242424242, "is_bot": True, "first_name": "Onward", "username": "onward_test_bot",
    "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False,
}  # fmt: skip
ENTITIES = {"bold", "italic", "text_link", "underline", "strikethrough", "code", "pre"}
AS_TEXT = {"text", "caption", "chat_id", "callback_query_id", "url", "name", "secret_token", "language_code"}
ACTIONS = {"typing", "upload_photo", "upload_document"}
DATE = 1_795_000_000
WRONG_PICTURE = b"far too wide"
"""What Telegram will not take for a picture."""


@dataclass
class Fault:
    """A request of this method goes wrong: answered late, refused, or lost after it was carried out."""

    method: str
    status: int = 200
    description: str = ""
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, int] = field(default_factory=dict)
    delay: float = 0.0
    carried_out: bool = False
    times: int = 1


@dataclass
class Call:
    """A request as it was recorded."""

    at: float
    method: str
    fields: Json


@dataclass
class Shown:
    """A message in a chat, as people see it now."""

    id: int
    chat: int
    mine: bool
    text: str
    entities: list[Json] = field(default_factory=list)
    keyboard: list[list[Json]] = field(default_factory=list)
    edits: int = 0
    topic: int = 0
    answers: int = 0
    file: tuple[str, str, bytes] | None = None
    """A picture or a document: which, its name, and what is in it. The text is its caption."""

    @property
    def buttons(self) -> list[Json]:
        return [button for row in self.keyboard for button in row]

    def to_json(self, chat: Json) -> Json:
        plain: Json = {"message_id": self.id, "date": DATE, "chat": chat, "from": ME}
        plain["caption" if self.file else "text"] = self.text
        if self.entities:
            plain["caption_entities" if self.file else "entities"] = self.entities
        if self.file and self.file[0] == "photo":
            plain["photo"] = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
        elif self.file:
            plain["document"] = {"file_id": "d", "file_unique_id": "d", "file_name": self.file[1]}
        if self.keyboard:
            plain["reply_markup"] = {"inline_keyboard": self.keyboard}
        return plain


class Messages(dict[tuple[int, int], Shown]):
    """Messages by chat and id. Those of one chat are found without looking through all: people look all the time."""

    def __init__(self) -> None:
        super().__init__()
        self._of: dict[int, dict[int, Shown]] = {}

    def __setitem__(self, at: tuple[int, int], shown: Shown) -> None:
        super().__setitem__(at, shown)
        self._of.setdefault(at[0], {})[at[1]] = shown

    def __delitem__(self, at: tuple[int, int]) -> None:
        super().__delitem__(at)
        del self._of[at[0]][at[1]]

    def of(self, chat: int) -> list[Shown]:
        """The oldest first: ids count up."""
        return list(self._of.get(chat, {}).values())


class BotApi(GroupMethods):
    """The server. `base` is what TELEGRAM_API_BASE is set to."""

    def __init__(self) -> None:
        super().__init__()
        self.me = ME
        self.base = ""
        self.calls: list[Call] = []
        self.refused: list[str] = []
        self.faults: list[Fault] = []
        self.chats: dict[int, Json] = {}
        self.blocked: set[int] = set()
        self.messages = Messages()
        self.updates: deque[Json] = deque()
        self.confirmed = 0
        self.polls = 0
        self.queries: dict[str, bool] = {}
        self.too_old: set[tuple[int, int]] = set()
        """Messages that can't be deleted any more."""
        self.profile: dict[str, Any] = {"menu": {"type": "default"}}
        self.webhook = ""
        self.allowed: list[str] = []
        self.token = TOKEN
        self.members: dict[tuple[int, int], str] = {}
        self.flood: tuple[int, float] | None = None
        """So many messages to a chat in so many seconds, and the next is refused."""
        self._ids = 100
        self.written: list[str] = []
        """What people wrote in private."""
        self.files: dict[str, bytes] = {}
        """What people sent, by the id of the file."""
        self._update_ids = 900_000
        self._polling = False
        self._arrived = asyncio.Event()
        self._happened = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    # --- starting and stopping -----------------------------------------------------------------------

    async def start(self) -> BotApi:
        application = web.Application(client_max_size=60 * 2**20)
        application.router.add_route("*", "/{path:.*}", self._serve)
        # A client that is gone takes its request with it, as a real connection would.
        self._runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        assert self._runner.addresses
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    def fail(self, method: str, status: int = 200, description: str = "", **more: Any) -> Fault:
        fault = Fault(method, status, description, **more)
        self.faults.append(fault)
        return fault

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    # --- what people do ------------------------------------------------------------------------------

    def new_id(self) -> int:
        self._ids += 1
        return self._ids

    def bring(self, kind: str, content: Json) -> int:
        """An update. Returns its number."""
        self._update_ids += 1
        self.updates.append({"update_id": self._update_ids, kind: content})
        if "text" in content and content.get("chat", {}).get("type") == "private":
            self.written.append(content["text"])
        self._arrived.set()
        return self._update_ids

    async def until(self, what: Callable[[], bool], patience: float = 10.0) -> None:
        async with asyncio.timeout(patience), self._happened:
            await self._happened.wait_for(what)

    # --- the server ----------------------------------------------------------------------------------

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        fetched = re.fullmatch(r"/file/bot([^/]+)/documents/(\w+)", request.path)
        if fetched and fetched[1] == self.token and fetched[2] in self.files:
            return web.Response(body=self.files[fetched[2]])
        match = re.fullmatch(r"/bot([^/]+)/(\w+)", request.path)
        if not match:
            return self._answer(404, error="Not Found")
        token, method = match.groups()
        if token != self.token:
            return self._answer(401, error="Unauthorized")
        fields = await self._fields(request)
        loop = asyncio.get_running_loop()
        self.calls.append(Call(loop.time(), method, fields))
        self.note_request(method, fields)
        fault = next((each for each in self.faults if each.method in (method, "*")), None)
        if fault:
            fault.times -= 1
            if not fault.times:
                self.faults.remove(fault)
            if fault.carried_out:
                await self._carried_out(method, fields)
            await asyncio.sleep(fault.delay)
            if fault.body is not None:
                return web.Response(status=fault.status, body=fault.body, headers=fault.headers)
            if fault.status == 0:
                assert request.transport
                request.transport.close()
                return web.Response()
            if fault.status != 200:
                return self._answer(fault.status, error=fault.description, parameters=fault.parameters)
            if fault.carried_out:
                return self._answer(200, result=True)
        return await self._carried_out(method, fields)

    async def _carried_out(self, method: str, fields: Json) -> web.Response:
        try:
            result = await getattr(self, f"_{_snake(method)}", self._unknown)(dict(fields))
        except Refusal as refusal:
            if refusal.code not in (403, 409, 429) and not refusal.denied:
                self.refused.append(f"{method}: {refusal.description}")
            return self._answer(refusal.code, error=refusal.description, parameters=refusal.parameters)
        async with self._happened:
            self._happened.notify_all()
        return self._answer(200, result=result)

    @staticmethod
    async def _fields(request: web.Request) -> Json:
        if request.content_type == "application/json":
            return dict(await request.json())
        fields: Json = {}
        for name, value in (await request.post()).items():
            try:
                fields[name] = json.loads(value) if isinstance(value, str) else value
            except ValueError:
                fields[name] = value
            if name in (
                "text",
                "caption",
                "chat_id",
                "callback_query_id",
                "url",
                "name",
                "secret_token",
                "language_code",
            ):
                fields[name] = value
        return fields

    @staticmethod
    def _answer(
        status: int, *, result: object = None, error: str = "", parameters: Mapping[str, int] | None = None
    ) -> web.Response:
        if status == 200:
            return web.json_response({"ok": True, "result": result})
        body: Json = {"ok": False, "error_code": status, "description": error}
        if parameters:
            body["parameters"] = dict(parameters)
        return web.json_response(body, status=status)

    async def _unknown(self, fields: Json) -> Any:
        raise Refusal(404, "Not Found: method not found")

    # --- methods: the bot and its updates --------------------------------------------------------------

    async def _get_me(self, fields: Json) -> Json:
        _only(fields)
        return ME

    async def _get_updates(self, fields: Json) -> list[Json]:
        _only(fields, "offset", "limit", "timeout", "allowed_updates")
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        if self._polling:
            raise Refusal(409, "Conflict: terminated by other getUpdates request")
        self.polls += 1
        if "allowed_updates" in fields:
            self.allowed = list(fields["allowed_updates"])
        offset = int(fields.get("offset") or 0)
        while self.updates and self.updates[0]["update_id"] < offset:
            self.confirmed = int(self.updates.popleft()["update_id"])
        self._polling = True
        try:
            async with self._happened:
                self._happened.notify_all()
            loop = asyncio.get_running_loop()
            end = loop.time() + float(fields.get("timeout") or 0)
            while True:
                found = [each for each in self.updates if set(each) & {"update_id", *self.allowed} - {"update_id"}]
                if found or loop.time() >= end:
                    return found[: int(fields.get("limit") or 100)]
                self._arrived.clear()
                try:
                    async with asyncio.timeout(end - loop.time()):
                        await self._arrived.wait()
                except TimeoutError:
                    return []
        finally:
            self._polling = False

    async def _set_webhook(self, fields: Json) -> bool:
        _only(fields, "url", "secret_token", "allowed_updates", "max_connections")
        if urlsplit(fields.get("url", "")).scheme not in ("http", "https"):
            raise Refusal(400, "Bad Request: bad webhook: An HTTPS URL must be provided")
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", fields.get("secret_token", "x")):
            raise Refusal(400, "Bad Request: secret token contains unallowed characters")
        self.webhook, self.secret = fields["url"], fields.get("secret_token", "")
        return True

    async def _delete_webhook(self, fields: Json) -> bool:
        _only(fields, "drop_pending_updates")
        if fields.get("drop_pending_updates"):
            raise Refusal(400, "Updates would be lost")
        self.webhook = ""
        return True

    # --- methods: messages -----------------------------------------------------------------------------

    async def _send_message(self, fields: Json) -> Json:
        _only(
            fields, "chat_id", "text", "entities", "reply_markup", "link_preview_options",
            "message_thread_id", "disable_notification", "protect_content", "reply_parameters",
            "ephemeral_message_parameters",
        )  # fmt: skip
        chat = self._chat(fields)
        text, entities = _text(fields)
        keyboard = _keyboard(fields)
        group = self.there(chat)
        if group:
            private = self.shown_to_one(group, fields)
            if private:
                return private
            self.may_write(group, fields)
        self._flooded(chat)
        shown = Shown(self.new_id(), chat, True, text, entities, keyboard)
        shown.topic = int(fields.get("message_thread_id") or 0)
        shown.answers = int((fields.get("reply_parameters") or {}).get("message_id") or 0)
        self.messages[chat, shown.id] = shown
        self.stood_since[chat, shown.id] = self.clock()
        return shown.to_json(self.chats[chat])

    async def _get_file(self, fields: Json) -> Json:
        id = fields["file_id"]
        if id not in self.files:
            raise Refusal(400, "Bad Request: invalid file_id")
        return {"file_id": id, "file_unique_id": id, "file_size": len(self.files[id]), "file_path": f"documents/{id}"}

    async def _send_photo(self, fields: Json) -> Json:
        return self._send_file("photo", fields, 10 * 2**20)

    async def _send_document(self, fields: Json) -> Json:
        fields.pop("disable_content_type_detection", None)
        return self._send_file("document", fields, 50 * 2**20)

    def _send_file(self, kind: str, fields: Json, largest: int) -> Json:
        _only(fields, "chat_id", kind, "caption", "caption_entities", "reply_markup")
        chat = self._chat(fields)
        file = fields[kind]
        content = file.file.read() if hasattr(file, "file") else b""
        if not content:
            raise Refusal(400, "Bad Request: there is no file in the request")
        if len(content) > largest:
            raise Refusal(413, "Request Entity Too Large")
        if kind == "photo" and content == WRONG_PICTURE:
            raise Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
        caption = str(fields.get("caption", ""))
        entities: list[Json] = []
        if caption:
            caption, entities = _text({"text": caption, "entities": fields.get("caption_entities")}, longest=1024)
        shown = Shown(
            self.new_id(), chat, True, caption, entities, _keyboard(fields), file=(kind, file.filename, content)
        )
        self.messages[chat, shown.id] = shown
        return shown.to_json(self.chats[chat])

    async def _edit_message_text(self, fields: Json) -> Json:
        _only(fields, "chat_id", "message_id", "text", "entities", "reply_markup", "link_preview_options")
        shown = self._message(fields)
        if shown.file:
            raise Refusal(400, "Bad Request: there is no text in the message to edit")
        text, entities = _text(fields)
        group = self.there(shown.chat)
        if group:
            self.count(group)
        self._change(shown, text, entities, _keyboard(fields))
        return shown.to_json(self.chats[shown.chat])

    async def _edit_message_reply_markup(self, fields: Json) -> Json:
        _only(fields, "chat_id", "message_id", "reply_markup")
        shown = self._message(fields)
        self._change(shown, shown.text, shown.entities, _keyboard(fields))
        return shown.to_json(self.chats[shown.chat])

    async def _delete_messages(self, fields: Json) -> bool:
        _only(fields, "chat_id", "message_ids")
        chat, messages = self._chat(fields), fields["message_ids"]
        if not 1 <= len(messages) <= 100:
            raise Refusal(400, "Bad Request: message identifiers are not specified, or there are too many")
        if any((chat, message) in self.too_old for message in messages):
            raise Refusal(400, "Bad Request: message can't be deleted")
        for message in messages:
            if (chat, message) in self.messages:
                del self.messages[chat, message]
        return True

    async def _answer_callback_query(self, fields: Json) -> bool:
        _only(fields, "callback_query_id", "text", "show_alert")
        if len(fields.get("text", "")) > 200:
            raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
        if fields["callback_query_id"] not in self.queries:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.queries[fields["callback_query_id"]] = True
        self.told[fields["callback_query_id"]] = fields.get("text", "")
        return True

    async def _send_chat_action(self, fields: Json) -> bool:
        _only(fields, "chat_id", "action", "message_thread_id")
        self._chat(fields)
        if fields.get("action") not in ACTIONS:
            raise Refusal(400, "Bad Request: wrong parameter action in request")
        return True

    async def _get_chat_member(self, fields: Json) -> Json:
        _only(fields, "chat_id", "user_id")
        group, person = int(fields["chat_id"]), int(fields["user_id"])
        member = self.member_of(group, person)
        if member:
            return member
        status = self.members.get((group, person), "left")
        return {"status": status, "user": {"id": person, "is_bot": False, "first_name": "P"}}

    # --- methods: the profile ----------------------------------------------------------------------------

    async def _get_my_commands(self, fields: Json) -> list[Json]:
        _only(fields, "scope", "language_code")
        return list(self.profile.get(_scoped("commands", fields), []))

    async def _set_my_commands(self, fields: Json) -> bool:
        _only(fields, "commands", "scope", "language_code")
        commands = fields["commands"]
        if len(commands) > 100:
            raise Refusal(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
            if set(command) - {"command", "description", "is_ephemeral"}:
                raise Refusal(400, "Bad Request: unknown fields of a command")
            if not 1 <= len(command["description"]) <= 256:
                raise Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.profile[_scoped("commands", fields)] = commands
        return True

    async def _get_my_description(self, fields: Json) -> Json:
        _only(fields, "language_code")
        return {"description": self.profile.get(_scoped("description", fields), "")}

    async def _set_my_description(self, fields: Json) -> bool:
        _only(fields, "description", "language_code")
        if len(fields["description"]) > 512:
            raise Refusal(400, "Bad Request: BOT_DESCRIPTION_TOO_LONG")
        self.profile[_scoped("description", fields)] = fields["description"]
        return True

    async def _get_my_short_description(self, fields: Json) -> Json:
        _only(fields, "language_code")
        return {"short_description": self.profile.get(_scoped("short", fields), "")}

    async def _set_my_short_description(self, fields: Json) -> bool:
        _only(fields, "short_description", "language_code")
        if len(fields["short_description"]) > 120:
            raise Refusal(400, "Bad Request: BOT_SHORT_DESCRIPTION_TOO_LONG")
        self.profile[_scoped("short", fields)] = fields["short_description"]
        return True

    async def _get_chat_menu_button(self, fields: Json) -> Json:
        _only(fields, "chat_id")
        return dict(self.profile["menu"])

    async def _set_chat_menu_button(self, fields: Json) -> bool:
        _only(fields, "chat_id", "menu_button")
        self.profile["menu"] = fields["menu_button"]
        return True

    # --- what is refused ---------------------------------------------------------------------------------

    def _chat(self, fields: Json) -> int:
        chat = int(fields["chat_id"])
        if chat in self.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        if chat not in self.chats:
            raise Refusal(400, "Bad Request: chat not found")
        self.there(chat)
        return chat

    def _message(self, fields: Json) -> Shown:
        shown: Shown | None = self.messages.get((self._chat(fields), int(fields["message_id"])))
        if shown is None:
            raise Refusal(400, "Bad Request: message to edit not found", denied=self._in_group(fields))
        if not shown.mine:
            raise Refusal(400, "Bad Request: message can't be edited")
        return shown

    def _in_group(self, fields: Json) -> bool:
        """Whoever runs a group may have taken the message away."""
        return int(fields["chat_id"]) in self.groups

    def _change(self, shown: Shown, text: str, entities: list[Json], keyboard: list[list[Json]]) -> None:
        if (shown.text, shown.entities, shown.keyboard) == (text, entities, keyboard):
            raise Refusal(400, "Bad Request: message is not modified: specified new message content is the same")
        shown.text, shown.entities, shown.keyboard = text, entities, keyboard
        shown.edits += 1

    def _flooded(self, chat: int) -> None:
        if self.flood is None:
            return
        limit, seconds = self.flood
        since = asyncio.get_running_loop().time() - seconds
        # This very request is among the calls already.
        lately = [
            call for call in self.called("sendMessage") if call.at > since and int(call.fields["chat_id"]) == chat
        ]
        if len(lately) > limit:
            raise Refusal(429, f"Too Many Requests: retry after {int(seconds)}", retry_after=int(seconds))


# --- what a request may hold --------------------------------------------------------------------------------


def _snake(method: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", lambda match: f"_{match[1].lower()}", method)


def _scoped(what: str, fields: Json) -> str:
    return f"{what}:{(fields.get('scope') or {}).get('type', '')}:{fields.get('language_code') or ''}"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _text(fields: Json, longest: int = 4096) -> tuple[str, list[Json]]:
    text = str(fields.get("text", ""))
    if not text.strip():
        raise Refusal(400, "Bad Request: message text is empty")
    if text != text.strip():
        raise Refusal(400, "the text would be trimmed, and the entities would move")
    if units(text) > longest:
        raise Refusal(400, "Bad Request: message is too long")
    preview = fields.get("link_preview_options")
    if preview is not None and not isinstance(preview, dict):
        raise Refusal(400, "Bad Request: can't parse link preview options")
    entities = fields.get("entities") or []
    if len(entities) > 100:
        raise Refusal(400, "Bad Request: too many entities")
    raw = text.encode("utf-16-le")
    for entity in entities:
        first, last = entity["offset"], entity["offset"] + entity["length"]
        if entity["type"] not in ENTITIES or first < 0 or entity["length"] < 1 or last > units(text):
            raise Refusal(400, "Bad Request: can't parse entities")
        try:
            raw[2 * first : 2 * last].decode("utf-16-le")
        except UnicodeDecodeError:
            raise Refusal(400, "Bad Request: an entity begins or ends inside a character") from None
        if entity["type"] == "text_link" and urlsplit(entity.get("url", "")).scheme not in (
            "http",
            "https",
            "tg",
        ):
            raise Refusal(400, "Bad Request: can't parse entities: wrong URL")
    return text, entities


def _keyboard(fields: Json) -> list[list[Json]]:
    markup = fields.get("reply_markup")
    if not markup:
        return []
    if set(markup) != {"inline_keyboard"}:
        raise Refusal(400, "Bad Request: object expected as reply markup")
    rows: list[list[Json]] = markup["inline_keyboard"]
    if sum(map(len, rows)) > 100:
        raise Refusal(400, "Bad Request: reply markup is too long")
    for row in rows:
        if not 1 <= len(row) <= 8:
            raise Refusal(400, "Bad Request: a row holds one to eight buttons")
        for button in row:
            actions = set(button) - {"text", "style"}
            if not str(button.get("text", "")).strip() or len(actions) != 1:
                raise Refusal(400, "Bad Request: BUTTON_INVALID")
            if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
                raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
            if str(fields.get("chat_id", "")).startswith("-") and "callback_data" in button:
                _public_button(button["callback_data"])
            if "url" in button and urlsplit(button["url"]).scheme not in ("http", "https", "tg"):
                raise Refusal(400, "Bad Request: BUTTON_URL_INVALID")
    return rows


def _public_button(data: str) -> None:
    """In a group no button belongs to anybody's private talk."""
    if not re.fullmatch(r"g1:[\w-]+:\w+", data):
        raise Refusal(400, "a button of a private talk stands in a group")


# --- people -------------------------------------------------------------------------------------------------


class Person:
    """Somebody with Telegram in their hand, in a private chat with the bot."""

    def __init__(self, api: BotApi, id: int, language: str = "en") -> None:
        self.api = api
        self.id = id
        self.user = {"id": id, "is_bot": False, "first_name": "Mei", "language_code": language}
        self.chat = {"id": id, "type": "private", "first_name": "Mei"}
        self.patience = 10.0
        self.timed: list[float] = []
        """Seconds until each thing they did was answered."""
        self._known: dict[str, tuple[Shown, str]] = {}
        api.chats[id] = self.chat

    # --- what they do --------------------------------------------------------------------------------

    def write(self, text: str, **more: Any) -> int:
        """Send a message and wait for nothing. Returns the number of the update."""
        return self.api.bring("message", self._message(text=text, **more))

    def send(self, **content: Any) -> int:
        """Send something that is no text."""
        return self.api.bring("message", self._message(**content))

    def press(self, label: str, among: Shown | None = None) -> int:
        """Press a button and wait for nothing."""
        shown = among or self.keyboards[-1]
        data = next((b["callback_data"] for b in shown.buttons if _plain(b["text"]) == label), None)
        assert data is not None, f"there is no button {label!r} among {[b['text'] for b in shown.buttons]}"
        return self.press_data(data, shown)

    def press_data(self, data: str, shown: Shown, by: Json | None = None) -> int:
        query = str(10_000_000 + self.api.new_id())
        self.api.queries[query] = False
        return self.api.bring(
            "callback_query",
            {
                "id": query, "from": by or self.user, "chat_instance": "1", "data": data,
                "message": shown.to_json(self.chat),
            },
        )  # fmt: skip

    def block(self) -> None:
        self.api.blocked.add(self.id)
        old, new = ({"status": status, "user": ME, "until_date": 0} for status in ("member", "kicked"))
        change = {
            "chat": self.chat,
            "from": self.user,
            "date": DATE,
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self.api.bring("my_chat_member", change)

    async def arrive(self) -> None:
        await self._answered(lambda: self.write("/start"))

    async def say(self, text: str) -> None:
        await self._answered(lambda: self.write(text))

    async def tap(self, label: str) -> None:
        await self._answered(lambda: self.press(label))

    async def tap_old(self, label: str) -> None:
        """Press a button of an earlier message, as it was shown then."""
        shown, data = self._remembered(label)
        await self._answered(lambda: self.press_data(data, shown))

    async def tap_twice(self, label: str) -> None:
        shown = self.keyboards[-1]
        await self._answered(lambda: (self.press(label, shown), self.press(label, shown)))

    async def say_at_once(self, *texts: str) -> None:
        await self._answered(lambda: [self.write(text) for text in texts])

    async def answer(self) -> None:
        """Wait for what the bot says next."""
        seen = self._seen
        await self.api.until(lambda: self._seen != seen)
        await self._quiet()

    # --- what they see -------------------------------------------------------------------------------

    @property
    def shown(self) -> list[Shown]:
        """What the bot said, oldest first."""
        return [each for each in self.api.messages.of(self.id) if each.mine]

    @property
    def keyboards(self) -> list[Shown]:
        return [each for each in self.shown if each.keyboard]

    @property
    def last(self) -> str:
        return self.shown[-1].text if self.shown else ""

    @property
    def heard(self) -> str:
        """All of it in one text."""
        return "\n".join(each.text for each in self.shown)

    @property
    def choices(self) -> list[str]:
        """The labels of the buttons below the last message."""
        return [_plain(button["text"]) for button in self.shown[-1].buttons] if self.shown else []

    # --- waiting ---------------------------------------------------------------------------------------

    @property
    def _seen(self) -> tuple[int, int]:
        return len(self.shown), sum(each.edits for each in self.shown)

    async def _answered(self, act: Callable[[], object]) -> None:
        """Act, and wait until the bot has said something and is silent again."""
        self._note_buttons()
        seen, loop = self._seen, asyncio.get_running_loop()
        began = loop.time()
        act()
        await self.api.until(lambda: self._seen != seen, self.patience)
        self.timed.append(loop.time() - began)
        await self._quiet()

    async def _quiet(self) -> None:
        while True:
            seen = self._seen, bool(self.api.updates)
            await asyncio.sleep(0.06)
            if seen == (self._seen, bool(self.api.updates)) and not self.api.updates:
                return

    def _note_buttons(self) -> None:
        for each in self.keyboards:
            for button in each.buttons:
                if "callback_data" in button:
                    self._known[_plain(button["text"])] = (each, button["callback_data"])

    def _remembered(self, label: str) -> tuple[Shown, str]:
        self._note_buttons()
        return self._known[label]

    def _message(self, **content: Any) -> Json:
        message = {
            "message_id": self.api.new_id(),
            "date": DATE,
            "chat": self.chat,
            "from": self.user,
            **content,
        }
        text = content.get("text", "")
        if text.startswith("/"):
            length = len(text.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return message


def _plain(label: str) -> str:
    """The label without the mark of a chosen one."""
    return label.removeprefix("✓ ")
