"""A buddy, from the private side: looking for one, both saying yes, and leaving in one tap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.groups import FEATURES, UNKNOWN, BuddyView, GroupView, Meet, Seek, Standing, Unpair
from bot.core.records import Record
from bot.runtime.incoming import Due
from tests.pretend import NOON, Person

GROUP = GroupView(
    "g1", "The Tuesday group", "telegram", features=frozenset(FEATURES), joined=True, standing=Standing(member=True)
)
FOUND = BuddyView("g1.p1", "asked", "Sam", "To write on Sundays.")


def mei(buddy: BuddyView | None = None, group: GroupView = GROUP) -> Person:
    person = Person().lets_keep("words")
    person.memory.new = False
    person.memory.groups_now[group.id] = group
    person.memory.buddy_now = buddy or BuddyView()
    return person


def asked(buddy: BuddyView = FOUND) -> Person:
    person = mei(buddy)
    return person.is_reminded(Due("buddy:g1.p1", person.now))


def acts(person: Person) -> list[object]:
    return [acting.act for acting in person.memory.acts]


def test_what_is_kept_for_it_is_what_they_saw() -> None:
    person = mei().writes("/buddy").taps("The Tuesday group", "Yes, I am")
    person.writes("Mei", "someone to send my plan to", "@mei_here")
    assert "“someone to send my plan to”" in person.reads
    assert "@mei_here" in person.reads
    assert acts(person) == []
    person.taps("Yes, look for somebody")
    assert acts(person) == [Seek("g1", "Mei", "someone to send my plan to", "@mei_here")]
    assert person.heard == ["buddy.seeking"]


def test_the_line_leads_nowhere_and_names_no_company() -> None:
    person = mei()
    person.memory.entries[1] = ("s", Record("rejection", "no", NOON.date(), words={"company": "Contoso"}))
    person.writes("/buddy").taps("The Tuesday group", "Yes, I am")
    person.writes("Mei", "Contoso said no, see https://evil.example/x", "@mei_here").taps("Yes, look for somebody")
    (seek,) = acts(person)
    assert isinstance(seek, Seek)
    assert "Contoso" not in seek.line
    assert "evil" not in seek.line


def test_it_is_for_grown_ups() -> None:
    person = mei().writes("/buddy").taps("The Tuesday group", "No")
    assert person.heard == ["buddy.young"]
    young = mei()
    young.memory.person = replace(young.memory.person, adult=False)
    assert young.writes("/buddy").taps("The Tuesday group").heard == ["buddy.young"]


@pytest.mark.parametrize(("standing", "said"), [(Standing(), "group.stranger"), (UNKNOWN, "group.unknown")])
def test_whoever_left_the_group_looks_for_nobody_there(standing: Standing, said: str) -> None:
    person = mei().writes("/buddy").taps("The Tuesday group", "Yes, I am").writes("Mei", "a line", "@mei")
    person.memory.groups_now["g1"] = replace(GROUP, standing=standing)
    person.taps("Yes, look for somebody")
    assert said in person.heard
    assert acts(person) == []


def test_looking_stops_in_one_tap() -> None:
    person = mei(BuddyView(state="looking")).writes("/buddy").taps("The Tuesday group", "No more")
    assert acts(person) == [Seek("g1")]


def test_before_both_agreed_nothing_but_a_first_name_and_a_line_is_told() -> None:
    person = asked()
    assert person.heard == ["pair.asked"]
    assert "Sam" in person.reads
    assert "To write on Sundays." in person.reads
    person.taps("Yes")
    assert acts(person) == [Meet("g1.p1", True)]
    assert person.heard == ["pair.waiting"]


def test_the_second_yes_brings_how_to_write_to_each_other() -> None:
    person = asked(replace(FOUND, reach="@sam")).taps("Yes")
    assert person.heard == ["pair.names", "pair.together"]
    assert "@sam" in person.reads


def test_a_no_is_one_tap() -> None:
    person = asked().taps("No, thank you")
    assert acts(person) == [Meet("g1.p1", False)]
    assert person.heard == ["pair.refused"]


def test_whoever_left_the_group_meets_nobody_of_it() -> None:
    person = asked(replace(FOUND, reach="@sam"))
    person.memory.groups_now["g1"] = replace(GROUP, standing=Standing())
    person.taps("Yes")
    assert acts(person) == [Meet("g1.p1", False)]
    assert "@sam" not in person.reads


def test_a_yes_that_comes_too_late_meets_nobody() -> None:
    person = asked()
    person.memory.buddy_now = BuddyView("g1.p1", "over")
    person.taps("Yes")
    assert person.heard == ["pair.over"]
    assert acts(person) == []


@pytest.mark.parametrize(
    ("label", "how", "said"),
    [
        ("Leave it", "leave", "pair.left"),
        ("Leave, and never again", "block", "pair.left"),
        ("Report it", "report", "pair.reported_it"),
    ],
)
def test_leaving_takes_one_tap_and_no_reason(label: str, how: str, said: str) -> None:
    person = mei(replace(FOUND, state="together", reach="@sam")).writes("/buddy").taps("The Tuesday group", label)
    assert acts(person) == [Unpair("g1.p1", how)]  # type: ignore[arg-type]
    assert person.heard == [said]


def test_four_weeks_end_kindly_and_lead_to_another_four_only_by_a_tap() -> None:
    person = mei(replace(FOUND, state="over"))
    person.is_reminded(Due("buddy_end:g1.p1", person.now))
    assert person.heard == ["pair.four_weeks", "pair.again"]
    person.taps("That's enough for now")
    assert acts(person) == []


def test_whom_the_daily_message_comes_before_is_asked_the_next_day() -> None:
    person = mei(FOUND)
    person.memory.person = replace(person.memory.person, spoke_at=person.now)
    person.memory.reminders["buddy:g1.p1"] = person.now
    assert "pair.asked" in person.lives_on(days=2)
