"""A turn of somebody with 5,000 past entries against the same turn of somebody with 10, in one process, in turns."""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from statistics import median

from benchmarks.figures import Figure
from bot.app import content_folder, reading, turns
from bot.core.records import KINDS, Record
from bot.runtime.incoming import Incoming, Place, Tap, Text
from bot.runtime.outcome import Kept, Outcome
from bot.runtime.person import State
from bot.runtime.ports import Look, TurnStep
from bot.runtime.turn import Turns
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from bot.words.catalog import Words

FEW, MANY = 10, 5000
ROUNDS = 40
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
CHECK_IN: tuple[str, ...] = (
    "size:together", "stage:final_round", "heard:today", "stakes:want", "feelings:sad", "feelings:done",
    "sting:-skip", "well:nothing", "next_step:rest", "-stop",
)  # fmt: skip


def long_history() -> list[Figure]:
    return asyncio.run(_measured())


async def _measured() -> list[Figure]:
    words = Words.load(content_folder())
    ids = count()
    core = turns(words, UTC, new_id=lambda: f"t{next(ids)}", meaning=reading(words.content))
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/onward.db", Keyring.read(new_key()))
        try:
            for account, entries in (("few", FEW), ("many", MANY)):
                await store.turn(_arriving(account, Text("")), _with(entries))
            taken: dict[str, list[float]] = {"few": [], "many": []}
            for number in range(ROUNDS):
                # First the one and then the other goes first.
                for account in ("few", "many") if number % 2 else ("many", "few"):
                    taken[account].append(await _check_in(store, core, account))
            pages = [await _page(store, core, account) for account in ("few", "many")]
        finally:
            await store.close()
    few, many = (median(times[3:]) for times in (taken["few"], taken["many"]))
    return [
        Figure("history.turn_with_5000_entries_by_10", round(many / few, 3), "ratio", 1.2, 1.05),
        Figure("history.turn_with_5000_entries", round(many * 1000, 2), "ms", 50, 10),
        Figure("history.first_page_with_5000_entries_by_10", round(pages[1] / pages[0], 2), "ratio", 5, 1.5),
    ]


_events = count()


def _arriving(account: str, what: Text | Tap) -> Incoming:
    return Incoming(f"e{next(_events)}", NOON, Place("bench", account), account, what)


def _with(entries: int) -> TurnStep:
    def step(state: State, _: Look) -> Outcome:
        day = date(2026, 11, 20)
        records = tuple(
            Record(KINDS[n % len(KINDS)], f"n{n}", day - timedelta(days=n // 3), {"stage": ("interview",)},
                   {"what": f"what was said, number {n}"})
            for n in range(entries)
        )  # fmt: skip
        return Outcome(replace(state.person, keeps="words", adult=True), kept=(Kept("before", records),))

    return step


async def _check_in(store: SqlStore, core: Turns, account: str) -> float:
    """The mean time of a turn in a whole check-in. What it keeps is thrown away, so that nobody's history grows."""
    taken = []
    incoming = _arriving(account, Text("/rejected"))
    session = ""
    for step in ("", *CHECK_IN):
        if step:
            incoming = _arriving(account, Tap(f"v1:{session}:{step}") if step != "-stop" else Text("/stop"))
        began = time.perf_counter()
        owed = await store.turn(incoming, core.step(incoming))
        taken.append(time.perf_counter() - began)
        for reply in owed:
            for button in reply.outgoing.buttons:
                session = button.token.split(":")[1]
            await store.sent(reply.id)
    await store.turn(_arriving(account, Text("")), _forgetting_the_last)
    return sum(taken) / len(taken)


def _forgetting_the_last(state: State, look: Look) -> Outcome:
    last = look.last_entry()
    return Outcome(state.person, erased_numbers=(MANY + 1 if last > MANY else FEW + 1, last))


async def _page(store: SqlStore, core: Turns, account: str) -> float:
    times = []
    for _ in range(15):
        incoming = _arriving(account, Text("/history"))
        began = time.perf_counter()
        await store.turn(incoming, core.step(incoming))
        times.append(time.perf_counter() - began)
    return median(times)
