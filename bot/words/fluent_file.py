"""One Fluent file: parsed by fluent.syntax, formatted by fluent.runtime.

Plain patterns (text, arguments, selectors over names) are put together here: they are nearly all there are,
and importing fluent.runtime with its plural rules takes longer than the terminal needs to greet someone.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

Argument = str | int
"""A name to choose words by, a number, or the place of an own word."""

ATTRIBUTE = "."
VARIANT = "--"


class Problem(Exception):
    """What is wrong with a message of this file."""

    def __init__(self, message: str, sentence: str) -> None:
        super().__init__(sentence)
        self.message, self.sentence = message, sentence


class FluentFile:
    """The messages of one file in one language, with the shared terms of that language."""

    def __init__(self, locale: str, path: Path, terms: Path | None = None) -> None:
        self.locale = locale
        self.path = path
        self._resource = _read(path)
        self._terms = _read(terms) if terms and terms.is_file() and terms != path else None
        self._patterns: dict[str, Any] = {}
        self._attributes: dict[str, tuple[str, ...]] = {}
        self._bundle: Any = None
        for entry in self._resource.body:
            if type(entry).__name__ != "Message":
                continue
            if entry.id.name in self._attributes:
                raise Problem(entry.id.name, "stands here twice.")
            self._attributes[entry.id.name] = tuple(attribute.id.name for attribute in entry.attributes)
            if entry.value is not None:
                self._patterns[entry.id.name] = entry.value
            for attribute in entry.attributes:
                self._patterns[entry.id.name + ATTRIBUTE + attribute.id.name] = attribute.value

    @property
    def messages(self) -> tuple[str, ...]:
        """Every message, variants too, in the order of the file."""
        return tuple(self._attributes)

    def attributes(self, message: str) -> tuple[str, ...]:
        return self._attributes.get(message, ())

    def pattern(self, message: str, attribute: str = "") -> Any:
        """The parsed pattern (fluent.syntax.ast.Pattern), or None."""
        return self._patterns.get(f"{message}{ATTRIBUTE}{attribute}" if attribute else message)

    def terms(self) -> dict[str, Any]:
        """The parsed patterns of every term that messages here may use, by name."""
        resources = [resource for resource in (self._terms, self._resource) if resource]
        entries = [entry for resource in resources for entry in resource.body]
        return {entry.id.name: entry.value for entry in entries if type(entry).__name__ == "Term"}

    def has(self, message: str, attribute: str = "") -> bool:
        if attribute:
            return f"{message}{ATTRIBUTE}{attribute}" in self._patterns
        return message in self._attributes

    def variants(self, message: str) -> int:
        """How many ways of saying it there are: `name`, `name--2`, `name--3` without a gap."""
        count = 1
        while f"{message}{VARIANT}{count + 1}" in self._patterns:
            count += 1
        return count

    def format(
        self,
        message: str,
        arguments: Mapping[str, Argument],
        *,
        variant: int = 0,
        attribute: str = "",
    ) -> str:
        """The text with its arguments. Raises Problem when one is missing and for whatever Fluent finds."""
        name = message
        if attribute:
            name += ATTRIBUTE + attribute
        elif number := variant % self.variants(message):
            name += f"{VARIANT}{number + 1}"
        if name not in self._patterns:
            raise Problem(name, "has no text.")
        plain = self.quickly(name, arguments)
        return plain if plain is not None else self.by_fluent(name, arguments)

    def quickly(self, name: str, arguments: Mapping[str, Argument]) -> str | None:
        """The text of a plain pattern, or None."""
        return _plain(self._patterns[name], arguments)

    def by_fluent(self, name: str, arguments: Mapping[str, Argument]) -> str:
        """The text of any pattern."""
        message, _, attribute = name.partition(ATTRIBUTE)
        compiled = self._runtime().get_message(message)
        pattern = compiled.attributes[attribute] if attribute else compiled.value
        try:
            text, errors = self._bundle.format_pattern(pattern, dict(arguments))
        except RecursionError:
            raise Problem(name, "goes round in a circle.") from None
        if errors:
            raise Problem(name, "; ".join(dict.fromkeys(f"{error}." for error in errors)))
        return str(text)

    def _runtime(self) -> Any:
        if self._bundle is None:
            from fluent.runtime import FluentBundle

            self._bundle = FluentBundle([self.locale.partition("/")[0]], use_isolating=False)
            self._bundle.add_resource(self._resource)
            if self._terms:
                self._bundle.add_resource(self._terms)
        return self._bundle


def _read(path: Path) -> Any:
    from fluent.syntax import FluentParser

    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Problem("", f"{path.name} cannot be read.") from None
    resource: Any = FluentParser().parse(source)
    for entry in resource.body:
        if type(entry).__name__ == "Junk":
            line = source.count("\n", 0, entry.span.start) + 1
            fault = " ".join(annotation.message for annotation in entry.annotations)
            raise Problem(f"line {line}", f"{path.name} is not Fluent here: {fault}")
    return resource


def _plain(pattern: Any, arguments: Mapping[str, Argument]) -> str | None:
    """The pattern's text where no plural, number, term or function is in it; otherwise None."""
    parts: list[str] = []
    for element in pattern.elements:
        kind = type(element).__name__
        part = element.value if kind == "TextElement" else _plain_expression(element.expression, arguments)
        if part is None:
            return None
        parts.append(part)
    return "".join(parts)


def _plain_expression(expression: Any, arguments: Mapping[str, Argument]) -> str | None:
    match type(expression).__name__:
        case "VariableReference":
            given = arguments.get(expression.id.name)
            return given if isinstance(given, str) else None
        case "StringLiteral":
            return str(expression.parse()["value"])
        case "SelectExpression" if type(expression.selector).__name__ == "VariableReference":
            given = arguments.get(expression.selector.id.name)
            if not isinstance(given, str):
                return None
            chosen = None
            for variant in expression.variants:
                if variant.default and chosen is None:
                    chosen = variant
                if getattr(variant.key, "name", None) == given:
                    chosen = variant
                    break
            return _plain(chosen.value, arguments) if chosen else None
    return None
