"""Expectations before an answer: their own stance of three, what is theirs apart from what is not, one goal.

No stance is better than another, and none is prescribed. What they sort as theirs stays as they sorted it.
Each time is kept as an entry of its own, so that the history shows how the stance changed.

Serves: P13 P14 P15 P16 P17 P18, F11, G16, C1.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Fills, Token
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, keep, may_i_keep, pick, picks, say, write
from bot.flows.kept import say_what_was_kept

FEELINGS = ("hopeful", "scared", "anxious", "calm", "unsure", "tired", "sad", "numb", "fired_up")
STANCES = ("none", "little_hope", "high")
MINE = ("prepare", "send", "rest", "ask", "others", "need", "answer", "when")


def mood(answers: Answers, facts: Facts) -> str:
    return "said" if picked(answers, "feelings") or text(answers, "feelings") else "unsaid"


def sorted_how(answers: Answers, facts: Facts) -> str:
    if not text(answers, "on_my_mind"):
        return "none"
    return {"mine": "mine", "not_mine": "not_mine", "both": "both"}.get(choice(answers, "whose"), "both")


def has_goal(answers: Answers, facts: Facts) -> str:
    return "yes" if text(answers, "goal") else "no"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    """The stance of this day, and the goal as a step of their own."""
    taps = {step: picked(answers, step) for step in ("feelings", "stance", "mine", "whose") if picked(answers, step)}
    fields = ("feelings", "stance", "hoped", "on_my_mind")
    made = [Record("stance", "stance", facts.today, taps, {f: text(answers, f) for f in fields if text(answers, f)})]
    if text(answers, "goal"):
        made.append(Record("step", "goal", facts.today, words={"what": text(answers, "goal")}))
    return tuple(made)


def the_stance(answers: Answers, facts: Facts) -> Fills:
    return {"stance": Token(choice(answers, "stance") or "own")}


def the_goal(answers: Answers, facts: Facts) -> Fills:
    return {"goal": text(answers, "goal")}


EXPECTATIONS = Flow(
    "expectations",
    records=records,
    closing="may_i_keep",
    steps=(
        say("hello"),
        picks("feelings", *FEELINGS, phase="feel"),
        fork("mood", mood, said="thanks", unsaid="stance"),
        say("thanks"),

        # Their own stance.
        pick("stance", *STANCES, "changes", "dont_know", own_words=True, phase="understand",
             dont_know="no_stance", skipped="no_stance"),
        say("as_it_is", fills=the_stance, then="hoped"),
        say("no_stance"),

        # The answer is theirs, a goal can be yours.
        write("hoped", "nothing", phase="understand", if_no="nothing"),
        picks("mine", *MINE, phase="understand", own_words=False),
        say("as_sorted"),
        write("on_my_mind", "nothing", phase="understand", if_no="nothing", nothing="goal", skipped="goal"),
        pick("whose", "mine", "not_mine", "both", depth=True, phase="understand"),
        fork("sorted_how", sorted_how, mine="is_mine", not_mine="not_mine", both="some_of_each", none="goal"),
        say("is_mine", then="goal"),
        say("not_mine", then="goal"),
        say("some_of_each"),
        write("goal", "none", phase="act", if_no="none"),
        fork("has_goal", has_goal, yes="the_goal", no="may_i_keep"),
        say("the_goal", fills=the_goal),

        may_i_keep("may_i_keep"),
        keep(),
        say_what_was_kept(records),
        say("goodbye", then="end"),
    ),
)  # fmt: skip
