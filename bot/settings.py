"""The settings, read from the environment inside `main`, checked with a sentence that names the mend."""

from __future__ import annotations

import base64
import binascii
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class WrongSetting(Exception):
    """A setting that cannot work. The sentence names it and the mend, and never its value."""


@dataclass(frozen=True)
class Settings:
    """Where things are stored, with which keys, and in which zone a person lives until they say theirs.

    `helplines` is an operator's own file: its countries are shown in place of ours.
    """

    database_url: str = field(default="", repr=False)
    keys: str = field(default="", repr=False)
    data: Path = Path()
    zone: ZoneInfo | None = None
    helplines: Path | None = None

    @property
    def database(self) -> str:
        """The database that was set, or a file in the user's own data folder."""
        return self.database_url or f"sqlite:///{(self.data / 'onward.db').as_posix()}"

    @property
    def database_file(self) -> Path | None:
        """The file of an SQLite database; None for a server."""
        scheme, _, rest = self.database.partition(":///")
        path = rest.partition("?")[0]
        return Path(path) if scheme.startswith("sqlite") and path else None

    @property
    def key_file(self) -> Path:
        """The terminal's own key: beside the data, never among it."""
        return self.data.parent / f"{self.data.name}-key" / "key"


@dataclass(frozen=True)
class TelegramSettings:
    """`webhook_url` is empty where the bot asks for updates itself."""

    token: str = field(repr=False)
    api_base: str = "https://api.telegram.org"
    webhook_url: str = field(default="", repr=False)
    webhook_secret: str = field(default="", repr=False)


@dataclass(frozen=True)
class Shards:
    """Which shards of how many this process runs."""

    ids: tuple[int, ...]
    count: int


@dataclass(frozen=True)
class DiscordSettings:
    """Without `shards` this process runs as many as Discord recommends."""

    token: str = field(repr=False)
    api_base: str = "https://discord.com/api/v10"
    gateway_url: str = "wss://gateway.discord.gg"
    shards: Shards | None = None


@dataclass(frozen=True)
class Operator:
    """Who runs this bot, and how to reach them: shown in /privacy."""

    name: str
    contact: str


Access = Literal["open", "invite"] | tuple[str, ...]
"""Everybody, those who were invited, or the members of these groups."""


@dataclass(frozen=True)
class ServerSettings:
    """What `onward run` needs besides the Settings. At least one platform is there."""

    operator: Operator
    telegram: TelegramSettings | None = None
    discord: DiscordSettings | None = None
    access: Access = "open"
    http_host: str = "127.0.0.1"
    http_port: int | None = None
    """None: no web server."""
    inactive_days: int | None = 183
    """After so many days without a word somebody is told, and 30 days later erased. None: never."""
    unreachable_days: int | None = 90
    """After so many days in which nobody could reach them, somebody is erased. None: never."""
    most_entries: int = 20_000
    most_bytes: int = 20_000_000
    """So many entries, and so many bytes of them, a person's history has room for; then it grows by choices only."""


MOST_DAYS = 3650
LEAST_ENTRIES, MOST_ENTRIES = 100, 1_000_000
LEAST_BYTES, MOST_BYTES = 100_000, 2_000_000_000
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
    helplines = environment.get("HELPLINES", "").strip()
    if helplines and not Path(helplines).is_file():
        raise WrongSetting("HELPLINES names no file: give the path of a file like content/helplines.toml.")
    return Settings(url, keys, _data_folder(environment), zone, Path(helplines) if helplines else None)


def read_server(environment: Mapping[str, str]) -> ServerSettings:
    """The settings of a server. Raises WrongSetting for the first one that is wrong or missing."""

    def given(name: str, default: str = "") -> str:
        return environment.get(name, "").strip() or default

    telegram, discord = _telegram(given), _discord(given)
    if telegram is None and discord is None:
        raise WrongSetting(
            "TELEGRAM_TOKEN or DISCORD_TOKEN has to be set: "
            "BotFather gives the one, the Discord developer portal the other."
        )
    for name, what in (("OPERATOR_NAME", "who runs this bot"), ("OPERATOR_CONTACT", "how people reach you")):
        if not given(name):
            raise WrongSetting(f"{name} has to say {what}: /privacy shows it.")
    _check_keys(given("ONWARD_KEYS"))
    port = given("HTTP_PORT")
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise WrongSetting("HTTP_PORT has to be a number from 1 to 65535.")
    if telegram and telegram.webhook_url and not port:
        raise WrongSetting("HTTP_PORT has to be set for TELEGRAM_MODE=webhook, as in HTTP_PORT=8080.")
    return ServerSettings(
        Operator(given("OPERATOR_NAME"), given("OPERATOR_CONTACT")),
        telegram,
        discord,
        _access(given("ACCESS", "open")),
        given("HTTP_HOST", ServerSettings.http_host),
        int(port) if port else None,
        _days("ERASE_INACTIVE_DAYS", given("ERASE_INACTIVE_DAYS", "183"), 60),
        _days("ERASE_UNREACHABLE_DAYS", given("ERASE_UNREACHABLE_DAYS", "90"), 7),
        _number("MOST_ENTRIES", given("MOST_ENTRIES", "20000"), LEAST_ENTRIES, MOST_ENTRIES),
        _number("MOST_BYTES", given("MOST_BYTES", "20000000"), LEAST_BYTES, MOST_BYTES),
    )


Given = Callable[..., str]
"""The value of a setting without blanks around it, or a default."""


def _telegram(given: Given) -> TelegramSettings | None:
    token = given("TELEGRAM_TOKEN")
    if not token:
        return None
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token):
        raise WrongSetting("TELEGRAM_TOKEN does not look like a token: copy the whole line that BotFather gave you.")
    base = _web_address("TELEGRAM_API_BASE", given("TELEGRAM_API_BASE", TelegramSettings.api_base))
    mode = given("TELEGRAM_MODE", "polling")
    if mode == "polling":
        return TelegramSettings(token, base)
    if mode != "webhook":
        raise WrongSetting("TELEGRAM_MODE has to be polling or webhook.")
    if not given("WEBHOOK_URL"):
        raise WrongSetting(
            "WEBHOOK_URL has to be set for TELEGRAM_MODE=webhook: the https address that reaches HTTP_PORT."
        )
    secret = given("WEBHOOK_SECRET")
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise WrongSetting(
            "WEBHOOK_SECRET has to be up to 256 letters, digits, _ or -, best from a password generator."
        )
    return TelegramSettings(token, base, _web_address("WEBHOOK_URL", given("WEBHOOK_URL")), secret)


def _discord(given: Given) -> DiscordSettings | None:
    token = given("DISCORD_TOKEN")
    if not token:
        return None
    if not re.fullmatch(r"[A-Za-z0-9._-]+", token):
        raise WrongSetting("DISCORD_TOKEN does not look like a token: copy it again, without the word Bot.")
    gateway = given("DISCORD_GATEWAY_URL", DiscordSettings.gateway_url)
    if urlsplit(gateway).scheme not in ("ws", "wss"):
        raise WrongSetting("DISCORD_GATEWAY_URL has to begin with wss://, as in wss://gateway.discord.gg.")
    base = _web_address("DISCORD_API_BASE", given("DISCORD_API_BASE", DiscordSettings.api_base))
    return DiscordSettings(token, base, gateway.rstrip("/"), _shards(given("DISCORD_SHARDS", "auto")))


def _shards(value: str) -> Shards | None:
    if value == "auto":
        return None
    match = re.fullmatch(r"(\d{1,5}(?:,\d{1,5})*)/(\d{1,5})", value.replace(" ", ""), re.ASCII)
    if match:
        ids, count = tuple(sorted(set(map(int, match[1].split(","))))), int(match[2])
        if ids[-1] < count:
            return Shards(ids, count)
    raise WrongSetting("DISCORD_SHARDS has to be auto, or shards and their number as in 0,1/4.")


def _number(name: str, value: str, least: int, most: int) -> int:
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise WrongSetting(f"{name} has to be a number from {least} to {most}.")


def _days(name: str, value: str, least: int) -> int | None:
    if value == "never":
        return None
    if value.isascii() and value.isdigit() and least <= int(value) <= MOST_DAYS:
        return int(value)
    raise WrongSetting(f"{name} has to be never, or a number of days from {least} to {MOST_DAYS}.")


def _access(value: str) -> Access:
    if value == "open":
        return "open"
    if value == "invite":
        return "invite"
    groups = tuple(part.strip() for part in value.split(",") if part.strip())
    if groups and all(re.fullmatch(r"-?\d+", group, re.ASCII) for group in groups):
        return groups
    raise WrongSetting("ACCESS has to be open, invite, or ids of groups whose members may use it, parted by commas.")


def _web_address(name: str, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise WrongSetting(f"{name} has to be a web address that begins with https://.")
    return value.rstrip("/")


def _check_keys(keys: str) -> None:
    if not keys:
        raise WrongSetting(
            "ONWARD_KEYS has to be set where others are served: `onward key` makes one. Keep it apart from the data."
        )
    for key in filter(None, (part.strip() for part in keys.split(","))):
        try:
            size = len(base64.b64decode(key + "=" * (-len(key) % 4), altchars=b"-_", validate=True))
        except (binascii.Error, ValueError):
            size = 0
        if size != 32:
            raise WrongSetting(
                "ONWARD_KEYS has to hold URL-safe base64 keys of 32 bytes, parted by commas: `onward key` makes one."
            )


def _data_folder(environment: Mapping[str, str]) -> Path:
    """The platform's folder for a user's data."""
    home = environment.get("HOME") or str(Path.home())
    if environment.get("ONWARD_DATA"):
        return Path(environment["ONWARD_DATA"]).expanduser()
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Application Support" / "onward"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home) / "onward"
    return Path(environment.get("XDG_DATA_HOME") or Path(home) / ".local" / "share") / "onward"
