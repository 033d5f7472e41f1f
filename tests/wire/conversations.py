"""What people do, on any platform: the same conversations run over Telegram's wire and over Discord's.

A platform's tests bring a Scene; everything here goes by the keys of the words, so rewording breaks nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.app import content_folder
from bot.words.catalog import Words

WORDS = Words.load(content_folder())
LONGEST_TALK = 40


class Talker(Protocol):
    """Somebody with the app in their hand. What they do returns when the bot has answered and is silent."""

    async def arrive(self) -> object:
        """Open the chat for the first time."""

    async def say(self, text: str) -> object: ...

    async def tap(self, label: str) -> object:
        """Press the button of the latest message that has this label."""

    async def tap_old(self, label: str) -> object:
        """Press a button that was shown earlier, as if it were still there."""

    async def tap_twice(self, label: str) -> object:
        """Two quick taps, before anything was answered."""

    async def say_at_once(self, *texts: str) -> object:
        """Several messages in the same moment."""

    @property
    def last(self) -> str:
        """What the bot said last."""

    @property
    def choices(self) -> Sequence[str]:
        """The labels of the last message's buttons, without marks."""

    @property
    def heard(self) -> str:
        """Everything the bot has said so far, as it stands now."""


class Scene(Protocol):
    """A bot that runs, and people who come to it."""

    async def person(self) -> Talker:
        """Somebody new."""

    async def restart(self) -> None:
        """Stop the bot as an operator would, and start it again over the same data."""


# --- finding one's way --------------------------------------------------------------------------------------


def label(key: str, choice: str) -> str:
    return WORDS.label("en", key, choice)


def line(key: str) -> str:
    """What a message says, all of it plain."""
    return "".join(span.text for span in WORDS.text("en", key))


@dataclass(frozen=True)
class Answer:
    """What to do where a choice is offered: tap it, or write instead."""

    key: str
    choice: str
    write: str = ""

    def fits(self, person: Talker) -> bool:
        return label(self.key, self.choice) in person.choices

    async def give(self, person: Talker) -> None:
        if self.write:
            await person.say(self.write)
        else:
            await person.tap(label(self.key, self.choice))


SENTENCE = "I'm not good enough for this"
STEP = "walk to the sea"
CHECK_IN = (
    Answer("welcome.first", "rejected"),
    Answer("rejected.size", "together"),
    Answer("rejected.stage", "final_round"),
    Answer("rejected.heard", "today"),
    Answer("rejected.stakes", "want"),
    Answer("rejected.sting", "pictured", write=SENTENCE),
    Answer("ui.age", "yes"),
    Answer("ui.consent", "words"),
    Answer("rejected.sting_next", "put_down"),
    Answer("rejected.when", "open"),
    Answer("rejected.next_step", "rest", write=STEP),
    Answer("rejected.look_in", "quiet"),
)

SILENCE = (
    Answer("no_answer.since", "weeks"),
    Answer("no_answer.options", "talk"),
    Answer("no_answer.fills_in", "nothing", write="They laughed at it"),
    Answer("ui.age", "yes"),
    Answer("ui.consent", "words"),
    Answer("no_answer.heard_or_guess", "guess"),
    Answer("no_answer.then_what", "ask"),
    Answer("no_answer.reached", "interview"),
    Answer("no_answer.nudge_then", "sent"),
)


async def go_on(person: Talker, answers: Sequence[Answer], until: Callable[[], bool] = lambda: False) -> None:
    """Answer what is asked until nothing is, or until something holds. What nobody planned for is skipped."""
    for _ in range(LONGEST_TALK):
        if until() or not person.choices:
            return
        if label("rejected.feelings", "sad") in person.choices:
            await person.tap(label("rejected.feelings", "sad"))
            await person.tap(label("rejected.feelings", "done"))
            continue
        answer = next((each for each in answers if each.fits(person)), None)
        if answer:
            await answer.give(person)
        else:
            assert line("ui.skip") in person.choices, f"nobody knows what to do about {list(person.choices)}"
            await person.tap(line("ui.skip"))
    raise AssertionError("the talk does not end")


def asked(person: Talker, key: str, choice: str) -> bool:
    return label(key, choice) in person.choices


# --- the conversations --------------------------------------------------------------------------------------


async def the_whole_check_in(scene: Scene) -> None:
    person = await scene.person()
    await person.arrive()
    await go_on(person, CHECK_IN)
    assert not person.choices
    await person.say("history")
    assert label("rejected.stage", "final_round").casefold() in person.heard.casefold()


async def no_answer_at_all(scene: Scene) -> None:
    """Weeks of silence, talked about, with a draft that asks once more."""
    person = await scene.person()
    await person.arrive()
    await person.say("/noanswer")
    await go_on(person, SILENCE, lambda: asked(person, "no_answer.nudge_then", "sent"))
    assert line("no_answer.draft") in person.heard
    await go_on(person, SILENCE)
    assert not person.choices
    await person.say("history")
    assert any("no answer" in row for row in person.choices)


async def help_now_in_the_middle(scene: Scene) -> None:
    person = await scene.person()
    await person.arrive()
    await go_on(person, CHECK_IN, lambda: asked(person, "rejected.stage", "final_round"))
    await person.say("/helpnow")
    assert "findahelpline.com" in person.heard or "112" in person.heard
    await go_on(person, (), lambda: asked(person, "rejected.stage", "final_round"))
    assert asked(person, "rejected.stage", "final_round")


async def a_restart_midway(scene: Scene) -> None:
    person = await scene.person()
    await person.arrive()
    await go_on(person, CHECK_IN, lambda: asked(person, "rejected.heard", "today"))
    await scene.restart()
    await person.tap(label("rejected.heard", "today"))
    assert asked(person, "rejected.stakes", "want")
    await go_on(person, CHECK_IN)


async def two_quick_taps(scene: Scene) -> None:
    """The second says nothing new, and answers nothing else."""
    person = await scene.person()
    await person.arrive()
    await go_on(person, CHECK_IN, lambda: asked(person, "rejected.stage", "final_round"))
    await person.tap_twice(label("rejected.stage", "final_round"))
    assert asked(person, "rejected.heard", "today")


async def last_weeks_button(scene: Scene) -> None:
    """A button of a question that is over never answers the open one."""
    person = await scene.person()
    await person.arrive()
    await go_on(person, CHECK_IN, lambda: asked(person, "rejected.stakes", "want"))
    await person.tap_old(label("rejected.stage", "interview"))
    assert asked(person, "rejected.stakes", "want")
    assert line("ui.behind_us") in person.heard


async def ten_thousand_characters(scene: Scene) -> None:
    person = await scene.person()
    await person.arrive()
    listen = Answer("rejected.size", "listen")
    await go_on(person, (CHECK_IN[0], listen), lambda: asked(person, "rejected.listen", "done"))
    await person.say("I prepared for weeks. " * 455)
    assert asked(person, "rejected.listen", "done")
    await go_on(person, (Answer("rejected.listen", "done"), *CHECK_IN))


async def words_that_look_like_markup(scene: Scene) -> None:
    person = await scene.person()
    await person.arrive()
    odd = "*no* _no_ <b>no</b> `no` [no](https://example.com) @everyone @here || \\"
    await go_on(person, (*CHECK_IN[:5], Answer("rejected.sting", "pictured", write=odd), *CHECK_IN[6:]))
    assert not person.choices
    await person.say("history")
    await go_on(person, (), lambda: True)


async def two_messages_at_once(scene: Scene) -> None:
    """They are answered in the order in which they were sent."""
    person = await scene.person()
    await person.arrive()
    await go_on(person, CHECK_IN, lambda: asked(person, "rejected.size", "together"))
    await person.say_at_once(label("rejected.size", "together"), label("rejected.stage", "final_round"))
    assert asked(person, "rejected.heard", "today")


async def stopping_and_throwing_away(scene: Scene) -> None:
    person = await scene.person()
    await person.arrive()
    await go_on(person, CHECK_IN, lambda: asked(person, "rejected.stakes", "want"))
    await person.say("stop")
    await person.tap(label("ui.leave", "discard"))
    assert line("ui.thrown_away") in person.last
    assert not person.choices


async def many_people_at_once(scene: Scene) -> None:
    people = [await scene.person() for _ in range(8)]

    async def talk(person: Talker) -> None:
        await person.arrive()
        await go_on(person, CHECK_IN)

    await asyncio.gather(*map(talk, people))
    assert all(not person.choices for person in people)


CONVERSATIONS: tuple[Callable[[Scene], Awaitable[None]], ...] = (
    the_whole_check_in,
    no_answer_at_all,
    help_now_in_the_middle,
    a_restart_midway,
    two_quick_taps,
    last_weeks_button,
    ten_thousand_characters,
    words_that_look_like_markup,
    two_messages_at_once,
    stopping_and_throwing_away,
    many_people_at_once,
)
