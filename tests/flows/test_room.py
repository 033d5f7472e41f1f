"""A history that gets full: told before, nothing that is there is touched, and it goes on with choices alone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records import Record
from bot.core.room import SPARE, size_of
from tests.pretend import NOON, TURNS, Person

MOST = 100


def with_entries(count: int) -> Person:
    mei = Person().lets_keep("words")
    mei.turns = replace(mei.turns, most_entries=MOST)
    for number in range(1, count + 1):
        on = NOON.date() - timedelta(days=number)
        mei.memory.entries[number] = (f"old{number}", Record("note", "note", on, {}, {"what": f"number {number}"}))
    mei.memory._ids = itertools.count(count + 1)
    return mei


def adds_a_win(mei: Person) -> list[str]:
    heard = mei.writes("win", "calm in the panel").heard
    while mei.open_step.startswith("win."):
        heard += mei.taps(mei.choices[0]).heard
    return heard


def test_with_room_enough_nobody_hears_of_it() -> None:
    mei = with_entries(90)
    assert not [key for key in adds_a_win(mei) if "room" in key]
    assert mei.kept("win")


def test_with_little_room_they_hear_it_once_a_talk_and_it_is_kept_whole() -> None:
    mei = with_entries(97)
    heard = adds_a_win(mei)
    assert heard.count("keeping.little_room") == 1
    assert mei.kept("win")[0].words["what"] == "calm in the panel"


def test_without_room_words_are_not_kept_and_nobody_is_told_that_they_are() -> None:
    mei = with_entries(MOST)
    before = dict(mei.memory.entries)
    heard = adds_a_win(mei)
    assert "win.kept" not in heard
    assert "win.not_kept" in heard
    assert heard.count("keeping.no_room") == 1
    assert not any("calm in the panel" in record.words.values() for record in mei.history)
    assert {id: mei.memory.entries[id] for id in before} == before, "what is there stays"


def test_whoever_makes_room_keeps_words_again() -> None:
    mei = with_entries(MOST)
    for number in range(1, 21):
        del mei.memory.entries[number]
    adds_a_win(mei)
    assert mei.kept("win")[0].words["what"] == "calm in the panel"


def test_what_went_in_with_its_words_as_the_last_one_can_be_taken_back_and_told_anew() -> None:
    mei = with_entries(MOST - 1).writes("win", "calm in the panel", "back", "calm in the whole interview")
    assert mei.kept("win")[0].words == {"what": "calm in the whole interview"}
    mei.taps(mei.choices[0])
    assert mei.kept("win")[0].words == {"what": "calm in the whole interview"}


def test_what_is_there_can_be_mended_without_room() -> None:
    mei = with_entries(MOST).writes("history", "1").taps("Change the words").writes("1", "told anew")
    assert mei.heard == ["history.mended"]


@pytest.mark.parametrize("keeps", ["taps", "nothing"])
def test_whoever_keeps_no_words_hears_nothing_of_room(keeps: str) -> None:
    mei = with_entries(MOST).lets_keep(keeps)  # type: ignore[arg-type]
    assert not [key for key in adds_a_win(mei) if "room" in key]


def test_by_default_there_is_room_for_decades() -> None:
    assert TURNS.most_entries == 20_000
    assert TURNS.most_bytes == 20_000_000


# --- by bytes ----------------------------------------------------------------------------------------------

BYTES = 100_000


def with_bytes(held: int) -> Person:
    """Whose history takes so many bytes already; what they add counts on top."""
    mei = Person().lets_keep("words")
    mei.turns = replace(mei.turns, most_bytes=BYTES)
    mei.memory.held_before = held
    return mei


def test_a_history_of_few_long_entries_gets_full_too() -> None:
    mei = with_bytes(50_000)
    assert not [key for key in adds_a_win(mei) if "room" in key]
    mei.memory.held_before = 95_500
    assert "keeping.little_room" in adds_a_win(mei)
    mei.memory.held_before = 97_000
    heard = adds_a_win(mei)
    assert "keeping.no_room" in heard
    assert "win.not_kept" in heard
    assert [record.words for record in mei.kept("win")] == [{"what": "calm in the panel"}] * 2 + [{}]


def test_one_talk_that_is_longer_than_what_is_left_keeps_its_choices_and_says_so() -> None:
    mei = with_bytes(50_000).writes("i got a no").taps("I'll write, you listen")
    mei.writes(*[f"{number} " + "and then " * 400 for number in range(12)], "done")
    assert "keeping.no_room" in mei.heard
    assert mei.kept("rejection")
    assert not any(record.words for record in mei.history)


def test_letters_that_take_more_room_count_for_more() -> None:
    assert size_of(Record("note", "n", NOON.date(), {}, {"what": "ন" * 100})) > 600


def test_what_is_full_to_the_last_takes_nothing_more_and_the_talk_goes_on_all_the_same() -> None:
    mei = with_bytes(110_000).writes("i got a no").taps("Together", "Interview", "Today", "I wanted it")
    while mei.open_step.startswith("rejected."):
        mei.writes("skip")
    assert mei.heard[-1] == "keeping.full"
    assert not mei.history


def test_whoever_keeps_choices_only_goes_on_until_it_is_full_to_the_last() -> None:
    mei = with_bytes(100_500).lets_keep("taps")
    assert not [key for key in adds_a_win(mei) if "room" in key]
    mei.memory.held_before = 110_000
    assert "keeping.full" in adds_a_win(mei)
    assert len(mei.history) == 1


def test_whoever_is_asked_for_consent_at_last_is_not_told_that_words_are_kept_where_they_do_not_fit() -> None:
    mei = with_bytes(99_000)
    mei.memory.person = replace(mei.memory.person, keeps=None, adult=None)
    heard = adds_a_win(mei)
    assert "ui.consent" not in heard, "nothing is asked that would be in vain"
    assert "win.kept" not in heard


def test_a_win_that_went_in_last_is_sorted_all_the_same() -> None:
    mei = with_bytes(95_500).writes("win", "calm in the panel")
    mei.memory.held_before = 99_999
    mei.taps("Progress")
    assert mei.kept("win")[0].taps == {"kind": ("progress",)}
    assert mei.kept("win")[0].words == {"what": "calm in the panel"}


def test_what_is_there_can_be_mended_a_little_beyond_and_not_without_end() -> None:
    mei = with_bytes(99_000)
    mei.memory.entries[1] = ("old", Record("note", "note", NOON.date(), {}, {"what": "short"}))
    mei.writes("history", "1").taps("Change the words").writes("1", "told anew")
    assert mei.heard == ["history.mended"]
    mei.memory.held_before = 109_990
    mei.writes("history", "1").taps("Change the words").writes("1", "and at great length " * 50)
    assert mei.heard == ["history.no_room"]
    assert mei.history[0].words == {"what": "told anew"}
    mei.writes("history", "1").taps("Change the words").writes("1", "short")
    assert mei.heard == ["history.mended"], "what gets shorter always fits"


@pytest.mark.parametrize("way", ["Keep a line of it", "Put it into the wins jar"])
def test_nothing_is_copied_where_there_is_no_room_for_it(way: str) -> None:
    mei = with_bytes(99_999)
    mei.memory.entries[1] = ("old", Record("replay", "replay", NOON.date(), words={"friend": "you showed up"}))
    mei.writes("history", "1").taps(way, "To the friend on the page")
    assert mei.heard == ["history.no_room"]
    assert len(mei.history) == 1


@pytest.mark.parametrize("way", ["Keep a line of it", "Put it into the wins jar"])
def test_nothing_is_copied_for_whoever_decided_against_their_words(way: str) -> None:
    mei = Person().lets_keep("taps")
    mei.memory.entries[1] = ("old", Record("replay", "replay", NOON.date(), words={"friend": "you showed up"}))
    mei.writes("history", "1").taps(way, "To the friend on the page")
    assert mei.heard == ["history.no_copy"]
    assert len(mei.history) == 1


def test_an_import_that_does_not_fit_is_refused_before_anything_is_saved() -> None:
    rows = "".join(f"Company {number},Role,2026-01-02,rejected\n" for number in range(200))
    table = f"Company,Role,Date,Status\n{rows}".encode()
    mei = with_bytes(90_000).sends(table)
    assert mei.heard[-1] == "bring.no_room"
    assert not mei.history
    mei.memory.held_before = 0
    mei.sends(table)
    assert mei.open_step == "bring.sure"
    mei.memory.held_before = 90_000
    mei.taps("Put it in")
    assert mei.heard == ["bring.no_room"], "room that was there when they were asked"
    assert not mei.history
    assert mei.memory.person.brought is None


def test_whoever_deletes_has_room_again() -> None:
    mei = with_bytes(0)
    mei.memory.entries[900] = ("old", Record("note", "note", NOON.date(), {}, {"what": "x" * 99_000}))
    assert "keeping.no_room" in adds_a_win(mei)
    mei.writes("history", "1").taps("Delete it", "Delete it")
    assert 900 not in mei.memory.entries
    assert not [key for key in adds_a_win(mei) if "room" in key]
    assert mei.kept("win")[-1].words


def test_whatever_somebody_does_for_as_long_as_they_like_the_history_stays_within_its_bounds() -> None:
    mei = with_bytes(0)
    for number in range(40):
        mei.writes("win", f"{number} " + "and so it went on " * 100).taps("Progress")
        mei.writes("history", "1")
        if "Keep a line of it" in mei.choices:
            mei.taps("Keep a line of it", "What it is")
            mei.writes("history", "1").taps("Change the words").writes("1", f"{number} " + "longer and longer " * 200)
        mei.writes("stop", "i got a no").taps(*(["Quick log"] if "Quick log" in mei.choices else ["Only log it"]))
        mei.writes(*["and another thing, " * 30] * 3, "stop", "stop")
        assert mei.memory.held() <= BYTES * SPARE + 2_000
    assert mei.memory.held() > BYTES * 0.9, "and there was something to bound"
    assert any("longer and longer" in words for record in mei.history for words in record.words.values())
