"""The daily check-in, half a minute: how it is in a word, then one small thing or rest, then one line worth reading.

It comes because they asked for it, says nothing private on a lock screen, and waits for nobody: what was not
answered is never mentioned. The second question comes only after the first is answered. What they kept themselves,
lines and wins, comes before anything written by others, and no line comes twice in sixty days. No day is counted;
rest is something done. After midnight they say which day it belongs to.

Serves: P3 P26 P41 P47, F13, A8; U10 U11 U12.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Effect, Fills, Met, Remember, Say, Start, Token, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry, Record
from bot.core.rhythm import LEAVING
from bot.core.session import Session
from bot.core.steps import do, fork, keep, may_i_keep, pick, say, start
from bot.flows.shared import comfort_of, comfort_rows, own, step_taken

HOW = ("lighter", "same", "heavier", "tired")
FELT = {
    "sad": "heavier", "disappointed": "heavier", "ashamed": "heavier", "angry": "heavier", "anxious": "heavier",
    "numb": "heavier", "lonely": "heavier", "envious": "heavier", "hopeless": "heavier", "confused": "heavier",
    "tired": "tired",
    "relieved": "lighter", "hopeful": "lighter", "proud": "lighter", "happy": "lighter", "grateful": "lighter",
}  # fmt: skip
"""What a typed feeling comes to."""
SMALL = ("rest", "walk", "tell", "job")
NO_STEP = ("rest", "none", "nothing", "open")
SMALL_HOURS = 4
"""Before this hour the day that went is asked about: it may not have ended for them."""
LATELY = timedelta(days=3)
"""How old a small step may be and still be spoken of."""
KINDS = {"lighter": "light", "same": "even", "heavier": "heavy", "tired": "tired"}
"""Which lines fit what they said; those named `any` always do."""
STRIDE = 7
"""Lines are not met in the order of the file, which is an order by kind."""


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("step", "line", "win", "comfort"), lines=True)


# --- what changes the path ----------------------------------------------------------------------------------


def came(answers: Answers) -> bool:
    """Whether it came at its time; else they opened it."""
    return choice(answers, "reminder") == "daily"


def which_day(answers: Answers, facts: Facts) -> str:
    return "ask" if facts.hour < SMALL_HOURS and not came(answers) else "today"


def how(answers: Answers, facts: Facts) -> str:
    chosen = choice(answers, "how")
    return chosen if chosen in HOW else "words"


def heard(answers: Answers, facts: Facts) -> str:
    """What was said in own words is not renamed."""
    chosen = how(answers, facts)
    if not text(answers, "how"):
        return chosen
    return "heavy_words" if chosen == "heavier" else "words"


def last_step(facts: Facts) -> Entry | None:
    """The small step of the last days, unless it was rest."""
    for entry in facts.latest.get("step", ())[:1]:
        chosen = (*entry.record.taps.get("what", ()), "own")[0]
        if facts.today - entry.record.on <= LATELY and chosen not in NO_STEP:
            return entry
    return None


def small_things(answers: Answers, facts: Facts) -> tuple[str, ...]:
    return (*SMALL, "again", "nothing") if last_step(facts) else (*SMALL, "nothing")


def took(answers: Answers, facts: Facts) -> str:
    chosen = choice(answers, "one_thing") or choice(answers, "heavy_thing")
    if chosen == "rest":
        return "rest"
    if comfort_of(answers, facts, "one_thing") or chosen in SMALL or chosen in ("again", "small"):
        return "thing"
    return "thing" if text(answers, "one_thing") else "nothing"


def whose(answers: Answers, facts: Facts) -> str:
    """Whoever came by themselves and has no daily message may like one."""
    return "asked" if came(answers) or facts.daily or facts.keeps == "nothing" else "theirs"


def each_day(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("daily_setup", known={"offer": "yes"}),)


# --- a line worth reading -----------------------------------------------------------------------------------


def line(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """Their own lines first, then their wins, then one that fits what they said; none, where all were read lately."""
    if facts.keeps != "nothing":
        for entry in (*own(facts, "line"), *own(facts, "win")):
            met = f"e{entry.id}"
            if met not in facts.met:
                fills: Fills = {
                    "words": entry.record.words["what"], "on": entry.record.on, "kind": Token(entry.record.kind),
                }  # fmt: skip
                return (Say("daily.own_line", fills), Met(met))
    kinds = ("any_", f"{KINDS.get(how(answers, facts), 'even')}_")
    fitting = sorted(name for name in facts.lines if name.startswith(kinds))
    if not fitting:
        return ()
    chosen = fitting[facts.today.toordinal() * STRIDE % len(fitting)]
    return (Say(f"worth.{chosen}"), Met(chosen))


# --- what is kept -------------------------------------------------------------------------------------------


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    """How it was, and the small thing. The day is theirs."""
    on = facts.today - timedelta(days=1) if choice(answers, "which_day") == "yesterday" else facts.today
    made: list[Record] = []
    felt = picked(answers, "how")
    if (felt and felt[0] in HOW) or text(answers, "how"):
        words = {"what": text(answers, "how")} if text(answers, "how") else {}
        made.append(Record("day", "day", on, {"how": felt} if felt else {}, words))
    if choice(answers, "heavy_thing") == "rest":
        made.append(Record("step", "step", on, {"what": ("rest",)}))
    elif choice(answers, "one_thing") == "again":
        before = last_step(facts)
        if before:
            what = {name: said for name, said in before.record.words.items() if name == "what"}
            made.append(Record("step", "step", on, before.record.taps, what))
    elif choice(answers, "one_thing") != "nothing":
        made.extend(replace(step, on=on) for step in step_taken(answers, facts, "one_thing"))
    return tuple(made)


# --- words --------------------------------------------------------------------------------------------------


def greeting(answers: Answers, facts: Facts) -> Fills:
    return {
        "asked": yes_or_no(came(answers)),
        "named": yes_or_no(facts.name),
        "name": facts.name or "-",
    }


def before(answers: Answers, facts: Facts) -> Fills:
    return {"before": yes_or_no(last_step(facts))}


DAILY = Flow(
    "daily",
    gives_way=True,
    needs=needs,
    records=records,
    closing="may_i_keep",
    told={"reminder": ("daily", "by_themselves")},
    steps=(
        fork("day", which_day, ask="which_day", today="how"),
        pick("which_day", "yesterday", "today"),
        pick("how", *HOW, "not_now", "stop_these", own_words=True, phase="feel", fills=greeting, felt=FELT,
             not_now="not_now", stop_these="to_stop_these", skipped="not_now"),
        keep("keep_how"),
        fork("how_it_is", heard, lighter="lighter", same="same", heavier="heavier", tired="tired", words="words",
             heavy_words="heavy_words"),
        say("lighter", then="one_thing"),
        say("same", then="one_thing"),
        say("tired", then="one_thing"),
        say("words", then="one_thing"),
        say("heavier", then="heavy_thing"),
        say("heavy_words"),
        pick("heavy_thing", "write", "rest", "small", "helpnow", "nothing", phase="feel", write="to_vent",
             small="one_thing", helpnow="to_helpnow", then="took", skipped="took"),
        pick("one_thing", *SMALL, "again", "nothing", shown=small_things, rows=comfort_rows, own_words=True,
             phase="act", fills=before),
        fork("took", took, rest="rest", thing="thing", nothing="nothing"),
        say("rest", then="line"),
        say("thing", then="line"),
        say("nothing"),
        do("line", line),
        keep("keep_thing"),
        may_i_keep("may_i_keep"),
        keep(),
        fork("whose", whose, theirs="each_day", asked="goodbye"),
        pick("each_day", "yes", "no", depth=True, yes="to_each_day", no="goodbye", skipped="goodbye"),
        do("to_each_day", each_day, then="end"),
        say("goodbye", then="end"),
        say("not_now", then="end"),
        tuple(start(f"to_{flow}", flow) for flow in ("stop_these", "vent", "helpnow")),
    ),
)  # fmt: skip


# --- the last of them ---------------------------------------------------------------------------------------


def asleep(facts: Facts) -> str:
    """The time they had chosen, of a daily check-in that said goodbye."""
    return facts.daily.removeprefix("-") if facts.daily.startswith("-") else ""


def ways(answers: Answers, facts: Facts) -> tuple[str, ...]:
    return ("again", "stop_these") if asleep(facts) else ("stop_these",)


def awake(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Remember("daily", asleep(facts)),) if choice(answers, "bye") == "again" and asleep(facts) else ()


def which_bye(answers: Answers, facts: Facts) -> str:
    return "leaving" if choice(answers, "reminder") == LEAVING else "bye"


FAREWELL = Flow(
    "farewell",
    told={"reminder": ("daily", LEAVING)},
    gives_way=True,
    steps=(
        fork("which_bye", which_bye, leaving="leaving", bye="bye"),
        say("leaving", then="end"),
        pick("bye", "again", "stop_these", shown=ways, effects=awake, again="again", stop_these="to_stop_these",
             skipped="later"),
        say("again", then="end"),
        say("later", then="end"),
        start("to_stop_these", "stop_these"),
    ),
)  # fmt: skip
