"""A turn under way: the person and their talks as they stand by now, and what is to be saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.core.archive import Belongings
from bot.core.clock import moment
from bot.core.facts import remembered
from bot.core.rhythm import Rhythm
from bot.core.session import END
from bot.runtime import first
from bot.runtime.incoming import Incoming
from bot.runtime.outcome import Acting, Claim, Join, Offer, Part
from bot.runtime.person import Reminder, State, Talk
from bot.runtime.ports import Look
from bot.runtime.replies import Writer
from bot.runtime.taking.provided import Provided
from bot.words.catalog import SOURCE_LOCALE, in_tone


class UnderWay:
    """What all parts of one turn look at, and where each leaves what comes of it."""

    def __init__(self, provided: Provided, incoming: Incoming, state: State, look: Look) -> None:
        self.provided = provided
        self.incoming = incoming
        self.look = look
        # A talk of a conversation that this version does not know waits untouched for one that does.
        self.state = replace(state, talks=tuple(talk for talk in state.talks if talk.session.flow in provided.flows))
        self.person = state.person
        if state.new:
            # The platform's language is a first guess, as far as it is spoken here.
            self.person = replace(state.person, locale=provided.words.chain(incoming.language or SOURCE_LOCALE)[0])
        self.now = incoming.at.astimezone(provided.zone(self.person))
        self.talks = {talk.session.id: talk for talk in self.state.talks}
        self.writer = Writer(
            provided.words,
            in_tone(self.person.locale, self.person.tone),
            incoming.place,
            self.now.date(),
            dict(self.person.heard),
        )
        self.saves: dict[str, Talk] = {}
        self.erased: list[int] = []
        self.erased_days: tuple[date, date] | None = None
        self.erased_numbers: tuple[int, int] | None = None
        self.brought: Belongings | None = None
        self.reminders: list[Reminder] = []
        self.counts: list[str] = []
        self.cancels = False
        self.link: Offer | Claim | Join | Part | None = None
        self.acts: list[Acting] = []
        self.for_good = False
        self.leaving = False
        self.forget = False
        self.daily_anew = False
        """The daily check-in is promised anew, since what it goes by has changed."""

    def remember(self, what: str, value: str) -> None:
        """Something of their own changed: by their clock and in their tone, what follows goes by that."""
        self.person = replace(self.person, **remembered(what, value))
        self.now = self.incoming.at.astimezone(self.provided.zone(self.person))
        self.writer.locale = in_tone(self.person.locale, self.person.tone)

    # --- talks -----------------------------------------------------------------------------------------

    def put(self, talk: Talk) -> None:
        session = talk.session
        if talk.parked and self.provided.flows[session.flow].gives_way_at(session.step):
            # A menu has nothing to carry on: it goes when another conversation begins.
            session = replace(session, step=END)
            talk = replace(talk, session=session)
        self.saves[session.id] = talk
        self.talks[session.id] = talk
        if session.ended:
            del self.talks[session.id]

    def park_open(self, *, but: str = "") -> None:
        """What is open waits until they want it; all `but` the session that went over the others."""
        for talk in list(self.talks.values()):
            if not talk.parked and talk.session.id != but:
                self.put(replace(talk, parked=True))

    def parked(self) -> Talk | None:
        """The latest talk that waits to be carried on."""
        flows = self.provided.flows
        return next(
            (talk for talk in self.latest_first() if talk.parked and not flows[talk.session.flow].gives_way),
            None,
        )

    def latest_first(self) -> tuple[Talk, ...]:
        return tuple(sorted(self.talks.values(), key=lambda talk: talk.touched, reverse=True))

    # --- the person's own time ---------------------------------------------------------------------------

    def at(self, days: int, hour: int) -> datetime:
        """An hour of the person's own clock, so many days on, in UTC."""
        return moment(self.now.date() + timedelta(days=days), time(hour), self.now.tzinfo or UTC)

    def rhythm(self) -> Rhythm:
        return first.rhythm_of(self.person, self.now.tzinfo or UTC)
