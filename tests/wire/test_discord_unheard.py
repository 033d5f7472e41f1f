"""Whatever is said in a server and not to the bot reaches no log, no store and nobody."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import string
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.wire.discord_double import BOT, Person, Seen
from tests.wire.discord_groups import HELP, WINS, InGroups, a_server
from tests.wire.discord_payloads import bot, user

OTHER = 700_000_000_000_999_000
FILE = {"id": "1", "filename": "a.png", "size": 1, "url": "", "proxy_url": "", "content_type": "image/png"}
SECRET = "Zyx"
"""In every text, so that it can be looked for."""

words = some.text(string.ascii_letters + string.punctuation + " \n\u202e\u200bé🙂", max_size=80)
texts = some.builds(lambda front, back: f"{front}{SECRET}{back}", words, words) | some.sampled_from(
    [
        f"/rejected {SECRET}", f"i got a no from {SECRET}", f"help now {SECRET}", f"@onward {SECRET}",
        f"<@{OTHER}> {SECRET}", f"@everyone {SECRET}", f"<@&{BOT}> {SECRET}", f"<#{BOT}> {SECRET}", f"{BOT} {SECRET}",
    ]
)  # fmt: skip
extras: list[dict[str, Any]] = [
    {},
    {"mentions": [user(OTHER)]},
    {"mention_everyone": True},
    {"mention_roles": [str(BOT)]},
    {"type": 19, "message_reference": {"message_id": "1", "channel_id": "500"}, "mentions": [user(OTHER)]},
    {"attachments": [FILE]},
    {"sticker_items": [{"id": "1", "name": SECRET, "format_type": 1}]},
    {"flags": 1 << 14},
    {"webhook_id": "77"},
    {"author": {**user(OTHER), "bot": True, "username": SECRET}},
    {"embeds": [{"title": SECRET, "type": "rich"}]},
    {"channel_id": "501"},
    {"channel_id": str(WINS)},
    {"channel_id": str(HELP)},
    {"type": 7},
    {"type": 21},
    {"type": 18},
]
answers: list[dict[str, Any]] = [
    {"mentions": [bot()], "content": SECRET, **extra}
    for extra in (
        {},
        {"mention_everyone": True},
        {"attachments": [FILE]},
        {"embeds": [{"title": SECRET, "type": "rich"}]},
    )
]
"""Replies to what the bot said there, of which Discord says that they call it: their words are for the group."""
said = some.tuples(some.sampled_from(["MESSAGE_CREATE", "MESSAGE_UPDATE"]), texts, some.sampled_from(extras))


class Lines(logging.Handler):
    """Everything that any logger says, at any level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


@dataclass
class Scene:
    runner: asyncio.Runner
    bot: InGroups
    mei: Person
    post: Seen
    """What stands in the server of the bot's."""
    file: Path
    lines: Lines = field(default_factory=Lines)

    def stored(self) -> str:
        with closing(sqlite3.connect(self.file)) as database:
            return "\n".join(database.iterdump())

    async def tell(self, messages: list[tuple[str, str, dict[str, Any]]]) -> None:
        for event, text, extra in messages:
            await self.bot.double.write(self.mei, text, guild=True, event=event, **{"content": text, **extra})
        [session] = self.bot.double._sessions.values()
        shard = self.bot.platform._client.shards[0]
        while (shard._parent.ws.sequence or 0) < len(session.sent):  # noqa: ASYNC110 - the library's own count
            await asyncio.sleep(0.001)
        await asyncio.sleep(0.02)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("unheard")
    root = logging.getLogger()
    level = root.level
    with asyncio.Runner() as runner:
        serving = a_server(folder)
        circle = runner.run(serving.__aenter__())
        runner.run(circle.is_set_up("shares", "week"))
        served, mei = circle.bot, circle.bot.double.person(9)
        scene = Scene(runner, served, mei, circle.hello, folder / "onward.db")
        root.addHandler(scene.lines)
        root.setLevel(logging.DEBUG)
        yield scene
        root.setLevel(level)
        root.removeHandler(scene.lines)
        runner.run(serving.__aexit__(None, None, None))


@settings(max_examples=60, deadline=None)
@given(messages=some.lists(said, min_size=1, max_size=6))
def test_what_is_not_said_to_the_bot_is_heard_by_nobody(
    scene: Scene, messages: list[tuple[str, str, dict[str, Any]]]
) -> None:
    stored, requests, changes = scene.stored(), len(scene.bot.double.requests), scene.mei.changes
    scene.runner.run(scene.tell(messages))
    assert scene.stored() == stored
    assert len(scene.bot.double.requests) == requests
    assert scene.mei.changes == changes
    assert not [row for row in scene.lines.said if SECRET in row]
    assert not scene.bot.platform._client.cached_messages


@settings(max_examples=30, deadline=None)
@given(text=texts, answer=some.sampled_from(answers))
def test_what_is_said_to_the_group_beneath_a_post_is_read_by_nobody(
    scene: Scene, text: str, answer: dict[str, Any]
) -> None:
    """That somebody answered is known, and what they said is not."""
    requests, changes = len(scene.bot.double.requests), scene.mei.changes
    said = f"{answer['content']} {text}".replace(f"<@{BOT}>", "").replace(f"<@!{BOT}>", "")
    about = {"message_id": str(scene.post.id), "channel_id": str(scene.post.channel)}
    extra = {**answer, "content": said, "type": 19, "message_reference": about}
    scene.runner.run(scene.tell([("MESSAGE_CREATE", said, extra)]))
    assert SECRET not in scene.stored()
    assert len(scene.bot.double.requests) == requests
    assert scene.mei.changes == changes
    assert not [row for row in scene.lines.said if SECRET in row]


def test_the_same_said_to_the_bot_would_be_seen_here(scene: Scene) -> None:
    """So that the test above could fail."""
    stored = scene.stored()
    scene.runner.run(scene.mei.mention(f"i got a no from {SECRET}"))
    assert scene.stored() != stored
    assert not [row for row in scene.lines.said if SECRET in row]
