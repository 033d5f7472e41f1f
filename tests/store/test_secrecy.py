"""Nobody who holds the database without the key reads a word of it, and nothing in it can be moved about."""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.answer import Answer
from bot.core.session import Session
from bot.runtime.incoming import Incoming, Place, Text
from bot.runtime.outcome import Kept, Outcome
from bot.runtime.outgoing import Button, Outgoing
from bot.runtime.person import State, Talk
from bot.runtime.ports import Look, StoreError
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from bot.store.tables import metadata
from bot.store.work import Work
from bot.words.markup import Span
from tests.store.people import NOON, Home, answering, arrives, found, history, record, says, seen, sql, talk

CANARY = "Zwitschermaschine"


def talkative(state: State, look: Look) -> Outcome:
    """Every place that words can take."""
    answer = Answer(picked=(CANARY,), words=(CANARY,))
    session = Session(
        "s1",
        "rejected",
        1,
        "where",
        answers={"what_hurts": answer},
        draft=answer,
        asides=(CANARY,),
        offered=(("1", CANARY),),
    )
    taps, words = {"feeling": (CANARY,)}, {"company": CANARY}
    button = Button(f"v1:s1:company:{CANARY}", CANARY)
    return Outcome(
        replace(state.person, name=CANARY, heard={CANARY: 1}),
        talks=(Talk(session, NOON),),
        kept=(Kept("s1", (record("rejection", taps=taps, words=CANARY), replace(record("win"), words=words))),),
        replies=(
            Outgoing(
                Place("terminal", "room"),
                (Span(CANARY), Span("a", "link", f"https://{CANARY}")),
                buttons=(button,),
                controls=(button,),
            ),
        ),
    )


def typed(id: str) -> Incoming:
    return replace(arrives(id=id), what=Text(CANARY))


async def test_no_word_anyone_typed_stands_in_the_database(home: Home, url: str, tmp_path: Path) -> None:
    store = await home.open()
    for n in range(3):
        await store.turn(typed(f"e{n}"), talkative)
    (reply, *_) = await store.owed("terminal")
    assert CANARY in reply.outgoing.plain
    await store.sent(reply.id, "receipt")
    rows = await store.database.run(everything)
    assert any(b"rejection" in value for value in rows)
    assert not any(CANARY.encode() in value for value in rows)
    if url.startswith("sqlite"):
        assert files_with(CANARY, tmp_path) == ([], 3)
        await home.close()
        assert files_with(CANARY, tmp_path) == ([], 1)


def everything(work: Work) -> list[bytes]:
    """Every value of every row, as bytes."""
    return [
        bytes(value) if isinstance(value, bytes) else str(value).encode()
        for table in metadata.sorted_tables
        for row in work.connection.execute(select(table))
        for value in row
    ]


def files_with(word: str, folder: Path) -> tuple[list[Path], int]:
    """The files that a word stands in, and how many there are."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if word.encode() in file.read_bytes()], len(files)


async def test_an_error_tells_no_word_anyone_typed(store: SqlStore, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await store.turn(arrives(), answering())
    await sql(store, "DROP TABLE entries")
    with pytest.raises(StoreError) as failure:
        await store.turn(typed("broken"), talkative)
    assert failure.value.key == "errors.store"
    assert failure.value.__context__ is None
    told = "".join(traceback.format_exception(failure.value)) + caplog.text + repr(failure.value)
    assert CANARY not in told
    assert not (await found(store)).talks


async def test_a_row_in_anothers_place_is_noticed(store: SqlStore) -> None:
    for account in ("ana", "ben"):
        await store.turn(arrives(account), answering(talks=(talk(),), kept=(Kept("s1", (record(), record("win"))),)))
    ana, ben = [(await found(store, account)).person.id for account in ("ana", "ben")]
    swaps = {
        "entries": (f"person = '{ana}' AND id = 1", f"person = '{ana}' AND id = 2"),
        "talks": (f"person = '{ana}'", f"person = '{ben}'"),
        "persons": (f"id = '{ana}'", f"id = '{ben}'"),
    }
    for table, (one, other) in swaps.items():
        await swap(store, table, "sealed", one, other)
        for account in ("ana", "ben") if table != "entries" else ("ana",):
            with pytest.raises(StoreError, match="tampered"):
                await history(store, account)
        await swap(store, table, "sealed", one, other)
    assert len(await history(store, "ana")) == 2


async def test_a_key_in_anothers_place_is_noticed(store: SqlStore) -> None:
    ana, ben = (await found(store, "ana")).person.id, (await found(store, "ben")).person.id
    await swap(store, "keys", "wrapped", f"person = '{ana}'", f"person = '{ben}'")
    with pytest.raises(StoreError, match="tampered"):
        await found(store, "ana")


async def swap(store: SqlStore, table: str, column: str, one: str, other: str) -> None:
    first, second = [
        (await sql(store, f"SELECT {column} FROM {table} WHERE {where}"))[0][0]  # noqa: S608
        for where in (one, other)
    ]
    for value, where in ((second, one), (first, other)):
        await sql(store, f"UPDATE {table} SET {column} = :value WHERE {where}", value=bytes(value))  # noqa: S608


async def test_one_damaged_reply_holds_nobody_elses_back(store: SqlStore, caplog: pytest.LogCaptureFixture) -> None:
    for account in ("ana", "ben"):
        await store.turn(arrives(account), answering(f"for {account}"))
    await sql(store, "UPDATE outbox SET sealed = :zeros WHERE id = (SELECT min(id) FROM outbox)", zeros=bytes(61))
    assert [each.outgoing.plain for each in await store.owed("terminal")] == ["for ben"]
    assert "errors.tampered" in caplog.text


async def test_the_wrong_key_is_refused_at_the_door(home: Home) -> None:
    store = await home.open()
    await store.turn(arrives(), answering())
    await home.close()
    with pytest.raises(StoreError) as failure:
        await home.open(Keyring.read(new_key()))
    assert failure.value.key == "errors.wrong_key"


async def test_a_new_key_may_seal_while_the_old_one_still_opens(home: Home) -> None:
    old, new = new_key(), new_key()
    store = await home.open(Keyring.read(old))
    await store.turn(arrives("ana"), answering(talks=(talk("s1", "before"),)))
    await home.close()
    store = await home.open(Keyring.read(f"{new},{old}"))
    ana = await found(store, "ana")
    assert ana.talks == (talk("s1", "before"),)
    await store.turn(arrives("ben"), answering())
    await home.close()
    # The old key alone still opens what it has sealed itself, and nothing newer.
    store = await home.open(Keyring.read(old))
    assert (await found(store, "ana")).person == ana.person
    with pytest.raises(StoreError, match="wrong_key"):
        await found(store, "ben")


async def test_someone_whose_key_is_gone_can_not_be_read(store: SqlStore) -> None:
    await store.turn(arrives(), answering())
    await sql(store, "DELETE FROM keys")
    with pytest.raises(StoreError, match="missing_key"):
        await seen(store, lambda state, look: state)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_the_database_is_for_its_owner_only(home: Home, tmp_path: Path) -> None:
    store = await home.open()
    await store.turn(arrives(), lambda state, look: Outcome(state.person, replies=says("hello")))
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    files = list((tmp_path / "data").iterdir())
    assert len(files) == 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
