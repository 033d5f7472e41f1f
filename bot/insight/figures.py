"""What a picture shows: from a person's entries to a small description, made of their own words and dates.

Every piece of words is a Say, and the text form is made of the same ones, so that neither can say less than the other.
Nothing here weighs or compares: what they typed, the days, and two counts that only rise. None: nothing to draw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate, groupby

from bot.core.effects import Fills, Quote, Say, Show, Shown, Token, yes_or_no
from bot.core.records import Entry, Kind, Record

CAME: tuple[Kind, ...] = ("rejection", "silence", "job_loss", "interview", "offer", "feedback")
"""What happened to them. All else is what they did with it."""
SPOKEN: tuple[Kind, ...] = ("win", "lesson", "line", "advice", "value", "comfort", "step")
"""Kinds whose own words stand in the picture. Whatever hurt to write is not held up to them there."""
ITEMS, ITEMS_A_DAY = 8, 4
"""What fits a phone, and a message or two in words."""
WEEKS, FEELINGS_A_WEEK = 6, 7
SHORTEST = 7
"""Days that a line goes over, even where all of it was today."""
FEWEST = 4
"""The height goes up to this, so that a single no is a small step and no peak."""
POINTS = 48
"""Steps of a line: more could not be seen."""
LINES: tuple[Kind, ...] = ("win", "rejection")
OLDEST = 40
"""So many of the newest entries are looked at for a picture of days or weeks."""


def timeline(entries: Sequence[Entry], *, dark: bool, older: bool = False) -> Show | None:
    """What came and what they did with it, day by day, in the order in which it happened."""
    newest = sorted(entries, key=_newest_first)
    days: list[tuple[date, list[Entry]]] = []
    room = ITEMS
    for on, group in groupby(newest, key=lambda entry: entry.record.on):
        of_day = list(group)
        # What came stands above what they did with it, and a day that began to be shown is not torn apart.
        shown = sorted(of_day, key=lambda entry: (entry.record.kind not in CAME, entry.id))[:ITEMS_A_DAY]
        if len(shown) > room and days:
            older = True
            break
        older |= len(shown) < len(of_day)
        room -= len(shown)
        days.insert(0, (on, shown))
    if not days:
        return None
    title = Say("pictures.timeline")
    # What doesn't fit is older, or of the same day; either way the diary has it.
    more = (Say("pictures.more"),) if older else ()
    told: list[tuple[Say, ...]] = [(title,), *((say,) for say in more)]
    data: list[Shown] = []
    for on, of_day in days:
        rough = any(entry.record.taps.get("rough") for entry in of_day)
        day = Say("pictures.day", {"on": on, "rough": yes_or_no(rough)})
        items = [(entry.record.kind in CAME, _item(entry.record)) for entry in of_day]
        told += [(day,), *((say,) for _, say in items)]
        data.append({"day": day, "items": tuple({"came": came, "words": say} for came, say in items)})
    return Show("timeline", dark, {"title": title, "more": more, "days": tuple(data)}, tuple(told))


def feelings(entries: Sequence[Entry], *, dark: bool) -> Show | None:
    """Which words they chose or wrote for how they felt, week by week; weeks without any are not held against them."""
    weeks: dict[date, Counter[tuple[str, str]]] = {}
    for entry in sorted(entries, key=_newest_first):
        record = entry.record
        felt = [("chosen", feeling) for feeling in record.taps.get("feelings", ())]
        felt += [("own", words) for words in (record.words.get("feelings", ""),) if words]
        monday = record.on - timedelta(days=record.on.weekday())
        if felt and (monday in weeks or len(weeks) < WEEKS):
            weeks.setdefault(monday, Counter()).update(felt)
    if not weeks:
        return None
    title = Say("pictures.feelings")
    told: list[tuple[Say, ...]] = [(title,)]
    data: list[Shown] = []
    for monday, counted in sorted(weeks.items()):
        week = Say("pictures.week", {"on": monday})
        words = [(_feeling(*each, times), times) for each, times in counted.most_common(FEELINGS_A_WEEK)]
        left_out = len(counted) - len(words)
        more = (Say("pictures.more_words", {"count": left_out}),) if left_out else ()
        told += [(week,), (*(say for say, _ in words), *more)]
        data.append({"week": week, "words": tuple({"words": say, "times": n} for say, n in words), "more": more})
    return Show("feelings", dark, {"title": title, "weeks": tuple(data)}, tuple(told))


def rising(by_day: Mapping[Kind, Sequence[tuple[date, int]]], today: date, *, dark: bool) -> Show | None:
    """Wins they kept, and no's that came, each counted up since the first day: both lines only rise."""
    counted = {kind: by_day[kind] for kind in LINES if by_day.get(kind)}
    if not counted:
        return None
    last = max(today, *(days[-1][0] for days in counted.values()))
    first = min(last - timedelta(days=SHORTEST), *(days[0][0] for days in counted.values()))
    most = max(FEWEST, *(sum(count for _, count in days) for days in counted.values()))
    title = Say("pictures.rising")
    since, until = Say("pictures.since", {"on": first}), Say("pictures.today", {"on": last})
    labels = {kind: Say(f"pictures.{kind}_line", {"count": sum(n for _, n in days)}) for kind, days in counted.items()}
    data: dict[str, Shown] = {
        "title": title,
        "within": (since, until),
        "lines": tuple(
            {
                "which": kind,
                "label": labels[kind],
                "points": _points(days, first, last, most),
            }
            for kind, days in counted.items()
        ),
    }
    return Show("rising", dark, data, ((title,), (since, until), *((label,) for label in labels.values())))


def card(record: Record, *, dark: bool) -> Show | None:
    """One line they kept, or one win, to keep."""
    words = record.words.get("what", "")
    if record.kind not in ("win", "line") or not words:
        return None
    line = Say("pictures.card", {"words": Quote(words)})
    label = Say("pictures.card_label", {"kind": Token(record.kind), "on": record.on})
    return Show("card", dark, {"line": line, "label": label}, ((line,), (label,)))


def _newest_first(entry: Entry) -> tuple[int, int]:
    return (-entry.record.on.toordinal(), -entry.id)


def _item(record: Record) -> Say:
    if record.kind in CAME:
        company = record.words.get("company", "")
        fills: Fills = {
            "kind": Token(record.kind),
            "named": yes_or_no(company),
            "company": company or "-",
            "stage": Token((*record.taps.get("stage", ()), "unknown")[0]),
        }
        return Say("pictures.came", fills)
    words = record.words.get("what", "") if record.kind in SPOKEN else ""
    if record.kind == "application":
        words = record.words.get("company", "")
    fills = {
        "kind": Token(record.kind),
        "named": yes_or_no(words),
        "words": words or "-",
        "step": Token((*record.taps.get("what", ()), "own")[0]),
    }
    return Say("pictures.did", fills)


def _feeling(how: str, felt: str, times: int) -> Say:
    if how == "own":
        return Say("pictures.own_feeling", {"words": felt, "times": times})
    return Say("pictures.feeling", {"feeling": Token(felt), "times": times})


def _points(days: Sequence[tuple[date, int]], first: date, last: date, most: int) -> tuple[tuple[float, ...], ...]:
    """The line as parts of the width and the height. It begins at nothing, on the day before the first."""
    before = first.toordinal() - 1
    span = last.toordinal() - before
    risen = list(zip((on for on, _ in days), accumulate(count for _, count in days), strict=True))
    path = [(0.0, 0.0)]
    for on, total in _thinned(risen):
        x = (on.toordinal() - before) / span
        # Flat until the day before, so that a rise stands where it happened.
        flat = (x - 1 / span, path[-1][1])
        path += [flat] if flat[0] > path[-1][0] else []
        path.append((x, total / most))
    path += [(1.0, path[-1][1])] if path[-1][0] < 1 else []
    return tuple((round(x, 4), round(y, 4)) for x, y in path)


def _thinned(risen: Sequence[tuple[date, int]]) -> Iterable[tuple[date, int]]:
    if len(risen) <= POINTS:
        return risen
    picked = {round(number * (len(risen) - 1) / (POINTS - 1)) for number in range(POINTS)}
    return [risen[number] for number in sorted(picked)]
