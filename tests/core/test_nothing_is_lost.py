"""Going back, correcting, and speaking after the keeping: nothing said is lost, and nobody gets stuck."""

from __future__ import annotations

from datetime import date

from bot.core.advance import Advanced, advance, begin, carry_over
from bot.core.answer import Answer, Answers, choice
from bot.core.effects import Ask, Keep
from bot.core.events import Began, Corrected, Event, Picked, Stopped, WentBack, Wrote
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import keep, pick, say, write

FACTS = Facts(date(2026, 11, 22), keeps="words", adult=True)


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    if not choice(answers, "stage"):
        return ()
    return (Record("rejection", "rejection", facts.today, {"stage": answers["stage"].picked}),)


FLOW = Flow(
    "f",
    (
        pick("size", "big", "small"),
        pick("stage", "early", "late"),
        pick("mood", "sad", "fine"),
        keep(),
        pick("look_in", "yes", "no"),
        say("goodbye"),
    ),
    records=records,
    closing="keep",
)


def after(*events: Event, flow: Flow = FLOW) -> Advanced:
    turn = advance(flow, begin(flow, "s"), Began(), FACTS)
    for event in events:
        turn = advance(flow, turn.session, event, FACTS)
    return turn


def kept(turn: Advanced) -> list[Record]:
    return [record for effect in turn.effects if isinstance(effect, Keep) for record in effect.records]


BIG, EARLY, SAD = Picked("size", ("big",)), Picked("stage", ("early",)), Picked("mood", ("sad",))


def test_what_was_put_right_can_be_taken_back_and_answered_anew() -> None:
    late = Corrected({"stage": Answer(("late",))})
    turn = after(BIG, EARLY, late, WentBack(), WentBack(), BIG)
    assert turn.session.step == "stage"
    assert isinstance(turn.effects[-1], Ask)


def test_a_detail_put_right_after_the_keeping_is_kept() -> None:
    turn = after(BIG, EARLY, SAD, Corrected({"stage": Answer(("late",))}))
    assert turn.session.step == "look_in"
    assert [record.taps["stage"] for record in kept(turn)] == [("late",)]


def test_what_is_said_after_the_keeping_is_kept() -> None:
    turn = after(BIG, EARLY, SAD, Wrote("it was a long year"))
    assert [record.words for record in kept(turn)] == [{"aside": "it was a long year"}]


def test_what_was_said_beside_the_questions_is_kept_even_where_there_is_nothing_else() -> None:
    turn = after(Wrote("it was a long year"), Stopped(), Picked("leave", ("keep",)))
    assert [(record.kind, record.words) for record in kept(turn)] == [("note", {"aside": "it was a long year"})]


def test_an_open_question_that_a_new_version_drops_leaves_its_words_behind() -> None:
    flow = Flow("f", (pick("size", "big", "small"), say("goodbye")), version=2)
    session = Session(
        "s", "f", 1, "story", {"size": Answer(("big",), ("huge",))}, trail=("size",), draft=Answer(words=("once",))
    )
    carried = carry_over(flow, session)
    assert carried.step == "size"
    assert carried.asides == ("huge", "once")
    assert not carried.draft.words


def test_the_words_at_a_question_stay_when_someone_stopped_there_before_a_new_version() -> None:
    flow = Flow("f", (write("tale", many=True), say("goodbye")), version=2, renamed={"story": "tale"})
    carried = carry_over(flow, Session("s", "f", 1, "leave", left="story", draft=Answer(words=("once",))))
    assert (carried.step, carried.left) == ("leave", "tale")
    assert carried.draft.words == ("once",)


def test_an_answer_by_the_old_name_of_a_question_still_answers_it() -> None:
    flow = Flow("f", (pick("scale", "big", "small"), say("goodbye")), version=2, renamed={"size": "scale"})
    turn = advance(flow, Session("s", "f", 1, "size"), BIG, FACTS)
    assert turn.session.ended
    assert turn.session.answers["scale"].choice == "big"
