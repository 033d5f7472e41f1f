"""What a message or a tap means right now: one event for one conversation, or the start of another.

In this order, and the first that fits wins: help now; danger; words that work everywhere (stop, back, skip, help,
menu); the choices of the open question; the open question itself; what the message means; and at last the menu.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from typing import Protocol

from bot.core.answer import Answer
from bot.core.events import Began, Corrected, Event, Picked, Resumed, Skipped, Stopped, WentBack, Wrote
from bot.core.flow import Flow
from bot.core.meaning import NOTHING, Meaning
from bot.core.session import Session
from bot.core.steps import DONE, Step, pick
from bot.flows.which import READINGS
from bot.runtime import tokens
from bot.runtime.choices import begins_with, chosen, hinted, is_label, is_number_or_label, plainly, without_controls
from bot.runtime.incoming import Due, File, Here, Incoming, Sent, Tap, Text, Ticked
from bot.runtime.linking import is_code
from bot.runtime.person import State, Talk
from bot.understanding.clocks import moment_within, read_clock, read_moment
from bot.understanding.days import DayWords, read_day, read_day_ahead
from bot.understanding.often import read_often

GRAVITY = ("soft", "third_party", "passive", "self_harm", "active", "imminent")
"""The tiers, from the least to the most pressing."""
LONGEST_MESSAGE = 16_000
"""Characters of one message that are kept; a longer one is asked for in parts."""


class Read(Protocol):
    """What a text means; with the names of companies that count as names however they are typed."""

    def __call__(self, text: str, own_companies: tuple[str, ...] = (), /) -> Meaning: ...


Phrases = Callable[[str, str], frozenset[str]]
"""The words for a command in a language, as in `phrases("en", "commands.stop")`."""

OPENS: Mapping[str, str] = {
    "rejection": "rejected", "history": "history", "help": "menu", "greeting": "menu",
    "no_answer": "no_answer", "interview_done": "interview_done", "offer": "offer", "declined_offer": "declined",
    "job_loss": "job_loss", "other_person": "other_person", "vent": "vent", "win": "win", "delete_data": "forget",
    "interview_upcoming": "interview_ahead", "applied": "applied", "schedule": "daily_setup",
    "export_data": "mydata",
}  # fmt: skip
"""Which conversation an intent opens."""
ANSWERED: Mapping[str, str] = {
    "thanks": "ui.welcome", "advice": "ui.no_advice",
}  # fmt: skip
"""Which intents are answered with a sentence."""
ASKED: Mapping[str, str] = {
    "asked.what_is_this": "welcome.about",
    "asked.who_reads": "asked.who_reads_answer",
    "asked.are_you": "asked.are_you_answer",
    "asked.how_are_you": "asked.how_are_you_answer",
    "asked.do_you": "asked.do_you_answer",
}
"""What people ask the bot about itself: the phrases that ask it, and the sentence that answers."""
ENOUGH_SAID = ("thanks",)
"""After these sentences nothing needs to follow."""
NEWS = frozenset((
    "rejection", "no_answer", "offer", "declined_offer", "job_loss", "interview_done", "interview_upcoming",
    "other_person", "delete_data", "schedule", "history", "export_data",
))  # fmt: skip
"""What opens its own conversation, also where own words answer a question that gives way."""
OVERTAKEN = frozenset(("no_answer", "interview_done", "interview_ahead", "applied"))
"""Conversations about something undecided: an answer that comes while they are open overtakes them."""
OVERTAKES = frozenset(("rejection", "offer"))
CARRIED = ("company", "role")
"""What was told in the overtaken conversation and is not asked again."""
STOP_THESE = "stop_these"
"""The choice that ends all messages nobody has just asked for: of every one of them, however old."""
OFTEN = ("often_at", "often_days")
"""What a message may name of something that comes again and again."""
GROWN = 16
SHORT_ANSWER, LONGEST_ANSWER = 3, 12
"""Words of a message that begins with yes or no and still is an answer: fewer where words are an answer, too."""
SHORT_ASKING, LONGEST_ASKING = 7, 14
"""Words of a message that may ask something else in the middle of a question."""
SHORT = 5
"""Words: a longer message that sounds like stop or skip is more likely an answer."""
MOST_AFTER_HELP = 2
"""So many words more, and a wish for help now still is one."""
TERSE = 30
"""Characters: in a longer message of a story, a choice that it names is part of the story."""
UNPLACED = ("rejected", "no_answer", "vent")
TOLD = 4
"""Words: who wrote as many told something, and is asked what it is instead of shown a menu."""
GUESSED_FROM = 3
"""Words: of a shorter message nobody guesses what it is about."""
MOST_READINGS = 3
"""More conversations than these are not offered where a message could open several."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An event for a talk, or the name of a conversation to begin; and what is said first."""

    talk: Talk | None = None
    event: Event | None = None
    begin: str = ""
    opening: Began = field(default_factory=Began)
    first: tuple[str, ...] = ()
    """Keys of what is said before anything else."""
    counts: tuple[str, ...] = ()
    """What is counted, without a word of whose it was: the rules that raised an alarm."""


@dataclass(frozen=True)
class Listener:
    """Everything that listening needs, as values and pure functions."""

    flows: Mapping[str, Flow]
    phrases: Phrases
    days: Callable[[str], DayWords]
    country: Callable[[str], str | None]
    """The code of a country that was typed, or None."""
    named: Callable[[str], tuple[str, ...]]
    """The conversations that can be called by a word in a language, each by its own `commands.<name>`."""
    meaning: Read = lambda *_: NOTHING

    def hear(self, incoming: Incoming, state: State, today: date) -> Heard:
        """What arrived, as it is meant in this state. Says something about everything."""
        # A message is read once, however often it is asked what it means; nothing of it outlives this call.
        return replace(self, meaning=cache(self.meaning))._hear(incoming, state, today)

    def _hear(self, incoming: Incoming, state: State, today: date) -> Heard:
        talk = open_talk(state, self.flows)
        match incoming.what:
            case Here():
                return self._here(state, talk)
            case Tap(token=token):
                return self._tapped(token, state, talk, today)
            case Ticked():
                return self._ticked(incoming.what, state, talk, today)
            case File():
                return self._file(incoming.what, incoming.at)
            case Sent(kind=kind):
                return self._aside(talk, f"platform.{kind}")
            case Due():
                raise TypeError("A reminder is no message: the turn wakes it.")
            case Text(text=text):
                return self._wrote(text, state, talk, today)

    # --- arriving ------------------------------------------------------------------------------------

    def _here(self, state: State, talk: Talk | None) -> Heard:
        if talk and not self.flows[talk.session.flow].gives_way:
            return Heard(talk, Resumed())
        return Heard(begin="welcome" if state.new else "menu")

    def _file(self, sent: File, at: datetime) -> Heard:
        """What is in a file is shown before anything of it is saved."""
        from bot.archive.opened import Opened, opened  # few ever bring a file: nobody else waits for what opens it

        file = Opened("too_large") if sent.too_large else opened(sent.content, at)
        known = {"what_file": Answer(picked=(file.what,)), "lines": Answer(words=(file.lines,) if file.lines else ())}
        if file.columns:
            known["columns"] = Answer(words=tuple(f"{what}:{head}" for what, head in file.columns))
            known["besides"] = Answer(words=(f"{file.left_out} {file.undated}",))
        return Heard(begin="bring", opening=Began(known))

    # --- tapping -------------------------------------------------------------------------------------

    def _tapped(self, token: str, state: State, talk: Talk | None, today: date) -> Heard:
        pressed = tokens.read(token)
        if pressed is None:
            return self._nothing_understood(talk)
        if not pressed.session:
            return self._wrote(pressed.choice, state, None, today)
        meant = next((talk for talk in state.talks if talk.session.id == pressed.session), None)
        if meant is None and pressed.choice == STOP_THESE:
            return Heard(begin=STOP_THESE)
        if meant is None:
            again = Heard(talk, Resumed(greet=False)) if talk else Heard(begin="menu")
            return replace(again, first=("ui.expired",))
        if talk and talk is not meant and self.flows[talk.session.flow].over:
            # What goes over another is answered first: the next words would be taken for its answer.
            return self._aside(talk, "ui.this_first")
        if pressed.step != meant.session.step:
            return Heard(meant, Picked(pressed.step, (pressed.choice,)))
        controls: Mapping[str, Event] = {
            tokens.BACK: WentBack(), tokens.SKIP: Skipped(), tokens.STOP: Stopped(),
        }  # fmt: skip
        if pressed.choice in controls:
            return Heard(meant, controls[pressed.choice])
        # Of several answers a tap only toggles one; Done ends the question.
        return Heard(meant, Picked(pressed.step, (pressed.choice,), done=pressed.choice == DONE))

    def _ticked(self, ticked: Ticked, state: State, talk: Talk | None, today: date) -> Heard:
        """A menu tells all that is chosen now, where a button only tells what changed."""
        heard = self._tapped(ticked.question, state, talk, today)
        if not isinstance(heard.event, Picked):
            return heard
        question = heard.event.step
        chosen = tuple(one.choice for one in map(tokens.read, ticked.tokens) if one and one.step == question)
        return replace(heard, event=Picked(question, chosen, done=False, all=True))

    # --- writing -------------------------------------------------------------------------------------

    def _wrote(self, text: str, state: State, talk: Talk | None, today: date) -> Heard:
        locale = state.person.locale
        whole, text = text, without_controls(text[:LONGEST_MESSAGE])
        plain = plainly(text)
        wanted = self.help_wanted(plain, locale)
        if wanted is not None:
            known = {"country": Answer(picked=(wanted,))} if wanted else {}
            return Heard(begin="helpnow", opening=Began(known))
        danger = self._danger(text, plain, talk)
        if danger:
            return danger
        if len(whole) > LONGEST_MESSAGE:
            return self._aside(talk, "ui.too_long")
        # What is written just as a choice is shown is that choice, even where it sounds like a command.
        command = None if talk and is_label(plain, talk.session.offered) else self._command(text, plain, locale, talk)
        if command:
            return command
        if talk:
            if self._hears_countries(talk.session) and 3 < len(plain) < 60:
                country = self.country(text)
                if country:
                    return Heard(begin="helpnow", opening=Began({"country": Answer(picked=(country,))}))
            gives_way = self._gives_way(talk)
            if gives_way and not is_number_or_label(plain, talk.session.offered):
                news = self._news(text, plain, state, talk, today, locale)
                if news:
                    return news
            event = self._answer(text, plain, talk.session, today, locale)
            overtaking = self._overtaking(text, plain, talk, today, locale) if isinstance(event, Wrote) else None
            if overtaking:
                return overtaking
            gives_way = gives_way and not self._takes(event, talk.session)
            beside = self._beside(text, plain, talk, locale) if isinstance(event, Wrote) and not gives_way else None
            if beside:
                return beside
            if not (gives_way and isinstance(event, Wrote)):
                return Heard(talk, event)
        return self._opening(text, plain, state, talk, today, locale)

    def _takes(self, event: Event, session: Session) -> bool:
        """Whether own words are an answer, although the conversation gives way to others."""
        return isinstance(event, Wrote) and self._step(session).own_words

    def _news(self, text: str, plain: str, state: State, talk: Talk, today: date, locale: str) -> Heard | None:
        """What is told at a menu and has a meaning: "I got it!" there is no part of the label "I got a no".

        Where an earlier message waits to be placed, it says which of the readings shown was right. Where own words
        are an answer, only what cannot be one is news.
        """
        step = self._step(talk.session)
        own_words = step.own_words
        guess = len(plain.split()) >= TOLD and not own_words
        intent = self.meaning(text).intent if guess else self._said(text).intent
        name = OPENS.get(intent, "")
        if name == "menu" or not (name or intent in ANSWERED):
            return None
        if own_words and (intent not in NEWS or intent == step.sounds_like):
            return None
        if talk.session.asides and name in dict(talk.session.offered):
            return Heard(talk, Picked(talk.session.step, (name,)))
        return self._opening(text, plain, state, talk, today, locale)

    def _said(self, text: str) -> Meaning:
        """What it means, as far as it was said: a guess interrupts nothing."""
        meaning = self.meaning(text)
        return replace(meaning, intent="other") if meaning.guessed else meaning

    def _hears_countries(self, session: Session) -> bool:
        """A talk over another one is about help: a country named there brings its numbers at any question."""
        return self.flows[session.flow].over and self._step(session).kind != "country"

    def help_wanted(self, plain: str, locale: str) -> str | None:
        """A country where help is wanted now, empty when none is named; None when it is not what was written."""
        phrases = self.phrases(locale, "commands.help_now")
        if plain in phrases:
            return ""
        plain = " ".join(plain.replace(",", " ").split())
        begins = [phrase for phrase in phrases if plain.startswith(f"{phrase} ")]
        for phrase in begins:
            country = self.country(plain.removeprefix(phrase))
            if country:
                return country
        # "Help now please" is a cry for help, where "emergency fund" is none.
        urgent = any(" " in phrase and len(plain.removeprefix(phrase).split()) <= MOST_AFTER_HELP for phrase in begins)
        return "" if urgent else None

    def urgent(self, incoming: Incoming, locale: str) -> str | None:
        """Whether this has to be answered with help even when nothing else works; a country if it names one."""
        match incoming.what:
            case Text(text=text):
                pass
            case Tap(token=token):
                pressed = tokens.read(token)
                text = pressed.choice if pressed and not pressed.session else ""
            case _:
                return None
        text = without_controls(text[:LONGEST_MESSAGE])
        plain = plainly(text)
        wanted = self.help_wanted(plain, locale)
        if wanted is not None:
            return wanted
        return "" if plain and self.meaning(text).crisis else None

    def _danger(self, text: str, plain: str, talk: Talk | None) -> Heard | None:
        """Someone may be in danger: that comes before any question, unless these words are an answer to it."""
        if not plain or (talk and is_number_or_label(plain, talk.session.offered)):
            return None
        meaning = self.meaning(text)
        tier = meaning.crisis
        if tier is None or (talk and plain in talk.session.calm):
            return None
        if talk and talk.session.flow == "safety" and not _graver(tier, talk.session):
            return None
        rules = tuple(f"rule.{reason.rule}" for reason in meaning.reasons[:1])
        return Heard(begin="safety", opening=Began({"tier": Answer(picked=(tier,))}, text), counts=rules)

    def _command(self, text: str, plain: str, locale: str, talk: Talk | None) -> Heard | None:
        """Words that beat any question."""
        free = talk is None or self._gives_way(talk)
        if free or plain.startswith("/"):
            word = plain.removeprefix("/")
            for name in self.named(locale):
                if word in self.phrases(locale, f"commands.{name}"):
                    return Heard(begin=name)
            if free and is_code(text) and "link" in self.flows:
                return Heard(begin="link", opening=Began(opening=text))
            command, _, said = text.strip().partition(" ")
            for name in self.named(locale) if said and command.startswith("/") else ():
                # "/link BCDF-2345": what stands behind the command answers the first question.
                answers = self.flows[name].opening
                if answers and plainly(command).removeprefix("/") in self.phrases(locale, f"commands.{name}"):
                    return Heard(begin=name, opening=Began(opening=said.strip()))
        events: Mapping[str, Event] = {"stop": Stopped(), "back": WentBack(), "skip": Skipped()}
        if talk and STOP_THESE in dict(talk.session.offered) and plain in self.phrases(locale, "commands.stop"):
            # "Stop", said to a message that nobody had asked for a moment ago, means all of these.
            return Heard(talk, Picked(talk.session.step, (STOP_THESE,)))
        for name, event in events.items():
            if plain in self.phrases(locale, f"commands.{name}"):
                return Heard(talk, event) if talk else Heard(begin="menu", first=("ui.nothing_open",))
        if plain in self.phrases(locale, "commands.menu"):
            return Heard(begin="menu")
        if plain in self.phrases(locale, "commands.help"):
            return self._aside(talk, "ui.help")
        return None

    def _answer(self, text: str, plain: str, session: Session, today: date, locale: str) -> Event:
        """The message as an answer to the open question."""
        step = self._step(session)
        if step.kind in ("day", "clock") and not is_number_or_label(plain, session.offered):
            # "3 days ago" is no way to say "Weeks ago".
            value = self._value(text, step, today, locale)
            if value:
                return Picked(session.step, (value,))
        choices = chosen(
            plain,
            session.offered,
            several=step.kind == "picks",
            exactly=step.own_words,
            small=self.phrases(locale, "commands.small_words"),
            negating=self.phrases(locale, "commands.negating"),
        )
        if choices and (not step.many or len(plain) < TERSE):
            picked, rest = choices
            if step.own_words or not rest:
                return Picked(session.step, picked, words=text if rest else "")
        told_more = self._told_more(text, step, self.flows[session.flow], locale)
        if told_more:
            return told_more
        leaning = None if choices else self._leaning(text, plain, step, session, locale)
        if leaning:
            return leaning
        if (step.kind == "picks" or step.many) and plain in self.phrases(locale, "commands.done"):
            return Picked(session.step, (DONE,))
        meant = self._meant(text, plain, session, step, today, locale)
        if meant:
            return meant
        felt = next((step.felt[each] for each in self.meaning(text).feelings if each in step.felt), "")
        if felt:
            return Picked(session.step, (felt,), words=text)
        value = self._value(text, step, today, locale)
        return Picked(session.step, (value,)) if value else Wrote(text, self.meaning(text))

    def _told_more(self, text: str, step: Step, flow: Flow, locale: str) -> Event | None:
        """An answer that also tells what comes after it: "8pm" to a yes-or-no, "weekdays at 8" to the hour."""
        if not step.tells and step.name not in flow.knows.values():
            return None
        often = self.often(flow, text, locale, alone=True)
        chosen = step.tells or (often[step.name].choice if step.name in often else "")
        return Corrected(often, chosen) if often and chosen else None

    def _leaning(self, text: str, plain: str, step: Step, session: Session, locale: str) -> Event | None:
        """A choice said in other words: by a phrase that hints at it, a yes or a no, an age, or not knowing."""
        offered = {id for id, _ in session.offered}
        taking_back = self.phrases(locale, "commands.takes_back")
        undoing = taking_back | self.phrases(locale, "commands.negating")
        # "Not joking" is no joke, and "no, I want to die" is no no.
        grave = bool(step.hints) and self.meaning(text).crisis is not None
        for choice, key in step.hints.items():
            if choice in offered and not grave and hinted(plain, self.phrases(locale, key), undoing):
                return Picked(session.step, (choice,))
        if step.key == "ui.age" and (age := re.search(r"\b\d{1,3}\b", plain)):
            return Picked(session.step, ("yes" if int(age[0]) >= GROWN else "no",))
        longest = SHORT_ANSWER if step.own_words and not step.hints else LONGEST_ANSWER
        for name, choice in (("no", step.if_no or "no"), ("yes", step.if_yes or "yes")):
            if choice not in offered or (name == "no" and grave):
                continue
            said = plain in self.phrases(locale, f"commands.{name}")
            if step.hints:
                said = said and not taking_back & set(plain.split())
            if not said and len(plain.split()) <= longest:
                said = begins_with(plain, self.phrases(locale, f"commands.begins_with_{name}"), taking_back)
            if said:
                return Picked(session.step, (choice,))
        if plain in self.phrases(locale, "commands.dont_know") and not step.many:
            for choice in ("dont_know", "cant_say"):
                if choice in offered:
                    return Picked(session.step, (choice,))
            return Skipped() if step.optional else None
        if step.own_words and step.optional and not step.many and plain in self.phrases(locale, "commands.nothing"):
            return Picked(session.step, ("nothing",)) if "nothing" in offered else Skipped()
        return None

    def _beside(self, text: str, plain: str, talk: Talk, locale: str) -> Heard | None:
        """What is asked or wanted in the middle of a question, and is no answer to it."""
        words, step = len(plain.split()), self._step(talk.session)
        if words > (SHORT_ASKING if step.own_words else LONGEST_ASKING):
            return None
        for key, answer in ASKED.items():
            if any(phrase in plain for phrase in self.phrases(locale, key)):
                return self._aside(talk, answer)
        intent = self._said(text).intent
        if talk.session.flow == OPENS.get(intent):
            return None
        if intent == "delete_data" or (intent == "history" and not step.own_words):
            return Heard(begin=OPENS[intent])
        return None

    def _overtaking(self, text: str, plain: str, talk: Talk, today: date, locale: str) -> Heard | None:
        """News in the middle of waiting: "wait, they just emailed, it's a no".

        Where own words are an answer, it has to say that it has come only now.
        """
        meaning, session = self.meaning(text), talk.session
        flow = self.flows.get(OPENS.get(meaning.intent, ""))
        if flow is None or session.flow not in OVERTAKEN or meaning.intent not in OVERTAKES or meaning.close:
            return None
        now = any(phrase in plain for phrase in self.phrases(locale, "commands.just_now"))
        if self._step(session).own_words and not now:
            return None
        carried = {
            flow.knows[name]: session.answers[name]
            for name in CARRIED
            if name in flow.knows and session.answers.get(name, Answer()).words
        }
        return Heard(begin=flow.name, opening=Began(carried | self.known(flow, meaning, today, locale, text), text))

    def _value(self, text: str, step: Step, today: date, locale: str) -> str | None:
        """The ISO date or the country code that a text names, where the step asks for one."""
        if step.kind == "country":
            return self.country(text)
        if step.kind == "clock":
            at = read_clock(text, self.days(locale), daytime=step.daytime)
            return f"{at:%H:%M}" if at else None
        if step.kind != "day":
            return None
        if step.timed:
            found = read_moment(text, today, self.days(locale))
            if found.day is None:
                return None
            return f"{found.day}T{found.at:%H:%M}" if found.at else found.day.isoformat()
        read = read_day_ahead if step.ahead else read_day
        day = read(text, today, self.days(locale))
        return day.isoformat() if day else None

    def _meant(self, text: str, plain: str, session: Session, step: Step, today: date, locale: str) -> Event | None:
        """A short message that is no answer: a way out said in other words, or a detail put right."""
        if len(plain.split()) > SHORT or step.many:
            return None
        meaning = self._said(text)
        if meaning.intent == "correction":
            known = self.known(self.flows[session.flow], meaning, today, locale)
            return Corrected(known) if known else None
        ways_out: Mapping[str, Event] = {"stop": Stopped(), "skip": Skipped()}
        return None if step.own_words else ways_out.get(meaning.intent)

    def _opening(self, text: str, plain: str, state: State, talk: Talk | None, today: date, locale: str) -> Heard:
        """Nothing is open that this could answer: read what it means."""
        if not plain:
            return self._aside(talk, "ui.empty")
        meaning = self.meaning(text) if len(plain.split()) >= GUESSED_FROM else self._said(text)
        if meaning.intent in ANSWERED:
            goes_on = "" if meaning.intent in ENOUGH_SAID else "menu"
            return Heard(begin=goes_on, opening=Began(opening=text), first=(ANSWERED[meaning.intent],))
        asked = next((key for key in ASKED if any(phrase in plain for phrase in self.phrases(locale, key))), "")
        if asked and meaning.intent in ("other", "help", "greeting", "thanks"):
            return Heard(talk, Resumed(greet=False) if talk else None, first=(ASKED[asked],))
        if meaning.intent == "greeting":
            return Heard(begin="welcome" if state.new else "menu", first=() if state.new else ("ui.hello",))
        flow = self.flows.get(OPENS.get(meaning.intent, ""))
        close = dict.fromkeys(OPENS[intent] for intent in (meaning.intent, *meaning.close) if intent in OPENS)
        readings = tuple(name for name in close if name in READINGS)[:MOST_READINGS]
        if len(readings) > 1:
            return Heard(begin="which", opening=Began({"readings": Answer(picked=readings)}, text))
        if flow is None:
            return self._nothing_understood(talk, text)
        said = "" if meaning.intent in ("greeting", "help", "history", "delete_data", "export_data") else text
        return Heard(begin=flow.name, opening=Began(self.known(flow, meaning, today, locale, text), said))

    def known(self, flow: Flow, meaning: Meaning, today: date, locale: str, text: str = "") -> dict[str, Answer]:
        """What the message already told, as answers to the steps that would ask for it."""
        answers = self.often(flow, text, locale)
        for slot, name in flow.knows.items():
            if slot in OFTEN:
                continue
            told, step = meaning.slots.get(slot, ""), flow.by_name[name]
            if step.timed or step.kind == "clock":
                found = moment_within(text, today, self.days(locale))
                if step.timed and found.day:
                    answers[name] = Answer(picked=(found.day.isoformat(),))
                elif found.at and not step.timed:
                    answers[name] = Answer(picked=(f"{found.at:%H:%M}",))
                continue
            told = flow.means.get(told, told)
            if not told:
                continue
            if step.kind == "write":
                answers[name] = Answer(words=(told,))
            elif step.kind == "day":
                day = self._value(told, step, today, locale)
                if day:
                    answers[name] = Answer(picked=(day,))
            elif told in step.choices:
                answers[name] = Answer(picked=(told,))
        return answers

    def often(self, flow: Flow, text: str, locale: str, *, alone: bool = False) -> dict[str, Answer]:
        """The time of day and the days that a message names, for a talk that asks for them."""
        at, days = (flow.knows.get(slot, "") for slot in OFTEN)
        negating = self.phrases(locale, "commands.negating")
        if not at or negating & set(plainly(text).split()):
            return {}
        often = read_often(text, self.days(locale), alone=alone)
        named = f"{often.at:%H:%M}" if often.at else flow.means.get(often.part, "")
        told = {at: named, days: often.days}
        return {name: Answer(picked=(choice,)) for name, choice in told.items() if choice}

    def _nothing_understood(self, talk: Talk | None, text: str = "") -> Heard:
        if talk and not self._gives_way(talk):
            return Heard(talk, Resumed(greet=False), first=("ui.not_understood",))
        if len(text.split()) >= TOLD:
            return Heard(begin="which", opening=Began({"readings": Answer(picked=UNPLACED)}, text))
        return Heard(begin="menu", opening=Began(opening=text), first=("ui.not_understood",))

    def _aside(self, talk: Talk | None, key: str) -> Heard:
        """Say something, and ask the open question again."""
        if talk:
            return Heard(talk, Resumed(greet=False), first=(key,))
        return Heard(begin="menu", first=(key,))

    def _gives_way(self, talk: Talk) -> bool:
        return self.flows[talk.session.flow].gives_way_at(talk.session.step)

    def _step(self, session: Session) -> Step:
        """The open question; where no step of today asks it, as at LEAVE, a choice of what was shown."""
        flow = self.flows[session.flow]
        return flow.by_name.get(flow.called_today(session.step)) or pick(session.step)


def open_talk(state: State, flows: Mapping[str, Flow]) -> Talk | None:
    """The talk that a message goes to: one that goes over another comes before it, even within one moment."""
    waiting = [talk for talk in state.talks if not talk.parked]
    return next((talk for talk in waiting if flows[talk.session.flow].over), waiting[0] if waiting else None)


def _graver(tier: str, session: Session) -> bool:
    """Whether it is more pressing than what the safety conversation is about."""
    known = session.answers.get("tier", Answer()).choice or "soft"
    return GRAVITY.index(tier) > GRAVITY.index(known)
