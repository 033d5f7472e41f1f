"""What every question of every conversation gives everybody: a way back, a way past, a way out, and help."""

from __future__ import annotations

import pytest

from bot.core.checks import check
from bot.core.flow import Flow
from bot.core.walk import people
from bot.flows.every import FLOWS
from bot.runtime import tokens
from tests.every_question import Reached, every_question, unreached

QUESTIONS = every_question()
UNSKIPPABLE = ("age", "words", "delete_sure", "delete_range_sure")
"""Age, consent and deletion: the only ones that need an answer (decision 9). Menus have nothing to skip."""


def test_somebody_has_come_to_every_question_there_is() -> None:
    assert list(unreached()) == []


@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_it_can_be_skipped(at: Reached) -> None:
    flow, step = FLOWS[at.flow], FLOWS[at.flow].by_name[at.step]
    person = at.person().writes("skip")
    assert person.replies
    if step.optional:
        assert "ui.cannot_skip" not in person.heard
    else:
        assert flow.gives_way or at.step.endswith(UNSKIPPABLE)
        assert person.heard[0] == "ui.cannot_skip"
        assert person.open_step == str(at)


@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_back_and_the_same_answer_lead_to_the_same_place(at: Reached) -> None:
    person = at.person()
    if not at.session.trail:
        assert person.writes("back").heard[0] == "ui.at_the_start"
        assert person.open_step == str(at)
        return
    last = at.session.trail[-1]
    given = at.session.answers[last]
    person.writes("back")
    assert person.open_step == f"{at.flow}.{last}"
    for words in given.words if FLOWS[at.flow].by_name[last].many else ():
        person.writes(words)
    for choice in given.picked:
        if FLOWS[at.flow].by_name[last].kind in ("day", "clock") and choice not in FLOWS[at.flow].by_name[last].choices:
            person.writes(choice)
            continue
        person.taps_old(tokens.token(at.session.id, last, choice))
    for words in given.words if not FLOWS[at.flow].by_name[last].many else ():
        person.writes(words)
    if given.skipped:
        person.writes("skip")
    elif person.open_step == f"{at.flow}.{last}":
        person.writes("done")
    if person.open_step == "safety.soft" and at.flow != "safety":
        person.writes("no")  # the plain question stands before it again
    assert person.open_step == str(at)


@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_stop_always_ends_and_asks_first_what_shall_happen_with_what_was_said(at: Reached) -> None:
    person = at.person()
    answers = [answer for answer in at.session.answers.values() if not answer.skipped]
    person.writes("stop")
    if person.heard == ["ui.leave"]:
        assert answers or at.session.asides or not at.session.draft.skipped
        assert person.choices == ["Keep it", "Throw it away", "Carry on"]
        person.taps("Carry on")
        assert person.open_step == str(at)
        person.writes("stop", "stop")
    unfinished = [talk.session.id for talk in person.memory.state().talks]
    assert at.session.id not in unfinished


@pytest.mark.parametrize("word", ["help", "help now", "menu", "back", "stop"])
@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_the_words_that_work_everywhere_beat_the_question_and_lose_nothing(at: Reached, word: str) -> None:
    person = at.person().writes(word)
    first = {"help": "ui.help", "help now": "helpnow.", "menu": "menu.what"}.get(word)
    assert person.heard
    if first:
        assert person.heard[0].startswith(first)
    if word == "help":
        assert person.open_step == str(at)
    if word in ("help now", "menu") and not FLOWS[at.flow].gives_way_at(at.step):
        held = {talk.session.id: talk.session for talk in person.memory.state().talks}
        assert held[at.session.id].answers == at.session.answers


@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_a_restart_between_two_messages_changes_nothing(at: Reached) -> None:
    person = at.person()
    before = person.memory.talks.get(at.session.id)
    if FLOWS[at.flow].gives_way_at(at.step):
        return
    person.arrives()
    assert person.open_step == str(at)
    assert before is not None


@pytest.mark.parametrize("at", QUESTIONS, ids=str)
def test_a_double_tap_and_a_stale_tap_answer_nothing_twice(at: Reached) -> None:
    person = at.person().arrives() if not FLOWS[at.flow].gives_way_at(at.step) else at.person()
    buttons = [button for message in person.replies for button in message.buttons]
    if not buttons or person.open_step != str(at):
        return
    person.taps_old(buttons[0].token)
    then, history = person.open_step, person.history
    if then == str(at) or not then.startswith(f"{at.flow}."):
        return  # one of several choices, or the end: another tap is another choice, or explains itself
    person.taps_old(buttons[0].token)
    assert person.heard[0] in ("ui.behind_us", "ui.expired"), "it explains itself"
    assert person.history == history
    assert person.open_step == then


@pytest.mark.parametrize("flow", FLOWS.values(), ids=lambda flow: flow.name)
def test_a_conversation_feels_before_it_acts_ends_and_never_asks_too_much(flow: Flow) -> None:
    assert check(flow, people()) == ()
