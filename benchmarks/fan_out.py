"""50,000 who are due in one minute among a million people: what is lost, doubled, late, and how replies fare meanwhile.

Three workers on PostgreSQL, of which one is killed with -9, and the one there is on SQLite, killed and restarted;
each flat out, and the three also at Telegram's own pace. Telegram and Discord are doubles that only count, and
answer after 30 ms. The turns are real: conversation, words, sealing.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from statistics import quantiles

from benchmarks.figures import Figure
from bot.runtime.clockwork import AT_ONCE
from bot.serve import TELEGRAM_EACH
from tests.fleet.running import Fleet
from tests.postgres import new_database, server

PEOPLE, DUE = 1_000_000, 50_000
PACED = 2_400
"""Due at the pace of the platform: half of them on each."""
ASKED_EVERY = 0.05
LEASE = 3.0


def fan_out() -> Iterator[Figure]:
    with server(safe=True) as postgres:
        yield from asyncio.run(_flat_out("fan_out.postgresql", new_database(postgres), 3, must=1000, bold=2000))
        yield from asyncio.run(_at_the_pace(new_database(postgres)))
    with tempfile.TemporaryDirectory() as folder:
        yield from asyncio.run(_flat_out("fan_out.sqlite", f"sqlite:///{folder}/onward.db", 1, must=800, bold=1300))


async def _flat_out(name: str, url: str, workers: int, *, must: float, bold: float) -> list[Figure]:
    fleet = await Fleet(url, lease=LEASE).start(DUE, PEOPLE - DUE)
    names = [f"worker {n}" for n in range(workers)]
    await fleet.add(*names)
    quiet = await _replies(fleet, names[-1], 10)
    before = await _cpu_idle(fleet, names[-1])
    run = await _run(fleet, names, at=DUE // 3, patience=1800)
    seconds = max(map(max, fleet.platforms.moments.values())) - (run.standstill if workers == 1 else 0)
    figures = [
        *_counted(name, fleet),
        Figure(f"{name}.sent_a_second", round(DUE / seconds), "1/s", must, bold, more=True),
        Figure(f"{name}.orphans_sent_after", round(run.recovery, 1), "s", LEASE + 2, LEASE + 2),
        Figure(f"{name}.worker_cpu", round(run.cpu, 2), "ms a message", 3, 1.5),
        Figure(f"{name}.idle_worker", round(100 * before, 2), "% of a core", 2, 1),
    ]
    if workers > 1:
        slower = _p95(run.replies) - _p95(quiet)
        figures.append(Figure(f"{name}.reply_slower_p95", round(slower, 3), "s", 0.1, 0.05))
    await fleet.stop()
    return figures


async def _at_the_pace(url: str) -> list[Figure]:
    fleet = await Fleet(url, each=TELEGRAM_EACH, lease=LEASE).start(PACED)
    names = ["worker 0", "worker 1", "worker 2"]
    await fleet.add(*names)
    quiet = await _replies(fleet, names[-1], 10)
    run = await _run(fleet, names, at=PACED // 3, patience=300)
    name, half = "fan_out.at_the_pace", PACED / 2
    moments = sorted(fleet.platforms.moments["telegram"])
    late = quantiles(moments, n=100)[98]
    figures = [
        *_counted(name, fleet, bold_doubled=3),
        Figure(f"{name}.last_one", round(moments[-1] / (half / 30), 3), "x N/30 s", 1.05, 1.05),
        Figure(f"{name}.late_p99", round(late - half / 30, 1), "s after N/30", LEASE + 2, 2),
        Figure(f"{name}.most_in_a_second", _most_in_a_second(moments), "messages", 30, 30),
        Figure(f"{name}.reply_slower_p95", round(_p95(run.replies) - _p95(quiet), 3), "s", 0.1, 0.05),
    ]
    await fleet.stop()
    return figures


def _counted(name: str, fleet: Fleet, bold_doubled: float = AT_ONCE) -> list[Figure]:
    return [
        Figure(f"{name}.lost", fleet.lost, "people", 0, 0),
        Figure(f"{name}.doubled_on_discord", fleet.doubled("discord"), "messages", 0, 0),
        Figure(f"{name}.doubled_on_telegram", fleet.doubled("telegram"), "messages", AT_ONCE, bold_doubled),
    ]


@dataclass
class _Run:
    replies: list[float]
    recovery: float
    """Seconds from the kill until all was sent that the dead worker had in hand."""
    standstill: float
    """Seconds without any worker."""
    cpu: float
    """Milliseconds of processor time a message, of a worker that lived to the end."""


async def _run(fleet: Fleet, names: list[str], at: int, patience: float) -> _Run:
    """Noon. The first worker is killed after so many messages; a single one is started again."""
    platforms, loop = fleet.platforms, asyncio.get_running_loop()
    had = fleet.cpu(names[-1]) if len(names) > 1 else 0.0
    platforms.go()
    asking = asyncio.create_task(_ask_on(fleet, names[-1])) if len(names) > 1 else None
    before = len(platforms.replies)
    await platforms.until(lambda: platforms.said > at, patience)
    await fleet.kill(names[0])
    dead = time.monotonic()
    killed, began = loop.time(), loop.time()
    standstill = 0.0
    orphans = await fleet.left_by(names[0])
    if len(names) == 1:
        await fleet.add("again")
        platforms.go_on()
        standstill, killed = loop.time() - began, loop.time()
    await platforms.until(lambda: all(platforms.last_of.get(room, 0) > dead for room in orphans), patience)
    recovery = loop.time() - killed
    await platforms.until(lambda: not fleet.lost, patience)
    living = names[-1] if len(names) > 1 else "again"
    # What it took to start is not counted for those that were there from the beginning.
    cpu = 1000 * (fleet.cpu(living) - had) / max(1, platforms.by_worker[living])
    if asking:
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
    return _Run(platforms.replies[before:], recovery, standstill, cpu)


async def _ask_on(fleet: Fleet, worker: str) -> None:
    """Somebody new writes, again and again, whether the one before was answered or not."""
    asking: set[asyncio.Task[None]] = set()
    while True:
        task = asyncio.create_task(fleet.platforms.ask(worker))
        asking.add(task)
        task.add_done_callback(asking.discard)
        await asyncio.sleep(ASKED_EVERY)


async def _replies(fleet: Fleet, worker: str, seconds: float) -> list[float]:
    """How long replies take when nothing else happens."""
    asking = asyncio.create_task(_ask_on(fleet, worker))
    await asyncio.sleep(seconds)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    found, fleet.platforms.replies = fleet.platforms.replies, []
    return found


async def _cpu_idle(fleet: Fleet, worker: str, seconds: float = 10) -> float:
    """Of a core, by a worker that has nothing to do."""
    fleet.platforms.wake_for_nothing(worker)
    await asyncio.sleep(1)
    began = fleet.cpu(worker)
    await asyncio.sleep(seconds)
    return (fleet.cpu(worker) - began) / seconds


def _most_in_a_second(moments: list[float]) -> int:
    most = start = 0
    for end, moment in enumerate(moments):
        while moments[start] <= moment - 1:
            start += 1
        most = max(most, end - start + 1)
    return most


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[18]
