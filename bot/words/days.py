"""The words for days that have passed, from content/<locale>/days.toml, each read when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bot.understanding.days import DayWords


def day_words(content: Path) -> Callable[[str], DayWords]:
    """A function from a locale to its words; a language without a file borrows the English ones."""

    @cache
    def words(locale: str) -> DayWords:
        file = content / locale / "days.toml"
        if not file.is_file():
            file = content / "en" / "days.toml"
        return DayWords.from_data(tomllib.loads(file.read_text("utf-8")))

    return words
