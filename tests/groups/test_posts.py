"""What becomes of a share: it waits, stands, and goes; and nothing but what was confirmed ever stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.groups import Draft, Moderated
from bot.groups import posts
from bot.groups.group import Group
from bot.groups.posts import Author, NotConfirmed, Post
from bot.groups.taps import tapped

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
GROUP = Group("g", "telegram", "-1", "secret", "active", features=frozenset(("shares",)))
MEI = Author("p", "7")
TEXT = st.text(max_size=40)


def shared(text: str = "It still hurts.", by: str = "") -> Post:
    draft = Draft("g", "no", by, text)
    return posts.shared("p1", draft, draft.digest, MEI, NOON)


@given(TEXT, TEXT, TEXT, TEXT)
def test_any_other_draft_is_not_what_was_confirmed(text: str, by: str, other: str, other_by: str) -> None:
    seen, wanted = Draft("g", "no", by, text), Draft("g", "no", other_by, other)
    if seen == wanted:
        assert posts.shared("p", wanted, seen.digest, MEI, NOON).text == text
    else:
        with pytest.raises(NotConfirmed):
            posts.shared("p", wanted, seen.digest, MEI, NOON)


def test_nothing_is_confirmed_by_nothing() -> None:
    with pytest.raises(NotConfirmed):
        posts.shared("p", Draft("g", "no"), "", MEI, NOON)


@pytest.mark.parametrize(
    ("moderated", "by", "state"),
    [
        ("no", "", "standing"), ("anonymous", "", "queued"), ("anonymous", "Mei", "standing"), ("all", "Mei", "queued"),
    ],
)  # fmt: skip
def test_a_moderator_reads_first_where_the_group_wants_that(moderated: Moderated, by: str, state: str) -> None:
    group = replace(GROUP, moderated=moderated)
    assert posts.ripened(shared(by=by), group).state == state


def test_in_a_group_that_shares_no_more_nothing_goes_up() -> None:
    assert posts.ripened(shared(), replace(GROUP, features=frozenset())).state == "refused"
    assert posts.ripened(shared(), GROUP.left(NOON)).state == "refused"


def test_what_goes_takes_its_words_along() -> None:
    gone = posts.gone(replace(posts.standing(shared()), started=True, receipt="m1"))
    assert (gone.text, gone.by, gone.author) == ("", "", None)
    assert gone.wanted > gone.sent, "the message is still to be taken away"


@given(st.lists(st.sampled_from(["allow", "refuse", "remove", "leave", "block", "nonsense"]), max_size=6))
def test_what_was_refused_or_removed_never_comes_back(verdicts: list[str]) -> None:
    post = posts.ripened(shared(), replace(GROUP, moderated="all"))
    over = False
    for verdict in verdicts:
        post = posts.judged(post, verdict)
        over = over or post.state in ("refused", "gone")
        assert not (over and post.stands)


def test_a_member_has_another_mark_in_every_group() -> None:
    marks = {posts.mark_of(replace(GROUP, secret=secret), "7") for secret in ("a", "b", "c")}
    assert len(marks) == 3
    assert all(mark != "7" for mark in marks)


def test_nobody_cheers_for_themselves_and_a_second_tap_takes_it_back() -> None:
    post = posts.standing(shared())
    assert tapped(post, "cheer", (), {}, "7").answer == "your_own"
    assert tapped(post, "cheer", ("cheer",), {"cheer": 5}, "8").off == ("cheer",)
    assert tapped(replace(post, state="gone"), "cheer", (), {}, "8").answer == "over"
    assert tapped(post, "anything", (), {}, "8").answer == "over"
