"""Reads the rule data of understanding from content/<locale>/understanding/, all languages together."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from bot.understanding.reading import Reader
from bot.understanding.second import SecondReader


def load_reader(content: Path) -> Reader:
    """A reader for every language in the content folder: people mix languages within a sentence."""
    files = sorted(content.glob("*/understanding/*.toml"))
    rules = {f"{file.parent.parent.name}/{file.stem}": tomllib.loads(file.read_text("utf-8")) for file in files}
    danger, intents = (content / "understanding" / f"{name}.json" for name in ("danger", "intents"))
    second = None
    if danger.is_file() and intents.is_file():
        second = SecondReader.from_data(json.loads(danger.read_text("utf-8")), json.loads(intents.read_text("utf-8")))
    return Reader.from_data(rules, second)
