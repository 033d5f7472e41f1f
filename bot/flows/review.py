"""For those who run a group: what waits for a decision, what was reported, and whom they take no shares of.

Whether somebody runs it is asked of its platform each time they look and each time they decide. They see what everybody
would read, and never who wrote it.

Serves: G10, G13; principles U5 and U6.
"""

from __future__ import annotations

from typing import get_args

from bot.core.answer import Answers, choice, text
from bot.core.effects import Choice, Effect, Fills, Say, Tally, Token, yes_or_no
from bot.core.events import Began, Event, Picked
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import Judge, PostView, Unblock, Verdict
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, start
from bot.flows.which_group import group_rows
from bot.groups.showing import share_says

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
MOST_ROWS = 8
ASKS = ("which", "first", "which_one", "verdict", "more", "blocks")
"""Questions after which something is shown or decided."""


def needs(session: Session, event: Event) -> Needs:
    """What waits there, or the one that is decided about, which nobody else changes meanwhile."""
    answers = event.known if isinstance(event, Began) else session.answers
    id, chosen = group_of(answers), choice(answers, "which_one")
    if isinstance(event, Began) and event.opening and not id:
        id = event.opening
    if isinstance(event, Picked) and event.choices:
        if session.step == "which":
            id = event.choices[0].removeprefix("g_")
        if session.step == "which_one":
            chosen = event.choices[0]
    asks = bool(id) and (isinstance(event, Began) or session.step in ASKS)
    # A message that comes unasked asks its platform nothing: it begins with a question.
    asks = asks and not (isinstance(event, Began) and choice(answers, "reminder"))
    if session.step in ("which_one", "verdict") and chosen.startswith("p_"):
        return Needs(group=id, standing=asks, posts=(chosen.removeprefix("p_"),), judging=session.step == "verdict")
    return Needs(groups=True, group=id, standing=asks, review=id)


def group_of(answers: Answers) -> str:
    told = choice(answers, "which").removeprefix("g_") or text(answers, "which") or choice(answers, "group")
    return told or choice(answers, "reminder").partition(":")[2]


def groups(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return group_rows(facts)


def way(answers: Answers, facts: Facts) -> str:
    if choice(answers, "reminder"):
        return "woken"
    if group_of(answers):
        return "meant"
    return "some" if facts.groups else "none"


def runs_it(answers: Answers, facts: Facts) -> str:
    """Whether they run it, as its platform says now."""
    found = facts.group
    if found is None or found.left:
        return "gone"
    return found.stands if found.stands in ("unknown", "admin") else "not_admin"


def waiting(facts: Facts) -> tuple[PostView, ...]:
    return tuple(post for post in facts.posts if undecided(post))


def undecided(post: PostView) -> bool:
    """What was let up and reported afterwards waits anew."""
    reported_anew = post.outcome == "allowed" and post.reports > 0
    return post.state == "queued" or (post.state == "standing" and (not post.outcome or reported_anew))


def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"p_{post.id}", {"reports": post.reports, "words": post.text or "-"}, "row")
        for post in waiting(facts)[:MOST_ROWS]
    )


def how_many(answers: Answers, facts: Facts) -> Fills:
    return {"n": len(waiting(facts)), "name": facts.group.name if facts.group and facts.group.name else "-"}


def ways(answers: Answers, facts: Facts) -> tuple[str, ...]:
    decided = ("decided",) if len(waiting(facts)) < len(facts.posts) else ()
    blocks = ("blocks",) if facts.group and facts.group.blocks else ()
    return (*decided, *blocks, "close")


# --- one of them --------------------------------------------------------------------------------------------


def post(facts: Facts) -> PostView | None:
    return facts.posts[0] if facts.posts else None


def readable(answers: Answers, facts: Facts) -> str:
    """Whether they may see it, and there is something to decide."""
    stands = runs_it(answers, facts)
    if stands != "admin":
        return stands
    found = post(facts)
    return "shown" if found and found.group == group_of(answers) and undecided(found) else "decided"


def shown(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    found = post(facts)
    return share_says(found.about, found.by, found.text, found.numbers) if found else ()


def how_it_stands(answers: Answers, facts: Facts) -> Fills:
    found = post(facts)
    return {"queued": yes_or_no(found and found.state == "queued"), "reports": found.reports if found else 0}


def verdicts(answers: Answers, facts: Facts) -> tuple[str, ...]:
    found = post(facts)
    block = ("block",) if found and found.linked else ()
    if found and found.state == "queued":
        return ("allow", "refuse", *block, "later")
    return ("leave", "remove", *block, "later")


def judge(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    found, verdict = post(facts), choice(answers, "verdict")
    meant = next((each for each in VERDICTS if each == verdict), None)
    return (Judge(found.id, meant), Tally(f"moderated_{meant}")) if found and meant else ()


def the_verdict(answers: Answers, facts: Facts) -> Fills:
    return {"verdict": Token(choice(answers, "verdict") or "later")}


def the_outcome(answers: Answers, facts: Facts) -> Fills:
    found = post(facts)
    outcome = found.outcome if found else ""
    return {"outcome": Token(outcome if outcome in ("allowed", "refused", "removed", "left") else "gone")}


# --- what was decided, and whom they take nothing of --------------------------------------------------------


def decided(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """The latest decisions, of everybody who moderates; who decided is nobody's to know."""
    lately = [post for post in facts.posts if not undecided(post)]
    return tuple(_decision(post) for post in lately)


def _decision(post: PostView) -> Effect:
    told: Fills = {
        "on": post.on, "outcome": Token(post.outcome or "gone"), "there": yes_or_no(post.text),
        "words": post.text or "-",
    }  # fmt: skip
    return Say("review.decision", told)


def blocks(answers: Answers, facts: Facts) -> Fills:
    return {"n": facts.group.blocks if facts.group else 0}


def unblock(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Unblock(group_of(answers), every=choice(answers, "blocks") == "all"),)


REVIEW = Flow(
    "review",
    needs=needs,
    opening="which",
    gives_way=True,
    told={"group": ("", "g1"), "reminder": ("", "review:g1")},
    steps=(
        fork("way", way, woken="first", meant="runs_it", some="which", none="none"),
        say("none", then="end"),
        pick("first", "now", "not_now", "stop_these", if_yes="now", if_no="not_now", now="runs_it",
             not_now="closed", stop_these="to_stop_these", skipped="closed"),
        pick("which", "close", rows=groups, close="closed", skipped="closed"),
        fork("runs_it", runs_it, admin="which_one", not_admin="not_admin", unknown="unknown", gone="gone"),
        say("not_admin", then="end"),
        say("unknown", key="group.unknown", then="end"),
        say("gone", key="group.gone", then="end"),

        pick("which_one", "decided", "blocks", "close", rows=rows, shown=ways, fills=how_many, decided="lately",
             blocks="blocks", close="closed", skipped="closed", then="readable"),
        fork("readable", readable, shown="verdict", decided="decided_already", not_admin="not_admin",
             unknown="unknown", gone="gone"),
        pick("verdict", *VERDICTS, "later", shows=shown, shown=verdicts, fills=how_it_stands, later="more",
             skipped="more"),
        fork("may_decide", readable, shown="judge", decided="decided_already", not_admin="not_admin",
             unknown="unknown", gone="gone"),
        do("judge", judge),
        say("done", fills=the_verdict, then="more"),
        say("decided_already", fills=the_outcome),
        pick("more", "more", "enough", if_yes="more", if_no="enough", more="runs_it", enough="closed",
             skipped="closed"),

        do("lately", decided, then="more"),
        pick("blocks", "last", "all", "leave", fills=blocks, leave="closed", skipped="closed"),
        fork("may_unblock", runs_it, admin="unblock", not_admin="not_admin", unknown="unknown", gone="gone"),
        do("unblock", unblock),
        say("unblocked", then="end"),
        say("closed", key="ui.gone", then="end"),
        start("to_stop_these", "stop_these"),
    ),
)  # fmt: skip
