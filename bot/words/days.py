"""The words for days and times, from content/<locale>/days.toml: a language's own first, then the others' as well."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache, reduce
from pathlib import Path
from typing import Any

from bot.understanding.days import DayWords


def day_words(content: Path) -> Callable[[str], DayWords]:
    """A function from a locale to its words. People mix languages, so that those of all the others follow."""

    @cache
    def words(locale: str) -> DayWords:
        files = sorted(content.glob("*/days.toml"), key=lambda file: (file.parent.name != locale, file.parent.name))
        read = [tomllib.loads(file.read_text("utf-8")) for file in files]
        return DayWords.from_data(reduce(_together, read))

    return words


def _together(first: Any, then: Any) -> Any:
    """Two files as one: lists and tables hold what both hold, and what the first says stands."""
    if isinstance(first, dict):
        return {name: _together(first[name], then[name]) if name in first and name in then else (first | then)[name]
                for name in {**first, **then}}  # fmt: skip
    if isinstance(first, list):
        if any(isinstance(each, list) for each in first):
            return [[*one, *other] for one, other in zip(first, then, strict=True)]
        return [*first, *then]
    return first
