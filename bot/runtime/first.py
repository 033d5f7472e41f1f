"""When the bot speaks first: which talk a reminder opens, and what somebody's own entries still ask to be told.

Reminders are only wake-up calls. What is true stands in the person and their entries, and is looked at again when one
comes due: an interview that was moved or deleted is not spoken of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from bot.core.records import Entry, Kind
from bot.core.rhythm import LEAVING, OPEN_END, SITTING, Daily, Rhythm, kind_of, planned
from bot.flows.application import THOUGH_QUIET, wanted
from bot.runtime.person import Person, Reminder

LINES = "worth"
"""The file of the lines worth reading."""
REMEMBERED = timedelta(days=60)
"""So long a line that was read does not come again."""
TALKS: Mapping[str, str] = {
    "daily": "daily", "eve": "near", "after": "near", "asked": "near", "again": "near",
    "buddy": "pair", "buddy_end": "pair", "pair_report": "pair",
    LEAVING: "farewell", "cheered": "cheered", "thanked": "thanked", "share": "share_told", "review": "review",
    "group_left": "group_left", "good_news": "good_news", "advise": "give_advice", "mock": "mock_found",
}  # fmt: skip
"""The conversation that a reminder opens, by its kind; any other is a look-in."""
LAST_YEAR = 2100
"""No pause with an end lasts beyond it; one without an end lies a century ahead."""
VISITED = frozenset(("terminal",))
"""Where nothing arrives while nobody is there: what has come due waits for the visit."""
OF_GROUPS = frozenset(("cheered", "thanked", "share", "review", "group_left", "good_news"))
OF_ENTRIES = frozenset(("eve", "after", "asked", "again"))
RECENTLY = timedelta(days=5)
"""So long ago the day may be that a message about it asks for."""


def rhythm_of(person: Person, zone: tzinfo) -> Rhythm:
    return Rhythm(
        zone, Daily.read(person.daily), person.quiet_hours, person.quiet_until, person.spoke_at, person.unanswered
    )


def talk_of(name: str) -> str:
    return TALKS.get(kind_of(name), "look_in")


def still_true(name: str, today: date, latest: Callable[[Kind], Sequence[Entry]]) -> bool:
    """Whether an entry still asks for this reminder, and they have not told what it would ask about."""
    kind = kind_of(name)
    if kind == "promised_day":
        asking = tuple(each for each in latest("interview") if _promised_before(each, today))
        return not asking or not all(_told(each, latest) for each in asking)
    if kind not in OF_ENTRIES:
        return True
    asking = tuple(each for each in latest("application") if name in wanted(each.record))
    return any(kind != "asked" or not _told(each, latest) for each in asking)


def though_quiet(name: str, applications: Iterable[Entry]) -> bool:
    """Whether they said that this message may come in a quiet time."""
    asking = (entry.record for entry in applications if name in wanted(entry.record))
    return kind_of(name) in ("eve", "after") and any(THOUGH_QUIET in each.taps.get("tell", ()) for each in asking)


def _promised_before(entry: Entry, today: date) -> bool:
    """Whether an answer was promised for one of the last days."""
    on = (*entry.record.taps.get("promised", ()), "")[0]
    return (today - RECENTLY).isoformat() <= on < today.isoformat()


def _told(entry: Entry, latest: Callable[[Kind], Sequence[Entry]]) -> bool:
    """Whether an answer of this place stands in their history by now."""
    company = _place(entry)
    news = (*latest("rejection"), *latest("offer")) if company else ()
    return any(_place(each) == company and each.record.on >= entry.record.on for each in news)


def _place(entry: Entry) -> str:
    return entry.record.words.get("company", "").casefold().strip()


def to_come(applications: Iterable[Entry], after: datetime, zone: tzinfo) -> tuple[Reminder, ...]:
    """The reminders that entries ask for, later than a moment."""
    names = dict.fromkeys(name for entry in applications for name in wanted(entry.record))
    reminders = (Reminder(name, planned(name, after, zone)) for name in names)
    return tuple(reminder for reminder in reminders if reminder.due > after)


def open_ended(person: Person) -> bool:
    """Whether nothing is sent until they write."""
    return person.quiet_until is not None and person.quiet_until.year > LAST_YEAR


def is_back(person: Person, at: datetime) -> bool:
    """Whether what they do now ends a pause without an end."""
    if not open_ended(person) or person.quiet_until is None:
        return False
    return at - (person.quiet_until - OPEN_END) > SITTING


def met(person: Person, today: date) -> dict[str, str]:
    """The lines they have read lately."""
    since = (today - REMEMBERED).isoformat()
    return {line: on for line, on in person.met.items() if on > since}
