"""What is sealed of a person comes back equal."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.core.records import KINDS, Record
from bot.runtime.person import Person, Shared
from bot.store.plain import body_to_json, entry_from_json, person_from_json, person_to_json

people = st.builds(
    Person,
    id=st.text(),
    keeps=st.sampled_from([None, "words", "taps", "nothing"]),
    adult=st.none() | st.booleans(),
    country=st.none() | st.text(min_size=2, max_size=2),
    locale=st.text(),
    zone=st.text(),
    name=st.text(),
    heard=st.dictionaries(st.text(), st.integers()),
    quiet_until=st.none() | st.datetimes(timezones=st.just(UTC)),
    tone=st.text(),
    muted=st.lists(st.text()).map(tuple),
    wrong_codes=st.lists(st.datetimes(timezones=st.just(UTC)), max_size=5).map(tuple),
    daily=st.text(max_size=16),
    quiet_hours=st.text(max_size=5),
    spoke_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    unanswered=st.integers(min_value=0),
    met=st.dictionaries(st.text(max_size=8), st.text(max_size=10), max_size=3),
)
records = st.builds(
    Record,
    kind=st.sampled_from(KINDS),
    name=st.text(),
    on=st.dates(),
    taps=st.dictionaries(st.text(), st.lists(st.text()).map(tuple), max_size=3),
    words=st.dictionaries(st.text(), st.text(), max_size=3),
)


@given(people)
def test_a_person_comes_back_equal(person: Person) -> None:
    assert person_from_json(person.id, json.loads(json.dumps(person_to_json(person)))) == person


def test_every_field_of_a_person_is_kept() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    full = Person(
        "id", "words", True, "MY", "ms", "Asia/Kuala_Lumpur", "Ana", {"a": 1}, now, "brave", ("quotes",), (now,),
        "20:00 0123456", "22-9", now, 1, {"any_01": "2026-11-22"}, {"practised": 1}, 3, (("rejected.held", 1),),
        ("stage",), (2, 4), "weekly", True, (Shared("p1", "g1", "2026-11-22", "no"),),
    )  # fmt: skip
    assert set(person_to_json(full)) | {"id"} == {each.name for each in fields(Person)}


@given(records)
def test_a_record_comes_back_equal(record: Record) -> None:
    body = json.loads(json.dumps(body_to_json(record)))
    assert entry_from_json(1, record.name, record.kind, record.on, body).record == record
