"""Telegram as a platform: takes updates in order, hands them to the door, and brings back what it says.

The rules, all of them:

- An update is confirmed to Telegram when its turn is saved, and not before: a process that dies loses none.
- In one chat everything happens in order, turns as well as replies; chats do not wait for each other.
- A reply that is on its way is not sent a second time when its update comes again.
- A tap is always answered. What was chosen takes the keyboard's place; a keyboard that was passed by goes.
- In groups nothing is looked at but taps, commands to this bot, and whether it is there (`groups.py`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from telegram import Update, User
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.adapters.serving import Refused
from bot.adapters.telegram.api import POLL, Api
from bot.adapters.telegram.beside import Beside
from bot.adapters.telegram.commands import PLATFORM
from bot.adapters.telegram.group_reading import Happened, InGroup
from bot.adapters.telegram.groups import Groups
from bot.adapters.telegram.joining import Joined
from bot.adapters.telegram.lanes import Lanes
from bot.adapters.telegram.pace import Lane
from bot.adapters.telegram.profile import register
from bot.adapters.telegram.reading import Arrived, Closed, Pressed, Read, read
from bot.adapters.telegram.recent import REMEMBERED, Recent
from bot.adapters.telegram.refusals import NotAccepted
from bot.adapters.telegram.screen import Screen, answers
from bot.adapters.telegram.typing_sign import Typing
from bot.core.groups import Standing
from bot.runtime.door import Door
from bot.runtime.group_ports import Posting
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Outgoing
from bot.runtime.ports import Owed, Unreachable
from bot.runtime.poster import Poster
from bot.runtime.worker import While

if TYPE_CHECKING:
    from aiohttp import web

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
REVOKED_AFTER = 3
"""So many refusals in a row are no accident."""
WINDOW = 0.5
"""Seconds to wait for a slow turn before asking for more updates."""
CATCH_UP = 5.0
QUICK = 3.0
"""Seconds within which a second tap is the first one's double."""
MEMBER_FOR = 600.0
"""Seconds for which a membership is believed."""


@dataclass
class Reply:
    """The way back for one event: a tap may be answered in place of what was tapped."""

    telegram: Telegram = field(repr=False)
    lane: Lane = Lane.REPLY
    arrived: Arrived | None = field(default=None, repr=False)
    platform: str = PLATFORM

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        return await self.telegram.show(outgoing, owed, self.lane, self.arrived)


class Telegram:
    """One bot. `groups`, where there are any, are those whose members may use it; `webhook` is address and secret.

    `memory` is a file that remembers what Telegram was told about the bot. `while_first` lets one process of several
    ask for updates.
    """

    platform = PLATFORM
    sends_once = False

    def __init__(
        self,
        api: Api,
        door: Door,
        clock: Callable[[], datetime],
        *,
        groups: tuple[str, ...] = (),
        webhook: tuple[str, str] | None = None,
        memory: Path | None = None,
        while_first: While | None = None,
    ) -> None:
        self.api = api
        self.door = door
        self.clock = clock
        self.ready = False
        self._groups = groups
        self._webhook = webhook
        self._while_first = while_first
        self._memory = memory
        self._me: User | None = None
        self._turns = Lanes("telegram: a turn")
        self._replies = Lanes("telegram: a reply")
        self._beside = Beside()
        self._screen = Screen(api)
        self._taking: asyncio.Task[None] | None = None
        self._draining = False
        self._registered = False
        self._catching_up = False
        self._taken: dict[int, asyncio.Future[bool]] = {}
        """Updates that arrived, and whether each is saved."""
        self._sending = Recent()
        """Replies that are on their way or were sent, by id."""
        self._closed = Recent()
        """The question of a chat that was tapped last, and when: a second quick tap means nothing."""
        self._long: dict[str, Joined] = {}
        """Long messages that may go on, by chat."""
        self._albums = Recent()
        self._members = Recent()
        self._in_groups = Groups(api, door.words, clock, self._beside)

    def __repr__(self) -> str:
        return "Telegram()"

    # --- being served ----------------------------------------------------------------------------------

    async def run(self) -> None:
        try:
            self._me = await self.api.open()
            self._in_groups.are_of(self._me)
        except InvalidToken:
            raise Refused(
                "TELEGRAM_TOKEN is refused by Telegram: copy it from BotFather, or make a new one there."
            ) from None
        except TelegramError:
            raise ConnectionError from None
        if self._me.can_read_all_group_messages:
            log.warning("telegram: group privacy is off: turn it on in BotFather, under Bot Settings")
        await self._put_owed()
        if not self._registered:
            self._registered = True
            self._beside.do(register(self.api, self.door.words, self._memory))
        try:
            self._taking = asyncio.create_task(self._brought() if self._webhook else self._first_asks())
            await self._taking
        except asyncio.CancelledError:
            if not self._draining:
                raise
        finally:
            self.ready = False

    async def drain(self) -> None:
        self._draining = True
        if self._taking:
            self._taking.cancel()
        try:
            # One leads to another: a turn to its reply, a reply to an edit.
            while any(each.busy for each in (self._turns, self._replies, self._beside)):
                await self._turns.empty()
                await self._replies.empty()
                await self._beside.empty()
        finally:
            for each in (self._turns, self._replies, self._beside):
                await each.cancel()
            await self.api.close()

    @property
    def speaks(self) -> bool:
        return self.ready

    def routes(self) -> Sequence[web.RouteDef]:
        """What the web server serves for it."""
        if self._webhook is None:
            return ()
        from bot.adapters.telegram.webhook import route

        return (route(*self._webhook, self._bring),)

    # --- taking updates ----------------------------------------------------------------------------------

    async def _first_asks(self) -> None:
        """Telegram lets one process ask. The others send what there is to send, and stand by."""
        if self._while_first is None:
            await self._ask()
        else:
            await self._while_first(self._ask, self._stand_by)

    def _stand_by(self) -> None:
        """Another process asks: this one sends, and is as ready as it can be."""
        self.ready = True

    async def _ask(self) -> None:
        """Ask for updates, and confirm them when they are saved."""
        self.ready = False
        try:
            await self._keep_asking()
        finally:
            self.ready = False

    async def _keep_asking(self) -> None:
        offset: int | None = None
        pause, refusals = FIRST_PAUSE, 0
        while True:
            try:
                # The first request does not wait, so that it is known at once whether Telegram answers.
                updates = await self.api.updates(offset, POLL if self.ready else 0)
            except RetryAfter as error:
                wait = error.retry_after
                await asyncio.sleep(wait if isinstance(wait, int) else wait.total_seconds())
                continue
            except (TelegramError, NotAccepted, OSError) as error:
                refusals = refusals + 1 if isinstance(error, InvalidToken) else 0
                if refusals == REVOKED_AFTER:
                    raise Refused("TELEGRAM_TOKEN was revoked: set the new one that BotFather shows.") from None
                await self._poll_failed(error, pause)
                pause = min(2 * pause, LONGEST_PAUSE)
                continue
            pause, refusals, self.ready = FIRST_PAUSE, 0, True
            if updates:
                offset = await self._confirmed(updates)

    async def _poll_failed(self, error: Exception, pause: float) -> None:
        if self.ready:
            log.warning("telegram: no updates: %s", type(error).__name__)
        self.ready = False
        if isinstance(error, Conflict):
            log.error("telegram: another process takes this bot's updates, or a webhook is set")
            with suppress(NotAccepted, Unreachable):
                if "webhook" in error.message.lower():
                    await self.api.delete_webhook()
        await asyncio.sleep(pause)

    async def _confirmed(self, updates: Sequence[Update]) -> int:
        """Wait until they are saved; the first update that is not yet confirmed."""
        saved = [self.receive(update) for update in updates]
        await asyncio.wait(saved, timeout=WINDOW)
        slow = sorted(number for number, each in self._taken.items() if not each.done())
        offset = slow[0] if slow else updates[-1].update_id + 1
        for number in [number for number in self._taken if number < offset]:
            del self._taken[number]
        return offset

    async def _brought(self) -> None:
        """Telegram brings the updates to the webhook."""
        if self._webhook:
            await self.api.set_webhook(*self._webhook)
        self.ready = True
        await asyncio.Event().wait()

    async def _bring(self, update: Update) -> bool:
        if not self.ready or self._draining:
            return False
        saved = await asyncio.shield(self.receive(update))
        while len(self._taken) > REMEMBERED:
            del self._taken[next(iter(self._taken))]
        return saved

    def receive(self, update: Update) -> asyncio.Future[bool]:
        """Take an update. The future is done when it need not be brought again."""
        known = self._taken.get(update.update_id)
        if known is not None:
            return known
        saved: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._taken[update.update_id] = saved
        arrived = read(update, self._me, self.clock()) if self._me else None
        if isinstance(arrived, Arrived):
            self._arrived(arrived, saved)
        elif isinstance(arrived, Happened | InGroup):
            room = arrived.room if isinstance(arrived, InGroup) else arrived.happening.place.room
            self._turns.put(room, lambda: self._group_turn(arrived, saved))
        else:
            self._aside(arrived)
            saved.set_result(True)
        return saved

    def _arrived(self, arrived: Arrived, saved: asyncio.Future[bool]) -> None:
        room = arrived.incoming.place.room
        if arrived.query:
            self._beside.do(self.api.answer(arrived.query))
        before = self._long.get(room)
        if before and before.goes_on_with(arrived):
            before.saved.append(saved)
            return
        joined = Joined(arrived, saved=[saved])
        if joined.open:
            self._long[room] = joined
        typing = Typing(self.api, self._beside, room)
        self._turns.put(room, lambda: self._turn(joined, typing))

    # --- turns ---------------------------------------------------------------------------------------

    async def _turn(self, joined: Joined, typing: Typing) -> None:
        arrived = joined.first
        try:
            incoming = await joined.whole()
            if self._long.get(incoming.place.room) is joined:
                del self._long[incoming.place.room]
            if self._passed_by(arrived) or not await self._may_enter(arrived):
                typing.stop()
                return
            if arrived.file:
                incoming = replace(incoming, what=await self.api.fetched(arrived.file, arrived.size))
            owed = await self.door.take(incoming)
            if arrived.tapped and answers(owed, arrived):
                self._closed.note(incoming.place.room, (arrived.tapped.message_id, _time()))
            self._put_reply(owed, Reply(self, Lane.REPLY, arrived), typing)
        except asyncio.CancelledError:
            # It was not saved: Telegram brings it again.
            typing.stop()
            for saved in joined.saved:
                saved.cancel()
            raise
        except Exception:
            typing.stop()
            raise
        finally:
            for saved in joined.saved:
                if not saved.done():
                    saved.set_result(True)

    def _passed_by(self, arrived: Arrived) -> bool:
        """The second of two quick taps, or the second picture of an album."""
        room = arrived.incoming.place.room
        if arrived.tapped:
            message, at = self._closed.notes.get(room, (0, 0.0))
            if message == arrived.tapped.message_id and _time() - at < QUICK:
                return True
        if arrived.album:
            again = arrived.album in self._albums
            self._albums.note(arrived.album)
            return again
        return False

    async def _may_enter(self, arrived: Arrived) -> bool:
        """Whether the settings let this person in. Nothing of those who are not is stored."""
        if not self._groups:
            return True
        account, now = arrived.incoming.account, _time()
        if self._members.notes.get(account, 0.0) > now:
            return True
        for group in self._groups:
            if await self.api.is_member(group, account):
                self._members.note(account, now + MEMBER_FOR)
                return True
        self._put_reply(self.door.turned_away(arrived.incoming, "platform.not_open"), Reply(self))
        return False

    def _aside(self, arrived: Read | None) -> None:
        """What starts no turn."""
        match arrived:
            case Pressed(query=query):
                self._beside.do(self.api.answer(query))
            case Closed(account=account):
                self._beside.do(self.door.gone(Place(PLATFORM, account)))

    # --- groups --------------------------------------------------------------------------------------

    @property
    def groups(self) -> Poster | None:
        """Who takes what happens in groups, and posts there."""
        return self._in_groups.poster

    @groups.setter
    def groups(self, poster: Poster) -> None:
        self._in_groups.poster = poster

    async def post(self, posting: Posting) -> str:
        return await self._in_groups.post(posting)

    async def standing(self, place: Place, account: str) -> Standing:
        return await self._in_groups.standing(place, account)

    async def _group_turn(self, arrived: Happened | InGroup, saved: asyncio.Future[bool]) -> None:
        try:
            if isinstance(arrived, Happened):
                await self._in_groups.happened(arrived)
            else:
                answered = await self._in_groups.called(arrived)
                self._replies.put(arrived.room, lambda: self._in_groups.show_way_in(arrived, answered))
        except asyncio.CancelledError:
            # It was not saved: Telegram brings it again.
            saved.cancel()
            raise
        finally:
            if not saved.done():
                saved.set_result(True)

    # --- replies -------------------------------------------------------------------------------------

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        """A message by the clock: behind the replies of its chat, and where nobody waits for it, of all others."""
        done: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        lane = Lane.REST if outgoing.unprompted else Lane.REPLY

        async def send() -> None:
            try:
                receipt = await self.show(outgoing, owed, lane)
            except BaseException as error:
                self._sending.forget(owed)
                if not done.done():
                    done.set_exception(error if isinstance(error, Exception) else ConnectionError())
                if not isinstance(error, Exception):
                    raise
                return
            if not done.done():
                done.set_result(receipt)
            self._beside.do(self._screen.tidy(outgoing, None, answers=False))

        if owed:
            self._sending.note(owed)
        self._replies.put(outgoing.place.room, send)
        return await done

    async def show(self, outgoing: Outgoing, owed: str, lane: Lane, arrived: Arrived | None = None) -> str:
        """Put it into its chat. Raises Unreachable."""
        return await self._screen.show_once(outgoing, owed, lane, arrived)

    async def remove(self, place: Place, receipts: Sequence[str]) -> None:
        """Take messages back. What Telegram refuses it would refuse again: it stays in the chat."""
        self._screen.forget(place.room)
        messages = [int(receipt) for receipt in receipts]
        try:
            await self.api.delete(place.room, messages)
        except NotAccepted:
            for message in messages:
                with suppress(NotAccepted):
                    await self.api.delete(place.room, [message])

    def _put_reply(self, owed: Sequence[Owed], way: Reply, typing: Typing | None = None) -> None:
        fresh = tuple(reply for reply in owed if reply.id not in self._sending)
        for reply in fresh:
            if reply.id:
                self._sending.note(reply.id)
        if not fresh and typing:
            typing.stop()
        if fresh:
            self._replies.put(fresh[0].outgoing.place.room, lambda: self._reply(fresh, way, typing))

    async def _reply(self, owed: tuple[Owed, ...], way: Reply, typing: Typing | None) -> None:
        try:
            await self.door.deliver(owed, way)
        except BaseException as error:
            for reply in owed:
                self._sending.forget(reply.id)
            if isinstance(error, Exception) and not self._catching_up:
                self._catching_up = True
                self._beside.do(self._catch_up())
            raise
        finally:
            if typing:
                typing.stop()
        self._beside.do(self._screen.tidy(owed[-1].outgoing, way.arrived, answers=answers(owed, way.arrived)))

    async def _catch_up(self) -> None:
        """Something came between a reply and its delivery: what is owed is delivered again, a little later."""
        await asyncio.sleep(CATCH_UP)
        self._catching_up = False
        await self._put_owed()

    async def _put_owed(self) -> None:
        for reply in await self.door.store.owed(self.platform):
            self._put_reply((reply,), Reply(self, Lane.REST))


def _time() -> float:
    return asyncio.get_running_loop().time()
