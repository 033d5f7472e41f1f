from hypothesis import given
from hypothesis import strategies as st

from bot.words.markup import Span, escape, parse

ANYTHING = st.text(alphabet=st.sampled_from("ab _*[]()\\\nhttps:/é"), max_size=60) | st.text(max_size=60)


def plain(text: str) -> str:
    return "".join(span.text for span in parse(text))


def test_a_reader_sees_bold_italic_and_links() -> None:
    assert parse("Call **999**, _now_, or see [this page](https://findahelpline.com/x?y=1).") == (
        Span("Call "),
        Span("999", "bold"),
        Span(", "),
        Span("now", "italic"),
        Span(", or see "),
        Span("this page", "link", "https://findahelpline.com/x?y=1"),
        Span("."),
    )


def test_a_mark_that_never_closes_stays_as_it_was_written() -> None:
    for text in (
        "**open",
        "_open",
        "[open](https://x",
        "2 ** 3 ** 4",
        "a * b",
        "** no **",
        "_ no _",
        "**",
        "__",
    ):
        assert parse(text) == (Span(text),)


def test_an_underscore_inside_a_word_is_no_style() -> None:
    assert parse("look_in_tomorrow") == (Span("look_in_tomorrow"),)


def test_a_link_leads_to_https_or_nowhere() -> None:
    for address in ("http://x.org", "javascript:alert(1)", "tg://user?id=1", "/x", "https://a b"):
        assert all(span.style != "link" for span in parse(f"[x]({address})"))


def test_a_backslash_takes_the_meaning_from_a_mark() -> None:
    assert parse(r"\*\*not bold\*\*, \[no\](https://x.org), **a \* b**") == (
        Span("**not bold**, [no](https://x.org), "),
        Span("a * b", "bold"),
    )


def test_nothing_at_all_is_no_span() -> None:
    assert parse("") == ()


@given(ANYTHING)
def test_whatever_was_written_an_escaped_text_reads_as_itself(text: str) -> None:
    assert plain(escape(text)) == text
    assert all(span.style == "" for span in parse(escape(text)))


@given(ANYTHING)
def test_no_letter_is_ever_lost_or_added(text: str) -> None:
    marks = "\\*_[]()"
    spoken = [c for c in plain(text) if c not in marks]
    addresses = [c for span in parse(text) for c in span.address if c not in marks]
    assert len(spoken) + len(addresses) == len([c for c in text if c not in marks])


@given(ANYTHING)
def test_every_span_says_something(text: str) -> None:
    for span in parse(text):
        assert span.text
        assert span.style in ("", "bold", "italic", "link")
        assert (span.style == "link") == span.address.startswith("https://")
