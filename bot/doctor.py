"""`onward doctor`: looks at everything a server needs, changes nothing, and says what to mend."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TextIO

from bot.app import content_folder, now, opened_store
from bot.runtime.ports import StoreError
from bot.settings import (
    DiscordSettings,
    ServerSettings,
    Settings,
    TelegramSettings,
    WrongSetting,
    read,
    read_server,
)
from bot.words.catalog import SOURCE_LOCALE, Words, WrongContent
from bot.words.helplines import load

PATIENCE = 10.0
WRONG_BY = 30.0
"""Seconds that the clock may be wrong: promised messages come by it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, and the sentence that says what is wrong; none when it is well."""

    what: str
    wrong: str = ""


Check = Callable[[], Awaitable[Finding]]


def examine(environment: Mapping[str, str], out: TextIO) -> int:
    """Write one line for each thing that was looked at. Returns 1 when something is wrong."""
    # The database's own complaints would hold its address.
    logging.disable(logging.CRITICAL)
    found = asyncio.run(_examine(environment))
    for finding in found:
        out.write(f"mend  {finding.what}: {finding.wrong}\n" if finding.wrong else f"well  {finding.what}\n")
    return 1 if any(finding.wrong for finding in found) else 0


async def _examine(environment: Mapping[str, str]) -> list[Finding]:
    found: list[Finding] = [_content()]
    try:
        settings = read(environment)
    except WrongSetting as error:
        return [*found, Finding("settings", str(error))]
    server: ServerSettings | None = None
    try:
        server = read_server(environment)
        found.append(Finding("settings"))
    except WrongSetting as error:
        found.append(Finding("settings", str(error)))
    found.append(_helplines(settings))
    if settings.keys:
        found.append(await _database(settings))
    if server:
        found.extend(await _platforms(server))
    return found


def _content() -> Finding:
    try:
        words = Words.load(content_folder())
        for locale in words.locales:
            for file in (words.content / locale).glob("*.ftl"):
                words.file(locale, file.stem)
    except WrongContent as error:
        return Finding("words", str(error))
    return Finding("words")


def _helplines(settings: Settings) -> Finding:
    what = "helplines"
    try:
        stale = next(load(content_folder(), settings.helplines).stale(now().date()), "")
    except WrongContent as error:
        return Finding(what, f"HELPLINES names a file that can't be used: {error}")
    return Finding(what, stale)


async def _database(settings: Settings) -> Finding:
    what = "database and keys"
    file = settings.database_file
    if file and not file.exists():
        # Opening would make it, and a doctor only looks.
        folder = next(parent for parent in file.absolute().parents if parent.exists())
        return Finding(what) if folder.is_dir() else Finding(what, "DATABASE_URL names a file below another file.")
    try:
        store = await asyncio.wait_for(opened_store(settings), PATIENCE)
    except StoreError as error:
        words = Words.load(content_folder())
        return Finding(what, "".join(span.text for span in words.text(SOURCE_LOCALE, error.key)))
    except TimeoutError:
        return Finding(what, "The database does not answer: see that it runs and that DATABASE_URL is right.")
    await store.close()
    return Finding(what)


async def _platforms(server: ServerSettings) -> list[Finding]:
    found: list[Finding] = []
    clocks: list[datetime] = []
    if server.telegram:
        found.append(await _telegram(server.telegram, clocks))
    if server.discord:
        found.append(await _discord(server.discord, clocks))
    if clocks:
        found.append(_clock(clocks))
    return found


async def _telegram(telegram: TelegramSettings, clocks: list[datetime]) -> Finding:
    what = "Telegram"
    status, told = await _asked(f"{telegram.api_base}/bot{telegram.token}/getMe", {}, clocks)
    if status in (401, 404):
        return Finding(what, "TELEGRAM_TOKEN is refused: copy the token again from BotFather.")
    me = told.get("result")
    if status != 200 or not isinstance(me, dict):
        return Finding(what, "it does not answer as it should: see the network, and TELEGRAM_API_BASE.")
    if me.get("can_read_all_group_messages"):
        return Finding(what, "group privacy is off: turn it on in BotFather, under Bot Settings, Group Privacy.")
    return Finding(what)


async def _discord(discord: DiscordSettings, clocks: list[datetime]) -> Finding:
    what = "Discord"
    headers = {"Authorization": f"Bot {discord.token}"}
    status, _ = await _asked(f"{discord.api_base}/users/@me", headers, clocks)
    if status == 401:
        return Finding(what, "DISCORD_TOKEN is refused: reset it in the developer portal, and set the new one.")
    if status != 200:
        return Finding(what, "it does not answer as it should: see the network, and DISCORD_API_BASE.")
    return Finding(what)


async def _asked(address: str, headers: Mapping[str, str], clocks: list[datetime]) -> tuple[int, Mapping[str, object]]:
    """The status and the JSON of an answer; 0 where there is none. The platform's clock is noted."""
    import aiohttp

    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session,
            session.get(address, headers=dict(headers)) as answer,
        ):
            if "Date" in answer.headers:
                clocks.append(parsedate_to_datetime(answer.headers["Date"]))
            told = await answer.json(content_type=None)
            return answer.status, told if isinstance(told, dict) else {}
    except (aiohttp.ClientError, OSError, ValueError):
        return 0, {}


def _clock(clocks: Iterable[datetime]) -> Finding:
    off = min(abs((now() - clock).total_seconds()) for clock in clocks)
    if off > WRONG_BY:
        return Finding("clock", f"it is {off:.0f} seconds off: let the machine set it from the network.")
    return Finding("clock")
