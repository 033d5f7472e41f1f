"""What the one who runs it does by hand: back up, restore, rotate keys, look at counts. No word of anyone is shown."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TextIO

from bot.app import content_folder, now, opened_store
from bot.runtime.ports import StoreError
from bot.settings import WrongSetting, read
from bot.store.store import SqlStore
from bot.words.catalog import SOURCE_LOCALE, Words

Work = Callable[[SqlStore], Awaitable[str]]


def back_up(folder: Path, environment: Mapping[str, str], out: TextIO) -> int:
    """Two files in two folders, so that keys and data can be kept apart and for different times."""
    stamp = f"{now():%Y%m%d-%H%M%S}"
    data, keys = folder / "data" / f"onward-data-{stamp}.jsonl", folder / "keys" / f"onward-keys-{stamp}.jsonl"

    async def work(store: SqlStore) -> str:
        for file in (data, keys):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        rows = await store.back_up(data, keys)
        return f"{rows} rows are in\n  {data}\n  {keys}\nKeep the second apart from the first, and neither for long."

    return _tend(work, environment, out)


def restore(data: Path, keys: Path, environment: Mapping[str, str], out: TextIO) -> int:
    async def work(store: SqlStore) -> str:
        erased = await store.restore(data, keys)
        return f"Restored. People who had been erased since, and were erased again: {erased}."

    return _tend(work, environment, out)


def rotate(environment: Mapping[str, str], out: TextIO) -> int:
    async def work(store: SqlStore) -> str:
        rewrapped = await store.rewrap()
        return (
            f"{rewrapped} keys are sealed with the first key of ONWARD_KEYS now. No text was touched.\n"
            "Leave the older keys in ONWARD_KEYS as long as there are backups from before today."
        )

    return _tend(work, environment, out)


def status(environment: Mapping[str, str], out: TextIO) -> int:
    async def work(store: SqlStore) -> str:
        return "\n".join(f"{name}: {value}" for name, value in await store.status(now()))

    return _tend(work, environment, out)


def counts(environment: Mapping[str, str], out: TextIO) -> int:
    """How often help was shown and an alarm was raised, of everybody together: month, what and number, by tabs."""

    async def work(store: SqlStore) -> str:
        return "\n".join(f"{month}\t{what}\t{number}" for month, what, number in await store.counted())

    return _tend(work, environment, out)


def _tend(work: Work, environment: Mapping[str, str], out: TextIO) -> int:
    async def run() -> str:
        store = await opened_store(read(environment))
        try:
            return await work(store)
        finally:
            await store.close()

    try:
        told = asyncio.run(run())
        out.write(f"{told}\n" if told else "")
    except WrongSetting as error:
        sys.stderr.write(f"{error}\n")
    except StoreError as error:
        words = Words.load(content_folder())
        sys.stderr.write("".join(span.text for span in words.text(SOURCE_LOCALE, error.key)) + "\n")
    except OSError:
        sys.stderr.write("That folder can't be written to: choose another, or mend its permissions.\n")
    else:
        return 0
    return 2
