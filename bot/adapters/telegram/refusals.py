"""What Telegram's refusals mean. None of them carries its text, which may hold what was sent."""

from __future__ import annotations

from bot.runtime.ports import Unreachable

GONE = (
    "chat not found", "user not found", "peer_id_invalid", "user is deactivated", "bot was kicked", "member not found",
    "participant_id_invalid", "user_id_invalid",
)  # fmt: skip
SHUT_OUT = ("bot was kicked", "not a member", "chat was deleted")
"""What Telegram says of a group that the bot is in no more."""


class NotAccepted(Exception):
    """Telegram does not take this request, however often it is made."""


class Unanswered(Exception):
    """Nobody knows whether Telegram took this request, and it is better not made again."""


class NotModified(NotAccepted):
    """The message looks like this already."""


class Missing(NotAccepted):
    """The message is not there any more."""


class NotNow(NotAccepted):
    """It was refused or did not get there; another time it may be taken."""


class ShutOut(Unreachable):
    """The bot is in this group no more."""


class Migrated(Unreachable):
    """The group goes on under another id."""

    def __init__(self, room: str) -> None:
        super().__init__()
        self.room = room


def forbidden(said: str) -> Unreachable:
    """What "Forbidden" means."""
    return ShutOut() if any(each in said.lower() for each in SHUT_OUT) else Unreachable()


def refusal(said: str) -> Exception:
    """What "Bad Request" means."""
    reason = said.lower()
    if any(gone in reason for gone in GONE):
        return Unreachable()
    if "not modified" in reason:
        return NotModified()
    gone = "message" in reason and "not found" in reason and "thread" not in reason
    return Missing() if gone or "message_id_invalid" in reason else NotAccepted()
