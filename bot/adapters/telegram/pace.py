"""How fast Telegram may be asked: 30 messages a second in all, one a second a chat, 20 a minute a group.

- Replies go ahead of everything else, whatever waits.
- Telegram lets a chat have a short burst. A reply may use it, an unprompted message may not, and a chat that
  was ever too fast has lost it until it was quiet for as long.
- When Telegram says how long to wait, everybody waits; a group that was too fast waits alone.
"""

from __future__ import annotations

import asyncio
from collections import deque
from enum import IntEnum

from bot.runtime.shared_pace import SharedPace

OVERALL, SECOND = 30, 1.02
"""A little more than a second: requests may bunch up on their way."""
SPACING = 1 / 29.5
"""Between two unprompted messages, so that a reply in between never waits longer than this."""
CHAT_STEP, BURST = 1.0, 20
GROUP, MINUTE = 20, 60.5
_KNOWN = 10_000


class Lane(IntEnum):
    FREE = 0
    """Requests that show no message, such as the answer to a tap: they only wait when everybody has to."""
    REPLY = 1
    REST = 2


class Pace:
    def __init__(self) -> None:
        self.shared: SharedPace | None = None
        """The pace of all workers together, which is told what happens here."""
        self._even_at = 0.0
        self._sent: deque[float] = deque(maxlen=OVERALL)
        self._held_until = 0.0
        self._chats: dict[str, float] = {}
        self._groups: dict[str, deque[float]] = {}
        self._waiting: dict[Lane, deque[asyncio.Future[None]]] = {lane: deque() for lane in Lane}
        self._timer: asyncio.TimerHandle | None = None

    @property
    def held(self) -> bool:
        """Telegram asked everybody to wait."""
        return self._now() < self._held_until

    async def turn(self, lane: Lane, chat: str = "") -> None:
        """Return when a request may go. With a chat it is a message to that chat."""
        if chat:
            await self._chat_turn(lane, chat)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[lane].append(turn)
        self._pump()
        await turn

    def wait(self, chat: str, leaving: int = 0) -> float:
        """Seconds until a message could go there, with so many of a group's twenty left for what matters more."""
        now = self._now()
        at = max(now, self._held_until, self._chats.get(chat, 0.0))
        sent, most = self._groups.get(chat, ()), GROUP - leaving
        if len(sent) >= most:
            at = max(at, sent[-most] + MINUTE)
        return at - now

    def hold(self, seconds: float, chat: str = "") -> None:
        """Telegram said to come back later."""
        until = self._now() + seconds
        if is_group(chat):
            # Cheers in one group are no reason to let people in private wait.
            self._chats[chat] = max(self._chats.get(chat, 0.0), until)
            return
        self._held_until = max(self._held_until, until)
        if self.shared:
            self.shared.hold(seconds)
        if chat:
            self._chats[chat] = max(self._chats.get(chat, 0.0), until + BURST * CHAT_STEP)
        self._pump()

    # --- one chat ------------------------------------------------------------------------------------

    async def _chat_turn(self, lane: Lane, chat: str) -> None:
        now = self._now()
        if len(self._chats) > _KNOWN:
            self._chats = {each: due for each, due in self._chats.items() if due > now}
        # `due` is when the chat would be even; a burst runs ahead of it.
        due = max(self._chats.get(chat, 0.0), now)
        ahead = BURST - 1 if lane is Lane.REPLY and not is_group(chat) else 0
        at = max(now, due - ahead * CHAT_STEP)
        if is_group(chat):
            sent = self._groups.setdefault(chat, deque(maxlen=GROUP))
            if len(sent) == GROUP:
                at = max(at, sent[0] + MINUTE)
            sent.append(at)
        self._chats[chat] = max(due, at) + CHAT_STEP
        if at > now:
            await asyncio.sleep(at - now)

    # --- all together --------------------------------------------------------------------------------

    def _delay(self, lane: Lane) -> float:
        """Seconds until the next request of this lane may go, as far as all chats together are concerned."""
        at = self._held_until
        if lane is not Lane.FREE and len(self._sent) == OVERALL:
            at = max(at, self._sent[0] + SECOND)
        if lane is Lane.REST:
            at = max(at, self._even_at)
        return at - self._now()

    def _pump(self) -> None:
        """Let go what may go, the replies first, and come back when the next one may."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        for lane in Lane:
            waiting = self._waiting[lane]
            while waiting:
                if waiting[0].done():
                    waiting.popleft()
                    continue
                delay = self._delay(lane)
                if delay > 0:
                    self._timer = asyncio.get_running_loop().call_later(delay, self._pump)
                    return  # Whatever holds this lane back holds back those behind it.
                waiting.popleft().set_result(None)
                if lane is not Lane.FREE:
                    self._note_sent(lane)

    def _note_sent(self, lane: Lane) -> None:
        now = self._now()
        self._sent.append(now)
        # From when it was due and not from when it went: timers are late, and a broadcast would get slower and slower.
        self._even_at = max(self._even_at, now - SPACING / 2) + SPACING
        if lane is Lane.REPLY and self.shared:
            self.shared.replied()

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


def is_group(chat: str) -> bool:
    return chat.startswith("-")
