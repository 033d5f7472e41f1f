"""'It happened to someone I care about': help for the person beside them.

Practical from the first line, since that is what they came for. Nothing is sent to anybody. Sentence starters look
towards the next hour and not at the no itself; going round it together wears both down. Where they fear for a life,
the conversation for that takes over.

Serves: P1 P2, G13 G14, C2 C7.
"""

from __future__ import annotations

from bot.core.answer import Answers, picked, text
from bot.core.effects import Effect, Start
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import do, pick, say, write
from bot.flows.shared import keep_it, look_in


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    words = {"what": text(answers, "line"), "own_load": text(answers, "own_load") or text(answers, "practical")}
    taps = {"helping": picked(answers, "practical")} if picked(answers, "practical") else {}
    return (Record("note", "other_person", facts.today, taps, {name: said for name, said in words.items() if said}),)


def in_danger(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("safety", known={"tier": "third_party"}),)


OTHER_PERSON = Flow(
    "other_person",
    records=records,
    closing="may_i_keep",
    steps=(
        say("thanks"),
        pick("practical", "say", "silent", "do", "me", "worried", own_words=True, words="own_load_thanks",
             silent="silent", do="do", me="own_load",
             worried="worried", skipped="goodbye"),

        say("say"),
        pick("avoid", "yes", "no", depth=True, if_yes="yes", if_no="no", yes="leave_out", no="line", skipped="line"),
        say("leave_out", then="line"),
        say("silent", then="line"),
        say("do", then="line"),
        write("line", "none", if_no="none", none="reachable", skipped="reachable"),
        say("line_thanks", then="reachable"),

        write("own_load", phase="feel", depth=True, skipped="reachable"),
        say("own_load_thanks"),
        say("reachable", then="may_i_keep"),
        keep_it(records, then="look_in"),
        look_in(),

        do("worried", in_danger, then="end"),
    ),
)  # fmt: skip
