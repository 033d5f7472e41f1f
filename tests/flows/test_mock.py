"""Practising an interview with somebody of the group: offered in private, and read by the one who asked."""

from __future__ import annotations

from dataclasses import replace

from bot.core.groups import FEATURES, GroupView, Help, PostView, Standing
from bot.runtime.incoming import Due
from tests.pretend import NOON, Person

GROUP = GroupView(
    "g1", "The Tuesday group", "telegram", features=frozenset(FEATURES), joined=True, standing=Standing(member=True)
)
ASKED = PostView("p1", "g1", "mock", "standing", NOON.date(), "", "A first interview, in English.")


def sam(post: PostView = ASKED, group: GroupView = GROUP) -> Person:
    person = Person().lets_keep("words")
    person.memory.new = False
    person.memory.groups_now[group.id] = group
    person.memory.posts_now[post.id] = post
    return person


def test_what_is_sent_is_what_they_saw() -> None:
    person = sam().writes("/mock p1")
    assert person.heard == ["mock.asked", "mock.name"]
    assert "A first interview, in English." in person.reads
    person.writes("Sam", "@sam_here")
    assert "@sam_here" in person.reads
    assert not person.memory.acts
    person.taps("Yes, tell them")
    assert [acting.act for acting in person.memory.acts] == [Help("p1", "Sam", "@sam_here")]
    assert person.heard == ["mock.sent"]


def test_what_was_taken_back_meanwhile_is_answered_by_nobody() -> None:
    person = sam().writes("/mock p1").writes("Sam", "@sam_here")
    person.memory.posts_now["p1"] = replace(ASKED, state="gone")
    person.taps("Yes, tell them")
    assert person.heard == ["mock.gone"]
    assert not person.memory.acts


def test_it_is_for_those_who_joined_the_group() -> None:
    assert sam(group=replace(GROUP, joined=False)).writes("/mock p1").heard == ["share.new"]


def test_what_asks_for_nothing_is_no_question_for_practice() -> None:
    assert sam(replace(ASKED, about="no")).writes("/mock p1").heard == ["mock.gone"]


def test_whoever_asked_reads_who_could_and_decides_by_themselves() -> None:
    person = sam()
    person.memory.helpers_now = (("Sam", "@sam_here"),)
    person.is_reminded(Due("mock:p1", person.now))
    assert "@sam_here" in person.reads
    assert person.taps("Good").heard == ["mock_found.fine"]


def test_an_offer_that_was_taken_back_is_not_shown() -> None:
    person = sam()
    person.is_reminded(Due("mock:p1", person.now))
    assert person.heard == ["mock_found.nobody"]
