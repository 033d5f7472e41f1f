"""An offer that asks for money, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("they offered me the job and want a deposit")


def test_someone_who_has_not_paid_learns_what_to_check_before_anything_is_sent() -> None:
    ravi = someone()
    assert ravi.heard == ["scam.calm", "scam.practical"]
    ravi.taps("They asked, I haven't paid")
    assert ravi.heard == ["scam.check", "scam.check_how", "scam.hope"]
    assert "send nothing" in ravi.reads


def test_someone_who_paid_is_not_scolded_and_hears_the_bank_first() -> None:
    ravi = someone()
    ravi.taps("I have paid")
    assert ravi.heard == ["scam.paid", "scam.paid_then", "scam.hope"]
    assert ravi.reads.index("bank") < ravi.reads.index("police")
    for scolding in ("should", "careful", "mistake", "trusted", "obvious"):
        assert scolding not in ravi.reads


def test_there_was_hope_in_it_and_it_may_be_said() -> None:
    ravi = someone()
    ravi.taps("I have paid", "Yes").writes("I had told my mother").taps("That's all")
    assert ravi.heard == ["scam.not_foolish", "keeping.kept", "shared.look_in"]
    assert ravi.kept("note")[0].words["told"] == "I had told my mother"


def test_someone_who_is_not_sure_gets_the_signs_and_the_checks() -> None:
    assert someone().taps("I'm not sure what it is").heard == [
        "scam.signs",
        "scam.check",
        "scam.check_how",
        "scam.hope",
    ]


def test_someone_who_stops_half_way_keeps_what_they_chose() -> None:
    ravi = someone().taps("They have my papers or bank details").writes("stop").taps("Keep it")
    assert ravi.kept("note")[0].taps == {"scam": ("details",)}
