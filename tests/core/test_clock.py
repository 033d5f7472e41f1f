"""Wall-clock time where clocks change: a time that is skipped, one that comes twice, and a day that never was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.clock import exists, moment, next_moment, within

LORD_HOWE, CAIRO, NEW_YORK, KUALA_LUMPUR, APIA = map(
    ZoneInfo,
    ("Australia/Lord_Howe", "Africa/Cairo", "America/New_York", "Asia/Kuala_Lumpur", "Pacific/Apia"),
)


@pytest.mark.parametrize(
    ("zone", "day", "at", "shown"),
    [
        # Half an hour is skipped at Lord Howe, an hour elsewhere; in Cairo it is the first hour of the day.
        (LORD_HOWE, date(2026, 10, 4), time(2, 10), "2026-10-04 02:40"),
        (CAIRO, date(2026, 4, 24), time(0, 30), "2026-04-24 01:30"),
        (NEW_YORK, date(2026, 3, 8), time(2, 30), "2026-03-08 03:30"),
        (KUALA_LUMPUR, date(2026, 3, 8), time(2, 30), "2026-03-08 02:30"),
        (APIA, date(2011, 12, 31), time(9), "2011-12-31 09:00"),
    ],
)
def test_a_time_that_is_skipped_comes_as_much_later(zone: ZoneInfo, day: date, at: time, shown: str) -> None:
    assert f"{moment(day, at, zone).astimezone(zone):%Y-%m-%d %H:%M}" == shown


@pytest.mark.parametrize(
    ("zone", "day", "at", "first"),
    [
        (LORD_HOWE, date(2026, 4, 5), time(1, 45), datetime(2026, 4, 4, 14, 45, tzinfo=UTC)),
        (CAIRO, date(2026, 10, 29), time(23, 30), datetime(2026, 10, 29, 20, 30, tzinfo=UTC)),
        (NEW_YORK, date(2026, 11, 1), time(1, 30), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_comes_twice_is_the_first_of_the_two(zone: ZoneInfo, day: date, at: time, first: datetime) -> None:
    found = moment(day, at, zone)
    assert found == first
    again = found + timedelta(minutes=30 if zone is LORD_HOWE else 60)
    assert again.astimezone(zone).time() == at, "this is the second of the two"
    assert next_moment(found, at, zone).astimezone(zone).date() == day + timedelta(days=1)


def test_a_day_that_apia_skipped_has_no_time() -> None:
    assert not exists(date(2011, 12, 30), time(9), APIA)
    before = moment(date(2011, 12, 29), time(9), APIA)
    assert next_moment(before, time(9), APIA).astimezone(APIA).date() == date(2011, 12, 31)


@pytest.mark.parametrize("zone", [LORD_HOWE, CAIRO, NEW_YORK, KUALA_LUMPUR, APIA], ids=str)
def test_over_a_year_it_comes_once_on_each_day_at_the_time_on_the_wall(zone: ZoneInfo) -> None:
    now, days = datetime(2026, 1, 1, 12, tzinfo=UTC), []
    for _ in range(365):
        now = next_moment(now, time(8, 15), zone)
        assert now.astimezone(zone).time() == time(8, 15)
        days.append(now.astimezone(zone).date())
    assert days == [days[0] + timedelta(days=number) for number in range(365)]


def test_only_the_days_of_the_week_that_were_chosen() -> None:
    monday = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert next_moment(monday, time(9), UTC, {5, 6}).date() == date(2026, 11, 28)
    with pytest.raises(ValueError, match="no day of the week"):
        next_moment(monday, time(9), UTC, ())


def test_quiet_hours_may_go_over_midnight() -> None:
    assert [hour for hour in range(24) if within(hour, (22, 7))] == [0, 1, 2, 3, 4, 5, 6, 22, 23]
    assert [hour for hour in range(24) if within(hour, (1, 3))] == [1, 2]
    assert not any(within(hour, (9, 9)) for hour in range(24))
