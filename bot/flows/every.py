"""Every conversation there is, by name."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.flow import Flow
from bot.flows.helpnow import HELPNOW
from bot.flows.history import HISTORY
from bot.flows.keeping import KEEPING
from bot.flows.menu import MENU, WELCOME
from bot.flows.rejected import REJECTED

FLOWS: Mapping[str, Flow] = {
    flow.name: flow for flow in (WELCOME, MENU, REJECTED, HISTORY, KEEPING, HELPNOW)
}
