"""'Link': two accounts become one person, by a code that is made here and typed there, and a yes on both sides.

A code counts once and for ten minutes. Making it, and what it stands for, is the runtime's: see runtime/linking.py.

Serves: principle U16; decision 16.
"""

from __future__ import annotations

from bot.core.answer import Answers, text
from bot.core.effects import ClaimCode, Effect, Fills, JoinAccounts, MissCode, OfferCode, Token
from bot.core.events import Began, Event, Wrote
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.session import END, Session
from bot.core.steps import do, fork, pick, say, write

TYPES = ("hello", "again")
"""The questions at which a code is typed."""


def needs(session: Session, event: Event) -> Needs:
    """How things stand with the code that was typed last, and with the one that was made here."""
    typed = typed_last(session.answers) if session.step in (*TYPES, "sure") else ""
    if isinstance(event, Wrote) and session.step in TYPES:
        typed = event.text
    elif isinstance(event, Began):
        typed = event.opening
    return Needs(code=typed)


def typed_last(answers: Answers) -> str:
    return text(answers, "again") or text(answers, "hello")


def fits(answers: Answers, facts: Facts) -> str:
    return facts.linking.typed or "no_code"


def still_fits(answers: Answers, facts: Facts) -> str:
    return "fits" if facts.linking.typed == "fits" else "over"


def offered(answers: Answers, facts: Facts) -> str:
    return facts.linking.offered or "over"


def other(answers: Answers, facts: Facts) -> Fills:
    return {"other": Token(facts.linking.other)}


def claim(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (ClaimCode(typed_last(answers)),)


LINK = Flow(
    "link",
    over=True,
    opening="hello",
    needs=needs,
    steps=(
        # Here a code is typed, or made.
        write("hello", "make", make="offer", skipped="as_it_was"),
        fork("fits", fits, fits="sure", own="own", unknown="missed", locked="locked", no_code="no_code"),
        say("own", then="again"),
        do("missed", lambda answers, facts: (MissCode(),)),
        say("unknown", then="again"),
        say("no_code", then="again"),
        say("locked", then=END),
        write("again", "make", make="offer", skipped="as_it_was", then="fits"),
        pick("sure", "yes", "no", fills=other, no="as_it_was", skipped="as_it_was"),
        fork("still_fits", still_fits, fits="claim", over="over"),
        do("claim", claim),
        say("claimed", fills=other, then=END),
        # Here the code was made.
        do("offer", lambda answers, facts: (OfferCode(),)),
        pick("typed", "yes", "no", no="withdraw", skipped="withdraw"),
        fork("offered", offered, typed="confirm", waiting="not_yet", over="over"),
        say("not_yet", then="typed"),
        pick("confirm", "yes", "no", fills=other, no="withdraw", skipped="withdraw"),
        fork("still_offered", offered, typed="join", waiting="over", over="over"),
        do("join", lambda answers, facts: (JoinAccounts(),)),
        say("joined", then=END),
        do("withdraw", lambda answers, facts: (OfferCode(withdraw=True),)),
        say("as_it_was", then=END),
        say("over", then=END),
    ),
)
