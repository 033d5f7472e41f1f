"""Pictures over the wire: from what a person kept to a photo in their private chat, with its words."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image

from bot.runtime.outgoing import Attachment, Picture
from tests.wire.botapi import Person
from tests.wire.discord_served import Bot
from tests.wire.served import Here


async def tap(mei: Person, *labels: str) -> None:
    """Press a button once it is there: what was tapped shows its answer before the next question comes."""
    for label in labels:
        await mei.api.until(lambda label=label: label in mei.choices)  # type: ignore[misc]
        await mei.tap(label)


async def shows(mei: Person, what: str) -> None:
    await mei.api.until(lambda: what in mei.last)


async def who_kept_a_win(here: Here) -> Person:
    mei = await here.person()
    await mei.arrive()
    await mei.say("win")
    await mei.say("calm in the panel 🎉")
    await tap(mei, "Yes", "Save them", "Something I did")
    return mei


async def test_a_card_arrives_as_a_photo_with_its_words_below(here: Here) -> None:
    mei = await who_kept_a_win(here)
    await mei.say("/recap")
    await tap(mei, "A line or a win, as a card", "calm in the panel 🎉", "Dark")
    await shows(mei, "A win of yours")
    kind, name, content = mei.shown[-1].file or ("", "", b"")
    assert (kind, name) == ("photo", "onward-card.png")
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.format, picture.width) == ("PNG", 1080)
        assert picture.convert("L").getpixel((5, 5)) < 64, "it is a dark one"  # type: ignore[operator]
    assert mei.last.startswith("calm in the panel 🎉\nA win of yours")
    assert mei.choices[0] == "Another picture"
    await tap(mei, "In the other colours", "Light")
    await mei.api.until(lambda: len([shown for shown in mei.shown if shown.file]) == 2)


@pytest.mark.parametrize("label", ["What came, what I did with it", "What only adds up"])
async def test_the_others_arrive_too(here: Here, label: str) -> None:
    mei = await who_kept_a_win(here)
    await mei.say("show me a picture")
    await tap(mei, label, "Light")
    await mei.api.until(lambda: bool(mei.shown[-1].file))
    assert "win" in mei.last


async def test_the_words_go_alone_when_it_cannot_be_drawn(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(picture: Picture) -> Attachment | None:
        return None

    monkeypatch.setattr(here.telegram.door.pictures, "draw", nothing)
    mei = await who_kept_a_win(here)
    await mei.say("recap")
    await tap(mei, "What only adds up", "Light")
    await shows(mei, "1 win you kept")
    assert mei.shown[-1].file is None


async def test_a_picture_that_was_owed_when_the_bot_stopped_is_drawn_when_it_is_back(here: Here) -> None:
    """What is saved is what it shows, not its bytes; so whoever delivers it draws it."""
    mei = await who_kept_a_win(here)
    await mei.say("recap")
    await tap(mei, "What only adds up")
    await mei.api.until(lambda: "Light" in mei.choices)
    tried = asyncio.Event()

    async def gone(*_: object) -> Attachment | None:
        tried.set()
        raise ConnectionError

    here.telegram.door.pictures.draw = gone  # type: ignore[union-attr,method-assign]
    mei.press("Light")
    await tried.wait()
    assert not any(shown.file for shown in mei.shown)
    await here.restart()
    await here.api.until(lambda: bool(mei.shown[-1].file))
    assert "1 win you kept" in mei.last


async def test_on_discord_it_comes_with_its_words_as_the_text_for_those_who_cannot_see_it(bot: Bot) -> None:
    mei = await bot.person()
    await mei.arrive()
    await mei.say("win")
    await mei.say("calm in the panel")
    for label in ("Yes", "Save them", "Something I did"):
        await mei.tap(label)
    await mei.say("recap")
    await mei.tap("What only adds up")
    await mei.tap("Light")
    ((name, content, alt),) = mei.who.last.files
    assert name == "onward-rising.png"
    assert content.startswith(b"\x89PNG")
    assert "1 win you kept" in alt
