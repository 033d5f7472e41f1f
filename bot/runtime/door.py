"""The one door: everything that happens to a person enters here, one turn at a time.

Nothing is sent before it is saved, and nothing saved goes unsent: a reply stays owed until the platform took it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.core.archive import Belongings
from bot.core.groups import UNKNOWN, Standing
from bot.runtime.incoming import Due, Here, Incoming, Place, Text
from bot.runtime.linking import code_in, invite_in
from bot.runtime.outcome import Outcome, StandingAsked
from bot.runtime.outgoing import Attachment, Outgoing
from bot.runtime.person import State
from bot.runtime.ports import (
    Adapter,
    Draws,
    Look,
    NotInvited,
    NotTaken,
    Owed,
    Store,
    StoreError,
    TurnStep,
    Unreachable,
    Woken,
)
from bot.runtime.turn import Turns
from bot.words.catalog import Words

log = logging.getLogger(__name__)

MOST_ASKED, ASKED_FOR = 4, 4.0
"""Groups that one turn may ask about, and seconds until a platform that does not answer is taken for unknown."""
BATCH = 8
"""Turns of promised messages in one transaction."""


@dataclass(frozen=True)
class LastKnown:
    """The countries of the people who were here lately: for help when the store is gone. In memory only."""

    most: int = 20_000
    _known: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)

    def remember(self, incoming: Incoming, country: str | None) -> None:
        if not country:
            self._known.pop((incoming.place.platform, incoming.account), None)
            return
        if len(self._known) >= self.most:
            self._known.clear()
        self._known[incoming.place.platform, incoming.account] = country

    def of(self, incoming: Incoming) -> str | None:
        return self._known.get((incoming.place.platform, incoming.account))


@dataclass(frozen=True)
class Door:
    store: Store
    turns: Turns
    words: Words
    packing: Callable[[Belongings], Attachment] | None = None
    """Makes a file of all that is held of somebody."""
    countries: LastKnown = field(default_factory=LastKnown)
    by_invitation: bool = False
    """Strangers need an invitation. Help now answers everybody."""
    answering: set[str] = field(default_factory=set, repr=False)
    """Events whose turn is being taken: whatever else is to be done can wait a moment."""
    pictures: Draws | None = None
    standings: dict[str, Callable[[Place, str], Awaitable[Standing]]] = field(default_factory=dict, repr=False)
    """Whom to ask how an account stands in a group, by platform."""

    async def enter(self, incoming: Incoming, adapter: Adapter) -> None:
        """Take the turn, then deliver what is owed for it."""
        await self.deliver(await self.take(incoming), adapter)

    async def take(self, incoming: Incoming) -> tuple[Owed, ...]:
        """Take the turn and return what is to be delivered: all of it is saved by then.

        Whatever fails, whoever wrote hears one kind sentence. It is owed by nobody, and has no id. Of a promised
        message that fails nothing is said: it is still promised.
        """
        typed = incoming.what.text if isinstance(incoming.what, Text) else ""
        invitation = invite_in(typed)
        code = (invitation or code_in(typed),) if self.by_invitation else ()
        if invitation:
            # It opens the chat, and says nothing else.
            incoming = replace(incoming, what=Here())
        self.answering.add(incoming.id)
        try:
            return await self._turn(incoming, code)
        except NotInvited:
            return self.turned_away(incoming, "platform.not_invited")
        except StoreError as error:
            log.error("a turn failed: %s", error.key)
            failed = error.key
        except Exception as error:  # whatever it is, nothing of the turn was saved, and its text must not be logged
            log.error("a turn failed: %s", type(error).__name__)
            failed = "ui.went_wrong"
        finally:
            self.answering.discard(incoming.id)
        if isinstance(incoming.what, Due):
            return ()
        return self._help_unsaved(incoming) or (self._sorry(incoming, failed),)

    async def _turn(self, incoming: Incoming, code: tuple[str, ...]) -> tuple[Owed, ...]:
        """The turn; where it has to know how somebody stands in a group, that is asked and the turn taken anew."""
        for _ in range(MOST_ASKED):
            try:
                return await self.store.turn(incoming, self._step(incoming), *code)
            except StandingAsked as asked:
                standing = await self._standing(asked.place, asked.account)
                incoming = replace(incoming, standings={**incoming.standings, asked.place.room: standing})
        raise RuntimeError("One turn asked about too many groups.")

    async def _standing(self, place: Place, account: str) -> Standing:
        ask = self.standings.get(place.platform)
        if ask is None:
            return UNKNOWN
        try:
            async with asyncio.timeout(ASKED_FOR):
                return await ask(place, account)
        except Exception as error:  # whatever it is, nobody is let in who might not belong there
            log.warning("%s: a standing could not be asked: %s", place.platform, type(error).__name__)
            return UNKNOWN

    def turned_away(self, incoming: Incoming, key: str) -> tuple[Owed, ...]:
        """For those whom the settings leave out: help where they need it now, else one kind sentence."""
        return self._help_unsaved(incoming) or (self._sorry(incoming, key),)

    async def awaken(self, platform: str, now: datetime, most: int, room: str | None = None) -> Woken:
        """Let the oldest promised messages that have come due enter like anything else; nothing is sent yet."""
        return await self.store.wake(platform, now, self._step, most, room)

    async def wake(self, adapter: Adapter, now: datetime, only: Place | None = None) -> int:
        """Say all that has come due, here and now. Returns how many messages that were."""
        said = 0
        while (woken := await self.awaken(adapter.platform, now, BATCH, only.room if only else None)).looked_at:
            for owed in woken.owed:
                await self.deliver(owed, adapter)
                said += len(owed)
        return said

    async def deliver(self, owed: tuple[Owed, ...], adapter: Adapter) -> None:
        for reply in owed:
            try:
                receipt = await self.hand_over(reply, adapter)
            except NotTaken:
                if reply.id:
                    await self.store.again(reply.id, counted=True)
                raise
            if reply.id:
                await self.store.sent(reply.id, receipt)

    async def hand_over(self, reply: Owed, adapter: Adapter) -> str:
        """Have it delivered. Returns the platform's id of the message."""
        try:
            return await adapter.deliver(await self._drawn(await self._enclosed(reply.outgoing)), reply.id)
        except Unreachable:
            # It is settled like a sent one: nobody is there to read it.
            await self.gone(reply.outgoing.place)
            return ""

    def _step(self, incoming: Incoming) -> TurnStep:
        """The turn's step, which also notes what help would need without a store."""
        step = self.turns.step(incoming)

        def turn(state: State, look: Look) -> Outcome:
            outcome = step(state, look)
            self.countries.remember(incoming, None if outcome.forget else outcome.person.country)
            return outcome

        return turn

    async def gone(self, place: Place) -> None:
        """They blocked the bot, or are no more: nothing unprompted goes there from now on."""
        log.info("%s: someone can't be reached any more", place.platform)
        await self.store.gone(place)

    async def _enclosed(self, outgoing: Outgoing) -> Outgoing:
        """The message with the file that goes with it, made now."""
        if not outgoing.encloses or self.packing is None:
            return outgoing
        belongings = await self.store.belongings(outgoing.encloses)
        if belongings is None:
            # They erased everything after they had asked for it.
            return replace(outgoing, text=self.words.text("en", "mydata.nothing_left"))
        return replace(outgoing, attachment=await asyncio.to_thread(self.packing, belongings))

    async def _drawn(self, outgoing: Outgoing) -> Outgoing:
        """The message with its picture drawn. Where it can't be, the words go alone: they say all of it."""
        if not outgoing.picture:
            return outgoing
        drawn = await self.pictures.draw(outgoing.picture) if self.pictures else None
        return replace(outgoing, picture=None, attachment=drawn)

    def _help_unsaved(self, incoming: Incoming) -> tuple[Owed, ...]:
        """Help for someone who needs it now, although nothing can be saved: the one reply that may leave so."""
        locale = incoming.language or "en"
        try:
            named = self.turns.listener.urgent(incoming, locale)
            if named is None:
                return ()
            country = named or self.countries.of(incoming)
            return tuple(Owed("", outgoing) for outgoing in self.turns.help_alone(incoming, country, locale))
        except Exception as error:  # what failed the turn may well fail here again
            log.error("help alone failed: %s", type(error).__name__)
            return ()

    def _sorry(self, incoming: Incoming, key: str) -> Owed:
        return Owed("", Outgoing(incoming.place, self.words.text(incoming.language or "en", key)))
