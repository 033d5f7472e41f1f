"""The total of a group says nothing of anybody in it, whatever somebody tries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.records import Kind
from bot.groups.group import Group
from bot.groups.totals import COUNTED, CROWD, KINDS, MOST_EACH, NO, Days, counted, shown

MONDAY = date(2026, 11, 2)
GROUP = Group("g", "telegram", "-1", state="active", features=frozenset(("totals",)))

a_week = st.dictionaries(
    st.tuples(st.sampled_from(KINDS), st.dates(MONDAY - timedelta(days=7), MONDAY - timedelta(days=1))),
    st.integers(1, 9),
    max_size=6,
)
"""What somebody kept within the week before that Monday."""


def nos(*each: int) -> tuple[Days, ...]:
    """Members who got so many no's each in that week."""
    return tuple({("rejection", MONDAY - timedelta(days=2)): n} for n in each)


def given_by(member: Days, kinds: Sequence[Kind], first: date, until: date) -> int:
    return sum(n for (kind, day), n in member.items() if kind in kinds and first <= day < until)


@given(st.lists(a_week, max_size=CROWD - 1))
def test_where_fewer_than_a_crowd_gave_something_nothing_shows(members: list[Days]) -> None:
    assert shown(counted(GROUP, members, MONDAY)) == {}


@given(st.lists(a_week, min_size=4, max_size=4), a_week, a_week)
def test_whoever_holds_four_of_five_accounts_learns_nothing_of_the_fifth(
    four: list[Days], fifth: Days, or_this: Days
) -> None:
    assert shown(counted(GROUP, (*four, fifth), MONDAY)) == shown(counted(GROUP, (*four, or_this), MONDAY))


@given(st.lists(a_week, min_size=4, max_size=4), st.lists(a_week, max_size=4))
def test_what_four_give_never_shows_what_fewer_than_five_others_gave(mine: list[Days], others: list[Days]) -> None:
    """Whatever they fill their four accounts with: it is as if there was nobody besides."""
    assert shown(counted(GROUP, (*mine, *others), MONDAY)) == shown(counted(GROUP, mine, MONDAY))


@given(
    st.lists(
        st.tuples(st.lists(a_week, max_size=14), st.integers(0, 9)),
        min_size=2,
        max_size=6,
    )
)
def test_two_views_of_the_total_never_differ_by_one_persons_doing_alone(
    rollovers: list[tuple[list[Days], int]],
) -> None:
    """Members come and go between rollovers, early ones and late ones: each change is a crowd's."""
    group, today = GROUP, MONDAY
    for members, days in rollovers:
        kept = [{(kind, day + (today - MONDAY)): n for (kind, day), n in one.items()} for one in members]
        before, group = group, counted(group, kept, today)
        for number, kinds in enumerate(COUNTED):
            change = group.totals[number] - before.totals[number]
            assert change >= 0, "nobody's leaving takes anything out again"
            if change:
                begins = before.counted[number] if before.counted else today - timedelta(days=7)
                each = [given_by(one, kinds, begins, today) for one in kept]
                assert sum(n > 0 for n in each) >= CROWD
                assert change - min(max(each), MOST_EACH) >= CROWD - 1, "without the one who gave most it is a crowd's"
        seen, then = shown(group), shown(before)
        assert seen == then or any(seen[name] - then.get(name, 0) >= MOST_EACH for name in seen)
        today += timedelta(days=days)


@given(st.lists(a_week, min_size=CROWD, max_size=14), st.lists(a_week, max_size=14), st.integers(0, 6))
def test_asking_again_before_a_week_has_passed_says_nothing_new(
    members: list[Days], then: list[Days], days: int
) -> None:
    """An admin who sets another day every day: no two changes have a day in common, and nothing can be subtracted."""
    once = counted(GROUP, (*members, *nos(*[1] * CROWD)), MONDAY)
    assert once.totals[0]
    again = counted(once, (*then, *nos(*[1] * CROWD)), MONDAY + timedelta(days=days))
    assert again.totals[0] == once.totals[0]


def test_nine_who_each_got_a_no_are_a_crowd() -> None:
    assert shown(counted(GROUP, nos(*[1] * CROWD), MONDAY)) == {"no": 5, "tries": 0}


def test_one_who_got_many_counts_as_one_who_got_five() -> None:
    many = counted(GROUP, nos(*[1] * (CROWD - 1), 40), MONDAY)
    five = counted(GROUP, nos(*[1] * (CROWD - 1), MOST_EACH), MONDAY)
    assert many.totals == five.totals


def test_nine_who_tried_do_not_carry_the_one_who_got_a_no() -> None:
    tried: list[Days] = [{("application", MONDAY - timedelta(days=1)): 1}] * CROWD
    with_a_no: Days = {**tried[0], ("rejection", MONDAY - timedelta(days=1)): 3}
    group = counted(GROUP, (*tried, with_a_no), MONDAY)
    assert group.totals == (0, CROWD + 1)


def test_what_few_gave_waits_for_a_crowd() -> None:
    group = counted(GROUP, nos(1, 1, 1), MONDAY)
    late: Mapping[tuple[Kind, date], int] = {("silence", MONDAY + timedelta(days=3)): 1}
    group = counted(group, (*nos(1, 1, 1), *[late] * 6), MONDAY + timedelta(days=7))
    assert group.totals[0] == CROWD
    assert group.counted == (MONDAY + timedelta(days=7), MONDAY - timedelta(days=7))


def test_what_waited_for_two_months_is_let_go() -> None:
    group = counted(GROUP, nos(1, 1, 1), MONDAY)
    later = MONDAY + timedelta(weeks=9)
    recent: Days = {(NO[0], later - timedelta(days=1)): 1}
    assert counted(group, (*nos(1, 1, 1), *[recent] * 6), later).totals == (0, 0)
