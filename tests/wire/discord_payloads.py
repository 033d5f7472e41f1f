"""Who and what there is on the Discord double, as its REST and its gateway describe it."""

from __future__ import annotations

from typing import Any

BOT, APPLICATION, GUILD, CHANNEL = (
    900_000_000_000_000_001,
    900_000_000_000_000_001,
    400_000_000_000_000_000,
    500,
)
GUILD_PLACE, OWN_DM, ELSEWHERE, UNSAID = 0, 1, 2, 3
"""Where somebody presses something; the last is where Discord does not say."""


def bot() -> dict[str, Any]:
    return {
        "id": str(BOT),
        "username": "onward",
        "discriminator": "0000",
        "avatar": None,
        "bot": True,
        "global_name": None,
    }


def user(id: int) -> dict[str, Any]:
    return {"id": str(id), "username": "somebody", "discriminator": "0", "avatar": None, "global_name": None}


def member() -> dict[str, Any]:
    return {"roles": [], "joined_at": "2024-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}


def application() -> dict[str, Any]:
    return {
        "id": str(APPLICATION), "name": "onward", "icon": None, "description": "", "rpc_origins": [],
        "bot_public": True, "bot_require_code_grant": False, "verify_key": "0", "flags": 0,
        "owner": user(1), "team": None, "summary": "",
    }  # fmt: skip


def guild() -> dict[str, Any]:
    empty: tuple[str, ...] = (
        "emojis",
        "stickers",
        "features",
        "threads",
        "members",
        "voice_states",
        "presences",
    )
    empty += ("stage_instances", "guild_scheduled_events")
    levels: tuple[str, ...] = (
        "verification_level",
        "default_message_notifications",
        "explicit_content_filter",
        "mfa_level",
    )
    levels += ("system_channel_flags", "premium_tier", "nsfw_level")
    nothing = ("icon", "banner", "splash", "afk_channel_id", "application_id")
    return {
        "id": str(GUILD),
        "name": "a server",
        "owner_id": "1",
        "unavailable": False,
        "member_count": 3,
        "large": False,
        "region": "",
        "afk_timeout": 60,
        "preferred_locale": "en-US",
        "joined_at": "2024-01-01T00:00:00+00:00",
        "roles": [everyone()],
        "channels": [channel(CHANNEL, GUILD_PLACE)],
        **{name: [] for name in empty},
        **dict.fromkeys(levels, 0),
        **dict.fromkeys(nothing),
    }


def everyone() -> dict[str, Any]:
    return {
        "id": str(GUILD), "name": "@everyone", "color": 0, "hoist": False, "position": 0, "permissions": "0",
        "managed": False, "mentionable": False, "flags": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
    }  # fmt: skip


def channel(id: int, where: int) -> dict[str, Any]:
    if where == GUILD_PLACE:
        return {
            "id": str(id), "type": 0, "name": "general", "position": 0, "permission_overwrites": [],
            "guild_id": str(GUILD), "nsfw": False, "parent_id": None,
        }  # fmt: skip
    return {"id": str(id), "type": 1 if where == OWN_DM else 3, "recipients": [], "last_message_id": None}
