"""The small parts of the Telegram adapter by themselves: what is read and shown, the pace, the lanes."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update, User

from bot.adapters.telegram.commands import COMMANDS
from bot.adapters.telegram.group_reading import InGroup
from bot.adapters.telegram.lanes import Lanes
from bot.adapters.telegram.pace import BURST, OVERALL, Lane, Pace
from bot.adapters.telegram.reading import Arrived, read
from bot.adapters.telegram.rendering import LONGEST, parts, units
from bot.runtime.incoming import Here, Place, Text
from bot.runtime.outgoing import Button, Outgoing
from bot.words.markup import Span
from tests.wire.botapi import DATE, ME, _keyboard, _text

ME_USER = User(ME["id"], "Onward", is_bot=True, username=ME["username"])
PLACE = Place("telegram", "7")
AT = datetime(2026, 11, 22, tzinfo=UTC)

spans = st.lists(
    st.builds(
        Span,
        st.text(st.characters(exclude_categories=()), max_size=300)
        | st.sampled_from(["word. " * 400, "😀" * 3000, "x" * 5000]),
        st.sampled_from(["", "bold", "italic", "link"]),
    ).map(lambda span: Span(span.text, span.style, "https://example.org/a" if span.style == "link" else "")),
    max_size=6,
)  # fmt: skip


# --- what is shown ------------------------------------------------------------------------------------------


@given(spans)
def test_whatever_is_said_is_accepted_and_nothing_is_lost(said: list[Span]) -> None:
    made = parts(Outgoing(PLACE, tuple(said)))
    for part in made:
        _text({"text": part.text, "entities": [entity.to_dict() for entity in part.entities]})
    whole = "".join(span.text.encode("utf-8", "replace").decode() for span in said)
    assert "".join("".join(part.text for part in made).split()) == "".join(whole.split())


def test_a_long_message_is_cut_where_a_sentence_ends() -> None:
    sentence = "This is one sentence of some length. "
    made = parts(Outgoing(PLACE, (Span(sentence * 300),), (Button("v1:s:a:b", "Yes"),)))
    assert len(made) == 3
    assert all(part.text.endswith(".") and units(part.text) <= LONGEST for part in made)
    assert [bool(part.keyboard) for part in made] == [False, False, True]


def test_styles_are_counted_in_utf_16_units() -> None:
    (part,) = parts(
        Outgoing(
            PLACE,
            (Span(" 😀 so "), Span("bold", "bold"), Span(" and "), Span("a link", "link", "https://a.org")),
        )
    )
    raw = part.text.encode("utf-16-le")
    shown = [raw[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le") for e in part.entities]
    assert shown == ["bold", "a link"]


def test_nothing_to_read_is_no_message() -> None:
    assert parts(Outgoing(PLACE, (Span(" \n "),))) == ()


def test_buttons_fit_a_phone() -> None:
    buttons = tuple(Button(f"v1:s:a:{n}", "word" * (1 + n % 5), chosen=n == 2) for n in range(120))
    controls = tuple(Button(f"v1:s:a:-{name}", name) for name in ("Skip", "Back", "Stop"))
    keyboard = parts(Outgoing(PLACE, (Span("?"),), buttons, controls))[0].keyboard
    assert keyboard
    rows = _keyboard({"reply_markup": keyboard.to_dict()})
    assert [button["text"] for button in rows[-1]] == ["Skip", "Back", "Stop"]
    assert sum(len(row) for row in rows) == 100
    assert "✓ wordwordword" in [button["text"] for row in rows for button in row]


# --- what is read -------------------------------------------------------------------------------------------


def message(chat: dict[str, Any], text: str) -> Update:
    person = {"id": 7, "is_bot": False, "first_name": "Mei"}
    plain = {"message_id": 5, "date": DATE, "chat": chat, "from": person, "text": text}
    update = Update.de_json({"update_id": 12, "message": plain}, None)
    assert update is not None
    return update


@given(st.text(min_size=1, max_size=200), st.sampled_from(["group", "supergroup", "channel"]))
def test_text_that_is_not_addressed_to_it_is_nothing(text: str, kind: str) -> None:
    read_as = read(message({"id": -100, "type": kind, "title": "G"}, text), ME_USER, AT)
    assert read_as is None or (
        isinstance(read_as, InGroup) and text.lower().startswith(tuple(f"/{c}" for c in COMMANDS))
    )
    if isinstance(read_as, InGroup):
        assert text not in repr(read_as)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("/start", Here()),
        ("/start helpnow", Text("/helpnow")),
        ("/start AAbb-99_x", Here()),
        (f"/history@{ME['username']}", Text("/history")),
        ("I got a no", Text("I got a no")),
        ("/unknown thing", Text("/unknown thing")),
    ],
)
def test_what_is_typed_in_private(typed: str, what: object) -> None:
    arrived = read(message({"id": 7, "type": "private", "first_name": "Mei"}, typed), ME_USER, AT)
    assert isinstance(arrived, Arrived)
    assert arrived.incoming.what == what
    assert arrived.incoming.id == "tg:12"
    assert typed not in repr(arrived)


# --- the pace -----------------------------------------------------------------------------------------------


async def went(pace: Pace, lane: Lane, chats: list[str]) -> list[float]:
    """When each request went, counted from now."""
    loop = asyncio.get_running_loop()
    began = loop.time()

    async def one(chat: str) -> float:
        await pace.turn(lane, chat)
        return loop.time() - began

    return sorted(await asyncio.gather(*map(one, chats)))


async def test_thirty_a_second_in_all() -> None:
    times = await went(Pace(), Lane.REPLY, [str(n) for n in range(OVERALL + 20)])
    assert times[OVERALL - 1] < 0.5
    assert times[OVERALL] >= 1.0


async def test_unprompted_messages_are_spread_and_one_a_second_a_chat() -> None:
    pace = Pace()
    times = await went(pace, Lane.REST, [str(n) for n in range(12)])
    assert times[-1] > 0.3
    assert (await went(pace, Lane.REST, ["0"]))[0] > 0.3


async def test_a_reply_may_use_a_burst_until_the_chat_was_too_fast() -> None:
    pace = Pace()
    times = await went(pace, Lane.REPLY, ["7"] * (BURST + 1))
    assert times[BURST - 1] < 0.3
    assert times[BURST] > 0.9
    other = Pace()
    other.hold(0.1, "7")
    times = await went(other, Lane.REPLY, ["7"] * 2)
    assert times[0] >= 0.1
    assert times[1] >= 1.1


async def test_a_group_gets_one_a_second_and_twenty_a_minute() -> None:
    pace = Pace()
    asked = [asyncio.create_task(pace.turn(Lane.REPLY, "-100")) for _ in range(3)]
    await asyncio.sleep(0.5)
    assert [task.done() for task in asked] == [True, False, False]
    for task in asked:
        task.cancel()
    await asyncio.gather(*asked, return_exceptions=True)


async def test_everybody_waits_when_telegram_says_so() -> None:
    pace = Pace()
    pace.hold(0.4)
    assert pace.held
    for lane in Lane:
        assert (await went(pace, lane, ["1"]))[0] >= 0.35 or not pace.held


async def test_replies_go_before_all_others() -> None:
    pace = Pace()
    order: list[str] = []

    async def one(lane: Lane, chat: str) -> None:
        await pace.turn(lane, chat)
        order.append(chat)

    rest = [asyncio.create_task(one(Lane.REST, f"rest{n}")) for n in range(20)]
    await asyncio.sleep(0.1)
    before = len(order)
    await one(Lane.REPLY, "reply")
    assert order.index("reply") <= before + 1
    await asyncio.gather(*rest)


# --- the lanes ----------------------------------------------------------------------------------------------


async def test_a_lane_keeps_its_order_and_lanes_do_not_wait_for_each_other() -> None:
    lanes = Lanes("a job")
    done: list[str] = []

    async def job(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        done.append(name)

    async def broken() -> None:
        raise ValueError("a secret")

    lanes.put("slow", lambda: job("slow 1", 0.1))
    lanes.put("slow", broken)
    lanes.put("slow", lambda: job("slow 2", 0.0))
    lanes.put("quick", lambda: job("quick", 0.0))
    await lanes.empty()
    assert done == ["quick", "slow 1", "slow 2"]
