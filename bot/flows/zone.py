"""In whose time somebody lives: the country where that is enough, else a city, else what their clock shows now.

Asked when it is first needed, and changed here when they travel.

Serves: U11.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, text
from bot.core.effects import Choice, Effect, Fills, Remember, yes_or_no
from bot.core.facts import Facts
from bot.core.flow import Flow
from bot.core.steps import Step, clock, country, do, fork, pick, say
from bot.flows.helpnow import COUNTRIES

NO_COUNTRY = ""


def cities(facts: Facts) -> tuple[tuple[str, str], ...]:
    return facts.zones.cities(facts.country, facts.now) if facts.zones and facts.country else ()


def by_country(answers: Answers, facts: Facts) -> str:
    known = len(cities(facts))
    return "one" if known == 1 else "several" if known else "none"


def city_rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return tuple(Choice(zone, {"city": city}, "row") for zone, city in cities(facts))


def clock_rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    """Times that it may be now; a choice has no colon, which parts the pieces of a button."""
    shown = facts.zones.clocks(facts.country or NO_COUNTRY, facts.now) if facts.zones else ()
    return tuple(Choice(time.replace(":", ""), {"time": time}, "row") for time in shown)


def settle_one(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    known = cities(facts)
    return (Remember("zone", known[0][0]),) if known else ()


def my_time(answers: Answers, facts: Facts) -> Fills:
    """Whose time it is, and what the clock shows there."""
    if not facts.zones or not facts.zone:
        return {"known": yes_or_no(""), "city": "-", "time": facts.clock}
    return {
        "known": yes_or_no(facts.zone),
        "city": facts.zones.city(facts.zone),
        "time": facts.zones.clock(facts.zone, facts.now),
    }


def whose_clock(answers: Answers, facts: Facts) -> Fills:
    return {name: fill for name, fill in my_time(answers, facts).items() if name != "known"}


def ask_zone(name: str = "zone", *, then: str = "", anew: bool = False) -> tuple[Step, ...]:
    """Ask for what is not known yet, and go on; `anew` asks whoever told it before."""
    here, by, city, typed, shown, after = (
        f"{name}_{each}" for each in ("country", "by_country", "city", "typed", "clock", "after")
    )

    def known(answers: Answers, facts: Facts) -> str:
        if facts.zone and not anew:
            return "known"
        return by_country(answers, facts) if facts.country and not (anew and choice(answers, here)) else "country"

    def settle_country(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
        chosen = choice(answers, here)
        return (Remember("country", chosen),) if len(chosen) == 2 else ()

    def settle_city(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
        zone = choice(answers, city)
        if text(answers, city) and facts.zones:
            zone = facts.zones.named(text(answers, city))
        return (Remember("zone", zone),) if "/" in zone else ()

    def settle_clock(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
        time = choice(answers, shown)
        if not facts.zones or not time:
            return ()
        zone = facts.zones.showing(time if ":" in time else f"{time[:2]}:{time[2:]}", facts.country or "", facts.now)
        return (Remember("zone", zone),) if zone else ()

    def found(answers: Answers, facts: Facts) -> str:
        there = facts.zones.named(text(answers, city)) if facts.zones else ""
        return "found" if there else "unknown"

    return (
        fork(name, known, known=after, one=f"{name}_settle", several=city, none=shown, country=here),
        country(here, *COUNTRIES, "elsewhere", key="helpnow.country", effects=settle_country, elsewhere=shown,
                skipped=shown),
        fork(by, by_country, one=f"{name}_settle", several=city, none=shown),
        pick(city, "other", "abroad", rows=city_rows, key="zone.city", own_words=True, effects=settle_city,
             other=shown, abroad=here, words=typed, skipped=shown, then=after),
        fork(typed, found, found=after, unknown=shown),
        clock(shown, rows=clock_rows, key="zone.clock", effects=settle_clock, then=after),
        do(f"{name}_settle", settle_one),
        fork(after, lambda answers, facts: "on", on=then),
    )  # fmt: skip


ZONE = Flow(
    "zone",
    steps=(
        fork("is_known", lambda answers, facts: "yes" if facts.zone else "no", yes="now", no="ask"),
        pick("now", "right", "change", fills=whose_clock, if_yes="right", if_no="change", right="as_it_was",
             change="ask", skipped="as_it_was"),
        ask_zone("ask", then="settled", anew=True),
        say("settled", fills=my_time, then="end"),
        say("as_it_was", then="end"),
    ),
)  # fmt: skip
