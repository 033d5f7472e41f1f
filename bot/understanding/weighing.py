"""A second reader beside the rules: weights learned from labelled messages, for what nobody wrote a rule for.

A message is its words, its pairs and triples of words, the pieces of its words (so that a typo or an unknown form is
nearly the known one) and its word classes. Each of these carries a weight for each class; their sum, by kind of
feature in proportion to its length, is the class's score. The weights are data that people can read:
content/understanding/*.json, made by `python -m tests.understanding.learn`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, sqrt
from struct import pack, unpack
from typing import Any, Final

from bot.understanding.chart import Line

_EVERYWHERE: Final = frozenset(("<any>", "<not_company>", "<^>", "<$>", "</>"))
"""Labels that say nothing."""
SHORTEST, LONGEST = 3, 5
"""Letters of a piece of a word, the blanks around the word among them."""
LONGEST_RUN = 3
"""Words."""
STRETCH, STRETCHES = 60, 4
"""Words of a long message that are weighed together, and how many such stretches are."""

Features = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Runs of words, pieces of words, word classes: each counts once, and each kind as much as the others."""


class Weights:
    """What each feature says for each class.

    The weights of a feature for all classes stand side by side in one long number, so that one addition adds them all.
    """

    __slots__ = ("_bias", "_packed", "_scale", "classes")

    def __init__(self, classes: Sequence[str], bias: Sequence[int], scale: float, rows: Mapping[str, Sequence[int]]):
        self.classes = tuple(classes)
        self._bias = tuple(bias)
        self._scale = scale
        self._packed = {feature: _packed(row) for feature, row in rows.items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Weights:
        """Raises KeyError, TypeError, ValueError or OverflowError when it is no table of weights."""
        return cls(data["classes"], data["bias"], data["scale"], data["weights"])

    def weigh(self, features: Features) -> dict[str, float]:
        """How likely each class is; together they are 1."""
        scores = [float(bias) for bias in self._bias]
        for kind in features:
            known = [packed for packed in map(self._packed.get, kind) if packed is not None]
            for start in range(0, len(known), _AT_ONCE):
                some = known[start : start + _AT_ONCE]
                for number, total in enumerate(_unpacked(sum(some), len(scores))):
                    scores[number] += (total - _UP * len(some)) / sqrt(len(known))
        top = max(scores)
        chances = [exp((score - top) / self._scale) for score in scores]
        whole = sum(chances)
        return {name: chance / whole for name, chance in zip(self.classes, chances, strict=True)}

    def speaks(self, features: Iterable[str], name: str) -> list[int]:
        """How much each feature says for a class: 0 for one that was never met."""
        shift = _BITS * self.classes.index(name)
        known = map(self._packed.get, features)
        return [0 if packed is None else (packed >> shift & _ALL) - _UP for packed in known]


_UP: Final = 128
"""Added to each weight, so that none is negative."""
_BITS: Final = 16
_ALL: Final = 2**_BITS - 1
_AT_ONCE: Final = 256
"""So many weights together fit the bits that each class has."""


def _packed(weights: Sequence[int]) -> int:
    return int.from_bytes(pack(f"<{len(weights)}H", *[weight + _UP for weight in weights]), "little")


def _unpacked(packed: int, classes: int) -> Sequence[int]:
    return unpack(f"<{classes}H", packed.to_bytes(_BITS // 8 * classes, "little"))


def features(line: Line, start: int = 0, end: int | None = None) -> Features:
    """The features of some words of a message, of all by default."""
    words = [word for _, word in _typed(line, start, end)]
    runs = dict.fromkeys([run for _, _, run in _runs(words)])
    pieces: dict[str, None] = {}
    for word in dict.fromkeys(words):
        pieces.update(dict.fromkeys(pieces_of(word)))
    labels = dict.fromkeys(
        [label for row in line.rows[start:end] for label in row if label[0] == "<" and label not in _EVERYWHERE]
    )
    return tuple(runs), tuple(pieces), tuple(labels)


def strongest(line: Line, weights: Weights, name: str, within: tuple[int, int | None] = (0, None)) -> tuple[int, int]:
    """Where in the text the run of words stands that says most for a class; the whole text when none does."""
    typed = _typed(line, *within)
    runs = list(_runs([word for _, word in typed]))
    said = weights.speaks([run for _, _, run in runs], name)
    if max(said, default=0) <= 0:
        return 0, len(line.text)
    best = runs[said.index(max(said))]
    return line.starts[typed[best[0]][0]], line.ends[typed[best[1] - 1][0]]


def heaviest(line: Line, weights: Weights, against: str) -> list[tuple[int, int]]:
    """The stretches of a long message in which single words say most against a class; all of a short one.

    What is said in passing must not drown in what is said around it.
    """
    if len(line.rows) <= STRETCH:
        return [(0, len(line.rows))]
    said = [-weight for weight in weights.speaks(line.words, against)]
    starts = range(0, len(said) - STRETCH // 2, STRETCH // 2)
    order = sorted(starts, key=lambda start: -sum(said[start : start + STRETCH]))
    return [(start, start + STRETCH) for start in order[:STRETCHES]]


def _typed(line: Line, start: int, end: int | None) -> list[tuple[int, str]]:
    """The typed words with their places; a short form that stands for two words is one."""
    typed: list[tuple[int, str]] = []
    before = -1
    for place in range(*slice(start, end).indices(len(line.rows))):
        if line.words[place] and line.starts[place] != before and "<any>" in line.rows[place]:
            typed.append((place, line.words[place]))
            before = line.starts[place]
    return typed


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_RUN, len(words)) + 1):
            yield start, end, " ".join(words[start:end])


def pieces_of(word: str) -> list[str]:
    """The pieces of a word, marked as such; all of a word that is shorter than one."""
    whole = f" {word[:40]} "
    size = len(whole)
    return [
        f"~{whole[start : start + length]}"
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(max(size - length + 1, 1))
    ]
