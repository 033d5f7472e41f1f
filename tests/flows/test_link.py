"""Two accounts, one person: the talk on the side where the code is made, and on the side where it is typed."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.core.facts import Linking
from bot.runtime.incoming import Due
from bot.runtime.linking import LOCKED_FOR, MOST_WRONG, TYPED, code_in, joined, new_code
from bot.runtime.outcome import Claim, Join, Offer, Part
from bot.runtime.person import Person as Known
from bot.runtime.person import Shared
from tests.pretend import NOON, TURNS, Person

CODE = "BCDF-2345"


def mei(linking: Linking) -> Person:
    person = Person()
    person.turns = replace(person.turns, new_code=lambda: CODE)
    person.memory.linking_now = linking
    return person


def wanted(person: Person) -> object:
    """What the last turn wanted with their accounts."""
    return person.linked


# --- where it is made -----------------------------------------------------------------------------------------


def test_a_code_is_made_and_nothing_happens_before_it_was_typed_and_confirmed() -> None:
    person = mei(Linking(offered="waiting")).writes("/link").taps("Make a code here")
    assert person.heard == ["link.code", "link.typed"]
    assert CODE in person.reads
    assert wanted(person) == Offer(CODE, person.now + timedelta(minutes=10))
    person.taps("I typed it")
    assert person.heard == ["link.not_yet", "link.typed"]
    person.memory.linking_now = Linking(offered="typed", other="discord")
    person.taps("I typed it")
    assert person.heard == ["link.confirm"]
    assert "on Discord" in person.reads
    person.taps("Yes, make them one")
    assert person.heard == ["link.joined"]
    assert isinstance(wanted(person), Join)
    assert person.open_step == ""


def test_whoever_made_it_is_asked_when_it_was_typed() -> None:
    person = mei(Linking(offered="waiting")).writes("/link").taps("Make a code here")
    person.memory.linking_now = Linking(offered="typed", other="discord")
    person.is_reminded(Due(TYPED, person.now))
    assert person.heard == ["link.confirm"]
    assert "on Discord" in person.reads
    known = person.memory.person
    assert (known.spoke_at, known.unanswered) == (None, 0), "it is none of the messages of a day"
    person.taps("Yes, make them one")
    assert person.heard == ["link.joined"]
    assert isinstance(wanted(person), Join)


def test_asked_already_they_may_still_tap_that_they_typed_it() -> None:
    person = mei(Linking(offered="waiting")).writes("/link").taps("Make a code here")
    before = person.token("I typed it")
    person.memory.linking_now = Linking(offered="typed", other="discord")
    person.is_reminded(Due(TYPED, person.now)).taps_old(before)
    assert person.heard[-1] == "link.confirm"
    assert person.open_step == "link.confirm"


def test_of_a_code_that_nobody_typed_nothing_more_is_said() -> None:
    person = mei(Linking(offered="waiting")).writes("/link").taps("Make a code here")
    assert TYPED in person.memory.reminders
    person.memory.linking_now = Linking()
    assert person.lives_on(minutes=11) == []
    assert TYPED not in person.memory.reminders


def test_whoever_talks_of_something_else_by_now_is_not_interrupted() -> None:
    person = mei(Linking(offered="waiting")).writes("/link").taps("Make a code here").writes("I want to die")
    person.memory.linking_now = Linking(offered="typed", other="discord")
    person.is_reminded(Due(TYPED, person.now))
    assert person.heard == []
    assert person.open_step.startswith("safety.")


def test_waiting_for_it_drops_no_message_of_the_day() -> None:
    person = mei(Linking(offered="waiting")).lets_keep("taps")
    person.memory.person = replace(person.memory.person, daily="12:05 0123456")
    person.writes("/link").taps("Make a code here", "Leave it")
    assert TYPED in person.memory.reminders
    person.memory.reminders["daily"] = person.now + timedelta(minutes=5)
    person.memory.linking_now = Linking()
    assert person.lives_on(minutes=11) != []


def test_whoever_did_not_type_it_says_no_and_the_code_is_over() -> None:
    person = mei(Linking(offered="typed", other="discord")).writes("/link").taps("Make a code here", "I typed it")
    person.taps("No, that wasn't me")
    assert person.heard == ["link.as_it_was"]
    assert wanted(person) == Offer("", person.now)


def test_ten_minutes_later_it_does_not_count() -> None:
    person = mei(Linking(offered="waiting")).writes("/link").taps("Make a code here")
    person.memory.linking_now = Linking()
    person.taps("I typed it")
    assert person.heard == ["link.over"]


def test_between_the_question_and_the_yes_it_may_run_out() -> None:
    person = mei(Linking(offered="typed", other="discord")).writes("/link").taps("Make a code here", "I typed it")
    person.memory.linking_now = Linking()
    person.taps("Yes, make them one")
    assert person.heard == ["link.over"]
    assert wanted(person) is None


# --- where it is typed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [("/link bcdf2345",), ("link", "BCDF-2345"), ("/link", "it says bcdf-2345")])
def test_a_code_is_typed_and_confirmed_here_and_then_there(way: tuple[str, ...]) -> None:
    person = mei(Linking("fits", other="telegram")).writes(*way)
    assert person.heard == ["link.sure"]
    assert "on Telegram" in person.reads
    assert wanted(person) is None
    person.taps("Yes, both are mine")
    assert person.heard == ["link.claimed"]
    assert isinstance(claimed := wanted(person), Claim)
    assert code_in(claimed.code) == "BCDF2345"


def test_a_no_changes_nothing() -> None:
    person = mei(Linking("fits", other="telegram")).writes("/link BCDF-2345").writes("no")
    assert person.heard == ["link.as_it_was"]
    assert wanted(person) is None


def test_a_code_that_ran_out_before_the_yes_is_over() -> None:
    person = mei(Linking("fits", other="telegram")).writes("/link BCDF-2345")
    person.memory.linking_now = Linking("unknown")
    person.taps("Yes, both are mine")
    assert person.heard == ["link.over"]
    assert wanted(person) is None


def test_several_wrong_codes_lock_it_for_an_hour() -> None:
    person = mei(Linking("unknown")).writes("/link")
    for _ in range(MOST_WRONG):
        person.writes("BCDF-2346")
        assert person.heard == ["link.unknown", "link.again"]
    person.memory.linking_now = Linking("fits", other="telegram")
    person.writes("BCDF-2345")
    assert person.heard == ["link.locked"], "not even the right one is taken"
    person.waits(minutes=59).writes("/link BCDF-2345")
    assert person.heard == ["link.locked"]
    person.waits(minutes=2).writes("/link BCDF-2345")
    assert person.heard == ["link.sure"]


def test_what_is_no_code_is_no_guess() -> None:
    person = mei(Linking("no_code")).writes("/link", *["where do I find it"] * (MOST_WRONG + 1))
    assert person.heard == ["link.no_code", "link.again"]
    assert person.memory.person.wrong_codes == ()


def test_ones_own_code_is_told_apart() -> None:
    assert mei(Linking("own")).writes("/link BCDF-2345").heard == ["link.own", "link.again"]


def test_an_open_talk_waits_and_goes_on_behind_it() -> None:
    person = mei(Linking(offered="typed", other="discord")).writes("i got a no", "together")
    asked = person.open_step
    person.writes("/link").taps("Make a code here", "I typed it", "Yes, make them one")
    assert person.heard[0] == "link.joined"
    assert person.open_step == asked


def test_danger_comes_first_here_too() -> None:
    person = mei(Linking()).writes("/link", "I want to die")
    assert person.open_step.startswith("safety.")


# --- parting --------------------------------------------------------------------------------------------------


def test_whoever_is_not_linked_is_told() -> None:
    assert mei(Linking(accounts=("telegram",))).writes("/unlink").heard == ["unlink.alone"]


@pytest.mark.parametrize(
    ("oldest", "says"), [(True, "stays here"), (False, "stays with the older account, on Telegram")]
)
def test_before_parting_it_says_where_the_history_stays(oldest: bool, says: str) -> None:
    person = mei(Linking(accounts=("telegram", "discord"), oldest=oldest)).writes("/unlink")
    assert says in person.reads
    person.taps("Part them")
    assert person.heard == ["unlink.parted"]
    assert isinstance(wanted(person), Part)


def test_they_may_stay_linked() -> None:
    person = mei(Linking(accounts=("telegram", "discord"))).writes("/unlink").taps("Leave them linked")
    assert person.heard == ["unlink.as_it_was"]
    assert wanted(person) is None


# --- what becomes of two people -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "stricter"),
    [
        ("words", "taps", "taps"), ("words", "nothing", "nothing"), ("taps", "nothing", "nothing"),
        ("words", None, None), ("taps", None, "taps"), ("nothing", None, "nothing"), ("words", "words", "words"),
    ],
)  # fmt: skip
def test_the_stricter_answer_counts(one: str | None, other: str | None, stricter: str | None) -> None:
    for mine, yours in ((one, other), (other, one)):
        assert joined(Known("a", keeps=mine), Known("b", keeps=yours)).keeps == stricter  # type: ignore[arg-type]


def test_whoever_is_under_16_on_one_side_is_so_on_both() -> None:
    for one, other in ((True, False), (False, None), (False, True)):
        both = joined(Known("a", keeps="words", adult=one), Known("b", keeps="words", adult=other))
        assert (both.adult, both.keeps) == (False, "nothing")
    assert joined(Known("a"), Known("b", adult=True)).adult is True


def test_the_older_ones_settings_stand_and_gaps_are_filled() -> None:
    quiet = NOON + timedelta(hours=72)
    older = Known("a", country="MY", tone="brave", muted=("quotes",), quiet_until=quiet)
    younger = Known("b", country="GB", name="Mei", tone="plain", muted=("proverbs",), wrong_codes=(NOON,))
    both = joined(older, younger)
    assert (both.id, both.country, both.tone, both.name) == ("a", "MY", "brave", "Mei")
    assert both.muted == ("quotes", "proverbs")
    assert both.quiet_until == quiet
    assert both.wrong_codes == (NOON,), "linking is no way around the lock"
    assert timedelta(0) < LOCKED_FOR


def test_nothing_that_is_known_of_the_younger_one_is_forgotten() -> None:
    """A field that is added later is tested from its first day."""
    younger = Known(
        "b", "words", True, "MY", "ms", "Asia/Kuala_Lumpur", "Mei", {"a": 1}, NOON, "brave", ("quotes",), (NOON,),
        "18:00 1-5", "22-9", NOON, 2, {"some_line": "2026-11-22"}, {"practice": 3}, 7, (("a.b", 1),), ("pattern",),
        (3, 4), "weekly", True, (Shared("post", "group", "2026-11-22"),),
    )  # fmt: skip
    both = joined(Known("a", keeps="words"), younger)
    lost = {each.name for each in fields(Known) if getattr(both, each.name) != getattr(younger, each.name)}
    # Who they are and how they are spoken to is the older one's; entries have other numbers now; and whoever says
    # yes has answered.
    assert lost == {"id", "locale", "recalled", "brought", "unanswered"}
    assert all(getattr(younger, each.name) != getattr(Known("b"), each.name) for each in fields(Known)[1:])


def test_what_each_counted_is_added_up() -> None:
    both = joined(Known("a", counted={"practice": 2, "asked": 1}), Known("b", counted={"practice": 3}))
    assert both.counted == {"practice": 5, "asked": 1}


def test_codes_are_long_enough_and_each_is_another() -> None:
    codes = {TURNS.new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(code_in(code) == code.replace("-", "") for code in codes)
    letters = {letter for code in codes for letter in code}
    assert not letters & set("AEIOUY01L")
    drawn = iter("BCDF2345")
    assert new_code(lambda _: next(drawn)) == "BCDF-2345"
