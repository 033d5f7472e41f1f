"""Tones and lines by other people: what they may change, and what stays as it is in every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import content_folder
from bot.core.flow import Flow
from bot.flows.every import FLOWS
from bot.flows.tone import TONES
from bot.words import phrases
from bot.words.catalog import Words, in_tone
from bot.words.fluent_file import VARIANT, FluentFile
from bot.words.lines import KINDS, for_whom, load
from bot.words.uses import uses_of
from bot.words.wordings import wordings

CONTENT = content_folder()
WORDS = Words.load(CONTENT)
PACKS = sorted(path for path in CONTENT.glob("*/tones/*/*.ftl"))
NEVER_TONED = {"safety", "helpnow", "ui", "keeping", "errors", "commands", "dates", "scam"}
NEVER_JOKED = {"held", "first_told", "part_mine", "soft"}
LINES = load(CONTENT, "en")
USES, _ = uses_of(FLOWS)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_tone_says_what_the_base_says_in_its_own_way(path: Path) -> None:
    locale = path.parent.parent.parent.name
    base, pack = WORDS.file(locale, path.stem), FluentFile(locale, path)
    manners = phrases.load(CONTENT / locale)
    assert base is not None
    assert manners is not None
    assert path.stem not in NEVER_TONED
    for message in pack.messages:
        name = message.partition(VARIANT)[0]
        assert base.has(name), f"{message}: nothing says this"
        assert name not in NEVER_JOKED, f"{message}: this line is the same in every tone"
        assert not pack.attributes(message), f"{message}: what people tap stays as it is"
        given = USES[f"{path.stem}.{name}"].given.samples
        for wording in wordings(pack, message, samples=given):
            assert wording.used <= set(given), message
            assert len(wording.text) <= 450, message
            assert "!" not in wording.text, message
            assert "?" not in wording.text, f"{message}: an acknowledgement asks nothing"
            broken = list(manners.broken(wording.text, f"{path.stem}.{name}", label=False))
            assert not broken, f"{message}: {broken}"


@pytest.mark.parametrize("tone", [tone for tone in TONES if tone != "gentle"])
def test_every_tone_says_how_it_sounds_when_it_is_chosen(tone: str) -> None:
    assert WORDS.text(in_tone("en", tone), "tone.settled") != WORDS.text("en", "tone.settled")


@pytest.mark.parametrize("flow", FLOWS.values(), ids=lambda flow: flow.name)
@pytest.mark.parametrize("tone", TONES)
def test_every_step_has_words_in_every_tone(flow: Flow, tone: str) -> None:
    for step in flow.steps:
        if step.asks:
            assert WORDS.has(in_tone("en", tone), flow.key(step))


def test_faith_is_met_by_nobody_who_did_not_choose_it() -> None:
    named = ("god", "allah", "lord", "pray", "rezeki")
    for path in sorted((CONTENT / "en").glob("*.ftl")):
        if path.stem not in ("commands", "tone", "values", "history", "menu"):
            words = path.read_text("utf-8").casefold().replace("good", "")
            assert not [name for name in named if f" {name}" in words], path.name
    for tone in ("", "plain", "brave", "humour"):
        shown = for_whom(LINES, tone, (), about="expectations", felt=True)
        assert not [line for line in shown if line.tone == "faith"]


def test_the_many_jobs_out_there_are_mentioned_to_those_who_chose_humour_alone() -> None:
    told = [path for path in sorted((CONTENT / "en").rglob("*.ftl")) if "thousand" in path.read_text("utf-8")]
    assert {path.parent.name for path in told} == {"humour"}


def test_faith_never_explains_a_no_as_deserved() -> None:
    for path in (CONTENT / "en" / "tones" / "faith").glob("*.ftl"):
        said = [line.partition("= ")[2] for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        words = " ".join(said).casefold()
        for never in (
            "deserve",
            "punish",
            "lesson",
            "test of",
            "sent you",
            "god's plan",
            "meant",
            "because god",
        ):
            assert never not in words, path.name


def test_quotes_and_proverbs_stay_away_when_muted() -> None:
    assert {line.kind for line in for_whom(LINES, "", ("quotes",), felt=True)} == {"proverb", "own"}
    assert {line.kind for line in for_whom(LINES, "", ("quotes", "proverbs"), felt=True)} == {"own"}


def test_a_closed_door_is_spoken_of_only_after_feelings_were_named() -> None:
    door = [line for line in LINES if "door" in line.text]
    assert door
    assert not set(door) & set(for_whom(LINES, "", ()))
    assert set(door) <= set(for_whom(LINES, "", (), felt=True))


def test_every_line_is_known_by_kind_and_tone_and_says_where_it_comes_from() -> None:
    for line in LINES:
        assert line.kind in KINDS
        assert line.tone in ("", *TONES)
        assert bool(line.by) != (line.kind == "own"), line.text
        assert len(line.text) + len(line.by) < 300


def test_a_language_without_lines_has_none(tmp_path: Path) -> None:
    assert load(tmp_path, "ms") == ()
