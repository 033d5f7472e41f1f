"""'Keep this line': something the bot said, or a line of their own, put by for a hard day.

Serves: P24 P26, G8, C11.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, text
from bot.core.effects import Choice, Fills, Quote
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import fork, keep, may_i_keep, pick, say


def needs(session: Session, event: Event) -> Needs:
    return Needs(lately=True)


def said_lately(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return tuple(Choice(f"s{number}", {"line": line}, "row") for number, line in enumerate(facts.lately))


def the_bots(answers: Answers, facts: Facts) -> str:
    """The line of the bot's that was chosen, or an empty string."""
    chosen = choice(answers, "which").removeprefix("s")
    return facts.lately[int(chosen)] if chosen.isdigit() and int(chosen) < len(facts.lately) else ""


def chosen(answers: Answers, facts: Facts) -> str:
    return "line" if the_bots(answers, facts) or text(answers, "which") else "none"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    bots = the_bots(answers, facts)
    line = bots or text(answers, "which")
    if not line:
        return ()
    if bots:
        # The bot's words and not theirs: a choice, which needs no consent to keep words.
        return (Record("line", "line", facts.today, {"by": ("bot",), "line": (bots,)}),)
    return (Record("line", "line", facts.today, words={"what": line}),)


def the_line(answers: Answers, facts: Facts) -> Fills:
    return {"line": Quote((the_bots(answers, facts) or text(answers, "which") or "-")[:300])}


def kept(answers: Answers, facts: Facts) -> str:
    if facts.keeps == "nothing":
        return "not_kept"
    return "kept" if facts.keeps == "words" or the_bots(answers, facts) else "not_kept"


LINE = Flow(
    "line",
    records=records,
    closing="may_i_keep",
    needs=needs,
    steps=(
        pick("which", "nothing", own_words=True, rows=said_lately, nothing="later", skipped="later"),
        fork("chosen", chosen, line="may_i_keep", none="later"),
        may_i_keep("may_i_keep"),
        keep(),
        fork("kept_or_not", kept, kept="kept", not_kept="not_kept"),
        say("kept", fills=the_line, then="end"),
        say("not_kept", then="end"),
        say("later", key="ui.gone", then="end"),
    ),
)  # fmt: skip
