"""One turn, start to end, as one synchronous function inside one transaction.

An event that was seen before changes nothing and only returns what is still unsent. Otherwise the person is
loaded and locked, the pure step is called once, and all it wants saved is saved, with its replies.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Executable

from bot.core.records import Record
from bot.core.rhythm import LEAVING
from bot.core.session import from_json, to_json
from bot.runtime.incoming import Due, Incoming
from bot.runtime.outcome import Kept, Outcome
from bot.runtime.person import Person, Reminder, State, Talk
from bot.runtime.ports import NotInvited, Owed, StoreError, TurnStep
from bot.store import removing
from bot.store.belongings import bring, erase_days, erase_numbers, held_in_days, held_in_numbers
from bot.store.erasing import erase_key, erase_rows
from bot.store.group_acts import carry_out_in_groups
from bot.store.history import History
from bot.store.invites import admitted
from bot.store.linking import carry_out
from bot.store.outbox import owe, owed_for_event
from bot.store.plain import body_to_json, person_from_json, person_to_json
from bot.store.sealing import PersonKey
from bot.store.tables import in_utc
from bot.store.work import Work

BREATH = timedelta(seconds=1)


def take_turn(work: Work, incoming: Incoming, step: TurnStep, invite: str | None = None) -> tuple[Owed, ...]:
    platform, event = incoming.place.platform, incoming.id
    seen = {"platform": platform, "event": event, "at": incoming.at}
    if not work.execute(work.statements.see, seen):
        return owed_for_event(work, platform, event)
    gathering = work.gathering()
    owed = take_due(gathering, incoming, step, invite)
    gathering.finish()
    return owed


def take_due(work: Work, incoming: Incoming, step: TurnStep, invite: str | None = None) -> tuple[Owed, ...]:
    """The turn of an event that can't come twice, such as a reminder that came due."""
    found = _load(work, incoming)
    if isinstance(incoming.what, Due):
        if not (found and _claimed(work, found.id, incoming.what)):
            return ()
        found = replace(found, state=replace(found.state, promised=_promised(work, found.id)))
    if found is None and invite is not None and not admitted(work, incoming, invite):
        raise NotInvited
    return take_found(work, incoming, step, found or _create(work, incoming))


def take_found(work: Work, incoming: Incoming, step: TurnStep, found: Found) -> tuple[Owed, ...]:
    """The turn of somebody who is loaded and locked."""
    outcome = step(found.state, History(work, found.id, found.key))
    if outcome.forget:
        # Rows and key go in this very transaction. The reply has nobody left to be owed to; what was said before goes
        # out of the chats once this is saved.
        removing.owe(work, found.id)
        erase_rows(work, found.id)
        erase_key(work, found.id)
        return tuple(Owed("", reply) for reply in outcome.replies)
    _Saving(work, incoming, found).save(outcome)
    person, key = found.id, found.key
    if outcome.link:
        work.finish()
        person = carry_out(work, incoming, person, outcome.link)
        if person != found.id:
            ((wrapped,),) = work.select(work.statements.load_key, {"person": person})
            key = work.keyring.open_person(person, wrapped)
    return owe(work, incoming, person, key, outcome.replies)


@dataclass(frozen=True, slots=True)
class Found:
    """The person as the turn found them, and what it takes to write them back."""

    state: State
    key: PersonKey
    last_entry: int
    held: int
    """How many bytes the entries take."""
    last_on: date
    reached: bool = True
    """Nobody who was written to there lately was away for good."""

    @property
    def id(self) -> str:
        return self.state.person.id


def _load(work: Work, incoming: Incoming) -> Found | None:
    account = {"platform": incoming.place.platform, "account": incoming.account}
    rows = work.select(work.statements.load_person, account)
    if not rows:
        return None
    return opened(work, rows[0], work.select(work.statements.load_talks, {"person": rows[0][0]}))


def opened(work: Work, row: Any, talks: Iterable[Any]) -> Found:
    """The person of a row, with those of their talks."""
    id, last_entry, held, last_on, unreachable, sealed, wrapped = row
    key = work.keyring.open_person(id, wrapped)
    person = person_from_json(id, key.unseal(sealed, "persons", "sealed", id))
    unsealed = tuple(
        Talk(from_json(key.unseal(sealed, "talks", "sealed", talk)), touched, parked)
        for talk, touched, parked, sealed in talks
    )
    state = State(person, unsealed, last_entry=last_entry, held=held)
    return Found(state, key, last_entry, held, last_on, unreachable is None)


def _claimed(work: Work, person: str, due: Due) -> bool:
    """Take a reminder that came due off the list. False: it was said elsewhere, moved or cancelled meanwhile."""
    reminder = {"person": person, "name": due.name, "due": due.since}
    return work.execute(work.statements.claim_reminder, reminder) > 0


def _promised(work: Work, person: str) -> tuple[Reminder, ...]:
    rows = work.select(work.statements.promised, {"person": person})
    return tuple(Reminder(name, due) for name, due in rows)


def _create(work: Work, incoming: Incoming) -> Found:
    """A person whom the bot has not met. Of two first messages at once, the second waits and finds them."""
    person = Person(uuid.uuid4().hex)
    account = {"platform": incoming.place.platform, "account": incoming.account}
    claim = {**account, "person": person.id, "created_at": incoming.at}
    if not work.execute(work.statements.claim_account, claim):
        found = _load(work, incoming)
        if found is None:
            raise StoreError
        return found
    key, wrapped = work.keyring.new_person(person.id)
    work.execute(work.statements.add_key, {"person": person.id, "wrapped": wrapped})
    today = in_utc(incoming.at).date()
    row = {
        "id": person.id,
        "created_at": incoming.at,
        "last_entry": 0,
        "held": 0,
        "last_on": today,
        "sealed": _sealed(person, key),
    }
    work.execute(work.statements.add_person, row)
    return Found(State(person, new=True), key, 0, 0, today)


def _sealed(person: Person, key: PersonKey) -> bytes:
    return key.seal(person_to_json(person), "persons", "sealed", person.id)


class _Saving:
    """Writes what an outcome changed, and nothing that stayed as it was."""

    __slots__ = (
        "_account",
        "_at",
        "_found",
        "_held",
        "_incoming",
        "_key",
        "_last_entry",
        "_person",
        "_place",
        "_statements",
        "_woken",
        "_work",
    )

    def __init__(self, work: Work, incoming: Incoming, found: Found) -> None:
        self._work = work
        self._statements = work.statements
        self._incoming = incoming
        self._at = incoming.at
        self._place = incoming.place
        self._account = incoming.account
        self._woken = isinstance(incoming.what, Due)
        self._found = found
        self._person = found.id
        self._key = found.key
        self._last_entry = found.last_entry
        self._held = found.held

    def save(self, outcome: Outcome) -> None:
        self._note_the_day(outcome.leaving)
        self._save_talks(outcome.talks)
        for kept in outcome.kept:
            self._keep(kept)
        for entry in outcome.changed:
            if size := self._size_of(entry.id):
                self._change(entry.id, entry.record, size)
        if outcome.erased:
            self._erase(outcome.erased)
        if outcome.erased_days:
            self._erase_many(held_in_days, erase_days, *outcome.erased_days)
        if outcome.erased_numbers:
            self._erase_many(held_in_numbers, erase_numbers, *outcome.erased_numbers)
        if outcome.brought:
            self._last_entry, came = bring(self._work, self._person, self._key, self._last_entry, outcome.brought)
            self._held += came
        if outcome.cancels:
            self._work.execute(self._statements.cancel_reminders, {"person": self._person})
        if outcome.reminders:
            self._promise(outcome.reminders)
        if outcome.acts:
            carry_out_in_groups(self._work, self._incoming, self._person, outcome.acts)
        for what in outcome.counts:
            self._work.write(self._statements.count, {"month": f"{self._at:%Y-%m}", "what": what, "n": 1})
        self._save_person(outcome.person)

    def _save_person(self, person: Person) -> None:
        history = (self._last_entry, self._held)
        if person != self._found.state.person or history != (self._found.last_entry, self._found.held):
            sealed = _sealed(person, self._key)
            values = {"person": self._person, "last_entry": self._last_entry, "held": self._held, "sealed": sealed}
            self._work.write(self._statements.save_person, values)

    def _note_the_day(self, leaving: bool) -> None:
        """That they were here, once a day; or that they were told that what lies here is going to be erased."""
        today = in_utc(self._at).date()
        if leaving:
            self._work.execute(self._statements.told, {"of_person": self._person, "on": today})
        if self._woken:
            return
        if self._found.last_on < today:
            self._work.execute(self._statements.saw, {"of_person": self._person, "on": today})
            self._work.execute(self._statements.break_promise, {"of_person": self._person, "of_name": LEAVING})
        if not self._found.reached:
            account = {"of_platform": self._place.platform, "of_account": self._account}
            self._work.execute(self._statements.reached, account)

    def _save_talks(self, talks: tuple[Talk, ...]) -> None:
        before = {talk.session.id: talk for talk in self._found.state.talks}
        for talk in talks:
            id = talk.session.id
            if talk.session.ended:
                if id in before:
                    self._work.write(self._statements.end_talk, {"person": self._person, "id": id})
            elif talk != before.get(id):
                values = {
                    "person": self._person,
                    "id": id,
                    "touched": talk.touched,
                    "parked": talk.parked,
                    "sealed": self._key.seal(to_json(talk.session), "talks", "sealed", id),
                }
                self._work.write(self._statements.save_talk, values)

    def _keep(self, kept: Kept) -> None:
        """Records in place of the session's earlier ones. One of the same name keeps its id."""
        session = {"person": self._person, "session": kept.session}
        before = {name: (id, size) for name, id, size in self._work.select(self._statements.kept_before, session)}
        records = {record.name: record for record in kept.records}
        gone = tuple(id for name, (id, _) in before.items() if name not in records)
        if gone:
            self._erase(gone)
        for name, record in records.items():
            if name in before:
                self._change(before[name][0], record, before[name][1])
            else:
                self._last_entry += 1
                row = {**session, "id": self._last_entry, "created_at": self._at}
                body = self._body(self._last_entry, record)
                self._work.execute(self._statements.add_entry, {**row, **body})
                self._held += len(body["sealed"])

    def _size_of(self, id: int) -> int:
        """How many bytes an entry takes; none where it is gone."""
        rows = self._work.select(self._statements.size_of_entry, {"person": self._person, "id": id})
        return int(rows[0][0]) if rows else 0

    def _change(self, id: int, record: Record, size: int) -> None:
        """Put a record in the place of one that took so many bytes."""
        body = self._body(id, record)
        self._work.execute(self._statements.change_entry, {"of_person": self._person, "of_entry": id, **body})
        self._held += len(body["sealed"]) - size

    def _erase(self, ids: tuple[int, ...]) -> None:
        self._held -= sum(map(self._size_of, set(ids)))
        self._work.execute_each(self._statements.erase_entry, [{"person": self._person, "id": id} for id in ids])

    def _erase_many(self, held: Executable, erase: Executable, first: date | int, last: date | int) -> None:
        between = {"person": self._person, "first": first, "last": last}
        self._held -= int(self._work.select(held, between)[0][0])
        self._work.execute(erase, between)

    def _promise(self, reminders: tuple[Reminder, ...]) -> None:
        where = {"platform": self._place.platform, "room": self._place.room, "account": self._account}
        for each in reminders:
            # What was just looked at is not looked at again in the same breath, whatever it wants.
            soonest = max(each.due, self._at + BREATH) if self._woken else each.due
            row = {"person": self._person, "name": each.name, "due": each.due, "not_before": soonest, **where}
            self._work.write(self._statements.save_reminder, row)

    def _body(self, id: int, record: Record) -> dict[str, Any]:
        return {
            "name": record.name,
            "kind": record.kind,
            "happened_on": record.on,
            "sealed": self._key.seal(body_to_json(record), "entries", "sealed", str(id)),
        }
