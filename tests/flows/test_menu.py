"""Every conversation is found again: by the menu, and by one word."""

from __future__ import annotations

import pytest

from bot.flows.every import FLOWS
from bot.flows.menu import BESIDES, CHOICES, PAGES
from tests.pretend import WORDS, Person

REACHED_OTHERWISE = {"welcome", "menu", "safety", "helpnow", "which", "look_in", "near", "farewell"}
COME_BY_THEMSELVES = {
    "shared_it", "take_along", "cheered", "thanked", "share_told", "group_left", "pair", "mock_found", "good_news",
    "give_advice",
}  # fmt: skip
"""What follows from something in a group, or is asked at its time."""
WITHIN = {
    "link", "unlink", "tone", "zone", "daily", "pause", "stop_these", "applied", "share", "shares", "review", "buddy",
    "answer", "mock",
}  # fmt: skip
"""Called by a word, and offered within the settings, the daily message, the list of applications or a group."""
CALLED = sorted(set(FLOWS) - REACHED_OTHERWISE - COME_BY_THEMSELVES)


@pytest.mark.parametrize("flow", CALLED)
def test_one_word_opens_it_wherever_nothing_else_is_open(flow: str) -> None:
    for word in sorted(WORDS.phrases("en", f"commands.{flow}")):
        assert Person().arrives().writes(word).heard[0].startswith(f"{flow}."), word
        assert Person().writes(word).heard[0].startswith(f"{flow}."), word


@pytest.mark.parametrize("flow", CALLED)
def test_a_slash_opens_it_in_the_middle_of_another(flow: str) -> None:
    assert Person().writes("i got a no").taps("Together").writes(f"/{flow}").heard[0].startswith(f"{flow}.")


def test_the_menu_leads_everywhere_in_at_most_eight_choices() -> None:
    offered = {"rejected", "no_answer"} | {flow for flows in PAGES.values() for flow in flows}
    assert offered == set(CALLED) - WITHIN
    assert len([choice for choice in CHOICES if choice != "carry_on"]) <= 8
    for page, flows in PAGES.items():
        assert len(flows) <= 8
        for number, flow in enumerate(flows, start=1):
            mei = Person().lets_keep("words").writes("menu")
            mei.taps(WORDS.label("en", "menu.what", page))
            assert len(mei.choices) == len(flows) + len(BESIDES.get(page, ()))
            mei.writes(str(number))
            assert mei.open_step.split(".")[0] in (flow, "")


def test_a_stranger_who_begins_in_the_middle_is_told_first_what_is_stored() -> None:
    mei = Person(stranger=True).writes("i got a no")
    assert mei.heard == ["welcome.hello", "rejected.sorry", "rejected.size"]
    assert "welcome.hello" not in mei.writes("stop", "i got a no").heard


def test_a_stranger_in_danger_is_helped_before_anything_else_is_said() -> None:
    assert Person(stranger=True).writes("i want to die").heard[0].startswith("safety.")
    assert Person(stranger=True).writes("help now").heard[0].startswith("helpnow.")


def test_back_leads_from_a_page_to_the_menu() -> None:
    assert Person().writes("menu").taps("Other news").writes("back").heard == ["menu.what"]


def test_something_told_that_fits_nowhere_is_asked_about_and_a_word_or_two_gets_the_menu() -> None:
    mei = Person().writes("hm so there is this thing from Tuesday")
    assert mei.heard == ["which.which"]
    assert mei.taps("I want to let it out").heard[0].startswith("vent.")
    assert Person().writes("hm so").heard == ["ui.not_understood", "menu.what"]


def test_good_news_told_at_the_first_menu_is_not_taken_for_the_label_it_resembles() -> None:
    mei = Person(stranger=True).arrives().writes("OMG I GOT IT!! Lonza!! in basel!!")
    assert not any(key.startswith("rejected.") for key in mei.heard)
    assert mei.open_step.startswith("offer.")


def test_words_that_say_which_reading_was_right_bring_the_first_message_along() -> None:
    mei = Person().writes("hm so there is this thing from Tuesday", "i need to vent")
    assert mei.open_step.startswith("vent.")
