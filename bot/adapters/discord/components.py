"""Buttons, menus and the form for own words, made of an Outgoing; and a tapped message with its answer shown.

The rules, all of them:

- Every id is a `v1:` token, so a component works after any restart; nothing is kept in memory for it.
- Up to ten choices are buttons, five a row. More are a menu; so are those of a question that takes several.
- Skip, Back and Stop stand in a row of their own, with Done and, where one can't type, "In my own words".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.adapters.discord.markdown import cut
from bot.core.steps import DONE
from bot.runtime import tokens
from bot.runtime.group_ports import Posting
from bot.runtime.outgoing import Button, Outgoing
from bot.words.catalog import Words

MOST_BUTTONS = 10
ROW = 5
MENU = 25
MOST_MENUS = 4
LONGEST_LABEL = 80
LONGEST_OPTION = 100
LONGEST_WRITTEN = 4000

WRITE = "-write"
"""Opens the form for own words, and names the form itself."""
PICK, TICK = "-pick", "-tick"
"""Menus for one choice, and for several."""
OF_GROUP = "g1:"
"""What the ids of buttons in servers begin with: `g1:<post>:<choice>`, or what begins in private, `g1:group-<id>`."""
PRIVATELY = tokens.token("", "", "-here")
"""The button under the one message that stands in public."""

Style = discord.ButtonStyle
Part = discord.ui.Item[Any]


@dataclass(frozen=True)
class Look:
    """What a message's components depend on besides the message itself."""

    words: Words
    locale: str
    typing: bool
    """They can simply type, as in a direct message."""

    def text(self, key: str) -> str:
        return "".join(span.text for span in self.words.text(self.locale, key))


def view_of(outgoing: Outgoing, look: Look) -> discord.ui.View | None:
    """The buttons and menus of a message."""
    choices = [button for button in outgoing.buttons if not (outgoing.several and _is_done(button))]
    done = [button for button in outgoing.buttons if outgoing.several and _is_done(button)]
    if outgoing.several or len(choices) > MOST_BUTTONS:
        rows: list[Sequence[discord.ui.Item[Any]]] = [[menu] for menu in _menus(choices, outgoing.several, look)]
    else:
        rows = [[_button(button, Style.primary) for button in row] for row in _rows(choices, ROW)]
    last = [_button(button, Style.primary) for button in done]
    if outgoing.writes and not look.typing and (asked := _question(outgoing)):
        last.append(_plain(look.text("discord.write"), _about(asked, WRITE)))
    last += [_button(button, Style.secondary) for button in outgoing.controls]
    rows += _rows(last, ROW)
    return _view(rows) if rows else None


def answered_view(message: discord.Message, tapped: str) -> discord.ui.View | None:
    """What was chosen, as buttons that can't be pressed any more, in place of all that could be."""
    offered = list(_offered(message))
    # Done stands for what is ticked, where anything is.
    labels = [label for _, label, ticked in offered if ticked]
    labels = labels or [label for token, label, _ in offered if token == tapped]
    buttons = [
        discord.ui.Button[Any](label=label, style=Style.success, disabled=True, custom_id=f"shown:{number}")
        for number, label in enumerate(labels[:MENU])
    ]
    return _view(_rows(buttons, ROW)) if buttons else None


def own_words(look: Look, custom_id: str) -> discord.ui.Modal:
    """The form in which something is written where others could read along."""
    form = discord.ui.Modal(title=cut(look.text("discord.write"), 45), custom_id=custom_id)
    field = discord.ui.TextInput[Any](style=discord.TextStyle.paragraph, max_length=LONGEST_WRITTEN, custom_id="words")
    form.add_item(discord.ui.TextDisplay(look.text("discord.only_you")))
    form.add_item(discord.ui.Label(text=cut(look.text("discord.your_words"), 45), component=field))
    # Stopped, the library does not keep it: two people would share one form, and a restart would lose both.
    form.stop()
    return form


def public_view(label: str) -> discord.ui.View:
    """The button that hands over from a public place."""
    return _view([[_plain(label, PRIVATELY, Style.primary)]])


def posted_view(posting: Posting) -> discord.ui.View | None:
    """The buttons of something that stands in a server: what was tapped there, or a way into private, by its id."""
    buttons = [_plain(button.label, button.token or f"{OF_GROUP}{button.to}") for button in posting.buttons]
    return _view(_rows(buttons, ROW)) if buttons else None


def same_question(outgoing: Outgoing, token: str) -> bool:
    """Whether the message asks again what the tapped one asked."""
    tapped, asked = tokens.read(token), _question(outgoing)
    return bool(tapped and asked and tapped.session and (tapped.session, tapped.step) == (asked.session, asked.step))


def question_of(token: str) -> str:
    """The token of a question, without a choice."""
    pressed = tokens.read(token)
    return _about(pressed, "") if pressed else ""


def ticked_elsewhere(message: discord.Message | None, menu: str) -> tuple[str, ...]:
    """What is ticked in the other menus of a message whose choices did not fit one."""
    menus = [part for row in message.components for part in getattr(row, "children", ())] if message else []
    return tuple(
        option.value
        for part in menus
        if isinstance(part, discord.SelectMenu) and part.custom_id != menu
        for option in part.options
        if option.default
    )


def _offered(message: discord.Message) -> Iterator[tuple[str, str, bool]]:
    """Token, label, and whether it is ticked in a menu."""
    for row in message.components:
        for part in getattr(row, "children", ()):
            if isinstance(part, discord.Button) and part.custom_id:
                yield part.custom_id, part.label or "…", False
            elif isinstance(part, discord.SelectMenu):
                several = f":{TICK}" in part.custom_id
                for option in part.options:
                    yield option.value, cut(option.label, LONGEST_LABEL), several and option.default


def _menus(choices: Sequence[Button], several: bool, look: Look) -> Iterator[discord.ui.Select[Any]]:
    asked = tokens.read(choices[0].token) if choices else None
    if asked is None:
        return
    hint = look.text("discord.choose_several" if several else "discord.choose")
    for number, group in enumerate(_rows(choices, MENU)[:MOST_MENUS]):
        # Only the first of several menus of one question needs no number: ids must differ within a message.
        kind = (TICK if several else PICK) + (str(number) if number else "")
        yield discord.ui.Select(
            custom_id=_about(asked, kind),
            placeholder=hint,
            min_values=0 if several else 1,
            max_values=len(group) if several else 1,
            options=[
                discord.SelectOption(label=cut(each.label, LONGEST_OPTION), value=each.token, default=each.chosen)
                for each in group
            ],
        )


def _button(button: Button, style: discord.ButtonStyle) -> discord.ui.Button[Any]:
    return _plain(button.label, button.token, Style.success if button.chosen else style)


def _plain(label: str, token: str, style: discord.ButtonStyle = Style.secondary) -> discord.ui.Button[Any]:
    return discord.ui.Button(label=cut(label, LONGEST_LABEL) or "…", custom_id=token, style=style)


def _view(rows: Sequence[Sequence[Part]]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for item in row:
            item.row = number
            view.add_item(item)
    # Stopped, the library keeps nothing of it: taps are understood by their ids alone, also before a reply to
    # the sending has come back, and no labels pile up in memory.
    view.stop()
    return view


def _is_done(button: Button) -> bool:
    pressed = tokens.read(button.token)
    return bool(pressed and pressed.choice == DONE)


def _question(outgoing: Outgoing) -> tokens.Pressed | None:
    buttons = outgoing.buttons or outgoing.controls
    return tokens.read(buttons[0].token) if buttons else None


def _about(pressed: tokens.Pressed, choice: str) -> str:
    return f"{tokens.VERSION}:{pressed.session}:{pressed.step}:{choice}"


def _rows(items: Sequence[Any], length: int) -> list[Any]:
    return [items[at : at + length] for at in range(0, len(items), length)]
