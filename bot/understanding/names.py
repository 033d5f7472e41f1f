"""Where a company's name may stand: capital letters, known employers, words that no list knows."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.understanding.chart import Line

_LONGEST = 6
_NOT_INSIDE = ("<role_head>", "<role_mod>", "<stage_word>", "<not_company>")
_CODE = re.compile(r"[a-z]{1,3}\d+")
"""A grade or a form: N19."""
_OWN = frozenset(("<place>", "<first_name>"))
"""No companies themselves, and parts of many names."""
_LINKS = frozenset({"of", "and", "the", "de", "for"})


def _add(line: Line, label: str, start: int, end: int) -> None:
    row = line.rows[start]
    if end not in row.get(label, ()):
        row[label] = (*row.get(label, ()), end)


def mark_names(line: Line, own: Collection[str] = ()) -> None:
    """Label what looks like a name: {Name} if written as one, {name} if only unknown to every list."""
    size = len(line.rows)
    capital = [line.text[line.starts[i] : line.starts[i] + 1].isupper() for i in range(size)]
    worded = [i for i in range(size) if "<any>" in line.rows[i] and line.words[i][:1].isalpha()]
    shouted = sum(capital[i] for i in worded) > 0.7 * len(worded) and len(worded) > 3
    for place in worded:
        if _strong(line, place, capital, shouted):
            _run(line, place, capital, shouted)
        if line.views[place] in ("unknown", "typo") and len(line.words[place]) > 1:
            _add(line, "{name}", place, place + 1)
            after = place + 1
            joined = after < size and after not in line.commas
            if joined and ("<company_tail>" in line.rows[after] or line.views[after] == "unknown"):
                _add(line, "{name}", place, place + 2)
    _own(line, own)


def _strong(line: Line, place: int, capital: list[bool], shouted: bool) -> bool:
    row, word = line.rows[place], line.words[place]
    if shouted or not capital[place] or word == "i":
        return False
    if len(word) == 1 and line.text[line.ends[place] : line.ends[place] + 1] == "." and capital[place + 1]:
        return True  # J.P. Morgan
    if "<not_company>" in row:
        return _place_in_name(line, place, capital)
    known = line.views[place] not in ("unknown", "typo")
    whole = line.text[line.starts[place] : line.ends[place]]
    if known and ("<role_head>" in row or "<stage_word>" in row):
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
    if "<company_tail>" in line.rows[after] or (len(row) == 1 and "<not_company>" not in line.rows[after]):
        return True
    return capital[after + 1] and after + 1 not in line.commas and not line.edge(after + 1)


def _place_in_name(line: Line, place: int, capital: list[bool]) -> bool:
    """A word of the stop list that a name goes on after: Leeds City Council, Kerry Group."""
    row, after = line.rows[place], place + 1
    if (
        not _OWN.isdisjoint(row)
        and "<company_tail>" in line.rows[after]
        and capital[after]
        and after not in line.commas
    ):
        return True
    return all(
        after < len(line.rows)
        and after not in line.commas
        and capital[after]
        and "<not_company>" not in line.rows[after]
        for after in (place + 1, place + 2)
    ) and not line.edge(place + 1)


def _part_of_name(line: Line, place: int) -> bool:
    """A word for jobs may belong to a name: "Kestrel Dental", "Juniper Vet Clinic", not before "analyst"."""
    row, after = line.rows[place], line.rows[place + 1] if place + 1 not in line.commas else {}
    if "<not_company>" in row or "<stage_word>" in row:
        return False
    return "<company_tail>" in after or ("<role_head>" not in row and "<role_head>" not in after)


def _run(line: Line, place: int, capital: list[bool], shouted: bool) -> None:
    end = place + 1
    _add(line, "{Name}", place, end)
    while end - place < _LONGEST and end not in line.commas and "<any>" in line.rows[end]:
        row = line.rows[end]
        inside = not any(label in row for label in _NOT_INSIDE) or _part_of_name(line, end)
        place_of_it = capital[end] and not _OWN.isdisjoint(row)  # Intel Penang
        if "<company_tail>" in row or place_of_it or (inside and _strong(line, end, capital, shouted)):
            end += 1
        elif line.words[end] in _LINKS and (
            _strong(line, end + 1, capital, shouted) or (capital[end + 1] and "<place>" in line.rows[end + 1])
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
