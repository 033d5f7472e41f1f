"""What understanding costs: processor time for short and long messages, and for loading the rules."""

from __future__ import annotations

import json
import statistics
import time
import tracemalloc
from pathlib import Path

from benchmarks.figures import Figure
from bot.understanding.reading import Reader
from bot.words.lexicons import load_reader


def cpu_ms(reader: Reader, text: str) -> float:
    start = time.process_time()
    reader.read(text)
    return (time.process_time() - start) * 1000


def short_ms(reader: Reader, messages: Path) -> float:
    """The median over real messages of up to 200 characters; every one is read once before it counts."""
    texts = [json.loads(line)["text"] for line in messages.read_text("utf-8").splitlines()]
    texts = [text for text in texts if len(text) <= 200]
    for text in texts:
        reader.read(text)
    return statistics.median(cpu_ms(reader, text) for text in texts)


def long_ms(reader: Reader, messages: Path, length: int = 10_000) -> float:
    """The median of five for one message of that many characters, made of real ones."""
    text = " ".join(json.loads(line)["text"] for line in messages.read_text("utf-8").splitlines())[:length]
    return statistics.median(cpu_ms(reader, text) for _ in range(5))


def load_ms(content: Path) -> float:
    start = time.process_time()
    load_reader(content)
    return (time.process_time() - start) * 1000


def memory_mb(content: Path, messages: Path) -> float:
    """What the rules hold once every pattern is compiled and many messages have been read."""
    tracemalloc.start()
    reader = load_reader(content)
    reader.check()
    for line in messages.read_text("utf-8").splitlines():
        reader.read(json.loads(line)["text"])
    held = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return held


def figures(root: Path) -> dict[str, float]:
    content, messages = root / "content", root / "tests" / "understanding" / "messages.jsonl"
    reader = load_reader(content)
    return {
        "200 characters, ms": short_ms(reader, messages),
        "2,500 characters, ms": long_ms(reader, messages, 2_500),
        "10,000 characters, ms": long_ms(reader, messages),
        "loading, ms": load_ms(content),
        "memory, MB": memory_mb(content, messages),
    }


def understanding() -> list[Figure]:
    """What reading costs, in processor time and memory. Limits: the issue's (must), and half of them (bold)."""
    measured = figures(Path(__file__).parents[1])
    return [
        Figure("understanding.short_ms", round(measured["200 characters, ms"], 3), "ms", 1, 0.5),
        Figure("understanding.long_ms", round(measured["10,000 characters, ms"], 1), "ms", 30, 15),
        Figure(
            "understanding.growth",
            round(measured["10,000 characters, ms"] / (4 * measured["2,500 characters, ms"]), 2),
            "x linear",
            1.5,
            1.1,
        ),
        Figure("understanding.load_ms", round(measured["loading, ms"], 1), "ms", 60, 30),
        Figure("understanding.memory_mb", round(measured["memory, MB"], 1), "MB", 15, 7.5),
    ]
