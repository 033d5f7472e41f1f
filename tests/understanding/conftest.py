"""One reader of the real rule data for all tests here."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.understanding.reading import Reader
from bot.words.lexicons import load_reader

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader(CONTENT)
