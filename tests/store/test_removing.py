"""What was said to somebody who erased everything is still taken out of their chats, and names nobody meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from bot.runtime.incoming import Incoming, Place
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import State
from bot.runtime.ports import Look
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from bot.store.tables import ledger, removals
from bot.store.work import Work
from bot.words.markup import Span
from tests.store.people import arrives, sql
from tests.store.test_linking import link
from tests.store.test_secrecy import everything

ACCOUNT = "77000123"


def saying(lines: int, platform: str, account: str) -> Any:
    replies = tuple(Outgoing(Place(platform, account), (Span(f"line {n}"),)) for n in range(lines))
    return lambda state, look: Outcome(state.person, replies=replies)


def erasing(state: State, look: Look) -> Outcome:
    return Outcome(state.person, forget=True)


def event(platform: str, account: str = ACCOUNT, **more: Any) -> Incoming:
    return replace(arrives(account, platform=platform), **more)


async def talked(store: SqlStore, platform: str, receipts: list[str], account: str = ACCOUNT) -> None:
    """So many messages were sent to them, of which the platform said these ids."""
    owed = await store.turn(event(platform, account), saying(len(receipts), platform, account))
    for reply, receipt in zip(owed, receipts, strict=True):
        await store.sent(reply.id, receipt)


async def a_moment_later(store: SqlStore, seconds: int = 3) -> None:
    """Time passes for what is still to be done."""

    def job(work: Work) -> None:
        for id, not_before, until in work.select(select(removals.c.id, removals.c.not_before, removals.c.until), {}):
            earlier = {
                "not_before": not_before - timedelta(seconds=seconds),
                "until": until - timedelta(seconds=seconds),
            }
            work.execute(update(removals).where(removals.c.id == id).values(earlier), {})

    await store.database.run(job)


async def was_sent_long_ago(store: SqlStore, receipt: str) -> None:
    def job(work: Work) -> None:
        sent = work.now() - timedelta(hours=49)
        work.execute(update(ledger).where(ledger.c.receipt == receipt).values(sent_at=sent), {})

    await store.database.run(job)


async def taken(store: SqlStore, platform: str) -> list[list[str]]:
    """All there is to be done, each piece done at once."""
    found = []
    while removal := await store.removal(platform):
        assert removal.place == Place(platform, ACCOUNT)
        found.append(list(removal.receipts))
        await store.removed(removal.id)
    return found


async def test_what_was_said_is_taken_back_once_it_is_all_erased(store: SqlStore) -> None:
    await talked(store, "telegram", ["11", "12,13", "", "0", "11"])
    await talked(store, "telegram", ["99"], "somebody else")
    assert await store.removal("telegram") is None
    await store.turn(event("telegram"), erasing)
    assert await store.removal("telegram") is None, "the goodbye is said first"
    await a_moment_later(store)
    assert await store.removal("discord") is None
    ((*receipts,),) = await taken(store, "telegram")
    assert sorted(receipts) == ["11", "12", "13"]
    assert await sql(store, "select * from removals") == []


async def test_many_are_taken_back_piece_by_piece(store: SqlStore) -> None:
    await talked(store, "telegram", [str(number) for number in range(1, 251)])
    await store.turn(event("telegram"), erasing)
    await a_moment_later(store)
    pieces = await taken(store, "telegram")
    assert sorted(len(piece) for piece in pieces) == [50, 100, 100]
    assert len({id for piece in pieces for id in piece}) == 250


async def test_what_telegram_keeps_after_two_days_is_not_asked_for_and_discord_forgets_at_any_age(
    store: SqlStore,
) -> None:
    for platform in ("telegram", "discord"):
        await talked(store, platform, ["5", "6"])
        await was_sent_long_ago(store, "5")
        await store.turn(event(platform), erasing)
        await a_moment_later(store)
    assert await taken(store, "telegram") == [["6"]]
    assert sorted((await taken(store, "discord"))[0]) == ["5", "6"]


async def test_both_chats_of_somebody_with_two_accounts_are_cleared(store: SqlStore) -> None:
    await link(store)
    for platform in ("telegram", "discord"):
        owed = await store.turn(replace(event(platform, "mei")), saying(1, platform, "mei"))
        await store.sent(owed[0].id, "7" if platform == "telegram" else "8")
    await store.turn(event("discord", "mei"), erasing)
    await a_moment_later(store)
    for platform, receipt in (("telegram", "7"), ("discord", "8")):
        removal = await store.removal(platform)
        assert removal
        assert (removal.place.room, removal.receipts) == ("mei", (receipt,))


async def test_whoever_died_while_doing_it_leaves_it_to_the_next(store: SqlStore) -> None:
    await talked(store, "telegram", ["11"])
    await store.turn(event("telegram"), erasing)
    await a_moment_later(store)
    first = await store.removal("telegram")
    assert await store.removal("telegram") is None, "somebody is at it"
    await a_moment_later(store, 21)
    assert await store.removal("telegram") == first


async def test_after_an_hour_it_is_given_up_and_nothing_is_left_of_it(store: SqlStore) -> None:
    await talked(store, "telegram", ["11"])
    await store.turn(event("telegram"), erasing)
    await a_moment_later(store, 3700)
    assert await store.removal("telegram") is None
    assert await sql(store, "select * from removals") == []


async def test_the_sweep_gives_up_what_nobody_takes_up(store: SqlStore) -> None:
    await talked(store, "telegram", ["11"])
    await store.turn(event("telegram"), erasing)
    await a_moment_later(store, 3700)
    await store.sweep(event("telegram").at + timedelta(days=365))
    assert await sql(store, "select * from removals") == []


async def test_meanwhile_nobody_reads_whose_it_was_and_no_backup_holds_it(store: SqlStore, tmp_path: Path) -> None:
    await talked(store, "telegram", ["4711"])
    (person,) = (await sql(store, "select id from persons"))[0]
    await store.turn(event("telegram"), erasing)
    rows = b"\n".join(await store.database.run(everything))
    assert await sql(store, "select count(*) from removals") == [(1,)]
    assert ACCOUNT.encode() not in rows
    assert person.encode() not in rows
    await store.back_up(tmp_path / "backup-d", tmp_path / "backup-k")
    assert "removals" not in (tmp_path / "backup-d").read_text() + (tmp_path / "backup-k").read_text()


async def test_a_row_that_does_not_open_is_in_nobodys_way(store: SqlStore) -> None:
    await talked(store, "telegram", ["11"])
    await store.turn(event("telegram"), erasing)
    await a_moment_later(store)
    _, wrapped = Keyring.read(new_key()).new_person("x")
    await store.database.run(lambda work: work.execute(update(removals).values(wrapped=wrapped), {}))
    assert await store.removal("telegram") is None
    assert await sql(store, "select * from removals") == []
