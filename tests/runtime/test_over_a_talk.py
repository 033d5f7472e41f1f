"""What goes over a talk is answered first, whatever is tapped; help is heard however it is asked for."""

from __future__ import annotations

from datetime import UTC

import pytest

from bot.app import turns
from bot.core.meaning import Meaning
from bot.runtime.door import Door
from bot.runtime.incoming import Incoming, Place, Tap, Text
from tests.pretend import NOON, WORDS, Person
from tests.runtime.test_help_without_a_store import Screen, Storage


@pytest.mark.parametrize("said", ["i want to kill myself", "help now"])
def test_an_old_button_does_not_lead_past_the_question_that_goes_over(said: str) -> None:
    person = Person().writes("i got a no", "together", "interview", "today")
    beneath = person.token("I wanted it")
    over = person.writes(said).open_step
    person.taps_old(beneath)
    assert person.heard[0] == "ui.this_first"
    assert person.open_step == over
    assert person.writes("skip").replies


def test_a_talk_that_waits_is_not_led_into_past_it_either() -> None:
    person = Person().writes("i got a no", "together", "interview", "today")
    waiting = person.token("I wanted it")
    person.writes("menu", "i want to kill myself").taps_old(waiting)
    assert person.open_step == "safety.active"


@pytest.mark.parametrize("said", ["help now please", "Help now, please!", "i need help now ok", "help now, Malaysia"])
def test_help_now_is_heard_with_a_word_or_two_more(said: str) -> None:
    assert any(key.startswith("helpnow.") for key in Person().writes(said).heard)


@pytest.mark.parametrize("said", ["emergency fund", "crisis of confidence"])
def test_a_word_of_help_within_other_words_is_none(said: str) -> None:
    assert not any(key.startswith("helpnow.") for key in Person().writes(said).heard)


async def test_a_text_that_breaks_the_reading_gets_one_kind_sentence() -> None:
    def breaks(text: str, _: tuple[str, ...] = ()) -> Meaning:
        raise RecursionError(text)

    door, screen = Door(Storage(), turns(WORDS, UTC, meaning=breaks), WORDS), Screen()
    await door.enter(Incoming("e", NOON, Place("pretend", "p"), "p", Text("anything")), screen)
    assert [message.plain for message in screen.shown] == [
        "".join(span.text for span in WORDS.text("en", "ui.went_wrong"))
    ]


async def test_the_country_of_someone_who_erased_everything_is_not_remembered() -> None:
    door, screen = Door(Storage(), turns(WORDS, UTC), WORDS), Screen()

    async def sends(what: Text | Tap) -> Incoming:
        incoming = Incoming("e", NOON, Place("pretend", "p"), "p", what)
        await door.enter(incoming, screen)
        return incoming

    assert door.countries.of(await sends(Text("help now Malaysia"))) == "MY"
    await sends(Text("delete everything"))
    assert door.countries.of(await sends(Text("erase"))) is None
