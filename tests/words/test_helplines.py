from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.app import content_folder
from bot.core.effects import Say
from bot.words.catalog import Words, WrongContent
from bot.words.countries import Countries
from bot.words.helplines import Help, Helplines, HelpText, load, says, says_at_hand

CONTENT = content_folder()
REAL = load(CONTENT)
WORDS = Words.load(CONTENT)
KUALA_LUMPUR = ZoneInfo("Asia/Kuala_Lumpur")
NIGHT = datetime(2026, 11, 22, 3, 0, tzinfo=KUALA_LUMPUR)
DAY = datetime(2026, 11, 22, 15, 0, tzinfo=KUALA_LUMPUR)
LAST_CHECKED = date(2026, 11, 22)

ONE_COUNTRY = """
[international]
name = "Find A Helpline"
address = "https://findahelpline.com"
source = "x"
checked_on = 2026-11-22
[[country]]
cc = "AA"
name = "Aland"
emergency = "1"
checked_on = 2026-11-22
"""
LINE = """
[[country.line]]
name = "{name}"
number = "2"
how = [{how}]
confidence = "{confidence}"
source = "x"
checked_on = 2026-11-22
{more}
"""


def line(name: str, more: str = "", how: str = '"call"', confidence: str = "A") -> str:
    return LINE.format(name=name, more=more, how=how, confidence=confidence)


def written(tmp_path: Path, *lines: str, name: str = "helplines.toml") -> Path:
    (tmp_path / name).write_text(ONE_COUNTRY + "".join(lines), "utf-8")
    return tmp_path


def names(shown: Help) -> list[str]:
    return [line.name for line, _ in shown.lines]


def read(say: Say) -> str:
    return "".join(span.text for span in WORDS.text("en", say.key, say.fills))


def reads(country: str | None, now: datetime, content: Path = CONTENT, override: Path | None = None) -> list[str]:
    """What a person reads of it."""
    return [read(say) for say in HelpText(content, override).lines(country, now, "en")]


def test_at_three_in_the_night_somebody_in_malaysia_sees_befrienders_and_not_heal() -> None:
    shown = REAL.lines_for("MY", NIGHT)
    assert names(shown)[0] == "Befrienders KL"
    assert "Talian HEAL" not in names(shown)
    assert all(state == "always" for _, state in shown.lines)


def test_in_the_afternoon_heal_is_open_until_midnight() -> None:
    shown = REAL.lines_for("MY", DAY)
    assert names(shown) == ["Befrienders KL", "Talian HEAL"]
    assert shown.lines[1][1] == "open"
    assert "Talian HEAL: call 15555, open now, until 24:00." in reads("MY", DAY)


def test_the_hours_of_a_line_are_those_of_its_own_country() -> None:
    """Three in the afternoon in London is eleven at night in Kuala Lumpur, and HEAL still answers."""
    assert "Talian HEAL" in names(REAL.lines_for("MY", datetime(2026, 11, 22, 15, 30, tzinfo=UTC)))
    assert "Talian HEAL" not in names(REAL.lines_for("MY", datetime(2026, 11, 22, 16, 30, tzinfo=UTC)))


def test_the_emergency_number_is_the_first_thing_somebody_reads() -> None:
    for cc, country in REAL.countries.items():
        first = reads(cc, NIGHT)[0]
        assert first.startswith("Emergency number, ")
        assert country.emergency in first


def test_nobody_is_shown_more_than_two_lines_and_it_fits_one_message() -> None:
    for cc in (*REAL.countries, None, "TH"):
        for hour in range(24):
            now = datetime(2026, 11, 22, hour, tzinfo=UTC)
            messages = reads(cc, now) if hour % 8 == 0 else []
            assert len(REAL.lines_for(cc, now).lines) <= 2
            assert len("\n".join(messages)) <= 450


def test_a_line_of_unknown_hours_is_never_called_open() -> None:
    shown = REAL.lines_for("ID", DAY)
    assert {state for _, state in shown.lines} == {"unknown"}
    assert not any("open" in message or "day and night" in message for message in reads("ID", DAY))


def test_a_line_that_is_closed_is_shown_only_when_no_other_answers(tmp_path: Path) -> None:
    closed = line("Closed", 'opens = "08:00"\ncloses = "24:00"\nzone = "Asia/Kuala_Lumpur"')
    alone = load(written(tmp_path, closed)).lines_for("AA", NIGHT)
    assert [(line.name, state) for line, state in alone.lines] == [("Closed", "closed")]
    beside = load(written(tmp_path, closed, line("Always", "always = true"))).lines_for("AA", NIGHT)
    assert names(beside) == ["Always"]


def test_a_line_that_stays_open_past_midnight_is_open_at_one(tmp_path: Path) -> None:
    late = line("Late", 'opens = "18:00"\ncloses = "02:00"\nzone = "Asia/Kuala_Lumpur"')
    helplines = load(written(tmp_path, late))
    for hour, state in ((1, "open"), (3, "closed"), (17, "closed"), (18, "open")):
        assert helplines.lines_for("AA", NIGHT.replace(hour=hour)).lines[0][1] == state


def test_at_night_lines_that_never_close_come_first(tmp_path: Path) -> None:
    late = line("Until two", 'opens = "18:00"\ncloses = "02:00"\nzone = "Asia/Kuala_Lumpur"')
    helplines = load(written(tmp_path, late, line("Always", "always = true")))
    assert names(helplines.lines_for("AA", NIGHT.replace(hour=1))) == ["Always", "Until two"]
    assert names(helplines.lines_for("AA", NIGHT.replace(hour=19))) == ["Until two", "Always"]


def test_somebody_who_cannot_speak_finds_a_way_to_write(tmp_path: Path) -> None:
    always = "always = true"
    calls = (line("One", always), line("Two", always))
    helplines = load(written(tmp_path, *calls, line("Text", always, how='"text"')))
    assert names(helplines.lines_for("AA", DAY)) == ["One", "Text"]
    assert "Shout: text SHOUT to 85258, day and night." in reads("GB", DAY)


def test_what_is_for_something_narrower_comes_last(tmp_path: Path) -> None:
    always = "always = true"
    helplines = load(written(tmp_path, line("Abuse", always + "\nspecial = true"), line("All", always)))
    assert names(helplines.lines_for("AA", DAY)) == ["All", "Abuse"]


def test_norway_and_denmark_have_their_emergency_number_and_the_international_entry() -> None:
    for cc, emergency in (("NO", "113"), ("DK", "112")):
        messages = reads(cc, DAY)
        assert not REAL.lines_for(cc, DAY).lines
        assert emergency in messages[0]
        assert "findahelpline.com" in messages[1]


def test_in_ireland_samaritans_ship_and_the_number_from_memory_does_not() -> None:
    assert names(REAL.lines_for("IE", DAY)) == ["Samaritans"]
    assert not any(line.number == "50808" for country in REAL.countries.values() for line in country.lines)


def test_a_number_from_memory_is_refused(tmp_path: Path) -> None:
    for confidence in ("C", "C+"):
        with pytest.raises(WrongContent, match="from memory only"):
            load(written(tmp_path, line("Guess", "always = true", confidence=confidence)))


def test_every_line_says_how_sure_we_are_and_when_it_was_checked() -> None:
    for country in REAL.countries.values():
        assert country.emergency
        for entry in country.lines:
            assert entry.confidence[0] in "AB"
            assert entry.source
            assert entry.checked_on >= LAST_CHECKED
            assert entry.how


def test_every_country_of_the_research_is_there() -> None:
    assert len(REAL.countries) == 33
    known = Countries.load(CONTENT)
    assert all(known.find_country(country.name) == cc for cc, country in REAL.countries.items())


def test_somebody_whose_country_is_not_known_is_told_where_to_look() -> None:
    for nowhere in (None, "", "TH"):
        (message,) = reads(nowhere, NIGHT)
        assert "call your local emergency number" in message
        assert "findahelpline.com" in message


def test_it_is_said_that_a_bot_wrote_this_and_that_nobody_reads_along() -> None:
    for cc in ("MY", "NO", None):
        assert "I'm a bot: I can't send help, and no one reads this as it comes in." in reads(cc, NIGHT)[-1]


def test_an_operator_puts_their_own_country_in_the_place_of_ours(tmp_path: Path) -> None:
    own = ONE_COUNTRY.replace('"AA"', '"MY"').replace('"1"', '"000"') + line("Ours", "always = true")
    (tmp_path / "own.toml").write_text(own, "utf-8")
    merged = load(CONTENT, tmp_path / "own.toml")
    assert merged.lines_for("MY", DAY).emergency == "000"
    assert names(merged.lines_for("MY", DAY)) == ["Ours"]
    assert merged.countries["GB"] == REAL.countries["GB"]
    assert any("000" in message for message in reads("MY", DAY, override=tmp_path / "own.toml"))


@pytest.mark.parametrize("broken", ["nonsense", '[[country]]\ncc = "MY"', None])
def test_help_answers_even_when_its_data_is_broken(tmp_path: Path, broken: str | None) -> None:
    if broken is not None:
        (tmp_path / "helplines.toml").write_text(broken, "utf-8")
    (message,) = reads("MY", NIGHT, tmp_path)
    assert "findahelpline.com" in message
    for first in (True, False):
        assert "findahelpline.com" in read(HelpText(tmp_path).at_hand("MY", NIGHT, emergency_first=first))
    with pytest.raises(WrongContent):
        load(tmp_path)


def test_an_entry_with_a_misspelt_field_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongContent, match="lacks or has too much"):
        load(written(tmp_path, line("X", "alwyas = true")))
    with pytest.raises(WrongContent, match="needs opens, closes and zone together"):
        load(written(tmp_path, line("X", 'opens = "08:00"')))


def test_no_number_has_gone_unchecked_for_half_a_year() -> None:
    """Fails when an entry is more than 180 days old: check it, and put in the new day."""
    assert list(REAL.stale(datetime.now(UTC).date())) == []


def test_a_number_that_was_not_checked_for_half_a_year_is_found() -> None:
    assert list(REAL.stale(LAST_CHECKED + timedelta(days=180))) == []
    found = list(REAL.stale(LAST_CHECKED + timedelta(days=181)))
    first = "Befrienders KL (Malaysia) was last checked on 2026-11-22"
    assert any(sentence.startswith(first) for sentence in found)
    assert len(found) == 1 + sum(1 + len(country.lines) for country in REAL.countries.values())


def test_beside_a_question_a_closed_line_is_called_closed_and_an_unknown_one_unknown() -> None:
    rome = datetime(2026, 11, 22, 3, 0, tzinfo=ZoneInfo("Europe/Rome"))
    for first in (True, False):
        assert "closed now" in read(says_at_hand(REAL.lines_for("IT", rome), first))
        assert "hours not known to me" in read(says_at_hand(REAL.lines_for("SE", rome), first))
        assert "day and night" in read(says_at_hand(REAL.lines_for("MY", NIGHT), first))


def test_a_time_without_a_zone_is_the_clock_on_the_wall() -> None:
    assert "Talian HEAL" not in names(REAL.lines_for("MY", NIGHT.replace(tzinfo=None)))


def test_what_is_said_follows_from_what_is_shown() -> None:
    nothing = Helplines({}, REAL.international)
    assert [say.key for say in says(nothing.lines_for("MY", DAY), "Malaysia")] == ["helpnow.anywhere"]
    keys = [say.key for say in says(REAL.lines_for("GB", DAY), "United Kingdom")]
    assert keys == ["helpnow.emergency", "helpnow.line", "helpnow.line", "helpnow.more_lines"]
