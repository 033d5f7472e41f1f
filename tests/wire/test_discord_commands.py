"""The commands as Discord is told them: their names, languages and places, and only when something changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.adapters.discord.commands import COMMANDS, fingerprint, understood
from bot.app import content_folder
from bot.words.catalog import Words
from tests.wire.conversations import WORDS
from tests.wire.discord_double import GUILD_PLACE, Person
from tests.wire.discord_kills import until
from tests.wire.discord_served import Bot, served

GERMAN = (
    "commands = Befehle\n    .rejected = Ich habe eine Absage\n    .stop = Aufhören\n"
    "menus = Menüs\n    .report = Den Moderatoren melden\n    .cheer = Anfeuern\n"
)


async def test_all_platforms_share_their_names(bot: Bot) -> None:
    told = [command["name"] for command in bot.double.commands if command["type"] == 1]
    assert told == [*understood(WORDS), "setup"]
    assert set(told) <= {*COMMANDS, "setup"}
    assert set(COMMANDS) - set(told) <= {"link"}, "what leads to nothing is not offered"


async def test_each_of_them_is_answered_where_others_are_and_in_private(bot: Bot) -> None:
    for number, name in enumerate(understood(WORDS)):
        person = bot.double.person(number)
        assert (await person.command(name, GUILD_PLACE)).hidden
        assert "understand" not in person.last.text.casefold(), name
    assert bot.double.public == []


async def test_people_read_what_they_do_in_their_own_language(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(content_folder(), content)
    (content / "de").mkdir()
    (content / "de" / "discord.ftl").write_text(GERMAN)
    async with served(tmp_path, words=Words.load(content)) as bot:
        told = {command["name"]: command for command in bot.double.commands}
        assert told["rejected"]["description"] == "I got a no"
        assert told["rejected"]["description_localizations"] == {"de": "Ich habe eine Absage"}
        assert not told["rejected"].get("name_localizations")
        assert told["Report to moderators"]["name_localizations"] == {"de": "Den Moderatoren melden"}
        await bot.restart()
        assert len(bot.double.made("PUT", "/commands")) == 1
        words = (content / "de" / "discord.ftl").read_text()
        (content / "de" / "discord.ftl").write_text(words.replace("Aufhören", "Schluss"))
        bot.words = Words.load(content)
        await bot.restart()
        await until(lambda: len(bot.double.made("PUT", "/commands")) == 2, "what changed was not told")


def test_the_order_and_what_discord_adds_change_nothing() -> None:
    one = {"name": "stop", "description": "Stop", "description_localizations": {}}
    two = {"name": "wins", "description": "My wins", "description_localizations": {"de": "x"}}
    assert fingerprint([one, two]) == fingerprint([{**two, "id": "1"}, {**one, "version": "2"}])
    assert fingerprint([one, two]) != fingerprint([one, {**two, "description_localizations": {"de": "y"}}])


async def test_a_command_of_an_earlier_version_is_taken_as_its_word(mei: Person) -> None:
    assert "Together" in (await mei.command("rejection", GUILD_PLACE)).labels
