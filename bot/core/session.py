"""One open conversation: where it stands, what was answered, and how it goes to JSON and back."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from bot.core.answer import SKIPPED, Answer, Answers

END = "end"
"""The step of a conversation that is over."""
LEAVE = "leave"
"""The step at which someone who said stop is asked what to do with what they said."""


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation as values. `trail` lists the answered questions, oldest first: Back walks it."""

    id: str
    flow: str
    version: int
    step: str
    answers: Answers = field(default_factory=dict, repr=False)
    trail: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    """Steps that were answered before they were asked."""
    draft: Answer = field(default=SKIPPED, repr=False)
    """What is chosen or written so far at a question that takes several."""
    asides: tuple[str, ...] = field(default=(), repr=False)
    """What was said and no question asked for: nothing is lost."""
    left: str = ""
    """The question that was open when they said stop."""
    closing: bool = False
    """They chose to keep it and go: only what keeping needs is still asked."""
    calm: tuple[str, ...] = field(default=(), repr=False)
    """What sounded like danger and was none, as it was said: in this conversation it raises no alarm again."""
    missed: str = ""
    """The question at which something was said that no choice fits: the second time it is let go."""
    kept: bool = False
    """All that was answered so far is in the history."""
    with_words: bool = False
    """Words of it are in the history: what is told anew takes their place, whatever room there is."""
    offered: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """The choices as they were shown, id and label, so that "2" means what the person saw."""

    @property
    def ended(self) -> bool:
        return self.step == END


_FIELDS = tuple(each.name for each in fields(Session))


def changed(session: Session, **values: Any) -> Session:
    """`dataclasses.replace` without its checks: a turn changes its session several times."""
    new = object.__new__(Session)
    for name in _FIELDS:
        object.__setattr__(new, name, values[name] if name in values else getattr(session, name))
    return new


def to_json(session: Session) -> dict[str, Any]:
    """The session as plain JSON values; what is empty is left out."""
    plain: dict[str, Any] = {
        "id": session.id,
        "flow": session.flow,
        "version": session.version,
        "step": session.step,
        "answers": {step: _answer_to_json(answer) for step, answer in session.answers.items()},
        "trail": list(session.trail),
        "known": list(session.known),
        "draft": _answer_to_json(session.draft),
        "asides": list(session.asides),
        "left": session.left,
        "closing": session.closing,
        "kept": session.kept,
        "with_words": session.with_words,
        "missed": session.missed,
        "calm": list(session.calm),
        "offered": [list(pair) for pair in session.offered],
    }
    return {name: value for name, value in plain.items() if value}


def from_json(plain: dict[str, Any]) -> Session:
    """The way back of `to_json`. Raises KeyError when it is not a session."""
    return Session(
        id=plain["id"],
        flow=plain["flow"],
        version=plain["version"],
        step=plain["step"],
        answers={step: _answer_from_json(answer) for step, answer in plain.get("answers", {}).items()},
        trail=tuple(plain.get("trail", ())),
        known=tuple(plain.get("known", ())),
        draft=_answer_from_json(plain.get("draft", {})),
        asides=tuple(plain.get("asides", ())),
        left=plain.get("left", ""),
        closing=plain.get("closing", False),
        kept=plain.get("kept", False),
        with_words=plain.get("with_words", False),
        missed=plain.get("missed", ""),
        calm=tuple(plain.get("calm", ())),
        offered=tuple((id, label) for id, label in plain.get("offered", ())),
    )


def _answer_to_json(answer: Answer) -> dict[str, list[str]]:
    plain = {"picked": list(answer.picked), "words": list(answer.words)}
    return {name: value for name, value in plain.items() if value}


def _answer_from_json(plain: dict[str, list[str]]) -> Answer:
    return Answer(tuple(plain.get("picked", ())), tuple(plain.get("words", ())))
