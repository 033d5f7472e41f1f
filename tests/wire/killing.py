"""kill -9 at random moments of many talks at once, on Telegram's wire; and what is left to say of it afterwards."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from bot.core.records import Record
from bot.runtime.incoming import Here, Incoming, Place
from bot.runtime.outcome import Outcome
from bot.runtime.person import State
from bot.runtime.ports import Look
from bot.store.open import open_store
from bot.store.sealing import Keyring
from tests.wire.botapi import Person
from tests.wire.conversations import WORDS, asked, label, line
from tests.wire.served import Served

PATIENCE = 120.0
"""Seconds in which the process has to be back."""
SILENCE = 30.0
"""When nobody was told anything for so many seconds after the last kill, nobody will be."""
SENTENCES = 2
LONGEST_TALK = 30
GOODBYES = tuple(
    "".join(span.text for span in WORDS.text("en", "rejected.goodbye", variant=number))
    for number in range(WORDS.variants("en", "rejected.goodbye"))
)


@dataclass
class Somebody:
    """Someone who has one no after the other, is patient, and never answers a question twice."""

    person: Person
    number: int
    talks: int = 0
    wrote: list[str] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    """The questions that were answered, as session and step."""
    asked_twice: int = 0
    waits: bool = False
    stuck: bool = False

    async def talk(self, over: asyncio.Event) -> None:
        """Talk after talk, until it is time to go; the last one is finished."""
        while not over.is_set():
            await self._begin()
            for _ in range(LONGEST_TALK):
                if self._over:
                    break
                await self._answer()
            else:
                self.stuck = True
                return
            self.talks += 1

    async def _begin(self) -> None:
        before = self._question.split(":")[1:2]
        self.person.write("i got a no")
        await self._until(lambda: bool(self.person.choices) and self._question.split(":")[1:2] != before)

    async def _answer(self) -> None:
        """Answer what stands open, and wait for what is said to it, which may come after what was still owed."""
        question, seen = self._question, len(self.person.shown)
        listening = asked(self.person, "rejected.listen", "done")
        if listening and len(self.wrote) < (self.talks + 1) * SENTENCES:
            self.wrote.append(f"It went like this, {self.number} {len(self.wrote)}.")
            self.person.write(self.wrote[-1])
            await self._until(lambda: len(self.person.shown) > seen and bool(self.person.choices))
            return
        self.asked_twice += question in self.answered
        self.answered.add(question)
        self.person.press(self._choice())
        await self._until(lambda: self._over or (bool(self.person.choices) and self._question != question))

    @property
    def _question(self) -> str:
        """The session and step of the buttons shown last."""
        keyboards = self.person.keyboards
        return str(keyboards[-1].buttons[0]["callback_data"]).rpartition(":")[0] if keyboards else ""

    @property
    def _over(self) -> bool:
        return not self.person.choices and self.person.last.endswith(GOODBYES)

    def _choice(self) -> str:
        wanted = (
            ("rejected.size", "listen"), ("rejected.listen", "done"), ("ui.age", "yes"), ("ui.consent", "words"),
        )  # fmt: skip
        fits = [label(key, choice) for key, choice in wanted if asked(self.person, key, choice)]
        skip = [line("ui.skip")] if line("ui.skip") in self.person.choices else []
        return (*fits, *skip, *self.person.choices)[0]

    async def _until(self, holds: Callable[[], bool]) -> None:
        self.waits = True
        await self.person.api.until(holds, 3600.0)
        self.waits = False
        # A person who reads; and what is repeated after a kill comes before what is new.
        await asyncio.sleep(0.1)


@dataclass(frozen=True)
class Verdict:
    """What became of it all. Everything but the talks has to be nought."""

    talks: int
    unanswered: int
    asked_twice: int
    lost: int
    recorded_twice: int
    still_owed: int
    refused: int

    @property
    def well(self) -> bool:
        return self.talks > 0 and not any(
            (self.unanswered, self.asked_twice, self.lost, self.recorded_twice, self.still_owed, self.refused)
        )


async def killed(served: Served, people: int, kills: int, seed: int) -> Verdict:
    """Let people talk while the process is killed so many times, and look at what is kept."""
    chance, over = random.Random(seed), asyncio.Event()
    crowd = [Somebody(await served.person(), number) for number in range(people)]
    talking = [asyncio.create_task(each.talk(over)) for each in crowd]
    for _ in range(kills):
        polls = served.api.polls
        await served.api.until(lambda polls=polls: served.api.polls > polls, PATIENCE)  # type: ignore[misc]
        await asyncio.sleep(chance.uniform(0.0, 0.8))
        await served.kill()
        await served.start()
    over.set()
    await _until_silence(served, talking)
    await served.stop()
    return await _judged(served, crowd)


async def _until_silence(served: Served, talking: list[asyncio.Task[None]]) -> None:
    """Let everybody come to their end, as long as anybody is still answered: a busy machine is only slow."""
    waiting, told = set(talking), -1
    while waiting and told != len(served.api.messages):
        told = len(served.api.messages)
        _, waiting = await asyncio.wait(talking, timeout=SILENCE)
    for task in waiting:
        task.cancel()
    for failed in await asyncio.gather(*talking, return_exceptions=True):
        if isinstance(failed, Exception):
            raise failed


async def _judged(served: Served, crowd: list[Somebody]) -> Verdict:
    store = await open_store(served.settings["DATABASE_URL"], Keyring.read(served.key))
    try:
        owed = len(await store.owed("telegram"))
        lost = twice = 0
        ids = count()
        for each in crowd:
            found: list[Record] = []

            def step(state: State, look: Look, found: list[Record] = found) -> Outcome:
                found.extend(_records(look))
                return Outcome(state.person)

            account = str(each.person.id)
            place = Place("telegram", account)
            await store.turn(Incoming(f"judge-{next(ids)}", datetime.now(UTC), place, account, Here()), step)
            noes = sum(record.kind == "rejection" for record in found)
            lost += max(0, each.talks - noes)
            twice += max(0, noes - each.talks)
            words = "\n".join(word for record in found for word in record.words.values())
            times = Counter({sentence: words.count(sentence) for sentence in each.wrote})
            lost += sum(number == 0 for number in times.values())
            twice += sum(number > 1 for number in times.values())
    finally:
        with suppress(Exception):
            await store.close()
    return Verdict(
        talks=sum(each.talks for each in crowd),
        unanswered=sum(each.waits or each.stuck for each in crowd),
        asked_twice=sum(each.asked_twice for each in crowd),
        lost=lost,
        recorded_twice=twice,
        still_owed=owed,
        refused=len(served.api.refused),
    )


def _records(look: Look) -> Iterator[Record]:
    number, more = 1, True
    while more:
        page = look.page(number, 50)
        yield from (entry.record for entry in page.entries)
        number, more = number + 1, page.older
