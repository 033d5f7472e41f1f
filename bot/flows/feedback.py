"""Feedback: whether to ask at all, when, and with which words; and a reader for the reply, once there is one.

Asking comes later, by choice, and never in the waiting room: hearing what was wanting can hurt more than it
helps, so how it would be to hear it is asked first. The reply is sorted with taps, and of all it says at most
one thing is kept to try. Their words stay theirs: "about that interview".

Serves: R6 R7, P29, G18 (kind feedback kept and found again), C3 C5 C13.
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Change, Effect, Fills, Remind, Token, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry, Record
from bot.core.session import Session
from bot.core.steps import do, fork, keep, letter, may_i_keep, pick, picks, say, write
from bot.flows.kept import chosen_entry, entry_rows, what_was_kept

SHOWN = 4
"""Entries that are offered at most."""
FRESH_DAYS = 2
"""A no younger than this is not asked about yet, unless they want to."""
SHORT_WORDS = 3
"""Their verdict is said back only when it is this short: one word of a report, not a blow."""
LATER = {"days": 3, "week": 7, "two_weeks": 14}


# --- asking ------------------------------------------------------------------------------------------------


def needs_rejections(session: Session, event: Event) -> Needs:
    return Needs(latest=("rejection",))


def noes(answers: Answers, facts: Facts) -> tuple[Entry, ...]:
    return facts.latest.get("rejection", ())[:SHOWN]


def any_told(answers: Answers, facts: Facts) -> str:
    return "yes" if noes(answers, facts) and not text(answers, "company") else "no"


def the_no(answers: Answers, facts: Facts) -> Entry | None:
    return chosen_entry(answers, facts, "which", noes)


def which_one(answers: Answers, facts: Facts) -> str:
    return "old" if the_no(answers, facts) else "new"


def how_fresh(answers: Answers, facts: Facts) -> str:
    told = noes(answers, facts)
    return "fresh" if told and (facts.today - told[0].record.on).days < FRESH_DAYS else "later"


def has_role(answers: Answers, facts: Facts) -> str:
    entry = the_no(answers, facts)
    return "yes" if entry and entry.record.words.get("role") else "no"


def ask_later(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    days = LATER.get(choice(answers, "when"))
    return (Remind("ask_feedback", days, 18),) if days and facts.keeps != "nothing" else ()


def later_how(answers: Answers, facts: Facts) -> str:
    return "reminded" if choice(answers, "when") in LATER and facts.keeps != "nothing" else "quiet"


def asked_records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    chosen = choice(answers, "letter_then") or choice(answers, "short_then")
    if chosen != "sent":
        return ()
    name = place(answers, facts)
    return (
        Record(
            "step",
            "ask_feedback",
            facts.today,
            {"what": ("ask_feedback",)},
            {"company": name} if name else {},
        ),
    )


def place(answers: Answers, facts: Facts) -> str:
    entry = the_no(answers, facts)
    return text(answers, "company") or (entry.record.words.get("company", "") if entry else "")


def the_letter(answers: Answers, facts: Facts) -> Fills:
    entry = the_no(answers, facts)
    role = text(answers, "role") or (entry.record.words.get("role", "") if entry else "")
    who, name = text(answers, "who"), place(answers, facts)
    return {
        "who": who or "-", "to": yes_or_no(who),
        "role": role or "-", "for": yes_or_no(role),
        "company": name or "-", "named": yes_or_no(name),
    }  # fmt: skip


FEEDBACK = Flow(
    "feedback",
    records=asked_records,
    closing="may_i_keep",
    knows={"company": "company", "role": "role"},
    needs=needs_rejections,
    steps=(
        say("hello"),
        fork("how_fresh", how_fresh, fresh="fresh", later="ready"),
        say("fresh"),
        pick("ready", "want", "torn", "later", "rather_not", "dont_know", phase="feel", if_yes="want",
             if_no="rather_not", want="before", torn="torn", later="when", rather_not="rather_not",
             dont_know="torn", skipped="rather_not"),
        say("torn"),
        pick("torn_then", "later", "draft", "rather_not", depth=True,
             later="when", draft="before", rather_not="rather_not", skipped="rather_not"),
        say("rather_not", then="end"),
        pick("when", *LATER, "own_time", own_time="own_time", skipped="own_time"),
        do("ask_later", ask_later),
        fork("later_how", later_how, reminded="reminded", quiet="own_time"),
        say("reminded", then="end"),
        say("own_time", then="end"),

        # The letter, filled with what is known.
        fork("before", any_told, yes="which", no="company"),
        pick("which", "new", rows=entry_rows(noes), new="company", skipped="company"),
        fork("which_one", which_one, old="role_known", new="company"),
        write("company"),
        fork("role_known", has_role, yes="who", no="role"),
        write("role"),
        write("who", "no_name"),
        say("draft"),
        letter("letter", fills=the_letter),
        pick("letter_then", "sent", "shorter", "later", "rather_not", phase="act",
             sent="sent", shorter="short_letter", later="when", rather_not="rather_not", skipped="own_time"),
        letter("short_letter", fills=the_letter),
        pick("short_then", "sent", "later", "rather_not", depth=True, phase="act",
             sent="sent", later="when", rather_not="rather_not", skipped="own_time"),
        say("sent"),
        may_i_keep("may_i_keep"),
        keep(),
        say("reply_later", then="end"),
    ),
)  # fmt: skip


# --- reading the reply -------------------------------------------------------------------------------------

FEELINGS = ("sad", "ashamed", "angry", "disappointed", "relieved", "unsure", "hopeful", "tired", "harder")
WRITTEN = ("company", "reply", "feelings", "kind_word")


def needs_replies(session: Session, event: Event) -> Needs:
    return Needs(latest=("feedback",))


def unread(answers: Answers, facts: Facts) -> tuple[Entry, ...]:
    """Replies that were put away for later."""
    replies = (entry for entry in facts.latest.get("feedback", ()) if not entry.record.taps.get("sort"))
    return tuple(replies)[:SHOWN]


def put_away(answers: Answers, facts: Facts) -> Entry | None:
    return chosen_entry(answers, facts, "which", unread)


def which_reply(answers: Answers, facts: Facts) -> str:
    return "old" if put_away(answers, facts) else "new"


def their_words(answers: Answers, facts: Facts) -> str:
    entry = put_away(answers, facts)
    return text(answers, "reply") or (entry.record.words.get("reply", "") if entry else "")


def how_long(answers: Answers, facts: Facts) -> str:
    return "short" if 0 < len(their_words(answers, facts).split()) <= SHORT_WORDS else "long"


def the_word(answers: Answers, facts: Facts) -> Fills:
    return {"word": their_words(answers, facts) or "-"}


def look_later(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    days = {"tomorrow": 1, "week": 7}.get(choice(answers, "look_when"))
    return (Remind("read_feedback", days, 18),) if days and facts.keeps != "nothing" else ()


def sorted_reply(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """The reply that was put away is read now."""
    entry, sort = put_away(answers, facts), picked(answers, "sort")
    if entry is None or not sort or facts.keeps == "nothing":
        return ()
    return (Change(entry.id, replace(entry.record, taps={**entry.record.taps, "sort": sort})),)


def reply_records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    """The reply, at most one thing to try, and a kind word as a win."""
    taps = {step: picked(answers, step) for step in ("sort", "feelings") if picked(answers, step)}
    words = {step: text(answers, step) for step in WRITTEN if text(answers, step)}
    made = [Record("feedback", "feedback", facts.today, taps, words)]
    if put_away(answers, facts):
        felt = {name: tap for name, tap in taps.items() if name == "feelings"}
        made = [Record("note", "more", facts.today, felt, {n: w for n, w in words.items() if n == "feelings"})]
    if text(answers, "one_thing"):
        made.append(Record("lesson", "one_thing", facts.today, words={"what": text(answers, "one_thing")}))
    if text(answers, "kind_word"):
        made.append(Record("win", "kind_word", facts.today, words={"what": text(answers, "kind_word")}))
    return tuple(made)


def reply_kept(answers: Answers, facts: Facts) -> Fills:
    kept = what_was_kept(reply_records)(answers, facts)
    mended = put_away(answers, facts) is not None and kept == {"what": Token("empty")}
    return {"what": Token("taps")} if mended else kept


def one_thing_kept(answers: Answers, facts: Facts) -> Fills:
    return {"thing": text(answers, "one_thing")}


FEEDBACK_REPLY = Flow(
    "feedback_reply",
    records=reply_records,
    closing="may_i_keep",
    knows={"company": "company"},
    needs=needs_replies,
    steps=(
        fork("before", lambda answers, facts: "yes" if unread(answers, facts) else "no",
             yes="which", no="hello"),
        pick("which", "new", rows=entry_rows(unread), new="hello", skipped="hello"),
        fork("which_reply", which_reply, old="how_long", new="hello"),
        say("hello"),
        write("reply", skipped="closed"),
        write("company"),
        fork("how_long", how_long, short="now_word", long="now"),
        pick("now_word", "now", "later", "no", fills=the_word, if_yes="now", if_no="no",
             now="feelings", later="look_when", no="put_down", skipped="put_down"),
        pick("now", "now", "later", "no", if_yes="now", if_no="no",
             now="feelings", later="look_when", no="put_down", skipped="put_down"),
        pick("look_when", "tomorrow", "week", "own_time", depth=True),
        do("look_later", look_later),
        say("put_away", then="may_i_keep"),
        say("put_down", then="may_i_keep"),

        # First how it was to read, then what it is about, then at most one thing.
        picks("feelings", *FEELINGS, phase="feel"),
        pick("sort", "role", "performance", "vague", "stings", phase="understand",
             role="role", performance="one_time", vague="vague", stings="stings", skipped="kind_word"),
        say("role", then="kind_word"),
        say("vague", then="kind_word"),
        say("stings", then="kind_word"),
        say("one_time"),
        write("one_thing", "none", phase="act", if_no="none", none="nothing_to_try",
              skipped="nothing_to_try"),
        say("one_thing_kept", fills=one_thing_kept, then="kind_word"),
        say("nothing_to_try"),
        write("kind_word", "nothing", phase="understand", if_no="nothing"),

        may_i_keep("may_i_keep"),
        do("sorted_reply", sorted_reply),
        keep(),
        say("kept", key="keeping.kept", fills=reply_kept),
        say("closed", then="end"),
    ),
)  # fmt: skip
