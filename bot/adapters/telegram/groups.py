"""Groups on Telegram: what happens there enters by the door of groups, and what is said there are lines of the content.

The rules, all of them:

- A tap is always answered, to the one who tapped alone. Whoever it was, it is theirs.
- A command gets one neutral line with a way into private. Who runs the group is asked of Telegram before a command
  changes where the bot speaks there; an admin who hides behind the group's name is one, and stays unknown.
- Of what members write, the bot notes once a day that somebody answered it, and not what or who.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from telegram import User
from telegram.helpers import create_deep_linked_url

from bot.adapters.telegram.api import Api
from bot.adapters.telegram.beside import Beside
from bot.adapters.telegram.commands import COMMANDS, PLATFORM
from bot.adapters.telegram.group_api import GroupApi
from bot.adapters.telegram.group_reading import Happened, InGroup
from bot.adapters.telegram.posting import Posts
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.refusals import NotAccepted, ShutOut
from bot.adapters.telegram.rendering import public
from bot.adapters.telegram.standing import standing
from bot.core.groups import Standing
from bot.groups.posts import REPORT
from bot.runtime.group_ports import Alive, Answered, Called, Happening, Posting, Tapped
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Notice
from bot.runtime.ports import Unreachable
from bot.runtime.poster import Poster
from bot.runtime.publishing import TO_SHARE
from bot.words.catalog import Words

IN_PRIVATE = Notice("platform.in_group", "platform.open_privately")
"""All that a command is ever answered with where others read."""
OVER = "public.over"
WEIGHTY = frozenset({"public.reported", "public.reported_before", "public.went_wrong"})
"""What is worth a word that has to be put away, and not one that passes by."""
QUICK = 1.0
"""Seconds within which a second tap on the same button is the first one's double."""
LINES, MINUTE = 6, 60.0
"""So many lines a minute a group gets in answer to commands: what stands above is answer enough to more."""
NOTED = "👍"
"""A report by command: its answer would tell everybody that somebody reported."""


@dataclass
class Groups:
    api: Api
    words: Words
    clock: Callable[[], datetime]
    beside: Beside
    poster: Poster | None = None
    _alive: Recent = field(default_factory=Recent)
    _taps: Recent = field(default_factory=Recent)
    _lines: Recent = field(default_factory=Recent)

    def __post_init__(self) -> None:
        self._group_api = GroupApi(self.api)
        self._posts = Posts(self._group_api, self.enter, self.clock)

    def __repr__(self) -> str:
        return "Groups()"

    def are_of(self, me: User) -> None:
        """Ways into private lead to this bot."""
        self._posts.username = me.username or ""

    # --- out -----------------------------------------------------------------------------------------

    async def post(self, posting: Posting) -> str:
        return await self._posts.post(posting)

    async def standing(self, place: Place, account: str) -> Standing:
        try:
            return await standing(self._group_api, place.room, account)
        except ShutOut:
            await self._posts.is_out_of(place)
            return Standing()

    # --- in ------------------------------------------------------------------------------------------

    async def enter(self, happening: Happening) -> Answered:
        return await self.poster.enter(happening) if self.poster else Answered()

    async def happened(self, arrived: Happened) -> None:
        """Take it; when this returns it is saved."""
        happening = arrived.happening
        match happening.what:
            case Alive():
                await self._alive_today(happening)
            case Tapped() if self._is_double(happening):
                self.beside.do(self.api.answer(arrived.query))
            case Tapped():
                self.beside.do(self._answer(arrived, await self.enter(happening)))
            case _:
                await self.enter(happening)

    async def called(self, asked: InGroup) -> Answered:
        """Take a command; when this returns it is saved."""
        what = await self._meant(asked)
        if what is None:
            return Answered()
        place = Place(PLATFORM, asked.room)
        return await self.enter(Happening(asked.event, asked.at, place, what, asked.account, asked.title))

    async def _meant(self, asked: InGroup) -> Called | Tapped | None:
        match asked.command:
            case "setup" if await self._may_set_up(asked):
                return Called(str(asked.topic or ""), forum=asked.forum)
            case "setup" | "group" | "share":
                # It is somebody's way in, and changes nothing.
                return Called()
            case "report" if asked.reports and not asked.as_the_group:
                return Tapped(asked.reports, REPORT)
        return None

    async def _may_set_up(self, asked: InGroup) -> bool:
        # Nobody but an admin can speak in the group's name.
        return asked.as_the_group or (await self.standing(Place(PLATFORM, asked.room), asked.account)).admin

    async def _alive_today(self, happening: Happening) -> None:
        room, today = happening.place.room, happening.at.date()
        if self._alive.notes.get(room) != today:
            await self.enter(happening)
            self._alive.note(room, today)

    def _is_double(self, happening: Happening) -> bool:
        now, tap = asyncio.get_running_loop().time(), (happening.place.room, happening.account, happening.what)
        before: float = self._taps.notes.get(tap, float("-inf"))
        self._taps.note(tap, now)
        return now - before < QUICK

    # --- what those who did something are told --------------------------------------------------------

    async def _answer(self, arrived: Happened, answered: Answered) -> None:
        """In words where it came to something; a button that belongs to nothing here any more says so."""
        key = answered.key or ("" if answered.group or self.poster is None else OVER)
        text = "".join(span.text for span in self.words.text(arrived.language or "en", key)) if key else ""
        await self.api.answer(arrived.query, text, alert=key in WEIGHTY)

    async def show_way_in(self, asked: InGroup, answered: Answered) -> None:
        """One line for everybody to read, with a button that leads whoever presses it into private."""
        if asked.reports and answered.key:
            await self._group_api.nod(asked.room, asked.message, NOTED)
            return
        known = asked.command if asked.command in COMMANDS else "here"
        payload = f"{TO_SHARE}-{answered.group}" if answered.group else known
        line = public(
            IN_PRIVATE, self.words, asked.language or "en", create_deep_linked_url(self._posts.username, payload)
        )
        unseen = (int(asked.account), asked.unseen) if asked.unseen and asked.account else None
        if not self._may_say_more(asked.room):
            return
        with suppress(NotAccepted, Unreachable):
            await self.api.send_public(asked.room, line, topic=asked.topic, unseen=unseen)

    def _may_say_more(self, room: str) -> bool:
        """Whoever plays with commands must not use up what posts and those who take something back need."""
        now = asyncio.get_running_loop().time()
        lately = [at for at in self._lines.notes.get(room, ()) if now - at < MINUTE]
        if len(lately) < LINES:
            self._lines.note(room, [*lately, now])
        return len(lately) < LINES
