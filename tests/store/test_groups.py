"""Groups in both databases: what was confirmed stands there, what was tapped is counted, what is erased is gone."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.app import content_folder
from bot.core.groups import Draft, Join, Judge, SetUp, Share, Standing, TakeBack
from bot.groups.posts import NotConfirmed
from bot.runtime.gathering import Gatherings
from bot.runtime.group_ports import Added, Alive, Answered, Happening, Moved, Posting, Removed, Tapped
from bot.runtime.incoming import Incoming, Place, Text
from bot.runtime.outcome import Acting, Outcome
from bot.runtime.person import Shared, State
from bot.runtime.ports import Look, NotTaken
from bot.runtime.poster import Poster
from bot.runtime.publishing import Publisher
from bot.store.group_views import post_views
from bot.store.open import open_store
from bot.store.sealing import Keyring
from bot.store.store import SqlStore
from bot.words.catalog import Words
from bot.words.zones import named_zone
from tests.store.people import NOON, still_due

WORDS = Words.load(content_folder())
ROOM = Place("telegram", "-100")
_ids = itertools.count(1)


@dataclass
class Wall:
    """A group as its members see it: each message as it stands now."""

    platform: str = "telegram"
    sends_once: bool = False
    standings: Mapping[str, Standing] = field(default_factory=dict)
    messages: dict[str, Posting] = field(default_factory=dict)
    sent: list[Posting] = field(default_factory=list)
    fails: Exception | None = None

    async def post(self, posting: Posting) -> str:
        if self.fails:
            raise self.fails
        self.sent.append(posting)
        receipt = posting.receipt or f"m{len(self.sent)}"
        if posting.gone:
            self.messages.pop(receipt, None)
        else:
            self.messages[receipt] = posting
        return receipt

    async def standing(self, place: Place, account: str) -> Standing:
        return self.standings.get(account, Standing(member=True))

    @property
    def reads(self) -> str:
        return "\n".join("".join(span.text for span in each.text) for each in self.messages.values())


@dataclass
class Circle:
    """A group on a store, and the people in it."""

    store: SqlStore
    wall: Wall = field(default_factory=Wall)
    now: datetime = NOON
    id: str = ""

    def __post_init__(self) -> None:
        gatherings = Gatherings(named_zone, lambda: f"w{next(_ids)}")
        self.poster = Poster(self.store, self.wall, gatherings, Publisher(WORDS), lambda: self.now)

    async def happens(self, what: Added | Alive | Moved | Removed | Tapped, account: str = "") -> Answered:
        return await self.poster.enter(Happening(f"h{next(_ids)}", self.now, ROOM, what, account, "The Tuesday group"))

    async def does(self, account: str, *acts: Acting) -> None:
        def step(state: State, look: Look) -> Outcome:
            shares = tuple(
                Shared(each.id, each.act.draft.group, "2026-11-22") for each in acts if isinstance(each.act, Share)
            )
            return Outcome(replace(state.person, shares=(*state.person.shares, *shares)), acts=acts)

        await self.store.turn(Incoming(f"e{next(_ids)}", self.now, Place("telegram", account), account, Text("")), step)

    async def goes_on(self, **time: float) -> None:
        self.now += timedelta(**time)
        while await self.poster.round():
            pass

    async def is_set_up(self) -> Circle:
        self.id = (await self.happens(Added())).group
        await self.does("admin", Acting(SetUp(self.id, frozenset(("shares",)), zone="Europe/Lisbon")))
        return self

    def share(self, text: str, id: str) -> Acting:
        draft = Draft(self.id, "no", "", text)
        return Acting(Share(draft, draft.digest), id)


@pytest.fixture
async def circle(store: SqlStore) -> Circle:
    return await Circle(store).is_set_up()


async def test_a_share_waits_ten_minutes_and_then_stands_there(circle: Circle) -> None:
    await circle.goes_on()
    await circle.does("mei", Acting(Join(circle.id)), circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=9)
    assert "hurts" not in circle.wall.reads
    await circle.goes_on(minutes=2)
    assert "“It still hurts.”" in circle.wall.reads.replace("\u2068", "").replace("\u2069", "")


async def test_nothing_but_what_was_confirmed_is_saved(circle: Circle) -> None:
    draft = Draft(circle.id, "no", "", "It still hurts.")
    with pytest.raises(NotConfirmed):
        await circle.does("mei", Acting(Share(replace(draft, text="and more"), draft.digest), "p1"))
    await circle.goes_on(minutes=11)
    assert "more" not in circle.wall.reads


async def test_what_is_undone_in_time_was_never_there(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    await circle.does("mei", Acting(TakeBack("p1")))
    await circle.goes_on(minutes=11)
    assert all("hurts" not in span.text for posting in circle.wall.sent for span in posting.text)


async def test_what_is_taken_back_later_goes(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    await circle.does("mei", Acting(TakeBack("p1")))
    await circle.goes_on(minutes=1)
    assert "hurts" not in circle.wall.reads


async def test_cheers_are_counted_from_three_up_and_nobody_learns_whose(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    for number, member in enumerate(("ana", "ben", "cem")):
        assert (await circle.happens(Tapped("p1", "cheer"), member)).key == "public.cheered"
        await circle.goes_on(minutes=1)
        labels = [button.label for posting in circle.wall.messages.values() for button in posting.buttons]
        assert ("Cheer · 3" in labels) == (number == 2)
    assert (await circle.happens(Tapped("p1", "cheer"), "cem")).key == "public.taken_back"
    assert (await circle.happens(Tapped("p1", "cheer"), "mei")).key == "public.your_own"


async def test_five_hundred_cheers_are_a_few_changes(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    before = len(circle.wall.sent)
    for number in range(120):
        await circle.happens(Tapped("p1", "cheer"), f"m{number}")
        await circle.poster.round()
        circle.now += timedelta(seconds=0.5)
    assert len(circle.wall.sent) - before <= 5
    await circle.goes_on(seconds=20)
    assert any("120" in button.label for posting in circle.wall.messages.values() for button in posting.buttons)


async def test_whoever_erases_everything_takes_back_what_they_shared(circle: Circle) -> None:
    await circle.does("mei", Acting(Join(circle.id)), circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)

    def forget(state: State, look: Look) -> Outcome:
        return Outcome(state.person, forget=True)

    await circle.store.turn(Incoming("bye", circle.now, Place("telegram", "mei"), "mei", Text("")), forget)
    await circle.goes_on(minutes=1)
    assert "hurts" not in circle.wall.reads


async def test_where_arriving_is_unknown_nothing_is_sent_twice(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    circle.wall.fails = ConnectionError()
    await circle.goes_on(minutes=11)
    circle.wall.fails = None
    await circle.goes_on(minutes=11)
    assert "hurts" not in circle.wall.reads


async def test_what_was_refused_for_now_is_sent_again(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    circle.wall.fails = NotTaken()
    await circle.goes_on(minutes=11)
    circle.wall.fails = None
    await circle.goes_on(minutes=11)
    assert "hurts" in circle.wall.reads


async def test_what_a_platform_refuses_for_hours_is_given_up_and_its_author_told(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    circle.wall.fails = NotTaken()
    for _ in range(11):
        await circle.goes_on(hours=1, minutes=1)
    circle.wall.fails = None
    await circle.goes_on(hours=2)
    assert "hurts" not in circle.wall.reads
    assert "share:p1" in [each.reminder.name for each in await still_due(circle.store, "telegram", circle.now)]


@pytest.mark.parametrize("failure", [NotTaken(), ConnectionError()], ids=["refused", "unanswered"])
async def test_a_take_back_is_not_forgotten_however_long_the_platform_is_away(
    circle: Circle, failure: Exception
) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    circle.wall.fails = failure
    await circle.does("mei", Acting(TakeBack("p1")))
    for _ in range(30):
        await circle.goes_on(hours=1, minutes=1)
    circle.wall.fails = None
    await circle.goes_on(hours=1, minutes=1)
    assert "hurts" not in circle.wall.reads


async def test_a_group_that_moved_is_one_group_whichever_of_the_two_places_is_heard_of_first(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    new = Place("telegram", "-100200")
    # The bot is told that it is in the new place before it hears where the old one went.
    other = await circle.poster.enter(Happening("m1", circle.now, new, Added(), "", "The Tuesday group"))
    assert other.group != circle.id
    assert (await circle.happens(Moved(new.room))).group == circle.id
    again = await circle.poster.enter(Happening("m2", circle.now, new, Added(), "", "The Tuesday group"))
    assert again.group == circle.id
    await circle.goes_on(minutes=11)
    assert "hurts" in circle.wall.reads
    assert {posting.place for posting in circle.wall.messages.values()} == {new}


async def test_a_group_that_was_set_up_anew_where_it_moved_to_stays(circle: Circle) -> None:
    new = Place("telegram", "-100200")
    await circle.happens(Removed())
    other = await circle.poster.enter(Happening("m1", circle.now, new, Added(), "", "The Tuesday group"))
    await circle.does("admin", Acting(SetUp(other.group, frozenset(("shares",)))))
    await circle.happens(Moved(new.room))
    again = await circle.poster.enter(Happening("m2", circle.now, new, Added(), "", "The Tuesday group"))
    assert again.group == other.group


async def test_whoever_left_the_group_meanwhile_is_not_posted(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    circle.wall.standings = {"mei": Standing()}
    await circle.goes_on(minutes=11)
    assert "hurts" not in circle.wall.reads


async def test_a_group_that_removed_the_bot_is_erased_after_a_week(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    await circle.happens(Removed())
    await circle.goes_on(days=8)
    assert (await circle.happens(Tapped("p1", "cheer"), "ana")).group == ""


async def test_a_restored_backup_posts_nothing_anew(circle: Circle, tmp_path: Path, keyring: Keyring) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    await circle.does("mei", circle.share("One more.", "p2"))
    await circle.store.back_up(tmp_path / "rows", tmp_path / "keys")
    other = await open_store(f"sqlite:///{tmp_path}/other/onward.db", keyring)
    try:
        await other.restore(tmp_path / "rows", tmp_path / "keys")
        restored = Circle(other, now=circle.now, id=circle.id)
        await restored.goes_on(minutes=20)
        assert restored.wall.sent == []
        assert (await restored.happens(Tapped("p1", "cheer"), "ana")).key == "public.cheered"
    finally:
        await other.close()


async def test_a_group_that_was_erased_stays_erased_in_a_restored_backup(
    circle: Circle, tmp_path: Path, keyring: Keyring
) -> None:
    await circle.store.back_up(tmp_path / "rows", tmp_path / "keys")
    await circle.happens(Removed())
    await circle.goes_on(days=8)
    await circle.store.back_up(tmp_path / "later", tmp_path / "later_keys")
    other = await open_store(f"sqlite:///{tmp_path}/other/onward.db", keyring)
    try:
        await other.restore(tmp_path / "rows", tmp_path / "later_keys")
        assert (await Circle(other, now=circle.now).happens(Tapped("p1", "cheer"), "ana")).group == ""
    finally:
        await other.close()


async def test_what_was_removed_after_people_cheered_is_forgotten_a_month_later(circle: Circle) -> None:
    await circle.does("mei", circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    for member in ("ana", "ben", "cem"):
        await circle.happens(Tapped("p1", "cheer"), member)
    await circle.does("admin", Acting(Judge("p1", "remove")))
    await circle.goes_on(minutes=2)
    removed = await circle.store.database.read(lambda work: post_views(work, ["p1"]))
    assert [each.outcome for each in removed] == ["removed"]
    await circle.store.sweep(circle.now + timedelta(days=31))
    assert await circle.store.database.read(lambda work: post_views(work, ["p1"])) == ()
