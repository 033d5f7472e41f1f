"""Promised messages: said once, late rather than in the way, and never to somebody who is gone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import turns
from bot.runtime.door import Door
from bot.runtime.incoming import Due, Here, Incoming, Place, Text
from bot.runtime.outcome import Outcome
from bot.runtime.person import Reminder, State
from bot.runtime.ports import Look, StoreError, Waking
from bot.store.open import open_store
from bot.store.sealing import Keyring
from bot.store.store import SqlStore
from tests.pretend import READ, WORDS
from tests.runtime.test_help_without_a_store import Screen
from tests.store.people import still_due

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HERE = Place("pretend", "p")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(f"sqlite:///{tmp_path}/onward.db", Keyring((bytes(32),)))
    yield store
    await store.close()


@pytest.fixture
def door(store: SqlStore) -> Door:
    return Door(store, turns(WORDS, UTC, meaning=READ), WORDS)


def promised(state: State, look: Look) -> Outcome:
    return Outcome(state.person, reminders=(Reminder("look_in", NOON),))


async def promise(store: SqlStore) -> Waking:
    await store.turn(Incoming("e1", NOON - timedelta(days=1), HERE, "p", Here()), promised)
    (waking,) = await still_due(store, "pretend", NOON)
    return waking


async def take(door: Door, waking: Waking, at: datetime = NOON) -> list[str]:
    due = Due(waking.reminder.name, waking.reminder.due)
    owed = await door.take(Incoming(f"{at}", at, waking.place, waking.account, due))
    return [key for reply in owed for key in reply.outgoing.keys]


async def test_a_promise_is_said_once(door: Door, store: SqlStore) -> None:
    await promise(store)
    screen = Screen()
    assert await door.wake(screen, NOON) == 1
    assert await door.wake(screen, NOON + timedelta(minutes=1)) == 0
    assert [message.keys for message in screen.shown] == [("look_in.how",)]


async def test_a_promise_that_two_processes_found_is_said_by_one(door: Door, store: SqlStore) -> None:
    waking = await promise(store)
    assert await take(door, waking) == ["look_in.how"]
    assert await take(door, waking, NOON + timedelta(seconds=1)) == []


async def test_a_promise_that_was_cancelled_meanwhile_is_not_said(door: Door, store: SqlStore) -> None:
    waking = await promise(store)
    await store.turn(Incoming("e2", NOON, HERE, "p", Here()), lambda state, look: Outcome(state.person, cancels=True))
    assert await take(door, waking) == []


async def test_someone_erased_meanwhile_is_not_met_anew(door: Door, store: SqlStore) -> None:
    waking = await promise(store)
    await store.turn(Incoming("e2", NOON, HERE, "p", Here()), lambda state, look: Outcome(state.person, forget=True))
    assert await take(door, waking) == []
    people: list[bool] = []

    def looks(state: State, look: Look) -> Outcome:
        people.append(state.new)
        return Outcome(state.person)

    await store.turn(Incoming("e3", NOON, HERE, "p", Here()), looks)
    assert people == [True]


async def test_no_event_names_the_person(door: Door, store: SqlStore) -> None:
    waking = await promise(store)
    await door.wake(Screen(), NOON)
    events = "SELECT event FROM seen UNION SELECT event FROM ledger"
    rows = await store.database.read(lambda work: work.connection.exec_driver_sql(events).all())
    assert len(rows) == 2
    assert not [row for row in rows if waking.person in row[0]]


@pytest.mark.parametrize(
    ("at", "later"),
    [
        (NOON + timedelta(hours=31), None),
        (NOON + timedelta(hours=11), NOON + timedelta(hours=21)),
        (NOON + timedelta(hours=17), NOON + timedelta(hours=21)),
    ],
    ids=["too late", "late in the evening", "early in the morning"],
)
async def test_out_of_hours_it_is_settled_or_promised_for_the_morning(
    door: Door, store: SqlStore, at: datetime, later: datetime | None
) -> None:
    waking = await promise(store)
    assert await take(door, waking, at) == []
    found = await still_due(store, "pretend", NOON + timedelta(days=9))
    assert [each.reminder.due for each in found] == ([later] if later else [])


async def test_it_waits_for_the_end_of_a_talk(door: Door, store: SqlStore) -> None:
    waking = await promise(store)
    begun = NOON - timedelta(minutes=30)
    for id, text in (("a", "i got a no"), ("b", "together")):
        await door.take(Incoming(id, begun, HERE, "p", Text(text)))
    assert await take(door, waking) == []
    (again,) = await still_due(store, "pretend", NOON + timedelta(days=1))
    assert again.reminder.due == begun + timedelta(hours=2)
    assert await take(door, again, again.reminder.due) == ["look_in.how"]


async def test_a_promise_that_fails_is_silent_and_stays_promised(
    door: Door, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    waking = await promise(store)

    def fails(*_: object) -> None:
        raise StoreError("errors.locked")

    with monkeypatch.context() as patch:
        patch.setattr("bot.runtime.turn._Taken.take", fails)
        assert await take(door, waking) == []
    assert await still_due(store, "pretend", NOON) == [waking]
