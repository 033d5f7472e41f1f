"""Where the five posts contradict one another: one test for the rule of each (docs/practices.toml)."""

from __future__ import annotations

import re
from pathlib import Path

from bot.app import content_folder
from bot.flows.every import FLOWS
from tests.pretend import Person

HEARD = {"commands"}
"""Files that hold what people write."""


def someone(says: str = "i got a no") -> Person:
    return Person().lets_keep("words").writes(says)


def all_that_is_said(*, tones: bool = True) -> dict[Path, str]:
    """The text of every English file, without comments and names."""
    files = (content_folder() / "en").glob("**/*.ftl" if tones else "*.ftl")
    return {
        path: "\n".join(line for line in path.read_text("utf-8").casefold().splitlines() if not line.startswith("#"))
        for path in files
        if path.stem not in HEARD
    }


def told(person: Person) -> str:
    return "\n".join(message.plain for _, replies in person.transcript for message in replies)


def test_c1_a_stance_is_theirs_and_none_is_prescribed() -> None:
    """No expectations, low ones with a little hope, high ones: three choices side by side, and a goal apart."""
    mei = someone("expectations").writes("hopeful")
    assert {"Expect nothing, hurt less", "Expect little, keep a little hope", "Aim high, and mean it"} <= set(
        mei.choices
    )
    assert "None is better than the others." in mei.reads
    steps = [step.name for step in FLOWS["expectations"].steps]
    assert steps.index("hoped") < steps.index("goal"), "their answer and a goal of one's own are asked apart"


def test_c2_feeling_comes_first_and_brave_is_a_choice() -> None:
    gentle, brave = someone(), someone("tone").taps("Brave").writes("skip", "i got a no")
    assert gentle.memory.person.tone == ""
    assert "nerve" not in gentle.reads
    assert "stepped up" in brave.reads or "nerve" in brave.reads
    for mei in (gentle, brave):
        mei.taps("Together", "Interview", "Today", "I wanted it")
        assert mei.open_step == "rejected.feelings"


def test_c3_what_was_outside_comes_before_anything_of_ones_own_and_that_is_one_thing_at_most() -> None:
    tan = someone("i lost my job").taps("How it feels").writes("sad", "skip", "it was me")
    tan.taps("Look at what was behind it")
    assert tan.choices.index("Money or numbers") < tan.choices.index("A part was mine")
    reply = [step.name for step in FLOWS["feedback_reply"].steps if step.name.startswith("one_thing")]
    assert reply == ["one_thing", "one_thing_kept"]


def test_c4_points_are_practised_and_no_script() -> None:
    noor = someone("i'm fired up").taps("Energy", "Practise the points of one answer", "15 minutes", "Now")
    assert "without a script" in told(noor)
    for path, words in all_that_is_said().items():
        assert "by heart" not in words, path.name
        assert "memorise" not in words, path.name


def test_c5_feedback_is_asked_of_those_who_decide_later_and_when_ready() -> None:
    mei = someone().taps("Quick log").writes("skip", "skip", "today", "sad", "no, that's all").writes("feedback")
    assert "feedback.fresh" in mei.heard, "a no of today can wait"
    assert {"Later, not now", "I'd rather not know"} <= set(mei.choices)
    assert not any("other candidates" in words for words in all_that_is_said().values())


def test_c6_mixed_and_changing_answers_are_met_without_a_word_about_it() -> None:
    mei = someone().taps("Together", "Interview", "Today", "I was curious").writes("relieved, bitter")
    assert mei.heard[0] == "rejected.thanks"
    mei.writes("back", "angry")
    assert mei.heard[0] == "rejected.thanks"
    sam = someone("vent")
    sam.writes("it didn't hurt much", "my heart is broken").taps("That's all", "Keep it for me")
    sam.writes("vent", "haha I'm fine").taps("That's all", "Keep it for me")
    assert len(sam.kept("vent")) == 2, "several in a day are fine"


def test_c7_destiny_is_left_to_those_who_chose_faith() -> None:
    for path, words in all_that_is_said().items():
        for fate in ("meant to be", "redirect", "for a reason", "universe", "god's plan", "blessing in"):
            assert fate not in words, f"{path}: {fate}"
        if "faith" not in path.parts:
            assert not re.search(r"\b(rezeki|insya|inshallah|the one who sees)", words), path.name
    kim = someone("destined").taps("Finding work", "I'd rather not write it", "None that I know of")
    assert "doesn't tell either of us what comes" in kim.reads


def test_c8_rest_is_a_choice_and_steps_shrink_with_strength() -> None:
    joy = someone("i stopped applying").taps("I'm worn out")
    assert joy.choices[0] == "Rest some more"
    joy.taps("Rest some more", "Leave it open")
    assert joy.kept("step")[0].taps["what"] == ("rest",)
    mei = someone().taps("Together", "Interview", "Today", "I wanted it").writes("tired", "skip")
    assert "One small job thing" not in mei.choices
    assert "Rest" in mei.choices


def test_c9_no_odds_either_way_and_only_their_own_data() -> None:
    odds = re.compile(
        r"\bodds\b|\bchances\b|\blikely\b|probab|per ?cent|\d ?%|closer to (a|your) yes|numbers game|statistic"
    )
    for path, words in all_that_is_said().items():
        assert not odds.search(words), path.name
    kim = (
        someone().taps("Together", "Final round", "Today", "I wanted it").writes("sad", "skip", "calm", "rest", "quiet")
    )
    kim.writes("destined").taps("Finding work", "I'd rather not write it", "Yes")
    assert "Once, somebody read what you sent" in kim.reads
    assert "“calm”" in kim.reads


def test_c10_an_answer_and_no_answer_are_two_conversations() -> None:
    assert someone("i got a no").open_step.startswith("rejected.")
    silent = someone("they never answered")
    assert silent.open_step.startswith("no_answer.")
    assert "a no" not in silent.reads.casefold().split("\n")[0]


def test_c11_how_to_wait_is_a_menu_with_their_own_words_in_it() -> None:
    mei = someone("expectations").writes("scared")
    assert FLOWS["expectations"].by_name["stance"].own_words
    mei.writes("I tell the mirror I'm going to get it")
    assert mei.heard[0] == "expectations.as_it_is"
    assert "can stay like that" in mei.reads


def test_c12_what_is_riding_on_it_changes_the_way() -> None:
    soon = someone().taps("Together", "Interview", "Today", "I need work soon")
    assert soon.open_step == "rejected.what_first"
    assert "What can't wait" in soon.choices
    curious = someone().taps("Together", "Interview", "Today", "I was curious")
    assert curious.open_step == "rejected.feelings"
    assert not any("dream" in words for words in all_that_is_said().values())


def test_c13_nothing_to_learn_is_a_full_answer() -> None:
    mei = someone().taps("Together", "Interview", "Today", "I was curious").writes("sad", "skip", "skip")
    mei.taps("A closer look first", "Nothing to learn from this one", "Nothing I can name", "Enough for today")
    mei.writes("rest")
    assert not mei.kept("lesson")
    page = someone("replay").writes("she froze").taps("That's the page", "The three questions")
    page.taps("I don't know any more", "None of it", "Nothing comes to mind")
    assert page.open_step == "replay.park"


def test_c14_the_bot_does_not_say_failed() -> None:
    for path, words in all_that_is_said().items():
        assert not re.search(r"\bfail", words), path.name
    mei = (
        someone("what's wrong with me")
        .writes("I failed, I always fail")
        .taps("Look at it together", "No, it's a guess")
    )
    mei.taps("Leave it as it is")
    assert "fail" not in told(mei)
