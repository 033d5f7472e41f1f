"""Asking for a picture, as sentences about people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records import Record
from bot.runtime.incoming import Due
from bot.runtime.outgoing import Picture
from tests.pictures.people import of_years
from tests.pretend import NOON, Person

FOUR = ["What came, what I did with it", "My words, week by week", "What only adds up", "A line or a win, as a card"]


def someone(*records: Record) -> Person:
    mei = Person().lets_keep("words")
    on = mei.now.date()
    kept = records or (
        Record("rejection", "rejection", on, {"feelings": ("sad",), "stage": ("interview",)}, {"company": "Contoso"}),
        Record("win", "win", on, words={"what": "calm in the panel"}),
        Record("line", "line", on, words={"what": "it still hurts"}),
    )
    mei.memory.entries = {number: (f"k{number}", record) for number, record in enumerate(kept, start=1)}
    return mei


def pictures(mei: Person) -> list[Picture]:
    return [message.picture for message in mei.replies if message.picture]


def test_who_kept_nothing_is_told_so_kindly_and_gets_no_empty_frame() -> None:
    mei = Person().writes("show me a picture")
    assert mei.heard == ["recap.nothing_yet"]
    assert not pictures(mei)


def test_there_are_four_pictures_and_each_comes_with_its_words() -> None:
    mei = someone()
    for number, label in enumerate(FOUR):
        mei = someone().writes("/recap")
        assert mei.choices[:4] == FOUR
        mei.taps(label)
        if number == 3:
            mei.taps("calm in the panel")
        assert mei.heard == ["recap.look"]
        mei.taps("Light")
        (picture,) = pictures(mei)
        assert (picture.kind, picture.dark) == (("timeline", "feelings", "rising", "card")[number], False)
        assert mei.replies[0].picture == picture, "the picture comes with the first of its words"
        assert mei.heard[-1] == "recap.next"
    assert "calm in the panel" in mei.reads


def test_the_look_is_asked_once_and_can_be_changed() -> None:
    mei = someone().writes("recap").taps(FOUR[0], "Dark")
    assert pictures(mei)[0].dark
    mei.taps("Another picture", FOUR[2])
    assert [(picture.kind, picture.dark) for picture in pictures(mei)] == [("rising", True)]
    mei.taps("In the other colours", "Light")
    assert [(picture.kind, picture.dark) for picture in pictures(mei)] == [("rising", False)]
    assert mei.taps("That's all").heard == ["recap.closed"]


def test_whoever_skips_the_look_gets_the_light_one() -> None:
    assert not pictures(someone().writes("recap").taps(FOUR[0]).writes("skip"))[0].dark


@pytest.mark.parametrize("label", FOUR[1:])
def test_a_picture_there_is_nothing_for_is_no_dead_end(label: str) -> None:
    mei = someone(Record("vent", "vent", NOON.date(), words={"listen": "all of it"})).writes("recap").taps(label)
    assert mei.heard == ["recap.none_of_these", "recap.which"]
    assert not pictures(mei)
    assert pictures(mei.taps(FOUR[0], "Light"))


def test_what_was_let_out_is_named_and_not_quoted() -> None:
    mei = someone(Record("vent", "vent", NOON.date(), words={"listen": "canary"})).writes("recap")
    mei.taps(FOUR[0], "Light")
    assert "canary" not in mei.reads
    assert "canary" not in repr(pictures(mei)[0].data)


def test_a_card_whose_line_was_deleted_meanwhile_is_no_dead_end() -> None:
    mei = someone().writes("recap").taps(FOUR[3], "it still hurts")
    del mei.memory.entries[3]
    mei.taps("Light")
    assert not pictures(mei)
    assert mei.heard == ["recap.next"]


def test_years_of_entries_make_a_picture_of_the_same_size() -> None:
    mei = someone()
    mei.memory.entries = {entry.id: ("k", entry.record) for entry in of_years()}
    for label in FOUR[:3]:
        mei.writes("recap").taps(label)
        if mei.heard == ["recap.look"]:
            mei.taps("Light")
        assert len(pictures(mei)) == 1
        assert len(mei.replies) <= 4
        assert all(len(message.plain) <= 450 for message in mei.replies)


def test_the_look_of_words_kept_without_words_is_still_a_picture() -> None:
    mei = someone(Record("rejection", "rejection", NOON.date(), {"feelings": ("sad",)})).lets_keep("taps")
    assert pictures(mei.writes("recap").taps(FOUR[1], "Dark"))


# --- now and then --------------------------------------------------------------------------------------------


def test_a_message_comes_only_after_a_yes_and_says_nothing_on_a_lock_screen() -> None:
    mei = someone().writes("recap").taps("Offer me one now and then", "Each week")
    assert mei.heard == ["recap.settled"]
    due = mei.memory.reminders["recap"]
    assert (due.date() - mei.now.date()).days == 7
    assert due.hour == 18
    mei.now = due
    mei.is_reminded(Due("recap", due))
    assert mei.heard == ["look_in.recap"]
    assert not pictures(mei)
    assert "Contoso" not in mei.reads


def test_an_answer_brings_the_next_one_and_silence_does_not() -> None:
    mei = someone().writes("recap").taps("Offer me one now and then", "Each month")
    mei.now = mei.memory.reminders["recap"]
    mei.is_reminded(Due("recap", mei.now))
    assert "recap" not in mei.memory.reminders, "nothing more comes by itself"
    mei.taps("Show me")
    assert mei.heard == ["recap.which"]
    assert (mei.memory.reminders["recap"] - mei.now) > timedelta(days=29)
    mei.now = mei.memory.reminders["recap"]
    mei.is_reminded(Due("recap", mei.now)).taps("Not now")
    assert mei.heard == ["look_in.later"]
    assert "recap" in mei.memory.reminders


def test_they_end_with_one_tap_there_and_with_one_here() -> None:
    mei = someone().writes("recap").taps("Offer me one now and then", "Each week")
    mei.now = mei.memory.reminders["recap"]
    mei.is_reminded(Due("recap", mei.now)).taps("No more of these")
    assert mei.heard == ["look_in.no_more"]
    assert "recap" not in mei.memory.reminders
    mei.writes("recap").taps("Offer me one now and then", "Each week").writes("recap").taps(
        "Offer me one now and then", "No messages"
    )
    mei.now = mei.memory.reminders["recap"]
    assert mei.is_reminded(Due("recap", mei.now)).replies == (), "what was promised before is not sent any more"


def test_on_a_day_that_has_had_its_message_the_picture_is_offered_the_day_after() -> None:
    mei = someone().writes("recap").taps("Offer me one now and then", "Each week")
    mei.now = mei.memory.reminders["recap"]
    mei.memory.person = replace(mei.memory.person, spoke_at=mei.now - timedelta(hours=9))
    assert mei.is_reminded(Due("recap", mei.now)).replies == ()
    due = mei.memory.reminders["recap"]
    assert (due.date() - mei.now.date()).days == 1
    mei.now = due
    assert mei.is_reminded(Due("recap", due)).heard == ["look_in.recap"]


def test_who_pauses_all_messages_is_offered_none_meanwhile_and_one_afterwards() -> None:
    mei = someone().writes("recap").taps("Offer me one now and then", "Each week")
    mei.memory.person = replace(mei.memory.person, quiet_until=mei.now + timedelta(days=9))
    mei.now = mei.memory.reminders["recap"]
    while mei.now < mei.memory.person.quiet_until:  # type: ignore[operator]
        assert mei.is_reminded(Due("recap", mei.now)).replies == ()
        mei.now = mei.memory.reminders["recap"]
    assert mei.is_reminded(Due("recap", mei.now)).heard == ["look_in.recap"]
