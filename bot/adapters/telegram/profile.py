"""What Telegram shows of the bot: commands, descriptions and the menu button. Written where it differs.

What Telegram already has is asked first, so a start changes nothing unless the words did. Whatever fails here
is no reason not to talk to people.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    MenuButtonCommands,
)

from bot.adapters.telegram.api import FEW, Api, NotAccepted
from bot.adapters.telegram.pace import Lane
from bot.adapters.telegram.reading import COMMANDS
from bot.runtime.ports import Unreachable
from bot.words.catalog import SOURCE_LOCALE, Words

log = logging.getLogger(__name__)

IN_GROUPS = ("helpnow", "privacy")


async def register(api: Api, words: Words) -> None:
    """Bring the profile up to date in every language that Telegram knows by two letters."""
    try:
        for locale in words.locales:
            code = "" if locale == SOURCE_LOCALE else locale
            if code and not (len(code) == 2 and code.isalpha()):
                continue
            await _in_language(api, words, locale, code)
        await _menu_button(api)
    except (NotAccepted, Unreachable):
        log.warning("telegram: the commands and descriptions could not be brought up to date")


async def _in_language(api: Api, words: Words, locale: str, code: str) -> None:
    bot = api.bot
    scopes: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
        (BotCommandScopeAllPrivateChats(), COMMANDS),
        (BotCommandScopeAllGroupChats(), IN_GROUPS),
    )
    for scope, names in scopes:
        listed = commands(words, locale, names)
        if tuple(await _asked(api, partial(bot.get_my_commands, scope, code))) != listed:
            await _asked(api, partial(bot.set_my_commands, listed, scope, code))
    description = _text(words, locale, "telegram.description")
    if (await _asked(api, partial(bot.get_my_description, code))).description != description:
        await _asked(api, partial(bot.set_my_description, description, code))
    short = _text(words, locale, "telegram.short_description")
    if (await _asked(api, partial(bot.get_my_short_description, code))).short_description != short:
        await _asked(api, partial(bot.set_my_short_description, short, code))


async def _menu_button(api: Api) -> None:
    bot = api.bot
    if not isinstance(await _asked(api, bot.get_chat_menu_button), MenuButtonCommands):
        await _asked(api, partial(bot.set_chat_menu_button, menu_button=MenuButtonCommands()))


def commands(words: Words, locale: str, names: Iterable[str]) -> tuple[BotCommand, ...]:
    """The commands that have words."""
    known = (name for name in names if words.has(locale, f"telegram.command_{name}"))
    return tuple(BotCommand(name, _text(words, locale, f"telegram.command_{name}")) for name in known)


def _text(words: Words, locale: str, key: str) -> str:
    return "".join(span.text for span in words.text(locale, key))


async def _asked(api: Api, make: Callable[[], Awaitable[Any]]) -> Any:
    return await api.call(make, Lane.REST, tries=FEW)
