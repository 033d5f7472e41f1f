"""The comfort list: asked once, offered by name later, where a talk ends in one small step.

Three short questions, each a kind of comfort, and one answer is enough. Later the list itself is the answer.

Serves: P45, C8.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, text
from bot.core.effects import Fills
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import fork, pick, say, write
from bot.flows.shared import comfort_of, comfort_rows, keep_it, own

ASKED = ("first", "second", "third", "another")


def has_list(answers: Answers, facts: Facts) -> str:
    return "list" if own(facts, "comfort") else "none"


def chosen(answers: Answers, facts: Facts) -> str:
    return "chosen" if comfort_of(answers, facts, "now") else "gone"


def anything(answers: Answers, facts: Facts) -> str:
    return "something" if any(text(answers, step) for step in ASKED) else "nothing"


def after_keeping(answers: Answers, facts: Facts) -> str:
    return "list" if facts.keeps == "words" and not choice(answers, "now") else "end"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    made = [
        Record("comfort", step, facts.today, words={"what": text(answers, step)})
        for step in ASKED
        if text(answers, step)
    ]
    if comfort_of(answers, facts, "now"):
        made.append(
            Record(
                "step",
                "rest",
                facts.today,
                {"what": ("comfort",)},
                {"what": comfort_of(answers, facts, "now")},
            )
        )
    return tuple(made)


def the_comfort(answers: Answers, facts: Facts) -> Fills:
    return {"name": comfort_of(answers, facts, "now") or "-"}


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("comfort",))


COMFORT = Flow(
    "comfort",
    records=records,
    closing="may_i_keep",
    needs=needs,
    steps=(
        fork("has_list", has_list, list="now", none="first"),

        pick("now", "add", "none", rows=comfort_rows, if_no="none", add="another", none="not_now", skipped="not_now"),
        fork("chosen", chosen, chosen="then", gone="not_now"),
        say("then", fills=the_comfort, then="may_i_keep"),
        say("not_now", then="end"),
        write("another", depth=True, skipped="not_now", then="may_i_keep"),

        write("first", "dont_know", dont_know="second"),
        write("second", "dont_know", if_no="dont_know"),
        write("third", "enough", if_no="enough"),
        fork("anything", anything, something="may_i_keep", nothing="later"),
        say("later", then="end"),

        keep_it(records, then="after_keeping"),
        fork("after_keeping", after_keeping, list="by_name", end="end"),
        say("by_name", then="end"),
    ),
)  # fmt: skip
