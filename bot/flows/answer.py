"""Answering what stands in a group: the words it answers, a beginning to choose, and the rest in their own words.

No beginning is ever sent alone, nothing is rewritten, and what goes up was seen and confirmed like every share. Whoever
was answered hears of it with the cheers.

Serves: S16, P39, G1, G3, G5, G8, G10, G11, G12, G13, G14, G15, G17, G19; principles U5, U6 and U18.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, text
from bot.core.effects import Effect, Fills, Start, Token, yes_or_no
from bot.core.events import Began, Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import Join, PostView
from bot.core.session import Session
from bot.core.steps import do, fork, of_age, pick, say, write
from bot.flows.group import may_join
from bot.groups.posts import MOST_ANSWERS_A_DAY
from bot.groups.showing import share_says

BEGINNINGS = ("cheer", "me_too", "rethink")


def needs(session: Session, event: Event) -> Needs:
    """The post that is meant, and how they stand in its group: before it is shown, and before they join."""
    id = text(session.answers, "post") or choice(session.answers, "post")
    if isinstance(event, Began):
        id = event.opening or choice(event.known, "post")
    asks = isinstance(event, Began) or session.step in ("hello", "age")
    return Needs(groups=True, posts=(id,) if id else None, of_post=True, standing=asks and bool(id))


def post(facts: Facts) -> PostView | None:
    return facts.posts[0] if facts.posts else None


def stands(answers: Answers, facts: Facts) -> str:
    """Whether it is there to be answered, and by them."""
    found, meant = facts.group, post(facts)
    if meant is None or meant.state != "standing" or not meant.text:
        return "gone"
    if found is None or not found.active or "shares" not in found.features:
        return "gone"
    if found.stands in ("unknown", "stranger"):
        return found.stands
    if found.blocked:
        return "blocked"
    if facts.answered_today.get(found.id, 0) >= MOST_ANSWERS_A_DAY:
        return "enough"
    return "may" if found.joined else "new"


def still_stands(answers: Answers, facts: Facts) -> str:
    """After they joined: what is shown is shown to members."""
    found = stands(answers, facts)
    return "may" if found == "new" else found


def named(answers: Answers, facts: Facts) -> Fills:
    return {"name": facts.group.name if facts.group and facts.group.name else "-"}


def age(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return of_age(answers["age"].choice)


def join(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Join(facts.group.id),) if facts.group else ()


def shown(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """As everybody reads it, and nothing else of it."""
    meant = post(facts)
    return share_says(meant.about, meant.by, meant.text, meant.numbers) if meant else ()


def beginning(answers: Answers, facts: Facts) -> str:
    chosen = choice(answers, "beginning")
    return facts.stand_ins.get(f"begin_{chosen}", "") if chosen in BEGINNINGS else ""


def how_it_begins(answers: Answers, facts: Facts) -> Fills:
    begins = beginning(answers, facts)
    return {"begun": yes_or_no(begins), "begins": begins or "-"}


def answered(answers: Answers, facts: Facts) -> str:
    """All of it: what they wrote, after the beginning they chose, unless they wrote that themselves."""
    begins, rest = beginning(answers, facts), text(answers, "rest").strip()
    if not begins or rest.casefold().startswith(begins.casefold().rstrip(":")):
        return rest
    return f"{begins} {rest}"


def to_share(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    meant = post(facts)
    if meant is None:
        return ()
    known = {"group": meant.group, "answers": meant.id, "about": "kind", "words": answered(answers, facts)}
    return (Start("share", known=known),)


def still_there(answers: Answers, facts: Facts) -> str:
    meant = post(facts)
    return "there" if meant and meant.state == "standing" else "gone"


def to_take_along(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    meant = post(facts)
    return (Start("take_along", known={"group": meant.group}),) if meant else ()


def whose(answers: Answers, facts: Facts) -> Fills:
    """What is answered decides how the question is put: a no is met otherwise than good news."""
    meant = post(facts)
    about = meant.about if meant else "words"
    return {"about": Token("glad" if about in ("win", "offer") else "other")}


ANSWER = Flow(
    "answer",
    needs=needs,
    opening="post",
    told={"post": ("p1",)},
    steps=(
        fork("post", stands, gone="gone", unknown="unknown", stranger="stranger", blocked="blocked", enough="enough",
             new="hello", may="beginning"),
        say("gone", then="end"),
        say("unknown", then="end"),
        say("stranger"),
        do("take_along", to_take_along, then="end"),
        say("blocked", key="share.blocked", then="end"),
        say("enough", key="share.enough_kind", then="end"),

        # Somebody who taps there for the first time.
        pick("hello", "join", "not_now", fills=named, if_yes="join", if_no="not_now", join="may_join",
             not_now="closed", skipped="closed"),
        fork("may_join", may_join, ask="age", adult="still", young="young"),
        pick("age", "yes", "no", optional=False, key="ui.age", effects=age, yes="still", no="young"),
        say("young", key="group.young", then="end"),
        fork("still", still_stands, gone="gone", unknown="unknown", stranger="stranger", blocked="blocked",
             enough="enough", may="join"),
        do("join", join),

        pick("beginning", *BEGINNINGS, "own", "not_now", shows=shown, fills=whose, not_now="closed", skipped="closed"),
        write("rest", fills=how_it_begins, skipped="closed"),
        fork("still_there", still_there, there="to_share", gone="gone"),
        do("to_share", to_share, then="end"),
        say("closed", key="share.closed", then="end"),
    ),
)  # fmt: skip
