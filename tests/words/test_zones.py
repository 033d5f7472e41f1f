"""In whose time somebody lives: by country, by a city they type, or by what their clock shows."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.app import content_folder, turns
from bot.runtime.person import Person
from bot.words.zones import ALSO, CityZones, named_zone
from tests.pretend import READ, WORDS

ZONES = CityZones(content_folder())
NOW = datetime(2026, 11, 22, 6, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("country", "zone"),
    [("MY", "Asia/Kuala_Lumpur"), ("GB", "Europe/London"), ("AR", "America/Argentina/Buenos_Aires")],
)
def test_a_country_with_one_clock_is_enough(country: str, zone: str) -> None:
    assert [each for each, _ in ZONES.cities(country, NOW)] == [zone]


def test_a_country_with_several_is_asked_for_a_city_and_the_likely_ones_come_first() -> None:
    assert [city for _, city in ZONES.cities("US", NOW)][:3] == ["New York", "Chicago", "Denver"]
    assert [city for _, city in ZONES.cities("AU", NOW)][-1] == "Lord Howe Island"
    assert ZONES.cities("XX", NOW) == ()


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("KL", "Asia/Kuala_Lumpur"), ("johor bahru", "Asia/Kuala_Lumpur"), ("São Paulo", "America/Sao_Paulo"),
        ("st. john's", "America/St_Johns"), ("Asia/Tokyo", "Asia/Tokyo"), ("united kingdom", "Europe/London"),
        ("usa", ""), ("nowhere at all", ""),
    ],
)  # fmt: skip
def test_a_city_that_is_typed(typed: str, zone: str) -> None:
    assert ZONES.named(typed, NOW) == zone


@pytest.mark.parametrize(
    ("shown", "country", "zone"),
    [
        ("14:05", "", "Etc/GMT-8"), ("11:35", "", "Asia/Kolkata"), ("22:05", "US", "America/Los_Angeles"),
        ("06:03", "", "Etc/UTC"), ("06:25", "", ""),
    ],
)  # fmt: skip
def test_what_their_clock_shows_now(shown: str, country: str, zone: str) -> None:
    assert ZONES.showing(shown, country, NOW) == zone
    if zone:
        there = NOW.astimezone(ZoneInfo(zone))
        hour, minute = map(int, shown.split(":"))
        assert abs((there.hour - hour) * 60 + there.minute - minute) <= 7


def test_every_city_of_the_file_lives_in_a_zone_that_exists() -> None:
    for country, cities in ZONES._listed.items():
        assert country == ALSO or len(country) == 2
        assert [city for city, zone in cities.items() if named_zone(zone) is None] == []


def test_a_zone_that_does_not_exist_holds_nobody_up() -> None:
    zone = turns(WORDS, UTC, meaning=READ).zone
    assert zone(Person("p", zone="Mars/Olympus_Mons")) is UTC
    assert zone(Person("p", zone="../etc/passwd")) is UTC
    assert named_zone("") is None
