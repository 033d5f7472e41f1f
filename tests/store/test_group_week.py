"""A group's week in both databases: what opens and closes, and what it says of many and never of one."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.groups import FEATURES, Join, Leave, SetUp
from bot.core.records import Kind, Record
from bot.groups.pulse import FROM
from bot.groups.totals import CROWD
from bot.runtime.group_ports import Alive, Happening, Tapped
from bot.runtime.incoming import Incoming, Place, Text
from bot.runtime.outcome import Acting, Kept, Outcome
from bot.runtime.person import State
from bot.runtime.ports import Look
from bot.store.store import SqlStore
from bot.store.tables import marks
from tests.store.test_groups import ROOM, Circle

_ids = itertools.count(1)


class Weekly(Circle):
    """A group with all that comes weekly, and the people in it."""

    async def is_set_up(self) -> Weekly:
        await super().is_set_up()
        await self.does("admin", Acting(SetUp(self.id, frozenset(FEATURES), zone="Europe/Lisbon")))
        return self

    async def keeps(self, account: str, *kinds: Kind, days_ago: int = 1) -> None:
        on = (self.now - timedelta(days=days_ago)).date()
        records = tuple(Record(kind, f"r{next(_ids)}", on, {"stage": ("final_round",)}) for kind in kinds)

        def step(state: State, look: Look) -> Outcome:
            return Outcome(state.person, kept=(Kept(f"s{next(_ids)}", records),))

        id = f"k{next(_ids)}"
        await self.store.turn(Incoming(id, self.now, Place("telegram", account), account, Text("")), step)

    async def week_begins(self) -> None:
        """The rollover comes: they live on until it has."""
        monday = self.now + timedelta(days=(7 - self.now.weekday()) % 7 or 7)
        self.now = monday.replace(hour=9, minute=30)
        while await self.poster.round():
            pass

    async def taps(self, choice: str, *accounts: str, kind: str = "week") -> None:
        post = next(posting.post for posting in self.wall.messages.values() if self._is(kind, posting.post))
        for account in accounts:
            await self.happens(Tapped(post, choice), account)
        self.now += timedelta(minutes=1)
        while await self.poster.round():
            pass

    def _is(self, kind: str, post: str) -> bool:
        first = {"week": "no", "pulse": "heavy"}[kind]
        return any(
            button.token == f"g1:{post}:{first}"
            for posting in self.wall.messages.values()
            for button in posting.buttons
        )

    @property
    def total(self) -> str:
        reads = self.wall.reads.replace("\u2068", "").replace("\u2069", "")
        return next((line for line in reads.splitlines() if line.startswith("Together")), "")


@pytest.fixture
async def weekly(store: SqlStore) -> Weekly:
    return await Weekly(store).is_set_up()


def people(count: int) -> list[str]:
    return [f"m{number}" for number in range(count)]


async def test_a_thread_opens_each_week_is_pinned_and_closed(weekly: Weekly) -> None:
    await weekly.week_begins()
    (thread,) = (each for each in weekly.wall.messages.values() if each.title)
    assert thread.title.startswith("Week ")
    assert thread.pin
    await weekly.week_begins()
    first, second = (each for each in weekly.wall.messages.values() if each.title)
    assert (first.post, first.closed, first.pin, first.buttons) == (thread.post, True, False, ())
    assert (second.closed, second.pin) == (False, True)


async def test_others_with_a_no_show_from_five_on_and_then_in_fives(weekly: Weekly) -> None:
    await weekly.week_begins()
    await weekly.taps("no", *people(4))
    assert "A no came" not in weekly.wall.reads
    await weekly.taps("no", "m4")
    assert "A no came for 5 or more" in weekly.wall.reads
    await weekly.taps("no", "m5", "m6")
    assert "A no came for 5 or more" in weekly.wall.reads


async def test_of_a_week_that_is_over_nobodys_tap_is_kept(weekly: Weekly) -> None:
    await weekly.week_begins()
    await weekly.taps("no", *people(6))
    await weekly.taps("heavy", *people(FROM), kind="pulse")
    await weekly.week_begins()
    assert "A no came for 5 or more" in weekly.wall.reads
    assert await weekly.store.database.read(lambda work: len(work.select(marks.select(), {}))) == 0


async def test_a_week_in_which_nobody_did_anything_is_not_remarked_on(weekly: Weekly) -> None:
    await weekly.week_begins()
    await weekly.week_begins()
    closed = [each for each in weekly.wall.messages.values() if each.closed]
    assert ["".join(span.text for span in each.text) for each in closed] == [
        "That week is over.",
        "This week's question is closed.",
    ]


async def test_the_pulse_says_what_most_said_after_three_days_and_nothing_before(weekly: Weekly) -> None:
    await weekly.week_begins()
    await weekly.taps("heavy", *people(FROM), kind="pulse")
    await weekly.taps("good", *people(3), kind="pulse")
    assert "Most of those" not in weekly.wall.reads
    await weekly.goes_on(days=2, hours=12)
    assert "Most of those" not in weekly.wall.reads
    await weekly.goes_on(days=1)
    assert "Most of those who answered said: heavy." in weekly.wall.reads
    assert (await weekly.happens(Tapped("p", "heavy"), "m1")).key == "public.over"


async def test_one_answer_a_member_which_the_next_tap_changes(weekly: Weekly) -> None:
    await weekly.week_begins()
    everybody = people(FROM)
    await weekly.taps("heavy", *everybody, kind="pulse")
    await weekly.taps("good", *everybody, kind="pulse")
    await weekly.goes_on(days=4)
    assert "said: good." in weekly.wall.reads
    assert "heavy" not in weekly.wall.reads


async def test_ten_answers_show_nothing(weekly: Weekly) -> None:
    await weekly.week_begins()
    await weekly.taps("heavy", *people(FROM - 1), kind="pulse")
    await weekly.goes_on(days=4)
    assert "Most of those" not in weekly.wall.reads


async def counting(weekly: Weekly, *accounts: str) -> None:
    for account in accounts:
        await weekly.does(account, Acting(Join(weekly.id, counts=True)))


async def test_the_total_is_one_message_of_those_who_want_theirs_counted(weekly: Weekly) -> None:
    await counting(weekly, *people(CROWD))
    await weekly.does("somebody", Acting(Join(weekly.id)))
    weekly.now += timedelta(days=2)
    for each in (*people(CROWD), "somebody"):
        await weekly.keeps(each, "rejection", "silence", "application")
    await weekly.week_begins()
    assert "15 no's, and 5 tries" in weekly.total, "eighteen and nine, rounded down"
    weekly.now += timedelta(days=2)
    for each in people(CROWD):
        await weekly.keeps(each, "rejection")
    await weekly.week_begins()
    assert "25 no's, and 5 tries" in weekly.total
    assert sum("Together" in "".join(s.text for s in each.text) for each in weekly.wall.messages.values()) == 1


async def test_eight_are_too_few_and_wait_for_a_ninth(weekly: Weekly) -> None:
    await counting(weekly, *people(CROWD))
    weekly.now += timedelta(days=2)
    for each in people(CROWD - 1):
        await weekly.keeps(each, "rejection")
    await weekly.week_begins()
    assert weekly.total == ""
    weekly.now += timedelta(days=2)
    await weekly.happens(Alive())
    await weekly.keeps(f"m{CROWD - 1}", "rejection")
    await weekly.week_begins()
    assert "5 no's" in weekly.total


async def test_joining_leaving_and_erasing_between_two_rollovers_change_nothing(weekly: Weekly) -> None:
    await counting(weekly, *people(CROWD + 1))
    weekly.now += timedelta(days=2)
    for each in people(CROWD + 1):
        await weekly.keeps(each, "rejection")
    await weekly.week_begins()
    before = weekly.total
    assert "10 no's" in before
    await weekly.does("m0", Acting(Leave(weekly.id)))
    await weekly.does("m1", Acting(Join(weekly.id, counts=False)))

    def forget(state: State, look: Look) -> Outcome:
        return Outcome(state.person, forget=True)

    await weekly.store.turn(Incoming("bye", weekly.now, Place("telegram", "m2"), "m2", Text("")), forget)
    await counting(weekly, "new")
    await weekly.goes_on(days=1)
    assert weekly.total == before
    await weekly.week_begins()
    assert weekly.total == before


async def test_what_was_kept_before_they_said_so_is_not_counted(weekly: Weekly) -> None:
    for each in people(CROWD):
        await weekly.keeps(each, "rejection", days_ago=3)
    await counting(weekly, *people(CROWD))
    await weekly.week_begins()
    assert weekly.total == ""


async def test_setting_it_up_again_counts_an_admin_who_wants_it_still(weekly: Weekly) -> None:
    await counting(weekly, "admin", *people(CROWD - 1))
    await weekly.does("admin", Acting(SetUp(weekly.id, frozenset(FEATURES), zone="Europe/Lisbon")))
    weekly.now += timedelta(days=2)
    for each in ("admin", *people(CROWD - 1)):
        await weekly.keeps(each, "rejection")
    await weekly.week_begins()
    assert "5 no's" in weekly.total


async def test_three_quiet_weeks_end_it_and_a_tap_begins_it_again(weekly: Weekly) -> None:
    await weekly.does("mei", weekly.share("It still hurts.", "p1"))
    await weekly.goes_on(minutes=11)
    for _ in range(5):
        await weekly.week_begins()
    posted = len(weekly.wall.messages)
    assert not any(each.buttons for each in weekly.wall.messages.values() if each.title)
    await weekly.happens(Tapped("p1", "cheer"), "ana")
    await weekly.week_begins()
    assert len(weekly.wall.messages) == posted + 2


async def test_a_rollover_that_is_asked_for_twice_happens_once(weekly: Weekly) -> None:
    (ripe,) = await weekly.store.ripe("telegram", weekly.now + timedelta(days=3), 9)
    later = replace(ripe, at=weekly.now + timedelta(days=3))
    for _ in range(2):
        await weekly.poster.enter(Happening("", later.at, ROOM, later.what))
    weekly.now = later.at
    await weekly.goes_on(minutes=1)
    assert sum(bool(each.title) for each in weekly.wall.messages.values()) == 1
