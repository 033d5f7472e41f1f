"""The terminal's own key file: made once, never over a database that another key has sealed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.runtime.ports import StoreError
from bot.store.keyfile import open_keyfile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "onward.key"


def test_the_first_talk_makes_a_key_that_only_its_owner_can_read(file: Path) -> None:
    _, wrapped = open_keyfile(file).new_person("ana")
    open_keyfile(file).open_person("ana", wrapped)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in file.parent.iterdir()] == ["onward.key"]


def test_two_first_talks_at_once_get_the_same_key(file: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        rings = list(threads.map(lambda _: open_keyfile(file), range(8)))
    assert len({ring.marks("ana") for ring in rings}) == 1
    assert [each.name for each in file.parent.iterdir()] == ["onward.key"]


def test_no_new_key_is_made_for_an_old_database(file: Path, tmp_path: Path) -> None:
    database = tmp_path / "onward.db"
    open_keyfile(file, database)
    file.unlink()
    database.write_bytes(b"")
    open_keyfile(file, database)
    file.unlink()
    database.write_bytes(b"something is in it")
    with pytest.raises(StoreError, match="missing_key"):
        open_keyfile(file, database)
    assert not file.exists()


@pytest.mark.parametrize(
    ("content", "key"), [(b"", "missing"), (b"hello", "wrong"), (b"\xff\xfe", "wrong"), (b"A" * 43, "")]
)
def test_a_file_that_holds_no_key_is_refused(file: Path, content: bytes, key: str) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    if key:
        with pytest.raises(StoreError, match=f"errors.{key}_key"):
            open_keyfile(file)
    else:
        open_keyfile(file)


def test_a_key_file_that_cannot_be_made_is_one_clear_error(file: Path) -> None:
    file.parent.write_bytes(b"in the way")
    with pytest.raises(StoreError):
        open_keyfile(file)
