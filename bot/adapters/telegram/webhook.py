"""The webhook: Telegram brings each update, and hears that it arrived only when it is saved."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header
LARGEST = 1024 * 1024


def route(url: str, secret: str, receive: Callable[[Update], Awaitable[bool]]) -> web.RouteDef:
    """The route at the path of the webhook's address. `receive` returns whether the update is saved."""

    async def take(request: web.Request) -> web.Response:
        told = request.headers.get(SECRET, "")
        if not hmac.compare_digest(told.encode("utf-8", "replace"), secret.encode()):
            return web.Response(status=401)
        if (request.content_length or 0) > LARGEST:
            return web.Response(status=413)
        try:
            update = Update.de_json(json.loads(await request.read()), None)
        except Exception:
            # It would be brought again for a day, and never be understood.
            return web.Response()
        return web.Response(status=200 if await receive(update) else 503)

    return web.post(urlsplit(url).path or "/", take)
