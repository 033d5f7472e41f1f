"""`onward counts`: how often help was shown and an alarm was raised, month by month, of everybody together."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from typing import TextIO

from bot.app import content_folder, opened_store
from bot.runtime.ports import StoreError
from bot.settings import WrongSetting, read
from bot.words.catalog import SOURCE_LOCALE, Words


def write_counts(environment: Mapping[str, str], out: TextIO) -> int:
    """One line for each month and thing that was counted, parted by tabs."""
    try:
        for month, what, number in asyncio.run(_counted(environment)):
            out.write(f"{month}\t{what}\t{number}\n")
    except WrongSetting as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except StoreError as error:
        words = Words.load(content_folder())
        sys.stderr.write("".join(span.text for span in words.text(SOURCE_LOCALE, error.key)) + "\n")
        return 2
    return 0


async def _counted(environment: Mapping[str, str]) -> tuple[tuple[str, str, int], ...]:
    store = await opened_store(read(environment))
    try:
        return await store.counted()
    finally:
        await store.close()
