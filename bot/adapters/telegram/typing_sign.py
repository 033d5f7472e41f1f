""" "Typing…", while somebody waits longer than a moment."""

from __future__ import annotations

import asyncio

from bot.adapters.telegram.api import Api
from bot.adapters.telegram.beside import Beside

AFTER, LASTS = 0.5, 4.5
"""Seconds until it is shown, and until Telegram takes it away again."""


class Typing:
    """Shown from a moment on until it is stopped."""

    def __init__(self, api: Api, beside: Beside, room: str) -> None:
        self._api = api
        self._beside = beside
        self._room = room
        self._timer = asyncio.get_running_loop().call_later(AFTER, self._show)

    def _show(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(LASTS, self._show)
        if not self._api.pace.held:
            self._beside.do(self._api.typing(self._room))

    def stop(self) -> None:
        self._timer.cancel()
