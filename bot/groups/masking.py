"""What is taken out of words before others may read them: companies, and what would call or lead somebody elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ADDRESS = re.compile(
    r"""(?ix)
    [\w+.-]*://\S*                                       # any scheme
    | (?<![^\W_])www\.\S+
    | (?<![^\W_])(?:discord\.gg|discord(?:app)?\.com|t\.me|telegram\.(?:me|dog)|bit\.ly|wa\.me|linktr\.ee)/?\S*
    | \b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}/\S*   # a domain with a path
    """
)
_MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PHONE = re.compile(r"(?<![\w.])\+?\d(?:[\s().-]?\d){7,14}(?!\w)")
_CALLS = re.compile(r"<(?:@[!&]?|#|a?:\w{1,32}:)\d{1,20}>|[@＠](?=\S)")
"""Mentions in a platform's own writing, and the sign by which people, rooms and everyone are called."""
_COMMAND = re.compile(r"(?<!\S)/(?=[a-z])", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
"""Marks by which words run another way or hide: what is shown has to be what is read. Joiners of emoji stay out too."""
_JOINER = "\u200d"
_LINES = re.compile(r"\n{3,}")
SHORTEST_NAME = 2
"""Characters: a shorter company name would be found in too many words."""


def harmless(text: str, link: str, contact: str) -> str:
    """Words that call nobody and lead nowhere. `link` and `contact` stand for what was taken out."""
    kept = "".join(each for each in text if each == _JOINER or not _INVISIBLE.match(each))
    # Once is not enough: what is left of two may be a third.
    while (without := _taken_out(kept, link, contact)) != kept:
        kept = without
    return _LINES.sub("\n\n", kept).strip()


def _taken_out(text: str, link: str, contact: str) -> str:
    text = _ADDRESS.sub(link, _MAIL.sub(contact, text))
    return _COMMAND.sub("", _CALLS.sub("", _PHONE.sub(contact, text)))


def masked(text: str, companies: Iterable[str], stand_in: str) -> str:
    """The words without the names of companies, however they are written."""
    for company in sorted({each.strip() for each in companies}, key=len, reverse=True):
        if len(company) >= SHORTEST_NAME:
            text = _named(company).sub(stand_in, text)
    return text


def names(text: str, companies: Iterable[str]) -> bool:
    """Whether one of these companies is named in it."""
    there = (each.strip() for each in companies)
    return any(len(company) >= SHORTEST_NAME and _named(company).search(text) for company in there)


def _named(company: str) -> re.Pattern[str]:
    words = r"[\s._-]*".join(map(re.escape, company.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
