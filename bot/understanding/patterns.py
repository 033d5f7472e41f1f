"""The pattern language of the rules, and the one graph that the patterns are compiled into.

    word       that word (any reading of it: unstarred, de-elongated, spelled right)
    <class>    a member of a word class; members may be phrases and may name other classes
    {name}     the same, and what it matched is kept (company, role, when)
    x?         x or nothing            (a b|c)    one of several
    ..  ..5    up to 3 (5) words of the same sentence
    _          any one word            !x         not followed by x
    /  ^  $    an edge of a sentence, the start, the end of the message
    kill+      in a class: kill, kills, killed, killing

A pattern waits as text until a word that it may begin with is typed for the first time: starting stays quick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from sys import intern

_PARTS = re.compile(r"[()|?]|[^\s()|?]+")
_LABELS = {"/": "</>", "^": "<^>", "$": "<$>", "_": "<any>"}
_DEEP = 2
"""So many steps from the root nodes are merged; deeper it would cost memory and save little."""

Target = str | int
"""Where a pattern leads: the name of a class or the number of a rule."""


class Node:
    """A place in the graph: what may come next, and what is complete here. Most nodes have only one way on."""

    __slots__ = ("done", "edges", "gaps", "lone", "sole", "unless")

    def __init__(self) -> None:
        self.lone = False  # reached in one way only: patterns that begin alike share it
        self.sole: tuple[str, Node] | None = None
        self.edges: dict[str, Nodes] = _NO_EDGES
        self.gaps: tuple[tuple[int, Node], ...] = ()  # a tuple: most nodes share the empty one
        self.unless: tuple[tuple[str, Node], ...] = ()
        self.done: tuple[Target, ...] = ()

    def to(self, label: str, after: Node) -> None:
        """Let the label lead on to the node."""
        if self.sole is None and self.edges is _NO_EDGES:
            self.sole = (label, after)
            return
        if self.sole is not None:
            self.edges = {self.sole[0]: self.sole[1]}
            self.sole = None
        self.edges[label] = _both(self.edges.get(label, ()), after)

    def ways(self) -> Iterable[tuple[str, Nodes]]:
        """Every label that leads on, and where to."""
        return self.edges.items() if self.sole is None else (self.sole,)

    def by(self, label: str) -> tuple[Node, ...]:
        """Where the label leads, if it does."""
        return next((_all(nodes) for name, nodes in self.ways() if name == label), ())

    def one_of(self, label: str, nodes: tuple[Node, ...]) -> Nodes:  # noqa: ARG002 - merged nodes go by it
        """The several nodes that the label leads to; near the root they are made one, which saves steps."""
        return nodes


class Merged(Node):
    """What several nodes are together."""

    __slots__ = ("deep",)

    def __init__(self, nodes: Iterable[Node], deep: int) -> None:
        super().__init__()
        self.deep = deep
        self.edges = {}
        skips: dict[int, list[Node]] = {}
        for node in nodes:
            for label, after in node.ways():
                self.edges[label] = _both(self.edges.get(label, ()), after)
            for most, after_gap in node.gaps:
                skips.setdefault(most, []).append(after_gap)
            self.unless += node.unless
            self.done += node.done
        self.gaps = tuple((most, Merged(after, deep) if after[1:] else after[0]) for most, after in skips.items())

    def one_of(self, label: str, nodes: tuple[Node, ...]) -> Nodes:
        if self.deep:
            self.edges[label] = Merged(nodes, self.deep - 1)
        return self.edges[label]


Nodes = Node | tuple[Node, ...]
"""Where a label leads: mostly to one node, which needs no tuple."""


def _all(nodes: Nodes) -> tuple[Node, ...]:
    return nodes if isinstance(nodes, tuple) else (nodes,)


def _both(known: Nodes, more: Nodes) -> Nodes:
    """All of these nodes, each once."""
    every = tuple(dict.fromkeys((*_all(known), *_all(more))))
    return every if len(every) > 1 else every[0]


_Tails = dict[tuple[str, ...], Node]
"""The nodes from which alternatives go on with the same words."""
_NO_EDGES: dict[str, Nodes] = {}
"""What nodes without edges share; it stays empty."""


class Graph:
    """All patterns, by the labels they may begin with; compiled when first needed."""

    def __init__(self) -> None:
        self.begins: dict[str, Node | None] = {}
        """For every label that patterns begin with: where they go on, once they are compiled."""
        self._root = Node()
        self._root.edges = {}
        self._root.lone = True
        self._waiting: list[tuple[str, Target] | None] = []
        self._firsts: dict[str, list[int]] = {}
        self._ends: dict[Target, Node] = {}

    def add(self, pattern: str, target: Target) -> None:
        """Let the pattern lead to the target, from the first time that it is needed."""
        firsts, number = self._firsts, len(self._waiting)
        for label in first_labels(pattern):
            if label in firsts:
                firsts[label].append(number)
            else:
                label = intern(label)
                firsts[label] = [number]
                self.begins[label] = None
        self._waiting.append((pattern, target))

    def begin(self, label: str) -> Node:
        """Where the patterns that begin with the label go on."""
        for number in self._firsts.pop(label):
            if (waiting := self._waiting[number]) is not None:
                self._waiting[number] = None
                compile_into(self._root, *waiting, self._ends)
        nodes = _all(self._root.edges.pop(label))
        node = self.begins[label] = Merged(nodes, _DEEP) if nodes[0].gaps or len(nodes) > 1 else nodes[0]
        return node

    def check(self) -> None:
        """Compile everything now. Raises ValueError for a pattern that cannot be read."""
        for label in list(self._firsts):
            if label.startswith(".."):
                raise ValueError("a pattern begins with a gap")
            self.begin(label)


def first_labels(pattern: str) -> list[str]:
    """The labels that the pattern may begin with."""
    labels: list[str] = []
    rest = pattern
    while rest:
        if rest[0] == "(":
            end = _closing(rest)
            inner = rest[1:end]
            if "(" in inner or "?" in inner:
                for option in _options(inner):
                    labels += first_labels(option)
            else:
                heads = [option.partition(" ")[0] for option in inner.split("|")]
                labels += [_LABELS.get(head, head) for head in heads]
            rest = rest[end + 1 :]
        else:
            part, _, after = rest.partition(" ")
            labels.append(_LABELS.get(part.removesuffix("?"), part.removesuffix("?")))
            rest = "?" + after if part.endswith("?") else after
        if not rest.startswith("?"):
            break
        rest = rest[1:].lstrip()
    return labels


def _closing(text: str) -> int:
    """The place of the bracket that closes the first one."""
    end = text.find(")")
    while end >= 0 and text.count("(", 0, end) > text.count(")", 0, end + 1):
        end = text.find(")", end + 1)
    if end < 0:
        raise ValueError(f"a bracket is left open: {text!r}")
    return end


def _options(text: str) -> Iterable[str]:
    if "(" not in text:
        return text.split("|")
    options, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            options.append("")
        else:
            options[-1] += letter
    return options


def compile_into(root: Node, pattern: str, target: Target, last: dict[Target, Node]) -> None:
    """Add the pattern's steps to the graph; those of one target share the `last` node. Raises ValueError."""
    parts = [intern(part) for part in _PARTS.findall(pattern)]  # a word of many patterns is kept once
    end = last.setdefault(target, Node())
    ends, place = _sequence(parts, 0, [root], end)
    if place < len(parts) or root in ends:
        raise ValueError(f"pattern cannot be read: {pattern!r}")
    for node in ends:
        if target not in node.done:
            node.done += (target,)


def _sequence(
    parts: list[str], place: int, nodes: list[Node], into: Node | None, tails: _Tails | None = None
) -> tuple[list[Node], int]:
    """Steps one after the other; the last one leads `into` that node, where alternatives meet."""
    while place < len(parts) and parts[place] not in ")|":
        before = nodes
        if tails is not None and into and (words := _plain_words(parts, place)):
            nodes, place = [_ending(words, before, into, tails)], place + len(words)
        elif parts[place] == "(":
            meet = (into if _ends_here(parts, place) else None) or Node()
            nodes, place = _choice(parts, place + 1, before, meet)
        else:
            after = place + 1 + (parts[place + 1 : place + 2] == ["?"])
            last = after == len(parts) or parts[after] in ")|"
            nodes, place = [_step(parts[place], before, into if last else None)], place + 1
        if parts[place : place + 1] == ["?"]:
            nodes, place = [*nodes, *before], place + 1
    return nodes, place


def _plain_words(parts: list[str], place: int) -> list[str]:
    """What is left of this alternative, if it is nothing but words and classes."""
    end = place
    while end < len(parts) and parts[end][0] not in "()|?.!":
        end += 1
    return parts[place:end] if end < len(parts) and parts[end] in ")|" else []


def _ending(words: list[str], before: list[Node], into: Node, tails: _Tails) -> Node:
    """The rest of an alternative; "did not" and "could not" share what comes after their first word."""
    after = into
    for place in range(len(words) - 1, 0, -1):
        rest = tuple(words[place:])
        if rest not in tails:
            tails[rest] = Node()
            tails[rest].to(_LABELS.get(words[place], words[place]), after)
        after = tails[rest]
    for node in before:
        node.to(_LABELS.get(words[0], words[0]), after)
    return into


def _ends_here(parts: list[str], place: int) -> bool:
    """Does the bracket that opens here close at the end of its sequence?"""
    depth = 0
    for at in range(place, len(parts)):
        depth += (parts[at] == "(") - (parts[at] == ")")
        if depth == 0:
            after = at + 1 + (parts[at + 1 : at + 2] == ["?"])
            return after == len(parts) or parts[after] in ")|"
    return False


def _choice(parts: list[str], place: int, before: list[Node], meet: Node) -> tuple[list[Node], int]:
    ends: list[Node] = []
    tails: _Tails = {}
    while True:
        some, place = _sequence(parts, place, before, meet, tails)
        ends.extend(some)
        if place >= len(parts):
            raise ValueError(f"a bracket is left open: {' '.join(parts)!r}")
        place += 1
        if parts[place - 1] == ")":
            return list(dict.fromkeys(ends)), place


def _step(part: str, before: list[Node], into: Node | None) -> Node:
    after = into or Node()
    if part.startswith(".."):
        gap = ((int(part[2:] or 3), after),)
        for node in before:
            node.gaps = node.gaps + gap if node.gaps else gap
    elif part[0] == "!" and len(part) > 1:
        for node in before:
            node.unless += ((part[1:], after),)
    else:
        label = _LABELS.get(part, part)
        if into is None and before[0].lone and len(before) == 1:
            for known in before[0].by(label):
                if known.lone:
                    return known
            after.lone = True
        for node in before:
            node.to(label, after)
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
