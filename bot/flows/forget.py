"""'Delete everything': asked back once, confirmed with a typed word, then really gone.

Serves: principle U16.
"""

from __future__ import annotations

from bot.core.answer import Answers, text
from bot.core.effects import Effect, Forget
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import do, fork, say, write

WORD = "erase"


def confirmed(answers: Answers, facts: Facts) -> str:
    return "yes" if text(answers, "delete_sure").strip(" .!\"'“”").casefold() == WORD else "no"


def forget(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Forget(),)


FORGET = Flow(
    "forget",
    steps=(
        write("delete_sure", "keep", keep="kept", skipped="kept"),
        fork("confirmed", confirmed, yes="forget", no="kept"),
        do("forget", forget),
        say("gone", then="end"),
        say("kept", then="end"),
    ),
)  # fmt: skip
