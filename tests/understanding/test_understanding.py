"""What people type is understood: figures on labelled sets with floors, and promises for any text."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.meaning import Meaning
from bot.understand import explain, understand_lines
from bot.understanding.reading import Reader
from bot.words.lexicons import load_reader
from tests.understanding.scoring import HARD, rows, score

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
READER = load_reader(CONTENT)

AT_LEAST = {
    "plain danger": 0.99,
    "danger": 0.97,
    "imminent danger": 0.96,
    "danger in Malay or mixed": 0.97,
    "intent": 0.97,
    "company F1": 0.88,
    "rejection with all details": 0.85,
    "feelings F1": 0.92,
}
AT_MOST: dict[str, float] = {
    "alarm on idiom": 0.02,
    "hard alarm on idiom": 0.01,
    "alarm on ordinary": 0.02,
    "alarm on intent rows": 0.005,
    "celebrated": 0,
    "deleted": 0,
}
# Written by someone who has not seen the rules, and never read by those who write them. Measured once, on
# 2026-11-22; the floors are a little under those figures: raise them when the set is measured again.
HELD_OUT_AT_LEAST = {
    "plain danger": 0.96,
    "danger": 0.79,
    "imminent danger": 0.74,
    "danger in Malay or mixed": 0.80,
    "intent": 0.82,
    "company F1": 0.78,
    "rejection with all details": 0.73,
    "feelings F1": 0.88,
}
HELD_OUT_AT_MOST: dict[str, float] = {
    "alarm on idiom": 0.17,
    "hard alarm on idiom": 0.15,
    "alarm on ordinary": 0.04,
    "alarm on intent rows": 0.01,
    "celebrated": 1,
    "deleted": 0,
}


def hold(figures: dict[str, float], at_least: dict[str, float], at_most: dict[str, float]) -> list[str]:
    """The figures that do not hold, in words."""
    low = [f"{name}: {figures[name]:.3f} < {floor}" for name, floor in at_least.items() if figures[name] < floor]
    return low + [f"{name}: {figures[name]:.3f} > {top}" for name, top in at_most.items() if figures[name] > top]


def table(figures: dict[str, float]) -> str:
    return "\n".join(f"  {name:28} {figure:6.3f}" for name, figure in figures.items())


@pytest.mark.parametrize(
    ("name", "at_least", "at_most"),
    [("messages", AT_LEAST, AT_MOST), ("heldout", HELD_OUT_AT_LEAST, HELD_OUT_AT_MOST)],
)
def test_messages_are_understood(
    name: str, at_least: dict[str, float], at_most: dict[str, float], capsys: pytest.CaptureFixture[str]
) -> None:
    figures = score(rows(HERE / f"{name}.jsonl"), READER.read)
    with capsys.disabled():
        print(f"\n{name}.jsonl\n{table(figures)}")  # noqa: T201
    assert not hold(figures, at_least, at_most)


def test_the_five_posts_raise_no_hard_alarm_and_are_read_with_their_feelings() -> None:
    posts = rows(HERE / "posts.jsonl")
    for post in posts:
        crisis = READER.read(post["text"]).crisis
        assert crisis not in HARD, post["from"]
        assert crisis is None or post.get("soft"), post["from"]
    assert score(posts, READER.read)["feelings F1"] >= 0.9


def test_every_rule_has_an_id_of_its_own_and_every_pattern_can_be_read() -> None:
    ids = [
        entry["id"]
        for file in CONTENT.glob("*/understanding/*.toml")
        for table_name in ("rule", "combine")
        for entry in tomllib.loads(file.read_text("utf-8")).get(table_name, ())
    ]
    assert len(ids) == len(set(ids))
    load_reader(CONTENT).check()


def test_data_that_contradicts_itself_is_refused() -> None:
    twice = {
        "rule": [
            {"id": "a", "intent": "win", "patterns": "one"},
            {"id": "a", "intent": "win", "patterns": "two"},
        ]
    }
    with pytest.raises(ValueError, match="two rules"):
        Reader.from_data({"en": twice})
    with pytest.raises(ValueError, match="tier"):
        Reader.from_data({"en": {"rule": [{"id": "a", "danger": "huge", "patterns": "one"}]}})
    with pytest.raises(ValueError, match="bracket"):
        Reader.from_data({"en": {"rule": [{"id": "a", "intent": "win", "patterns": "(one"}]}})


def test_a_language_is_added_by_data_alone() -> None:
    indonesian = {
        "classes": {"i": "gue"},
        "short": {"gak": "tidak"},
        "rule": [{"id": "id.rejection", "intent": "rejection", "patterns": "tidak lolos"}],
    }
    assert Reader.from_data({"id": indonesian}).read("gue GAK lolos!").intent == "rejection"


def test_the_contoso_sentence_is_known_with_three_details(reader: Reader) -> None:
    meaning = reader.read("just got the rejection mail from Contoso after the final round, feel like trash")
    assert meaning.intent == "rejection"
    assert dict(meaning.slots) == {"company": "Contoso", "stage": "final_round", "channel": "email"}
    assert meaning.crisis is None
    assert "sad" in meaning.feelings


def test_every_reading_says_why(reader: Reader) -> None:
    text = "Tailspin reject i semalam, k*ll myself"
    meaning = reader.read(text)
    assert meaning.crisis == "active"
    danger = meaning.reasons[0]
    assert text[danger.start : danger.end] == "k*ll myself"
    assert (danger.rule, danger.view) == ("en.active.kill_self", "starred")


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("s u i c i d e", "active"),
        ("i want to d i e", "active"),
        ("I want to diiiiiie", "active"),
        ("su1c1dal again", "active"),
        ("k\u200bill my\u200bself", "active"),
        ("ｋｉｌｌ ｍｙｓｅｌｆ", "active"),
        ("I’m not suicidal. I lied", "active"),
        ("I'm not suicidal, just fed up", None),
        ("penat nak mati", None),
        ("penat, nak mati je", "active"),
        ("mati la aku", None),
        ("kawan saya cakap nak bunuh diri", "third_party"),
        ('"killing me softly" playing in the waiting room', None),
        ("I was suicidal years ago but I'm well now", None),
        ("I was suicidal years ago and it's back", "active"),
    ],
)
def test_danger_is_heard_in_every_spelling_and_idioms_are_not(reader: Reader, text: str, tier: str | None) -> None:
    assert reader.read(text).crisis == tier


def test_own_past_companies_are_names_in_any_case(reader: Reader) -> None:
    text = "blue sky said no"
    assert reader.read(text, own_companies=["Blue Sky"]).slots["company"] == "blue sky"


def test_nothing_of_the_message_shows_in_a_repr(reader: Reader) -> None:
    assert "Contoso" not in repr(reader.read("rejected by Contoso, so sad"))


@given(st.text(max_size=300) | st.text(alphabet="kil my*self!.'\"#@$ \u200b\u202e\x00\n1😭💀", max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_meaning_with_spans_inside_it(text: str) -> None:
    meaning = READER.read(text)
    assert isinstance(meaning, Meaning)
    assert all(0 <= reason.start <= reason.end <= len(text) for reason in meaning.reasons)
    assert READER.read(text) == meaning


@pytest.mark.parametrize(
    "part", ["a", "💀", "k.", "'", '"', "*", "i want to ", "nak mati ", "x1x ", "\u0301", "ﷺ", "no "]
)
def test_long_messages_cost_in_proportion(part: str) -> None:
    """Counted in words and labels rather than in time, which a busy machine would spoil."""
    short, long = (READER.explain((part * 10_000)[:length]) for length in (2_500, 10_000))
    assert len(long) <= 4 * len(short) + 8
    assert sum(len(labels) for _, _, labels in long) <= 5 * sum(len(labels) for _, _, labels in short) + 500


def test_lines_in_lines_out(reader: Reader) -> None:
    out = io.StringIO()
    understand_lines(
        reader, io.StringIO('{"id": "1", "text": "please stop"}\n\n{"id": "2", "text": "nak mati je"}\n'), out
    )
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"id": "1", "intent": "stop", "slots": {}, "crisis": False, "emotions": []},
        {"id": "2", "intent": "crisis", "slots": {}, "crisis": "active", "emotions": []},
    ]
    assert "ms.active.want_to_die" in explain(reader, "nak mati je")
