"""Pictures and files in a terminal: put into a folder that nobody else may read, and the person is told where."""

from __future__ import annotations

import io
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.terminal import Terminal
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Attachment, Outgoing
from bot.words.markup import Span

EXPORT = Attachment("document", "onward-history.zip", b"PK all of it")


def terminal(folder: Path) -> Terminal:
    return Terminal(
        "mei", io.StringIO(), lambda: datetime.now(UTC), lambda: "1",
        files=folder / "files", saved_at=lambda path: f"I put it here: {path}",
        left_at=lambda path: f"Still there: {path}",
    )  # fmt: skip


def files_in(folder: Path) -> list[Path]:
    return [each.parent for each in folder.rglob("*") if each.is_file()]


async def test_a_file_is_put_where_only_they_can_read_it_and_they_are_told_where(tmp_path: Path) -> None:
    mei = terminal(tmp_path)
    for _ in range(2):
        await mei.deliver(Outgoing(mei.place, (Span("Here is everything."),), attachment=EXPORT))
    first, second = tmp_path / "files" / "onward-history.zip", tmp_path / "files" / "onward-history-2.zip"
    assert first.read_bytes() == second.read_bytes() == EXPORT.content
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert stat.S_IMODE(first.parent.stat().st_mode) == 0o700
    said = mei.out.getvalue()  # type: ignore[attr-defined]
    assert "Here is everything." in said
    assert f"I put it here: {first}\n" in said
    assert f"I put it here: {second}\n" in said


@pytest.mark.parametrize("name", ["../../.bashrc", "/etc/passwd", "a/b.png"])
async def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    mei = terminal(tmp_path)
    await mei.deliver(Outgoing(mei.place, (Span("A picture."),), attachment=Attachment("picture", name, b"x")))
    assert files_in(tmp_path) == [tmp_path / "files"]


async def test_nothing_of_a_file_shows_in_a_trace() -> None:
    outgoing = Outgoing(Place("terminal", "mei"), (Span("All of it"),), attachment=EXPORT)
    assert "zip" not in repr(outgoing)
    assert "PK" not in repr(EXPORT)


async def test_what_was_handed_out_goes_with_everything_and_what_cannot_go_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mei = terminal(tmp_path)
    folder = tmp_path / "files"
    gone = Outgoing(mei.place, (Span("Everything is erased."),), keys=("forget.gone",))
    await mei.deliver(Outgoing(mei.place, (Span("Here is everything."),), attachment=EXPORT))
    await mei.deliver(gone)
    assert not folder.exists()
    await mei.deliver(gone)
    assert "Still there" not in mei.out.getvalue()  # type: ignore[attr-defined]
    await mei.deliver(Outgoing(mei.place, (Span("Here is everything."),), attachment=EXPORT))
    monkeypatch.setattr("bot.adapters.terminal.shutil.rmtree", lambda *_, **__: None)
    await mei.deliver(gone)
    assert f"Still there: {folder}\n" in mei.out.getvalue()  # type: ignore[attr-defined]
