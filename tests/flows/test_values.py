"""What matters and why, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("values")


def test_what_matters_is_tapped_and_the_why_is_written_in_one_line() -> None:
    ines = someone()
    assert ines.heard == ["values.private", "values.matters"]
    ines.writes("my people, learning").writes("I taught my nephew to read a map")
    assert ines.heard == ["values.why"]
    ines.writes("so that my daughter sees me try")
    assert ines.heard == ["keeping.kept", "values.again"]
    value = ines.kept("value")[0]
    assert value.taps["matters"] == ("people", "learning")
    assert value.words["what"] == "so that my daughter sees me try"


def test_later_it_is_shown_first_and_may_stay() -> None:
    ines = someone()
    ines.writes("craft", "skip", "because I like making things").writes("why")
    assert ines.heard == ["values.your_why", "values.still"]
    assert "because I like making things" in ines.reads
    ines.taps("It does")
    assert ines.heard == ["values.still_so"]
    assert len(ines.kept("value")) == 1


def test_every_part_can_be_skipped_and_nothing_is_kept_of_nothing() -> None:
    ines = someone().writes("skip", "skip")
    assert ines.heard == ["values.later"]
    assert not ines.history


def test_someone_without_a_reason_today_is_not_pressed() -> None:
    ines = someone().writes("security", "skip").taps("I don't have one today")
    assert ines.kept("value")[0].taps["matters"] == ("security",)


def test_someone_who_wants_no_words_kept_keeps_their_taps() -> None:
    ines = Person().lets_keep("taps").writes("values", "laughing", "skip", "to laugh at work again")
    assert not ines.kept("value")[0].words


def test_someone_goes_back_and_chooses_differently() -> None:
    ines = someone().writes("freedom", "back", "fairness", "skip", "no")
    assert ines.kept("value")[0].taps["matters"] == ("fairness",)
