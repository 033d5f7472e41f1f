"""Words in a row and all that can be said of them: one pass from right to left finds every pattern."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.understanding.patterns import Graph, Node

Row = dict[str, tuple[int, ...]]
"""What begins at a word: label to the places where it may end."""

Kept = tuple[str, int, int]
"""A {name} that a pattern kept: label, first word, one past the last."""


_NOTHING: Row = {}
Stack = list[tuple[Node, int, tuple[Kept, ...]]]


@dataclass(slots=True)
class Line:
    """The message as words. The first and last are edges; so is every sentence end between them."""

    text: str = field(repr=False)
    rows: list[Row] = field(default_factory=list, repr=False)
    besides: list[tuple[str, ...]] = field(default_factory=list, repr=False)
    """What else can be said of each word: no pattern asks for it, guards and names do."""
    words: list[str] = field(default_factory=list, repr=False)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    views: list[str] = field(default_factory=list)
    commas: set[int] = field(default_factory=set)
    """Words that follow a comma."""
    edges: list[int] = field(default_factory=list)

    def add(
        self, word: str, labels: tuple[str, ...], start: int, end: int, view: str, besides: tuple[str, ...] = ()
    ) -> None:
        """One word more, and what can be said of it."""
        rows = self.rows
        rows.append(dict.fromkeys(labels, (len(rows) + 1,)))
        self.besides.append(besides)
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)
        self.views.append(view)

    def drop_last(self) -> tuple[str, ...]:
        """Take the last word back; its labels."""
        for rest in (self.besides, self.words, self.starts, self.ends, self.views):
            rest.pop()
        return tuple(self.rows.pop())

    def edge(self, place: int) -> bool:
        return "</>" in self.rows[place] and "<any>" not in self.rows[place]

    def is_a(self, label: str, place: int) -> bool:
        """Does the label begin at this word?"""
        return label in self.rows[place] or label in self.besides[place]

    def has(self, label: str, start: int, end: int) -> bool:
        """Does the label begin at any of these words?"""
        return any(self.is_a(label, place) for place in range(max(start, 0), min(end, len(self.rows))))

    def sentence(self, place: int) -> int:
        """The first word of the sentence that the word is in."""
        edges = self._edges()
        before = bisect_left(edges, place)
        return edges[before - 1] + 1 if before else 0

    def sentence_end(self, place: int) -> int:
        """One past the last word of that sentence."""
        edges = self._edges()
        after = bisect_left(edges, place)
        return edges[after] if after < len(edges) else len(self.rows)

    def _edges(self) -> list[int]:
        """All sentence edges, looked for once: no word comes after the line has been read."""
        if not self.edges:
            self.edges = [place for place in range(len(self.rows)) if self.edge(place)]
        return self.edges

    def stops(self) -> list[int]:
        """For every word, one past the sentence edge that follows it: no gap goes further."""
        size = stop = len(self.rows)
        stops = [size] * (size + 1)
        for place in range(size - 1, -1, -1):
            if "<any>" not in self.rows[place]:
                stop = place + 1
            stops[place] = stop
        return stops

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text."""
        return self.starts[start], self.ends[max(end - 1, start)]

    def view(self, start: int, end: int) -> str:
        """The view that was needed to see these words: the first that is not the plain one."""
        return next((view for view in self.views[start:end] if view not in ("plain", "unknown")), "plain")


class Hit(NamedTuple):
    """A rule that matched: its number, the words, and what it kept."""

    rule: int
    start: int
    end: int
    kept: tuple[Kept, ...] = ()


def match(graph: Graph, line: Line, places: Iterable[int], stops: Sequence[int]) -> list[Hit]:
    """Every match of every rule that begins at these places, which go from right to left: so all that may come next
    is already known."""
    rows, begins = [*line.rows, _NOTHING], graph.begins
    hits: list[Hit] = []
    for place in places:
        row = rows[place]
        work = [(label, end) for label, ends in row.items() if label in begins for end in ends]
        for label, end in work:  # grows while it is walked: a class found here may begin a longer pattern
            first = begins[label] or graph.begin(label)
            if not (first.done or first.gaps or first.unless) and (
                first.edges.keys().isdisjoint(rows[end]) if first.sole is None else first.sole[0] not in rows[end]
            ):
                continue
            stack: Stack = [(first, end, ((label, place, end),) if label[0] == "{" else ())]
            while stack:
                node, at, kept = stack.pop()
                for target in node.done:
                    if isinstance(target, int):
                        hits.append(Hit(target, place, at, kept))
                    elif at not in row.get(target, ()):
                        row[target] = (*row.get(target, ()), at)
                        if target in begins:
                            work.append((target, at))
                ahead = rows[at]
                if node.sole is not None:
                    if node.sole[0] in ahead:
                        _follow(node, at, kept, ahead, stack)
                elif node.edges and not node.edges.keys().isdisjoint(ahead):
                    _follow(node, at, kept, ahead, stack)
                if node.gaps:
                    _skip(node.gaps, at, stops[at], kept, rows, stack)
                if node.unless:
                    stack.extend([(after, at, kept) for denied, after in node.unless if denied not in ahead])
    return hits


def _follow(node: Node, at: int, kept: tuple[Kept, ...], here: Row, stack: Stack) -> None:
    """Go on with every label that begins here."""
    if node.sole is not None:
        label, after = node.sole
        for end in here[label]:
            stack.append((after, end, (*kept, (label, at, end)) if label[0] == "{" else kept))
        return
    edges = node.edges
    for label, ends in here.items():
        if label in edges:
            nodes = edges[label]
            if isinstance(nodes, tuple):
                nodes = node.one_of(label, nodes)
            for end in ends:
                keeps = (*kept, (label, at, end)) if label[0] == "{" else kept
                if isinstance(nodes, tuple):
                    stack.extend([(after, end, keeps) for after in nodes])
                else:
                    stack.append((nodes, end, keeps))


def _skip(
    gaps: tuple[tuple[int, Node], ...], at: int, stop: int, kept: tuple[Kept, ...], rows: list[Row], stack: Stack
) -> None:
    """Leave words out, only where something that may follow is there; never past an edge."""
    for most, after in gaps:
        places = range(at, at + most + 1 if at + most < stop else stop)
        if after.done or after.gaps or after.unless:
            stack.extend([(after, place, kept) for place in places])
        elif after.sole is not None:
            label = after.sole[0]
            for place in places:
                if label in rows[place]:
                    _follow(after, place, kept, rows[place], stack)
        else:
            nothing_of = after.edges.keys().isdisjoint
            for place in places:
                if not nothing_of(rows[place]):
                    _follow(after, place, kept, rows[place], stack)
