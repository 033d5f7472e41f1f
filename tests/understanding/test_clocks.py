"""Typed times, alone and with a day, in English and Malay: read or refused, never guessed."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.app import content_folder
from bot.understanding.clocks import Moment, moment_within, read_clock, read_moment
from bot.words.days import day_words

WORDS = day_words(content_folder())("en")
SUNDAY = date(2026, 11, 22)
MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        ("tomorrow at 10", MONDAY, time(10)),
        ("at 10 tomorrow", MONDAY, time(10)),
        ("esok pukul 10", MONDAY, time(10)),
        ("esok 10 pagi", MONDAY, time(10)),
        ("isnin depan jam 3 petang", MONDAY, time(15)),
        ("next Tuesday", TUESDAY, None),
        ("lusa", TUESDAY, None),
        ("Tue 24 Nov 9.30am", TUESDAY, time(9, 30)),
        ("24/11 at 9", TUESDAY, time(9)),
        ("friday 14:30", FRIDAY, time(14, 30)),
        ("noon on friday", FRIDAY, time(12)),
        ("half past nine tomorrow", MONDAY, time(9, 30)),
        ("quarter to ten", None, time(9, 45)),
        ("3 Nov", date(2027, 11, 3), None),
        ("10.11", date(2027, 11, 10), None),
        # What may be morning or evening is asked for, and a week is no day.
        ("tomorrow at 3", MONDAY, None),
        ("next week", None, None),
        ("Monday 24 Nov", None, None),
        ("31 Feb at 10", None, None),
        ("when they feel like it", None, None),
    ],
)
def test_a_day_with_its_time(typed: str, day: date | None, at: time | None) -> None:
    assert read_moment(typed, SUNDAY, WORDS) == Moment(day, at)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("8 am", time(8)), ("20:30", time(20, 30)), ("08:00", time(8)), ("pukul 8 malam", time(20)),
        ("at 7pm please", time(19)), ("9 pagi", time(9)), ("noon", time(12)), ("8 in the evening", time(20)),
        ("12 am", time(0)), ("12 malam", time(0)), ("8", None), ("8:00", None), ("half past seven", None),
        ("25:00", None), ("7:61", None), ("banana 8pm", None), ("2 at night", None), ("", None), ("8 pm " * 20, None),
    ],
)  # fmt: skip
def test_a_time_of_their_day(typed: str, at: time | None) -> None:
    assert read_clock(typed, WORDS) == at


def test_at_an_interview_nine_is_in_the_morning_and_three_is_asked_for() -> None:
    assert read_clock("9", WORDS, daytime=True) == time(9)
    assert read_clock("12", WORDS, daytime=True) == time(12)
    assert read_clock("3", WORDS, daytime=True) is None


@pytest.mark.parametrize(
    ("told", "day", "at"),
    [
        ("I have an interview tomorrow at 10", MONDAY, time(10)),
        ("interview at 10 tomorrow", MONDAY, time(10)),
        ("esok ada interview pukul 10 pagi", MONDAY, time(10)),
        ("got an interview friday 14:30 with Grab", FRIDAY, time(14, 30)),
        ("i have an interview soon", None, None),
        ("interview monday or tuesday, not sure", None, None),
    ],
)
def test_what_a_message_tells_of_an_interview(told: str, day: date | None, at: time | None) -> None:
    assert moment_within(told, SUNDAY, WORDS) == Moment(day, at)
