"""How the bot sounds, as sentences about people."""

from __future__ import annotations

from tests.pretend import Person


def someone() -> Person:
    return Person().lets_keep("words").writes("tone")


def test_it_is_gentle_until_somebody_chooses_otherwise() -> None:
    lee = someone()
    assert "Now I sound gentle." in lee.reads
    lee.taps("Brave")
    assert lee.heard == ["tone.settled", "tone.lines"]
    assert "Brave, then." in lee.reads, "it sounds like it from that moment on"
    lee.writes("skip", "i got a no")
    assert "nerve" in lee.reads or "stepped up" in lee.reads


def test_back_to_gentle_is_two_taps() -> None:
    lee = someone().taps("Plain, few words").writes("skip", "tone").taps("Gentle")
    assert lee.memory.person.tone == ""
    assert "Gentle, then." in lee.reads


def test_quotes_and_proverbs_can_be_muted_apart() -> None:
    lee = someone().writes("skip").taps("Proverbs only")
    assert lee.memory.person.muted == ("quotes",)
    lee.writes("tone", "skip").taps("Quotes and proverbs")
    assert not lee.memory.person.muted


def test_feeling_comes_first_in_every_tone() -> None:
    walked = []
    for tone in ("Gentle", "Plain, few words", "Brave", "With some humour", "With faith"):
        lee = someone().taps(tone).writes("skip", "i got a no")
        steps = [lee.open_step]
        for answer in ("together", "final round", "today", "I wanted it", "sad", "skip", "skip", "rest"):
            lee.writes(answer)
            steps.append(lee.open_step)
        walked.append(steps)
    assert all(steps == walked[0] for steps in walked)
    assert walked[0].index("rejected.feelings") < walked[0].index("rejected.next_step")


def test_humour_stays_away_from_the_sentence_that_hurts() -> None:
    lee = someone().taps("With some humour").writes("skip", "what's wrong with me", "I'm a clown")
    assert lee.heard == ["shared.held", "whats_wrong.what_now"]
    plain = Person().lets_keep("words").writes("what's wrong with me", "I'm a clown")
    assert lee.reads == plain.reads


def test_someone_who_changes_their_mind_goes_back() -> None:
    lee = someone().taps("With faith").writes("back").taps("Plain, few words")
    assert lee.memory.person.tone == "plain"
