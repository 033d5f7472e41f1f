"""'My head keeps replaying it': one page in the third person, three questions by choice, then it is parked.

The page holds it so that the head need not. Questions ask what a camera would have seen and what is a guess; nobody is
asked to find better answers. Parking gives it a time of its own, or none.

Serves: F15, P46, R3 R4 R21 R25, C13.
"""

from __future__ import annotations

from bot.core.answer import Answers, picked, text
from bot.core.effects import Fills, yes_or_no
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import fork, pick, remind, say, write
from bot.flows.shared import keep_it

WRITTEN = {"page": "replay", "as_i": "replay", "camera": "camera", "guessed": "guessed", "friend": "friend"}


def a_page(answers: Answers, facts: Facts) -> str:
    return "page" if text(answers, "page") or text(answers, "as_i") else "none"


def parked(answers: Answers, facts: Facts) -> str:
    chosen = picked(answers, "park")
    return chosen[0] if chosen else "open"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    words: dict[str, str] = {}
    for step, field in WRITTEN.items():
        if text(answers, step):
            words[field] = "\n".join(filter(None, (words.get(field), text(answers, step))))
    taps = {"park": picked(answers, "park")} if picked(answers, "park") else {}
    return (Record("replay", "replay", facts.today, taps, words),) if words else ()


def asked_already(answers: Answers, facts: Facts) -> Fills:
    return {"asked": yes_or_no("camera" in answers)}


REPLAY = Flow(
    "replay",
    records=records,
    closing="may_i_keep",
    steps=(
        say("tiring"),
        write("page", "done", "as_i", many=True, phase="feel", as_i="as_i", then="anything", skipped="anything"),
        write("as_i", "done", many=True, depth=True, phase="feel"),
        fork("anything", a_page, page="page_thanks", none="no_page"),
        say("no_page", then="end"),
        say("page_thanks"),
        pick("questions", "three", "park", three="camera", park="park", skipped="park"),

        write("camera", "dont_know", depth=True, phase="understand"),
        write("guessed", "nothing", depth=True, phase="understand", if_no="nothing"),
        write("friend", "nothing", depth=True, phase="understand"),

        pick("park", "tomorrow", "open", "throw", if_yes="tomorrow", if_no="open", fills=asked_already, throw="thrown"),
        keep_it(records, then="how_it_ends"),
        fork("how_it_ends", parked, tomorrow="ten_minutes_tomorrow", open="parked", throw="parked"),
        remind("ten_minutes_tomorrow", days=1, hour=18),
        say("until_then", then="end"),
        say("parked", then="end"),
        say("thrown", then="end"),
    ),
)  # fmt: skip
