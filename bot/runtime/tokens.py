"""Button tokens, `v1:<session>:<step>:<choice>`: at most 64 bytes, alive across restarts and deploys."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 64
"""Bytes that Telegram carries in a button."""
VERSION = "v1"
BACK, SKIP, STOP = "-back", "-skip", "-stop"
"""Choices that every question has; no flow's choice begins with a dash."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a token says. Without a session it stands for a word, as if it had been typed."""

    session: str
    step: str
    choice: str


def token(session: str, step: str, choice: str) -> str:
    """The token of one choice. Raises ValueError when it would not fit a button."""
    made = f"{VERSION}:{session}:{step}:{choice}"
    if len(made.encode()) > LONGEST:
        raise ValueError(f"The button of step {step!r} is too long: shorten the names of the step or its choices.")
    return made


def read(made: str) -> Pressed | None:
    """The way back; None for anything that no button of ours can carry."""
    if len(made.encode("utf-8", "replace")) > LONGEST:
        return None
    parts = made.split(":")
    if len(parts) != 4 or parts[0] != VERSION:
        return None
    return Pressed(parts[1], parts[2], parts[3])
