"""`onward run` as its own process: started, refused, killed, stopped, and looked at by `onward doctor`."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import aiohttp
import pytest

from bot.store.sealing import new_key
from tests.wire.botapi import TOKEN, BotApi
from tests.wire.conversations import CHECK_IN, asked, go_on, label
from tests.wire.killing import killed
from tests.wire.served import ROOT, Served

GOOD = {
    "TELEGRAM_TOKEN": TOKEN,
    "OPERATOR_NAME": "Testers",
    "OPERATOR_CONTACT": "testers@example.org",
    "ONWARD_KEYS": new_key(),
    "HOME": "/nonexistent",
}


PEOPLE, KILLS = 50, 20


@pytest.fixture
async def served(api: BotApi, tmp_path: Path) -> AsyncIterator[Served]:
    served = await Served(api, tmp_path).start()
    yield served
    await served.kill()


def onward(command: str, settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", command],
        cwd=ROOT, env={"PATH": os.environ["PATH"], **settings}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


# --- settings -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", ""),
        ("TELEGRAM_TOKEN", "wrong-value"),
        ("TELEGRAM_API_BASE", "wrong-value"),
        ("TELEGRAM_MODE", "wrong-value"),
        ("DISCORD_TOKEN", "wrong value"),
        ("DISCORD_SHARDS", "wrong-value"),
        ("DISCORD_SHARDS", "4/4"),
        ("DISCORD_GATEWAY_URL", "wrong-value"),
        ("OPERATOR_NAME", ""),
        ("OPERATOR_CONTACT", ""),
        ("ONWARD_KEYS", ""),
        ("ONWARD_KEYS", "wrong-value"),
        ("DATABASE_URL", "wrong-value"),
        ("ACCESS", "wrong-value"),
        ("HTTP_PORT", "99999"),
        ("ERASE_INACTIVE_DAYS", "7"),
        ("ERASE_INACTIVE_DAYS", "half a year"),
        ("ERASE_UNREACHABLE_DAYS", "-1"),
        ("MOST_ENTRIES", "5"),
        ("MOST_ENTRIES", "many"),
        ("MOST_BYTES", "20 MB"),
        ("MOST_BYTES", "99999"),
        ("ONWARD_ZONE", "wrong-value"),
        ("HELPLINES", "wrong-value"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(name: str, value: str) -> None:
    from bot.settings import WrongSetting, read, read_server

    more = {"DISCORD_TOKEN": "a.b.c"} if name.startswith("DISCORD") and name != "DISCORD_TOKEN" else {}
    settings = {**GOOD, **more, name: value}

    def read_all() -> None:
        read(settings)
        read_server(settings)

    with pytest.raises(WrongSetting) as refusal:
        read_all()
    sentence = str(refusal.value)
    assert name in sentence
    assert sentence.endswith(".")
    assert "wrong" not in sentence


def test_a_webhook_needs_its_settings() -> None:
    from bot.settings import WrongSetting, read_server

    webhook = {**GOOD, "TELEGRAM_MODE": "webhook"}
    for name, value in (
        ("WEBHOOK_URL", "https://a.example/hook"),
        ("WEBHOOK_SECRET", "s"),
        ("HTTP_PORT", "8080"),
    ):
        with pytest.raises(WrongSetting, match=name):
            read_server(webhook)
        webhook[name] = value
    telegram = read_server(webhook).telegram
    assert telegram
    assert telegram.webhook_url == "https://a.example/hook"


def test_the_start_stops_with_the_sentence_alone() -> None:
    ended = onward("run", {**GOOD, "OPERATOR_NAME": ""})
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("OPERATOR_NAME ")
    assert ended.stderr.count("\n") == 1


def test_chatting_loads_no_platform() -> None:
    code = "import bot.app, sys; sys.exit(bool({'telegram', 'discord', 'aiohttp'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


# --- being told no ------------------------------------------------------------------------------------------


async def test_a_refused_token_ends_the_start(api: BotApi, tmp_path: Path) -> None:
    served = Served(api, tmp_path, more={"TELEGRAM_TOKEN": "4242424242:AAwrongwrongwrongwrongwrongwrong"})
    await served.start()
    assert await served.ended() == 2
    assert "TELEGRAM_TOKEN is refused" in served.log
    assert "wrongwrong" not in served.log


async def test_the_doctor_says_what_to_do(api: BotApi, tmp_path: Path) -> None:
    served = Served(api, tmp_path)
    healthy = await asyncio.to_thread(onward, "doctor", served.settings)
    assert (healthy.returncode, healthy.stdout.count("well  ")) == (0, 6), healthy.stdout
    assert "helplines" in healthy.stdout
    ill = {**served.settings, "TELEGRAM_TOKEN": "1:AAwrongwrongwrongwrongwrong", "ONWARD_KEYS": "wrong-value"}
    examined = await asyncio.to_thread(onward, "doctor", ill)
    assert examined.returncode == 1
    assert "ONWARD_KEYS" in examined.stdout
    assert "wrong-value" not in examined.stdout
    assert api.calls[-1].method == "getMe"


# --- living and dying ---------------------------------------------------------------------------------------


async def test_it_stops_within_ten_seconds_and_says_it_is_well(
    api: BotApi, tmp_path: Path, unused_tcp_port: int
) -> None:
    served = Served(api, tmp_path, more={"HTTP_PORT": str(unused_tcp_port)})
    await served.start()
    mei = await served.person()
    await mei.arrive()
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{unused_tcp_port}/readyz") as answer,
    ):
        assert await answer.json() == {"telegram": True}
    began = time.monotonic()
    mei.write("menu")
    assert await served.stop() == 0
    assert time.monotonic() - began < 10
    assert TOKEN not in served.log
    # Whether it was answered before the stop or not: it is now, once.
    await served.start()
    await api.until(lambda: bool(mei.choices) and len(mei.shown) == 2)
    await asyncio.sleep(0.5)
    assert len(mei.shown) == 2
    await served.kill()


async def test_kill_9_while_updates_wait_loses_none_and_doubles_none(served: Served) -> None:
    """At random moments of interleaved talks: everybody is answered, everything is kept, and nothing twice."""
    verdict = await killed(served, PEOPLE, KILLS, seed=9)
    assert verdict.well, verdict
    assert verdict.talks >= PEOPLE


async def test_what_was_written_while_it_was_down_is_answered(served: Served, api: BotApi) -> None:
    mei = await served.person()
    await mei.arrive()
    await go_on(mei, CHECK_IN, lambda: asked(mei, "rejected.size", "together"))
    await served.kill()
    mei.write(label("rejected.size", "together"))
    mei.write(label("rejected.stage", "final_round"))
    await served.start()
    await api.until(lambda: asked(mei, "rejected.heard", "today"), patience=20)
    assert sum("How far" in each.text for each in mei.shown) == 1


async def test_privacy_says_in_one_message_what_is_kept_and_who_runs_it(served: Served) -> None:
    mei = await served.person()
    await mei.say("/privacy")
    assert len(mei.shown) == 1
    for told in ("Testers", "testers@example.org", "master key", "erase"):
        assert told in mei.last
