"""What was said to somebody who erased everything, to be taken out of their chats: the last that is owed to them.

A row knows a chat and messages and nothing else, sealed with a key of its own. It is gone as soon as the platform was
asked, or after an hour. It names nobody, and no backup holds it.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, select, update

from bot.runtime.incoming import Place
from bot.runtime.ports import Removal, StoreError
from bot.store.tables import accounts, ledger, removals
from bot.store.work import Work

ALLOWED = {"telegram": timedelta(hours=47, minutes=50)}
"""Telegram lets a bot delete what is younger than 48 hours; Discord lets it delete its own messages at any time."""
AT_ONCE = {"telegram": 100, "discord": 25}
"""So many messages are one piece of work: what is done within seconds at the platform's pace."""
A_MOMENT = timedelta(seconds=2)
"""In which the goodbye is said first."""
LEDGER = timedelta(days=365)
OWED = timedelta(hours=1)
"""After so long it is given up: better a message stays in a chat than that we know whose it was."""
CLAIMED = timedelta(seconds=20)
"""For so long nobody else takes up what somebody is doing."""

_accounts = select(accounts.c.platform, accounts.c.account).where(accounts.c.person == bindparam("person"))
_receipts = (
    select(ledger.c.receipt)
    .where(
        ledger.c.person == bindparam("person"),
        ledger.c.platform == bindparam("platform"),
        ledger.c.sent_at > bindparam("since"),
    )
    .order_by(ledger.c.sent_at.desc())
)
_add = insert(removals)
_waiting = select(removals.c.id).where(removals.c.platform == bindparam("platform")).limit(1)
_next = (
    select(removals.c.id, removals.c.wrapped, removals.c.sealed)
    .where(
        removals.c.platform == bindparam("platform"),
        removals.c.not_before <= bindparam("now"),
    )
    .limit(1)
    .with_for_update(skip_locked=True)
)
_claim = update(removals).where(removals.c.id == bindparam("of_id")).values(not_before=bindparam("then"))
_done = delete(removals).where(removals.c.id == bindparam("of_id"))
_given_up = delete(removals).where(removals.c.until <= bindparam("now"))


def owe(work: Work, person: str) -> None:
    """Before their rows go: what was sent to them is to be taken out of each of their chats."""
    now = work.now()
    for platform, account in work.select(_accounts, {"person": person}):
        if platform not in AT_ONCE:
            continue
        since = now - ALLOWED.get(platform, LEDGER)
        rows = work.select(_receipts, {"person": person, "platform": platform, "since": since})
        # One message may stand in the ledger several times: it was redrawn. A long reply is several messages.
        receipts = list(dict.fromkeys(id for (receipt,) in rows for id in receipt.split(",") if id.strip("0")))
        size = AT_ONCE[platform]
        for at in range(0, len(receipts), size):
            id = uuid.uuid4().hex
            key, wrapped = work.keyring.new_person(id)
            sealed = key.seal([account, *receipts[at : at + size]], "removals", "sealed", id)
            row = {"id": id, "platform": platform, "until": now + OWED, "not_before": now + A_MOMENT}
            work.execute(_add, {**row, "wrapped": wrapped, "sealed": sealed})


def waiting(work: Work, platform: str) -> bool:
    return bool(work.select(_waiting, {"platform": platform}))


def claim(work: Work, platform: str) -> Removal | None:
    """The next one that nobody is at. What has waited too long is given up."""
    now = work.now()
    work.execute(_given_up, {"now": now})
    for id, wrapped, sealed in work.select(_next, {"platform": platform, "now": now}):
        work.execute(_claim, {"of_id": id, "then": now + CLAIMED})
        try:
            room, *receipts = work.keyring.open_person(id, wrapped).unseal(sealed, "removals", "sealed", id)
        except StoreError:
            work.execute(_done, {"of_id": id})
            return None
        return Removal(id, Place(platform, room), tuple(receipts))
    return None


def done(work: Work, id: str) -> None:
    work.execute(_done, {"of_id": id})


def sweep(work: Work, now: datetime) -> None:
    work.execute(_given_up, {"now": now})
