"""Two accounts become one person, on both databases: nothing is lost, nothing is readable by the wrong key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.core.answer import Answer
from bot.core.facts import Linking
from bot.core.session import Session
from bot.flows.every import FLOWS
from bot.runtime.incoming import Here, Incoming, Place
from bot.runtime.linking import TYPED, talks_together
from bot.runtime.outcome import Claim, Join, Kept, Offer, Outcome, Part
from bot.runtime.person import Reminder, State, Talk
from bot.runtime.ports import Look, StoreError, TurnStep
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from tests.store.people import NOON, Home, record, says, sql, still_due, talk, words_of

CODE = "BCDF-2345"
ON = "telegram", "discord"
LATER = NOON + timedelta(minutes=1)
JOIN = Join(talks_together(FLOWS))
_ids = iter(range(10**6))


def from_(platform: str, at: datetime = NOON, account: str = "mei") -> Incoming:
    return Incoming(f"l{next(_ids)}", at, Place(platform, account), account, Here())


async def does(store: SqlStore, platform: str, at: datetime = NOON, account: str = "mei", **changes: Any) -> None:
    """A turn that changes what is named."""
    step = lambda state, look: replace(Outcome(state.person), **changes)  # noqa: E731
    await store.turn(from_(platform, at, account), step)


async def sees(
    store: SqlStore, platform: str, look_at: Callable[[State, Look], Any], at: datetime = LATER, account: str = "mei"
) -> Any:
    here: list[Any] = []

    def step(state: State, look: Look) -> Outcome:
        here.append(look_at(state, look))
        return Outcome(state.person)

    await store.turn(from_(platform, at, account), step)
    return here[0]


async def stands(
    store: SqlStore, platform: str, typed: str = "", at: datetime = LATER, account: str = "mei"
) -> Linking:
    incoming = from_(platform, at, account)
    linking: Linking = await sees(store, platform, lambda state, look: look.linking(typed, incoming), at, account)
    return linking


async def offers(store: SqlStore, platform: str = "telegram", account: str = "mei", code: str = CODE) -> None:
    await does(store, platform, account=account, link=Offer(code, NOON + timedelta(minutes=10)))


async def link(store: SqlStore, older: str = "telegram", younger: str = "discord") -> None:
    """The younger one makes the code: whoever is older stays, whichever side began."""
    await does(store, older, NOON - timedelta(days=1))
    await offers(store, younger)
    await does(store, older, link=Claim("bcdf 2345"))
    await does(store, younger, LATER, link=JOIN)


async def test_what_was_kept_on_both_sides_is_together_and_opens(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=2), kept=(Kept("s1", (record(words="older words"),)),))
    await does(store, "discord", kept=(Kept("s2", (record("win", words="younger words"), record("line", words="x"))),))
    await link(store)
    for platform in ON:
        page = await sees(store, platform, lambda state, look: look.page(1, 10))
        assert sorted(entry.record.words["what"] for entry in page.entries) == ["older words", "x", "younger words"]
        assert sorted(entry.id for entry in page.entries) == [1, 2, 3]
    await does(store, "discord", LATER, kept=(Kept("s3", (record("step", words="later"),)),))
    page = await sees(store, "telegram", lambda state, look: look.page(1, 10))
    assert {entry.id for entry in page.entries} == {1, 2, 3, 4}
    assert [count for (count,) in await sql(store, "select count(*) from persons")] == [1]
    assert [count for (count,) in await sql(store, "select count(*) from keys")] == [1]


async def test_the_older_person_stays_whichever_side_made_the_code(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=1))
    ids = [await sees(store, "telegram", lambda state, look: state.person.id)]
    await offers(store, "telegram")
    await does(store, "discord", link=Claim(CODE))
    await does(store, "telegram", LATER, link=JOIN)
    ids += [await sees(store, platform, lambda state, look: state.person.id) for platform in ON]
    assert len(set(ids)) == 1


async def test_an_open_talk_goes_on_on_the_other_platform_and_a_reply_is_still_owed(store: SqlStore) -> None:
    open_talk = talk("s9", "I prepared for weeks")
    reply = says("Which words fit?", account="mei")[0]
    await does(store, "discord", talks=(open_talk,), replies=(replace(reply, place=Place("discord", "mei")),))
    await link(store)
    (found,) = await sees(store, "telegram", lambda state, look: state.talks)
    assert found == open_talk
    assert words_of(await store.owed("discord")) == ["Which words fit?"]


async def test_of_two_open_talks_the_later_one_is_open(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=1), talks=(talk("s1", at=NOON - timedelta(days=1)),))
    await does(store, "discord", talks=(talk("s2", at=NOON),))
    await link(store)
    talks = await sees(store, "telegram", lambda state, look: state.talks)
    assert [(each.session.id, each.parked) for each in talks] == [("s2", False), ("s1", True)]


async def test_a_talk_that_shows_entries_shows_the_same_ones_and_its_old_buttons_are_over(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=2), kept=(Kept("s1", (record(words="the older one's"),)),))
    session = Session(
        "s2", "history", 1, "page", {"page": Answer(picked=("e1",))}, offered=(("e1", "a win"), ("done", "Done"))
    )
    kept = (Kept("s2", (record("win", words="mine"),)),)
    await does(store, "discord", kept=kept, talks=(Talk(session, NOON),))
    await link(store)
    (found,) = await sees(store, "discord", lambda state, look: state.talks)
    assert found.session.offered[0][0] == found.session.answers["page"].choice == "e2"
    assert found.session.id != "s2"
    entry = await sees(store, "discord", lambda state, look: look.entry(2))
    assert entry.record.words["what"] == "mine"
    # What the moved talk keeps again takes the place of what it kept before.
    await does(store, "discord", LATER, kept=(Kept(found.session.id, (record("win", words="put better"),)),))
    page = await sees(store, "discord", lambda state, look: look.page(1))
    assert sorted(each.record.words["what"] for each in page.entries) == ["put better", "the older one's"]


async def test_a_promise_made_on_both_sides_is_kept_once(store: SqlStore) -> None:
    soon, late = NOON + timedelta(hours=1), NOON + timedelta(days=1)
    await does(store, "telegram", NOON - timedelta(days=1), reminders=(Reminder("look_in", late),))
    await does(store, "discord", reminders=(Reminder("look_in", soon), Reminder("interview", late)))
    await link(store)
    due = [each for platform in ON for each in await still_due(store, platform, late)]
    assert sorted((each.place.platform, each.reminder.name, each.reminder.due) for each in due) == [
        ("discord", "interview", late), ("discord", "look_in", soon),
    ]  # fmt: skip


async def test_a_code_counts_once_for_ten_minutes_and_not_for_oneself(store: SqlStore) -> None:
    await offers(store)
    assert (await stands(store, "discord", CODE)).typed == "fits"
    assert (await stands(store, "discord", "my code is bcdf2345, thanks")).typed == "fits"
    assert (await stands(store, "discord", "BCDF-2346")).typed == "unknown"
    assert (await stands(store, "discord", "what is this")).typed == "no_code"
    assert (await stands(store, "telegram", CODE)).typed == "own"
    assert (await stands(store, "discord", CODE, NOON + timedelta(minutes=10))).typed == "unknown"
    await does(store, "discord", link=Claim(CODE))
    assert (await stands(store, "discord", CODE, account="eve")).typed == "unknown"
    with pytest.raises(StoreError):
        await does(store, "discord", account="eve", link=Claim(CODE))
    assert await stands(store, "telegram") == Linking("", "typed", "discord", ("telegram",))
    await does(store, "telegram", LATER, link=JOIN)
    assert (await stands(store, "discord", CODE, account="eve")).typed == "unknown"
    assert (await stands(store, "discord")).accounts == ("telegram", "discord")
    assert not (await stands(store, "discord")).oldest


async def test_whoever_made_a_code_is_due_as_soon_as_it_is_typed(store: SqlStore) -> None:
    until = NOON + timedelta(minutes=10)
    await does(store, "telegram", link=Offer(CODE, until), reminders=(Reminder(TYPED, until),))
    assert await still_due(store, "telegram", LATER) == []
    await does(store, "discord", LATER, "other", link=Claim(CODE))
    [waking] = await still_due(store, "telegram", LATER)
    assert (waking.account, waking.reminder) == ("mei", Reminder(TYPED, until))
    heard: list[Incoming] = []

    def step_of(incoming: Incoming) -> TurnStep:
        heard.append(incoming)
        return lambda state, look: Outcome(state.person)

    await store.wake("telegram", LATER, step_of, 8)
    await store.wake("telegram", until, step_of, 8)
    assert [each.account for each in heard] == ["mei"], "once"


async def test_a_new_code_ends_the_one_before(store: SqlStore) -> None:
    await offers(store)
    await offers(store, code="GHJK-6789")
    assert (await stands(store, "discord", CODE)).typed == "unknown"
    assert (await stands(store, "discord", "GHJK-6789")).typed == "fits"
    await does(store, "telegram", link=Offer("", NOON))
    assert (await stands(store, "discord", "GHJK-6789")).typed == "unknown"


async def test_nobody_reads_a_code_in_the_tables(store: SqlStore, keyring: Keyring) -> None:
    await offers(store)
    ((mark,),) = await sql(store, "select mark from link_codes")
    assert b"BCDF" not in bytes(mark)
    assert bytes(mark) != Keyring.read(new_key()).marks_of_code("BCDF2345")[0]
    await store.sweep(NOON + timedelta(minutes=11))
    assert await sql(store, "select mark from link_codes") == []


async def test_without_the_other_side_nothing_is_joined(store: SqlStore) -> None:
    await offers(store)
    with pytest.raises(StoreError):
        await does(store, "telegram", LATER, link=JOIN)
    await does(store, "discord", link=Claim(CODE))
    with pytest.raises(StoreError):
        await does(store, "telegram", NOON + timedelta(minutes=10), link=JOIN)
    assert [count for (count,) in await sql(store, "select count(*) from persons")] == [2]


async def test_whoever_was_erased_meanwhile_is_not_joined(store: SqlStore) -> None:
    await offers(store)
    await does(store, "discord", link=Claim(CODE))
    await does(store, "discord", forget=True)
    assert (await stands(store, "telegram")).offered == ""
    with pytest.raises(StoreError):
        await does(store, "telegram", LATER, link=JOIN)


async def test_a_failure_in_the_middle_leaves_both_as_they_were(
    store: SqlStore, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    await does(store, "telegram", NOON - timedelta(days=1), kept=(Kept("s1", (record(words="older"),)),))
    await does(store, "discord", kept=(Kept("s2", (record("win", words="younger"),)),), talks=(talk("s3"),))
    await offers(store)
    await does(store, "discord", link=Claim(CODE))
    with monkeypatch.context() as broken:

        def fail(*_: object) -> None:
            raise RuntimeError("the power went")

        broken.setattr("bot.store.linking._save_person", fail)
        with pytest.raises(RuntimeError):
            await does(store, "telegram", LATER, link=JOIN)
    again = await home.reopen()
    for platform, words in (("telegram", "older"), ("discord", "younger")):
        page = await sees(again, platform, lambda state, look: look.page(1))
        assert [entry.record.words["what"] for entry in page.entries] == [words]
    await does(again, "telegram", LATER, link=JOIN)
    page = await sees(again, "discord", lambda state, look: look.page(1))
    assert len(page.entries) == 2


async def test_an_event_that_comes_again_joins_nothing_twice(store: SqlStore) -> None:
    await does(store, "telegram", kept=(Kept("s1", (record(words="older"),)),))
    await offers(store)
    await does(store, "discord", link=Claim(CODE))
    event = from_("telegram", LATER)
    for _ in range(2):
        replies = await store.turn(event, lambda state, look: Outcome(state.person, link=JOIN, replies=says("Done.")))
        assert words_of(replies) == ["Done."]
    assert len(await store.owed("telegram")) == 1


async def test_two_who_type_one_code_at_once_and_two_who_confirm_at_once(store: SqlStore) -> None:
    """One of the two is told that it doesn't count any more; nothing of anybody is lost."""
    for account in ("mei", "eve"):
        await does(store, "discord", account=account, kept=(Kept("s1", (record(words=account),)),))
    await offers(store)

    def claims(incoming: Incoming) -> Callable[[State, Look], Outcome]:
        def step(state: State, look: Look) -> Outcome:
            fits = look.linking(CODE, incoming).typed == "fits"
            return Outcome(state.person, link=Claim(CODE) if fits else None, replies=says("yes" if fits else "no"))

        return step

    events = [from_("discord", account=account) for account in ("mei", "eve")]
    said = await asyncio.gather(*(store.turn(event, claims(event)) for event in events))
    assert sorted(words_of([*said[0], *said[1]])) == ["no", "yes"]
    # The other way round at the same time: each offers, each types the other's. Claiming ends one's own offer.
    await offers(store, "discord", "eve", "GHJK-6789")
    results = await asyncio.gather(
        does(store, "telegram", LATER, link=JOIN),
        does(store, "discord", LATER, "eve", link=JOIN),
        does(store, "discord", LATER, "mei"),
        return_exceptions=True,
    )
    assert sum(isinstance(each, StoreError) for each in results) == 1
    assert [count for (count,) in await sql(store, "select count(*) from persons")] == [2]
    words = {
        entry.record.words["what"]
        for account in ("mei", "eve")
        for entry in (await sees(store, "discord", lambda state, look: look.page(1), account=account)).entries
    }
    assert words == {"mei", "eve"}


async def test_unlinked_the_history_stays_with_the_older_account(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=2), kept=(Kept("s1", (record(words="older"),)),))
    await does(store, "discord", kept=(Kept("s2", (record("win", words="younger"),)),))
    await link(store)
    await does(store, "discord", LATER, reminders=(Reminder("look_in", LATER),))
    await does(store, "discord", LATER, link=Part())
    assert await still_due(store, "discord", LATER) == []
    page = await sees(store, "telegram", lambda state, look: look.page(1))
    assert len(page.entries) == 2
    assert await sees(store, "discord", lambda state, look: state.new)
    assert (await sees(store, "discord", lambda state, look: look.page(1))).entries == ()


async def test_asked_on_the_older_account_the_others_leave(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=2), kept=(Kept("s1", (record(words="older"),)),))
    await link(store)
    await does(store, "telegram", LATER, link=Part())
    assert (await stands(store, "telegram")).accounts == ("telegram",)
    assert await sees(store, "discord", lambda state, look: state.new)


async def test_erasing_one_side_erases_all_of_both(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=2), kept=(Kept("s1", (record(words="older"),)),))
    await does(store, "discord", kept=(Kept("s2", (record("win", words="younger"),)),), talks=(talk("s3"),))
    await link(store)
    await does(store, "discord", LATER, forget=True)
    for table in ("persons", "accounts", "talks", "entries", "reminders", "outbox", "ledger", "keys", "link_codes"):
        assert [count for (count,) in await sql(store, f"select count(*) from {table}")] == [0], table  # noqa: S608
    for platform in ON:
        assert await sees(store, platform, lambda state, look: state.new)


async def test_what_was_promised_where_nobody_is_reached_is_not_sent_and_the_rest_is(store: SqlStore) -> None:
    await does(store, "telegram", NOON - timedelta(days=1), reminders=(Reminder("look_in", NOON),))
    await link(store)
    await does(store, "discord", LATER, reminders=(Reminder("interview", NOON),))
    await store.gone(Place("telegram", "mei"))
    assert await still_due(store, "telegram", LATER) == []
    assert [each.reminder.name for each in await still_due(store, "discord", LATER)] == ["interview"]
