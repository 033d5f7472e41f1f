"""A picture's description made ready to be set: each text with its direction, long words with places to break."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

LONGEST_WORD = 16
"""Characters that fit a line in any size."""
BREAK, JOINER = "\u200b", "\u200d"
_ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def ready(shown: Any) -> Any:
    """The same description, where every text is `{"text": ..., "rtl": ...}`."""
    if isinstance(shown, str):
        return {"text": _LONG_WORD.sub(_breakable, shown), "rtl": right_to_left(shown)}
    if isinstance(shown, Mapping):
        return {name: each if name == "which" else ready(each) for name, each in shown.items()}
    if isinstance(shown, (list, tuple)):
        return [ready(each) for each in shown]
    return shown


def right_to_left(text: str) -> bool:
    """Whether its first letter belongs to a script that runs from right to left."""
    # What is isolated is quoted within a sentence of ours, unless it is all there is.
    outside = _ISOLATED.sub("", text)
    for character in outside if any(map(str.isalpha, outside)) else text:
        match unicodedata.bidirectional(character):
            case "R" | "AL":
                return True
            case "L":
                return False
    return False


def _breakable(word: re.Match[str]) -> str:
    letters = word.group()
    return letters[0] + "".join(_between(before, after) + after for before, after in pairwise(letters))


def _between(before: str, after: str) -> str:
    """What stands between two letters of a long word: a place to break, where they may be parted."""
    if unicodedata.combining(after) or unicodedata.category(after).startswith("M"):
        return ""
    if _alone(before) and _alone(after):
        return BREAK
    if unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL":
        # The joiners keep the shape of letters that hang together, even on two lines.
        return JOINER + BREAK + JOINER
    return ""


def _alone(letter: str) -> bool:
    """Of a script whose letters stand alone, or a mark between them. Others have their own rules, or spaces."""
    return ord(letter) < 0x590 or "\u2010" <= letter <= "\u2027"
