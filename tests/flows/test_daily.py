"""The daily check-in: half a minute, in words, and nothing is owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records import Record
from tests.pretend import NOON, Person


def with_a_daily() -> Person:
    mei = Person().lets_keep("words").writes("daily settings")
    return mei.taps("Yes", "20:00", "Every day", "Malaysia", "As it is")


def test_it_asks_for_a_word_then_for_one_small_thing_and_ends_with_a_line() -> None:
    mei = with_a_daily()
    assert mei.lives_on(days=1) == ["daily.how"]
    assert mei.taps("Lighter").heard == ["daily.lighter", "daily.one_thing"]
    said = mei.taps("Rest").heard
    assert (said[0], said[2:]) == ("daily.rest", ["daily.goodbye"])
    assert said[1].startswith("worth.")
    assert [(record.kind, record.taps) for record in mei.history] == [
        ("day", {"how": ("lighter",)}),
        ("step", {"what": ("rest",)}),
    ]


def test_their_own_lines_and_wins_come_before_anything_written_by_others() -> None:
    mei = with_a_daily()
    mei.memory.entries[900] = ("earlier", Record("win", "win", NOON.date(), words={"what": "calm in the panel"}))
    mei.memory.entries[901] = ("earlier", Record("line", "line", NOON.date(), words={"what": "one thing at a time"}))
    read = []
    for _ in range(3):
        mei.lives_on(days=1)
        mei.taps("Heavier", "Nothing now")
        read.append(mei.reads)
    assert "one thing at a time" in read[0]
    assert "calm in the panel" in read[1]
    assert "daily.own_line" not in mei.heard


def test_what_they_type_is_heard_in_their_own_words() -> None:
    mei = with_a_daily()
    mei.lives_on(days=1)
    assert mei.writes("slept badly, feeling anxious").heard == ["daily.heavy_words", "daily.heavy_thing"]
    mei.taps("Nothing now")
    assert mei.kept("day")[0].words == {"what": "slept badly, feeling anxious"}


def test_news_told_to_it_opens_its_own_talk() -> None:
    mei = with_a_daily()
    mei.lives_on(days=1)
    assert mei.writes("just got rejected by Contoso").heard[0].startswith("rejected.")


def test_danger_comes_before_the_question() -> None:
    mei = with_a_daily()
    mei.lives_on(days=1)
    assert mei.writes("i want to die").heard[0].startswith("safety.")


def test_last_times_small_thing_is_offered_again_and_never_asked_after() -> None:
    mei = with_a_daily()
    mei.lives_on(days=1)
    assert "The one from last time" not in mei.taps("Much the same").choices
    mei.taps("A walk").lives_on(days=1)
    mei.taps("Much the same", "The one from last time")
    assert [record.taps["what"] for record in mei.kept("step")] == [("walk",), ("walk",)]
    mei.lives_on(days=5)
    assert "The one from last time" not in mei.taps("Much the same").choices


def test_after_midnight_they_say_which_day_it_belongs_to() -> None:
    mei = Person(now=NOON.replace(hour=1)).lets_keep("taps")
    mei.memory.person = replace(mei.memory.person, zone="UTC")
    assert mei.writes("today").heard == ["daily.which_day"]
    mei.taps("The day that went", "Tired", "Rest")
    assert {record.on for record in mei.history} == {NOON.date() - timedelta(days=1)}


def test_several_on_one_day_are_several_entries() -> None:
    mei = with_a_daily()
    for _ in range(2):
        mei.writes("today").taps("Tired", "Rest")
    assert len(mei.kept("day")) == 2


def test_whoever_opened_it_by_themselves_may_have_it_each_day() -> None:
    mei = Person().lets_keep("taps").writes("today").taps("Tired", "Rest")
    assert mei.heard[-1] == "daily.each_day"
    assert mei.taps("Yes, let me choose").heard == ["daily_setup.at"]


def test_a_time_within_their_own_quiet_hours_is_asked_for_again() -> None:
    mei = with_a_daily().writes("daily settings").taps("The quiet hours", "22:00 to 7:00")
    mei.writes("daily settings").taps("The time").writes("11 pm")
    assert mei.heard == ["daily_setup.within_quiet", "daily_setup.at"]
    assert mei.writes("7:15 am").heard == ["daily_setup.settled"]
    assert mei.memory.person.daily == "07:15 0123456"


def test_a_time_that_could_be_morning_or_evening_is_not_guessed() -> None:
    mei = Person().writes("daily settings").taps("Yes")
    assert mei.writes("8").heard == ["ui.not_a_clock", "daily_setup.at"]


def test_moving_to_another_zone_moves_the_daily() -> None:
    mei = with_a_daily().writes("time zone").taps("No, another", "United Kingdom")
    assert mei.memory.reminders["daily"].hour == 20


@pytest.mark.parametrize(
    ("typed", "daily"),
    [
        ("8pm", "20:00 0123456"),
        ("yes, 19:15", "19:15 0123456"),
        ("evening", "20:00 0123456"),
        ("mornings please", "08:30 0123456"),
        ("every morning at 7", "07:00 0123456"),
        ("weekdays", "20:00 01234"),
        ("weekdays at 8pm", "20:00 01234"),
        ("8pm at weekends", "20:00 56"),
        ("setiap malam pukul 9", "21:00 0123456"),
    ],
)
def test_a_time_typed_where_it_is_offered_is_a_yes_with_that_time(typed: str, daily: str) -> None:
    mei = Person().lets_keep("taps").writes("daily settings", typed)
    while mei.open_step != "daily_setup.quiet":
        answers = {"daily_setup.at": "20:00", "daily_setup.days": "Every day", "daily_setup.zone_country": "Malaysia"}
        mei.taps(answers[mei.open_step])
    assert mei.memory.person.daily == daily
    said = mei.reads
    assert daily[:5] in said, "it is read back"


@pytest.mark.parametrize(
    "typed", ["at 8", "8", "not in the evening", "i had a bad evening", "what is it?", "3 interviews"]
)
def test_what_is_no_time_is_not_taken_for_one(typed: str) -> None:
    mei = Person().lets_keep("taps").writes("daily settings", typed)
    assert mei.open_step in ("daily_setup.offer", "")
    assert not mei.memory.person.daily


def test_a_time_they_asked_for_is_not_asked_for_again() -> None:
    mei = Person().lets_keep("taps").writes("can you message me every evening at 8")
    assert mei.open_step == "daily_setup.offer"
    mei.taps("Yes")
    assert mei.open_step == "daily_setup.zone_country"


def test_days_typed_with_the_time_are_taken_together() -> None:
    mei = Person().lets_keep("taps").writes("daily settings", "yes", "weekdays 7:30 am")
    assert mei.open_step == "daily_setup.zone_country"
    ali = Person().lets_keep("taps").writes("daily settings", "yes", "7:30 am", "weekdays", "malaysia")
    assert ali.memory.person.daily == "07:30 01234"


def test_going_back_over_what_was_typed_asks_for_it() -> None:
    mei = Person().lets_keep("taps").writes("daily settings", "8pm")
    assert mei.writes("back").open_step == "daily_setup.offer"
    assert mei.writes("7 am").open_step == "daily_setup.days"
    mei.taps("Every day", "Malaysia")
    assert mei.memory.person.daily == "07:00 0123456"


def test_a_day_may_be_told_later_and_twice() -> None:
    mei = Person(now=NOON.replace(hour=2)).lets_keep("words")
    mei.memory.person = replace(mei.memory.person, zone="UTC")
    mei.writes("today").taps("The day that went").writes("long and grey").taps("Rest")
    mei.writes("today").taps("The new one", "Tired", "A walk")
    today, yesterday = NOON.date(), NOON.date() - timedelta(days=1)
    assert [(record.on, record.kind) for record in mei.history] == [
        (yesterday, "day"), (yesterday, "step"), (today, "day"), (today, "step"),
    ]  # fmt: skip
    mei.writes("history", "1").taps("Change the day").writes("3 days ago")
    assert mei.heard == ["history.moved"]
    assert today - timedelta(days=3) in {record.on for record in mei.history}
