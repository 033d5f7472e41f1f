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
from tests.understanding.learn import LEARNED_FROM, messages_now
from tests.understanding.scoring import HARD, accepted, rows, score

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "content"
READER = load_reader(CONTENT)

Floors = tuple[dict[str, float], dict[str, float]]
"""Figures that have to be reached, and figures that may not be exceeded."""

# Written next to the rules, or released for them: what is read here has to stay read.
MESSAGES: Floors = (
    {
        "plain danger": 0.99,
        "danger": 0.99,
        "imminent danger": 0.98,
        "danger in Malay or mixed": 0.98,
        "intent": 0.98,
        "company F1": 0.91,
        "rejection with all details": 0.87,
        "feelings F1": 0.94,
    },
    {
        "alarm on idiom": 0.015,
        "hard alarm on idiom": 0.015,
        "alarm on ordinary": 0.01,
        "alarm on intent rows": 0.003,
        "celebrated": 0,
        "deleted": 0,
    },
)
# Held out until 2026-11-22, then released: what the first measurement missed was read, and the rules were widened.
HELD_OUT: Floors = (
    {
        "plain danger": 0.98,
        "danger": 0.98,
        "imminent danger": 0.97,
        "danger in Malay or mixed": 0.97,
        "intent": 0.97,
        "company F1": 0.94,
        "rejection with all details": 0.91,
        "feelings F1": 0.9,
    },
    {
        "alarm on idiom": 0.02,
        "hard alarm on idiom": 0.02,
        "alarm on ordinary": 0.01,
        "alarm on intent rows": 0.005,
        "celebrated": 0,
        "deleted": 0,
    },
)
# Dangers in many voices and what only looks like them, by whoever wrote the rules, in rounds. When it was new, of each
# round 71, 54, 92, 45 and 79 in 100 dangers were heard; then the rules were widened.
PROBES: Floors = (
    {"danger": 0.96, "imminent danger": 0.96},
    {"alarm on idiom": 0.006, "hard alarm on idiom": 0.006},
)
# Written by somebody who had not seen the rules, and held out until the rules reached 87 plain dangers in 100, 79 of
# any kind, 82 imminent ones, with 8 alarms on 100 idioms; then released.
HELD_OUT_2: Floors = (
    {
        "plain danger": 0.97,
        "danger": 0.97,
        "imminent danger": 0.98,
        "danger in Malay or mixed": 0.98,
        "intent": 0.77,
        "company F1": 0.84,
        "rejection with all details": 0.51,
        "feelings F1": 0.75,
    },
    {
        "alarm on idiom": 0.025,
        "hard alarm on idiom": 0.025,
        "alarm on ordinary": 0.01,
        "alarm on intent rows": 0.02,
        "celebrated": 1,
        "deleted": 0,
    },
)
# Dangers in indirect words, English and Malay, by somebody who had not seen the rules: released, so fitted. When new,
# 54 of 100 English dangers were heard and 70 of 100 Malay ones; half of it was read in three rounds, and each round
# that was still unread then stood at 55, 64 and 67 (English), 69, 77 and 78 (Malay).
DANGER_DEV: Floors = (
    {"plain danger": 0.98, "danger": 0.96, "imminent danger": 0.98, "danger in Malay or mixed": 0.98},
    {"alarm on idiom": 0.02, "hard alarm on idiom": 0.01},
)
# An eighth of the same, never read by those who write the rules, nor learned from. Small: 66 dangers in the most
# indirect words, 25 that only look like one. Such words are where most is still missed.
DANGER_UNREAD: Floors = (
    {"plain danger": 0.85, "danger": 0.75, "imminent danger": 0.66, "danger in Malay or mixed": 0.75},
    {"alarm on idiom": 0.04, "hard alarm on idiom": 0.04},
)
# By somebody who had seen nothing of this. When it was new, the rules alone read it as the first column of the table in
# docs/adr/0017 says; now it is learned from.
HELD_OUT_3: Floors = (
    {
        "plain danger": 0.97,
        "danger": 0.92,
        "imminent danger": 0.85,
        "danger in Malay or mixed": 0.94,
        "intent": 0.95,
        "company F1": 0.95,
        "feelings F1": 0.85,
    },
    {"alarm on idiom": 0.07, "hard alarm on idiom": 0.07, "alarm on ordinary": 0.02, "celebrated": 0, "deleted": 0},
)
# 640 messages by somebody who had seen nothing of this, unread and never learned from: the honest figures, and the ones
# to look at. Only the two thresholds of second.py were chosen with its figures in view. The floors are what the project
# wants to hold, a little under what was measured on 2026-11-22.
HELD_OUT_4: Floors = (
    {
        "plain danger": 0.98,
        "danger": 0.95,
        "imminent danger": 0.9,
        "danger in Malay or mixed": 0.95,
        "intent": 0.95,
        "company F1": 0.95,
        "rejection with all details": 0.85,
        "feelings F1": 0.9,
    },
    {
        "alarm on idiom": 0.04,
        "hard alarm on idiom": 0.02,
        "alarm on ordinary": 0.01,
        "alarm on intent rows": 0.01,
        "celebrated": 0,
        "deleted": 0,
    },
)
# More probes by whoever wrote the rules, written blind in one go: 75 of 100 dangers were heard at first, 2 alarms on
# 100 idioms; then the rules were widened.
PROBES_2: Floors = (
    {"danger": 0.94, "imminent danger": 0.98, "danger in Malay or mixed": 0.98},
    {"alarm on idiom": 0.02, "hard alarm on idiom": 0.02, "alarm on ordinary": 0},
)
SETS = {
    "messages": MESSAGES,
    "heldout": HELD_OUT,
    "heldout2": HELD_OUT_2,
    "probes": PROBES,
    "probes2": PROBES_2,
    "danger_dev": DANGER_DEV,
    "danger_unread": DANGER_UNREAD,
    "heldout3": HELD_OUT_3,
    "heldout4": HELD_OUT_4,
}


def hold(figures: dict[str, float], at_least: dict[str, float], at_most: dict[str, float]) -> list[str]:
    """The figures that do not hold, in words."""
    low = [f"{name}: {figures[name]:.3f} < {floor}" for name, floor in at_least.items() if figures[name] < floor]
    return low + [f"{name}: {figures[name]:.3f} > {top}" for name, top in at_most.items() if figures[name] > top]


def table(figures: dict[str, float]) -> str:
    return "\n".join(f"  {name:28} {figure:6.3f}" for name, figure in figures.items())


@pytest.mark.parametrize("name", SETS)
def test_messages_are_understood(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures = score(rows(HERE / f"{name}.jsonl"), READER.read)
    with capsys.disabled():
        print(f"\n{name}.jsonl\n{table(figures)}")  # noqa: T201
    assert not hold(figures, *SETS[name])


PLAIN = (
    "i want to die", "i want to kill myself", "i'm suicidal", "i don't want to live anymore", "i wish i was dead",
    "i'm going to kill myself tonight", "i want to end my life", "i've been cutting myself", "i hope i die",
    "my friend wants to kill himself", "everyone would be better off without me", "i feel suicidal",
    "i want to end it all", "no reason to live", "i took all my pills", "i think about suicide",
    "wish i wouldn't wake up", "aku nak mati", "aku nak bunuh diri", "tak nak hidup dah",
    "i'm thinking of ending my life", "i don't want to be alive", "i want to hang myself", "i took an overdose",
    "i wish i'd never been born", "life isn't worth living", "i would rather be dead", "i can't live anymore",
    "i keep thinking about killing myself", "my sister is suicidal", "i want to jump off a bridge",
    "my family would be better off without me", "i'm planning my suicide", "i hope i don't wake up tomorrow",
    "nak terjun bangunan", "aku toreh tangan", "baik aku mati", "saya nak tamatkan hidup",
)  # fmt: skip
BEFORE_IT = (
    "got rejected and ", "i used to be fine. now ", "he said no so ", "my mum keeps asking about jobs and ",
    "i'm not joking, ", "no lie ", "5 interviews no offers, ", "after therapy and meds ", "no job no money ",
    "i have an interview tomorrow and ", "nobody replies and ", "lost my job in 2023 and ", "tak dapat kerja, ",
    "the rejection email said keep applying. ", "i'm tired of applying and ", "my dad died last year and ",
    "they asked me where i see myself in 5 years. ", "i told my friend ", "honestly ", "ok so ", "i think ",
    "idk who to tell but ", "my boss says i'm great but ", "every interview ", "after the assessment centre ",
    "i got the job but ", "the test went fine but ", "i know it's silly but ", "sebenarnya ",
)  # fmt: skip
AFTER_IT = (
    " after this rejection", " because of this job", " since the interview", ", rejected again by Contoso",
    " and i can't tell anyone", " after the final round", " sebab tak dapat kerja", " lepas kena reject",
    " when i think about my career", " so much these days", " at work", " over this job", ". i was fine last year",
    "; years ago i felt the same", ". my therapist says it's ok", " but everyone says i'm fine", ". they said no",
    ". i watched a film and cried", ". i got help before, it didn't work", ". is that normal?",
    ". i studied psychology", " tbh", " tbh. don't worry im fine", " to be honest with you", " for months",
    " every day", " when i see linkedin", " every time the phone rings", " before the next interview", " so bad",
    " lol. i mean it", " if i don't get this job", " whenever my dad asks about work", " at night",
    " on the train home",
    " reading that email", " with all these rejections", " rn", " since monday", " and i have work tomorrow",
    " because they rejected me again", " over and over", " lepas kena buang kerja", " hari2", " 😭",
)  # fmt: skip


@pytest.mark.parametrize("plain", PLAIN)
def test_plain_danger_is_heard_whatever_stands_next_to_it(plain: str) -> None:
    """No guard and no shield for idioms, work or the past may take it back."""
    texts = [plain, *(before + plain for before in BEFORE_IT), *(plain + after for after in AFTER_IT)]
    assert [text for text in texts if READER.read(text).crisis is None] == []


LOSSES = ("rejection", "no_answer", "job_loss")


@pytest.mark.parametrize("name", sorted(file.stem for file in HERE.glob("*.jsonl")))
def test_no_loss_is_celebrated_and_nothing_deleted_that_nobody_asked_to_delete(name: str) -> None:
    """Of every labelled message, whatever set it is in. Only ids are shown: some sets stay unread."""
    wrong = []
    for number, row in enumerate(rows(HERE / f"{name}.jsonl")):
        if "intent" not in row:
            continue
        read = READER.read(row["text"]).intent
        celebrated = row["intent"] in LOSSES and read in ("offer", "win")
        if (celebrated or read == "delete_data") and not accepted(row, read):
            wrong.append((row.get("id", number), row["intent"], read))
    assert wrong == []


def test_good_news_after_many_a_no_is_good_news(reader: Reader) -> None:
    for text in (
        "OMG I GOT THE JOB!!! after 63 rejections", "after 63 rejections I finally got hired!!",
        "they rejected me in march and today they hired me", "40 nos. and then I got the offer",
    ):  # fmt: skip
        assert reader.read(text).intent == "offer", text
    for text in ("after 63 rejections I got to the final and they said no", "got the offer, then they pulled it"):
        assert reader.read(text).intent == "rejection", text


def test_of_a_long_story_danger_is_heard_in_the_middle_and_the_meaning_where_it_is_told(reader: Reader) -> None:
    filler = "then i took the bus and read my notes and looked out of the window for a while. " * 40
    story = f"so Contoso rejected me after the final round. {filler} i want to kill myself. {filler}"
    assert reader.read(story).crisis == "active"
    meaning = reader.read(f"so Contoso rejected me after the final round by email. {filler} {filler}")
    assert (meaning.intent, meaning.crisis) == ("rejection", None)
    assert dict(meaning.slots) == {"company": "Contoso", "stage": "final_round", "channel": "email"}


def test_good_news_is_not_heard_in_bad_news_nor_the_other_way_round(reader: Reader) -> None:
    for text in ("they offered me the job, then pulled it", "the offer was rescinded", "no offer, no job"):
        assert reader.read(text).intent == "rejection", text
    for text in ("I can't believe I got the offer", "never thought I'd get the job but I got it!!"):
        assert reader.read(text).intent == "offer", text


def test_a_tired_no_is_a_rejection(reader: Reader) -> None:
    for text in (
        "whatever, number nine this month", "number 9", "reject lagi", "another one bites the dust lol", "nope again",
        "it's a no", "one more for the pile", "gagal lagi", "rejection no. 14",
    ):  # fmt: skip
        assert reader.read(text).intent == "rejection", text


def test_laughter_softens_a_plan_and_never_hides_it(reader: Reader) -> None:
    assert reader.read("I want to kill myself lol").crisis == "soft"
    assert reader.read("every interview makes me want to die, I mean it").crisis is not None
    assert reader.read("this interview makes me want to die lol").crisis is None


def test_hardly_a_message_is_asked_back(capsys: pytest.CaptureFixture[str]) -> None:
    single = [
        READER.read(row["text"])
        for name in ("messages", "heldout")
        for row in rows(HERE / f"{name}.jsonl")
        if "intent" in row and "intent_ok" not in row
    ]
    share = sum(bool(meaning.close) for meaning in single if meaning.intent != "crisis") / len(single)
    with capsys.disabled():
        print(f"\n  with a close reading          {share:6.3f}")  # noqa: T201
    assert share <= 0.05


def test_the_five_posts_raise_no_hard_alarm_and_are_read_with_their_feelings() -> None:
    posts = rows(HERE / "posts.jsonl")
    for post in posts:
        crisis = READER.read(post["text"]).crisis
        assert crisis not in HARD, post["from"]
        assert crisis is None or post.get("soft"), post["from"]
    assert score(posts, READER.read)["feelings F1"] >= 0.9


@pytest.mark.parametrize("name", ["danger", "intents"])
def test_the_weights_are_those_of_todays_messages(name: str) -> None:
    """After a change of the messages: `python -m tests.understanding.learn`."""
    assert json.loads((CONTENT / "understanding" / f"{name}.json").read_text("utf-8"))["messages"] == messages_now()


def test_no_set_that_stays_unread_is_learned_from() -> None:
    unread = {row["text"] for name in ("danger_unread", "heldout4") for row in rows(HERE / f"{name}.jsonl")}
    learned = {row["text"] for name in LEARNED_FROM for row in rows(HERE / f"{name}.jsonl")}
    # "skip" and "thank you so much" are written by everybody.
    assert [text for text in unread & learned if len(text.split()) > 4] == []


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
