"""When the bot may speak first: now, later or never."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.rhythm import Daily, Later, Never, Rhythm, Speak, decide, hours_of, planned

HOME = ZoneInfo("Asia/Kuala_Lumpur")
EVENING = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""20:00 on a Monday in Kuala Lumpur."""
DAILY = Rhythm(HOME, Daily(time(20)))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_the_daily_comes_at_its_time() -> None:
    assert decide("daily", EVENING, EVENING, DAILY) == Speak()
    assert DAILY.next_daily(EVENING - HOUR) == EVENING


@pytest.mark.parametrize(("late", "verdict"), [(3 * HOUR + HOUR / 2, Later), (5 * HOUR, Later), (HOUR, Speak)])
def test_the_daily_is_not_said_hours_late_or_in_quiet_hours(late: timedelta, verdict: type) -> None:
    found = decide("daily", EVENING, EVENING + late, DAILY)
    assert isinstance(found, verdict)
    if isinstance(found, Later):
        assert found.at == EVENING + DAY


def test_after_three_days_of_downtime_only_the_next_one_comes_at_its_own_time() -> None:
    assert decide("daily", EVENING, EVENING + 3 * DAY - HOUR, DAILY) == Later(EVENING + 3 * DAY)


def test_a_time_within_the_quiet_hours_of_the_house_is_theirs_to_choose() -> None:
    early = replace(DAILY, daily=Daily(time(7)))
    at = datetime(2026, 11, 23, 23, tzinfo=UTC)
    assert decide("daily", at, at, early) == Speak()
    assert decide("daily", at, at, replace(early, quiet_hours="22-9")) == Later(at + DAY)


def test_to_somebody_who_has_to_come_for_it_the_daily_waits_for_the_visit() -> None:
    at_night, next_noon = EVENING + 4 * HOUR, EVENING + 16 * HOUR
    assert decide("daily", EVENING, at_night, DAILY, there=True) == Speak()
    assert decide("daily", EVENING, next_noon, DAILY, there=True) == Speak()
    assert decide("daily", EVENING, EVENING + 2 * DAY, DAILY, there=True) != Speak()


def test_on_days_that_were_not_chosen_it_stays_away() -> None:
    weekend = replace(DAILY, daily=Daily(time(20), frozenset((5, 6))))
    assert decide("daily", EVENING, EVENING, weekend) == Later(EVENING + 5 * DAY)


def test_one_message_a_day_of_all_kinds() -> None:
    spoke = replace(DAILY, spoke_at=EVENING - 9 * HOUR)
    assert decide("daily", EVENING, EVENING, spoke) == Later(EVENING + DAY)
    assert decide("look_in", EVENING, EVENING, spoke) == Never()


@pytest.mark.parametrize(
    ("name", "other", "yields"),
    [
        ("daily", "waiting_day", True),
        ("daily", "eve:2026-11-24T10:00", True),
        ("waiting_day", "eve:2026-11-24T10:00", True),
        ("eve:2026-11-24T10:00", "look_in", True),
        ("look_in", "daily", False),
        ("eve:2026-11-24T10:00", "asked:2026-11-22", False),
    ],
)
def test_of_two_on_one_day_the_weightier_is_said(name: str, other: str, yields: bool) -> None:
    found = decide(name, EVENING - HOUR, EVENING - HOUR, DAILY, [(other, EVENING + HOUR / 2)])
    assert isinstance(found, Speak) != yields
    if yields and name != "daily":
        assert found == Never()


def test_what_is_long_past_outranks_nobody() -> None:
    assert decide("daily", EVENING, EVENING, DAILY, [("look_in", EVENING - 3 * DAY)]) == Speak()


def test_in_a_quiet_time_only_a_look_in_they_asked_for_comes() -> None:
    quiet = replace(DAILY, quiet_until=EVENING + 30 * HOUR)
    assert decide("daily", EVENING, EVENING, quiet) == Later(EVENING + 2 * DAY)
    assert decide("eve:2026-11-24T10:00", EVENING, EVENING, quiet) == Never()
    assert decide("look_in", EVENING, EVENING, quiet) == Speak()


def test_a_pause_without_an_end_has_no_next_one() -> None:
    assert replace(DAILY, quiet_until=EVENING + timedelta(days=36525)).next_daily(EVENING) is None


@pytest.mark.parametrize("unanswered", [3, 4, 5])
def test_after_three_unanswered_it_comes_weekly(unanswered: int) -> None:
    slow = replace(DAILY, unanswered=unanswered, spoke_at=EVENING - DAY)
    assert decide("daily", EVENING, EVENING, slow) == Later(EVENING + 6 * DAY)
    assert decide("daily", EVENING, EVENING, replace(slow, spoke_at=EVENING - 7 * DAY)) == Speak()


def test_after_six_comes_a_goodbye_and_then_nothing() -> None:
    six = replace(DAILY, unanswered=6, spoke_at=EVENING - 7 * DAY)
    assert decide("daily", EVENING, EVENING, six) == Speak(goodbye=True)
    assert decide("waiting_day", EVENING, EVENING, six) == Speak(goodbye=True)
    assert decide("eve:2026-11-24T10:00", EVENING, EVENING, replace(six, unanswered=7)) == Never()
    assert replace(six, unanswered=7).next_daily(EVENING) is None


def test_an_evening_before_does_not_come_after_the_interview_began() -> None:
    name, interview = "eve:2026-11-24T10:00", datetime(2026, 11, 24, 2, tzinfo=UTC)
    asked = Rhythm(HOME)
    assert decide(name, EVENING - 2 * HOUR, EVENING, asked) == Speak()
    assert decide(name, EVENING - 2 * HOUR, interview - HOUR, asked) == Speak()
    assert decide(name, EVENING - 2 * HOUR, interview - HOUR / 3, asked) == Never()
    assert decide(name, EVENING - 2 * HOUR, interview + HOUR, asked) == Never()


@pytest.mark.parametrize(("name", "days"), [("look_in", 1), ("asked:2026-11-22", 3), ("again:2026-11-23", 7)])
def test_each_kind_has_its_window(name: str, days: int) -> None:
    due = planned(name, EVENING, HOME)
    assert decide(name, due, due + days * DAY, Rhythm(HOME)) == Speak()
    assert decide(name, due, due + days * DAY + 7 * HOUR, Rhythm(HOME)) in (Never(), Later(due + timedelta(days=4)))


def test_somebody_who_has_flown_west_is_written_to_at_their_new_time() -> None:
    there = replace(DAILY, zone=ZoneInfo("America/New_York"))
    assert decide("eve:2026-11-24T10:00", EVENING - 2 * HOUR, EVENING - 2 * HOUR, there) == Later(
        datetime(2026, 11, 23, 23, tzinfo=UTC)
    )


def test_a_zone_that_changes_twice_a_day_brings_no_second_message() -> None:
    """The date is another one there, and eight hours have not passed."""
    moved = replace(DAILY, zone=ZoneInfo("Pacific/Kiritimati"), spoke_at=EVENING - 5 * HOUR, daily=Daily(time(2)))
    assert decide("daily", EVENING, EVENING, moved) == Later(EVENING + DAY)


def test_a_clock_that_jumps_back_says_nothing_early() -> None:
    spoke = replace(DAILY, spoke_at=EVENING + DAY)
    assert decide("daily", EVENING, EVENING, spoke) == Later(EVENING + DAY)


def test_what_was_chosen_comes_back_from_storage() -> None:
    chosen = Daily(time(7, 45), frozenset((0, 2)))
    assert Daily.read(str(chosen)) == chosen
    assert [Daily.read(text) for text in ("", "-20:00 012", "25:00 0", "20:00 ", "nonsense")] == [None] * 5
    assert (hours_of("20-8"), hours_of(""), hours_of("nonsense")) == ((20, 8), (22, 9), (22, 9))


def test_a_name_of_another_version_is_due_when_it_says() -> None:
    assert planned("eve:someday", EVENING, HOME) == EVENING
    assert planned("eve:2026-11-24T10:00", EVENING, HOME) == datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert planned("asked:2026-11-22", EVENING, HOME).astimezone(HOME).date() == date(2026, 11, 23)
