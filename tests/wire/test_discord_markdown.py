"""What somebody typed never becomes markup, and no message is too long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord.direct import nonce
from bot.adapters.discord.markdown import LONGEST, cut, escaped, pieces, size, written
from bot.words.markup import Span

MARKS = st.text("*_~|`<>[]()#-+@\\ .\n1ehvryonatps:/!&é👩‍👩‍👧", max_size=200)


def read(text: str) -> str:
    """As Discord shows it: a backslash before a mark is gone, and so is what parts an @ from its name."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text).replace("@\u200b", "@")


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("**no**", r"\*\*no\*\*"),
        ("@everyone and @here", "@\u200beveryone and @\u200bhere"),
        ("<@123456789012345678>", "\\<@\u200b123456789012345678>"),
        ("[here](https://evil.example)", r"\[here\](https://evil.example)"),
        ("`rm -rf`", r"\`rm -rf\`"),
        ("||spoiler||", r"\|\|spoiler\|\|"),
        ("# big", r"\# big"),
        ("> quoted\n- listed\n1. first", "\\> quoted\n\\- listed\n1\\. first"),
        ("-# small", r"\-# small"),
        ("https://findahelpline.com/a_b_c", "https://findahelpline.com/a_b_c"),
        ("3.5 of 10 - fine", "3.5 of 10 - fine"),
    ],
)
def test_marks_stay_as_they_were_typed(typed: str, sent: str) -> None:
    assert escaped(typed) == sent


def test_only_styles_make_markup() -> None:
    spans = (
        Span("A "),
        Span("bold *one* ", "bold"),
        Span("i", "italic"),
        Span(" link", "link", "https://a.example"),
    )
    assert written(spans) == r"A **bold \*one\*** *i* [link](<https://a.example>)"


@given(MARKS.filter(lambda text: "\\" not in text and "http" not in text))
def test_what_is_read_is_what_was_typed(text: str) -> None:
    assert read(escaped(text)) == text


@given(MARKS)
def test_nobody_is_called(text: str) -> None:
    assert not re.search(r"@(everyone|here|[!&]?\d)", escaped(text))
    assert not re.search(r"(?<!\\)<", escaped(text))


@given(st.lists(st.tuples(MARKS, st.sampled_from(["", "bold", "italic"])), max_size=60))
def test_every_piece_fits(parts: list[tuple[str, str]]) -> None:
    spans = [Span(text * 9, style) for text, style in parts]
    made = pieces(spans)
    assert made
    assert all(0 < size(piece) <= LONGEST and piece.strip() for piece in made)


def test_a_long_text_is_cut_after_a_sentence() -> None:
    made = pieces([Span("One more sentence that says something. " * 120)])
    assert len(made) > 2
    assert all(piece.endswith(".") for piece in made)


def test_nothing_of_a_long_text_is_lost() -> None:
    text = "I prepared for weeks. " * 455
    assert " ".join(pieces([Span(text)])) == text.strip()


def test_one_endless_word() -> None:
    assert "".join(pieces([Span("x" * 5000)])) == "x" * 5000


def test_labels_are_cut_as_clients_count() -> None:
    assert size(cut("👩‍👩‍👧" * 40, 80)) <= 80
    assert cut("short", 80) == "short"


def test_a_nonce_is_the_same_for_the_same_reply_and_fits() -> None:
    assert nonce("discord:0:dc:1573901467150974988", 0) == nonce("discord:0:dc:1573901467150974988", 0)
    assert nonce("discord:0:dc:1", 0) != nonce("discord:1:dc:1", 0) != nonce("discord:1:dc:1", 1)
    assert len(nonce("discord:0:dc:1573901467150974988", 99)) <= 25
