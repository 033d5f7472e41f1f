"""A history that gets full: told before, nothing that is there is touched, and it goes on with choices alone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.records import Record
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
    assert "97" in "".join(message.plain for _, replies in mei.transcript for message in replies)
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
