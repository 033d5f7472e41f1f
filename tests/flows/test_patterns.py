"""What comes back: three times, shown, asked and dismissed for good. And lessons in their own words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.core.records import Entry, Kind, Record
from bot.insight.patterns import patterns
from tests.pretend import Person

FIRST = date(2026, 11, 1)


def entry(id: int, kind: Kind, *, back: int = 0, words: str = "", **taps: str) -> Entry:
    chosen = {name: (value,) for name, value in taps.items()}
    return Entry(id, Record(kind, kind, FIRST - timedelta(back), chosen, {"what": words} if words else {}))


def with_entries(*entries: Entry) -> Person:
    mei = Person().lets_keep("words")
    for each in entries:
        mei.memory.entries[each.id] = (f"s{each.id}", each.record)
    return mei


def finals(count: int) -> list[Entry]:
    return [entry(n, "rejection", back=n, stage="final_round") for n in range(1, count + 1)]


def test_twice_is_no_pattern_and_three_times_is_one() -> None:
    assert patterns(finals(2)) == ()
    (pattern,) = patterns(finals(3))
    assert (pattern.sort, pattern.value, len(pattern.instances)) == ("stage", "final_round", 3)


def test_every_pattern_holds_the_entries_that_show_it() -> None:
    mixed = [*finals(4), entry(9, "rejection", stage="interview")]
    for pattern in patterns(mixed):
        assert len(pattern.instances) >= 3
        assert all(each.record.taps["stage"] == (pattern.value,) for each in pattern.instances)


def test_lessons_recur_by_a_word_they_share() -> None:
    said = ("prepare examples", "bring two examples", "shorter examples next time")
    (pattern,) = patterns([entry(n, "lesson", words=words) for n, words in enumerate(said, start=1)])
    assert (pattern.sort, pattern.value) == ("lesson", "examples")


def test_then_and_now_stand_side_by_side_after_a_quarter() -> None:
    now, then = entry(2, "value", words="to be of use"), entry(1, "value", back=100, words="to be somebody")
    (pattern,) = patterns([now, then])
    assert pattern.instances == (now, then)
    assert patterns([now, entry(1, "value", back=80, words="to be somebody")]) == ()


def test_a_pattern_is_shown_with_its_days_and_asked_about() -> None:
    mei = with_entries(*finals(3)).writes("does anything come back")
    assert mei.choices[0] == "No's after a final round (3)"
    mei.writes("1")
    assert mei.heard == ["patterns.three_times", *["patterns.entry"] * 3, "patterns.what_of_it"]
    assert mei.reads.endswith("“No” is a full answer.")
    assert not re.search(r"\d ?%|odds|chance|because|likely", mei.reads)


def test_what_is_dismissed_is_never_shown_again_even_when_it_comes_once_more() -> None:
    mei = with_entries(*finals(3)).writes("does anything come back", "1").taps("Never show me this again")
    assert mei.heard == ["patterns.never_again"]
    mei.memory.entries[50] = ("s50", finals(1)[0].record)
    assert mei.writes("does anything come back").heard == ["patterns.nothing_yet"]


def test_what_i_have_learned_is_answered_with_their_own_lessons() -> None:
    said = (entry(1, "lesson", words="breathe first"), entry(2, "lesson", back=3, words="ask about the team"))
    mei = with_entries(*said)
    mei.writes("what have i learned so far")
    assert mei.heard[0] == "learned.so_far"
    assert "“breathe first”" in mei.reads
    assert "“ask about the team”" in mei.reads
    assert Person().writes("what have i learned so far").heard == ["learned.none_yet"]


def at(place: str, id: int) -> Entry:
    words = {"company": f"Company {id}", "sector": place}
    return Entry(id, Record("rejection", "rejection", FIRST - timedelta(id), {}, words))


def test_the_kind_of_place_is_one_that_they_named_themselves() -> None:
    named = [at("School", 1), at("school ", 2), at("SCHOOL", 3), at("shop", 4)]
    (pattern,) = patterns(named)
    assert (pattern.sort, pattern.value, len(pattern.instances)) == ("sector", "school", 3)
    unnamed = [Entry(e.id, Record("rejection", "rejection", FIRST, {}, {"company": "City School"})) for e in named]
    assert patterns(unnamed) == (), "what a company's name may mean is not guessed"
    mei = with_entries(*named).writes("does anything come back")
    assert mei.choices[0] == "No's, kind of place: school (3)"
    assert mei.writes("1").heard[-1] == "patterns.what_of_it"
    assert "Company 1" in mei.reads
    mei.taps("Never show me this again")
    assert mei.writes("does anything come back").heard == ["patterns.nothing_yet"]


def test_the_kind_of_place_is_told_with_the_details_changed_in_the_history_and_brought_in_with_a_table() -> None:
    mei = Person().lets_keep("words").writes("i got a no from Contoso").taps("Fix the details", "Kind of place")
    mei.writes("shipping").taps("That's all", "Quick log").writes("skip", "stop", "stop")
    assert mei.kept("rejection")[0].words["sector"] == "shipping"
    mei.writes("history", "1").taps("Change the words", "Kind of place").writes("port")
    assert mei.kept("rejection")[0].words["sector"] == "port"
    mei.sends(b"Company,Industry,Status,Date\nFabrikam,Retail,rejected,2026-01-02\n")
    assert "Kind of place: your column “Industry”" in mei.reads
    mei.taps("Put it in")
    assert mei.kept("rejection")[-1].words["sector"] == "Retail"
