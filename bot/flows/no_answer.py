"""'They never answered': no verdict. Talk about it, ask once more, stop waiting, wait until a day, leave it.

`they_wrote` opens it again when an answer comes after all. A role that was withdrawn or put on hold is an
outcome of its own, and no no. What is open of earlier ones is offered first: nothing has to be told twice.

Serves: S4 S5, F11 F22, P1 P6 P7, C10.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Change, Effect, Fills, Remind, Start, Token, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry, Record
from bot.core.session import Session
from bot.core.steps import day, do, fork, keep, letter, may_i_keep, pick, picks, say, write
from bot.flows.jar import from_the_jar
from bot.flows.kept import chosen_entry, entry_rows, what_was_kept
from bot.flows.weight import WEIGH, both, felt, weighs_after, weighs_before

FEELINGS = ("unsure", "anxious", "hopeful", "sad", "angry", "forgotten", "tired", "numb", "calm")
HARD = {"anxious", "sad", "angry", "forgotten", "tired", "numb"}
REACHED = ("application", "assessment", "phone_screen", "interview", "final_round")
GONE = ("withdrawn", "frozen")
SETTLED = ("answered", "withdrawn")
SHOWN = 5
"""Open ones that are offered at most."""


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("silence",), recall="earlier" if "feelings" in session.trail else "")


# --- the ones that are still open ------------------------------------------------------------------------


def still_open(answers: Answers, facts: Facts) -> tuple[Entry, ...]:
    silences = facts.latest.get("silence", ())
    open_ones = (entry for entry in silences if (entry.record.taps.get("outcome") or ("",))[0] not in SETTLED)
    return tuple(open_ones)[:SHOWN]


def old_one(answers: Answers, facts: Facts) -> Entry | None:
    return chosen_entry(answers, facts, "which", still_open)


def any_before(answers: Answers, facts: Facts) -> str:
    """Somebody who names a company has said which one they mean."""
    return "yes" if still_open(answers, facts) and not text(answers, "company") else "no"


def which_one(answers: Answers, facts: Facts) -> str:
    return "old" if old_one(answers, facts) else "new"


def settle(answers: Answers, facts: Facts, outcome: str) -> tuple[Effect, ...]:
    """The open one that was chosen has its outcome now."""
    entry = old_one(answers, facts)
    if entry is None or facts.keeps == "nothing":
        return ()
    taps = {**entry.record.taps, "outcome": (outcome,)}
    return (Change(entry.id, replace(entry.record, taps=taps)),)


def wrote_after_all(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("they_wrote", known={"which": choice(answers, "which")}),)


# --- what changes the path -------------------------------------------------------------------------------


def mood(answers: Answers, facts: Facts) -> str:
    return "said" if felt(answers) or text(answers, "feelings") else "unsaid"


def hard_wait(answers: Answers, facts: Facts) -> str:
    """Whether the waiting is hard on them, as they said themselves."""
    return "hard" if HARD & set(felt(answers)) or text(answers, "fills_in") else "light"


def outcome(answers: Answers, facts: Facts) -> str:
    """Where it stands now, by the last thing they chose."""
    if "gone" in answers:
        return choice(answers, "gone") if choice(answers, "gone") in GONE else "withdrawn"
    chosen = (choice(answers, "then_what") or choice(answers, "options")).removeprefix("practical_")
    asked = choice(answers, "nudge_short_then") or choice(answers, "nudge_then")
    if until(answers, facts):
        return "waiting"
    if chosen == "ask":
        return "asked" if asked in ("sent", "sent_wait") else "open"
    return {"stop": "stopped"}.get(chosen, "open")


def until(answers: Answers, facts: Facts) -> date | None:
    answer = choice(answers, "until")
    on = {"week": 7, "two_weeks": 14, "month": 30}
    if answer in on:
        return facts.today + timedelta(days=on[answer])
    return date.fromisoformat(answer) if answer else None


def may_remind(answers: Answers, facts: Facts) -> str:
    return "no" if facts.keeps == "nothing" else "yes"


def on_that_day(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    day = until(answers, facts)
    return (Remind("waiting_day", (day - facts.today).days, 18),) if day else ()


# --- what is kept ----------------------------------------------------------------------------------------

TAPS = ("reached", "heard_or_guess")
WRITTEN = ("company", "role", "since", "feelings", "fills_in", "gone_words")


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    """One silence, or what was added to an open one."""
    taps = {step: picked(answers, step) for step in TAPS if picked(answers, step)}
    feelings = {name: said for name, said in (("feelings", felt(answers)), ("weight", both(answers))) if said}
    words = {step: text(answers, step) for step in WRITTEN if text(answers, step)}
    if old_one(answers, facts):
        said = {name: words[name] for name in WRITTEN[3:] if name in words}
        return (Record("note", "more", facts.today, feelings, said),)
    day = until(answers, facts)
    taps["since"] = (length(answers, facts),)
    if day:
        taps["until"] = (day.isoformat(),)
    taps["outcome"] = (outcome(answers, facts),)
    return (Record("silence", "silence", facts.today, {**feelings, **taps}, words),)


def mend_old(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return settle(answers, facts, outcome(answers, facts))


def what_is_kept(answers: Answers, facts: Facts) -> Fills:
    kept = what_was_kept(records)(answers, facts)
    mended = old_one(answers, facts) is not None and kept == {"what": Token("empty")}
    return {"what": Token("taps")} if mended else kept


def may_reopen(answers: Answers, facts: Facts) -> str:
    return "no" if outcome(answers, facts) in SETTLED or facts.keeps == "nothing" else "yes"


# --- words that use what was said --------------------------------------------------------------------------


def name_of(answers: Answers, facts: Facts) -> str:
    entry = old_one(answers, facts)
    return text(answers, "company") or (entry.record.words.get("company", "") if entry else "")


def details(answers: Answers, facts: Facts) -> Fills:
    name = name_of(answers, facts)
    return {"company": name or "-", "named": yes_or_no(name)}


def length(answers: Answers, facts: Facts) -> str:
    """About how long it has been quiet: days, weeks, a month or longer."""
    answer = choice(answers, "since")
    if answer in ("", "dont_know"):
        return "unknown"
    if answer in ("days", "weeks", "month", "longer"):
        return answer
    quiet = quiet_days(answers, facts)
    return "days" if quiet < 7 else "weeks" if quiet < 27 else "month" if quiet < 40 else "longer"


def quiet_days(answers: Answers, facts: Facts) -> int:
    return (facts.today - date.fromisoformat(choice(answers, "since"))).days


def how_long(answers: Answers, facts: Facts) -> Fills:
    """In weeks where they gave a number or a day, else as they chose."""
    about = length(answers, facts)
    weeks = 0 if choice(answers, "since") in ("", about, "dont_know") else quiet_days(answers, facts) // 7
    return {"since": Token("counted" if weeks else about), "weeks": weeks}


def the_draft(answers: Answers, facts: Facts) -> Fills:
    who = text(answers, "who")
    role = text(answers, "role")
    return {
        **details(answers, facts),
        "who": who or "-",
        "to": yes_or_no(who),
        "role": role or "-",
        "for": yes_or_no(role),
        "reached": Token(choice(answers, "reached") or "application"),
    }


def the_short_draft(answers: Answers, facts: Facts) -> Fills:
    return {name: fill for name, fill in the_draft(answers, facts).items() if name != "reached"}


def the_day(answers: Answers, facts: Facts) -> Fills:
    return {"on": until(answers, facts) or facts.today}


NO_ANSWER = Flow(
    "no_answer",
    records=records,
    closing="may_i_keep",
    knows={"company": "company", "role": "role", "stage": "reached", "when": "since"},
    means={
        "first_round": "interview", "second_round": "interview", "third_round": "interview",
        "technical": "interview", "panel": "interview",
    },
    needs=needs,
    steps=(
        fork("before", any_before, yes="which", no="hello"),
        pick("which", "new", rows=entry_rows(still_open), new="hello", skipped="hello"),
        fork("which_one", which_one, old="news", new="hello"),
        pick("news", "quiet", "wrote", "gone", fills=details, quiet="options", wrote="wrote", gone="gone",
             skipped="options"),
        do("wrote", wrote_after_all, then="end"),

        # What is known, and what fits.
        say("hello", fills=details),
        write("company"),
        day("since", "days", "weeks", "month", "longer", "dont_know", own_words=True),
        pick("options", "talk", "practical_ask", "practical_wait", "stop", "gone", "dont_know",
             fills=how_long, talk="feelings", practical_ask="reached", practical_wait="until",
             stop="stopped", gone="gone", dont_know="open_for_now", skipped="weighed"),
        say("open_for_now"),
        pick("talk_after_all", "talk", "leave", depth=True, talk="feelings", leave="weighed",
             skipped="weighed"),

        # Talk about it.
        picks("feelings", *FEELINGS, WEIGH, phase="feel"),
        weighs_before(then="mood"),
        fork("mood", mood, said="thanks", unsaid="unsaid"),
        say("unsaid", then="fills_in"),
        say("thanks"),
        write("fills_in", "nothing", phase="feel", if_no="nothing", nothing="then_what", skipped="then_what"),
        say("held"),
        pick("heard_or_guess", "heard", "guess", "dont_know", "leave", depth=True, phase="understand",
             heard="as_they_said", guess="unseen", dont_know="unseen", leave="then_what",
             skipped="then_what"),
        say("as_they_said", then="then_what"),
        say("unseen"),
        pick("then_what", "ask", "wait", "stop", "nothing", phase="act",
             ask="reached", wait="until", stop="stopped", nothing="weighed", skipped="weighed"),

        # Ask once more: a draft that is theirs to change.
        pick("reached", *REACHED, depth=True),
        write("role", depth=True),
        write("who", "no_name", depth=True),
        say("draft"),
        letter("nudge", fills=the_draft),
        pick("nudge_then", "sent", "sent_wait", "shorter", "later", "not_after_all", phase="act",
             sent="sent", sent_wait="until", shorter="nudge_short", later="later", not_after_all="not_asked",
             skipped="weighed"),
        letter("nudge_short", fills=the_short_draft),
        pick("nudge_short_then", "sent", "sent_wait", "later", "not_after_all", depth=True,
             sent="sent", sent_wait="until", later="later", not_after_all="not_asked", skipped="weighed"),
        say("sent", then="weighed"),
        say("later", then="weighed"),
        say("not_asked", then="weighed"),

        # Stop waiting, or wait until a day of their own.
        say("stopped", fills=details, then="weighed"),
        day("until", "week", "two_weeks", "month", ahead=True, skipped="weighed"),
        fork("may_remind", may_remind, yes="remind", no="until_then"),
        pick("remind", "that_day", "quiet", depth=True, fills=the_day, that_day="on_that_day",
             quiet="until_then", skipped="until_then"),
        do("on_that_day", on_that_day),
        say("one_message", fills=the_day, then="weighed"),
        say("until_then", fills=the_day, then="weighed"),

        # The role went away.
        pick("gone", *GONE, "dont_know", frozen="frozen", skipped="gone_thanks"),
        say("gone_thanks", then="gone_words"),
        say("frozen"),
        write("gone_words", "nothing", phase="feel", if_no="nothing", then="weighed"),

        # How it is now, for those who said it before.
        weighs_after(then="may_i_keep"),

        # Keep.
        may_i_keep("may_i_keep"),
        do("mend_old", mend_old),
        keep(),
        say("kept", key="keeping.kept", fills=what_is_kept),
        fork("hard_wait", hard_wait, hard="jar_there", light="may_reopen"),
        from_the_jar(then="may_reopen"),
        fork("may_reopen", may_reopen, yes="reopen", no="goodbye"),
        say("reopen", then="end"),
        say("goodbye", then="end"),
    ),
)  # fmt: skip


# --- they wrote after all ----------------------------------------------------------------------------------


def answered(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return settle(answers, facts, "answered")


def gone_after_all(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return settle(answers, facts, "withdrawn")


def on_to(flow: str, answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """It is answered; go on with another conversation, which knows who wrote."""
    entry = old_one(answers, facts)
    words = entry.record.words if entry else {}
    known = {name: words[name] for name in ("company", "role") if words.get(name)}
    if flow == "offer":
        known.pop("role", None)
    return (*answered(answers, facts), Start(flow, known=known))


THEY_WROTE = Flow(
    "they_wrote",
    needs=needs,
    steps=(
        fork("before", lambda answers, facts: "yes" if still_open(answers, facts) else "no",
             yes="which", no="what"),
        pick("which", "new", rows=entry_rows(still_open)),
        pick("what", "no", "interview", "offer", "gone", "still_nothing", fills=details,
             no="to_rejected", interview="interview", offer="to_offer", gone="gone",
             still_nothing="still_nothing", skipped="closed"),
        do("to_rejected", lambda answers, facts: on_to("rejected", answers, facts), then="end"),
        do("to_offer", lambda answers, facts: on_to("offer", answers, facts), then="end"),
        do("interview", answered),
        say("interview_set", then="end"),
        do("gone", gone_after_all),
        say("gone_noted", then="end"),
        say("still_nothing", then="end"),
        say("closed", then="end"),
    ),
)  # fmt: skip
