"""Serving people on several platforms in one process: started together, restarted alone, stopped together.

- A platform that falls is started again after a pause that doubles. One that is refused for good (a revoked
  token) is not; where that happens before it ever worked, nothing starts and the sentence says what to mend.
- On SIGTERM or Ctrl-C the platforms take nothing new, finish what they took, and the process is gone within
  ten seconds. A second signal does not wait.
- `/livez` says that the loop turns, `/readyz` that every platform is connected.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from aiohttp import web

from bot.runtime.outgoing import Outgoing

log = logging.getLogger(__name__)

DRAIN = 8.0
"""Seconds to finish what was taken; the store and the web server close in what is left of ten."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
SETTLED = 60.0
"""Seconds after which a platform that ran counts as well again."""
SWEEP_EVERY = 3600.0


class Refused(Exception):
    """The platform refuses, and trying again cannot help. The sentence names the setting and the mend."""


class Platform(Protocol):
    """A chat platform as it is served. Its adapter usually is one."""

    platform: str

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        """Send one private message; see the runtime's Adapter."""

    @property
    def ready(self) -> bool:
        """Connected, and taking what arrives."""

    async def run(self) -> None:
        """Connect, deliver what is owed, take what arrives. Raises Refused, or is run again."""

    async def drain(self) -> None:
        """Take nothing new; return when all that was taken is saved and its replies are sent. Called once."""


class Clock(Protocol):
    """What a platform says first, as it is served."""

    async def run(self) -> None:
        """Until it is cancelled."""

    async def drain(self) -> None:
        """Finish what is being sent, and nothing else."""


@dataclass(frozen=True)
class Http:
    """Where the small web server listens, and what it serves besides its health."""

    host: str
    port: int
    routes: Sequence[web.AbstractRouteDef] = field(default=(), repr=False)


async def serve(
    platforms: Sequence[Platform],
    http: Http | None = None,
    *,
    stop: asyncio.Event | None = None,
    sweep: Callable[[], Awaitable[None]] | None = None,
    clocks: Sequence[Clock] = (),
) -> bool:
    """Run the platforms until a signal; False when the last was gone before. The start may raise Refused."""
    stop = stop or asyncio.Event()
    async with _signals(stop), _listening(http, platforms):
        running = [asyncio.create_task(_kept_running(each), name=each.platform) for each in platforms]
        stopping = asyncio.create_task(stop.wait())
        others: list[asyncio.Task[Any]] = [stopping]
        if sweep:
            others.append(asyncio.create_task(_sweeping(sweep)))
        ticking = [asyncio.create_task(each.run()) for each in clocks]
        others.extend(ticking)
        together = asyncio.gather(*running)
        try:
            await asyncio.wait((stopping, together), return_when=asyncio.FIRST_COMPLETED)
            for task in ticking:
                task.cancel()
            await asyncio.gather(*ticking, return_exceptions=True)
            await _drain(platforms, clocks)
        finally:
            for task in (*running, *others):
                task.cancel()
            await asyncio.gather(*running, *others, return_exceptions=True)
            asked = stop.is_set()
            with suppress(asyncio.CancelledError):
                await together
    return asked


async def _kept_running(platform: Platform) -> None:
    """Start it, and start it again whenever it falls."""
    loop = asyncio.get_running_loop()
    pause, worked = FIRST_PAUSE, False
    while True:
        began = loop.time()
        watch = asyncio.create_task(_once_ready(platform))
        try:
            await platform.run()
            return
        except Refused as refusal:
            if not (worked or watch.done()):
                raise
            log.error("%s: %s", platform.platform, refusal)
            return
        except Exception as error:  # its text may hold what a person wrote, or a token
            worked = worked or watch.done()
            if loop.time() - began > SETTLED:
                pause = FIRST_PAUSE
            log.error("%s fell: %s; again in %.0f s", platform.platform, type(error).__name__, pause)
        finally:
            watch.cancel()
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


async def _once_ready(platform: Platform) -> None:
    while not platform.ready:  # noqa: ASYNC110 - the libraries set it wherever they are
        await asyncio.sleep(0.05)
    log.info("%s is ready", platform.platform)


async def _drain(platforms: Iterable[Platform], clocks: Iterable[Clock]) -> None:
    try:
        async with asyncio.timeout(DRAIN):
            # What the clocks have on its way goes out through the platforms.
            with suppress(TimeoutError):
                async with asyncio.timeout(DRAIN / 2):
                    await asyncio.gather(*(each.drain() for each in clocks), return_exceptions=True)
            done = await asyncio.gather(*(each.drain() for each in platforms), return_exceptions=True)
    except TimeoutError:
        # What is not sent is saved, and goes out at the next start.
        log.warning("some replies were not sent before the stop; they are kept")
        return
    for each, result in zip(platforms, done, strict=True):
        if isinstance(result, Exception):
            log.error("%s did not stop well: %s", each.platform, type(result).__name__)


async def _sweeping(sweep: Callable[[], Awaitable[None]]) -> None:
    """Erase what has had its time, now and every hour."""
    while True:
        try:
            await sweep()
        except Exception as error:  # the next hour tries again; the text may hold values
            log.error("sweeping failed: %s", type(error).__name__)
        await asyncio.sleep(SWEEP_EVERY)


@asynccontextmanager
async def _signals(stop: asyncio.Event) -> AsyncIterator[None]:
    """The first signal asks to stop, the second one does it."""
    loop = asyncio.get_running_loop()

    def asked(number: int) -> None:
        if stop.is_set():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        stop.set()

    numbers = (signal.SIGTERM, signal.SIGINT)
    with suppress(NotImplementedError, RuntimeError, ValueError):
        # Not on Windows, and not outside the main thread, where tests run it.
        for number in numbers:
            loop.add_signal_handler(number, asked, number)
    try:
        yield
    finally:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            for number in numbers:
                loop.remove_signal_handler(number)


@asynccontextmanager
async def _listening(http: Http | None, platforms: Sequence[Platform]) -> AsyncIterator[None]:
    """The web server, where one is asked for."""
    if http is None:
        yield
        return
    from aiohttp import web

    async def livez(request: web.Request) -> web.Response:  # noqa: ARG001
        return web.json_response({"alive": True})

    async def readyz(request: web.Request) -> web.Response:  # noqa: ARG001
        states = {each.platform: each.ready for each in platforms}
        return web.json_response(states, status=200 if all(states.values()) else 503)

    application = web.Application()
    application.add_routes([web.get("/livez", livez), web.get("/readyz", readyz), *http.routes])
    # No access log: addresses of people are nobody's business.
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, http.host, http.port).start()
        except OSError:
            raise Refused(
                "HTTP_PORT can't be listened on: choose a free port, and an HTTP_HOST of this machine."
            ) from None
        yield
    finally:
        await runner.cleanup()
