"""The daily check-in as somebody wants it: whether, when, on which days, in which hours never; paused, stopped.

Opt-in, in their own time, and changed as easily as it was made. A pause needs no reason, and stopping ends every
message that nobody had asked for a moment ago.

Serves: P47; U11 U12.
"""

from __future__ import annotations

from datetime import time, timedelta

from bot.core.answer import Answers, choice, picked
from bot.core.clock import EVERY_DAY, within
from bot.core.effects import CancelReminders, Effect, Fills, Quiet, Remember, Token, yes_or_no
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.rhythm import Daily, hours_of
from bot.core.steps import clock, do, fork, pick, picks, say, start
from bot.flows.daily import asleep
from bot.flows.zone import ask_zone, my_time

TIMES = {
    "t0830": time(8, 30), "t1230": time(12, 30), "t1800": time(18), "t2000": time(20), "t2130": time(21, 30),
}  # fmt: skip
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS = {"every": EVERY_DAY, "weekdays": frozenset(range(5)), "weekend": frozenset((5, 6))}
QUIETS = {"q22_9": (22, 9), "q22_7": (22, 7), "q20_8": (20, 8), "q0_10": (0, 10)}
PAUSES = {"day": 1, "days": 3, "week": 7}


# --- what was chosen ----------------------------------------------------------------------------------------


def now(facts: Facts) -> Daily | None:
    return Daily.read(facts.daily)


def at(answers: Answers, facts: Facts) -> time:
    chosen, before = choice(answers, "at"), now(facts)
    if ":" in chosen:
        return time.fromisoformat(chosen)
    return TIMES.get(chosen) or (before.at if before else TIMES["t2000"])


def on_days(answers: Answers, facts: Facts) -> frozenset[int]:
    chosen, before = choice(answers, "days"), now(facts)
    some = frozenset(WEEK.index(day) for day in picked(answers, "which_days") if day in WEEK)
    if chosen == "some" and some:
        return some
    return DAYS.get(chosen) or (before.days if before else EVERY_DAY)


def settle(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Remember("daily", str(Daily(at(answers, facts), on_days(answers, facts)))),)


def settle_quiet(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    hours = QUIETS.get(choice(answers, "quiet"))
    return (Remember("quiet_hours", f"{hours[0]}-{hours[1]}"),) if hours else ()


def as_before(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Remember("daily", asleep(facts)),)


def off(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Remember("daily", ""),)


# --- what changes the path ----------------------------------------------------------------------------------


def state(answers: Answers, facts: Facts) -> str:
    if asleep(facts):
        return "asleep"
    return "on" if now(facts) else "off"


def in_quiet(answers: Answers, facts: Facts) -> str:
    """A time within quiet hours that they chose themselves is asked for again."""
    quiet = facts.quiet_hours and within(at(answers, facts).hour, hours_of(facts.quiet_hours))
    return "quiet" if quiet else "fine"


def first_time(answers: Answers, facts: Facts) -> str:
    return "change" if "change" in answers else "first"


def quiets(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """Hours that leave the message its time."""
    hour = at(answers, facts).hour
    return (*(name for name, hours in QUIETS.items() if not within(hour, hours)), "leave_it")


def changes(answers: Answers, facts: Facts) -> tuple[str, ...]:
    return ("at", "days", "quiet", "go_on" if facts.paused else "pause", "off", "leave_it")


# --- words --------------------------------------------------------------------------------------------------


def the_daily(answers: Answers, facts: Facts) -> Fills:
    daily = Daily.read(facts.daily.removeprefix("-"))
    days = daily.days if daily else EVERY_DAY
    named = next((name for name, those in DAYS.items() if those == days), "some")
    return {"time": f"{daily.at:%H:%M}" if daily else "-", "days": Token(named)}


def the_daily_there(answers: Answers, facts: Facts) -> Fills:
    told = my_time(answers, facts)
    return {**the_daily(answers, facts), "known": told["known"], "city": told["city"]}


def quiet_now(answers: Answers, facts: Facts) -> Fills:
    begins, ends = hours_of(facts.quiet_hours)
    return {"from": f"{begins}:00", "to": f"{ends}:00"}


def the_quiet(answers: Answers, facts: Facts) -> Fills:
    return {**quiet_now(answers, facts), "chosen": yes_or_no(facts.quiet_hours)}


DAILY_SETUP = Flow(
    "daily_setup",
    knows={"often_at": "at", "often_days": "days"},
    means={"morning": "t0830", "noon": "t1230", "evening": "t2000"},
    steps=(
        fork("state", state, on="change", off="offer", asleep="back"),

        # It is not there yet, or it had said goodbye.
        pick("offer", "yes", "no", tells="yes", yes="at", no="no", skipped="no"),
        say("no", then="end"),
        pick("back", "as_before", "other", "no", fills=the_daily, as_before="as_before", other="at", no="no",
             if_yes="as_before", tells="other", skipped="no"),
        do("as_before", as_before, then="settled"),

        # When it comes.
        clock("at", *TIMES),
        fork("in_quiet", in_quiet, quiet="within_quiet", fine="after_at"),
        say("within_quiet", fills=quiet_now, then="at"),
        fork("after_at", first_time, first="days", change="settle"),
        pick("days", *DAYS, "some", some="which_days", then="after_days"),
        picks("which_days", *WEEK, own_words=False),
        fork("after_days", first_time, first="zone", change="settle"),
        ask_zone("zone", then="settle"),
        do("settle", settle),
        say("settled", fills=the_daily_there),
        fork("after_settled", first_time, first="quiet", change="end"),
        pick("quiet", *QUIETS, "leave_it", shown=quiets, fills=the_quiet, effects=settle_quiet,
             leave_it="quiet_stays", skipped="quiet_stays"),
        say("quiet_settled", fills=quiet_now, then="end"),
        say("quiet_stays", then="end"),

        # It is there, and something about it changes.
        pick("change", "at", "days", "quiet", "pause", "go_on", "off", "leave_it", shown=changes, fills=the_daily,
             at="at", days="days", quiet="quiet", pause="to_pause", go_on="to_pause", off="off", leave_it="as_it_was",
             skipped="as_it_was"),
        do("off", off),
        say("is_off", then="end"),
        say("as_it_was", then="end"),
        start("to_pause", "pause"),
    ),
)  # fmt: skip


# --- a pause ------------------------------------------------------------------------------------------------


def pause(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    chosen = choice(answers, "how_long")
    if chosen in PAUSES:
        return (Quiet(until=facts.today + timedelta(days=PAUSES[chosen])),)
    return {"until_i_write": (Quiet(),), "go_on": (Quiet(until=facts.today),)}.get(chosen, ())


def pauses(answers: Answers, facts: Facts) -> tuple[str, ...]:
    return (*PAUSES, "until_i_write", "go_on" if facts.paused else "no_pause")


def until(answers: Answers, facts: Facts) -> Fills:
    return {"on": facts.today + timedelta(days=PAUSES.get(choice(answers, "how_long"), 0))}


PAUSE = Flow(
    "pause",
    steps=(
        pick("how_long", *PAUSES, "until_i_write", "go_on", "no_pause", shown=pauses, effects=pause,
             until_i_write="until_you_write", go_on="goes_on", no_pause="no_pause", skipped="no_pause"),
        say("until", fills=until, then="end"),
        say("until_you_write", then="end"),
        say("goes_on", then="end"),
        say("no_pause", then="end"),
    ),
)  # fmt: skip


# --- no more of these ---------------------------------------------------------------------------------------


def stop_all(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (CancelReminders(for_good=True), Remember("daily", ""))


STOP_THESE = Flow(
    "stop_these",
    steps=(
        do("stop_all", stop_all),
        say("stopped", then="end"),
    ),
)  # fmt: skip
