"""'I lost my job': how it feels, who knows, what can't wait, one small step.

What can't wait may come first, by choice. Reasons outside come before any part of one's own, and a part is only a
part. Nobody is asked to be over it, and writing it out is offered because it has helped people find work again.

Serves: S10 S11 S14, F1 F6 F12, P1 P2 P6 P7 P9 P46, R29, A8, C3 C12.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Effect, Fills, Say
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import do, fork, pick, picks, say, write
from bot.flows.shared import comfort_rows, feelings, keep_it, look_in, step_taken, step_words

FEELINGS = ("shocked", "sad", "ashamed", "angry", "scared", "numb", "tired", "lonely", "relieved")
URGENT = ("ask", "papers", "claim", "money")
EFFORTS = ("tell", "practical_one", "walk")
TAPS = ("feelings", "who_knows", "hidden")
WRITTEN = ("feelings", "sting", "more", "rewrite", "listen")


def effort(answers: Answers, facts: Facts) -> str:
    chosen = choice(answers, "next_step")
    if chosen == "tell":
        return "tell"
    return "plan" if chosen in EFFORTS or text(answers, "next_step") else "rest"


def part_of_mine(answers: Answers, facts: Facts) -> str:
    return "mine" if "mine" in picked(answers, "hidden") else "theirs"


def what_cannot_wait(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """A line for each thing they tapped; nothing tapped: the two that most often have a date."""
    wanted = picked(answers, "practical") or ("papers", "claim")
    return tuple(Say(f"job_loss.practical_{what}") for what in URGENT if what in wanted)


def how_it_ends(answers: Answers, facts: Facts) -> str:
    return "step" if "next_step" in answers else "listened"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    taps = {step: picked(answers, step) for step in TAPS if picked(answers, step)}
    words = {step: text(answers, step) for step in WRITTEN if text(answers, step)}
    made = [Record("job_loss", "job_loss", facts.today, taps, words)]
    if text(answers, "rewrite"):
        made.append(Record("line", "rewrite", facts.today, words={"what": text(answers, "rewrite")}))
    return (*made, *step_taken(answers, facts))


def the_step(answers: Answers, facts: Facts) -> Fills:
    return step_words(answers, facts)


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("comfort",))


JOB_LOSS = Flow(
    "job_loss",
    records=records,
    closing="may_i_keep",
    needs=needs,
    steps=(
        say("sorry"),
        pick("first", "feelings", "practical", "listen", "dont_know", practical="practical", listen="listen"),

        # Feel.
        feelings(*FEELINGS, then="who_knows"),
        pick("who_knows", "nobody", "some", "all", phase="feel", if_yes="some", if_no="nobody", then="sting",
             nobody="first_told"),
        say("first_told"),
        write("sting", "none", phase="feel", if_no="none", none="next_step", skipped="next_step"),
        say("held", key="shared.held"),
        pick("sting_next", "stay", "reasons", "put_down", stay="more", reasons="hidden", put_down="put_down",
             skipped="next_step"),
        say("put_down", then="next_step"),
        write("more", "done", many=True, depth=True, phase="feel", then="next_step"),

        # Understand, as far as they like: what was outside first.
        picks("hidden", "numbers", "team", "changed", "boss", "contract", "mine", depth=True, phase="understand"),
        fork("whose_part", part_of_mine, mine="part_mine", theirs="rewrite"),
        say("part_mine"),
        write("rewrite", "leave_it", depth=True, phase="understand", if_no="leave_it", leave_it="left_as_it_is",
              skipped="left_as_it_is"),
        say("side_by_side", then="next_step"),
        say("left_as_it_is", then="next_step"),

        # What can't wait, for those who choose it first.
        picks("practical", *URGENT, own_words=False, depth=True),
        do("practical_lines", what_cannot_wait),
        pick("practical_then", "feelings", "step", "enough", depth=True, feelings="feelings", step="next_step",
             enough="goodbye", skipped="goodbye"),

        # "I'll write, you listen."
        write("listen", "done", many=True, phase="feel", then="heard_you"),
        say("heard_you", then="may_i_keep"),

        # Act: one small step, and rest is one.
        pick("next_step", "rest", "tell", "practical_one", "walk", "nothing", own_words=True, phase="act",
             rows=comfort_rows),
        fork("effort", effort, tell="tell_words", plan="when", rest="may_i_keep"),
        say("tell_words"),
        write("when", "open", phase="act", if_no="open"),

        keep_it(records, then="how_it_ends"),
        fork("how_it_ends", how_it_ends, step="thank_you", listened="look_in"),
        say("thank_you", fills=the_step),
        look_in(),
    ),
)  # fmt: skip
