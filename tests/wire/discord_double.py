"""Discord on this machine: its REST and its gateway, as strict as the real one, and the people who use it.

It records every request, answers what the real one would refuse with the real one's errors, waits three real
seconds for a first answer to an interaction, and keeps what each person sees on their screen. The library is
the real one; only its two addresses are ours.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from tests.wire import discord_payloads as payloads
from tests.wire.discord_payloads import APPLICATION, BOT, CHANNEL, ELSEWHERE, GUILD, GUILD_PLACE, OWN_DM, UNSAID
from tests.wire.discord_rules import PRIVILEGED, wrong_commands, wrong_form, wrong_message
from tests.wire.discord_server import Refused, Server

TOKEN = "double.token"
EPOCH = 1_420_070_400_000
EPHEMERAL = 64
FIRST_SIGN = 3.0

__all__ = ["BOT", "ELSEWHERE", "GUILD", "GUILD_PLACE", "OWN_DM", "TOKEN", "UNSAID", "DiscordDouble", "Person", "Seen"]

_numbers = count(1)


def snowflake() -> int:
    return (int(time.time() * 1000) - EPOCH) << 22 | next(_numbers) % 4096


@dataclass
class Request:
    method: str
    path: str
    body: Any
    status: int = 0
    at: float = field(default_factory=time.monotonic)

    def is_(self, method: str, path: str) -> bool:
        return self.method == method and re.search(path, self.path) is not None


@dataclass
class Seen:
    """A message as somebody sees it."""

    id: int
    channel: int
    text: str
    rows: list[dict[str, Any]]
    hidden: bool
    """Only one person sees it."""
    by: int = BOT
    ever: dict[str, str] = field(default_factory=dict)
    """Whatever could be tapped here, by its label: the id that it had."""
    nonce: str = ""
    files: list[tuple[str, bytes, str]] = field(default_factory=list)
    """What came with it: name, bytes, and words for those who can't see it."""
    at: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        self.redrawn(self.rows)

    def redrawn(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows
        for part in self.parts():
            if part["type"] == 2 and not part.get("disabled"):
                self.ever[part["label"]] = part["custom_id"]

    def parts(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            yield from row["components"]

    @property
    def labels(self) -> list[str]:
        """What can be tapped."""
        found: list[str] = []
        for part in self.parts():
            if part["type"] == 3:
                found += [option["label"] for option in part["options"]]
            elif not part.get("disabled"):
                found.append(part["label"])
        return found

    @property
    def shown(self) -> list[str]:
        """What is marked as chosen."""
        found: list[str] = []
        for part in self.parts():
            if part["type"] == 3:
                found += [option["label"] for option in part["options"] if option.get("default")]
            elif part.get("disabled") or part["style"] == 3:
                found.append(part["label"])
        return found


@dataclass
class Press:
    """An interaction: what somebody pressed, and what was answered."""

    id: int
    token: str
    person: Person
    channel: int
    context: int
    on: Seen | None
    at: float = field(default_factory=time.monotonic)
    answered: int = 0
    """The kind of the first answer; 0 while there is none."""
    original: Seen | None = None
    hidden: bool = False
    lost: bool = False
    payload: dict[str, Any] = field(default_factory=dict)
    first_sign: float = 0.0
    """Seconds until the first answer."""
    repeated: bool = False
    """The bot can't know that it answered: Discord told it twice, or its answer was lost."""
    form: dict[str, Any] | None = None


@dataclass
class Person:
    """Somebody on Discord: what they do, and what they see."""

    double: DiscordDouble
    id: int
    screen: list[Seen] = field(default_factory=list)
    """What the bot shows to them, in direct messages or hidden from others, oldest first."""
    closed: bool | int = False
    """Their direct messages are; a number is the code with which Discord says so."""
    typing: list[float] = field(default_factory=list)
    """When they saw that the bot is writing."""
    changes: int = 0
    form: dict[str, Any] | None = None

    @property
    def dm(self) -> int:
        return self.id + 7

    @property
    def last(self) -> Seen:
        return self.screen[-1]

    # --- what they do ----------------------------------------------------------------------------------

    async def say(self, text: str, **extra: Any) -> Seen:
        """Write a direct message, and wait for what comes of it."""
        return await self._then(self.double.write(self, text, **extra))

    async def tap(self, label: str, message: Seen | None = None) -> Seen:
        """Press a button, or choose in a menu: there, where several may be chosen, one more."""
        return await self._then(self.press(label, message))

    async def command(self, name: str, where: int = OWN_DM) -> Seen:
        return await self._then(self.double.interact(self, 2, {"id": "1", "name": name, "type": 1}, where))

    async def set_up(self, channel: int, moderators: int = 0) -> Seen:
        """Use /setup with the channels that its fields ask for."""
        fields = {"channel": channel} | ({"moderators": moderators} if moderators else {})
        rooms = {id: self.double.server.rooms[id].told() | {"permissions": "0"} for id in fields.values()}
        options = [{"name": name, "type": 7, "value": str(id)} for name, id in fields.items()]
        resolved = {"channels": {str(id): told for id, told in rooms.items()}}
        data = {"id": "1", "name": "setup", "type": 1, "options": options, "resolved": resolved}
        return await self._then(self.double.interact(self, 2, data, GUILD_PLACE))

    async def choose(self, menu: str, message: Seen) -> Seen:
        """Choose something in the menu of a message in the server."""
        resolved = {"messages": {str(message.id): self.double._message(message)}}
        data = {"id": "1", "name": menu, "type": 3, "target_id": str(message.id), "resolved": resolved}
        return await self._then(self.double.interact(self, 2, data, GUILD_PLACE))

    async def mention(self, text: str) -> Seen:
        return await self._then(self.double.write(self, f"<@{BOT}> {text}", guild=True))

    async def submit(self, text: str, form: dict[str, Any] | None = None) -> Seen:
        """Fill in the form and send it."""
        form = form or self.form
        assert form is not None, "no form is open"
        self.form = None
        label = next(part for part in form["data"]["components"] if part["type"] == 18)
        field = {"type": 4, "custom_id": label["component"]["custom_id"], "value": text}
        parts = [{"type": 18, "id": 1, "component": field}]
        data = {"custom_id": form["data"]["custom_id"], "components": parts}
        return await self._then(self.double.interact(self, 5, data, form["where"], form["on"]))

    async def press(self, label: str, message: Seen | None = None) -> Press:
        on = message or next((seen for seen in reversed(self.screen) if label in seen.labels), self.last)
        for part in on.parts():
            if part["type"] == 3:
                for option in part["options"]:
                    if option["label"] == label:
                        values = [each["value"] for each in part["options"] if each.get("default")]
                        several = part.get("max_values", 1) > 1
                        values = [*values, option["value"]] if several else [option["value"]]
                        data = {"custom_id": part["custom_id"], "component_type": 3, "values": values}
                        return await self.double.interact(self, 3, data, self._where(on), on)
            elif part["label"] == label and not part.get("disabled"):
                data = {"custom_id": part["custom_id"], "component_type": 2}
                return await self.double.interact(self, 3, data, self._where(on), on)
        raise AssertionError(f"there is nothing to tap called {label!r} among {on.labels}")

    async def forge(self, custom_id: str, message: Seen | None = None) -> Seen:
        """Press what the bot never offered."""
        on = message or self.last
        data = {"custom_id": custom_id, "component_type": 2}
        return await self._then(self.double.interact(self, 3, data, self._where(on), on))

    async def settle(self, before: int, patience: float = 20.0) -> Seen:
        """Wait until something is new on the screen and nothing more comes."""
        end = time.monotonic() + patience
        while self.changes == before:
            assert time.monotonic() < end, "nothing came back"
            await asyncio.sleep(0.01)
        while True:
            now = self.changes
            await asyncio.sleep(self.double.quiet)
            if self.changes == now:
                return self.last

    async def _then(self, doing: Any) -> Seen:
        before = self.changes
        await doing
        return await self.settle(before)

    def _where(self, message: Seen) -> int:
        return OWN_DM if message.channel == self.dm else GUILD_PLACE

    # --- what they see ---------------------------------------------------------------------------------

    def sees(self, message: Seen) -> None:
        if message not in self.screen:
            self.screen.append(message)
        self.changes += 1


class Refusal(Exception):
    def __init__(self, status: int, code: int, why: str, extra: dict[str, Any] | None = None) -> None:
        super().__init__(why)
        self.status, self.code, self.why, self.extra = status, code, why, extra or {}


@dataclass
class _Connection:
    socket: web.WebSocketResponse
    session: str
    shard: tuple[int, int]
    deflate: Any = field(default_factory=zlib.compressobj)


@dataclass
class _Session:
    id: str
    shard: tuple[int, int]
    sent: list[dict[str, Any]] = field(default_factory=list)


class DiscordDouble:
    quiet = 0.12
    """Seconds without news after which a person has heard everything."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.refused: list[str] = []
        """What the real one would have refused, with the reason."""
        self.late: list[int] = []
        """Interactions that got no sign within three seconds."""
        self.public: list[Seen] = []
        """What everybody in a server can read."""
        self.people: dict[int, Person] = {}
        self.presses: dict[str, Press] = {}
        self.messages: dict[int, list[Seen]] = {}
        self.files: dict[str, bytes] = {}
        """What people attached to their messages, by name."""
        self.fetched: list[str] = []
        self.server = Server(self)
        self.commands: list[dict[str, Any]] = []
        self.identified: list[dict[str, Any]] = []
        self.identified_at: list[float] = []
        self.resumed = 0
        self.heartbeats = 0
        self.members: set[int] = set()
        """Who is in the server, as far as the bot may ask."""
        self.shards = 1
        self.heartbeat = 41.25
        self.deaf = False
        """Refuse gateway connections."""
        self.mute = False
        """Let nobody's gateway connection come about, and say nothing."""
        self.knocks = 0
        """How many were refused."""
        self.token = self.gateway_token = TOKEN
        """The token that counts, for REST and for the gateway."""
        self.token_life = 15 * 60.0
        """Seconds in which an interaction can be answered."""
        self.limit: tuple[int, float] | None = None
        """Messages that a channel takes within so many seconds, where it is limited."""
        self.floods = 0
        """How often more was sent than a limit allows, of which Discord had told."""
        self._buckets: dict[str, list[float]] = {}
        self._failures: list[tuple[str, str, int, int, dict[str, Any]]] = []
        self._losses: list[tuple[str, str, int, str]] = []
        self._sessions: dict[str, _Session] = {}
        self._connections: list[_Connection] = []
        self._runner: web.AppRunner | None = None
        self.port = 0

    # --- running it ------------------------------------------------------------------------------------

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v10"

    @property
    def gateway(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gateway"

    async def __aenter__(self) -> DiscordDouble:
        application = web.Application(client_max_size=64 << 20)
        application.router.add_get("/gateway", self._gateway)
        application.router.add_get("/gateway/", self._gateway)
        application.router.add_get("/cdn/{name}", self._cdn)
        application.router.add_route("*", "/api/v10/{path:.*}", self._rest)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.drop()
        if self._runner:
            await self._runner.cleanup()

    def person(self, number: int = 1) -> Person:
        id = 700_000_000_000_000_000 + number * 1000
        return self.people.setdefault(id, Person(self, id))

    def fail(self, method: str, path: str, status: int, code: int = 0, times: int = 1, **extra: Any) -> None:
        """Refuse the next requests like these."""
        self._failures += [(method, path, status, code, extra)] * times

    def lose(
        self, method: str, path: str, times: int = 1, status: int = 502, text: str = "<h1>bad gateway</h1>"
    ) -> None:
        """Do what the next requests like these ask for, and answer them with rubbish."""
        self._losses += [(method, path, status, text)] * times

    def made(self, method: str, path: str) -> list[Request]:
        return [request for request in self.requests if request.is_(method, path)]

    async def drop(self, code: int = 4000) -> None:
        """Close every gateway connection."""
        connections, self._connections = self._connections, []
        for connection in connections:
            await connection.socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        for connection in list(self._connections):
            await self._send(connection, {"op": 7, "d": None})

    async def invalidate(self, resumable: bool = False) -> None:
        """Tell every connection that its session is not valid any more."""
        for connection in list(self._connections):
            if not resumable:
                self._sessions.pop(connection.session, None)
            await self._send(connection, {"op": 9, "d": resumable})

    async def babble(self, data: dict[str, Any]) -> None:
        """Send what no gateway of Discord's sends today."""
        for connection in list(self._connections):
            await self._send(connection, data)

    def forget_sessions(self) -> None:
        """So that nothing can be resumed."""
        self._sessions.clear()

    async def connected(self, patience: float = 30.0) -> None:
        end = time.monotonic() + patience
        while len(self._connections) < 1:
            assert time.monotonic() < end, "nobody connected"
            await asyncio.sleep(0.01)

    # --- the gateway -----------------------------------------------------------------------------------

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        if self.mute:
            self.knocks += 1
            await asyncio.sleep(3600)
        if self.deaf:
            self.knocks += 1
            raise web.HTTPServiceUnavailable
        assert request.query.get("compress") == "zlib-stream", request.query
        assert request.query.get("v") == "10"
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        connection = _Connection(socket, "", (0, 1))
        await self._send(connection, {"op": 10, "d": {"heartbeat_interval": int(self.heartbeat * 1000)}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            told = json.loads(message.data)
            if told["op"] == 1:
                self.heartbeats += 1
                await self._send(connection, {"op": 11})
            elif told["op"] == 2:
                await self._identify(connection, told["d"])
            elif told["op"] == 6:
                await self._resume(connection, told["d"])
        if connection in self._connections:
            self._connections.remove(connection)
        return socket

    async def _identify(self, connection: _Connection, told: dict[str, Any]) -> None:
        self.identified.append(told)
        self.identified_at.append(time.monotonic())
        if told["token"] != self.gateway_token:
            await connection.socket.close(code=4004)
            return
        if told["intents"] & PRIVILEGED:
            await connection.socket.close(code=4014)
            return
        shard = tuple(told.get("shard") or (0, 1))
        if len(shard) != 2 or shard[0] >= shard[1] or shard[1] < self.shards:
            await connection.socket.close(code=4011)
            return
        connection.shard = (shard[0], shard[1])
        session = _Session(f"s{snowflake()}", connection.shard)
        connection.session = session.id
        self._sessions[session.id] = session
        mine = self.server.joined and (GUILD >> 22) % shard[1] == shard[0]
        ready = {
            "v": 10,
            "user": payloads.bot(),
            "guilds": [{"id": str(GUILD), "unavailable": True}] if mine else [],
            "session_id": session.id,
            "resume_gateway_url": self.gateway,
            "shard": list(shard),
            "application": {"id": str(APPLICATION), "flags": 0},
        }
        self._connections.append(connection)
        await self._dispatch(session, "READY", ready)
        if mine:
            await self._dispatch(session, "GUILD_CREATE", self.server.told())

    async def _resume(self, connection: _Connection, told: dict[str, Any]) -> None:
        session = self._sessions.get(told["session_id"])
        if session is None:
            await self._send(connection, {"op": 9, "d": False})
            return
        self.resumed += 1
        connection.session, connection.shard = session.id, session.shard
        self._connections.append(connection)
        for event in session.sent:
            if event["s"] > told["seq"]:
                await self._send(connection, event)
        await self._dispatch(session, "RESUMED", {})

    async def _dispatch(self, session: _Session, name: str, data: Any) -> None:
        event = {"op": 0, "t": name, "s": len(session.sent) + 1, "d": data}
        session.sent.append(event)
        for connection in self._connections:
            if connection.session == session.id:
                await self._send(connection, event)

    async def event(self, name: str, data: dict[str, Any]) -> None:
        """Tell the shard that this belongs to. While nobody listens, it waits for a resume."""
        guild = int(data.get("guild_id") or 0)
        for session in self._sessions.values():
            if (guild >> 22) % session.shard[1] == session.shard[0]:
                await self._dispatch(session, name, data)

    async def _send(self, connection: _Connection, data: dict[str, Any]) -> None:
        packed = connection.deflate.compress(json.dumps(data).encode()) + connection.deflate.flush(zlib.Z_SYNC_FLUSH)
        # A bot that was killed a moment ago did not say goodbye.
        with suppress(ConnectionResetError):
            if not connection.socket.closed:
                await connection.socket.send_bytes(packed)

    # --- what people do --------------------------------------------------------------------------------

    async def write(
        self, person: Person, text: str, *, guild: bool = False, event: str = "MESSAGE_CREATE", **extra: Any
    ) -> Seen:
        """A message of a person's, in direct messages or in the server."""
        channel = CHANNEL if guild else person.dm
        seen = Seen(snowflake(), channel, text, [], hidden=not guild, by=person.id)
        self.messages.setdefault(channel, []).append(seen)
        payload = self._message(seen) | extra
        if guild:
            mentioned = f"<@{BOT}>" in text
            payload["guild_id"] = str(GUILD)
            payload["member"] = payloads.member()
            theirs = extra.get("mentions", [])
            payload["mentions"] = [{**payloads.bot(), "member": payload["member"]}] if mentioned else theirs
            if not mentioned:
                # Without the privileged intent Discord leaves the words out.
                payload["content"] = extra.get("content", "")
        await self.event(event, payload)
        return seen

    async def interact(
        self, person: Person, kind: int, data: dict[str, Any], where: int, on: Seen | None = None
    ) -> Press:
        id = snowflake()
        channel = person.dm if where == OWN_DM else on.channel if on and where == GUILD_PLACE else CHANNEL
        press = Press(id, f"t{id}", person, channel, where, on)
        self.presses[press.token] = press
        payload: dict[str, Any] = {
            "id": str(id),
            "application_id": str(APPLICATION),
            "type": kind,
            "token": press.token,
            "version": 1,
            "data": data,
            "channel_id": str(channel),
            "channel": payloads.channel(channel, where),
            "locale": "en-US",
            "context": where,
            "authorizing_integration_owners": {"0": str(GUILD)} if where == GUILD_PLACE else {"1": str(person.id)},
            "entitlements": [],
            "attachment_size_limit": 1 << 20,
            "app_permissions": "0",
        }
        if where == UNSAID:
            del payload["context"]
        if where == GUILD_PLACE:
            payload["guild_id"] = str(GUILD)
            payload["guild"] = {"id": str(GUILD), "locale": "en-US", "features": []}
            payload["guild_locale"] = "en-US"
            may = str(self.server.permissions_of(person.id))
            payload["member"] = payloads.member() | {"user": payloads.user(person.id), "permissions": may}
        else:
            payload["user"] = payloads.user(person.id)
        if on is not None:
            payload["message"] = self._message(on)
        asyncio.get_running_loop().call_later(FIRST_SIGN, self._too_late, press)
        press.payload = payload
        await self.event("INTERACTION_CREATE", payload)
        return press

    async def again(self, press: Press) -> None:
        """Tell of the same interaction a second time."""
        press.repeated = True
        await self.event("INTERACTION_CREATE", press.payload)

    def _too_late(self, press: Press) -> None:
        if not press.answered:
            press.lost = True
            self.late.append(press.id)

    def attach(self, name: str, content: bytes, kind: str = "text/csv", size: int | None = None) -> dict[str, Any]:
        """A file for somebody's message, to be given to `write` or `say` as `attachments`."""
        self.files[name] = content
        url = f"http://127.0.0.1:{self.port}/cdn/{name}"
        told = {"id": str(snowflake()), "filename": name, "content_type": kind, "url": url, "proxy_url": url}
        return {**told, "size": len(content) if size is None else size}

    async def _cdn(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        self.fetched.append(name)
        if name not in self.files:
            raise web.HTTPNotFound
        return web.Response(body=self.files[name])

    # --- REST ------------------------------------------------------------------------------------------

    async def _rest(self, request: web.Request) -> web.Response:
        path = "/" + request.match_info["path"]
        body = await self._read(request)
        made = Request(request.method, path, body)
        self.requests.append(made)
        headers: dict[str, str] = {}
        try:
            self._scripted(made)
            self._authorized(request, path)
            self._within_limit(made)
            status, answer = self._answer(request, path, body)
        except Refusal as refusal:
            status, answer = refusal.status, {"code": refusal.code, "message": refusal.why, **refusal.extra}
            if status == 429 and not refusal.extra.get("banned"):
                headers["Via"] = "1.1 double"
        made.status = status
        headers |= self._counted(made)
        for loss in self._losses:
            if made.is_(*loss[:2]):
                self._losses.remove(loss)
                for press in self.presses.values():
                    press.repeated = press.repeated or press.token in made.path
                return web.Response(status=loss[2], text=loss[3], content_type="text/html")
        if status == 204:
            return web.Response(status=204, headers=headers)
        # Exactly this type, without a charset: otherwise the library takes it for text.
        return web.Response(
            body=json.dumps(answer).encode(),
            status=status,
            headers={"Content-Type": "application/json", **headers},
        )

    async def _read(self, request: web.Request) -> Any:
        """The body; with files, each stands in the list of attachments as its bytes."""
        if request.content_type != "multipart/form-data":
            raw = await request.read()
            return json.loads(raw) if raw and request.content_type == "application/json" else None
        form = await request.post()
        body = json.loads(str(form["payload_json"]))
        for told in (body.get("data") or body)["attachments"]:
            sent = form[f"files[{told['id']}]"]
            assert isinstance(sent, web.FileField)
            assert sent.filename == told["filename"]
            told["bytes"] = sent.file.read()
        return body

    def _scripted(self, made: Request) -> None:
        for failure in self._failures:
            method, path, status, code, extra = failure
            if made.is_(method, path):
                self._failures.remove(failure)
                raise Refusal(status, code, "scripted", extra)

    def _within_limit(self, made: Request) -> None:
        if self.limit and (made.is_("POST", r"^/channels/\d+/messages$") or made.is_("PATCH", r"/messages/\d+$")):
            most, seconds = self.limit
            sent = [at for at in self._buckets.get(made.path, []) if at > time.monotonic() - seconds]
            self._buckets[made.path] = sent
            if len(sent) >= most:
                self.floods += 1
                raise Refusal(
                    429, 0, "too many", {"retry_after": sent[0] + seconds - time.monotonic(), "global": False}
                )
            sent.append(time.monotonic())

    def _counted(self, made: Request) -> dict[str, str]:
        """The headers that tell what a channel still takes."""
        sent = self._buckets.get(made.path)
        if not self.limit or not sent:
            return {}
        left = sent[0] + self.limit[1] - time.monotonic()
        return {
            "X-RateLimit-Bucket": "messages",
            "X-RateLimit-Limit": str(self.limit[0]),
            "X-RateLimit-Remaining": str(self.limit[0] - len(sent)),
            "X-RateLimit-Reset": str(time.time() + left),
            "X-RateLimit-Reset-After": str(round(left, 3)),
        }

    def _authorized(self, request: web.Request, path: str) -> None:
        if (
            not path.startswith(("/interactions", "/webhooks"))
            and request.headers.get("Authorization") != f"Bot {self.token}"
        ):
            raise Refusal(401, 0, "401: Unauthorized")

    def _wrong(self, reasons: list[str], path: str) -> None:
        if reasons:
            self.refused += [f"{path}: {reason}" for reason in reasons]
            raise Refusal(400, 50035, "Invalid Form Body")

    def _answer(self, request: web.Request, path: str, body: Any) -> tuple[int, Any]:
        method = request.method
        parts = path.strip("/").split("/")
        try:
            if answered := self.server.answer(method, parts, body, request.query):
                return answered
        except Refused as refused:
            raise Refusal(refused.status, refused.code, refused.why) from None
        match (method, *parts):
            case ("GET", "users", "@me"):
                return 200, payloads.bot()
            case ("GET", "oauth2", "applications", "@me"):
                return 200, payloads.application()
            case ("GET", "gateway", "bot"):
                limits = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
                return 200, {"url": self.gateway, "shards": self.shards, "session_start_limit": limits}
            case ("GET", "applications", _, "commands"):
                return 200, self.commands
            case ("PUT", "applications", _, "commands"):
                self._wrong(wrong_commands(body), path)
                told = {"application_id": str(APPLICATION), "version": "1"}
                self.commands = [{"description": "", **command, "id": str(snowflake()), **told} for command in body]
                return 200, self.commands
            case ("POST", "users", "@me", "channels"):
                person = self.people[int(body["recipient_id"])]
                return 200, {
                    "id": str(person.dm),
                    "type": 1,
                    "recipients": [payloads.user(person.id)],
                    "last_message_id": None,
                }
            case ("GET", "channels", channel, "messages"):
                return 200, self._history(int(channel), request.query)
            case ("POST", "channels", channel, "typing"):
                who = next(each for each in self.people.values() if each.dm == int(channel))
                if who.closed:
                    raise Refusal(403, 50007, "Cannot send messages to this user")
                who.typing.append(time.monotonic())
                return 204, None
            case ("POST", "channels", channel, "messages"):
                return 200, self._message(self._sent(int(channel), body, path))
            case ("DELETE", "channels", channel, "messages", message):
                self._deleted(int(channel), int(message))
                return 204, None
            case ("POST", "interactions", id, token, "callback"):
                return self._callback(int(id), token, body, path)
            case ("POST", "webhooks", _, token):
                press = self._press(token, path)
                if not press.answered:
                    raise Refusal(404, 10015, "Unknown Webhook")
                self._wrong(wrong_message(body), path)
                return 200, self._message(self._replied(press, body))
            case ("PATCH", "webhooks", _, token, "messages", "@original"):
                press = self._press(token, path)
                self._wrong(wrong_message(body, edit=True), path)
                return 200, self._message(self._edited(press, body))
            case ("DELETE", "webhooks", _, token, "messages", "@original"):
                self._press(token, path)
                return 204, None
        self.refused.append(f"{method} {path}: no such thing")
        raise Refusal(404, 0, "404: Not Found")

    def _deleted(self, channel: int, message: int) -> None:
        seen = next((each for each in self.messages.get(channel, []) if each.id == message), None)
        if seen is None:
            raise Refusal(404, 10008, "Unknown Message")
        if seen.by != BOT:
            self.refused.append(f"a message of somebody else's was to be deleted: {message}")
            raise Refusal(403, 50003, "Cannot execute action on a DM channel")
        self.messages[channel].remove(seen)
        for person in self.people.values():
            if seen in person.screen:
                person.screen.remove(seen)

    def _history(self, channel: int, query: Any) -> list[dict[str, Any]]:
        kept = sorted(self.messages.get(channel, []), key=lambda seen: seen.id)
        if "before" in query:
            kept = [seen for seen in kept if seen.id < int(query["before"])]
        if "after" in query:
            kept = [seen for seen in kept if seen.id > int(query["after"])][: int(query.get("limit", 50))]
        return [self._message(seen) for seen in reversed(kept)][: int(query.get("limit", 50))]

    def _sent(self, channel: int, body: Any, path: str) -> Seen:
        """A message of the bot's in a channel."""
        self._wrong(wrong_message(body), path)
        person = next((each for each in self.people.values() if each.dm == channel), None)
        kept = self.messages.setdefault(channel, [])
        nonce = str(body.get("nonce") or "")
        if nonce and body.get("enforce_nonce"):
            for seen in kept:
                if seen.nonce == nonce:
                    return seen
        seen = Seen(
            snowflake(),
            channel,
            body.get("content") or "",
            body.get("components") or [],
            False,
            nonce=nonce,
            files=_files(body),
        )
        assert person is not None, "nobody's direct messages, and no channel of the server"
        if person.closed:
            code = 50007 if person.closed is True else person.closed
            raise Refusal(403, code, "Cannot send messages to this user")
        if not nonce:
            self._wrong(["a direct message without a nonce can't be tried again"], path)
        person.sees(seen)
        kept.append(seen)
        return seen

    def public_message(self, channel: int, body: Any) -> Seen:
        """A message of the bot's that everybody in the server sees."""
        rows = body.get("components") or []
        seen = Seen(snowflake(), channel, body.get("content") or "", rows, False, nonce=str(body.get("nonce") or ""))
        self.public.append(seen)
        for each in self.people.values():
            each.changes += 1
        return seen

    def _press(self, token: str, path: str) -> Press:
        press = self.presses.get(token)
        if press is None or press.lost:
            self.refused.append(f"{path}: an interaction that is over")
            raise Refusal(404, 10062, "Unknown interaction")
        if time.monotonic() - press.at > self.token_life:
            raise Refusal(401, 50027, "Invalid Webhook Token")
        return press

    def _callback(self, id: int, token: str, body: Any, path: str) -> tuple[int, Any]:
        press = self.presses.get(token)
        if press is None or press.id != id or press.lost:
            raise Refusal(404, 10062, "Unknown interaction")
        if press.answered:
            if not press.repeated:
                self.refused.append(f"{path}: answered twice")
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        press.first_sign = time.monotonic() - press.at
        kind, data = body["type"], body.get("data") or {}
        seen: Seen | None = None
        match kind:
            case 4:
                self._wrong(wrong_message(data), path)
                press.answered = kind
                seen = press.original = self._replied(press, data)
            case 5:
                press.hidden = bool(data.get("flags", 0) & EPHEMERAL)
            case 6:
                self._wrong([] if press.on else ["nothing to update"], path)
                press.original = press.on
            case 7:
                self._wrong(wrong_message(data, edit=True) if press.on else ["nothing to update"], path)
                press.original = press.on
                seen = self._edited(press, data)
            case 9:
                self._wrong(wrong_form(data), path)
                press.person.form = {"data": data, "on": press.on, "where": press.context}
                press.person.changes += 1
            case _:
                self._wrong(["no such answer"], path)
        press.answered = kind
        answer: dict[str, Any] = {
            "interaction": {
                "id": str(id), "type": kind, "response_message_id": str(seen.id) if seen else None,
                "response_message_loading": kind == 5, "response_message_ephemeral": press.hidden,
            }
        }  # fmt: skip
        if seen:
            answer["resource"] = {"type": kind, "message": self._message(seen)}
        return 200, answer

    def _replied(self, press: Press, body: Any) -> Seen:
        """A reply to an interaction, which is public unless it says otherwise."""
        hidden = bool(body.get("flags", 0) & EPHEMERAL)
        seen = Seen(
            snowflake(),
            press.channel,
            body.get("content") or "",
            body.get("components") or [],
            hidden,
            files=_files(body),
        )
        if press.answered == 5 and press.original is None:
            # The first one takes the place of what was deferred, and is as hidden as that was.
            seen.hidden = press.hidden
            press.original = seen
        self._show(press, seen)
        return seen

    def _edited(self, press: Press, body: Any) -> Seen:
        if press.original is None and press.answered == 5:
            return self._replied(press, body)
        seen = press.original
        if seen is None:
            raise Refusal(404, 10008, "Unknown Message")
        seen.text = body.get("content", seen.text)
        seen.files = _files(body) if "attachments" in body else seen.files
        if "components" in body:
            seen.redrawn(body["components"] or [])
        press.person.changes += 1
        return seen

    def _show(self, press: Press, seen: Seen) -> None:
        if press.context == OWN_DM:
            self.messages.setdefault(press.channel, []).append(seen)
        if press.context == OWN_DM or seen.hidden:
            press.person.sees(seen)
        else:
            self.public.append(seen)

    def _message(self, seen: Seen) -> dict[str, Any]:
        return {
            "id": str(seen.id),
            "channel_id": str(seen.channel),
            "author": payloads.bot() if seen.by == BOT else payloads.user(seen.by),
            "content": seen.text,
            "timestamp": "2026-11-22T12:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "pinned": False,
            "type": 0,
            "flags": EPHEMERAL if seen.hidden and seen.by == BOT else 0,
            "components": seen.rows,
            "nonce": seen.nonce or None,
        }


def _files(body: dict[str, Any]) -> list[tuple[str, bytes, str]]:
    return [(told["filename"], told["bytes"], told.get("description") or "") for told in body.get("attachments") or []]
