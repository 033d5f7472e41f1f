"""`python -m benchmarks` lists the measurements; `python -m benchmarks NAME` prints one JSON line a figure. With
`--assert` it fails where a `must` is missed, and without a name measures all.

They are ratios against a peer or a limit in the same run, because machines are noisy. `must` and `bold` are the goals.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from benchmarks.figures import Figure

BENCHMARKS: Mapping[str, tuple[str, str, str]] = {
    "durable_turn": ("benchmarks.whole_turn", "whole_turn", "a durable turn of the full core / raw sqlite3"),
    "first_prompt": (
        "benchmarks.first_prompt",
        "first_prompt",
        "the terminal's first prompt / python with sqlite3",
    ),
    "history": ("benchmarks.long_history", "long_history", "a turn with 5,000 past entries / the same with 10"),
    "pictures": ("benchmarks.pictures", "pictures", "drawing a picture: cold, warm, and beside the event loop"),
    "power": (
        "benchmarks.power",
        "power",
        "kill -9 after every line of a check-in: what was lost or doubled",
    ),
    "kills discord": (
        "benchmarks.kills_discord",
        "kills",
        "kill -9 at random moments of 50 talks over Discord's wire: what was lost or doubled",
    ),
    "first_reply discord": (
        "benchmarks.kills_discord",
        "first_reply",
        "the median time to a first reply over Discord's wire",
    ),
    "kills telegram": (
        "benchmarks.kills_telegram",
        "kills",
        "kill -9 at random moments of 50 talks over Telegram's wire: what was lost or doubled",
    ),
    "first_reply telegram": (
        "benchmarks.kills_telegram",
        "first_reply",
        "the median time to a first reply over Telegram's wire",
    ),
    "growth": ("benchmarks.growth", "growth", "a long history, and a million people / a short one, and a thousand"),
    "peers": ("benchmarks.peers", "peers", "turns a second / python-telegram-bot with a durable pickle"),
    "fan_out": ("benchmarks.fan_out", "fan_out", "50,000 due at once among a million: lost, doubled, late, slower"),
    "understanding": ("benchmarks.understanding", "understanding", "what reading a message costs"),
}


def main(arguments: list[str]) -> int:
    asserted = "--assert" in arguments
    arguments = [name for name in arguments if name != "--assert"] or (list(BENCHMARKS) if asserted else [])
    missed = 0
    if not arguments:
        for name, (_, _, about) in BENCHMARKS.items():
            print(f"{name:22}{about}")
        return 0
    for name in _named(arguments):
        if name not in BENCHMARKS:
            print(f"There is no benchmark {name!r}. Without a name they are listed.", file=sys.stderr)
            return 2
        module, function, _ = BENCHMARKS[name]
        measure: Callable[[], Iterable[Figure]] = getattr(import_module(module), function)
        for figure in measure():
            print(figure.line(), flush=True)
            missed += not figure.holds(figure.must)
    return 1 if asserted and missed else 0


def _named(arguments: list[str]) -> list[str]:
    """The names of measurements, some of which are two words."""
    named: list[str] = []
    for word in arguments:
        if named and f"{named[-1]} {word}" in BENCHMARKS:
            named[-1] += f" {word}"
        else:
            named.append(word)
    return named


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
