"""A recorded talk, talked again: who said what, and which question stood open before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from bot.core.facts import Linking
from bot.core.groups import FEATURES, BuddyView, GroupView, PostView, Standing
from bot.runtime.incoming import Due
from bot.runtime.outgoing import Outgoing
from tests.pretend import Person

RECORDED = sorted(Path(__file__).parent.glob("*/*.jsonl"))


@dataclass(frozen=True)
class Turn:
    """One line they wrote, or a promised message that came due, and what was said to it."""

    number: int
    wrote: str
    recorded: list[list[str]]
    """The keys of the words that were heard on the day of the recording."""
    replies: tuple[Outgoing, ...]
    before: str
    """The question that was open, as `flow.step`; empty when none was."""
    after: str

    @property
    def heard(self) -> list[list[str]]:
        return [[plainly(key) for key in message.keys] for message in self.replies]


def plainly(key: str) -> str:
    """Which line worth reading it was does not matter: others may be added."""
    return "worth.a_line" if key.startswith("worth.") else key


def belongs(person: Person, circle: dict[str, Any]) -> None:
    """How they stand to a group from now on: to the group itself, a buddy, what stands there, who offers practice."""
    memory = person.memory
    if "group" in circle:
        group = {"id": "g1", "name": "The Tuesday group", "platform": "telegram", **circle["group"]}
        standing = Standing(**{"member": True, **group.pop("standing", {})})
        features = frozenset(group.pop("features", FEATURES))
        memory.groups_now["g1"] = GroupView(**group, features=features, standing=standing)
        memory.person = replace(memory.person, adult=True)
    if "buddy" in circle:
        memory.buddy_now = BuddyView(**circle["buddy"])
    for post in circle.get("posts", ()):
        memory.posts_now[post["id"]] = PostView(**{"group": "g1", "state": "standing", "on": person.now.date(), **post})
    memory.helpers_now = tuple((name, reach) for name, reach in circle.get("helpers", memory.helpers_now))


@cache
def talked(file: Path) -> tuple[Turn, ...]:
    return tuple(_talk(file))


def _around(person: Person, around: dict[str, Any]) -> None:
    """How things stand in their groups from this line on: groups, what stands in them, and which of it is theirs."""
    memory = person.memory
    for group in around.get("groups", ()):
        standing = Standing(**group.get("standing", {"member": True}))
        known = {"features": frozenset(("shares",)), **group, "standing": standing}
        memory.groups_now[group["id"]] = GroupView(**known)
    for post in around.get("posts", ()):
        memory.posts_now[post["id"]] = PostView(**{"group": "g1", "about": "no", "on": person.now.date(), **post})
        memory.review_now.add(post["id"])
        if post["id"] in around.get("own", ()):
            memory.own(post["id"], "g1")
    for change in around.get("becomes", ()):
        # The latest of their own, which the talk itself made.
        latest = next(reversed(memory.posts_now))
        memory.posts_now[latest] = replace(memory.posts_now[latest], **change)


def _talk(file: Path) -> Iterator[Turn]:
    person = Person()
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        turn, before = json.loads(line), person.open_step
        if "accounts" in turn:
            # What happened on another account of theirs meanwhile.
            person.memory.linking_now = Linking(**{**turn["accounts"], "accounts": tuple(turn["accounts"]["accounts"])})
        if "circle" in turn:
            belongs(person, turn["circle"])
        _around(person, turn.get("around", {}))
        person.waits(days=turn.get("days", 0))
        if "due" in turn:
            person.memory.new = False
            person.is_reminded(Due(turn["due"], person.now))
        elif "file" in turn:
            person.sends(turn["file"].encode())
        elif number == 1:
            person.arrives()
        else:
            person.writes(turn["wrote"])
        yield Turn(number, turn["wrote"], turn["heard"], person.replies, before, person.open_step)
