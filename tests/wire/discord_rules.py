"""What Discord refuses: the limits of its documentation, as one sentence for each thing that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
COMMAND, MESSAGE_MENU = 1, 3
BUTTON, MENU, TEXT_INPUT, ROW, TEXT_DISPLAY, LABEL = 2, 3, 4, 1, 10, 18


def wrong_message(body: dict[str, Any], *, edit: bool = False) -> list[str]:
    return list(_message(body, edit))


def wrong_form(body: dict[str, Any]) -> list[str]:
    return list(_form(body))


def wrong_commands(commands: list[dict[str, Any]]) -> list[str]:
    return list(_commands(commands))


def _message(body: dict[str, Any], edit: bool) -> Iterator[str]:
    content = body.get("content")
    if not edit and not (content or body.get("embeds") or body.get("sticker_ids") or body.get("components")):
        yield "Cannot send an empty message"
    if edit and "content" in body and not content:
        yield "Cannot send an empty message"
    if content and len(content) > 2000:
        yield f"content: {len(content)} characters, at most 2000"
    if content and not content.strip():
        yield "Cannot send an empty message"
    if body.get("allowed_mentions", {}).get("parse") != [] and not (edit and "content" not in body):
        yield "a message that may mention somebody"
    nonce = body.get("nonce")
    if nonce is not None and len(str(nonce)) > 25:
        yield f"nonce: {len(str(nonce))} characters, at most 25"
    attachments = body.get("attachments") or []
    if len(attachments) > 10 or sum(len(told["bytes"]) for told in attachments) > 10 << 20:
        yield "attachments: at most 10, together at most 10 MiB"
    if any(len(told.get("description") or "") > 1024 for told in attachments):
        yield "attachments: a description of at most 1024 characters"
    yield from _components(body.get("components") or [])


def _components(rows: list[dict[str, Any]]) -> Iterator[str]:
    if len(rows) > 5:
        yield f"components: {len(rows)} rows, at most 5"
    seen: set[str] = set()
    for row in rows:
        parts = row.get("components", [])
        if row.get("type") != ROW or not parts:
            yield "components: what is no row of at least one component"
        menus = [part for part in parts if part["type"] == MENU]
        if menus and len(parts) > 1:
            yield "components: a menu has a row of its own"
        if len(parts) > 5:
            yield f"components: {len(parts)} buttons in a row, at most 5"
        for part in parts:
            custom_id = part.get("custom_id", "")
            if not 1 <= len(custom_id) <= 100:
                yield "custom_id: between 1 and 100 characters"
            if custom_id in seen:
                yield "custom_id: duplicated"
            seen.add(custom_id)
            yield from _menu(part) if part["type"] == MENU else _button(part)


def _button(part: dict[str, Any]) -> Iterator[str]:
    if part.get("style") not in (1, 2, 3, 4):
        yield "button: no such style"
    if not 1 <= len(part.get("label") or "") <= 80:
        yield "label: between 1 and 80 characters"


def _menu(part: dict[str, Any]) -> Iterator[str]:
    options = part.get("options", [])
    if not 1 <= len(options) <= 25:
        yield f"options: {len(options)}, between 1 and 25"
    if len(part.get("placeholder") or "") > 150:
        yield "placeholder: at most 150 characters"
    if not 0 <= part.get("min_values", 1) <= part.get("max_values", 1) <= len(options):
        yield "min_values and max_values: not within the options"
    if len({option["value"] for option in options}) != len(options):
        yield "options: a value twice"
    for option in options:
        if not 1 <= len(option["label"]) <= 100 or not 1 <= len(option["value"]) <= 100:
            yield "option: label and value between 1 and 100 characters"
    if sum(bool(option.get("default")) for option in options) > part.get("max_values", 1):
        yield "options: more defaults than values"


def _form(body: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(body.get("title", "")) <= 45:
        yield "title: between 1 and 45 characters"
    if not 1 <= len(body.get("custom_id", "")) <= 100:
        yield "custom_id: between 1 and 100 characters"
    parts = body.get("components", [])
    if not 1 <= len(parts) <= 5:
        yield f"components: {len(parts)}, between 1 and 5"
    for part in parts:
        if part["type"] == TEXT_DISPLAY:
            if not 1 <= len(part["content"]) <= 4000:
                yield "text display: between 1 and 4000 characters"
        elif part["type"] == LABEL:
            if not 1 <= len(part["label"]) <= 45 or len(part.get("description") or "") > 100:
                yield "label: at most 45 characters, its description 100"
            field = part["component"]
            if field["type"] == TEXT_INPUT and not field.get("max_length", 4000) <= 4000:
                yield "text input: at most 4000 characters"
        else:
            yield "a form of what it can't hold"


def _commands(commands: list[dict[str, Any]]) -> Iterator[str]:
    if len(commands) > 100:
        yield "at most 100 commands"
    if len({command["name"] for command in commands}) != len(commands):
        yield "a command twice"
    for command in commands:
        if command.get("type", COMMAND) == MESSAGE_MENU:
            names = [command["name"], *(command.get("name_localizations") or {}).values()]
            if command.get("description") or command.get("options"):
                yield "a menu of a message has no description and no options"
            if not all(1 <= len(name) <= 32 for name in names):
                yield "name: 1 to 32 characters"
            continue
        yield from _described(command)
        options = command.get("options") or []
        if len(options) > 25 or len({option["name"] for option in options}) != len(options):
            yield "options: at most 25, each once"
        if [bool(option.get("required")) for option in options] != sorted(
            (bool(option.get("required")) for option in options), reverse=True
        ):
            yield "options: what is required comes first"
        for option in options:
            yield from _described(option)
    if sum(command.get("type", COMMAND) == MESSAGE_MENU for command in commands) > 15:
        yield "at most 15 menus of messages"


def _described(command: dict[str, Any]) -> Iterator[str]:
    if not re.fullmatch(r"[-_\w]{1,32}", command["name"]) or command["name"] != command["name"].lower():
        yield "name: 1 to 32 small letters, digits, - and _"
    told = [command["description"], *(command.get("description_localizations") or {}).values()]
    if not all(1 <= len(each) <= 100 for each in told):
        yield "description: between 1 and 100 characters"


def wrong_thread(body: dict[str, Any]) -> list[str]:
    return list(_thread(body))


def _thread(body: dict[str, Any]) -> Iterator[str]:
    if not 1 <= len(body.get("name") or "") <= 100:
        yield "name: between 1 and 100 characters"
    if body.get("auto_archive_duration") not in (60, 1440, 4320, 10080):
        yield "auto_archive_duration: no such time"
