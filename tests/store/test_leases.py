"""Several workers on one database: each does something else, and what a dead one left is taken over."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.runtime.incoming import Due, Incoming
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import Reminder, State
from bot.runtime.ports import Look, StoreError, TurnStep
from bot.store import waking
from bot.store.leases import LONGEST_HOLD
from bot.store.outbox import TRIES
from bot.store.store import SqlStore
from bot.store.work import Work
from bot.words.markup import Span
from tests.store.people import NOON, Home, answering, arrives, sql, words_of

HERE = "terminal"
SOON = NOON + timedelta(minutes=1)


@pytest.fixture
async def two(home: Home) -> tuple[SqlStore, SqlStore]:
    """Two workers on one database, both alive."""
    workers = await home.open(), await home.open()
    for name, store in zip(("one", "two"), workers, strict=True):
        store.database.owner = name
        assert await store.hold(name, name, 10)
    return workers


async def promise(store: SqlStore, *people: str, due: datetime = NOON) -> None:
    for person in people:
        step = answering(reminders=(Reminder("look_in", due),))
        for reply in await store.turn(arrives(person), step):
            await store.sent(reply.id)


def reminding(incoming: Incoming) -> TurnStep:
    """Says one thing that nobody asked for."""
    assert isinstance(incoming.what, Due)

    def step(state: State, look: Look) -> Outcome:
        text = (Span(f"how is it, {incoming.account}?"),)
        return Outcome(state.person, replies=(Outgoing(incoming.place, text, unprompted=True),))

    return step


async def woken(store: SqlStore, most: int = 10, at: datetime = NOON) -> list[str]:
    found = await store.wake(HERE, at, reminding, most)
    return [words for owed in found.owed for words in words_of(owed)]


async def no_longer(store: SqlStore, name: str) -> None:
    """The worker died a while ago."""
    past = moment(store, "2020-01-01 00:00:00.000000+00:00")
    await sql(store, "UPDATE leases SET until = :past WHERE name = :name", name=name, past=past)


# --- what has come due --------------------------------------------------------------------------------------


async def test_of_two_workers_that_ask_at_once_each_wakes_others(two: tuple[SqlStore, SqlStore]) -> None:
    people = [f"person {n}" for n in range(40)]
    await promise(two[0], *people)
    rounds = await asyncio.gather(*(woken(two[n % 2], 4) for n in range(20)))
    said = [words for each in rounds for words in each]
    while more := await woken(two[0], 4):
        said += more
    assert sorted(said) == sorted(f"how is it, {person}?" for person in people)


async def test_the_oldest_are_woken_first_and_nothing_before_its_time(store: SqlStore) -> None:
    await promise(store, "late", due=NOON + timedelta(seconds=30))
    await promise(store, "early")
    await promise(store, "tomorrow", due=NOON + timedelta(days=1))
    assert await woken(store, 1, SOON) == ["how is it, early?"]
    assert await woken(store, 9, SOON) == ["how is it, late?"]
    assert await woken(store, 9, SOON) == []


async def test_one_whose_turn_fails_is_put_off_and_holds_up_nobody(store: SqlStore) -> None:
    await promise(store, "ana", "ben", "cat")

    def fails_for_ben(incoming: Incoming) -> TurnStep:
        def fails(state: State, look: Look) -> Outcome:
            raise ZeroDivisionError("what was typed")

        return fails if incoming.account == "ben" else reminding(incoming)

    found = await store.wake(HERE, NOON, fails_for_ben, 10)
    assert sorted(words_of(owed) for owed in found.owed) == [["how is it, ana?"], ["how is it, cat?"]]
    assert await woken(store) == []
    assert await woken(store, at=NOON + waking.FAILED) == ["how is it, ben?"]


async def test_two_promises_to_one_person_are_two_turns(store: SqlStore) -> None:
    await store.turn(arrives(), answering(reminders=(Reminder("look_in", NOON), Reminder("other", NOON))))
    assert len(await woken(store)) == 1
    assert len(await woken(store)) == 1
    assert await woken(store) == []


async def test_what_is_promised_anew_for_now_does_not_spin(store: SqlStore) -> None:
    await promise(store, "ana")

    def again(incoming: Incoming) -> TurnStep:
        return lambda state, look: Outcome(state.person, reminders=(Reminder("look_in", NOON),))

    assert (await store.wake(HERE, NOON, again, 10)).looked_at == 1
    assert (await store.wake(HERE, NOON, again, 10)).looked_at == 0
    assert (await store.wake(HERE, SOON, again, 10)).looked_at == 1


async def test_a_connection_that_breaks_in_the_middle_loses_nothing(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [f"person {n}" for n in range(6)]
    await promise(store, *people)
    real, taken = waking.wake_one, []

    def breaks(work: Work, *rest: Any) -> Any:
        taken.append(rest)
        if len(taken) == 4:
            raise StoreError("errors.unreachable")
        return real(work, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(waking, "wake_one", breaks)
        said = await woken(store)
    said += await woken(store)
    assert sorted(said) == sorted(f"how is it, {person}?" for person in people)


# --- what is owed -------------------------------------------------------------------------------------------


async def test_what_a_living_worker_delivers_nobody_else_does(two: tuple[SqlStore, SqlStore]) -> None:
    one, other = two
    await one.turn(arrives(), answering("hello"))
    assert await other.owed(HERE) == ()
    assert await other.orphaned(HERE, 9) == ()
    assert await one.orphaned(HERE, 9) == ()
    assert words_of(await one.owed(HERE)) == ["hello"]


async def test_what_a_dead_worker_left_is_taken_over_by_one(two: tuple[SqlStore, SqlStore], home: Home) -> None:
    one, other = two
    for n in range(8):
        await one.turn(arrives(f"person {n}"), answering(f"reply {n}"))
    await no_longer(other, "one")
    third = await home.open()
    third.database.owner = "three"
    assert await third.hold("three", "three", 10)
    taken = await asyncio.gather(*(each.orphaned(HERE, 3) for each in (other, third, other, third)))
    assert sorted(words for each in taken for words in words_of(each)) == [f"reply {n}" for n in range(8)]


async def test_a_worker_that_leaves_gives_back_what_it_did(two: tuple[SqlStore, SqlStore]) -> None:
    one, other = two
    await one.turn(arrives(), answering("hello"))
    assert await one.hold("asking", "one", 10)
    assert not await other.hold("asking", "two", 10)
    await one.leave("one")
    assert words_of(await other.orphaned(HERE, 9)) == ["hello"]
    assert await other.hold("asking", "two", 10)


async def test_what_is_refused_again_and_again_is_given_up(store: SqlStore) -> None:
    await store.turn(arrives(), answering("too strange"))
    for _ in range(TRIES):
        (reply,) = await store.orphaned(HERE, 9)
        await store.again(reply.id, counted=True)
    assert await store.orphaned(HERE, 9) == ()


async def test_what_only_failed_on_its_way_is_never_given_up(store: SqlStore) -> None:
    await store.turn(arrives(), answering("hello"))
    for _ in range(TRIES + 3):
        (reply,) = await store.orphaned(HERE, 9)
        await store.again(reply.id)
    assert len(await store.orphaned(HERE, 9)) == 1


async def test_what_has_to_wait_waits(store: SqlStore) -> None:
    (reply,) = await store.turn(arrives(), answering("hello"))
    await store.again(reply.id, 3600)
    assert await store.orphaned(HERE, 9) == ()


async def test_what_nobody_asked_for_is_not_said_hours_later(store: SqlStore) -> None:
    await promise(store, "ana")
    assert await woken(store) == ["how is it, ana?"]
    await store.turn(arrives(), answering("a reply"))
    late = "2020-01-01 00:00:00.000000+00:00"
    await sql(store, "UPDATE outbox SET until = :late WHERE until IS NOT NULL", late=moment(store, late))
    assert words_of(await store.orphaned(HERE, 9)) == ["a reply"]
    await store.sweep(NOON)
    assert await sql(store, "SELECT count(*) FROM outbox") == [(1,)]


async def test_many_are_noted_as_sent_together(store: SqlStore) -> None:
    owed = [await store.turn(arrives(f"person {n}"), answering("hello")) for n in range(9)]
    await asyncio.gather(*(store.sent(reply.id, f"receipt {n}") for n, (reply,) in enumerate(owed)))
    assert await store.owed(HERE) == ()
    receipts = await sql(store, "SELECT receipt FROM ledger ORDER BY receipt")
    assert receipts == [(f"receipt {n}",) for n in range(9)]


async def test_noting_that_fails_is_told_to_everybody_who_waits(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    owed = [await store.turn(arrives(f"person {n}"), answering("hello")) for n in range(3)]

    async def fails(job: Any) -> Any:
        raise StoreError("errors.locked")

    with monkeypatch.context() as patch:
        patch.setattr(store.database, "run", fails)
        told = await asyncio.gather(*(store.sent(reply.id) for (reply,) in owed), return_exceptions=True)
    assert [getattr(each, "key", "") for each in told] == ["errors.locked"] * 3
    for (reply,) in owed:
        await store.sent(reply.id)
    assert await store.owed(HERE) == ()


# --- leases and the pace --------------------------------------------------------------------------------------


async def test_a_lease_is_one_workers_until_it_ends(two: tuple[SqlStore, SqlStore]) -> None:
    one, other = two
    assert await one.hold("asking", "one", 10)
    assert not await other.hold("asking", "two", 10)
    assert await one.hold("asking", "one", 10)
    await no_longer(one, "asking")
    assert await other.hold("asking", "two", 10)
    assert not await one.hold("asking", "one", 10)
    await one.give_back("asking", "one")
    assert not await one.hold("asking", "one", 10)


async def test_of_many_who_want_a_lease_one_gets_it(two: tuple[SqlStore, SqlStore]) -> None:
    got = await asyncio.gather(*(two[n % 2].hold("asking", f"{n}", 10) for n in range(10)))
    assert sum(got) == 1


async def test_a_lease_from_a_clock_that_was_wrong_holds_nobody_back(two: tuple[SqlStore, SqlStore]) -> None:
    one, other = two
    assert await one.hold("asking", "one", 10)
    await sql(
        one, "UPDATE leases SET until = :far WHERE name = 'asking'", far=moment(one, "2090-01-01 00:00:00.000000+00:00")
    )
    assert await other.hold("asking", "two", 10)


async def test_all_workers_share_one_pace(two: tuple[SqlStore, SqlStore]) -> None:
    now, began = await two[0].spend("telegram", 1, 1.0)
    taken = await asyncio.gather(*(two[n % 2].spend("telegram", 3, 1.0) for n in range(6)))
    assert began == now
    assert sorted(first - began for _, first in taken) == pytest.approx([1 + 3 * n for n in range(6)])


async def test_when_one_is_told_to_wait_all_do(two: tuple[SqlStore, SqlStore]) -> None:
    await two[0].spend("telegram", 0, 1.0, wait=3600)
    assert await wait(two[1], "telegram") == pytest.approx(3600, abs=5)
    assert await wait(two[1], "discord") == 0


async def test_a_pace_from_a_clock_that_was_wrong_stops_nobody(store: SqlStore) -> None:
    await store.spend("telegram", 0, 1.0, wait=LONGEST_HOLD.total_seconds() + 600)
    assert await wait(store, "telegram") == 0


async def wait(store: SqlStore, name: str) -> float:
    now, first = await store.spend(name, 1, 1.0)
    return first - now


def moment(store: SqlStore, at: str) -> object:
    """A moment as the database's own driver takes it."""
    postgres = type(store.database).__name__.startswith("Postgres")
    return datetime.fromisoformat(at) if postgres else at.partition("+")[0]


async def test_people_who_are_due_are_woken_together_and_not_one_by_one(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await promise(store, "ana", "ben", "cat")

    async def alone(*_: object) -> tuple[object, ...]:
        raise AssertionError("each was woken alone")

    monkeypatch.setattr(store, "_wake_alone", alone)
    assert len(await woken(store)) == 3
