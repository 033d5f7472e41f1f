"""Two accounts, one person: the codes, who may try them, and what becomes of two people's things when they join.

A code is made on one account and typed on the other, and both say yes. It counts once, for ten minutes; after a few
wrong ones none is taken for an hour. Pure: chance is brought along, and nothing is stored here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.answer import Answer
from bot.core.facts import Keeps, Linking
from bot.core.flow import Flow
from bot.core.session import Session, changed
from bot.runtime.outcome import Together
from bot.runtime.person import Person, Talk

LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"
"""No vowels, so that no code is a word; none that are taken for each other."""
LENGTH = 8
"""Of 27 letters each: nobody guesses one of 280 thousand million in ten minutes."""
COUNTS_FOR = timedelta(minutes=10)
TYPED = "link_typed"
"""The promise to whoever made a code: it is kept as soon as somebody types it, and forgotten when it ran out."""
MOST_WRONG = 5
LOCKED_FOR = timedelta(hours=1)
STRICT: tuple[Keeps | None, ...] = ("nothing", "taps", None, "words")
"""From the strictest: who was not asked yet is asked before words are kept, who said taps is not."""

_CODE = re.compile(rf"(?<![A-Z0-9])([{LETTERS}]{{4}})[\s\-–—]?([{LETTERS}]{{4}})(?![A-Z0-9])")
_INVITE = re.compile(r"(?:/?INVITE[\s-])?" + r"[\s-]?".join([rf"([{LETTERS}]{{4}})"] * 3))
_ENTRY = re.compile(r"([ce])(\d+)")
"""A choice that stands for an entry, by its number."""


def new_invite(choose: Callable[[str], str]) -> str:
    """A code that lets somebody in: longer, since it may count for weeks."""
    letters = "".join(choose(LETTERS) for _ in range(LENGTH + 4))
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def invite_in(typed: str) -> str:
    """The invitation that a message consists of, without its dashes; empty when it is anything else."""
    match = _INVITE.fullmatch(typed.strip().upper())
    return "".join(match.groups()) if match else ""


def new_code(choose: Callable[[str], str]) -> str:
    """A code in two halves. `choose` picks one letter by good chance."""
    letters = "".join(choose(LETTERS) for _ in range(LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


def code_in(typed: str) -> str:
    """The code that stands in a text, without its dash; empty when there is none."""
    match = _CODE.search(typed.upper())
    return match[1] + match[2] if match else ""


def is_code(typed: str) -> bool:
    """Whether a message consists of nothing but a code."""
    return len(typed) < 2 * LENGTH and _CODE.fullmatch(typed.strip().upper()) is not None


def locked(person: Person, now: datetime) -> bool:
    """Whether they typed too many codes lately that did not fit."""
    return len(_lately(person, now)) >= MOST_WRONG


def missed(person: Person, now: datetime) -> Person:
    """The person after one code more that did not fit."""
    return replace(person, wrong_codes=(*_lately(person, now), now))


def seen_by(person: Person, now: datetime, linking: Linking) -> Linking:
    """What a person is told of a code: nothing at all while they are locked out."""
    return replace(linking, typed="locked", other="") if linking.typed and locked(person, now) else linking


def _lately(person: Person, now: datetime) -> tuple[datetime, ...]:
    return tuple(at for at in person.wrong_codes if now - at < LOCKED_FOR)


# --- two people become one ------------------------------------------------------------------------------------


def joined(stays: Person, goes: Person) -> Person:
    """What is known of both. Where they differ, the stricter answer counts, else the older person's."""
    keeps = min(stays.keeps, goes.keeps, key=STRICT.index)
    young = False in (stays.adult, goes.adult)
    quiet = [until for until in (stays.quiet_until, goes.quiet_until) if until]
    return replace(
        stays,
        keeps="nothing" if young else keeps,
        adult=False if young else stays.adult or goes.adult,
        country=stays.country or goes.country,
        zone=stays.zone or goes.zone,
        name=stays.name or goes.name,
        tone=stays.tone or goes.tone,
        muted=tuple(dict.fromkeys((*stays.muted, *goes.muted))),
        heard={**goes.heard, **stays.heard},
        quiet_until=max(quiet, default=None),
        counted={
            name: stays.counted.get(name, 0) + goes.counted.get(name, 0) for name in {*stays.counted, *goes.counted}
        },
        dismissed=tuple(dict.fromkeys((*stays.dismissed, *goes.dismissed))),
        wrong_codes=(*stays.wrong_codes, *goes.wrong_codes),
        silent=stays.silent or goes.silent,
        daily=stays.daily or goes.daily,
        quiet_hours=stays.quiet_hours or goes.quiet_hours,
        recap=stays.recap or goes.recap,
        spoke_at=max((at for at in (stays.spoke_at, goes.spoke_at) if at), default=None),
        unanswered=0,
        # Lines of their own are named by entries, whose numbers change on the way.
        met={**{line: on for line, on in goes.met.items() if "_" in line}, **stays.met},
        said=stays.said or goes.said,
        shares=tuple(sorted((*stays.shares, *goes.shares), key=lambda share: share[2])),
    )


def talks_together(flows: Mapping[str, Flow]) -> Together:
    """Of two open talks the later one stays open, the other waits. A talk over another one always stays open."""

    def together(
        stay: tuple[Talk, ...], move: tuple[Talk, ...], numbers: Mapping[int, int]
    ) -> tuple[tuple[Talk, ...], tuple[Talk, ...]]:
        def over(talk: Talk) -> bool:
            flow = flows.get(talk.session.flow)
            return flow is not None and flow.over

        open_ones = [talk for talk in (*stay, *move) if not talk.parked and not over(talk)]
        latest = max(open_ones, key=lambda talk: talk.touched, default=None)

        def waits(talk: Talk) -> Talk:
            return talk if talk.parked or talk is latest or over(talk) else replace(talk, parked=True)

        return (
            tuple(waits(talk) for talk in stay),
            tuple(replace(waits(talk), session=renumbered(talk.session, numbers)) for talk in move),
        )

    return together


def renumbered(session: Session, numbers: Mapping[int, int]) -> Session:
    """A session whose entries got other numbers.

    Where entries are on offer it gets another id: the buttons that are on the screen still say the old numbers.
    """

    def one(choice: str) -> str:
        match = _ENTRY.fullmatch(choice)
        return f"{match[1]}{numbers.get(int(match[2]), 0)}" if match else choice

    def all_of(answer: Answer) -> Answer:
        return replace(answer, picked=tuple(map(one, answer.picked)))

    shows_entries = any(_ENTRY.fullmatch(id) for id, _ in session.offered)
    return changed(
        session,
        id=f"{session.id}A" if shows_entries else session.id,
        answers={step: all_of(answer) for step, answer in session.answers.items()},
        draft=all_of(session.draft),
        offered=tuple((one(id), label) for id, label in session.offered),
    )
