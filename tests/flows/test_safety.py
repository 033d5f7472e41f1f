"""Someone may be in danger: answered first, in every state, and the talk goes on where it was when it was no alarm."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.flows.every import FLOWS
from bot.runtime.incoming import Due
from tests.every_question import Reached, every_question
from tests.pretend import Person

PLAIN = "i want to kill myself"
QUESTIONS = [at for at in every_question() if at.flow != "safety"]


@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_plain_danger_is_answered_first_at_every_question_and_is_no_answer_to_it(at: Reached) -> None:
    person = at.person().writes(PLAIN)
    assert person.heard[0] == "safety.active_thanks"
    assert any(key.startswith("helpnow.") for key in person.heard)
    said = [words for record in person.history for words in record.words.values()]
    assert PLAIN not in said
    for talk in person.memory.state().talks:
        if talk.session.flow != "safety":
            assert all(PLAIN not in answer.words for answer in talk.session.answers.values())
            assert PLAIN not in talk.session.asides


@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_when_it_was_misread_the_talk_goes_on_and_the_same_words_raise_no_alarm_again(at: Reached) -> None:
    person = at.person().writes(PLAIN).taps("You misread me")
    assert person.heard[0] == "safety.misread"
    assert "help now" in person.reads
    if FLOWS[at.flow].gives_way_at(at.step):
        return
    if person.open_step == "safety.interview":
        person.writes("yes")  # an interview stands within the quiet days: they are asked about that message first
    assert person.open_step == str(at)
    assert not person.writes(PLAIN).heard[0].startswith("safety.")


@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_help_now_answers_at_every_question_and_hands_back(at: Reached) -> None:
    person = at.person().writes("help now malaysia")
    assert person.heard[0] == "helpnow.emergency"
    assert "999" in person.reads
    if not FLOWS[at.flow].gives_way_at(at.step):
        assert person.open_step == str(at)


def test_it_is_heard_in_the_very_first_message_ever() -> None:
    assert Person(stranger=True).writes("I don't want to live any more").heard[0].startswith("safety.")


def test_it_is_heard_as_a_name_in_the_quick_log_and_as_an_answer_to_a_choice() -> None:
    in_the_log = Person().writes("a no").taps("Quick log")
    assert in_the_log.writes("there's no point in being alive").heard[0].startswith("safety.")
    as_a_company = Person().lets_keep("words").writes("a no").taps("Together", "Interview", "Today", "I wanted it")
    as_a_company.writes("sad", "skip", "skip", "rest").taps("Add company or date", "Company or place")
    assert as_a_company.writes(PLAIN).heard[0].startswith("safety.")
    at_a_choice = Person().writes("a no").taps("Together")
    assert at_a_choice.writes("everyone would be better off without me").heard[0] == "safety.passive"


def test_it_is_heard_where_someone_is_asked_what_becomes_of_their_words() -> None:
    mei = Person().writes("a no").taps("Together", "Interview").writes("stop", PLAIN)
    assert mei.heard[0] == "safety.active_thanks"
    assert mei.taps("You misread me").open_step == "rejected.leave"


@pytest.mark.parametrize(
    "said",
    [
        "i'm not joking", "im not kidding", "this isn't a figure of speech", "no one would care",
        "no point denying it", "not yet", "not now", "no i cant do this anymore", "no but maybe soon",
        "i don't want to die but i can't go on", "nobody gets that i'm not exaggerating",
    ],
)  # fmt: skip
def test_words_that_only_sound_like_a_no_are_never_taken_for_one(said: str) -> None:
    mei = Person().writes("everyone would be better off without me", said)
    assert not {"safety.no", "safety.misread"} & set(mei.heard)
    assert mei.open_step.startswith("safety.")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("no", "safety.no"), ("nope", "safety.no"), ("of course not", "safety.no"), ("lol no", "safety.no"),
        ("no, i'm fine, really", "safety.no"), ("no no not like that", "safety.no"),
        ("nah its just an expression", "safety.no"), ("i was joking", "safety.misread"),
        ("you misread that", "safety.misread"),
    ],
)  # fmt: skip
def test_a_no_in_other_words_is_a_no(said: str, heard: str) -> None:
    assert Person().writes("everyone would be better off without me", said).heard[0] == heard


@pytest.mark.parametrize(
    "said",
    [
        "nobody is here with me", "no one is with me", "my mum would find me", "i can't call my mum", "ok goodbye",
        "i called nobody", "yes but i can't", "i'm not calling anyone", "calling it quits",
    ],
)  # fmt: skip
def test_nobody_is_taken_to_be_safe_who_did_not_say_so(said: str) -> None:
    mei = Person().writes("everyone would be better off without me", "yes", "yes", said)
    assert "safety.with_you" not in mei.heard


@pytest.mark.parametrize("said", ["im calling now", "i'll call", "my sister is here with me", "yes", "ok"])
def test_somebody_who_calls_or_is_not_alone_is_not_hurried_on(said: str) -> None:
    mei = Person().writes("everyone would be better off without me", "yes", "yes", said)
    assert mei.heard[0] == "safety.with_you"


def test_someone_going_to_do_it_is_not_taken_to_go_for_help() -> None:
    mei = Person().writes("everyone would be better off without me", "yes", "yes", "i can't")
    assert "safety.with_you" not in mei.writes("im going to do it").heard


def test_a_friend_who_is_gone_is_not_taken_for_dead() -> None:
    mei = Person().writes("my friend told me he wants to kill himself", "his phone is off and he is gone")
    assert mei.heard[0] == "safety.third_party_heard"


def test_a_joke_about_an_interview_is_no_alarm() -> None:
    mei = Person().writes("a no").taps("Together")
    assert not mei.writes("that interview killed me lol").heard[0].startswith("safety.")


def test_the_passive_question_is_plain_and_has_a_line_at_hand_in_one_message() -> None:
    mei = Person().writes("help now malaysia", "what's the point, everyone would be better off without me")
    assert len(mei.replies) == 1
    assert "Are you thinking about ending your life?" in mei.reads
    assert "03-7627 2929" in mei.reads
    assert "999" in mei.reads


def test_active_words_bring_the_lines_before_the_question() -> None:
    mei = Person().writes("help now malaysia", PLAIN)
    assert mei.heard.index("helpnow.emergency") < mei.heard.index("safety.active")


def test_when_it_is_now_the_emergency_number_comes_first_and_one_thing_at_a_time() -> None:
    mei = Person().writes("help now malaysia", "tonight is the night I end my life")
    assert mei.heard == ["safety.imminent_thanks", "helpnow.at_hand_emergency", "safety.imminent_call"]
    assert mei.taps("I can't").heard == ["safety.imminent_go"]
    assert mei.taps("I can't").heard[-1] == "safety.imminent_door"
    assert mei.taps("I can't").heard[:2] == ["safety.once_more", "helpnow.emergency"]


def test_at_night_a_line_that_is_closed_is_not_offered() -> None:
    mei = Person()
    mei.now = mei.now.replace(hour=19)  # three in the morning in Kuala Lumpur
    mei.writes("help now malaysia")
    assert "Befrienders" in mei.reads
    assert "15555" not in mei.reads


def test_someone_worried_about_a_friend_gets_words_and_lines_for_them() -> None:
    mei = Person().writes("my friend told me he wants to kill himself")
    assert mei.heard[0] == "safety.third_party"
    assert any(key.startswith("helpnow.") for key in mei.heard)


def test_after_a_yes_it_is_quiet_for_72_hours_and_what_was_promised_before_is_not_sent() -> None:
    mei = Person().lets_keep("words").writes("a no").taps("Together", "Interview", "Today", "I wanted it")
    mei.writes("sad", "skip", "skip", "rest").taps("Tomorrow evening")
    assert mei.memory.reminders
    mei.writes("everyone would be better off without me").taps("Yes")
    quiet = mei.memory.person.quiet_until
    assert quiet is not None
    assert quiet - mei.now > timedelta(hours=71)
    assert not mei.memory.reminders


def test_one_look_in_comes_only_after_a_yes_to_it_under_the_same_name_as_any_other() -> None:
    mei = Person().writes("everyone would be better off without me").taps("Sometimes", "No")
    mei.writes("malaysia").taps("Stop for now", "Tomorrow")
    assert set(mei.memory.reminders) == {"look_in"}


def test_after_a_yes_nobody_is_led_back_into_the_check_in_by_itself() -> None:
    mei = Person().writes("a no").taps("Together", "Interview").writes("everyone would be better off without me")
    mei.taps("Yes", "Yes", "Someone is with me", "That's all", "Stay quiet")
    assert mei.heard == ["safety.goodbye"]
    assert mei.open_step == ""
    assert mei.writes("menu").choices[0] == "Carry on where we were"


def test_graver_words_within_the_talk_are_heard_and_others_are_an_answer() -> None:
    mei = Person().writes("everyone would be better off without me").taps("Sometimes")
    assert mei.writes("i'm going to kill myself tonight").heard[0] == "safety.imminent_thanks"


def test_a_promised_message_neither_interrupts_nor_comes_at_night_nor_days_late() -> None:
    mei = Person().writes("a no").taps("Together")
    due = mei.now
    assert mei.is_reminded(Due("look_in", due)).replies == (), "a talk is open"
    assert mei.memory.reminders["look_in"] > mei.now
    mei.waits(hours=3)
    mei.now = mei.now.replace(hour=23)
    assert mei.is_reminded(Due("look_in", mei.now)).replies == (), "it is night"
    assert mei.waits(hours=11).is_reminded(Due("look_in", mei.now)).heard == ["look_in.how"]
    assert mei.waits(days=3).is_reminded(Due("look_in", due)).replies == (), "that day has passed"


def test_nothing_of_it_is_in_the_history() -> None:
    mei = Person().lets_keep("words").writes(PLAIN).taps("No").writes("malaysia").taps("Write here")
    mei.writes("I am so tired of it").taps("That's all", "Stay quiet")
    assert not mei.history


def with_an_interview(on: str = "Tuesday") -> Person:
    mei = Person().lets_keep("words").writes(f"I have an interview with Contoso on {on} at 10", "malaysia")
    return mei.taps("Yes", "The evening before, and after")


def test_a_message_about_a_set_interview_is_asked_about_before_the_quiet_time_swallows_it() -> None:
    mei = with_an_interview().writes("i wish i wouldn't wake up").taps("Yes", "No").writes("malaysia")
    mei.taps("Stop for now", "Stay quiet")
    assert mei.heard == ["safety.interview"]
    assert "Tuesday 24 November" in mei.reads
    assert mei.taps("Let it come").heard == ["safety.it_comes"]
    assert mei.lives_on(days=3) == ["near.eve", "near.after"]


def test_left_out_it_stays_out_and_nothing_else_comes() -> None:
    mei = with_an_interview().writes("i wish i wouldn't wake up").taps("Yes", "No").writes("malaysia")
    mei.taps("Stop for now", "Stay quiet", "Leave it out")
    assert mei.heard == ["safety.goodbye"]
    assert mei.lives_on(days=3) == []


def test_it_is_asked_too_when_the_bot_had_misread_them() -> None:
    mei = with_an_interview().writes(PLAIN).taps("You misread me")
    assert mei.heard == ["safety.misread", "safety.interview"]
    assert mei.taps("Let it come").heard[0] == "safety.it_comes"
    assert mei.lives_on(days=2) == ["near.eve", "near.after"]


def test_nobody_is_asked_about_an_interview_after_the_quiet_time_nor_in_the_worst_hour() -> None:
    later = with_an_interview("3 Dec").writes(PLAIN).taps("No").writes("malaysia")
    later.taps("Stop for now", "Stay quiet")
    assert later.heard == ["safety.goodbye"]
    assert "I stay quiet for three days." in later.reads, "afterwards the interview is spoken of"
    assert later.lives_on(days=11) == ["near.eve", "near.after"]
    worst = with_an_interview().writes(PLAIN).taps("Yes", "I'm calling", "That's all", "Stay quiet")
    assert worst.heard == ["safety.goodbye"]


def test_whoever_has_a_daily_is_not_told_that_nothing_comes_until_they_write() -> None:
    mei = Person().lets_keep("taps").writes("daily settings").taps("Yes", "20:00", "Every day", "Malaysia", "As it is")
    mei.writes(PLAIN).taps("No", "Stop for now", "Stay quiet")
    assert "I stay quiet for three days." in mei.reads
    assert mei.lives_on(days=3) == []
    assert mei.lives_on(days=2)[0] == "daily.how"
    ali = Person().lets_keep("taps").writes(PLAIN).taps("No").writes("malaysia").taps("Stop for now", "Stay quiet")
    assert "I stay quiet until you write." in ali.reads
