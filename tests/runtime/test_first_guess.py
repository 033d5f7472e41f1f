"""The platform's language is a first guess: taken where it is spoken here, once, and never again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from bot.app import content_folder, turns
from bot.runtime.incoming import Here, Incoming, Place
from bot.words.catalog import Words
from tests.pretend import NOON, READ, Memory


@pytest.fixture
def words(tmp_path: Path) -> Words:
    """English, and beside it a language with a line of its own."""
    for path in content_folder().iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "welcome.ftl").write_text("hello = Hallo.\n", "utf-8")
    return Words.load(tmp_path)


def arrives(words: Words, memory: Memory, language: str, number: int = 1) -> str:
    incoming = Incoming(f"e{number}", NOON, Place("telegram", "7"), "7", Here(), language)
    outcome = turns(words, UTC, meaning=READ).step(incoming)(memory.state(), memory)
    memory.save(outcome)
    return outcome.replies[0].plain


@pytest.mark.parametrize(
    ("hint", "locale"), [("de", "de"), ("de-AT", "de"), ("pt-br", "en"), ("", "en"), ("../x", "en")]
)
def test_somebody_new_is_met_in_their_apps_language_where_it_is_spoken(words: Words, hint: str, locale: str) -> None:
    memory = Memory()
    said = arrives(words, memory, hint)
    assert said.startswith("Hallo." if locale == "de" else "Hello.")
    assert memory.person.locale == locale


def test_what_they_settled_stands_whatever_the_app_says(words: Words) -> None:
    memory = Memory()
    arrives(words, memory, "de")
    memory.person = replace(memory.person, locale="en")
    arrives(words, memory, "de", 2)
    assert memory.person.locale == "en"
