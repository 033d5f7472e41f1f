"""What a turn says, in words: effects to outgoing messages, each at most 450 characters where it can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.core.effects import Ask, Fills, Say, Show, Shown
from bot.runtime import tokens
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Button, Outgoing, Picture
from bot.words.catalog import Words
from bot.words.markup import Span

LONGEST = 450
"""Characters of one message (U1)."""
NEW_LINE = Span("\n")
SHORTEST_LINE = 40
"""Characters: what is shorter is no line to keep."""
NO_LINES = frozenset({
    "ui", "asked", "errors", "welcome", "menu", "which", "platform", "safety", "helpnow", "asking_gently", "forget",
    "keeping", "history", "mydata", "bring", "wins", "win", "line", "patterns", "tone", "look_in", "scam",
})  # fmt: skip
"""Files of words whose lines nobody would want to keep."""
COMMA = Span(", ")


@dataclass
class Writer:
    """Writes the replies of one turn, and remembers which variant of a message was met."""

    words: Words
    locale: str
    place: Place
    today: date
    heard: dict[str, int]
    written: list[Outgoing] = field(default_factory=list)
    encloses: str = ""
    """Whose belongings go with the message that is being written."""
    said: list[tuple[str, int]] = field(default_factory=list)
    """The lines that hold nobody's own words, by key and variant."""
    _open: list[tuple[Span, ...]] = field(default_factory=list)
    _keys: list[str] = field(default_factory=list)
    _picture: Picture | None = None

    def say(self, say: Say) -> None:
        """Put a paragraph into the message that is being written, or into a new one where it gets too long."""
        text = self.text(say.key, say.fills)
        mine = not say.fills and not say.alone and say.key.partition(".")[0] not in NO_LINES
        if mine and _length([text]) >= SHORTEST_LINE:
            self.said.append((say.key, self.heard.get(say.key, 0)))
        if say.alone:
            self.close()
            self.written.append(Outgoing(self.place, text, keys=(say.key,)))
            return
        self._add(text, say.key)

    def show(self, show: Show) -> None:
        """A picture, and its text form from the beginning of the same message on."""
        self.close()
        self._picture = Picture(show.picture, show.dark, self._in_words(show.data))
        for line in show.told:
            spans: list[Span] = []
            for say in line:
                spans.extend((COMMA, *self.text(say.key, say.fills)) if spans else self.text(say.key, say.fills))
            self._add(tuple(spans), *(say.key for say in line))

    def _add(self, text: tuple[Span, ...], *keys: str) -> None:
        if self._open and _length([*self._open, text]) > LONGEST:
            self.close()
        self._open.append(text)
        self._keys.extend(keys)

    def _in_words(self, shown: Shown) -> Any:
        match shown:
            case Say(key=key, fills=fills):
                return "".join(span.text for span in self.text(key, fills))
            case Mapping():
                return {name: self._in_words(each) for name, each in shown.items()}
            case tuple():
                return [self._in_words(each) for each in shown]
            case _:
                return shown

    def ask(
        self, ask: Ask, session: str, *, controls: bool = True, below: tuple[Say, ...] = ()
    ) -> tuple[tuple[str, str], ...]:
        """Write the question, which ends the message. Returns the choices as shown: id and label.

        `controls` are shown where there is something to leave; their words work everywhere.
        """
        lines = len(self.said)
        self.say(Say(ask.key, ask.fills))
        del self.said[lines:]  # a question is no line
        for say in below:
            self.say(say)
        shown = tuple(
            (choice.id, self.label(ask.key, choice.label or choice.id, choice.fills)) for choice in ask.choices
        )
        buttons = tuple(Button(tokens.token(session, ask.step, id), label, id in ask.chosen) for id, label in shown)
        if ask.several:
            done = self.label(ask.key, "done")
            shown = (*shown, ("done", done))
            buttons = (*buttons, Button(tokens.token(session, ask.step, "done"), done))
        offered = {"skip": ask.optional, "back": ask.back, "stop": True} if controls else {}
        ways_out = tuple(
            Button(
                tokens.token(session, ask.step, f"-{name}"),
                "".join(span.text for span in self.text(f"ui.{name}", {})),
            )
            for name, there in offered.items()
            if there
        )
        self.close(buttons, ways_out, several=ask.several, writes=ask.writes)
        return shown

    def close(
        self,
        buttons: tuple[Button, ...] = (),
        controls: tuple[Button, ...] = (),
        *,
        several: bool = False,
        writes: bool = False,
    ) -> None:
        """End the message that is being written."""
        if not self._open:
            return
        text: list[Span] = []
        for paragraph in self._open:
            text.extend((NEW_LINE, *paragraph) if text else paragraph)
        self.written.append(
            Outgoing(
                self.place,
                tuple(text),
                buttons,
                controls,
                several,
                writes,
                tuple(self._keys),
                encloses=self.encloses,
                picture=self._picture,
            )
        )
        self.encloses = ""
        self._picture = None
        self._open.clear()
        self._keys.clear()

    def text(self, key: str, fills: Fills) -> tuple[Span, ...]:
        """The next variant of a message: nobody meets the same one twice in a row."""
        ways = self.words.variants(self.locale, key)
        variant = 0
        if ways > 1:
            variant = (self.heard.get(key, -1) + 1) % ways
            self.heard[key] = variant
        return self.words.text(self.locale, key, fills, variant, today=self.today)

    def label(self, key: str, name: str, fills: Fills | None = None) -> str:
        return self.words.label(self.locale, key, name, fills or {}, today=self.today)


def _length(paragraphs: Iterable[tuple[Span, ...]]) -> int:
    return sum(1 + sum(len(span.text) for span in paragraph) for paragraph in paragraphs) - 1
