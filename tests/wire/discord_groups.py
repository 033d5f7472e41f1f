"""A server with the bot in it, on Discord's double: its people, a clock that a test moves, and what everybody reads."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.adapters.discord.markdown import pieces
from bot.app import new_id
from bot.runtime.gathering import Gatherings
from bot.runtime.group_ports import Posting
from bot.runtime.incoming import Place
from bot.runtime.poster import Poster
from bot.runtime.publishing import Publisher
from bot.words.zones import named_zone
from tests.wire.conversations import WORDS, label, line
from tests.wire.discord_double import GUILD, GUILD_PLACE, Person, Seen
from tests.wire.discord_served import Bot, plain, served_as
from tests.wire.discord_server import FORUM

WINS, HELP, MODERATORS = 601, 602, 603
"""A text channel, a forum, and a channel that few read."""
SERVER = "a server"
EPHEMERAL, FORM = 64, 9
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class InGroups(Bot):
    """The bot as it is served, in groups too. Time goes on when a test says so."""

    now: datetime = NOON
    postings: list[Posting] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = lambda: self.now
        self.double.server.open(WINS)
        self.double.server.open(HELP, FORUM, "help")
        self.double.server.open(MODERATORS, name="moderators")

    def equip(self) -> None:
        self.poster = Poster(self.store, self.platform, Gatherings(named_zone, new_id), Publisher(WORDS), self.clock)
        self.platform.groups = self.poster
        self.platform._door.standings["discord"] = self.platform.standing
        post = self.platform.post

        async def noted(posting: Posting) -> str:
            self.postings.append(posting)
            self.said_to_all += pieces(posting.text)
            return await post(posting)

        self.platform.post = noted  # type: ignore[method-assign]


@dataclass
class Circle:
    """One server, set up by somebody who runs it."""

    bot: InGroups
    ana: Person
    """She runs it."""
    channel: int = WINS

    def member(self, number: int) -> Person:
        person = self.bot.double.person(number)
        self.bot.double.members.add(person.id)
        return person

    async def goes_on(self, **time: float) -> None:
        """So much later, all that was due has happened."""
        self.bot.now += timedelta(**time)
        while await self.bot.poster.round():
            pass

    async def is_set_up(self, *features: str, moderated: str = "no", channel: int = WINS, moderators: int = 0) -> None:
        """`/setup`, and the questions that follow, hidden from everybody else."""
        self.channel = channel
        await self.ana.set_up(channel, moderators)
        for feature in features:
            await self.ana.tap(label("group.features", feature))
        await self.ana.tap(label("group.features", "done"))
        if "shares" in features:
            await self.ana.tap(label("group.moderated", moderated))
        if set(features) - {"shares"}:
            await self.ana.tap(label("group.day", "mon"))
        assert (await self.ana.tap(label("group.confirm", "yes"))).hidden
        assert any(plain(seen).startswith("Done.") for seen in self.ana.screen)
        await self.goes_on()

    async def joins(self, person: Person) -> None:
        """By the button under the hello."""
        await person.tap(label("public.buttons", "come"), self.hello)
        await person.tap(label("group.hello", "join"))
        await person.tap("Yes")
        assert line("group.joined") in "".join(map(plain, person.screen))
        await person.tap(label("group.first", "later"))

    async def shares(self, person: Person, words: str, by: str = "nobody") -> None:
        """From direct messages: the words, the name, the exact preview, and yes."""
        await person.say("/share")
        if SERVER in person.last.labels:
            await person.tap(SERVER)
        await person.tap(label("share.what", "new"))
        await person.say(words)
        await person.tap(label("share.by", by))
        await person.tap(label("share.preview", "post"))
        assert line("shared_it.sent") in plain(person.last)

    @property
    def wall(self) -> list[Seen]:
        """What everybody reads now."""
        return self.bot.double.public

    @property
    def hello(self) -> Seen:
        return next(seen for seen in self.wall if plain(seen).startswith("Hello."))

    @property
    def reads(self) -> str:
        return "\n".join(map(plain, self.wall))

    def shared(self, words: str) -> Seen:
        return next(seen for seen in self.wall if words in plain(seen))

    def said_openly(self) -> list[dict[str, Any]]:
        """All that was ever sent and is not hidden from everybody but one, from the requests themselves."""
        own = {person.dm for person in self.bot.double.people.values()}
        found: list[dict[str, Any]] = []
        hidden: set[str] = set()
        for made in self.bot.double.requests:
            if made.method == "GET" or not isinstance(made.body, dict):
                continue
            body = made.body
            if channel := re.match(r"/channels/(\d+)", made.path):
                if int(channel[1]) not in own:
                    found.append(body)
                continue
            press = next((key for key in self.bot.double.presses if key in made.path), "")
            if not press or self.bot.double.presses[press].context != GUILD_PLACE:
                continue
            data = body.get("data", body)
            kind = body.get("type") if made.path.endswith("/callback") else 0
            on = self.bot.double.presses[press].on
            on_hidden = on is not None and on.hidden
            if made.path.endswith("/callback") and (data or {}).get("flags", 0) & EPHEMERAL:
                hidden.add(press)
            stays = kind in (6, 7) and on_hidden
            in_place = made.path.endswith("@original") and (press in hidden or on_hidden)
            if not (kind == FORM or stays or in_place or (data or {}).get("flags", 0) & EPHEMERAL):
                found.append({"content": f"answered so that everybody sees it: {body}"})
        return found

    def nothing_private(self) -> None:
        """All that was sent and is not hidden is what a Posting says; nobody's account and no private word is in it."""
        for body in self.said_openly():
            message, sent = body.get("message", body), str(body)
            assert "content" not in message or message["content"] in self.bot.said_to_all
            for person in self.bot.double.people.values():
                assert str(person.id) not in sent
                for shown in person.screen:
                    assert shown.text not in sent, "what the bot said to one was sent to all"


@asynccontextmanager
async def a_server(folder: Path) -> AsyncIterator[Circle]:
    async with served_as(InGroups, folder) as bot:
        circle = Circle(bot, bot.double.person(1))
        circle.member(1)
        bot.double.server.admins.add(circle.ana.id)
        yield circle


def place() -> Place:
    return Place("discord", str(GUILD))
