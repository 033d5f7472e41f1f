"""A group on Telegram's double, with thirty people in it and a bot whose clock a test can put forward."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bot.adapters.serving import serve
from bot.adapters.telegram.api import Api
from bot.adapters.telegram.pace import Pace
from bot.adapters.telegram.platform import Telegram
from bot.app import turns
from bot.runtime.door import Door
from bot.runtime.gathering import Gatherings
from bot.runtime.poster import Poster
from bot.runtime.publishing import Publisher
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from bot.words.zones import named_zone
from tests.wire.botapi import ME, BotApi, Person, Shown
from tests.wire.botapi_groups import GroupChat
from tests.wire.conversations import WORDS, line
from tests.wire.unasked import Clock
from tests.wire.week import GROUP, NAMES, Seen, step

SETUP = f"/setup@{ME['username']}"
SHORT = 4
"""Of so few characters anything may stand anywhere."""


class PaceOf(Pace):
    """It goes by the clock that the test puts forward."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

    def _now(self) -> float:  # type: ignore[override]
        return self.clock().timestamp()


@dataclass
class TelegramGroup:
    """The bot in this process, and a group. The poster moves when time does."""

    data: Path
    api: BotApi
    forum: bool = False
    kind: str = "supergroup"
    many: int = len(NAMES)
    key: str = field(default_factory=new_key, repr=False)
    clock: Clock = field(default_factory=Clock)
    taken_back: list[str] = field(default_factory=list)
    name: str = GROUP
    second: str = "member"
    """What the second of them is in it."""
    _ids: count[int] = field(default_factory=lambda: count(1))

    async def start(self) -> TelegramGroup:
        self.api.clock = lambda: self.clock().timestamp()
        self.people: list[Person] = [Person(self.api, 50_001 + number) for number in range(self.many)]
        self.group = GroupChat(self.api, title=GROUP, forum=self.forum, kind=self.kind)
        for number, person in enumerate(self.people):
            self.group.take_in(person.user, {0: "creator", 1: self.second}.get(number, "member"))
        await self.begin()
        return self

    async def begin(self) -> None:
        """Start the bot, anew over the same data if it ran before."""
        self.store: SqlStore = await open_store(f"sqlite:///{self.data}/onward.db", Keyring.read(self.key))
        self.door = Door(self.store, turns(WORDS, UTC), WORDS)
        self.telegram = Telegram(
            Api(self.api.token, self.api.base, PaceOf(self.clock)), self.door, self.clock, memory=self.data / "profile"
        )
        gatherings = Gatherings(named_zone, lambda: f"w{next(self._ids)}")
        self.poster = Poster(self.store, self.telegram, gatherings, Publisher(WORDS), self.clock)
        self.telegram.groups = self.poster
        self.door.standings["telegram"] = self.telegram.standing
        self._stop = asyncio.Event()
        self._serving = asyncio.create_task(serve([self.telegram], stop=self._stop))
        async with asyncio.timeout(10):
            while not self.telegram.ready:  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    async def end(self) -> None:
        self._stop.set()
        await self._serving
        await self.store.close()

    # --- what is done in it ----------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def admin(self) -> Person:
        return self.people[0]

    async def taken(self) -> None:
        """Everything that was brought is taken, and whoever was to be answered is."""
        await self.api.until(lambda: not self.api.updates)
        while any(each.busy for each in (self.telegram._turns, self.telegram._replies, self.telegram._beside)):  # noqa: ASYNC110
            await asyncio.sleep(0.005)

    async def writes(self, number: int, text: str, **more: Any) -> None:
        self.group.says(self.people[number].user, text, **more)
        await self.taken()

    async def follows(self, number: int, payload: str) -> None:
        """They press a button that leads into private."""
        await self.people[number].say(f"/start {payload}")

    async def add_the_bot(self) -> None:
        self.group.add_the_bot(self.admin.user)
        await self.writes(0, SETUP)
        await self.follows(0, self.group.way_in(line("platform.open_privately"), line("platform.in_group")))

    async def comes_in(self, number: int) -> None:
        await self.follows(number, self._latest("group-"))

    async def answers(self, number: int, text: str) -> None:
        await self.follows(number, self._latest("answer-", text))

    def _latest(self, to: str, text: str = "") -> str:
        for shown in reversed(self.stands):
            for button in shown.buttons:
                payload = str(button.get("url", "")).partition("?start=")[2]
                if payload.startswith(to) and text in read(shown):
                    return payload
        raise AssertionError(f"no button leads to {to}")

    async def taps(self, number: int, text: str, label: str) -> str:
        told = await self.taps_only(number, text, label)
        self.clock.put(self.clock() + timedelta(seconds=1))
        await self.poster.round()
        return told

    async def tap_together(self, numbers: Sequence[int], text: str, label: str) -> Sequence[str]:
        told = await asyncio.gather(*(self.taps_only(number, text, label) for number in numbers))
        self.clock.put(self.clock() + timedelta(seconds=len(numbers)))
        await self.poster.round()
        return told

    async def taps_only(self, number: int, text: str, label: str) -> str:
        shown = next(each for each in self.stands if text in read(each))
        data = next(b["callback_data"] for b in shown.buttons if b["text"].partition(" · ")[0] == label)
        return await self.taps_data(number, data, shown)

    async def taps_data(self, number: int, data: str, shown: Shown) -> str:
        query = self.group.press_data(self.people[number].user, data, shown)
        await self.api.until(lambda: self.api.queries[query])
        return self.api.told[query]

    async def writes_publicly(self, number: int, text: str) -> None:
        """Telegram would not even hand it over: privacy mode is on."""
        await self.writes(number, text)

    async def goes_on(self, **time: float) -> None:
        until = self.clock() + timedelta(**time)
        while (left := until - self.clock()) > timedelta():
            self.clock.put(self.clock() + min(left, step(left)))
            while await self.poster.round():
                pass
            await self.door.wake(self.telegram, self.clock())

    async def removes_the_bot(self) -> None:
        self.group.remove_the_bot(self.admin.user)
        await self.taken()

    # --- what stands in it -----------------------------------------------------------------------------

    @property
    def stands(self) -> list[Shown]:
        """What was posted, without the lines that lead into private."""
        return [each for each in self.group.wall if each.text != line("platform.in_group")]

    def find(self, text: str) -> Shown | None:
        return next((each for each in self.stands if text in read(each)), None)

    def wall(self) -> Sequence[Seen]:
        return [
            Seen(
                read(each),
                tuple(button["text"] for button in each.buttons),
                each.id in self.group.pinned,
                next((read(other) for other in self.stands if other.id == each.answers), ""),
            )
            for each in self.stands
        ]

    def public_words(self) -> str:
        return "\n".join(str(fields["text"]) for _, _, fields in self.api.in_groups if "text" in fields)

    def nothing_private(self, *shared: str) -> None:
        """Of all that people wrote in private and were told there, nothing was ever on its way to the group."""
        requests = [json.dumps(fields, ensure_ascii=False, default=str) for _, _, fields in self.api.in_groups]
        private = {text for text in self.api.written if len(text) > SHORT and text not in shared}
        private |= {shown.text for person in self.people for shown in person.shown}
        private -= {text for text in private if any(each in text for each in shared)}
        for text in private:
            assert not any(json.dumps(text, ensure_ascii=False)[1:-1] in request for request in requests), text
        for _, method, fields in self.api.in_groups:
            assert "parse_mode" not in fields, method


def read(shown: Shown) -> str:
    """Without the marks that keep directions of writing apart."""
    return shown.text.replace("\u2068", "").replace("\u2069", "")
