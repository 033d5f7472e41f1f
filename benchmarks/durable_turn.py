"""A durable turn of the store against the same turn in raw sqlite3.

Rounds of both alternate in one process, so that a noisy neighbour slows both, and the median ratio counts.
"""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figures import Figure
from bot.core.answer import Answer
from bot.core.records import Record
from bot.core.session import Session
from bot.runtime.incoming import Here, Incoming, Place, Tap, Text
from bot.runtime.outcome import Kept, Outcome
from bot.runtime.outgoing import Button, Outgoing
from bot.runtime.person import State, Talk
from bot.runtime.ports import Look, TurnStep
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.store.sqlite import Synchronous
from bot.store.store import SqlStore
from bot.words.markup import Span

StepFactory = Callable[[Incoming], TurnStep]
Says = Text | Tap | Here

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS = "I really wanted this one, and they took four weeks to say no in one line. "
EIGHT: tuple[Says, ...] = (Here(), *(Text(WORDS) for _ in range(7)))
IN_FLIGHT = 16
_ROW = ("x" * 600, "y" * 400, "z" * 300)
"""A session, a record and a reply of the usual length."""


def representative(incoming: Incoming) -> TurnStep:
    """What a conversation of eight questions makes a store do, without the conversation itself."""

    def step(state: State, _: Look) -> Outcome:
        session = state.talks[0].session if state.talks else Session("s1", "rejected", 1, "q0")
        number = len(session.answers) % len(EIGHT)
        answers = {} if number == 0 else dict(session.answers)
        answers[f"question_{number}"] = Answer(picked=("final_round",), words=(WORDS,))
        session = replace(session, answers=answers, trail=tuple(answers), step=f"question_{number + 1}")
        place = incoming.place
        buttons = tuple(Button(f"v1:s1:question_{number}:choice_{n}", f"Choice number {n}") for n in range(4))
        controls = tuple(Button(f"v1:s1:question_{number}:{name}", name) for name in ("skip", "back", "stop"))
        record = Record("rejection", "rejection", NOON.date(), {"stage": ("final_round",)}, {"what": WORDS * 3})
        return Outcome(
            replace(state.person, heard={**state.person.heard, f"rejected.question_{number}": number % 3}),
            talks=(Talk(session, incoming.at),),
            kept=(Kept("s1", (record,)),) if number == len(EIGHT) - 1 else (),
            replies=(Outgoing(place, (Span(WORDS), Span("One question?", "bold")), buttons, controls),),
        )

    return step


def durable_turn(
    core: Callable[[], StepFactory] = lambda: representative,
    says: Sequence[Says] = EIGHT * 3,
    *,
    people: int = 100,
    talk: int = len(EIGHT),
) -> list[Figure]:
    """The figures. `core` makes the pure part of turns, anew for each database.

    Everybody says the same things, one each round; a talk has `talk` rounds, and the first does not count.
    """
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(Path(folder), core, says, people, talk))


async def _measure(
    folder: Path, core: Callable[[], StepFactory], says: Sequence[Says], people: int, talk: int
) -> list[Figure]:
    arriving = [_round(people, number, says) for number in range(len(says))]
    cpu = await _ratios(folder, "NORMAL", time.process_time, core(), arriving, in_flight=1)
    together = await _ratios(folder, "FULL", time.perf_counter, core(), arriving, in_flight=IN_FLIGHT)
    # The first rounds meet new people and cold caches.
    warm = slice(talk, None)
    unit = "x raw sqlite3"
    return [
        Figure("durable_turn.cpu", round(median(cpu[warm]), 2), unit, must=15, bold=5),
        Figure("durable_turn.full_16_in_flight", round(median(together[warm]), 2), unit, must=2, bold=0.6),
    ]


async def _ratios(
    folder: Path,
    synchronous: Synchronous,
    clock: Callable[[], float],
    step: StepFactory,
    arriving: list[list[Incoming]],
    in_flight: int,
) -> list[float]:
    """For each round what it costs the store, in multiples of what it costs raw sqlite3 one at a time."""
    ratios = []
    keyring = Keyring.read(new_key())
    store = await open_store(f"sqlite:///{folder}/{synchronous}.db", keyring, synchronous=synchronous)
    with closing(_raw(folder / f"raw_{synchronous}.db", synchronous)) as raw:
        for number, each in enumerate(arriving):
            start = clock()
            _raw_turns(raw, len(each), number)
            between = clock()
            await _turns(store, step, each, in_flight)
            ratios.append((clock() - between) / (between - start))
    await store.close()
    return ratios


def _round(people: int, number: int, says: Sequence[Says]) -> list[Incoming]:
    """One thing from everybody."""
    at = NOON + timedelta(minutes=number)
    what = says[number % len(says)]
    return [
        Incoming(f"{number}.{person}", at, Place("terminal", f"{person}"), f"{person}", what)
        for person in range(people)
    ]


async def _turns(store: SqlStore, step: StepFactory, arriving: list[Incoming], in_flight: int) -> None:
    """Always so many at once, each going on as soon as its own turn is saved."""
    waiting = iter(arriving)

    async def one_after_another() -> None:
        for incoming in waiting:
            await store.turn(incoming, step(incoming))

    await asyncio.gather(*(one_after_another() for _ in range(in_flight)))


def _raw(file: Path, synchronous: Synchronous) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.executescript(
        f"""
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = {synchronous};
        CREATE TABLE seen (id TEXT PRIMARY KEY, at TEXT);
        CREATE TABLE session (person TEXT PRIMARY KEY, body TEXT);
        CREATE TABLE record (person TEXT, id INTEGER, body TEXT, PRIMARY KEY (person, id));
        CREATE TABLE outbox (id INTEGER PRIMARY KEY, person TEXT, body TEXT);
        """
    )
    return connection


def _raw_turns(connection: sqlite3.Connection, people: int, number: int) -> None:
    session, record, reply = _ROW
    execute: Callable[..., Any] = connection.execute
    for person in range(people):
        execute("BEGIN IMMEDIATE")
        execute("INSERT INTO seen VALUES (?, ?) ON CONFLICT DO NOTHING", (f"{number}.{person}", "2026-11-22"))
        execute("SELECT body FROM session WHERE person = ?", (person,)).fetchone()
        execute(
            "INSERT INTO session VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
            (person, session),
        )
        execute("INSERT INTO record VALUES (?, ?, ?)", (person, number, record))
        execute("INSERT INTO outbox (person, body) VALUES (?, ?)", (person, reply))
        execute("COMMIT")


if __name__ == "__main__":
    for figure in durable_turn():
        print(figure.line())
