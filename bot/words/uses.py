"""What the conversations give to their words: found by walking them, so that nothing is declared twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.core.effects import Ask, Fill, Quote, Say, Show, Token
from bot.core.flow import Flow
from bot.core.session import LEAVE
from bot.core.steps import DONE
from bot.core.walk import walk_all
from bot.words.catalog import HEARD, LONGEST_IN_LABEL
from bot.words.fills import LONGEST, LONGEST_QUOTE, clean

LONGEST_DAY = "Wednesday 30 September 2026"
LARGE_NUMBER = "999"

_KEY = re.compile(r"""(?<![\w.])(?<!getLogger\()["']([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)["']""")
_KEY_BEGINS = re.compile(r"""\bf["']([a-z][a-z0-9_]*\.[a-z0-9_]*)\{""")


@dataclass
class Given:
    """Arguments with their worst samples: those that are given every time, and all that ever are."""

    every_time: set[str] | None = None
    samples: dict[str, str] = field(default_factory=dict)
    own_words: set[str] = field(default_factory=set)

    def take(self, fills: Mapping[str, Fill], longest: int, *, own_words: bool = True) -> None:
        """Fills as they were seen. Those that are nobody's own words are samples of themselves."""
        self.every_time = set(fills) if self.every_time is None else self.every_time & set(fills)
        for name, given in fills.items():
            sample = _sample(given, longest)
            if isinstance(given, str) and not own_words:
                sample = clean(given, longest)
            if len(sample) > len(self.samples.get(name, "")):
                self.samples[name] = sample
            if own_words and isinstance(given, (str, Quote)):
                self.own_words.add(name)


@dataclass
class Use:
    """One message as the conversations use it."""

    given: Given = field(default_factory=Given)
    labels: dict[str, Given] = field(default_factory=dict)
    most_buttons: int = 0
    heard_by: str = ""
    """The message whose labels serve here as well."""

    def label(self, name: str) -> Given:
        return self.labels.setdefault(name, Given())


Turns = set[tuple[str, ...]]
"""The messages that were said together."""


def uses_of(flows: Mapping[str, Flow], also: Iterable[Say] = ()) -> tuple[dict[str, Use], Turns]:
    """Every message that the conversations say, and which share a turn. `also`: what is said beside
    them, with samples for themselves, since nobody typed them."""
    uses: dict[str, Use] = {}
    together: Turns = set()
    for flow in flows.values():
        _declared(flow, uses)
    for _, walk in walk_all(flows):
        for turn in walk:
            keys: list[str] = []
            for effect in turn.effects:
                told = [say for line in effect.told for say in line] if isinstance(effect, Show) else [effect]
                for said in told:
                    if isinstance(said, (Say, Ask)):
                        _said(said, uses)
                        keys.append(said.key)
            together.add(tuple(keys))
    for say in also:
        use = uses.setdefault(say.key, Use())
        use.given.take(say.fills, LONGEST, own_words=False)
    return uses, together


def keys_in(source: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    """The keys that stand in the code: whole ones, and the beginnings of those that are put together."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in sorted(source.rglob("*.py")):
        code = path.read_text("utf-8")
        whole.update(_KEY.findall(code))
        begun.update(_KEY_BEGINS.findall(code))
    return frozenset(whole), tuple(sorted(begun))


def _declared(flow: Flow, uses: dict[str, Use]) -> None:
    """What every step needs, whether or not anybody walked there."""
    for step in flow.steps:
        if step.kind not in ("say", "pick", "picks", "write", "day", "clock"):
            continue
        key = flow.key(step)
        use = uses.setdefault(key, Use())
        if step.fills is None:
            use.given.take({}, LONGEST)
        for choice in (*step.choices, *((DONE,) if step.kind == "picks" else ())):
            use.label(choice).take({}, LONGEST_IN_LABEL)
        if step.many:
            heard = uses.setdefault(key + HEARD, Use(heard_by=key))
            if step.fills is None:
                heard.given.take({}, LONGEST)


def _said(effect: Say | Ask, uses: dict[str, Use]) -> None:
    use = uses.setdefault(effect.key, Use())
    use.given.take(effect.fills, LONGEST)
    if not isinstance(effect, Ask):
        return
    labelled = uses.setdefault(use.heard_by, Use()) if use.heard_by else use
    for choice in effect.choices:
        labelled.label(choice.label or choice.id).take(choice.fills, LONGEST_IN_LABEL)
    controls = 0 if effect.step == LEAVE else 3
    use.most_buttons = max(use.most_buttons, len(effect.choices) + effect.several + controls)


def _sample(given: Fill, longest: int) -> str:
    match given:
        case Token(name=name):
            return name
        case Quote():
            return "W" * LONGEST_QUOTE
        case date():
            return LONGEST_DAY
        case int():
            return LARGE_NUMBER
        case _:
            return "W" * longest
