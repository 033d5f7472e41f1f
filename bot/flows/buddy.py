"""A buddy: somebody of the same group to write to for four weeks. Both agree, or neither learns of it.

Nothing of a history is shown, only what somebody typed for it here. It ends in one tap, without a reason.

Serves: G7, P39; principles U5 and U6.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, text
from bot.core.effects import Choice, Effect, Fills, Remember, Start, yes_or_no
from bot.core.events import Began, Event, Picked
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import Meet, Seek, Unpair
from bot.core.rhythm import kind_of
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, start, write
from bot.flows.share import companies, group_of, its_name, stand_in
from bot.flows.which_group import group_rows
from bot.groups.buddies import LONGEST_LINE, LONGEST_NAME, LONGEST_REACH
from bot.groups.masking import harmless, masked

REMINDERS = ("buddy:g1.p1", "buddy_end:g1.p1", "pair_report:g1")


def needs(session: Session, event: Event) -> Needs:
    """The group that is meant, and how they stand there and to a buddy."""
    id = group_of(event.known if isinstance(event, Began) else session.answers)
    if isinstance(event, Picked) and session.step == "which" and event.choices:
        id = event.choices[0].removeprefix("g_")
    asks = isinstance(event, Began) or session.step in ("which", "preview")
    return Needs(groups=True, group=id, standing=bool(id) and asks, latest=("rejection", "silence"), buddy=id)


def which_group(answers: Answers, facts: Facts) -> str:
    if group_of(answers):
        return "meant"
    return "some" if groups(answers, facts) else "none"


def groups(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return group_rows(facts, "buddies")


def may_look(answers: Answers, facts: Facts) -> str:
    """Whether they may look for somebody there now: asked at the beginning, and again before anything is kept."""
    found = facts.group
    if found is None or not found.active or "buddies" not in found.features:
        return "gone"
    if found.stands in ("unknown", "stranger"):
        return found.stands
    return "may" if found.joined else "new"


def stands(answers: Answers, facts: Facts) -> str:
    if facts.adult is False:
        return "young"
    state = facts.buddy.state
    return state if state in ("none", "looking") else "found"


def of_age(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Remember("adult", "yes"),) if choice(answers, "grown") == "yes" else ()


def name(answers: Answers, facts: Facts) -> str:
    return harmless(text(answers, "name"), "", "")[:LONGEST_NAME]


def line(answers: Answers, facts: Facts) -> str:
    told = harmless(text(answers, "line"), stand_in(facts, "link"), stand_in(facts, "contact"))
    return masked(told, companies(facts), stand_in(facts, "company"))[:LONGEST_LINE]


def reach(answers: Answers, facts: Facts) -> str:
    return text(answers, "reach").strip()[:LONGEST_REACH]


def told(answers: Answers, facts: Facts) -> str:
    return "all" if name(answers, facts) and line(answers, facts) and reach(answers, facts) else "some"


def what_they_read(answers: Answers, facts: Facts) -> Fills:
    return {
        "name": name(answers, facts) or "-",
        "line": line(answers, facts) or "-",
        "reach": reach(answers, facts) or "-",
    }


def seek(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Seek(group_of(answers), name(answers, facts), line(answers, facts), reach(answers, facts)),)


def seek_no_more(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Seek(group_of(answers)),)


def to_pair(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("pair", known={"reminder": f"buddy:{facts.buddy.pair}"}),)


BUDDY = Flow(
    "buddy",
    needs=needs,
    told={"group": ("g1", "")},
    steps=(
        fork("which_group", which_group, meant="may_look", some="which", none="no_group"),
        say("no_group", then="end"),
        pick("which", "close", rows=groups, close="closed", skipped="closed"),
        fork("may_look", may_look, may="stands", gone="gone", unknown="unknown", stranger="stranger", new="new"),
        say("gone", then="end"),
        say("unknown", key="group.unknown", then="end"),
        say("stranger", key="group.stranger", then="end"),
        say("new", key="share.new", then="end"),
        fork("stands", stands, none="grown", looking="looking", found="to_pair", young="young"),
        do("to_pair", to_pair, then="end"),

        pick("grown", "yes", "no", fills=its_name, effects=of_age, yes="name", no="young", skipped="closed"),
        say("young", then="end"),
        write("name", skipped="closed"),
        write("line", skipped="closed"),
        write("reach", skipped="closed"),
        fork("told", told, all="preview", some="not_all"),
        say("not_all", then="name"),
        pick("preview", "look", "change", "not_now", fills=what_they_read, if_yes="look", if_no="not_now",
             look="still", change="name", not_now="closed", skipped="closed"),
        fork("still", may_look, may="seek", gone="gone", unknown="unknown", stranger="stranger", new="new"),
        do("seek", seek),
        say("seeking", then="end"),

        pick("looking", "look_on", "change", "no_more", if_yes="look_on", if_no="no_more", look_on="closed",
             change="grown", no_more="seek_no_more", skipped="closed"),
        do("seek_no_more", seek_no_more),
        say("no_more", then="end"),
        say("closed", key="ui.gone", then="end"),
    ),
)  # fmt: skip


# --- two of them --------------------------------------------------------------------------------------------


def needs_pair(session: Session, event: Event) -> Needs:
    """The pair; and before a yes, whether they are in the group still. A message of the bot's own asks nobody."""
    reminder = choice(event.known if isinstance(event, Began) else session.answers, "reminder")
    id = reminder.partition(":")[2]
    agrees = isinstance(event, Picked) and session.step == "asked" and event.choices == ("yes",)
    group = id.partition(".")[0]
    return Needs(group=group, standing=agrees, buddy="" if kind_of(reminder) == "pair_report" else id)


def pair_of(answers: Answers) -> str:
    return choice(answers, "reminder").partition(":")[2]


def kind(answers: Answers, facts: Facts) -> str:
    """What there is to say: the end after four weeks, a report, or how the two stand now."""
    told = kind_of(choice(answers, "reminder"))
    if told in ("buddy_end", "pair_report"):
        return told
    state = facts.buddy.state
    return state if state in ("asked", "said_yes", "together") else "over"


def the_other(answers: Answers, facts: Facts) -> Fills:
    return {**its_name_to_them(facts), "line": facts.buddy.line or "-"}


def its_name_to_them(facts: Facts) -> Fills:
    return {"name": facts.buddy.name or "-"}


def their_name(answers: Answers, facts: Facts) -> Fills:
    return {**its_name_to_them(facts), "named": yes_or_no(facts.buddy.name)}


def how_to_write(answers: Answers, facts: Facts) -> Fills:
    return {**its_name_to_them(facts), "reach": facts.buddy.reach or "-"}


def still(answers: Answers, facts: Facts) -> str:
    """Whether it can still be: the other one is there, and they themselves are in the group."""
    if facts.buddy.state != "asked":
        return "over"
    stands = facts.group.stands if facts.group else "unknown"
    return stands if stands in ("unknown", "stranger") else "may"


def both(answers: Answers, facts: Facts) -> str:
    return "both" if facts.buddy.reach else "one"


def meet(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Meet(pair_of(answers), True),)


def refuse(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Meet(pair_of(answers), False),)


def unpair(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    match choice(answers, "together"):
        case "block":
            return (Unpair(pair_of(answers), "block"),)
        case "report":
            return (Unpair(pair_of(answers), "report"),)
        case _:
            return (Unpair(pair_of(answers)),)


def reported(answers: Answers, facts: Facts) -> str:
    return "reported" if choice(answers, "together") == "report" else "left"


PAIR = Flow(
    "pair",
    needs=needs_pair,
    gives_way=True,
    told={"reminder": REMINDERS},
    steps=(
        fork("kind", kind, asked="asked", said_yes="waiting", together="names", over="over", buddy_end="four_weeks",
             pair_report="pair_report"),
        pick("asked", "yes", "no", "not_now", fills=the_other, if_yes="yes", if_no="no", yes="still", no="refuse",
             not_now="not_now", skipped="not_now"),
        fork("still", still, may="meet", over="over", unknown="unknown", stranger="refuse_left"),
        say("unknown", key="group.unknown", then="end"),
        do("refuse_left", refuse),
        say("stranger", key="group.stranger", then="end"),
        do("meet", meet),
        fork("both", both, both="names", one="waiting"),
        say("waiting", then="end"),
        do("refuse", refuse),
        say("refused", then="end"),
        say("not_now", then="end"),

        say("names", fills=how_to_write),
        pick("together", "fine", "leave", "block", "report", fine="good", leave="unpair", block="unpair",
             report="unpair", skipped="good"),
        say("good", then="end"),
        do("unpair", unpair),
        fork("reported", reported, reported="reported_it", left="left"),
        say("reported_it", then="end"),
        say("left", then="end"),

        say("over", then="end"),
        say("pair_report", fills=its_name, then="end"),
        say("four_weeks", fills=their_name),
        pick("again", "look", "enough", if_yes="look", if_no="enough", look="to_buddy", enough="enough",
             skipped="enough"),
        start("to_buddy", "buddy"),
        say("enough", then="end"),
    ),
)  # fmt: skip
