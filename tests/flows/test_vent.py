"""Letting it out, as sentences about people."""

from __future__ import annotations

from itertools import pairwise

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("i want to vent")


def test_nobody_answers_back_and_no_two_replies_are_alike() -> None:
    sam = someone()
    said = [sam.writes(line).reads for line in ("argh", "four rounds", "FOUR", "and a panel of six")]
    assert all(before != after for before, after in pairwise(said))
    assert not any("?" in words for words in said)


def test_it_is_thrown_away_unless_they_want_it_kept() -> None:
    sam = someone().writes("argh").taps("That's all")
    assert sam.heard == ["vent.out", "vent.what_now"]
    sam.taps("Throw it away")
    assert sam.heard == ["vent.thrown"]
    assert not sam.history


def test_it_is_kept_when_they_say_so() -> None:
    sam = someone().writes("argh").taps("That's all", "Keep it for me")
    assert sam.heard == ["keeping.kept"]
    assert sam.kept("vent")[0].words["listen"] == "argh"


def test_more_than_they_can_hold_is_met_with_the_plain_question_and_their_words_wait() -> None:
    sam = someone().writes("argh").taps("That's all", "It's more than I can hold")
    assert "safety.soft" in sam.heard
    sam.taps("No")
    assert sam.heard[-1] == "vent.afterwards"
    sam.taps("Keep them for me")
    assert sam.kept("vent")


def test_the_third_time_within_two_weeks_a_page_is_offered() -> None:
    sam = Person().lets_keep("words")
    for _ in range(2):
        sam.writes("vent", "argh").taps("That's all")
        assert "Put it on one page" not in sam.choices
        sam.taps("Keep it for me")
    sam.writes("vent", "argh").taps("That's all", "Put it on one page")
    assert sam.heard == ["replay.tiring", "replay.page"]


def test_nothing_to_say_after_all_is_fine() -> None:
    assert someone().taps("That's all").heard == ["vent.nothing"]


def test_someone_who_stops_in_the_middle_decides_what_happens_with_it() -> None:
    sam = someone().writes("argh", "stop").taps("Throw it away")
    assert not sam.history


def test_feeling_like_trash_without_naming_a_no_opens_it() -> None:
    assert Person().writes("feel like trash today").heard == ["vent.vent"]
