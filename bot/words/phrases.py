"""What the bot never says, as each language lists it in content/<locale>/lint.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.words.catalog import WrongContent

FILE = "lint.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases that break one principle. `labels` tells whether it holds for what people tap, too."""

    name: str
    why: str
    never: tuple[tuple[str, re.Pattern[str]], ...]
    labels: bool = True
    allowed: frozenset[str] = frozenset()
    """Messages for which it does not hold."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """One message that may break a rule, and why."""

    message: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manners:
    """All of a language's lint.toml."""

    rules: tuple[Rule, ...] = ()
    exceptions: tuple[Allowance, ...] = ()
    celebrates: frozenset[str] = frozenset()
    """Messages that may have an exclamation mark or an emoji."""
    heard: frozenset[str] = frozenset()
    """Files that hold what people write, not what the bot says."""

    def broken(self, text: str, message: str, *, label: bool) -> Iterator[tuple[Rule, str]]:
        """The rules that a text breaks, each with the phrase."""
        plain = plainly(text)
        for rule in self.rules:
            if (label and not rule.labels) or message in rule.allowed:
                continue
            for phrase, pattern in rule.never:
                if pattern.search(plain):
                    yield rule, phrase


def load(folder: Path) -> Manners | None:
    """The manners of a language, or None when nobody has written them down."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        listed = tomllib.loads(path.read_text("utf-8"))
        return Manners(
            rules=tuple(
                Rule(
                    rule["name"],
                    rule["why"],
                    tuple((phrase, _pattern(phrase)) for phrase in rule["never"]),
                    rule.get("labels", True),
                    frozenset(rule.get("allowed", ())),
                )
                for rule in listed.get("rule", ())
            ),
            exceptions=tuple(
                Allowance(entry["message"], entry["rule"], entry["reason"]) for entry in listed.get("except", ())
            ),
            celebrates=frozenset(listed.get("celebrates", ())),
            heard=frozenset(listed.get("heard", ())),
        )
    except (OSError, ValueError, KeyError, re.error) as error:
        raise WrongContent(folder.name, "lint", "", f"{FILE} cannot be read: {error}") from None


def plainly(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())


def _pattern(phrase: str) -> re.Pattern[str]:
    """`promis*`: any ending; `*` alone: any one word; between slashes: a regular expression."""
    if phrase.startswith("/") and phrase.endswith("/") and len(phrase) > 2:
        return re.compile(phrase[1:-1])
    words = plainly(phrase).split()
    patterns = [r"\S+" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in words]
    return re.compile(r"(?<![\w'])" + r"\s+".join(patterns) + r"(?!\w)")
