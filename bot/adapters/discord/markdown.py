"""Spans as Discord's markdown, in pieces that fit a message.

The rules, all of them:

- Only a span's style makes markup. Whatever stands in its text is escaped, whoever wrote it.
- "@everyone" and ids after "@" get a zero-width space: they must not even look like a mention.
- An address stays as it is, or it would lead nowhere; it shows no preview, because no message shows any.
- A text that is too long is cut after a sentence, then after a word, and only then in the middle of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.words.markup import Span

LONGEST = 2000
"""Characters of one message."""
_LONGEST_ATOM = 900
"""Characters that fit one message even when each of them is escaped."""

_SPECIAL = re.compile(r"[\\*_~|`<\[\]]")
_AT_LINE_START = re.compile(r"^([ \t]*)(?:([#>+-])|(\d{1,9})\.)(?=[#>\s-])", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>`]+")
_MENTION = re.compile(r"@(?=everyone|here|[!&]?\d)")
_SENTENCE = re.compile(r"(?<=[.!?…])[ \t]+|\n+")
_WORD = re.compile(r"\s+")


def pieces(spans: Iterable[Span], longest: int = LONGEST) -> list[str]:
    """The text as markdown, in as few messages as it takes. There is always one, and none is empty."""
    spans = tuple(spans)
    whole = written(spans).strip()
    if size(whole) <= longest:
        return [whole or "…"]
    packed: list[list[Span]] = [[]]
    for sentence in _sentences(spans):
        for part in [sentence] if size(written(sentence)) <= longest else [[atom] for atom in sentence]:
            if packed[-1] and size(written([*packed[-1], *part])) > longest:
                packed.append([])
            packed[-1].extend(part)
    return [text for part in packed if (text := written(part).strip())]


def written(spans: Iterable[Span]) -> str:
    """The spans as one text."""
    return "".join(_marked(span) for span in _joined(spans))


def escaped(text: str) -> str:
    """The text with every mark of Discord's taken literally."""
    parts: list[str] = []
    at = 0
    for address in _ADDRESS.finditer(text):
        parts += (_escaped(text[at : address.start()]), address[0])
        at = address.end()
    parts.append(_escaped(text[at:]))
    return _MENTION.sub("@\u200b", "".join(parts))


def size(text: str) -> int:
    """Characters as a client counts them, in UTF-16: never fewer than the server does."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, longest: int) -> str:
    """The text, or its beginning with an ellipsis: for labels, where nothing more would be shown."""
    if size(text) <= longest:
        return text
    while size(text) >= longest:
        text = text[:-1]
    return text.rstrip() + "…"


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _AT_LINE_START.sub(lambda mark: f"{mark[1]}{mark[3]}\\." if mark[3] else f"{mark[1]}\\{mark[2]}", text)


def _marked(span: Span) -> str:
    text = escaped(span.text)
    core = text.strip()
    if not span.style or not core:
        return text
    before, after = text[: text.index(core)], text[text.index(core) + len(core) :]
    match span.style:
        case "bold":
            core = f"**{core}**"
        case "italic":
            core = f"*{core}*"
        case "link":
            core = f"[{core}](<{span.address}>)"
    return f"{before}{core}{after}"


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one style as one span, so that no two marks meet."""
    last: Span | None = None
    for span in spans:
        if last and (last.style, last.address) == (span.style, span.address):
            last = Span(last.text + span.text, span.style, span.address)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _sentences(spans: Iterable[Span]) -> Iterator[list[Span]]:
    sentence: list[Span] = []
    for span in spans:
        for text, ends in _parts(span.text, _SENTENCE):
            sentence.extend(Span(atom, span.style, span.address) for atom in _atoms(text))
            if ends:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def _atoms(text: str) -> Iterator[str]:
    """Pieces that surely fit, cut after a word where there is one."""
    atom = ""
    for word, _ in _parts(text, _WORD):
        if atom and len(atom) + len(word) > _LONGEST_ATOM:
            yield atom
            atom = ""
        atom += word
        while len(atom) > _LONGEST_ATOM:
            yield atom[:_LONGEST_ATOM]
            atom = atom[_LONGEST_ATOM:]
    if atom:
        yield atom


def _parts(text: str, end: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    """The text cut behind each match, and whether a match ended the part."""
    at = 0
    for match in end.finditer(text):
        if match.end() > at:
            yield text[at : match.end()], True
        at = match.end()
    if at < len(text):
        yield text[at:], False
