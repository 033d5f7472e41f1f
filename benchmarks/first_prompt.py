"""How long somebody waits for the first prompt of the terminal, against Python that opens an sqlite3 database."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure

RUNS = 9
ROOT = Path(__file__).parents[1]
PEER = "import sqlite3; sqlite3.connect(':memory:').execute('select 1'); print('> ', flush=True)"


def first_prompt() -> list[Figure]:
    """A new person and somebody with an open conversation, each against the peer of the same round."""
    with tempfile.TemporaryDirectory() as folder:
        _prompt([sys.executable, "-m", "bot", "chat"], {"ONWARD_DATA": f"{folder}/known"})  # bytecode, and a database
        peers, new, known = [], [], []
        for run in range(RUNS):
            peers.append(_prompt([sys.executable, "-c", PEER], {}))
            new.append(_prompt([sys.executable, "-m", "bot", "chat"], {"ONWARD_DATA": f"{folder}/{run}"}))
            known.append(_prompt([sys.executable, "-m", "bot", "chat"], {"ONWARD_DATA": f"{folder}/known"}))
    unit = "x python + sqlite3"
    return [
        Figure(name, round(median(ours / peer for ours, peer in zip(times, peers, strict=True)), 1), unit, 45, 24)
        for name, times in (("first_prompt.new", new), ("first_prompt.known", known))
    ] + [Figure("first_prompt.seconds", round(median(known), 3), "s", 1, 0.5)]


def _prompt(command: list[str], settings: dict[str, str]) -> float:
    """Seconds from the start of a process to the first thing it says."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **settings}, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        seconds = time.perf_counter() - start
        process.stdin.close()
        process.stdout.read()
    return seconds
