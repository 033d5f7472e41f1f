"""A group without a platform: the real door, store and poster; only what a platform would show is kept in lists."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from bot.app import turns
from bot.core.groups import Standing
from bot.runtime.door import Door
from bot.runtime.gathering import Gatherings
from bot.runtime.group_ports import Added, Called, Happening, Posting, Removed, Tapped, read_token
from bot.runtime.incoming import Here, Incoming, Place, Tap, Text
from bot.runtime.outgoing import Outgoing
from bot.runtime.poster import Poster
from bot.runtime.publishing import Publisher
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.words.zones import named_zone
from tests.wire.conversations import WORDS, line
from tests.wire.week import BEGINS, GROUP, NAMES, Seen, step

PLATFORM = "telegram"


@dataclass
class Villager:
    """Somebody in a private chat, in lists."""

    village: Village = field(repr=False)
    account: str
    said: list[Outgoing] = field(default_factory=list)

    async def _does(self, what: Text | Tap | Here) -> None:
        place = Place(PLATFORM, self.account)
        event = f"e{next(self.village.ids)}"
        await self.village.door.enter(Incoming(event, self.village.now, place, self.account, what), self.village)

    async def arrive(self) -> None:
        await self._does(Here())

    async def say(self, text: str) -> None:
        await self._does(Text(text))

    async def tap(self, label: str) -> None:
        await self._does(Tap(self._token(label, self.said[-1:])))

    async def tap_old(self, label: str) -> None:
        await self._does(Tap(self._token(label, self.said)))

    async def tap_twice(self, label: str) -> None:
        token = self._token(label, self.said[-1:])
        await asyncio.gather(self._does(Tap(token)), self._does(Tap(token)))

    async def say_at_once(self, *texts: str) -> None:
        await asyncio.gather(*(self.say(text) for text in texts))

    def _token(self, label: str, among: Sequence[Outgoing]) -> str:
        for outgoing in reversed(among):
            for button in (*outgoing.buttons, *outgoing.controls):
                if button.label == label:
                    return button.token
        raise AssertionError(f"there is no button {label!r} among {self.choices}")

    @property
    def last(self) -> str:
        return self.said[-1].plain if self.said else ""

    @property
    def choices(self) -> Sequence[str]:
        last = self.said[-1] if self.said else None
        return [button.label for button in (*last.buttons, *last.controls)] if last else []

    @property
    def heard(self) -> str:
        return "\n".join(outgoing.plain for outgoing in self.said)


@dataclass
class Village:
    """Thirty people and one group."""

    data: Path
    now: datetime = BEGINS
    ids: count[int] = field(default_factory=lambda: count(1))

    platform = PLATFORM
    sends_once = False
    name = GROUP

    async def start(self) -> Village:
        self.store = await open_store(f"sqlite:///{self.data}/onward.db", Keyring.read(new_key()))
        self.door = Door(self.store, turns(WORDS, UTC), WORDS)
        self.poster = Poster(
            self.store, self, Gatherings(named_zone, lambda: f"w{next(self.ids)}"), Publisher(WORDS), lambda: self.now
        )
        self.door.standings[PLATFORM] = self.standing
        self.people = [Villager(self, f"{number}") for number in range(len(NAMES))]
        self.members = {person.account for person in self.people}
        self.messages: dict[str, Posting] = {}
        self.ever: list[str] = []
        self.most_a_minute = 0
        self._sent_at: list[datetime] = []
        return self

    async def stop(self) -> None:
        await self.store.close()

    # --- as a platform ---------------------------------------------------------------------------------

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        person = next(each for each in self.people if each.account == outgoing.place.room)
        person.said.append(outgoing)
        return owed

    async def post(self, posting: Posting) -> str:
        self._sent_at.append(self.now)
        lately = [at for at in self._sent_at if self.now - at < timedelta(minutes=1)]
        self.most_a_minute = max(self.most_a_minute, len(lately))
        receipt = posting.receipt or f"m{next(self.ids)}"
        if posting.gone:
            self.messages.pop(receipt, None)
        else:
            self.messages[receipt] = posting
            self.ever.append("".join(span.text for span in posting.text))
        return receipt

    async def standing(self, place: Place, account: str) -> Standing:
        return Standing(member=account in self.members, admin=account in ("0", "1"))

    # --- as a group ------------------------------------------------------------------------------------

    async def _happens(self, what: Added | Called | Removed | Tapped, account: str = "") -> tuple[str, str]:
        happening = Happening(
            f"h{next(self.ids)}",
            self.now,
            Place(PLATFORM, "-100"),
            what,
            account,
            GROUP,
        )
        answered = await self.poster.enter(happening)
        return answered.key, answered.group

    async def add_the_bot(self) -> None:
        await self._happens(Added())
        _, group = await self._happens(Called(), "0")
        await self.people[0].say(f"/group {group}")

    async def comes_in(self, number: int) -> None:
        await self.people[number].say(self._way_in("group-"))

    async def answers(self, number: int, text: str) -> None:
        await self.people[number].say(self._way_in("answer-", text))

    def _way_in(self, to: str, text: str = "") -> str:
        for posting in reversed(self.messages.values()):
            for button in posting.buttons:
                if button.to.startswith(to) and text in self._text(posting):
                    command, _, id = button.to.partition("-")
                    return f"/{command} {id}"
        raise AssertionError(f"no button leads to {to}")

    async def taps(self, number: int, text: str, label: str) -> str:
        posting = next(each for each in self.messages.values() if text in self._text(each))
        token = next(button.token for button in posting.buttons if button.label.partition(" · ")[0] == label)
        what = read_token(token)
        assert what
        key, _ = await self._happens(what, self.people[number].account)
        self.now += timedelta(seconds=1)
        await self.poster.round()
        return line(key) if key else ""

    async def tap_together(self, numbers: Sequence[int], text: str, label: str) -> Sequence[str]:
        return [await self.taps(number, text, label) for number in numbers]

    async def writes_publicly(self, number: int, text: str) -> None:
        """No platform lets it come as far as here."""

    async def goes_on(self, **time: float) -> None:
        until = self.now + timedelta(**time)
        while self.now < until:
            self.now = min(until, self.now + step(until - self.now))
            while await self.poster.round():
                pass
            await self.door.wake(self, self.now)

    async def removes_the_bot(self) -> None:
        await self._happens(Removed())

    def wall(self) -> Sequence[Seen]:
        return [
            Seen(
                self._text(each),
                tuple(button.label for button in each.buttons),
                each.pin,
                self._text(self.messages[each.answers]) if each.answers in self.messages else "",
            )
            for each in self.messages.values()
        ]

    def public_words(self) -> str:
        return "\n".join(self.ever)

    @staticmethod
    def _text(posting: Posting) -> str:
        return "".join(span.text for span in posting.text).replace("\u2068", "").replace("\u2069", "")
