"""Every conversation there is, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from bot.core.flow import Flow
from bot.flows import helpnow, history, keeping, menu, rejected, safety

MODULES: tuple[ModuleType, ...] = (menu, rejected, history, keeping, helpnow, safety)
"""The files of the conversations, in the order in which they are drawn."""

FLOWS: Mapping[str, Flow] = {
    flow.name: flow for module in MODULES for flow in vars(module).values() if isinstance(flow, Flow)
}
