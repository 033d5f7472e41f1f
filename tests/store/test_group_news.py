"""What comes back to people of a group in both databases: good news to who cheered, a question after a no."""

from __future__ import annotations

import pytest

from bot.core.groups import Advise, Draft, Help, Join, Judge, Leave, PostView, Share
from bot.runtime.group_ports import Tapped
from bot.runtime.incoming import Incoming, Place, Text
from bot.runtime.outcome import Acting, Outcome
from bot.runtime.person import State
from bot.runtime.ports import Look
from bot.store.store import SqlStore
from tests.store.test_group_buddies import Walking


class Telling(Walking):
    async def shares(self, account: str, id: str, about: str, by: str = "", **numbers: int) -> None:
        draft = Draft(self.id, about, by, f"words of {id}", numbers=numbers)  # type: ignore[arg-type]
        await self.does(account, Acting(Share(draft, draft.digest), id))
        await self.goes_on(minutes=11)

    async def knows(self, *accounts: str) -> None:
        for account in accounts:
            await self._turn(account, lambda state, look: Outcome(state.person))

    async def reads_advice(self, account: str) -> list[str]:
        seen: list[PostView] = []

        def step(state: State, look: Look) -> Outcome:
            seen.extend(look.advice(self.id))
            return Outcome(state.person)

        await self._turn(account, step)
        return [post.text for post in seen]


@pytest.fixture
async def telling(store: SqlStore) -> Telling:
    group = Telling(store)
    await group.is_set_up()
    return group


async def test_who_cheered_before_hears_of_an_offer_when_it_stands_there(telling: Telling) -> None:
    await telling.knows("ana", "ben", "cem")
    await telling.shares("mei", "p1", "no")
    await telling.happens(Tapped("p1", "cheer"), "ana")
    await telling.happens(Tapped("p1", "me_too"), "ben")
    await telling.shares("mei", "p2", "offer", before=3, cheered=1)
    assert await telling.promised("ana") == ["good_news"]
    assert await telling.promised("ben") == ["good_news"]
    assert await telling.promised("cem") == []
    assert "good_news" not in await telling.promised("mei")


async def test_unless_its_author_wants_it_nobody_is_told(telling: Telling) -> None:
    await telling.knows("ana")
    await telling.shares("mei", "p1", "no")
    await telling.happens(Tapped("p1", "cheer"), "ana")
    await telling.shares("mei", "p2", "offer", before=3)
    await telling.shares("mei", "p3", "win", cheered=1)
    assert await telling.promised("ana") == []


async def test_a_share_without_a_name_is_not_given_one_by_good_news(telling: Telling) -> None:
    await telling.knows("ana")
    await telling.shares("mei", "p1", "no")
    await telling.happens(Tapped("p1", "cheer"), "ana")
    await telling.shares("mei", "p2", "offer", by="Mei", cheered=1)
    assert await telling.promised("ana") == []


async def test_some_days_after_a_no_whoever_wants_to_be_asked_is_asked_once_a_month(telling: Telling) -> None:
    for account in ("mei", "sam", "ana"):
        await telling.does(account, Acting(Join(telling.id)))
    for account in ("mei", "ana"):
        await telling.does(account, Acting(Advise(telling.id)))
    for account in ("mei", "sam"):
        await telling.keeps(account, "rejection", days_ago=0)
    await telling.week_begins()
    assert await telling.promised("mei") == [], "the next day or two is too soon"
    await telling.week_begins()
    assert [await telling.promised(each) for each in ("mei", "sam", "ana")] == [["advise"], [], []]


async def test_whoever_was_asked_is_left_alone_for_a_month(telling: Telling) -> None:
    await telling.does("mei", Acting(Join(telling.id)), Acting(Advise(telling.id)))
    for _ in range(3):
        await telling.keeps("mei", "rejection", days_ago=6)
        await telling.week_begins()

    asked = [name for name in await telling.promised("mei") if name == "advise"]
    assert len(asked) == 1
    await telling.store.turn(
        Incoming("due", telling.now, Place("telegram", "mei"), "mei", Text("")),
        lambda state, look: Outcome(state.person, cancels=True),
    )
    await telling.week_begins()
    assert await telling.promised("mei") == []


async def test_advice_waits_for_a_moderator_and_then_a_newcomer_reads_it(telling: Telling) -> None:
    await telling.shares("mei", "p1", "advice")
    assert "words of p1" not in telling.wall.reads
    assert await telling.reads_advice("new") == []
    await telling.does("admin", Acting(Judge("p1", "allow")))
    await telling.goes_on(minutes=1)
    assert "words of p1" in telling.wall.reads
    assert await telling.reads_advice("new") == ["words of p1"]


async def helped(telling: Telling) -> None:
    for account in ("sam", "eve"):
        await telling.does(account, Acting(Join(telling.id)))
    await telling.shares("mei", "p1", "mock")
    await telling.does("sam", Acting(Help("p1", "Sam", "@sam")))


async def found_by(telling: Telling, account: str) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []

    def step(state: State, look: Look) -> Outcome:
        seen.extend(look.helpers("p1"))
        return Outcome(state.person)

    await telling._turn(account, step)
    return seen


async def test_who_could_practise_is_read_by_the_one_who_asked_and_by_nobody_else(telling: Telling) -> None:
    await helped(telling)
    assert await telling.promised("mei") == ["mock"]
    assert await found_by(telling, "mei") == [("Sam", "@sam")]
    assert await found_by(telling, "eve") == []
    assert "@sam" not in telling.wall.reads


async def test_a_question_for_practice_has_a_way_into_private_for_those_who_could(telling: Telling) -> None:
    await telling.shares("mei", "p1", "mock")
    await telling.shares("mei", "p2", "no")
    ways = {each.post: [button.to for button in each.buttons] for each in telling.wall.messages.values()}
    assert "mock-p1" in ways["p1"]
    assert "mock-p2" not in ways["p2"]


@pytest.mark.parametrize("erased", [True, False])
async def test_whoever_goes_is_found_by_nobody_any_more(telling: Telling, erased: bool) -> None:
    await helped(telling)
    if erased:
        await telling.forgets("sam")
    else:
        await telling.does("sam", Acting(Leave(telling.id)))
    assert await found_by(telling, "mei") == []


async def test_nobody_offers_help_to_themselves_or_for_what_asks_for_none(telling: Telling) -> None:
    await telling.does("sam", Acting(Join(telling.id)))
    await telling.shares("mei", "p1", "mock")
    await telling.does("mei", Acting(Help("p1", "Mei", "@mei")))
    await telling.shares("mei", "p2", "no")
    await telling.does("sam", Acting(Help("p2", "Sam", "@sam")))
    assert await telling.promised("mei") == []
