"""What others may read on Discord: a line of the content, for the type checker and at run time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.adapters.discord.public import say_publicly
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Outgoing, WrongAudience
from bot.words.markup import Span
from tests.wire.conversations import WORDS
from tests.wire.discord_served import ROOT, Bot

PASSES = """
import discord

from bot.adapters.discord.public import say_publicly
from bot.runtime.ports import Notice, Outgoing
from bot.words.catalog import Words

async def passes(to: discord.Message, words: Words) -> None:
    await say_publicly(to, Notice("platform.in_group", "platform.open_privately"), words)
"""
REFUSED = (
    "    await say_publicly(to, outgoing, words)",
    "    await say_publicly(to, outgoing.plain, words)",
    "    await say_publicly(to, outgoing.text, words)",
)


def test_the_type_checker_refuses_a_private_message_on_the_public_way(tmp_path: Path) -> None:
    from mypy import api as mypy

    begins = "\nasync def refused(to: discord.Message, words: Words, outgoing: Outgoing) -> None:\n"
    file = tmp_path / "public_way.py"
    file.write_text(PASSES + begins + "\n".join(REFUSED) + "\n", "utf-8")
    first = PASSES.count("\n") + 3
    said, _, _ = mypy.run(["--strict", "--follow-imports=silent", "--no-error-summary", str(file)])
    found = sorted(int(each.split(":")[1]) for each in said.splitlines() if "[arg-type]" in each)
    assert found == [first + number for number in range(len(REFUSED))], said


async def test_the_public_way_takes_nothing_private_at_run_time_either(bot: Bot) -> None:
    private: Any
    nowhere: Any = None
    for private in (Outgoing(Place("discord", "1"), (Span("my words"),)), "my words", (Span("my words"),)):
        with pytest.raises(WrongAudience):
            await say_publicly(nowhere, private, WORDS)
    assert bot.double.public == []


def test_one_line_of_the_code_speaks_in_public() -> None:
    """Everything else goes to a person, or to the one who pressed."""
    speaks = {file.name: file.read_text("utf-8") for file in (ROOT / "bot/adapters/discord").glob("*.py")}
    assert [name for name, code in speaks.items() if ".channel.send(" in code] == ["public.py"]
    assert speaks["public.py"].count(".send(") == 1
    assert not any("ephemeral=False" in code for code in speaks.values())
