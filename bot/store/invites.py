"""Invitations: codes by which the operator lets strangers in, stored as keyed hashes. Who used one is not noted."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, update

from bot.runtime.incoming import Incoming
from bot.runtime.linking import LENGTH
from bot.store.linking import stands_for
from bot.store.tables import invites
from bot.store.work import Work

_by_mark = invites.c.mark == bindparam("of_mark")
_add = insert(invites)
_use = update(invites).where(_by_mark, invites.c.uses > 0).values(uses=invites.c.uses - 1)
_used_up = delete(invites).where(invites.c.uses <= 0)
_end = delete(invites)


def invite(work: Work, code: str, uses: int) -> None:
    work.execute(_add, {"mark": work.keyring.marks_of_code(code)[0], "uses": uses})


def end(work: Work) -> int:
    """All that was made and not used up counts no more. Returns how many did."""
    return work.execute(_end, {})


def admitted(work: Work, incoming: Incoming, code: str) -> bool:
    """Whether a stranger may come in by this code. An invitation is used by it, in the transaction of their turn."""
    if not code:
        return False
    if len(code) == LENGTH:
        # A code that links them to somebody who is in already: their turn decides what becomes of it.
        return stands_for(work, code, incoming.at)
    for mark in work.keyring.marks_of_code(code):
        if work.execute(_use, {"of_mark": mark}):
            work.execute(_used_up, {})
            return True
    return False
