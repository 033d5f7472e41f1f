"""One line for the next person, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("give advice")


def test_a_line_is_given_kept_and_theirs_until_they_say_otherwise() -> None:
    bo = someone()
    assert bo.heard == ["advice.you_know", "advice.line"]
    bo.writes("eat first, then open the mail")
    assert bo.heard == ["advice.thanks", "advice.for_you"]
    bo.taps("Yes, keep it as my line", "For me alone")
    assert bo.heard == ["keeping.kept", "advice.yours"]
    assert bo.kept("advice")[0].taps["for_group"] == ("mine",)
    assert bo.kept("line")[0].words["what"] == "eat first, then open the mail"


def test_a_group_sees_nothing_without_being_asked_again() -> None:
    bo = someone().writes("eat first").taps("No")
    assert "You would see the exact words first" in bo.reads
    bo.taps("Ask me then")
    assert bo.kept("advice")[0].taps["for_group"] == ("ask_me",)


def test_no_advice_today_is_fine() -> None:
    bo = someone().taps("Nothing today")
    assert bo.heard == ["advice.none"]
    assert not bo.history


def test_someone_who_wants_no_words_kept_gives_it_and_nothing_stays() -> None:
    bo = Person().lets_keep("taps").writes("give advice", "eat first").taps("No", "For me alone")
    assert not any(record.words for record in bo.history)


def test_someone_goes_back_and_says_it_better() -> None:
    bo = someone().writes("eat", "back", "eat something warm", "no", "stop").taps("Keep it")
    assert bo.kept("advice")[0].words["what"] == "eat something warm"
