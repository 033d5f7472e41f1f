"""Whoever is under 16 has no words kept, wherever they say so."""

from __future__ import annotations

from tests.pretend import Person


def test_someone_young_who_said_so_among_the_settings_is_not_asked_for_their_words() -> None:
    lee = Person().writes("keeping", "1", "no")
    assert lee.heard == ["ui.young"]
    assert lee.memory.person.adult is False
    assert lee.memory.person.keeps == "nothing"
    lee.writes("win", "they said I was kind")
    assert "ui.consent" not in lee.heard
    assert lee.history == []
