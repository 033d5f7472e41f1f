"""Buddies in the tables: what somebody looks for, sealed under their own key, and who was found for whom.

What one of two may read of the other is opened with the other's key each time. So nothing of anybody is kept twice,
and with their key it is gone for everybody.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, or_, select, update

from bot.core.groups import BuddyView, Meet, Seek, Unpair
from bot.groups.buddies import APART_FOR, ASKED_FOR, NEVER_AGAIN, TOGETHER_FOR
from bot.runtime.group_ports import Told
from bot.runtime.incoming import Incoming
from bot.store.group_rows import by_id, tell
from bot.store.sealing import PersonKey
from bot.store.tables import keys, members, pairs
from bot.store.work import Work

APART = "."
"""Between the group and the rest in the id of a pair."""

_columns = (
    pairs.c.id, pairs.c.group, pairs.c.person, pairs.c.other, pairs.c.until, pairs.c.state, pairs.c.yes,
    pairs.c.other_yes,
)  # fmt: skip
_either = or_(pairs.c.person == bindparam("of_person"), pairs.c.other == bindparam("of_person"))
_pair = select(*_columns).where(pairs.c.id == bindparam("of_pair")).with_for_update()
_of_group = select(*_columns).where(pairs.c.group == bindparam("of_group"))
_theirs = select(*_columns).where(_either).order_by(pairs.c.until.desc())
_add = insert(pairs)
_save = (
    update(pairs)
    .where(pairs.c.id == bindparam("of_pair"))
    .values({name: bindparam(f"new_{name}") for name in ("until", "state", "yes", "other_yes")})
)
_drop = delete(pairs).where(pairs.c.id == bindparam("of_pair"))
_look = (
    select(members.c.sealed, keys.c.wrapped)
    .join(keys, keys.c.person == members.c.person)
    .where(members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person"))
)
_looking = (
    select(members.c.person, members.c.sealed, keys.c.wrapped)
    .join(keys, keys.c.person == members.c.person)
    .where(members.c.group == bindparam("of_group"), members.c.sealed.is_not(None))
    .order_by(members.c.since, members.c.person)
)
_seek = (
    update(members)
    .where(members.c.group == bindparam("of_group"), members.c.person == bindparam("of_person"))
    .values(sealed=bindparam("new_sealed"))
)
_moderators = select(members.c.person).where(members.c.group == bindparam("of_group"), members.c.moderator)
_over = (
    update(pairs)
    .where(or_(pairs.c.state == "asked", pairs.c.state == "together"), pairs.c.until < bindparam("now"))
    .values(state="ended", until=bindparam("then"))
)
_forgotten = delete(pairs).where(
    or_(pairs.c.state == "ended", pairs.c.state == "never"), pairs.c.until < bindparam("now")
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One row, as one of the two sees it."""

    id: str
    group: str
    me: str
    other: str
    until: datetime
    state: str
    yes: bool
    other_yes: bool
    first: bool

    def live(self, now: datetime) -> bool:
        return self.state in ("asked", "together") and self.until > now


def _of(row: Sequence[Any], person: str) -> _Pair:
    id, group, one, other, until, state, yes, other_yes = row
    if person == one:
        return _Pair(id, group, one, other, until, state, yes, other_yes, first=True)
    return _Pair(id, group, other, one, until, state, other_yes, yes, first=False)


def _save_pair(work: Work, pair: _Pair, *, state: str, until: datetime, yes: bool) -> None:
    both = (yes, pair.other_yes) if pair.first else (pair.other_yes, yes)
    new = {"new_until": until, "new_state": state, "new_yes": both[0], "new_other_yes": both[1]}
    work.execute(_save, {"of_pair": pair.id, **new})


# --- what somebody looks for --------------------------------------------------------------------------------------


def _looks(work: Work, group: str, person: str) -> dict[str, Any]:
    """What they wrote to be read by a buddy; empty where they did not, or are gone."""
    rows = work.select(_look, {"of_group": group, "of_person": person})
    if not rows or rows[0][0] is None:
        return {}
    sealed, wrapped = rows[0]
    return _opened(work.keyring.open_person(person, wrapped), sealed, group)


def _opened(key: PersonKey, sealed: bytes, group: str) -> dict[str, Any]:
    told: dict[str, Any] = key.unseal(sealed, "members", "sealed", group)
    return told


def _write(work: Work, group: str, person: str, told: dict[str, Any] | None) -> None:
    sealed = None
    if told is not None:
        ((wrapped,),) = work.select(work.statements.load_key, {"person": person})
        sealed = work.keyring.open_person(person, wrapped).seal(told, "members", "sealed", group)
    work.execute(_seek, {"of_group": group, "of_person": person, "new_sealed": sealed})


def seek(work: Work, incoming: Incoming, person: str, act: Seek) -> None:
    told = {"name": act.name, "line": act.line, "reach": act.reach, "seeks": True, "at": incoming.at.isoformat()}
    _write(work, act.group, person, told if act.name else None)


def seeking(work: Work, group: str, now: datetime) -> tuple[str, ...]:
    """Who looks for somebody in this group and is in no pair, the longest first."""
    rows = work.select(_of_group, {"of_group": group})
    busy = {each for row in rows if _of(row, row[2]).live(now) for each in (row[2], row[3])}
    found = []
    for person, sealed, wrapped in work.select(_looking, {"of_group": group}):
        told = _opened(work.keyring.open_person(person, wrapped), sealed, group)
        if told["seeks"] and person not in busy:
            found.append((told["at"], person))
    return tuple(person for _, person in sorted(found))


def before(work: Work, group: str) -> frozenset[frozenset[str]]:
    """Who was found for whom lately."""
    return frozenset(frozenset((row[2], row[3])) for row in work.select(_of_group, {"of_group": group}))


# --- two of them --------------------------------------------------------------------------------------------------


def ask(work: Work, platform: str, group: str, two: tuple[str, str], at: datetime) -> None:
    """Ask both, each by themselves."""
    id = f"{group}{APART}{secrets.token_hex(6)}"
    row = {"id": id, "group": group, "person": two[0], "other": two[1], "until": at + ASKED_FOR, "state": "asked"}
    work.execute(_add, {**row, "yes": False, "other_yes": False})
    for person in two:
        tell(work, platform, Told(f"buddy:{id}", person=person), at)


def buddy(work: Work, person: str, id: str, now: datetime) -> BuddyView:
    """How somebody stands to a buddy, in a group or in one pair."""
    pair = _found(work, person, id, now)
    if pair is None:
        if APART in id:
            return BuddyView(id, "over")
        return BuddyView(state="looking" if _looks(work, id, person).get("seeks") else "none")
    told = _looks(work, pair.group, pair.other)
    shown = BuddyView(pair.id, "over", told.get("name", ""), told.get("line", ""), until=pair.until.date())
    if not pair.live(now) or not told:
        return shown
    reach = told["reach"] if pair.other_yes else ""
    state = "together" if pair.state == "together" else "said_yes" if pair.yes else "asked"
    return BuddyView(pair.id, state, shown.name, shown.line, reach, shown.until)  # type: ignore[arg-type]


def _found(work: Work, person: str, id: str, now: datetime) -> _Pair | None:
    if APART in id:
        rows = work.select(_pair, {"of_pair": id})
        return _of(rows[0], person) if rows and person in rows[0][2:4] else None
    theirs = (_of(row, person) for row in work.select(_theirs, {"of_person": person}))
    return next((each for each in theirs if each.group == id and each.live(now)), None)


def meet(work: Work, incoming: Incoming, person: str, act: Meet) -> None:
    """Their yes or no. With both yes they are together, and neither looks any more."""
    pair, group = _found(work, person, act.pair, incoming.at), by_id(work, act.pair.partition(APART)[0])
    if pair is None or group is None or pair.state != "asked" or not pair.live(incoming.at):
        return
    if not act.yes:
        _end(work, group[0].platform, pair, incoming.at)
    elif not pair.other_yes:
        _save_pair(work, pair, state="asked", until=pair.until, yes=True)
    else:
        _save_pair(work, pair, state="together", until=incoming.at + TOGETHER_FOR, yes=True)
        tell(work, group[0].platform, Told(f"buddy:{pair.id}", person=pair.other), incoming.at)
        hours = TOGETHER_FOR.total_seconds() / 3600
        for each in (pair.me, pair.other):
            _write(work, pair.group, each, {**_looks(work, pair.group, each), "seeks": False})
            tell(work, group[0].platform, Told(f"buddy_end:{pair.id}", person=each, wait=hours), incoming.at)


def unpair(work: Work, incoming: Incoming, person: str, act: Unpair) -> None:
    pair, group = _found(work, person, act.pair, incoming.at), by_id(work, act.pair.partition(APART)[0])
    if pair is None or group is None or not pair.live(incoming.at):
        return
    _end(work, group[0].platform, pair, incoming.at, never=act.how != "leave")
    if act.how == "report":
        work.write(work.statements.count, {"month": f"{incoming.at:%Y-%m}", "what": "reports", "n": 1})
        for (each,) in work.select(_moderators, {"of_group": pair.group}):
            if each not in (pair.me, pair.other):
                tell(work, group[0].platform, Told(f"pair_report:{pair.group}", person=each), incoming.at)


def _end(work: Work, platform: str, pair: _Pair, at: datetime, *, never: bool = False) -> None:
    """It is over. The other one is told so, where they knew of it, and not why."""
    for each in (pair.me, pair.other):
        for name in (f"buddy:{pair.id}", f"buddy_end:{pair.id}"):
            work.execute(work.statements.break_promise, {"of_person": each, "of_name": name})
    stays = NEVER_AGAIN if never else APART_FOR
    _save_pair(work, pair, state="never" if never else "ended", until=at + stays, yes=pair.yes)
    if pair.other_yes:
        tell(work, platform, Told(f"buddy:{pair.id}", person=pair.other), at)


def end_all(work: Work, person: str, at: datetime, group: str = "", *, forget: bool = False) -> None:
    """Whoever leaves a group, or goes for good, is nobody's buddy there any more."""
    for row in work.select(_theirs, {"of_person": person}):
        pair = _of(row, person)
        if group and pair.group != group:
            continue
        opened = by_id(work, pair.group)
        if opened and pair.live(at):
            _end(work, opened[0].platform, pair, at)
        if forget:
            work.execute(_drop, {"of_pair": pair.id})


def sweep(work: Work, now: datetime) -> None:
    work.execute(_forgotten, {"now": now})
    work.execute(_over, {"now": now, "then": now + APART_FOR})
