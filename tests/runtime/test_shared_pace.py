"""The pace of all workers: no second holds too many, few turns are wasted, and a slow store stops nobody."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import pytest

from bot.runtime.ports import Leases
from bot.runtime.shared_pace import AHEAD, SharedPace
from bot.serve import TELEGRAM_EACH, TELEGRAM_MOST


@dataclass
class Row:
    """What the store keeps of a pace; `slow` are the seconds until it answers."""

    slow: float = 0.0
    free_at: float = 0.0
    spent: list[int] = field(default_factory=list)

    async def spend(self, name: str, turns: int, each: float, wait: float = 0.0) -> tuple[float, float]:
        now = time.time()
        first = max(self.free_at, now + wait)
        self.free_at = first + turns * each
        self.spent.append(turns)
        await asyncio.sleep(self.slow)
        return now, first

    async def join(self, owner: str) -> None: ...

    async def hold(self, name: str, owner: str, seconds: float) -> bool:
        raise NotImplementedError

    async def give_back(self, name: str, owner: str) -> None: ...

    async def leave(self, owner: str) -> None: ...


def pace(row: Leases) -> SharedPace:
    return SharedPace(row, "telegram", TELEGRAM_EACH, TELEGRAM_MOST)


async def say(pace: SharedPace, said: list[float]) -> None:
    await pace.turn()
    said.append(time.monotonic())


def most_in_a_second(said: list[float]) -> int:
    said = sorted(said)
    return max(sum(moment <= other < moment + 1 for other in said) for moment in said)


async def test_whoever_waits_holds_no_turn_that_another_worker_could_use() -> None:
    row, said = Row(), list[float]()
    waiting = [asyncio.create_task(say(pace(row), said))]
    one = pace(row)
    waiting += [asyncio.create_task(say(one, said)) for _ in range(60)]
    await asyncio.sleep(0.1)
    # Should it die now, so many turns are wasted.
    assert sum(row.spent) <= 2 + 2 * AHEAD / TELEGRAM_EACH
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


@pytest.mark.parametrize("workers", [1, 3])
async def test_no_second_holds_more_than_the_platform_takes(workers: int) -> None:
    row, said = Row(), list[float]()
    paces = [pace(row) for _ in range(workers)]
    began = time.monotonic()
    talking = [asyncio.create_task(say(paces[n % workers], said)) for n in range(60)]

    async def stands_still() -> None:
        """The whole process is busy for a moment, again and again."""
        for _ in range(6):
            await asyncio.sleep(0.25)
            time.sleep(0.05)  # noqa: ASYNC251

    await asyncio.gather(stands_still(), *talking)
    assert most_in_a_second(said) <= TELEGRAM_MOST
    assert time.monotonic() - began < 60 * TELEGRAM_EACH + 1.5, "what is left out is made up for by what comes next"


async def test_a_store_that_is_slow_to_answer_stops_nobody() -> None:
    row, said = Row(), list[float]()
    steady = pace(row)
    await steady.turn()
    row.slow = 0.4
    async with asyncio.timeout(10):
        await asyncio.gather(*(say(steady, said) for _ in range(12)))
    assert len(said) == 12
    assert most_in_a_second(said) <= TELEGRAM_MOST
