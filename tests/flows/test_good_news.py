"""An offer told to a group, what comes of it, and the turn to give a line to the next person."""

from __future__ import annotations

from dataclasses import replace

from bot.core.groups import FEATURES, Advise, GroupView, PostView, Share, Standing
from bot.core.records import Record
from bot.runtime.incoming import Due
from tests.pretend import NOON, Person

GROUP = GroupView(
    "g1", "The Tuesday group", "telegram", features=frozenset(FEATURES), joined=True, standing=Standing(member=True)
)
OFFER = PostView("p1", "g1", "offer", "standing", NOON.date(), "Mei", "They said yes.", numbers={"before": 7})


def mei(group: GroupView | None = GROUP) -> Person:
    person = Person().lets_keep("words")
    person.memory.new = False
    if group:
        person.memory.groups_now[group.id] = group
    return person


def with_an_offer(person: Person, feeling: str = "Happy") -> Person:
    person.writes("i got an offer")
    for _ in range(20):
        if person.open_step in ("offer.tell_group", ""):
            return person
        if person.open_step == "offer.feelings":
            person.taps(feeling, "Done")
        elif person.open_step == "offer.stands":
            person.taps("I said yes")
        else:
            person.writes("skip")
    raise AssertionError("it does not end")


def shares_of(person: Person) -> list[Share]:
    return [acting.act for acting in person.memory.acts if isinstance(acting.act, Share)]


def test_an_offer_is_told_to_a_group_in_words_they_saw_with_the_no_s_before_it() -> None:
    person = mei()
    for number in (101, 102, 103):
        person.memory.entries[number] = ("s", Record("rejection", "no", NOON.date(), {"stage": ("final_round",)}))
    with_an_offer(person)
    assert person.open_step == "offer.tell_group"
    person.taps("Yes, let me write it", "With the number", "The Tuesday group").writes("They said yes.")
    person.taps("No name: “someone here”")
    assert "Good news from someone here" in person.reads
    assert "3 no's came before it." in person.reads
    person.taps("Yes, share this")
    (share,) = shares_of(person)
    assert share.draft.about == "offer"
    assert share.draft.numbers == {"before": 3, "cheered": 1}


def test_who_belongs_to_no_group_is_not_asked_and_neither_is_who_is_heavy_about_it() -> None:
    assert "offer.tell_group" not in str(with_an_offer(mei(None)).transcript)
    assert with_an_offer(mei(), "Numb").open_step == ""


def test_whoever_cheered_before_reads_what_stands_there() -> None:
    person = mei()
    person.memory.posts_now["p1"] = OFFER
    person.is_reminded(Due("good_news:p1", person.now))
    assert person.heard[0] == "good_news.hello"
    assert "They said yes." in person.reads
    assert "7 no's came before it." in person.reads


def test_what_was_taken_back_meanwhile_is_not_read_by_anybody() -> None:
    person = mei()
    person.memory.posts_now["p1"] = replace(OFFER, state="gone", text="")
    person.is_reminded(Due("good_news:p1", person.now))
    assert person.heard == ["good_news.gone"]


def test_asking_for_a_line_is_wanted_or_does_not_happen() -> None:
    person = mei().writes("/group g1").taps("Ask me for a line after a no")
    assert person.memory.acts[-1].act == Advise("g1")
    person = mei(replace(GROUP, advises=True)).writes("/group g1").taps("Ask me for no more lines")
    assert person.memory.acts[-1].act == Advise("g1", False)


def test_a_line_for_the_next_person_goes_to_the_group_through_the_exact_preview() -> None:
    person = mei()
    person.is_reminded(Due("advise:g1", person.now))
    assert person.heard == ["give_advice.ask"]
    person.taps("Yes, one line").writes("Eat something first.").taps("No", "Ask me then")
    person.taps("Yes, show me how it would look", "No name: “someone here”")
    assert "Someone here, for whoever is next:" in person.reads
    assert "a moderator reads it first" in person.reads
    person.taps("Yes, share this")
    (share,) = shares_of(person)
    assert (share.draft.about, share.draft.text) == ("advice", "Eat something first.")


def test_leaving_the_question_alone_is_fine() -> None:
    person = mei()
    person.is_reminded(Due("advise:g1", person.now)).taps("Not now")
    assert person.heard == ["give_advice.not_now"]


def test_a_newcomer_reads_a_line_of_somebody_before_them() -> None:
    person = mei(replace(GROUP, joined=False))
    line = PostView("p2", "g1", "advice", "standing", NOON.date(), "", "Eat something first.")
    person.memory.posts_now["p2"] = line
    person.writes("/group g1").taps("Join")
    assert person.heard[0] == "group.joined"
    assert "Eat something first." in person.reads
