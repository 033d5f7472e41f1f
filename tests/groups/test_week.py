"""A group's week: what opens, what closes, and when, whatever clocks do; and that it stops and starts by itself."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.groups import FEATURES, SetUp
from bot.groups.group import QUIET_AFTER, Group, from_json, to_json
from bot.groups.posts import Post
from bot.groups.week import Week, closed, next_week

LISBON = ZoneInfo("Europe/Lisbon")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""A Monday at nine in Lisbon."""
GROUP = Group(
    "g", "telegram", "-1", state="active", zone="Europe/Lisbon", features=frozenset(FEATURES), alive_on=NOW.date(),
    due=NOW,
)  # fmt: skip
THREAD = Post("w", "g", "week", "standing", NOW - timedelta(days=7), wanted=1)


def begins(
    group: Group = GROUP,
    *posts: Post,
    at: datetime = NOW,
    answers: Mapping[str, Mapping[str, int]] | None = None,
) -> Week:
    ids = itertools.count(1)
    return next_week(group, posts, answers or {}, (), at, LISBON, lambda: f"n{next(ids)}")


def kinds(week: Week) -> list[tuple[str, bool]]:
    return [(post.kind, post.closed) for post in week.posts]


def test_a_week_opens_its_thread_and_its_pulse() -> None:
    assert kinds(begins()) == [("week", False), ("pulse", False)]


def test_last_weeks_thread_closes_and_nobodys_tap_is_kept() -> None:
    week = begins(GROUP, THREAD, answers={"w": {"no": 7, "win": 4, "try": 5}})
    assert kinds(week)[0] == ("week", True)
    assert week.posts[0].numbers == {"no": 5, "try": 5}
    assert week.over == ("w",)


def test_only_what_is_chosen_opens() -> None:
    assert kinds(begins(replace(GROUP, features=frozenset(("week",))))) == [("week", False)]
    assert kinds(begins(replace(GROUP, features=frozenset(("totals", "buddies", "shares"))))) == []


def test_three_weeks_without_a_sign_of_life_end_it_and_the_next_one_begins_it_again() -> None:
    quiet = replace(GROUP, alive_on=(NOW - QUIET_AFTER).date())
    week = begins(quiet, THREAD)
    assert kinds(week) == [("week", True)]
    assert not week.awake
    assert week.group.due == NOW + timedelta(days=7), "it is looked at again"
    assert kinds(begins(quiet.awake(NOW.date()))) == [("week", False), ("pulse", False)]


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
def test_it_opens_at_nine_by_the_clock_there_also_where_clocks_change(zone: str) -> None:
    there, group = ZoneInfo(zone), GROUP
    at = datetime(2026, 11, 23, 9, tzinfo=there)
    for _ in range(54):
        group = next_week(group, (), {}, (), at, there, lambda: "n").group
        assert group.due
        opens = group.due.astimezone(there)
        assert (opens.hour, opens.minute, opens.weekday()) == (9, 0, 0)
        assert timedelta(days=6, hours=22) < group.due - at < timedelta(days=7, hours=2)
        at = group.due


def test_the_pulse_closes_at_nine_three_days_later_also_where_clocks_change() -> None:
    before_the_change = datetime(2026, 10, 23, 8, tzinfo=UTC)
    (pulse,) = (
        post
        for post in begins(replace(GROUP, alive_on=date(2026, 10, 23)), at=before_the_change).posts
        if post.kind == "pulse"
    )
    assert pulse.due
    assert pulse.due.astimezone(LISBON) == datetime(2026, 10, 26, 9, tzinfo=LISBON)


def test_after_weeks_without_the_bot_one_week_opens_and_not_three() -> None:
    late = NOW + timedelta(days=16)
    week = begins(replace(GROUP, alive_on=late.date()), at=late)
    assert kinds(week) == [("week", False), ("pulse", False)]
    assert week.group.due
    assert week.group.due > late


def test_a_pulse_that_is_over_is_one_line() -> None:
    pulse = Post("p", "g", "pulse", "standing", NOW, NOW, wanted=1)
    assert closed(pulse, {"heavy": 9, "good": 4}).numbers == {"heavy": 1}
    assert closed(pulse, {"heavy": 6, "good": 6}).numbers == {"mixed": 1}
    assert closed(pulse, {"heavy": 5}).numbers == {}


def test_what_is_turned_off_closes_when_its_week_is_over() -> None:
    off = GROUP.set_up(SetUp("g", frozenset(("shares",)), zone="Europe/Lisbon"), NOW - timedelta(days=2), LISBON)
    assert off.due == NOW
    week = begins(off, THREAD)
    assert kinds(week) == [("week", True)]
    assert week.group.due is None


def test_what_is_counted_comes_back_from_the_store_as_it_was() -> None:
    group = replace(GROUP, totals=(45, 10), counted=(date(2026, 11, 2), date(2026, 11, 9)))
    clear = {name: getattr(group, name) for name in ("id", "platform", "room", "state", "alive_on", "due")}
    assert from_json(to_json(group), **clear) == group
