"""Every statement of the hot path, built once and written once for both databases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    and_,
    bindparam,
    delete,
    func,
    insert,
    null,
    or_,
    select,
    update,
)

from bot.store.tables import (
    accounts,
    counts,
    entries,
    keys,
    leases,
    ledger,
    link_codes,
    outbox,
    paces,
    persons,
    reminders,
    seen,
    talks,
    tombstones,
)

Among = Callable[[Column[str], str], ColumnElement[bool]]
"""That a column holds one of the values of a list, which is given by its name."""


OF_A_PERSON = (
    persons.c.id, persons.c.last_entry, persons.c.held, persons.c.last_on, accounts.c.unreachable_since,
    persons.c.sealed, keys.c.wrapped,
)  # fmt: skip
"""What a turn finds of its person: the same whether one is read or many."""


class Statements:
    """`upsert` is the database's own insert, the one that knows `on conflict`; `among` its way with a list."""

    def __init__(self, upsert: Callable[..., Any], among: Among) -> None:
        self.see = upsert(seen).on_conflict_do_nothing()
        self.claim_account = upsert(accounts).on_conflict_do_nothing()
        talk = upsert(talks)
        self.save_talk = talk.on_conflict_do_update(
            index_elements=[talks.c.person, talks.c.id],
            set_={name: talk.excluded[name] for name in ("touched", "parked", "sealed")},
        )
        self.count = upsert(counts).on_conflict_do_update(
            index_elements=[counts.c.month, counts.c.what], set_={"n": counts.c.n + 1}
        )
        self.bury = upsert(tombstones).on_conflict_do_nothing()
        reminder = upsert(reminders)
        self.save_reminder = reminder.on_conflict_do_update(
            index_elements=[reminders.c.person, reminders.c.name],
            set_={column: reminder.excluded[column] for column in ("platform", "room", "account", "due", "not_before")},
        )
        lease = upsert(leases)
        # A lease that ends later than any that could be given now was given by a clock that was wrong.
        self.hold = lease.on_conflict_do_update(
            index_elements=[leases.c.name],
            set_={name: lease.excluded[name] for name in ("owner", "until")},
            where=or_(
                leases.c.owner == lease.excluded.owner,
                leases.c.until <= bindparam("now"),
                leases.c.until > bindparam("longest"),
            ),
        )
        self.add_pace = upsert(paces).on_conflict_do_nothing()
        # What many turns of one transaction find, at one go each.
        self.load_people = (
            select(
                accounts.c.account,
                *OF_A_PERSON,
            )
            .select_from(persons)
            .join(accounts, accounts.c.person == persons.c.id)
            .outerjoin(keys, keys.c.person == persons.c.id)
            .where(among(persons.c.id, "people"), accounts.c.platform == bindparam("platform"))
        )
        self.load_their_talks = (
            select(talks.c.person, talks.c.id, talks.c.touched, talks.c.parked, talks.c.sealed)
            .where(among(talks.c.person, "people"))
            .order_by(talks.c.touched.desc(), talks.c.id)
        )
        self.promised_them = select(reminders.c.person, reminders.c.name, reminders.c.due).where(
            among(reminders.c.person, "people")
        )

    # The lock makes turns of one person wait for each other. On SQLite, with its one writer, it is left out.
    load_person = (
        select(*OF_A_PERSON)
        .select_from(accounts)
        .join(persons, persons.c.id == accounts.c.person)
        .outerjoin(keys, keys.c.person == persons.c.id)
        .where(accounts.c.platform == bindparam("platform"), accounts.c.account == bindparam("account"))
        # Held against other turns of theirs, and not against what a turn in a group promises them.
        .with_for_update(of=persons, key_share=True)
    )
    # A statement of its own, after the lock: PostgreSQL would read joined rows as they were before the wait.
    load_talks = (
        select(talks.c.id, talks.c.touched, talks.c.parked, talks.c.sealed)
        .where(talks.c.person == bindparam("person"))
        .order_by(talks.c.touched.desc(), talks.c.id)
    )
    talking = (
        select(accounts.c.account, talks.c.touched)
        .select_from(accounts)
        .join(talks, talks.c.person == accounts.c.person)
        .where(accounts.c.platform == bindparam("platform"), talks.c.parked.is_(False))
        .order_by(talks.c.touched.desc())
    )
    _due = (
        select(*(reminders.c[name] for name in ("person", "name", "platform", "room", "account", "due")))
        .where(reminders.c.platform == bindparam("platform"), reminders.c.not_before <= bindparam("now"))
        .order_by(reminders.c.not_before, reminders.c.person)
        .limit(bindparam("most"))
    )
    # Whoever is in the middle of a turn is passed over. The person is locked and not the reminder: every turn locks
    # its person first, and two that lock in different orders could wait for each other for ever.
    pick_due = _due.join(persons, persons.c.id == reminders.c.person).with_for_update(
        of=persons, skip_locked=True, key_share=True
    )
    pick_due_in = pick_due.where(reminders.c.room == bindparam("room"))
    put_off = (
        update(reminders)
        .where(reminders.c.person == bindparam("of_person"), reminders.c.name == bindparam("of_name"))
        .values(not_before=bindparam("at"))
    )
    claim_reminder = delete(reminders).where(
        reminders.c.person == bindparam("person"),
        reminders.c.name == bindparam("name"),
        reminders.c.due == bindparam("due"),
    )
    promised = select(reminders.c.name, reminders.c.due).where(reminders.c.person == bindparam("person"))
    cancel_reminders = delete(reminders).where(reminders.c.person == bindparam("person"))
    break_promises = delete(reminders).where(
        reminders.c.platform == bindparam("of_platform"), reminders.c.room == bindparam("of_room")
    )
    load_key = select(keys.c.wrapped).where(keys.c.person == bindparam("person"))

    add_person = insert(persons)
    add_key = insert(keys)
    save_person = (
        update(persons)
        .where(persons.c.id == bindparam("person"))
        .values(last_entry=bindparam("last_entry"), held=bindparam("held"), sealed=bindparam("sealed"))
    )
    saw = update(persons).where(persons.c.id == bindparam("of_person")).values(last_on=bindparam("on"), told_on=null())
    told = update(persons).where(persons.c.id == bindparam("of_person")).values(told_on=bindparam("on"))
    _this_account = and_(accounts.c.platform == bindparam("of_platform"), accounts.c.account == bindparam("of_account"))
    reached = update(accounts).where(_this_account).values(unreachable_since=null())
    # The first time counts. A private room has the name of its account.
    not_reached = (
        update(accounts)
        .where(_this_account, accounts.c.unreachable_since.is_(None))
        .values(unreachable_since=bindparam("on"))
    )
    break_promise = delete(reminders).where(
        reminders.c.person == bindparam("of_person"), reminders.c.name == bindparam("of_name")
    )
    end_talk = delete(talks).where(talks.c.person == bindparam("person"), talks.c.id == bindparam("id"))

    kept_before = select(entries.c.name, entries.c.id, func.length(entries.c.sealed)).where(
        entries.c.person == bindparam("person"), entries.c.session == bindparam("session")
    )
    add_entry = insert(entries)
    change_entry = (
        update(entries)
        .where(entries.c.person == bindparam("of_person"), entries.c.id == bindparam("of_entry"))
        .values(
            name=bindparam("name"),
            kind=bindparam("kind"),
            happened_on=bindparam("happened_on"),
            sealed=bindparam("sealed"),
        )
    )
    size_of_entry = select(func.length(entries.c.sealed)).where(
        entries.c.person == bindparam("person"), entries.c.id == bindparam("id")
    )
    erase_entry = delete(entries).where(entries.c.person == bindparam("person"), entries.c.id == bindparam("id"))

    _entry = select(entries.c.id, entries.c.name, entries.c.kind, entries.c.happened_on, entries.c.sealed).where(
        entries.c.person == bindparam("person")
    )
    entry = _entry.where(entries.c.id == bindparam("id"))
    latest = (
        _entry.where(entries.c.kind == bindparam("kind"))
        .order_by(entries.c.happened_on.desc(), entries.c.id.desc())
        .limit(bindparam("limit"))
    )
    recent = select(func.count()).where(
        entries.c.person == bindparam("person"),
        entries.c.kind == bindparam("kind"),
        entries.c.happened_on >= bindparam("since"),
    )
    by_day = (
        select(entries.c.happened_on, func.count())
        .where(entries.c.person == bindparam("person"), entries.c.kind == bindparam("kind"))
        .group_by(entries.c.happened_on)
        .order_by(entries.c.happened_on)
    )

    # Inline: nobody needs the new row's number back.
    add_reply = insert(outbox).inline()
    _owed = (
        select(outbox.c.platform, outbox.c.event, outbox.c.n, outbox.c.person, outbox.c.sealed, keys.c.wrapped)
        .select_from(outbox)
        .outerjoin(keys, keys.c.person == outbox.c.person)
        .where(outbox.c.platform == bindparam("platform"))
        .order_by(outbox.c.id)
    )
    owed_for_event = _owed.where(outbox.c.event == bindparam("event"))
    _alive = select(leases.c.name).where(leases.c.name == outbox.c.owner, leases.c.until > bindparam("now"))
    _to_send = _owed.where(
        outbox.c.attempts < bindparam("tries"),
        or_(outbox.c.until.is_(None), outbox.c.until > bindparam("now")),
    )
    _nobodys = and_(
        or_(outbox.c.owner.is_(None), ~_alive.exists()),
        or_(outbox.c.not_before.is_(None), outbox.c.not_before <= bindparam("now")),
    )
    # What nobody alive delivers, and with it what this worker does.
    orphaned = _to_send.where(_nobodys).limit(bindparam("most")).with_for_update(of=outbox, skip_locked=True)
    owed = _to_send.where(or_(outbox.c.owner == bindparam("owner"), _nobodys)).with_for_update(
        of=outbox, skip_locked=True
    )
    _this = and_(
        outbox.c.platform == bindparam("of_platform"),
        outbox.c.event == bindparam("of_event"),
        outbox.c.n == bindparam("of_n"),
    )
    take_over = update(outbox).where(_this).values(owner=bindparam("owner"))
    again = (
        update(outbox)
        .where(_this)
        .values(owner=null(), not_before=bindparam("then"), attempts=outbox.c.attempts + bindparam("counted"))
    )
    let_go = update(outbox).where(outbox.c.owner == bindparam("of_owner")).values(owner=null())
    end_leases = delete(leases).where(leases.c.owner == bindparam("owner"))
    end_lease = end_leases.where(leases.c.name == bindparam("name"))
    end_all_leases = delete(leases)
    lock_pace = select(paces.c.free_at).where(paces.c.name == bindparam("name")).with_for_update()
    save_pace = update(paces).where(paces.c.name == bindparam("of_name")).values(free_at=bindparam("free_at"))
    # The line first, then the reply: both can be done for many at once, which one that returns rows cannot.
    note_sent = insert(ledger).from_select(
        ["person", "platform", "event", "n", "receipt", "sent_at"],
        select(
            outbox.c.person,
            outbox.c.platform,
            outbox.c.event,
            outbox.c.n,
            bindparam("receipt", type_=ledger.c.receipt.type),
            bindparam("sent_at", type_=ledger.c.sent_at.type),
        ).where(_this),
    )
    take_reply = delete(outbox).where(_this)

    counted = select(counts.c.month, counts.c.what, counts.c.n).order_by(counts.c.month, counts.c.what)

    idle_talks = delete(talks).where(talks.c.touched < bindparam("before"))
    stale_replies = delete(outbox).where(or_(outbox.c.at < bindparam("before"), outbox.c.until < bindparam("now")))
    old_promises = delete(reminders).where(reminders.c.due < bindparam("before"))
    old_leases = delete(leases).where(leases.c.until < bindparam("before"))
    was_seen = select(seen.c.event).where(seen.c.platform == bindparam("platform"), seen.c.event == bindparam("event"))
    old_events = delete(seen).where(seen.c.at < bindparam("before"))
    old_messages = delete(ledger).where(ledger.c.sent_at < bindparam("before"))

    being_erased = select(tombstones.c.person).where(tombstones.c.person.is_not(None))
    lock_person = select(persons.c.id).where(persons.c.id == bindparam("person")).with_for_update()
    erase_rows = (
        delete(link_codes).where(
            or_(link_codes.c.person == bindparam("person"), link_codes.c.claimed_by == bindparam("person"))
        ),
        *(
            delete(table).where(table.c.person == bindparam("person"))
            for table in (outbox, ledger, reminders, talks, entries, accounts)
        ),
        delete(persons).where(persons.c.id == bindparam("person")),
    )
    erase_key = delete(keys).where(keys.c.person == bindparam("person"))
    forget_name = update(tombstones).where(tombstones.c.person == bindparam("of_person")).values(person=null())
