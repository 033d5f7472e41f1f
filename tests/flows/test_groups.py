"""A group, from the private side: joining it, sharing with it word for word, and taking it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.groups import FEATURES, UNKNOWN, GroupView, Share, Standing, TakeBack
from bot.core.records import Record
from tests.pretend import NOON, Person

GROUP = GroupView(
    "g1", "The Tuesday group", "telegram", features=frozenset(FEATURES), joined=True, standing=Standing(member=True)
)


def mei(group: GroupView = GROUP) -> Person:
    person = Person().lets_keep("words")
    person.memory.groups_now[group.id] = group
    return person


def shares_of(person: Person) -> list[Share]:
    return [acting.act for acting in person.memory.acts if isinstance(acting.act, Share)]


def test_a_link_from_the_group_leads_to_joining_it() -> None:
    person = mei(replace(GROUP, joined=False))
    person.writes("/group g1")
    assert person.heard == ["group.hello"]
    person.taps("Join")
    assert person.memory.groups_now["g1"].joined
    assert person.heard[-1] == "group.first"


def test_what_goes_up_is_what_was_shown_word_for_word() -> None:
    person = mei()
    person.writes("/share")
    person.taps("The Tuesday group", "Something new").writes("Final round no. It still hurts.")
    person.taps("No name: “someone here”")
    assert "“Final round no. It still hurts.”" in person.reads
    assert not shares_of(person)
    person.taps("Yes, share this")
    (share,) = shares_of(person)
    assert share.draft.text == "Final round no. It still hurts."
    assert share.draft.digest == share.confirmed
    assert person.heard == ["shared_it.sent"]


def test_the_name_of_a_company_is_left_out_unless_they_want_it_there() -> None:
    person = mei()
    person.memory.entries[1] = ("s", Record("rejection", "no", NOON.date(), words={"company": "Contoso Ltd"}))
    person.writes("/share").taps("The Tuesday group", "Something new")
    person.writes("Contoso Ltd said no, CONTOSO LTD of all places")
    assert person.heard == ["share.company"]
    person.taps("Yes, leave the name out", "No name: “someone here”")
    assert "“a company said no, a company of all places”" in person.reads


@pytest.mark.parametrize(
    "text",
    [
        "@everyone look",
        "write to me at a.b@mail.example",
        "https://evil.example/x now",
        "<@123> hello",
        "+44 20 7946 0958 call",
    ],
)
def test_nobody_is_called_or_led_away_by_a_share(text: str) -> None:
    person = mei()
    person.writes("/share").taps("The Tuesday group", "Something new").writes(text).taps("No name: “someone here”")
    person.taps("Yes, share this")
    shown = shares_of(person)[0].draft.text
    assert not {"@", "://"} & {each for each in ("@", "://") if each in shown}
    assert "7946" not in shown


def test_a_share_that_sounds_like_danger_goes_nowhere() -> None:
    person = mei()
    person.writes("/share").taps("The Tuesday group", "Something new").writes("i want to kill myself")
    assert person.open_step.startswith("safety.")
    assert not shares_of(person)


@pytest.mark.parametrize(
    ("standing", "said"),
    [(Standing(), "share.stranger"), (UNKNOWN, "share.unknown")],
)
def test_whoever_left_the_group_shares_nothing_there(standing: Standing, said: str) -> None:
    person = mei()
    person.writes("/share").taps("The Tuesday group", "Something new").writes("still here")
    person.taps("No name: “someone here”")
    person.memory.groups_now["g1"] = replace(GROUP, standing=standing)
    person.taps("Yes, share this")
    assert said in person.heard
    assert not shares_of(person)


def test_it_can_be_undone_and_taken_back() -> None:
    person = mei()
    person.writes("/share").taps("The Tuesday group", "Something new").writes("still here")
    person.taps("No name: “someone here”", "Yes, share this", "Undo")
    assert isinstance(person.memory.acts[-1].act, TakeBack)
    person.writes("/shares")
    assert person.heard == ["shares.none"]


def test_only_an_admin_sets_it_up() -> None:
    person = mei(replace(GROUP, active=False, joined=False))
    person.writes("/group g1")
    assert person.heard == ["group.not_yet"]
    person.memory.groups_now["g1"] = replace(GROUP, active=False, standing=Standing(member=True, admin=True))
    person.writes("/group g1").taps("Members share from private", "Done")
    person.taps("No", "Yes")
    assert person.heard == ["group.set_up_done", "group.page"]
