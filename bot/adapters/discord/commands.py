"""The slash commands: names that all platforms share, descriptions from the content, told if they changed."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import discord
from discord import app_commands

from bot.words.catalog import SOURCE_LOCALE, Words

log = logging.getLogger(__name__)

COMMANDS = (
    "rejected", "noanswer", "checkin", "wins", "history", "recap", "helpnow",
    "mydata", "privacy", "settings", "link", "unlink", "stop",
)  # fmt: skip
LONGEST_DESCRIPTION = 100

Typed = Callable[[discord.Interaction[Any], str], Awaitable[None]]
"""Takes a command as if it had been typed."""


class Commands(app_commands.CommandTree[discord.Client]):
    """All commands, for servers and for people, in servers, direct messages and private channels."""

    def __init__(self, client: discord.Client, words: Words, typed: Typed) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._typed = typed
        for name in understood(words):
            self.add_command(_command(name, words, typed))

    async def bring_up_to_date(self, words: Words) -> bool:
        """Tell Discord the commands if what it has differs. Returns whether it was told."""
        await self.set_translator(_Descriptions(words))
        ours = fingerprint([await _payload(self, command) for command in self.get_commands()])
        try:
            theirs = fingerprint([dict(command.to_dict()) for command in await self.fetch_commands()])
        except discord.HTTPException as refusal:
            log.info("discord did not list its commands: %s", refusal.status)
            theirs = ""
        if ours == theirs:
            return False
        await self.sync()
        return True

    async def on_error(
        self, interaction: discord.Interaction[discord.Client], error: app_commands.AppCommandError, /
    ) -> None:
        if isinstance(error, app_commands.CommandNotFound):
            # Discord still shows a command of an earlier version: take it as the word it is.
            await self._typed(interaction, f"/{error.name}")
        else:
            log.error("a command failed: %s", type(error).__name__)


def understood(words: Words) -> tuple[str, ...]:
    """The commands that mean something by now. One that only led to "I don't understand" is not offered."""
    file = words.file(SOURCE_LOCALE, "commands")
    known: set[str] = set()
    for message in file.messages if file else ():
        known |= words.phrases(SOURCE_LOCALE, f"commands.{message}")
    return tuple(name for name in COMMANDS if name in known or f"/{name}" in known)


def fingerprint(commands: Iterable[dict[str, Any]]) -> str:
    """The same for the same commands, in whichever order and with whatever Discord adds of its own.

    Where they may be used is left out: it never changes, and discord.py 2.7.1 misreads it.
    """
    told = sorted(
        (
            str(command["name"]),
            str(command["description"]),
            sorted((command.get("description_localizations") or {}).items()),
        )
        for command in commands
    )
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _command(name: str, words: Words, typed: Typed) -> app_commands.Command[Any, ..., None]:
    async def taken(interaction: discord.Interaction[Any]) -> None:
        await typed(interaction, f"/{name}")

    about = words.label(SOURCE_LOCALE, "discord.commands", name)[:LONGEST_DESCRIPTION]
    return app_commands.Command(name=name, description=app_commands.locale_str(about, command=name), callback=taken)


class _Descriptions(app_commands.Translator):
    """The descriptions in the other languages of the content. The names are the same in all of them."""

    def __init__(self, words: Words) -> None:
        self._words = words

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        name = string.extras.get("command")
        spoken = next((own for own in (locale.value, locale.value.split("-")[0]) if own in self._words.locales), "")
        if not name or spoken in ("", SOURCE_LOCALE) or not self._words.has(spoken, "discord.commands", borrowed=False):
            return None
        return self._words.label(spoken, "discord.commands", name)[:LONGEST_DESCRIPTION]


async def _payload(tree: Commands, command: Any) -> dict[str, Any]:
    translator = tree.translator
    told: dict[str, Any] = (
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
    )
    return told
