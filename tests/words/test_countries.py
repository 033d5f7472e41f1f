import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import content_folder
from bot.words.catalog import WrongContent
from bot.words.countries import Countries
from tests.words.conftest import Write

REAL = Countries.load(content_folder())


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Malaysia", "MY"), ("malaysia.", "MY"), ("i'm in malaysia right now", "MY"), ("MY", "MY"),
        ("🇲🇾", "MY"), ("UK", "GB"), ("i live in the uk", "GB"), ("England", "GB"), ("northern ireland", "GB"),
        ("Ireland", "IE"), ("USA", "US"), ("us", "US"), ("U.S.", "US"), ("from the US", "US"),
        ("the States", "US"), ("America", "US"), ("the Netherlands", "NL"), ("Holland", "NL"),
        ("Türkiye", "TR"), ("turkey", "TR"), ("Cote d’Ivoire", "CI"), ("papua new guinea", "PG"),
        ("Guinea", "GN"), ("Niger", "NE"), ("Nigeria", "NG"), ("South Korea", "KR"), ("Österreich", "AT"),
        ("UAE", "AE"), ("South Africa please", "ZA"), ("Trinidad & Tobago", "TT"), ("no", "NO"),
    ],
)  # fmt: skip
def test_somebody_says_where_they_are(typed: str, country: str) -> None:
    assert REAL.find_country(typed) == country


@pytest.mark.parametrize(
    "typed",
    ["", "help us", "nowhere", "zz", "between India and Nepal", "I don't know", "Malaysian", "x" * 10_000],
)
def test_nobody_is_put_into_a_country_they_did_not_name(typed: str) -> None:
    assert REAL.find_country(typed) is None


def test_a_country_is_shown_by_its_name_and_an_unknown_one_by_its_code() -> None:
    assert REAL.name("GB") == "United Kingdom"
    assert REAL.name("GB", "ms") == "United Kingdom"
    assert REAL.name("QQ") == "QQ"


def test_a_person_finds_their_country_in_their_own_language(content: Write) -> None:
    english, malay = {"countries.toml": 'DE = ["Germany"]'}, {"countries.toml": 'DE = ["Jerman"]'}
    countries = Countries.load(content(en=english, ms=malay))
    assert countries.find_country("jerman") == countries.find_country("germany") == "DE"
    assert countries.name("DE", "ms") == "Jerman"


def test_a_broken_list_of_countries_says_so(content: Write) -> None:
    with pytest.raises(WrongContent, match=r"countries\.toml cannot be read"):
        Countries.load(content(en={"countries.toml": "DE = ["}))


@given(st.text(max_size=300))
def test_whatever_is_typed_is_a_country_of_the_list_or_none(typed: str) -> None:
    found = REAL.find_country(typed)
    assert found is None or REAL.name(found) != found
