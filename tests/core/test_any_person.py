"""What holds for everybody, whatever they do: two thousand made-up people who answer, wander, stop and come back."""

from __future__ import annotations

import random

import pytest

from bot.runtime import tokens
from bot.runtime.outgoing import Outgoing
from tests.pretend import Person

PEOPLE = 2_000
TURNS = 18
BATCHES = 8

THINGS_PEOPLE_WRITE = (
    "i got a no", "rest", "1", "2", "1 3", "skip", "back", "stop", "menu", "help", "help now", "done", "yes", "no",
    "sad and tired", "I don't know", "weeks ago", "3 Nov", "31 Feb", "history", "keeping", "", "   ", "💔😭", "…",
    "أنا حزين جدا", "**not** [bold](https://x.y) _really_", "@everyone <@123> `x`", "{ $name } -term", "a\x00b\x1b[2J",
    "they said I was their second choice. " * 12, "99", "-1", "1e9", "v1:s1:size:together", "my number nine this month",
)  # fmt: skip


@pytest.mark.parametrize("batch", range(BATCHES))
def test_everybody_is_answered_at_every_step_and_nobody_loses_what_they_said(batch: int) -> None:
    for seed in range(batch, PEOPLE, BATCHES):
        chance = random.Random(seed)
        person = Person().arrives()
        if chance.random() < 0.5:
            person.lets_keep(chance.choice(["words", "taps", "nothing"]))
        old_tokens: list[str] = []
        for _ in range(TURNS):
            before, asked = open_answers(person), person.open_step.partition(".")[2]
            did = do_something(person, chance, old_tokens)
            where = f"seed {seed}, {did!r} at {person.open_step}"
            assert person.replies, where
            for message in person.replies:
                check(message, where)
            old_tokens += [button.token for message in person.replies for button in message.buttons][:3]
            after = open_answers(person)
            unfinished = {session for session, _ in after}
            lost = {step for session, step in before - after if session in unfinished and step != asked}
            assert len(lost) <= (1 if did == "back" else 0), where


def open_answers(person: Person) -> set[tuple[str, str]]:
    """What every unfinished talk holds, by session and step; a finished one was kept or thrown away."""
    return {
        (talk.session.id, step)
        for talk in person.memory.state().talks
        for step, answer in talk.session.answers.items()
        if not answer.skipped
    }


def check(message: Outgoing, where: str) -> None:
    assert message.plain.strip(), where
    assert len(message.plain) <= 450, where
    # One question a message. A helpline may be called "Need to talk?".
    assert message.plain.count("?") <= 1 or any(key.startswith("helpnow.") for key in message.keys), where
    for button in (*message.buttons, *message.controls):
        assert len(button.token.encode()) <= tokens.LONGEST, where
        assert 0 < len(button.label) <= 80, where


def do_something(person: Person, chance: random.Random, old_tokens: list[str]) -> str:
    buttons = [button for message in person.replies for button in message.buttons]
    controls = [button for message in person.replies for button in message.controls]
    roll = chance.random()
    if buttons and roll < 0.6:
        person.taps_old(chance.choice(buttons).token)
        return "a tap"
    if controls and roll < 0.7:
        control = chance.choice(controls)
        person.taps_old(control.token)
        return "back" if control.token.endswith(tokens.BACK) else "a control"
    if old_tokens and roll < 0.75:
        person.taps_old(chance.choice(old_tokens))
        return "an old tap"
    if roll < 0.78:
        person.waits(hours=chance.choice([1, 3, 30]))
        person.arrives()
        return "arrived"
    text = chance.choice(THINGS_PEOPLE_WRITE)
    person.writes(text)
    return text
