"""What comes in: one thing that happened, where, and to whom. All of it enters by the one door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.groups import Standing


@dataclass(frozen=True, slots=True)
class Place:
    """Where a talk happens: the platform and its id of the room."""

    platform: str
    room: str = field(repr=False)
    topic: str = field(default="", repr=False)
    """The part of a group where the bot speaks, where that is to be asked about."""


@dataclass(frozen=True, slots=True)
class Text:
    """Something typed."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Tap:
    """A button: `v1:<session>:<step>:<choice>`, or `v1:::<words>` for one outside a conversation."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ticked:
    """All that is chosen now at a question that takes several, from a menu: the tokens of the choices.

    `question` is a token of the question without a choice, since nothing chosen is an answer too.
    """

    question: str = field(repr=False)
    tokens: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Here:
    """The person opened the chat: greet them, or go on where they were."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that can't be read, named as in the words of `platform.ftl`: sticker, voice, picture, file ..."""

    kind: str


@dataclass(frozen=True, slots=True)
class File:
    """A file they sent, to be brought into the history. One that is too large is not fetched at all."""

    content: bytes = field(repr=False)
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that has come due: it enters by the same door as a message."""

    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that arrived. `id` is the platform's own id of it: the same id is never handled twice."""

    id: str
    at: datetime
    place: Place
    account: str = field(repr=False)
    what: Text | Tap | Ticked | Here | Sent | File | Due
    language: str = ""
    standings: Mapping[str, Standing] = field(default_factory=dict, repr=False)
    """How they stand in groups right now, by the groups' rooms: asked for while their turn was taken."""
