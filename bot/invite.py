"""`onward invite`: a code that lets people in where ACCESS=invite. It is shown once and stored as a keyed hash."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from typing import TextIO

from bot.app import content_folder
from bot.runtime.linking import invite_in, new_invite
from bot.runtime.ports import StoreError
from bot.settings import Settings, WrongSetting, read
from bot.words.catalog import SOURCE_LOCALE, Words


def invite(environment: Mapping[str, str], uses: int, out: TextIO, err: TextIO) -> int:
    """Make a code for so many people and say how they use it; with 0, end all that were made."""
    try:
        settings = read(environment)
        if not settings.keys:
            raise WrongSetting("ONWARD_KEYS has to be set, the same as for `onward run`: it seals the code.")
        out.write(asyncio.run(_carried_out(settings, uses)))
    except WrongSetting as error:
        err.write(f"{error}\n")
    except StoreError as error:
        words = Words.load(content_folder())
        err.write("".join(span.text for span in words.text(SOURCE_LOCALE, error.key)) + "\n")
    else:
        return 0
    return 2


async def _carried_out(settings: Settings, uses: int) -> str:
    from bot.store.open import open_store
    from bot.store.sealing import Keyring

    store = await open_store(settings.database, Keyring.read(settings.keys))
    try:
        if not uses:
            ended = await store.end_invites()
            return f"{ended} ended: nobody comes in by a code made before.\n"
        code = new_invite(secrets.choice)
        await store.invite(invite_in(code), uses)
    finally:
        await store.close()
    people = "one person" if uses == 1 else f"{uses} people"
    return (
        f"{code}\n\n"
        f"It lets {people} in, and is shown only now. They send it to the bot in private, on any platform.\n"
        f"On Telegram a link does it: https://t.me/<name of your bot>?start=invite-{code}\n"
    )
