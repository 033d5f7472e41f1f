"""`onward run`: every platform whose token is set, in one process, over one store."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from bot.adapters import logs
from bot.adapters.serving import Clock, Http, Platform, Refused, serve
from bot.app import content_folder, help_text, local_zone, new_id, now, opened_store, packing, studio, turns
from bot.runtime.clearing import Clearing
from bot.runtime.clockwork import Clockwork
from bot.runtime.door import Door
from bot.runtime.gathering import Gatherings
from bot.runtime.ports import StoreError
from bot.runtime.poster import Alone, Poster
from bot.runtime.publishing import Publisher
from bot.runtime.shared_pace import SharedPace
from bot.runtime.turn import Turns
from bot.runtime.worker import Worker
from bot.settings import (
    DiscordSettings,
    ServerSettings,
    Settings,
    TelegramSettings,
    WrongSetting,
    read,
    read_server,
)
from bot.words.catalog import Words, WrongContent
from bot.words.zones import named_zone

if TYPE_CHECKING:
    from aiohttp import web

    from bot.adapters.discord.platform import DiscordPlatform
    from bot.adapters.telegram.platform import Telegram
    from bot.pictures.studio import Studio
    from bot.store.store import SqlStore

TELEGRAM_EACH, DISCORD_EACH = 1 / 29, 1 / 20
"""Seconds between two messages that nobody asked for, of all workers. Discord may need two requests for one."""
TELEGRAM_MOST, DISCORD_MOST = 30, 50
"""What the platforms take in any second."""


def run(environment: Mapping[str, str]) -> int:
    """Serve until a signal. What cannot work is said in one sentence, before anything is taken."""
    try:
        settings, server = read(environment), read_server(environment)
        logs.start(secrets_in(settings, server))
        words = Words.load(content_folder())
        return 0 if asyncio.run(_serve(settings, server, words)) else 1
    except (WrongSetting, Refused) as error:
        sys.stderr.write(f"{error}\n")
    except WrongContent as error:
        sys.stderr.write(f"The words are broken, so I can't start: {error}\n")
    except StoreError as error:
        sys.stderr.write("".join(span.text for span in words.text("en", error.key)) + "\n")
    return 2


async def _serve(settings: Settings, server: ServerSettings, words: Words) -> bool:
    store, pictures = await opened_store(settings), studio(words)
    try:
        async with Worker(store).working() as worker:
            return await _work(store, worker, settings, server, words, pictures)
    finally:
        pictures.close()
        await store.close()


async def _work(
    store: SqlStore, worker: Worker, settings: Settings, server: ServerSettings, words: Words, pictures: Studio
) -> bool:
    door = Door(
        store,
        _turns(settings, server, words),
        words,
        packing(words),
        by_invitation=server.access == "invite",
        pictures=pictures,
    )
    _warm(door)
    platforms: list[Platform] = []
    clocks: list[Clock] = []
    routes: list[web.RouteDef] = []
    gatherings, publisher = Gatherings(named_zone, new_id), Publisher(words)
    if server.telegram:
        telegram = _telegram(server.telegram, settings, server, door, worker)
        telegram.api.pace.shared = SharedPace(store, "telegram", TELEGRAM_EACH, TELEGRAM_MOST)
        clocks.append(_clock(door, telegram, worker, telegram.api.pace.shared))
        clocks.append(_in_groups(door, store, telegram, worker, gatherings, publisher))
        clocks.append(_clearing(store, telegram, worker))
        platforms.append(telegram)
        routes.extend(telegram.routes())
    if server.discord:
        discord = _discord(server.discord, server, door, worker)
        clocks.append(_clock(door, discord, worker, SharedPace(store, "discord", DISCORD_EACH, DISCORD_MOST)))
        clocks.append(_in_groups(door, store, discord, worker, gatherings, publisher))
        clocks.append(_clearing(store, discord, worker))
        platforms.append(discord)
    from bot.store.retention import Retention

    stays = Retention(server.inactive_days, server.unreachable_days)
    http = Http(server.http_host, server.http_port, routes) if server.http_port else None
    return await serve(platforms, http, sweep=lambda: store.sweep(now(), stays), clocks=clocks)


def _clock(door: Door, platform: Telegram | DiscordPlatform, worker: Worker, pace: SharedPace) -> Clockwork:
    return Clockwork(door, platform, now, pace, lambda: worker.alive and platform.speaks)


def _in_groups(
    door: Door,
    store: SqlStore,
    platform: Telegram | DiscordPlatform,
    worker: Worker,
    gatherings: Gatherings,
    publisher: Publisher,
) -> Alone:
    """What stands in groups: every process takes what happens there, and one of them posts."""
    poster = Poster(store, platform, gatherings, publisher, now, lambda: worker.alive and platform.speaks)
    platform.groups = poster
    door.standings[platform.platform] = platform.standing
    return Alone(poster, partial(worker.while_holding, f"{platform.platform}: posting in groups"))


def _clearing(store: SqlStore, platform: Telegram | DiscordPlatform, worker: Worker) -> Clearing:
    return Clearing(store, platform, lambda: worker.alive and platform.speaks)


def _turns(settings: Settings, server: ServerSettings, words: Words) -> Turns:
    operator = (server.operator.name, server.operator.contact)
    return turns(
        words,
        settings.zone or local_zone(),
        operator=operator,
        help=help_text(settings, words),
        most_entries=server.most_entries,
        most_bytes=server.most_bytes,
    )


def _telegram(
    telegram: TelegramSettings, settings: Settings, server: ServerSettings, door: Door, worker: Worker
) -> Telegram:
    from bot.adapters.telegram.api import Api
    from bot.adapters.telegram.platform import Telegram

    folder = settings.database_file.parent if settings.database_file else settings.data
    return Telegram(
        Api(telegram.token, telegram.api_base),
        door,
        now,
        groups=server.access if isinstance(server.access, tuple) else (),
        webhook=(telegram.webhook_url, telegram.webhook_secret) if telegram.webhook_url else None,
        memory=folder / "telegram-profile",
        while_first=partial(worker.while_holding, "telegram: asking for updates"),
    )


def _discord(discord: DiscordSettings, server: ServerSettings, door: Door, worker: Worker) -> DiscordPlatform:
    from bot.adapters.discord.platform import DiscordPlatform

    return DiscordPlatform(
        door,
        discord.token,
        api_base=discord.api_base,
        gateway_url=discord.gateway_url,
        shards=(discord.shards.ids, discord.shards.count) if discord.shards else None,
        groups=server.access if isinstance(server.access, tuple) else (),
        now=now,
        # Whoever names the shards of each process parts them by hand.
        while_first=None if discord.shards else partial(worker.while_holding, "discord: all shards"),
    )


def _warm(door: Door) -> None:
    """Read the words and lexicons now, so that nobody's first message waits for them."""
    words = door.words
    for locale in words.locales:
        for file in (words.content / locale).glob("*.ftl"):
            words.file(locale, file.stem)
    door.turns.listener.meaning("hello there")


def secrets_in(settings: Settings, server: ServerSettings) -> tuple[str, ...]:
    """What no log may hold."""
    telegram, discord = server.telegram, server.discord
    return (
        settings.database_url,
        *(key.strip() for key in settings.keys.split(",")),
        *((telegram.token, telegram.webhook_secret) if telegram else ()),
        *((discord.token,) if discord else ()),
    )
