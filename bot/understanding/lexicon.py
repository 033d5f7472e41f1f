"""The words the rules know, and how a typed word finds them: short forms, stars, digits, typos."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

Labels = tuple[str, ...]
Word = tuple[Labels, Labels]
"""What can be said of a word: the labels that patterns ask for, and those that only guards and names look at."""
NOTHING: Word = ((), ())

_LONG = re.compile(r"(.)\1{2,}")
_DOUBLE = re.compile(r"(.)\1+")
_CLOCK = re.compile(r"\d{1,2}([:.]\d\d)?([ap]m)|\d{1,2}:\d\d|\d{1,2}(hr|hrs|h)")
_DATE = re.compile(r"\d{1,2}/\d{1,2}(/\d{2,4})?")
_YEAR = re.compile(r"(19|20)\d\d")
_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_SPAN = re.compile(r"\d+(d|w|wk|wks|mo|mth|mths|days|weeks|months|hours)")
_LEET = tuple(str.maketrans("013457@$!+", letters) for letters in ("oieastasit", "oleastaslt"))
_LOOKALIKES = str.maketrans("авекмнорстухіјԁɡαοτι", "abekmhopctyxijdgaoti")


class Found(NamedTuple):
    """How a typed word was read: the view that knew it, and what is said of each word it stands for."""

    view: str
    words: tuple[Word, ...]


UNKNOWN = Found("unknown", (NOTHING,))


class Lexicon:
    """Looks a typed word up in several views, the plainest first."""

    def __init__(
        self,
        words: Mapping[str, Word],
        short: Mapping[str, Sequence[str]],
        keys: Iterable[str],
        prefixes: Mapping[str, str],
        suffixes: Iterable[str],
        hidden: Iterable[str] = (),
        common: Iterable[str] = (),
    ) -> None:
        self._words = words
        self._common = frozenset(common)
        self._short = short
        self._keys = tuple(key for key in keys if key in words)
        self._prefixes = dict(prefixes)
        self._suffixes = tuple(suffixes)
        self._hidden = tuple(hidden)
        self._near: dict[str, str] = {}
        for key in self._keys:
            self._near.setdefault(key, key)
            for slip in _without_one(key):
                self._near.setdefault(slip, key)

    def find(self, word: str) -> Found:
        """The reading of one typed word."""
        if (short := self._short.get(word)) is not None:
            return Found("short", tuple(self._words.get(part, NOTHING) for part in short))
        if "'" in word:
            return self._apostrophe(word)
        if self._knows(word):
            return self._plain(word)
        if not word.isalpha():
            return self._marked(word)
        return self._letters(word) or UNKNOWN

    def _knows(self, word: str) -> bool:
        return word in self._words or word in self._common

    def _plain(self, word: str) -> Found:
        """The word itself; one that everybody knows and no rule asks for has no labels."""
        return Found("plain", (self._words.get(word, NOTHING),))

    def spelled(self, letters: str) -> list[Word]:
        """Words that letters typed one by one stand for ("killmyself" is two); empty if they are none."""
        if self._knows(letters):
            return [self._words.get(letters, NOTHING)]
        best: list[list[str] | None] = [[]] + [None] * min(len(letters), 40)
        for end in range(1, len(best)):
            for start in range(max(0, end - 12), end):
                before, part = best[start], letters[start:end]
                known = self._knows(part) and (len(part) > 1 or part == "i")
                fewest = best[end]
                if before is not None and known and (fewest is None or len(before) + 1 < len(fewest)):
                    best[end] = [*before, part]
        whole = best[-1] if len(letters) < 40 else None
        return [self._words.get(part, NOTHING) for part in whole or ()]

    def _apostrophe(self, word: str) -> Found:
        joined = word.replace("'", "")
        if joined in self._short:
            return self.find(joined)
        for bare in (word.removesuffix("'s"), joined, word.partition("'")[0]):  # "world's" is of the world, not worlds
            if bare in self._short or self._knows(bare):
                return self.find(bare)
        return self._letters(word.replace("'", "")) or UNKNOWN

    def _marked(self, word: str) -> Found:
        """A word with digits, stars or strange letters in it."""
        for shape, label in _SHAPES:
            if shape.fullmatch(word):
                return Found("plain", (((label,), ()),))
        if not word.isascii():
            return self.find(plain) if (plain := word.translate(_LOOKALIKES)).isascii() else UNKNOWN
        for letters in _LEET:
            plain = word.translate(letters)
            if plain.isalpha() and (known := self._short.get(plain, (plain,))) and all(map(self._knows, known)):
                return Found("leet", tuple(self._words.get(part, NOTHING) for part in known))
        if word[-1] == "2" and self._knows(word[:-1]):  # Malay: "hari2" is "hari hari"
            return Found("short", (self._words.get(word[:-1], NOTHING),))
        if "*" in word or "#" in word or "@" in word or "$" in word or "!" in word:
            starred = re.compile(re.sub(r"[^a-z]", ".", word))
            for key in self._keys:
                if starred.fullmatch(key):
                    return Found("starred", (self._words[key],))
        return UNKNOWN

    def _letters(self, word: str) -> Found | None:
        if _LONG.search(word):
            for plain in (_LONG.sub(r"\1\1", word), _LONG.sub(r"\1", word), _DOUBLE.sub(r"\1", word)):
                if plain in self._short or self._knows(plain):
                    return Found("long", self.find(plain).words)
            word = _LONG.sub(r"\1", word)
        for prefix, stands_for in self._prefixes.items():
            rest = word[len(prefix) :]
            if word.startswith(prefix) and len(rest) > 2 and self._knows(rest):
                return Found("short", (self._words.get(stands_for, NOTHING), self._words.get(rest, NOTHING)))
        for suffix in self._suffixes:
            rest = word[: -len(suffix)]
            if len(rest) > 2 and word.endswith(suffix) and self._knows(rest):
                return Found("suffix", (self._words.get(rest, NOTHING),))
        if 6 < len(word) < 40 and any(part in word for part in self._hidden) and (parts := self.spelled(word)):
            return Found("joined", tuple(parts))
        if 4 < len(word) < 20 and (key := self._slip(word)):
            return Found("typo", (self._words[key],))
        return None

    def _slip(self, word: str) -> str | None:
        """The key word that this is one slip away from: a letter more, less, other, or two swapped."""
        key = self._near.get(word)
        if key is None:
            key = next((self._near[slip] for slip in _without_one(word) if slip in self._near), None)
        return key if key and key[0] == word[0] and len(key) > 4 and _one_slip(word, key) else None


_SHAPES = (
    (_YEAR, "<year>"),
    (_NUMBER, "<number>"),
    (_CLOCK, "<clock>"),
    (_ORDINAL, "<ordinal>"),
    (_DATE, "<date>"),
    (_SPAN, "<span>"),
)


def year_or_number(digits: str) -> str:
    """The label of a word of digits."""
    return "<year>" if _YEAR.fullmatch(digits) else "<number>"


def _without_one(word: str) -> Iterable[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _one_slip(word: str, key: str) -> bool:
    if abs(len(word) - len(key)) == 1:
        return True  # the shared shorter form is already one slip away
    differing = [place for place in range(len(key)) if word[place] != key[place]]
    if len(differing) == 2:
        one, two = differing
        return two == one + 1 and word[one] == key[two] and word[two] == key[one]
    return len(differing) == 1
