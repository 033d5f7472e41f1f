"""What a person answered to one question, and where their answers stand in a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answer:
    """Choices that were picked, words that were typed, or neither: then the question was skipped."""

    picked: tuple[str, ...] = field(default=(), repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)

    @property
    def skipped(self) -> bool:
        return not self.picked and not self.words

    @property
    def choice(self) -> str:
        """The one choice, or an empty string."""
        return self.picked[0] if self.picked else ""

    @property
    def text(self) -> str:
        """All that was typed, a paragraph a message."""
        return "\n".join(self.words)


SKIPPED = Answer()

Answers = Mapping[str, Answer]


def picked(answers: Answers, step: str) -> tuple[str, ...]:
    return answers.get(step, SKIPPED).picked


def choice(answers: Answers, step: str) -> str:
    return answers.get(step, SKIPPED).choice


def text(answers: Answers, step: str) -> str:
    return answers.get(step, SKIPPED).text
