"""An offer, and turning one down, as sentences about people."""

from __future__ import annotations

from datetime import date

from tests.pretend import Person


def someone(says: str = "offer") -> Person:
    return Person().lets_keep("words").writes(says)


def with_noes(count: int) -> Person:
    mei = Person().lets_keep("words")
    for _ in range(count):
        mei.waits(days=20).writes("another no").taps("Quick log").writes(
            "skip", "skip", "today", "tired", "no, that's all"
        )
    return mei


def test_it_celebrates_only_because_they_do() -> None:
    glad = someone().writes("Contoso", "happy")
    assert glad.heard == ["offer.glad", "offer.stands"]
    assert "Congratulations" in glad.reads
    for feelings in ("calm", "happy, scared", "sad, too", "numb", "skip"):
        mei = someone().writes("Contoso", feelings)
        assert "offer.glad" not in mei.heard, feelings
        assert "!" not in mei.reads, feelings


def test_thanks_go_to_a_person_in_a_letter_and_a_line_is_kept() -> None:
    mei = someone().writes("Contoso", "proud").taps("I said yes")
    mei.writes("forty tries", "the forty-first one counted")
    mei.taps("Thank someone").writes("Aina", "the mock interviews on Sundays")
    letter = next(message for message in mei.replies if message.keys == ("offer.thank_letter",))
    assert letter.plain.startswith("Hello Aina,\n\nI have an offer")
    assert "the mock interviews on Sundays" in letter.plain
    assert mei.kept("line")[0].words["what"] == "the forty-first one counted"
    assert mei.kept("win")[0].words["what"] == "forty tries"
    assert mei.kept("step")[0].taps["what"] == ("thank",)
    assert mei.kept("offer")[0].taps["outcome"] == ("yes",)


def test_the_number_of_noes_is_shown_only_to_those_who_ask() -> None:
    mei = with_noes(2).writes("offer", "Contoso", "happy").taps("I said yes").writes("skip", "skip")
    mei.taps("No one for now")
    assert mei.heard == ["offer.before"]
    assert "2" not in mei.reads
    assert "2 no's" not in mei.taps("No, thank you").reads
    other = with_noes(2).writes("offer", "Contoso", "happy").taps("I said yes").writes("skip", "skip")
    assert "2 no's are written down here" in other.taps("No one for now", "Show me").reads


def test_there_is_no_such_question_where_no_no_came_before_or_the_offer_is_heavy() -> None:
    mei = someone().writes("Contoso", "happy").taps("I said yes").writes("skip", "skip").taps("No one for now")
    assert "offer.before" not in mei.heard
    heavy = with_noes(2).writes("offer", "Contoso", "sad, too").taps("I said yes").writes("skip", "skip")
    assert "offer.before" not in heavy.taps("No one for now").heard


def test_someone_who_is_still_deciding_is_not_hurried() -> None:
    mei = someone().writes("Contoso", "unsure").taps("I'm still deciding").writes("friday").taps("One message")
    assert mei.memory.reminders["answer_by"].date() == date(2026, 11, 26)
    assert mei.heard == ["offer.one_message", "offer.no_hurry", "offer.own_part"]


def test_an_offer_that_wants_money_leads_to_what_to_check() -> None:
    assert someone().writes("Contoso", "happy").taps("They want money first").open_step.startswith("scam.")


def test_turning_it_down_takes_the_name_along() -> None:
    mei = someone().writes("Contoso", "unsure").taps("I'm turning it down")
    assert mei.heard == ["declined.hello", "declined.feelings"]
    mei.writes("relieved, sad").writes("the pay, the hours")
    assert mei.heard == ["declined.wonder"]
    mei.writes("the hours would have cost me the evenings").taps("A draft would help", "No name")
    assert "thank you for the offer from Contoso" in mei.replies[1].plain
    offer = mei.kept("offer")[0]
    assert offer.taps["outcome"] == ("declined",)
    assert offer.taps["reasons"] == ("pay", "hours")
    assert mei.kept("line")[0].words["what"].startswith("the hours")


def test_turning_it_down_is_neither_praised_nor_doubted() -> None:
    mei = someone("i turned it down").writes("Contoso", "regret")
    said = " ".join(message.plain.lower() for _, replies in mei.transcript for message in replies)
    for word in ("brave", "sure?", "right decision", "wrong", "good for you", "are you"):
        assert word not in said


def test_someone_who_changes_their_mind_about_the_feeling_and_leaves() -> None:
    mei = someone().writes("Contoso", "happy", "back", "happy, numb")
    assert mei.heard == ["offer.mixed", "offer.stands"]
    mei.writes("ok that's all i wanted to say").writes("stop").taps("Keep it")
    assert mei.kept("offer")[0].taps["feelings"] == ("happy", "numb")
    assert mei.kept("offer")[0].taps["outcome"] == ("open",)
