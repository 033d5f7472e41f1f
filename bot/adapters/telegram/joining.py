"""One long message that Telegram's apps cut into several is put together again, so that it is one answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace

from bot.adapters.telegram.reading import Arrived
from bot.runtime.incoming import Incoming, Text

CUT = 3900
"""Apps cut at 4096, at a blank if there is one: a text of this length may go on."""
GOES_ON = 1.0
"""Seconds to wait for what goes on."""


@dataclass
class Joined:
    """What belongs together so far. It is one event, with the id of its first piece."""

    first: Arrived
    pieces: list[str] = field(default_factory=list, repr=False)
    saved: list[asyncio.Future[bool]] = field(default_factory=list)
    open: bool = True
    _more: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._take(self.first)

    def goes_on_with(self, arrived: Arrived) -> bool:
        """Whether this is its next piece; then it is taken."""
        if not self.open or not isinstance(arrived.incoming.what, Text):
            self.open = False
            return False
        self._take(arrived)
        return True

    async def whole(self) -> Incoming:
        """The event, when nothing follows any more."""
        while self.open:
            self._more.clear()
            try:
                async with asyncio.timeout(GOES_ON):
                    await self._more.wait()
            except TimeoutError:
                self.open = False
        incoming = self.first.incoming
        if len(self.pieces) < 2:
            return incoming
        return replace(incoming, what=Text("\n".join(self.pieces)))

    def _take(self, arrived: Arrived) -> None:
        what = arrived.incoming.what
        text = what.text if isinstance(what, Text) else ""
        self.pieces.append(text)
        self.open = len(text) >= CUT
        self._more.set()
