"""A message as it is compared, and which of the choices shown it names: by number, by label, or by part of one."""

from __future__ import annotations

import re
import unicodedata

LONGEST_GUESS = 10
"""Words of a message in which a label is looked for."""
Offered = tuple[tuple[str, str], ...]
"""Choices as they were shown, id and label."""


def without_controls(text: str) -> str:
    """The text without NUL and other control characters; line ends and tabs stay."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def plainly(text: str) -> str:
    """Lower case, one blank between words, straight apostrophes, no punctuation around."""
    if len(text) > 200:
        return " ".join(text.casefold().split())
    folded = text.lower()
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return " ".join(folded.split()).strip(' .!?,;:"“”…()[]')


def chosen(
    plain: str,
    offered: Offered,
    *,
    several: bool,
    exactly: bool,
    small: frozenset[str] = frozenset(),
    negating: frozenset[str] = frozenset(),
) -> tuple[tuple[str, ...], str] | None:
    """The choices that a message names, by number or label, and what else is in it. None: it names none.

    Unless `exactly`, some words of one label are enough, as in "needed" for "I needed it", and so is a sentence that
    holds words of one label only, as "together i guess". `small` words do not count; `negating` ones forbid a guess.
    """
    if plain.isdecimal():
        number = int(plain) if len(plain) < 4 else 0
        return ((offered[number - 1][0],), "") if 0 < number <= len(offered) else None
    # "what cant wait" means "What can't wait".
    plain = plain.replace("'", "")
    labels = {plainly(label).replace("'", ""): id for id, label in offered}
    numbers = {str(number): id for number, (id, _) in enumerate(offered, start=1)}
    by_name = labels | numbers
    if plain in by_name:
        return (by_name[plain],), ""
    if not several:
        near = [] if exactly else [id for label, id in labels.items() if _names(plain, label)]
        if not near and not exactly and not negating & set(plain.split()):
            near = _holding_most(plain, labels, small)
        return ((near[0],), "") if len(near) == 1 else None
    parts = [part for part in re.split(r"\s*(?:[,;/&+]|\band\b)\s*", plain) if part]
    if all(part in numbers for part in plain.split()):
        parts = plain.split()
    found = [by_name[part] for part in parts if part in by_name]
    rest = [part for part in parts if part not in by_name]
    return (tuple(dict.fromkeys(found)), " ".join(rest)) if found else None


def _names(plain: str, label: str) -> bool:
    """Whether a few words name a label: all of them stand in it, and they are more than its small change."""
    shown = label.split()
    return len(plain) > 2 and all(word in shown for word in plain.split())


def _holding_most(plain: str, labels: dict[str, str], small: frozenset[str]) -> list[str]:
    """The choices of whose words most stand in a sentence; none for a long one, which is a story."""
    words = plain.split()
    if len(words) > LONGEST_GUESS:
        return []
    shared = {id: len(set(words) & set(label.split()) - small) for label, id in labels.items()}
    most = max(shared.values(), default=0)
    return [id for id, count in shared.items() if count == most] if most else []


def hinted(plain: str, phrases: frozenset[str], undoing: frozenset[str]) -> bool:
    """Whether a phrase stands in a message as whole words, and no word beside it undoes it, as in "not joking"."""
    within = f" {unbroken(plain)} "
    return any(
        f" {phrase} " in within and not undoing & set(within.replace(f" {phrase} ", " ").split()) for phrase in phrases
    )


def begins_with(plain: str, phrases: frozenset[str], undoing: frozenset[str]) -> bool:
    """Whether a message begins with a phrase, and nothing in it takes that back, as in "yes, but I can't"."""
    plain = unbroken(plain)
    return not undoing & set(plain.split()) and any(f"{plain} ".startswith(f"{phrase} ") for phrase in phrases)


def unbroken(plain: str) -> str:
    """Without the marks between words that a phrase is not written with."""
    return " ".join(re.sub(r"[,;:.!?]", " ", plain).split())


def is_label(plain: str, offered: Offered) -> bool:
    """Whether it is written just as a choice is shown."""
    return any(plain == plainly(label) for _, label in offered)


def is_number_or_label(plain: str, offered: Offered) -> bool:
    """Whether nothing but a choice can be meant."""
    return plain.isdecimal() or is_label(plain, offered)
