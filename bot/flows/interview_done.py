"""'I just had an interview': how it is right after, before any verdict; what went well first; then the wait.

The plan for a no is made here, while there is none, and kept: 'I got rejected' shows it on the day it is
needed. The day they promised is kept with it. Regret has room, and is not argued with.

Serves: S13, F12 F21 F25, P1 P19 P29 P32 P38, R8 R12 R13 R14 R18 R20 R21 R22, A8, C13.
"""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Effect, Fills, Remind, Token, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import day, do, fork, keep, may_i_keep, pick, picks, say, write
from bot.flows.jar import from_the_jar
from bot.flows.kept import say_what_was_kept

FEELINGS = ("relieved", "tired", "proud", "hopeful", "unsure", "anxious", "ashamed", "regret", "sad", "calm")
HEAVY = {"ashamed", "regret", "sad"}
BETTER = ("answers", "questions", "story", "calmer", "face", "nothing")
PLANS = ("rest", "tell", "comfort", "walk", "write")


# --- what changes the path -------------------------------------------------------------------------------


def mood(answers: Answers, facts: Facts) -> str:
    felt = set(picked(answers, "feelings"))
    if not felt and not text(answers, "feelings"):
        return "unsaid"
    return "heavy" if felt & HEAVY else "said"


def part(answers: Answers, facts: Facts) -> str:
    """After the feelings: the whole of it, or only the wait."""
    return "wait" if choice(answers, "size") == "wait" else "whole"


def going_over(answers: Answers, facts: Facts) -> str:
    return "yes" if {"unsure", "anxious", "regret"} & set(picked(answers, "feelings")) else "no"


def promised_on(answers: Answers, facts: Facts) -> date | None:
    answer = choice(answers, "promised")
    on = {
        "this_week": (4 - facts.today.weekday()) % 7,
        "next_week": 7 + (4 - facts.today.weekday()) % 7,
        "two_weeks": 14,
    }
    if answer in on:
        return facts.today + timedelta(days=on[answer])
    return date.fromisoformat(answer) if answer not in ("", "no_day") else None


def has_day(answers: Answers, facts: Facts) -> str:
    return "yes" if promised_on(answers, facts) and facts.keeps != "nothing" else "no"


def went_badly(answers: Answers, facts: Facts) -> str:
    return "badly" if mood(answers, facts) == "heavy" else "well"


def planned(answers: Answers, facts: Facts) -> str:
    made = choice(answers, "plan") in PLANS or text(answers, "plan")
    return "plan" if made and facts.keeps != "nothing" else "none"


def day_after(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    day = promised_on(answers, facts)
    return (Remind("promised_day", (day - facts.today).days + 1, 18),) if day else ()


# --- what is kept ----------------------------------------------------------------------------------------


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    """The interview; what went well as a win, one thing to try, a phrase as a line, and the plan."""
    today, company = facts.today, text(answers, "company")
    taps = {step: picked(answers, step) for step in ("feelings", "blank", "better") if picked(answers, step)}
    on = promised_on(answers, facts)
    if on:
        taps["promised"] = (on.isoformat(),)
    fields = ("company", "feelings", "moments", "blank_what")
    made = [Record("interview", "interview", today, taps, {s: text(answers, s) for s in fields if text(answers, s)})]
    if text(answers, "well"):
        made.append(Record("win", "well", today, words={"what": text(answers, "well")}))
    if choice(answers, "try") not in ("", "nothing") or text(answers, "try"):
        words = {"what": text(answers, "try")} if text(answers, "try") else {}
        made.append(
            Record(
                "lesson",
                "try",
                today,
                {"try": picked(answers, "try")} if picked(answers, "try") else {},
                words,
            )
        )
    if choice(answers, "phrase") not in ("", "none") or text(answers, "phrase"):
        words = {"what": text(answers, "phrase")} if text(answers, "phrase") else {}
        taps = {"phrase": picked(answers, "phrase")} if picked(answers, "phrase") else {}
        made.append(Record("line", "phrase", today, taps, words))
    for step in ("plan", "second_guess"):
        chosen, own = choice(answers, step), text(answers, step)
        if own or chosen not in ("", "none"):
            words = {name: said for name, said in (("company", company), ("what", own)) if said}
            made.append(Record("plan", step, today, {"what": (chosen,)} if chosen else {"what": ("own",)}, words))
    return tuple(made)


# --- words that use what was said --------------------------------------------------------------------------


def details(answers: Answers, facts: Facts) -> Fills:
    return {
        "company": text(answers, "company") or "-",
        "named": yes_or_no(text(answers, "company")),
    }


def win(answers: Answers, facts: Facts) -> Fills:
    return {"win": text(answers, "well")}


def the_day(answers: Answers, facts: Facts) -> Fills:
    return {"on": promised_on(answers, facts) or facts.today}


def the_plan(answers: Answers, facts: Facts) -> Fills:
    return {"plan": Token(choice(answers, "plan") or "own"), "own": text(answers, "plan") or "-"}


def needs(session: Session, event: Event) -> Needs:
    """A win of an earlier day, once they said how it is."""
    return Needs(recall="earlier" if "feelings" in session.trail else "")


INTERVIEW_DONE = Flow(
    "interview_done",
    records=records,
    closing="may_i_keep",
    knows={"company": "company"},
    needs=needs,
    steps=(
        say("hello"),
        write("company"),

        # How it is, before any verdict.
        picks("feelings", *FEELINGS, phase="feel"),
        fork("mood", mood, heavy="heavy", said="thanks", unsaid="unsaid"),
        say("heavy", then="size"),
        say("unsaid", then="size"),
        say("thanks"),
        pick("size", "whole", "wait", "enough", whole="well", wait="promised", enough="may_i_keep",
             skipped="well"),

        # What was good in it first.
        write("well", "nothing", phase="understand", if_no="nothing", nothing="moments", skipped="moments"),
        say("well_kept", fills=win),
        write("moments", "better", "nothing", phase="understand", if_no="nothing", better="better",
              then="blank"),
        picks("better", *BETTER, depth=True, phase="understand"),
        pick("blank", "blank", "pauses", "no", phase="understand", if_no="no", blank="blank_what",
             pauses="phrase", no="try", skipped="try"),
        write("blank_what", "gone", depth=True, phase="understand"),
        pick("phrase", "moment", "more", "begin", "none", own_words=True, depth=True, phase="understand"),
        pick("try", "practise", "face", "slower", "ask", "nothing", own_words=True, phase="understand",
             if_no="nothing", nothing="promised", skipped="promised"),
        say("try_kept"),

        # The wait.
        day("promised", "this_week", "next_week", "two_weeks", "no_day", ahead=True),
        fork("has_day", has_day, yes="remind", no="plan"),
        pick("remind", "day_after", "quiet", depth=True, fills=the_day, if_yes="day_after", if_no="quiet",
             day_after="on_day_after", quiet="plan", skipped="plan"),
        do("on_day_after", day_after),
        say("one_message", fills=the_day),

        # A plan for a no, made while there is none.
        pick("plan", *PLANS, "none", own_words=True, phase="act", if_no="none", none="going_over",
             skipped="going_over"),
        fork("going_over", going_over, yes="second_guess", no="may_i_keep"),
        pick("second_guess", "write_down", "walk", "park", "none", own_words=True, depth=True, phase="act",
             if_no="none"),

        # Keep.
        may_i_keep("may_i_keep"),
        keep(),
        fork("planned", planned, plan="the_plan", none="kept"),
        say("the_plan", fills=the_plan),
        say_what_was_kept(records),
        fork("went_badly", went_badly, badly="jar_there", well="goodbye"),
        from_the_jar(then="goodbye"),
        say("goodbye", fills=details, then="end"),
    ),
)  # fmt: skip
