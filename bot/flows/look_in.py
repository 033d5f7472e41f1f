"""The message they asked for: one look-in, at the time that was agreed. Nothing they planned is asked for.

Neutral on a lock screen; answered in one tap or left alone. What comes due while another talk is open waits.

Serves: P3 P47, F27; U12.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Remember
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import do, fork, pick, say, start
from bot.flows.recap import promise

REMINDERS = ("look_in", "waiting_day", "promised_day", "answer_by", "ask_feedback", "read_feedback", "recap")


def about(answers: Answers, facts: Facts) -> str:
    told = choice(answers, "reminder")
    if told in ("ask_feedback", "read_feedback", "recap"):
        return told
    return "date" if told in ("waiting_day", "promised_day", "answer_by") else "how"


LOOK_IN = Flow(
    "look_in",
    gives_way=True,
    told={"reminder": REMINDERS},
    steps=(
        fork("about", about, how="how", date="date", ask_feedback="ask", read_feedback="read",
             recap="recap"),
        pick("how", "lighter", "same", "heavier", "not_now", "stop_these", lighter="lighter", same="same",
             heavier="heavier", not_now="not_now", stop_these="to_stop_these", skipped="not_now"),
        say("lighter", then="end"),
        say("same", then="end"),
        pick("heavier", "write", "helpnow", "nothing", write="to_vent", helpnow="to_helpnow", nothing="not_now",
             skipped="not_now"),
        pick("date", "rejected", "offer", "no_answer", "not_now", "stop_these", rejected="to_rejected",
             offer="to_offer", no_answer="to_no_answer", not_now="not_now", stop_these="to_stop_these",
             skipped="not_now"),
        pick("ask", "now", "not_now", "stop_these", now="to_feedback", not_now="not_now",
             stop_these="to_stop_these", skipped="not_now"),
        pick("read", "now", "not_now", "stop_these", now="to_feedback_reply", not_now="not_now",
             stop_these="to_stop_these", skipped="not_now"),
        pick("recap", "show", "not_now", "no_more", show="next_recap", not_now="recap_later", no_more="no_recap",
             skipped="recap_later"),
        do("next_recap", lambda answers, facts: promise(facts.recap), then="to_recap"),
        do("recap_later", lambda answers, facts: promise(facts.recap)),
        say("later", then="end"),
        do("no_recap", lambda answers, facts: (Remember("recap", ""),)),
        say("no_more", then="end"),
        tuple(start(f"to_{name}", name)
              for name in ("vent", "helpnow", "rejected", "offer", "no_answer", "feedback", "feedback_reply",
                           "stop_these", "recap")),
        say("not_now", then="end"),
    ),
)  # fmt: skip
