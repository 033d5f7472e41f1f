"""What a person keeps stays theirs to page through, change and erase."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest

from bot.core.records import Entry, Record
from bot.runtime.outcome import Kept
from bot.runtime.ports import StoreError
from bot.store.reader import Reader
from bot.store.store import SqlStore
from tests.store.people import TODAY, Home, answering, arrives, found, history, record, seen, sql, talk


def keeping(*records: Record, session: str = "s1") -> dict[str, tuple[Kept, ...]]:
    return {"kept": (Kept(session, records),)}


async def test_keeping_again_changes_and_adds_none(store: SqlStore) -> None:
    await store.turn(arrives(), answering(**keeping(record("rejection"), record("win"), record("lesson"))))
    await store.turn(arrives(), answering(**keeping(record("win", words="better said"), record("line"))))
    assert await history(store) == [(4, "line", TODAY), (2, "win", TODAY)]
    entry = await seen(store, lambda state, look: look.entry(2))
    assert entry == Entry(2, record("win", words="better said"))


async def test_an_id_never_comes_back_as_another_entry(store: SqlStore) -> None:
    await store.turn(arrives(), answering(**keeping(record("win"), record("line"))))
    await store.turn(arrives(), answering(erased=(2, 99)))
    await store.turn(arrives(), answering(**keeping(record("note"), session="s2")))
    assert await history(store) == [(3, "note", TODAY), (1, "win", TODAY)]


async def test_keeping_nothing_forgets_what_that_talk_kept(store: SqlStore) -> None:
    await store.turn(arrives(), answering(**keeping(record("win"))))
    await store.turn(arrives(), answering(**keeping(record("rejection"), session="s2")))
    await store.turn(arrives(), answering(**keeping()))
    assert await history(store) == [(2, "rejection", TODAY)]


async def test_everyone_counts_from_one(store: SqlStore) -> None:
    for account in ("ana", "ben"):
        await store.turn(arrives(account), answering(**keeping(record("win"))))
        assert await history(store, account) == [(1, "win", TODAY)]


async def test_a_record_comes_back_whole(store: SqlStore) -> None:
    whole = Record(
        "rejection",
        "rejection",
        date(2024, 2, 29),
        taps={"feeling": ("sad", "angry"), "where": ("final_round",)},
        words={"company": "Acme & Söhne", "what_hurts": "so\nclose"},
    )
    await store.turn(arrives(), answering(**keeping(whole)))
    assert await seen(store, lambda state, look: look.entry(1)) == Entry(1, whole)
    assert await seen(store, lambda state, look: look.entry(2)) is None


async def test_an_entry_can_be_changed_moved_to_another_day_and_erased(store: SqlStore) -> None:
    await store.turn(arrives(), answering(**keeping(record("rejection"), record("win"))))
    earlier = record("rejection", on=TODAY - timedelta(days=40), words="it was in October")
    await store.turn(arrives(), answering(changed=(Entry(1, earlier), Entry(77, record("note")))))
    assert await history(store) == [(2, "win", TODAY), (1, "rejection", earlier.on)]
    assert await seen(store, lambda state, look: look.entry(1)) == Entry(1, earlier)
    await store.turn(arrives(), answering(erased=(1,)))
    assert await history(store) == [(2, "win", TODAY)]


async def test_nobody_changes_anothers_entry(store: SqlStore) -> None:
    await store.turn(arrives("ana"), answering(**keeping(record("win"))))
    await store.turn(arrives("ben"), answering(changed=(Entry(1, record("note")),), erased=(1,)))
    assert await history(store, "ana") == [(1, "win", TODAY)]


async def test_pages_run_from_the_newest_day(store: SqlStore) -> None:
    days = [3, 1, 2, 1, 5, 4, 1]
    for n, day in enumerate(days):
        kept = keeping(record("note", on=date(2026, 1, day)), session=f"s{n}")
        await store.turn(arrives(), answering(**kept))
    pages = await seen(store, lambda state, look: [look.page(n, 3) for n in (1, 2, 3, 4)])
    assert [[entry.id for entry in page.entries] for page in pages] == [[5, 6, 1], [3, 7, 4], [2], []]
    assert [page.older for page in pages] == [True, True, False, False]
    assert [page.number for page in pages] == [1, 2, 3, 4]


async def test_numbers_that_nobody_has_lead_nowhere(store: SqlStore) -> None:
    await store.turn(arrives(), answering(**keeping(record("win"))))
    numbers = (0, -1, 2, 2**31, 10**30)
    assert not any(await seen(store, lambda state, look: [look.entry(number) for number in numbers]))
    page = await seen(store, lambda state, look: look.page(10**30))
    assert (page.entries, page.older) == ((), False)


async def test_recent_rejections_are_counted(store: SqlStore) -> None:
    for n, day in enumerate((1, 10, 20)):
        kept = keeping(
            record("rejection", on=date(2026, 1, day)), record("win", on=date(2026, 1, day)), session=f"s{n}"
        )
        await store.turn(arrives(), answering(**kept))
    counted = await seen(store, lambda state, look: look.recent("rejection", date(2026, 1, 10)))
    assert counted == 2


async def test_the_entries_of_a_kind_are_counted_by_day(store: SqlStore) -> None:
    for n, day in enumerate((20, 3, 20)):
        kept = keeping(record("win", on=date(2026, 1, day)), record("line", on=date(2026, 1, 9)), session=f"s{n}")
        await store.turn(arrives("ana"), answering(**kept))
        await store.turn(arrives("ben"), answering(**kept))
    counted = await seen(store, lambda state, look: (look.by_day("win"), look.by_day("comfort")), "ana")
    assert counted == (((date(2026, 1, 3), 1), (date(2026, 1, 20), 2)), ())


async def test_the_latest_of_a_kind_come_newest_first(store: SqlStore) -> None:
    for n, day in enumerate((10, 20, 1)):
        kept = keeping(
            record("comfort", on=date(2026, 1, day), words=f"tea {day}"),
            record("win", on=date(2026, 1, 30)),
            session=f"s{n}",
        )
        await store.turn(arrives(), answering(**kept))
    found = await seen(store, lambda state, look: look.latest("comfort", 2))
    assert [entry.record.on.day for entry in found] == [20, 10]


async def test_the_history_is_read_beside_the_turns(store: SqlStore) -> None:
    await store.turn(arrives(), answering(**keeping(record("win", words="I got through"))))
    person = (await found(store)).person.id
    reader = Reader(store.database)
    pages = await asyncio.gather(*(reader.page(person, 1) for _ in range(4)))
    assert pages[0].entries == (Entry(1, record("win", words="I got through")),)
    assert await reader.entry(person, 2) is None
    with pytest.raises(StoreError, match="missing_key"):
        await reader.page("nobody", 1)


async def test_someone_who_asks_to_be_forgotten_is(home: Home) -> None:
    store = await home.open()
    for account in ("ana", "ben"):
        event = arrives(account, id=f"for {account}")
        (reply, _) = await store.turn(event, answering("hi", "there", talks=(talk(),), **keeping(record("win"))))
        await store.sent(reply.id, "receipt")
    ana = (await found(store, "ana")).person.id
    await store.erase_person(ana)
    await store.erase_person(ana)
    tables = ("persons", "accounts", "keys", "talks", "entries", "outbox", "ledger", "tombstones")
    left = {table: (await sql(store, f"SELECT count(*) FROM {table}"))[0][0] for table in tables}  # noqa: S608
    assert set(left.values()) == {1}
    (tombstone,) = await sql(store, "SELECT mark, person FROM tombstones")
    assert bytes(tombstone.mark) in home.keyring.marks(ana)
    assert tombstone.person is None
    assert await history(store, "ben") == [(1, "win", TODAY)]
    assert (await found(store, "ana")).new


async def test_someone_who_is_forgotten_while_they_talk_is_met_anew(home: Home) -> None:
    stores = [await home.open(), await home.open()]
    await stores[0].turn(arrives(), answering(**keeping(record("win"))))
    ana = (await found(stores[0])).person.id
    turns = (
        stores[n % 2].turn(arrives(), answering("hi", talks=(talk(),), **keeping(record("note"), session=f"s{n}")))
        for n in range(6)
    )
    await asyncio.gather(*turns, stores[0].erase_person(ana), stores[1].erase_person(ana))
    assert (await found(stores[0])).person.id != ana
    assert await sql(stores[0], "SELECT count(*) FROM entries WHERE person = :ana", ana=ana) == [(0,)]


async def test_an_interrupted_erasing_is_finished(home: Home) -> None:
    from bot.store.erasing import erase_rows

    store = await home.open()
    await store.turn(arrives(), answering(**keeping(record("win"))))
    ana = (await found(store)).person.id
    await store.database.run(lambda work: erase_rows(work, ana))
    assert await sql(store, "SELECT count(*) FROM keys") == [(1,)]
    store = await home.reopen()
    await store.sweep(arrives().at)
    assert await sql(store, "SELECT count(*) FROM keys") == [(0,)]
    assert await sql(store, "SELECT count(*) FROM tombstones WHERE person IS NOT NULL") == [(0,)]
