"""A person's own words on their way into a sentence: cleaned, cut kindly, and never read as markup.

While a message is formatted and its markup is read, each own word is one private-use character; only then is
it put in its place. So what somebody types can neither change the markup nor the choice of words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

from bot.words.markup import Span

LONGEST = 80
"""Characters of own words within a sentence."""
LONGEST_QUOTE = 350
"""Characters of own words shown at length, in one message of at most 450 (U1)."""

_FIRST = 0xE000
_PLACES = re.compile("[\ue000-\uf8ff]")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_JOINER = "\u200d"
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


def place(number: int) -> str:
    """The character that stands for the own word of this number."""
    return chr(_FIRST + number)


def has_places(text: str) -> bool:
    return _PLACES.search(text) is not None


def fill(spans: tuple[Span, ...], words: Sequence[str]) -> tuple[Span, ...]:
    """The spans with the words in their places."""
    return tuple([_fill_span(span, words) for span in spans])


def fill_text(text: str, words: Sequence[str]) -> str:
    for number, word in enumerate(words):
        text = text.replace(chr(_FIRST + number), word)
    return text


def _fill_span(span: Span, words: Sequence[str]) -> Span:
    address = span.address
    if address:
        address = fill_text(address, [quote(word, safe="") for word in words])
    return Span(fill_text(span.text, words), span.style, address)


def clean(text: str, longest: int = LONGEST) -> str:
    """Own words as they may stand in a sentence: on one line, without control characters, cut at a word."""
    return _isolated(cut(" ".join(_readable(text, longest).split()), longest))


def clean_quote(text: str) -> str:
    """Own words shown at length: their lines and paragraphs stay."""
    given = text[: LONGEST_QUOTE * 8].splitlines()
    lines = (" ".join(_readable(line, LONGEST_QUOTE).split()) for line in given)
    return _isolated(cut(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n"), LONGEST_QUOTE))


def _readable(text: str, longest: int) -> str:
    text = text[: longest * 8]
    return text if text.isascii() and text.isprintable() else "".join(map(_readable_character, text))


def _isolated(text: str) -> str:
    if not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return f"{_ISOLATE}{text}{_END_ISOLATE}"
    return text


def cut(text: str, longest: int) -> str:
    """The text, or its beginning up to the end of a word, with an ellipsis."""
    if len(text) <= longest:
        return text
    end = longest - 1
    space = max(text.rfind(" ", longest // 2, end + 1), text.rfind("\n", longest // 2, end + 1))
    if space > 0:
        end = space
    while end > 1 and (_joins(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return text[:end].rstrip(" ,;:.-") + "…"


def _joins(character: str) -> bool:
    return character in _JOINERS or unicodedata.combining(character) > 0


def _readable_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _DIRECTIONS or unicodedata.category(character) in ("Cc", "Co", "Cs"):
        return ""
    return character
