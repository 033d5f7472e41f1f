"""What became of something they shared where it went otherwise than wanted, and that a group removed the bot: once.

The first words stand on lock screens. Nothing of what was shared is in them.

Serves: G15; principles U5 and U12.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Effect, Fills, Quote, Start, Token, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import PostView
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, start

WHY = ("refused", "stranger", "not_postable", "off", "alone")


def of(answers: Answers) -> str:
    return choice(answers, "reminder").partition(":")[2]


def needs(session: Session, event: Event) -> Needs:
    known = getattr(event, "known", None) or session.answers
    id = of(known)
    return Needs(posts=(id,) if id else None)


def post(facts: Facts) -> PostView | None:
    return facts.posts[0] if facts.posts else None


def why(answers: Answers, facts: Facts) -> Fills:
    """What is gone was taken away by a moderator: whoever takes something back hears no more of it."""
    found = post(facts)
    if found is None or found.state == "gone":
        return {"why": Token("removed")}
    if found.state == "unsure":
        return {"why": Token("unsure")}
    return {"why": Token(found.outcome if found.outcome in WHY else "not_postable")}


def what_it_was(answers: Answers, facts: Facts) -> Fills:
    found = post(facts)
    words = found.text if found else ""
    return {"there": yes_or_no(words), "words": Quote(words or "-")}


def left_it(answers: Answers, facts: Facts) -> str:
    found = post(facts)
    return "left" if found and found.outcome == "stranger" else "no"


def to_take_along(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    found = post(facts)
    return (Start("take_along", known={"group": found.group}),) if found else ()


SHARE_TOLD = Flow(
    "share_told",
    needs=needs,
    gives_way=True,
    told={"reminder": ("share:p1",)},
    steps=(
        pick("first", "which", "fine", "stop_these", fills=why, which="what_it_was", fine="fine",
             stop_these="to_stop_these", skipped="fine"),
        say("what_it_was", fills=what_it_was),
        fork("left_it", left_it, left="take_along", no="end"),
        do("take_along", to_take_along, then="end"),
        say("fine", then="end"),
        start("to_stop_these", "stop_these"),
    ),
)  # fmt: skip


def of_the_group(session: Session, event: Event) -> Needs:
    known = getattr(event, "known", None) or session.answers
    return Needs(group=of(known))


def the_group(answers: Answers, facts: Facts) -> Fills:
    return {"name": facts.group.name if facts.group and facts.group.name else "-"}


GROUP_LEFT = Flow(
    "group_left",
    needs=of_the_group,
    gives_way=True,
    told={"reminder": ("group_left:g1",)},
    steps=(
        pick("first", "fine", "stop_these", fills=the_group, fine="fine", stop_these="to_stop_these",
             skipped="fine"),
        say("fine", key="ui.gone", then="end"),
        start("to_stop_these", "stop_these"),
    ),
)  # fmt: skip
