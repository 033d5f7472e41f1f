"""On Discord: what somebody kept, a picture and all of it as a file, for them alone; and a file that is brought in."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from bot.core.archive import LARGEST
from tests.wire.conversations import line
from tests.wire.discord_double import ELSEWHERE, GUILD_PLACE, OWN_DM, Person
from tests.wire.discord_served import Bot, plain

WHERE = pytest.mark.parametrize("where", [OWN_DM, GUILD_PLACE, ELSEWHERE])
TABLE = b"Company,Status,Date\nContoso,rejected,2026-11-03\n"
WIN = "calm in the panel"


def everything(content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        told: dict[str, Any] = json.loads(archive.read("onward.json"))
        return told


async def kept_a_win(mei: Person) -> None:
    await mei.say("win")
    await mei.say(WIN)
    for label in ("Yes", "Save them", "Something I did"):
        await mei.tap(label)


@WHERE
async def test_wins_and_history_are_shown_to_them_alone(bot: Bot, mei: Person, where: int) -> None:
    await kept_a_win(mei)
    await mei.command("wins", where)
    await mei.tap("Show me one")
    assert any(WIN in plain(seen) and seen.hidden == (where != OWN_DM) for seen in mei.screen[-2:])
    heard = await mei.command("history", where)
    assert any(WIN in label for label in heard.labels)
    assert heard.hidden == (where != OWN_DM)
    assert bot.double.public == []


@WHERE
async def test_a_picture_is_drawn_for_them_alone(bot: Bot, mei: Person, where: int) -> None:
    await kept_a_win(mei)
    await mei.command("recap", where)
    await mei.tap("What only adds up")
    heard = await mei.tap("Light")
    ((name, content, alt),) = next(seen.files for seen in reversed(mei.screen) if seen.files)
    assert name == "onward-rising.png"
    assert content.startswith(b"\x89PNG")
    assert "1 win you kept" in alt
    assert heard.hidden == (where != OWN_DM)
    assert bot.double.public == []


@WHERE
async def test_everything_is_handed_out_to_them_alone(bot: Bot, mei: Person, where: int) -> None:
    await kept_a_win(mei)
    await mei.command("mydata", where)
    await mei.tap("All of it as a file")
    seen = next(seen for seen in reversed(mei.screen) if seen.files)
    ((name, content, _),) = seen.files
    assert name == "onward-export.zip"
    assert [entry["words"]["what"] for entry in everything(content)["entries"]] == [WIN]
    assert seen.hidden == (where != OWN_DM)
    assert bot.double.public == []


async def test_a_table_is_brought_in(bot: Bot, mei: Person) -> None:
    await mei.say("hi")
    heard = await mei.say("", attachments=[bot.double.attach("table.csv", TABLE)])
    assert "Contoso" in "".join(map(plain, mei.screen))
    for label in ("Yes", "Save them", "Put it in", "It's fine"):
        await mei.tap(label)
    heard = await mei.command("history")
    assert any("Contoso" in label for label in heard.labels)


async def test_an_export_is_brought_in_by_somebody_else(bot: Bot, mei: Person) -> None:
    await kept_a_win(mei)
    await mei.say("/mydata")
    await mei.tap("All of it as a file")
    ((_, content, _),) = next(seen.files for seen in reversed(mei.screen) if seen.files)
    siti = bot.double.person(2)
    await siti.say("hi")
    await siti.say("", attachments=[bot.double.attach("onward-export.zip", content, "application/zip")])
    for label in ("Yes", "Save them", "Put it in", "It's fine"):
        await siti.tap(label)
    await siti.say("/wins")
    await siti.tap("Show me one")
    assert WIN in "".join(map(plain, siti.screen))


async def test_a_file_that_is_too_large_is_not_even_fetched(bot: Bot, mei: Person) -> None:
    await mei.say("hi")
    heard = await mei.say("", attachments=[bot.double.attach("table.csv", b"", size=LARGEST + 1)])
    assert "larger than I can open" in heard.text
    assert bot.double.fetched == []


async def test_a_file_that_does_not_come_is_told_apart(bot: Bot, mei: Person) -> None:
    await mei.say("hi")
    table = bot.double.attach("table.csv", TABLE)
    del bot.double.files["table.csv"]
    heard = await mei.say("", attachments=[table])
    assert line("platform.file") in plain(heard)


async def test_a_file_in_a_server_is_left_alone(bot: Bot, mei: Person) -> None:
    """Everybody there could read it; what is brought in comes by direct message."""
    await bot.double.write(
        mei, "<@900000000000000001>", guild=True, attachments=[bot.double.attach("table.csv", TABLE)]
    )
    await mei.settle(0)
    assert bot.double.fetched == []
    assert bot.double.public == []
