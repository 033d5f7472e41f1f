"""Every conversation was recorded, also with somebody who did not go straight through, and none repeats itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.flows.every import FLOWS
from tests.transcripts.talks import RECORDED, Turn, talked

AWAY = ("back", "skip", "stop")
NOT_ASKED = {
    "ui.not_a_choice", "ui.needs_a_choice", "ui.not_a_day", "ui.not_a_day_ahead", "ui.not_one_day", "ui.not_a_clock",
    "ui.not_a_country",
}  # fmt: skip
"""What is said to somebody who answered what nobody asked."""
SAID_AGAIN = ("ui.", "asked.", "helpnow.", "errors.", "public.")
"""Words of the house, help, and what would stand in a group: these are the same wherever they are needed."""
QUESTIONS = {
    *(step.key or f"{flow.name}.{step.name}" for flow in FLOWS.values() for step in flow.steps if step.asks),
    "ui.age", "ui.consent", "ui.leave",
}  # fmt: skip

each_flow = pytest.mark.parametrize("flow", FLOWS)


def reaching(flow: str) -> list[Path]:
    """The recordings in which something of this conversation was heard."""
    return [
        file
        for file in RECORDED
        if any(key.startswith(f"{flow}.") for turn in talked(file) for keys in turn.heard for key in keys)
    ]


def turns_away(flow: str, turns: tuple[Turn, ...]) -> bool:
    """Whether they went back, skipped, stopped, left a question open, or answered what nobody asked."""
    if turns[-1].after.startswith(f"{flow}."):
        return True
    return any(
        turn.wrote.casefold() in AWAY
        or NOT_ASKED & {key for keys in turn.heard for key in keys}
        or (FLOWS[flow].gives_way and turn.wrote and not turn.after.startswith(f"{flow}."))
        for turn in turns
        if turn.before.startswith(f"{flow}.")
    )


@each_flow
def test_each_conversation_was_recorded_twice(flow: str) -> None:
    assert len(reaching(flow)) >= 2


@pytest.mark.parametrize("flow", [name for name, flow in FLOWS.items() if any(step.asks for step in flow.steps)])
def test_each_conversation_was_recorded_with_somebody_who_did_not_go_straight_through(flow: str) -> None:
    assert any(turns_away(flow, talked(file)) for file in reaching(flow))


def said(turn: Turn) -> Iterator[str]:
    """The sentences of a turn that ask nothing: acknowledgements and what else was said, without help and letters."""
    letters = {f"{flow.name}.{step.name}" for flow in FLOWS.values() for step in flow.steps if step.alone}
    for message in turn.replies:
        if (
            not message.keys
            or letters & {*message.keys}
            or any(key.startswith(SAID_AGAIN) for key in message.keys[:-1])
        ):
            continue
        lines, last = message.plain.split("\n"), message.keys[-1]
        if last in QUESTIONS:
            lines = lines[:-1]
        elif last.startswith(SAID_AGAIN) or re.search(r"_heard$", last):
            continue
        for line in lines:
            yield from (sentence for sentence in re.split(r"(?<=[.:])\s+", line) if sentence)


@pytest.mark.parametrize("file", RECORDED, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_conversation_repeats_a_sentence(file: Path) -> None:
    """Questions may be asked again, and whoever goes back hears again what they went back behind."""
    heard: dict[str, int] = {}
    for turn in talked(file):
        if turn.wrote.casefold() == "back":
            heard = {sentence: number for sentence, number in heard.items() if number < turn.number - 1}
        for sentence in said(turn):
            assert sentence not in heard, f"lines {heard[sentence]} and {turn.number}: {sentence!r}"
            heard[sentence] = turn.number
        if not turn.after:
            heard = {}
