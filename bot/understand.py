"""`onward understand`: messages as JSON lines to their meanings, and one message explained for a reviewer."""

from __future__ import annotations

import json
from typing import TextIO

from bot.core.meaning import Meaning
from bot.understanding.reading import Reader


def as_row(name: object, meaning: Meaning) -> dict[str, object]:
    """The meaning in the format of the development set; slots that were not said are left out."""
    return {
        "id": name,
        "intent": meaning.intent,
        "slots": dict(meaning.slots),
        "crisis": meaning.crisis or False,
        "emotions": list(meaning.feelings),
    }


def understand_lines(reader: Reader, stdin: TextIO, stdout: TextIO) -> None:
    """One JSON line out for each JSON line in."""
    for line in stdin:
        if line.strip():
            message = json.loads(line)
            row = as_row(message.get("id"), reader.read(str(message.get("text", ""))))
            stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def explain(reader: Reader, text: str) -> str:
    """How the message was read: its meaning, the rules with what they matched, and the view of each word."""
    meaning = reader.read(text)
    said = [json.dumps(as_row(None, meaning), ensure_ascii=False)]
    if meaning.close:
        said.append(f"close: {', '.join(meaning.close)}")
    said.append("rules:")
    for reason in meaning.reasons:
        words = text[reason.start : reason.end]
        said.append(f"  {reason.rule}  [{reason.start}:{reason.end}] {words!r}  ({reason.view})")
    said.append("words:")
    said += [f"  {word!r}  {view}  {labels}" for word, view, labels in reader.explain(text)]
    return "\n".join(said)
