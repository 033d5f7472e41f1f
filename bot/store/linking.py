"""Two accounts, one person: one-time codes, and moving everything of one person to another in one transaction.

A code is stored as a keyed hash, so that nobody reads it out of the table. The older person stays: what is sealed of
the younger one is opened with its key and sealed again with the other's; then that key goes, like an erased one's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update

from bot.core.facts import Linking
from bot.core.session import from_json, to_json
from bot.runtime.incoming import Incoming
from bot.runtime.linking import TYPED, code_in, joined
from bot.runtime.outcome import Claim, Join, Offer, Part, Together
from bot.runtime.person import Talk
from bot.runtime.ports import StoreError
from bot.store.erasing import erase_key
from bot.store.group_belongings import become_one
from bot.store.plain import person_from_json, person_to_json
from bot.store.sealing import PersonKey
from bot.store.tables import accounts, entries, keys, ledger, link_codes, outbox, persons, reminders, talks
from bot.store.work import Work

_mine = link_codes.c.person == bindparam("of_person")
_counts = link_codes.c.until > bindparam("now")
# Locked: of two who type the same code at once, the second waits and finds it taken.
_by_mark = select(link_codes).where(link_codes.c.mark == bindparam("of_mark"), _counts).with_for_update()
_by_person = select(link_codes).where(_mine, _counts).with_for_update()
_offer = insert(link_codes)
_withdraw = delete(link_codes).where(_mine)
_claim = (
    update(link_codes)
    .where(link_codes.c.mark == bindparam("of_mark"), _counts, link_codes.c.claimed_by.is_(None))
    .values(claimed_by=bindparam("claimed_by"), claimed_on=bindparam("claimed_on"))
)
_forget_codes = delete(link_codes).where(or_(_mine, link_codes.c.claimed_by == bindparam("of_person")))
_old_codes = delete(link_codes).where(link_codes.c.until <= bindparam("now"))

_accounts = (
    select(accounts.c.platform, accounts.c.account)
    .where(accounts.c.person == bindparam("of_person"))
    .order_by(accounts.c.created_at, accounts.c.platform, accounts.c.account)
)
_this_account = (accounts.c.platform == bindparam("of_platform"), accounts.c.account == bindparam("of_account"))
_leave = delete(accounts).where(*_this_account)
_promised_there = delete(reminders).where(
    reminders.c.platform == bindparam("of_platform"), reminders.c.account == bindparam("of_account")
)

_person = (
    select(persons.c.created_at, persons.c.last_entry, persons.c.held, persons.c.sealed, keys.c.wrapped)
    .select_from(persons)
    .outerjoin(keys, keys.c.person == persons.c.id)
    .where(persons.c.id == bindparam("of_person"))
    .with_for_update(of=persons)
)
_talks = select(talks.c.id, talks.c.touched, talks.c.parked, talks.c.sealed).where(
    talks.c.person == bindparam("of_person")
)
_end_talks = delete(talks).where(talks.c.person == bindparam("of_person"))
_add_talk = insert(talks)
_entries = (
    select(entries.c.id, entries.c.session, entries.c.sealed)
    .where(entries.c.person == bindparam("of_person"))
    .order_by(entries.c.id)
)
_move_entry = (
    update(entries)
    .where(entries.c.person == bindparam("of_person"), entries.c.id == bindparam("of_entry"))
    .values(
        person=bindparam("person"), id=bindparam("id"), session=bindparam("session"), sealed=bindparam("sealed")
    )
)  # fmt: skip
_owed = select(outbox.c.id, outbox.c.platform, outbox.c.event, outbox.c.n, outbox.c.sealed).where(
    outbox.c.person == bindparam("of_person")
)
_move_owed = (
    update(outbox)
    .where(outbox.c.id == bindparam("of_row"))
    .values(person=bindparam("person"), sealed=bindparam("sealed"))
)
_promised = select(reminders.c.name, reminders.c.due).where(reminders.c.person == bindparam("of_person"))
_break_promise = delete(reminders).where(
    reminders.c.person == bindparam("of_person"), reminders.c.name == bindparam("of_name")
)
_move = tuple(
    update(table).where(table.c.person == bindparam("of_person")).values(person=bindparam("person"))
    for table in (reminders, ledger, accounts)
)
_remove = delete(persons).where(persons.c.id == bindparam("of_person"))


def stands(work: Work, person: str, typed: str, incoming: Incoming) -> Linking:
    """What a turn may know: the accounts, the code that was made here, and the one that was typed."""
    rows = work.select(_accounts, {"of_person": person})
    offered, other = "", ""
    for row in work.select(_by_person, {"of_person": person, "now": incoming.at}):
        offered, other = ("typed" if row[4] else "waiting"), row[5] or ""
    known, code = "", code_in(typed)
    if typed:
        known = "unknown" if code else "no_code"
    for row in _found(work, code, incoming.at):
        if row[1] == person:
            known = "own"
        elif row[4] in (None, person):
            known, other = "fits", row[2]
    return Linking(
        known,  # type: ignore[arg-type]
        offered,  # type: ignore[arg-type]
        other,
        tuple(platform for platform, _ in rows),
        not rows or tuple(rows[0]) == (incoming.place.platform, incoming.account),
    )


def _found(work: Work, code: str, now: datetime) -> list[Any]:
    marks = work.keyring.marks_of_code(code) if code else ()
    return [row for mark in marks for row in work.select(_by_mark, {"of_mark": mark, "now": now})]


def carry_out(work: Work, incoming: Incoming, person: str, link: Offer | Claim | Join | Part) -> str:
    """Do what a turn wants with the accounts. Returns the person whose turn it is from now on."""
    match link:
        case Offer(code=code, until=until):
            work.execute(_withdraw, {"of_person": person})
            if code:
                mark = work.keyring.marks_of_code(code_in(code))[0]
                row = {"mark": mark, "person": person, "platform": incoming.place.platform, "until": until}
                work.execute(_offer, {**row, "claimed_by": None, "claimed_on": None})
        case Claim(code=code):
            # Who claims offers nothing: no two people can wait for each other.
            work.execute(_withdraw, {"of_person": person})
            _take(work, incoming, person, code_in(code))
        case Join(talks=together):
            return _join(work, incoming, person, together)
        case Part():
            _part(work, incoming, person)
    return person


def stands_for(work: Work, code: str, now: datetime) -> bool:
    """Whether somebody offers this code, and nobody has claimed it."""
    return any(row[4] is None for row in _found(work, code, now))


def forget_codes(work: Work, person: str) -> None:
    work.execute(_forget_codes, {"of_person": person})


def sweep(work: Work, now: datetime) -> None:
    work.execute(_old_codes, {"now": now})


def _take(work: Work, incoming: Incoming, person: str, code: str) -> None:
    claim = {"claimed_by": person, "claimed_on": incoming.place.platform}
    for row in _found(work, code, incoming.at):
        if row[4] == person:
            return
        if work.execute(_claim, {"of_mark": row[0], "now": incoming.at, **claim}):
            # Whoever made it waits to hear that: what was promised to them is due now, and is a turn of theirs.
            work.execute(work.statements.put_off, {"of_person": row[1], "of_name": TYPED, "at": incoming.at})
            return
    raise StoreError


def _part(work: Work, incoming: Incoming, person: str) -> None:
    here = (incoming.place.platform, incoming.account)
    rows = [tuple(row) for row in work.select(_accounts, {"of_person": person})]
    leaving = rows[1:] if rows[0] == here else [here]
    for platform, account in leaving:
        values = {"of_platform": platform, "of_account": account}
        work.execute(_promised_there, values)
        work.execute(_leave, values)


# --- two people become one ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Someone:
    id: str
    created_at: datetime
    last_entry: int
    held: int
    sealed: bytes
    key: PersonKey

    @classmethod
    def locked(cls, work: Work, id: str) -> _Someone:
        rows = work.select(_person, {"of_person": id})
        if not rows:
            # Erased since they typed the code.
            raise StoreError
        ((created_at, last_entry, held, sealed, wrapped),) = rows
        return cls(id, created_at, last_entry, held, sealed, work.keyring.open_person(id, wrapped))


def _join(work: Work, incoming: Incoming, person: str, together: Together) -> str:
    rows = [row for row in work.select(_by_person, {"of_person": person, "now": incoming.at}) if row[4]]
    if not rows:
        raise StoreError
    both = (_Someone.locked(work, person), _Someone.locked(work, rows[0][4]))
    stays, goes = sorted(both, key=lambda each: (each.created_at, each.id))
    numbers = {
        id: number
        for number, (id, _, _) in enumerate(work.select(_entries, {"of_person": goes.id}), stays.last_entry + 1)
    }
    sessions = _move_talks(work, stays, goes, together, numbers)
    _move_entries(work, stays, goes, numbers, sessions)
    _move_the_rest(work, stays, goes)
    shared = person_from_json(goes.id, goes.key.unseal(goes.sealed, "persons", "sealed", goes.id)).shares
    become_one(work, stays.id, goes.id, shared)
    _save_person(work, stays, goes, max(numbers.values(), default=stays.last_entry))
    for each in (stays, goes):
        forget_codes(work, each.id)
    # Its key goes for good; should a backup bring its rows back, the tombstone has them erased again.
    bury = {"mark": work.keyring.marks(goes.id)[0], "person": goes.id, "at": datetime.now(UTC)}
    work.execute(work.statements.bury, bury)
    work.execute(_remove, {"of_person": goes.id})
    erase_key(work, goes.id)
    return stays.id


def _move_talks(
    work: Work, stays: _Someone, goes: _Someone, together: Together, numbers: Mapping[int, int]
) -> dict[str, str]:
    """Returns the ids of the moved sessions that are called otherwise now."""
    before = tuple(_open_talks(work, each) for each in (stays, goes))
    after = together(before[0], before[1], numbers)
    for each in (stays, goes):
        work.execute(_end_talks, {"of_person": each.id})
    rows = [
        {
            "person": stays.id,
            "id": talk.session.id,
            "touched": talk.touched,
            "parked": talk.parked,
            "sealed": stays.key.seal(to_json(talk.session), "talks", "sealed", talk.session.id),
        }
        for talk in (*after[0], *after[1])
    ]
    if rows:
        work.execute_each(_add_talk, rows)
    return {old.session.id: new.session.id for old, new in zip(before[1], after[1], strict=True)}


def _open_talks(work: Work, someone: _Someone) -> tuple[Talk, ...]:
    return tuple(
        Talk(from_json(someone.key.unseal(sealed, "talks", "sealed", id)), touched, parked)
        for id, touched, parked, sealed in work.select(_talks, {"of_person": someone.id})
    )


def _move_entries(
    work: Work, stays: _Someone, goes: _Someone, numbers: Mapping[int, int], sessions: Mapping[str, str]
) -> None:
    for id, session, sealed in work.select(_entries, {"of_person": goes.id}):
        body = goes.key.unseal(sealed, "entries", "sealed", str(id))
        number = numbers[id]
        moved = {
            "person": stays.id,
            "id": number,
            "session": sessions.get(session, session),
            "sealed": stays.key.seal(body, "entries", "sealed", str(number)),
        }
        work.execute(_move_entry, {"of_person": goes.id, "of_entry": id, **moved})


def _move_the_rest(work: Work, stays: _Someone, goes: _Someone) -> None:
    for row, platform, event, n, sealed in work.select(_owed, {"of_person": goes.id}):
        id = f"{platform}:{n}:{event}"
        sealed_again = stays.key.seal(goes.key.unseal(sealed, "outbox", "sealed", id), "outbox", "sealed", id)
        work.execute(_move_owed, {"of_row": row, "person": stays.id, "sealed": sealed_again})
    # Promised on both sides: the one that comes first is sent.
    promised = dict(work.select(_promised, {"of_person": stays.id}))
    for name, due in work.select(_promised, {"of_person": goes.id}):
        if name in promised:
            later = goes if promised[name] <= due else stays
            work.execute(_break_promise, {"of_person": later.id, "of_name": name})
    for move in _move:
        work.execute(move, {"of_person": goes.id, "person": stays.id})


def _save_person(work: Work, stays: _Someone, goes: _Someone, last_entry: int) -> None:
    older, younger = (
        person_from_json(each.id, each.key.unseal(each.sealed, "persons", "sealed", each.id)) for each in (stays, goes)
    )
    sealed = stays.key.seal(person_to_json(joined(older, younger)), "persons", "sealed", stays.id)
    # The same text takes as many bytes under the other key.
    held = stays.held + goes.held
    values = {"person": stays.id, "last_entry": last_entry, "held": held, "sealed": sealed}
    work.execute(work.statements.save_person, values)
