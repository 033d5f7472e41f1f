"""What several conversations share: naming a feeling, a small step, keeping what was said, ending.

The words live in content/<locale>/shared.ftl, so that nobody hears the same thanks twice in a row.

Serves: P45 P47, A8.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Choice, Fills, Token, yes_or_no
from bot.core.facts import Facts
from bot.core.flow import Recorder
from bot.core.records import Entry, Kind, Record
from bot.core.session import END
from bot.core.steps import Step, fork, keep, may_i_keep, pick, picks, remind, say, start
from bot.flows.kept import say_what_was_kept

LOOK_INS = ("tomorrow", "daily", "quiet")
OWN_COMFORTS = 3
"""So many comforts of their own are offered by name."""


# --- feelings ---------------------------------------------------------------------------------------------


def feelings(*ids: str, then: str) -> tuple[Step, ...]:
    """Which words fit, and one line of thanks for them."""

    def said(answers: Answers, facts: Facts) -> str:
        answer = answers.get("feelings")
        return "said" if answer and not answer.skipped else "unsaid"

    return (
        picks("feelings", *ids, phase="feel"),
        fork("feelings_said", said, said="feelings_thanks", unsaid="feelings_unsaid"),
        say("feelings_unsaid", key="shared.unsaid", then=then),
        say("feelings_thanks", key="shared.thanks", then=then),
    )


# --- keeping and ending -----------------------------------------------------------------------------------


def keep_it(recorder: Recorder, *, then: str = END) -> tuple[Step, ...]:
    """Ask where it is not settled yet, keep, and say in a line what is kept."""
    return (*may_i_keep("may_i_keep"), keep(), say_what_was_kept(recorder, then=then))


def look_ins(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """One message, or one each day for whoever has none yet."""
    return LOOK_INS if not facts.daily else ("tomorrow", "quiet")


def look_in() -> tuple[Step, ...]:
    """One message tomorrow evening, by choice; otherwise silence. The conversation ends here."""
    return (
        pick("look_in", *LOOK_INS, key="shared.look_in", depth=True, shown=look_ins, if_yes="tomorrow",
             if_no="quiet", tomorrow="look_in_tomorrow", daily="to_daily",
             quiet="goodbye", skipped="goodbye"),
        remind("look_in_tomorrow", days=1, hour=18),
        say("until_tomorrow", key="shared.until_tomorrow", then=END),
        say("goodbye", key="shared.goodbye", then=END),
        start("to_daily", "daily_setup"),
    )  # fmt: skip


# --- a small step -----------------------------------------------------------------------------------------


def own(facts: Facts, kind: Kind) -> tuple[Entry, ...]:
    """The latest entries of a kind that hold words."""
    return tuple(entry for entry in facts.latest.get(kind, ()) if entry.record.words.get("what"))


def comfort_rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    """The person's own comforts, by name."""
    listed = own(facts, "comfort")[:OWN_COMFORTS]
    return tuple(Choice(f"c{entry.id}", {"name": entry.record.words["what"]}, "comfort_row") for entry in listed)


def comfort_of(answers: Answers, facts: Facts, step: str) -> str:
    """The comfort that was chosen from the person's own list, or an empty string."""
    chosen = choice(answers, step)
    listed = {f"c{entry.id}": entry.record.words["what"] for entry in own(facts, "comfort")}
    return listed.get(chosen, "")


def step_taken(answers: Answers, facts: Facts, step: str = "next_step") -> tuple[Record, ...]:
    """The small step as a record: what was chosen or written, and when."""
    what, comfort = picked(answers, step), comfort_of(answers, facts, step)
    if not what and not text(answers, step):
        return ()
    words: Mapping[str, str] = {"what": text(answers, step) or comfort, "when": text(answers, "when")}
    taps = ("comfort",) if what and what[0][1:].isdigit() else what
    return (Record("step", step, facts.today, {"what": taps} if taps else {}, {k: v for k, v in words.items() if v}),)


def step_words(answers: Answers, facts: Facts, step: str = "next_step") -> Fills:
    """The small step for a sentence: a name to choose words by, and own words where there are some."""
    comfort = comfort_of(answers, facts, step)
    name = "comfort_row" if comfort else choice(answers, step) or ("own" if text(answers, step) else "none")
    return {
        "step": Token(name),
        "own": comfort or text(answers, step) or "-",
        "when": text(answers, "when") or "-",
        "timed": yes_or_no(text(answers, "when")),
    }
