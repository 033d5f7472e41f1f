"""Learns the weights of the second reading from every labelled message here: `python -m tests.understanding.learn`.

Needs scikit-learn (`uv pip install scikit-learn`); nothing else here does. Sets that stay unread are not learned from.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bot.app import content_folder
from bot.understanding.second import NO_DANGER
from bot.understanding.weighing import Features
from bot.words.lexicons import load_reader
from tests.understanding.scoring import HARD, rows

HERE = Path(__file__).parent
LEARNED_FROM = (
    "messages",
    "heldout",
    "heldout2",
    "heldout3",
    "probes",
    "probes2",
    "danger_dev",
    "voices",
    "posts",
    "together",
)
"""`danger_unread` and `heldout4` stay unread: they say how well it does with what it has not seen."""
RARE = (2, 4, 3)
"""How many messages a run of words, a piece of a word and a word class must be in to be learned."""
KEPT = {"danger": 10000, "intents": 4500}
"""Features that are kept: those with the heaviest weights."""
STRONGEST = 120
"""The heaviest weight as it is written: a byte holds it."""

Example = tuple[Features, str]


def messages_now() -> str:
    """A fingerprint of all that is learned from: weights of other messages are stale."""
    fingerprint = blake2b(digest_size=8)
    for name in LEARNED_FROM:
        fingerprint.update((HERE / f"{name}.jsonl").read_bytes())
    return fingerprint.hexdigest()


def danger_of(row: dict[str, Any]) -> str | None:
    """The class of a message; None where nobody can say."""
    crisis = row.get("crisis", False)
    if crisis == "either" or (row.get("intent") == "crisis" and crisis is False):
        return None
    if crisis is True:
        return str(row.get("tier", "active"))
    return crisis if crisis in (*HARD, "soft") else NO_DANGER


def intent_of(row: dict[str, Any]) -> str | None:
    intent = row.get("intent")
    return None if intent in (None, "crisis") else str(intent)


def vocabulary(examples: Iterable[Example]) -> list[str]:
    found: list[str] = []
    for kind, rare in enumerate(RARE):
        seen = Counter(feature for features, _ in examples for feature in features[kind])
        found += sorted(feature for feature, count in seen.items() if count >= rare)
    return found


def fitted(examples: Sequence[Example], words: Sequence[str], strength: float) -> Any:
    """A logistic regression over these features, as weighing.py counts them."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    number = {feature: index for index, feature in enumerate(words)}
    places: list[tuple[int, int]] = []
    values: list[float] = []
    for row, (features, _) in enumerate(examples):
        for kind in features:
            known = [number[feature] for feature in kind if feature in number]
            places += [(row, column) for column in known]
            values += [1 / max(len(known), 1) ** 0.5] * len(known)
    matrix = csr_matrix((values, tuple(zip(*places, strict=True))), shape=(len(examples), len(words)))
    model = LogisticRegression(C=strength, max_iter=3000, class_weight="balanced")
    return model.fit(matrix, [label for _, label in examples])


def learn(examples: Sequence[Example], kept: int, strength: float = 10) -> dict[str, Any]:
    """The table of weights as weighing.py reads it."""
    words = vocabulary(examples)
    first = abs(fitted(examples, words, strength).coef_).max(axis=0)
    strong = set(sorted(range(len(words)), key=lambda index: -first[index])[:kept])
    words = [word for index, word in enumerate(words) if index in strong]
    model = fitted(examples, words, strength)
    scale = STRONGEST / max(abs(model.coef_).max(), 1e-9)
    return {
        "messages": messages_now(),
        "classes": [str(name) for name in model.classes_],
        "bias": [round(float(bias) * scale) for bias in model.intercept_],
        "scale": round(float(scale), 4),
        "weights": {
            word: [round(float(weight) * scale) for weight in model.coef_[:, index]] for index, word in enumerate(words)
        },
    }


def write(file: Path, table: dict[str, Any]) -> None:
    """One feature a line, so that people can read it and a change shows what changed."""
    head = {name: value for name, value in table.items() if name != "weights"}
    lines = ",\n".join(f"{json.dumps(word, ensure_ascii=False)}: {row}" for word, row in table["weights"].items())
    begin = json.dumps(head, ensure_ascii=False).removesuffix("}")
    file.write_text(f'{begin}, "weights": {{\n{lines}\n}}}}\n', "utf-8")


def main() -> None:
    reader = load_reader(content_folder())
    messages = [dict(row) for name in LEARNED_FROM for row in rows(HERE / f"{name}.jsonl")]
    for name, label in (("danger", danger_of), ("intents", intent_of)):
        examples = [(reader.features(row["text"]), said) for row in messages if (said := label(row)) is not None]
        folder = content_folder() / "understanding"
        folder.mkdir(exist_ok=True)
        write(folder / f"{name}.json", learn(examples, KEPT[name]))


if __name__ == "__main__":
    main()
