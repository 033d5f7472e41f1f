"""What goes wrong on Discord's wire, a test for each trap: slow turns, lost answers, floods, odd events, strangers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

from bot.adapters.discord import missed, platform, private
from bot.adapters.serving import Refused
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Outgoing
from bot.runtime.ports import Owed, StoreError
from bot.words.markup import Span
from tests.wire.conversations import line
from tests.wire.discord_double import BOT, ELSEWHERE, GUILD_PLACE, OWN_DM, Person, Press
from tests.wire.discord_served import Bot

MESSAGES = r"^/channels/\d+/messages$"
CALLBACK = r"/callback$"
WHERE = pytest.mark.parametrize("where", [OWN_DM, GUILD_PLACE, ELSEWHERE])


async def until(true: Callable[[], object], patience: float = 20.0) -> None:
    """Wait for a fact."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "it never came true"
        await asyncio.sleep(0.02)


async def use(bot: Bot, person: Person, command: str, where: int) -> Press:
    return await bot.double.interact(person, 2, {"id": "1", "name": command, "type": 1}, where)


async def to_the_feelings(mei: Person, where: int = OWN_DM) -> None:
    await mei.command("rejected", where)
    for label in ("Together", "Interview", "Today", "I wanted it"):
        await mei.tap(label)
    assert "Sad" in mei.last.labels


# --- time ----------------------------------------------------------------------------------------------------


async def test_typing_is_shown_while_an_answer_takes_its_time(bot: Bot, mei: Person) -> None:
    await mei.say("hi")
    assert mei.typing == []
    bot.store.delay = 0.9
    began = time.monotonic()
    await mei.say("i got a no")
    [shown] = mei.typing
    assert 0.4 < shown - began < 0.9


async def test_an_answer_comes_also_where_typing_is_refused(bot: Bot, mei: Person) -> None:
    bot.double.fail("POST", "/typing$", 403, 50013)
    bot.store.delay = 0.8
    assert "Together" in (await mei.say("i got a no")).labels
    assert mei.typing == []


async def test_a_sign_comes_within_three_seconds_whatever_the_turn_takes(bot: Bot) -> None:
    """By the real clock: each kind of interaction, and one that waits behind another."""
    people = [bot.double.person(number) for number in range(5)]
    in_server, in_dm, elsewhere, with_form, hasty = people
    await in_dm.say("i got a no")
    await in_server.command("rejected", GUILD_PLACE)
    await to_the_feelings(with_form, GUILD_PLACE)
    await with_form.tap("In my own words")
    before = {person.id: person.changes for person in people}
    bot.store.delay = 3.4
    presses = [
        await in_server.press("Together"),
        await in_dm.press("Together"),
        await use(bot, elsewhere, "rejected", ELSEWHERE),
        await use(bot, hasty, "rejected", GUILD_PLACE),
        await use(bot, hasty, "history", GUILD_PLACE),
    ]
    submitted = asyncio.create_task(with_form.submit("hollow"))
    await until(lambda: all(press.answered for press in presses), 3.5)
    assert max(press.first_sign for press in presses) < 3
    await submitted
    await until(lambda: all(person.changes > before[person.id] for person in people), 12)
    await hasty.settle(before[hasty.id] + 1, 8)
    assert bot.double.late == []
    assert bot.double.public == []
    bot.store.delay = 0.0


@WHERE
@pytest.mark.parametrize("knows", [True, False], ids=["by_the_clock", "by_the_refusal"])
async def test_what_comes_after_the_token_has_died_is_a_direct_message(
    bot: Bot, mei: Person, monkeypatch: pytest.MonkeyPatch, where: int, knows: bool
) -> None:
    monkeypatch.setattr(private, "DEFER_AFTER", 0.1)
    bot.double.token_life = 0.5
    if knows:
        monkeypatch.setattr(private, "ANSWERABLE", 0.4)
    bot.store.delay = 0.7
    heard = await mei.command("rejected", where)
    assert heard.channel == mei.dm
    assert "Together" in heard.labels
    assert bot.double.public == []
    bot.store.delay = 0.0
    assert "Interview" in (await mei.tap("Together")).labels


async def test_too_late_for_somebody_whose_direct_messages_are_closed(
    bot: Bot, mei: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said where others are; what they did is kept, and the talk goes on where they come back."""
    monkeypatch.setattr(private, "DEFER_AFTER", 0.1)
    bot.double.token_life = 0.5
    mei.closed = True
    bot.store.delay = 0.7
    await use(bot, mei, "rejected", GUILD_PLACE)
    await until(lambda: str(mei.id) in bot.platform._listener.direct.closed)
    assert mei.screen == bot.double.public == []
    bot.store.delay = 0.0
    bot.double.token_life = 900
    await mei.command("rejected", GUILD_PLACE)
    assert any("direct message" in seen.text for seen in mei.screen)
    assert all(seen.hidden for seen in mei.screen)


# --- closed direct messages ----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [50007, 50278])
async def test_whichever_way_direct_messages_are_closed(bot: Bot, mei: Person, code: int) -> None:
    mei.closed = code
    await bot.double.write(mei, f"<@{BOT}> i got a no from Maju", guild=True)
    await until(lambda: bot.double.public)
    [handed_over] = bot.double.public
    assert handed_over.text == line("platform.in_group")
    assert await bot.store.owed("discord") == (), "it is not tried for ever"
    heard = await mei.tap("Open privately", handed_over)
    assert heard.hidden
    assert any(line("discord.closed") in seen.text.replace("\\", "") for seen in mei.screen)
    assert all("Maju" not in seen.text for seen in bot.double.public)


async def test_somebody_who_deleted_their_account_is_not_written_to_for_ever(bot: Bot, mei: Person) -> None:
    bot.double.fail("POST", r"^/users/@me/channels$", 400, 50033)
    await bot.double.write(mei, f"<@{BOT}> i got a no", guild=True)
    await until(lambda: bot.double.public)
    assert await bot.store.owed("discord") == ()


async def test_a_mention_that_is_told_twice_is_handed_over_once(bot: Bot, mei: Person) -> None:
    mei.closed = True
    said = await bot.double.write(mei, f"<@{BOT}> i got a no", guild=True)
    await until(lambda: bot.double.public)
    event = next(
        event
        for session in bot.double._sessions.values()
        for event in session.sent
        if event["t"] == "MESSAGE_CREATE" and event["d"]["id"] == str(said.id)
    )
    await bot.double.event("MESSAGE_CREATE", event["d"])
    await asyncio.sleep(0.4)
    assert len(bot.double.public) == 1


# --- buttons, menus and forms ----------------------------------------------------------------------------------


@WHERE
async def test_a_menu_works_after_a_restart(bot: Bot, mei: Person, where: int) -> None:
    await to_the_feelings(mei, where)
    asked = mei.last
    await bot.restart()
    await mei.tap("Sad", asked)
    assert "Sad" in asked.shown
    await bot.restart()
    await mei.tap("Done", asked)
    assert mei.last is not asked
    assert asked.shown == ["Sad"]


@WHERE
async def test_a_strangers_tap_changes_nothing_for_the_one_it_was_meant_for(bot: Bot, mei: Person, where: int) -> None:
    ben = bot.double.person(2)
    asked = await mei.command("rejected", where)
    theirs = await ben.command("rejected", where)
    await ben.forge(asked.ever["Together"], theirs)
    assert ben.last.text
    assert "Interview" not in ben.last.labels, "another's button is no answer of theirs"
    assert "Interview" in (await mei.tap("Together", asked)).labels
    fresh = await ben.command("rejected", where)
    assert "Interview" in (await ben.tap("Together", fresh)).labels


LIES: dict[str, tuple[int, dict[str, Any]]] = {
    "a_menu_of_another_talk": (3, {"custom_id": "v1:x:feelings:-tick", "component_type": 3, "values": ["v1:x:y:z"]}),
    "a_menu_of_nothing": (3, {"custom_id": "v1:::-tick", "component_type": 3, "values": []}),
    "a_choice_that_is_none": (3, {"custom_id": "v1:x:y:-pick", "component_type": 3, "values": ["z" * 100]}),
    "a_menu_without_values": (3, {"custom_id": "v1:x:y:-pick", "component_type": 3}),
    "a_form_that_says_nothing": (5, {"custom_id": "v1:x:y:-write", "components": []}),
    "a_form_of_spaces": (
        5,
        {
            "custom_id": "nonsense",
            "components": [{"type": 18, "id": 1, "component": {"type": 4, "custom_id": "words", "value": " \n"}}],
        },
    ),
    "a_command_that_never_was": (2, {"id": "1", "name": "sudo", "type": 1}),
    "a_command_with_options": (
        2,
        {"id": "1", "name": "rejected", "type": 1, "options": [{"name": "x", "type": 3, "value": "@everyone"}]},
    ),
}


@WHERE
@pytest.mark.parametrize("lie", LIES)
async def test_what_was_never_offered_gets_a_kind_answer(bot: Bot, mei: Person, where: int, lie: str) -> None:
    asked = await mei.command("rejected", where)
    kind, data = LIES[lie]
    before = mei.changes
    await bot.double.interact(mei, kind, data, where, asked if kind != 2 else None)
    assert (await mei.settle(before)).text
    assert all(press.answered for press in bot.double.presses.values())
    if "Carry on where we were" in mei.last.labels:
        await mei.tap("Carry on where we were")
    assert "Interview" in (await mei.tap("Together")).labels, "the talk goes on"
    assert bot.double.public == []


async def test_a_strangers_tap_on_what_everybody_sees_is_answered_to_the_stranger(bot: Bot, mei: Person) -> None:
    mei.closed = True
    await bot.double.write(mei, f"<@{BOT}> i got a no from Maju", guild=True)
    await until(lambda: bot.double.public)
    ben = bot.double.person(2)
    heard = await ben.tap("Open privately", bot.double.public[0])
    assert heard.hidden
    assert "Maju" not in heard.text
    assert mei.screen == []


@WHERE
async def test_an_interaction_that_is_told_twice_is_answered_once(bot: Bot, mei: Person, where: int) -> None:
    press = await use(bot, mei, "rejected", where)
    await mei.settle(0)
    shown = len(mei.screen)
    await bot.double.again(press)
    await asyncio.sleep(0.5)
    assert len(mei.screen) == shown
    assert bot.double.made("DELETE", "@original") == [], "the answer stays"
    tapped = await mei.press("Together")
    await mei.settle(mei.changes)
    shown = len(mei.screen)
    await bot.double.again(tapped)
    await asyncio.sleep(0.5)
    assert len(mei.screen) == shown


# --- what Discord does -----------------------------------------------------------------------------------------


async def test_a_message_whose_answer_was_rubbish_is_shown_once(
    bot: Bot, mei: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(platform, "FIRST_PAUSE", 0.2)
    for status in (502, 200, 500):
        bot.double.lose("POST", MESSAGES, status=status)
        await mei.say("hello Maju")
        await until(lambda: not bot.double._losses)
        end = time.monotonic() + 6
        while await bot.store.owed("discord"):
            assert time.monotonic() < end
            await asyncio.sleep(0.05)
        await mei.say("stop")
    greetings = [seen for seen in mei.screen if "I got a no" in seen.labels]
    assert len(greetings) == 3
    assert "Maju" not in caplog.text


@WHERE
@pytest.mark.parametrize("status", [502, 503])
async def test_an_answer_that_was_lost_on_the_way_back_is_shown_once(
    bot: Bot, mei: Person, where: int, status: int
) -> None:
    bot.double.lose("POST", CALLBACK, status=status)
    await use(bot, mei, "rejected", where)
    await mei.settle(0)
    await asyncio.sleep(1.6)
    assert len(mei.screen) == 1
    assert "Interview" in (await mei.tap("Together")).labels
    assert await bot.store.owed("discord") == ()


async def test_a_reply_is_sent_in_the_end_although_the_store_was_away_too(
    bot: Bot, mei: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "FIRST_PAUSE", 0.2)
    real, tries = bot.store.owed, 0

    async def away(name: str) -> tuple[Owed, ...]:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise StoreError
        return await real(name)

    monkeypatch.setattr(bot.store, "owed", away)
    bot.double.fail("POST", MESSAGES, 429, banned=True)
    assert "Together" in (await mei.say("i got a no")).labels
    assert tries > 2


async def test_a_flood_stays_within_what_discord_takes_and_holds_up_nobody_else(bot: Bot, mei: Person) -> None:
    bot.double.limit = (3, 0.8)
    ben = bot.double.person(2)
    for _ in range(10):
        await bot.double.write(mei, "what can i say")
    began = time.monotonic()
    await ben.say("hi")
    assert time.monotonic() - began < 0.8
    await until(lambda: len(mei.screen) == 10, 12)
    assert bot.double.floods == 0


@pytest.mark.parametrize(
    "extra",
    [{"retry_after": 0.4, "global": True}, {"retry_after": 0.4, "global": False}, {"banned": True}],
    ids=["everywhere", "here", "without_a_via"],
)
async def test_a_storm_of_429(bot: Bot, mei: Person, monkeypatch: pytest.MonkeyPatch, extra: dict[str, Any]) -> None:
    monkeypatch.setattr(platform, "FIRST_PAUSE", 0.2)
    bot.double.fail("POST", MESSAGES, 429, times=3, **extra)
    assert "Together" in (await mei.say("i got a no")).labels
    assert "Interview" in (await mei.say("together")).labels
    assert len(mei.screen) == 2


async def test_discord_asks_to_reconnect(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    await bot.double.ask_to_reconnect()
    await bot.double.write(mei, "together")
    await until(lambda: "Interview" in mei.last.labels)
    assert bot.double.resumed == 1


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session(bot: Bot, mei: Person, resumable: bool) -> None:
    await mei.say("i got a no")
    await bot.double.invalidate(resumable)
    await bot.double.write(mei, "together")
    await until(lambda: "Interview" in mei.last.labels, 15)
    assert len(bot.double.identified) == (1 if resumable else 2)
    await asyncio.sleep(0.3)
    assert len([seen for seen in mei.screen if "Interview" in seen.labels]) == 1


async def test_a_gateway_that_babbles(bot: Bot, mei: Person, caplog: pytest.LogCaptureFixture) -> None:
    for odd in (
        {"op": 99, "d": None},
        {"op": 0, "t": "INTERACTION_CREATE", "s": 900, "d": {"type": 3, "data": "Maju"}},
        {"op": 0, "t": "NEVER_HEARD_OF", "s": 900, "d": {"content": "Maju"}},
        {"op": 0, "t": "MESSAGE_CREATE", "s": 901, "d": {"content": "Maju"}},
    ):
        await bot.double.babble(odd)
    # The library falls over the last ones. Whoever serves the platform runs it again.
    await until(bot.running.done)
    assert not isinstance(bot.running.exception(), Refused)
    bot.running = asyncio.create_task(bot.platform.run())
    await until(lambda: bot.platform.ready)
    assert "Together" in (await mei.say("i got a no")).labels
    assert "Maju" not in caplog.text
    before, after = bot.double.identified_at
    assert after - before >= 5, "Discord takes no two introductions within five seconds"


async def test_many_open_talks_are_looked_at_without_haste(
    bot: Bot, mei: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missed, "AT_ONCE", 2)
    people = [mei, *(bot.double.person(number) for number in range(2, 6))]
    for person in people:
        await person.say("i got a no")
    bot.double.requests.clear()
    bot.double.forget_sessions()
    await bot.double.drop(4009)
    await until(lambda: len(bot.double.made("GET", MESSAGES)) == len(people), 15)
    looked = [request.at for request in bot.double.made("GET", MESSAGES)]
    assert looked[3] - looked[0] > 1
    assert looked[4] - looked[0] > 1.9


async def test_what_was_missed_comes_before_what_is_written_now(bot: Bot, mei: Person) -> None:
    """Somebody wrote while the bot was away, and goes on writing while it still looks for that."""
    ben = bot.double.person(2)
    await mei.say("i got a no")
    asked = await ben.say("i got a no")
    await bot.stop()
    bot.double.forget_sessions()
    for person in (mei, ben):
        await bot.double.write(person, "together")
    # Discord is slow with what was written, and quick with what happens now.
    bot.double.fail("GET", MESSAGES, 429, times=2, retry_after=0.5, **{"global": False})
    await bot.start()
    await bot.double.write(mei, "interview")
    await ben.press("Quick log", asked)
    await until(lambda: "Today" in mei.last.labels)
    await until(lambda: "Interview" in ben.last.labels)


async def test_what_was_written_before_a_kill_is_found_too(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    await bot.kill()
    bot.double.forget_sessions()
    for text in ("together", "interview", "today"):
        await bot.double.write(mei, text)
    await bot.start()
    await until(lambda: "I wanted it" in mei.last.labels)


async def test_what_was_overtaken_is_not_taken_later(bot: Bot, mei: Person) -> None:
    """They wrote while it was away and no talk was open, which nobody can find; and then they wrote once more."""
    await bot.kill()
    bot.double.forget_sessions()
    await bot.double.write(mei, "vent")
    await bot.start()
    await mei.say("i got a no")
    await mei.say("together")
    shown = len(mei.screen)
    await bot.restart()
    await until(lambda: len(bot.double.made("GET", MESSAGES)) > 0)
    await asyncio.sleep(0.4)
    assert len(mei.screen) == shown


# --- what is written ---------------------------------------------------------------------------------------------

FILE = {"id": "1", "filename": "a", "size": 1, "url": "", "proxy_url": ""}
POLL = {
    "question": {"text": "which job?"},
    "answers": [{"answer_id": 1, "poll_media": {"text": "this one"}}],
    "expiry": "2026-11-29T12:00:00+00:00",
    "allow_multiselect": False,
    "layout_type": 1,
}


@pytest.mark.parametrize(
    ("extra", "kind"),
    [
        ({"sticker_items": [{"id": "1", "name": "hug", "format_type": 1}]}, "sticker"),
        ({"flags": 1 << 13, "attachments": [{**FILE, "content_type": "audio/ogg"}]}, "voice"),
        ({"attachments": [{**FILE, "content_type": "image/png"}]}, "picture"),
        ({"attachments": [{**FILE, "content_type": "video/mp4"}]}, "video"),
        ({"attachments": [{**FILE, "content_type": "application/pdf"}]}, "file"),
        ({"attachments": [FILE]}, "file"),
        ({"flags": 1 << 14}, "forwarded"),
        ({"poll": POLL}, "other"),
        ({}, "other"),
    ],
)
async def test_what_cannot_be_read_gets_one_kind_sentence(mei: Person, extra: dict[str, Any], kind: str) -> None:
    asked = await mei.say("i got a no")
    heard = await mei.say("", **extra)
    assert line(f"platform.{kind}") in heard.text.replace("\\", "")
    assert len(mei.screen) == 2
    assert "Interview" in (await mei.tap("Together")).labels or asked.labels


async def test_edited_and_odd_messages_start_nothing(bot: Bot, mei: Person) -> None:
    await mei.say("i got a no")
    said = next(iter(bot.double.messages[mei.dm]))
    before, requests = mei.changes, len(bot.double.requests)
    written = bot.double._message(said)
    there = {"guild_id": "400000000000000000", "channel_id": "500"}
    await bot.double.event("MESSAGE_UPDATE", written | {"content": "stop"})
    await bot.double.event("MESSAGE_UPDATE", written | there | {"content": f"<@{BOT}> stop"})
    await bot.double.event("MESSAGE_DELETE", {"id": written["id"], "channel_id": written["channel_id"]})
    await bot.double.write(mei, "stop", author={**written["author"], "bot": True})
    await bot.double.write(mei, "stop", webhook_id="77")
    await bot.double.write(mei, "stop", type=6)
    await asyncio.sleep(0.4)
    assert mei.changes == before
    assert len(bot.double.requests) == requests


async def test_a_long_reply_is_cut_at_its_sentences(bot: Bot, mei: Person) -> None:
    await mei.say("hi")
    sentence = "You prepared for weeks, and it still hurts @everyone *a lot*. "
    await bot.platform.deliver(Outgoing(Place("discord", str(mei.id)), (Span(sentence * 90),)), "long")
    parts = mei.screen[1:]
    assert len(parts) > 2
    assert all(len(seen.text) <= 2000 and seen.text.endswith(".") for seen in parts)
    assert len({seen.nonce for seen in parts}) == len(parts)
    again = len(mei.screen)
    await bot.platform.deliver(Outgoing(Place("discord", str(mei.id)), (Span(sentence * 90),)), "long")
    assert len(mei.screen) == again


@pytest.mark.parametrize(
    "text",
    ["\u202egnp.exe\u202c @everyone <@&1> **no**", "لم أحصل على الوظيفة", "\u0000\u200b\ufeff", "🙂" * 900, "`" * 1900],
    ids=["override", "arabic", "nothing_to_see", "smiles", "ticks"],
)
async def test_odd_words_get_an_answer_that_discord_takes(mei: Person, text: str) -> None:
    await to_the_feelings(mei)
    heard = await mei.say(text)
    assert heard.text
    assert "@everyone" not in heard.text


@WHERE
async def test_privacy_is_one_message_before_anything_was_asked(bot: Bot, mei: Person, where: int) -> None:
    await mei.command("privacy", where)
    assert len(mei.screen) == 1
    assert mei.last.hidden == (where != OWN_DM)
    assert bot.double.public == []
