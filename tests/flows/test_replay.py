"""A head that keeps replaying it, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("my head keeps replaying it")


def test_the_page_is_told_as_if_it_happened_to_a_friend_and_then_parked() -> None:
    mei = someone()
    assert mei.heard == ["replay.tiring", "replay.page"]
    assert "as if it happened to a friend" in mei.reads
    mei.writes("she walked in", "and her mind went white").taps("That's the page")
    assert mei.heard == ["replay.page_thanks", "replay.questions"]
    mei.taps("Park it", "No time, it can stay parked")
    assert mei.heard == ["keeping.kept", "replay.parked"]
    assert mei.kept("replay")[0].words["replay"] == "she walked in\nand her mind went white"
    assert not mei.memory.reminders


def test_i_is_as_good_as_she() -> None:
    mei = someone()
    mei.taps("I'd rather say “I”").writes("I walked in").taps("That's the page", "Park it")
    mei.taps("No time, it can stay parked")
    assert mei.kept("replay")[0].words["replay"] == "I walked in"


def test_the_three_questions_come_only_by_choice_and_nothing_is_an_answer() -> None:
    mei = someone()
    mei.writes("she froze").taps("That's the page", "The three questions").writes("a pause of four seconds")
    assert mei.heard == ["replay.guessed"]
    mei.taps("None of it", "Nothing comes to mind")
    assert mei.heard == ["replay.park"]
    assert "with your answers under it" in mei.reads
    mei.taps("Ten minutes tomorrow evening")
    assert mei.memory.reminders["look_in"].hour == 18
    assert mei.kept("replay")[0].words["camera"] == "a pause of four seconds"


def test_a_page_can_be_thrown_away() -> None:
    mei = someone()
    mei.writes("she froze").taps("That's the page", "Park it", "Throw the page away")
    assert mei.heard == ["replay.thrown"]
    assert not mei.history


def test_someone_with_no_words_for_it_leaves_with_nothing_owed() -> None:
    assert someone().taps("That's the page").heard == ["replay.no_page"]


def test_someone_who_leaves_half_way_can_keep_the_page() -> None:
    mei = someone()
    mei.writes("she walked in").taps("That's the page").writes("back", "and sat down")
    mei.taps("That's the page").writes("stop").taps("Keep it")
    assert "and sat down" in mei.kept("replay")[0].words["replay"]
