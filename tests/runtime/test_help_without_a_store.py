"""Help now answers when nothing else works, in every state, and tells nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.app import content_folder, turns
from bot.core.archive import Belongings
from bot.runtime.door import Door
from bot.runtime.incoming import Incoming, Place, Tap, Text
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import State
from bot.runtime.ports import Look, Owed, StoreError, Talking, TurnStep, Woken
from bot.words.catalog import Words
from tests.pretend import READ, Memory

WORDS = Words.load(content_folder())
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Storage:
    """A store whose disk may go away."""

    def __init__(self) -> None:
        self.memory, self.broken, self.key = Memory(), False, "errors.read_only"

    async def turn(self, incoming: Incoming, step: TurnStep, invite: str | None = None) -> tuple[Owed, ...]:
        if self.broken:
            raise StoreError(self.key)
        look: Look = self.memory
        state: State = self.memory.state()
        outcome: Outcome = step(state, look)
        self.memory.save(outcome)
        return tuple(Owed(str(n), reply) for n, reply in enumerate(outcome.replies))

    async def sent(self, owed: str, receipt: str = "") -> None: ...

    async def again(self, owed: str, wait: float = 0.0, *, counted: bool = False) -> None: ...

    async def orphaned(self, platform: str, most: int) -> tuple[Owed, ...]:
        return ()

    async def wake(self, *asked: object) -> Woken:
        return Woken(0)

    async def owed(self, platform: str) -> tuple[Owed, ...]:
        return ()

    async def talking(self, platform: str) -> tuple[Talking, ...]:
        return ()

    async def belongings(self, person: str) -> Belongings | None:
        return None

    async def gone(self, place: Place) -> None: ...

    async def counted(self) -> tuple[tuple[str, str, int], ...]:
        return ()

    async def first_taken(self, platform: str, events: Sequence[str]) -> str | None: ...

    async def sweep(self, now: datetime) -> None: ...

    async def close(self) -> None: ...


class Screen:
    platform = "pretend"

    def __init__(self) -> None:
        self.shown: list[Outgoing] = []

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        self.shown.append(outgoing)
        return ""


class Somebody:
    def __init__(self) -> None:
        self.store, self.screen, self.number = Storage(), Screen(), 0
        self.door = Door(self.store, turns(WORDS, UTC, new_id=lambda: "s", meaning=READ), WORDS)

    async def sends(self, what: Text | Tap) -> str:
        self.number += 1
        self.screen.shown.clear()
        incoming = Incoming(f"e{self.number}", NOON, Place("pretend", "p"), "p", what)
        await self.door.enter(incoming, self.screen)
        return "\n".join(message.plain for message in self.screen.shown)

    async def writes(self, text: str) -> str:
        return await self.sends(Text(text))


@pytest.mark.parametrize("key", ["errors.read_only", "errors.full", "errors.unreachable", "errors.store"])
async def test_help_now_answers_with_the_last_known_country_while_the_disk_is_gone(key: str) -> None:
    mei = Somebody()
    await mei.writes("help now Malaysia")
    mei.store.broken, mei.store.key = True, key
    said = await mei.writes("help now")
    assert "999" in said
    assert "03-7627 2929" in said


async def test_plain_words_of_danger_are_answered_with_help_too() -> None:
    mei = Somebody()
    await mei.writes("help now Malaysia")
    mei.store.broken = True
    assert "999" in await mei.writes("I want to kill myself")


async def test_without_a_country_there_is_the_international_entry_and_buttons_that_need_no_store() -> None:
    mei = Somebody()
    mei.store.broken = True
    assert "findahelpline.com" in await mei.writes("help now")
    malaysia = next(button for button in mei.screen.shown[-1].buttons if button.label == "Malaysia")
    assert "03-7627 2929" in await mei.sends(Tap(malaysia.token))


async def test_anything_else_gets_one_kind_sentence_and_nothing_is_lost() -> None:
    mei = Somebody()
    await mei.writes("i got a no")
    before = dict(mei.store.memory.talks)
    mei.store.broken = True
    assert await mei.writes("together") == (
        "I can't write to where things are stored, so I couldn't keep that. What was there before is safe."
    )
    assert mei.store.memory.talks == before
