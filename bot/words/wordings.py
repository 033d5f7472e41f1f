"""Every way in which a message can come out: each choice of its selectors, with samples for its arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.words.fluent_file import FluentFile, Problem

MOST = 5000
"""Wordings of one message that are looked at."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way it comes out: with markup, and with the arguments that took part in it."""

    text: str
    used: frozenset[str]


def wordings(
    file: FluentFile, message: str, attribute: str = "", samples: Mapping[str, str] | None = None
) -> Iterator[Wording]:
    """All wordings of a message or one of its attributes. An argument without a sample is 80 wide letters."""
    pattern = file.pattern(message, attribute)
    if pattern is not None:
        speller = _Speller(file, samples or {}, _keys(pattern))
        for text, used, _ in islice(speller.pattern(pattern, {}), MOST):
            yield Wording(text, used)


def selectors(file: FluentFile, message: str, attribute: str = "") -> frozenset[str]:
    """The arguments by which the message chooses its words."""
    pattern = file.pattern(message, attribute)
    return frozenset(_keys(pattern)) if pattern is not None else frozenset()


_Spelled = tuple[str, frozenset[str], Mapping[str, str]]
_NOTHING: frozenset[str] = frozenset()


class _Speller:
    """Spells patterns out; what a selector was taken to be holds for the rest of the message."""

    def __init__(self, file: FluentFile, samples: Mapping[str, str], keys: Mapping[str, list[str]]) -> None:
        self.file = file
        self.samples = samples
        self.keys = keys
        self.within: list[Any] = []

    def pattern(self, pattern: Any, chosen: Mapping[str, str]) -> Iterator[_Spelled]:
        yield from self._elements(pattern.elements, 0, chosen)

    def _elements(self, elements: Any, at: int, chosen: Mapping[str, str]) -> Iterator[_Spelled]:
        if at == len(elements):
            yield "", _NOTHING, chosen
            return
        for text, used, after in self._element(elements[at], chosen):
            for rest, used_later, last in self._elements(elements, at + 1, after):
                yield text + rest, used | used_later, last

    def _element(self, element: Any, chosen: Mapping[str, str]) -> Iterator[_Spelled]:
        match type(element).__name__:
            case "TextElement":
                yield element.value, _NOTHING, chosen
            case "Placeable":
                yield from self._element(element.expression, chosen)
            case "StringLiteral":
                yield element.parse()["value"], _NOTHING, chosen
            case "NumberLiteral":
                yield element.value, _NOTHING, chosen
            case "VariableReference":
                name = element.id.name
                yield self.samples.get(name, "W" * 80), frozenset({name}), chosen
            case "TermReference":
                yield from self._referred(self.file.terms().get(element.id.name), chosen)
            case "MessageReference":
                attribute = element.attribute.name if element.attribute else ""
                yield from self._referred(self.file.pattern(element.id.name, attribute), chosen)
            case "FunctionReference":
                given = filter(_is_argument, element.arguments.positional)
                yield "999", frozenset(argument.id.name for argument in given), chosen
            case "SelectExpression":
                yield from self._select(element, chosen)

    def _referred(self, pattern: Any, chosen: Mapping[str, str]) -> Iterator[_Spelled]:
        if pattern is None:
            raise Problem("", "it refers to something that is not there.")
        if pattern in self.within:
            raise Problem("", "it refers to itself.")
        self.within.append(pattern)
        yield from list(self.pattern(pattern, chosen))
        self.within.pop()

    def _select(self, select: Any, chosen: Mapping[str, str]) -> Iterator[_Spelled]:
        if not _is_argument(select.selector):
            for variant in select.variants:
                yield from self.pattern(variant.value, chosen)
            return
        name = select.selector.id.name
        keys = [chosen[name]] if name in chosen else self.keys[name]
        for key in keys:
            for text, used, after in self.pattern(_variant(select, key), {**chosen, name: key}):
                yield text, used | {name}, after


def _variant(select: Any, key: str) -> Any:
    named = {_key(variant): variant.value for variant in select.variants}
    default = next(variant.value for variant in select.variants if variant.default)
    return named.get(key, default)


def _keys(pattern: Any) -> dict[str, list[str]]:
    """Every key that any selector over an argument has, by argument."""
    found: dict[str, list[str]] = {}
    waiting = [pattern]
    while waiting:
        node = waiting.pop()
        for element in node.elements:
            expression = element
            while type(expression).__name__ == "Placeable":
                expression = expression.expression
            if type(expression).__name__ != "SelectExpression":
                continue
            for variant in expression.variants:
                waiting.append(variant.value)
                if _is_argument(expression.selector):
                    keys = found.setdefault(expression.selector.id.name, [])
                    if _key(variant) not in keys:
                        keys.append(_key(variant))
    return found


def _key(variant: Any) -> str:
    return str(getattr(variant.key, "name", None) or variant.key.value)


def _is_argument(node: Any) -> bool:
    return type(node).__name__ == "VariableReference"
