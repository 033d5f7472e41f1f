"""The comfort list, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("comfort")


def test_it_is_asked_once_and_offered_by_name_later() -> None:
    yan = someone()
    assert yan.heard == ["comfort.first"]
    yan.writes("my zither", "the bath", "the neighbour's cat")
    assert yan.heard == ["keeping.kept", "comfort.by_name"]
    yan.writes("comfort")
    assert yan.heard == ["comfort.now"]
    assert {"my zither", "the bath", "the neighbour's cat"} <= set(yan.choices)
    yan.taps("the bath")
    assert "“the bath”, then." in yan.reads
    assert yan.kept("step")[0].taps["what"] == ("comfort",)


def test_one_thing_is_enough_and_none_is_fine() -> None:
    yan = someone().writes("soup", "I don't know", "no")
    assert [comfort.words["what"] for comfort in yan.kept("comfort")] == ["soup"]
    assert someone().writes("skip", "skip", "skip").heard == ["comfort.later"]


def test_one_can_be_added() -> None:
    yan = someone().writes("soup", "skip", "skip", "comfort").taps("Add one").writes("old letters").writes("comfort")
    assert {"soup", "old letters"} <= set(yan.choices)


def test_not_now_is_fine_and_nothing_is_lost() -> None:
    yan = someone().writes("soup", "skip", "skip", "comfort").taps("Not now")
    assert yan.heard == ["comfort.not_now"]
    assert len(yan.kept("comfort")) == 1


def test_it_is_offered_by_name_after_a_job_was_lost() -> None:
    yan = someone().writes("soup", "skip", "skip")
    yan.writes("i lost my job").taps("How it feels").writes("tired", "skip", "skip")
    assert yan.choices[0] == "soup"


def test_it_is_offered_by_name_to_somebody_worn_out_by_a_no() -> None:
    yan = someone().writes("soup", "skip", "skip")
    yan.writes("i got a no").taps("Together", "Interview", "Today", "I wanted it").writes("tired", "skip")
    assert yan.choices[0] == "soup"
    yan.taps("soup")
    assert "“soup”, whenever it suits." in yan.reads


def test_someone_stops_after_one_and_keeps_it() -> None:
    yan = someone().writes("soup", "back", "tea", "stop").taps("Keep it")
    assert [comfort.words["what"] for comfort in yan.kept("comfort")] == ["tea"]
