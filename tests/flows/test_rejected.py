"""Talking a no through, as sentences about people."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tests.pretend import Person


def someone(*, keeps: bool = True) -> Person:
    person = Person()
    return (person.lets_keep("words") if keeps else person).writes("i got a no")


def test_a_final_round_no_is_felt_first_then_looked_at_then_ends_in_one_small_step() -> None:
    mei = someone()
    assert mei.heard == ["rejected.sorry", "rejected.size"]
    mei.taps("Together", "Final round", "Today", "I wanted it")
    assert mei.heard == ["rejected.feelings"]
    mei.writes("ashamed, harder than I expected")
    assert mei.heard == ["rejected.harder", "rejected.sting"]
    mei.writes("that I'm not good enough and everyone could see it")
    assert mei.heard == ["rejected.held", "rejected.sting_next"]
    mei.taps("Look at it together", "A guess")
    mei.writes("1 3")
    assert mei.heard == ["rejected.card", "rejected.rewrite"]
    mei.writes("they chose someone, and I don't know why. it still hurts")
    assert mei.heard == ["rejected.side_by_side", "rejected.well"]
    mei.writes("I was calm in the panel")
    assert mei.heard == ["rejected.well_kept", "rejected.next_step"]
    mei.taps("Tell someone")
    mei.writes("after dinner")
    assert mei.heard == ["rejected.thank_you", "rejected.kept", "rejected.look_in"]
    assert "“after dinner”, you tell someone." in mei.reads
    mei.taps("Tomorrow evening")
    assert mei.memory.reminders["look_in"].hour == 18

    no = mei.kept("rejection")[0]
    assert no.taps["stage"] == ("final_round",)
    assert no.taps["hidden"] == ("insider", "particular")
    assert no.words["sting"].startswith("that I'm not good enough")
    assert no.words["rewrite"].startswith("they chose someone")
    assert mei.kept("win")[0].words["what"] == "I was calm in the panel"
    assert mei.kept("step")[0].words["when"] == "after dinner"


def test_the_sentence_that_stings_is_never_said_back_unless_they_ask() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("sad", "I ruin everything I touch")
    mei.taps("Put it down for today").writes("rest", "stay quiet")
    assert not any("ruin" in message.plain for _, replies in mei.transcript for message in replies)


def test_it_asks_before_it_keeps_the_first_words_and_never_right_after_what_hurts() -> None:
    mei = someone(keeps=False)
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("sad")
    mei.writes("I always ruin it")
    assert mei.heard == ["rejected.held", "rejected.sting_next"]
    mei.taps("Put it down for today").writes("rest")
    assert mei.heard == ["ui.age"]
    assert not mei.history
    mei.taps("Yes")
    assert mei.heard == ["ui.consent"]
    mei.taps("Save them")
    assert mei.kept("rejection")[0].words["sting"] == "I always ruin it"
    mei.taps("Stay quiet").writes("i got a no")
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("sad", "and again", "put it down", "rest")
    assert "ui.consent" not in mei.heard


def test_someone_who_wants_no_words_kept_has_only_their_choices_in_the_history() -> None:
    mei = someone(keeps=False)
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("sad", "I always ruin it")
    mei.taps("Put it down for today").writes("rest")
    mei.taps("Yes", "Don't save my words")
    assert all(not record.words for record in mei.history)
    assert mei.kept("rejection")[0].taps["feelings"] == ("sad",)
    assert not mei.kept("win")


def test_someone_under_sixteen_can_talk_and_nothing_is_kept() -> None:
    mei = someone(keeps=False)
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("sad", "I always ruin it")
    mei.taps("Put it down for today").writes("rest").taps("No")
    assert mei.heard[0] == "ui.young"
    assert "Nothing of it is kept" in mei.reads
    assert not mei.history


def test_the_third_no_in_two_weeks_is_short_and_rest_comes_first() -> None:
    mei = Person().lets_keep("words")
    for _ in range(2):
        mei.writes("another no").taps("Quick log").writes("skip", "skip", "today", "tired", "no, that's all")
    mei.writes("another no")
    assert mei.heard == ["rejected.several"]
    assert mei.choices[0] == "I need a rest"
    assert "3 times you put yourself forward" in mei.reads
    mei.taps("Go through it together").writes("interview")
    assert mei.heard == ["rejected.feelings"], "neither when nor what was riding on it is asked"
    mei.writes("tired", "skip")
    assert mei.heard == ["rejected.next_step"], "and nobody reviews their performance"


def test_the_third_no_is_logged_too_when_they_do_not_say_how_to_go_about_it() -> None:
    mei = Person().lets_keep("words")
    for _ in range(2):
        mei.writes("another no").taps("Quick log").writes("skip", "skip", "today", "tired", "no, that's all")
    mei.writes("another no", "skip")
    assert mei.heard == ["rejected.logged"]
    assert len(mei.kept("rejection")) == 3


def test_number_nine_is_logged_in_one_tap_and_nothing_more_is_needed() -> None:
    mei = Person().lets_keep("words")
    for _ in range(2):
        mei.writes("another no").taps("Quick log").writes("skip", "skip", "today", "tired", "no, that's all")
    mei.writes("another no").taps("Only log it")
    assert mei.heard == ["rejected.logged"]
    assert len(mei.kept("rejection")) == 3


def test_a_break_from_everything_is_met_with_the_plain_question_before_any_silence() -> None:
    mei = Person().lets_keep("words")
    for _ in range(2):
        mei.writes("another no").taps("Quick log").writes("skip", "skip", "today", "tired", "no, that's all")
    mei.writes("another no").taps("Only log it", "I need a break", "I don't know")
    assert mei.heard == ["safety.soft"]
    mei.taps("No")
    assert mei.heard == ["safety.no"]


def test_a_break_from_applying_is_noted_as_something_they_do() -> None:
    mei = Person().lets_keep("words")
    mei.writes("a no").taps("Quick log").writes("skip", "skip", "today", "tired")
    mei.taps("I need a break", "Applying")
    assert mei.kept("step")[0].taps["what"] == ("rest",)


def test_the_quick_log_is_four_answers() -> None:
    mei = someone()
    mei.taps("Quick log").writes("data analyst at Contoso")
    mei.taps("Application", "Yesterday").writes("2")
    assert mei.heard == ["rejected.logged"]
    no = mei.kept("rejection")[0]
    assert no.on == date(2026, 11, 21)
    assert no.words["what"] == "data analyst at Contoso"


def test_someone_who_only_writes_is_answered_little_and_never_twice_alike() -> None:
    mei = someone()
    mei.taps("I'll write, you listen")
    said = [mei.writes(line).reads for line in ("so", "they kept me waiting", "an hour", "and then nothing")]
    assert all(before != after for before, after in pairwise(said))
    mei.taps("That's all")
    assert mei.kept("rejection")[0].words["listen"].splitlines() == [
        "so", "they kept me waiting", "an hour", "and then nothing",
    ]  # fmt: skip


def test_a_head_that_keeps_replaying_is_offered_the_third_person() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("sad").taps("I keep replaying it")
    assert "as if it happened to a friend" in mei.reads
    mei.writes("she walked in", "and she froze").taps("That's all")
    assert mei.kept("rejection") == []
    mei.writes("skip", "rest")
    assert mei.kept("rejection")[0].words["replay"] == "she walked in\nand she froze"


def test_needing_work_soon_puts_what_cannot_wait_first_and_asks_for_no_review() -> None:
    mei = someone()
    mei.taps("Together", "Application", "Today", "I need work soon")
    assert mei.heard == ["rejected.what_first"]
    mei.taps("What can't wait", "Look for bridge work")
    assert mei.heard == ["rejected.practical_noted", "rejected.feelings"]
    mei.writes("scared", "skip")
    assert mei.heard == ["rejected.next_step"]
    assert mei.choices[0] == "One small job thing"


def test_fired_up_goes_straight_to_a_plan() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("fired up")
    assert mei.heard == ["rejected.fired_up", "rejected.next_step"]
    assert mei.choices[0] == "Plan the next try"


def test_tired_people_are_offered_small_things_and_no_work() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("tired", "skip")
    assert "One small job thing" not in mei.choices
    assert mei.choices[0] == "Rest"


def test_a_no_from_weeks_ago_is_not_treated_as_fresh() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Weeks ago", "I wanted it").writes("sad")
    assert "Some no's keep talking for weeks" in mei.reads


def test_an_exam_is_no_job_and_is_taken_as_seriously() -> None:
    mei = someone()
    mei.taps("Together", "It wasn't a job", "An exam", "Today")
    assert mei.heard == ["rejected.feelings"]


def test_nothing_to_learn_is_a_full_answer() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Today", "I was curious").writes("sad", "skip", "skip")
    mei.taps("A closer look first", "Nothing to learn from this one", "Nothing I can name", "Enough for today")
    assert mei.heard == ["rejected.next_step"]
    mei.writes("rest")
    assert not mei.kept("lesson")


def test_the_deeper_questions_come_only_when_asked_for() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Today", "I was curious").writes("sad", "skip", "skip")
    mei.taps("A closer look first").writes("ask about the team", "I like small teams").taps("Three sharper questions")
    mei.writes("the migration was concrete", "I left patience to guess", "when I spoke about the outage", "rest")
    lessons = [lesson.words["what"] for lesson in mei.kept("lesson")]
    assert lessons == ["ask about the team", "I like small teams"]
    assert mei.kept("rejection")[0].words["moments"] == "when I spoke about the outage"


def test_details_can_be_added_at_the_end_and_land_in_the_same_entry() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Today", "I was curious").writes("sad", "skip", "skip", "rest")
    mei.taps("Add company or date", "Company or place").writes("Contoso").taps("The day").writes("3 Nov")
    mei.taps("How the news came", "Email", "Whether it was a first", "Yes, a first", "That's all")
    assert mei.heard[-1] == "rejected.look_in"
    assert len(mei.kept("rejection")) == 1
    assert mei.kept("rejection")[0].on == date(2026, 11, 3)
    assert mei.kept("rejection")[0].words["company"] == "Contoso"
    assert mei.kept("win")[0].taps == {"first": ("interview",)}


def test_someone_who_masks_with_a_joke_and_stops_half_way_loses_nothing() -> None:
    mei = someone(keeps=False)
    mei.taps("Together").writes("lol another one bites the dust")
    assert mei.heard == ["ui.not_a_choice", "rejected.stage"]
    mei.taps("Application", "Today", "I was curious").writes("haha im fine", "stop")
    assert mei.heard == ["ui.leave"]
    mei.taps("Keep it")
    assert mei.heard == ["ui.age"]
    mei.taps("Yes", "Save them")
    assert mei.heard == ["ui.kept_and_gone"]
    no = mei.kept("rejection")[0]
    assert no.words["aside"] == "i got a no\nlol another one bites the dust".splitlines()[1]
    assert no.words["feelings"] == "haha im fine"


def test_throwing_it_away_leaves_no_trace() -> None:
    mei = someone()
    mei.taps("Together", "Final round", "Today").writes("stop").taps("Throw it away")
    assert not mei.history
    assert mei.open_step == ""


def test_changing_ones_mind_about_the_feeling_is_always_possible() -> None:
    mei = someone()
    mei.taps("Together", "Interview", "Today", "I was curious").writes("relieved", "back", "back")
    assert mei.open_step == "rejected.stakes"
    mei.taps("I needed it").writes("sad")
    assert mei.heard == ["rejected.thanks", "rejected.sting"]


def test_a_kind_letter_and_knowing_better_each_have_a_line_of_their_own() -> None:
    mei = someone().taps("Together", "Interview", "Today", "I wanted it", "Kind letter, still hurts", "Done")
    assert mei.heard == ["rejected.kind_letter", "rejected.sting"]
    mei.writes("back", "harder than I expected")
    assert mei.heard == ["rejected.harder", "rejected.sting"]


def test_that_most_who_are_met_hear_a_no_is_said_once_and_after_feelings() -> None:
    mei = someone().taps("Together", "Interview", "Today", "I wanted it").writes("sad", "it was me")
    mei.taps("Look at it together", "A guess")
    assert mei.heard == ["rejected.many_hear_it", "rejected.hidden"]
    mei.taps("Someone had more years", "Done")
    assert mei.heard == ["rejected.card", "rejected.rewrite"]
    mei.writes("they had more years", "skip", "skip", "skip", "i got a no")
    mei.taps("Together", "Interview", "Today", "I wanted it").writes("sad", "it was me again")
    mei.taps("Look at it together", "A guess")
    assert mei.heard == ["rejected.hidden"]


def test_someone_for_whom_nice_things_feel_flat_is_asked_for_less() -> None:
    mei = someone().taps("Together", "Interview", "Today", "I wanted it", "Even nice things feel flat", "Done")
    mei.writes("skip")
    assert mei.heard == ["rejected.next_step"]
    assert "One small job thing" not in mei.choices


def test_a_quick_log_does_not_say_that_it_kept_what_it_did_not() -> None:
    mei = Person().lets_keep("nothing").writes("i got a no").taps("Quick log")
    mei.writes("skip", "skip", "skip", "skip")
    assert mei.heard == ["rejected.logged"]
    assert "Nothing of it is kept" in mei.reads
