"""Waiting for an answer that does not come, as sentences about people."""

from __future__ import annotations

from datetime import date

from tests.pretend import Person


def someone(*, keeps: bool = True, says: str = "they never answered") -> Person:
    person = Person()
    return (person.lets_keep("words") if keeps else person).writes(says)


def waiting_for_fabrikam() -> Person:
    """Mei told once that Fabrikam does not answer, and left it open."""
    mei = someone().writes("Fabrikam").taps("One to three weeks", "I don't know", "Leave it for now")
    assert mei.open_step == ""
    return mei


def test_what_was_told_is_not_asked_again() -> None:
    mei = someone(says="still nothing from Fabrikam, 3 weeks now")
    assert mei.heard == ["no_answer.hello", "no_answer.options"]
    assert "at Fabrikam" in mei.reads
    assert "3 weeks of not knowing. What fits for now?" in mei.reads
    assert mei.choices[0] == "Talk about it"


def test_no_verdict_is_spoken_whatever_they_choose() -> None:
    for way in (
        "Talk about it",
        "Ask them once more",
        "Wait until a day I choose",
        "Stop waiting",
        "I don't know",
    ):
        mei = someone().writes("Fabrikam").taps("Some days", way)
        said = " ".join(message.plain.lower() for _, replies in mei.transcript for message in replies)
        for verdict in ("rejected", "a no ", "failed", "not interested", "decided against"):
            assert verdict not in said, way


def test_talking_comes_before_anything_is_done_and_the_reason_stays_open() -> None:
    mei = someone().writes("Fabrikam").taps("About a month", "Talk about it").writes("on edge, forgotten")
    assert mei.heard == ["no_answer.thanks", "no_answer.fills_in"]
    mei.writes("that my cv is a joke")
    assert mei.heard == ["no_answer.held", "no_answer.heard_or_guess"]
    assert "joke" not in mei.reads, "what hurts is not said back"
    mei.taps("A guess")
    assert mei.heard == ["no_answer.unseen", "no_answer.then_what"]
    assert mei.reads.count("aybe") == 4
    mei.taps("Nothing for now")
    silence = mei.kept("silence")[0]
    assert silence.taps["outcome"] == ("open",)
    assert silence.words["fills_in"] == "that my cv is a joke"
    assert not mei.kept("rejection"), "silence is no no"


def test_asking_once_more_gives_a_draft_in_a_message_of_its_own() -> None:
    mei = someone(says="no reply from Fabrikam").taps("One to three weeks", "Ask them once more", "Interview")
    mei.writes("data analyst", "Priya")
    assert [message.keys for message in mei.replies] == [
        ("no_answer.draft",), ("no_answer.nudge",), ("no_answer.nudge_then",),
    ]  # fmt: skip
    draft = mei.replies[1]
    assert draft.plain.startswith("Hello Priya,\n\nthank you again for the interview.")
    assert "(data analyst) at Fabrikam" in draft.plain
    assert not draft.buttons
    assert not draft.controls
    mei.taps("A shorter one")
    assert mei.heard == ["no_answer.nudge_short", "no_answer.nudge_short_then"]
    mei.taps("I'm sending it")
    assert mei.heard == ["no_answer.sent", "keeping.kept", "no_answer.reopen"]
    assert mei.kept("silence")[0].taps["outcome"] == ("asked",)


def test_the_draft_reads_well_when_nothing_is_known() -> None:
    mei = someone(says="ghosted").writes("skip", "skip").taps("Ask them once more").writes("skip", "skip")
    mei.taps("No name")
    assert mei.replies[1].plain.startswith("Hello,\n\nI would like to ask where my application stands.")


def test_waiting_until_a_day_brings_one_message_if_they_like() -> None:
    mei = someone().writes("Fabrikam").taps("Some days", "Wait until a day I choose").writes("friday")
    assert mei.heard == ["no_answer.remind"]
    assert "Friday 27 November" in mei.reads
    mei.taps("One message")
    due = mei.memory.reminders["waiting_day"]
    assert (due.date(), due.hour) == (date(2026, 11, 27), 18)
    assert mei.kept("silence")[0].taps["until"] == ("2026-11-27",)


def test_a_day_that_has_passed_is_not_taken_for_one_to_come() -> None:
    mei = someone().writes("Fabrikam").taps("Some days", "Wait until a day I choose").writes("2026-11-01")
    assert mei.heard == ["ui.not_a_day_ahead", "no_answer.until"]


def test_stopping_to_wait_is_kept_and_can_be_opened_again() -> None:
    mei = someone().writes("Fabrikam").taps("Longer", "Stop waiting")
    assert mei.heard == ["no_answer.stopped", "keeping.kept", "no_answer.reopen"]
    mei.writes("they wrote")
    assert mei.heard == ["they_wrote.which"]
    mei.taps("Fabrikam, told on Sunday 22 November", "It's a no")
    assert mei.heard == ["rejected.sorry_known", "rejected.size"]
    assert "Fabrikam" in mei.reads
    assert mei.kept("silence")[0].taps["outcome"] == ("answered",)
    mei.taps("Quick log").writes("skip", "skip", "today", "tired", "no, that's all")
    assert mei.kept("rejection")[0].words["company"] == "Fabrikam"
    assert mei.writes("they never answered").heard == ["no_answer.hello", "no_answer.company"]


def test_an_open_one_is_offered_first_and_news_of_it_needs_no_second_telling() -> None:
    mei = waiting_for_fabrikam().writes("still nothing")
    assert mei.heard == ["no_answer.which"]
    mei.taps("Fabrikam, told on Sunday 22 November", "Still quiet", "Stop waiting")
    assert "Fabrikam" in mei.reads
    assert len(mei.kept("silence")) == 1
    assert mei.kept("silence")[0].taps["outcome"] == ("stopped",)


def test_they_wrote_and_it_is_an_offer() -> None:
    mei = waiting_for_fabrikam().writes("they wrote back").taps("Fabrikam, told on Sunday 22 November", "It's an offer")
    assert mei.heard == ["offer.hello", "offer.feelings"], "whose offer it is, is known"


def test_a_role_that_was_withdrawn_is_an_outcome_of_its_own() -> None:
    mei = someone().writes("Fabrikam").taps("Some days", "They withdrew the role", "They withdrew it")
    assert mei.heard == ["no_answer.gone_thanks", "no_answer.gone_words"]
    mei.writes("weird")
    assert mei.heard == ["keeping.kept", "no_answer.goodbye"]
    assert mei.kept("silence")[0].taps["outcome"] == ("withdrawn",)
    assert mei.kept("silence")[0].words["gone_words"] == "weird"
    assert not mei.kept("rejection")
    assert mei.writes("they wrote").heard == ["they_wrote.what"], "what is withdrawn is not offered as open"


def test_a_role_on_hold_stays_open() -> None:
    mei = someone().writes("Fabrikam").taps("Some days", "They withdrew the role", "It's on hold")
    assert mei.heard == ["no_answer.frozen", "no_answer.gone_words"]
    mei.taps("I'd rather not say")
    assert mei.writes("they wrote").heard == ["they_wrote.which"]


def test_someone_who_answers_what_nobody_asked_and_leaves_half_way_loses_nothing() -> None:
    mei = someone(keeps=False).writes("Fabrikam").writes("idk man the recruiter was nice tho")
    assert mei.heard == ["no_answer.options"], "whoever says more than a day is not sent back for the day"
    mei.taps("Talk about it").writes("angry", "back", "tired", "stop")
    assert mei.heard == ["ui.leave"]
    mei.taps("Keep it", "Yes", "Save them")
    silence = mei.kept("silence")[0]
    assert silence.taps["feelings"] == ("tired",)
    assert "the recruiter was nice" in silence.words["since"]


def test_someone_who_keeps_nothing_is_promised_nothing() -> None:
    mei = Person().lets_keep("nothing").writes("they never answered", "Fabrikam")
    mei.taps("Some days", "Wait until a day I choose", "One week")
    assert "no_answer.remind" not in mei.heard
    assert not mei.memory.reminders
    assert not mei.history
