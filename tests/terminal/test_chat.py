"""The terminal as people use and misuse it: each odd thing gets one kind sentence, and nothing is lost."""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import os
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import app
from bot.app import chat
from bot.tending import counts
from bot.words.catalog import Words

CANARY = "zebracanarywort"


OWN_COUNTRY = """
[[country]]
cc = "MY"
name = "Malaysia"
emergency = "999"
checked_on = 2026-11-22

[[country.line]]
name = "Campus night line"
number = "0800 000 000"
how = ["call"]
always = true
confidence = "A"
source = "https://example.org"
checked_on = 2026-11-22
"""


class Somebody:
    """A person at a terminal of their own, who comes and goes."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.data = folder / "data"
        self.settings = {"ONWARD_DATA": str(self.data), **settings}
        self.status = 0

    def says(self, *lines: str, name: str = "me") -> str:
        """One visit: all that is shown from the first line to the last."""
        out = io.StringIO()
        self.status = chat(name, None, io.StringIO("".join(f"{line}\n" for line in lines)), out, self.settings)
        return out.getvalue()

    @property
    def database(self) -> Path:
        return self.data / "onward.db"

    @property
    def key(self) -> Path:
        return self.data.parent / "data-key" / "key"


@pytest.fixture
def mei(tmp_path: Path) -> Somebody:
    return Somebody(tmp_path)


def test_a_second_visit_goes_on_where_the_first_was_left(mei: Somebody) -> None:
    mei.says("i got a no", "together", "final round")
    again = mei.says("today")
    assert "We were here:" in again
    assert "When did you hear?" in again
    assert "How much was riding on it" in again


def test_several_people_at_one_machine_are_kept_apart(mei: Somebody) -> None:
    mei.says("i got a no", "together", name="mei")
    assert "What brings you here?" in mei.says(name="ali")
    assert "We were here:" in mei.says(name="mei")


@pytest.mark.parametrize(
    ("odd", "answer"),
    [
        ("", "That arrived empty."),
        ("   \t ", "That arrived empty."),
        ("💔😭💔", "I heard you"),
        ("أنا حزين جدا اليوم", "I heard you"),
        ("a\x00b\x1b[2Jc", "I heard you"),
        ("99", "I heard you"),
        ("x" * 10_000, "I heard you"),
        ("x" * 20_000, "Could you send it in two or three parts?"),
        ("Dear applicant, thank you for your interest. " * 60, "I heard you"),
    ],
    ids=["empty", "blank", "emoji", "right to left", "controls", "number", "long", "too long", "a pasted letter"],
)
def test_odd_input_at_a_choice_gets_one_kind_sentence_and_loses_nothing(mei: Somebody, odd: str, answer: str) -> None:
    shown = mei.says("i got a no", "together", "final round", "today", odd, "i wanted it")
    assert answer in shown
    assert "Which words fit?" in shown
    assert "\x1b[2J" not in shown
    assert "\x00" not in shown
    assert "Traceback" not in shown
    assert mei.status == 0


@pytest.mark.parametrize("odd", ["💔😭", "أنا لست جيدا بما يكفي", "12345", "a\x00b", "word " * 2_000])
def test_anything_can_be_the_sentence_that_stings(mei: Somebody, odd: str) -> None:
    talk = ("i got a no", "together", "interview", "today", "i wanted it", "sad", odd)
    assert "What now with that sentence?" in mei.says(*talk)
    mei.says("put it down", "rest", "yes", "save them", "stay quiet")
    opened = mei.says("history", "2")
    assert odd.replace("\x00", "").strip()[:20] in opened.replace("\u2068", "")


def test_the_input_may_end_anywhere(mei: Somebody) -> None:
    assert "What brings you here?" in mei.says()
    assert mei.status == 0


def test_no_word_anyone_typed_is_found_in_any_file_log_or_error(
    mei: Somebody, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    talk = ("i got a no", f"{CANARY} opens", "together", f"{CANARY} stage", "interview", "today", "i wanted it")
    mei.says(*talk, f"{CANARY} feeling", f"{CANARY} sting", "put it down", f"{CANARY} step", name=CANARY)
    mei.says(f"{CANARY} when", "yes", "save them", "add company", "company or place", CANARY, name=CANARY)
    mei.says("that's all", "stay quiet", name=CANARY)
    assert CANARY in mei.says("history", "2", name=CANARY)

    def breaks(*_: object) -> None:
        raise ValueError(f"{CANARY} in an error")

    monkeypatch.setattr("bot.runtime.turn._Taken.outcome", breaks)
    assert "Something went wrong on my side" in mei.says(f"{CANARY} at a bad moment", name=CANARY)
    assert CANARY not in caplog.text
    assert CANARY not in capsys.readouterr().err
    for file in (file for file in mei.data.parent.rglob("*") if file.is_file()):
        assert CANARY.encode() not in file.read_bytes(), file.name


def test_after_everything_is_deleted_nothing_of_them_is_left_anywhere(
    mei: Somebody, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person with everything: a finished talk in words, wins, a line, settings, reminders, a file, a picture."""
    caplog.set_level(logging.DEBUG)
    talk = ("i got a no", f"{CANARY} opens", "together", "interview", "today", "i wanted it", f"{CANARY} feeling")
    mei.says(*talk, f"{CANARY} sting", "put it down", f"{CANARY} step", f"{CANARY} when", "yes", "save them")
    mei.says("that's all", "tomorrow evening", "win", f"finished the {CANARY} portfolio", "something i did")
    mei.says("daily settings", "yes", "20:00", "every day", "united kingdom", "as it is")
    mei.says("recap", "what only adds up", "light")
    mei.says("mydata", "all of it as a file", "i got a no", f"the {CANARY} of it", "together", "vent", CANARY)
    mei.says("win", "calm in the panel", "yes", "save them", "something i did", "my data", "all of it", name="ali")
    ali, gone = person_of("ali", mei.database), person_of("me", mei.database)
    before = rows_of(ali, mei.database)
    assert {"accounts", "entries", "keys", "ledger", "persons", "reminders", "talks"} <= set(
        rows_of(gone, mei.database)
    )
    names = sorted(file.name for file in (mei.data / "files").rglob("*") if file.is_file())
    assert names == ["onward-export.zip", "onward-export.zip", "onward-rising.png"]
    assert "Everything is erased" in mei.says("delete everything", "erase")
    assert rows_of(gone, mei.database) == {}
    assert rows_of(ali, mei.database) == before
    assert [file.name for file in (mei.data / "files").rglob("*") if file.is_file()] == ["onward-export.zip"]
    assert CANARY not in caplog.text + capsys.readouterr().err
    for file in (file for file in mei.data.parent.rglob("*") if file.is_file()):
        content = file.read_bytes()
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                content = b"".join(archive.read(name) for name in archive.namelist())
        assert CANARY.encode() not in content, file.name
        assert gone.encode() not in content, file.name
    assert "Hello. I'm Onward" in mei.says(), "they are met as somebody new"


def person_of(name: str, database: Path) -> str:
    account = hashlib.blake2s(name.encode(), digest_size=8).hexdigest()
    with closing(sqlite3.connect(database)) as opened:
        ((person,),) = opened.execute("SELECT person FROM accounts WHERE account = ?", (account,)).fetchall()
    return str(person)


def rows_of(person: str, database: Path) -> dict[str, int]:
    """How many rows of each table name somebody."""
    with closing(sqlite3.connect(database)) as opened:
        tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {table: opened.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608
    found = {table: sum(person in row for row in rows) for table, rows in rows.items()}
    return {table: count for table, count in found.items() if count}


# --- when the store is not as it should be ---------------------------------------------------------------------


def refused(mei: Somebody, capsys: pytest.CaptureFixture[str], key: str) -> None:
    """The start says one sentence, and where help is, and no more."""
    shown = mei.says("hello")
    error = capsys.readouterr().err
    words = Words.load(app.content_folder())
    assert mei.status == 2
    assert "".join(span.text for span in words.text("en", key)) in error
    assert "findahelpline.com" in error
    assert "Traceback" not in error + shown


def test_a_missing_key_is_said_and_no_new_one_is_made(mei: Somebody, capsys: pytest.CaptureFixture[str]) -> None:
    mei.says("i got a no")
    mei.key.unlink()
    refused(mei, capsys, "errors.missing_key")
    assert not mei.key.exists()


def test_a_wrong_key_is_said(mei: Somebody, capsys: pytest.CaptureFixture[str]) -> None:
    mei.says("i got a no")
    mei.key.write_text(base64.urlsafe_b64encode(os.urandom(32)).decode())
    refused(mei, capsys, "errors.wrong_key")


def test_a_file_that_is_no_database_is_left_alone(mei: Somebody, capsys: pytest.CaptureFixture[str]) -> None:
    mei.says("i got a no")
    for file in mei.data.glob("onward.db*"):
        file.unlink()
    mei.database.write_bytes(b"a letter to my aunt, and by no means a database " * 100)
    refused(mei, capsys, "errors.not_a_database")
    assert mei.database.read_bytes().startswith(b"a letter to my aunt")


def test_a_database_of_a_newer_version_is_left_alone(mei: Somebody, capsys: pytest.CaptureFixture[str]) -> None:
    mei.says("i got a no")
    with sqlite3.connect(mei.database) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    refused(mei, capsys, "errors.newer")


def test_a_wrong_setting_is_named_with_its_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mei = Somebody(tmp_path, DATABASE_URL="mysql://nowhere")
    mei.says("hello")
    error = capsys.readouterr().err
    assert mei.status == 2
    assert "DATABASE_URL" in error
    assert "mysql" not in error


def test_broken_words_stop_the_start_with_a_sentence(
    mei: Somebody, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "content" / "en"
    broken.mkdir(parents=True)
    (broken / "welcome.ftl").write_text("hello = { $nobody gave this\n")
    monkeypatch.setattr(app, "content_folder", lambda: tmp_path / "content")
    mei.says("hello")
    error = capsys.readouterr().err
    assert mei.status == 2
    assert "The words are broken" in error
    assert "Traceback" not in error


def test_bytes_that_are_no_text_do_not_end_the_talk(tmp_path: Path) -> None:
    settings = {"ONWARD_DATA": str(tmp_path / "data"), "PYTHONIOENCODING": "utf-8:strict"}
    talked = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        input=b"caf\xe9 noir\nrejected\n",
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **settings},
        check=False,
    )
    assert talked.returncode == 0
    assert talked.stderr == b""
    assert b"Want to go through it together" in talked.stdout


def test_an_operators_own_helplines_are_the_ones_that_are_shown(tmp_path: Path) -> None:
    own = tmp_path / "ours.toml"
    own.write_text(OWN_COUNTRY, "utf-8")
    shown = Somebody(tmp_path, HELPLINES=str(own)).says("help now Malaysia")
    assert "Campus night line" in shown
    assert "0800 000 000" in shown


@pytest.mark.parametrize("broken", ['[[country]]\ncc = "MY"', OWN_COUNTRY.replace('"A"', '"C"')])
def test_broken_helplines_stop_the_start_and_do_not_wait_for_a_crisis(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], broken: str
) -> None:
    own = tmp_path / "ours.toml"
    own.write_text(broken, "utf-8")
    assert chat("me", None, io.StringIO(""), io.StringIO(), {"HOME": str(tmp_path), "HELPLINES": str(own)}) == 2
    assert "HELPLINES" in capsys.readouterr().err


def test_the_operator_sees_how_often_help_was_shown_and_nobodys_word(mei: Somebody) -> None:
    mei.says(f"I want to die {CANARY}", "figure of speech")
    shown = io.StringIO()
    assert counts(mei.settings, shown) == 0
    counted = shown.getvalue()
    assert "safety.active\t1\n" in counted
    assert "safety.misread\t1\n" in counted
    assert "helplines\t1\n" in counted
    assert "\trule.en." in counted
    assert CANARY not in counted


def test_a_daily_message_that_came_due_meanwhile_is_shown_once_and_kindly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = datetime(2026, 11, 23, 10, tzinfo=UTC)
    monkeypatch.setattr(app, "now", lambda: clock)
    mei = Somebody(tmp_path)
    mei.says("daily settings", "yes", "20:00", "every day", "united kingdom", "as it is")
    assert "you asked for" not in mei.says()
    clock += timedelta(hours=13)  # eleven at night, in nobody's way
    shown = mei.says()
    assert "The message you asked for" in shown
    assert "Stop these" in shown
    assert "you asked" not in mei.says()
    clock += timedelta(days=20)
    assert mei.says().count("you asked") <= 1
    assert "missed" not in mei.says()
