"""What can be wrong with a database is one clear sentence's key, and loses nothing that was said before."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.runtime.outcome import Kept
from bot.runtime.ports import StoreError
from bot.store.open import database_file, open_store
from bot.store.sealing import Keyring
from tests.store.people import Home, answering, arrives, found, history, record, sql, talk, words_of


@pytest.fixture
def sqlite_home(keyring: Keyring) -> Iterator[Home]:
    """In a folder that other users may enter, so that a test may become one."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Home(f"sqlite:///{folder}/data/onward.db", keyring)


def file_of(home: Home) -> Path:
    file = database_file(home.url)
    assert file
    return file


async def fails_to_open(home: Home, *, patience: float = 5.0) -> str:
    with pytest.raises(StoreError) as failure:
        await home.open(patience=patience)
    assert failure.value.__context__ is None
    return failure.value.key


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere, so become somebody who may not."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


async def test_a_read_only_file_is_refused_before_a_word_is_said(sqlite_home: Home) -> None:
    await sqlite_home.open()
    await sqlite_home.close()
    file = file_of(sqlite_home)
    file.chmod(0o444)
    file.parent.chmod(0o555)
    try:
        with as_nobody():
            assert await fails_to_open(sqlite_home) == "errors.read_only"
    finally:
        file.parent.chmod(0o755)


async def test_a_read_only_folder_is_refused(sqlite_home: Home) -> None:
    folder = file_of(sqlite_home).parent
    folder.mkdir()
    folder.chmod(0o555)
    with as_nobody():
        assert await fails_to_open(sqlite_home) == "errors.read_only"
    folder.chmod(0o755)


async def test_a_folder_nobody_may_make_is_refused(sqlite_home: Home) -> None:
    with as_nobody():
        assert await fails_to_open(sqlite_home) == "errors.read_only"


async def test_a_file_of_something_else_is_refused(sqlite_home: Home) -> None:
    file = file_of(sqlite_home)
    file.parent.mkdir()
    file.write_text("Dear diary, " * 1_000)
    assert await fails_to_open(sqlite_home) == "errors.not_a_database"
    assert file.read_text().startswith("Dear diary")


async def test_a_folder_in_the_files_place_is_refused(sqlite_home: Home) -> None:
    file_of(sqlite_home).mkdir(parents=True)
    assert await fails_to_open(sqlite_home) == "errors.cannot_open"


async def test_somebody_elses_database_is_refused(sqlite_home: Home) -> None:
    file = file_of(sqlite_home)
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    assert await fails_to_open(sqlite_home) == "errors.not_a_database"


async def test_a_database_that_another_program_holds_is_locked(sqlite_home: Home) -> None:
    store = await sqlite_home.open(patience=0.05)
    await store.turn(arrives(), answering(talks=(talk("s1", "before"),)))
    with closing(sqlite3.connect(file_of(sqlite_home), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as failure:
            await store.turn(arrives(), answering())
        assert failure.value.key == "errors.locked"
        assert await fails_to_open(sqlite_home, patience=0.05) == "errors.locked"
    assert (await found(store)).talks == (talk("s1", "before"),)
    await sqlite_home.close()


async def test_a_full_disk_loses_nothing_that_was_said_before(sqlite_home: Home) -> None:
    store = await sqlite_home.open()
    await store.turn(arrives(), answering("heard", talks=(talk("s1", "before"),)))
    (pages,) = await sql(store, "PRAGMA page_count")
    await sql(store, f"PRAGMA max_page_count = {pages[0] + 2}")
    event = arrives(id="too much")
    too_much = answering("long " * 20_000, kept=(Kept("s1", (record(words="long " * 20_000),)),))
    with pytest.raises(StoreError) as failure:
        await store.turn(event, too_much)
    assert failure.value.key == "errors.full"
    assert (await found(store)).talks == (talk("s1", "before"),)
    assert words_of(await store.owed("terminal")) == ["heard"]
    await sql(store, "PRAGMA max_page_count = 100000")
    assert len(await store.turn(event, too_much)) == 1
    await sqlite_home.close()


async def test_a_power_cut_loses_nothing_that_was_answered(sqlite_home: Home) -> None:
    store = await sqlite_home.open()
    for n in range(5):
        await store.turn(arrives(), answering(f"reply {n}", kept=(Kept(f"s{n}", (record(),)),)))
    # The files as they are while the store still runs: what a killed process would leave.
    folder = file_of(sqlite_home).parent
    left = folder.with_name("left")
    shutil.copytree(folder, left)
    await sqlite_home.close()
    home = Home(f"sqlite:///{left}/onward.db", sqlite_home.keyring)
    store = await home.open()
    assert len(await history(store)) == 5
    assert words_of(await store.owed("terminal")) == [f"reply {n}" for n in range(5)]
    await home.close()


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///", "mysql://somewhere/onward", "not a url", "postgresql"])
async def test_an_address_that_leads_nowhere_is_refused(url: str, keyring: Keyring) -> None:
    with pytest.raises(StoreError) as failure:
        await open_store(url, keyring)
    assert failure.value.key == "errors.cannot_open"


async def test_a_server_that_does_not_answer_is_unreachable(keyring: Keyring, tmp_path: Path) -> None:
    for url in (
        f"postgresql://postgres@/onward?host={tmp_path}",
        "postgresql://me:secret@127.0.0.1:1/onward",
    ):
        with pytest.raises(StoreError) as failure:
            await open_store(url, keyring)
        assert failure.value.key == "errors.unreachable"


async def test_a_database_that_the_server_does_not_have_cannot_be_opened(postgres: str, keyring: Keyring) -> None:
    with pytest.raises(StoreError) as failure:
        await open_store(postgres.replace("/postgres?", "/nowhere?"), keyring)
    assert failure.value.key == "errors.cannot_open"


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_a_lost_connection_costs_one_turn_at_most(home: Home) -> None:
    store = await home.open()
    await store.turn(arrives(), answering(talks=(talk("s1", "before"),)))
    with pytest.raises(StoreError) as failure:
        await sql(store, "SELECT pg_terminate_backend(pg_backend_pid())")
    assert failure.value.key == "errors.unreachable"
    assert (await found(store)).talks == (talk("s1", "before"),)


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_a_read_only_server_says_so(home: Home) -> None:
    store = await home.open()
    ((name,),) = await sql(store, "SELECT current_database()")
    await sql(store, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    await home.close()
    assert await fails_to_open(home) == "errors.read_only"


async def test_after_closing_nothing_waits_for_ever(sqlite_home: Home) -> None:
    store = await sqlite_home.open()
    await store.close()
    await store.close()
    with pytest.raises(StoreError):
        await store.turn(arrives(), answering())
