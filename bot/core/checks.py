"""What every conversation keeps to, checked on its declaration and by walking it. A finding is a sentence.

- U3: no step of phase "act" before one of phase "feel", unless the person chose practical help first.
- U9: at most nine questions for someone who opts into nothing more; age and consent are not counted.
- U2: every question can be skipped, except age, consent and what deletes.
- Every step can be reached, and from every step there is a way to the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.effects import Ask
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.session import END, LEAVE
from bot.core.steps import Step
from bot.core.walk import Walk, default_ways, people, walks

MOST_QUESTIONS = 9
PRACTICAL = "practical"
"""A step or a choice of this name, or one that begins with it, is practical help first."""
SETTLED_ONCE = ("ui.age", "ui.consent")
DELETES = "delete"


def check(flow: Flow, crowd: Sequence[Facts] = ()) -> tuple[str, ...]:
    """Everything that is wrong with a flow."""
    return (
        *unreachable_steps(flow),
        *dead_ends(flow),
        *advice_before_feeling(flow),
        *questions_without_a_way_out(flow),
        *too_many_questions(flow, crowd or people()),
    )


def unreachable_steps(flow: Flow) -> Iterator[str]:
    reached = _reached(flow, flow.first) | (_reached(flow, flow.closing) if flow.closing else set())
    for step in flow.steps:
        if step.name not in reached:
            yield f"In {flow.name!r} nothing leads to the step {step.name!r}."


def dead_ends(flow: Flow) -> Iterator[str]:
    for step in flow.steps:
        if END not in _reached(flow, step.name):
            yield f"In {flow.name!r} there is no way from the step {step.name!r} to the end."


def advice_before_feeling(flow: Flow) -> Iterator[str]:
    """U3. A feeling that was skipped has been shown, which is enough."""
    if not any(step.phase == "act" for step in flow.steps):
        return
    for slot, name in flow.knows.items():
        if flow.by_name[name].phase == "feel":
            yield f"In {flow.name!r} the feeling {name!r} may be passed over: {slot!r} answers it beforehand."
    came_from: dict[str, str] = {flow.first: ""}
    waiting = [flow.first]
    while waiting:
        step = flow.by_name[waiting.pop()]
        if step.phase == "feel" or step.name.startswith(PRACTICAL):
            continue
        if step.phase == "act":
            way = _way(step, came_from)
            yield f"In {flow.name!r} there is a way to the advice {step.name!r} without a feeling: {way}."
            continue
        for label, target in flow.leads_to(step).items():
            if target != END and target not in came_from and not label.startswith(PRACTICAL):
                came_from[target] = step.name
                waiting.append(target)


def questions_without_a_way_out(flow: Flow) -> Iterator[str]:
    """U2, decision 9."""
    for step in flow.steps:
        if step.asks and not step.optional and not _settled_once(step) and not step.name.startswith(DELETES):
            yield f"In {flow.name!r} the question {step.name!r} cannot be skipped."


def too_many_questions(flow: Flow, crowd: Sequence[Facts], count: int = 1500) -> Iterator[str]:
    """U9: the longest talk of someone who takes no depth; a question that comes again is counted once."""
    longest: list[str] = []
    for walk in walks(flow, crowd, count, default_ways):
        asked = _counted(flow, walk)
        if len(asked) > len(longest):
            longest = asked
    if len(longest) > MOST_QUESTIONS:
        questions = ", ".join(longest)
        yield f"{flow.name!r} can ask {len(longest)} questions, more than {MOST_QUESTIONS}: {questions}."


def _counted(flow: Flow, walk: Walk) -> list[str]:
    asked: dict[str, None] = {}
    for turn in walk:
        for effect in turn.effects:
            if isinstance(effect, Ask) and effect.step != LEAVE:
                step = flow.by_name[effect.step]
                if not step.depth and not _settled_once(step):
                    asked[step.name] = None
    return list(asked)


def _settled_once(step: Step) -> bool:
    return step.key.startswith(SETTLED_ONCE)


def _reached(flow: Flow, start: str) -> set[str]:
    reached = {start}
    waiting = [start]
    while waiting:
        for target in flow.leads_to(flow.by_name[waiting.pop()]).values():
            if target not in reached:
                reached.add(target)
                if target != END:
                    waiting.append(target)
    return reached


def _way(step: Step, came_from: dict[str, str]) -> str:
    names = [step.name]
    while came_from[names[-1]]:
        names.append(came_from[names[-1]])
    return " > ".join(reversed(names))
