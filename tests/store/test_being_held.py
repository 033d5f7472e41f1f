"""Being held and kept safe, in both databases: answers, digests, thanks, reports and what moderators decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.core.groups import Draft, GroupView, Join, Judge, PostView, Seen, SetUp, Share, TakeBack, Thank, Unblock
from bot.runtime.group_ports import Added, Removed, Tapped
from bot.runtime.incoming import Incoming, Place, Text
from bot.runtime.outcome import Acting, Outcome
from bot.runtime.person import State
from bot.runtime.ports import Look
from bot.store.store import SqlStore
from bot.store.tables import reminders
from tests.store.test_groups import Circle, _ids


@pytest.fixture
async def circle(store: SqlStore) -> Circle:
    circle = await Circle(store).is_set_up()
    await circle.does("mei", Acting(Join(circle.id)), circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    return circle


def reply(circle: Circle, text: str, id: str, by: str = "") -> Acting:
    draft = Draft(circle.id, "kind", by, text, "p1")
    return Acting(Share(draft, draft.digest), id)


async def promised(circle: Circle) -> set[str]:
    def names(work: object) -> set[str]:
        return {name for (name,) in work.select(select(reminders.c.name), {})}  # type: ignore[attr-defined]

    return await circle.store.database.run(names)


class Looking:
    """What somebody's turn may see of groups."""

    posts: tuple[PostView, ...]
    replies: tuple[PostView, ...]
    review: tuple[PostView, ...]
    group: GroupView | None


async def sees(circle: Circle, account: str, *ids: str) -> Looking:
    seen = Looking()

    def step(state: State, look: Look) -> Outcome:
        seen.posts, seen.replies, seen.review = look.posts(ids), look.replies("p1"), look.in_review(circle.id)
        found = look.group(circle.id)
        seen.group = found[0] if found else None
        return Outcome(state.person)

    await circle.store.turn(Incoming(f"e{next(_ids)}", circle.now, Place("telegram", account), account, Text("")), step)
    return seen


async def moderated(circle: Circle) -> None:
    await circle.does("admin", Acting(SetUp(circle.id, frozenset(("shares",)), "all", zone="Europe/Lisbon")))


async def test_an_answer_stands_under_what_it_answers_and_its_author_hears_of_it(circle: Circle) -> None:
    await circle.does("ana", reply(circle, "You showed up.", "a1"))
    await circle.goes_on(minutes=11)
    (posting,) = (each for each in circle.wall.messages.values() if each.post == "a1")
    (answered,) = (receipt for receipt, each in circle.wall.messages.items() if each.post == "p1")
    assert posting.answers == answered
    assert "cheered:p1" in await promised(circle)
    assert [each.text for each in (await sees(circle, "mei")).replies] == ["You showed up."]


async def test_an_answer_to_oneself_is_no_news(circle: Circle) -> None:
    await circle.does("mei", reply(circle, "And thank you.", "a1"))
    await circle.goes_on(minutes=11)
    assert "cheered:p1" not in await promised(circle)


async def test_an_answer_to_what_was_taken_back_stands_nowhere(circle: Circle) -> None:
    await circle.does("ana", reply(circle, "You showed up.", "a1"))
    await circle.does("mei", Acting(TakeBack("p1")))
    await circle.goes_on(minutes=11)
    assert "showed up" not in circle.wall.reads
    assert "share:a1" in await promised(circle)
    assert (await sees(circle, "ana", "a1")).posts[0].outcome == "alone"


async def test_cheers_are_told_together_three_times_at_most(circle: Circle) -> None:
    for number in range(5):
        await circle.happens(Tapped("p1", "cheer"), f"m{number}")
        assert ("cheered:p1" in await promised(circle)) == (number < 3)
        await circle.does("mei", Acting(Seen("p1", number + 1)))
        await _is_told(circle)
        assert (await sees(circle, "mei", "p1")).posts[0].seen == number + 1


async def _is_told(circle: Circle) -> None:
    """The reminders that there are have been taken."""

    def drop(work: object) -> None:
        work.execute(reminders.delete(), {})  # type: ignore[attr-defined]

    await circle.store.database.run(drop)


async def test_thanks_reach_who_cheered_and_who_answered_and_is_known(circle: Circle) -> None:
    for account in ("ana", "ben"):
        await circle.does(account, Acting(Join(circle.id)))
    await circle.happens(Tapped("p1", "cheer"), "ana")
    await circle.happens(Tapped("p1", "cheer"), "a stranger to the bot")
    await circle.does("ben", reply(circle, "You showed up.", "a1"))
    await circle.goes_on(minutes=11)
    await _is_told(circle)
    await circle.does("mei", Acting(Thank("p1")))

    def whose(work: object) -> int:
        return len(work.select(select(reminders.c.person).where(reminders.c.name == "thanked:p1"), {}))  # type: ignore[attr-defined]

    assert await circle.store.database.run(whose) == 2
    await _is_told(circle)
    await circle.does("mei", Acting(Thank("p1")))
    assert await promised(circle) == set()


async def test_a_report_reaches_those_who_run_it_and_its_outcome_is_logged(circle: Circle) -> None:
    await circle.happens(Tapped("p1", "report"), "ana")
    assert "review:" + circle.id in await promised(circle)
    (waiting,) = (await sees(circle, "admin")).review
    assert (waiting.reports, waiting.outcome) == (1, "")
    await circle.does("admin", Acting(Judge("p1", "remove")))
    await circle.goes_on(minutes=1)
    assert "hurts" not in circle.wall.reads
    (decided,) = (await sees(circle, "another admin")).review
    assert (decided.state, decided.outcome, decided.text) == ("gone", "removed", "")
    assert "share:p1" in await promised(circle)
    counted = {what for _, what, _ in await circle.store.counted()}
    assert "reports" in counted


async def test_what_was_let_stand_is_not_reviewed_anew(circle: Circle) -> None:
    await circle.happens(Tapped("p1", "report"), "ana")
    await circle.does("admin", Acting(Judge("p1", "leave")))
    await circle.happens(Tapped("p1", "report"), "ben")
    assert [each.outcome for each in (await sees(circle, "admin")).review] == ["left"]


async def test_what_was_let_up_and_is_reported_waits_anew(circle: Circle) -> None:
    await moderated(circle)
    await circle.does("mei", circle.share("Buy my course.", "p2"))
    await circle.goes_on(minutes=11)
    await circle.does("admin", Acting(Judge("p2", "allow")))
    await circle.goes_on(minutes=1)
    assert "Buy my course." in circle.wall.reads
    assert [each.outcome for each in (await sees(circle, "admin")).review] == ["allowed"]
    await circle.happens(Tapped("p2", "report"), "ana")
    assert [each.outcome for each in (await sees(circle, "admin")).review] == [""]
    await circle.does("admin", Acting(Judge("p2", "remove")))
    await circle.goes_on(minutes=1)
    assert "Buy my course." not in circle.wall.reads


async def test_the_second_of_two_decisions_changes_nothing(circle: Circle) -> None:
    await moderated(circle)
    await circle.does("mei", circle.share("Buy my course.", "p2"))
    await circle.goes_on(minutes=11)
    await circle.does("admin", Acting(Judge("p2", "refuse")))
    await circle.does("another admin", Acting(Judge("p2", "allow")))
    await circle.goes_on(minutes=1)
    assert "Buy my course." not in circle.wall.reads


async def test_of_somebody_who_is_blocked_nothing_more_is_taken_until_that_is_undone(circle: Circle) -> None:
    await circle.does("admin", Acting(Judge("p1", "block")))
    await circle.does("mei", circle.share("And more.", "p2"))
    await circle.goes_on(minutes=11)
    assert "And more." not in circle.wall.reads
    seen = (await sees(circle, "mei")).group
    assert seen is not None
    assert (seen.blocked, seen.blocks) == (True, 1)
    await circle.does("admin", Acting(Unblock(circle.id)))
    await circle.does("mei", circle.share("A third one.", "p3"))
    await circle.goes_on(minutes=11)
    assert "A third one." in circle.wall.reads


async def test_an_answer_that_a_moderator_lets_up_is_told_to_whom_it_answers(circle: Circle) -> None:
    await moderated(circle)
    await circle.does("ana", reply(circle, "You showed up.", "a1"))
    await circle.goes_on(minutes=11)
    assert "cheered:p1" not in await promised(circle)
    await circle.does("admin", Acting(Judge("a1", "allow")))
    assert "cheered:p1" in await promised(circle)


async def test_those_who_run_it_hear_that_the_bot_was_removed(circle: Circle) -> None:
    await circle.happens(Removed())
    assert f"group_left:{circle.id}" in await promised(circle)
    seen = (await sees(circle, "admin")).group
    assert seen is not None
    assert seen.left
    await circle.does("mei", circle.share("Too late.", "p2"))
    assert (await sees(circle, "mei", "p2")).posts == ()
    await circle.happens(Added())
    seen = (await sees(circle, "admin")).group
    assert seen is not None
    assert not seen.left


async def test_what_a_moderator_took_down_is_forgotten_after_thirty_days(circle: Circle) -> None:
    await circle.does("admin", Acting(Judge("p1", "remove")))
    await circle.goes_on(minutes=1)
    then: datetime = circle.now + timedelta(days=31)
    await circle.store.sweep(then)
    assert (await sees(circle, "admin")).review == ()


async def test_whoever_is_no_longer_in_the_group_is_told_why(circle: Circle) -> None:
    await circle.does("ana", circle.share("Still here.", "p2"))
    circle.wall.standings = {"ana": replace((await circle.wall.standing(Place("telegram", ""), "")), member=False)}
    await circle.goes_on(minutes=11)
    assert (await sees(circle, "ana", "p2")).posts[0].outcome == "stranger"
    assert "share:p2" in await promised(circle)
