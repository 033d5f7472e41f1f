"""Standing beside somebody who got a no, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("it happened to someone else")


def test_a_friend_asks_what_to_say_and_gets_openings_that_ask_for_nothing() -> None:
    ana = someone()
    ana.taps("What to say")
    assert ana.heard == ["other_person.say", "other_person.avoid"]
    ana.taps("Yes")
    assert ana.heard == ["other_person.leave_out", "other_person.line"]
    ana.writes("I heard. Soup at seven.")
    assert ana.heard[:2] == ["other_person.line_thanks", "other_person.reachable"]
    assert ana.kept("note")[0].words["what"] == "I heard. Soup at seven."


def test_nothing_is_sent_to_anybody() -> None:
    ana = someone()
    ana.taps("Something to do for them")
    assert "nothing is sent to anyone" in ana.reads


def test_someone_who_is_worn_down_themselves_is_asked_about_themselves() -> None:
    ana = someone()
    ana.taps("It weighs on me too").writes("he doesn't sleep and I don't either")
    assert "other_person.own_load_thanks" in ana.heard
    assert ana.kept("note")[0].words["own_load"].startswith("he doesn't")


def test_fear_for_a_life_goes_to_the_numbers_at_once() -> None:
    ana = someone()
    ana.taps("I'm worried they're in danger")
    assert "safety.third_party" in ana.heard
    assert any(key.startswith("helpnow.") for key in ana.heard)


def test_someone_who_changes_their_mind_can_go_back_to_what_they_need() -> None:
    ana = someone()
    ana.taps("They don't want to talk").writes("back").taps("What to say").writes("no", "no")
    assert "other_person.reachable" in ana.heard


def test_a_wife_who_writes_it_plainly_is_understood() -> None:
    assert Person().writes("my husband got laid off and I don't know what to say").open_step == "other_person.practical"
