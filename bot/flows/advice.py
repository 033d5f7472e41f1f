"""One line for the next person: what they would tell somebody who gets this news tomorrow.

People who struggle are helped more by giving advice than by getting it. The line is theirs: it is kept, and no group
sees it without a preview and a confirmation of its own.

Serves: P24 P26.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Effect, Start
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, start, write
from bot.flows.shared import keep_it


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    if not text(answers, "line"):
        return ()
    taps = {"for_group": picked(answers, "for_group")} if picked(answers, "for_group") else {}
    made = [Record("advice", "advice", facts.today, taps, {"what": text(answers, "line")})]
    if choice(answers, "for_you") == "yes":
        made.append(Record("line", "for_you", facts.today, words={"what": text(answers, "line")}))
    return tuple(made)


def how_it_ends(answers: Answers, facts: Facts) -> str:
    return "kept" if facts.keeps == "words" else "passing"


def needs(session: Session, event: Event) -> Needs:
    return Needs(groups=True)


def to_a_group(answers: Answers, facts: Facts) -> str:
    """Whoever said that they may be asked is asked, where there is a group to show it to."""
    sharing = any("shares" in group.features for group in facts.groups)
    return "yes" if sharing and text(answers, "line") and choice(answers, "for_group") == "ask_me" else "no"


def share_it(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    known = {"group": choice(answers, "group"), "about": "advice", "words": text(answers, "line")}
    return (Start("share", known=known),)


# --- the turn to give some ----------------------------------------------------------------------------------


def to_advice(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("advice", known={"group": choice(answers, "reminder").partition(":")[2]}),)


GIVE_ADVICE = Flow(
    "give_advice",
    gives_way=True,
    told={"reminder": ("advise:g1",)},
    steps=(
        pick("ask", "now", "not_now", "stop_these", if_yes="now", if_no="not_now", now="to_advice",
             not_now="not_now", stop_these="to_stop_these", skipped="not_now"),
        do("to_advice", to_advice, then="end"),
        start("to_stop_these", "stop_these"),
        say("not_now", then="end"),
    ),
)  # fmt: skip


ADVICE = Flow(
    "advice",
    records=records,
    closing="may_i_keep",
    needs=needs,
    told={"group": ("g1", "")},
    steps=(
        say("you_know"),
        write("line", "none", if_no="none", none="none", skipped="none"),
        say("thanks"),
        pick("for_you", "yes", "no", "not_today", if_yes="yes", if_no="no"),
        pick("for_group", "ask_me", "mine", if_yes="ask_me", if_no="mine"),
        keep_it(records, then="how_it_ends"),
        fork("how_it_ends", how_it_ends, kept="yours", passing="to_a_group"),
        say("yours"),
        fork("to_a_group", to_a_group, yes="show_it", no="end"),
        pick("show_it", "show", "later", if_yes="show", if_no="later", show="share_it", later="later",
             skipped="later"),
        do("share_it", share_it, then="end"),
        say("later", key="ui.gone", then="end"),
        say("none", then="end"),
    ),
)  # fmt: skip
