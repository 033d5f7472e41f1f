"""A bot for those who were invited: by a link, by typing the code; help now answers everybody."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.invite import invite
from tests.wire.botapi import BotApi
from tests.wire.conversations import CHECK_IN, go_on, line
from tests.wire.served import Served


@pytest.fixture
async def served(api: BotApi, tmp_path: Path) -> AsyncIterator[Served]:
    served = await Served(api, tmp_path, more={"ACCESS": "invite"}).start()
    yield served
    await served.stop()


async def code_for(served: Served, uses: int) -> str:
    """As the operator makes it, while the bot runs."""
    out = io.StringIO()
    assert await asyncio.to_thread(invite, served.settings, uses, out, io.StringIO()) == 0
    return out.getvalue().splitlines()[0]


async def test_only_the_invited_come_in_and_help_now_is_for_everybody(served: Served) -> None:
    mei, eve, ana = [await served.person() for _ in range(3)]
    await mei.arrive()
    assert mei.last == line("platform.not_invited")
    assert not mei.choices
    await eve.say("help now")
    assert "findahelpline.com" in eve.heard or "112" in eve.heard
    await eve.tap(eve.choices[0])
    assert line("platform.not_invited") not in eve.heard, "the numbers of a country, too"
    await eve.say("i want to kill myself")
    assert line("platform.not_invited") not in eve.heard
    code = await code_for(served, 2)
    await mei.say(code.lower())
    assert line("welcome.hello") in mei.last
    await go_on(mei, CHECK_IN)
    await ana.say(f"/start invite-{code}")
    assert line("welcome.hello") in ana.last
    await eve.say(code)
    assert eve.last == line("platform.not_invited")
    await served.restart()
    await mei.say("history")
    assert line("platform.not_invited") not in mei.last
    await ana.say(f"/start invite-{code}")
    assert line("platform.not_invited") not in ana.last, "whoever is in stays in"


def test_the_operator_is_told_what_is_missing(tmp_path: Path) -> None:
    err = io.StringIO()
    assert invite({"ONWARD_DATA": str(tmp_path)}, 1, io.StringIO(), err) == 2
    assert err.getvalue().startswith("ONWARD_KEYS has to be set")
    assert not list(tmp_path.iterdir())


async def test_codes_can_be_ended(served: Served) -> None:
    mei = await served.person()
    code = await code_for(served, 3)
    assert re.fullmatch(r"(\w{4}-){2}\w{4}", code)
    out = io.StringIO()
    assert await asyncio.to_thread(invite, served.settings, 0, out, io.StringIO()) == 0
    assert "1 ended" in out.getvalue()
    await mei.say(code)
    assert mei.last == line("platform.not_invited")
