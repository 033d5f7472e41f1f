"""Typed days: read or refused, never guessed. One that has passed, and one that is to come."""

from __future__ import annotations

from datetime import date

import pytest

from bot.app import content_folder
from bot.understanding.days import read_day, read_day_ahead
from bot.words.days import day_words

WORDS = day_words(content_folder())("en")
SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterday", date(2026, 11, 21)),
        ("on Tuesday", date(2026, 11, 17)),
        ("3 Nov", date(2026, 11, 3)),
        ("3 Dec", date(2025, 12, 3)),
        ("three weeks ago", date(2026, 11, 1)),
        ("3 weeks", date(2026, 11, 1)),
        ("weeks now", date(2026, 11, 1)),
        ("3 weeks now", date(2026, 11, 1)),
        ("since 3 Nov", date(2026, 11, 3)),
        ("31 Feb", None),
        ("banana", None),
        ("he said he would call and then", None),
    ],
)
def test_a_day_that_has_passed(typed: str, meant: date | None) -> None:
    assert read_day(typed, SUNDAY, WORDS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", SUNDAY),
        ("tomorrow", date(2026, 11, 23)),
        ("Friday", date(2026, 11, 27)),
        ("by next friday", date(2026, 11, 27)),
        ("sunday", date(2026, 11, 29)),
        ("next week", date(2026, 11, 29)),
        ("in two weeks", date(2026, 12, 6)),
        ("2 weeks", date(2026, 12, 6)),
        ("3 Dec", date(2026, 12, 3)),
        ("dec 3rd", date(2026, 12, 3)),
        ("3 Nov", date(2027, 11, 3)),
        ("3/12", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("2026-11-01", None),
        ("3 Nov 2020", None),
        ("31 Feb", None),
        ("when they feel like it", None),
    ],
)
def test_a_day_that_is_to_come(typed: str, meant: date | None) -> None:
    assert read_day_ahead(typed, SUNDAY, WORDS) == meant


def test_a_long_story_is_no_day() -> None:
    assert read_day_ahead("friday " * 20, SUNDAY, WORDS) is None
