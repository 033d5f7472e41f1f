"""Files that people send: exports of ours, tables of other trackers, and everything else. Each has an answer."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from bot.archive.opened import opened
from bot.core.archive import LARGEST
from tests.pretend import NOON, WORDS, Person

TABLE = (
    b"Company,Position,Date applied,Status,Salary\nContoso,Analyst,2026-10-01,Rejected,1\nFabrikam,Clerk,,Ghosted,2\n"
)


def kinds(content: bytes) -> list[str]:
    return [entry["kind"] for entry in json.loads(opened(content, NOON).lines)["entries"]]


def test_columns_are_known_by_name() -> None:
    found = opened(TABLE, NOON)
    assert found.what == "table"
    assert dict(found.columns) == {
        "company": "Company", "role": "Position", "day": "Date applied", "outcome": "Status",
    }  # fmt: skip
    assert (found.left_out, found.undated) == (1, 1)
    assert kinds(TABLE) == ["rejection", "silence"]


def test_columns_are_known_in_malay() -> None:
    found = opened(b"Syarikat;Jawatan;Tarikh;Keputusan\nContoso;Kerani;01/10/2026;Ditolak\n", NOON)
    assert dict(found.columns)["outcome"] == "Keputusan"
    assert json.loads(found.lines)["entries"][0]["day"] == "2026-10-01"


@pytest.mark.parametrize("day", ["1970-01-01", "2031-01-01", "soon", "99/99/9999"])
def test_a_day_nobody_can_mean_is_not_taken_over(day: str) -> None:
    found = opened(f"company,date\nContoso,{day}\n".encode(), NOON)
    assert found.undated == 1
    (entry,) = json.loads(found.lines)["entries"]
    assert (entry["day"], entry["choices"]) == ("2026-11-22", {"rough": ["yes"]})


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"company,role\n", "empty"),
        (b"company,role\n,\n", "empty"),
        (b"a,b\n1,2\n", "no_columns"),
        (b"x" * (LARGEST + 1), "too_large"),
        (",".join(f"c{n}" for n in range(200)).encode() + b"\n", "too_wide"),
        (b"company\n" + b"Contoso\n" * 6000, "too_long"),
        (b"\x00\x01\x02\x03", "no_text"),
        (b"PK\x03\x04 no archive", "unknown"),
        (b"{", "unknown"),
        (b'{"format": "onward-export", "version": 99, "entries": []}', "unknown"),
        (b'{"format": "onward-export", "version": 1, "entries": [{"id": "1"}]}', "unknown"),
        (b'{"format": "onward-export", "version": 1, "entries": 7}', "unknown"),
        (b"[" * 100_000, "no_columns"),
        (b'company\n"' + b"x" * 200_000, "unknown"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_has_a_name_and_never_an_error(content: bytes, what: str) -> None:
    assert opened(content, NOON).what == what


def test_an_archive_that_unpacks_to_a_mountain_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("onward.json", b" " * 50_000_000)
    assert len(out.getvalue()) < LARGEST
    assert opened(out.getvalue(), NOON).what == "too_large"


def test_a_table_in_an_old_encoding_is_read() -> None:
    found = opened("company;notes\nCafé Zürich;schön\n".encode("cp1252"), NOON)
    assert "Café Zürich" in found.lines


def test_a_formula_is_only_text() -> None:
    found = opened(b"company,notes\n'=1+1,@SUM(A1)\n", NOON)
    (entry,) = json.loads(found.lines)["entries"]
    assert entry["words"]["company"] == "=1+1"


def test_a_table_is_shown_before_it_is_saved_and_undone_in_one_tap() -> None:
    mei = Person().lets_keep("words").sends(TABLE)
    assert mei.heard[0] == "bring.table"
    assert "Company: your column “Company”" in mei.reads
    assert "A no: Contoso" in mei.reads
    assert not mei.history
    mei.taps("Put it in")
    assert [record.words["company"] for record in mei.history] == ["Contoso", "Fabrikam"]
    mei.taps("Take it out again")
    assert not mei.history


def test_an_import_is_undone_later_from_my_data_and_takes_nothing_else_with_it() -> None:
    mei = (
        Person().lets_keep("words").writes("win", "finished it", "progress").sends(TABLE).taps("Put it in", "It's fine")
    )
    assert len(mei.history) == 3
    mei.writes("my data").taps("Undo the last import")
    assert [record.kind for record in mei.history] == ["win"]
    assert "Undo the last import" not in mei.writes("my data").choices


def test_words_come_in_only_with_consent() -> None:
    mei = Person().sends(TABLE)
    assert mei.heard[-1] == "ui.age"
    mei.taps("Yes", "Don't save my words", "Put it in")
    assert [record.words for record in mei.history] == [{}, {}]


def test_who_keeps_nothing_takes_nothing_over() -> None:
    mei = Person().lets_keep("nothing").sends(TABLE)
    assert mei.heard[-1] == "bring.keeps_nothing"
    assert not mei.history


def test_what_is_no_table_has_a_kind_answer() -> None:
    for what in ("too_large", "too_wide", "too_long", "no_text", "no_columns", "empty", "unknown"):
        assert WORDS.has("en", "bring.why_not"), what
    assert Person().sends(b"\x00\x01").heard == ["bring.why_not"]
