"""Drafts that stand alone, and choices that lead to many places at once."""

from __future__ import annotations

from datetime import date

from bot.core.advance import advance, begin
from bot.core.effects import Ask, Say
from bot.core.events import Began
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import letter, pick, say
from bot.runtime.incoming import Place
from bot.runtime.replies import Writer
from tests.pretend import WORDS

FACTS = Facts(date(2026, 11, 22))


def test_a_letter_is_said_alone_and_everything_else_together() -> None:
    flow = Flow("f", (say("before"), letter("draft"), say("after"), pick("then", "yes", "no")))
    effects = advance(flow, begin(flow, "s"), Began(), FACTS).effects
    assert [(e.key, isinstance(e, Say) and e.alone) for e in effects if isinstance(e, Say | Ask)] == [
        ("f.before", False), ("f.draft", True), ("f.after", False), ("f.then", False),
    ]  # fmt: skip


def test_what_is_said_alone_stands_in_a_message_of_its_own() -> None:
    writer = Writer(WORDS, "en", Place("pretend", "p"), FACTS.today, {})
    for key, alone in (("no_answer.unsaid", False), ("no_answer.draft", True), ("no_answer.sent", False)):
        writer.say(Say(key, alone=alone))
    writer.say(Say("no_answer.later"))
    writer.close()
    assert [message.keys for message in writer.written] == [
        ("no_answer.unsaid",), ("no_answer.draft",), ("no_answer.sent", "no_answer.later"),
    ]  # fmt: skip


def test_choices_lead_to_many_places_at_once() -> None:
    step = pick("where", "a", "b", "c", leads={"a": "to_a", "b": "to_b"}, c="to_c")
    assert step.branches == {"a": "to_a", "b": "to_b", "c": "to_c"}
