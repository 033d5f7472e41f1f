"""The commands: names that all platforms share, what they say from the content, told if it changed."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import discord
from discord import app_commands

from bot.groups.posts import CHEER, REPORT
from bot.words.catalog import SOURCE_LOCALE, Words

log = logging.getLogger(__name__)

COMMANDS = (
    "rejected", "noanswer", "checkin", "wins", "history", "recap", "helpnow",
    "mydata", "privacy", "settings", "link", "unlink", "stop", "group", "share", "shares",
)  # fmt: skip
MENUS = {"report": REPORT, "cheer": CHEER}
"""What can be done with a message of the bot's in a server."""
LONGEST_DESCRIPTION = 100
LONGEST_NAME = 32

Typed = Callable[[discord.Interaction[Any], str], Awaitable[None]]
"""Takes a command as if it had been typed."""
Channel = app_commands.AppCommandChannel
SetUp = Callable[[discord.Interaction[Any], Channel, Channel | None], Awaitable[None]]
Chosen = Callable[[discord.Interaction[Any], discord.Message, str], Awaitable[None]]
IN_SERVERS: dict[str, Any] = {
    # Each said by itself: what is left open here is taken from the tree, which allows everything.
    "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    "allowed_installs": app_commands.AppInstallationType(guild=True, user=False),
}


class TextChannel(app_commands.Transformer):
    """A channel as it was chosen, whether or not the bot knows it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return [discord.ChannelType.text]

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> Any:  # noqa: ARG002
        return value


class AnyChannel(TextChannel):
    """A forum, too."""

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return [discord.ChannelType.text, discord.ChannelType.forum]


class Commands(app_commands.CommandTree[discord.Client]):
    """All commands, for servers and for people, in servers, direct messages and private channels."""

    def __init__(self, client: discord.Client, words: Words, typed: Typed, set_up: SetUp, chosen: Chosen) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        self._typed = typed
        for name in understood(words):
            self.add_command(_command(name, words, typed))
        self.add_command(_setup(words, set_up))
        for name, choice in MENUS.items():
            self.add_command(_menu(name, words, choice, chosen))

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
    return hashlib.sha256(json.dumps(sorted(map(_told, commands))).encode()).hexdigest()


def _told(command: dict[str, Any]) -> list[Any]:
    """What somebody sees of a command, or of one of its options."""
    return [
        int(command.get("type") or 1),
        str(command["name"]),
        str(command.get("description") or ""),
        sorted((command.get("name_localizations") or {}).items()),
        sorted((command.get("description_localizations") or {}).items()),
        bool(command.get("required")),
        sorted(map(int, command.get("channel_types") or ())),
        [_told(option) for option in command.get("options") or ()],
    ]


def _command(name: str, words: Words, typed: Typed) -> app_commands.Command[Any, ..., None]:
    async def taken(interaction: discord.Interaction[Any]) -> None:
        await typed(interaction, f"/{name}")

    return app_commands.Command(name=name, description=_said(words, "commands", name), callback=taken)


def _setup(words: Words, set_up: SetUp) -> app_commands.Command[Any, ..., None]:
    """For those who run a server. Discord's own settings may let others use it: `set_up` looks again."""

    @app_commands.describe(channel=_said(words, "setup", "channel"), moderators=_said(words, "setup", "moderators"))
    async def taken(
        interaction: discord.Interaction[Any],
        channel: app_commands.Transform[Any, AnyChannel],
        moderators: app_commands.Transform[Any, TextChannel] | None = None,
    ) -> None:
        await set_up(interaction, channel, moderators)

    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name="setup", description=_said(words, "commands", "setup"), callback=taken, **IN_SERVERS
    )
    command.default_permissions = discord.Permissions(manage_guild=True)
    return command


def _menu(name: str, words: Words, choice: str, chosen: Chosen) -> app_commands.ContextMenu:
    async def taken(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await chosen(interaction, message, choice)

    return app_commands.ContextMenu(name=_said(words, "menus", name), callback=taken, **IN_SERVERS)


def _said(words: Words, of: str, name: str) -> app_commands.locale_str:
    """A label of the content, which can be found again for the other languages."""
    longest = LONGEST_NAME if of == "menus" else LONGEST_DESCRIPTION
    said = words.label(SOURCE_LOCALE, f"discord.{of}", name)[:longest]
    return app_commands.locale_str(said, of=of, label=name, longest=longest)


class _Descriptions(app_commands.Translator):
    """What is said in the other languages of the content. The names of commands are the same in all of them."""

    def __init__(self, words: Words) -> None:
        self._words = words

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002
    ) -> str | None:
        told = string.extras
        key = f"discord.{told['of']}" if "of" in told else ""
        spoken = next((own for own in (locale.value, locale.value.split("-")[0]) if own in self._words.locales), "")
        if not key or spoken in ("", SOURCE_LOCALE) or not self._words.has(spoken, key, borrowed=False):
            return None
        return self._words.label(spoken, key, told["label"])[: told["longest"]]


async def _payload(tree: Commands, command: Any) -> dict[str, Any]:
    translator = tree.translator
    told: dict[str, Any] = (
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
    )
    return told
