"""The wins jar: put in with one message, brought back one at a time, and never as the first answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.records import Record
from tests.pretend import NOON, Person

A_MONTH_AGO = date(2026, 10, 20)


def with_wins(*wins: str) -> Person:
    mei = Person().lets_keep("words")
    for number, win in enumerate(wins, start=1):
        record = Record("win", "win", A_MONTH_AGO + timedelta(number), {"kind": ("progress",)}, {"what": win})
        mei.memory.entries[900 + number] = (f"earlier{number}", record)
    return mei


def test_the_jar_is_empty_at_first_and_says_what_it_is_for() -> None:
    mei = Person().writes("wins")
    assert mei.heard == ["wins.empty", "wins.jar"]
    assert "Show me one" not in mei.choices


def test_one_message_puts_a_win_into_the_jar() -> None:
    mei = Person().lets_keep("words").writes("finally finished my portfolio")
    assert mei.heard == ["win.counts", "win.kept", "win.kind"]
    assert mei.kept("win")[0].words == {"what": "finally finished my portfolio"}
    assert mei.writes("progress").heard == ["win.sorted"]
    (win,) = mei.kept("win")
    assert win.words == {"what": "finally finished my portfolio"}
    assert win.taps == {"kind": ("progress",)}
    assert "progress: finally finished my portfolio" in mei.writes("wins", "all my wins").reads + str(mei.choices)


def test_whoever_turns_to_the_jar_before_sorting_finds_the_win_in_it() -> None:
    mei = Person().lets_keep("words").writes("finally finished my portfolio")
    assert mei.open_step == "win.kind"
    assert mei.writes("wins").heard == ["wins.jar"]
    assert "Carry on" not in str(mei.writes("menu").choices), "there is nothing left to tell"
    mei.writes("wins")
    assert "a win: finally finished my portfolio" in mei.taps("All my wins").choices[0]


def test_bad_news_before_sorting_is_heard_as_news() -> None:
    mei = Person().lets_keep("words").writes("finally finished my portfolio", "wait, Contoso just emailed, it's a no")
    assert mei.heard[0] == "rejected.sorry_known"
    assert mei.kept("win")[0].words == {"what": "finally finished my portfolio"}


def test_a_win_need_not_be_sorted() -> None:
    mei = Person().lets_keep("words").writes("finally finished my portfolio", "skip")
    assert mei.heard == ["win.as_it_is"]
    assert mei.kept("win")[0].taps == {"kind": ("win",)}
    assert "A win of yours" in mei.writes("wins").taps("Show me one").reads


def test_the_kind_of_a_win_can_be_taken_back_and_told_anew() -> None:
    mei = Person().lets_keep("words").writes("wins").taps("Add a win")
    mei.writes("the recruiter called me thorough", "back", "it was a recruiter, and she called me thorough")
    assert len(mei.kept("win")) == 1
    mei.taps("A kind word I got")
    (win,) = mei.kept("win")
    assert win.words == {"what": "it was a recruiter, and she called me thorough"}
    assert win.taps == {"kind": ("kind_word",)}


def test_where_nothing_is_kept_a_win_is_not_sorted_either() -> None:
    mei = Person().lets_keep("nothing").writes("finally finished my portfolio")
    assert mei.heard == ["win.counts", "win.not_kept"]
    assert not mei.history


def test_a_kind_word_of_somebody_is_a_win_of_its_own_kind() -> None:
    mei = Person().lets_keep("words").writes("wins").taps("Add a win")
    mei.writes("my lecturer said I explain things well").taps("A kind word I got")
    assert mei.kept("win")[0].taps == {"kind": ("kind_word",)}
    mei.writes("wins").taps("All my wins")
    assert "kind word: my lecturer said I explain things well" in mei.choices[0]


def test_each_win_comes_back_once_before_one_comes_back_twice() -> None:
    mei = with_wins("one", "two", "three").writes("wins").taps("Show me one")
    seen = [mei.reads]
    for _ in range(2):
        seen.append(mei.taps("Another one").reads)
    assert [sum(f"“{win}”" in said for said in seen) for win in ("one", "two", "three")] == [1, 1, 1]
    assert "“three”" in mei.taps("Another one").reads


def test_the_turn_of_each_win_outlives_the_talk() -> None:
    mei = with_wins("one", "two").writes("wins").taps("Show me one", "That's enough")
    assert "“one”" in mei.writes("wins").taps("Show me one").reads


def test_a_win_is_offered_on_a_hard_day_after_all_else_and_only_shown_when_wanted() -> None:
    mei = with_wins("calm in the panel").writes("i got a no")
    assert "jar" not in str(mei.heard)
    mei.taps("Together", "Interview", "Today", "I wanted it")
    while "shared.from_jar" not in mei.heard:
        assert "calm in the panel" not in mei.reads
        mei.writes("skip")
    assert mei.heard.index("rejected.thank_you") < mei.heard.index("shared.from_jar")
    mei.taps("Show me")
    assert mei.heard[0] == "wins.recalled"
    assert "calm in the panel" in mei.reads


def test_who_wants_none_today_is_shown_none() -> None:
    mei = with_wins("calm in the panel").writes("vent", "it is all too much", "done").taps("Keep it for me")
    assert mei.heard[-1] == "shared.from_jar"
    mei.taps("Not now")
    assert mei.heard == ["shared.goodbye"]
    assert mei.memory.person.recalled == 0


HARD_DAYS = {
    "no_answer": (["no answer", "Fabrikam", "3 weeks", "talk about it", "forgotten"], "no_answer.kept"),
    "interview_done": (["i had an interview", "Contoso", "regret"], "interview_done.kept"),
}
"""What is said on a hard day, and what is heard before anything of their own comes back."""


@pytest.mark.parametrize("day", HARD_DAYS)
def test_on_a_hard_day_of_any_kind_a_win_is_offered_last_and_only_shown_when_wanted(day: str) -> None:
    said, before = HARD_DAYS[day]
    mei = with_wins("calm in the panel").writes(*said)
    heard = [key for _, replies in mei.transcript for reply in replies for key in reply.keys]
    while "shared.from_jar" not in mei.heard:
        assert "calm in the panel" not in mei.reads
        mei.writes("skip")
        heard += mei.heard
    assert heard[0] != "shared.from_jar"
    assert before in heard or "keeping.kept" in heard
    assert "calm in the panel" not in mei.reads
    assert "calm in the panel" in mei.taps("Show me").reads
    assert mei.heard[0] == "wins.recalled"


@pytest.mark.parametrize(
    "said",
    [
        ["no answer", "Fabrikam", "3 weeks", "talk about it", "calm"],
        ["no answer", "Fabrikam", "3 weeks", "stop waiting"],
        ["i had an interview", "Contoso", "proud"],
        ["/daily", "lighter"],
        ["/daily", "much the same"],
    ],
    ids=lambda said: said[-1],
)
def test_on_a_day_that_is_not_hard_nobody_is_asked_about_their_wins(said: list[str]) -> None:
    mei = with_wins("calm in the panel").writes(*said)
    while mei.open_step:
        assert "shared.from_jar" not in mei.heard
        mei.writes("skip")
    assert "shared.from_jar" not in mei.heard


def test_on_a_heavy_day_one_of_their_own_closes_the_daily_check_in_and_nothing_more_is_asked() -> None:
    mei = with_wins("calm in the panel").writes("/daily", "heavier")
    assert "calm in the panel" not in mei.reads, "first it is heard"
    mei.taps("Nothing now")
    assert mei.heard[:2] == ["daily.nothing", "daily.own_line"]
    assert "calm in the panel" in mei.reads


def test_in_the_days_after_a_crisis_no_win_is_offered() -> None:
    mei = with_wins("calm in the panel")
    mei.memory.person = replace(mei.memory.person, quiet_until=NOON + timedelta(hours=70))
    mei.writes("vent", "it is all too much", "done").taps("Keep it for me")
    assert "shared.from_jar" not in mei.heard


def test_a_win_can_be_changed_dated_back_and_deleted() -> None:
    mei = with_wins("finshed it").writes("wins").taps("All my wins").writes("1").taps("Change the words")
    mei.taps("What it is").writes("finished it")
    assert mei.heard == ["history.mended"]
    mei.writes("wins").taps("All my wins").writes("1").taps("Change the day").writes("2 Nov")
    assert mei.kept("win")[0].on == date(2026, 11, 2)
    mei.writes("wins").taps("All my wins").writes("1").taps("Delete it", "Delete it")
    assert mei.heard == ["history.erased"]
    assert not mei.history


def test_what_was_written_anywhere_can_go_into_the_jar() -> None:
    mei = Person().lets_keep("words")
    kind = Record("feedback", "feedback", A_MONTH_AGO, words={"kind_word": "they said my portfolio stayed with them"})
    mei.memory.entries[1] = ("earlier", kind)
    mei.writes("history", "1").taps("Put it into the wins jar", "Something kind they wrote")
    assert mei.heard == ["history.win_kept"]
    (win,) = mei.kept("win")
    assert win.taps == {"kind": ("kind_word",)}
    assert win.words == {"what": "they said my portfolio stayed with them"}


def test_a_line_they_wrote_is_kept_and_comes_back_among_the_wins() -> None:
    mei = Person().lets_keep("words")
    mei.memory.entries[1] = ("earlier", Record("replay", "replay", A_MONTH_AGO, words={"friend": "you showed up"}))
    mei.writes("history", "1").taps("Keep a line of it", "To the friend on the page")
    assert mei.heard == ["history.line_kept"]
    mei.writes("wins").taps("Show me one")
    assert "“you showed up”" in mei.reads


def test_a_line_the_bot_said_can_be_kept_without_keeping_ones_own_words() -> None:
    mei = Person().lets_keep("taps").writes("i got a no").taps("Together", "Interview", "Today", "I wanted it")
    mei.taps("Relieved to know", "Done")
    said = mei.reads.split("\n")[0]
    mei.writes("stop", "stop", "keep this line")
    label = f"{said[:35].rstrip()}…"
    assert label in mei.choices
    mei.taps(label)
    assert mei.heard == ["line.kept"]
    assert mei.kept("line")[0].taps["line"] == (said,)
    assert said in mei.writes("wins").taps("Show me one").reads


def test_no_line_is_offered_that_holds_their_own_words_or_is_a_question() -> None:
    mei = Person().lets_keep("words").writes("win", "they praised my calm", "progress", "keep this line")
    assert mei.choices == ["None of them"]


def test_a_line_of_their_own_waits_for_consent() -> None:
    mei = Person().writes("keep this line", "I am more than this week").taps("Yes", "Save them")
    assert mei.heard == ["line.kept"]
    assert mei.kept("line")[0].words == {"what": "I am more than this week"}


def test_who_keeps_nothing_is_told_so_and_nothing_is_counted() -> None:
    mei = Person().lets_keep("nothing").writes("keep this line", "a line of mine")
    assert mei.heard == ["line.not_kept"]
    assert not mei.history
    mei.writes("wins").taps("My two counters")
    assert mei.heard == ["wins.no_count"]


def test_the_counters_only_rise_and_say_nothing_of_when() -> None:
    mei = Person().lets_keep("taps")
    for _ in range(2):
        mei.writes("wins").taps("My two counters", "I came back to it")
    mei.writes("wins").taps("My two counters", "I practised")
    assert mei.memory.person.counted == {"came_back": 2, "practised": 1}
    assert "Times you came back to it: 2." in mei.writes("wins").taps("My two counters").reads


def test_the_pages_of_the_jar_show_wins_and_lines_only() -> None:
    mei = with_wins("calm in the panel")
    mei.memory.entries[1] = ("earlier", Record("lesson", "taught", A_MONTH_AGO, words={"what": "breathe first"}))
    mei.writes("wins").taps("All my wins")
    assert "breathe first" not in str(mei.choices)


def test_older_nos_are_folded_in_the_diary_and_open_on_a_page_of_their_own() -> None:
    mei = with_wins("calm in the panel")
    mei.memory.entries[1] = ("a", Record("rejection", "rejection", date(2026, 9, 1), words={"company": "Contoso"}))
    mei.memory.entries[2] = ("b", Record("rejection", "rejection", NOON.date(), words={"company": "Fabrikam"}))
    mei.writes("history")
    assert "Contoso" not in str(mei.choices)
    assert "Fabrikam" in mei.choices[0]
    mei.taps("Behind you, closed: 1")
    assert "Contoso" in str(mei.choices)
    assert "calm in the panel" not in str(mei.choices)


def test_the_diary_is_searched_in_their_own_words() -> None:
    mei = with_wins("calm in the panel", "sent the portfolio")
    mei.writes("history").taps("Look for a word").writes("PANEL calm")
    assert mei.heard == ["history.found_these", "history.page"]
    assert "calm in the panel" in mei.choices[0]
    mei.writes("1")
    assert mei.heard[0] == "history.head"
    mei.writes("/history").taps("Look for a word").writes("unicorn")
    assert mei.heard[0] == "history.not_found"
