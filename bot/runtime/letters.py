"""Messages that are on their way, as plain JSON values and back."""

from __future__ import annotations

import base64
from typing import Any

from bot.runtime.incoming import Place
from bot.runtime.outgoing import Attachment, Button, Outgoing, Picture
from bot.words.markup import Span


def outgoing_to_json(outgoing: Outgoing) -> dict[str, Any]:
    """The message as plain JSON values; what is empty is left out."""
    plain: dict[str, Any] = {
        "place": [outgoing.place.platform, outgoing.place.room, outgoing.place.topic],
        "text": [_shortened(span.text, span.style, span.address) for span in outgoing.text],
        "buttons": [_button_to_json(button) for button in outgoing.buttons],
        "controls": [_button_to_json(button) for button in outgoing.controls],
        "several": outgoing.several,
        "writes": outgoing.writes,
        "keys": list(outgoing.keys),
        "encloses": outgoing.encloses,
        "attachment": _attachment_to_json(outgoing.attachment),
        "unprompted": outgoing.unprompted,
        "picture": _picture_to_json(outgoing.picture),
    }
    return {name: value for name, value in plain.items() if value}


def outgoing_from_json(plain: dict[str, Any]) -> Outgoing:
    """The way back of `outgoing_to_json`. Raises KeyError when it is not a message."""
    return Outgoing(
        Place(*plain["place"]),
        text=tuple(Span(*span) for span in plain.get("text", ())),
        buttons=tuple(Button(*button) for button in plain.get("buttons", ())),
        controls=tuple(Button(*button) for button in plain.get("controls", ())),
        several=plain.get("several", False),
        writes=plain.get("writes", False),
        keys=tuple(plain.get("keys", ())),
        encloses=plain.get("encloses", ""),
        attachment=_attachment_from_json(plain.get("attachment")),
        unprompted=plain.get("unprompted", False),
        picture=Picture(*plain["picture"]) if "picture" in plain else None,
    )


def _attachment_to_json(attachment: Attachment | None) -> list[str]:
    if attachment is None:
        return []
    return [attachment.kind, attachment.name, base64.b64encode(attachment.content).decode("ascii")]


def _attachment_from_json(plain: list[Any] | None) -> Attachment | None:
    return Attachment(plain[0], plain[1], base64.b64decode(plain[2])) if plain else None


def _picture_to_json(picture: Picture | None) -> list[Any]:
    return [picture.kind, picture.dark, dict(picture.data)] if picture else []


def _button_to_json(button: Button) -> list[Any]:
    return [button.token, button.label, *([True] if button.chosen else [])]


def _shortened(*parts: str) -> list[str]:
    """Without the empty parts at the end, which are what a Span has anyway."""
    shown = list(parts)
    while len(shown) > 1 and not shown[-1]:
        shown.pop()
    return shown
