"""The only place where real things are chosen and joined: store, words, clock, chance and conversations."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.core.archive import Belongings
from bot.core.effects import Quote, Say
from bot.core.flow import Flow
from bot.core.room import MOST_BYTES, MOST_ENTRIES
from bot.flows.every import FLOWS
from bot.runtime.door import Door
from bot.runtime.linking import new_code
from bot.runtime.listening import Listener, Read
from bot.runtime.outgoing import Attachment
from bot.runtime.person import Person
from bot.runtime.ports import Store, StoreError
from bot.runtime.turn import Turns
from bot.settings import Settings, WrongSetting, read
from bot.words.catalog import SOURCE_LOCALE, Words, WrongContent
from bot.words.countries import Countries
from bot.words.days import day_words
from bot.words.helplines import HelpText, load
from bot.words.zones import CityZones, named_zone

if TYPE_CHECKING:
    from bot.pictures.studio import Studio
    from bot.store.store import SqlStore
    from bot.understanding.reading import Reader

SESSION_ID_BYTES = 6


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """A short random id that fits a button beside the names of a step and a choice."""
    return secrets.token_urlsafe(SESSION_ID_BYTES)


def content_folder() -> Path:
    """The words: in the source tree beside the package, in an installed wheel inside it."""
    package = Path(__file__).parent
    installed = package / "_content"
    return installed if installed.is_dir() else package.parent / "content"


def local_zone() -> tzinfo:
    """The zone of this machine."""
    return datetime.now(UTC).astimezone().tzinfo or UTC


def reading(content: Path) -> Read:
    """What a text means. The rules are read when the first text arrives, not while the greeting waits for them."""

    @cache
    def reader() -> Reader:
        from bot.words.lexicons import load_reader

        return load_reader(content)

    return lambda text, own_companies=(): reader().read(text, own_companies)


def turns(
    words: Words,
    fallback_zone: tzinfo,
    *,
    new_id: Callable[[], str] = new_id,
    new_code: Callable[[], str] = lambda: new_code(secrets.choice),
    flows: Mapping[str, Flow] = FLOWS,
    meaning: Read | None = None,
    operator: tuple[str, str] | None = None,
    help: HelpText | None = None,
    most_entries: int = MOST_ENTRIES,
    most_bytes: int = MOST_BYTES,
) -> Turns:
    """The pure part of every turn. The zone holds for people who have not said theirs."""

    def zone_of(person: Person) -> tzinfo:
        # A zone that the database no longer knows holds nobody's talk up.
        return named_zone(person.zone) or fallback_zone

    @cache
    def countries() -> Countries:
        return Countries.load(words.content)

    def country(text: str) -> str | None:
        return countries().find_country(text)

    @cache
    def named(locale: str) -> tuple[str, ...]:
        return tuple(name for name in flows if name != "menu" and words.has(locale, f"commands.{name}"))

    meaning = meaning or reading(words.content)
    listener = Listener(flows, words.phrases, day_words(words.content), country, named, meaning)
    help, zones = help or HelpText(words.content), CityZones(words.content)
    return Turns(flows, words, listener, help, new_id, new_code, zone_of, operator, zones, most_entries, most_bytes)


def help_text(settings: Settings, words: Words) -> HelpText:
    """The help of these settings. An operator's own file is read now: a broken one must not wait for a crisis."""
    if settings.helplines:
        try:
            load(words.content, settings.helplines)
        except WrongContent as error:
            raise WrongSetting(f"HELPLINES names a file that can't be used: {error}") from None
    return HelpText(words.content, settings.helplines)


def packing(words: Words) -> Callable[[Belongings], Attachment]:
    """All that is held of somebody as one file. What it takes to make it is loaded when it is wanted."""

    def packed(belongings: Belongings) -> Attachment:
        from bot.archive.pack import NAME, pack

        return Attachment("document", NAME, pack(belongings, words))

    return packed


def chat(name: str, record: Path | None, source: TextIO, out: TextIO, environment: Mapping[str, str]) -> int:
    """Talk in the terminal until the input ends. What cannot work is said in one sentence."""
    try:
        settings = read(environment)
        words = Words.load(content_folder())
        with asyncio.Runner() as runner:
            try:
                return _talk(runner, settings, words, name, record, source, out)
            except StoreError as error:
                # Whatever is wrong with the store, nobody is left without a place to turn to.
                help_anywhere = HelpText(words.content).lines(None, now(), "en")
                for say in (Say(error.key), *help_anywhere):
                    sys.stderr.write("".join(span.text for span in words.text("en", say.key, say.fills)) + "\n")
    except WrongSetting as error:
        sys.stderr.write(f"{error}\n")
    except WrongContent as error:
        sys.stderr.write(f"The words are broken, so I can't start: {error}\n")
    return 2


def studio(words: Words) -> Studio:
    """Where pictures are drawn. The library behind it is loaded with the first one."""
    from bot.pictures.studio import Studio

    return Studio(words.content / "fonts")


def _talk(
    runner: asyncio.Runner,
    settings: Settings,
    words: Words,
    name: str,
    record: Path | None,
    source: TextIO,
    out: TextIO,
) -> int:
    from bot.adapters.terminal import Terminal, talk, transcript

    store = runner.run(opened_store(settings))
    try:
        # The name stays out of the database: a digest keeps people apart as well.
        account = hashlib.blake2s(name.encode(), digest_size=8).hexdigest()
        terminal = Terminal(
            account, out, now, lambda: secrets.token_hex(16), interactive=source.isatty(),
            files=settings.data / "files" / account, saved_at=_line_with(words, "platform.saved_at"),
            left_at=_line_with(words, "platform.left_at"),
        )  # fmt: skip
        taken = turns(words, settings.zone or local_zone(), help=help_text(settings, words))
        pictures = studio(words)
        talk(runner, terminal, Door(store, taken, words, packing(words), pictures=pictures), source)
        pictures.close()
        if record:
            record.write_text(transcript(terminal), "utf-8")
    finally:
        runner.run(_leave(store))
    return 0


def _line_with(words: Words, key: str) -> Callable[[str], str]:
    """A line of the content that names a path."""
    return lambda path: "".join(span.text for span in words.text(SOURCE_LOCALE, key, {"path": Quote(path)}))


async def _leave(store: Store) -> None:
    """Erase what has had its time, and close. Sweeping must not stand in the way of leaving."""
    try:
        await store.sweep(now())
    except StoreError as error:
        logging.getLogger(__name__).error("sweeping failed: %s", error.key)
    await store.close()


async def opened_store(settings: Settings) -> SqlStore:
    """The store of these settings; without keys the terminal's own key file is used."""
    from bot.store.keyfile import open_keyfile
    from bot.store.open import open_store
    from bot.store.sealing import Keyring

    if settings.keys:
        keyring = Keyring.read(settings.keys)
    else:
        if not settings.database_url:
            settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        keyring = open_keyfile(settings.key_file, settings.database_file)
    return await open_store(settings.database, keyring)
