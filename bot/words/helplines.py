"""People who answer, by country: read from content/helplines.toml, chosen for the hour, and said.

The rules, all of them:

- The emergency number comes first, then at most two lines, then the international entry.
- Open lines come first; at night those that never close; what is for something narrower comes last. Where the
  country has a way to write, one of the two is one.
- A line of unknown hours is never called open; a closed one is shown only when no line is known to be open.
- An operator's own file replaces whole countries. Lines known from memory only do not ship.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo

from bot.core.effects import Fills, Say, Token
from bot.words.catalog import WrongContent
from bot.words.countries import Countries

State = Literal["always", "open", "unknown", "closed"]
_BEST: tuple[State, ...] = ("always", "open", "unknown", "closed")

MOST_LINES = 2
INTERNATIONAL_SITE = "findahelpline.com"
STALE_AFTER = timedelta(days=180)
NIGHT_BEGINS, NIGHT_ENDS = time(22), time(7)
WRITTEN = frozenset({"text", "chat", "whatsapp", "web"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Neither `always` nor `opens` and `closes`: its hours are unknown."""

    name: str
    number: str
    how: tuple[str, ...]
    confidence: str
    source: str
    checked_on: date
    always: bool = False
    opens: str = ""
    closes: str = ""
    zone: str = ""
    special: bool = False
    word: str = ""
    text: str = ""
    chat: str = ""
    whatsapp: str = ""
    also: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    note: str = ""

    def state(self, now: datetime) -> State:
        """Whether somebody answers now. A time without a zone is taken for the line's own."""
        if self.always:
            return "always"
        if not (self.opens and self.closes):
            return "unknown"
        at = self.local(now)
        minutes = at.hour * 60 + at.minute
        opens, closes = _minutes(self.opens), _minutes(self.closes)
        open_now = opens <= minutes < closes if opens < closes else minutes >= opens or minutes < closes
        return "open" if open_now else "closed"

    def local(self, now: datetime) -> datetime:
        return now.astimezone(ZoneInfo(self.zone)) if self.zone and now.tzinfo else now

    @property
    def written(self) -> bool:
        return bool(WRITTEN & set(self.how))


@dataclass(frozen=True, slots=True)
class Country:
    cc: str
    name: str
    emergency: str
    lines: tuple[Line, ...]
    checked_on: date
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class International:
    """Where lines of every country are listed."""

    name: str
    address: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Help:
    """What is shown to someone: an empty emergency number means that the country is not known."""

    country: str
    emergency: str
    lines: tuple[tuple[Line, State], ...]
    international: International


@dataclass(frozen=True, slots=True)
class Helplines:
    countries: Mapping[str, Country]
    international: International

    def lines_for(self, country: str | None, now: datetime) -> Help:
        """The emergency number and up to two lines, for a country and a moment."""
        entry = self.countries.get(country or "")
        if entry is None:
            return Help(country or "", "", (), self.international)
        return Help(entry.cc, entry.emergency, _chosen(entry.lines, now), self.international)

    def stale(self, today: date) -> Iterator[str]:
        """A sentence for every entry that was not checked for more than 180 days."""
        entries = [(self.international.name, self.international.checked_on)]
        for country in self.countries.values():
            entries.append((country.name, country.checked_on))
            entries += [(f"{line.name} ({country.name})", line.checked_on) for line in country.lines]
        for name, checked_on in entries:
            if today - checked_on > STALE_AFTER:
                yield f"{name} was last checked on {checked_on}: check it again and put in the new day."


def load(content: Path, override: Path | None = None) -> Helplines:
    """The helplines below a content folder, with an operator's own countries in place of ours."""
    ours = _read(content / "helplines.toml")
    theirs = _read(override) if override else {}
    try:
        international = International(**(ours["international"] | theirs.get("international", {})))
        entries = [_country(entry) for file in (ours, theirs) for entry in file.get("country", ())]
    except (KeyError, TypeError) as error:
        raise WrongContent("*", "helplines", "", f"an entry lacks or has too much: {error}") from None
    return Helplines({country.cc: country for country in entries}, international)


# --- choosing -----------------------------------------------------------------------------------------


def _chosen(lines: tuple[Line, ...], now: datetime) -> tuple[tuple[Line, State], ...]:
    states = [(line, line.state(now)) for line in lines]
    if any(state in ("always", "open") for _, state in states):
        states = [(line, state) for line, state in states if state != "closed"]
    best = sorted(states, key=lambda shown: _rank(shown[0], shown[1], now))
    chosen = best[:MOST_LINES]
    if not any(line.written for line, _ in chosen):
        written = (shown for shown in best if shown[0].written and not shown[0].special)
        for shown in written:
            if shown[1] in ("always", "open"):
                chosen[-1] = shown
                break
    return tuple(chosen)


def _rank(line: Line, state: State, now: datetime) -> tuple[bool, bool, int]:
    """Answering now before not, the general before the special, and at night what never closes first."""
    answers = state in ("always", "open")
    at = line.local(now).time()
    night = at >= NIGHT_BEGINS or at < NIGHT_ENDS
    return not answers, line.special, _BEST.index(state) if night or not answers else 0


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


# --- saying -------------------------------------------------------------------------------------------


class HelpText:
    """Says the help of a country. The data is read at the first need and then kept.

    Whatever is wrong with the data, there is an answer: the international entry is known here.
    """

    def __init__(self, content: Path, override: Path | None = None) -> None:
        @cache
        def known() -> tuple[Helplines, Countries]:
            return load(content, override), Countries.load(content)

        self._known = known

    def lines(self, country: str | None, now: datetime, locale: str) -> tuple[Say, ...]:
        """The emergency number first, then at most two lines, each a saying of its own."""
        try:
            helplines, countries = self._known()
            return says(helplines.lines_for(country, now), countries.name(country or "", locale))
        except (WrongContent, LookupError, ValueError, OSError):
            return (Say("helpnow.anywhere", {"site": INTERNATIONAL_SITE}),)

    def at_hand(self, country: str | None, now: datetime, *, emergency_first: bool) -> Say:
        """The same in one paragraph, to stand with a question."""
        try:
            helplines, _ = self._known()
            return says_at_hand(helplines.lines_for(country, now), emergency_first)
        except (WrongContent, LookupError, ValueError, OSError):
            return Say("helpnow.at_hand_anywhere", {"site": INTERNATIONAL_SITE})


def says(shown: Help, country: str) -> tuple[Say, ...]:
    """The help in sentences, the emergency number first."""
    site = shown.international.address.removeprefix("https://").rstrip("/")
    if not shown.emergency:
        return (Say("helpnow.anywhere", {"site": site}),)
    emergency = Say("helpnow.emergency", {"country": country, "emergency": shown.emergency})
    lines = tuple(Say("helpnow.line", _line_fills(line, state)) for line, state in shown.lines)
    return (emergency, *lines, Say("helpnow.more_lines" if lines else "helpnow.no_lines", {"site": site}))


def says_at_hand(shown: Help, emergency_first: bool) -> Say:
    """The help in one paragraph, to stand with a question."""
    site = shown.international.address.removeprefix("https://").rstrip("/")
    if not shown.emergency:
        return Say(
            "helpnow.at_hand_emergency_anywhere" if emergency_first else "helpnow.at_hand_anywhere",
            {"site": site},
        )
    fills: Fills = {
        "emergency": shown.emergency,
        "name": site,
        "number": site,
        "hours": Token("none"),
        "closes": "",
    }
    if shown.lines:
        line, state = shown.lines[0]
        fills = {
            **fills, "name": line.name, "number": line.number, "hours": Token(state), "closes": line.closes,
        }  # fmt: skip
    return Say("helpnow.at_hand_emergency" if emergency_first else "helpnow.at_hand", fills)


def _line_fills(line: Line, state: State) -> Fills:
    how = [way for way in ("call", "text", "web") if way in line.how and not (way == "text" and line.text)]
    beside = next((way for way in ("text", "whatsapp", "chat") if getattr(line, way)), "none")
    return {
        "name": line.name,
        "number": line.number,
        "how": Token("_".join(how) or "call"),
        "keyed": Token("yes" if line.word else "no"),
        "word": line.word,
        "hours": Token(state),
        "opens": line.opens,
        "closes": line.closes,
        "beside": Token(beside),
        "address": getattr(line, beside, ""),
    }


# --- reading ------------------------------------------------------------------------------------------


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise WrongContent("*", "helplines", "", f"{path.name} cannot be read: {error}") from None


def _country(entry: dict[str, Any]) -> Country:
    lines = tuple(_line(line) for line in entry.get("line", ()))
    return Country(**{name: value for name, value in entry.items() if name != "line"}, lines=lines)


def _line(entry: dict[str, Any]) -> Line:
    listed = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    line = Line(**cast(dict[str, Any], listed))
    if line.confidence.startswith("C"):
        raise WrongContent("*", "helplines", line.name, "is known from memory only and does not ship.")
    if bool(line.opens) != bool(line.closes) or (line.opens and not line.zone):
        raise WrongContent("*", "helplines", line.name, "needs opens, closes and zone together.")
    return line
