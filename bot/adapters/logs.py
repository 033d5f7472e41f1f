"""What may stand in a log: never a token, and nothing the chat libraries would write of what people said."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

QUIET = ("httpx", "httpcore", "aiohttp.access")
"""httpx writes the address of every request at INFO, and Telegram's addresses hold the token."""
SILENT = ("telegram", "discord", "aiohttp.server", "aiohttp.web", "aiohttp.client", "asyncio")
"""These write whole updates and bodies, some of them at CRITICAL. What matters is logged by the adapters."""

# No word boundary in front: in ".../bot123:abc/getMe" there is none.
_TELEGRAM_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_GONE = "[secret]"


def silence() -> None:
    """Called before a library is used; whatever level the root has been set to, it holds."""
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class Redacted(logging.Formatter):
    """A formatter behind which no secret is left, wherever in the line or the traceback it stood."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(sorted(filter(None, secrets), key=len, reverse=True))

    def format(self, record: logging.LogRecord) -> str:
        return self.redacted(super().format(record))

    def redacted(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, _GONE)
        return _TELEGRAM_TOKEN.sub(_GONE, line)


def start(secrets: Iterable[str], stream: TextIO | None = None) -> None:
    """Log to the error stream, one line an event."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redacted(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    silence()
