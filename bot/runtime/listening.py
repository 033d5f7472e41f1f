"""What a message or a tap means right now: one event for one conversation, or the start of another.

In this order, and the first that fits wins: help now; danger; words that work everywhere (stop, back, skip, help,
menu);
the choices of the open question; the open question itself; what the message means; and at last the menu.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.core.answer import Answer
from bot.core.events import Began, Corrected, Event, Picked, Resumed, Skipped, Stopped, WentBack, Wrote
from bot.core.flow import Flow
from bot.core.meaning import NOTHING, Meaning
from bot.core.session import LEAVE, Session
from bot.core.steps import DONE, Step
from bot.flows.which import READINGS
from bot.runtime import tokens
from bot.runtime.ports import Due, Here, Incoming, Sent, State, Talk, Tap, Text, Ticked
from bot.understanding.days import DayWords, read_day, read_day_ahead

LONGEST_MESSAGE = 16_000
"""Characters of one message that are kept; a longer one is asked for in parts."""

Read = Callable[[str], Meaning]
Phrases = Callable[[str, str], frozenset[str]]
"""The words for a command in a language, as in `phrases("en", "commands.stop")`."""

OPENS: Mapping[str, str] = {
    "rejection": "rejected", "history": "history", "help": "menu", "greeting": "menu",
    "no_answer": "no_answer", "interview_done": "interview_done", "offer": "offer", "declined_offer": "declined",
    "job_loss": "job_loss", "other_person": "other_person", "vent": "vent", "win": "win", "delete_data": "forget",
}  # fmt: skip
"""Which conversation an intent opens."""
ANSWERED: Mapping[str, str] = {
    "thanks": "ui.welcome", "applied": "ui.applied", "interview_upcoming": "ui.interview_ahead",
    "advice": "ui.no_advice", "schedule": "ui.no_schedule", "export_data": "ui.no_export",
}  # fmt: skip
"""Which intents are answered with a sentence."""
ASKED: Mapping[str, str] = {
    "asked.who_reads": "asked.who_reads_answer",
    "asked.are_you": "asked.are_you_answer",
    "asked.do_you": "asked.do_you_answer",
}
"""What people ask the bot about itself: the phrases that ask it, and the sentence that answers."""
ENOUGH_SAID = ("thanks", "applied")
"""After these sentences nothing needs to follow."""
SHORT = 5
MOST_READINGS = 3
"""Words: a longer message that sounds like stop or skip is more likely an answer."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An event for a talk, or the name of a conversation to begin; and what is said first."""

    talk: Talk | None = None
    event: Event | None = None
    begin: str = ""
    opening: Began = field(default_factory=Began)
    first: tuple[str, ...] = ()
    """Keys of what is said before anything else."""


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
    meaning: Read = lambda _: NOTHING

    def hear(self, incoming: Incoming, state: State, today: date) -> Heard:
        """What arrived, as it is meant in this state. Says something about everything."""
        talk = open_talk(state, self.flows)
        match incoming.what:
            case Here():
                return self._here(state, talk)
            case Tap(token=token):
                return self._tapped(token, state, talk)
            case Ticked():
                return self._ticked(incoming.what, state, talk)
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

    # --- tapping -------------------------------------------------------------------------------------

    def _tapped(self, token: str, state: State, talk: Talk | None) -> Heard:
        pressed = tokens.read(token)
        if pressed is None:
            return self._nothing_understood(talk)
        if not pressed.session:
            return self._wrote(pressed.choice, state, None, date.min)
        meant = next((talk for talk in state.talks if talk.session.id == pressed.session), None)
        if meant is None:
            again = Heard(talk, Resumed(greet=False)) if talk else Heard(begin="menu")
            return Heard(again.talk, again.event, again.begin, first=("ui.expired",))
        if pressed.step != meant.session.step:
            return Heard(meant, Picked(pressed.step, (pressed.choice,)))
        controls: Mapping[str, Event] = {
            tokens.BACK: WentBack(), tokens.SKIP: Skipped(), tokens.STOP: Stopped(),
        }  # fmt: skip
        if pressed.choice in controls:
            return Heard(meant, controls[pressed.choice])
        # Of several answers a tap only toggles one; Done ends the question.
        return Heard(meant, Picked(pressed.step, (pressed.choice,), done=pressed.choice == DONE))

    def _ticked(self, ticked: Ticked, state: State, talk: Talk | None) -> Heard:
        """A menu tells all that is chosen now, where a button only tells what changed."""
        heard = self._tapped(ticked.question, state, talk)
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
        command = None if talk and _shown(plain, talk.session.offered) else self._command(plain, locale, talk)
        if command:
            return command
        if talk:
            event = self._answer(text, plain, talk.session, today, locale)
            gives_way = self.flows[talk.session.flow].gives_way
            if event and not (gives_way and isinstance(event, Wrote)):
                return Heard(talk, event)
        return self._opening(text, plain, state, talk, today, locale)

    def help_wanted(self, plain: str, locale: str) -> str | None:
        """A country where help is wanted now, empty when none is named; None when it is not what was written."""
        phrases = self.phrases(locale, "commands.help_now")
        if plain in phrases:
            return ""
        phrase = next((phrase for phrase in phrases if plain.startswith(f"{phrase} ")), None)
        return self.country(plain.removeprefix(phrase)) if phrase else None

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
        plain = plainly(without_controls(text[:LONGEST_MESSAGE]))
        wanted = self.help_wanted(plain, locale)
        if wanted is not None:
            return wanted
        return "" if plain and self.meaning(text[:LONGEST_MESSAGE]).crisis else None

    def _danger(self, text: str, plain: str, talk: Talk | None) -> Heard | None:
        """Someone may be in danger: that comes before any question, unless these words are an answer to it."""
        if not plain or (talk and _exactly(plain, talk.session.offered)):
            return None
        tier = self.meaning(text).crisis
        if tier is None or (talk and plain in talk.session.calm):
            return None
        if talk and talk.session.flow == "safety" and not _graver(tier, talk.session):
            return None
        return Heard(begin="safety", opening=Began({"tier": Answer(picked=(tier,))}, text))

    def _command(self, plain: str, locale: str, talk: Talk | None) -> Heard | None:
        """Words that beat any question."""
        free = talk is None or self.flows[talk.session.flow].gives_way
        if free or plain.startswith("/"):
            word = plain.removeprefix("/")
            for name in self.named(locale):
                if word in self.phrases(locale, f"commands.{name}"):
                    return Heard(begin=name)
        events: Mapping[str, Event] = {"stop": Stopped(), "back": WentBack(), "skip": Skipped()}
        for name, event in events.items():
            if plain in self.phrases(locale, f"commands.{name}"):
                return Heard(talk, event) if talk else Heard(begin="menu", first=("ui.nothing_open",))
        if plain in self.phrases(locale, "commands.menu"):
            return Heard(begin="menu")
        if plain in self.phrases(locale, "commands.help"):
            return self._aside(talk, "ui.help")
        return None

    def _answer(self, text: str, plain: str, session: Session, today: date, locale: str) -> Event | None:
        """The message as an answer to the open question."""
        step = self._step(session)
        several = step is not None and (step.kind == "picks" or step.many)
        choices = chosen(
            plain,
            session.offered,
            several=several and step is not None and not step.many,
            exactly=step is not None and step.own_words,
        )
        if not choices and step is not None and (step.if_yes or step.if_no):
            for name, choice in (("yes", step.if_yes), ("no", step.if_no)):
                if choice and plain in self.phrases(locale, f"commands.{name}"):
                    return Picked(session.step, (choice,))
        if choices and (step is None or not step.many or len(plain) < 30):
            picked, rest = choices
            if picked and not (rest and (step is None or not step.own_words)):
                return Picked(session.step, picked, words=text if rest else "")
        if several and plain in self.phrases(locale, "commands.done"):
            return Picked(session.step, (DONE,))
        meant = self._meant(text, plain, session, step, today, locale)
        if meant:
            return meant
        if step is not None and step.kind == "day":
            read = read_day_ahead if step.ahead else read_day
            day = read(text, today, self.days(locale))
            if day:
                return Picked(session.step, (day.isoformat(),))
        if step is not None and step.kind == "country":
            code = self.country(text)
            if code:
                return Picked(session.step, (code,))
        return Wrote(text, self.meaning(text))

    def _meant(
        self, text: str, plain: str, session: Session, step: Step | None, today: date, locale: str
    ) -> Event | None:
        """A short message that is no answer: a way out said in other words, or a detail put right."""
        if len(plain.split()) > SHORT or (step is not None and step.many):
            return None
        meaning = self.meaning(text)
        if meaning.intent == "correction":
            known = self.known(self.flows[session.flow], meaning, today, locale)
            return Corrected(known) if known else None
        takes_words = step is not None and step.own_words
        ways_out: Mapping[str, Event] = {"stop": Stopped(), "skip": Skipped()}
        return None if takes_words else ways_out.get(meaning.intent)

    def _opening(self, text: str, plain: str, state: State, talk: Talk | None, today: date, locale: str) -> Heard:
        """Nothing is open that this could answer: read what it means."""
        if not plain:
            return self._aside(talk, "ui.empty")
        meaning = self.meaning(text)
        if meaning.intent in ANSWERED:
            goes_on = "" if meaning.intent in ENOUGH_SAID else "menu"
            return Heard(begin=goes_on, opening=Began(opening=text), first=(ANSWERED[meaning.intent],))
        asked = next((key for key in ASKED if any(phrase in plain for phrase in self.phrases(locale, key))), "")
        if asked and meaning.intent in ("other", "help", "greeting", "thanks"):
            return Heard(talk, Resumed(greet=False) if talk else None, first=(ASKED[asked],))
        if meaning.intent == "greeting" and not (talk and talk.session.flow == "welcome"):
            return Heard(begin="welcome" if state.new else "menu", first=() if state.new else ("ui.hello",))
        flow = self.flows.get(OPENS.get(meaning.intent, ""))
        close = dict.fromkeys(OPENS[intent] for intent in (meaning.intent, *meaning.close) if intent in OPENS)
        readings = tuple(name for name in close if name in READINGS)[:MOST_READINGS]
        if len(readings) > 1:
            return Heard(begin="which", opening=Began({"readings": Answer(picked=readings)}, text))
        if flow is None:
            return self._nothing_understood(talk, text)
        said = "" if meaning.intent in ("greeting", "help", "history", "delete_data") else text
        return Heard(begin=flow.name, opening=Began(self.known(flow, meaning, today, locale), said))

    def known(self, flow: Flow, meaning: Meaning, today: date, locale: str) -> dict[str, Answer]:
        """What the message already told, as answers to the steps that would ask for it."""
        answers: dict[str, Answer] = {}
        for slot, name in flow.knows.items():
            told, step = meaning.slots.get(slot, ""), flow.by_name[name]
            told = flow.means.get(told, told)
            if not told:
                continue
            if step.kind == "write":
                answers[name] = Answer(words=(told,))
            elif step.kind == "day":
                read = read_day_ahead if step.ahead else read_day
                day = read(told, today, self.days(locale))
                if day:
                    answers[name] = Answer(picked=(day.isoformat(),))
            elif told in step.choices:
                answers[name] = Answer(picked=(told,))
        return answers

    def _nothing_understood(self, talk: Talk | None, text: str = "") -> Heard:
        if talk and not self.flows[talk.session.flow].gives_way:
            return Heard(talk, Resumed(greet=False), first=("ui.not_understood",))
        return Heard(begin="menu", opening=Began(opening=text), first=("ui.not_understood",))

    def _aside(self, talk: Talk | None, key: str) -> Heard:
        """Say something, and ask the open question again."""
        if talk:
            return Heard(talk, Resumed(greet=False), first=(key,))
        return Heard(begin="menu", first=(key,))

    def _step(self, session: Session) -> Step | None:
        return None if session.step == LEAVE else self.flows[session.flow].by_name.get(session.step)


def open_talk(state: State, flows: Mapping[str, Flow]) -> Talk | None:
    """The talk that a message goes to: one that goes over another comes before it, even within one moment."""
    waiting = [talk for talk in state.talks if not talk.parked]
    return next((talk for talk in waiting if flows[talk.session.flow].over), waiting[0] if waiting else None)


# --- reading plainly -----------------------------------------------------------------------------------------


def without_controls(text: str) -> str:
    """The text without NUL and other control characters; line ends and tabs stay."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def plainly(text: str) -> str:
    """Lower case, one blank between words, straight apostrophes, no punctuation around."""
    if len(text) > 200:
        return " ".join(text.casefold().split())
    folded = text.lower()
    if not text.isascii():
        folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return " ".join(folded.split()).strip(' .!?,;:"“”…()[]')


def chosen(
    plain: str, offered: tuple[tuple[str, str], ...], *, several: bool, exactly: bool
) -> tuple[tuple[str, ...], str] | None:
    """The choices that a message names, by number or label, and what else is in it. None: it names none.

    Unless `exactly`, some words of one label are enough, as in "needed" for "I needed it".
    """
    if plain.isdecimal():
        number = int(plain) if len(plain) < 4 else 0
        return ((offered[number - 1][0],), "") if 0 < number <= len(offered) else None
    # "what cant wait" means "What can't wait".
    plain = plain.replace("'", "")
    labels = {plainly(label).replace("'", ""): id for id, label in offered}
    numbers = {str(number): id for number, (id, _) in enumerate(offered, start=1)}
    by_name = labels | numbers
    if plain in by_name:
        return (by_name[plain],), ""
    if not several:
        near = [] if exactly else [id for label, id in labels.items() if _names(plain, label)]
        return ((near[0],), "") if len(near) == 1 else None
    parts = [part for part in re.split(r"\s*(?:[,;/&+]|\band\b)\s*", plain) if part]
    if all(part in numbers for part in plain.split()):
        parts = plain.split()
    found = [by_name[part] for part in parts if part in by_name]
    rest = [part for part in parts if part not in by_name]
    return (tuple(dict.fromkeys(found)), " ".join(rest)) if found else None


def _names(plain: str, label: str) -> bool:
    """Whether a few words name a label: all of them stand in it, and they are more than its small change."""
    said, shown = plain.split(), label.split()
    return bool(said) and len(plain) > 2 and all(word in shown for word in said)


def _shown(plain: str, offered: tuple[tuple[str, str], ...]) -> bool:
    return any(plain == plainly(label) for _, label in offered)


def _exactly(plain: str, offered: tuple[tuple[str, str], ...]) -> bool:
    return plain.isdecimal() or _shown(plain, offered)


GRAVITY = ("soft", "third_party", "passive", "self_harm", "active", "imminent")
"""The tiers, from the least to the most pressing."""


def _graver(tier: str, session: Session) -> bool:
    """Whether it is more pressing than what the safety conversation is about."""
    known = session.answers.get("tier", Answer()).choice or "soft"
    return GRAVITY.index(tier) > GRAVITY.index(known)
