"""What somebody shared with groups: undoing it, seeing what came of it, taking it back; and taking it along on leaving.

Serves: S16, G9; principle U5.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Choice, Effect, Fills, Start
from bot.core.events import Event, Picked
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import Leave, TakeBack
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say
from bot.groups.posts import SHOWN_FROM

STANDS = ("waiting", "queued", "standing")


def needs_own(session: Session, event: Event) -> Needs:
    return Needs(posts=())


def latest(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """What they shared a moment ago: the first of their own."""
    return (TakeBack(facts.posts[0].id),) if facts.posts else ()


def not_there_yet(answers: Answers, facts: Facts) -> str:
    return "waiting" if facts.posts and facts.posts[0].state in ("waiting", "queued") else "there"


SHARED_IT = Flow(
    "shared_it",
    needs=needs_own,
    gives_way=True,
    steps=(
        pick("sent", "undo", "fine", if_no="undo", undo="not_there_yet", fine="fine", skipped="fine"),
        fork("not_there_yet", not_there_yet, waiting="undo", there="undo_late"),
        do("undo", latest),
        say("undone", then="end"),
        do("undo_late", latest),
        say("taken_away", then="end"),
        say("fine", then="end"),
    ),
)  # fmt: skip


def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"p_{post.id}", {"words": post.text or "-", "on": post.on}, "row")
        for post in facts.posts
        if post.state != "gone"
    )


def needs_one(session: Session, event: Event) -> Needs:
    """All of their own, or the one they chose."""
    id = choice(session.answers, "which")
    if isinstance(event, Picked) and session.step == "which" and event.choices:
        id = event.choices[0]
    return Needs(posts=(id.removeprefix("p_"),) if id.startswith("p_") else ())


def any_shares(answers: Answers, facts: Facts) -> str:
    return "some" if rows(answers, facts) else "none"


def words_of_it(answers: Answers, facts: Facts) -> Fills:
    return {"words": facts.posts[0].text if facts.posts and facts.posts[0].text else "-"}


def held(answers: Answers, facts: Facts) -> Fills:
    post = facts.posts[0] if facts.posts else None
    return {
        **words_of_it(answers, facts),
        "cheers": post.cheers if post and post.cheers >= SHOWN_FROM else 0,
        "me_too": post.me_too if post and post.me_too >= SHOWN_FROM else 0,
    }


def state(answers: Answers, facts: Facts) -> str:
    return facts.posts[0].state if facts.posts else "gone"


def ways(answers: Answers, facts: Facts) -> tuple[str, ...]:
    see = ("see",) if state(answers, facts) == "standing" else ()
    return (*see, "take_back", "leave_it")


def to_cheers(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """What came back to it, read when they like and not only when a message says so."""
    post = choice(answers, "which").removeprefix("p_")
    return (Start("cheered", known={"reminder": f"cheered:{post}", "asked": "yes"}),)


def take_back(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (TakeBack(choice(answers, "which").removeprefix("p_")),)


SHARES = Flow(
    "shares",
    needs=needs_one,
    steps=(
        fork("any_shares", any_shares, some="which", none="none"),
        say("none", then="end"),
        pick("which", "close", rows=rows, close="closed", skipped="closed"),
        fork("state", state, waiting="waiting", queued="queued", standing="standing", refused="refused",
             unsure="unsure", gone="gone"),
        say("waiting", fills=words_of_it, then="then_what"),
        say("queued", fills=words_of_it, then="then_what"),
        say("standing", fills=held, then="then_what"),
        say("refused", fills=words_of_it, then="end"),
        say("unsure", fills=words_of_it, then="end"),
        say("gone", then="end"),
        pick("then_what", "see", "take_back", "leave_it", shown=ways, if_yes="take_back", if_no="leave_it",
             see="to_cheers", take_back="take_back", leave_it="closed", skipped="closed"),
        do("to_cheers", to_cheers, then="end"),
        do("take_back", take_back),
        say("taken_back", then="end"),
        say("closed", key="ui.gone", then="end"),
    ),
)  # fmt: skip


# --- who is no longer in a group ----------------------------------------------------------------------------


def of_this_group(answers: Answers, facts: Facts) -> str:
    of = choice(answers, "group")
    return "some" if any(post.group == of and post.state in STANDS for post in facts.posts) else "none"


def take_along(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Leave(choice(answers, "group"), taking=True),)


TAKE_ALONG = Flow(
    "take_along",
    needs=needs_own,
    told={"group": ("g1",)},
    gives_way=True,
    steps=(
        fork("of_this_group", of_this_group, some="still_there", none="end"),
        pick("still_there", "take", "leave_them", if_yes="take", if_no="leave_them", take="take_along",
             leave_them="left", skipped="left"),
        do("take_along", take_along),
        say("taken", then="end"),
        say("left", then="end"),
    ),
)  # fmt: skip
