"""Outgoing as Telegram shows it: text with entities, cut where a sentence ends, buttons below the last part.

Telegram counts in UTF-16 units: its limits, and where an entity begins. It also trims what it is sent, so the
parts are trimmed here, before anything is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageEntity

from bot.runtime.group_ports import Posting, PublicButton
from bot.runtime.outgoing import Attachment, Button, Notice, Outgoing
from bot.words.catalog import Words
from bot.words.markup import Span

LONGEST = 4096
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100
MOST_BUTTONS = 100
MOST_IN_A_ROW = 3
ROW_WIDTH = 28
"""Characters that stand side by side on a narrow phone."""
CHOSEN = "✓ "
TAPPED = "› "
STYLES = {"bold": MessageEntity.BOLD, "italic": MessageEntity.ITALIC, "link": MessageEntity.TEXT_LINK}


class _Labelled(Protocol):
    @property
    def label(self) -> str: ...


Labelled = TypeVar("Labelled", bound=_Labelled)

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…。！？])[\"”’)\]]*\s+|\n+")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """One message as it is sent."""

    text: str = field(repr=False)
    entities: tuple[MessageEntity, ...] = field(default=(), repr=False)
    keyboard: InlineKeyboardMarkup | None = field(default=None, repr=False)
    attachment: Attachment | None = field(default=None, repr=False)
    """The picture or file whose caption the text is."""


def parts(outgoing: Outgoing) -> tuple[Part, ...]:
    """The messages that carry it; none when there is nothing to read. A picture or file comes with the first."""
    spans = tuple(Span(_sendable(span.text), span.style, span.address) for span in outgoing.text)
    first = LONGEST_CAPTION if outgoing.attachment else LONGEST
    cut = tuple(_cut("".join(span.text for span in spans), first))
    made = [Part(text, tuple(_entities(spans, begin, text))) for begin, text in cut]
    if outgoing.attachment:
        made[:1] = [replace(made[0] if made else Part(""), attachment=outgoing.attachment)]
    if made:
        made[-1] = replace(made[-1], keyboard=keyboard(outgoing))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One line in a group. It is made of a Notice and of nothing else, so that nothing private can stand in it."""

    text: str
    label: str
    link: str


def public(notice: Notice, words: Words, language: str, link: str) -> PublicLine:
    """A notice in words, with a button that leads into private."""
    line, label = ("".join(span.text for span in words.text(language, key)) for key in (notice.key, notice.button))
    return PublicLine(line, label, link)


@dataclass(frozen=True, slots=True)
class Placard:
    """What stands in a group. It is made of a Posting and of nothing else."""

    text: str = field(repr=False)
    entities: tuple[MessageEntity, ...] = field(default=(), repr=False)
    keyboard: InlineKeyboardMarkup | None = field(default=None, repr=False)


def placard(posting: Posting, ways: Mapping[str, str]) -> Placard:
    """A posting as Telegram shows it. `ways` are the links of the buttons that lead into private."""
    spans = tuple(Span(_sendable(span.text), span.style, span.address) for span in posting.text)
    begin, text = next(_cut("".join(span.text for span in spans)), (0, ""))
    rows = [[_public_button(button, ways) for button in row] for row in _rows(posting.buttons)]
    return Placard(text, tuple(_entities(spans, begin, text)), InlineKeyboardMarkup(rows) if rows else None)


def _public_button(button: PublicButton, ways: Mapping[str, str]) -> InlineKeyboardButton:
    if button.to:
        return InlineKeyboardButton(button.label, url=ways[button.to])
    return InlineKeyboardButton(button.label, callback_data=button.token)


# --- buttons ------------------------------------------------------------------------------------------------


def keyboard(outgoing: Outgoing) -> InlineKeyboardMarkup | None:
    """The choices, short ones side by side, and Skip, Back and Stop below them."""
    choices = outgoing.buttons[: MOST_BUTTONS - len(outgoing.controls)]
    rows = [*_rows(choices), *([outgoing.controls] if outgoing.controls else [])]
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _rows(buttons: Sequence[Labelled]) -> Iterator[Sequence[Labelled]]:
    row: list[Labelled] = []
    for button in buttons:
        wide = sum(len(each.label) + 3 for each in (*row, button))
        if row and (len(row) == MOST_IN_A_ROW or wide > ROW_WIDTH):
            yield row
            row = []
        row.append(button)
    if row:
        yield row


def _button(button: Button) -> InlineKeyboardButton:
    label = _sendable(button.label)
    return InlineKeyboardButton(CHOSEN + label if button.chosen else label, callback_data=button.token)


# --- the question after its answer --------------------------------------------------------------------------


def answered(message: Message, token: str) -> Part | None:
    """The message with what was tapped in the keyboard's place; None when it does not say what that was."""
    pressed = _shown(message, token)
    if not pressed or not message.text:
        return None
    text = f"{message.text}\n\n{TAPPED}{', '.join(pressed)}"
    return Part(text, tuple(message.entities)) if units(text) <= LONGEST else None


def _shown(message: Message, token: str) -> list[str]:
    """The label of the button; of Done, the labels that were ticked."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = [button for row in rows for button in row]
    pressed = [button.text for button in buttons if button.callback_data == token]
    ticked = [button.text for button in buttons if button.text.startswith(CHOSEN)]
    shown = ticked if ticked and token.endswith(":done") else pressed
    return [label.removeprefix(CHOSEN) for label in shown]


# --- text ---------------------------------------------------------------------------------------------------


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _sendable(text: str) -> str:
    """Without the halves of surrogate pairs, which no request can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _cut(text: str, first: int = LONGEST) -> Iterator[tuple[int, str]]:
    """Pieces that fit, each with where it begins in the whole. The first may have a limit of its own."""
    begin, longest = 0, first
    while True:
        begin += len(text[begin:]) - len(text[begin:].lstrip())
        rest = text[begin:].rstrip()
        if not rest:
            return
        fits = _fitting(rest, longest)
        if fits < len(rest):
            fits = _last(_SENTENCE_ENDS, rest, fits) or _last(_BLANK, rest, fits) or fits
        yield begin, rest[:fits].rstrip()
        begin, longest = begin + fits, LONGEST


def _fitting(text: str, longest: int) -> int:
    """How many characters of it fit one message."""
    if units(text) <= longest:
        return len(text)
    fits = len(text[:longest].encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore"))
    return min(fits, len(text))


def _last(pattern: re.Pattern[str], text: str, fits: int) -> int:
    """Where the last match ends that begins within what fits."""
    ends = [match.end() for match in pattern.finditer(text) if 0 < match.start() <= fits]
    return ends[-1] if ends else 0


def _entities(spans: Iterable[Span], begin: int, text: str) -> Iterator[MessageEntity]:
    """The styles of one piece, counted from its beginning."""
    at, end, made = 0, begin + len(text), 0
    for span in spans:
        first, last = max(at, begin), min(at + len(span.text), end)
        at += len(span.text)
        if span.style not in STYLES or first >= last or made == MOST_ENTITIES:
            continue
        made += 1
        yield MessageEntity(
            STYLES[span.style],
            units(text[: first - begin]),
            units(text[first - begin : last - begin]),
            url=span.address or None,
        )
