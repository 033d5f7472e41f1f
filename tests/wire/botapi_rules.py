"""How the Bot API double refuses."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """What Telegram would not accept. `denied`: it was right to ask all the same."""

    def __init__(self, code: int, description: str, *, denied: bool = False, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters, self.denied = code, description, parameters, denied


def only(fields: Json, *known: str) -> None:
    if more := set(fields) - set(known):
        raise Refusal(400, f"unknown fields: {', '.join(sorted(more))}")
