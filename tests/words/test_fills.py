import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.words.fills import LONGEST, LONGEST_QUOTE, clean, clean_quote, cut

ODD = st.text(max_size=400) | st.text(alphabet="a \n\x00\ue000\u202eשָׁ👩🏽‍💻é", max_size=400)


def test_a_long_sentence_is_cut_after_a_word() -> None:
    words = "they told me the role had changed and that they wanted somebody with more years in this very field"
    said = clean(words)
    assert said.endswith("…")
    assert len(said) <= LONGEST
    assert words.startswith(said[:-1])
    assert words[len(said) - 1] == " "


def test_a_word_without_end_is_cut_anyway() -> None:
    assert clean("x" * 500) == "x" * (LONGEST - 1) + "…"


def test_a_family_emoji_is_not_torn_apart() -> None:
    family = "👩‍👩‍👧"
    said = cut("x" * (LONGEST - 3) + family * 3, LONGEST)
    assert not said.removesuffix("…").endswith("\u200d")


def test_lines_become_one_line_in_a_sentence_and_stay_lines_in_a_quote() -> None:
    assert clean("first\nsecond\r\n\tthird") == "first second third"
    assert clean_quote("first\n\n\n\nsecond\nthird") == "first\n\nsecond\nthird"


def test_control_characters_and_our_own_signs_are_taken_out() -> None:
    assert clean("a\x00b\x1b[2Jc\ue000d\u202ee") == "ab[2Jcde"


def test_hebrew_and_arabic_words_keep_their_direction_to_themselves() -> None:
    assert clean("אנחנו מצטערים") == "\u2068אנחנו מצטערים\u2069"
    assert clean("أنا حزين") == "\u2068أنا حزين\u2069"
    assert clean("très triste") == "très triste"


def test_joined_persian_and_emoji_sequences_stay_whole() -> None:
    assert "\u200c" in clean("نمی\u200cدانم")
    assert clean("👩🏽‍💻") == "👩🏽‍💻"


@given(ODD)
def test_what_anybody_types_fits_a_sentence(text: str) -> None:
    said = clean(text)
    assert len(said) <= LONGEST + 2
    assert "\n" not in said
    assert not any(unicodedata.category(c) in ("Cc", "Co", "Cs") for c in said)


@given(ODD)
def test_what_anybody_types_fits_a_quote(text: str) -> None:
    said = clean_quote(text)
    assert len(said) <= LONGEST_QUOTE + 2
    assert not any(unicodedata.category(c) in ("Co", "Cs") for c in said)
    assert set(said) & set("\x00\x1b\r\t") == set()
