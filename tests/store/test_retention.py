"""People who stay away: told once, then erased; never while something is promised, and never who came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.rhythm import LEAVING
from bot.runtime.door import Door
from bot.runtime.incoming import Place, Text
from bot.runtime.outcome import Kept, Outcome
from bot.runtime.person import Reminder, State
from bot.runtime.ports import Look, Owed
from bot.settings import read_server
from bot.store.retention import AFTER_TELLING, Retention
from bot.store.sealing import new_key
from bot.store.store import SqlStore
from tests.pretend import TURNS, WORDS
from tests.store.people import NOON, answering, arrives, record, sql

DEFAULT = Retention()
HALF_A_YEAR = timedelta(days=184)
A_MONTH = timedelta(days=31)


async def away(store: SqlStore, account: str = "ana", platform: str = "telegram", **changes: object) -> None:
    """Somebody with an entry, who was here today."""
    kept = (Kept("s1", (record(words="what stung"),)),)
    await store.turn(arrives(account, platform=platform), answering(kept=kept, **changes))
    for owed in await store.owed(platform):
        await store.sent(owed.id, "1")


async def sweeps(store: SqlStore, at: datetime, retention: Retention = DEFAULT) -> list[tuple[str, ...]]:
    """An hour's sweep, and what is said unasked because of it, by its keys."""
    await store.sweep(at, retention)
    door = Door(store, TURNS, WORDS)
    said: list[Owed] = []
    for platform in ("telegram", "discord", "terminal"):
        while (woken := await door.awaken(platform, at, 8)).looked_at:
            said += [owed for owed_to_one in woken.owed for owed in owed_to_one]
    for owed in said:
        await store.sent(owed.id, "1")
    return [owed.outgoing.keys for owed in said]


async def there(store: SqlStore) -> int:
    return len(await sql(store, "SELECT id FROM persons"))


async def comes_back(store: SqlStore, at: datetime, account: str = "ana", platform: str = "telegram") -> None:
    await store.turn(replace(arrives(account, at=at, platform=platform), what=Text("hi")), answering())


async def test_after_half_a_year_they_are_told_once_and_erased_a_month_later(store: SqlStore) -> None:
    await away(store)
    assert await sweeps(store, NOON + timedelta(days=183)) == []
    told = NOON + HALF_A_YEAR
    assert await sweeps(store, told) == [("farewell.leaving",)]
    for days in (1, 8, 15, 29, 30):
        assert await sweeps(store, told + timedelta(days=days)) == [], "once, and not again"
    assert await there(store) == 1
    await sweeps(store, told + A_MONTH)
    for table in ("persons", "accounts", "entries", "talks", "reminders", "outbox", "ledger", "keys"):
        assert await sql(store, f"SELECT * FROM {table}") == [], table  # noqa: S608


async def test_whoever_writes_is_kept_and_told_anew_after_another_half_year(store: SqlStore) -> None:
    await away(store)
    told = NOON + HALF_A_YEAR
    await sweeps(store, told)
    await comes_back(store, told + timedelta(days=29))
    assert await sweeps(store, told + A_MONTH) == []
    assert await there(store) == 1
    assert await sweeps(store, told + timedelta(days=29) + HALF_A_YEAR) == [("farewell.leaving",)]


async def test_whoever_writes_before_the_message_goes_out_does_not_get_it(store: SqlStore) -> None:
    await away(store)
    at = NOON + HALF_A_YEAR
    await store.sweep(at, DEFAULT)
    assert await sql(store, "SELECT name FROM reminders") == [(LEAVING,)]
    await comes_back(store, at)
    assert await sweeps(store, at) == []


async def test_nobody_is_woken_by_it(store: SqlStore) -> None:
    await away(store)
    night = (NOON + HALF_A_YEAR).replace(hour=3)
    assert await sweeps(store, night) == []
    assert await sweeps(store, night.replace(hour=10)) == [("farewell.leaving",)]


async def test_it_is_said_even_to_somebody_who_wanted_silence(store: SqlStore) -> None:
    def silent(state: State, look: Look) -> Outcome:
        return Outcome(replace(state.person, unanswered=9, quiet_until=NOON + timedelta(days=36525)))

    await store.turn(arrives(platform="telegram"), silent)
    assert await sweeps(store, NOON + HALF_A_YEAR) == [("farewell.leaving",)]


async def test_nobody_is_told_or_erased_while_something_is_promised(store: SqlStore) -> None:
    at = NOON + HALF_A_YEAR
    await away(store, reminders=(Reminder("again:2028-01-01", at + timedelta(days=400)),))
    assert await sweeps(store, at) == []
    await store.gone(Place("telegram", "nobody else"))
    assert await sweeps(store, at + A_MONTH) == []
    assert await there(store) == 1


async def test_a_promise_made_after_the_telling_keeps_them(store: SqlStore) -> None:
    await away(store)
    told = NOON + HALF_A_YEAR
    await sweeps(store, told)
    ((person,),) = await sql(store, "SELECT id FROM persons")
    await sql(
        store,
        "INSERT INTO reminders (person, name, platform, room, account, due, not_before) "
        "VALUES (:person, 'again', 'telegram', 'ana', 'ana', '2029-01-01', '2029-01-01')",
        person=person,
    )
    await store.sweep(told + A_MONTH, DEFAULT)
    assert await there(store) == 1


async def test_whoever_cannot_be_reached_for_ninety_days_is_erased(store: SqlStore) -> None:
    await away(store)
    await away(store, "ben")
    await store.gone(Place("telegram", "ana"))
    ((since,),) = await sql(store, "SELECT unreachable_since FROM accounts WHERE account = 'ana'")
    since = datetime.fromisoformat(f"{since}T12:00:00+00:00")
    await store.gone(Place("telegram", "ana"))
    never_away = Retention(inactive=None)
    await sweeps(store, since + timedelta(days=90), never_away)
    assert await there(store) == 2
    await sweeps(store, since + timedelta(days=91), never_away)
    assert await sql(store, "SELECT account FROM accounts") == [("ben",)]
    assert len(await sql(store, "SELECT person FROM entries")) == 1


async def test_whoever_comes_back_is_reached_again(store: SqlStore) -> None:
    await away(store)
    await store.gone(Place("telegram", "ana"))
    await comes_back(store, NOON)
    assert await sql(store, "SELECT unreachable_since FROM accounts") == [(None,)]
    await sweeps(store, NOON + timedelta(days=4000), Retention(inactive=None))
    assert await there(store) == 1


async def test_one_account_that_is_reached_is_enough(store: SqlStore) -> None:
    await away(store)
    await sql(
        store,
        "INSERT INTO accounts (platform, account, person, created_at) "
        "SELECT 'discord', '7', id, created_at FROM persons",
    )
    await store.gone(Place("telegram", "ana"))
    await sweeps(store, NOON + timedelta(days=4000), Retention(inactive=None))
    assert await there(store) == 1
    assert await sweeps(store, NOON + timedelta(days=4000), Retention(unreachable=None)) == [("farewell.leaving",)]


async def test_where_the_terminal_is_theirs_nothing_goes_by_itself(store: SqlStore) -> None:
    await away(store, platform="terminal")
    for days in (200, 300, 4000):
        assert await sweeps(store, NOON + timedelta(days=days)) == []
    assert await there(store) == 1


@pytest.mark.parametrize("retention", [None, Retention(None, None)])
async def test_never_is_never(store: SqlStore, retention: Retention | None) -> None:
    await away(store)
    await store.gone(Place("telegram", "ana"))
    for days in (300, 4000):
        await store.sweep(NOON + timedelta(days=days), retention)
    assert await there(store) == 1
    assert await sql(store, "SELECT * FROM reminders") == []


async def test_whoever_writes_in_the_very_moment_is_not_erased(store: SqlStore) -> None:
    """Between the look and the erasing they came back: it is looked at again."""
    await away(store)
    told = NOON + HALF_A_YEAR
    await sweeps(store, told)
    real = store.database.read

    async def read_and_then_they_write(job):  # type: ignore[no-untyped-def]
        found = await real(job)
        await comes_back(store, told + A_MONTH)
        return found

    store.database.read = read_and_then_they_write  # type: ignore[method-assign]
    await store.sweep(told + A_MONTH, DEFAULT)
    assert await there(store) == 1


def test_the_words_say_the_days_that_are_kept() -> None:
    said = "".join(span.text for span in WORDS.text("en", "farewell.leaving"))
    assert f"in {AFTER_TELLING.days} days" in said


def test_the_times_are_settings_of_whoever_runs_it() -> None:
    needed = {
        "TELEGRAM_TOKEN": "1:a", "OPERATOR_NAME": "us", "OPERATOR_CONTACT": "us@example.org", "ONWARD_KEYS": new_key(),
    }  # fmt: skip
    server = read_server(needed)
    assert Retention(server.inactive_days, server.unreachable_days) == DEFAULT
    never = read_server({**needed, "ERASE_INACTIVE_DAYS": "never", "ERASE_UNREACHABLE_DAYS": "30"})
    assert Retention(never.inactive_days, never.unreachable_days) == Retention(None, 30)
