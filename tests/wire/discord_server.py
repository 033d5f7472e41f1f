"""The server on the Discord double: its channels, forums and threads, who runs it, and what the bot may do there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.wire import discord_payloads as payloads
from tests.wire.discord_payloads import BOT, CHANNEL, GUILD, GUILD_PLACE
from tests.wire.discord_rules import wrong_message, wrong_thread

if TYPE_CHECKING:
    from tests.wire.discord_double import DiscordDouble, Seen

TEXT, THREAD, FORUM = 0, 11, 15
ADMINS, BOTS = GUILD + 1, GUILD + 2
"""Roles: of those who manage the server, and of the bot."""
VIEW, SEND, HISTORY, MANAGE, PIN = 1 << 10, 1 << 11, 1 << 16, 1 << 5, 1 << 51
MANAGE_THREADS, PUBLIC_THREADS, SEND_IN_THREADS = 1 << 34, 1 << 35, 1 << 38
EVERYBODY = VIEW | SEND | HISTORY | PUBLIC_THREADS | SEND_IN_THREADS
PINNED = 1 << 1
"""The flag of a thread at the top of its forum."""


class Refused(Exception):
    def __init__(self, status: int, code: int, why: str) -> None:
        super().__init__(why)
        self.status, self.code, self.why = status, code, why


@dataclass
class Room:
    """A channel, a forum or a thread."""

    id: int
    kind: int = TEXT
    name: str = "general"
    denied: int = 0
    """What the bot may not do here."""
    parent: int = 0
    archived: bool = False
    locked: bool = False
    flags: int = 0
    pins: list[int] = field(default_factory=list)
    messages: list[Seen] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        place: dict[str, Any] = payloads.channel(self.id, GUILD_PLACE) | {
            "type": self.kind,
            "name": self.name,
            "flags": self.flags,
        }
        if self.kind == THREAD:
            state: dict[str, Any] = {"archived": self.archived, "locked": self.locked, "auto_archive_duration": 10080}
            state |= {"archive_timestamp": "2026-11-22T12:00:00+00:00", "create_timestamp": "2026-11-22T12:00:00+00:00"}
            return place | {
                "parent_id": str(self.parent), "owner_id": str(BOT), "thread_metadata": state, "message_count": 0,
                "member_count": 1, "rate_limit_per_user": 0, "last_message_id": None,
            }  # fmt: skip
        overwrites = [{"id": str(BOT), "type": 1, "allow": "0", "deny": str(self.denied)}] if self.denied else []
        tags: dict[str, Any] = {"available_tags": [], "default_reaction_emoji": None} if self.kind == FORUM else {}
        return place | {"permission_overwrites": overwrites, **tags}


class Server:
    """One server. The bot is in it until it is removed."""

    def __init__(self, double: DiscordDouble) -> None:
        self._double = double
        self.rooms: dict[int, Room] = {CHANNEL: Room(CHANNEL)}
        self.admins: set[int] = set()
        self.joined = True
        self.nonces: dict[str, Seen] = {}
        """Discord remembers them for some minutes."""

    # --- what happens to it ------------------------------------------------------------------------------

    def open(self, id: int, kind: int = TEXT, name: str = "wins") -> Room:
        """A channel that was there before the bot came."""
        self.rooms[id] = Room(id, kind, name)
        return self.rooms[id]

    async def removes_the_bot(self) -> None:
        self.joined = False
        await self._double.event("GUILD_DELETE", {"id": str(GUILD), "guild_id": str(GUILD)})

    async def adds_the_bot(self) -> None:
        self.joined = True
        told = {name: value for name, value in self.told().items() if name != "unavailable"}
        await self._double.event("GUILD_CREATE", told | {"guild_id": str(GUILD)})

    async def closes(self, id: int) -> None:
        """A channel is deleted."""
        await self._double.event("CHANNEL_DELETE", self.rooms.pop(id).told())

    async def forbids(self, id: int, rights: int) -> None:
        room = self.rooms[id]
        room.denied = rights
        await self._double.event("CHANNEL_UPDATE", room.told())

    def told(self) -> dict[str, Any]:
        """As the gateway tells of it."""
        threads = [room.told() for room in self.rooms.values() if room.kind == THREAD]
        channels = [room.told() for room in self.rooms.values() if room.kind != THREAD]
        return payloads.guild() | {
            "channels": channels, "threads": threads, "roles": self._roles(), "members": [self._member(BOT)],
        }  # fmt: skip

    def permissions_of(self, person: int) -> int:
        return EVERYBODY | (MANAGE if person in self.admins else 0)

    # --- its REST ----------------------------------------------------------------------------------------

    def answer(self, method: str, parts: list[str], body: Any, query: Any) -> tuple[int, Any] | None:
        """What is asked about it; None: it is about something else. Raises Refused."""
        path = "/" + "/".join(parts)
        match (method, *parts):
            case ("GET", "users", "@me", "guilds"):
                whole = {"id": str(GUILD), "name": "a server", "owner": False, "permissions": "0", "features": []}
                return 200, [whole] if self.joined and "after" not in query else []
            case ("GET", "guilds", _, *more) if not self.joined:
                raise Refused(404, 10004, "Unknown Guild")
            case ("GET", "guilds", _):
                gateway_only = ("channels", "threads", "members", "joined_at", "unavailable", "member_count", "large")
                return 200, {name: value for name, value in self.told().items() if name not in gateway_only}
            case ("GET", "guilds", _, "members", member):
                if int(member) != BOT and int(member) not in self._double.members:
                    raise Refused(404, 10007, "Unknown Member")
                return 200, self._member(int(member))
            case ("GET", "guilds", _, "threads", "active"):
                rooms = [room.told() for room in self.rooms.values() if room.kind == THREAD and not room.archived]
                return 200, {"threads": rooms, "members": []}
            case (_, "channels", channel, *more) if int(channel) in self.rooms or self._nobodys(int(channel)):
                return self._in_room(method, int(channel), more, body, path)
        return None

    def _in_room(self, method: str, id: int, parts: list[str], body: Any, path: str) -> tuple[int, Any] | None:
        room = self.rooms.get(id)
        if room is None or not self.joined:
            raise Refused(404, 10003, "Unknown Channel")
        self._needs(room, VIEW)
        match (method, *parts):
            case ("GET",):
                return 200, room.told()
            case ("PATCH",):
                return 200, self._changed(room, body)
            case ("POST", "messages"):
                return 200, self._message(self._sent(room, body, path))
            case ("GET", "messages"):
                self._needs(room, HISTORY)
                return 200, [self._message(seen) for seen in reversed(room.messages[-50:])]
            case ("GET", "messages", message):
                return 200, self._message(self._seen(room, int(message)))
            case ("PATCH", "messages", message):
                return 200, self._message(self._edited(room, int(message), body, path))
            case ("DELETE", "messages", message):
                self._awake(room)
                seen = self._seen(room, int(message))
                room.messages.remove(seen)
                self._double.public.remove(seen)
                return 204, None
            case ("PUT" | "DELETE", "messages", "pins", message):
                self._needs(room, PIN)
                seen = self._seen(room, int(message))
                room.pins = [each for each in room.pins if each != seen.id]
                room.pins += [seen.id] if method == "PUT" else []
                return 204, None
            case ("POST", "messages", message, "threads"):
                self._needs(room, PUBLIC_THREADS)
                self._double._wrong(wrong_thread(body), path)
                if int(message) in self.rooms:
                    raise Refused(400, 160004, "A thread has already been created for this message")
                thread = self._thread(self._seen(room, int(message)).id, room, body["name"])
                return 201, thread.told()
            case ("POST", "threads") if room.kind == FORUM:
                self._needs(room, SEND)
                self._double._wrong([*wrong_thread(body), *wrong_message(body["message"])], path)
                seen = self._double.public_message(id, body["message"])
                thread = self._thread(seen.id, room, body["name"])
                seen.channel = thread.id
                thread.messages.append(seen)
                return 201, thread.told() | {"message": self._message(seen)}
        return None

    def _sent(self, room: Room, body: Any, path: str) -> Seen:
        if room.kind == FORUM:
            raise Refused(400, 50008, "Cannot send messages in a non-text channel")
        self._needs(room, SEND_IN_THREADS if room.kind == THREAD else SEND)
        self._double._wrong(wrong_message(body), path)
        reference = body.get("message_reference")
        if reference:
            self._needs(room, HISTORY, 160002)
            there = any(seen.id == int(reference["message_id"]) for seen in room.messages)
            if not there and reference.get("fail_if_not_exists", True):
                raise Refused(400, 50035, "Unknown message")
        nonce = str(body.get("nonce") or "")
        if nonce and body.get("enforce_nonce") and nonce in self.nonces:
            return self.nonces[nonce]
        seen = self._double.public_message(room.id, body)
        room.messages.append(seen)
        room.archived = False
        if nonce:
            self.nonces[nonce] = seen
        return seen

    def _edited(self, room: Room, id: int, body: Any, path: str) -> Seen:
        self._awake(room)
        seen = self._seen(room, id)
        if seen.by != BOT:
            raise Refused(403, 50005, "Cannot edit a message authored by another user")
        self._double._wrong(wrong_message(body, edit=True), path)
        seen.text = body.get("content", seen.text)
        if "components" in body:
            seen.redrawn(body["components"] or [])
        return seen

    def _changed(self, room: Room, body: Any) -> dict[str, Any]:
        """A thread, of which the bot is the owner."""
        if room.kind != THREAD:
            raise Refused(403, 50013, "Missing Permissions")
        if "locked" in body or "flags" in body:
            self._needs(self.rooms[room.parent], MANAGE_THREADS)
        if room.archived and set(body) - {"archived", "locked"}:
            raise Refused(400, 50083, "Thread is archived")
        room.archived, room.locked = body.get("archived", room.archived), body.get("locked", room.locked)
        room.flags = body.get("flags", room.flags)
        return room.told()

    def _thread(self, id: int, parent: Room, name: str) -> Room:
        self.rooms[id] = Room(id, THREAD, name, parent=parent.id)
        return self.rooms[id]

    def _seen(self, room: Room, id: int) -> Seen:
        found = next((seen for seen in room.messages if seen.id == id), None)
        if found is None:
            raise Refused(404, 10008, "Unknown Message")
        return found

    @staticmethod
    def _awake(room: Room) -> None:
        if room.archived:
            raise Refused(400, 50083, "Thread is archived")

    def _needs(self, room: Room, right: int, code: int = 50013) -> None:
        parent = self.rooms.get(room.parent, room)
        if (EVERYBODY | PIN) & ~parent.denied & VIEW == 0:
            raise Refused(403, 50001, "Missing Access")
        if (EVERYBODY | PIN) & ~parent.denied & right == 0:
            raise Refused(403, code, "Missing Permissions")

    def _nobodys(self, id: int) -> bool:
        """Whether it was a place of the server once: it is nobody's direct messages."""
        return all(person.dm != id for person in self._double.people.values())

    def _roles(self) -> list[dict[str, Any]]:
        everyone = payloads.everyone() | {"permissions": str(EVERYBODY)}
        admins = everyone | {"id": str(ADMINS), "name": "admins", "permissions": str(MANAGE), "position": 2}
        bots = everyone | {"id": str(BOTS), "name": "onward", "permissions": str(PIN), "position": 1}
        return [everyone, admins, bots]

    def _member(self, id: int) -> dict[str, Any]:
        roles = [BOTS] if id == BOT else [ADMINS] if id in self.admins else []
        who = payloads.bot() if id == BOT else payloads.user(id)
        return payloads.member() | {"user": who, "roles": list(map(str, roles))}

    def _message(self, seen: Seen) -> dict[str, Any]:
        return self._double._message(seen)

    def threads(self) -> Iterator[Room]:
        return (room for room in self.rooms.values() if room.kind == THREAD)
