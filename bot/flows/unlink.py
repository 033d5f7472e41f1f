"""'Unlink': accounts that were one person part; the history stays with the older account.

Serves: principle U16; decision 16.
"""

from __future__ import annotations

from bot.core.answer import Answers
from bot.core.effects import Effect, Fills, PartAccounts, Token
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.session import END, Session
from bot.core.steps import do, fork, pick, say


def needs(session: Session, event: Event) -> Needs:
    return Needs(code="")


def linked(answers: Answers, facts: Facts) -> str:
    return "linked" if len(facts.linking.accounts) > 1 else "alone"


def who_stays(answers: Answers, facts: Facts) -> Fills:
    accounts = facts.linking.accounts
    return {
        "side": Token("older" if facts.linking.oldest else "younger"),
        "stays": Token(accounts[0] if accounts else "other"),
    }


def part(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (PartAccounts(),)


UNLINK = Flow(
    "unlink",
    needs=needs,
    steps=(
        fork("linked", linked, linked="sure", alone="alone"),
        say("alone", then=END),
        pick("sure", "yes", "no", fills=who_stays, no="as_it_was", skipped="as_it_was"),
        do("part", part),
        say("parted", fills=who_stays, then=END),
        say("as_it_was", then=END),
    ),
)
