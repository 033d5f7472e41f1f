from __future__ import annotations

import asyncio
import io
import logging
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.insight import figures
from bot.pictures import studio as room
from bot.pictures.setting import right_to_left
from bot.pictures.studio import TEMPLATES, Studio
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Picture
from bot.runtime.replies import Writer
from tests.pictures.golden import FOLDER, FONTS, MOST_OFF, half, off
from tests.pictures.people import (
    LONG_WORD,
    MEI,
    PICTURES,
    TODAY,
    a_no,
    by_day,
    drawn,
    entries,
    newest,
    of_years,
    said,
)
from tests.pretend import WORDS

CARD = drawn(PICTURES["card"](False))
PHONE = 1080


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    made = Studio(FONTS)
    yield made
    made.close()


# --- how they look -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_looks_as_it_did_when_somebody_looked_at_it(studio: Studio, name: str, look: str) -> None:
    content = studio.png(drawn(PICTURES[name](look == "dark")))
    with Image.open(FOLDER / f"{name}-{look}.png") as golden:
        assert off(half(content), golden.convert("RGB")) <= MOST_OFF


def test_another_word_is_seen_by_the_comparison(studio: Studio) -> None:
    picture = drawn(figures.card(said("win", 5, "calm in the bathtub"), dark=False))
    with Image.open(FOLDER / "card-light.png") as golden:
        assert off(half(studio.png(picture)), golden.convert("RGB")) > 2 * MOST_OFF


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_is_as_wide_as_a_phone_and_small_enough_to_send(studio: Studio, name: str) -> None:
    content = studio.png(drawn(PICTURES[name](False)))
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.width == PHONE
        assert 360 <= picture.height <= 2.2 * PHONE
    assert len(content) < 500_000


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("look", [0, 1], ids=["light", "dark"])
def test_everything_can_be_read_on_its_paper(look: int) -> None:
    base = (TEMPLATES / "base.typ").read_text("utf-8")
    colours = {name: both[look] for name, *both in re.findall(r'let (\w+) = pick\("(#\w+)", "(#\w+)"\)', base)}
    assert {"paper", "ink", "soft", "warm", "cool", "card"} <= set(colours)
    for name, least in (("ink", 7.0), ("soft", 4.5), ("warm", 3.0), ("cool", 3.0)):
        for paper in ("paper", "card"):
            light, dark = sorted((luminance(colours[name]), luminance(colours[paper])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least, (name, paper)


def alone(studio: Studio, letter: str) -> bytes:
    return studio.png(drawn(figures.card(said("win", 1, letter), dark=False)))


@pytest.mark.parametrize(
    "letters",
    [
        "বাংকখ",
        "తెలగు",
        "ગજરાત",
        "ਪੰਜਾਬ",
        "ಕನ್ನಡ",
        "മലയാള",
        "සිංහල",
        "ខ្មែរ",
        "ພາສາລາວ",
        "မြန်မာ",
        "ଓଡ଼ିଆ",
        "ქართ",
        "Հայ",
        "éłß",
        "ءآيڠڤݢڽۏگ",
        "அஆழ",
        "我們们龘，",
        "あア",
        "한글",
        "हम",
        "กไ",
        "אש",
        "Ελ",
        "Пи",
        "😀🎉🌱",
    ],
)
def test_every_letter_of_the_scripts_we_promise_is_in_a_font_that_comes_along(studio: Studio, letters: str) -> None:
    """A letter that no font holds is an empty box, the same for each of them."""
    box = alone(studio, "ཀ")
    assert box == alone(studio, "አ")
    assert [letter for letter in letters if alone(studio, letter) == box] == []


@pytest.mark.parametrize("words", ["ཀ་ཁ", "አማርኛ", "I wrote ሰላም today", "ᚠᚢᚦ"])
async def test_where_no_font_holds_the_letters_the_words_go_alone_and_no_box_is_shown(
    studio: Studio, words: str
) -> None:
    assert await studio.draw(drawn(figures.card(said("win", 1, words), dark=False))) is None
    timeline = figures.timeline(newest((*MEI, *entries(said("win", 1, words)))), dark=True)
    assert await studio.draw(drawn(timeline)) is None


@pytest.mark.parametrize("name", PICTURES)
async def test_all_that_we_promise_is_drawn(studio: Studio, name: str) -> None:
    assert await studio.draw(drawn(PICTURES[name](False)))


# --- what they say -------------------------------------------------------------------------------------------


def texts(data: Any) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for name, each in data.items():
                yield from () if name == "which" else texts(each)
        case list():
            for each in data:
                yield from texts(each)


@pytest.mark.parametrize("name", PICTURES)
def test_the_words_beside_a_picture_say_all_that_it_shows(name: str) -> None:
    writer = Writer(WORDS, "en", Place("pretend", "p"), TODAY, {})
    show = PICTURES[name](False)
    assert show is not None
    writer.show(show)
    writer.close()
    read = "\n".join(message.plain for message in writer.written)
    assert writer.written[0].picture is not None
    assert all(len(message.plain) <= 450 for message in writer.written)
    shown = list(texts(writer.written[0].picture.data))
    assert shown
    assert [text for text in shown if text not in read] == []


def test_nobody_without_a_history_is_shown_an_empty_frame() -> None:
    assert figures.timeline((), dark=False) is None
    assert figures.feelings((), dark=False) is None
    assert figures.rising({}, TODAY, dark=False) is None


def test_what_came_stands_above_what_they_did_with_it_and_days_run_downwards() -> None:
    data = drawn(figures.timeline(MEI, dark=False)).data
    assert [day["day"] for day in data["days"]] == [
        "Thursday 29 October", "Monday 9 November", "Tuesday 10 November", "Tuesday 17 November",
    ]  # fmt: skip
    assert [(item["came"], item["words"]) for item in data["days"][-1]["items"]] == [
        (True, "A no: Contoso, after a final round"),
        (False, "A win: “calm in the panel”"),
        (False, "Your step: telling someone"),
    ]
    assert data["more"] == ["There is more of it in “History”."]


def test_the_sentence_that_hurts_is_not_held_up_in_a_picture() -> None:
    no = a_no(1, "Contoso")
    hurt = entries(type(no)("rejection", "r", no.on, no.taps, {"company": "Contoso", "sting": "not good enough"}))
    for show in (figures.timeline(hurt, dark=False), figures.rising(by_day(hurt), TODAY, dark=False)):
        assert "not good enough" not in repr(drawn(show).data)


def test_a_word_that_came_again_is_counted_in_the_picture_and_in_the_words() -> None:
    twice = entries(a_no(0, "", "application", "", "sad"), a_no(1, "", "application", "meh", "sad"))
    assert drawn(figures.feelings(twice, dark=False)).data["weeks"][0]["words"] == [
        {"words": "sad ×2", "times": 2}, {"words": "“meh”", "times": 1},
    ]  # fmt: skip


@pytest.mark.parametrize("history", [MEI, of_years()], ids=["weeks", "years"])
def test_both_lines_only_rise_and_end_today(history: Any) -> None:
    for line in drawn(figures.rising(by_day(history), TODAY, dark=False)).data["lines"]:
        points = line["points"]
        assert points == sorted(points)
        assert [y for _, y in points] == sorted(y for _, y in points)
        assert points[0] == [0.0, 0.0] or points[0] == (0.0, 0.0)
        assert points[-1][0] == 1.0
        assert len(points) <= 2 * figures.POINTS + 2


def test_five_thousand_entries_make_a_picture_no_larger_than_fifty_do() -> None:
    years = drawn(figures.timeline(newest(of_years()), dark=False)).data
    assert sum(len(day["items"]) for day in years["days"]) <= figures.ITEMS


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("calm in the panel", False),
        ("لست وحدي", True),
        ("\u2068لست وحدي\u2069", True),
        ("A no: \u2068شركة\u2069, at the application", False),
        ("“\u2068مكسور\u2069”", True),
        ("123", False),
        ("", False),
    ],
)
def test_words_are_set_in_the_direction_they_run(text: str, rtl: bool) -> None:
    assert right_to_left(text) is rtl


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120), st.booleans())
def test_whatever_somebody_typed_can_be_drawn(studio: Studio, words: str, dark: bool) -> None:
    kept = said("win", 1, words or "x")
    for show in (
        figures.card(kept, dark=dark),
        figures.timeline(entries(kept, a_no(1, words)), dark=dark),
        figures.feelings(entries(a_no(1, "", "application", words or "x")), dark=dark),
    ):
        assert studio.png(drawn(show)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "read"),
    [("#panic()", "panic"), ("*calm*", "calm"), ("$x$", "x"), ("#lorem(1)", "Lorem"), ("a \\ b", "a  b")],
)
def test_what_looks_like_markup_is_words(studio: Studio, words: str, read: str) -> None:
    assert alone(studio, words) != alone(studio, read)


def test_a_long_word_stays_within_the_picture(studio: Studio) -> None:
    picture = half(studio.png(drawn(figures.card(said("win", 1, LONG_WORD), dark=False))))
    edge = picture.crop((picture.width - 20, 0, picture.width, picture.height))
    assert len(edge.getcolors() or ()) == 1, "something but paper is at the edge"


# --- how they are drawn --------------------------------------------------------------------------------------


async def test_the_event_loop_goes_on_while_a_picture_is_drawn() -> None:
    studio = Studio(FONTS)
    drawing = asyncio.create_task(studio.draw(drawn(PICTURES["timeline-many-tongues"](False))))
    longest, before = 0.0, time.perf_counter()
    while not drawing.done():
        await asyncio.sleep(0)
        now = time.perf_counter()
        longest, before = max(longest, now - before), now
    attachment = await drawing
    assert attachment is not None
    assert (attachment.kind, attachment.name) == ("picture", "onward-timeline.png")
    assert longest < 0.2
    studio.close()


async def test_a_picture_that_cannot_be_drawn_leaves_the_words_and_no_trace_of_them(
    studio: Studio, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Picture("card", False, {"line": "canary-words"})
    assert await studio.draw(broken) is None
    assert await studio.draw(Picture("no_such", False, {"line": "canary-words"})) is None
    assert "was not drawn" in caplog.text
    assert "canary" not in caplog.text
    assert await studio.draw(CARD) is not None


async def test_a_full_queue_turns_pictures_away_and_recovers(monkeypatch: pytest.MonkeyPatch) -> None:
    studio, open_again = Studio(FONTS), threading.Event()
    monkeypatch.setattr(studio, "png", lambda picture: b"png" if open_again.wait(10) else b"")
    waiting = [asyncio.create_task(studio.draw(CARD)) for _ in range(room.MOST_WAITING)]
    await asyncio.sleep(0)
    assert await studio.draw(CARD) is None
    open_again.set()
    assert all(await asyncio.gather(*waiting))
    assert await studio.draw(CARD) is not None
    studio.close()


async def test_nobody_waits_long_for_a_picture(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(room, "PATIENCE", 0.05)
    studio, open_again = Studio(FONTS), threading.Event()
    monkeypatch.setattr(studio, "png", lambda picture: b"png" if open_again.wait(10) else b"")
    with caplog.at_level(logging.ERROR):
        assert await studio.draw(CARD) is None
    open_again.set()
    studio.close()


def test_nothing_is_loaded_before_the_first_picture() -> None:
    code = "import bot.app, bot.serve, bot.pictures.studio, sys; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False).returncode == 0
