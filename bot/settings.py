"""The settings, read from the environment once, inside `main`, and checked with a sentence that names the mend."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class WrongSetting(Exception):
    """A setting that cannot work. The sentence names it and the mend, and never its value."""


@dataclass(frozen=True)
class Settings:
    """Where things are stored, with which keys, and in which zone a person is taken to live until they say."""

    database_url: str = field(default="", repr=False)
    keys: str = field(default="", repr=False)
    data: Path = Path()
    zone: ZoneInfo | None = None

    @property
    def database(self) -> str:
        """The database that was set, or a file in the user's own data folder."""
        return self.database_url or f"sqlite:///{(self.data / 'onward.db').as_posix()}"

    @property
    def database_file(self) -> Path | None:
        """The file of an SQLite database; None for a server."""
        scheme, _, rest = self.database.partition("://")
        return Path(rest[1:]) if scheme.startswith("sqlite") and rest[1:] else None

    @property
    def key_file(self) -> Path:
        """The terminal's own key: beside the data, never among it."""
        return self.data.parent / f"{self.data.name}-key" / "key"


SCHEMES = ("sqlite", "sqlite+aiosqlite", "postgresql", "postgresql+asyncpg", "postgres")


def read(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment. Raises WrongSetting."""
    url = environment.get("DATABASE_URL", "").strip()
    if url and urlsplit(url).scheme not in SCHEMES:
        raise WrongSetting(
            "DATABASE_URL has to begin with sqlite:/// or postgresql://, as in sqlite:////srv/onward/onward.db."
        )
    zone_name = environment.get("ONWARD_ZONE", "").strip()
    try:
        zone = ZoneInfo(zone_name) if zone_name else None
    except (ZoneInfoNotFoundError, ValueError):
        raise WrongSetting("ONWARD_ZONE is no time zone; use a name such as Asia/Kuala_Lumpur.") from None
    keys = environment.get("ONWARD_KEYS", "").strip()
    return Settings(url, keys, _data_folder(environment), zone)


def _data_folder(environment: Mapping[str, str]) -> Path:
    """The platform's folder for a user's data."""
    home = environment.get("HOME") or os.path.expanduser("~")
    if environment.get("ONWARD_DATA"):
        return Path(environment["ONWARD_DATA"]).expanduser()
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Application Support" / "onward"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home) / "onward"
    return Path(environment.get("XDG_DATA_HOME") or Path(home) / ".local" / "share") / "onward"
