"""The messages they asked for around a day of their own, each one question that can be left alone.

The evening before an interview, the hour after, a promised day that passed, a place to think of again.

Nothing private stands in the first words. What they had noted for the day is shown when they want it; no verdict is
given, and fear may be there without being mended.

Serves: F19 F20, P37, A12, R8 R12; U12.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Effect, Fills, Say, Start, Token, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry, Record
from bot.core.rhythm import kind_of
from bot.core.session import Session
from bot.core.steps import do, fork, keep, may_i_keep, pick, say, start
from bot.flows.application import wanted

REMINDERS = ("eve:2026-11-04T10:00", "after:2026-11-03T10:00", "asked:2026-11-02", "again:2026-11-03")
"""Examples of each kind: the rest of a name is a day, or a day and an hour."""
MOST_LESSONS = 2
WENT = ("well", "mixed", "hard")
FELT = {"proud": "well", "happy": "well", "relieved": "well", "hopeful": "well", "sad": "hard", "ashamed": "hard",
        "disappointed": "hard", "angry": "hard", "anxious": "mixed", "confused": "mixed", "tired": "mixed"}  # fmt: skip
NERVES = {"anxious": "nervous", "tired": "tired", "hopeful": "ready", "happy": "ready", "proud": "ready"}


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("application", "lesson", "line", "plan"))


def name(answers: Answers) -> str:
    return choice(answers, "reminder")


def kind(answers: Answers, facts: Facts) -> str:
    told = kind_of(name(answers))
    return told if told in ("eve", "after", "asked") else "again"


def of_this(answers: Answers, facts: Facts) -> tuple[Entry, ...]:
    """The applications that asked for this very message."""
    return tuple(entry for entry in facts.latest.get("application", ()) if name(answers) in wanted(entry.record))


def company(answers: Answers, facts: Facts) -> str:
    return next((e.record.words["company"] for e in of_this(answers, facts) if e.record.words.get("company")), "")


def day_of(answers: Answers, facts: Facts) -> date:
    try:
        return date.fromisoformat(name(answers).partition(":")[2][:10])
    except ValueError:
        return facts.today


# --- the evening before -------------------------------------------------------------------------------------


def when(answers: Answers, facts: Facts) -> Fills:
    return {"when": Token("today" if day_of(answers, facts) <= facts.today else "tomorrow")}


def the_interview(answers: Answers, facts: Facts) -> Fills:
    named, hour = company(answers, facts), name(answers).partition("T")[2][:5]
    return {
        "on": day_of(answers, facts),
        "timed": yes_or_no(hour),
        "time": hour or "-",
        "named": yes_or_no(named),
        "company": named or "-",
    }


def noted(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """Their own lessons, the sentence for a blank moment, and the plan they made: what they wrote for this day."""
    return tuple(_noted(facts))


def _noted(facts: Facts) -> Iterator[Effect]:
    lessons = [entry for entry in facts.latest.get("lesson", ()) if "what" in entry.record.words]
    for entry in lessons[:MOST_LESSONS]:
        yield Say("near.lesson", {"words": entry.record.words["what"]})
    for entry in facts.latest.get("line", ())[:5]:
        if entry.record.name == "phrase" and "what" in entry.record.words:
            yield Say("near.phrase", {"words": entry.record.words["what"]})
            break
    for entry in facts.latest.get("plan", ())[:1]:
        chosen = (*entry.record.taps.get("what", ()), "own")[0]
        words = entry.record.words.get("what", "")
        if words or chosen != "own":
            yield Say("near.plan", {"plan": Token("own" if words else chosen), "words": words or "-"})


def anything_noted(answers: Answers, facts: Facts) -> str:
    return "some" if any(_noted(facts)) else "none"


# --- the hour after -----------------------------------------------------------------------------------------


def went(answers: Answers, facts: Facts) -> str:
    chosen = choice(answers, "after")
    return chosen if chosen in WENT else "words"


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    """One line of how it went. The talk about it keeps its own."""
    how = tuple(each for each in picked(answers, "after") if each in WENT)
    words = {"what": text(answers, "after"), "company": company(answers, facts)} if text(answers, "after") else {}
    if not how and not words:
        return ()
    said = {name: told for name, told in words.items() if told}
    return (Record("note", "after_interview", facts.today, {"went": how} if how else {}, said),)


def to_talk(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("interview_done", opening=text(answers, "after"), known={"company": company(answers, facts)}),)


def to_move(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    entry = next(iter(of_this(answers, facts)), None)
    at = name(answers).partition(":")[2]
    known = {"company": company(answers, facts), "replaces": at, "entry": f"e{entry.id}" if entry else ""}
    return (Start("interview_ahead", known=known),)


def named(answers: Answers, facts: Facts) -> Fills:
    known = company(answers, facts)
    return {"named": yes_or_no(known), "company": known or "-"}


def to_rejected(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("rejected", known={"company": company(answers, facts)}),)


def still_waiting(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("no_answer", known={"company": company(answers, facts)}),)


NEAR = Flow(
    "near",
    gives_way=True,
    needs=needs,
    records=records,
    closing="may_i_keep",
    told={"reminder": REMINDERS},
    steps=(
        fork("kind", kind, eve="eve", after="after", asked="asked", again="again"),

        # The evening before.
        pick("eve", "now", "not_now", "stop_these", fills=when, if_yes="now", if_no="not_now", now="eve_is",
             not_now="not_now", stop_these="to_stop_these", skipped="not_now"),
        say("eve_is", fills=the_interview),
        fork("anything_noted", anything_noted, some="noted", none="nerves"),
        say("noted"),
        do("what_was_noted", noted),
        pick("nerves", "nervous", "tired", "ready", "leave", own_words=True, phase="feel", felt=NERVES,
             nervous="nervous", tired="tired", ready="ready", leave="until_then", words="nerves_heard",
             skipped="until_then"),
        say("nervous", then="until_then"),
        say("tired", then="until_then"),
        say("nerves_heard", then="until_then"),
        say("ready"),
        say("until_then", then="end"),

        # The hour after.
        pick("after", *WENT, "moved", "not_now", "stop_these", own_words=True, phase="feel", felt=FELT,
             sounds_like="interview_done",
             moved="to_move", not_now="not_now", stop_these="to_stop_these", skipped="not_now"),
        fork("went", went, well="well", mixed="mixed", hard="hard", words="heard"),
        say("well", then="more"),
        say("mixed", then="more"),
        say("hard", then="more"),
        say("heard"),
        pick("more", "talk", "enough", if_yes="talk", if_no="enough", talk="to_talk", enough="may_i_keep",
             skipped="may_i_keep"),
        may_i_keep("may_i_keep"),
        keep(),
        say("rest_now", then="end"),
        do("to_talk", to_talk, then="end"),
        do("to_move", to_move, then="end"),

        # The day after a promised day.
        pick("asked", "rejected", "interview", "offer", "nothing_yet", "not_now", "stop_these",
             rejected="to_rejected", interview="to_interview_ahead", offer="to_offer", nothing_yet="still_waiting",
             not_now="not_now", stop_these="to_stop_these", skipped="not_now"),
        do("to_rejected", to_rejected, then="end"),
        do("still_waiting", still_waiting, then="end"),

        # A place to think of again.
        pick("again", "now", "not_now", "stop_these", if_yes="now", if_no="not_now", now="again_is",
             not_now="not_now", stop_these="to_stop_these", skipped="not_now"),
        say("again_is", fills=named),
        pick("again_what", "applied", "no_more", applied="to_applied", no_more="left", skipped="left"),
        say("left", then="end"),

        say("not_now", then="end"),
        tuple(start(f"to_{flow}", flow) for flow in ("interview_ahead", "offer", "applied", "stop_these")),
    ),
)  # fmt: skip
