"""'Show me a picture': four pictures of what they kept, and a message now and then that offers one, if they like.

Nothing is drawn that they did not keep, and nothing for somebody who kept nothing.

Serves: P19 P24 P28 P29, G18; principles U10, U17.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Choice, Effect, Remember, Remind, Show, Token
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say
from bot.insight import figures

PICTURES = ("timeline", "feelings", "rising", "card")
CARDS = 6
"""So many lines and wins are offered for a card."""
REMINDER = "recap"
DAYS = {"weekly": 7, "monthly": 30}
EVENING = 18


def needs(session: Session, event: Event) -> Needs:
    return Needs(newest=figures.OLDEST, by_day=figures.LINES, latest=("win", "line"))


def anything(answers: Answers, facts: Facts) -> str:
    return "something" if facts.newest else "nothing"


# --- the pictures ------------------------------------------------------------------------------------------


def cards(facts: Facts) -> tuple[Entry, ...]:
    """The latest lines and wins that have words."""
    kept = (entry for kind in ("win", "line") for entry in facts.latest.get(kind, ()) if entry.record.words.get("what"))
    return tuple(sorted(kept, key=lambda entry: (entry.record.on, entry.id), reverse=True)[:CARDS])


def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return tuple(Choice(f"e{entry.id}", {"what": entry.record.words["what"]}, "row") for entry in cards(facts))


def picture(answers: Answers, facts: Facts, *, dark: bool) -> Show | None:
    """The picture they chose, or None where there is nothing to draw it of."""
    match choice(answers, "which"):
        case "feelings":
            return figures.feelings(facts.newest, dark=dark)
        case "rising":
            return figures.rising(facts.by_day, facts.today, dark=dark)
        case "card":
            chosen = [each for each in cards(facts) if f"e{each.id}" == choice(answers, "line")]
            return figures.card(chosen[0].record, dark=dark) if chosen else None
        case _:
            return figures.timeline(facts.newest, dark=dark, older=len(facts.newest) >= figures.OLDEST)


def drawable(answers: Answers, facts: Facts) -> str:
    if choice(answers, "which") == "card" and cards(facts):
        return "card"
    if picture(answers, facts, dark=False) is None:
        return "nothing"
    return "known" if "look" in answers else "ask"


def look_known(answers: Answers, facts: Facts) -> str:
    if picture(answers, facts, dark=False) is None:
        return "gone"
    return "known" if "look" in answers else "ask"


def show(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    drawn = picture(answers, facts, dark=choice(answers, "look") == "dark")
    return (drawn,) if drawn else ()


# --- now and then ------------------------------------------------------------------------------------------


def promise(how_often: str) -> tuple[Effect, ...]:
    """The next message that offers a picture. One that is not answered is the last."""
    return (Remind(REMINDER, DAYS[how_often], EVENING),) if how_often in DAYS else ()


def settle(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    how_often = choice(answers, "often")
    if how_often not in DAYS:
        return (Remember("recap", ""),)
    return (Remember("recap", how_often), *promise(how_often))


RECAP = Flow(
    "recap",
    gives_way=True,
    needs=needs,
    steps=(
        fork("anything", anything, something="which", nothing="nothing_yet"),
        say("nothing_yet", then="end"),
        pick("which", *PICTURES, "often", often="often", skipped="closed"),
        fork("drawable", drawable, card="line", nothing="none_of_these", ask="look", known="show"),
        say("none_of_these", fills=lambda answers, facts: {"picture": Token(choice(answers, "which") or "timeline")},
            then="which"),
        pick("line", "never_mind", rows=rows, never_mind="which", skipped="which"),
        fork("look_known", look_known, ask="look", known="show", gone="none_of_these"),
        pick("look", "light", "dark", depth=True),
        do("show", show),
        pick("next", "another", "other_look", "often", "done", another="which", other_look="look", often="often",
             done="closed", skipped="closed", depth=True),
        pick("often", "weekly", "monthly", "never", weekly="settle", monthly="settle", never="settle",
             skipped="closed", depth=True),
        do("settle", settle),
        say("settled", fills=lambda answers, facts: {"often": Token(choice(answers, "often") or "never")}, then="end"),
        say("closed", then="end"),
    ),
)  # fmt: skip
