"""How many bytes a history takes is known without reading it, and right after whatever becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.archive import Belongings, Past
from bot.core.records import Entry, Record
from bot.core.room import size_of
from bot.runtime.outcome import Kept, Outcome
from bot.store.plain import body_to_json
from bot.store.sealing import Keyring
from bot.store.store import SqlStore
from tests.store.people import NOON, TODAY, answering, arrives, found, record, sql
from tests.store.test_linking import does, link, sees

LONG = "at some length, with ন and 🌧 " * 40


async def turn(store: SqlStore, **changes: object) -> int:
    """A turn that changes what is named. Returns how many bytes are said to be held: always what lies there."""
    await store.turn(arrives(), answering(**changes))
    held = (await found(store)).held
    ((lies_there,),) = await sql(store, "select coalesce(sum(length(sealed)), 0) from entries")
    assert held == int(lies_there)
    return held


async def test_whatever_becomes_of_a_history_what_it_takes_is_known(store: SqlStore) -> None:
    assert await turn(store) == 0
    records = (record("win", words="one line"), record("line", words=LONG))
    first = await turn(store, kept=(Kept("s1", records),))
    assert first > 1000
    assert await turn(store, kept=(Kept("s1", (records[0], replace(records[1], words={"what": "shorter"}))),)) < first
    assert await turn(store, kept=(Kept("s1", records),)) == first
    assert await turn(store, changed=(Entry(2, replace(records[1], words={"what": LONG * 2})),)) > first
    assert await turn(store, changed=(Entry(99, records[1]),)) > first, "it was deleted meanwhile, and is not there"
    assert 0 < await turn(store, kept=(Kept("s1", records[:1]),)) < first, "what the talk keeps no more is gone"
    earlier = tuple(record(f"n{n}", TODAY - timedelta(days=n), LONG, kind="note") for n in range(4))
    all_there = await turn(store, kept=(Kept("s2", earlier),))
    assert await turn(store, erased=(3, 3)) < all_there
    assert await turn(store, erased_days=(TODAY - timedelta(days=2), TODAY - timedelta(days=1))) < all_there
    few = await turn(store, erased_numbers=(1, 2))
    past = tuple(Past(n, "old", NOON.isoformat(), each) for n, each in enumerate(earlier, start=1))
    more = await turn(store, brought=Belongings(past))
    assert more > few
    assert await turn(store, brought=Belongings(past)) == more, "what is there already does not come twice"
    assert await turn(store, erased_numbers=(0, 10_000)) == 0


async def test_what_two_people_held_is_held_by_the_one_they_become(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=2), kept=(Kept("s1", (record(words=LONG),)),))
    await does(store, "discord", kept=(Kept("s2", (record("win", words=LONG * 2),)),))
    held = [await sees(store, platform, lambda state, look: state.held) for platform in ("telegram", "discord")]
    await link(store)
    assert await sees(store, "telegram", lambda state, look: state.held) == sum(held)
    ((lies_there,),) = await sql(store, "select sum(length(sealed)) from entries")
    assert sum(held) == int(lies_there)


async def test_whoever_comes_back_after_erasing_everything_begins_with_nothing(store: SqlStore) -> None:
    assert await turn(store, kept=(Kept("s1", (record(words=LONG),)),)) > 0
    await store.turn(arrives(), lambda state, look: replace(Outcome(state.person), forget=True))
    assert await turn(store) == 0


@pytest.mark.parametrize(
    "words", ["", "x", "plain words", "ন" * 500, "🌧" * 77, '"\\\n\t\x00' * 50, "\ud83d half of one"], ids=repr
)
@pytest.mark.parametrize("taps", [0, 1, 14])
def test_what_a_record_is_counted_as_is_never_less_than_what_it_takes(words: str, taps: int, keyring: Keyring) -> None:
    key, _ = keyring.new_person("p")
    chosen = {f"step{n}": ("sad", "tired") for n in range(taps)}
    one = Record("note", "n", TODAY, chosen, {"what": words, "more": words} if words else {})
    takes = len(key.seal(body_to_json(one), "entries", "sealed", "1"))
    assert takes <= size_of(one) <= takes + 64
