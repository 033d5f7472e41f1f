"""Backups: data and keys apart, and nobody who was erased comes back with one."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.runtime.outcome import Kept, Outcome
from bot.runtime.ports import StoreError
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from tests.store.people import NOON, Home, answering, arrives, history, record, sql

CANARY = "Zwitschermaschine"
EMPTY = "DELETE FROM"


async def kept_by(store: SqlStore, account: str, words: str) -> None:
    kept = (Kept("s1", (record("rejection", words=words),)),)
    await store.turn(arrives(account), lambda state, look: Outcome(state.person, kept=kept))


async def backed_up(store: SqlStore, folder: Path) -> tuple[Path, Path]:
    data, keys = folder / "data.jsonl", folder / "keys.jsonl"
    await store.back_up(data, keys)
    return data, keys


async def emptied(store: SqlStore) -> None:
    """As a machine after a crash: nothing is left of what was there."""
    for table in (
        "outbox", "ledger", "seen", "reminders", "talks", "entries", "accounts", "link_codes", "counts", "persons",
        "keys", "tombstones",
    ):  # fmt: skip
        await sql(store, f"{EMPTY} {table}")


async def test_a_backup_brings_everybody_back(store: SqlStore, home: Home, tmp_path: Path) -> None:
    await kept_by(store, "ana", CANARY)
    await kept_by(store, "ben", "something else")
    data, keys = await backed_up(store, tmp_path)
    assert stat.S_IMODE(data.stat().st_mode) == stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert CANARY not in data.read_text() + keys.read_text()
    assert '"table": "keys"' not in data.read_text()
    assert '"table": "entries"' not in keys.read_text()
    before = await history(store)
    await emptied(store)
    assert await store.restore(data, keys) == 0
    assert await history(store) == before
    store = await home.reopen()
    assert await history(store, "ben") != []


async def test_whoever_was_erased_after_the_backup_stays_erased(store: SqlStore, home: Home, tmp_path: Path) -> None:
    await kept_by(store, "ana", CANARY)
    await kept_by(store, "ben", "something else")
    (tmp_path / "before").mkdir()
    data, _ = await backed_up(store, tmp_path / "before")
    await store.turn(arrives("ana"), lambda state, look: Outcome(state.person, forget=True))
    _, keys = await backed_up(store, tmp_path)
    await emptied(store)
    assert await store.restore(data, keys) == 1
    for table in ("persons", "accounts", "entries", "keys"):
        assert len(await sql(store, f"SELECT * FROM {table}")) == 1, table  # noqa: S608
    assert await history(store, "ben") != []
    assert await history(store) == []


async def test_a_start_erases_again_whom_an_old_copy_brought_back(store: SqlStore, home: Home, tmp_path: Path) -> None:
    """The database's own copies hold keys and rows together; the tombstones of today know better."""
    await kept_by(store, "ana", CANARY)
    data, keys = await backed_up(store, tmp_path)
    await store.turn(arrives("ana"), lambda state, look: Outcome(state.person, forget=True))
    tombstones = await sql(store, "SELECT mark FROM tombstones")
    assert len(tombstones) == 1
    mark = bytes(tombstones[0][0])
    await emptied(store)
    await store.restore(data, keys)
    assert len(await sql(store, "SELECT * FROM persons")) == 1
    await sql(store, "INSERT INTO tombstones (mark, person, at) VALUES (:mark, NULL, '2026-11-22 12:00:00')"
              if "sqlite" in home.url else
              "INSERT INTO tombstones (mark, person, at) VALUES (:mark, NULL, now())", mark=mark)  # fmt: skip
    store = await home.reopen()
    for table in ("persons", "accounts", "entries", "keys"):
        assert await sql(store, f"SELECT * FROM {table}") == [], table  # noqa: S608


async def test_a_backup_is_not_poured_over_people_who_are_there(store: SqlStore, tmp_path: Path) -> None:
    await kept_by(store, "ana", CANARY)
    data, keys = await backed_up(store, tmp_path)
    with pytest.raises(StoreError, match="not_empty"):
        await store.restore(data, keys)


@pytest.mark.parametrize("damage", ["cut short", "empty", "swapped", "no backup", "gone"])
async def test_half_a_backup_is_none(store: SqlStore, tmp_path: Path, damage: str) -> None:
    await kept_by(store, "ana", CANARY)
    data, keys = await backed_up(store, tmp_path)
    await emptied(store)
    match damage:
        case "cut short":
            data.write_text("".join(data.read_text().splitlines(keepends=True)[:-2]))
        case "empty":
            data.write_text("")
        case "swapped":
            data, keys = keys, data
        case "no backup":
            data.write_text("[]")
        case "gone":
            data.unlink()
    with pytest.raises(StoreError, match="not_a_backup"):
        await store.restore(data, keys)
    assert await sql(store, "SELECT * FROM keys") == []


async def test_rotating_keys_seals_every_key_anew_and_touches_no_text(home: Home) -> None:
    store = await home.open()
    await kept_by(store, "ana", CANARY)
    texts = await sql(store, "SELECT sealed FROM entries")
    old, new = new_key(), new_key()
    await home.close()
    both = Keyring((*Keyring.read(new)._keys, *home.keyring._keys))
    store = await home.open(both)
    assert await store.rewrap() == 1
    assert await store.rewrap() == 0
    assert await sql(store, "SELECT sealed FROM entries") == texts
    await home.close()
    store = await home.open(Keyring.read(new))
    assert await history(store) != []
    await home.close()
    with pytest.raises(StoreError, match="wrong_key"):
        await home.open(Keyring.read(old))


async def test_the_status_counts_and_says_no_word(store: SqlStore) -> None:
    await kept_by(store, "ana", CANARY)
    await store.turn(arrives("ana"), answering(CANARY))
    told = dict(await store.status(NOON))
    assert (told["people"], told["entries"], told["replies not yet sent"]) == ("1", "1", "1")
    assert CANARY not in str(told)
    assert "ana" not in str(told)
