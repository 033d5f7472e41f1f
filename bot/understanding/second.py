"""The second reading: where learned weights hear what no rule did, and settle what the rules leave open.

- What only they hear is the soft question, and a graver tier when they are all but sure. What a rule heard stands: a
  rule that somebody reviewed is not silenced by a number. Only its soft question falls where they find next to none.
- A rule's intent stands unless the weights find it next to impossible. They never bring good news where a loss is told,
  and never read that something is to be deleted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from bot.core.meaning import Reason, Tier
from bot.understanding.chart import Line
from bot.understanding.weighing import Weights, features, heaviest, strongest

NO_DANGER: Final = "none"
HEARD, SURE = 0.975, 0.985
"""How likely danger has to be for the soft question, and for a graver tier, where no rule heard any."""
SOFT: Final = 0.1
"""How likely it has to be for a rule's soft question."""
IMPOSSIBLE: Final = 0.1
"""A rule's intent falls when another one is ten times as likely."""
FIRST_WORDS: Final = 200
"""What a message is about is said within so many words."""
RULES_ONLY: Final = frozenset(("delete_data",))
GOOD_NEWS: Final = frozenset(("offer", "win"))
LOSSES: Final = ("rejection", "no_answer", "job_loss")
LIKELY, CLEAR = 0.3, 0.6
"""How likely an intent has to be to be taken, and from where on no other one is close."""
CLOSE: Final = 0.3
"""Another intent is close when it is this much as likely as the first."""
SAD: Final = 0.15
"""Where a loss is this likely, nothing is celebrated."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the weights make of a message: how likely each danger and each intent is."""

    danger: Mapping[str, float]
    stretch: tuple[int, int]
    intents: Mapping[str, float]


class SecondReader:
    def __init__(self, danger: Weights, intents: Weights) -> None:
        self._danger = danger
        self._intents = intents

    @classmethod
    def from_data(cls, danger: Mapping[str, Any], intents: Mapping[str, Any]) -> SecondReader:
        return cls(Weights.from_data(danger), Weights.from_data(intents))

    def hear(self, line: Line) -> Heard:
        """To be called before the rules add their own marks to the line."""
        stretches = {stretch: features(line, *stretch) for stretch in heaviest(line, self._danger, NO_DANGER)}
        weighed = [(self._danger.weigh(found), stretch) for stretch, found in stretches.items()]
        danger, stretch = min(weighed, key=lambda each: each[0][NO_DANGER])
        opening = stretches.get((0, min(len(line.rows), FIRST_WORDS))) or features(line, 0, FIRST_WORDS)
        return Heard(danger, stretch, self._intents.weigh(opening))

    def tier(self, heard: Heard, ruled: Tier | None, line: Line) -> tuple[Tier | None, Reason | None]:
        """The tier after both readings; and where the weights raise the alarm, the words that say most for it."""
        likely = 1 - heard.danger[NO_DANGER]
        if ruled or likely < HEARD:
            return (None if ruled == "soft" and likely < SOFT else ruled), None
        likeliest = max((name for name in heard.danger if name != NO_DANGER), key=heard.danger.__getitem__)
        where = strongest(line, self._danger, likeliest, heard.stretch)
        return cast(Tier, likeliest if likely >= SURE else "soft"), Reason(f"learned.{likeliest}", *where, "learned")

    def intent(
        self, heard: Heard, ruled: str, others: Sequence[str], line: Line, *, faint: bool = False
    ) -> tuple[str, tuple[str, ...], Reason] | None:
        """Another intent than the rules', where that one is next to impossible or none was found; and what is close.

        A `faint` reading, such as the mere word "interview", gives way to any that is likelier.
        """
        chances = heard.intents
        allowed = [name for name in chances if name not in RULES_ONLY]
        if max(chances[loss] for loss in LOSSES) >= SAD or set(LOSSES) & {ruled, *others}:
            allowed = [name for name in allowed if name not in GOOD_NEWS]
        likeliest = max(allowed, key=chances.__getitem__)
        least = chances[likeliest] * (1 if faint else IMPOSSIBLE)
        stands = ruled != "other" and chances.get(ruled, 0) >= least
        if stands or likeliest == ruled or chances[likeliest] < LIKELY:
            return None
        close = sorted(
            (name for name in allowed if name != likeliest and chances[name] >= CLOSE * chances[likeliest]),
            key=lambda name: -chances[name],
        )
        why = Reason(f"learned.{likeliest}", *strongest(line, self._intents, likeliest), "learned")
        return likeliest, tuple(close) if chances[likeliest] < CLEAR else (), why
