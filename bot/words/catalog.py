"""The words of every language: Fluent files, read when first needed, into text.

The rules, all of them:

- `content/<locale>/<file>.ftl` holds one conversation. A key is `file.message`, a message is named after its
  step, and the labels of its choices are its attributes. `name--2`, `name--3` are other ways to say `name`.
- The terms of `terms.ftl` may be used in every file of their language. `dates.ftl` says how a day is written.
- A language that lacks a message borrows it: `ms-MY`, then `ms`, then `en`.
- A tone changes single messages: a locale `en@brave` looks into `content/en/tones/brave/` first.
- What is wrong raises WrongContent, which names the file and the message and nothing a person wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

from bot.core.effects import Fill, Fills, Quote, Token
from bot.words.fills import LONGEST, clean, clean_quote, cut, fill, fill_text, has_places, place
from bot.words.fluent_file import Argument, FluentFile, Problem
from bot.words.markup import Span, parse

SOURCE_LOCALE = "en"
LONGEST_LABEL = 80
"""Discord takes no more."""
LONGEST_IN_LABEL = 40
HEARD = "_heard"
TONE = "@"
TONES = "tones"

K = TypeVar("K")
V = TypeVar("V")

_NOTHING: Mapping[str, Fill] = {}
_CACHED = 4096


class WrongContent(Exception):
    """The content cannot say it. The sentence names where; it never holds what a person wrote."""

    def __init__(self, locale: str, file: str, message: str, problem: str) -> None:
        self.locale, self.file, self.message, self.problem = locale, file, message, problem
        where = f"content/{locale}/{file}.ftl"
        super().__init__(f"{where}, {message}: {problem}" if message else f"{where}: {problem}")


class Words:
    """All content of one folder. Nothing is read before it is needed."""

    def __init__(self, content: Path, locales: tuple[str, ...]) -> None:
        self.content = content
        self.locales = locales
        self._chains: dict[str, tuple[str, ...]] = {}
        self._files: dict[tuple[str, str], FluentFile | None] = {}
        self._texts: dict[object, tuple[tuple[Span, ...], bool]] = {}
        self._labels: dict[object, tuple[str, bool]] = {}
        self._ways: dict[tuple[str, str], int] = {}
        self._days: dict[object, str] = {}
        self._phrases: dict[tuple[str, str], frozenset[str]] = {}

    @classmethod
    def load(cls, content: Path) -> Words:
        """The words below a folder; every folder in it with Fluent files is a language."""
        locales = (folder.name for folder in content.glob("*") if any(folder.glob("*.ftl")))
        words = cls(content, tuple(sorted(locales)))
        if SOURCE_LOCALE not in words.locales:
            raise WrongContent(SOURCE_LOCALE, "*", "", "there are no words: is this the content folder?")
        return words

    # --- what is said --------------------------------------------------------------------------------

    def text(
        self,
        locale: str,
        key: str,
        fills: Fills = _NOTHING,
        variant: int = 0,
        *,
        today: date | None = None,
    ) -> tuple[Span, ...]:
        """A message as spans. Variants are counted from 0 and go round.

        With `today`, days of another year are written with their year.
        """
        arguments, words = self._sorted_out(locale, fills, today, LONGEST)
        at = (locale, key, variant, tuple(arguments.items()))
        known = self._texts.get(at)
        if known is None:
            spans = parse(self._format(locale, key, arguments, variant=variant))
            marked = any(has_places(span.text) or has_places(span.address) for span in spans)
            known = _remember(self._texts, at, (spans, marked))
        spans, marked = known
        return fill(spans, words) if marked else spans

    def label(
        self,
        locale: str,
        key: str,
        choice: str,
        fills: Fills = _NOTHING,
        row: bool = False,
        *,
        today: date | None = None,
    ) -> str:
        """The label of a choice; of a row of the person's own data, the message's `.row` with its fills."""
        attribute = "row" if row else choice
        arguments, words = self._sorted_out(locale, fills, today, LONGEST_IN_LABEL)
        at = (locale, key, attribute, tuple(arguments.items()))
        known = self._labels.get(at)
        if known is None:
            text = self._format(locale, key, arguments, attribute=attribute)
            known = _remember(self._labels, at, (text, has_places(text)))
        text, marked = known
        return cut(fill_text(text, words), LONGEST_LABEL) if marked else text

    def variants(self, locale: str, key: str) -> int:
        """In how many ways the message can be said in this language."""
        known = self._ways.get((locale, key))
        if known is None:
            file, message, found = self._find(locale, key)
            if found is None:
                self._missing(locale, file, message)
            known = _remember(self._ways, (locale, key), found.variants(message))
        return known

    def phrases(self, locale: str, key: str) -> frozenset[str]:
        """A message that lists words, parted by commas, in lower case and with straight apostrophes."""
        known = self._phrases.get((locale, key))
        if known is None:
            listed = re.split(r"[,\n]", self._format(locale, key, {}))
            known = frozenset(filter(None, (word.strip().casefold().replace("’", "'") for word in listed)))
            self._phrases[locale, key] = known
        return known

    def has(self, locale: str, key: str, *, borrowed: bool = True) -> bool:
        """Whether the message exists, in this very language or (`borrowed`) in one that it falls back on."""
        _, _, found = self._find(locale, key)
        return found is not None and (borrowed or found.locale == locale)

    def day(self, locale: str, day: date, today: date | None = None) -> str:
        """A day as people say it: "Tuesday 3 November"; with its year when that is not this year."""
        message = "day" if today is None or day.year == today.year else "day_and_year"
        at = (locale, day, message)
        known = self._days.get(at)
        if known is None:
            parts: dict[str, Argument] = {
                "weekday": _WEEKDAYS[day.weekday()],
                "number": str(day.day),
                "month": _MONTHS[day.month - 1],
                "year": str(day.year),
            }
            known = _remember(self._days, at, self._format(locale, f"dates.{message}", parts))
        return known

    # --- where it stands -----------------------------------------------------------------------------

    def file(self, locale: str, name: str) -> FluentFile | None:
        """One Fluent file of one language, or None. Raises WrongContent when it cannot be read."""
        at = (locale, name)
        if at not in self._files:
            path = self.content / locale / f"{name}.ftl"
            terms = self.content / locale.partition("/")[0] / "terms.ftl"
            try:
                self._files[at] = FluentFile(locale, path, terms) if path.is_file() else None
            except Problem as problem:
                raise WrongContent(locale, name, problem.message, problem.sentence) from None
        return self._files[at]

    def chain(self, locale: str) -> tuple[str, ...]:
        """The languages that are tried, best first; with a tone, before each its folder of that tone."""
        chain = self._chains.get(locale)
        if chain is None:
            language, _, tone = locale.partition(TONE)
            wanted = (language, language.replace("_", "-"), re.split("[-_]", language)[0], SOURCE_LOCALE)
            spoken = dict.fromkeys(name for name in wanted if name in self.locales)
            if tone.isidentifier():
                spoken = dict.fromkeys(place for name in spoken for place in (f"{name}/{TONES}/{tone}", name))
            chain = _remember(self._chains, locale, tuple(spoken))
        return chain

    def _find(self, locale: str, key: str, attribute: str = "") -> tuple[str, str, FluentFile | None]:
        file, _, message = key.partition(".")
        for name in self.chain(locale):
            found = self.file(name, file)
            if found and found.has(message, attribute):
                return file, message, found
        if attribute and message.endswith(HEARD):
            return self._find(locale, key.removesuffix(HEARD), attribute)
        return file, message, None

    def _format(
        self,
        locale: str,
        key: str,
        arguments: Mapping[str, Argument],
        *,
        variant: int = 0,
        attribute: str = "",
    ) -> str:
        file, message, found = self._find(locale, key, attribute)
        if found is None:
            self._missing(locale, file, f"{message}.{attribute}" if attribute else message)
        try:
            return found.format(message, arguments, variant=variant, attribute=attribute)
        except Problem as problem:
            raise WrongContent(found.locale, file, problem.message, problem.sentence) from None

    @staticmethod
    def _missing(locale: str, file: str, message: str) -> NoReturn:
        raise WrongContent(locale, file, message, "there are no such words.")

    def _sorted_out(
        self, locale: str, fills: Fills, today: date | None, longest: int
    ) -> tuple[dict[str, Argument], list[str]]:
        """What Fluent may see, and beside it the words that are put in their places afterwards."""
        arguments: dict[str, Argument] = {}
        words: list[str] = []
        for name, given in fills.items():
            if isinstance(given, Token):
                arguments[name] = given.name
            elif isinstance(given, int):
                arguments[name] = int(given)
            else:
                arguments[name] = place(len(words))
                if isinstance(given, date):
                    words.append(self.day(locale, given, today))
                elif isinstance(given, Quote):
                    words.append(clean_quote(given.text))
                else:
                    words.append(clean(given, longest))
        return arguments, words


def in_tone(locale: str, tone: str) -> str:
    """The locale with a tone; without one it is the gentle one of the base files."""
    return f"{locale}{TONE}{tone}" if tone else locale


def _remember(cache: dict[K, V], at: K, value: V) -> V:
    if len(cache) >= _CACHED:
        cache.clear()
    cache[at] = value
    return value


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
