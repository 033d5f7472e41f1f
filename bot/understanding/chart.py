"""Words in a row and all that can be said of them: one pass from right to left finds every pattern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.understanding.patterns import Node

Row = dict[str, tuple[int, ...]]
"""What begins at a word: label to the places where it may end."""

Kept = tuple[str, int, int]
"""A {name} that a pattern kept: label, first word, one past the last."""


@dataclass(slots=True)
class Line:
    """The message as words. The first and last are edges; so is every sentence end between them."""

    text: str = field(repr=False)
    rows: list[Row] = field(default_factory=list, repr=False)
    words: list[str] = field(default_factory=list, repr=False)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    views: list[str] = field(default_factory=list)
    commas: set[int] = field(default_factory=set)
    """Words that follow a comma."""

    def edge(self, place: int) -> bool:
        return "</>" in self.rows[place] and "<any>" not in self.rows[place]

    def has(self, label: str, start: int, end: int) -> bool:
        """Does the label begin at any of these words?"""
        return any(label in self.rows[place] for place in range(max(start, 0), min(end, len(self.rows))))

    def sentence(self, place: int) -> int:
        """The first word of the sentence that the word is in."""
        while place > 0 and not self.edge(place - 1):
            place -= 1
        return place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text."""
        return self.starts[start], self.ends[max(end - 1, start)]

    def view(self, start: int, end: int) -> str:
        """The view that was needed to see these words: the first that is not the plain one."""
        return next((view for view in self.views[start:end] if view not in ("plain", "unknown")), "plain")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched: its number, the words, and what it kept."""

    rule: int
    start: int
    end: int
    kept: tuple[Kept, ...] = ()


def match(root: Node, line: Line) -> Iterator[Hit]:
    """Every match of every rule. Going from right to left, all that a pattern may need next is already known."""
    rows, first = line.rows, root.edges
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        work = [(label, end) for label, ends in row.items() if label in first for end in ends]
        for label, end in work:  # grows while it is walked: a class found here may begin a longer pattern
            kept = ((label, place, end),) if label[0] == "{" else ()
            stack = [(node, end, kept) for node in first[label]]
            while stack:
                node, at, keeps = stack.pop()
                for target in node.done:
                    if isinstance(target, int):
                        yield Hit(target, place, at, keeps)
                    elif at not in row.get(target, ()):
                        row[target] = (*row.get(target, ()), at)
                        if target in first:
                            work.append((target, at))
                if at < len(rows):
                    _step(node, at, keeps, rows, stack)


def _step(node: Node, at: int, kept: tuple[Kept, ...], rows: list[Row], stack: list[tuple[Node, int, tuple[Kept, ...]]]) -> None:
    here = rows[at]
    if node.edges:
        for label in node.edges.keys() & here.keys():
            for end in here[label]:
                keeps = (*kept, (label, at, end)) if label[0] == "{" else kept
                for after in node.edges[label]:
                    stack.append((after, end, keeps))
    for most, after in node.gaps:
        for skipped in range(min(most, len(rows) - 1 - at) + 1):
            stack.append((after, at + skipped, kept))
            if "<any>" not in rows[at + skipped]:
                break
    for label, after in node.unless:
        if label not in here:
            stack.append((after, at, kept))
