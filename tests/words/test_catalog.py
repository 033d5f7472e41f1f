import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.effects import Fills, Quote, Token
from bot.words.catalog import Words, WrongContent
from bot.words.fills import clean
from bot.words.markup import Span
from tests.words.conftest import Write

TUESDAY = date(2026, 11, 3)


def said(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def test_somebody_hears_the_company_the_round_and_the_day(content: Write, dates: str) -> None:
    rejected = """
sorry = I'm sorry about **{ $company }**, { $stage ->
        [final_round] the final round
       *[other] all of it
    }, on { $day }.
"""
    words = Words.load(content(en={"rejected.ftl": rejected, "dates.ftl": dates}))
    fills: Fills = {"company": "Contoso", "stage": Token("final_round"), "day": TUESDAY}
    assert words.text("en", "rejected.sorry", fills) == (
        Span("I'm sorry about "),
        Span("Contoso", "bold"),
        Span(", the final round, on Tuesday 3 November."),
    )


def test_nobody_can_slip_markup_or_fluent_into_a_reply(content: Write) -> None:
    words = Words.load(content(en={"a.ftl": "b = You wrote: { $words }"}))
    for typed in ("**x**", "_x_", "[a](https://evil.example)", "{ $name }", r"\*", "{ -term }", "{$words}"):
        assert words.text("en", "a.b", {"words": typed}) == (Span(f"You wrote: {typed}"),)


def test_a_company_inside_an_address_is_quoted(content: Write) -> None:
    words = Words.load(content(en={"a.ftl": "b = [look]( https://x.org )[look](https://x.org/{ $name })"}))
    link = words.text("en", "a.b", {"name": "a/b) [x"})[-1]
    assert link == Span("look", "link", "https://x.org/a%2Fb%29%20%5Bx")


def test_a_person_who_types_our_own_signs_changes_nothing(content: Write) -> None:
    words = Words.load(content(en={"a.ftl": "b = { $one } and { $two }"}))
    assert said(words.text("en", "a.b", {"one": "\ue001\ue000", "two": "second"})) == " and second"


@given(st.lists(st.tuples(st.text(max_size=200), st.text(max_size=200)), max_size=5))
def test_own_words_never_change_the_shape_of_a_message(pairs: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "en").mkdir()
        (Path(folder) / "en" / "a.ftl").write_text("b = You said { $one } **and { $two }** here.", "utf-8")
        words = Words.load(Path(folder))
        for one, two in pairs:
            start, bold, end = words.text("en", "a.b", {"one": one, "two": two})
            assert (start.style, bold.style, end.style) == ("", "bold", "")
            assert start.text == f"You said {clean(one)} "
            assert bold.text == f"and {clean(two)}"
            assert end.text == " here."


def test_every_way_of_saying_it_is_met_in_turn(content: Write) -> None:
    ftl = "thanks = One\nthanks--2 = Two\nthanks--3 = Three\nother = Alone"
    words = Words.load(content(en={"a.ftl": ftl}))
    assert words.variants("en", "a.thanks") == 3
    assert [said(words.text("en", "a.thanks", variant=n)) for n in range(4)] == ["One", "Two", "Three", "One"]
    assert words.variants("en", "a.other") == 1


def test_labels_belong_to_the_message_and_to_what_follows_it(content: Write) -> None:
    listen = "listen = Write.\n    .done = That's all\nlisten_heard = Go on.\n"
    ftl = listen + "page = Here.\n    .row = { $on } { $name }"
    words = Words.load(content(en={"a.ftl": ftl}))
    assert words.label("en", "a.listen", "done") == "That's all"
    assert words.label("en", "a.listen_heard", "done") == "That's all"
    row = words.label("en", "a.page", "e1", {"on": "today", "name": "Contoso " * 20}, row=True)
    assert row.startswith("today Contoso")
    assert row.endswith("…")
    assert len(row) <= 80


def test_somebody_who_speaks_malay_borrows_what_is_not_translated_yet(content: Write) -> None:
    words = Words.load(content(
        en={"a.ftl": "hello = Hello\n    .yes = Yes\n    .no = No\nbye = Bye\nbye--2 = See you"},
        ms={"a.ftl": "hello = Helo\n    .yes = Ya"},
    ))  # fmt: skip
    assert words.locales == ("en", "ms")
    assert said(words.text("ms-MY", "a.hello")) == "Helo"
    assert said(words.text("ms", "a.bye", variant=1)) == "See you"
    assert words.label("ms", "a.hello", "yes") == "Ya"
    assert words.label("ms", "a.hello", "no") == "No"
    assert said(words.text("../../etc", "a.hello")) == "Hello"
    assert words.has("ms", "a.bye")
    assert not words.has("ms", "a.bye", borrowed=False)
    assert not words.has("ms", "a.nothing")


def test_numbers_take_the_plural_of_their_language(content: Write) -> None:
    ftl = "times = { $n ->\n    [one] once\n   *[other] { $n } times\n }"
    words = Words.load(content(en={"a.ftl": ftl}))
    heard = [said(words.text("en", "a.times", {"n": n})) for n in (1, 2, 1000)]
    assert heard == ["once", "2 times", "1,000 times"]


def test_shared_terms_are_known_in_every_file(content: Write) -> None:
    words = Words.load(content(en={"a.ftl": "b = Say _{ -help }_.", "terms.ftl": "-help = help now"}))
    assert words.text("en", "a.b") == (Span("Say "), Span("help now", "italic"), Span("."))


def test_a_day_of_another_year_is_told_with_its_year(content: Write, dates: str) -> None:
    words = Words.load(content(en={"a.ftl": "b = On { $day }.", "dates.ftl": dates}))
    fills: Fills = {"day": date(2025, 12, 31)}
    assert said(words.text("en", "a.b", fills, today=TUESDAY)) == "On Wednesday 31 December 2025."
    assert said(words.text("en", "a.b", {"day": TUESDAY}, today=TUESDAY)) == "On Tuesday 3 November."


def test_a_long_diary_line_is_shown_at_length_and_a_name_is_not(content: Write) -> None:
    words = Words.load(content(en={"a.ftl": "b = { $words }"}))
    line = "I really wanted this one. " * 10
    assert said(words.text("en", "a.b", {"words": Quote(line)})) == line.strip()
    assert len(said(words.text("en", "a.b", {"words": line}))) <= 80


def test_a_command_is_found_in_any_case_and_with_any_apostrophe(content: Write) -> None:
    words = Words.load(content(en={"commands.ftl": "stop = Stop, that’s ENOUGH,\n    leave it,,\n"}))
    assert words.phrases("en", "commands.stop") == {"stop", "that's enough", "leave it"}


@pytest.mark.parametrize(
    ("key", "fills", "problem"),
    [
        ("a.nothing", {}, "content/en/a.ftl, nothing: there are no such words."),
        ("none.b", {}, "content/en/none.ftl, b: there are no such words."),
        ("a.b", {}, "content/en/a.ftl, b: Unknown external: name."),
        ("a.circle", {}, "content/en/a.ftl, circle: goes round in a circle."),
        ("a.term", {}, "content/en/a.ftl, term: Unknown term: -gone."),
        ("a.wordless", {}, "content/en/a.ftl, wordless: has no text."),
    ],
)
def test_what_is_wrong_is_said_and_not_swallowed(content: Write, key: str, fills: Fills, problem: str) -> None:
    ftl = "b = { $name }\ncircle = { circle }\nterm = { -gone }\nwordless =\n    .yes = Yes"
    words = Words.load(content(en={"a.ftl": ftl}))
    with pytest.raises(WrongContent) as error:
        words.text("en", key, fills)
    assert str(error.value) == problem


def test_an_error_never_holds_what_a_person_wrote(content: Write) -> None:
    words = Words.load(content(en={"a.ftl": "b = { $name } { $other }"}))
    with pytest.raises(WrongContent) as error:
        words.text("en", "a.b", {"name": "canary"})
    assert "canary" not in str(error.value)
    assert error.value.__cause__ is None


@pytest.mark.parametrize("ftl", ["b = { $x ->\n  [one] 1\n }\n", "b = {\n", "= b\n", "b = One\nb = Two\n"])
def test_a_broken_file_says_where_it_is_broken(content: Write, ftl: str) -> None:
    words = Words.load(content(en={"a.ftl": "ok = fine\n" + ftl}))
    with pytest.raises(WrongContent, match=r"content/en/a\.ftl, (line 2|b): "):
        words.text("en", "a.ok")


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongContent, match="is this the content folder"):
        Words.load(tmp_path)


def test_the_quick_way_and_fluent_say_the_same_of_every_message(real_content: Path) -> None:
    """Plain patterns are put together without fluent.runtime: the two must never differ."""
    words = Words.load(real_content)
    for locale in words.locales:
        for path in sorted((real_content / locale).glob("*.ftl")):
            file = words.file(locale, path.stem)
            assert file is not None
            for message in file.messages:
                labels = [f"{message}.{attribute}" for attribute in file.attributes(message)]
                for name in (message, *labels) if file.pattern(message) else labels:
                    arguments = _Anything("interview")
                    quick = file.quickly(name, arguments)
                    if quick is not None:
                        assert quick == file.by_fluent(name, dict.fromkeys(arguments.asked, "interview"))


def test_greeting_somebody_needs_no_plural_rules(real_content: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bot.words.catalog import Words;"
        "words = Words.load(Path(sys.argv[1]));"
        "words.text('en', 'welcome.hello'); words.label('en', 'ui.leave', 'keep');"
        "words.phrases('en', 'commands.stop');"
        "sys.exit(any(name.split('.')[0] == 'babel' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(real_content)], check=False).returncode == 0


class _Anything(dict[str, str]):
    """Gives the same to every argument, and remembers which were asked for."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value
        self.asked: set[str] = set()

    def get(self, name: str, default: object = None) -> str:
        self.asked.add(name)
        return self.value


def test_a_tone_changes_single_messages_and_leaves_the_rest(content: Write) -> None:
    folder = content(
        en={
            "a.ftl": "hello = Hello\n    .yes = Yes\nbye = Bye\nbye--2 = See you\n",
            "terms.ftl": "-us = Onward\n",
        },
        ms={"a.ftl": "hello = Helo\n"},
    )
    brave = folder / "en" / "tones" / "brave"
    brave.mkdir(parents=True)
    (brave / "a.ftl").write_text("hello = Here we are, { -us }\n", "utf-8")
    words = Words.load(folder)
    assert said(words.text("en@brave", "a.hello")) == "Here we are, Onward"
    assert said(words.text("en", "a.hello")) == "Hello", "each tone is remembered apart"
    assert words.label("en@brave", "a.hello", "yes") == "Yes"
    assert words.variants("en@brave", "a.bye") == 2
    assert said(words.text("en@plain", "a.hello")) == "Hello"
    assert said(words.text("en@../..", "a.hello")) == "Hello"
    assert said(words.text("ms@brave", "a.hello")) == "Helo", "their own language comes before a borrowed tone"
    assert words.locales == ("en", "ms")
