"""People talk to the bot on Discord, through the real library, against a Discord of our own."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from discord import GatewayNotFound

from bot.adapters.serving import Refused
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Outgoing
from bot.runtime.ports import StoreError
from bot.store.sealing import new_key
from bot.words.markup import Span
from tests.wire.conversations import CONVERSATIONS, Scene, ten_thousand_characters, two_messages_at_once
from tests.wire.discord_double import (
    BOT,
    ELSEWHERE,
    GUILD,
    GUILD_PLACE,
    OWN_DM,
    UNSAID,
    DiscordDouble,
    Person,
)
from tests.wire.discord_kills import until
from tests.wire.discord_served import ROOT, Bot, served

FILE = {"id": "1", "filename": "a", "size": 1, "url": "", "proxy_url": ""}
SLOW = 1.9
"""Seconds after which an answer is deferred, and some."""
TYPED = (ten_thousand_characters, two_messages_at_once)
"""What nobody can do in a form."""


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=lambda each: each.__name__)
async def test_a_conversation(conversation: Callable[[Scene], Awaitable[None]], bot: Bot) -> None:
    await conversation(bot)
    assert bot.double.public == []


@pytest.mark.parametrize(
    "conversation", [each for each in CONVERSATIONS if each not in TYPED], ids=lambda each: each.__name__
)
async def test_a_conversation_where_others_are(conversation: Callable[[Scene], Awaitable[None]], bot: Bot) -> None:
    bot.where = GUILD_PLACE
    await conversation(bot)
    assert bot.double.public == []
    for person in bot.double.people.values():
        assert all(seen.hidden for seen in person.screen)


# --- a talk ------------------------------------------------------------------------------------------------


async def test_somebody_says_hello(mei: Person) -> None:
    heard = await mei.say("hi")
    assert "I got a no" in heard.labels


async def test_own_words_reach_the_same_understanding(mei: Person) -> None:
    heard = await mei.say("got rejected by Maju after the final round")
    assert "Maju" in heard.text


async def test_the_answer_is_shown_where_it_was_asked(mei: Person) -> None:
    asked = await mei.say("i got a no")
    await mei.tap("Together")
    assert asked.labels == []
    assert asked.shown == ["Together"]


async def test_a_question_that_takes_several_is_a_menu(mei: Person) -> None:
    await to_the_feelings(mei)
    asked = mei.last
    await mei.tap("Sad")
    assert asked is mei.last, "it is redrawn in its place"
    await mei.tap("Tired")
    assert asked.shown[:2] == ["Sad", "Tired"]
    await mei.tap("Done")
    assert asked.shown == ["Sad", "Tired"]
    assert mei.last is not asked


async def test_every_message_in_a_direct_message_can_be_tried_again(bot: Bot, mei: Person) -> None:
    for text in ("i got a no", "together", "interview", "today", "history"):
        await mei.say(text)
    for request in bot.double.made("POST", r"^/channels/\d+/messages$"):
        assert len(request.body["nonce"]) <= 25
        assert request.body["enforce_nonce"] is True


# --- buttons -----------------------------------------------------------------------------------------------


async def test_a_button_works_after_a_restart(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    await bot.restart()
    heard = await mei.tap("Together")
    assert "Interview" in heard.labels


async def test_a_button_tapped_twice_is_answered_once(bot: Bot, mei: Person) -> None:
    asked = await mei.say("i got a no")
    await asyncio.gather(mei.press("Together", asked), mei.press("Together", asked))
    await mei.settle(mei.changes)
    await asyncio.sleep(0.3)
    assert len([seen for seen in mei.screen if "Interview" in seen.labels]) == 1
    assert asked.shown == ["Together"]
    assert all(press.answered for press in bot.double.presses.values())


async def test_a_button_of_a_talk_that_is_over(mei: Person) -> None:
    old = await mei.say("i got a no")
    await mei.say("stop")
    await mei.tap("Throw it away") if "Throw it away" in mei.last.labels else None
    await mei.say("i got a no")
    await mei.tap("Together", old)
    assert "over" in mei.last.text
    assert old.labels == []
    assert old.shown == []


@pytest.mark.parametrize("id", ["v1:::", "v1:x:y:z", "nonsense", "v1:" + "x" * 90, "v1::::::", "v1:::-tick"])
async def test_forged_ids_get_a_kind_answer(mei: Person, id: str) -> None:
    await mei.say("i got a no")
    heard = await mei.forge(id)
    assert heard.text


# --- in a server -------------------------------------------------------------------------------------------


async def test_a_command_in_a_server_is_answered_to_one_person(bot: Bot, mei: Person) -> None:
    heard = await mei.command("rejected", GUILD_PLACE)
    assert heard.hidden
    await mei.tap("Together")
    assert mei.last.hidden
    assert bot.double.public == []


@pytest.mark.parametrize("where", [GUILD_PLACE, ELSEWHERE, UNSAID])
async def test_an_answer_is_hidden_unless_nobody_else_is_there(bot: Bot, mei: Person, where: int) -> None:
    await mei.command("rejected", where)
    for label in ("Together", "Interview", "Today", "I wanted it", "Sad", "Done"):
        await mei.tap(label)
    bot.store.delay = SLOW
    await mei.command("rejected", where)
    bot.store.failure = StoreError()
    await mei.tap("Together")
    assert "can't reach what is stored" in mei.last.text
    assert all(seen.hidden for seen in mei.screen)
    assert bot.double.public == []


async def test_a_message_that_everybody_sees_is_never_changed(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    mei.closed = True
    await bot.double.write(mei, f"<@{BOT}> hello", guild=True)
    await asyncio.sleep(0.3)
    [public] = bot.double.public
    token = mei.screen[0].ever["Together"]
    await mei.forge(token, public)
    assert mei.last.hidden
    assert public.shown == []
    assert public.labels == ["Open privately"]


async def test_own_words_in_a_server_go_into_a_form(bot: Bot, mei: Person) -> None:
    await to_the_feelings(mei, GUILD_PLACE)
    await mei.tap("In my own words")
    heard = await mei.submit("hollow, mostly")
    assert heard.hidden
    assert bot.double.public == []


async def test_a_form_sent_after_a_restart(bot: Bot, mei: Person) -> None:
    await to_the_feelings(mei, GUILD_PLACE)
    await mei.tap("In my own words")
    form = mei.form
    await bot.restart()
    heard = await mei.submit("hollow, mostly", form)
    assert heard.hidden


async def test_a_form_that_is_sent_right_after_a_tap_on_its_message_is_heard(bot: Bot, mei: Person) -> None:
    await to_the_feelings(mei, GUILD_PLACE)
    await mei.tap("In my own words")
    form, shown = mei.form, len(mei.screen)
    await mei.tap("Skip")
    await mei.submit("hollow, mostly", form)
    assert len(mei.screen) > shown + 1


async def test_two_people_with_one_form_each(bot: Bot, mei: Person) -> None:
    ben = bot.double.person(2)
    for person in (mei, ben):
        await to_the_feelings(person, GUILD_PLACE)
        await person.tap("In my own words")
    await asyncio.gather(mei.submit("hollow, mostly"), ben.submit("quite all right"))
    assert all("quite" not in seen.text for seen in mei.screen)


async def test_a_mention_is_answered_in_private(bot: Bot, mei: Person) -> None:
    heard = await mei.mention("i got a no from Maju")
    assert heard.channel == mei.dm
    assert bot.double.public == []


async def test_what_is_not_addressed_to_the_bot_goes_nowhere(
    bot: Bot, mei: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("discord").setLevel(logging.WARNING)
    before = len(bot.double.requests)
    await bot.double.write(mei, "i got a no from Maju", guild=True, content="i got a no from Maju")
    await asyncio.sleep(0.3)
    assert len(bot.double.requests) == before
    assert await bot.store.talking("discord") == ()
    assert "Maju" not in caplog.text


async def test_closed_direct_messages_are_said_in_private(bot: Bot, mei: Person) -> None:
    mei.closed = True
    await bot.double.write(mei, f"<@{BOT}> i got a no from Maju", guild=True)
    await asyncio.sleep(0.3)
    [handed_over] = bot.double.public
    assert "Maju" not in handed_over.text
    heard = await mei.tap("Open privately", handed_over)
    assert heard.hidden
    assert any("direct message" in seen.text for seen in mei.screen)


# --- what Discord does -------------------------------------------------------------------------------------


async def test_a_slow_turn_is_deferred_in_time(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    bot.store.delay = SLOW
    await mei.tap("Together")
    assert "Interview" in mei.last.labels
    bot.store.delay = SLOW
    heard = await mei.command("history", GUILD_PLACE)
    assert heard.hidden


async def test_an_answer_that_comes_too_late_is_a_direct_message(bot: Bot, mei: Person) -> None:
    bot.double.fail("POST", r"/callback$", 404, 10062)
    heard = await mei.command("rejected", GUILD_PLACE)
    assert heard.channel == mei.dm
    bot.double.fail("POST", r"/callback$", 404, 10062)
    mei.closed = True
    before = len(mei.screen)
    await bot.double.interact(mei, 2, {"id": "1", "name": "history", "type": 1}, GUILD_PLACE)
    await asyncio.sleep(0.5)
    assert len(mei.screen) == before
    assert bot.double.public == []


async def test_too_many_requests(bot: Bot, mei: Person) -> None:
    bot.double.fail("POST", r"^/channels/\d+/messages$", 429, times=2, retry_after=0.2, **{"global": False})
    heard = await mei.say("i got a no")
    assert "Together" in heard.labels


async def test_a_reply_that_was_not_taken_comes_after_a_restart(bot: Bot, mei: Person) -> None:
    bot.double.fail("POST", r"^/channels/\d+/messages$", 429, banned=True)
    await bot.double.write(mei, "i got a no")
    await asyncio.sleep(0.5)
    assert mei.screen == []
    await bot.restart()
    await mei.settle(0)
    assert "Together" in mei.last.labels
    assert len(mei.screen) == 1


async def test_a_reply_whose_answer_was_lost_is_not_shown_twice(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    before = len(mei.screen)
    reply = Outgoing(Place("discord", str(mei.id)), (Span("?"),))
    assert await bot.platform.deliver(reply, "x") == await bot.platform.deliver(reply, "x")
    assert len(mei.screen) == before + 1


async def test_a_dropped_gateway_is_resumed(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    await bot.double.drop()
    before = mei.changes
    await bot.double.write(mei, "together")
    await mei.settle(before)
    assert "Interview" in mei.last.labels
    assert bot.double.resumed == 1


async def test_the_heart_beats(bot: Bot, mei: Person) -> None:
    bot.double.heartbeat = 0.2
    await bot.restart()
    before = bot.double.heartbeats
    await asyncio.sleep(1.0)
    assert bot.double.heartbeats > before + 2


async def test_a_connection_that_cant_be_resumed(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    bot.double.forget_sessions()
    before = mei.changes
    await bot.double.write(mei, "together")
    await bot.double.drop()
    await mei.settle(before, 12.0)
    assert "Interview" in mei.last.labels
    assert bot.double.resumed == 0


async def test_what_was_written_during_an_outage_is_found(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    await bot.stop()
    bot.double.forget_sessions()
    before = mei.changes
    await bot.double.write(mei, "together")
    await bot.start()
    await mei.settle(before)
    assert "Interview" in mei.last.labels
    await bot.restart()
    await asyncio.sleep(0.5)
    assert len([seen for seen in mei.screen if "Interview" in seen.labels]) == 1


async def test_the_first_connection_fails(tmp_path: Path) -> None:
    async with DiscordDouble() as double:
        double.deaf = True
        bot = Bot(double, f"sqlite:///{tmp_path / 'onward.db'}", new_key(), ((0,), 1))
        starting = asyncio.create_task(bot.start())
        await asyncio.sleep(0.5)
        double.deaf = False
        await starting
        if bot.running.done():
            with suppress(Exception):
                await bot.running
            await bot.store.close()
            await bot.start()
        assert "I got a no" in (await double.person().say("hi")).labels
        await bot.stop()


async def test_discord_advises_no_number_of_shards(tmp_path: Path) -> None:
    async with DiscordDouble() as double:
        double.fail("GET", "/gateway/bot", 404)
        bot = Bot(double, f"sqlite:///{tmp_path / 'onward.db'}", new_key())
        await bot.start()
        with pytest.raises(GatewayNotFound):
            await bot.running
        bot.running = asyncio.create_task(bot.platform.run())
        await double.connected()
        assert (await double.person().say("hi")).labels
        assert double.identified[-1]["shard"] == [0, 1]
        await bot.stop()


async def test_a_revoked_token_stops_the_start(tmp_path: Path) -> None:
    async with DiscordDouble() as double:
        double.fail("GET", "/users/@me", 401)
        bot = Bot(double, f"sqlite:///{tmp_path / 'onward.db'}", new_key())
        await bot.start()
        with pytest.raises(Refused, match="DISCORD_TOKEN"):
            await bot.running
        await bot.store.close()


async def test_several_shards(tmp_path: Path) -> None:
    async with served(tmp_path, ((0, 1), 2)) as bot:
        mei = bot.double.person()
        await mei.say("i got a no")
        assert (await mei.command("history", GUILD_PLACE)).hidden
        assert {tuple(told["shard"]) for told in bot.double.identified} == {(0, 2), (1, 2)}


async def test_commands_are_told_once(bot: Bot) -> None:
    assert {"rejected", "helpnow", "history", "stop"} <= {command["name"] for command in bot.double.commands}
    in_servers = {"setup", "Report to moderators", "Cheer this"}
    for command in bot.double.commands:
        only = command["name"] in in_servers
        assert command["contexts"] == ([0] if only else [0, 1, 2])
        assert command["integration_types"] == ([0] if only else [0, 1])
    [setup] = (command for command in bot.double.commands if command["name"] == "setup")
    assert setup["default_member_permissions"] == 1 << 5, "for those who manage the server"
    await bot.restart()
    assert len(bot.double.made("PUT", "/commands")) == 1
    bot.double.commands.pop()
    await bot.restart()
    await until(lambda: len(bot.double.made("PUT", "/commands")) == 2, "what is missing was not told")


def test_the_terminal_does_not_load_it() -> None:
    code = "import sys, bot.__main__, bot.app, bot.adapters.terminal; sys.exit('discord' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


async def test_nothing_is_asked_for_that_it_does_not_need(bot: Bot) -> None:
    [told] = bot.double.identified
    assert told["intents"] == 1 | 1 << 9 | 1 << 12


# --- bad input ---------------------------------------------------------------------------------------------


async def test_markup_and_everyone(bot: Bot, mei: Person) -> None:
    nasty = "**bold** @everyone <@123456789012345678> [x](https://evil.example) `code` ||spoiler|| > # - _u_"
    await to_the_feelings(mei)
    await mei.say(nasty)
    await mei.say(nasty)
    for seen in mei.screen:
        assert "@everyone" not in seen.text
        assert "**bold**" not in seen.text
        assert "<@1" not in seen.text


async def test_ten_thousand_characters(mei: Person) -> None:
    await to_the_feelings(mei)
    assert (await mei.say("no " * 3333)).text
    assert (await mei.say("x" * 17_000)).text


@pytest.mark.parametrize(
    "extra",
    [
        {
            "attachments": [
                {
                    "id": "1",
                    "filename": "a.png",
                    "size": 1,
                    "url": "",
                    "proxy_url": "",
                    "content_type": "image/png",
                }
            ]
        },
        {"sticker_items": [{"id": "1", "name": "hug", "format_type": 1}]},
        {
            "flags": 1 << 13,
            "attachments": [{"id": "1", "filename": "a.ogg", "size": 1, "url": "", "proxy_url": ""}],
        },
        {"flags": 1 << 14},
        {},
    ],
)
async def test_what_is_no_text_gets_a_kind_answer(mei: Person, extra: dict[str, object]) -> None:
    await mei.say("i got a no")
    assert (await mei.say("", **extra)).text


async def test_edited_messages_start_nothing(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    said = next(iter(bot.double.messages[mei.dm]))
    before = mei.changes
    await bot.double.event("MESSAGE_UPDATE", bot.double._message(said) | {"content": "stop"})
    await asyncio.sleep(0.3)
    assert mei.changes == before


async def test_the_store_fails(bot: Bot, mei: Person) -> None:
    asked = await mei.say("i got a no")
    bot.store.failure = StoreError()
    await mei.tap("Together")
    assert "can't reach what is stored" in mei.last.text
    assert "Together" in asked.labels, "they can tap again"
    await mei.tap("Together", asked)
    assert "Interview" in mei.last.labels


async def test_for_the_members_of_a_server_only(tmp_path: Path) -> None:
    async with served(tmp_path, groups=(str(GUILD),)) as bot:
        mei, ben = bot.double.person(), bot.double.person(2)
        bot.double.members.add(mei.id)
        assert "I got a no" in (await mei.say("hi")).labels
        assert "closed circle" in (await ben.say("hi")).text
        assert [talking.account for talking in await bot.store.talking("discord")] == [str(mei.id)]


async def test_messages_keep_their_order(bot: Bot, mei: Person) -> None:
    for text in ("i got a no", "together", "interview", "today"):
        await bot.double.write(mei, text)
    await mei.settle(0)
    await asyncio.sleep(0.4)
    assert "I wanted it" in mei.last.labels


async def to_the_feelings(mei: Person, where: int = OWN_DM) -> None:
    await mei.command("rejected", where)
    for label in ("Together", "Interview", "Today", "I wanted it"):
        await mei.tap(label)
    assert "Sad" in mei.last.labels
