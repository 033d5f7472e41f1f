"""Where a company's name may stand: capital letters, known employers, words that no list knows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from bot.understanding.chart import Line

_LONGEST = 6
_NOT_INSIDE = ("<role_head>", "<role_mod>", "<stage_word>", "<not_company>")
_CODE = re.compile(r"[a-z]{1,3}\d+")
"""A grade or a form: N19."""
_LINKS = frozenset({"of", "and", "the", "de", "for"})


def _add(line: Line, label: str, start: int, end: int) -> None:
    row = line.rows[start]
    if end not in row.get(label, ()):
        row[label] = (*row.get(label, ()), end)


def mark_names(line: Line, places: Iterable[int], own: Collection[str] = ()) -> None:
    """Label what looks like a name there: {Name} if written as one, {name} if only unknown to every list."""
    size = len(line.rows)
    capital = [line.text[start : start + 1].isupper() for start in line.starts]
    worded = [i for i in places if "<any>" in line.rows[i] and line.words[i][:1].isalpha()]
    shouted = sum(capital[i] for i in worded) > 0.7 * len(worded) and len(worded) > 3
    for place in worded:
        if _strong(line, place, capital, shouted):
            _run(line, place, capital, shouted)
        if line.views[place] in ("unknown", "typo") and len(line.words[place]) > 1:
            _add(line, "{name}", place, place + 1)
            after = place + 1
            joined = after < size and after not in line.commas
            if joined and (line.is_a("<company_tail>", after) or line.views[after] == "unknown"):
                _add(line, "{name}", place, place + 2)
    _own(line, own)


def _strong(line: Line, place: int, capital: list[bool], shouted: bool) -> bool:
    row, word = line.rows[place], line.words[place]
    if shouted or not capital[place] or word == "i":
        return False
    if len(word) == 1 and line.text[line.ends[place] : line.ends[place] + 1] == "." and capital[place + 1]:
        return True  # J.P. Morgan
    if line.is_a("<not_company>", place):
        return _place_in_name(line, place, capital)
    known = line.views[place] not in ("unknown", "typo")
    whole = line.text[line.starts[place] : line.ends[place]]
    if known and (line.is_a("<role_head>", place) or line.is_a("<stage_word>", place)):
        return False
    if known and whole.isupper() and len(whole) > 1 and "{Name}" not in row and not _letters(line, place):
        return False  # a word that is shouted
    if known and line.edge(place - 1) and "{Name}" not in row:
        return _opens_name(line, place, capital)
    return (len(word) > 1 or not known) and not _CODE.fullmatch(word)


def _letters(line: Line, place: int) -> bool:
    """Capitals that stand alone among small letters, and are no word that rules know: "temuduga SPA"."""
    around = (line.text[line.starts[i] : line.ends[i]] for i in (place - 1, place + 1))
    return (
        len(line.words[place]) < 5
        and len(line.rows[place]) <= 2
        and not any(len(word) > 1 and word.isupper() for word in around)
    )


def _opens_name(line: Line, place: int, capital: list[bool]) -> bool:
    """A common word at the start of a sentence is a name only as part of one."""
    row, after = line.rows[place], place + 1
    if not capital[after] or "<any>" not in line.rows[after] or after in line.commas:
        return False
    if line.is_a("<company_tail>", after) or (len(row) == 1 and not line.is_a("<not_company>", after)):
        return True
    return capital[after + 1] and after + 1 not in line.commas and not line.edge(after + 1)


def _place_in_name(line: Line, place: int, capital: list[bool]) -> bool:
    """A word of the stop list that a name goes on after: Leeds City Council, Kerry Group."""
    after = place + 1
    if (
        _may_be_in_name(line, place)
        and line.is_a("<company_tail>", after)
        and capital[after]
        and after not in line.commas
    ):
        return True
    return all(
        after < len(line.rows) and after not in line.commas and capital[after] and not line.is_a("<not_company>", after)
        for after in (place + 1, place + 2)
    ) and not line.edge(place + 1)


def _part_of_name(line: Line, place: int) -> bool:
    """A word for jobs may belong to a name: "Kestrel Dental", "Juniper Vet Clinic", not before "analyst"."""
    if line.is_a("<not_company>", place) or line.is_a("<stage_word>", place):
        return False
    goes_on = place + 1 not in line.commas
    if goes_on and line.is_a("<company_tail>", place + 1):
        return True
    return not line.is_a("<role_head>", place) and not (goes_on and line.is_a("<role_head>", place + 1))


def _may_be_in_name(line: Line, place: int) -> bool:
    """A place or a first name is no company itself, and part of many names."""
    return line.is_a("<place>", place) or line.is_a("<first_name>", place)


def _run(line: Line, place: int, capital: list[bool], shouted: bool) -> None:
    end = place + 1
    _add(line, "{Name}", place, end)
    while end - place < _LONGEST and end not in line.commas and "<any>" in line.rows[end]:
        inside = not any(line.is_a(label, end) for label in _NOT_INSIDE) or _part_of_name(line, end)
        place_of_it = capital[end] and _may_be_in_name(line, end)  # Intel Penang
        if line.is_a("<company_tail>", end) or place_of_it or (inside and _strong(line, end, capital, shouted)):
            end += 1
        elif line.words[end] in _LINKS and (
            _strong(line, end + 1, capital, shouted) or (capital[end + 1] and line.is_a("<place>", end + 1))
        ):
            end += 2
        else:
            break
        _add(line, "{Name}", place, end)


def _own(line: Line, own: Collection[str]) -> None:
    """Companies that the person has named before are names however they are typed."""
    for company in own:
        parts = company.lower().split()
        for place in range(len(line.words) - len(parts) + 1):
            if parts and line.words[place : place + len(parts)] == parts:
                _add(line, "{Name}", place, place + len(parts))
