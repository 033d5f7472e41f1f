"""Somebody was in the middle of a talk when a new version came: they stand where they stood, and lose nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.core.advance import advance, carry_over
from bot.core.effects import Ask
from bot.core.events import Resumed
from bot.core.session import LEAVE, from_json
from bot.core.walk import people
from bot.flows.every import FLOWS
from tests.pretend import Person

SAVED = [
    json.loads(line)
    for file in sorted(Path(__file__).parent.glob("*.jsonl"))
    for line in file.read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("saved", SAVED, ids=lambda saved: f"{saved['flow']}.{saved['step']}")
def test_a_session_of_an_earlier_release_still_opens(saved: dict[str, Any]) -> None:
    session, flow = from_json(saved), FLOWS[saved["flow"]]
    known = {*flow.by_name, *flow.renamed, LEAVE}
    gone = {session.step, *session.trail} - known
    assert not gone or session.version < flow.version, (
        f"{flow.name!r} lost the steps {sorted(gone)}: raise its `version`, and name in `renamed` "
        "what they are called now."
    )
    resumed = advance(flow, session, Resumed(), people()[0])
    assert any(isinstance(effect, Ask) for effect in resumed.effects)
    before = {words for answer in session.answers.values() for words in answer.words} | set(session.asides)
    after = carry_over(flow, session)
    kept = {words for answer in after.answers.values() for words in answer.words} | set(after.asides)
    assert before <= kept


def test_a_question_that_was_taken_away_leads_back_to_the_last_one_that_is_left() -> None:
    mei = Person().writes("i got a no").taps("Together", "Interview")
    mei.memory.change_session(version=0, step="how_was_the_weather")
    assert mei.arrives().open_step == "rejected.stage"


def test_a_renamed_question_stays_open_under_its_new_name() -> None:
    mei = Person().writes("i got a no").taps("Together", "Interview")
    mei.memory.change_session(version=0, answers={"gone": {"words": ["something they said"]}})
    mei.arrives()
    assert mei.open_step == "rejected.heard"
    assert "something they said" in mei.memory.state().talks[0].session.asides


def test_a_conversation_that_this_version_does_not_know_waits_for_one_that_does() -> None:
    mei = Person().writes("i got a no").taps("Together", "Interview")
    mei.memory.change_session(flow="from_the_future")
    assert mei.arrives().heard == ["menu.what"]
    assert "from_the_future" in {talk.session.flow for talk in mei.memory.state().talks}
