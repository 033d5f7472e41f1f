"""'I'm fired up': a feeling like any other, used while it is there. One thing, its size, its time.

Anger carries a first step, too; a letter written in it is better written here. Stopping for today is offered with it.

Serves: F18, A1 A2 A3 A4 A5 A9 A11, C2 C4 C8.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Fills, Token
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, pick, say, write
from bot.flows.shared import keep_it


def letter(answers: Answers, facts: Facts) -> str:
    return "letter" if choice(answers, "next_step") == "tell_them" else "plan"


def anything(answers: Answers, facts: Facts) -> str:
    return "something" if choice(answers, "next_step") or text(answers, "next_step") else "nothing"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    taps = {
        "heat": picked(answers, "heat"),
        "what": picked(answers, "next_step"),
        "size": picked(answers, "size"),
    }
    words = {
        "feelings": text(answers, "heat"),
        "what": text(answers, "next_step"),
        "when": text(answers, "when"),
        "letter": text(answers, "letter"),
    }
    if anything(answers, facts) == "nothing":
        return ()
    return (
        Record(
            "step", "fired_up", facts.today,
            {name: chosen for name, chosen in taps.items() if chosen},
            {name: said for name, said in words.items() if said},
        ),
    )  # fmt: skip


def the_plan(answers: Answers, facts: Facts) -> Fills:
    return {
        "step": Token(choice(answers, "next_step") or "own"),
        "own": text(answers, "next_step") or "-",
        "size": Token(choice(answers, "size") or "open"),
        "when": text(answers, "when") or "-",
        "timed": Token("yes" if text(answers, "when") else "now" if choice(answers, "when") == "now" else "no"),
    }


FIRED_UP = Flow(
    "fired_up",
    records=records,
    closing="may_i_keep",
    steps=(
        say("good"),
        pick("heat", "anger", "energy", "both", "dont_know", own_words=True, phase="feel", anger="anger",
             then="next_step"),
        say("anger"),
        pick("next_step", "apply", "polish", "practise", "learn", "person", "volunteer", "tell_them", own_words=True,
             phase="act", skipped="nothing"),
        fork("letter_or_plan", letter, letter="letter", plan="size"),
        write("letter", "done", many=True, depth=True, phase="act"),
        say("letter_waits", then="may_i_keep"),
        pick("size", "five", "fifteen", "forty_five", phase="act"),
        write("when", "now", "open", phase="act", if_yes="now", if_no="open"),
        say("plan", fills=the_plan),
        keep_it(records, then="end_of_it"),
        fork("end_of_it", letter, letter="goodbye", plan="enough"),
        say("enough", then="end"),
        say("goodbye", key="shared.goodbye", then="end"),
        say("nothing", then="end"),
    ),
)  # fmt: skip
