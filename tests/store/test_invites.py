"""Invitations, on both databases: each counts as often as it says, and a stranger without one leaves no trace."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.runtime.outcome import Offer, Outcome
from bot.runtime.ports import NotInvited
from bot.store.store import SqlStore
from tests.store.people import NOON, answering, arrives, found, sql, words_of

CODE = "BCDF2345GHJK"


async def comes(store: SqlStore, account: str, code: str, event: str = "") -> list[str]:
    return words_of(await store.turn(arrives(account, event), answering("Hello."), code))


async def test_a_code_lets_so_many_in_and_they_stay_in(store: SqlStore) -> None:
    await store.invite(CODE, 2)
    for account in ("ana", "mei"):
        assert await comes(store, account, CODE) == ["Hello."]
    with pytest.raises(NotInvited):
        await comes(store, "eve", CODE)
    for account in ("ana", "mei"):
        assert await comes(store, account, "") == ["Hello."]
    assert await sql(store, "select uses from invites") == []


async def test_of_a_stranger_without_a_code_nothing_is_stored(store: SqlStore) -> None:
    for code in ("", "WRNG2345GHJK", "WRNG2345"):
        with pytest.raises(NotInvited):
            await comes(store, "eve", code)
    for table in ("persons", "accounts", "keys", "seen", "outbox"):
        assert await sql(store, f"select * from {table}") == [], table  # noqa: S608


async def test_the_same_event_again_uses_nothing_twice(store: SqlStore) -> None:
    await store.invite(CODE, 2)
    for _ in range(3):
        assert await comes(store, "ana", CODE, "e-again") == ["Hello."]
    assert await sql(store, "select uses from invites") == [(1,)]


async def test_a_turn_that_fails_uses_nothing(store: SqlStore) -> None:
    await store.invite(CODE, 1)

    def fails(state: object, look: object) -> Outcome:
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        await store.turn(arrives("ana"), fails, CODE)
    assert await comes(store, "ana", CODE) == ["Hello."]


async def test_of_two_who_come_at_once_by_a_code_for_one_one_comes_in(store: SqlStore) -> None:
    await store.invite(CODE, 1)
    came = await asyncio.gather(*(comes(store, name, CODE) for name in ("ana", "mei")), return_exceptions=True)
    assert sorted(isinstance(each, NotInvited) for each in came) == [False, True]


async def test_a_linking_code_lets_in_whoever_it_was_made_for(store: SqlStore) -> None:
    offer = Offer("BCDF-2345", NOON + timedelta(minutes=10))
    await store.turn(arrives("ana"), answering(link=offer))
    assert await comes(store, "also-ana", "BCDF2345") == ["Hello."]
    with pytest.raises(NotInvited):
        await store.turn(arrives("late", at=NOON + timedelta(minutes=11)), answering(), "BCDF2345")


async def test_ended_codes_let_nobody_in_and_nobody_reads_one_in_the_tables(store: SqlStore) -> None:
    await store.invite(CODE, 5)
    ((mark,),) = await sql(store, "select mark from invites")
    assert CODE.encode() not in bytes(mark)
    assert await store.end_invites() == 1
    with pytest.raises(NotInvited):
        await comes(store, "ana", CODE)
    assert (await found(store, "mei")).new
