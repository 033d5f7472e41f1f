"""The page on hosting for Telegram shows what a person sees: the words, the buttons and the menu of today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.adapters.telegram.commands import COMMANDS
from bot.adapters.telegram.profile import commands
from bot.adapters.telegram.rendering import keyboard
from bot.settings import TelegramSettings
from tests.pretend import WORDS, Person

PAGE = (Path(__file__).parents[2] / "docs" / "hosting" / "telegram.md").read_text("utf-8")


def rows(person: Person) -> list[str]:
    """The keyboard of the last message, as the page draws it."""
    drawn = keyboard(person.replies[-1])
    assert drawn
    return [" ".join(f"[ {button.text} ]" for button in row) for row in drawn.inline_keyboard]


def test_the_first_screens_are_as_drawn() -> None:
    lines = [line.strip() for line in PAGE.splitlines()]
    person = Person().arrives()
    for screen in (rows(person), rows(person.taps("I got a no"))):
        at = lines.index(screen[0])
        assert lines[at : at + len(screen)] == screen


def test_the_menu_is_listed_as_telegram_shows_it() -> None:
    listed = re.findall(r"^\| `/(\w+)` \| ([^|]+) \|$", PAGE, re.MULTILINE)
    assert listed == [(each.command, each.description) for each in commands(WORDS, "en", COMMANDS)]
    assert [name for name, _ in listed] == list(COMMANDS)


@pytest.mark.parametrize("setting", ["TELEGRAM_TOKEN", "ONWARD_KEYS", "OPERATOR_NAME", "OPERATOR_CONTACT"])
def test_every_setting_it_needs_is_named(setting: str) -> None:
    assert setting in PAGE
    assert setting in (Path(__file__).parents[2] / ".env.example").read_text("utf-8")


def test_the_ports_and_the_address_are_telegrams_own() -> None:
    assert TelegramSettings.api_base == "https://api.telegram.org"
    assert "443, 80, 88 and 8443" in PAGE
