"""A server on Discord's double, with thirty people in it who do what people do in a week, and a clock that goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from tests.wire import discord_double
from tests.wire.conversations import label
from tests.wire.discord_double import OWN_DM
from tests.wire.discord_groups import SERVER, WINS, Circle, InGroups
from tests.wire.discord_kills import until
from tests.wire.discord_served import Visitor, plain, served_as, unescaped
from tests.wire.week import BEGINS, NAMES, Seen, step

MOST = (5, 1.0)
"""So many messages and changes a channel takes within so many seconds, in the time of this machine."""


class DiscordGroup:
    """A Group: people press in the server, and write in direct messages."""

    name = SERVER

    def __init__(self, bot: InGroups) -> None:
        self.bot, self.double = bot, bot.double
        self.circle = Circle(bot, bot.double.person(1))
        self.people = [Visitor(self.circle.member(1 + number), OWN_DM) for number in range(len(NAMES))]
        self.double.server.admins |= {person.who.id for person in self.people[:2]}
        self.double.limit = MOST

    @property
    def now(self) -> datetime:
        return self.bot.now

    async def add_the_bot(self) -> None:
        self.double.server.joined = False
        await self.double.server.adds_the_bot()
        await self.people[0].who.set_up(WINS)

    async def comes_in(self, number: int) -> None:
        await self._taps(number, "", label("public.buttons", "come"))

    async def answers(self, number: int, text: str) -> None:
        await self._taps(number, text, label("public.buttons", "answer"))

    async def taps(self, number: int, text: str, label: str) -> str:
        (told,) = await self.tap_together((number,), text, label)
        return told

    async def tap_together(self, numbers: Sequence[int], text: str, label: str) -> Sequence[str]:
        told = await asyncio.gather(*(self._taps(number, text, label) for number in numbers))
        self.bot.now += timedelta(seconds=len(numbers))
        await self.bot.poster.round()
        return told

    async def _taps(self, number: int, text: str, label: str) -> str:
        """What they then read, which nobody else does."""
        post, shown = next(
            (seen, each)
            for seen in reversed(self.double.public)
            for each in seen.labels
            if text in plain(seen) and each.partition(" · ")[0] == label
        )
        told = await self.people[number].who.tap(shown, post)
        assert told.hidden
        return plain(told)

    async def writes_publicly(self, number: int, text: str) -> None:
        """Without the privileged intent Discord tells that somebody wrote, and not what."""
        await self.double.write(self.people[number].who, text, guild=True)
        await asyncio.sleep(0.1)

    async def goes_on(self, **time: float) -> None:
        end = self.bot.now + timedelta(**time)
        while (left := end - self.bot.now) > timedelta():
            self.bot.now += min(left, step(left))
            while await self.bot.poster.round():
                pass
            await self.bot.platform._door.wake(self.bot.platform, self.bot.now)

    async def removes_the_bot(self) -> None:
        await self.double.server.removes_the_bot()
        async with asyncio.timeout(5):
            while await self.bot.poster.rooms():  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    # --- what stands in it -----------------------------------------------------------------------------

    def wall(self) -> Sequence[Seen]:
        return [
            Seen(_bare(seen), tuple(seen.labels), seen.id in self.double.server.rooms[WINS].pins, self._over(seen))
            for seen in self.double.public
        ]

    def _over(self, seen: discord_double.Seen) -> str:
        """The text of the message to which it is a reply."""
        for made in self.double.made("POST", r"/messages$"):
            if made.body.get("content") == seen.text and (reference := made.body.get("message_reference")):
                answered = int(reference["message_id"])
                return next((_bare(each) for each in self.double.public if each.id == answered), "")
        return ""

    def public_words(self) -> str:
        bodies = (body.get("message", body) for body in self.circle.said_openly())
        return unescaped("\n".join(str(body["content"]) for body in bodies if "content" in body))


def _bare(seen: discord_double.Seen) -> str:
    """Without the marks of what is bold, which nobody sees."""
    return plain(seen).replace("**", "")


@asynccontextmanager
async def a_discord_group(folder: Path) -> AsyncIterator[DiscordGroup]:
    async with served_as(InGroups, folder) as bot:
        bot.now = BEGINS
        yield DiscordGroup(bot)
        await until(lambda: all(press.answered for press in bot.double.presses.values()), "a press was not answered")
