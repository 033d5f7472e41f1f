"""What is taken out of words before others may read them, whatever somebody writes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.masking import harmless, masked, names

TRICKS = st.sampled_from([
    "@", "＠", "@@everyone", "<@&1234567890>", "<@!1>", "<#12>", "https://", "http://x.y", "t.me/joinchat",
    "discord.gg/abc", "www.", "a.b@c.de", "+60 12 345 6789", "/start", "\u202e", "\u200b", "\u200d",
    "\U0001f9d1\u200d\U0001f4bb", "שלום", "\n\n\n\n", "word", " ", "<", ">", "e:123", ".com/x",
])  # fmt: skip
WORDS = st.lists(st.one_of(TRICKS, st.text(max_size=12)), max_size=14).map("".join)


@given(WORDS)
def test_nobody_is_called_and_nothing_leads_away(text: str) -> None:
    kept = harmless(text, "(link)", "(contact)")
    assert not re.search(r"[@＠](?=\S)", kept)
    assert "://" not in kept
    assert not re.search(r"(?i)\b(?:discord\.gg|t\.me)/\S", kept)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", kept)


@given(WORDS)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = harmless(text, "(link)", "(contact)")
    assert harmless(once, "(link)", "(contact)") == once


@pytest.mark.parametrize(
    "text",
    [
        "Final round no. I don't know why, and it still hurts.",
        "I'm at 3/10 today, and/or tired",
        "19 no's, 3 interviews, 1 offer: 2026 was long",
        "they said 'we'll call' at 9:30 and didn't :)",
        "node.js and .NET, C++ too <3",
        "sedih gila hari ni haha 😭👩‍👩‍👧",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert harmless(text, "(link)", "(contact)") == text


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Contoso said no", "Contoso"),
        ("CONTOSO  LTD. said no", "contoso ltd"),
        ("it was contoso-ltd again", "Contoso Ltd"),
        ("Contoso's team", "Contoso"),
        ("at (Contoso)", "Contoso"),
    ],
)
def test_a_company_is_found_however_it_is_written(text: str, company: str) -> None:
    assert names(text, [company])
    assert "contoso" not in masked(text, [company], "a company").casefold()


def test_part_of_another_word_is_no_company() -> None:
    assert masked("I grabbed the metal", ["Grab", "Meta"], "a company") == "I grabbed the metal"
