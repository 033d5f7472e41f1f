"""One turn: what arrived, what it means, what the conversation makes of it, and what is to be saved and said.

The same for every platform and every database: a store calls `Turns.step` inside its transaction.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.answer import Answer
from bot.core.effects import Say
from bot.core.events import Began, Picked
from bot.core.records import Kind
from bot.core.rhythm import Speak
from bot.flows.helpnow import COUNTRIES
from bot.runtime import first
from bot.runtime.incoming import Due, Incoming
from bot.runtime.linking import TYPED
from bot.runtime.listening import Heard, open_talk
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Button, Outgoing
from bot.runtime.person import Person, State
from bot.runtime.ports import Look, TurnStep
from bot.runtime.replies import Writer
from bot.runtime.taking import promising
from bot.runtime.taking.following import Following
from bot.runtime.taking.keeping import Keeping
from bot.runtime.taking.provided import Provided
from bot.runtime.taking.under_way import UnderWay
from bot.runtime.tokens import token

UNANNOUNCED = ("welcome", "keeping", "safety", "helpnow")
"""Conversations before which nobody is told what the bot stores: two say it themselves, two cannot wait."""
HELP_NOW = "help now"
"""What a button says for someone when there is no store to remember a conversation."""
LINES = 3
"""So many of the bot's last lines are at hand to be kept."""
NAMING: tuple[Kind, ...] = ("rejection", "silence", "interview")
"""Kinds of entries whose companies may be named again."""


@dataclass(frozen=True)
class Turns(Provided):
    """Takes every turn, each by what all of them work with."""

    def step(self, incoming: Incoming) -> TurnStep:
        """The turn of one event, to be called by a store with what it has loaded."""

        def turn(state: State, look: Look) -> Outcome:
            taken = _Taken(self, incoming, state, look)
            taken.take()
            return taken.outcome()

        return turn

    def help_alone(self, incoming: Incoming, country: str | None, locale: str) -> tuple[Outgoing, ...]:
        """Help without a person or a store: the lines, and buttons for countries where none is known."""
        now = incoming.at.astimezone(self.zone(Person("")))
        writer = Writer(self.words, locale, incoming.place, now.date(), {})
        for say in self.help.lines(country, now, locale):
            writer.say(say)
        buttons = () if country else tuple(
            Button(token("", "", f"{HELP_NOW} {code}"), self.words.label(locale, "helpnow.country", code))
            for code in COUNTRIES
        )  # fmt: skip
        writer.close(buttons)
        return tuple(writer.written)


class _Taken:
    """A turn while it is taken: one event, through as many conversations as it leads."""

    def __init__(self, turns: Turns, incoming: Incoming, state: State, look: Look) -> None:
        self.turns = turns
        self.turn = UnderWay(turns, incoming, state, look)
        self.keeping = Keeping(self.turn)
        self.following = Following(self.turn, self.keeping)

    def take(self) -> None:
        turn = self.turn
        if isinstance(turn.incoming.what, Due):
            self.wake(turn.incoming.what)
            turn.writer.close()
            return
        self.notice()
        heard = self.named_before(self.turns.listener.hear(turn.incoming, turn.state, turn.now.date()))
        if turn.state.new and heard.begin not in UNANNOUNCED:
            # Who it is and what it stores is said before anything is stored.
            turn.writer.say(Say("welcome.hello"))
        for key in heard.first:
            turn.writer.say(Say(key))
        turn.counts.extend(heard.counts)
        self.following.go(heard)
        turn.writer.close()

    def named_before(self, heard: Heard) -> Heard:
        """ "blue sky said no": that this is a company only somebody's own history knows.

        It is asked only where a message opens a conversation that would ask for the company.
        """
        flow, opening = self.turns.flows.get(heard.begin), heard.opening
        step = flow.knows.get("company", "") if flow else ""
        if not flow or not step or not opening.opening or step in opening.known:
            return heard
        told = (entry.record.words for kind in NAMING for entry in self.turn.look.latest(kind))
        own = tuple(dict.fromkeys(words["company"] for words in told if "company" in words))
        if not own:
            return heard
        listener, text = self.turns.listener, opening.opening
        known = listener.known(flow, listener.meaning(text, own), self.turn.now.date(), self.turn.person.locale, text)
        return replace(heard, opening=replace(opening, known={**known, **opening.known}))

    def notice(self) -> None:
        """They did something: nothing is unanswered any more, and a pause without an end is over."""
        turn = self.turn
        if turn.person.unanswered:
            turn.daily_anew = True
            turn.person = replace(turn.person, unanswered=0)
        if first.is_back(turn.person, turn.incoming.at):
            turn.person = replace(turn.person, quiet_until=None)

    def wake(self, due: Due) -> None:
        """A promised message: sent now, later where it would interrupt or wake someone, or never.

        The store has taken the promise when it calls: what is not promised anew here is done with.
        """
        if due.name == TYPED:
            self.ask_who_typed()
            return
        turn, verdict = self.turn, promising.verdict(self.turn, due)
        if not isinstance(verdict, Speak):
            promising.put_off(turn, due, verdict)
            return
        begin = "farewell" if verdict.goodbye else first.talk_of(due.name)
        if verdict.goodbye and turn.person.daily:
            # It sleeps with the time they had chosen, and wakes when they say so.
            turn.person = replace(turn.person, daily=f"-{turn.person.daily.removeprefix('-')}")
        self.following.go(Heard(begin=begin, opening=Began({"reminder": Answer(picked=(due.name,))})))
        promising.spoke(turn, due)

    def ask_who_typed(self) -> None:
        """Somebody typed the code that was made here. They wait for it: it is none of the messages of the day."""
        talk = open_talk(self.turn.state, self.turns.flows)
        waits = talk and (talk.session.flow, talk.session.step) == ("link", "typed")
        if waits and self.turn.look.linking("", self.turn.incoming).offered == "typed":
            self.following.go(Heard(talk=talk, event=Picked("typed", ("yes",))))

    def replies(self) -> tuple[Outgoing, ...]:
        turn = self.turn
        due = turn.incoming.what if isinstance(turn.incoming.what, Due) else None
        # That a code was typed answers what they did on their other account.
        if due is None or due.name == TYPED:
            return tuple(turn.writer.written)
        return tuple(replace(reply, unprompted=True) for reply in turn.writer.written)

    def outcome(self) -> Outcome:
        turn = self.turn
        person = turn.person
        if turn.writer.heard != person.heard:
            person = replace(person, heard=turn.writer.heard)
        promising.promise_again(turn)
        if turn.writer.said:
            person = replace(person, said=tuple(dict.fromkeys((*reversed(turn.writer.said), *person.said)))[:LINES])
        return Outcome(
            person=person,
            talks=tuple(turn.saves.values()),
            kept=tuple(self.keeping.kept),
            changed=tuple(self.keeping.changed),
            erased=tuple(turn.erased),
            erased_days=turn.erased_days,
            erased_numbers=turn.erased_numbers,
            brought=turn.brought,
            reminders=tuple(turn.reminders),
            cancels=turn.cancels,
            link=turn.link,
            acts=tuple(turn.acts),
            leaving=turn.leaving,
            forget=turn.forget,
            counts=tuple(turn.counts),
            replies=self.replies(),
        )
