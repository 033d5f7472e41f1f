"""From one conversation into the next: an event goes to a talk, and on as far as that leads."""

from __future__ import annotations

from dataclasses import replace

from bot.core.advance import advance, begin
from bot.core.answer import Answer
from bot.core.effects import Ask, Say, Show, Start
from bot.core.events import Began, Event, Resumed, Stopped
from bot.core.flow import Flow
from bot.core.session import Session, changed
from bot.runtime.listening import Heard, open_talk
from bot.runtime.person import State, Talk
from bot.runtime.taking.carrying_out import carry_out
from bot.runtime.taking.facts import facts
from bot.runtime.taking.keeping import Keeping
from bot.runtime.taking.under_way import UnderWay

LONGEST_CHAIN = 5
"""Conversations that one turn may pass through."""


class Following:
    """Follows what was heard through the conversations of one turn."""

    def __init__(self, turn: UnderWay, keeping: Keeping) -> None:
        self.turn = turn
        self.keeping = keeping
        self.flows = turn.provided.flows

    def go(self, heard: Heard) -> None:
        """Follow one conversation into the next until one asks something or all is said."""
        talk, event = heard.talk, heard.event
        if talk and talk.parked:
            self.turn.park_open()
            talk = replace(talk, parked=False)
        if heard.begin:
            talk, event = self._open(heard.begin), heard.opening
        for _ in range(LONGEST_CHAIN):
            if talk is None or event is None:
                return
            talk, event = self._advance(talk, event)
        raise RuntimeError("One turn led through too many conversations.")

    def _open(self, name: str) -> Talk:
        """Begin a conversation. What is open waits, parked, unless the new one goes over it and hands back."""
        flow = self.flows[name]
        if not flow.over:
            self.turn.park_open()
        return Talk(begin(flow, self.turn.provided.new_id()), self.turn.incoming.at)

    def _advance(self, talk: Talk, event: Event) -> tuple[Talk | None, Event | None]:
        """One event for one conversation; returns what comes next, if something does."""
        flow = self.flows[talk.session.flow]
        advanced = advance(flow, talk.session, event, facts(self.turn, self.keeping, flow, talk, event))
        session = advanced.session
        follows: Start | None = None
        for effect in advanced.effects:
            if follows and isinstance(effect, Ask | Say | Show):
                continue  # the conversation that goes over this one speaks now; this one asks again afterwards
            if isinstance(effect, Ask):
                session = changed(session, offered=self._ask(effect, session, flow))
            elif isinstance(effect, Start):
                follows = effect
            else:
                carry_out(self.turn, self.keeping, effect, session.id)
        if session.ended and session.answers and self.keeping.left == "nothing":
            self.keeping.tell_of_room()
        self.turn.put(Talk(session, self.turn.incoming.at))
        if follows:
            return self._follow(follows, talk)
        if isinstance(event, Stopped) and flow.over:
            self.turn.park_open(but=session.id)
        if session.ended and flow.over:
            # What it went over is asked again, in a message of its own.
            self.turn.writer.close()
            below = open_talk(State(self.turn.person, self.turn.latest_first()), self.flows)
            return below, Resumed(greet=False) if below else None
        return None, None

    def _follow(self, start: Start, before: Talk) -> tuple[Talk | None, Event | None]:
        if start.flow == "carry_on":
            parked = self.turn.parked()
            if parked is None:
                return self._open("menu"), Began()
            self.turn.park_open()
            return replace(parked, parked=False), Resumed()
        # What they said on the way here is not lost.
        opening = start.opening or "\n".join(before.session.asides)
        talk, known = self._open(start.flow), self._known(start)
        if opening:
            flow, listener, locale = self.flows[start.flow], self.turn.provided.listener, self.turn.person.locale
            told = listener.known(flow, listener.meaning(opening), self.turn.now.date(), locale, opening)
            known = {**told, **known}
        return talk, Began(known, opening)

    def _known(self, start: Start) -> dict[str, Answer]:
        """What was told on the way, as answers: words where the step takes words, else a choice."""
        steps = self.flows[start.flow].by_name
        written = {name for name, step in steps.items() if step.kind == "write"}
        return {
            name: Answer(words=(told,)) if name in written else Answer(picked=(told,))
            for name, told in start.known.items()
            if told
        }

    def _ask(self, ask: Ask, session: Session, flow: Flow) -> tuple[tuple[str, str], ...]:
        """Write a question, with help at hand where it asks for that. Returns the choices as shown."""
        below: tuple[Say, ...] = ()
        if ask.at_hand:
            emergency_first = ask.at_hand == "emergency"
            help, country = self.turn.provided.help, self.turn.person.country
            say = help.at_hand(country, self.turn.now, emergency_first=emergency_first)
            if emergency_first:
                self.turn.writer.say(say)
            else:
                below = (say,)
        return self.turn.writer.ask(ask, session.id, controls=not flow.gives_way, below=below)
