"""Reads the rule data of understanding from content/<locale>/understanding/, all languages together."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bot.understanding.reading import Reader


def load_reader(content: Path) -> Reader:
    """A reader for every language in the content folder: people mix languages within a sentence."""
    files = sorted(content.glob("*/understanding/*.toml"))
    return Reader.from_data(
        {f"{file.parent.parent.name}/{file.stem}": tomllib.loads(file.read_text("utf-8")) for file in files}
    )
