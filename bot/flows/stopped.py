"""'I stopped applying': it is allowed. Rest, the smallest way back in, or another direction.

Rest is the first choice and never the lesser one. What sounds like more than applying is met with the plain question.

Serves: S18, F13 F17, P3, R11, A6 A7, C2 C8.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Fills
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import fork, pick, picks, remind, say, write
from bot.flows.asking_gently import soft_question
from bot.flows.shared import comfort_rows, keep_it, step_taken, step_words

WORN = {"tired", "pointless"}


def after_tiny(answers: Answers, facts: Facts) -> str:
    chosen = choice(answers, "next_step")
    rests = (chosen in ("", "none") and not text(answers, "next_step")) or chosen[1:].isdigit()
    return "keep" if rests else "when"


def how_it_ends(answers: Answers, facts: Facts) -> str:
    if choice(answers, "rest_until") in ("week", "month"):
        return choice(answers, "rest_until")
    return "step" if "next_step" in answers else "quiet"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    taps = {step: picked(answers, step) for step in ("why", "other") if picked(answers, step)}
    written = {
        "why": text(answers, "why"),
        "other": text(answers, "other"),
        "what": text(answers, "other_line"),
    }
    made = [Record("note", "stopped", facts.today, taps, {name: said for name, said in written.items() if said})]
    if choice(answers, "what_now") == "rest":
        made.append(Record("step", "rest", facts.today, {"what": ("rest",)}))
    return (*made, *step_taken(answers, facts))


def the_step(answers: Answers, facts: Facts) -> Fills:
    return step_words(answers, facts)


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("comfort",))


STOPPED = Flow(
    "stopped",
    records=records,
    closing="may_i_keep",
    needs=needs,
    steps=(
        say("allowed"),
        pick("why", "rest", "tired", "pointless", "life", "begin", own_words=True, phase="feel",
             tired="tired", pointless="pointless", life="life", begin="begin", words="thanks", skipped="what_now"),
        say("rested", then="what_now"),
        say("tired", then="what_now"),
        pick("pointless", "applying", "everything", "dont_know", depth=True, phase="feel", applying="no_point",
             everything="soft", dont_know="soft", skipped="what_now"),
        soft_question("soft", then="what_now"),
        say("no_point", then="what_now"),
        say("life", then="what_now"),
        say("begin", then="what_now"),
        say("thanks"),

        pick("what_now", "rest", "tiny", "other", "nothing", rest="rest_until", tiny="next_step", other="other",
             nothing="may_i_keep", skipped="may_i_keep"),

        # Rest, for as long as they say.
        pick("rest_until", "open", "week", "month", then="may_i_keep"),

        # The smallest way back in.
        pick("next_step", "read", "one_line", "one_person", "folder", "none", own_words=True, phase="act",
             rows=comfort_rows),
        fork("after_tiny", after_tiny, when="when", keep="may_i_keep"),
        write("when", "open", phase="act", if_no="open", then="may_i_keep"),

        # Another direction: three taps and a line.
        picks("other", "work", "place", "hours", "people", "pay", "field", phase="understand"),
        write("other_line", "not_yet", phase="understand", if_no="not_yet", then="may_i_keep"),

        keep_it(records, then="how_it_ends"),
        fork("how_it_ends", how_it_ends, week="ask_in_a_week", month="ask_in_a_month", step="small", quiet="goodbye"),
        remind("ask_in_a_week", days=7, hour=11),
        say("in_a_week", then="end"),
        remind("ask_in_a_month", days=30, hour=11),
        say("in_a_month", then="end"),
        say("small", fills=the_step),
        say("goodbye", then="end"),
    ),
)  # fmt: skip
