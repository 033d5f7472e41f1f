"""Right after an interview, before anybody has said anything, as sentences about people."""

from __future__ import annotations

from datetime import date

from tests.pretend import Person


def someone(*, keeps: bool = True, says: str = "interview") -> Person:
    person = Person()
    return (person.lets_keep("words") if keeps else person).writes(says)


def with_a_plan(company: str = "Contoso", plan: str = "Tell someone") -> Person:
    mei = someone().writes(company, "tired").taps("Only the waiting that comes now", "They didn't say", plan)
    assert mei.kept("plan")
    return mei


def test_what_went_well_comes_before_what_did_not() -> None:
    mei = someone().writes("Contoso", "tired").taps("All of it (four minutes)")
    assert mei.heard == ["interview_done.well"]
    mei.writes("I was on time")
    assert mei.heard == ["interview_done.well_kept", "interview_done.moments"]
    mei.writes("when I spoke about the outage")
    assert mei.heard == ["interview_done.blank"]
    mei.taps("Yes, a blank").writes("the one about conflict").taps("“Let me think for a moment.”")
    assert mei.heard == ["interview_done.try"]
    mei.writes("bring one number")
    assert mei.heard == ["interview_done.try_kept", "interview_done.promised"]
    mei.taps("They didn't say", "Rest")
    assert mei.heard == ["interview_done.the_plan", "keeping.kept", "interview_done.goodbye"]
    assert mei.kept("win")[0].words["what"] == "I was on time"
    assert mei.kept("lesson")[0].words["what"] == "bring one number"
    assert mei.kept("line")[0].taps["phrase"] == ("moment",)
    interview = mei.kept("interview")[0]
    assert interview.words["moments"] == "when I spoke about the outage"
    assert interview.words["blank_what"] == "the one about conflict"


def test_regret_right_after_has_room_and_meets_no_verdict() -> None:
    mei = someone().writes("Contoso", "regret, ashamed")
    assert mei.heard == ["interview_done.heavy", "interview_done.size"]
    mei.taps("That was enough")
    assert mei.heard == ["keeping.kept", "interview_done.goodbye"]
    assert mei.kept("interview")[0].taps["feelings"] == ("regret", "ashamed")


def test_second_guessing_gets_its_own_plan_and_only_for_those_who_have_it() -> None:
    mei = someone().writes("Contoso", "unsure").taps("Only the waiting that comes now", "They didn't say", "Rest")
    assert mei.heard == ["interview_done.second_guess"]
    mei.taps("Leave it until they write")
    assert [plan.taps["what"] for plan in mei.kept("plan")] == [("rest",), ("park",)]


def test_the_day_they_promised_is_kept_and_one_message_comes_only_if_they_like() -> None:
    mei = someone().writes("Contoso", "calm").taps("Only the waiting that comes now").writes("3 Dec")
    assert "Thursday 3 December" in mei.reads
    mei.taps("Stay quiet")
    assert not mei.memory.reminders
    mei.taps("No plan")
    assert mei.kept("interview")[0].taps["promised"] == ("2026-12-03",)
    other = someone().writes("Contoso", "calm").taps("Only the waiting that comes now").writes("3 Dec")
    other.taps("Ask me once", "No plan")
    assert other.memory.reminders["promised_day"].date() == date(2026, 12, 4), "the day after"
    assert other.lives_on(days=11) == []
    assert other.lives_on(days=2) == ["look_in.date"]
    assert other.taps("Nothing yet").heard[0].startswith("no_answer.")
    assert other.lives_on(days=30) == [], "it is asked once"


def test_nobody_is_asked_whether_an_answer_came_who_told_of_it_already() -> None:
    mei = someone().writes("Contoso", "calm").taps("Only the waiting that comes now").writes("3 Dec")
    mei.taps("Ask me once", "No plan").waits(days=5)
    the_no(mei, "i got a no from Contoso").taps("Nothing today")
    assert "look_in.date" not in mei.lives_on(days=20)
    ali = someone().writes("Contoso", "calm").taps("Only the waiting that comes now").writes("3 Dec")
    ali.taps("Ask me once", "No plan").waits(days=5)
    the_no(ali, "i got a no from Fabrikam").taps("Nothing today")
    assert "look_in.date" in ali.lives_on(days=20), "that was another place"


def test_nothing_went_well_and_nothing_to_try_are_full_answers() -> None:
    mei = someone().writes("Contoso", "numb").taps("All of it (four minutes)", "Nothing comes to mind", "Not this time")
    mei.taps("No", "Nothing")
    assert mei.heard == ["interview_done.promised"]
    mei.taps("They didn't say", "No plan")
    assert not mei.kept("win")
    assert not mei.kept("lesson")
    assert not mei.kept("plan")


def test_progress_is_ticked_only_by_those_who_see_some() -> None:
    mei = someone().writes("Contoso", "proud").taps("All of it (four minutes)", "Nothing comes to mind")
    mei.taps("Something went better than before").writes("1 4")
    assert mei.heard == ["interview_done.blank"]
    mei.writes("no", "nothing", "skip", "no plan")
    assert mei.kept("interview")[0].taps["better"] == ("answers", "calmer")


# --- the plan, on the day it is needed --------------------------------------------------------------------


def the_no(mei: Person, says: str) -> Person:
    return mei.writes(says).taps("Together", "Interview", "Today", "I wanted it").writes("sad", "skip", "skip")


def test_the_plan_for_a_no_is_there_on_the_day_of_the_no_after_the_feelings() -> None:
    mei = the_no(with_a_plan().waits(days=9), "i got a no from Contoso")
    assert mei.heard == ["rejected.next_step"]
    assert "For a day like this you had a plan: tell someone. It's there if it fits." in mei.reads
    assert mei.choices[0] == "What I had planned"
    mei.taps("What I had planned")
    assert "What you had planned for such a day, then." in mei.reads
    assert mei.kept("step")[0].taps["what"] == ("kept_plan",)
    mei.taps("Stay quiet").waits(days=1)
    assert the_no(mei, "another no").choices[0] != "What I had planned", "once is enough"


def test_a_plan_in_own_words_comes_back_in_those_words() -> None:
    mei = someone().writes("Contoso", "tired").taps("Only the waiting that comes now", "They didn't say")
    mei.writes("call my sister")
    assert "If it's a no, first: “call my sister”." in mei.reads
    assert "you had a plan: “call my sister”" in the_no(mei, "i got a no").reads


def test_the_plan_of_another_interview_stays_out_of_this_no() -> None:
    mei = the_no(with_a_plan("Contoso"), "i got a no from Fabrikam")
    assert mei.choices[0] != "What I had planned"


def test_an_old_plan_belongs_to_another_time_and_no_plan_is_no_debt() -> None:
    mei = the_no(with_a_plan().waits(days=200), "i got a no")
    assert mei.choices[0] != "What I had planned"
    fresh = the_no(with_a_plan(), "i got a no").taps("Nothing today")
    assert "plan" not in fresh.reads.split("Kept")[0]


# --- people who wander ------------------------------------------------------------------------------------


def test_someone_who_jokes_goes_back_and_leaves_half_way_keeps_what_they_said() -> None:
    mei = someone(keeps=False).writes("Contoso", "lol i forgot my own job title", "back", "regret")
    mei.taps("All of it (four minutes)").writes("my shoes were clean", "stop").taps("Keep it", "Yes", "Save them")
    assert mei.heard == ["ui.kept_and_gone"]
    assert mei.kept("win")[0].words["what"] == "my shoes were clean"
    assert mei.kept("interview")[0].taps["feelings"] == ("regret",)


def test_someone_who_keeps_only_choices_still_has_the_plan() -> None:
    mei = Person().lets_keep("taps").writes("interview", "Contoso", "calm")
    mei.taps("Only the waiting that comes now", "They didn't say", "Rest")
    assert all(not record.words for record in mei.history)
    assert "you had a plan: rest" in the_no(mei, "i got a no").reads
