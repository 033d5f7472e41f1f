"""What Telegram shows of the bot: commands, descriptions and the menu button. Written where it differs.

What was written last is remembered by its hash in a file, so that a start asks and changes nothing unless the
words did. Without the file, Telegram is asked what it has. Whatever fails is no reason not to talk to people.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    MenuButtonCommands,
)

from bot.adapters.telegram.api import FEW, Api
from bot.adapters.telegram.commands import COMMANDS, FOR_ADMINS, IN_GROUPS, UNSEEN
from bot.adapters.telegram.pace import Lane
from bot.adapters.telegram.refusals import NotAccepted
from bot.runtime.ports import Unreachable
from bot.words.catalog import SOURCE_LOCALE, Words

log = logging.getLogger(__name__)

ONLY_THEIRS = "is_ephemeral"
"""Younger than the library. A Bot API that does not know it lists the command like any other."""
SCOPES: tuple[tuple[BotCommandScope, tuple[str, ...], frozenset[str]], ...] = (
    (BotCommandScopeAllPrivateChats(), COMMANDS, frozenset()),
    (BotCommandScopeAllGroupChats(), IN_GROUPS, UNSEEN),
    (BotCommandScopeAllChatAdministrators(), FOR_ADMINS, UNSEEN),
)
"""Which commands are listed where, and which of them nobody else sees being given."""


async def register(api: Api, words: Words, memory: Path | None = None) -> None:
    """Bring the profile up to date in every language that Telegram knows by two letters."""
    codes = {locale: "" if locale == SOURCE_LOCALE else locale for locale in words.locales}
    codes = {locale: code for locale, code in codes.items() if not code or (len(code) == 2 and code.isalpha())}
    mark = fingerprint(words, codes, api.bot.id)
    if memory and await asyncio.to_thread(_remembered, memory) == mark:
        return
    parts = [part for locale, code in codes.items() for part in _in_language(api, words, locale, code)]
    told = [await _told(part) for part in (*parts, _menu_button(api))]
    if not all(told):
        log.warning("telegram: not all commands and descriptions could be brought up to date")
    elif memory:
        with suppress(OSError):
            await asyncio.to_thread(memory.write_text, mark, "ascii")


def fingerprint(words: Words, locales: Iterable[str], bot: int) -> str:
    """A hash of everything that would be written."""
    hashed = hashlib.sha256(str(bot).encode())
    for locale in sorted(locales):
        texts = [_text(words, locale, "telegram.description"), _text(words, locale, "telegram.short_description")]
        listed = [
            f"{scope.type} {each.command} {each.description} {each.command in unseen}"
            for scope, names, unseen in SCOPES
            for each in commands(words, locale, names)
        ]
        hashed.update("\0".join([locale, *texts, *listed]).encode())
    return hashed.hexdigest()


def _remembered(memory: Path) -> str:
    try:
        return memory.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""


async def _told(part: Awaitable[None]) -> bool:
    """Whether Telegram took it. A Bot API of one's own may know one thing and not another."""
    try:
        await part
    except (NotAccepted, Unreachable):
        return False
    return True


def _in_language(api: Api, words: Words, locale: str, code: str) -> Iterator[Awaitable[None]]:
    for scope, names, unseen in SCOPES:
        yield _commands(api, code, scope, commands(words, locale, names, unseen))
    yield _description(api, _text(words, locale, "telegram.description"), code)
    yield _short_description(api, _text(words, locale, "telegram.short_description"), code)


async def _commands(api: Api, code: str, scope: BotCommandScope, listed: tuple[BotCommand, ...]) -> None:
    if _as_listed(await _asked(api, partial(api.bot.get_my_commands, scope, code))) != _as_listed(listed):
        await _asked(api, partial(api.bot.set_my_commands, listed, scope, code))


def _as_listed(commands: Iterable[BotCommand]) -> list[tuple[str, str, bool]]:
    return [(each.command, each.description, bool(each.api_kwargs.get(ONLY_THEIRS))) for each in commands]


async def _description(api: Api, text: str, code: str) -> None:
    if (await _asked(api, partial(api.bot.get_my_description, code))).description != text:
        await _asked(api, partial(api.bot.set_my_description, text, code))


async def _short_description(api: Api, text: str, code: str) -> None:
    if (await _asked(api, partial(api.bot.get_my_short_description, code))).short_description != text:
        await _asked(api, partial(api.bot.set_my_short_description, text, code))


async def _menu_button(api: Api) -> None:
    bot = api.bot
    if not isinstance(await _asked(api, bot.get_chat_menu_button), MenuButtonCommands):
        await _asked(api, partial(bot.set_chat_menu_button, menu_button=MenuButtonCommands()))


def commands(
    words: Words, locale: str, names: Iterable[str], unseen: frozenset[str] = frozenset()
) -> tuple[BotCommand, ...]:
    """The commands that have words."""
    return tuple(
        BotCommand(
            name,
            _text(words, locale, f"telegram.command_{name}"),
            api_kwargs={ONLY_THEIRS: True} if name in unseen else None,
        )
        for name in names
        if words.has(locale, f"telegram.command_{name}")
    )


def _text(words: Words, locale: str, key: str) -> str:
    return "".join(span.text for span in words.text(locale, key))


async def _asked(api: Api, make: Callable[[], Awaitable[Any]]) -> Any:
    return await api.call(make, Lane.REST, tries=FEW)
