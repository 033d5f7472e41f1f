"""'Something went well': a win in their own words, kept in one message.

Serves: P19 P29, G18.
"""

from __future__ import annotations

from bot.core.answer import Answers, text
from bot.core.effects import Fills
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, keep, may_i_keep, pick, say, write


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    if not text(answers, "what"):
        return ()
    return (Record("win", "win", facts.today, {"kind": (kind(answers),)}, {"what": text(answers, "what")}),)


def kind(answers: Answers) -> str:
    picked = answers.get("kind")
    return picked.choice if picked and picked.choice else "progress"


def the_win(answers: Answers, facts: Facts) -> Fills:
    return {"win": text(answers, "what") or "-"}


def told(answers: Answers, facts: Facts) -> str:
    return "told" if text(answers, "what") else "nothing"


WIN = Flow(
    "win",
    records=records,
    closing="may_i_keep",
    opening="what",
    steps=(
        write("what", skipped="goodbye"),
        say("counts", fills=the_win),
        may_i_keep("may_i_keep"),
        fork("worth_sorting", lambda answers, facts: "no" if facts.keeps == "nothing" else "yes",
             yes="kind", no="not_kept"),
        pick("kind", "achievement", "kind_word", "progress"),
        keep(),
        fork("kept_or_not", lambda answers, facts: "kept" if facts.keeps == "words" else "unsaved",
             kept="kept", unsaved="not_kept"),
        say("kept", then="end"),
        say("not_kept", then="end"),
        say("goodbye", key="ui.gone", then="end"),
    ),
)  # fmt: skip
