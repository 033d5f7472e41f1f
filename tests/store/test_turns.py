"""A turn is taken once, as a whole, and one at a time for each person."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from bot.core.session import END
from bot.runtime.outcome import Kept, Outcome
from bot.runtime.person import Person, Reminder, State
from bot.runtime.ports import Look
from bot.store.store import SqlStore
from bot.store.tables import NaiveTimeError
from tests.store.people import (
    NOON,
    TODAY,
    Home,
    answering,
    arrives,
    counts,
    found,
    history,
    record,
    says,
    sql,
    talk,
    words_of,
)


async def test_someone_new_is_met_once(store: SqlStore) -> None:
    first = await found(store)
    again = await found(store)
    assert first.new
    assert not again.new
    assert again.person.id == first.person.id
    assert again.person == Person(first.person.id)


async def test_two_people_never_see_each_other(store: SqlStore) -> None:
    await store.turn(arrives("ana"), answering(talks=(talk("a", "ana's words"),)))
    await store.turn(arrives("ben"), answering(talks=(talk("b", "ben's words"),)))
    assert [each.session.id for each in (await found(store, "ana")).talks] == ["a"]
    assert [each.session.id for each in (await found(store, "ben")).talks] == ["b"]


async def test_the_same_name_on_two_platforms_is_two_people(store: SqlStore) -> None:
    people = []

    def step(state: State, look: Look) -> Outcome:
        people.append(state.person.id)
        return Outcome(state.person)

    for platform in ("telegram", "discord"):
        await store.turn(arrives("7", id="same", platform=platform), step)
    assert len(set(people)) == 2


async def test_a_double_tap_does_nothing_twice(store: SqlStore) -> None:
    called = []

    def step(state: State, look: Look) -> Outcome:
        called.append(state)
        return Outcome(state.person, replies=says("one", "two"), kept=(Kept("s1", (record(),)),))

    tap = arrives(id="tap")
    first = await store.turn(tap, step)
    second = await store.turn(tap, step)
    assert len(called) == 1
    assert words_of(first) == ["one", "two"]
    assert second == first
    assert len(await history(store)) == 1


async def test_a_double_tap_brings_only_what_was_not_sent(store: SqlStore) -> None:
    tap = arrives(id="tap:with:colons")
    one, two, three = await store.turn(tap, answering("one", "two", "three"))
    await store.sent(one.id, "message 1")
    await store.sent(three.id, "message 3")
    assert await store.turn(tap, answering("again")) == (two,)
    await store.sent(two.id)
    assert await store.turn(tap, answering("again")) == ()


async def test_two_taps_at_once_are_one(home: Home) -> None:
    stores = [await home.open(), await home.open()]
    called = []

    def step(state: State, look: Look) -> Outcome:
        called.append(state)
        return Outcome(state.person, replies=says("once"))

    owed = await asyncio.gather(*(stores[n % 2].turn(arrives(id="tap"), step) for n in range(6)))
    assert len(called) == 1
    assert {tuple(words_of(each)) for each in owed} == {("once",)}


async def test_what_is_owed_waits_until_it_is_sent(home: Home) -> None:
    store = await home.open()
    for n in range(12):
        await store.turn(arrives(f"person {n}"), answering(f"reply {n}"))
    await store.turn(arrives("else", platform="discord"), answering("elsewhere"))
    store = await home.reopen()
    owed = await store.owed("terminal")
    assert words_of(owed) == [f"reply {n}" for n in range(12)]
    assert owed[3].outgoing.place.room == "ana"
    await store.sent(owed[0].id, "receipt")
    await store.sent(owed[0].id, "receipt")
    assert words_of(await store.owed("terminal")) == [f"reply {n}" for n in range(1, 12)]
    assert await sql(store, "SELECT receipt FROM ledger") == [("receipt",)]


async def test_a_failing_step_leaves_them_where_they_stood(store: SqlStore) -> None:
    await store.turn(arrives(), answering(talks=(talk("s1", "before"),)))
    before = await found(store)

    def fails(state: State, look: Look) -> Outcome:
        raise ZeroDivisionError("what was typed")

    event = arrives(id="unlucky")
    with pytest.raises(ZeroDivisionError):
        await store.turn(event, fails)
    assert await found(store) == before
    # The platform delivers it again, and now it counts.
    assert words_of(await store.turn(event, answering("heard"))) == ["heard"]


async def test_a_failing_first_turn_leaves_nobody_behind(store: SqlStore) -> None:
    def fails(state: State, look: Look) -> Outcome:
        raise StopIteration

    with pytest.raises((StopIteration, RuntimeError)):
        await store.turn(arrives(), fails)
    assert (await found(store)).new
    assert await sql(store, "SELECT count(*) FROM keys") == [(1,)]


async def test_one_failing_step_does_not_touch_its_neighbours(store: SqlStore) -> None:
    def fails(state: State, look: Look) -> Outcome:
        raise ZeroDivisionError

    steps = [fails if n % 3 == 0 else answering(f"reply {n}") for n in range(12)]
    turns = (store.turn(arrives(f"person {n}"), step) for n, step in enumerate(steps))
    results = await asyncio.gather(*turns, return_exceptions=True)
    assert [isinstance(each, ZeroDivisionError) for each in results] == [n % 3 == 0 for n in range(12)]
    assert len(await store.owed("terminal")) == 8


async def test_someone_who_gives_up_waiting_is_not_half_saved(store: SqlStore) -> None:
    turns = [asyncio.create_task(store.turn(arrives("ana", id=f"{n}"), counts)) for n in range(8)]
    await asyncio.sleep(0)
    for turn in turns[::2]:
        turn.cancel()
    await asyncio.gather(*turns, return_exceptions=True)
    seen = {row.event for row in await sql(store, "SELECT event FROM seen")}
    assert (await found(store)).person.heard.get("turns", 0) == len(seen)
    assert {"1", "3", "5", "7"} <= seen


async def test_nothing_is_lost_between_closing_and_opening(home: Home) -> None:
    store = await home.open()
    known: dict[str, Any] = {
        "keeps": "words",
        "adult": True,
        "country": "MY",
        "locale": "ms",
        "zone": "Asia/Kuala_Lumpur",
        "name": "Ana",
        "heard": {"rejected.sorry": 2},
        "quiet_until": NOON + timedelta(days=1),
    }
    await store.turn(
        arrives(),
        lambda state, look: Outcome(
            replace(state.person, **known),
            talks=(talk("s1", "so close"), talk("s2", at=NOON + timedelta(hours=1), parked=True)),
            kept=(Kept("s1", (record(words="so close"),)),),
            reminders=(Reminder("look_in", NOON),),
            replies=says("kept"),
        ),
    )
    before = await found(store)
    store = await home.reopen()
    after = await found(store)
    assert after == before
    assert after.person == Person(before.person.id, **known)
    assert [each.session.id for each in after.talks] == ["s2", "s1"]
    assert after.talks[1] == talk("s1", "so close")
    assert await history(store) == [(1, "rejection", TODAY)]
    assert words_of(await store.owed("terminal")) == ["kept"]


async def test_eighty_counts_are_eighty(home: Home) -> None:
    stores = [await home.open(), await home.open()]

    async def ten_times(worker: int) -> None:
        for _ in range(10):
            await stores[worker % 2].turn(arrives(), counts)

    await asyncio.gather(*map(ten_times, range(8)))
    assert (await found(stores[0])).person.heard == {"turns": 80}


async def test_two_turns_of_one_person_never_overlap(home: Home) -> None:
    stores = [await home.open(), await home.open()]
    inside: list[str] = []

    def step(state: State, look: Look) -> Outcome:
        assert not inside
        inside.append(state.person.id)
        look.page(1)
        look.recent("rejection", TODAY)
        inside.pop()
        return Outcome(state.person, talks=(talk(f"s{len(state.talks)}"),))

    await stores[0].turn(arrives(), answering())
    await asyncio.gather(*(stores[n % 2].turn(arrives(), step) for n in range(12)))
    assert len((await found(stores[0])).talks) == 12


async def test_an_ended_talk_is_gone(store: SqlStore) -> None:
    await store.turn(arrives(), answering(talks=(talk("s1"), talk("s2"))))
    await store.turn(arrives(), answering(talks=(talk("s1", step=END), talk("never seen", step=END))))
    assert [each.session.id for each in (await found(store)).talks] == ["s2"]


async def test_a_talk_goes_on(store: SqlStore) -> None:
    await store.turn(arrives(), answering(talks=(talk("s1", "one"),)))
    later = talk("s1", "two", at=NOON + timedelta(minutes=5), parked=True)
    await store.turn(arrives(), answering(talks=(later,)))
    assert (await found(store)).talks == (later,)


async def test_whoever_was_cut_off_is_found(store: SqlStore) -> None:
    for minute, (account, parked) in enumerate((("ana", False), ("ben", True), ("cem", False))):
        touched = NOON + timedelta(minutes=minute)
        talks = (talk("s1", at=touched, parked=parked), talk("s2", at=NOON - timedelta(days=1)))
        await store.turn(arrives(account), answering(talks=talks[: 1 if parked else 2]))
    await store.turn(arrives("ana", platform="discord"), answering(talks=(talk(),)))
    cut_off = [(each.account, each.since) for each in await store.talking("terminal")]
    assert cut_off == [("cem", NOON + timedelta(minutes=2)), ("ana", NOON)]


async def test_the_last_that_was_taken_is_found(store: SqlStore) -> None:
    first, second = arrives(), arrives()
    for incoming in (first, second):
        await store.turn(incoming, answering())
    assert await store.first_taken("terminal", ("never", second.id, first.id)) == second.id
    assert await store.first_taken("terminal", ("never",)) is None
    assert await store.first_taken("discord", (first.id,)) is None


async def test_a_promise_made_again_takes_the_first_ones_place(store: SqlStore) -> None:
    later = datetime(2026, 11, 24, 9, tzinfo=timezone(timedelta(hours=8)))
    await store.turn(arrives(), answering(reminders=(Reminder("look_in", NOON), Reminder("other", NOON))))
    await store.turn(arrives(), answering(reminders=(Reminder("look_in", later),)))
    rows = await sql(store, "SELECT name, CAST(due AS text) FROM reminders ORDER BY name")
    assert [row.name for row in rows] == ["look_in", "other"]
    assert rows[0][1].startswith("2026-11-24 01:00:00")


async def test_a_time_without_a_zone_is_refused(store: SqlStore) -> None:
    naive = NOON.replace(tzinfo=None)
    quiet = answering()

    def quiet_until(state: State, look: Look) -> Outcome:
        return Outcome(replace(state.person, quiet_until=naive))

    for event, step in (
        (arrives(at=naive), quiet),
        (arrives(), answering(talks=(talk(at=naive),))),
        (arrives(), answering(reminders=(Reminder("look_in", naive),))),
        (arrives(), quiet_until),
    ):
        with pytest.raises(NaiveTimeError):
            await store.turn(event, step)


async def test_times_come_back_in_utc_from_wherever_they_were(store: SqlStore) -> None:
    far = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=14)))
    await store.turn(arrives(at=far), answering(talks=(talk(at=far),)))
    touched = (await found(store)).talks[0].touched
    assert touched == far
    assert touched.tzinfo is UTC


async def test_strange_text_comes_back_as_it_was(home: Home) -> None:
    strange = "a\0b \ud83d \u202eright to left\u202c \U0001f600 \x1b[31m " + "long " * 2_000
    store = await home.open()
    await store.turn(
        arrives(),
        answering(
            strange,
            talks=(talk("s1", strange),),
            kept=(Kept("s1", (record(words=strange, on=date(1999, 12, 31)),)),),
        ),
    )
    store = await home.reopen()
    assert (await found(store)).talks == (talk("s1", strange),)
    assert words_of(await store.owed("terminal")) == [strange]


async def test_time_sweeps_away_what_has_had_its_time(store: SqlStore) -> None:
    await store.turn(
        arrives("ana", id="e"),
        answering(
            "hello",
            talks=(talk("old"), talk("new", at=NOON + timedelta(days=3))),
            kept=(Kept("old", (record(),)),),
        ),
    )
    (hello,) = await store.owed("terminal")
    await store.sweep(NOON + timedelta(days=7))
    assert len((await found(store)).talks) == 2
    await store.sweep(NOON + timedelta(days=7, seconds=1))
    assert [each.session.id for each in (await found(store)).talks] == ["new"]
    assert await store.owed("terminal") == ()
    assert await history(store) == [(1, "rejection", TODAY)]

    (reply,) = await store.turn(arrives("ana", id="f"), answering("again"))
    await store.sent(reply.id, "7")
    assert await sql(store, "SELECT count(*) FROM ledger") == [(1,)]
    await store.sweep(datetime.now(UTC) + timedelta(days=31))
    assert await sql(store, "SELECT count(*) FROM ledger") == [(0,)]
    assert await sql(store, "SELECT count(*) FROM seen") == [(0,)]
    await store.sent(hello.id, "too late")


async def test_what_is_counted_belongs_to_nobody_and_to_no_day(store: SqlStore) -> None:
    await store.turn(arrives("ana"), answering(counts=("safety.passive", "helplines")))
    await store.turn(arrives("ben", at=NOON + timedelta(days=3)), answering(counts=("safety.passive",)))
    await store.turn(arrives("ben", at=NOON + timedelta(days=30)), answering(counts=("helplines",)))
    assert await store.counted() == (
        ("2026-11", "helplines", 1),
        ("2026-11", "safety.passive", 2),
        ("2026-12", "helplines", 1),
    )
    assert all(len(row) == 3 for row in await sql(store, "SELECT * FROM counts"))
