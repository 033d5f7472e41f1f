"""Asking for feedback, and reading the answer, as sentences about people."""

from __future__ import annotations

from datetime import date

from tests.pretend import Person


def someone(says: str = "feedback") -> Person:
    return Person().lets_keep("words").writes(says)


def after_a_no(company: str = "Contoso") -> Person:
    mei = Person().lets_keep("words").writes(f"i got a no from {company}").taps("Quick log")
    return mei.writes("skip", "skip", "today", "tired", "no, that's all").waits(days=5)


def test_asking_is_offered_and_not_asking_costs_nothing() -> None:
    mei = someone().taps("I'd rather not know")
    assert mei.heard == ["feedback.rather_not"]
    assert not mei.history


def test_a_no_of_today_can_wait() -> None:
    mei = after_a_no().waits(days=-5).writes("feedback")
    assert mei.heard == ["feedback.hello", "feedback.fresh", "feedback.ready"]
    assert "feedback.fresh" not in after_a_no().writes("feedback").heard


def test_later_brings_one_message_on_a_day_of_their_own() -> None:
    mei = someone().taps("Later, not now", "In a week")
    assert mei.memory.reminders["ask_feedback"].date() == date(2026, 11, 29)
    assert not someone().taps("Later, not now", "No message").memory.reminders


def test_the_letter_is_filled_with_what_the_history_knows_and_stands_alone() -> None:
    mei = after_a_no().writes("feedback").taps("I'd like to know", "Contoso, Sunday 22 November")
    assert mei.heard == ["feedback.role"]
    mei.writes("data analyst", "Mr. Lim")
    letter = next(message for message in mei.replies if message.keys == ("feedback.letter",))
    assert letter.plain.startswith("Hello Mr. Lim,")
    assert "(data analyst) at Contoso" in letter.plain
    assert not letter.buttons
    mei.taps("I'm sending it")
    assert mei.kept("step")[0].taps["what"] == ("ask_feedback",)


def test_someone_who_wants_it_and_is_afraid_may_look_at_a_draft_and_leave_it() -> None:
    mei = someone().taps("I want to, and I'm afraid of it", "Only look at a draft")
    mei.writes("Contoso", "skip", "no name").taps("I'd rather not")
    assert mei.heard == ["feedback.rather_not"]
    assert not mei.history


def test_their_one_word_is_said_back_and_nothing_is_looked_at_unasked() -> None:
    mei = someone("they said why").writes("thin", "Contoso")
    assert mei.heard == ["feedback_reply.now_word"]
    assert "Their word, about that interview: “thin”. Look at it now?" in mei.reads
    assert mei.choices == ["Now", "Later", "No"]
    mei.taps("No")
    assert mei.heard[0] == "feedback_reply.put_down"


def test_a_long_verdict_is_not_said_back() -> None:
    mei = someone("they said why").writes("you came across as someone who gives up quickly", "Contoso")
    assert mei.heard == ["feedback_reply.now"]
    assert "gives up" not in mei.reads


def test_it_is_felt_before_it_is_sorted_and_at_most_one_thing_is_kept() -> None:
    mei = someone("they said why").writes("thin", "Contoso").taps("Now")
    assert mei.heard == ["feedback_reply.feelings"]
    mei.writes("ashamed")
    assert mei.heard == ["feedback_reply.sort"]
    mei.taps("How I did that day")
    assert mei.heard == ["feedback_reply.one_time", "feedback_reply.one_thing"]
    mei.writes("one number in each story")
    assert mei.heard == ["feedback_reply.one_thing_kept", "feedback_reply.kind_word"]
    mei.writes("they liked my questions")
    assert [lesson.words["what"] for lesson in mei.kept("lesson")] == ["one number in each story"]
    assert mei.kept("win")[0].words["what"] == "they liked my questions"
    assert mei.kept("feedback")[0].taps["sort"] == ("performance",)


def test_what_was_about_the_role_or_vague_or_only_stings_asks_for_no_lesson() -> None:
    for sort in ("What they were looking for", "Too vague to use", "It only stings"):
        mei = someone("they said why").writes("thin", "skip").taps("Now").writes("sad").taps(sort)
        assert mei.heard[-1] == "feedback_reply.kind_word", sort
        mei.taps("Nothing kind in it")
        assert not mei.kept("lesson")


def test_a_reply_that_was_put_away_is_found_again() -> None:
    mei = someone("they said why").writes("thin", "Contoso").taps("Later", "Tomorrow evening")
    assert mei.memory.reminders["read_feedback"].date() == date(2026, 11, 23)
    mei.waits(days=1).writes("they said why")
    assert mei.heard == ["feedback_reply.which"]
    mei.taps("Contoso, Sunday 22 November")
    assert "“thin”" in mei.reads
    mei.taps("Now").writes("sad").taps("Too vague to use", "Nothing kind in it")
    assert len(mei.kept("feedback")) == 1
    assert mei.kept("feedback")[0].taps["sort"] == ("vague",)
    assert mei.writes("they said why").heard == ["feedback_reply.hello", "feedback_reply.reply"]


def test_someone_who_goes_back_and_sorts_it_another_way() -> None:
    mei = someone("they said why").writes("thin", "skip").taps("Now").writes("sad")
    mei.taps("How I did that day").writes("back").taps("It only stings", "Nothing kind in it")
    assert mei.kept("feedback")[0].taps["sort"] == ("stings",)
    assert not mei.kept("lesson")
