"""Many talks at once with a bot that is killed now and then: what must hold, counted.

Nobody here waits for a time. Somebody who has heard nothing does it again only when a process that came after what
they did has said that everything owed and missed is made up for: then it reached nobody.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass

from tests.wire.conversations import line
from tests.wire.discord_double import GUILD_PLACE, OWN_DM, Person, Seen
from tests.wire.discord_served import Process

PATIENCE = 90.0
"""Seconds after which the test gives up."""
IN_FLIGHT = 0.5
"""Seconds before a kill within which an answer may have been shown and not yet noted. On an idle machine it is 0.01."""
PAUSE = 0.15
"""Seconds that a person thinks, at most."""
GOODBYES = tuple(line(key) for key in ("rejected.goodbye", "rejected.goodbye--2"))
WAYS = ("Together", "Quick log", "Final round", "Today", "I wanted it", "That's all")


@dataclass
class Found:
    talks: int = 0
    lost: int = 0
    """Talks that were had and not kept."""
    doubled: int = 0
    """Talks that were kept twice."""
    again: int = 0
    """Questions asked once more although they were answered, or shown once more in a direct message."""
    owed: int = 0
    """Replies that are still unsent."""
    in_servers: int = 0
    """People who talk where others are."""
    shown_again: int = 0
    """Answers to a press in a server that came again as a direct message: whether one was seen, nobody can know."""
    shown_again_late: int = 0
    """Of those, answers that were shown so long before the kill that the bot should have known."""


async def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        await asyncio.sleep(0.01)


async def killed(process: Process, talking: int, kills: int, seed: int) -> Found:
    """So many people talk, one talk after another, until the bot was killed so often, and then to their end."""
    away: list[tuple[float, float]] = []
    people = [Talker(process, process.double.person(number), number, away) for number in range(1, talking + 1)]
    found, over, chance = Found(), asyncio.Event(), random.Random(seed)
    talks = [asyncio.create_task(person.talk_on(over)) for person in people]
    for _ in range(kills):
        # Some kills come while it starts, connects or makes up for the last one; most while people talk.
        await asyncio.sleep(chance.choice((0.4, 1.0, 1.6, 2.5)) * chance.random())
        killed_at = time.time()
        await process.kill()
        # Nobody will resume them.
        process.double.forget_sessions()
        process.double.requests.clear()
        await process.start()
        # What the killed one had already sent is shown a moment later.
        away.append((killed_at, time.time()))
        if chance.random() < 0.8:
            now = len(process.double.identified)
            await until(lambda now=now: process.made_up > now, "it does not come back")  # type: ignore[misc]
    over.set()
    async with asyncio.timeout(4 * PATIENCE):
        await asyncio.gather(*talks)
    await process.term()
    kept, found.owed = _stored(process)
    for person in people:
        found.talks += person.had
        found.lost += max(0, person.had - kept.get(str(person.who.id), 0))
        found.doubled += max(0, kept.get(str(person.who.id), 0) - person.had)
        found.again += person.again
        found.in_servers += person.where == GUILD_PLACE
        found.shown_again += person.shown_again
        found.shown_again_late += person.shown_again_late
    return found


def _stored(process: Process) -> tuple[dict[str, int], int]:
    """How many rejections each account has kept, and how many replies are owed."""
    with closing(sqlite3.connect(process.folder / "onward.db")) as database:
        kept = database.execute(
            "SELECT a.account, count(*) FROM entries e JOIN accounts a ON a.person = e.person"
            " WHERE e.kind = 'rejection' GROUP BY a.account"
        )
        return dict(kept.fetchall()), database.execute("SELECT count(*) FROM outbox").fetchone()[0]


@dataclass
class Talker:
    """Somebody who answers by tapping, in direct messages or in a server."""

    process: Process
    who: Person
    number: int
    away: list[tuple[float, float]]
    """When the bot was killed, and when it began anew."""
    had: int = 0
    again: int = 0
    shown_again: int = 0
    shown_again_late: int = 0

    @property
    def where(self) -> int:
        return GUILD_PLACE if self.number % 3 == 0 else OWN_DM

    async def talk_on(self, over: asyncio.Event) -> None:
        chance = random.Random(self.number)
        while not over.is_set():
            already = len(self.who.screen)
            await self._talk(chance)
            self.had += 1
            seen = Counter(each.text for each in self.who.screen[already:] if each.ever)
            twice = sum(times - 1 for times in seen.values())
            if self.where == OWN_DM:
                self.again += twice
            else:
                self.shown_again += twice
                first: dict[str, Seen] = {}
                for each in self.who.screen[already:]:
                    if each.ever and first.setdefault(each.text, each) is not each:
                        self.shown_again_late += not self._in_flight(first[each.text])

    def _in_flight(self, shown: Seen) -> bool:
        return any(killed - IN_FLIGHT <= shown.at <= back for killed, back in self.away)

    async def _talk(self, chance: random.Random) -> None:
        await self._until_heard(self._begin, ended=False)
        while not (asked := self.last) or not asked.text.endswith(GOODBYES):
            assert asked
            await asyncio.sleep(chance.uniform(0, PAUSE))
            label = next((each for each in (*WAYS, "Skip") if each in asked.labels), asked.labels[0])
            await self._until_heard(lambda asked=asked, label=label: self.who.press(label, asked))  # type: ignore[misc]

    async def _begin(self) -> object:
        if self.where == GUILD_PLACE:
            return await self.who.double.interact(self.who, 2, {"id": "1", "name": "rejected", "type": 1}, GUILD_PLACE)
        return await self.who.double.write(self.who, "i got a no")

    async def _until_heard(self, do: Callable[[], Awaitable[object]], *, ended: bool = True) -> None:
        """Do it until a question comes, or the end; again once it is certain that it reached nobody."""
        before = self.last

        def heard() -> bool:
            last = self.last
            new = last is not None and last is not before
            return new and last is not None and bool(last.labels or (ended and last.text.endswith(GOODBYES)))

        while not heard():
            told = len(self.process.double.identified)
            await do()

            def over(told: int = told) -> bool:
                return heard() or self.process.made_up > told

            await until(over, f"nothing came after {before.text if before else 'the first words'!r}")

    @property
    def last(self) -> Seen | None:
        """What the bot said last, and not what it said again because it could not know whether it was seen."""
        screen = self.who.screen
        for at in range(len(screen) - 1, -1, -1):
            shown = screen[at]
            if not any((shown.text, shown.ever) == (old.text, old.ever) for old in screen[max(0, at - 3) : at]):
                return shown
        return None
