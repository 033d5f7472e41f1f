"""Turns a second against python-telegram-bot's own way: ConversationHandler with a pickle that is saved every turn.

Measured in processor time, so that a busy machine slows neither. Both read updates with the same library and send
nothing. Theirs keeps a state and eight answers for each of 1,000 people, as a talk of eight questions leaves them; ours
is the whole core: reading, conversation, words, sealing, and a transaction a turn.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
import warnings
from collections.abc import Sequence
from datetime import UTC, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from telegram import Update, User
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ConversationHandler, PicklePersistence
from telegram.request import BaseRequest

from benchmarks.durable_turn import NOON, WORDS
from benchmarks.figures import Figure
from benchmarks.whole_turn import TAPPED
from bot.adapters.telegram.reading import Arrived, read
from bot.app import content_folder, reading, turns
from bot.store.open import open_store
from bot.store.sealing import Keyring, new_key
from bot.words.catalog import Words as Catalog

PEOPLE = 1_000
STEPS = 8
ROUNDS = 8
A_ROUND = 12
"""Turns of theirs in a round; of ours ten times as many."""
ME: dict[str, Any] = {"id": 42, "is_bot": True, "first_name": "Onward", "username": "onward_bot"}


class Nowhere(BaseRequest):
    """Telegram, as far as it is needed here."""

    read_timeout = 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, *_: Any, **__: Any) -> Any:
        return 200, json.dumps({"ok": True, "result": ME if url.endswith("getMe") else True}).encode()


def peers() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(Path(folder)))


async def _measure(folder: Path) -> list[Figure]:
    theirs, ours = await _Theirs(folder / "pickle").made(), await _Ours(folder / "onward.db").made()
    ratios = []
    for _ in range(ROUNDS):
        pickled = await theirs.turns(A_ROUND) / A_ROUND
        saved = await ours.turns(10 * A_ROUND) / (10 * A_ROUND)
        ratios.append(pickled / saved)
    await ours.store.close()
    return [
        Figure("peers.durable_pickle", round(median(ratios), 1), "x its turns a second of a core", 15, 30, more=True)
    ]


class _Theirs:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._updates = count(1)

    async def made(self) -> _Theirs:
        async def next_step(update: Update, context: Any) -> int:
            assert update.callback_query
            answers = context.user_data.setdefault("answers", {})
            for question in range(STEPS) if not answers else (len(answers) % STEPS,):
                answers[f"question {question}"] = f"{WORDS}{update.callback_query.data} {update.update_id}"
            return (update.update_id // PEOPLE) % STEPS

        request = Nowhere()
        persistence = PicklePersistence(self._file, update_interval=1e9)
        builder = ApplicationBuilder().token("42:x").request(request).get_updates_request(request).updater(None)
        self._application = builder.persistence(persistence).build()
        step: Any = CallbackQueryHandler(next_step)
        with warnings.catch_warnings():
            # It warns of what is meant: one talk a person, whichever message is tapped.
            warnings.simplefilter("ignore")
            states: Any = {question: [step] for question in range(STEPS)}
            talk = ConversationHandler([step], states, [], name="talk", persistent=True, per_message=False)
        self._application.add_handler(talk)
        await self._application.initialize()
        for _ in range(PEOPLE):
            await self._turn()
        await self._application.update_persistence()
        return self

    async def turns(self, number: int) -> float:
        began = time.process_time()
        for _ in range(number):
            await self._turn()
            await self._application.update_persistence()
        return time.process_time() - began

    async def _turn(self) -> None:
        n = next(self._updates)
        await self._application.process_update(_tapped(n, n % PEOPLE, TAPPED[n % len(TAPPED)], self._application.bot))


class _Ours:
    def __init__(self, file: Path) -> None:
        self._file = file
        self._updates = count(1)

    async def made(self) -> _Ours:
        self.store = await open_store(f"sqlite:///{self._file}", Keyring.read(new_key()))
        words = Catalog.load(content_folder())
        self._turns = turns(words, UTC, new_id=lambda: "t", meaning=reading(words.content))
        self._me = User.de_json(ME, None)
        await self.turns(PEOPLE, says=("menu",))
        return self

    async def turns(self, number: int, says: Sequence[str] = ()) -> float:
        began = time.process_time()
        for _ in range(number):
            n = next(self._updates)
            # Everybody goes on with a talk of their own, one tap at a time.
            step = (n // PEOPLE) % (len(TAPPED) + 1)
            token = f"v1:::{says[0]}" if says else "v1:::i got a no" if step == 0 else f"v1:t:{TAPPED[step - 1]}"
            arrived = read(_tapped(n, n % PEOPLE, token), self._me, NOON + timedelta(seconds=n))
            assert isinstance(arrived, Arrived)
            for reply in await self.store.turn(arrived.incoming, self._turns.step(arrived.incoming)):
                await self.store.sent(reply.id, "1")
        return time.process_time() - began


def _tapped(n: int, person: int, data: str, bot: Any = None) -> Update:
    user = {"id": 1000 + person, "is_bot": False, "first_name": "Mei", "language_code": "en"}
    chat = {"id": 1000 + person, "type": "private", "first_name": "Mei"}
    message = {"message_id": n, "date": 1_795_000_000, "chat": chat, "from": ME, "text": "One question?"}
    query = {"id": str(n), "from": user, "chat_instance": "1", "data": data, "message": message}
    return Update.de_json({"update_id": n, "callback_query": query}, bot)
