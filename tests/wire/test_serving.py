"""Several platforms in one process: started, started again, refused, drained."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.adapters import serving
from bot.adapters.serving import Refused, serve
from bot.runtime.outgoing import Outgoing


class Pretend:
    """A platform that lives through what it is given: None is to go on, an exception is to fall."""

    def __init__(self, platform: str, *lives: Exception | None) -> None:
        self.platform = platform
        self.lives = list(lives)
        self.ready = False
        self.drained = False

    async def run(self) -> None:
        life = self.lives.pop(0) if self.lives else None
        if isinstance(life, Refused) and not self.ready:
            raise life
        self.ready = True
        await asyncio.sleep(0.1)
        if life:
            raise life
        await asyncio.Event().wait()

    async def drain(self) -> None:
        self.drained = True

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        raise NotImplementedError


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(serving, "DRAIN", 0.3)


async def stopping(seconds: float) -> asyncio.Event:
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, stop.set)
    return stop


async def test_one_that_falls_is_started_again_alone(caplog: pytest.LogCaptureFixture) -> None:
    falling, other = Pretend("falling", ValueError("a secret")), Pretend("other")
    assert await serve([falling, other], stop=await stopping(0.5)) is True
    assert falling.lives == []
    assert falling.drained
    assert other.drained
    assert "falling fell: ValueError" in caplog.text
    assert "a secret" not in caplog.text


async def test_a_wrong_token_at_the_start_stops_them_all() -> None:
    wrong, other = Pretend("wrong", Refused("TELEGRAM_TOKEN is wrong.")), Pretend("other")
    with pytest.raises(Refused, match="TELEGRAM_TOKEN"):
        await serve([wrong, other], stop=asyncio.Event())


async def test_a_token_revoked_later_stops_only_its_own(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    revoked, other = Pretend("revoked", Refused("It was revoked.")), Pretend("other")
    revoked.ready = True
    assert await serve([revoked, other], stop=await stopping(0.4)) is True
    assert other.drained
    assert "It was revoked." in caplog.text


async def test_when_the_last_is_gone_it_ends() -> None:
    revoked = Pretend("revoked", Refused("It was revoked."))
    revoked.ready = True
    async with asyncio.timeout(2):
        assert await serve([revoked], stop=asyncio.Event()) is False


async def test_a_drain_that_takes_too_long_is_not_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    slow = Pretend("slow")
    slow.drain = asyncio.Event().wait  # type: ignore[assignment, method-assign]
    async with asyncio.timeout(2):
        assert await serve([slow], stop=await stopping(0.1)) is True
    assert "they are kept" in caplog.text


async def test_what_has_had_its_time_is_swept_and_a_failure_is_no_end(caplog: pytest.LogCaptureFixture) -> None:
    swept = 0

    async def sweep() -> None:
        nonlocal swept
        swept += 1
        raise ValueError("a secret")

    await serve([Pretend("one")], stop=await stopping(0.2), sweep=sweep)
    assert swept == 1
    assert "sweeping failed: ValueError" in caplog.text
