"""Which country someone means: names and aliases of every language, from content/<locale>/countries.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from bot.words.catalog import SOURCE_LOCALE, WrongContent

FILE = "countries.toml"

_LONGEST = 200
_UNITED_STATES = "us"
_FIRST_FLAG_LETTER = 0x1F1E6
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


class Countries:
    """The names of countries, by ISO 3166 alpha-2 code."""

    def __init__(self, names: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        """`names` by locale and code; the first name of a country is the one that is shown."""
        self._shown = {locale: {cc: said[0] for cc, said in countries.items()} for locale, countries in names.items()}
        self._by_name: dict[str, str] = {}
        within: set[str] = set()
        for countries in names.values():
            for cc, said in countries.items():
                for name in said:
                    self._by_name.setdefault(_plain(name), cc)
                    if len(name) > 3 or name.isupper():
                        within.add(_plain(name))
        longest_first = sorted(within - {_UNITED_STATES}, key=len, reverse=True)
        self._within = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")

    @classmethod
    def load(cls, content: Path) -> Countries:
        names: dict[str, dict[str, tuple[str, ...]]] = {}
        for path in sorted(content.glob(f"*/{FILE}")):
            try:
                listed = tomllib.loads(path.read_text("utf-8"))
            except (OSError, ValueError) as error:
                problem = f"{FILE} cannot be read: {error}"
                raise WrongContent(path.parent.name, "countries", "", problem) from None
            names[path.parent.name] = {cc: tuple(said) for cc, said in listed.items()}
        return cls(names)

    def name(self, cc: str, locale: str = SOURCE_LOCALE) -> str:
        """The name of a country in a language, in English where that is missing, or else its code."""
        for names in (self._shown.get(locale), self._shown.get(SOURCE_LOCALE)):
            if names and cc in names:
                return names[cc]
        return cc

    def find_country(self, text: str) -> str | None:
        """The one country that is meant by what somebody typed; None when it is none or several."""
        text = text[:_LONGEST]
        if flag := _FLAG.search(text):
            text = "".join(chr(ord(letter) - _FIRST_FLAG_LETTER + ord("A")) for letter in flag[0])
        plain = _plain(text)
        if plain in self._by_name:
            return self._by_name[plain]
        if len(plain) == 2 and any(plain.upper() in names for names in self._shown.values()):
            return plain.upper()
        found = {self._by_name[name] for name in self._within.findall(plain)}
        if _UNITED_STATES in self._by_name and re.search(r"\bU\.?S\b", text):
            # In capitals only: "help us" names no country.
            found.add(self._by_name[_UNITED_STATES])
        return found.pop() if len(found) == 1 else None


def _plain(text: str) -> str:
    """Lower case, without accents and punctuation; "the" in front does not count."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    letters = (c for c in decomposed if not unicodedata.combining(c) and c not in "'’.")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split()).removeprefix("the ")
