"""Sealed blobs and the operator's keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.ports import StoreError
from bot.store.sealing import Keyring, PersonKey, new_key

PLACE = ("talks", "sealed", "s1")
anything = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=20)


@given(anything)
def test_what_is_sealed_comes_back(plain: object) -> None:
    key = PersonKey("ana", bytes(32))
    assert key.unseal(key.seal(plain, *PLACE), *PLACE) == plain


def test_a_yes_looks_like_a_no() -> None:
    key = PersonKey("ana", bytes(32))
    lengths = {len(key.seal(answer, *PLACE)) for answer in (True, False, "yes", "a few words of it")}
    assert len(lengths) == 1
    assert key.seal("yes", *PLACE) != key.seal("yes", *PLACE)


@pytest.mark.parametrize(
    ("person", "place"),
    [
        ("ben", PLACE),
        ("ana", ("entries", "sealed", "s1")),
        ("ana", ("talks", "other", "s1")),
        ("ana", ("talks", "sealed", "s2")),
    ],
)
def test_a_blob_opens_only_where_it_belongs(person: str, place: tuple[str, str, str]) -> None:
    sealed = PersonKey("ana", bytes(32)).seal("so close", *PLACE)
    with pytest.raises(StoreError, match="tampered"):
        PersonKey(person, bytes(32)).unseal(sealed, *place)


@pytest.mark.parametrize("damage", [b"", b"\x01", b"\x02" + bytes(60), b"\x01" + bytes(60), bytes(1000)])
def test_a_damaged_blob_is_noticed(damage: bytes) -> None:
    with pytest.raises(StoreError, match="tampered"):
        PersonKey("ana", bytes(32)).unseal(damage, *PLACE)
    ring = Keyring.read(new_key())
    _, wrapped = ring.new_person("ana")
    for wrong in (damage, wrapped[:9] + damage, wrapped[:-1]):
        with pytest.raises(StoreError, match=r"tampered|wrong_key"):
            ring.open_person("ana", wrong)


@pytest.mark.parametrize("text", ["", "  ", ",", " , "])
def test_no_key_is_a_missing_key(text: str) -> None:
    with pytest.raises(StoreError, match="missing_key"):
        Keyring.read(text)


@pytest.mark.parametrize(
    "text", ["hello", "a" * 43 + "é", "%" * 44, "AAAA", "A" * 43 + ",AAAA", "A" * 43 + "=" + "A" * 43]
)
def test_half_a_key_is_a_wrong_key(text: str) -> None:
    with pytest.raises(StoreError) as failure:
        Keyring.read(text)
    assert failure.value.key == "errors.wrong_key"
    assert text not in repr(failure.value)


def test_a_key_is_read_however_it_was_pasted() -> None:
    key, other = new_key(), new_key()
    _, wrapped = Keyring.read(key).new_person("ana")
    for pasted in (f" {key}\n", key.rstrip("="), f"{other}, {key} ,"):
        Keyring.read(pasted).open_person("ana", wrapped)


def test_a_keyring_shows_no_key() -> None:
    key = new_key()
    assert key[:8] not in repr(Keyring.read(key))
