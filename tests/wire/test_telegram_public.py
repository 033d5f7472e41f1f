"""Nothing private reaches a group, and nothing that a group says reaches the bot: by types, by guards, for any text."""

from __future__ import annotations

import json
import logging
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update, User

from bot.adapters.telegram.api import Api
from bot.adapters.telegram.commands import COMMANDS, FOR_ADMINS
from bot.adapters.telegram.group_api import GroupApi
from bot.adapters.telegram.group_reading import Happened, InGroup
from bot.adapters.telegram.pace import Lane
from bot.adapters.telegram.platform import Telegram
from bot.adapters.telegram.reading import Arrived, Closed, Pressed, Read, read
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.rendering import Part, public
from bot.runtime.group_ports import Alive, Answered, Happening
from bot.runtime.incoming import Here as Opened
from bot.runtime.incoming import Place, Sent, Tap, Text
from bot.runtime.outgoing import Notice, Outgoing, WrongAudience
from bot.runtime.poster import Poster
from bot.words.markup import Span
from tests.wire.botapi import DATE, ME, TOKEN, BotApi
from tests.wire.conversations import WORDS, line
from tests.wire.served import Here

ME_USER = User(ME["id"], "Onward", is_bot=True, username=ME["username"])
AT = datetime(2026, 11, 22, tzinfo=UTC)
GROUP = "-1001234"
PAYLOADS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "updates.json").read_text("utf-8"))


# --- out ------------------------------------------------------------------------------------------------------

PASSES = """
from bot.adapters.telegram.api import Api
from bot.adapters.telegram.group_api import GroupApi
from bot.adapters.telegram.recent import Recent
from bot.adapters.telegram.rendering import Part, placard, public
from bot.runtime.group_ports import Alive, Answered, Happening
from bot.runtime.group_ports import Posting
from bot.runtime.ports import Notice, Outgoing
from bot.words.catalog import Words

async def passes(api: Api, words: Words, posting: Posting) -> None:
    await api.send_public("-1", public(Notice("platform.in_group"), words, "en", "https://t.me/x"))
    await GroupApi(api).publish("-1", placard(posting, {}))
    await GroupApi(api).change("-1", 5, placard(posting, {}))
"""
REFUSED = {
    "a part, to stand there": "    await GroupApi(api).publish('-1', part)",
    "a message, to stand there": "    await GroupApi(api).publish('-1', outgoing)",
    "a part in its place": "    await GroupApi(api).change('-1', 5, part)",
    "a message as a posting": "    placard(outgoing, {})",
    "a part": "    await api.send_public('-1', part)",
    "a message": "    await api.send_public('-1', outgoing)",
    "its text": "    await api.send_public('-1', part.text)",
    "a message as a notice": "    public(outgoing, words, 'en', '')",
}


def test_the_type_checker_refuses_a_private_message_on_the_public_way(tmp_path: Path) -> None:
    from mypy import api as mypy

    begins = "\nasync def refused(api: Api, words: Words, part: Part, outgoing: Outgoing) -> None:\n"
    file = tmp_path / "public_way.py"
    file.write_text(PASSES + begins + "\n".join(REFUSED.values()) + "\n", "utf-8")
    first = file.read_text("utf-8").split(begins)[0].count("\n") + 3
    said, _, _ = mypy.run(["--strict", "--follow-imports=silent", "--no-error-summary", str(file)])
    found = sorted(int(each.split(":")[1]) for each in said.splitlines() if "[arg-type]" in each)
    assert found == [first + number for number in range(len(REFUSED))], said


async def test_the_public_way_takes_nothing_private_at_run_time_either(api: BotApi, here: Here) -> None:
    mei = await here.person()
    await mei.arrive()
    bot = here.telegram.api
    private: Any
    for private in (Part("my words"), Outgoing(Place("telegram", GROUP), (Span("my words"),)), "my words"):
        with pytest.raises(WrongAudience):
            await bot.send_public(GROUP, private)
        with pytest.raises(WrongAudience):
            await GroupApi(bot).publish(GROUP, private)
        with pytest.raises(WrongAudience):
            await GroupApi(bot).change(GROUP, 5, private)
    with pytest.raises(WrongAudience):
        await bot.send(GROUP, Part("my words"), Lane.REPLY)
    with pytest.raises(WrongAudience):
        await here.telegram.deliver(Outgoing(Place("telegram", GROUP), (Span("my words"),)))
    assert len(api.called("sendMessage")) == 1


def test_a_notice_holds_keys_and_nothing_that_anybody_said() -> None:
    assert {each.name: each.type for each in fields(Notice)} == {"key": "str", "button": "str"}
    shown = public(Notice("platform.in_group", "platform.open_privately"), WORDS, "en", "https://t.me/x")
    assert (shown.text, shown.label) == (line("platform.in_group"), line("platform.open_privately"))


# --- in -------------------------------------------------------------------------------------------------------


def simply(meant: Read | None) -> str:
    """What was made of an update, in a word or two."""
    match meant:
        case Arrived(incoming=incoming):
            match incoming.what:
                case Text(text=text):
                    return f"text: {text}"
                case Sent(kind=kind):
                    return f"sent: {kind}"
                case Tap():
                    return "tap"
                case Opened():
                    return "here"
        case InGroup(command=command):
            return f"command: {command}"
        case Happened(happening=happening):
            return f"happened: {type(happening.what).__name__.lower()}"
        case Pressed():
            return "pressed"
        case Closed():
            return "closed"
    return "nothing"


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: str(payload["name"]))
def test_each_kind_of_update_is_what_it_is(payload: dict[str, Any]) -> None:
    update = Update.de_json(payload["update"], None)
    meant = read(update, ME_USER, AT)
    assert simply(meant) == payload["is"]
    for text in payload.get("never_shown", ()):
        assert text not in repr(meant)


def test_every_kind_of_update_that_the_library_knows_was_looked_at() -> None:
    seen = {kind for payload in PAYLOADS for kind in payload["update"]} - {"update_id"}
    assert set(Update.ALL_TYPES) - {"purchased_paid_media", "shipping_query", "pre_checkout_query"} <= seen


class Untouchable:
    """A door that nothing may go through."""

    words = WORDS

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the door was asked to {name}")


class Untouched:
    """A poster that notes what enters, and has nothing to say."""

    def __init__(self) -> None:
        self.entered: list[Happening] = []

    async def enter(self, happening: Happening) -> Answered:
        self.entered.append(happening)
        return Answered()


texts = st.text(min_size=1, max_size=300)
ways_of_answering = st.sampled_from(["", "the bot", "somebody", "a topic of the bot"])
contents = st.sampled_from(["text", "caption", "poll", "contact"])
_numbers = count(1)
kinds = st.sampled_from(["message", "edited_message", "channel_post", "edited_channel_post", "business_message"])


def answered(way: str, text: str, chat: str) -> dict[str, Any]:
    """What a message is an answer to."""
    if not way:
        return {}
    before: dict[str, Any] = {
        "message_id": 4, "date": DATE, "chat": {"id": int(GROUP), "type": chat, "title": text}, "text": text,
        "from": {"id": 8, "is_bot": False, "first_name": text} if way == "somebody" else ME,
    }  # fmt: skip
    if way == "a topic of the bot":
        before["forum_topic_created"] = {"name": text, "icon_color": 0}
    return {"reply_to_message": before, "quote": {"text": text, "position": 0}}


def said_in_a_group(kind: str, content: str, text: str, chat: str, way: str = "") -> dict[str, Any]:
    message: dict[str, Any] = {
        "message_id": 5, "date": DATE, "chat": {"id": int(GROUP), "type": chat, "title": text},
        "from": {"id": 7, "is_bot": False, "first_name": text}, **answered(way, text, chat),
    }  # fmt: skip
    match content:
        case "text":
            message["text"] = text
        case "caption":
            message |= {"caption": text, "photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
        case "contact":
            message["contact"] = {"phone_number": "0", "first_name": text}
        case _:
            message["poll"] = {
                "id": "1", "question": text, "options": [], "total_voter_count": 0, "is_closed": False,
                "is_anonymous": True, "type": "regular", "allows_multiple_answers": False, "allows_revoting": False,
                "members_only": False,
            }  # fmt: skip
    return {"update_id": next(_numbers), kind: message}


@cache
def behind_the_door() -> Telegram:
    """An adapter whose door nothing may go through."""
    door: Any = Untouchable()
    telegram = Telegram(Api(TOKEN, "http://127.0.0.1:9"), door, lambda: AT)
    telegram._me = ME_USER
    return telegram


@settings(deadline=None)
@given(texts, contents, kinds, st.sampled_from(["group", "supergroup", "channel"]), ways_of_answering)
async def test_what_a_group_says_among_itself_reaches_neither_log_nor_store(
    text: str, content: str, kind: str, chat: str, way: str
) -> None:
    mine = (*COMMANDS, *FOR_ADMINS, "start", "help")
    addressed = text.casefold().startswith(tuple(f"/{each}" for each in mine))
    marked = f"zebra {text}" if addressed else text
    stream = StringIO()
    handler, root = logging.StreamHandler(stream), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    telegram, poster = behind_the_door(), Untouched()
    telegram.groups = cast(Poster, poster)
    telegram._in_groups._alive = Recent()
    try:
        update = Update.de_json(said_in_a_group(kind, content, marked, chat, way), None)
        assert await telegram.receive(update) is True
        await telegram._turns.empty()
        assert not telegram._replies.busy
        assert not telegram._beside.busy
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    assert stream.getvalue() == ""
    to_the_bot = way.startswith("the bot") and kind == "message" and chat != "channel"
    # That somebody answered the bot is all that is known: not who, not what, not even what the group is called.
    place = Place("telegram", GROUP)
    assert [each.what for each in poster.entered] == [Alive()] * to_the_bot
    assert all(each == Happening(each.id, AT, place, Alive()) for each in poster.entered)
