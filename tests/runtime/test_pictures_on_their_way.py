"""A picture is saved as what it shows, and drawn when it is delivered; its words go in any case."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC

import pytest

from bot.app import turns
from bot.runtime.door import Door
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Attachment, Outgoing, Picture
from bot.runtime.ports import Owed
from bot.words.markup import Span
from tests.pretend import WORDS
from tests.runtime.test_help_without_a_store import Screen, Storage

PNG = Attachment("picture", "onward-card.png", b"\x89PNG")
OUTGOING = Outgoing(
    Place("pretend", "p"), (Span("calm in the panel"),), keys=("pictures.card",), picture=Picture("card", False, {})
)


@dataclass
class Draws:
    made: Attachment | None = PNG
    asked: list[Picture] = field(default_factory=list)

    async def draw(self, picture: Picture) -> Attachment | None:
        self.asked.append(picture)
        return self.made


async def delivered(draws: Draws | None, outgoing: Outgoing = OUTGOING) -> Outgoing:
    screen = Screen()
    await Door(Storage(), turns(WORDS, UTC), WORDS, pictures=draws).deliver((Owed("", outgoing),), screen)
    (shown,) = screen.shown
    return shown


async def test_it_is_drawn_on_the_way_out() -> None:
    shown = await delivered(Draws())
    assert shown == replace(OUTGOING, picture=None, attachment=PNG)


@pytest.mark.parametrize("draws", [Draws(None), None], ids=["cannot draw", "nobody draws"])
async def test_without_it_the_words_go_alone(draws: Draws | None) -> None:
    shown = await delivered(draws)
    assert shown.plain == "calm in the panel"
    assert shown.attachment is None


async def test_nothing_is_drawn_for_a_message_without_one() -> None:
    draws = Draws()
    assert await delivered(draws, replace(OUTGOING, picture=None)) == replace(OUTGOING, picture=None)
    assert not draws.asked
