"""Is this person in danger? Rules find words, guards take back what is not meant, facts add up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from bot.core.meaning import Tier
from bot.understanding.chart import Hit, Line
from bot.understanding.rules import Combination, Rule

_GRAVEST: Final[tuple[Tier, ...]] = ("imminent", "active", "self_harm", "passive", "third_party", "soft")
_REACH: Final = 8
"""How many words a negation may stand before what it denies."""


_BEFORE: Final = 5
"""How many words before the match its tense may show."""
_NEAR: Final = 12
"""How many words apart two signs of one thought may stand."""
_SHORT: Final = 40
"""In a message of no more words, signs of one thought may stand in two sentences."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the guards look at: the words, the facts of the whole message, and what it quotes."""

    line: Line
    facts: frozenset[str]
    quotes: Sequence[tuple[int, int]]
    places: Mapping[str, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """The words of each fact."""

    def apart(self, names: Iterable[str]) -> bool:
        """Do two of these facts stand in different words?"""
        spans = [self.places[name] for name in names if name in self.places]
        return any(
            min(end for _, end in one) <= max(start for start, _ in two)
            for one in spans
            for two in spans
            if one is not two
        )


def negated(hit: Hit, scene: Scene) -> bool:
    """Denied in its own clause ("not suicidal", "bukan nak mati"), and not undone by "but" or "I lied"."""
    if "undone" in scene.facts:
        return False
    line, place = scene.line, hit.start
    while place > 0 and hit.start - place < _REACH and place not in line.commas:
        place -= 1
        if line.is_a("<not>", place):
            return not line.is_a("<still_meant>", place)
        if not line.is_a("<carries_not>", place):
            return False
    return False


def other(hit: Hit, scene: Scene) -> bool:
    """Said of somebody else: the last one named before it in the sentence is not the writer."""
    line = scene.line
    if line.has("<i>", hit.start, hit.end) and not line.has("<person>", hit.start, hit.start + 1):
        return False
    first, place = line.sentence(hit.start), hit.start
    while place > first:
        place -= 1
        if line.is_a("<person>", place):
            return True
        if line.is_a("<i>", place) and not _in_person(line, first, place):
            return False
    return False


def _in_person(line: Line, first: int, place: int) -> bool:
    """Is the word part of somebody else's name, as in "kawan saya"?"""
    return any(max(line.rows[i].get("<person>", (0,))) > place for i in range(max(first, place - _BEFORE), place))


def quoted(hit: Hit, scene: Scene) -> bool:
    """In quotation marks, in a message about a song, a film, a book or what somebody said."""
    if "lyrics" in scene.facts and _titled(hit, scene.line):
        return True
    if not scene.quotes or scene.facts.isdisjoint(("lyrics", "speech")):
        return False
    start, end = scene.line.span(hit.start, hit.end)
    touched = [(opens, closes) for opens, closes in scene.quotes if opens < end and start < closes]
    inside = any(opens <= start and end <= closes for opens, closes in touched)
    return (inside and "speech" in scene.facts) or (bool(touched) and "lyrics" in scene.facts)


def _titled(hit: Hit, line: Line) -> bool:
    """Written as a title within a sentence: every word with a capital, and what comes before it without."""
    capital = [line.text[line.starts[i] : line.starts[i] + 1].isupper() for i in range(hit.start, hit.end)]
    before = range(line.sentence(hit.start), hit.start)
    return all(capital) and any(line.text[line.starts[i] : line.starts[i] + 1].islower() for i in before)


def past(hit: Hit, scene: Scene) -> bool:
    """Told as past, and well now, without an "again"."""
    if "recovered" not in scene.facts or "again" in scene.facts:
        return False
    line, near = scene.line, hit.start - _BEFORE
    if line.has("<present_wish>", hit.start, hit.end) and not line.has("<once>", near, hit.end):
        return False
    if not line.has("<past_verb>", near, hit.end):
        return False
    return line.has("<past>", line.sentence(hit.start), line.sentence_end(hit.end))


def work(hit: Hit, scene: Scene) -> bool:
    """A job, a course, a text about it; not "I feel suicidal" or "my brother is" next to one."""
    if "about_work" not in scene.facts:
        return False
    line, start = scene.line, hit.start
    own = line.has("<my>", start, start + 1) or (
        line.has("<state>", start - 2, start) and line.has("<i>", max(line.sentence(start), start - 6), start)
    )
    return not own


def laugh(_: Hit, scene: Scene) -> bool:
    """Said with laughter: hyperbole at least as likely as danger."""
    return "laughter" in scene.facts and "serious" not in scene.facts


_DISMISS: Final[Mapping[str, Callable[[Hit, Scene], bool]]] = {
    "negated": negated,
    "quoted": quoted,
    "past": past,
    "work": work,
}


def dismissed(hit: Hit, rule: Rule, scene: Scene) -> bool:
    """Does a guard of the rule take the match back?"""
    return any(guard in _DISMISS and _DISMISS[guard](hit, scene) for guard in rule.guards)


def together(groups: Sequence[frozenset[str]], signs: Mapping[str, Sequence[Hit]], line: Line) -> Hit | None:
    """All the words from the first to the last of these signs, if they stand near each other and none is another."""
    rows = [sorted((hit for name in sorted(group) for hit in signs.get(name, ())), key=_start) for group in groups]
    for first in rows[0] if all(rows) else ():
        start, end = first.start - _NEAR, first.end + _NEAR
        if len(line.rows) > _SHORT:
            start, end = max(line.sentence(first.start), start), min(line.sentence_end(first.start), end)
        chosen = [first]
        for row in rows[1:]:
            for hit in row[bisect_left(row, start, key=_start) : bisect_left(row, end, key=_start)]:
                if all(hit.start >= known.end or hit.end <= known.start for known in chosen):
                    chosen.append(hit)
                    break
        if len(chosen) == len(rows):
            return first._replace(start=min(map(_start, chosen)), end=max(hit.end for hit in chosen))
    return None


def _start(hit: Hit) -> int:
    return hit.start


def _own(signs: Iterable[tuple[Hit, Rule]], scene: Scene) -> dict[str, list[Hit]]:
    """The signs that are meant, by name: not denied, quoted or a joke, nor somebody else's where that matters."""
    own: dict[str, list[Hit]] = {}
    for hit, rule in signs:
        joke = "laugh" in rule.guards and laugh(hit, scene)
        if not joke and not dismissed(hit, rule, scene) and not ("other" in rule.guards and other(hit, scene)):
            own.setdefault(rule.value, []).append(hit)
    return own


def judge(
    hits: Iterable[tuple[Hit, Rule]],
    signs: Iterable[tuple[Hit, Rule]],
    scene: Scene,
    combinations: Iterable[Combination],
) -> tuple[Tier | None, list[tuple[str, Hit | None]]]:
    """The gravest tier that stands, and the rules that say so."""
    standing: dict[Tier, list[tuple[str, Hit | None]]] = {}
    for hit, rule in hits:
        if dismissed(hit, rule, scene):
            continue
        tier = cast(Tier, rule.value)
        if "other" in rule.guards and other(hit, scene):
            if work(hit, scene):
                continue  # a question about people, not about one of them
            tier = "soft" if tier == "soft" else "third_party"
        elif "laugh" in rule.guards and laugh(hit, scene):
            if tier in ("soft", "third_party") and scene.line.has("<mundane>", 0, len(scene.line.rows)):
                continue  # a joke about work
            tier = "soft"
        standing.setdefault(tier, []).append((rule.id, hit))
    own = _own(signs, scene)
    facts = scene.facts | standing.keys()
    for combination in combinations:
        if combination.unless & facts or not combination.all <= facts:
            continue
        found = together(combination.near, own, scene.line) if combination.near else None
        if found or not (combination.near or (combination.two_of and not scene.apart(combination.two_of))):
            standing.setdefault(combination.danger, []).append((combination.id, found))
    for tier in _GRAVEST:
        if tier in standing:
            return tier, standing[tier]
    return None, []
