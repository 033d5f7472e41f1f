"""Lets posts stand in a group as they should: sent once, changed in place, taken away.

What the platform calls a message that stands there is its receipt: the group, the message, and the topic that was
opened for it, if one was. A message of a group that has moved cannot be reached any more.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from telegram.helpers import create_deep_linked_url

from bot.adapters.telegram.commands import PLATFORM
from bot.adapters.telegram.group_api import GroupApi
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.refusals import Migrated, Missing, NotAccepted, NotNow, ShutOut
from bot.adapters.telegram.rendering import Placard, placard
from bot.runtime.group_ports import Answered, Happening, Moved, NotPosted, Posting, Removed
from bot.runtime.incoming import Place
from bot.runtime.ports import NotTaken, Unreachable

PATIENCE = 3.0
"""Seconds that a post waits for its group's turn; after that others go first, and it comes again."""
LEFT_FOR_NEW = 6
"""Of the twenty messages that a group may get in a minute, changes leave so many to what is new."""

Enter = Callable[[Happening], Awaitable[Answered]]


@dataclass(frozen=True, slots=True)
class Receipt:
    room: str
    message: int
    topic: int = 0

    @classmethod
    def read(cls, text: str) -> Receipt | None:
        parts = text.split(":")
        if len(parts) != 3 or not (parts[1].isdecimal() and parts[2].isdecimal()):
            return None
        return cls(parts[0], int(parts[1]), int(parts[2]))

    def __str__(self) -> str:
        return f"{self.room}:{self.message}:{self.topic}"


@dataclass
class Posts:
    api: GroupApi
    enter: Enter
    clock: Callable[[], datetime]
    username: str = ""
    _topics: Recent = field(default_factory=Recent)
    """Topics that were opened for posts which do not stand in them yet."""

    async def post(self, posting: Posting) -> str:
        try:
            try:
                return await self._made_so(posting)
            except Migrated as moved:
                old, new = posting.place.room, moved.room
                await self.enter(Happening(f"tg:moved:{old}:{new}", self.clock(), posting.place, Moved(new)))
                return await self._made_so(replace(posting, place=Place(PLATFORM, new)))
        except ShutOut:
            await self.is_out_of(posting.place)
            raise NotPosted from None
        except NotNow:
            raise NotTaken from None
        except (NotAccepted, Unreachable):
            raise NotPosted from None

    async def is_out_of(self, place: Place) -> None:
        """Telegram says so with a refusal, which is all that is heard of it after a day of being down."""
        now = self.clock()
        await self.enter(Happening(f"tg:out:{place.room}:{now.isoformat()}", now, place, Removed()))

    async def _made_so(self, posting: Posting) -> str:
        room, there = posting.place.room, Receipt.read(posting.receipt)
        if there is None:
            if posting.receipt:
                raise NotAccepted
            return str(await self._put_up(room, posting))
        if there.room != room:
            raise Missing
        if posting.gone:
            await self._take_away(there, posting)
        else:
            await self._change(there, posting)
        return str(there)

    async def _put_up(self, room: str, posting: Posting) -> Receipt:
        self._wait_little(room)
        topic = await self._topic(room, posting)
        answered = Receipt.read(posting.answers)
        message = await self.api.publish(
            room,
            self._placard(posting),
            topic=topic or (int(posting.thread) if posting.thread.isdecimal() else None),
            answers=answered.message if answered and answered.room == room else 0,
        )
        self._topics.forget(posting.post)
        if posting.pin:
            await self.api.pin(room, message)
        return Receipt(room, message, topic)

    async def _topic(self, room: str, posting: Posting) -> int:
        """The topic of its own, where it is to have one and there can be one. It is opened once."""
        if not posting.title:
            return 0
        opened: int | None = self._topics.notes.get(posting.post)
        if opened is None:
            opened = await self.api.open_topic(room, posting.title)
        if opened:
            self._topics.note(posting.post, opened)
        return opened or 0

    async def _change(self, there: Receipt, posting: Posting) -> None:
        self._wait_little(there.room, LEFT_FOR_NEW)
        await self.api.change(there.room, there.message, self._placard(posting))
        if posting.closed:
            await self._close(there, posting)

    async def _take_away(self, there: Receipt, posting: Posting) -> None:
        try:
            await self.api.delete(there.room, there.message)
        except Missing:
            pass
        except NotNow:
            raise
        except NotAccepted:
            # Telegram deletes nothing that is older than two days. Its words go all the same.
            with suppress(Missing):
                await self.api.change(there.room, there.message, self._placard(posting))
        await self._close(there, posting)

    async def _close(self, there: Receipt, posting: Posting) -> None:
        if posting.title and not posting.gone:
            # A week was pinned while it was open.
            await self.api.unpin(there.room, there.message)
        if there.topic:
            await self.api.close_topic(there.room, there.topic)

    def _wait_little(self, room: str, leaving: int = 0) -> None:
        if self.api.api.pace.wait(room, leaving) > PATIENCE:
            raise NotNow

    def _placard(self, posting: Posting) -> Placard:
        ways = {each.to: create_deep_linked_url(self.username, each.to) for each in posting.buttons if each.to}
        return placard(posting, ways)
