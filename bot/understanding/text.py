"""A message to words: folds Unicode, cuts words and sentence edges, and keeps their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

_UNUSUAL = re.compile(r"[^ -~]")
_PLAIN = str.maketrans({**dict.fromkeys("‘’‛ʼ´", "'"), **dict.fromkeys("“”„«»", '"')})
_QUOTED = re.compile(r"\"[^\"\n]{2,300}\"|(?<!\w)'[^'\n]{3,300}'(?!\w)")
_PIECE = (
    r"(?P<clock>\d+(?:[:./]\d+)+(?:[ap]m)?(?!\w))"
    r"|(?P<word>[^\W_]+(?:(?:'|[*@$!#&]{1,3})[^\W_]+|\.(?=(?:com|io|ai|org|net|co|app|dev)(?!\w))[^\W_]+)*)"
    r"|(?P<edge>[.!?;\n\r\u2026\u3002]+)"
    r"|(?P<comma>,)"
    r"|(?P<symbol>[^\w\s])"
)
_TITLES = frozenset(("st", "dr", "mr", "mrs", "ms", "prof"))
"""A dot after these ends no sentence."""


class Piece(NamedTuple):
    """A stretch of the message: a word, an emoticon, an edge (sentence end), a comma or a symbol."""

    kind: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    """One letter without width, accents, styles or case; newlines stay, other invisible letters go."""
    if letter in "\n\r\t":
        return letter
    if letter in "\u2028\u2029\x85":
        return "\n"
    plain = unicodedata.normalize("NFKD", letter.translate(_PLAIN)).lower()
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Me", "Cf", "Cc", "Cs", "Sk"))


def fold(text: str) -> tuple[str, Sequence[int]]:
    """The text in plain small letters, and for each of its letters the place in the original."""
    if text.isascii() and text.isprintable():
        return text.lower(), range(len(text) + 1)
    folded: list[str] = []
    places: list[int] = []
    done = 0
    for found in _UNUSUAL.finditer(text):
        place = found.start()
        letters = _fold_letter(found.group())
        folded += (text[done:place].lower(), letters)
        places.extend(range(done, place))
        places.extend([place] * len(letters))
        done = place + 1
    folded.append(text[done:].lower())
    places.extend(range(done, len(text) + 1))
    return "".join(folded), places


def quotations(folded: str) -> list[tuple[int, int]]:
    """Where the message quotes: places in the folded text."""
    if '"' not in folded and "'" not in folded:
        return []
    return [found.span() for found in _QUOTED.finditer(folded)]


def cutter(emoticons: Mapping[str, str]) -> re.Pattern[str]:
    """The expression that cuts folded text into pieces; emoticons come first, longest first."""
    faces = "|".join(re.escape(face) for face in sorted(emoticons, key=len, reverse=True))
    return re.compile((f"(?P<face>{faces})|" if faces else "(?P<face>(?!))|") + _PIECE)


def cut(pattern: re.Pattern[str], folded: str) -> list[Piece]:
    """The pieces of the folded text in order; letters typed one by one are rejoined ("k y s" is "kys")."""
    pieces: list[Piece] = []
    singles = 0
    for found in pattern.finditer(folded):
        kind, word = found.lastgroup or "", found.group()
        if word == "." and kind == "edge":
            after_title = pieces and (pieces[-1].text in _TITLES or _initials(pieces))
            if after_title or folded[found.end() : found.end() + 1].isalpha():
                kind = "symbol"  # within an address or letters spelled out, after a title or initials
        if len(word) == 1 and kind == "word" and word.isalpha():
            singles += 1
        elif singles and (kind != "symbol" or word not in ".-_*"):
            if singles >= 3:
                _rejoin(pieces, folded)
            singles = 0
        pieces.append(Piece(kind, word, *found.span()))
    if singles >= 3:
        _rejoin(pieces, folded)
    return pieces


def _initials(pieces: list[Piece]) -> bool:
    """Is the last piece a letter that follows one with a dot? The dot of "J.P. Morgan" ends no sentence."""
    return len(pieces) > 2 and pieces[-2].text == "." and len(pieces[-1].text) == len(pieces[-3].text) == 1


def _rejoin(pieces: list[Piece], folded: str) -> None:
    """Join the single letters at the end of `pieces`; a wider space between them parts two words."""
    first = len(pieces)
    while first and (len(pieces[first - 1].text) == 1 and pieces[first - 1].kind in ("word", "symbol")):
        first -= 1
    run = [piece for piece in pieces[first:] if piece.kind == "word"]
    groups: list[list[Piece]] = []
    for piece in run:
        gap = folded[groups[-1][-1].end : piece.start] if groups else "   "
        if not groups or len(gap) > 2 or (len(gap) == 2 and gap.isspace()):
            groups.append([])
        groups[-1].append(piece)
    pieces[first:] = [
        Piece("spelled" if group[1:] else "word", "".join(p.text for p in group), group[0].start, group[-1].end)
        for group in groups
    ]
