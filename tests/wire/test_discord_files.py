"""Pictures and files on Discord: to the one they are for, with the words that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.adapters.discord import private
from bot.adapters.discord.files import LARGEST
from bot.runtime.incoming import Incoming
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Attachment
from bot.runtime.ports import Owed, TurnStep
from bot.words.markup import Span
from tests.wire.conversations import line
from tests.wire.discord_double import ELSEWHERE, GUILD_PLACE, OWN_DM, Person
from tests.wire.discord_served import Bot

WHERE = pytest.mark.parametrize("where", [OWN_DM, GUILD_PLACE, ELSEWHERE])
PICTURE = Attachment("picture", "your-year.png", b"\x89PNG and more")
EXPORT = Attachment("document", "onward-history.zip", b"PK and more")


def with_file(bot: Bot, attachment: Attachment, spans: Sequence[Span] | None = None) -> None:
    """Let the next turn's first reply carry it, and what else it says."""
    real = bot.store.turn

    async def turn(incoming: Incoming, step: TurnStep, *more: Any) -> tuple[Owed, ...]:
        def carrying(*given: Any) -> Outcome:
            outcome = step(*given)
            first, *rest = outcome.replies
            carried = replace(first, attachment=attachment, text=tuple(spans or first.text))
            return replace(outcome, replies=(carried, *rest))

        bot.store.turn = real  # type: ignore[method-assign]
        return await real(incoming, carrying, *more)

    bot.store.turn = turn  # type: ignore[method-assign, assignment]


@WHERE
@pytest.mark.parametrize("attachment", [PICTURE, EXPORT], ids=lambda each: each.kind)
async def test_a_file_comes_with_its_words_to_one_person(
    bot: Bot, mei: Person, where: int, attachment: Attachment
) -> None:
    with_file(bot, attachment)
    heard = await mei.command("rejected", where)
    [(name, content, alt)] = heard.files
    assert (name, content) == (attachment.name, attachment.content)
    assert "Together" in heard.labels
    assert heard.text
    assert bool(alt) == (attachment is PICTURE)
    assert heard.hidden == (where != OWN_DM)
    assert bot.double.public == []
    with_file(bot, attachment)
    asked = await mei.tap("Together")
    assert asked is not heard, "a file never changes what was said before"
    assert [name for name, _, _ in asked.files] == [attachment.name]


@WHERE
async def test_a_file_after_a_deferral_takes_the_place_of_thinking(
    bot: Bot, mei: Person, monkeypatch: pytest.MonkeyPatch, where: int
) -> None:
    monkeypatch.setattr(private, "DEFER_AFTER", 0.1)
    bot.store.delay = 0.4
    with_file(bot, PICTURE)
    heard = await mei.command("rejected", where)
    assert heard.files
    assert len(mei.screen) == 1


async def test_a_file_that_is_owed_comes_after_a_restart_and_once(bot: Bot, mei: Person) -> None:
    await mei.say("hi")
    with_file(bot, EXPORT)
    bot.double.fail("POST", r"^/channels/\d+/messages$", 429, banned=True)
    before = mei.changes
    await bot.double.write(mei, "i got a no")
    while not await bot.store.owed("discord"):
        pass
    await bot.restart()
    await mei.settle(before)
    assert mei.last.files == [(EXPORT.name, EXPORT.content, "")]
    assert sum(bool(seen.files) for seen in mei.screen) == 1


@WHERE
async def test_long_words_go_on_below_the_picture(bot: Bot, mei: Person, where: int) -> None:
    with_file(bot, PICTURE, [Span("A year of trying, and of resting. " * 100)])
    await mei.command("rejected", where)
    assert [bool(seen.files) for seen in mei.screen] == [True, False]
    assert "Together" in mei.last.labels


@WHERE
async def test_a_file_that_is_too_large_leaves_its_words(bot: Bot, mei: Person, where: int) -> None:
    with_file(bot, replace(EXPORT, content=bytes(LARGEST + 1)))
    await mei.command("rejected", where)
    assert not any(seen.files for seen in mei.screen)
    assert mei.last.text.replace("\\", "") == line("discord.too_large")
