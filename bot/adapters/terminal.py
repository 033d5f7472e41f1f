"""The terminal as a chat: wrapped text, choices by number or words, and plain lines when it is piped.

One line is one turn. History for the up arrow lives in memory only. Ctrl-C and Ctrl-D leave; the talk waits.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path, PurePath
from typing import TextIO

from bot.core.archive import LARGEST
from bot.runtime.door import Door
from bot.runtime.incoming import File, Here, Incoming, Place, Text
from bot.runtime.outgoing import Attachment, Outgoing
from bot.words.markup import Span

WIDEST = 84
"""Columns of running text: longer lines are hard on tired eyes."""
PROMPT = "> "
STYLES = {"bold": "\x1b[1m", "italic": "\x1b[3m"}
PLAIN = "\x1b[0m"
ERASED = "forget.gone"
"""Said when everything of a person is gone: what they were handed here goes with it."""


@dataclass
class Terminal:
    """One person at a terminal. `out` is written to and flushed before a reply counts as delivered."""

    account: str
    out: TextIO
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    interactive: bool = False
    platform: str = "terminal"
    files: Path | None = None
    """This person's folder for pictures and files, which nobody else may read. It goes when they erase everything."""
    saved_at: Callable[[str], str] = str
    """The line that says where one was put."""
    left_at: Callable[[str], str] = str
    """The line that says that the folder could not be removed."""
    turns: list[tuple[str, list[Outgoing]]] = field(default_factory=list, repr=False)
    """What was written and what it was answered, for a recording."""

    @property
    def place(self) -> Place:
        return Place(self.platform, self.account)

    @property
    def width(self) -> int:
        return min(WIDEST, shutil.get_terminal_size().columns) if self.interactive else WIDEST

    def incoming(self, what: Text | File | Here) -> Incoming:
        self.turns.append((what.text if isinstance(what, Text) else "", []))
        return Incoming(self.new_id(), self.clock(), self.place, self.account, what)

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:  # noqa: ARG002
        text = rendered(outgoing, self.width, styled=self.interactive)
        if outgoing.attachment and self.files:
            path = await asyncio.to_thread(put, self.files, outgoing.attachment)
            # In one piece: a path that is broken over two lines can't be copied.
            text += f"{clean(self.saved_at(str(path)))}\n"
        if ERASED in outgoing.keys and self.files and not await asyncio.to_thread(removed, self.files):
            text += f"{clean(self.left_at(str(self.files)))}\n"
        self.out.write(text + "\n")
        self.out.flush()
        if self.turns:
            self.turns[-1][1].append(outgoing)
        return ""


def rendered(outgoing: Outgoing, width: int, styled: bool) -> str:
    """A message with its numbered choices, as lines."""
    lines = [line for paragraph in _paragraphs(outgoing.text, styled) for line in _wrap(paragraph, width)]
    for number, button in enumerate(outgoing.buttons, start=1):
        mark = "*" if button.chosen else " "
        lines.extend(_wrap(f"{number:>3}{mark} {clean(button.label)}", width, hang=5))
    if outgoing.controls:
        lines.append("     " + " · ".join(button.label.lower() for button in outgoing.controls))
    return "\n".join(lines) + "\n"


def put(folder: Path, file: Attachment) -> Path:
    """Write a file for its owner's eyes only, beside any earlier one of that name. Returns where it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = PurePath(file.name)
    for number in count(2):
        try:
            descriptor = os.open(folder / name.name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            name = PurePath(f"{PurePath(file.name).stem}-{number}{name.suffix}")
            continue
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(file.content)
        break
    return folder / name.name


def removed(folder: Path) -> bool:
    """Remove a folder with all that is in it. Returns whether it is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def clean(text: str) -> str:
    """Text without the control characters with which a terminal could be steered."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def _paragraphs(spans: tuple[Span, ...], styled: bool) -> Iterator[str]:
    text = ""
    for span in spans:
        piece = clean(span.text)
        if span.address:
            piece = piece if span.address.endswith(piece) else f"{piece} ({span.address})"
        if styled and span.style in STYLES:
            piece = f"{STYLES[span.style]}{piece}{PLAIN}"
        text += piece
    yield from text.split("\n")


def _wrap(paragraph: str, width: int, hang: int = 0) -> list[str]:
    return textwrap.wrap(
        paragraph, width, subsequent_indent=" " * hang, break_long_words=False, break_on_hyphens=False,
        drop_whitespace=True, replace_whitespace=False,
    ) or [""]  # fmt: skip


def talk(runner: asyncio.Runner, terminal: Terminal, door: Door, source: TextIO) -> None:
    """Talk until the input ends."""
    runner.run(_greet(terminal, door))
    for line in _lines(source, terminal.interactive):
        if not terminal.interactive:
            terminal.out.write(f"{PROMPT}{clean(line)}\n\n")
        runner.run(door.enter(terminal.incoming(said(line)), terminal))


def said(line: str) -> Text | File:
    """What a line means here: words, or with `/import` the file that it names."""
    command, _, path = line.strip().partition(" ")
    if command != "/import" or not path.strip():
        return Text(line)
    try:
        with Path(path.strip()).expanduser().open("rb") as file:
            # One byte more than is taken: whoever reads it sees that it is too large.
            return File(file.read(LARGEST + 1))
    except (OSError, ValueError):
        # Nothing is there, or nothing that can be read: as a file without content it has its answer.
        return File(b"")


async def _greet(terminal: Terminal, door: Door) -> None:
    """What an earlier run still owes comes first; else a greeting, or the question that was open."""
    owed = tuple(reply for reply in await door.store.owed(terminal.platform) if reply.outgoing.place == terminal.place)
    if owed:
        await door.deliver(owed, terminal)
    elif not await door.wake(terminal, terminal.clock(), terminal.place):
        await door.enter(terminal.incoming(Here()), terminal)


def _lines(source: TextIO, interactive: bool) -> Iterator[str]:
    """One line a turn, until the end of input, Ctrl-C or Ctrl-D."""
    if interactive:
        with suppress(ImportError):  # Windows has none
            import readline  # the up arrow; nothing of it is written to a file

            readline.set_auto_history(True)
    while True:
        try:
            if interactive:
                yield input(PROMPT)
            else:
                line = source.readline()
                if not line:
                    return
                yield line.rstrip("\r\n")
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            return


def transcript(terminal: Terminal) -> str:
    """The talk as JSON lines, one a turn: what was written, and what was heard by the keys of its words."""
    turns = ({"wrote": wrote, "heard": [list(message.keys) for message in heard]} for wrote, heard in terminal.turns)
    return "".join(json.dumps(turn, ensure_ascii=False) + "\n" for turn in turns)
