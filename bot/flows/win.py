"""'Something went well': a win in their own words, kept in one message. What kind it is may be said afterwards.

Serves: P19 P29, G18.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, text
from bot.core.effects import Fills, Token
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, keep, may_i_keep, pick, say, write


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    if not text(answers, "what"):
        return ()
    return (Record("win", "win", facts.today, {"kind": (kind(answers),)}, {"what": text(answers, "what")}),)


def kind(answers: Answers) -> str:
    """What they called it; a win that is in no drawer of the jar is a win."""
    return choice(answers, "kind") or "win"


def the_kind(answers: Answers, facts: Facts) -> Fills:
    return {"kind": Token(kind(answers))}


def the_win(answers: Answers, facts: Facts) -> Fills:
    return {"win": text(answers, "what") or "-"}


def what_is_kept(answers: Answers, facts: Facts) -> str:
    return facts.keeps or "taps"


WIN = Flow(
    "win",
    records=records,
    closing="may_i_keep",
    opening="what",
    steps=(
        write("what", skipped="goodbye"),
        say("counts", fills=the_win),
        may_i_keep("may_i_keep"),
        # It is in the jar before anything else is asked: nobody who goes on from here finds the jar empty.
        keep(),
        fork("kept_or_not", what_is_kept, words="kept", taps="not_kept", nothing="none_kept"),
        say("none_kept", key="win.not_kept", then="end"),
        say("not_kept", then="kind"),
        say("kept"),
        pick("kind", "achievement", "kind_word", "progress", gives_way=True, skipped="as_it_is"),
        keep("keep_kind"),
        say("sorted", fills=the_kind, then="end"),
        say("as_it_is", then="end"),
        say("goodbye", key="ui.gone", then="end"),
    ),
)  # fmt: skip
