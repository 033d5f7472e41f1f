"""Each rule fails on a small bad content folder; the good one passes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.core.answer import Answers
from bot.core.effects import Choice, Fills, Say, Token
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import fork, pick, picks, say, write
from bot.flows.every import FLOWS
from bot.words.catalog import Words
from bot.words.lint import Finding, Spoken, help_sayings, lint, run
from bot.words.uses import keys_in
from tests.words.conftest import Write

Found = Callable[..., set[tuple[str, str]]]

UI = """
leave = What would you like to do with it?
    .keep = Keep it
    .discard = Throw it away
    .carry_on = Carry on
"""
MANNERS = """
heard = ["commands"]
celebrates = ["talk.win"]
[[rule]]
name = "U8"
why = "no silver lining."
never = ["just", "at least", "commit* suicide", "think of your *", '/\\d ?%/']
[[rule]]
name = "U18"
why = "a bot has no feelings."
labels = false
never = ["i'm proud"]
"""
GOOD = """
sorry = I'm sorry about { $company }{ $round ->
        [final] , the final round
       *[other] { "" }
    }.
sorry--2 = I'm sorry it was a no.
feelings = Which words fit?
    .sad = Sad
    .tired = Tired
    .done = Done
listen = Write as much as you like.
    .all = That's all
listen_heard = Go on.
page = What you told me.
    .row = { $name }
    .close = Close
win = Saved!
"""


def about_it(answers: Answers, facts: Facts) -> Fills:
    return {"company": "Contoso", "round": Token("final")}


TALK = Flow("talk", (
    say("sorry", fills=about_it),
    picks("feelings", "sad", "tired"),
    write("listen", "all", many=True),
    pick("page", "close", rows=lambda answers, facts: (Choice("e1", {"name": "Contoso"}, "row"),)),
    say("win"),
))  # fmt: skip


@pytest.fixture
def found(content: Write) -> Found:
    """Lints the talk with some of its words changed, and returns the findings as (message, rule)."""

    def findings(old: str = "", new: str = "", manners: str = MANNERS, flow: Flow = TALK) -> set[tuple[str, str]]:
        assert old in GOOD
        ftl = GOOD.replace(old, new) if old else GOOD + new
        folder = content(en={"talk.ftl": ftl, "ui.ftl": UI, "lint.toml": manners})
        return {(one.message, one.rule) for one in lint(Words.load(folder), {"talk": flow}, folder)}

    return findings


def test_good_words_pass(found: Found) -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("old", "new", "message", "rule"),
    [
        # Somebody would meet a step or a choice without words.
        ("win = Saved!\n", "", "talk.win", "words"),
        ("    .tired = Tired\n", "", "talk.feelings", "words"),
        ("    .done = Done\n", "", "talk.feelings", "words"),
        ("listen_heard = Go on.\n", "", "talk.listen_heard", "words"),
        ("    .row = { $name }\n", "", "talk.page", "words"),
        # Words that nobody would ever meet.
        ("", "forgotten = Nobody says this.", "talk.forgotten", "words"),
        ("    .sad = Sad\n", "    .sad = Sad\n    .glad = Glad\n", "talk.feelings", "words"),
        ("", "sorry--4 = Out of reach.", "talk.sorry--4", "words"),
        ("sorry--2 = I'm sorry it was a no.", "sorry--2 = A no.\n    .sad = Sad", "talk.sorry--2", "words"),
        # Two buttons that read the same.
        (".tired = Tired", ".tired = sad", "talk.feelings", "words"),
        # Arguments.
        ("Go on.", "Go on, { $name }.", "talk.listen_heard", "arguments"),
        (" about { $company }", "", "talk.sorry", "arguments"),
        ("{ $company }{", "{ $company ->\n   *[x] y\n  }{", "talk.sorry", "arguments"),
        (".sad = Sad", ".sad = Sad { $name }", "talk.feelings", "arguments"),
        (".row = { $name }", ".row = An entry", "talk.page", "arguments"),
        ("Go on.", "Go on { -gone }.", "talk.listen_heard", "words"),
        ("Go on.", "Go on { listen_heard }.", "talk.listen_heard", "words"),
        # Lengths, with the longest company somebody could name.
        ("Go on.", "Go on. " * 65, "talk.listen_heard", "length"),
        ("I'm sorry about", "I'm sorry about " + "it " * 120, "talk.sorry", "length"),
        (".sad = Sad", ".sad = Sad, and a long way from where I hoped to be", "talk.feelings", "length"),
        (
            ".row = { $name }",
            ".row = On a day that was not so very long ago for you: { $name }",
            "talk.page",
            "length",
        ),
        # One question at a time.
        ("Which words fit?", "Which words fit? Or none?", "talk.feelings", "one question"),
        ("I'm sorry it was a no.", "I'm sorry. Was it a no?", "talk.feelings", "one question"),
        # Markup and tone.
        ("Go on.", "**Go on.", "talk.listen_heard", "markup"),
        ("Go on.", "Go [on](http://x.org).", "talk.listen_heard", "markup"),
        ("Go on.", "Go on!", "talk.listen_heard", "exclamation"),
        ("Go on.", "Go on 🎉", "talk.listen_heard", "exclamation"),
        (".sad = Sad", ".sad = Sad 😢", "talk.feelings", "exclamation"),
        ("Go on.", "Just go on.", "talk.listen_heard", "U8"),
        (".tired = Tired", ".tired = Just tired", "talk.feelings", "U8"),
        ("Go on.", "At\n    least you tried.", "talk.listen_heard", "U8"),
        ("Go on.", "People who committed suicide.", "talk.listen_heard", "U8"),
        ("Go on.", "Think of your children.", "talk.listen_heard", "U8"),
        ("Go on.", "In 80 % of all cases.", "talk.listen_heard", "U8"),
        ("Go on.", "I’m **proud** of you.", "talk.listen_heard", "U18"),
        ("[final] , the final round", "[final] , which is just the final round", "talk.sorry", "U8"),
    ],
)
def test_words_that_would_let_somebody_down_are_found(
    found: Found, old: str, new: str, message: str, rule: str
) -> None:
    assert (message, rule) in found(old, new)


def test_somebody_may_say_of_themselves_what_the_bot_may_not(found: Found) -> None:
    assert found(".tired = Tired", ".tired = I'm proud") == set()


def test_an_exception_needs_its_reason_and_its_use(found: Found) -> None:
    exception = '\n[[except]]\nmessage = "talk.listen_heard"\nrule = "U8"\nreason = "quoted"\n'
    assert found("Go on.", "Just go on.", MANNERS + exception) == set()
    assert ("talk.listen_heard", "U8") in found("", "", MANNERS + exception)
    assert found("", "", MANNERS + exception.replace('reason = "quoted"', "")) == {("lint", "words")}


def test_a_language_without_manners_is_found(content: Write) -> None:
    folder = content(en={"talk.ftl": GOOD, "ui.ftl": UI})
    assert Finding("en", "lint.toml", "phrases", "nobody has listed what is never said here.") in lint(
        Words.load(folder), {"talk": TALK}, folder
    )


def test_a_language_that_lacks_a_message_is_found_although_it_could_borrow_it(content: Write) -> None:
    half = GOOD.replace("win = Saved!\n", "").replace("    .sad = Sad\n", "")
    folder = content(
        en={"talk.ftl": GOOD, "ui.ftl": UI, "lint.toml": MANNERS},
        ms={"talk.ftl": half, "ui.ftl": UI, "lint.toml": MANNERS},
    )
    found = {(f.locale, f.message) for f in lint(Words.load(folder), {"talk": TALK}, folder)}
    assert found == {("ms", "talk.win"), ("ms", "talk.feelings")}


def test_a_tone_keeps_to_the_same_rules_and_says_nothing_new(content: Write) -> None:
    folder = content(en={"talk.ftl": GOOD, "ui.ftl": UI, "lint.toml": MANNERS})
    brave = folder / "en" / "tones" / "brave"
    brave.mkdir(parents=True)
    (brave / "talk.ftl").write_text("listen_heard = Write on.\nsorry = I'm sorry.", "utf-8")
    words = Words.load(folder)
    assert not lint(words, {"talk": TALK}, folder)
    (brave / "talk.ftl").write_text("listen_heard = Just write on!\nforgotten = Nobody says this.", "utf-8")
    found = {(f.locale, f.message, f.rule) for f in lint(Words.load(folder), {"talk": TALK}, folder)}
    assert found == {
        ("en/tones/brave", "talk.listen_heard", "U8"),
        ("en/tones/brave", "talk.listen_heard", "exclamation"),
        ("en/tones/brave", "talk.forgotten", "words"),
    }


def test_a_file_that_cannot_be_read_is_one_finding(content: Write) -> None:
    folder = content(en={"talk.ftl": GOOD + "\n= what\n", "ui.ftl": UI, "lint.toml": MANNERS})
    (finding,) = lint(Words.load(folder), {"talk": TALK}, folder)
    assert "is not Fluent here" in str(finding)


def test_what_the_code_says_by_itself_needs_words_too(content: Write) -> None:
    ui = UI + "went_wrong = Something went wrong.\n"
    folder = content(en={"talk.ftl": GOOD, "ui.ftl": ui, "lint.toml": MANNERS})
    words = Words.load(folder)
    spoken = Spoken(frozenset({"ui.went_wrong", "ui.gone", "some.module"}))
    found = {(f.message, f.sentence) for f in lint(words, {"talk": TALK}, folder, spoken)}
    assert found == {("ui.gone", "the code says this, and there are no words for it.")}
    assert {f.message for f in lint(words, {"talk": TALK}, folder)} == {"ui.went_wrong"}
    assert not lint(words, {"talk": TALK}, folder, Spoken(begun=("ui.went_",)))


def test_keys_are_read_from_the_code(tmp_path: Path) -> None:
    code = 'say("ui.gone"); text(f"dates.{day}"); x = getLogger("a.b"); y = \'ui.help\''
    (tmp_path / "a.py").write_text(code, "utf-8")
    assert keys_in(tmp_path) == (frozenset({"ui.gone", "ui.help"}), ("dates.",))


def test_more_buttons_than_discord_can_show_are_found(found: Found) -> None:
    rows = tuple(Choice(f"e{n}", {"name": "x"}, "row") for n in range(23))
    page = pick("page", "close", rows=lambda answers, facts: rows)
    crowded = Flow("talk", tuple(page if step.name == "page" else step for step in TALK.steps))
    assert ("talk.page", "length") in found(flow=crowded)


def test_an_argument_that_only_some_people_bring_is_found(found: Found) -> None:
    def sometimes(answers: Answers, facts: Facts) -> Fills:
        return about_it(answers, facts) if facts.keeps else {"round": Token("final")}

    some = Flow("talk", tuple(say("sorry", fills=sometimes) if s.name == "sorry" else s for s in TALK.steps))
    assert found(flow=some) == {("talk.sorry", "arguments")}


def test_every_branch_of_a_talk_is_heard_by_the_lint(content: Write) -> None:
    """A message on a path that few people take is checked with what they bring."""
    flow = Flow("talk", (
        pick("first", "a", "b", a="rare"),
        fork("turn", lambda answers, facts: "end", end="end"),
        say("rare", fills=lambda answers, facts: {"name": "x"}),
    ))  # fmt: skip
    ftl = "first = Hello\n    .a = A\n    .b = B\nrare = Hello\n"
    folder = content(en={"talk.ftl": ftl, "ui.ftl": UI, "lint.toml": MANNERS})
    (finding,) = lint(Words.load(folder), {"talk": flow}, folder)
    assert finding.sentence == "it is given $name and never uses it."


def test_help_now_is_linted_with_every_country(real_content: Path) -> None:
    sayings = help_sayings(real_content)
    assert {say.key for say in sayings} == {
        "helpnow.emergency", "helpnow.line", "helpnow.more_lines", "helpnow.no_lines", "helpnow.anywhere",
        "helpnow.at_hand", "helpnow.at_hand_anywhere",
        "helpnow.at_hand_emergency", "helpnow.at_hand_emergency_anywhere",
    }  # fmt: skip
    assert all(isinstance(say, Say) for say in sayings)


def test_the_real_words_are_told_finding_by_finding(real_content: Path) -> None:
    told: list[str] = []
    assert run(real_content, FLOWS, told.append) == (1 if told else 0)


def test_the_real_list_knows_every_phrase_that_voice_and_principles_ban(real_content: Path) -> None:
    from bot.words.phrases import load

    manners = load(real_content / "en")
    assert manners is not None
    for banned in (
        "Look on the bright side.", "At least you tried.", "Everything happens for a reason.", "Chin up.",
        "You just need practice.", "But it was close.", "You should call them.", "You failed.",
        "This journey is long.", "I understand how you feel.", "I'm proud of you.", "I'm happy for you.",
        "The right job is out there!", "Rejection is redirection.",
        "You will find something better.", "They rejected you because of your age.", "You must feel awful.",
        "Your chances are 80 %.", "A 5 day streak", "You missed three days.", "This therapy cures it.",
        "We guarantee a job.", "You have a disorder, we diagnose.", "people commit suicide",
        "Only you can read this.", "It stays between us.", "Last one.", "I'll keep you safe.",
        "Think of your family.",
    ):  # fmt: skip
        assert list(manners.broken(banned, "x.y", label=False)), banned
    for fine in (
        "I'm sorry. A final round takes a lot of work to reach.", "That sounds heavy.", "Which words fit?",
        "Maybe one of these, maybe none.", "Thank you for naming it.", "Some people find that easier.",
        "That's a hard sentence to hold.", "No one reads along. Whoever runs me holds the master key.",
    ):  # fmt: skip
        assert not list(manners.broken(fine, "x.y", label=False)), fine
    assert not list(manners.broken("I wish I wouldn't wake up", "x.y", label=True))
