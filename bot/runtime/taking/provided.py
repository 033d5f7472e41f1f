"""What every turn works with, chosen once at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from bot.core.facts import Zones
from bot.core.flow import Flow
from bot.core.room import MOST_BYTES, MOST_ENTRIES
from bot.runtime.listening import Listener
from bot.runtime.person import Person
from bot.words.catalog import Words
from bot.words.helplines import HelpText


@dataclass(frozen=True)
class Provided:
    """Values and functions: a turn reads no clock, no chance and no file of its own."""

    flows: Mapping[str, Flow]
    words: Words
    listener: Listener
    help: HelpText
    new_id: Callable[[], str]
    """A fresh session id: short, since every button carries it."""
    new_code: Callable[[], str]
    """A fresh one-time code, as linking.py wants it."""
    zone: Callable[[Person], tzinfo]
    operator: tuple[str, str] | None = None
    """Who runs the bot for others, and how to reach them."""
    zones: Zones | None = None
    most_entries: int = MOST_ENTRIES
    most_bytes: int = MOST_BYTES
    """So much room everybody's history has."""
