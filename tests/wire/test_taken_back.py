"""After everything is erased, what the bot said goes out of the chat, on both platforms, through kills and refusals."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.botapi import BotApi, Person
from tests.wire.conversations import line
from tests.wire.discord_double import BOT, DiscordDouble
from tests.wire.discord_double import Person as Member
from tests.wire.discord_kills import until
from tests.wire.discord_served import Process, plain
from tests.wire.served import Served

GONE = line("forget.gone")
CANARY = "the canary sang in the interview"
TABLES = ("persons", "accounts", "keys", "talks", "entries", "reminders", "outbox", "ledger", "removals")


def left_over(folder: Path) -> dict[str, int]:
    """How many rows there are of anybody."""
    with sqlite3.connect(f"file:{folder}/onward.db?mode=ro", uri=True) as database:
        counts = {table: database.execute(f"select count(*) from {table}").fetchone()[0] for table in TABLES}  # noqa: S608
    return {table: count for table, count in counts.items() if count}


def all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("onward.db*"))


# --- Telegram -------------------------------------------------------------------------------------------------


@pytest.fixture
async def served(api: BotApi, tmp_path: Path) -> AsyncIterator[Served]:
    served = await Served(api, tmp_path).start()
    await api.until(lambda: api.polls > 0, 60)
    yield served
    await served.kill()


async def talks(mei: Person) -> None:
    """They keep a win, with consent to keep their words, and want everything erased."""
    await mei.arrive()
    await mei.say("win")
    await mei.say(CANARY)
    for label in ("Yes", "Save them"):
        await mei.tap(label)
    await mei.say("delete everything")


def said_to(mei: Person) -> list[str]:
    """What the bot said that still stands in the chat."""
    return [shown.text for shown in mei.shown if shown.mine]


async def test_on_telegram_only_the_goodbye_stays(served: Served, tmp_path: Path) -> None:
    mei, siti = await served.person(), await served.person()
    await siti.arrive()
    await talks(mei)
    assert len(said_to(mei)) > 3
    await mei.say("erase")
    await until(lambda: said_to(mei) == [GONE], "what was said still stands there")
    assert said_to(siti), "nobody else's chat is touched"
    asked = served.api.called("deleteMessages")
    assert {int(call.fields["chat_id"]) for call in asked} == {mei.id}
    await until(lambda: "removals" not in left_over(tmp_path), "it is still to be done")
    assert left_over(tmp_path)["persons"] == 1, "siti"
    assert CANARY.encode() not in all_bytes(tmp_path)
    await mei.say("hello")
    assert line("welcome.hello") in "\n".join(said_to(mei)), "they are met anew, and what is said now stays"
    await asyncio.sleep(3)
    assert len(said_to(mei)) > 1


async def test_a_kill_in_the_middle_leaves_it_to_the_next_process(served: Served, tmp_path: Path) -> None:
    mei = await served.person()
    await talks(mei)
    served.api.fail("deleteMessages", delay=30.0, times=1)
    await mei.say("erase")
    await served.kill()
    assert set(left_over(tmp_path)) <= {"removals"}, "all else is erased already"
    assert CANARY.encode() not in all_bytes(tmp_path)
    assert len(said_to(mei)) > 1
    served.api.faults.clear()
    polls = served.api.polls
    await served.start()
    await served.api.until(lambda: served.api.polls > polls, 60)
    await until(lambda: said_to(mei) == [GONE], "the next process did not go on")
    await until(lambda: not left_over(tmp_path), "it is still to be done")


async def test_what_telegram_refuses_stays_and_all_is_erased_the_same(served: Served, tmp_path: Path) -> None:
    mei = await served.person()
    await talks(mei)
    old = next(shown for shown in mei.shown if shown.mine)
    served.api.too_old.add((mei.id, old.id))
    await mei.say("erase")
    await until(lambda: said_to(mei) == [old.text, GONE], "the others are taken back one by one")
    await until(lambda: not left_over(tmp_path), "it is still to be done")
    served.api.refused.clear()


async def test_whoever_blocks_the_bot_at_once_is_erased_and_left_alone(served: Served, tmp_path: Path) -> None:
    mei = await served.person()
    await talks(mei)
    await mei.say("erase")
    served.api.blocked.add(mei.id)
    await until(lambda: not left_over(tmp_path), "it is still to be done")
    assert len(said_to(mei)) > 1


# --- Discord --------------------------------------------------------------------------------------------------


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[Process]:
    async with DiscordDouble() as double:
        process = Process(double, tmp_path)
        await process.start()
        await double.connected(60)
        yield process
        await process.term()
        assert double.refused == []
        assert "Traceback" not in process.log


async def talks_on_discord(mei: Member) -> None:
    for words in ("hi", "win", CANARY):
        await mei.say(words)
    for label in ("Yes", "Save them"):
        await mei.tap(label)
    await mei.say("delete everything")


def shown_to(mei: Member) -> list[str]:
    return [plain(seen) for seen in mei.screen if seen.by == BOT]


async def test_on_discord_only_the_goodbye_stays(process: Process, tmp_path: Path) -> None:
    mei = process.double.person()
    await talks_on_discord(mei)
    await mei.command("wins")
    await mei.say("delete everything")
    assert len(shown_to(mei)) > 4
    await mei.say("erase")
    await until(lambda: shown_to(mei) == [GONE], "what was said still stands there")
    await until(lambda: not left_over(tmp_path), "it is still to be done")
    assert CANARY.encode() not in all_bytes(tmp_path)
    assert CANARY not in process.log


async def test_on_discord_the_next_process_goes_on_where_one_was_killed(process: Process, tmp_path: Path) -> None:
    mei = process.double.person()
    await talks_on_discord(mei)
    await mei.say("erase")
    await process.kill()
    assert set(left_over(tmp_path)) == {"removals"}
    await process.start()
    await process.double.connected(60)
    await until(lambda: shown_to(mei) == [GONE], "the next process did not go on")
    await until(lambda: not left_over(tmp_path), "it is still to be done")


async def test_what_discord_does_not_have_any_more_is_passed_over(process: Process, tmp_path: Path) -> None:
    mei = process.double.person()
    await talks_on_discord(mei)
    gone = next(seen for seen in mei.screen if seen.by == BOT)
    process.double.messages[mei.dm].remove(gone)
    mei.screen.remove(gone)
    process.double.fail("DELETE", r"/messages/\d+$", 500)
    await mei.say("erase")
    await until(lambda: shown_to(mei) == [GONE], "the others are taken back")
    await until(lambda: not left_over(tmp_path), "it is still to be done")
