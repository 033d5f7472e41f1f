"""The terminal's own key: made on first use, in a folder of its own that only its owner may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from bot.runtime.ports import StoreError
from bot.store.sealing import Keyring, new_key


def open_keyfile(file: Path, database: Path | None = None) -> Keyring:
    """The keyring of a key file. One is made only where there is no database that a lost one has sealed."""
    try:
        if not file.exists():
            if database is not None and database.exists() and database.stat().st_size:
                raise StoreError("errors.missing_key")
            _make(file)
        return Keyring.read(file.read_text(encoding="ascii"))
    except UnicodeDecodeError:
        raise StoreError("errors.wrong_key") from None
    except OSError:
        # Neither read nor made: without it nothing can be opened.
        raise StoreError("errors.missing_key") from None


def _make(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        _write(draft, new_key() + "\n")
        try:
            # A link, and not a rename: whoever was first made the key, and everybody reads that one.
            os.link(draft, file)
        except FileExistsError:
            return
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write(file: Path, text: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
