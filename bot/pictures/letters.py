"""Which letters a picture can show: those of scripts whose fonts come along. Of any other, the words go alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

SCRIPTS = frozenset({
    "LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "DEVANAGARI", "TAMIL", "THAI", "BENGALI", "TELUGU", "GUJARATI",
    "GURMUKHI", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "LAO", "MYANMAR", "ORIYA", "GEORGIAN", "ARMENIAN", "CJK",
    "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC",
})  # fmt: skip
"""As the names of their letters begin."""
ANY_SCRIPT = frozenset({"COMBINING", "VARIATION", "ZERO", "FEMININE", "MASCULINE", "MICRO", "FULLWIDTH", "HALFWIDTH",
                        "MODIFIER"})  # fmt: skip


def can_be_shown(shown: Any) -> bool:
    """Whether there is a font for every letter of a picture's words."""
    if isinstance(shown, str):
        return all(map(_held, shown))
    if isinstance(shown, Mapping):
        return all(map(can_be_shown, shown.values()))
    if isinstance(shown, (list, tuple)):
        return all(map(can_be_shown, shown))
    return True


@cache
def _held(character: str) -> bool:
    if character.isascii() or unicodedata.category(character)[0] not in "LM":
        return True
    script = unicodedata.name(character, "UNKNOWN").split()[0]
    return script in SCRIPTS or script in ANY_SCRIPT
