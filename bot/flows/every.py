"""Every conversation there is, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from bot.core.flow import Flow
from bot.flows import (
    advice,
    answer,
    application,
    bring,
    buddy,
    cheered,
    comfort,
    daily,
    daily_setup,
    declined,
    destined,
    expectations,
    feedback,
    fired_up,
    forget,
    good_news,
    group,
    helpnow,
    history,
    interview_done,
    job_loss,
    keeping,
    line,
    link,
    look_in,
    menu,
    mock,
    mydata,
    near,
    no_answer,
    offer,
    other_person,
    patterns,
    recap,
    rejected,
    replay,
    review,
    safety,
    scam,
    settings,
    share,
    share_told,
    shared,
    shares,
    stopped,
    tone,
    unlink,
    values,
    vent,
    whats_wrong,
    which,
    win,
    wins,
    zone,
)

MODULES: tuple[ModuleType, ...] = (
    menu, rejected, no_answer, interview_done, offer, declined, feedback, expectations, job_loss, other_person,
    stopped, replay, vent, whats_wrong, destined, fired_up, values, comfort, advice, scam, tone, win, wins, line,
    history, recap, patterns, application, daily, daily_setup, near, settings, zone, mydata, bring, keeping, forget,
    link, unlink, group, share, shares, answer, cheered, share_told, review, buddy, mock, good_news, look_in, which,
    helpnow, safety,
)  # fmt: skip
"""The files of the conversations, in the order in which they are drawn."""

FLOWS: Mapping[str, Flow] = {
    flow.name: flow for module in MODULES for flow in vars(module).values() if isinstance(flow, Flow)
}


def docstrings() -> Mapping[str, str]:
    """What each file of conversations says of itself, and the parts that they share, by name."""
    return {module.__name__.rpartition(".")[2]: module.__doc__ or "" for module in (*MODULES, shared)}
