"""Every one of the 158 practices is served by a conversation or waits for named work, and the page says so."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bot.core.practices import Later, Practices, document, findings, served_by, serves
from bot.flows.every import docstrings

DOCS = Path(__file__).parents[2] / "docs"
PRACTICES = Practices.from_data(tomllib.loads((DOCS / "practices.toml").read_text("utf-8")))
TWO = Practices({"S1": "by email", "S2": "late"}, {"C1": "their own stance"})


def test_every_practice_is_served_or_waits_for_named_work() -> None:
    assert list(findings(PRACTICES, docstrings())) == []


def test_there_are_158_of_them_and_14_contradictions() -> None:
    by_letter = {letter: sum(row.startswith(letter) for row in PRACTICES.rows) for letter in "SFPRAG"}
    assert by_letter == {"S": 18, "F": 27, "P": 49, "R": 31, "A": 14, "G": 19}
    assert len(PRACTICES.contradictions) == 14


def test_the_page_is_up_to_date() -> None:
    written = (DOCS / "practices.md").read_text("utf-8")
    assert written == document(PRACTICES, docstrings()), "run `onward practices`"


def test_each_contradiction_has_a_test_of_its_rule() -> None:
    tests = (Path(__file__).parents[1] / "flows" / "test_contradictions.py").read_text("utf-8")
    for id in PRACTICES.contradictions:
        assert f"def test_{id.lower()}_" in tests, id


def test_a_docstring_claims_what_stands_after_serves() -> None:
    assert serves("Title.\n\nServes: S1 S2 (both),\nC1; principle U4.\n\nNot: S9.") == (
        "S1",
        "S2",
        "C1",
        "U4",
    )
    assert serves("No claim, though S1 is named.") == ()
    assert served_by({"one": "Serves: S1.", "two": "Serves: S1."}) == {"S1": ("one", "two")}


def test_a_practice_served_by_nobody_is_found() -> None:
    assert list(findings(TWO, {"one": "Serves: S1 C1."})) == [
        "S2 (late) is served by no conversation and waits for no work."
    ]


def test_a_docstring_that_names_an_unknown_practice_is_found() -> None:
    assert "one: there is no practice S99." in list(findings(TWO, {"one": "Serves: S1 S2 S99 C1."}))


def test_what_is_served_no_longer_waits() -> None:
    waiting = Practices(TWO.rows, TWO.contradictions, (Later("the group", 8, ("S2", "G7")),))
    assert list(findings(waiting, {"one": "Serves: S1 S2 C1."})) == [
        "the group: there is no practice G7.",
        "S2 is served by one: take it off the list of 'the group'.",
    ]


def test_a_contradiction_whose_rule_nobody_holds_is_found() -> None:
    assert list(findings(TWO, {"one": "Serves: S1 S2."})) == ["No conversation holds the rule of C1."]


def test_the_page_says_what_waits_and_for_what() -> None:
    page = document(Practices(TWO.rows, TWO.contradictions, (Later("the group", 8, ("S2",)),)), {"one": "Serves: S1."})
    assert "| S1 | by email | [one](../bot/flows/one.py) |" in page
    assert "| S2 | late | _later (issue 8): the group_ |" in page
