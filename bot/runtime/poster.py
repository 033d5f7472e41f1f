"""Makes groups look as they should: what is to stand there is sent, changed or taken away, until it does.

- Taps change what should stand there, not what is sent: five hundred cheers in a minute are four edits.
- What is sent for the first time is noted before. Where a platform can't tell one message sent twice from two, nothing
  that may have arrived is sent again: its author is told that it isn't known.
- Whoever wrote it has to belong to the group when it first stands there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.groups.posts import TRIES
from bot.runtime.gathering import Gatherings
from bot.runtime.group_ports import Answered, GroupAdapter, GroupStore, Happening, NotPosted, Posting, ToPost
from bot.runtime.ports import NotTaken, named
from bot.runtime.publishing import Publisher
from bot.runtime.worker import While

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
AT_ONCE = 20
APART = timedelta(seconds=15)
"""Between two changes of one post."""
LATER, LATEST = timedelta(seconds=30), timedelta(hours=1)
"""After something that was not accepted, and after it was not for the umpteenth time."""
PAUSE = 5.0


class Poster:
    """`may_speak` says whether this process is sure of its leases and connected."""

    def __init__(
        self,
        store: GroupStore,
        adapter: GroupAdapter,
        gatherings: Gatherings,
        publisher: Publisher,
        clock: Callable[[], datetime],
        may_speak: Callable[[], bool] = lambda: True,
    ) -> None:
        self._store = store
        self._adapter = adapter
        self._gatherings = gatherings
        self._publisher = publisher
        self._clock = clock
        self._may_speak = may_speak
        self._busy: asyncio.Task[int] | None = None

    async def enter(self, happening: Happening) -> Answered:
        """One turn in a group. Whatever fails, whoever tapped is told, and nothing is half done."""
        try:
            return await self._store.group_turn(happening, self._gatherings.step(happening))
        except Exception as error:  # its text may hold anything
            log.error("a turn in a group failed: %s", named(error))
            return Answered("public.went_wrong")

    async def rooms(self) -> tuple[str, ...]:
        """The groups of this platform that the bot is in, as far as it was told."""
        return await self._store.rooms(self._adapter.platform)

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            try:
                if self._may_speak():
                    self._busy = asyncio.create_task(self.round())
                    await asyncio.shield(self._busy)
            except Exception as error:
                log.error("%s: posting stopped: %s", self._adapter.platform, named(error))
                await asyncio.sleep(PAUSE)
            await asyncio.sleep(LOOK_EVERY)

    async def drain(self) -> None:
        """Finish what is being sent."""
        if self._busy:
            await asyncio.gather(self._busy, return_exceptions=True)

    async def round(self) -> int:
        """Let what has its time become what it will, and make what stands otherwise stand right. How much that was."""
        platform, now = self._adapter.platform, self._clock()
        ripe = await self._store.ripe(platform, now, AT_ONCE)
        for happening in ripe:
            await self.enter(happening)
        to_post = await self._store.to_post(platform, now, AT_ONCE)
        for each in to_post:
            await self._make_it_so(each)
        return len(ripe) + len(to_post)

    async def _make_it_so(self, to: ToPost) -> None:
        posting = self._publisher.posting(to)
        never = "" if to.post.receipt else await self._never(posting)
        if never:
            await self._give_up(posting, never, "stranger" if never == "refused" else "")
            return
        try:
            receipt = await self._adapter.post(posting)
        except NotPosted:
            await self._give_up(posting, "gone" if posting.gone else "refused", "not_postable")
        except Exception as error:  # its text may hold what stands there
            log.warning("%s: a post was not accepted: %s", self._adapter.platform, named(error))
            # What was answered with a refusal did not arrive, and may be sent anew.
            refused, attempts = isinstance(error, NotTaken), to.post.attempts
            if refused and not to.post.receipt and attempts + 1 >= TRIES:
                await self._give_up(posting, "refused")
                return
            # What stands there is changed or taken away in the end, however long the platform is away.
            later = min(LATER * 2 ** min(attempts, TRIES), LATEST)
            await self._store.not_posted(posting.post, "again" if refused else "", self._clock() + later, self._clock())
        else:
            await self._store.posted(posting.post, posting.n, receipt, self._clock() + APART)

    async def _never(self, posting: Posting) -> str:
        """Why it is not sent for the first time, as the state it is left in; empty where it is."""
        if posting.gone:
            # What may have arrived all the same has to be looked for, where that can be done.
            return "" if posting.again and self._adapter.sends_once else "gone"
        if posting.author and not await self._belongs(posting):
            return "refused"
        first = await self._store.posting(posting.post)
        return "" if first or self._adapter.sends_once else "unsure"

    async def _belongs(self, posting: Posting) -> bool:
        standing = await self._adapter.standing(posting.place, posting.author)
        return standing.member or not standing.known

    async def _give_up(self, posting: Posting, state: str, why: str = "") -> None:
        now = self._clock()
        await self._store.not_posted(posting.post, state, now, now, why)


class Alone:
    """A poster among several processes: it posts while it holds the lease, and waits for it otherwise."""

    def __init__(self, poster: Poster, while_alone: While) -> None:
        self._poster = poster
        self._while_alone = while_alone

    async def run(self) -> None:
        await self._while_alone(self._poster.run, lambda: None)

    async def drain(self) -> None:
        await self._poster.drain()
