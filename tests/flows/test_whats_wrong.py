"""'What's wrong with me?', as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("what's wrong with me")


def test_the_guess_is_held_first_and_never_said_back() -> None:
    alex = someone()
    assert alex.heard == ["whats_wrong.hard_question", "whats_wrong.guess"]
    alex.writes("I'm too slow and everyone can tell")
    assert alex.heard == ["shared.held", "whats_wrong.what_now"]
    alex.taps("Put it down for today")
    assert not any("too slow" in message.plain for _, replies in alex.transcript for message in replies)


def test_a_guess_stays_a_guess_and_maybe_is_offered() -> None:
    alex = someone().writes("I'm downright weird").taps("Look at it together")
    assert alex.heard == ["whats_wrong.seen"]
    alex.taps("No, it's a guess")
    assert alex.heard == ["whats_wrong.a_guess", "whats_wrong.rewrite"]
    assert "“maybe”" in alex.reads
    alex.writes("maybe I was quiet that day")
    assert alex.kept("note")[0].words["rewrite"] == "maybe I was quiet that day"
    assert alex.kept("line")[0].words["what"] == "maybe I was quiet that day"


def test_something_seen_is_written_as_something_done_once() -> None:
    alex = someone().writes("I'm a mess").taps("Look at it together", "Yes, somebody said it")
    assert alex.heard == ["whats_wrong.evidence"]
    alex.writes("she said I talked over her")
    assert "“I did …, that time.”" in alex.reads
    alex.taps("Leave it as it is")
    assert "whats_wrong.put_down" in alex.heard


def test_no_answer_is_an_answer() -> None:
    assert someone().taps("It has no answer").heard[0] == "whats_wrong.no_answer"


def test_more_than_they_can_hold_brings_the_plain_question() -> None:
    alex = someone().writes("everything").taps("It's more than I can hold")
    assert "safety.soft" in alex.heard
    alex.taps("No")
    assert alex.heard[-1] == "whats_wrong.after_heavy"


def test_someone_who_may_not_be_sixteen_is_asked_before_any_word_is_kept() -> None:
    alex = Person().writes("what's wrong with me", "I'm stupid")
    alex.taps("Put it down for today")
    assert alex.heard == ["whats_wrong.put_down", "ui.age"]
    alex.taps("No")
    assert alex.heard[0] == "ui.young"
    assert not alex.history


def test_someone_goes_back_and_writes_another_sentence() -> None:
    alex = someone().writes("I'm boring", "back", "I'm tired of myself").taps("Put it down for today")
    assert alex.kept("note")[0].words["sting"] == "I'm tired of myself"
