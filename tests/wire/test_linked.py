"""One person on two platforms, over both wires: begun on Telegram, finished on Discord; `onward run` serves both."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.botapi import BotApi
from tests.wire.botapi import Person as OnTelegram
from tests.wire.conversations import CHECK_IN, SENTENCE, STEP, asked, go_on, label, line
from tests.wire.discord_double import OWN_DM, TOKEN, DiscordDouble
from tests.wire.discord_kills import until
from tests.wire.discord_served import Visitor
from tests.wire.served import Served


@pytest.fixture
async def double() -> AsyncIterator[DiscordDouble]:
    async with DiscordDouble() as double:
        yield double
        assert double.refused == []
        assert double.public == []


@pytest.fixture
async def served(api: BotApi, double: DiscordDouble, tmp_path: Path) -> AsyncIterator[Served]:
    more = {"DISCORD_TOKEN": TOKEN, "DISCORD_API_BASE": double.api, "DISCORD_GATEWAY_URL": double.gateway}
    served = await Served(api, tmp_path, more=more).start()
    await double.connected(20)
    yield served
    await served.stop()


async def on_both(served: Served, double: DiscordDouble) -> tuple[OnTelegram, Visitor]:
    """The same human being, with two apps in their hand."""
    mei = await served.person()
    mei.patience = 20.0
    return mei, Visitor(double.person(), OWN_DM)


async def link(there: OnTelegram, here: Visitor) -> None:
    """The code is made on Telegram and typed on Discord; both sides say yes."""
    await there.say("/link")
    await there.tap(label("link.hello", "make"))
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", there.last)
    assert code
    await here.say(f"/link {code[0]}")
    await here.tap(label("link.sure", "yes"))
    assert "on Telegram" in here.heard
    # Where it was made, the bot asks by itself.
    await there.api.until(lambda: asked(there, "link.confirm", "yes"))
    assert "on Discord" in there.last
    await there.tap(label("link.confirm", "yes"))
    await there.api.until(lambda: line("link.joined") in there.heard)


async def test_a_code_made_on_discord_and_typed_on_telegram_is_asked_about_on_discord(
    served: Served, double: DiscordDouble
) -> None:
    mei, also_mei = await on_both(served, double)
    await also_mei.say("/link")
    await also_mei.tap(label("link.hello", "make"))
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", also_mei.last)
    assert code
    shown = len(also_mei.who.screen)
    await mei.say(f"/link {code[0]}")
    assert len(also_mei.who.screen) == shown, "a code that was typed is not yet a yes"
    await mei.tap(label("link.sure", "yes"))
    await until(lambda: asked(also_mei, "link.confirm", "yes"), "nobody asks")
    assert "on Telegram" in also_mei.last
    await also_mei.tap(label("link.confirm", "yes"))
    assert line("link.joined") in also_mei.heard


async def test_a_linked_person_starts_on_telegram_and_finishes_on_discord(
    served: Served, double: DiscordDouble
) -> None:
    mei, also_mei = await on_both(served, double)
    await mei.arrive()
    await go_on(mei, CHECK_IN, lambda: asked(mei, "rejected.sting", "pictured"))
    await also_mei.arrive()
    await link(mei, also_mei)
    # The question that was open stands again on Telegram; they answer it on Discord.
    await served.api.until(lambda: asked(mei, "rejected.sting", "pictured"))
    await also_mei.say(SENTENCE)
    await go_on(also_mei, CHECK_IN)
    assert not also_mei.choices
    await mei.say("history")
    await served.api.until(lambda: sum(STEP in choice for choice in mei.choices) == 1)
    # A button of the question that Telegram still shows is behind them now, and changes nothing.
    await mei.tap_old(label("rejected.sting", "pictured"))
    assert not asked(mei, "rejected.stakes", "want")


async def test_a_restart_in_the_middle_of_linking_changes_nothing(served: Served, double: DiscordDouble) -> None:
    mei, also_mei = await on_both(served, double)
    await mei.say("/link")
    await mei.tap(label("link.hello", "make"))
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", mei.last)
    assert code
    await served.kill()
    await served.start()
    await double.connected(20)
    await also_mei.say(f"/link {code[0]}")
    await served.kill()
    await served.start()
    await double.connected(20)
    await also_mei.tap(label("link.sure", "yes"))
    await served.kill()
    await served.start()
    await served.api.until(lambda: asked(mei, "link.confirm", "yes"), 30.0)
    await mei.tap(label("link.confirm", "yes"))
    await served.api.until(lambda: line("link.joined") in mei.heard)


async def test_erasing_everything_on_one_side_erases_both(served: Served, double: DiscordDouble) -> None:
    mei, also_mei = await on_both(served, double)
    await mei.arrive()
    await go_on(mei, CHECK_IN)
    await also_mei.arrive()
    await link(mei, also_mei)
    await also_mei.say("delete everything")
    await also_mei.say("erase")
    assert line("forget.gone") in also_mei.heard
    await mei.say("hi")
    assert line("welcome.hello") in mei.last
    await mei.say("history")
    assert line("history.nothing_yet") in mei.last
