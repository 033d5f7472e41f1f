"""The pulse of a group says what most said, and nothing of anybody who answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.pulse import ANSWERS, FROM, MIXED, sentence
from bot.groups.totals import COLLUDING

some_answers = st.lists(st.sampled_from(ANSWERS))


def counts(answers: list[str]) -> Mapping[str, int]:
    return {choice: answers.count(choice) for choice in ANSWERS}


def ways(people: int) -> Iterator[tuple[int, ...]]:
    """All ways in which so many people may have answered."""
    for each in product(range(people + 1), repeat=len(ANSWERS) - 1):
        if sum(each) <= people:
            yield (*each, people - sum(each))


def told(mine: tuple[int, ...], others: tuple[int, ...]) -> str:
    return sentence({choice: a + b for choice, a, b in zip(ANSWERS, mine, others, strict=True)})


@given(some_answers.filter(lambda answers: len(answers) < FROM))
def test_where_few_answered_nothing_shows(answers: list[str]) -> None:
    assert sentence(counts(answers)) == ""


@given(st.lists(st.sampled_from(ANSWERS), min_size=4, max_size=4), *[st.sampled_from(ANSWERS)] * 2)
def test_whoever_holds_four_of_five_accounts_reads_nothing_of_the_fifth(four: list[str], a: str, b: str) -> None:
    assert sentence(counts([*four, a])) == sentence(counts([*four, b]))


@given(some_answers)
def test_no_number_ever_shows(answers: list[str]) -> None:
    assert sentence(counts(answers)) in {"", MIXED, *ANSWERS}


def readings(people: int) -> Iterator[tuple[str, int, set[int]]]:
    """All that whoever gives four answers may read of the others: how many of them may have said a thing."""
    others = people - COLLUDING
    for mine in ways(COLLUDING):
        possible: dict[str, list[tuple[int, ...]]] = {}
        for theirs in ways(others):
            possible.setdefault(told(mine, theirs), []).append(theirs)
        for seen in possible.values():
            for choice in range(len(ANSWERS)):
                yield ANSWERS[choice], others, {each[choice] for each in seen}


@pytest.mark.parametrize("people", [5, FROM, FROM + 1, FROM + 2])
def test_four_who_know_their_own_answers_never_read_what_all_the_others_said_or_none_did(people: int) -> None:
    for _, others, how_many in readings(people):
        assert how_many != {0}, "nobody said it"
        assert how_many != {others}, "everybody said it"


def test_of_ten_answers_they_could_read_it_so_ten_are_too_few() -> None:
    """Why it is eleven: the same rule for ten answers would tell on everybody in some week."""

    def of_ten(mine: tuple[int, ...], theirs: tuple[int, ...]) -> str:
        both = {choice: a + b for choice, a, b in zip(ANSWERS, mine, theirs, strict=True)}
        return next((choice for choice, n in both.items() if 2 * n > FROM - 1), MIXED)

    nobodys = (0, 1, 1, 2)
    seen = [theirs for theirs in ways(6) if of_ten(nobodys, theirs) == ANSWERS[0]]
    assert {each[0] for each in seen} == {6}
