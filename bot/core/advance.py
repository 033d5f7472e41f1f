"""One turn of a conversation, as a pure function.

The rules, all of them:

- Every event at every step gets at least one reply, and what was answered before is never lost.
- Steps that ask nothing run on by themselves until a question opens or the conversation ends.
- Back takes the last answer away and asks again. A question whose answer was known beforehand is passed over.
- Stop asks once what to do with what was said: keep, throw away, carry on. A second Stop ends, keeping what it may.
- A choice of another question never answers the open one: it explains itself, and the open question stands.
- What was said where a choice was asked is put aside and kept with the rest, even where the rest is kept already.
- A conversation of an earlier version is carried over: renamed steps follow, words of vanished steps are put aside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.core.answer import SKIPPED, Answer
from bot.core.effects import Ask, Choice, Effect, Keep, Remember, Say
from bot.core.events import Began, Corrected, Event, Picked, Resumed, Skipped, Stopped, WentBack, Wrote
from bot.core.facts import Facts
from bot.core.flow import Flow, WrongFlow
from bot.core.records import Record
from bot.core.session import END, LEAVE, Session, changed
from bot.core.steps import DONE, READ, SKIP, WORDS, Step

LONGEST_WALK = 100
"""More steps than this between two questions can only be a circle."""

KEEP_IT, DISCARD, CARRY_ON = "keep", "discard", "carry_on"


@dataclass(frozen=True, slots=True)
class Advanced:
    """What a turn made: the session as it stands now, and what is to be caused, in order."""

    session: Session
    effects: tuple[Effect, ...]


def begin(flow: Flow, id: str) -> Session:
    """A new session, before its first event."""
    return Session(id, flow.name, flow.version, flow.first)


def advance(flow: Flow, session: Session, event: Event, facts: Facts) -> Advanced:
    """Take one event. Raises WrongFlow when the flow's own declaration is at fault, nothing else."""
    turn = _Turn(flow, carry_over(flow, session), facts)
    if session.ended:
        turn.say("ui.behind_us")
    else:
        turn.take(event)
    return Advanced(turn.session, tuple(turn.effects))


def carry_over(flow: Flow, session: Session) -> Session:
    """The session as today's version of its flow would have it."""
    known = session.step in flow.by_name or (session.step == LEAVE and session.left in flow.by_name)
    if session.ended or (session.version == flow.version and known):
        return session

    today = flow.called_today
    answers = {today(step): answer for step, answer in session.answers.items()}
    trail = tuple(step for step in map(today, session.trail) if step in flow.by_name)
    step, left, draft = today(session.step), today(session.left), session.draft
    gone = [answer for name, answer in answers.items() if name not in flow.by_name]
    if (left if step == LEAVE else step) not in flow.by_name:
        # The open question is gone: go on from the last one that still exists, and ask that again.
        step, left = (trail[-1] if trail else flow.first), ""
        trail = trail[:-1]
        gone += [answers.get(step, SKIPPED), draft]
        draft = SKIPPED
    return replace(
        session,
        version=flow.version,
        step=step,
        left=left,
        trail=trail,
        answers={name: answer for name, answer in answers.items() if name in flow.by_name and name != step},
        known=tuple(name for name in map(today, session.known) if name in flow.by_name and name != step),
        draft=draft,
        asides=session.asides + tuple(words for answer in gone for words in answer.words),
    )


class _Turn:
    """The turn while it is being taken: the session, the facts and the effects so far."""

    def __init__(self, flow: Flow, session: Session, facts: Facts) -> None:
        self.flow = flow
        self.session = session
        self.facts = facts
        self.effects: list[Effect] = []

    # --- what happened -------------------------------------------------------------------------------

    def take(self, event: Event) -> None:
        match event:
            case Began():
                known, asides = dict(event.known), (event.opening,) if event.opening else ()
                if asides and self.flow.opening:
                    known, asides = {**known, self.flow.opening: Answer(words=asides)}, ()
                self.change(answers=known, known=tuple(known), asides=asides)
                self.walk(self.flow.first)
            case Resumed():
                if event.greet and not self.flow.over:
                    self.say("ui.welcome_back")
                self.ask()
            case WentBack():
                self.go_back()
            case Stopped():
                self.stop()
            case Corrected():
                self.correct(event)
            case _ if self.session.step == LEAVE:
                self.leave(event)
            case Skipped():
                self.skip()
            case Picked():
                self.pick(event)
            case Wrote():
                self.wrote(event.text)

    def go_back(self) -> None:
        if self.session.step == LEAVE:
            self.reopen()
        elif not self.session.trail:
            self.say("ui.at_the_start")
            self.ask()
        else:
            *trail, last = self.session.trail
            answers = {step: answer for step, answer in self.session.answers.items() if step != last}
            # What was put right after it was answered is taken back like any other answer.
            known = tuple(step for step in self.session.known if step != last)
            self.change(step=last, trail=tuple(trail), answers=answers, known=known, draft=SKIPPED, kept=False)
            self.ask()

    def correct(self, event: Corrected) -> None:
        """A detail that was wrong is put right; the open question stands."""
        known = {step: answer for step, answer in event.known.items() if step != self.session.step}
        self.change(
            answers={**self.session.answers, **known},
            known=tuple(dict.fromkeys((*self.session.known, *known))),
        )
        if event.chosen:
            self.pick(Picked(self.session.step, (event.chosen,)))
            return
        self.keep_again()
        self.say("ui.corrected")
        self.ask()

    def stop(self) -> None:
        session = self.session
        if session.step == LEAVE:
            self.keep_and_go()
        elif self.flow.records is None or session.kept or not self.has_answers():
            self.end("ui.gone")
        else:
            self.change(step=LEAVE, left=session.step)
            self.ask()

    def leave(self, event: Event) -> None:
        choice = event.choices[0] if isinstance(event, Picked) and event.step == LEAVE and event.choices else ""
        if choice == KEEP_IT:
            self.change(closing=True)
            self.walk(self.flow.closing)
        elif choice == DISCARD:
            self.effects.append(Keep(()))
            self.end("ui.thrown_away")
        elif choice == CARRY_ON:
            self.reopen()
        else:
            self.put_aside(event)
            self.ask()

    def reopen(self) -> None:
        self.change(step=self.session.left, left="")
        self.ask()

    def skip(self) -> None:
        step = self.step
        if not step.optional:
            self.say("ui.cannot_skip")
            self.ask()
        else:
            # What is already chosen or written at a question that takes several stays an answer.
            said = self.session.draft != SKIPPED
            self.answer(self.session.draft, (DONE if step.many else "") if said else SKIP)

    def pick(self, event: Picked) -> None:
        step, draft = self.step, self.session.draft
        offered = {choice.id for choice in self.choices(step)} | {id for id, _ in self.session.offered}
        if self.takes_several(step):
            offered.add(DONE)
        if self.flow.called_today(event.step) != step.name:
            self.say("ui.behind_us")
            self.ask()
        elif step.kind in READ and event.done and event.choices and event.choices[0] not in offered:
            self.answer(Answer(picked=event.choices[:1]))
        elif not set(event.choices) <= offered:
            self.say("ui.not_offered")
            self.ask()
        elif not self.takes_several(step):
            if event.choices:
                said = (event.words,) if event.words and step.own_words else ()
                self.answer(Answer(event.choices[:1], said), event.choices[0])
            else:
                self.skip()
        elif step.many:
            choice = event.choices[0] if event.choices else DONE
            # Done says nothing beyond what was written; another choice leads elsewhere and is kept.
            self.answer(draft if choice == DONE else Answer((choice,), draft.words), choice)
        else:
            chosen = [choice for choice in event.choices if choice != DONE]
            if event.done or DONE in event.choices:
                words = (*draft.words, event.words) if event.words else draft.words
                self.change(draft=Answer(_together(draft.picked, chosen), words))
                self.answer(self.session.draft, "" if self.session.draft != SKIPPED else SKIP)
            else:
                picked = tuple(chosen) if event.all else _toggled(draft.picked, chosen)
                self.change(draft=replace(draft, picked=picked))
                self.ask()

    def wrote(self, text: str) -> None:
        step, draft = self.step, self.session.draft
        if not text.strip():
            self.say("ui.empty")
            self.ask()
        elif step.many:
            self.change(draft=replace(draft, words=(*draft.words, text)))
            self.ask()
        elif step.own_words:
            self.answer(replace(draft, words=(*draft.words, text)), WORDS)
        else:
            again = self.session.missed == step.name and step.optional and not self.flow.gives_way_at(step.name)
            self.put_aside(Wrote(text), quietly=again)
            if again:
                # Twice no choice fitted: the question is not worth a third asking.
                self.say("ui.moving_on")
                self.skip()
                return
            self.change(missed=step.name)
            self.ask()

    def put_aside(self, event: Event, *, quietly: bool = False) -> None:
        if isinstance(event, Wrote) and event.text.strip():
            self.change(asides=(*self.session.asides, event.text))
            self.keep_again()
        if quietly:
            return
        if self.session.step == LEAVE or not self.step.optional:
            self.say("ui.needs_a_choice")
        else:
            not_a_day = "ui.not_a_day_ahead" if self.step.ahead else "ui.not_a_day"
            not_a_day = "ui.not_one_day" if self.step.timed else not_a_day
            not_read = {"day": not_a_day, "clock": "ui.not_a_clock", "country": "ui.not_a_country"}
            self.say(not_read.get(self.step.kind, "ui.not_a_choice"))

    # --- going on ------------------------------------------------------------------------------------

    def answer(self, answer: Answer, label: str = "") -> None:
        step = self.step
        self.change(
            answers={**self.session.answers, step.name: answer},
            trail=(*self.session.trail, step.name),
            draft=SKIPPED,
            kept=False,
        )
        if step.effects:
            self.cause(step.effects(self.session.answers, self.facts))
        target = self.flow.after(step, label)
        if step.asks_anew and target in self.session.known:
            # They chose to go there, so what was known is asked after all.
            self.change(known=tuple(name for name in self.session.known if name != target))
        self.walk(target)

    def walk(self, name: str) -> None:
        """Run the steps that ask nothing, up to the next open question or the end."""
        for _ in range(LONGEST_WALK):
            if name == END:
                self.end()
                return
            step = self.flow.by_name[name]
            if step.asks:
                if name not in self.session.known or name in self.session.trail:
                    self.change(step=name, left="")
                    self.ask()
                    return
                name = self.flow.after(step, self.session.answers[name].choice)
            elif step.kind == "keep" and self.session.closing:
                self.keep_and_go()
                return
            else:
                name = self.run(step)
        raise WrongFlow(f"The flow {self.flow.name!r} goes round in a circle at {name!r}.")

    def run(self, step: Step) -> str:
        answers, label = self.session.answers, ""
        if step.kind == "fork" and step.fork:
            label = step.fork(answers, self.facts)
            if label not in step.branches:
                raise WrongFlow(f"The fork {step.name!r} in {self.flow.name!r} returned {label!r}, no branch of it.")
        elif step.kind == "keep":
            self.keep()
        elif step.kind == "do" and step.effects:
            self.cause(step.effects(answers, self.facts))
        else:
            self.say(self.flow.key(step), step)
        return self.flow.after(step, label)

    def cause(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            self.effects.append(effect)
            if isinstance(effect, Remember):
                self.facts = self.facts.knowing(effect.what, effect.value)

    def keep(self) -> None:
        if self.flow.records is None or self.facts.keeps == "nothing":
            return
        records = self.flow.records(self.session.answers, self.facts)
        if self.session.asides:
            first = records[0] if records else Record("note", "aside", self.facts.today)
            aside = {"aside": "\n".join(self.session.asides)}
            records = (replace(first, words={**first.words, **aside}), *records[1:])
        if self.facts.keeps != "words":
            records = tuple(record.without_words() for record in records)
        self.effects.append(Keep(tuple(record for record in records if _worth_keeping(record))))
        self.change(kept=True, with_words=self.facts.keeps == "words")

    def keep_again(self) -> None:
        """What comes after the keeping is kept as well."""
        if self.session.kept:
            self.keep()

    def keep_and_go(self) -> None:
        self.keep()
        gone = {"words": "ui.kept_and_gone", "nothing": "ui.gone"}
        self.end(gone.get(self.facts.keeps or "", "ui.kept_without_words"))

    def end(self, key: str = "") -> None:
        if key:
            self.say(key)
        self.change(step=END, left="")

    # --- asking --------------------------------------------------------------------------------------

    def ask(self) -> None:
        if self.session.step == LEAVE:
            choices = tuple(Choice(id) for id in (KEEP_IT, DISCARD, CARRY_ON))
            self.effects.append(Ask(LEAVE, "ui.leave", choices, optional=False))
            return
        step = self.step
        answers = self.session.answers
        key = self.flow.key(step)
        if step.shows:
            self.effects.extend(step.shows(answers, self.facts))
        if step.many and self.session.draft.words:
            key += "_heard"
        self.effects.append(
            Ask(
                step.name,
                key,
                self.choices(step),
                step.fills(answers, self.facts) if step.fills else {},
                several=self.takes_several(step) and not step.many,
                chosen=self.session.draft.picked,
                writes=step.own_words or step.kind in READ,
                optional=step.optional,
                back=bool(self.session.trail),
                at_hand=step.at_hand,
            )
        )

    def choices(self, step: Step) -> tuple[Choice, ...]:
        answers = self.session.answers
        rows = step.rows(answers, self.facts) if step.rows else ()
        shown = step.shown(answers, self.facts) if step.shown else step.choices
        return rows + tuple(Choice(id) for id in shown if id in step.choices)

    @staticmethod
    def takes_several(step: Step) -> bool:
        return step.kind == "picks" or step.many

    # --- small words ---------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        return self.flow.by_name[self.session.step]

    def has_answers(self) -> bool:
        return bool(self.session.asides or self.session.draft != SKIPPED) or any(
            not answer.skipped for answer in self.session.answers.values()
        )

    def say(self, key: str, step: Step | None = None) -> None:
        fills = step.fills(self.session.answers, self.facts) if step and step.fills else {}
        self.effects.append(Say(key, fills, alone=bool(step and step.alone)))

    def change(self, **fields: object) -> None:
        self.session = changed(self.session, **fields)


def _worth_keeping(record: Record) -> bool:
    return record.kind == "rejection" or not record.empty


def _together(chosen: tuple[str, ...], more: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*chosen, *more)))


def _toggled(chosen: tuple[str, ...], taps: list[str]) -> tuple[str, ...]:
    kept = [choice for choice in chosen if choice not in taps]
    return (*kept, *(tap for tap in taps if tap not in chosen))
