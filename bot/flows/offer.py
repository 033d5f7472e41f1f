"""'I got an offer': celebrated as far as they celebrate it, thanks to people, one line to keep.

How many no's came before is told only to those who ask to see it. Mixed feelings are met as they are.

Serves: G4 (the story as a line of their own; sharing it is `advice`), A14, F25 F26, P24 P29, A10, C6 C9.
"""

from __future__ import annotations

from datetime import date

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Effect, Fills, Remind, Start, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import day, do, fork, keep, letter, may_i_keep, pick, picks, say, start, write
from bot.flows.kept import say_what_was_kept

FEELINGS = ("happy", "proud", "relieved", "calm", "unsure", "scared", "sad", "tired", "numb")
GLAD = {"happy", "proud"}
MIXED = {"unsure", "scared", "sad", "tired", "numb"}


def needs(session: Session, event: Event) -> Needs:
    return Needs(ever=True, groups=True)


# --- what changes the path -------------------------------------------------------------------------------


def mood(answers: Answers, facts: Facts) -> str:
    felt = set(picked(answers, "feelings"))
    if felt & MIXED:
        return "mixed" if felt - MIXED else "heavy"
    if felt & GLAD:
        return "glad"
    return "said" if felt or text(answers, "feelings") else "unsaid"


def any_before(answers: Answers, facts: Facts) -> str:
    return "yes" if facts.rejections and mood(answers, facts) != "heavy" else "no"


def may_remind(answers: Answers, facts: Facts) -> str:
    return "yes" if answer_by(answers, facts) and facts.keeps != "nothing" else "no"


def answer_by(answers: Answers, facts: Facts) -> date | None:
    answer = choice(answers, "answer_by")
    return date.fromisoformat(answer) if answer not in ("", "no_day") else None


def day_before(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    day = answer_by(answers, facts)
    return (Remind("answer_by", max((day - facts.today).days - 1, 0), 18),) if day else ()


def turned_down(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("declined", known={"company": text(answers, "company")}),)


def in_a_group(answers: Answers, facts: Facts) -> str:
    sharing = any("shares" in group.features for group in facts.groups)
    return "yes" if sharing and mood(answers, facts) != "heavy" else "no"


def any_to_count(answers: Answers, facts: Facts) -> str:
    return "yes" if facts.rejections else "no"


def share_it(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    before = str(facts.rejections) if choice(answers, "with_before") == "with" else ""
    return (Start("share", known={"about": "offer", "before": before, "cheered": "yes"}),)


# --- what is kept ----------------------------------------------------------------------------------------


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    """The offer; the line as a keepsake; the thanks as a step."""
    stands = choice(answers, "stands")
    taps = {
        "feelings": picked(answers, "feelings"),
        "outcome": (stands if stands in ("yes", "deciding") else "open",),
    }
    words = {step: text(answers, step) for step in ("company", "feelings") if text(answers, step)}
    made = [Record("offer", "offer", facts.today, {name: tap for name, tap in taps.items() if tap}, words)]
    if text(answers, "own_part"):
        made.append(Record("win", "own_part", facts.today, words={"what": text(answers, "own_part")}))
    if text(answers, "keepsake"):
        made.append(Record("line", "keepsake", facts.today, words={"what": text(answers, "keepsake")}))
    if choice(answers, "people") in ("thank", "tell"):
        step = {"thank": "thank", "tell": "tell"}[choice(answers, "people")]
        made.append(Record("step", "people", facts.today, {"what": (step,)}))
    return tuple(made)


# --- words that use what was said --------------------------------------------------------------------------


def details(answers: Answers, facts: Facts) -> Fills:
    return {
        "company": text(answers, "company") or "-",
        "named": yes_or_no(text(answers, "company")),
    }


def times(answers: Answers, facts: Facts) -> Fills:
    return {"times": facts.rejections}


def the_day(answers: Answers, facts: Facts) -> Fills:
    return {"on": answer_by(answers, facts) or facts.today}


def the_thanks(answers: Answers, facts: Facts) -> Fills:
    who, what = text(answers, "thank_who"), text(answers, "thank_what")
    return {
        "who": who or "-", "to": yes_or_no(who),
        "what": what or "-", "for": yes_or_no(what),
    }  # fmt: skip


OFFER = Flow(
    "offer",
    records=records,
    closing="may_i_keep",
    knows={"company": "company"},
    needs=needs,
    steps=(
        say("hello"),
        write("company"),
        picks("feelings", *FEELINGS, phase="feel"),
        fork("mood", mood, glad="glad", mixed="mixed", heavy="heavy", said="thanks", unsaid="unsaid"),
        say("glad", fills=details, then="stands"),
        say("mixed", then="stands"),
        say("heavy", then="stands"),
        say("unsaid", then="stands"),
        say("thanks"),

        # Where it stands. Nothing is hurried.
        pick("stands", "yes", "deciding", "turning_down", "money_first", deciding="answer_by",
             turning_down="turned_down", money_first="money_first", then="own_part"),
        do("turned_down", turned_down, then="end"),
        start("money_first", "scam"),
        day("answer_by", "no_day", ahead=True),
        fork("may_remind", may_remind, yes="remind", no="no_hurry"),
        pick("remind", "day_before", "quiet", depth=True, fills=the_day, day_before="day_before",
             quiet="no_hurry", skipped="no_hurry"),
        do("day_before", day_before),
        say("one_message"),
        say("no_hurry"),

        # What is theirs in it, and a line for another day.
        write("own_part", "nothing", phase="understand", if_no="nothing"),
        write("keepsake", "nothing", phase="understand", if_no="nothing"),

        # People.
        pick("people", "tell", "thank", "nobody", phase="act", if_no="nobody", thank="thank_who", tell="tell",
             nobody="any_before", skipped="any_before"),
        say("tell", then="any_before"),
        write("thank_who", depth=True, phase="act"),
        write("thank_what", depth=True, phase="act"),
        say("thanks_draft"),
        letter("thank_letter", fills=the_thanks),

        # How many no's came before: only for those who like to see it.
        fork("any_before", any_before, yes="before", no="may_i_keep"),
        pick("before", "show", "no", if_yes="show", if_no="no", no="may_i_keep", skipped="may_i_keep"),
        say("how_many", fills=times),

        # Keep.
        may_i_keep("may_i_keep"),
        keep(),
        say_what_was_kept(records),

        # A group of theirs may hear it: every word is seen first, and those who cheered before hear of it, too.
        fork("in_a_group", in_a_group, yes="tell_group", no="goodbye"),
        pick("tell_group", "tell", "no", if_yes="tell", if_no="no", tell="any_to_count", no="goodbye",
             skipped="goodbye"),
        fork("any_to_count", any_to_count, yes="with_before", no="share_it"),
        pick("with_before", "with", "without", depth=True, fills=times, if_yes="with", if_no="without"),
        do("share_it", share_it, then="end"),
        say("goodbye", then="end"),
    ),
)  # fmt: skip
