"""Losing a job, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("i lost my job")


def test_an_ashamed_manager_with_a_mortgage_is_asked_what_comes_first() -> None:
    tan = someone()
    assert tan.heard == ["job_loss.sorry", "job_loss.first"]
    assert "I message nobody except you" in tan.reads
    tan.taps("What can't wait").writes("2 4")
    assert tan.heard[:2] == ["job_loss.practical_papers", "job_loss.practical_money"]
    assert tan.heard[-1] == "job_loss.practical_then"
    tan.taps("How it feels").writes("ashamed")
    assert tan.heard == ["shared.thanks", "job_loss.who_knows"]
    tan.taps("Nobody yet")
    assert tan.heard == ["job_loss.first_told", "job_loss.sting"]


def test_the_sentence_is_held_and_reasons_outside_come_before_a_part_of_ones_own() -> None:
    tan = someone()
    tan.taps("How it feels").writes("angry").taps("Those who matter know").writes("they never wanted me")
    assert tan.heard == ["shared.held", "job_loss.sting_next"]
    tan.taps("Look at what was behind it").writes("money or numbers, a part was mine")
    assert tan.heard == ["job_loss.part_mine", "job_loss.rewrite"]
    assert "they never wanted me" not in tan.reads
    tan.writes("they cut costs, and I had stopped asking for help")
    assert tan.heard == ["job_loss.side_by_side", "job_loss.next_step"]
    tan.taps("Nothing today", "Stay quiet")
    assert tan.kept("line")[0].words["what"].startswith("they cut costs")
    assert tan.kept("job_loss")[0].taps["hidden"] == ("numbers", "mine")


def test_telling_someone_comes_with_words_to_copy() -> None:
    tan = someone()
    tan.taps("How it feels").writes("skip", "skip", "skip").taps("Tell someone")
    assert tan.heard == ["job_loss.tell_words", "job_loss.when"]
    tan.writes("after dinner")
    assert "“after dinner”, you tell someone." in tan.reads
    assert tan.kept("step")[0].words == {"when": "after dinner"}


def test_a_no_to_the_sentence_is_a_no_and_no_sentence() -> None:
    tan = someone()
    tan.taps("How it feels").writes("sad", "no", "no")
    assert tan.heard == ["job_loss.next_step"]
    assert tan.open_step == "job_loss.next_step"


def test_someone_who_only_writes_is_listened_to_and_offered_one_look_in() -> None:
    tan = someone()
    tan.taps("I'll write, you listen").writes("twelve years", "and a box").taps("That's all")
    assert tan.heard == ["job_loss.heard_you", "keeping.kept", "shared.look_in"]
    tan.taps("Tomorrow evening")
    assert tan.memory.reminders["look_in"].hour == 18
    assert tan.kept("job_loss")[0].words["listen"] == "twelve years\nand a box"


def test_someone_leaves_half_way_comes_back_and_changes_their_mind() -> None:
    tan = someone()
    tan.taps("How it feels").writes("numb", "back").writes("relieved").writes("stop")
    tan.taps("Carry on").taps("One or two people")
    assert tan.open_step == "job_loss.sting"
    tan.writes("do you even have a heart", "stop").taps("Keep it")
    loss = tan.kept("job_loss")[0]
    assert loss.taps["feelings"] == ("relieved",)
    assert loss.words["sting"] == "do you even have a heart"


def test_laid_off_is_understood_in_their_own_words() -> None:
    assert Person().writes("got laid off this morning").heard == ["job_loss.sorry", "job_loss.first"]
