"""What goes out: a private message in words, its buttons, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from bot.runtime.incoming import Place
from bot.words.markup import Span


@dataclass(frozen=True, slots=True)
class Button:
    token: str = field(repr=False)
    label: str = field(repr=False)
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or a file that goes with a message, whose words say the same to those who can't see it."""

    kind: Literal["picture", "document"]
    name: str = field(repr=False)
    """A file name without folders, such as `onward-history.zip`."""
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its kind and what it shows, as JSON values. It is drawn when it is delivered, and not before."""

    kind: str
    dark: bool
    data: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One private message to one person, in words and not yet in a platform's own form."""

    place: Place
    text: tuple[Span, ...] = field(repr=False)
    buttons: tuple[Button, ...] = field(default=(), repr=False)
    controls: tuple[Button, ...] = field(default=(), repr=False)
    """Skip, Back and Stop, where the open question has them."""
    several: bool = False
    writes: bool = False
    keys: tuple[str, ...] = ()
    """Which messages of the content it is made of: what transcripts and tests go by."""
    attachment: Attachment | None = field(default=None, repr=False)
    encloses: str = ""
    """Whose belongings go with it, as a file that is made when it is sent: nothing of it waits in the outbox."""
    unprompted: bool = False
    """Nobody did anything just now that it answers."""
    picture: Picture | None = field(default=None, repr=False)
    """What becomes an attachment on the way out. The words say the same, and go alone when it can't be drawn."""

    @property
    def plain(self) -> str:
        return "".join(span.text for span in self.text)


@dataclass(frozen=True, slots=True)
class Notice:
    """What everybody in a group may read: a line of the content and the label of a button, by their keys alone.

    Nothing that anybody said fits into it. An Outgoing is private, and no public way takes one.
    """

    key: str
    button: str = ""


class WrongAudience(Exception):
    """Something private was on its way to where others read. A mistake of the program: nothing is sent."""
