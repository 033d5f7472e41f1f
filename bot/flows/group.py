"""A group: joining it in private, sharing from there, leaving it; and, for its admins, how the bot behaves in it.

Who may do what is asked of the platform each time, and never remembered.

Serves: S16, G7, G15, G17, G19; principles U5 and U6.
"""

from __future__ import annotations

from typing import cast, get_args

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Choice, Effect, Fills, Start, Token, yes_or_no
from bot.core.events import Began, Event, Picked
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import FEATURES, UNKNOWN, Advise, Feature, GroupView, Join, Leave, Moderated, SetUp
from bot.core.session import Session
from bot.core.steps import Doer, do, fork, of_age, pick, picks, say, start
from bot.flows.which_group import group_rows
from bot.groups.showing import share_says

MODERATED: tuple[Moderated, ...] = get_args(Moderated)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ASKS_STANDING = ("which", "hello", "what", "confirm")
"""Questions whose answer depends on how somebody stands in the group now."""


def needs(session: Session, event: Event) -> Needs:
    """All groups they belong to, and the one that is meant; how they stand there where that decides something."""
    id = group_of(session.answers)
    if isinstance(event, Began):
        id = event.opening or group_of(event.known)
    elif isinstance(event, Picked) and session.step == "which" and event.choices:
        id = event.choices[0].removeprefix("g_")
    asks = isinstance(event, Began) or session.step in ASKS_STANDING
    comes_new = session.step in ("hello", "age")
    return Needs(groups=True, group=id, standing=asks and bool(id), advice=id if comes_new else "")


def group_of(answers: Answers) -> str:
    """The id of the group that is meant: tapped, or brought along by the way in."""
    return choice(answers, "which").removeprefix("g_") or text(answers, "which")


def group(facts: Facts) -> GroupView:
    return facts.group or GroupView("")


def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return group_rows(facts)


def any_groups(answers: Answers, facts: Facts) -> str:
    if group_of(answers):
        return "meant"
    return "some" if facts.groups else "none"


def stands(answers: Answers, facts: Facts) -> str:
    """How they stand in it, as its platform says now."""
    found = facts.group
    if found is None or found.left:
        return "gone"
    if found.stands in ("unknown", "stranger"):
        return found.stands
    if not found.active:
        return "admin" if found.stands == "admin" else "not_yet"
    return "belongs" if found.joined else "new"


def named(answers: Answers, facts: Facts) -> Fills:
    found = group(facts)
    return {"name": found.name or "-"}


def may_join(answers: Answers, facts: Facts) -> str:
    if facts.adult is None:
        return "ask"
    return "adult" if facts.adult else "young"


def age(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return of_age(answers["age"].choice)


def a_line(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """What somebody there would tell whoever is next, for whoever comes new."""
    return tuple(each for post in facts.posts for each in share_says(post.about, post.by, post.text, post.numbers))


def join(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Join(group_of(answers)),)


def ways(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """What they can do there: more for those who run it."""
    found = group(facts)
    admin = found.stands == "admin"
    share = ("share",) if "shares" in found.features else ()
    totals = (("uncount",) if found.counts else ("count",)) if "totals" in found.features else ()
    buddy = ("buddy",) if "buddies" in found.features else ()
    advise = (("unadvise",) if found.advises else ("advise",)) if share else ()
    run = ("review", "set_up") if admin else ()
    return (*share, "shares", *buddy, *advise, *totals, *run, "leave", "close")


def counting(counts: bool) -> Doer:
    return lambda answers, facts: (Join(group_of(answers), counts=counts),)


def advising(yes: bool) -> Doer:
    return lambda answers, facts: (Advise(group_of(answers), yes),)


def leave(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Leave(group_of(answers), taking=choice(answers, "leaving") == "take"),)


def to(flow: str) -> Doer:
    return lambda answers, facts: (Start(flow, known={"group": group_of(answers)}),)


# --- for those who run it -----------------------------------------------------------------------------------


STUCK = ("write", "channel")
"""Rights without which there is nothing to set up."""


def lacks(answers: Answers, facts: Facts) -> str:
    missing = (group(facts).standing or UNKNOWN).missing
    if any(right in missing for right in STUCK):
        return "stuck"
    return "lacks" if missing else "all"


def lacking(answers: Answers, facts: Facts) -> Fills:
    """One thing to mend at a time: what it can't do without, else the first."""
    missing = (group(facts).standing or UNKNOWN).missing
    return {"right": Token(next((each for each in STUCK if each in missing), (*missing, "none")[0]))}


def anything_chosen(answers: Answers, facts: Facts) -> str:
    return "some" if features(answers) else "none"


def features(answers: Answers) -> tuple[Feature, ...]:
    return tuple(each for each in FEATURES if each in picked(answers, "features"))


def wants(answers: Answers, facts: Facts) -> str:
    """Shares are asked about first; a day only where something comes weekly."""
    return "shares" if "shares" in features(answers) else weekly(answers, facts)


def moderating(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """How it is now comes first: on Discord, at the beginning, those without a name."""
    return tuple(sorted(MODERATED, key=lambda each: each != group(facts).moderated))


def moderated(answers: Answers, facts: Facts) -> Moderated:
    return cast(Moderated, choice(answers, "moderated") or group(facts).moderated)


def weekly(answers: Answers, facts: Facts) -> str:
    return "weekly" if {"week", "pulse", "totals", "buddies"} & set(features(answers)) else "confirm"


def its_clock(answers: Answers, facts: Facts) -> Fills:
    """The week goes by the clock of whoever sets it up, where they told theirs."""
    return {"known": yes_or_no(facts.zone)}


def chosen(answers: Answers, facts: Facts) -> Fills:
    on = features(answers)
    return {
        "name": group(facts).name or "-",
        **{each: yes_or_no(each in on) for each in FEATURES},
        "moderated": Token(moderated(answers, facts)),
    }


def still_admin(answers: Answers, facts: Facts) -> str:
    stands = group(facts).stands
    return stands if stands in ("unknown", "admin") else "no"


def set_up(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    day = choice(answers, "day")
    return (
        SetUp(
            group_of(answers),
            frozenset(features(answers)),
            moderated(answers, facts),
            group(facts).locale,
            DAYS.index(day) if day in DAYS else 0,
            active=True,
            zone=facts.zone,
        ),
    )


GROUP = Flow(
    "group",
    needs=needs,
    opening="which",
    steps=(
        fork("any_groups", any_groups, meant="stands", some="which", none="none"),
        say("none", then="end"),
        pick("which", "close", rows=rows, close="closed", skipped="closed"),
        fork("stands", stands, gone="gone", unknown="unknown", stranger="stranger", not_yet="not_yet",
             admin="welcome_admin", belongs="what", new="hello"),
        say("gone", then="end"),
        say("unknown", then="end"),
        say("stranger"),
        do("take_along", to("take_along"), then="end"),
        say("not_yet", then="end"),

        # Somebody who belongs to it.
        pick("hello", "join", "not_now", fills=named, if_yes="join", if_no="not_now", join="may_join",
             not_now="closed", skipped="closed"),
        fork("may_join", may_join, ask="age", adult="join", young="young"),
        pick("age", "yes", "no", optional=False, key="ui.age", effects=age, yes="join", no="young"),
        say("young", then="end"),
        do("join", join),
        say("joined"),
        do("a_line", a_line),
        pick("first", "share", "later", if_yes="share", if_no="later", share="to_share", later="closed",
             skipped="closed"),
        pick("what", "share", "shares", "buddy", "advise", "unadvise", "count", "uncount", "review", "set_up", "leave",
             "close",
             fills=named, shown=ways, share="to_share", shares="to_shares", buddy="to_buddy", advise="advise",
             unadvise="unadvise", count="count",
             uncount="uncount", review="to_review", set_up="lacks", leave="leaving", close="closed",
             skipped="closed"),
        do("count", counting(True)),
        say("counted", then="end"),
        do("advise", advising(True)),
        say("advises", then="end"),
        do("unadvise", advising(False)),
        say("advises_not", then="end"),
        do("uncount", counting(False)),
        say("uncounted", then="end"),
        pick("leaving", "take", "leave_them", "stay", take="leave_it", leave_them="leave_it", stay="closed",
             skipped="closed"),
        do("leave_it", leave),
        say("left", then="end"),

        # Somebody who runs it.
        say("welcome_admin", fills=named),
        fork("lacks", lacks, stuck="stuck", lacks="lacking", all="features"),
        say("stuck", key="group.lacking", fills=lacking, then="end"),
        say("lacking", fills=lacking),
        picks("features", *FEATURES, own_words=False),
        fork("anything_chosen", anything_chosen, some="wants", none="nothing_chosen"),
        say("nothing_chosen", then="confirm"),
        fork("wants", wants, shares="moderated", weekly="day", confirm="confirm"),
        pick("moderated", *MODERATED, shown=moderating),
        fork("weekly", weekly, weekly="day", confirm="confirm"),
        pick("day", *DAYS, fills=its_clock),
        pick("confirm", "yes", "change", "not_now", fills=chosen, if_yes="yes", if_no="not_now", yes="still_admin",
             change="features", not_now="closed", skipped="closed"),
        fork("still_admin", still_admin, admin="set_up", no="stranger", unknown="unknown"),
        do("set_up", set_up),
        say("set_up_done"),
        say("page", then="end"),

        do("to_share", to("share"), then="end"),
        do("to_buddy", to("buddy"), then="end"),
        start("to_shares", "shares"),
        do("to_review", to("review"), then="end"),
        say("closed", key="ui.gone", then="end"),
    ),
)  # fmt: skip
