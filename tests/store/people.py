"""People who talk to a store, and the home their data lives in."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select, text

from bot.core.answer import Answer
from bot.core.records import Record
from bot.core.session import Session
from bot.runtime.incoming import Here, Incoming, Place
from bot.runtime.outcome import Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import Reminder, State, Talk
from bot.runtime.ports import Look, Owed, TurnStep, Waking
from bot.store.open import open_store
from bot.store.sealing import Keyring
from bot.store.store import SqlStore
from bot.store.tables import reminders
from bot.words.markup import Span

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOON.date()


@dataclass
class Home:
    """A database and its key. Every store that was opened on it is closed with it."""

    url: str
    keyring: Keyring
    stores: list[SqlStore] = field(default_factory=list)

    async def open(self, keyring: Keyring | None = None, **options: Any) -> SqlStore:
        store = await open_store(self.url, keyring or self.keyring, **options)
        self.stores.append(store)
        return store

    async def close(self) -> None:
        while self.stores:
            await self.stores.pop().close()

    async def reopen(self) -> SqlStore:
        await self.close()
        return await self.open()


_ids = itertools.count(1)


def arrives(account: str = "ana", id: str = "", at: datetime = NOON, platform: str = "terminal") -> Incoming:
    return Incoming(id or f"e{next(_ids)}", at, Place(platform, account), account, Here())


def says(*words: str, account: str = "ana") -> tuple[Outgoing, ...]:
    return tuple(Outgoing(Place("terminal", account), (Span(each),)) for each in words)


def words_of(owed: Sequence[Owed]) -> list[str]:
    return [each.outgoing.plain for each in owed]


def answering(*words: str, **changes: Any) -> TurnStep:
    """A step that replies and changes what is named."""
    return lambda state, look: replace(Outcome(state.person, replies=says(*words)), **changes)


def counts(state: State, look: Look) -> Outcome:
    """A step that loses a count as soon as two turns overlap."""
    look.page(1)
    counted = state.person.heard.get("turns", 0) + 1
    return Outcome(replace(state.person, heard={"turns": counted}))


def talk(id: str = "s1", answer: str = "", at: datetime = NOON, step: str = "where", **more: Any) -> Talk:
    answers = {"what_hurts": Answer(words=(answer,))} if answer else {}
    return Talk(Session(id, "rejected", 1, step, answers), at, **more)


def record(name: str = "rejection", on: date = TODAY, words: str = "", **more: Any) -> Record:
    return Record(more.pop("kind", name), name, on, more.pop("taps", {}), {"what": words} if words else {})


async def found(store: SqlStore, account: str = "ana") -> State:
    """The person as a turn finds them."""
    state: State = await seen(store, lambda state, look: state, account)
    return state


async def seen(store: SqlStore, look_at: Callable[[State, Look], Any], account: str = "ana") -> Any:
    """What a turn may see, without changing a thing."""
    here: list[Any] = []

    def step(state: State, look: Look) -> Outcome:
        here.append(look_at(state, look))
        return Outcome(state.person)

    await store.turn(arrives(account), step)
    return here[0]


async def history(store: SqlStore, account: str = "ana") -> list[tuple[int, str, date]]:
    page = await seen(store, lambda state, look: look.page(1, 100), account)
    return [(entry.id, entry.record.name, entry.record.on) for entry in page.entries]


async def sql(store: SqlStore, statement: str, **values: Any) -> list[Any]:
    """Straight to the rows, past the store's own functions."""

    def job(work: Any) -> list[Any]:
        result = work.connection.execute(text(statement), values)
        return list(result.all()) if result.returns_rows else []

    return await store.database.run(job)


async def still_due(store: SqlStore, platform: str, now: datetime) -> list[Waking]:
    """The reminders of a platform's people that have come due, the oldest first; nothing happens to them."""
    statement = (
        select(*(reminders.c[name] for name in ("person", "room", "account", "name", "due")))
        .where(reminders.c.platform == platform, reminders.c.not_before <= now)
        .order_by(reminders.c.not_before, reminders.c.person)
    )
    rows = await store.database.read(lambda work: work.connection.execute(statement).all())
    return [
        Waking(person, Place(platform, room), account, Reminder(name, at)) for person, room, account, name, at in rows
    ]
