"""How much it weighs, before a talk and after it: only for those who ask for it, in words, and told by nobody else."""

from __future__ import annotations

import pytest

from tests.pretend import Person


def up_to_the_feelings(keeps: str = "words") -> Person:
    mei = Person().lets_keep(keeps).writes("i got a no")  # type: ignore[arg-type]
    return mei.taps("Together", "Interview", "Today", "I wanted it")


def to_the_end(mei: Person) -> Person:
    """Past whatever is asked between the feelings and the end of the talk."""
    while mei.open_step not in ("rejected.weight_now", "rejected.look_in"):
        mei.writes("skip")
    return mei


def opened(mei: Person) -> str:
    return mei.writes("stop", "history", "1").reads


def test_whoever_says_how_much_it_weighs_is_asked_once_more_at_the_end() -> None:
    mei = up_to_the_feelings().taps("Sad", "How much it weighs", "Done")
    assert mei.open_step == "rejected.weight"
    mei.taps("A lot")
    assert mei.heard[0] == "rejected.thanks"
    to_the_end(mei)
    assert mei.open_step == "rejected.weight_now"
    mei.taps("Some")
    assert mei.kept("rejection")[0].taps["weight"] == ("a_lot", "some")
    assert mei.kept("rejection")[0].taps["feelings"] == ("sad",), "it is no feeling"
    assert "It weighed on you: a lot before the talk, some after it." in opened(mei)


def test_whoever_does_not_ask_for_it_is_asked_nothing_more() -> None:
    mei = to_the_end(up_to_the_feelings().taps("Sad", "Done"))
    assert mei.open_step == "rejected.look_in"
    said = [key for _, replies in mei.transcript for reply in replies for key in reply.keys]
    assert not any("weight" in key for key in said)
    assert "weight" not in mei.kept("rejection")[0].taps


@pytest.mark.parametrize("left_out", ["before", "after"])
def test_said_only_once_it_is_neither_kept_nor_shown(left_out: str) -> None:
    mei = up_to_the_feelings().taps("Sad", "How much it weighs", "Done")
    to_the_end(mei.writes("skip" if left_out == "before" else "a lot"))
    assert mei.open_step == ("rejected.look_in" if left_out == "before" else "rejected.weight_now")
    mei.writes("skip")
    assert "weight" not in mei.kept("rejection")[0].taps
    assert "weighed" not in opened(mei)


def test_whoever_stops_half_way_is_not_asked_about_it_on_the_way_out() -> None:
    mei = up_to_the_feelings().taps("Sad", "How much it weighs", "Done", "A lot").writes("stop")
    mei.taps("Keep it")
    assert mei.heard == ["ui.kept_and_gone"]
    assert "weight" not in mei.kept("rejection")[0].taps


@pytest.mark.parametrize(("after", "says_so"), [("A lot", True), ("Some", False), ("A little", False)])
def test_nobody_is_told_which_way_it_went_and_who_was_stirred_up_need_do_no_more(after: str, says_so: bool) -> None:
    mei = up_to_the_feelings().taps("Sad", "How much it weighs", "Done", "Some")
    to_the_end(mei).taps(after)
    assert ("shared.stirred_up" in mei.heard) == says_so
    assert not any(word in mei.reads.casefold() for word in ("lighter", "heavier", "better", "progress"))


def test_saying_only_how_much_it_weighs_names_no_feeling() -> None:
    mei = up_to_the_feelings().taps("How much it weighs", "Done", "A little")
    assert mei.heard[0] == "rejected.unsaid"
    to_the_end(mei).taps("A little")
    assert "feelings" not in mei.kept("rejection")[0].taps


def test_the_quick_log_and_the_third_no_in_two_weeks_stay_short() -> None:
    quick = Person().lets_keep("taps").writes("i got a no").taps("Quick log")
    while quick.open_step != "rejected.feelings":
        quick.writes("skip")
    assert "Sad" in quick.choices
    assert "How much it weighs" not in quick.choices
    worn = Person().lets_keep("taps")
    for _ in range(2):
        worn.writes("i got a no").taps("Quick log").writes("skip", "stop", "stop")
    worn.writes("i got a no").taps("Go through it together", "Interview")
    assert worn.open_step == "rejected.feelings"
    assert "How much it weighs" not in worn.choices


def test_while_waiting_it_can_be_said_too() -> None:
    mei = Person().lets_keep("words").writes("no answer", "Fabrikam", "3 weeks").taps("Talk about it")
    mei.taps("Unsure", "How much it weighs", "Done", "Some")
    while mei.open_step != "no_answer.weight_now":
        mei.writes("skip")
    mei.taps("A little")
    (silence,) = mei.kept("silence")
    assert silence.taps["weight"] == ("some", "a_little")
    assert silence.taps["feelings"] == ("unsure",)
    assert "It weighed on you: some before the talk, a little after it." in opened(mei)


def test_it_is_a_choice_and_needs_no_consent_to_keep_words() -> None:
    mei = up_to_the_feelings("taps").taps("How much it weighs", "Done", "A lot")
    to_the_end(mei).taps("Some")
    assert mei.kept("rejection")[0].taps["weight"] == ("a_lot", "some")
