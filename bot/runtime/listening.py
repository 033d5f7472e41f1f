"""What a message or a tap means right now: one event for one conversation, or the start of another.

In this order, and the first that fits wins: help now; danger; words that work everywhere (stop, back, skip, help, menu);
the choices of the open question; the open question itself; what the message means; and at last the menu.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.core.answer import Answer
from bot.core.events import Began, Event, Picked, Resumed, Skipped, Stopped, WentBack, Wrote
from bot.core.flow import Flow
from bot.core.meaning import NOTHING, Meaning
from bot.core.session import LEAVE, Session
from bot.core.steps import DONE, Step
from bot.runtime import tokens
from bot.runtime.ports import Here, Incoming, Sent, State, Tap, Talk, Text, Ticked
from bot.understanding.days import DayWords, read_day, read_day_ahead

LONGEST_MESSAGE = 16_000
"""Characters of one message that are kept; a longer one is asked for in parts."""

Read = Callable[[str], Meaning]
Phrases = Callable[[str, str], frozenset[str]]
"""The words for a command in a language, as in `phrases("en", "commands.stop")`."""

OPENS: Mapping[str, str] = {
    "rejection": "rejected", "history": "history", "help": "menu", "greeting": "menu",
    "no_answer": "no_answer", "interview_done": "interview_done", "offer": "offer", "declined_offer": "declined",
}  # fmt: skip
"""Which conversation an intent opens."""


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
    meaning: Read = lambda text: NOTHING

    def hear(self, incoming: Incoming, state: State, today: date) -> Heard:
        """What arrived, as it is meant in this state. Says something about everything."""
        talk = open_talk(state)
        match incoming.what:
            case Here():
                return self._here(state, talk)
            case Tap(token=token):
                return self._tapped(token, state, talk)
            case Ticked():
                return self._ticked(incoming.what, state, talk)
            case Sent(kind=kind):
                return self._aside(talk, f"platform.{kind}")
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
        command = self._command(plain, locale, talk)
        if command:
            return command
        if talk:
            event = self._answer(text, plain, talk.session, today, locale)
            gives_way = self.flows[talk.session.flow].gives_way
            if event and not (gives_way and isinstance(event, Wrote)):
                return Heard(talk, event)
        return self._opening(text, plain, talk, today, locale)

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
        if not plain or talk and _exactly(plain, talk.session.offered):
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
        for name in self.named(locale):
            slashed = plain.startswith("/") and plain[1:] in self.phrases(locale, f"commands.{name}")
            if slashed or (free and plain in self.phrases(locale, f"commands.{name}")):
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

    def _opening(self, text: str, plain: str, talk: Talk | None, today: date, locale: str) -> Heard:
        """Nothing is open that this could answer: read what it means."""
        if not plain:
            return self._aside(talk, "ui.empty")
        meaning = self.meaning(text)
        flow = self.flows.get(OPENS.get(meaning.intent, ""))
        if flow is None:
            return self._nothing_understood(talk, text)
        return Heard(begin=flow.name, opening=Began(self._known(flow, meaning, today, locale), text))

    def _known(self, flow: Flow, meaning: Meaning, today: date, locale: str) -> dict[str, Answer]:
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


def open_talk(state: State) -> Talk | None:
    """The talk that a message goes to."""
    return next((talk for talk in state.talks if not talk.parked), None)


# --- reading plainly -----------------------------------------------------------------------------------------


def without_controls(text: str) -> str:
    """The text without NUL and other control characters; line ends and tabs stay."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def plainly(text: str) -> str:
    """Lower case, one blank between words, straight apostrophes, no punctuation around."""
    if len(text) > 200:
        return " ".join(text.casefold().split())
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'")
    return " ".join(folded.split()).strip(" .!?,;:\"“”…()[]")


def chosen(
    plain: str, offered: tuple[tuple[str, str], ...], *, several: bool, exactly: bool
) -> tuple[tuple[str, ...], str] | None:
    """The choices that a message names, by number or label, and what else is in it. None: it names none.

    Unless `exactly`, some words of one label are enough, as in "needed" for "I needed it".
    """
    labels = {plainly(label): id for id, label in offered if id != DONE} | {
        plainly(label): id for id, label in offered if id == DONE
    }
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


def _exactly(plain: str, offered: tuple[tuple[str, str], ...]) -> bool:
    return any(plain == plainly(label) for _, label in offered) or plain.isdecimal()


GRAVITY = ("soft", "third_party", "passive", "self_harm", "active", "imminent")
"""The tiers, from the least to the most pressing."""


def _graver(tier: str, session: Session) -> bool:
    """Whether it is more pressing than what the safety conversation is about."""
    known = session.answers.get("tier", Answer()).choice or "soft"
    return GRAVITY.index(tier) > GRAVITY.index(known)
