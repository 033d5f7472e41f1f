"""The one door: everything that happens to a person enters here, one turn at a time.

Nothing is sent before it is saved, and nothing saved goes unsent: a reply stays owed until the platform took it.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.runtime.linking import code_in, invite_in
from bot.runtime.ports import (
    Adapter,
    Draws,
    Due,
    Here,
    Incoming,
    Look,
    NotInvited,
    Outcome,
    Outgoing,
    Owed,
    Place,
    State,
    Store,
    StoreError,
    Text,
    Unreachable,
    Waking,
)
from bot.runtime.turn import Turns
from bot.words.catalog import Words

log = logging.getLogger(__name__)


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
    countries: LastKnown = field(default_factory=LastKnown)
    by_invitation: bool = False
    """Strangers need an invitation. Help now answers everybody."""
    pictures: Draws | None = None

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
        step = self.turns.step(incoming)

        def turn(state: State, look: Look) -> Outcome:
            outcome = step(state, look)
            self.countries.remember(incoming, None if outcome.forget else outcome.person.country)
            return outcome

        try:
            return await self.store.turn(incoming, turn, *code)
        except NotInvited:
            return self.turned_away(incoming, "platform.not_invited")
        except StoreError as error:
            log.error("a turn failed: %s", error.key)
            failed = error.key
        except Exception as error:  # whatever it is, nothing of the turn was saved, and its text must not be logged
            log.error("a turn failed: %s", type(error).__name__)
            failed = "ui.went_wrong"
        if isinstance(incoming.what, Due):
            return ()
        return self._help_unsaved(incoming) or (self._sorry(incoming, failed),)

    def turned_away(self, incoming: Incoming, key: str) -> tuple[Owed, ...]:
        """For those whom the settings leave out: help where they need it now, else one kind sentence."""
        return self._help_unsaved(incoming) or (self._sorry(incoming, key),)

    async def wake(self, adapter: Adapter, now: datetime, only: Place | None = None) -> int:
        """Let every promised message that has come due enter like anything else. Returns how many were said."""

        async def one(waking: Waking) -> int:
            due = Due(waking.reminder.name, waking.reminder.due)
            # Nothing of the person: ids of events outlive an erasing. That it is said once, the turn sees to.
            id = f"due:{uuid.uuid4().hex}"
            owed = await self.take(Incoming(id, now, waking.place, waking.account, due))
            await self.deliver(owed, adapter)
            return len(owed)

        due = [waking for waking in await self.store.due(adapter.platform, now) if only in (None, waking.place)]
        # Side by side, so that one chat that is slow or gone holds up nobody else's.
        said = await asyncio.gather(*map(one, due), return_exceptions=True)
        for failed in said:
            if isinstance(failed, Exception):
                log.error("%s: a promised message is still owed: %s", adapter.platform, type(failed).__name__)
        return sum(count for count in said if isinstance(count, int))

    async def deliver(self, owed: tuple[Owed, ...], adapter: Adapter) -> None:
        for reply in owed:
            try:
                receipt = await adapter.deliver(await self._drawn(reply.outgoing), reply.id)
            except Unreachable:
                # It is settled like a sent one: nobody is there to read it.
                receipt = ""
                await self.gone(reply.outgoing.place)
            if reply.id:
                await self.store.sent(reply.id, receipt)

    async def gone(self, place: Place) -> None:
        """They blocked the bot, or are no more: nothing unprompted goes there from now on."""
        log.info("%s: someone can't be reached any more", place.platform)
        await self.store.gone(place)

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
