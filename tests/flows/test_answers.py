"""Being held: answering somebody in a group, and hearing what came back to what one shared."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.groups import FEATURES, UNKNOWN, GroupView, PostView, Seen, Share, Standing, Thank
from bot.core.records import Record
from bot.runtime.incoming import Due
from tests.pretend import NOON, Person

MEMBER = Standing(member=True)
GROUP = GroupView("g1", "The Tuesday group", "telegram", features=frozenset(FEATURES), joined=True, standing=MEMBER)
NO = PostView(
    "p1", "g1", "no", "standing", NOON.date(), "Mei", "Final round no. It still hurts.", numbers={"before": 3}
)


def supporter(group: GroupView = GROUP, post: PostView = NO) -> Person:
    """Someone in whose group something stands that somebody else shared."""
    person = Person().lets_keep("words")
    person.memory.groups_now[group.id] = group
    person.memory.posts_now[post.id] = post
    return person


def shares_of(person: Person) -> list[Share]:
    return [acting.act for acting in person.memory.acts if isinstance(acting.act, Share)]


def begins(person: Person, label: str = "“For your next try …”") -> Person:
    person.writes("/answer p1").taps(label)
    return person


# --- answering ----------------------------------------------------------------------------------------------


def test_they_see_what_they_answer_as_everybody_reads_it() -> None:
    person = supporter().writes("/answer p1")
    assert "Mei got a no" in person.reads.replace("\u2068", "").replace("\u2069", "")
    assert "“Final round no. It still hurts.”" in person.reads
    assert "3 no's came before it." in person.reads
    assert person.open_step == "answer.beginning"


def test_kind_disagreement_and_something_else_are_welcome() -> None:
    assert "Kind disagreement is welcome" in supporter().writes("/answer p1").reads


def test_a_beginning_and_their_own_words_go_up_as_they_saw_them() -> None:
    person = begins(supporter()).writes("a kind panel and a good night before")
    person.taps("No name: “someone here”")
    assert "Someone here, in answer:" in person.reads
    assert "“For your next try: a kind panel and a good night before”" in person.reads
    assert not shares_of(person)
    person.taps("Yes, share this")
    (share,) = shares_of(person)
    assert (share.draft.about, share.draft.answers) == ("kind", "p1")
    assert share.draft.text == "For your next try: a kind panel and a good night before"
    assert person.heard == ["shared_it.sent"]


def test_a_beginning_alone_is_never_sent() -> None:
    person = begins(supporter()).writes("skip")
    assert person.heard == ["share.closed"]
    assert not shares_of(person)


def test_a_beginning_that_they_typed_themselves_is_not_put_there_twice() -> None:
    person = begins(supporter(), "“Me too …”").writes("Me too, four times this year.")
    assert "“Me too, four times this year.”" in person.taps("No name: “someone here”").reads


def test_an_answer_can_be_undone() -> None:
    person = begins(supporter(), "Without a beginning").writes("You showed up.")
    person.taps("No name: “someone here”", "Yes, share this", "Undo")
    assert person.heard == ["shared_it.undone"]
    assert [post.id for post in person.memory.posts_now.values()] == ["p1"]


@pytest.mark.parametrize(("standing", "said"), [(Standing(), "answer.stranger"), (UNKNOWN, "answer.unknown")])
def test_only_members_see_and_answer_it(standing: Standing, said: str) -> None:
    person = supporter(replace(GROUP, standing=standing)).writes("/answer p1")
    assert person.heard == [said]
    assert "hurts" not in person.reads


@pytest.mark.parametrize(
    "gone", [replace(NO, state="gone", text=""), replace(NO, id="p2"), replace(NO, state="queued")]
)
def test_what_is_not_there_is_not_answered(gone: PostView) -> None:
    person = supporter(post=gone).writes("/answer p1")
    assert person.heard == ["answer.gone"]


def test_whoever_answers_for_the_first_time_joins_on_the_way() -> None:
    person = supporter(replace(GROUP, joined=False)).writes("/answer p1")
    assert person.heard == ["answer.hello"]
    assert "hurts" not in person.reads
    person.taps("Join")
    assert person.memory.groups_now["g1"].joined
    assert person.open_step == "answer.beginning"


def test_whoever_is_too_young_does_not_answer() -> None:
    person = supporter(replace(GROUP, joined=False))
    person.memory.person = replace(person.memory.person, adult=None, keeps=None)
    person.writes("/answer p1").taps("Join").writes("14")
    assert person.heard == ["group.young"]
    assert not person.memory.groups_now["g1"].joined


def test_what_was_taken_back_while_they_wrote_is_not_answered() -> None:
    person = begins(supporter())
    person.memory.posts_now["p1"] = replace(NO, state="gone", text="")
    assert person.writes("a kind panel").heard == ["answer.gone"]


def test_danger_in_an_answer_goes_nowhere() -> None:
    person = begins(supporter()).writes("i want to kill myself")
    assert person.open_step.startswith("safety.")
    assert not shares_of(person)


def test_answers_are_not_counted_among_the_three_shares_of_a_day() -> None:
    person = supporter()
    for number in range(4):
        begins(person, "Without a beginning").writes(f"You showed up, {number}.")
        person.taps("No name: “someone here”", "Yes, share this", "That's fine")
    assert len(shares_of(person)) == 4
    person.writes("/share").taps("The Tuesday group")
    assert person.heard == ["share.what"]


# --- hearing of it ------------------------------------------------------------------------------------------


ANSWER = PostView("a1", "g1", "kind", "standing", NOON.date(), "Ana", "You showed up for it.", answers="p1")


def author(cheers: int = 0, me_too: int = 0, *answers: PostView) -> Person:
    person = supporter(post=replace(NO, cheers=cheers, me_too=me_too))
    for answer in answers:
        person.memory.posts_now[answer.id] = answer
    return person


def told(person: Person) -> Person:
    return person.is_reminded(Due("cheered:p1", person.now))


def test_one_look_tells_of_all_cheers_and_its_first_words_give_nothing_away() -> None:
    person = told(author(11, 3))
    assert person.heard == ["cheered.first"]
    assert not {"Tuesday", "hurts", "cheer", "no."} & set(person.reads.split())
    person.taps("Show me")
    reads = person.reads.replace("\u2068", "").replace("\u2069", "")
    assert "11 people cheered." in reads
    assert "3 said “me too”." in reads
    assert Seen("p1", 14) in [acting.act for acting in person.memory.acts]


@pytest.mark.parametrize(("cheers", "said"), [(1, "Someone cheered."), (2, "A few people cheered.")])
def test_few_are_not_counted(cheers: int, said: str) -> None:
    person = told(author(cheers)).taps("Show me")
    assert said in person.reads
    assert str(cheers) not in person.reads


def test_answers_are_shown_one_by_one_as_theirs_and_can_be_kept() -> None:
    other = replace(ANSWER, id="a2", by="", text="Soup first.")
    person = told(author(1, 0, ANSWER, other)).taps("Show me")
    assert "Someone wrote: “Soup first.”" in person.reads.replace("\u2068", "").replace("\u2069", "")
    assert "You showed up" not in person.reads
    person.taps("The next one")
    assert "Ana wrote: “You showed up for it.”" in person.reads.replace("\u2068", "").replace("\u2069", "")
    person.taps("Keep it in my jar")
    (win,) = person.kept("win")
    assert win.words == {"what": "You showed up for it."}
    assert win.taps["kind"] == ("kind_word",)
    assert person.open_step == "cheered.what"


def test_thanks_go_out_with_one_tap_and_once() -> None:
    person = told(author(4)).taps("Show me", "Thank them")
    assert Thank("p1") in [acting.act for acting in person.memory.acts]
    person.memory.posts_now["p1"] = replace(person.memory.posts_now["p1"], cheers=9)
    assert "Thank them" not in told(person.waits(days=2)).taps("Show me").choices


def test_cheers_can_be_put_into_the_wins_jar() -> None:
    person = told(author(4)).taps("Show me", "Put the cheers into my jar")
    assert person.heard == ["cheered.saved"]
    assert person.kept("win")[0].taps["cheers"] == ("4",)
    person.writes("wins").taps("Show me one")
    assert "4 people cheered you on" in person.reads.replace("\u2068", "").replace("\u2069", "")


def test_nothing_new_is_nothing_to_say() -> None:
    person = author(4)
    person.memory.posts_now["p1"] = replace(person.memory.posts_now["p1"], seen=4)
    assert told(person).heard == []


def test_what_was_taken_back_meanwhile_is_not_spoken_of() -> None:
    person = author(4)
    person.memory.posts_now["p1"] = replace(NO, state="gone", text="")
    assert told(person).heard == []


def test_a_look_that_comes_on_a_day_with_another_message_comes_the_next_morning() -> None:
    person = author(4)
    person.memory.person = replace(person.memory.person, spoke_at=person.now - timedelta(hours=1), unanswered=1)
    assert told(person).heard == []
    due = person.memory.reminders["cheered:p1"]
    assert due.date() == (person.now + timedelta(days=1)).date()
    assert person.lives_on(days=2) == ["cheered.first"]


def test_stop_these_ends_them() -> None:
    person = told(author(4)).taps("Stop these")
    assert person.heard == ["stop_these.stopped"]
    person.memory.reminders["cheered:p1"] = person.now + timedelta(days=1)
    assert person.lives_on(days=5) == []


def test_whoever_cheered_is_thanked_in_private() -> None:
    person = supporter().is_reminded(Due("thanked:p1", NOON))
    assert person.heard == ["thanked.first"]
    assert "hurts" not in person.reads
    assert person.taps("Good to hear").heard == ["thanked.fine"]


def test_what_came_back_can_be_looked_at_at_any_time() -> None:
    person = supporter().writes("/share").taps("The Tuesday group", "Something new").writes("It still hurts.")
    person.taps("No name: “someone here”", "Yes, share this")
    (mine,) = (post for post in person.memory.posts_now.values() if post.id != "p1")
    person.memory.posts_now[mine.id] = replace(mine, state="standing", cheers=5)
    person.writes("/shares").taps(next(label for label in person.choices if "hurts" in label)).taps(
        "What people said to it"
    )
    assert person.heard == ["cheered.what"]
    assert "Thank them" in person.choices


# --- hearing what became of it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("post", "said"),
    [
        (replace(NO, state="refused", outcome="refused"), "left it out"),
        (replace(NO, state="refused", outcome="stranger"), "no longer there"),
        (replace(NO, state="refused", outcome="not_postable"), "may not write there"),
        (replace(NO, state="refused", outcome="alone"), "taken back meanwhile"),
        (replace(NO, state="unsure"), "I can't tell"),
        (replace(NO, state="gone", text="", outcome="removed"), "taken down"),
    ],
)
def test_what_became_of_it_is_said_once_and_kindly(post: PostView, said: str) -> None:
    person = supporter(post=post).is_reminded(Due("share:p1", NOON))
    assert person.heard == ["share_told.first"]
    assert said in person.reads
    assert "hurts" not in person.reads
    assert ("hurts" in person.taps("What was it?").reads) == bool(post.text)


def test_a_share_that_stands_after_all_is_not_spoken_of() -> None:
    assert supporter().is_reminded(Due("share:p1", NOON)).heard == []


def test_who_left_the_group_is_asked_whether_the_rest_shall_come_along() -> None:
    person = supporter(post=replace(NO, state="refused", outcome="stranger"))
    mine = PostView("p7", "g1", "win", "standing", NOON.date(), "", "I finished it.")
    person.memory.posts_now["p7"] = mine
    person.memory.own("p7", "g1")
    person.is_reminded(Due("share:p1", NOON)).taps("What was it?")
    assert person.open_step == "take_along.still_there"
    person.taps("Take it back")
    assert "p7" not in person.memory.posts_now


def test_who_is_found_to_have_left_is_asked_too() -> None:
    person = supporter(replace(GROUP, standing=Standing()))
    person.memory.posts_now["p7"] = PostView("p7", "g1", "win", "standing", NOON.date(), "", "I finished it.")
    person.memory.own("p7", "g1")
    person.writes("/group g1")
    assert person.heard == ["group.stranger", "take_along.still_there"]
    person.taps("Take it back")
    assert "p7" not in person.memory.posts_now


def test_moderators_hear_that_the_bot_was_removed_unless_it_is_back() -> None:
    person = supporter(replace(GROUP, active=False, left=True))
    person.is_reminded(Due("group_left:g1", NOON))
    assert "The Tuesday group" in person.reads
    assert "in a week" in person.reads
    back = supporter(replace(GROUP, active=False)).is_reminded(Due("group_left:g1", NOON))
    assert back.heard == []


# --- before another no --------------------------------------------------------------------------------------


def shares_a_no(person: Person, number: int) -> Person:
    person.memory.entries[number] = (
        "s",
        Record("rejection", f"no{number}", NOON.date(), words={"told": f"no {number}"}),
    )
    person.writes("/share").taps("The Tuesday group")
    return person.taps(next(label for label in person.choices if f"no {number}" in label))


def test_a_third_no_within_a_week_is_met_in_private_first() -> None:
    person = supporter()
    for number in (1, 2):
        shares_a_no(person, number).taps("No name: “someone here”", "Yes, share this", "That's fine")
    shares_a_no(person, 3)
    assert person.heard == ["share.together"]
    person.taps("Here first")
    assert person.open_step.startswith("replay.")
    assert len(shares_of(person)) == 2


def test_whoever_wants_to_share_it_all_the_same_does() -> None:
    person = supporter().waits(days=1)
    for number in (1, 2):
        shares_a_no(person, number).taps("No name: “someone here”", "Yes, share this", "That's fine")
    person.waits(days=1)
    shares_a_no(person, 3).taps("Share it", "No name: “someone here”", "Yes, share this")
    assert len(shares_of(person)) == 3


def test_a_week_later_nobody_is_asked() -> None:
    person = supporter()
    for number in (1, 2):
        shares_a_no(person, number).taps("No name: “someone here”", "Yes, share this", "That's fine")
    person.waits(days=8)
    assert shares_a_no(person, 3).heard != ["share.together"]


def test_three_shares_a_day_are_where_it_stops() -> None:
    person = supporter()
    for number in range(3):
        person.writes("/share").taps("The Tuesday group", "Something new").writes(f"Something small, {number}.")
        person.taps("No name: “someone here”", "Yes, share this", "That's fine")
    assert person.writes("/share").taps("The Tuesday group").heard == ["share.enough"]
    assert person.waits(days=1).writes("/share").taps("The Tuesday group").heard == ["share.what"]


# --- danger -------------------------------------------------------------------------------------------------


GRAVE = "i want to kill myself"


def test_danger_in_an_old_entry_is_not_shared() -> None:
    person = supporter()
    person.memory.entries[1] = ("s", Record("rejection", "no", NOON.date(), words={"told": GRAVE}))
    person.writes("/share").taps("The Tuesday group").taps(next(each for each in person.choices if "kill" in each))
    assert "share.not_this" in person.heard
    assert person.open_step.startswith("safety.")


def test_danger_in_a_nickname_goes_nowhere() -> None:
    person = supporter().writes("/share").taps("The Tuesday group", "Something new").writes("Still here.")
    person.taps("A nickname").writes(GRAVE)
    assert person.open_step.startswith("safety.")
    assert not shares_of(person)


def test_an_entry_that_was_changed_between_preview_and_yes_is_shown_anew() -> None:
    person = supporter()
    shares_a_no(person, 1).taps("No name: “someone here”")
    person.memory.entries[1] = ("s", Record("rejection", "no1", NOON.date(), words={"told": "and it was my fault"}))
    person.taps("Yes, share this")
    assert "share.has_changed" in person.heard
    assert "“and it was my fault”" in person.reads
    assert not shares_of(person)
    person.taps("Yes, share this")
    assert [share.draft.text for share in shares_of(person)] == ["and it was my fault"]


def test_a_question_asked_again_shows_again_what_the_yes_is_to() -> None:
    person = supporter()
    shares_a_no(person, 1).taps("No name: “someone here”")
    person.memory.entries[1] = ("s", Record("rejection", "no1", NOON.date(), words={"told": "and it was my fault"}))
    person.taps_old("v1:s9:nothing:old").writes("what was that")
    assert person.open_step == "share.preview"
    assert "“and it was my fault”" in person.reads


def test_an_entry_that_was_changed_into_danger_is_not_even_shown() -> None:
    person = supporter()
    shares_a_no(person, 1).taps("No name: “someone here”")
    person.memory.entries[1] = ("s", Record("rejection", "no1", NOON.date(), words={"told": GRAVE}))
    person.taps("Yes, share this")
    assert person.open_step.startswith("safety.")
    assert not shares_of(person)


def test_an_alarm_that_was_none_is_not_raised_twice_and_is_not_posted_either() -> None:
    person = supporter().writes("/share").taps("The Tuesday group", "Something new").writes(GRAVE)
    person.taps("You misread me")
    assert person.open_step == "share.words"
    person.writes(GRAVE)
    assert "share.other_words" in person.heard
    assert person.open_step == "share.anew"
    person.writes("That interview was a joke.")
    assert person.taps("No name: “someone here”", "Yes, share this").heard == ["shared_it.sent"]
    assert shares_of(person)[0].draft.text == "That interview was a joke."


def test_a_link_brought_along_is_asked_for_in_words() -> None:
    person = begins(supporter(), "Without a beginning").writes("https://evil.example/x")
    person.writes("@everyone")
    assert person.open_step in ("share.anew", "share.by")


def test_words_can_be_changed_after_the_preview() -> None:
    person = begins(supporter(), "Without a beginning").writes("You showed up.")
    person.taps("No name: “someone here”", "Change the words").writes("You went, and that counts.")
    person.taps("No name: “someone here”", "Yes, share this")
    assert [share.draft.text for share in shares_of(person)] == ["You went, and that counts."]


def test_a_nickname_names_no_company_either() -> None:
    person = supporter()
    person.memory.entries[1] = ("s", Record("rejection", "no", NOON.date(), words={"company": "Contoso"}))
    person.writes("/share").taps("The Tuesday group", "Something new").writes("Still here.")
    person.taps("A nickname").writes("ex Contoso")
    assert "Contoso" not in person.reads
