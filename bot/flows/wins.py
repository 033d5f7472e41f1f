"""The wins jar: what they did, kind words they got, progress; and the lines they kept. One comes back when asked for.

Two counters stand beside it, for coming back and for practice. They only rise, and nobody asks about them.

Serves: P20 P24 P28 P29 P34, G18; principles U10 and U13.
"""

from __future__ import annotations

from bot.core.answer import Answers
from bot.core.effects import Effect, Fills, OnceMore, Start
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.session import END, Session
from bot.core.steps import Step, do, fork, pick, say, start
from bot.flows.jar import its_turn_is_over, the_recalled, there


def needs(session: Session, event: Event) -> Needs:
    return Needs(counts=True, recall="any")


def filled(answers: Answers, facts: Facts) -> str:
    return "filled" if facts.counts.get("win") or facts.counts.get("line") else "empty"


def how_many(answers: Answers, facts: Facts) -> Fills:
    return {"wins": facts.counts.get("win", 0), "lines": facts.counts.get("line", 0)}


def what_there_is(answers: Answers, facts: Facts) -> tuple[str, ...]:
    shown = ["show"] if facts.recall else []
    shown += ["list"] if facts.counts.get("win") else []
    shown += ["lines"] if facts.counts.get("line") else []
    return (*shown, "add", "line", "count", "close")


def counted(answers: Answers, facts: Facts) -> Fills:
    return {"came_back": facts.counted.get("came_back", 0), "practised": facts.counted.get("practised", 0)}


def came_back(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (OnceMore("came_back"),)


def practised(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (OnceMore("practised"),)


def may_count(answers: Answers, facts: Facts) -> str:
    return "no" if facts.keeps == "nothing" else "yes"


def history_of(name: str, only: str) -> Step:
    return do(name, lambda answers, facts: (Start("history", known={"only": only}),), then=END)


WINS = Flow(
    "wins",
    needs=needs,
    gives_way=True,
    steps=(
        fork("filled", filled, filled="jar", empty="empty"),
        say("empty"),
        pick("jar", "show", "list", "lines", "add", "line", "count", "close", fills=how_many, shown=what_there_is,
             show="still_there", list="to_list", lines="to_lines", add="to_win", line="to_line", count="may_count",
             close="closed", skipped="closed"),
        fork("still_there", there, there="recalled", none="gone"),
        say("gone", then="end"),
        say("recalled", fills=the_recalled),
        do("turn_over", its_turn_is_over),
        pick("after", "another", "enough", if_yes="another", if_no="enough", another="still_there", enough="closed",
             skipped="closed"),
        fork("may_count", may_count, yes="count", no="no_count"),
        say("no_count", then="end"),
        pick("count", "came_back", "practised", "not_now", fills=counted, came_back="came_back",
             practised="practised", not_now="closed", skipped="closed"),
        do("came_back", came_back),
        say("came_back_once_more", then="end"),
        do("practised", practised),
        say("practised_once_more", then="end"),
        history_of("to_list", "wins"),
        history_of("to_lines", "lines"),
        start("to_win", "win"),
        start("to_line", "line"),
        say("closed", key="ui.gone", then="end"),
    ),
)  # fmt: skip
