"""Being fired up, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("i'm fired up")


def test_the_fire_becomes_one_thing_of_a_size_at_a_time() -> None:
    noor = someone()
    assert noor.heard == ["fired_up.good", "fired_up.heat"]
    noor.taps("Energy", "Practise the points of one answer", "15 minutes")
    noor.writes("I close the laptop at five")
    assert (
        "“I close the laptop at five”: practise the points of one answer, without a script, fifteen minutes."
        in noor.reads
    )
    assert noor.heard == ["fired_up.plan", "keeping.kept", "fired_up.enough"]
    step = noor.kept("step")[0]
    assert step.taps["size"] == ("fifteen",)
    assert step.words["when"] == "I close the laptop at five"


def test_anger_carries_a_first_step_too() -> None:
    assert someone().taps("Anger").heard == ["fired_up.anger", "fired_up.next_step"]


def test_a_letter_in_anger_is_written_here_and_waits_until_morning() -> None:
    noor = someone().taps("Anger", "Tell them what I think").writes("You made me do six rounds").taps("That's all")
    assert noor.heard[0] == "fired_up.letter_waits"
    assert noor.kept("step")[0].words["letter"] == "You made me do six rounds"


def test_now_is_a_time() -> None:
    noor = someone().taps("Both").writes("ring my old boss").taps("5 minutes", "Now")
    assert "Now: “ring my old boss”, five minutes." in noor.reads


def test_a_feeling_without_a_plan_is_a_full_answer() -> None:
    noor = someone().writes("skip", "skip")
    assert noor.heard == ["fired_up.nothing"]
    assert not noor.history


def test_someone_who_changes_their_mind_about_the_size_goes_back() -> None:
    noor = someone().taps("Energy", "Learn one thing", "45 minutes").writes("back").taps("5 minutes", "Now")
    assert noor.kept("step")[0].taps["size"] == ("five",)
