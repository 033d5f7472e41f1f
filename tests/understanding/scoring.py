"""Figures for a labelled set: danger by kind, false alarms, intent, company, whole rejections, feelings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.core.meaning import Meaning

Row = Mapping[str, Any]
Read = Callable[[str], Meaning]

HARD = {"passive", "active", "imminent", "self_harm", "third_party"}
_CELEBRATED = {"offer", "win"}
_IDIOMATIC = {"idiom", "negation", "info", "lyric_quote", "past_recovered", "hyperbole", "quote", "lyric"}


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def accepted(row: Row, intent: str) -> bool:
    return intent == row["intent"] or intent in row.get("intent_ok", ())


def same(said: str | None, wanted: str | list[str]) -> bool:
    """A slot as the person typed it, in any case; some rows accept several ways."""
    ways = [wanted] if isinstance(wanted, str) else wanted
    return said is not None and said.casefold().strip() in {way.casefold() for way in ways}


def danger(found: Counter[str], row: Row, meaning: Meaning) -> None:
    """Count one row of the crisis set; ambiguous ones are not scored."""
    alarm, hard = meaning.crisis is not None, meaning.crisis in HARD
    if row["crisis"] == "either":
        return
    if row["crisis"] is True or (isinstance(row["crisis"], str) and row["crisis"] != "false"):
        names = ["danger"]
        names += ["plain danger"] if "explicit" in row.get("tags", ()) else []
        names += ["imminent danger"] if row.get("tier") == "imminent" else []
        names += ["danger in Malay or mixed"] if row.get("lang") in ("ms", "mixed") else []
        for name in names:
            found[f"{name} n"] += 1
            found[f"{name} ok"] += alarm
        found["tier n"] += 1
        found["tier ok"] += meaning.crisis == row.get("tier")
        return
    kind = "idiom" if row.get("type", "idiom") in _IDIOMATIC else "ordinary"
    found[f"alarm on {kind} n"] += 1
    found[f"alarm on {kind} ok"] += alarm
    found[f"hard alarm on {kind} n"] += 1
    found[f"hard alarm on {kind} ok"] += hard


def intents(found: Counter[str], row: Row, meaning: Meaning) -> None:
    """Count one row of the intent set, with its slots."""
    right = accepted(row, meaning.intent)
    found["intent n"] += 1
    found["intent ok"] += right
    sad = row["intent"] in ("rejection", "no_answer", "job_loss")
    found["celebrated"] += sad and meaning.intent in _CELEBRATED and not right
    found["deleted"] += meaning.intent == "delete_data" and not right
    slots = row.get("slots", {})
    if "company" in slots or "company" in meaning.slots:
        hit = "company" in slots and same(meaning.slots.get("company"), slots["company"])
        found["company tp"] += hit
        found["company fp"] += "company" in meaning.slots and not hit
        found["company fn"] += "company" in slots and not hit
    if row["intent"] == "rejection" and {"company", "stage", "channel"} & slots.keys():
        found["rejection with all details n"] += 1
        exact = all(
            same(meaning.slots.get(name), slots[name]) if name in slots else name not in meaning.slots
            for name in ("company", "stage", "channel")
        )
        found["rejection with all details ok"] += right and exact
    if row.get("crisis") is not True and meaning.crisis is not None and row["intent"] != "crisis":
        found["alarm on intent rows ok"] += 1
    found["alarm on intent rows n"] += 1


def feelings(found: Counter[str], row: Row, meaning: Meaning) -> None:
    """Count one row of the feelings set; feelings that are accepted besides cost nothing."""
    wanted, said, fine = set(row["emotions"]), set(meaning.feelings), set(row.get("emotions_ok", ()))
    found["feelings tp"] += len(wanted & said)
    found["feelings fp"] += len(said - wanted - fine)
    found["feelings fn"] += len(wanted - said)


def score(messages: Iterable[Row], read: Read) -> dict[str, float]:
    """All figures that the set allows, as shares between 0 and 1; confusions as counts."""
    found: Counter[str] = Counter()
    for row in messages:
        meaning = read(row["text"])
        if "intent" in row:
            intents(found, row, meaning)
        if "crisis" in row and "intent" not in row:
            danger(found, row, meaning)
        if "emotions" in row:
            feelings(found, row, meaning)
    figures: dict[str, float] = {}
    for name in sorted({key.rsplit(" ", 1)[0] for key in found}):
        if found[f"{name} n"]:
            figures[name] = found[f"{name} ok"] / found[f"{name} n"]
        elif found[f"{name} tp"] + found[f"{name} fp"] + found[f"{name} fn"]:
            tp = found[f"{name} tp"]
            figures[f"{name} F1"] = 2 * tp / (2 * tp + found[f"{name} fp"] + found[f"{name} fn"])
    for name in ("celebrated", "deleted"):
        figures[name] = found[name]
    return figures
