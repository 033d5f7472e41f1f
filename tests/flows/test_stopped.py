"""Having stopped applying, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("i stopped applying")


def test_stopping_is_allowed_and_nobody_counts_the_days() -> None:
    joy = someone()
    assert joy.heard == ["stopped.allowed", "stopped.why"]
    assert joy.taps("I'm worn out").heard == ["stopped.tired", "stopped.what_now"]
    joy.taps("Rest some more", "Leave it open")
    assert joy.heard == ["keeping.kept", "stopped.goodbye"]
    assert joy.kept("step")[0].taps["what"] == ("rest",), "rest is something they did"
    assert not joy.memory.reminders


def test_one_message_comes_at_the_end_of_a_rest_when_they_ask_for_it() -> None:
    joy = someone()
    joy.taps("I needed a rest", "Rest some more", "Ask me in a week")
    assert joy.heard == ["keeping.kept", "stopped.in_a_week"]
    assert (joy.memory.reminders["look_in"].date() - joy.now.date()).days == 7


def test_the_smallest_way_back_in_is_very_small() -> None:
    joy = someone()
    joy.taps("I'd like to begin again", "The smallest way back in")
    assert "Open the folder, close it again" in joy.choices
    joy.taps("Open the folder, close it again").writes("no")
    assert joy.heard == ["keeping.kept", "stopped.small", "stopped.goodbye"]
    assert "That counts." in joy.reads


def test_pointless_is_asked_about_before_anything_else() -> None:
    joy = someone()
    joy.taps("It seemed pointless", "I don't know")
    assert "safety.soft" in joy.heard
    assert "stopped.what_now" not in joy.heard


def test_pointless_about_applying_is_taken_at_its_word() -> None:
    assert someone().taps("It seemed pointless", "Applying").heard == ["stopped.no_point", "stopped.what_now"]


def test_another_direction_is_three_taps_and_a_line_and_commits_to_nothing() -> None:
    joy = someone()
    joy.taps("Other things came first", "Look at another direction").writes("1 3 4", "something with plants")
    note = joy.kept("note")[0]
    assert note.taps["other"] == ("work", "hours", "people")
    assert note.words["what"] == "something with plants"


def test_their_own_comfort_is_offered_by_name_beside_the_small_steps() -> None:
    joy = Person().lets_keep("words")
    joy.writes("comfort", "my zither", "no", "no")
    joy.writes("i stopped applying").taps("I'm worn out", "The smallest way back in")
    assert joy.choices[0] == "my zither"
    joy.taps("my zither")
    assert "“my zither”, whenever it suits." in joy.reads


def test_someone_who_answers_what_nobody_asked_loses_nothing() -> None:
    joy = someone()
    joy.writes("I had a dog once", "back").taps("I'm worn out").writes("is it raining", "stop").taps("Keep it")
    note = joy.kept("note")[0]
    assert note.taps["why"] == ("tired",)
    assert "is it raining" in note.words["aside"]
