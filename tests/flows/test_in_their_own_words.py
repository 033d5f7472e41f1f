"""Nobody types commands on a bad day: what is said opens what is meant, with what was told already known."""

from __future__ import annotations

import pytest

from bot.core.records import Record
from tests.pretend import NOON, Person


def someone() -> Person:
    return Person().lets_keep("words")


@pytest.mark.parametrize(
    ("wrote", "opens"),
    [
        ("still no reply after 3 weeks", "no_answer.hello"),
        ("I have an interview tomorrow at 10", "interview_ahead.hello"),
        ("I GOT THE OFFER!!", "offer.hello"),
        ("OMG I GOT THE JOB!!! after 63 rejections", "offer.hello"),
        ("finally finished my portfolio", "win.counts"),
        ("what have I learned so far", "learned.none_yet"),
        ("delete everything", "forget.delete_sure"),
        ("reject lagi bro, 40 dah", "rejected.sorry"),
    ],
)
def test_what_is_said_opens_what_is_meant(wrote: str, opens: str) -> None:
    assert opens in someone().writes(wrote).heard


def test_skip_skips_the_open_question() -> None:
    mei = someone().writes("still no reply after 3 weeks")
    assert mei.open_step == "no_answer.company"
    assert mei.writes("skip").open_step == "no_answer.options"


def test_three_things_told_at_once_are_asked_no_more() -> None:
    mei = someone().writes("just got the rejection mail from Contoso after the final round, feel like trash")
    assert mei.heard == ["rejected.sorry_known", "rejected.size"]
    assert all(word in mei.reads for word in ("Contoso", "final round", "email"))
    mei.taps("Together")
    assert mei.open_step not in ("rejected.company", "rejected.stage", "rejected.came")


def test_a_company_of_theirs_is_known_in_small_letters_too() -> None:
    assert "blue sky" not in someone().writes("blue sky said no").reads
    mei = someone()
    mei.memory.entries[1] = ("earlier", Record("rejection", "no", NOON.date(), words={"company": "Blue Sky"}))
    assert "blue sky" in mei.writes("blue sky said no").reads


def test_news_overtakes_the_wait_and_what_was_told_is_not_asked_again() -> None:
    mei = someone().writes("still no reply after 3 weeks", "Contoso")
    assert mei.writes("wait they just emailed, its a no").heard == ["rejected.sorry_known", "rejected.size"]
    assert "Contoso" in mei.reads


def test_good_news_overtakes_the_look_back_at_an_interview() -> None:
    mei = someone().writes("interview with Fabrikam was today, went ok")
    assert mei.writes("omg they just called, I got the job!!").heard[0] == "offer.hello"


def test_a_no_in_an_answer_is_no_news() -> None:
    mei = someone().writes("interview with Fabrikam was today, went ok")
    open_step = mei.open_step
    mei.writes("scared that they say no")
    assert mei.open_step.startswith("interview_done.")
    assert open_step.startswith("interview_done.")
