"""The promises about the shape of a conversation: each is shown broken once, and the real ones are walked."""

import pytest

from bot.core.checks import (
    advice_before_feeling,
    check,
    dead_ends,
    questions_without_a_way_out,
    too_many_questions,
    unreachable_steps,
)
from bot.core.effects import Ask, Keep
from bot.core.events import Skipped
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.steps import do, fork, keep, may_i_keep, pick, picks, say, write
from bot.core.walk import A_DAY, default_ways, people, walk_all, walks
from bot.flows.every import FLOWS

FEEL = picks("feelings", "sad", phase="feel")
ACT = pick("next_step", "rest", "walk", phase="act")


def questions(many: int, **given: bool) -> tuple[object, ...]:
    return tuple(pick(f"question_{number}", "yes", "no", **given) for number in range(many))  # type: ignore[arg-type]


def test_a_kind_conversation_has_nothing_wrong_with_it() -> None:
    flow = Flow("talk", (say("sorry"), FEEL, write("more", depth=True), ACT, say("bye")))
    assert check(flow) == ()


def test_somebody_who_gets_advice_before_a_feeling_is_found() -> None:
    flow = Flow("talk", (pick("where", "call", "mail", call="next_step"), FEEL, ACT))
    (finding,) = advice_before_feeling(flow)
    assert finding.startswith("In 'talk' there is a way to the advice 'next_step' without a feeling")
    assert finding.endswith(": where > next_step.")


def test_somebody_who_skips_the_feeling_has_been_asked() -> None:
    flow = Flow("talk", (picks("feelings", "sad", phase="feel", skipped="next_step"), say("thanks"), ACT))
    assert not list(advice_before_feeling(flow))


def test_somebody_in_need_may_choose_practical_help_first() -> None:
    chosen = Flow("talk", (pick("first", "feel", "practical", practical="next_step"), FEEL, ACT))
    first = pick("first", "feel", "money", money="practical")
    step = Flow("talk", (first, FEEL, ACT, say("practical", then="next_step")))
    assert not list(advice_before_feeling(chosen))
    assert not list(advice_before_feeling(step))


def test_a_feeling_that_is_guessed_from_the_first_message_is_no_feeling_step() -> None:
    flow = Flow("talk", (pick("mood", "sad", phase="feel"), ACT), knows={"mood": "mood"})
    (finding,) = advice_before_feeling(flow)
    assert "'mood' may be passed over" in finding


def test_nobody_is_asked_ten_questions_who_asked_for_nothing_more() -> None:
    assert not list(too_many_questions(Flow("talk", questions(9)), people()))  # type: ignore[arg-type]
    (finding,) = too_many_questions(Flow("talk", questions(10)), people())  # type: ignore[arg-type]
    assert finding.startswith("'talk' can ask 10 questions, more than 9: question_0, question_1")


def test_depth_age_and_consent_are_not_counted_and_what_depth_leads_to_neither() -> None:
    deep = Flow("talk", (
        *questions(8),  # type: ignore[arg-type]
        pick("more", "yes", "no", depth=True, yes="chosen", then="last"),
        *(pick(name, "yes", "no") for name in ("chosen", "chosen_too")),
        may_i_keep("keeping", then="last"),
        write("last"),
    ))  # fmt: skip
    assert not list(too_many_questions(deep, people()))


def test_only_ways_that_somebody_can_really_go_are_counted() -> None:
    """Ten questions stand here, and a fork sees to it that nobody meets more than six."""
    flow = Flow("talk", (
        fork("size", lambda answers, facts: "long" if facts.recent_rejections else "short", long="question_0",
             short="other_0"),
        *questions(5),  # type: ignore[arg-type]
        fork("over", lambda answers, facts: "on", on="last"),
        *(pick(f"other_{number}", "yes") for number in range(4)),
        write("last"),
    ))  # fmt: skip
    assert not list(too_many_questions(flow, people()))


def test_a_question_that_cannot_be_left_is_found() -> None:
    flow = Flow("talk", (pick("trap", "yes", optional=False), pick("delete_sure", "yes", optional=False)))
    assert list(questions_without_a_way_out(flow)) == ["In 'talk' the question 'trap' cannot be skipped."]
    assert not list(questions_without_a_way_out(Flow("talk", (*may_i_keep("keeping"), say("bye")))))


def test_a_step_that_nobody_comes_to_is_found() -> None:
    flow = Flow("talk", (say("hello", then="end"), say("forgotten"), say("forgotten_too")))
    assert list(unreachable_steps(flow)) == [
        "In 'talk' nothing leads to the step 'forgotten'.",
        "In 'talk' nothing leads to the step 'forgotten_too'.",
    ]


def test_what_only_someone_who_stops_half_way_meets_is_not_forgotten() -> None:
    steps = (write("more", then="end"), keep("closing"))
    flow = Flow("talk", steps, closing="closing", records=lambda answers, facts: ())
    assert not list(unreachable_steps(flow))


def test_a_conversation_that_nobody_can_finish_is_found() -> None:
    again = pick("again", "yes", then="round")
    flow = Flow("talk", (pick("first", "a", "b", a="end", b="round"), say("round"), again))
    assert list(dead_ends(flow)) == [
        "In 'talk' there is no way from the step 'round' to the end.",
        "In 'talk' there is no way from the step 'again' to the end.",
    ]


@pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))
def test_every_real_conversation_keeps_its_promises(flow: Flow) -> None:
    """U2: every question can be left. U3: feelings before advice. U9: nine questions. And a way out."""
    assert check(flow) == ()


@pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))
def test_every_walk_through_a_real_conversation_ends(flow: Flow) -> None:
    for walk in walks(flow, people(), 60):
        assert walk[-1].session.ended


@pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))
def test_the_same_people_walk_the_same_ways_every_time(flow: Flow) -> None:
    assert list(walks(flow, people(), 10)) == list(walks(flow, people(), 10))


def test_people_who_want_no_depth_skip_it_and_answer_the_rest() -> None:
    flow = Flow("talk", (pick("more", "yes", depth=True), pick("what", "a", "b")))
    events = {type(turn.event) for walk in walks(flow, people(), 30, default_ways) for turn in walk[1:2]}
    assert events == {Skipped}


def test_later_people_find_in_their_history_what_earlier_ones_kept() -> None:
    def records(answers: object, facts: Facts) -> tuple[Record, ...]:
        return (Record("win", "w", facts.today, words={"what": "calm"}),)

    keeping = Flow("keeping", (write("what"), keep()), records=records, closing="keep")
    reading = Flow("reading", (
        fork("any", lambda answers, facts: "yes" if facts.entry else "no", yes="shown", no="none"),
        say("shown", then="end"),
        say("none"),
    ))  # fmt: skip
    taken = [turn for _, walk in walk_all({"k": keeping, "r": reading}, 60) for turn in walk]
    heard = {getattr(effect, "key", "") for turn in taken for effect in turn.effects}
    assert {"reading.shown", "reading.none"} <= heard


def test_walkers_press_done_toggle_and_write_where_that_is_possible() -> None:
    nothing = do("nothing", lambda answers, facts: (Keep(()),))
    flow = Flow("talk", (picks("which", "a", "b"), write("much", many=True), nothing))
    answers = [walk[-1].session.answers for walk in walks(flow, (Facts(A_DAY),), 200)]
    assert {len(given["which"].picked) for given in answers if "which" in given} >= {0, 1, 2}
    assert any(given["which"].words for given in answers)
    assert any(len(given["much"].words) > 1 for given in answers if "much" in given)


def test_an_opened_question_is_the_last_thing_of_a_turn() -> None:
    walk = next(walks(Flow("talk", (say("hi"), pick("what", "a"))), (Facts(A_DAY),), 1))
    question = walk[0].question
    assert isinstance(question, Ask)
    assert question.step == "what"
