"""Rule data (parsed TOML) to a checked rule book: classes, short forms, rules and combinations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any, Final, cast, get_args

from bot.core.meaning import Tier
from bot.understanding.lexicon import NOTHING, Labels, Lexicon, Word, year_or_number
from bot.understanding.patterns import Graph, forms

KINDS: Final = ("danger", "sign", "fact", "shield", "intent", "feeling", "stage", "channel", "slot")
_GRAVE: Final = ("danger", "sign", "fact", "shield")
"""Rules of these kinds look at every word of every message, others where it says what it means."""
_GUARDED: Final = (
    "not", "still_meant", "carries_not", "i", "my", "person", "present_wish", "once", "past_verb", "past", "state",
    "mundane",
)  # fmt: skip
"""Classes that guards look at."""
GUARDS: Final = ("negated", "other", "quoted", "past", "work", "laugh")
_USUAL: Final = {
    "danger": ("negated", "other", "quoted", "past"),
    "sign": ("negated", "other", "quoted", "past", "work", "laugh"),
    "feeling": ("negated",),
}
_CLASS: Final = re.compile(r"<[^>\s]+>|\{[^}\s]+\}")
_NO_WORDS: Final = str.maketrans(dict.fromkeys("()|?!/$^", " "))
TIERS: Final[tuple[str, ...]] = get_args(Tier)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a match means (`kind` and `value`), how much it weighs, and which guards may take it back."""

    id: str
    kind: str
    value: str
    weight: int
    guards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Combination:
    """Facts that mean danger only together."""

    id: str
    all: frozenset[str]
    two_of: frozenset[str]
    """Two of these facts are needed as well, said in different words of the message."""
    unless: frozenset[str]
    danger: Tier
    near: tuple[frozenset[str], ...] = ()
    """One sign of each of these groups, close together in one sentence."""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything the reader needs, checked."""

    rules: tuple[Rule, ...]
    combinations: tuple[Combination, ...]
    gravity: Graph
    """The rules for danger, for facts and shields, and the classes that these and guards need."""
    meaning: Graph
    """All other rules and classes."""
    lexicon: Lexicon
    faces: Mapping[str, Word]
    """Emoticons and emoji, and the word each stands for."""


def rule_book(data: Mapping[str, Mapping[str, Any]]) -> RuleBook:
    """The rule book of all files together. Raises ValueError for data that contradicts itself."""
    gravity, meaning = Graph(), Graph()
    needed = _needed(data.values())
    rules: list[Rule] = []
    combinations: list[Combination] = []
    seen: set[str] = set()
    texts: list[str] = []
    for file in data.values():
        for entry in file.get("rule", ()):
            rule = _rule(entry, seen)
            texts.append(entry["patterns"])
            graph = gravity if rule.kind in _GRAVE else meaning
            for pattern in _lines(entry["patterns"]):
                graph.add(pattern, len(rules))
            rules.append(rule)
        for entry in file.get("combine", ()):
            _once(entry["id"], seen)
            if entry["danger"] not in TIERS:
                raise ValueError(f"{entry['id']}: no such tier: {entry['danger']}")
            parts, two_of, unless = (frozenset(entry.get(key, ())) for key in ("all", "two_of", "unless"))
            near = tuple(frozenset(group.split(" or ")) for group in entry.get("near", ()))
            combinations.append(Combination(entry["id"], parts, two_of, unless, cast(Tier, entry["danger"]), near))

    def graph_of(label: str) -> Graph:
        return gravity if label in needed else meaning

    words = _classes(data.values(), graph_of, texts)
    short, faces, prefixes = (_merged(data.values(), name) for name in ("short", "faces", "prefixes"))
    for file in data.values():
        for line in _lines(file.get("short_forms", {}).get("lines", "")):
            form, _, says = line.partition(" = ")
            short[form] = says
    labels = _word_labels(words, graph_of, set("\n".join(texts).translate(_NO_WORDS).split()))
    common = {word for file in data.values() for word in file.get("common", {}).get("words", "").split()}
    common -= labels.keys()
    keys = [word for file in data.values() for word in file.get("typos", {}).get("words", "").split()]
    suffixes = [end for file in data.values() for end in file.get("suffixes", {}).get("words", "").split()]
    hidden = [part for file in data.values() for part in file.get("hidden", {}).get("words", "").split()]
    said = {form: says.split() for form, says in short.items()}
    lexicon = Lexicon(labels, said, keys, prefixes, suffixes, hidden, common)
    known = {face: labels.get(word, NOTHING) for face, word in faces.items()}
    return RuleBook(tuple(rules), tuple(combinations), gravity, meaning, lexicon, known)


def _rule(entry: Mapping[str, Any], seen: set[str]) -> Rule:
    name = str(entry["id"])
    _once(name, seen)
    kinds = [kind for kind in KINDS if kind in entry]
    if len(kinds) != 1:
        raise ValueError(f"{name}: one of {', '.join(KINDS)} is needed")
    kind = kinds[0]
    guards = tuple(entry.get("guards", _USUAL.get(kind, ())))
    if unknown := set(guards) - set(GUARDS):
        raise ValueError(f"{name}: no such guard: {', '.join(sorted(unknown))}")
    if kind == "danger" and entry[kind] not in TIERS:
        raise ValueError(f"{name}: no such tier: {entry[kind]}")
    return Rule(name, kind, str(entry[kind]), int(entry.get("weight", 5)), guards)


def _once(name: str, seen: set[str]) -> None:
    if name in seen:
        raise ValueError(f"{name}: two rules have this id")
    seen.add(name)


def _lines(text: str) -> Iterable[str]:
    return (line for raw in text.splitlines() if (line := raw.strip()) and not line.startswith("#"))


def _merged(files: Iterable[Mapping[str, Any]], name: str) -> dict[str, str]:
    return {key: value for file in files for key, value in file.get(name, {}).items()}


def _needed(files: Iterable[Mapping[str, Any]]) -> set[str]:
    """The classes that grave rules and guards need, and the classes that those are made of."""
    made_of: dict[str, set[str]] = {}
    needed = {f"<{name}>" for name in _GUARDED}
    for file in files:
        for name, members in file.get("classes", {}).items():
            made_of.setdefault(name if name[0] == "{" else f"<{name}>", set()).update(_CLASS.findall(members))
        for entry in file.get("rule", ()):
            if any(kind in entry for kind in _GRAVE):
                needed.update(_CLASS.findall(entry["patterns"]))
    found = needed
    while found:
        found = set().union(*(made_of.get(name, ()) for name in found)) - needed
        needed |= found
    return needed


def _classes(
    files: Iterable[Mapping[str, Any]], graph_of: Callable[[str], Graph], texts: list[str]
) -> dict[str, set[str]]:
    """Class of each single word (a class inside a class counts as a word); phrases go into the graph."""
    words: dict[str, set[str]] = {}
    for file in files:
        for name, members in file.get("classes", {}).items():
            label = intern(name if name.startswith("{") else f"<{name}>")
            for line in _lines(members):
                for raw in line.split(","):
                    member = raw.strip()
                    if not member:
                        continue
                    if " " in member or "(" in member:
                        graph_of(label).add(member, label)
                        texts.append(member)
                        continue
                    for form in forms(member):
                        words.setdefault(form, set()).add(label)
    return words


def _word_labels(words: Mapping[str, set[str]], graph_of: Callable[[str], Graph], asked: set[str]) -> dict[str, Word]:
    """What every known word is: itself, its classes, and their classes in turn; apart what no pattern asks for."""
    above: dict[str, tuple[str, ...]] = {}

    def classes(word: str, under: frozenset[str] = frozenset()) -> tuple[str, ...]:
        found = above.get(word)
        if found is None:
            direct = words.get(word, ())
            if word in under:
                raise ValueError(f"class {word} contains itself")
            every = dict.fromkeys(direct)
            for label in direct:
                if label in words:
                    every.update(dict.fromkeys(classes(label, under | {word})))
            found = above[word] = tuple(every)
        return found

    for label in [label for label in words if label[0] in "<{"]:
        for parent in classes(label):  # a phrase of the inner class is a phrase of the outer one
            graph_of(parent).add(label, parent)
    known: dict[str, Word] = {}
    shared: dict[Labels, Word] = {}
    for word in map(intern, words.keys() | asked):
        if word[0] not in "<{":
            every = (year_or_number(word), *classes(word)) if word.isdigit() else classes(word)
            if every not in shared:
                for_patterns = tuple([label for label in every if label in asked])
                shared[every] = (for_patterns, tuple([label for label in every if label not in asked]))
            for_patterns, besides = shared[every]
            known[word] = ((word, *for_patterns), besides) if word in asked else shared[every]
    return known
