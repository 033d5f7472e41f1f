"""Sealing: a data key for each person, wrapped by the operator's keys; what is sealed says where it belongs.

A sealed blob is a version byte, a nonce of 12 bytes and AES-256-GCM of the padded text. The additional data
names person, table, column and row, so that a blob moved anywhere else no longer opens. A wrapped data key
also names the operator's key that wrapped it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.runtime.ports import StoreError

KEY_SIZE = 32
_NONCE = 12
_BLOCK = 32
"""Lengths are rounded up to this, so that a blob does not tell a yes from a no."""
_VERSION = b"\x01"
_ID = 8

_written = json.JSONEncoder(separators=(",", ":")).encode


class PersonKey:
    """One person's open data key."""

    __slots__ = ("_cipher", "_person")

    def __init__(self, person: str, key: bytes) -> None:
        self._person = person
        self._cipher = AESGCM(key)

    def seal(self, plain: Any, table: str, column: str, row: str) -> bytes:
        """JSON values, sealed for one column of one row."""
        # Escaped JSON holds every string there is, even half a surrogate pair from a broken terminal.
        text = _written(plain).encode("ascii") + b"\x80"
        padded = text + bytes(-len(text) % _BLOCK)
        nonce = os.urandom(_NONCE)
        return _VERSION + nonce + self._cipher.encrypt(nonce, padded, self._place(table, column, row))

    def unseal(self, sealed: bytes, table: str, column: str, row: str) -> Any:
        """The way back of `seal`. Raises StoreError when the blob was changed or belongs elsewhere."""
        if sealed[:1] != _VERSION:
            raise StoreError("errors.tampered")
        nonce, text = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            padded = self._cipher.decrypt(nonce, text, self._place(table, column, row))
        except (InvalidTag, ValueError):
            raise StoreError("errors.tampered") from None
        return json.loads(padded[: padded.rindex(b"\x80")])

    def _place(self, table: str, column: str, row: str) -> bytes:
        # Only the last part may hold any character at all, so no two places read the same.
        return f"{self._person}\0{table}\0{column}\0{row}".encode()


class Keyring:
    """The operator's keys: the first one seals, all of them open."""

    def __init__(self, keys: tuple[bytes, ...]) -> None:
        if not keys:
            raise StoreError("errors.missing_key")
        if any(len(key) != KEY_SIZE for key in keys):
            raise StoreError("errors.wrong_key")
        self._keys = keys
        self._first = _id_of(keys[0])
        self._ciphers = {_id_of(key): AESGCM(key) for key in keys}

    @classmethod
    def read(cls, text: str) -> Keyring:
        """From the text of ONWARD_KEYS: URL-safe base64, separated by commas."""
        try:
            return cls(tuple(_decoded(key.strip()) for key in text.split(",") if key.strip()))
        except (binascii.Error, ValueError):
            raise StoreError("errors.wrong_key") from None

    def new_person(self, person: str) -> tuple[PersonKey, bytes]:
        """A new data key, open and wrapped."""
        key = os.urandom(KEY_SIZE)
        nonce = os.urandom(_NONCE)
        wrapped = self._ciphers[self._first].encrypt(nonce, key, _owner(person))
        return PersonKey(person, key), _VERSION + self._first + nonce + wrapped

    def open_person(self, person: str, wrapped: bytes | None) -> PersonKey:
        if wrapped is None:
            raise StoreError("errors.missing_key")
        self.expect(wrapped)
        body = wrapped[1 + _ID :]
        try:
            key = self._ciphers[wrapped[1 : 1 + _ID]].decrypt(body[:_NONCE], body[_NONCE:], _owner(person))
        except (InvalidTag, ValueError):
            raise StoreError("errors.tampered") from None
        return PersonKey(person, key)

    def newest(self, wrapped: bytes) -> bool:
        """Whether the first of these keys wrapped it."""
        return wrapped[1 : 1 + _ID] == self._first

    def rewrapped(self, person: str, wrapped: bytes) -> bytes:
        """The same data key, wrapped by the first of these keys."""
        self.expect(wrapped)
        body, nonce = wrapped[1 + _ID :], os.urandom(_NONCE)
        try:
            key = self._ciphers[wrapped[1 : 1 + _ID]].decrypt(body[:_NONCE], body[_NONCE:], _owner(person))
        except (InvalidTag, ValueError):
            raise StoreError("errors.tampered") from None
        return _VERSION + self._first + nonce + self._ciphers[self._first].encrypt(nonce, key, _owner(person))

    def expect(self, wrapped: bytes) -> None:
        """Raises StoreError when none of these keys wrapped it."""
        if wrapped[:1] != _VERSION:
            raise StoreError("errors.tampered")
        if wrapped[1 : 1 + _ID] not in self._ciphers:
            raise StoreError("errors.wrong_key")

    def marks_of_code(self, code: str) -> tuple[bytes, ...]:
        """What may stand for a code that is shown once: a hash under each key, the sealing one's first."""
        name = b"code\0" + code.encode()
        return tuple(hmac.digest(key, name, "sha256") for key in self._keys)

    def marks(self, person: str) -> tuple[bytes, ...]:
        """What a tombstone may hold for this person: a hash under each key, the sealing one's first."""
        name = b"tombstone\0" + person.encode()
        return tuple(hmac.digest(key, name, "sha256") for key in self._keys)


def new_key() -> str:
    """A new operator's key, as ONWARD_KEYS wants it."""
    return base64.urlsafe_b64encode(os.urandom(KEY_SIZE)).decode("ascii")


def _decoded(key: str) -> bytes:
    # People lose the padding when they copy a key.
    return base64.b64decode(key + "=" * (-len(key) % 4), altchars=b"-_", validate=True)


def _id_of(key: bytes) -> bytes:
    return hashlib.sha256(b"onward key id\0" + key).digest()[:_ID]


def _owner(person: str) -> bytes:
    return b"keys\0" + person.encode()
