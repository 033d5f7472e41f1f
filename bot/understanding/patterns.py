"""The pattern language of the rules, and the one graph that all patterns are compiled into.

    word       that word (any reading of it: unstarred, de-elongated, spelled right)
    <class>    a member of a word class; members may be phrases and may name other classes
    {name}     the same, and what it matched is kept (company, role, when)
    x?         x or nothing            (a b|c)    one of several
    ..  ..5    up to 3 (5) words of the same sentence
    _          any one word            !x         not followed by x
    /  ^  $    an edge of a sentence, the start, the end of the message
    kill+      in a class: kill, kills, killed, killing
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = re.compile(r"[()|?]|[^\s()|?]+")


class Node:
    """A place in the graph: what may come next, and what is complete here."""

    __slots__ = ("done", "edges", "gaps", "unless")

    def __init__(self) -> None:
        self.edges: dict[str, list[Node]] = {}
        self.gaps: list[tuple[int, Node]] = []
        self.unless: list[tuple[str, Node]] = []
        self.done: list[str | int] = []


def label_of(part: str) -> str:
    """The label that a part of a pattern asks of a word: classes keep their brackets, words are themselves."""
    return {"/": "</>", "^": "<^>", "$": "<$>", "_": "<any>"}.get(part, part)


class Graph:
    """All patterns as one graph; `add` makes a pattern lead to a class name or to a rule's number."""

    def __init__(self) -> None:
        self.root = Node()
        self.labels: set[str] = set()
        self._joins: set[int] = set()

    def add(self, pattern: str, target: str | int) -> None:
        """Let the pattern lead to the target. Raises ValueError for a pattern that cannot be read."""
        parts = _PARTS.findall(pattern)
        ends, place = self._sequence(parts, 0, [self.root])
        if place < len(parts) or self.root in ends:
            raise ValueError(f"pattern cannot be read: {pattern!r}")
        for node in ends:
            node.done.append(target)

    def _sequence(self, parts: list[str], place: int, nodes: list[Node]) -> tuple[list[Node], int]:
        while place < len(parts) and parts[place] not in ")|":
            before = nodes
            if parts[place] == "(":
                nodes, place = self._choice(parts, place + 1, before)
            else:
                optional = parts[place + 1 : place + 2] == ["?"]
                nodes, place = [self._step(parts[place], before, optional)], place + 1
            if parts[place : place + 1] == ["?"]:
                nodes, place = [*nodes, *before], place + 1
        return nodes, place

    def _choice(self, parts: list[str], place: int, before: list[Node]) -> tuple[list[Node], int]:
        ends: list[Node] = []
        while True:
            some, place = self._sequence(parts, place, before)
            ends.extend(some)
            if place >= len(parts):
                raise ValueError(f"a bracket is left open: {' '.join(parts)!r}")
            place += 1
            if parts[place - 1] == ")":
                return list(dict.fromkeys(ends)), place

    def _step(self, part: str, before: list[Node], optional: bool) -> Node:
        if part.startswith(".."):
            after = Node()
            for node in before:
                node.gaps.append((int(part[2:] or 3), after))
            return after
        if part.startswith("!") and len(part) > 1:
            after = Node()
            for node in before:
                node.unless.append((label_of(part[1:]), after))
            return after
        label = label_of(part)
        self.labels.add(label)
        if len(before) == 1 and not optional:  # patterns that start alike share their first steps
            for node in before[0].edges.get(label, ()):
                if id(node) not in self._joins:
                    return node
        after = Node()
        if len(before) > 1 or optional:
            self._joins.add(id(after))
        for node in before:
            node.edges.setdefault(label, []).append(after)
        return after


def forms(member: str) -> Iterable[str]:
    """The member itself, or for `kill+` its usual English forms."""
    if not member.endswith("+"):
        return (member,)
    stem = member[:-1]
    if stem.endswith("e"):
        return (stem, stem + "s", stem + "d", stem[:-1] + "ing")
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return (stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing")
    return (stem, stem + ("es" if stem.endswith(("s", "sh", "ch", "x")) else "s"), stem + "ed", stem + "ing")
