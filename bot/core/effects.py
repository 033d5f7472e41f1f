"""What a turn may cause. The core only names it; the runtime carries it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.core.groups import GroupAct
from bot.core.records import Record


@dataclass(frozen=True, slots=True)
class Token:
    """A name that content chooses words by, as in `{ $stage -> [final_round] ... }`. Never typed by a person."""

    name: str


def yes_or_no(told: object) -> Token:
    """The token by which content says one thing where something is there, and another where it is not."""
    return Token("yes" if told else "no")


@dataclass(frozen=True, slots=True)
class Quote:
    """A person's own words, shown to them at length."""

    text: str = field(repr=False)


Fill = str | int | date | Token | Quote
"""A str is a person's own words too, cut short: both are placed after markup is read, so neither can carry any."""
Fills = Mapping[str, Fill]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to answer. `label` names the words when they are not named like the id, as in a row of own data."""

    id: str
    fills: Fills = field(default_factory=dict, repr=False)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Something to read. `key` is `file.message` in the content."""

    key: str
    fills: Fills = field(default_factory=dict, repr=False)
    alone: bool = False
    """In a message of its own, to be copied."""


Shown = Say | str | int | float | bool | tuple["Shown", ...] | Mapping[str, "Shown"]


@dataclass(frozen=True, slots=True)
class Show:
    """A picture that goes with what is said next. Each line of `told` is part of its text form, which says it all."""

    picture: Literal["timeline", "feelings", "rising", "card"]
    dark: bool
    data: Mapping[str, Shown] = field(repr=False)
    """What the picture shows, each piece of words as a Say."""
    told: tuple[tuple[Say, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """The open question and its choices."""

    step: str
    key: str
    choices: tuple[Choice, ...] = ()
    fills: Fills = field(default_factory=dict, repr=False)
    several: bool = False
    chosen: tuple[str, ...] = field(default=(), repr=False)
    writes: bool = False
    optional: bool = True
    back: bool = True
    """There is an answer to take back."""
    at_hand: Literal["", "line", "emergency"] = ""
    """What stands with the question: a helpline below it, or the emergency number above it."""


@dataclass(frozen=True, slots=True)
class Keep:
    """These are the records of this conversation: what it kept before is replaced by them."""

    records: tuple[Record, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Remember:
    """Something about the person. An empty value forgets it; what is muted is parted by blanks."""

    what: Literal[
        "keeps", "adult", "country", "name", "tone", "muted", "zone", "daily", "quiet_hours", "recalled", "dismissed",
        "brought", "recap",
    ]  # fmt: skip
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Remind:
    """Come back once, so many days from today at an hour of the person's day. What delivers it is elsewhere."""

    name: str
    days: int
    hour: int


@dataclass(frozen=True, slots=True)
class Wake:
    """Come back for something with a day or an hour of its own, named in the reminder: "eve:2026-11-24T10:00"."""

    name: str


@dataclass(frozen=True, slots=True)
class CancelReminders:
    """Nothing that was promised earlier is sent. Unless `for_good`, what has a time of its own returns after a quiet
    time: the daily check-in, and interviews that they wanted to be written about."""

    for_good: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """They have read this line: it does not come again for a long while."""

    line: str


@dataclass(frozen=True, slots=True)
class Change:
    """Put another record in an entry's place."""

    entry: int
    record: Record = field(repr=False)


@dataclass(frozen=True, slots=True)
class Add:
    """One record more, beside those of this conversation. Without consent nothing comes of it."""

    record: Record = field(repr=False)


@dataclass(frozen=True, slots=True)
class OnceMore:
    """Something they did once more. It only rises."""

    what: Literal["came_back", "practised"]


@dataclass(frozen=True, slots=True)
class Erase:
    entry: int


@dataclass(frozen=True, slots=True)
class EraseMany:
    """All entries of a stretch of days, both ends with it; with `numbers`, those of these ids instead."""

    days: tuple[date, date] | None = None
    numbers: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """Hand out everything there is of this person, as one file with the message that is being written."""


@dataclass(frozen=True, slots=True)
class Bring:
    """Put what came from elsewhere into the history: what `lines` says, as `bot.core.archive` writes it."""

    lines: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Start:
    """Go on with another conversation. `opening` is what the person said that led there."""

    flow: str
    opening: str = field(default="", repr=False)
    known: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What was told on the way, a choice or words, by the steps it answers."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Erase everything there is of this person, and their key."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Send nothing unprompted for so many hours, until a day, or with 0 until they write; an end that has passed ends
    it. What is stored cannot be told from a pause."""

    hours: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Calm:
    """What opened this conversation was no alarm: the same words raise none again in the one beneath it."""


@dataclass(frozen=True, slots=True)
class Park:
    """What this conversation went over waits to be carried on, and is not asked again by itself."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One more of these this month, of everybody together: nothing says whose it was, or on which day."""

    what: str


@dataclass(frozen=True, slots=True)
class HelpNow:
    """Show the emergency number and the lines of the person's country."""


@dataclass(frozen=True, slots=True)
class OfferCode:
    """Make a one-time code by which another account can become this person's, and show it. Or let it count no more."""

    withdraw: bool = False


@dataclass(frozen=True, slots=True)
class ClaimCode:
    """This account wants to be one person with the one that made the code, which has to agree."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MissCode:
    """A code that was typed did not fit. After several none is taken for a while."""


@dataclass(frozen=True, slots=True)
class JoinAccounts:
    """Be one person with whoever claimed the code that was made here."""


@dataclass(frozen=True, slots=True)
class PartAccounts:
    """Let the accounts be people of their own again: the oldest keeps everything."""


Effect = (
    Say
    | Show
    | Ask
    | Keep
    | Remember
    | Remind
    | Wake
    | Met
    | CancelReminders
    | Change
    | Add
    | OnceMore
    | Erase
    | Start
    | Forget
    | Quiet
    | Tally
    | Calm
    | Park
    | Export
    | Bring
    | EraseMany
    | HelpNow
    | OfferCode
    | ClaimCode
    | MissCode
    | JoinAccounts
    | PartAccounts
    | GroupAct
)
