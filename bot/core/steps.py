"""The kinds of steps a conversation is made of, and the words that declare them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.core.answer import Answers
from bot.core.effects import Choice, Effect, Fills, HelpNow, Remember, Remind, Start
from bot.core.facts import Facts
from bot.core.session import END

Kind = Literal["say", "pick", "picks", "write", "day", "clock", "country", "fork", "keep", "do"]
Phase = Literal["feel", "understand", "act"]
AtHand = Literal["", "line", "emergency"]
QUESTIONS: frozenset[Kind] = frozenset({"pick", "picks", "write", "day", "clock", "country"})
READ: frozenset[Kind] = frozenset({"day", "clock", "country"})
"""Questions whose typed answer is read into a value: an ISO date, an hour such as 08:30, a country code."""

SKIP = "skipped"
"""The branch of a question that was skipped."""
WORDS = "words"
"""The branch of a question that was answered in own words."""
DONE = "done"
"""The choice that ends a question which takes several answers."""

Filler = Callable[[Answers, Facts], Fills]
Chooser = Callable[[Answers, Facts], tuple[str, ...]]
Rows = Callable[[Answers, Facts], tuple[Choice, ...]]
Forker = Callable[[Answers, Facts], str]
Doer = Callable[[Answers, Facts], tuple[Effect, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Its name is the key of its words, unless `key` names a message that steps share."""

    name: str
    kind: Kind
    then: str = ""
    """The next step; empty: the one below."""
    choices: tuple[str, ...] = ()
    branches: Mapping[str, str] = field(default_factory=dict)
    """Where an answer leads, by choice; besides choices: `skipped` and `words`."""
    optional: bool = True
    own_words: bool = False
    """Free text is an answer to this choice too."""
    many: bool = False
    """Several messages make one answer."""
    depth: bool = False
    """The person opted into this question: it does not count towards the nine."""
    asks_anew: bool = False
    """A question chosen here is asked even where its answer was known beforehand."""
    hints: Mapping[str, str] = field(default_factory=dict)
    """Choices that are meant by a message with one of certain phrases: the key of the phrases, by choice."""
    if_yes: str = ""
    if_no: str = ""
    """The choices that a plain yes and a plain no stand for."""
    phase: Phase | None = None
    key: str = ""
    fills: Filler | None = None
    shown: Chooser | None = None
    """Which of the choices are offered; none given: all."""
    at_hand: AtHand = ""
    """What stands with the question: a helpline below it, or the emergency number above it."""
    alone: bool = False
    """Said in a message of its own, to be copied."""
    ahead: bool = False
    """A day that is still to come."""
    timed: bool = False
    """A very day, which may be typed with its time: then the answer is both, as in 2026-11-24T10:00."""
    daytime: bool = False
    """An hour of the working day: "9" is enough."""
    tells: str = ""
    """The choice meant by a message that answers what comes after this question, as "8pm" means yes, at 8pm."""
    sounds_like: str = ""
    """An intent that an answer here sounds like: it is the answer then, and no news."""
    felt: Mapping[str, str] = field(default_factory=dict)
    """Choices that a typed feeling comes to, by the feeling; what was typed is kept with it."""
    shows: Doer | None = None
    """What is read with the question, each time that it is asked: an answer is an answer to just that."""
    rows: Rows | None = None
    """Choices made of the person's own data, before the others."""
    fork: Forker | None = None
    effects: Doer | None = None
    """What an answer, or the step itself, causes."""
    gives_way: bool = False
    """All is kept already, and this may be told beside it: whatever is no answer is read as if nothing were open."""

    @property
    def asks(self) -> bool:
        return self.kind in QUESTIONS


def say(name: str, *, then: str = "", key: str = "", fills: Filler | None = None) -> Step:
    """Something to read; it shares the message of the question after it."""
    return Step(name, "say", then=then, key=key, fills=fills)


def letter(name: str, *, then: str = "", fills: Filler | None = None) -> Step:
    """A draft for them to copy, in a message of its own."""
    return Step(name, "say", then=then, fills=fills, alone=True)


def pick(
    name: str,
    *choices: str,
    then: str = "",
    optional: bool = True,
    own_words: bool = False,
    depth: bool = False,
    phase: Phase | None = None,
    key: str = "",
    fills: Filler | None = None,
    shown: Chooser | None = None,
    rows: Rows | None = None,
    effects: Doer | None = None,
    shows: Doer | None = None,
    at_hand: AtHand = "",
    asks_anew: bool = False,
    if_yes: str = "",
    if_no: str = "",
    hints: Mapping[str, str] | None = None,
    felt: Mapping[str, str] | None = None,
    tells: str = "",
    sounds_like: str = "",
    leads: Mapping[str, str] | None = None,
    gives_way: bool = False,
    **branches: str,
) -> Step:
    """One choice of several. `choice="step"` leads an answer elsewhere; `leads` does so for many at once."""
    return Step(
        name, "pick", then, choices, {**(leads or {}), **branches}, optional, own_words, depth=depth,
        phase=phase, key=key, fills=fills, shown=shown, rows=rows, effects=effects, shows=shows, at_hand=at_hand,
        asks_anew=asks_anew, if_yes=if_yes, if_no=if_no, hints=hints or {}, felt=felt or {},
        tells=tells, sounds_like=sounds_like, gives_way=gives_way,
    )  # fmt: skip


def picks(
    name: str,
    *choices: str,
    then: str = "",
    own_words: bool = True,
    depth: bool = False,
    phase: Phase | None = None,
    fills: Filler | None = None,
    shown: Chooser | None = None,
    **branches: str,
) -> Step:
    """Any number of choices, and own words beside them."""
    return Step(
        name, "picks", then, choices, branches, own_words=own_words, depth=depth, phase=phase,
        fills=fills, shown=shown,
    )  # fmt: skip


def write(
    name: str,
    *choices: str,
    then: str = "",
    optional: bool = True,
    many: bool = False,
    depth: bool = False,
    phase: Phase | None = None,
    key: str = "",
    fills: Filler | None = None,
    effects: Doer | None = None,
    if_yes: str = "",
    if_no: str = "",
    **branches: str,
) -> Step:
    """Free text. Choices are ways to answer without writing."""
    return Step(
        name, "write", then, choices, branches, optional, own_words=True, many=many, depth=depth, phase=phase,
        key=key, fills=fills, effects=effects, if_yes=if_yes, if_no=if_no,
    )  # fmt: skip


def day(
    name: str,
    *choices: str,
    then: str = "",
    depth: bool = False,
    ahead: bool = False,
    timed: bool = False,
    own_words: bool = False,
    key: str = "",
    fills: Filler | None = None,
    **branches: str,
) -> Step:
    """A day, picked or typed: one that has passed, or with `ahead` one to come.

    The answer picked is an ISO date, or a choice that stands for itself. With `own_words`, what is no day is an
    answer as it stands, where someone may well say more than a day. With `timed` it has to be one very day, and may
    come with its time.
    """
    return Step(
        name, "day", then, choices, branches, own_words=own_words, depth=depth, ahead=ahead, timed=timed, key=key,
        fills=fills,
    )  # fmt: skip


def clock(
    name: str,
    *choices: str,
    then: str = "",
    depth: bool = False,
    daytime: bool = False,
    key: str = "",
    fills: Filler | None = None,
    rows: Rows | None = None,
    effects: Doer | None = None,
    **branches: str,
) -> Step:
    """A time of day, picked or typed. The answer picked is such as 08:30, or a choice that stands for itself."""
    return Step(
        name, "clock", then, choices, branches, depth=depth, daytime=daytime, key=key, fills=fills, rows=rows,
        effects=effects,
    )  # fmt: skip


def country(
    name: str, *choices: str, then: str = "", key: str = "", effects: Doer | None = None, **branches: str
) -> Step:
    """A country, picked or typed. The answer picked is its ISO 3166 code, or a choice that stands for itself."""
    return Step(name, "country", then, choices, branches, key=key, effects=effects)


def fork(name: str, choose: Forker, **branches: str) -> Step:
    """A turn in the road that nobody sees: a pure function of answers and facts returns a label."""
    return Step(name, "fork", branches=branches, fork=choose)


def keep(name: str = "keep", *, then: str = "") -> Step:
    """Keep what the flow's `records` make of the answers so far."""
    return Step(name, "keep", then=then)


def do(name: str, effects: Doer, *, then: str = "") -> Step:
    """Cause something, say nothing."""
    return Step(name, "do", then=then, effects=effects)


def remind(name: str, *, days: int, hour: int, reminder: str = "look_in", then: str = "") -> Step:
    """Promise one message, so many days from today at an hour of the person's day."""
    return do(name, lambda answers, facts: (Remind(reminder, days, hour),), then=then)


def start(name: str, flow: str) -> Step:
    """End here and go on with another conversation."""
    return do(name, lambda answers, facts: (Start(flow),), then=END)


def help_now(name: str = "help_now", *, then: str = "") -> Step:
    """The emergency number and the lines of the person's country."""
    return do(name, lambda answers, facts: (HelpNow(),), then=then)


def of_age(answer: str) -> tuple[Effect, ...]:
    """What follows from a yes or a no to "16 or older?": of anyone younger nothing is kept."""
    return (Remember("adult", "yes"),) if answer == "yes" else (Remember("adult", "no"), Remember("keeps", "nothing"))


def may_i_keep(name: str, *, then: str = "") -> tuple[Step, ...]:
    """Ask once, at the moment the first words would be kept: 16 or older, then whether to save words.

    Passed over when it is settled, or when nothing was typed. These questions cannot be skipped (decisions 5, 9).
    """
    after = f"{name}_after"

    def settled(answers: Answers, facts: Facts) -> str:
        typed = any(answer.words for answer in answers.values())
        if facts.keeps is not None or facts.adult is False or not typed:
            return "settled"
        return "ask" if facts.adult is None else "adult"

    def age(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
        return of_age(answers[f"{name}_age"].choice)

    def consent(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
        return (Remember("keeps", answers[f"{name}_words"].choice),)

    return (
        fork(name, settled, settled=after, adult=f"{name}_words", ask=f"{name}_age"),
        pick(f"{name}_age", "yes", "no", optional=False, key="ui.age", effects=age, no=f"{name}_young"),
        pick(
            f"{name}_words", "words", "taps", optional=False, key="ui.consent", if_yes="words", if_no="taps",
            hints={"taps": "commands.dont_save", "words": "commands.save"}, effects=consent,
            then=after, taps=f"{name}_taps",
        ),
        say(f"{name}_taps", key="ui.consent_taps", then=after),
        say(f"{name}_young", key="ui.young", then=after),
        fork(after, lambda answers, facts: "on", on=then),
    )  # fmt: skip
