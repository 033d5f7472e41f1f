"""'I'm destined for this', as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words")


def with_history() -> Person:
    kim = someone()
    for _ in range(2):
        kim.writes("i got a no").taps("Together", "Final round", "Today", "I wanted it").writes("sad", "skip")
        kim.writes("I was calm in the panel", "rest", "stay quiet")
    return kim


def test_their_own_history_stands_beside_it_and_nothing_is_argued_away() -> None:
    kim = with_history().writes("i'm destined for this")
    assert kim.heard == ["destined.heavy", "destined.about"]
    kim.taps("Finding work").writes("it will always be a no")
    assert kim.heard == ["shared.held", "destined.look"]
    kim.taps("Yes")
    assert kim.heard == ["destined.met", "destined.wrote", "destined.wrote", "destined.own_line"]
    assert "2 times, somebody read what you sent and wanted to speak with you." in kim.reads
    assert "I was calm in the panel" in kim.reads
    assert "it will always be a no" not in kim.reads
    kim.writes("two finals, and I was calm in both")
    assert [line.words["what"] for line in kim.kept("line")] == ["two finals, and I was calm in both"]


def test_without_a_history_one_kind_word_is_asked_for_and_none_is_an_answer() -> None:
    kim = someone().writes("destined").taps("Finding work", "I'd rather not write it")
    assert kim.heard == ["destined.counter"], "nothing is promised that isn't there"
    kim.taps("None that I know of")
    assert kim.heard[0] == "destined.none_noted"


def test_everything_leads_to_the_plain_question_before_anything_is_looked_at() -> None:
    for answer in ("Everything", "I don't know"):
        kim = someone().writes("destined").taps(answer)
        assert "safety.soft" in kim.heard
        kim.writes("no")
        assert kim.heard == ["safety.no", "destined.sentence"]


def test_a_typed_answer_to_the_plain_question_goes_to_it_and_not_to_what_lies_beneath() -> None:
    kim = someone().writes("destined").taps("Everything").writes("sometimes")
    assert kim.heard == ["safety.might_act", "helpnow.at_hand_anywhere"]
    assert not any("destined." in key for key in kim.heard)


def test_not_today_is_respected() -> None:
    kim = with_history().writes("destined").taps("Finding work", "I'd rather not write it", "Not today")
    assert kim.heard[0] == "destined.left"


def test_someone_who_keeps_nothing_can_still_talk() -> None:
    kim = Person().lets_keep("nothing").writes("destined").taps("Finding work").writes("never")
    kim.taps("None that I know of")
    assert "keeping.kept" in kim.heard
    assert not kim.history


def test_someone_leaves_half_way_and_throws_it_away() -> None:
    kim = someone().writes("destined").taps("Finding work").writes("never", "stop").taps("Throw it away")
    assert not kim.history
