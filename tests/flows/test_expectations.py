"""What to expect while waiting: everybody's own way, as sentences about people."""

from __future__ import annotations

import pytest

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("expectations").writes("scared")


STANCES = ("Expect nothing, hurt less", "Expect little, keep a little hope", "Aim high, and mean it")


@pytest.mark.parametrize("stance", STANCES)
def test_each_of_the_three_stances_is_met_as_it_is_and_none_is_prescribed(stance: str) -> None:
    mei = someone()
    assert mei.choices[:3] == list(STANCES)
    mei.taps(stance)
    assert mei.heard == ["expectations.as_it_is", "expectations.hoped"]
    for word in ("better", "try to", "remember", "healthier", "you can also"):
        assert word not in mei.reads.lower()


def test_not_knowing_ones_stance_is_fine() -> None:
    assert someone().taps("I don't know").heard == ["expectations.no_stance", "expectations.hoped"]


def test_the_hope_is_theirs_to_hold_and_the_goal_is_something_they_do() -> None:
    mei = someone().taps(STANCES[0]).writes("that they want me", "1 2")
    assert mei.heard == ["expectations.as_sorted", "expectations.on_my_mind"]
    mei.taps("Nothing else").writes("ask two questions")
    assert "“ask two questions”: that one is yours, whatever they answer." in mei.reads
    stance = mei.kept("stance")[0]
    assert stance.taps["stance"] == ("none",)
    assert stance.words["hoped"] == "that they want me"
    assert mei.kept("step")[0].words["what"] == "ask two questions"


def test_what_they_sort_as_theirs_stays_as_they_sorted_it() -> None:
    mei = someone().taps(STANCES[2]).writes("skip", "what they answer, who else applies")
    assert mei.heard == ["expectations.as_sorted", "expectations.on_my_mind"]
    mei.taps("Nothing else", "None for now")
    assert mei.kept("stance")[0].taps["mine"] == ("answer", "others")


def test_a_thing_on_their_mind_is_sorted_with_one_tap() -> None:
    for whose, said in (("Mine", "is_mine"), ("Not mine", "not_mine"), ("Some of each", "some_of_each")):
        mei = someone().taps("I don't know").writes("skip", "skip", "whether my gap year shows").taps(whose)
        assert mei.heard == [f"expectations.{said}", "expectations.goal"]


def test_every_time_is_an_entry_of_its_own_so_that_the_change_shows() -> None:
    mei = someone().taps(STANCES[2]).writes("skip", "skip", "skip", "skip")
    mei.waits(days=20).writes("expectations", "tired").taps(STANCES[0]).writes("skip", "skip", "skip", "skip")
    assert [record.taps["stance"] for record in mei.kept("stance")] == [("high",), ("none",)]


def test_someone_who_changes_their_mind_and_stops_keeps_the_last_answer() -> None:
    mei = someone().taps(STANCES[2], "Back", STANCES[1]).writes("lol who knows", "stop").taps("Keep it")
    stance = mei.kept("stance")[0]
    assert stance.taps["stance"] == ("little_hope",)
    assert stance.words["hoped"] == "lol who knows"
