"""Content folders written for one test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.app import content_folder

Write = Callable[..., Path]


@pytest.fixture
def content(tmp_path: Path) -> Write:
    """Writes files into a content folder: `content(en={"ui.ftl": "..."}, ms={...})`."""

    def write(**locales: dict[str, str]) -> Path:
        for locale, files in locales.items():
            folder = tmp_path / locale.replace("_", "-")
            folder.mkdir(exist_ok=True)
            for name, text in files.items():
                (folder / name).write_text(text, "utf-8")
        return tmp_path

    return write


@pytest.fixture
def real_content() -> Path:
    return content_folder()


@pytest.fixture
def dates(real_content: Path) -> str:
    return (real_content / "en" / "dates.ftl").read_text("utf-8")
