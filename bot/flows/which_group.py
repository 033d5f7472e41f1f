"""Shared: the groups somebody belongs to, as choices of a question."""

from __future__ import annotations

from bot.core.effects import Choice
from bot.core.facts import Facts
from bot.core.groups import Feature


def group_rows(facts: Facts, feature: Feature | None = None) -> tuple[Choice, ...]:
    """One row for each, or for each that does this."""
    there = (each for each in facts.groups if feature is None or feature in each.features)
    return tuple(Choice(f"g_{each.id}", {"name": each.name or "-"}, "row") for each in there)
