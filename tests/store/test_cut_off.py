"""A connection to PostgreSQL that is cut in the middle: nothing is lost, nothing is said or kept twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import asyncpg
import pytest
from asyncpg.transaction import Transaction
from sqlalchemy.util import await_only

from bot.runtime.incoming import Due, Incoming
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import Reminder, State
from bot.runtime.ports import Look, Owed, StoreError, TurnStep
from bot.store.store import SqlStore
from bot.words.markup import Span
from tests.postgres import CUT, execute, new_database
from tests.store.people import NOON, Home, answering, arrives, found, says, sql, still_due, words_of

HERE = "terminal"
PEOPLE = [f"person {n}" for n in range(20)]


@pytest.fixture
def url(postgres: str) -> str:
    return new_database(postgres)


async def cut(url: str) -> None:
    """Every connection to the database is gone, as when the server was restarted."""
    await execute(url, CUT)


def cutting(url: str, times: int, then: TurnStep) -> TurnStep:
    """A step in the middle of which the connections are cut, so many times."""
    left = [times]

    def step(state: State, look: Look) -> Outcome:
        if left[0]:
            left[0] -= 1
            await_only(cut(url))
        return then(state, look)

    return step


def unanswered_commit(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """This commit from now on is carried out, and the connection breaks before its answer comes."""
    real, count = Transaction.commit, [0]

    async def commits(self: Transaction) -> None:
        await real(self)
        count[0] += 1
        if count[0] == number:
            raise asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation")

    monkeypatch.setattr(Transaction, "commit", commits)


def counting(state: State, look: Look) -> Outcome:
    """Counts its turns, and says how many there were."""
    turns = state.person.counted.get("turns", 0) + 1
    return Outcome(replace(state.person, counted={"turns": turns}), replies=says(f"turn {turns}"))


def reminding(incoming: Incoming) -> TurnStep:
    assert isinstance(incoming.what, Due)
    text = (Span(f"how is it, {incoming.account}?"),)
    return lambda state, look: Outcome(state.person, replies=(Outgoing(incoming.place, text, unprompted=True),))


async def promise(store: SqlStore) -> None:
    for person in PEOPLE:
        await store.turn(arrives(person), answering(reminders=(Reminder("look_in", NOON),)))
    for owed in await store.owed(HERE):
        await store.sent(owed.id)


async def all_that_is_said(store: SqlStore, step_of: Callable[[Incoming], TurnStep]) -> list[str]:
    said: list[Owed] = []
    while (woken := await store.wake(HERE, NOON, step_of, 8)).looked_at:
        said += [owed for theirs in woken.owed for owed in theirs]
    for owed in said:
        await store.sent(owed.id)
    return sorted(words_of(said))


EVERYBODY_ONCE = sorted(f"how is it, {person}?" for person in PEOPLE)


async def test_a_turn_that_is_cut_is_taken_once_more(home: Home) -> None:
    store = await home.open()
    owed = await store.turn(arrives(id="once"), cutting(home.url, 1, counting))
    assert words_of(owed) == ["turn 1"]
    assert (await found(store)).person.counted == {"turns": 1}


async def test_a_turn_that_is_cut_again_is_an_error_and_can_come_again(home: Home) -> None:
    store = await home.open()
    with pytest.raises(StoreError) as failure:
        await store.turn(arrives(id="once"), cutting(home.url, 2, counting))
    assert failure.value.key == "errors.unreachable"
    assert words_of(await store.turn(arrives(id="once"), counting)) == ["turn 1"]


async def test_a_turn_that_was_saved_although_nobody_heard_of_it_is_answered_once(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await home.open()
    with monkeypatch.context() as patch:
        unanswered_commit(patch, 1)
        owed = await store.turn(arrives(id="once"), counting)
    assert words_of(owed) == ["turn 1"]
    assert (await found(store)).person.counted == {"turns": 1}
    assert len(await store.owed(HERE)) == 1


async def test_people_whose_waking_is_cut_are_woken_once(home: Home) -> None:
    store = await home.open()
    await promise(store)
    cuts = iter((1, 0, 1))

    def step_of(incoming: Incoming) -> TurnStep:
        return cutting(home.url, next(cuts, 0), reminding(incoming))

    assert await all_that_is_said(store, step_of) == EVERYBODY_ONCE
    assert await sql(store, "SELECT count(*) FROM outbox") == [(0,)]


@pytest.mark.parametrize("number", [1, 2, 3])
async def test_people_who_were_woken_although_nobody_heard_of_it_hear_it_once(
    home: Home, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    store = await home.open()
    store.database.owner = "alive"
    assert await store.hold("alive", "alive", 60)
    await promise(store)
    with monkeypatch.context() as patch:
        unanswered_commit(patch, number)
        said = await all_that_is_said(store, reminding)
    assert said == EVERYBODY_ONCE
    assert await sql(store, "SELECT count(*) FROM outbox") == [(0,)]


async def test_turns_and_wakings_go_on_while_connections_are_cut_again_and_again(home: Home) -> None:
    """Nobody is lost and nobody hears anything twice, whoever the cut comes upon."""
    store = await home.open()
    await promise(store)
    over = asyncio.Event()

    async def cuts() -> None:
        for _ in range(10):
            await cut(home.url)
            await asyncio.sleep(0.03)
        over.set()

    async def talks(person: str) -> None:
        for n in range(1, 6):
            owed: tuple[Owed, ...] = ()
            while not owed:
                try:
                    owed = await store.turn(arrives(person, f"{person} {n}"), counting)
                except StoreError:
                    await asyncio.sleep(0.01)
            assert words_of(owed) == [f"turn {n}"]
            await settle(owed)

    async def settle(owed: tuple[Owed, ...]) -> None:
        for reply in owed:
            while True:
                try:
                    await store.sent(reply.id)
                    break
                except StoreError:
                    await asyncio.sleep(0.01)

    async def wakes() -> list[str]:
        said: list[str] = []
        more = True
        while more or not over.is_set():
            # Who was in the hands of a connection that is cut is locked until the server has noticed.
            more = not over.is_set() or bool(await still_due(store, HERE, NOON))
            try:
                woken = await store.wake(HERE, NOON, reminding, 3)
            except StoreError:
                await asyncio.sleep(0.01)
                continue
            for owed in woken.owed:
                said += words_of(owed)
                await settle(owed)
        return sorted(said)

    cutter = asyncio.create_task(cuts())
    said, *_ = await asyncio.gather(wakes(), *(talks(f"talker {n}") for n in range(5)))
    await cutter
    assert said == EVERYBODY_ONCE
    assert await sql(store, "SELECT count(*) FROM outbox") == [(0,)]
    for n in range(5):
        assert (await found(store, f"talker {n}")).person.counted == {"turns": 5}
