"""Buddies in both databases: both say yes or neither learns of it, and whoever goes takes all of theirs along."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.core.groups import BuddyView, Join, Leave, Meet, Seek, Unpair
from bot.groups.buddies import found
from bot.runtime.incoming import Incoming, Place, Text
from bot.runtime.outcome import Acting, Outcome
from bot.runtime.person import State
from bot.runtime.ports import Look
from bot.store.store import SqlStore
from bot.store.tables import members, pairs
from tests.store.people import still_due
from tests.store.test_group_week import Weekly
from tests.store.test_linking import link

_ids = itertools.count(1)


class Walking(Weekly):
    """A group in which people look for buddies."""

    async def looks_for_one(self, *accounts: str) -> None:
        for account in accounts:
            self.now += timedelta(minutes=1)
            await self.does(account, Acting(Join(self.id)))
            await self.does(account, Acting(Seek(self.id, account.title(), f"a line of {account}", f"@{account}")))

    async def sees(self, account: str, id: str = "") -> BuddyView:
        seen: list[BuddyView] = []

        def step(state: State, look: Look) -> Outcome:
            seen.append(look.buddy(id or self.id, self.now))
            return Outcome(state.person)

        await self._turn(account, step)
        return seen[0]

    async def forgets(self, account: str) -> None:
        await self._turn(account, lambda state, look: Outcome(state.person, forget=True))

    async def _turn(self, account: str, step: object) -> None:
        incoming = Incoming(f"b{next(_ids)}", self.now, Place("telegram", account), account, Text(""))
        await self.store.turn(incoming, step)  # type: ignore[arg-type]

    async def promised(self, account: str) -> list[str]:
        later = self.now + timedelta(weeks=9)
        return sorted(
            waking.reminder.name.partition(":")[0]
            for waking in await still_due(self.store, "telegram", later)
            if waking.account == account
        )

    async def are_together(self, one: str, other: str) -> str:
        await self.looks_for_one(one, other)
        await self.week_begins()
        pair = (await self.sees(one)).pair
        for each in (one, other):
            await self.does(each, Acting(Meet(pair, True)))
        return pair


@pytest.fixture
async def walking(store: SqlStore) -> Walking:
    group = Walking(store)
    await group.is_set_up()
    return group


async def test_two_who_look_are_each_asked_when_the_week_begins(walking: Walking) -> None:
    await walking.looks_for_one("mei", "sam")
    assert (await walking.sees("mei")).state == "looking"
    await walking.week_begins()
    for me, other in (("mei", "sam"), ("sam", "mei")):
        seen = await walking.sees(me)
        assert (seen.state, seen.name, seen.line, seen.reach) == ("asked", other.title(), f"a line of {other}", "")
        assert await walking.promised(me) == ["buddy"]


async def test_one_yes_is_not_told(walking: Walking) -> None:
    await walking.looks_for_one("mei", "sam")
    await walking.week_begins()
    pair = (await walking.sees("mei")).pair
    await walking.does("mei", Acting(Meet(pair, True)))
    assert (await walking.sees("mei")).state == "said_yes"
    assert (await walking.sees("mei")).reach == ""
    assert (await walking.sees("sam")).state == "asked"


async def test_after_two_they_learn_how_to_write_to_each_other(walking: Walking) -> None:
    await walking.are_together("mei", "sam")
    for me, other in (("mei", "sam"), ("sam", "mei")):
        seen = await walking.sees(me)
        assert (seen.state, seen.name, seen.reach) == ("together", other.title(), f"@{other}")
        assert "buddy_end" in await walking.promised(me)


async def test_a_no_ends_it_and_is_told_to_nobody_who_did_not_say_yes(walking: Walking) -> None:
    await walking.looks_for_one("mei", "sam")
    await walking.week_begins()
    pair = (await walking.sees("mei")).pair
    await walking.does("mei", Acting(Meet(pair, False)))
    assert await walking.promised("sam") == []
    assert (await walking.sees("sam")).state == "looking"
    await walking.does("sam", Acting(Meet(pair, True)))
    assert (await walking.sees("mei")).state == "looking"


async def test_the_same_two_are_not_found_again(walking: Walking) -> None:
    await walking.looks_for_one("mei", "sam")
    await walking.week_begins()
    await walking.does("mei", Acting(Meet((await walking.sees("mei")).pair, False)))
    await walking.week_begins()
    assert (await walking.sees("mei")).state == "looking"
    await walking.looks_for_one("ana")
    await walking.week_begins()
    assert (await walking.sees("mei")).name == "Ana", "who looks longest is found somebody first"
    assert (await walking.sees("sam")).state == "looking"


async def test_whoever_is_together_looks_for_nobody_else(walking: Walking) -> None:
    await walking.are_together("mei", "sam")
    await walking.looks_for_one("ana")
    await walking.week_begins()
    assert (await walking.sees("ana")).state == "looking"


async def test_it_ends_after_four_weeks(walking: Walking) -> None:
    pair = await walking.are_together("mei", "sam")
    walking.now += timedelta(weeks=4, minutes=1)
    assert (await walking.sees("mei", pair)).state == "over"
    assert (await walking.sees("mei")).state == "none", "they look for nobody by themselves"


@pytest.mark.parametrize("how", ["leave", "block", "report"])
async def test_one_tap_ends_it_and_the_other_only_learns_that_it_is_over(walking: Walking, how: str) -> None:
    pair = await walking.are_together("mei", "sam")
    await walking.does("mei", Acting(Unpair(pair, how)))  # type: ignore[arg-type]
    assert await walking.promised("mei") == []
    assert await walking.promised("sam") == ["buddy"]
    assert ((await walking.sees("sam", pair)).state, (await walking.sees("sam", pair)).reach) == ("over", "")
    assert ("pair_report" in await walking.promised("admin")) == (how == "report")


async def test_after_a_block_the_two_never_meet_again(walking: Walking) -> None:
    pair = await walking.are_together("mei", "sam")
    await walking.does("mei", Acting(Unpair(pair, "block")))
    walking.now += timedelta(weeks=60)
    await walking.store.sweep(walking.now)
    await walking.does("admin", walking.share("Hello.", "p9"))
    await walking.goes_on(minutes=11)
    await walking.looks_for_one("mei", "sam")
    await walking.week_begins()
    assert (await walking.sees("mei")).state == "looking"


async def test_whoever_leaves_the_group_or_goes_for_good_is_nobodys_buddy(walking: Walking) -> None:
    pair = await walking.are_together("mei", "sam")
    await walking.does("mei", Acting(Leave(walking.id)))
    assert await walking.promised("sam") == ["buddy"]
    assert (await walking.sees("sam", pair)).state == "over"


async def test_erasing_takes_what_was_written_for_a_buddy_along(walking: Walking) -> None:
    pair = await walking.are_together("mei", "sam")
    await walking.forgets("mei")
    written, left = await walking.store.database.read(
        lambda work: (work.select(select(members.c.sealed), {}), work.select(select(pairs.c.id), {}))
    )
    assert not left
    assert sum(sealed is not None for (sealed,) in written) == 1
    seen = await walking.sees("sam", pair)
    assert (seen.state, seen.name, seen.reach) == ("over", "", "")
    assert await walking.promised("sam") == ["buddy"]


async def test_a_stranger_reads_nothing_of_a_pair(walking: Walking) -> None:
    pair = await walking.are_together("mei", "sam")
    seen = await walking.sees("eve", pair)
    assert (seen.state, seen.name, seen.reach) == ("over", "", "")
    await walking.does("eve", Acting(Unpair(pair)))
    assert (await walking.sees("mei")).state == "together"


def test_who_looks_longest_is_found_somebody_first_and_nobody_twice() -> None:
    assert found(("a", "b", "c"), ()) == (("a", "b"),)
    assert found(("a", "b", "c", "d"), {frozenset("ab")}) == (("a", "c"), ("b", "d"))
    assert found(("a",), ()) == ()


async def test_whoever_links_two_accounts_belongs_where_either_did(store: SqlStore) -> None:
    group = Walking(store)
    await group.is_set_up()
    older = Incoming("o", group.now - timedelta(days=9), Place("discord", "mei"), "mei", Text(""))
    await store.turn(older, lambda state, look: Outcome(state.person))
    pair = await group.are_together("mei", "sam")
    await link(store, "discord", "telegram")
    assert (await group.sees("mei")).state == "none", "who reads what under which name is settled anew"
    assert (await group.sees("sam", pair)).state == "over"
    joined: list[bool] = []

    def step(state: State, look: Look) -> Outcome:
        joined.extend(each.joined for each in look.groups())
        return Outcome(state.person)

    await group._turn("mei", step)
    assert joined == [True]
