"""What goes wrong on Telegram's wire, a test for each trap: faults, floods, odd updates, groups, secrets."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.adapters import logs
from bot.adapters.serving import Refused, serve
from bot.adapters.telegram.api import Api
from bot.adapters.telegram.platform import Telegram
from bot.adapters.telegram.reading import ALLOWED
from bot.runtime.incoming import Here as Nothing
from bot.runtime.incoming import Incoming, Place
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Attachment, Button, Outgoing
from bot.runtime.person import Reminder
from bot.runtime.ports import StoreError
from bot.words.markup import Span
from tests.store.people import still_due
from tests.wire.botapi import DATE, ME, TOKEN, WRONG_PICTURE, BotApi, Person
from tests.wire.botapi_rules import Json
from tests.wire.conversations import CHECK_IN, asked, go_on, label, line
from tests.wire.served import Here

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "a-secret-of-the-tests"


# --- updates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                      "is_animated": False, "is_video": False}}, "sticker"),
        ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}, "voice"),
        ({"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}, "picture"),
        ({"document": {"file_id": "d", "file_unique_id": "d"}}, "file"),
        ({"location": {"latitude": 3.1, "longitude": 101.6}}, "place"),
        ({"text": "We regret to inform you", "forward_origin": {"type": "hidden_user", "date": DATE,
                                                                "sender_user_name": "HR"}}, "forwarded"),
    ],
)  # fmt: skip
async def test_what_cannot_be_read_gets_one_kind_sentence(here: Here, content: Json, kind: str) -> None:
    mei = await here.person()
    await mei.arrive()
    await go_on(mei, CHECK_IN, lambda: asked(mei, "rejected.stakes", "want"))
    before = len(mei.shown)
    mei.send(**content)
    await mei.answer()
    assert line(f"platform.{kind}") in mei.last
    assert asked(mei, "rejected.stakes", "want")
    assert len(mei.shown) == before + 1
    if kind == "file":
        # Telegram hands a document out for a while only: that it does not any more is no fault of the request.
        assert here.api.refused == ["getFile: Bad Request: invalid file_id"]
        here.api.refused.clear()


async def test_an_album_gets_one_sentence(here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    before = len(mei.shown)
    for number in range(4):
        photo = [{"file_id": f"p{number}", "file_unique_id": "p", "width": 1, "height": 1}]
        mei.send(photo=photo, media_group_id="album")
    await mei.answer()
    assert len(mei.shown) == before + 1


async def test_edited_channel_business_and_guest_messages_start_nothing(api: BotApi, here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    assert set(api.allowed) == set(ALLOWED)
    before = len(api.called("sendMessage"))
    # Old settings of a bot may still let them through: they are ignored as well.
    api.allowed += ["edited_message", "channel_post", "business_message", "guest_message"]
    message = mei._message(text="help now")
    for kind in ("edited_message", "business_message", "guest_message"):
        api.bring(kind, message)
    channel = {
        "message_id": 1,
        "date": DATE,
        "chat": {"id": -100500, "type": "channel", "title": "C"},
        "text": "/start",
    }
    last = api.bring("channel_post", channel)
    await api.until(lambda: api.confirmed == last)
    assert len(api.called("sendMessage")) == before


async def test_a_repeated_update_does_nothing_twice(api: BotApi, here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    update = dict(api.updates[-1]) if api.updates else {}
    before = len(mei.shown)
    number = mei.write("/start")
    await mei.answer()
    update = {"update_id": number, "message": mei._message(text="/start")}
    await here.restart()
    api.updates.append(update)
    api._arrived.set()
    await mei.say("menu")
    assert len(mei.shown) == before + 2


async def test_an_update_that_is_rubbish_holds_nobody_back(api: BotApi, here: Here) -> None:
    mei = await here.person()
    api.bring("message", {"message_id": "rubbish"})
    await mei.arrive()
    assert mei.choices


async def test_a_forged_tap_changes_nothing(api: BotApi, here: Here) -> None:
    mei, eve = await here.person(), await here.person()
    await mei.arrive()
    await go_on(mei, CHECK_IN, lambda: asked(mei, "rejected.stage", "final_round"))
    shown, before = mei.keyboards[-1], len(mei.shown)
    mei.press_data("v1:nonsense", shown)
    await mei.answer()
    assert asked(mei, "rejected.stage", "final_round")
    assert len(mei.shown) == before + 1
    shown = mei.keyboards[-1]
    # Somebody else's tap on her button: answered, and nothing more.
    mei.press_data(shown.buttons[0]["callback_data"], shown, by=eve.user)
    await api.until(lambda: all(api.queries.values()))
    await asyncio.sleep(0.2)
    assert len(mei.shown) == before + 1


async def test_a_deep_link_opens_what_it_names(here: Here) -> None:
    mei = await here.person()
    mei.write("/start helpnow")
    await mei.answer()
    assert "findahelpline.com" in mei.heard or "112" in mei.heard


# --- groups -------------------------------------------------------------------------------------------------


def in_group(api: BotApi, text: str, **more: Any) -> int:
    chat: Json = {
        "id": -1001234,
        "type": "supergroup",
        "title": "Job seekers",
        "is_forum": "message_thread_id" in more,
    }
    api.chats[chat["id"]] = chat
    person = {"id": 31, "is_bot": False, "first_name": "Ana"}
    return api.bring(
        "message",
        {"message_id": api.new_id(), "date": DATE, "chat": chat, "from": person, "text": text, **more},
    )


async def test_a_command_in_a_group_gets_one_neutral_line_and_a_way_into_private(api: BotApi, here: Here) -> None:
    in_group(api, f"/helpnow@{ME['username']}", message_thread_id=7, is_topic_message=True)
    await api.until(lambda: len(api.called("sendMessage")) == 1)
    sent = api.called("sendMessage")[0].fields
    assert sent["text"] == line("platform.in_group")
    assert sent["message_thread_id"] == 7
    button = sent["reply_markup"]["inline_keyboard"][0][0]
    assert button["url"] == f"https://t.me/{ME['username']}?start=helpnow"


@pytest.mark.parametrize(
    "text",
    [
        "I got rejected",
        "help now",
        "/start",
        "/helpnow@another_bot",
        "@onward_test_bot I want to die",
        "/nothing",
    ],
)
async def test_what_is_not_addressed_to_it_is_dropped(
    api: BotApi, here: Here, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    number = in_group(api, text)
    await api.until(lambda: api.confirmed == number)
    assert api.called("sendMessage") == []
    assert text not in caplog.text
    assert await here.store.owed("telegram") == ()


# --- faults -------------------------------------------------------------------------------------------------


async def test_a_storm_of_429_is_waited_out_by_everybody(api: BotApi, here: Here) -> None:
    mei, ana = await here.person(), await here.person()
    await mei.arrive()
    loop = asyncio.get_running_loop()
    api.fail("sendMessage", 429, "Too Many Requests: retry after 1", parameters={"retry_after": 1}, times=2)
    mei.write("menu")
    await api.until(lambda: not api.faults or api.faults[0].times == 1)
    refused_at = loop.time()
    ana.write("/start")
    await ana.answer()
    assert loop.time() - refused_at > 1.5
    await api.until(lambda: line("ui.not_understood") not in mei.last)
    sent = [call.at for call in api.called("sendMessage")]
    assert not [at for at in sent if refused_at + 0.05 < at < refused_at + 0.9], "it was not waited"


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 502, "description": "Bad Gateway"},
        {"status": 500, "description": "Internal Server Error"},
        {"status": 502, "body": b"<html>bad gateway</html>"},
        {"status": 403, "body": b"<html>a proxy forbids it</html>"},
        {"body": b"rubbish"},
        {"body": b""},
        {"body": b"null"},
        {"body": b"[]"},
        {"body": b'{"ok":true}'},
        {"status": 0},
    ],
)
async def test_a_reply_is_sent_again_when_telegram_stumbles(api: BotApi, here: Here, fault: Json) -> None:
    mei = await here.person()
    api.fail("sendMessage", times=2, **fault)
    loop = asyncio.get_running_loop()
    began = loop.time()
    await mei.arrive()
    assert mei.choices
    assert len(mei.shown) == 1
    assert loop.time() - began < 3, "nobody waits for a repair that comes round every few seconds"


async def test_a_header_that_says_how_long_to_wait_is_heeded(api: BotApi, here: Here) -> None:
    mei = await here.person()
    api.fail("sendMessage", 429, body=b"<html>slow down</html>", headers={"Retry-After": "2"})
    await mei.arrive()
    first, second = (call.at for call in api.called("sendMessage"))
    assert second - first > 1.9
    assert len(mei.shown) == 1


async def test_a_bot_api_that_knows_less_is_told_the_rest(api: BotApi, tmp_path: Path) -> None:
    api.fail("getMyDescription", 404, "Not Found", times=100)
    here = await Here(api, tmp_path).start()
    await api.until(lambda: bool(api.called("setChatMenuButton")))
    assert api.profile["commands:all_private_chats:"]
    await here.stop()
    assert not (tmp_path / "telegram-profile").exists(), "the rest is tried again at the next start"


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 502, "description": "Bad Gateway"},
        {"status": 409, "description": "Conflict: terminated by other getUpdates request"},
        {"status": 429, "description": "Too Many Requests", "parameters": {"retry_after": 1}},
        {"body": b"rubbish"},
        {"body": b'{"ok":true,"result":"rubbish"}'},
        {"body": b'{"ok":true,"result":[{"nonsense":1},"x",null]}'},
        {"status": 0},
    ],
)
async def test_asking_for_updates_survives(api: BotApi, here: Here, fault: Json) -> None:
    mei = await here.person()
    await mei.arrive()
    api.fail("getUpdates", times=2, **fault)
    await mei.say("menu")
    await mei.say("menu")
    assert mei.choices


async def test_a_late_answer_is_not_a_reason_to_ask_twice(api: BotApi, here: Here) -> None:
    mei = await here.person()
    api.fail("sendMessage", delay=6.0)
    await mei.arrive()
    await asyncio.sleep(0.3)
    assert len(mei.shown) == 1
    # Meanwhile they saw that somebody is typing.
    assert api.called("sendChatAction")


async def test_the_webhook_of_an_earlier_life_is_taken_away(api: BotApi, tmp_path: Path) -> None:
    api.webhook = "https://elsewhere.example"
    here = await Here(api, tmp_path).start()
    mei = await here.person()
    await mei.arrive()
    await here.stop()


async def promise(here: Here, person: Person) -> None:
    """They asked for one message tomorrow."""
    incoming = Incoming(f"promise-{person.id}", AT, Place("telegram", str(person.id)), str(person.id), Nothing())
    await here.store.turn(incoming, lambda state, look: Outcome(state.person, reminders=(Reminder("look_in", AT),)))


async def promised(here: Here) -> list[str]:
    return [waking.account for waking in await still_due(here.store, "telegram", AT)]


async def test_whoever_only_blocks_it_is_sent_nothing_that_was_promised_until_they_ask_anew(
    api: BotApi, here: Here
) -> None:
    mei = await here.person()
    await mei.arrive()
    await promise(here, mei)
    assert await promised(here) == [str(mei.id)]
    mei.block()
    await api.until(lambda: not api.updates)
    await asyncio.sleep(0.2)
    assert await promised(here) == []
    api.blocked.clear()
    await mei.say("menu")
    assert await promised(here) == [], "writing alone is no wish to be reminded"
    assert mei.choices


async def test_a_promise_that_meets_a_closed_door_is_the_last(api: BotApi, here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    await promise(here, mei)
    await here.store.turn(
        Incoming("more", AT, Place("telegram", str(mei.id)), str(mei.id), Nothing()),
        lambda state, look: Outcome(state.person, talks=(), reminders=(Reminder("interview", AT + timedelta(days=1)),)),
    )
    api.blocked.add(mei.id)
    assert await here.telegram.door.wake(here.telegram, AT) == 1
    assert [each.reminder.name for each in await still_due(here.store, "telegram", AT + timedelta(days=9))] == []


async def test_someone_who_blocked_the_bot_is_left_alone(
    api: BotApi, here: Here, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    mei, ana = await here.person(), await here.person()
    for each in (mei, ana):
        await each.arrive()
        await promise(here, each)
    api.blocked.add(mei.id)
    mei.write("menu")
    mei.block()
    await ana.arrive()
    await api.until(lambda: not api.updates)
    await asyncio.sleep(0.2)
    assert await promised(here) == [str(ana.id)]
    assert await here.store.owed("telegram") == (), "nothing is owed to someone who is gone"
    assert str(mei.id) not in caplog.text


async def test_a_wrong_token_is_told_in_one_sentence(api: BotApi, tmp_path: Path) -> None:
    here = await Here(api, tmp_path).start()
    await here.stop()
    api.token = "4242424242:a-new-one"
    wrong = Telegram(Api(TOKEN, api.base), here.telegram.door, here.telegram.clock)
    with pytest.raises(Refused, match="TELEGRAM_TOKEN is refused"):
        await serve([wrong], stop=asyncio.Event())
    api.token = TOKEN


async def test_a_revoked_token_ends_it(api: BotApi, here: Here, caplog: pytest.LogCaptureFixture) -> None:
    mei = await here.person()
    await mei.arrive()
    api.token = "4242424242:a-new-one"
    api.bring("message", {})
    async with asyncio.timeout(10):
        assert await here.serving is False
    assert "TELEGRAM_TOKEN was revoked" in caplog.text
    api.token = TOKEN


# --- pictures and files --------------------------------------------------------------------------------------

PICTURE = Attachment("picture", "november.png", b"\x89PNG pretend")


async def test_a_picture_comes_with_its_words_as_caption(here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    words = (Span("Nine times", "bold"), Span(" you put yourself forward."))
    button = Button("v1:s:a:b", "More")
    await here.telegram.deliver(Outgoing(Place("telegram", str(mei.id)), words, (button,), attachment=PICTURE))
    shown = mei.shown[-1]
    assert shown.file == ("photo", "november.png", PICTURE.content)
    assert shown.text == "Nine times you put yourself forward."
    assert [entity["type"] for entity in shown.entities] == ["bold"]
    assert mei.choices == ["More"]


async def test_words_that_do_not_fit_a_caption_go_on_below_it(here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    before = len(mei.shown)
    long = (Span("In March, one door. " * 100),)
    await here.telegram.deliver(Outgoing(Place("telegram", str(mei.id)), long, attachment=PICTURE))
    first, second = mei.shown[before:]
    assert first.file
    assert second.file is None
    assert (first.text + second.text).count("In March") == 100


@pytest.mark.parametrize(
    "file",
    [
        Attachment("document", "onward-history.zip", b"PK pretend"),
        Attachment("picture", "wide.png", WRONG_PICTURE),
        Attachment("picture", "large.png", bytes(10 * 1024 * 1024 + 1)),
    ],
    ids=lambda each: each.name,
)
async def test_what_is_no_picture_for_telegram_arrives_as_a_document(api: BotApi, here: Here, file: Attachment) -> None:
    mei = await here.person()
    await mei.arrive()
    text = (Span("All I hold of you."),)
    await here.telegram.deliver(Outgoing(Place("telegram", str(mei.id)), text, attachment=file))
    assert mei.shown[-1].file == ("document", file.name, file.content)
    assert mei.last == "All I hold of you."
    api.refused.clear()


# --- order and pace -----------------------------------------------------------------------------------------


async def test_a_flooding_chat_does_not_delay_others(api: BotApi, here: Here) -> None:
    eve, mei = await here.person(), await here.person()
    await mei.arrive()
    for number in range(80):
        eve.write(f"message {number}")
    loop = asyncio.get_running_loop()
    began, before = loop.time(), len(mei.shown)
    mei.write("menu")
    await api.until(lambda: len(mei.shown) > before)
    assert loop.time() - began < 1.5
    # Telegram refuses more than a burst a chat; what is left waits its turn, in order.
    assert len(eve.shown) <= 25


async def test_unprompted_messages_wait_for_replies(api: BotApi, here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    people = [await here.person() for _ in range(60)]
    unprompted = [
        asyncio.create_task(
            here.telegram.deliver(
                Outgoing(Place("telegram", str(each.id)), (Span("A small look in."),), unprompted=True)
            )
        )
        for each in people
    ]
    await asyncio.sleep(0.2)
    waits = []
    for _ in range(5):
        began = asyncio.get_running_loop().time()
        mei.write("menu")
        seen = len(mei.shown)
        await api.until(lambda seen=seen: len(mei.shown) > seen)  # type: ignore[misc]
        waits.append(asyncio.get_running_loop().time() - began)
    await asyncio.gather(*unprompted)
    assert sorted(waits)[2] < 0.3
    sent = [call.at for call in api.called("sendMessage")]
    assert max(sum(at <= each < at + 1.0 for each in sent) for at in sent) <= 31


async def test_two_processes_do_not_take_turns(api: BotApi, here: Here, tmp_path: Path) -> None:
    """The second one is told, says so, and the first goes on."""
    (tmp_path / "other").mkdir()
    other = Here(api, tmp_path / "other")
    starting = asyncio.create_task(other.start())
    await asyncio.sleep(0.5)
    mei = await here.person()
    await mei.arrive()
    assert not other.telegram.ready
    starting.cancel()
    with suppress(asyncio.CancelledError):
        await starting
    await other.stop()


async def test_typing_is_shown_when_an_answer_takes_longer(
    api: BotApi, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    mei = await here.person()
    await mei.arrive()
    before = len(api.called("sendChatAction"))
    turn = here.store.turn

    async def slow(incoming: Incoming, step: Any) -> Any:
        await asyncio.sleep(0.8)
        return await turn(incoming, step)

    monkeypatch.setattr(here.store, "turn", slow)
    await mei.say("menu")
    assert len(api.called("sendChatAction")) == before + 1


# --- the profile --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("remembered", [True, False])
async def test_the_profile_is_written_once(api: BotApi, here: Here, remembered: bool) -> None:
    await api.until(lambda: bool(api.called("setChatMenuButton")))
    commands = api.profile["commands:all_private_chats:"]
    assert {"rejected", "helpnow", "privacy", "stop"} <= {each["command"] for each in commands}
    await asyncio.sleep(0.1)
    before = [call.method for call in api.calls if call.method.startswith("set")]
    if not remembered:
        (here.data / "telegram-profile").unlink()
    await here.restart()
    await asyncio.sleep(0.5)
    assert [call.method for call in api.calls if call.method.startswith("set")] == before
    assert len(api.called("getMyCommands")) == (3 if remembered else 6)


# --- the webhook --------------------------------------------------------------------------------------------


async def test_the_webhook_answers_when_the_update_is_saved(api: BotApi, tmp_path: Path, unused_tcp_port: int) -> None:
    hook = (f"http://127.0.0.1:{unused_tcp_port}/hook", SECRET)
    here = await Here(api, tmp_path, webhook=hook, port=unused_tcp_port).start()
    assert api.webhook == hook[0]
    mei = await here.person()
    number = mei.write("/start")
    update = api.updates.pop()
    header = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with aiohttp.ClientSession() as session:
        async with session.post(hook[0], json=update) as answer:
            assert answer.status == 401
        async with session.post(
            hook[0], json=update, headers={**header, "X-Telegram-Bot-Api-Secret-Token": "é"}
        ) as answer:
            assert answer.status == 401
        assert mei.shown == []
        for _ in range(2):
            async with session.post(hook[0], json=update, headers=header) as answer:
                assert answer.status == 200
        async with session.post(hook[0], data=b"rubbish", headers=header) as answer:
            assert answer.status == 200
        async with session.get(hook[0].replace("/hook", "/livez")) as answer:
            assert answer.status == 200
        async with session.get(hook[0].replace("/hook", "/readyz")) as answer:
            assert (answer.status, await answer.json()) == (200, {"telegram": True})
    assert number
    await api.until(lambda: len(mei.shown) == 1)
    await asyncio.sleep(0.2)
    assert len(mei.shown) == 1
    await here.stop()


# --- secrets ------------------------------------------------------------------------------------------------


def test_a_token_never_reaches_a_log() -> None:
    line_of_httpx = f'HTTP Request: POST https://api.telegram.org/bot{TOKEN}/getMe "HTTP/1.1 200 OK"'
    assert TOKEN not in logs.Redacted().redacted(line_of_httpx)
    assert "bot[secret]/getMe" in logs.Redacted().redacted(line_of_httpx)
    assert "discord-token" not in logs.Redacted(["discord-token"]).redacted("Bot discord-token")


async def test_the_libraries_write_nothing(api: BotApi, tmp_path: Path) -> None:
    root, stream = logging.getLogger(), StringIO()
    handlers, level = root.handlers[:], root.level
    try:
        logs.start([TOKEN], stream)
        root.setLevel(logging.DEBUG)
        here = await Here(api, tmp_path).start()
        mei = await here.person()
        await mei.arrive()
        await mei.say("my very own words")
        api.bring("message", {"message_id": "rubbish", "text": "my very own words"})
        await mei.say("menu")
        await here.stop()
    finally:
        root.handlers[:], root.level = handlers, level
    written = stream.getvalue()
    for secret in (TOKEN, "my very own words", str(mei.id), "getUpdates"):
        assert secret not in written


async def test_nothing_shows_a_secret(api: BotApi, here: Here) -> None:
    for thing in (here.telegram, here.telegram.api):
        assert TOKEN not in repr(thing)
    assert issubclass(Refused, Exception)
    assert label("rejected.size", "together")


# --- what else is promised -------------------------------------------------------------------------------------


async def test_a_long_message_that_the_app_cut_is_one_answer(here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    await go_on(mei, CHECK_IN, lambda: asked(mei, "rejected.sting", "pictured"))
    before = len(mei.shown)
    words = "I keep thinking about it. " * 500
    await mei.say_at_once(words[:4090], words[4090:8180], words[8180:])
    assert len(mei.shown) == before + 1
    assert asked(mei, "rejected.sting_next", "put_down")


async def test_the_store_failing_for_a_moment_neither_loses_nor_doubles_a_reply(
    api: BotApi, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.telegram.platform.CATCH_UP", 0.2)
    sent, failures = here.store.sent, 2

    async def failing(owed: str, receipt: str = "") -> None:
        nonlocal failures
        failures -= 1
        if failures >= 0:
            raise StoreError("errors.locked")
        await sent(owed, receipt)

    monkeypatch.setattr(here.store, "sent", failing)
    mei = await here.person()
    await mei.arrive()
    await asyncio.sleep(1.0)
    assert await here.store.owed("telegram") == ()
    assert len(mei.shown) == 1


async def test_only_members_of_a_group_may_use_it_where_that_is_set(api: BotApi, tmp_path: Path) -> None:
    here = await Here(api, tmp_path, groups=("-100777",)).start()
    mei, eve = await here.person(), await here.person()
    api.members[-100777, mei.id] = "member"
    await mei.arrive()
    assert mei.choices
    await eve.arrive()
    assert eve.last == line("platform.not_open")
    assert not eve.choices
    await here.stop()
