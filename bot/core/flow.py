"""A conversation as a declared list of steps, checked when it is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from bot.core.answer import Answers
from bot.core.events import Event
from bot.core.facts import NO_NEEDS, Facts, Needs
from bot.core.records import Record
from bot.core.session import END, LEAVE, Session
from bot.core.steps import DONE, SKIP, WORDS, Step

Recorder = Callable[[Answers, Facts], tuple[Record, ...]]
Wants = Callable[[Session, Event], Needs]


class WrongFlow(Exception):
    """A flow that cannot run; the sentence says what to mend."""


def _no_needs(_: Session, __: Event) -> Needs:
    return NO_NEEDS


@dataclass(frozen=True)
class Flow:
    """Steps run downwards; `then` jumps; a branch follows an answer; `end` is the end.

    `renamed` maps step names of earlier versions to today's, so that sessions survive a deploy.
    `closing` is the step from which someone who leaves half-way goes when they want it kept.
    `knows` says which step a detail of a message answers, by slot; `means` which choice a finer detail comes to.
    A flow that `gives_way` answers only its own choices: anything else is read as if it were not open.
    A flow that goes `over` another hands back to it when it ends.
    """

    name: str
    steps: tuple[Step, ...]
    version: int = 1
    renamed: Mapping[str, str] = field(default_factory=dict)
    records: Recorder | None = None
    closing: str = ""
    knows: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is settled before it begins and asked by no step, by name, with all it can be; nothing where it is words."""
    opening: str = ""
    """The question that the message which opened the conversation answers already."""
    needs: Wants = _no_needs
    gives_way: bool = False
    over: bool = False
    by_name: Mapping[str, Step] = field(init=False, repr=False)
    next_of: Mapping[str, str] = field(init=False, repr=False)

    def __init__(
        self,
        name: str,
        steps: Iterable[Step | tuple[Step, ...]],
        *,
        version: int = 1,
        renamed: Mapping[str, str] | None = None,
        records: Recorder | None = None,
        closing: str = "",
        knows: Mapping[str, str] | None = None,
        means: Mapping[str, str] | None = None,
        told: Mapping[str, tuple[str, ...]] | None = None,
        opening: str = "",
        needs: Wants = _no_needs,
        gives_way: bool = False,
        over: bool = False,
    ) -> None:
        flat: list[Step] = []
        for item in steps:
            flat.extend(item if isinstance(item, tuple) else (item,))
        fields = {
            "name": name,
            "steps": tuple(flat),
            "version": version,
            "renamed": dict(renamed or {}),
            "records": records,
            "closing": closing,
            "knows": dict(knows or {}),
            "means": dict(means or {}),
            "told": dict(told or {}),
            "opening": opening,
            "needs": needs,
            "gives_way": gives_way,
            "over": over,
            "by_name": {step.name: step for step in flat},
            "next_of": {step.name: below.name for step, below in pairwise(flat)},
        }
        for attribute, value in fields.items():
            object.__setattr__(self, attribute, value)
        self._check()

    @property
    def first(self) -> str:
        return self.steps[0].name

    def key(self, step: Step) -> str:
        """Where the words of a step stand, as `file.message`."""
        return step.key or f"{self.name}.{step.name}"

    def gives_way_at(self, step: str) -> bool:
        """Whether what answers nothing here is read as if nothing were open."""
        return self.gives_way or (step in self.by_name and self.by_name[step].gives_way)

    def called_today(self, step: str) -> str:
        """Today's name of a step, which an earlier version may have called otherwise."""
        return self.renamed.get(step, step)

    def after(self, step: Step, label: str = "") -> str:
        """The step that follows, by the label of an answer or a fork."""
        return step.branches.get(label) or step.then or self.next_of.get(step.name, END)

    def leads_to(self, step: Step) -> dict[str, str]:
        """Every way out of a step, by label: what checks and pictures walk."""
        if step.kind == "fork":
            return {label: self.after(step, label) for label in step.branches}
        ways = {label: self.after(step, label) for label in step.branches}
        labels = set(step.choices) | ({SKIP} if step.asks and step.optional else set())
        if not step.asks or step.own_words or step.rows or labels - set(step.branches):
            ways.setdefault("", self.after(step))
        return ways

    def _check(self) -> None:
        if not self.steps:
            raise WrongFlow(f"The flow {self.name!r} has no steps.")
        names = [step.name for step in self.steps]
        for twice in {name for name in names if names.count(name) > 1}:
            raise WrongFlow(f"The flow {self.name!r} has two steps named {twice!r}: rename one.")
        for reserved in {END, LEAVE} & set(names):
            raise WrongFlow(f"The step name {reserved!r} in {self.name!r} is reserved: choose another.")
        for step in self.steps:
            self._check_step(step)
        for old, new in self.renamed.items():
            if new not in self.by_name or old in self.by_name:
                raise WrongFlow(
                    f"The flow {self.name!r} renames {old!r} to {new!r}: the first must be gone, the second exist."
                )
        if self.records and self.closing not in self.by_name:
            raise WrongFlow(f"The flow {self.name!r} keeps records: name the step it closes from in `closing`.")
        if self.opening and self.opening not in self.by_name:
            raise WrongFlow(f"The flow {self.name!r} opens with {self.opening!r}: there is no such step.")
        for slot, target in self.knows.items():
            if target not in self.by_name or not self.by_name[target].asks:
                raise WrongFlow(f"The flow {self.name!r} knows {slot!r} as {target!r}, which is no question.")

    def _check_step(self, step: Step) -> None:
        where = f"The step {step.name!r} in {self.name!r}"
        for label, target in self.leads_to(step).items():
            if target != END and target not in self.by_name:
                raise WrongFlow(f"{where} leads to {target!r} on {label or 'any answer'!r}: there is no such step.")
        if step.kind == "fork":
            if step.fork is None or not step.branches:
                raise WrongFlow(f"{where} is a fork without a function or branches.")
            return
        allowed = set(step.choices) | {SKIP, WORDS, DONE}
        for label in set(step.branches) - allowed:
            raise WrongFlow(f"{where} branches on {label!r}, which is none of its choices.")
        if step.kind in ("pick", "picks") and not step.choices and not step.rows:
            raise WrongFlow(f"{where} offers no choices.")
        if len(set(step.choices)) != len(step.choices):
            raise WrongFlow(f"{where} offers a choice twice.")
