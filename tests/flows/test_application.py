"""What was applied for, in time: asked, echoed, changed, deleted, and spoken of only while it is true."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.core.records import Kind, Record
from tests.pretend import NOON, Person

NOTED: tuple[tuple[Kind, str, Mapping[str, tuple[str, ...]], Mapping[str, str]], ...] = (
    ("lesson", "try", {}, {"what": "breathe before i answer"}),
    ("line", "phrase", {}, {"what": "let me think"}),
    ("plan", "plan", {"what": ("walk",)}, {}),
)


def test_an_interview_that_was_told_is_echoed_before_it_counts() -> None:
    mei = Person().lets_keep("words").writes("I have an interview with Contoso on Tuesday at 10", "malaysia")
    assert mei.heard == ["interview_ahead.right"]
    assert "Tuesday 24 November, 10:00" in mei.reads
    mei.taps("Yes", "The evening before, and after")
    (record,) = mei.kept("application")
    assert record.words["company"] == "Contoso"
    assert record.taps["interview"] == ("2026-11-24T10:00",)
    assert set(mei.memory.reminders) == {"eve:2026-11-24T10:00", "after:2026-11-24T10:00"}


def test_esok_pukul_sepuluh_is_understood() -> None:
    mei = Person().lets_keep("taps").writes("esok ada interview pukul 10 pagi", "malaysia")
    assert "Monday 23 November, 10:00" in mei.reads


def test_three_o_clock_is_asked_for_and_a_week_is_no_day() -> None:
    mei = Person().lets_keep("taps").writes("interview ahead")
    assert mei.writes("next week").heard == ["ui.not_one_day", "interview_ahead.on"]
    assert mei.writes("tomorrow at 3").heard == ["interview_ahead.at"]


def test_what_was_understood_wrongly_is_put_right() -> None:
    mei = Person().lets_keep("taps").writes("I have an interview tomorrow at 10", "malaysia").taps("Another day")
    mei.writes("thursday at 14:30")
    assert "Thursday 26 November, 14:30" in mei.reads
    mei.taps("Another time").writes("15:00")
    assert "Thursday 26 November, 15:00" in mei.reads


def test_a_time_that_has_passed_is_asked_about() -> None:
    mei = Person().lets_keep("taps").writes("interview ahead", "today", "8 am", "malaysia")
    assert mei.heard == ["interview_ahead.was_past"]
    assert mei.taps("Another day").heard == ["interview_ahead.on"]


def test_of_whom_nothing_is_kept_nothing_is_promised() -> None:
    mei = Person().lets_keep("nothing").writes("I have an interview tomorrow at 10", "malaysia")
    assert "interview_ahead.cannot_tell" in mei.taps("Yes", "Rather not say").heard
    assert not mei.memory.reminders


def test_the_evening_before_shows_their_own_lessons_and_plan() -> None:
    mei = Person().lets_keep("words")
    for number, (kind, name, taps, words) in enumerate(NOTED, start=900):
        mei.memory.entries[number] = ("earlier", Record(kind, name, NOON.date(), taps, words))
    mei.writes("I have an interview on Thursday at 10", "malaysia").taps("Yes", "Rather not say")
    mei.taps("The evening before")
    assert mei.lives_on(days=4) == ["near.eve"]
    mei.taps("Now")
    for noted in ("breathe before i answer", "let me think", "a walk"):
        assert noted in mei.reads


def test_an_interview_that_moved_is_one_interview() -> None:
    mei = Person().lets_keep("words").writes("I have an interview with Contoso on Tuesday at 10", "malaysia")
    mei.taps("Yes", "The evening before")
    mei.writes("applications", "1").taps("The interview moved").writes("friday at 9", "yes").taps("The evening before")
    (record,) = mei.kept("application")
    assert record.taps["interview"] == ("2026-11-27T09:00",)
    assert mei.lives_on(days=3) == []
    assert mei.lives_on(days=2) == ["near.eve"]


def test_one_that_is_off_is_not_spoken_of() -> None:
    mei = Person().lets_keep("words").writes("I have an interview with Contoso on Tuesday at 10", "malaysia")
    mei.taps("Yes", "The evening before").writes("applications", "1").taps("The interview is off")
    assert mei.lives_on(days=5) == []


def test_an_answer_that_was_promised_is_asked_about_once_the_day_after() -> None:
    mei = Person().lets_keep("words").writes("just applied to Contoso").taps("Note it")
    mei.writes("skip", "today", "3 Dec").taps("Ask me once", "Malaysia")
    assert mei.lives_on(days=11) == []
    assert mei.lives_on(days=2) == ["near.asked"]
    assert mei.taps("Yes, a no").heard[0].startswith("rejected.")
    assert mei.lives_on(days=30) == []


def test_one_line_of_how_it_went_is_kept_and_talked_through_only_when_they_like() -> None:
    mei = Person().lets_keep("words").writes("I have an interview with Contoso on Tuesday at 10", "malaysia")
    mei.taps("Yes", "An hour after")
    assert mei.lives_on(days=2) == ["near.after"]
    mei.writes("ok i think").taps("That's all")
    assert mei.kept("note")[0].words == {"what": "ok i think", "company": "Contoso"}


@pytest.mark.parametrize(
    "said", ["ok i think, they were nice", "the interview went fine", "had my interview, it was hard"]
)
def test_whatever_way_they_say_how_it_went_they_are_not_asked_who_it_was_with(said: str) -> None:
    mei = Person().lets_keep("words").writes("I have an interview with Contoso on Tuesday at 10", "malaysia")
    mei.taps("Yes", "An hour after").lives_on(days=2)
    assert mei.writes(said).heard[-1] == "near.more"
    assert "interview_done.company" not in mei.taps("Talk it through").heard, "it is known"


def test_a_no_told_where_it_was_asked_how_it_went_opens_its_own_talk() -> None:
    mei = Person().lets_keep("words").writes("I have an interview with Contoso on Tuesday at 10", "malaysia")
    mei.taps("Yes", "An hour after").lives_on(days=2)
    assert mei.writes("they rejected me on the spot").heard[0].startswith("rejected.")


def test_a_place_to_think_of_again_comes_back_on_the_day_they_chose() -> None:
    mei = Person().lets_keep("words").writes("applied").taps("Note it").writes("Contoso", "skip", "skip", "no day")
    mei.writes("applications", "1").taps("It's over", "In three months")
    assert mei.lives_on(days=90) == []
    assert mei.lives_on(days=2) == ["near.again"]
    assert "Contoso" in mei.taps("Show me").reads


def test_nobody_is_asked_about_an_answer_that_they_told_already() -> None:
    mei = Person().lets_keep("words").writes("just applied to Contoso").taps("Note it")
    mei.writes("skip", "today", "3 Dec").taps("Ask me once", "Malaysia").waits(days=5)
    mei.writes("i got a no from Contoso").taps("Quick log").writes("skip", "skip", "skip", "sad", "skip")
    assert mei.kept("rejection")
    assert "near.asked" not in mei.lives_on(days=20)
