"""A message comes back from JSON as it was, whatever is in it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.incoming import Place
from bot.runtime.letters import outgoing_from_json, outgoing_to_json
from bot.runtime.outgoing import Button, Outgoing, Picture
from bot.words.markup import Span


def whole(cls: type[Any], **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Every field, those with a default too: a field that is added later is tested from its first day."""
    return st.builds(cls, **{each.name: known.get(each.name, ...) for each in fields(cls)})


buttons = st.lists(whole(Button), max_size=3).map(tuple)
shown = st.recursive(
    st.text(max_size=8) | st.integers() | st.booleans() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
messages = whole(
    Outgoing,
    place=whole(Place),
    text=st.lists(whole(Span), max_size=3).map(tuple),
    buttons=buttons,
    controls=buttons,
    picture=st.none() | whole(Picture, data=st.dictionaries(st.text(max_size=8), shown, max_size=3)),
)


@given(messages)
def test_a_message_comes_back_as_it_was(outgoing: Outgoing) -> None:
    assert outgoing_from_json(json.loads(json.dumps(outgoing_to_json(outgoing)))) == outgoing
