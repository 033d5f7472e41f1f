"""A conversation as a picture: Mermaid text that is drawn from the flow itself.

Questions carry a question mark, sayings stand in quotation marks, forks are diamonds; a note tells the phase.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from types import ModuleType

from bot.core.flow import Flow
from bot.core.session import END
from bot.core.steps import SKIP, WORDS, Step

_COLOURS = {
    "asks": "fill:#fff4d6,stroke:#a67c00,color:#1a1a1a",
    "asks_more": "fill:#ffffff,stroke:#a67c00,color:#1a1a1a,stroke-dasharray:4 3",
    "says": "fill:#e3f0ff,stroke:#2f6db0,color:#1a1a1a",
    "does": "fill:#eeeeee,stroke:#777777,color:#1a1a1a",
}
_RESERVED = frozenset({"state", "note", "class", "default", "direction", "end", "as", "left", "right"})
_LABELS = {SKIP: "skip", WORDS: "own words", "": "else"}

HEADING = """# The conversations

Drawn by `onward draw` from bot/flows; do not edit. Yellow asks, with a dashed border only those who opted
into it; blue says; grey does something unseen; a diamond turns by what is known. Back, Skip and Stop are
always there.
"""


def draw(flow: Flow) -> str:
    """The flow as a Mermaid `stateDiagram-v2`."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {_declared(step)}" for step in flow.steps]
    lines.append(f"    [*] --> {_id(flow.by_name[flow.first])}")
    for step in flow.steps:
        lines += [f"    {arrow}" for arrow in _arrows(flow, step)]
    lines += [f"    note right of {_id(step)} : {step.phase}" for step in flow.steps if step.phase]
    for name, colours in _COLOURS.items():
        members = [_id(step) for step in flow.steps if _class(step) == name]
        if members:
            lines.append(f"    classDef {name} {colours}")
            lines.append(f"    class {','.join(members)} {name}")
    return "\n".join(lines) + "\n"


def document(flows: Iterable[Flow], modules: Iterable[ModuleType] = ()) -> str:
    """A page with every flow: its name, the docstring of the module that declares it, and its picture."""
    modules = tuple(modules)
    parts = [HEADING]
    for flow in flows:
        about = docstring(flow, modules)
        parts += [f"## {flow.name}\n", *([about + "\n"] if about else []), f"```mermaid\n{draw(flow)}```\n"]
    return "\n".join(parts)


def docstring(flow: Flow, modules: Iterable[ModuleType]) -> str:
    """What the module that declares the flow says of it: of those that hold it, the one with fewest flows."""
    holders: list[tuple[int, str]] = []
    for module in modules:
        held = [value for value in vars(module).values() if isinstance(value, Flow)]
        if any(value is flow for value in held):
            holders.append((len(held), inspect.cleandoc(module.__doc__ or "")))
    return min(holders)[1] if holders else ""


def _declared(step: Step) -> str:
    if step.kind == "fork":
        return f"state {_id(step)} <<choice>>"
    return f"{_id(step)} : {_caption(step)}"


def _caption(step: Step) -> str:
    name = step.name.replace("_", " ")
    if step.asks:
        return f"{name}?"
    return f"“{name}”" if step.kind == "say" else f"({name})"


def _class(step: Step) -> str:
    if step.asks:
        return "asks_more" if step.depth else "asks"
    return {"say": "says", "fork": ""}.get(step.kind, "does")


def _arrows(flow: Flow, step: Step) -> list[str]:
    """One arrow for each place a step leads to, with all the answers that lead there."""
    by_target: dict[str, list[str]] = {}
    ways = flow.leads_to(step)
    for label, target in ways.items():
        by_target.setdefault(target, []).append(_LABELS.get(label, label.replace("_", " ")))
    arrows = []
    for target, labels in by_target.items():
        end = "[*]" if target == END else _id(flow.by_name[target])
        arrow = f"{_id(step)} --> {end}"
        named = labels != ["else"] or len(by_target) > 1
        arrows.append(f"{arrow} : {', '.join(labels)}" if named else arrow)
    return arrows


def _id(step: Step) -> str:
    return f"{step.name}_" if step.name in _RESERVED else step.name
