"""How somebody stands in a group, and what the bot lacks there: asked of Telegram each time, and remembered nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted

from bot.adapters.telegram.group_api import GroupApi
from bot.adapters.telegram.refusals import Migrated, NotAccepted, ShutOut
from bot.core.groups import UNKNOWN, Standing
from bot.runtime.ports import Unreachable

RUN_IT = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


async def standing(api: GroupApi, room: str, account: str) -> Standing:
    """UNKNOWN for what could not be asked; a stranger where Telegram knows of no such member. Raises ShutOut."""
    if not account.isdecimal():
        return Standing()
    try:
        return await _asked(api, room, int(account))
    except Migrated as moved:
        return await _asked(api, moved.room, int(account))
    except ShutOut:
        raise
    except Unreachable:
        return Standing()
    except NotAccepted:
        return UNKNOWN


async def _asked(api: GroupApi, room: str, account: int) -> Standing:
    admins = await api.administrators(room)
    if any(each.user.id == account for each in admins):
        missing = await _missing(api, room, admins)
        return Standing(member=True, admin=True, missing=missing) if missing is not None else Standing()
    return Standing(member=_is_member(await api.member(room, account)))


def _is_member(member: ChatMember) -> bool:
    return member.status in (*RUN_IT, ChatMember.MEMBER) or bool(getattr(member, "is_member", False))


async def _missing(api: GroupApi, room: str, admins: Sequence[ChatMember]) -> tuple[str, ...] | None:
    """The rights that the bot does not have, by their names in the content; None where it is not there at all."""
    group, me = await api.group(room), api.api.bot.id
    own = next((each for each in admins if each.user.id == me), None) or await api.member(room, me)
    everybody = group.permissions
    write = bool(everybody and everybody.can_send_messages)
    pin = bool(everybody and everybody.can_pin_messages)
    topics = bool(everybody and everybody.can_manage_topics)
    match own:
        case ChatMemberAdministrator():
            write, pin, topics = True, bool(own.can_pin_messages), bool(own.can_manage_topics)
        case ChatMemberRestricted():
            write, pin, topics = own.can_send_messages, own.can_pin_messages, own.can_manage_topics
        case _ if not _is_member(own):
            return None
    may = {"write": write, "pin": pin, "topics": topics or not group.is_forum}
    return tuple(name for name, has in may.items() if not has)
