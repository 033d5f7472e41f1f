"""Keeping a group safe: what waits for its moderators, and what they never learn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.groups import FEATURES, UNKNOWN, GroupView, Judge, PostView, Standing, Unblock
from bot.runtime.incoming import Due
from tests.pretend import NOON, Person

ADMIN = Standing(member=True, admin=True)
GROUP = GroupView(
    "g1", "The Tuesday group", "telegram", features=frozenset(FEATURES), joined=True, standing=ADMIN, moderator=True
)
QUEUED = PostView("p1", "g1", "no", "queued", NOON.date(), "", "Final round no.", linked=True)
REPORTED = replace(QUEUED, id="p2", state="standing", text="Buy my course.", reports=2)


def admin(*posts: PostView, group: GroupView = GROUP) -> Person:
    person = Person().lets_keep("words")
    person.memory.groups_now["g1"] = group
    for post in posts:
        person.memory.posts_now[post.id] = post
        person.memory.review_now.add(post.id)
    return person


def acts(person: Person) -> list[object]:
    return [acting.act for acting in person.memory.acts]


def opened(person: Person, words: str) -> Person:
    return person.taps(next(label for label in person.choices if words in label))


def test_an_admin_finds_it_in_the_group() -> None:
    person = admin(QUEUED).writes("/group g1").taps("What waits for a moderator")
    assert person.open_step == "review.which_one"
    assert "one share waits" in person.reads


def test_a_member_is_not_offered_it() -> None:
    person = admin(QUEUED, group=replace(GROUP, standing=Standing(member=True))).writes("/group g1")
    assert "What waits for a moderator" not in person.choices


@pytest.mark.parametrize(
    ("standing", "said"), [(Standing(member=True), "review.not_admin"), (UNKNOWN, "group.unknown")]
)
def test_only_who_runs_it_now_sees_anything(standing: Standing, said: str) -> None:
    person = admin(QUEUED, group=replace(GROUP, standing=standing)).writes("/review g1")
    assert person.heard == [said]
    assert "Final round" not in person.reads


def test_who_runs_it_no_more_decides_nothing() -> None:
    person = opened(admin(QUEUED).writes("/review g1"), "Final round")
    person.memory.groups_now["g1"] = replace(GROUP, standing=Standing(member=True))
    person.taps("It may go up")
    assert person.heard == ["review.not_admin"]
    assert acts(person) == []


def test_it_reads_as_everybody_would_read_it_and_names_nobody() -> None:
    person = opened(admin(QUEUED).writes("/review g1"), "Final round")
    assert "Someone here got a no" in person.reads
    assert "“Final round no.”" in person.reads
    assert person.choices == ["It may go up", "Leave it out", "Take it out, and take no more of theirs", "Not now"]


def test_how_many_reported_it_is_told_and_not_who() -> None:
    person = opened(admin(REPORTED).writes("/review g1"), "Buy")
    assert "2 people reported it" in person.reads.replace("\u2068", "").replace("\u2069", "")
    assert person.choices[:2] == ["Let it stand", "Take it down"]


@pytest.mark.parametrize(
    ("post", "label", "verdict"),
    [
        (QUEUED, "It may go up", "allow"),
        (QUEUED, "Leave it out", "refuse"),
        (REPORTED, "Let it stand", "leave"),
        (REPORTED, "Take it down", "remove"),
        (REPORTED, "Take it out, and take no more of theirs", "block"),
    ],
)
def test_what_they_decide_is_done(post: PostView, label: str, verdict: str) -> None:
    person = opened(admin(post).writes("/review g1"), post.text[:5])
    person.taps(label)
    assert acts(person) == [Judge(post.id, verdict)]  # type: ignore[arg-type]
    assert person.heard[0] == "review.done"
    assert person.taps("Yes").open_step == "review.which_one"
    assert "nothing waits" in person.reads


def test_of_two_who_decide_the_second_is_told() -> None:
    person = opened(admin(QUEUED).writes("/review g1"), "Final round")
    person.memory.posts_now["p1"] = replace(QUEUED, state="refused", outcome="refused")
    person.taps("It may go up")
    assert acts(person) == []
    assert person.heard[0] == "review.decided_already"
    assert "it was left out" in person.reads


def test_a_share_that_was_taken_back_meanwhile_is_not_shown() -> None:
    person = admin(QUEUED).writes("/review g1")
    person.memory.posts_now.pop("p1")
    opened(person, "Final round")
    assert person.heard[0] == "review.decided_already"
    assert "Final round" not in person.reads


def test_a_share_of_another_group_is_none_of_theirs() -> None:
    person = admin(QUEUED, replace(QUEUED, id="p9", group="g2", text="Elsewhere.")).writes("/review g1")
    assert "Elsewhere" not in " ".join(person.choices)


def test_what_others_decided_is_shown_without_who_decided_or_wrote_it() -> None:
    decided = replace(QUEUED, id="p3", state="refused", outcome="refused", text="Off with you.", by="Ana")
    person = admin(QUEUED, decided).writes("/review g1").taps("What was decided lately")
    assert "left out: “Off with you.”" in person.reads.replace("\u2068", "").replace("\u2069", "")
    assert "Ana" not in person.reads


def test_a_block_can_be_undone_and_tells_only_a_number() -> None:
    person = admin(group=replace(GROUP, blocks=2)).writes("/review g1").taps("Whom I take nothing of")
    assert "Of 2 people" in person.reads.replace("\u2068", "").replace("\u2069", "")
    person.taps("Of the latest one")
    assert acts(person) == [Unblock("g1")]
    person.writes("/review g1").taps("Whom I take nothing of", "Of all of them")
    assert acts(person)[-1] == Unblock("g1", every=True)


def test_who_is_not_known_any_more_can_not_be_blocked() -> None:
    person = opened(admin(replace(REPORTED, linked=False)).writes("/review g1"), "Buy")
    assert "Take it out, and take no more of theirs" not in person.choices


def test_a_message_about_it_gives_nothing_away_and_asks_first() -> None:
    person = admin(QUEUED).is_reminded(Due("review:g1", NOON))
    assert person.heard == ["review.first"]
    assert "Final round" not in person.reads
    person.taps("Now")
    assert person.open_step == "review.which_one"


def test_a_message_about_what_was_decided_meanwhile_does_not_come() -> None:
    assert admin(replace(QUEUED, state="refused", outcome="refused")).is_reminded(Due("review:g1", NOON)).heard == []
