"""When someone may be in danger: asked plainly, once, with real help at hand, over any conversation and back to it.

It tells nobody, promises nothing, and keeps no word of it: what stays is a quiet time that looks like any pause, and
a count without a person.
The tier is known before it begins. Protocol: docs/safety.md. Clinical review: not yet given.

Serves: F7 F8 F9 F23, P41 (replaced by help); principles U14 U15.
"""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.answer import Answers, choice
from bot.core.effects import (
    Calm,
    CancelReminders,
    Change,
    Effect,
    Fills,
    HelpNow,
    Park,
    Quiet,
    Remind,
    Tally,
    Wake,
    yes_or_no,
)
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry
from bot.core.session import Session
from bot.core.steps import country, do, fork, pick, say, write
from bot.flows.application import THOUGH_QUIET, interviews_told, wanted, with_taps
from bot.flows.helpnow import COUNTRIES, settle

TIERS = ("soft", "passive", "active", "self_harm", "imminent", "third_party")
QUIET_HOURS = 72
MISREAD = {"misread": "commands.misread"}
"""Phrases with which people say that it was a figure of speech."""

ASKED = ("yes", "sometimes", "wish", "no", "cant_say", "misread")


def tier(answers: Answers, facts: Facts) -> str:
    told = choice(answers, "tier")
    return told if told in TIERS else "soft"


def counted(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Tally(f"safety.{tier(answers, facts)}"),)


def quiet(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Quiet(QUIET_HOURS), CancelReminders())


def lines(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (HelpNow(),)


def calm(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Calm(),)


def misread(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Calm(), Tally("safety.misread"))


def park(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """After a yes nobody is led back to a check-in by itself: it waits until they want it."""
    return (Park(),)


def needs(session: Session, event: Event) -> Needs:
    return Needs(latest=("application",))


def interviews_within(facts: Facts) -> tuple[Entry, ...]:
    """The applications whose interview lies in the quiet time, and of which they wanted to be told."""
    last = facts.today + timedelta(hours=QUIET_HOURS)
    return tuple(e for e in facts.latest.get("application", ()) if interviews_told(e.record, facts.today, last))


def interview_near(answers: Answers, facts: Facts) -> str:
    """Whether the quiet time would swallow a message about a set interview. Nobody in the worst hour is asked."""
    no_alarm = "no" in (choice(answers, "soft"), choice(answers, "passive"), choice(answers, "unclear"))
    misread = any(answer.choice == "misread" for answer in answers.values())
    never_quiet = tier(answers, facts) == "soft" and choice(answers, "soft") in ("no", "misread")
    worst = "imminent_call" in answers and not misread and not no_alarm
    near = interviews_within(facts) and facts.keeps != "nothing"
    return "near" if near and not never_quiet and not worst else "none"


def when(answers: Answers, facts: Facts) -> Fills:
    days = [at[:10] for e in interviews_within(facts) for at in e.record.taps.get("interview", ())]
    coming = sorted(day for day in days if day >= facts.today.isoformat())
    return {"on": date.fromisoformat(coming[0]) if coming else facts.today}


def let_come(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    made: list[Effect] = []
    for entry in interviews_within(facts):
        tell = tuple(dict.fromkeys((*entry.record.taps.get("tell", ()), THOUGH_QUIET)))
        made.append(Change(entry.id, with_taps(entry.record, tell=tell)))
        made.extend(Wake(name) for name in wanted(entry.record) if name.startswith(("eve:", "after:")))
    return tuple(made)


def what_returns(answers: Answers, facts: Facts) -> Fills:
    """Whether anything of its own comes after the quiet time."""
    asked = any(wanted(entry.record) for entry in facts.latest.get("application", ()))
    awake = facts.daily and not facts.daily.startswith("-")
    return {"returns": yes_or_no(asked or awake or facts.recap)}


def tomorrow(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Remind("look_in", days=1, hour=11),)


SAFETY = Flow(
    "safety",
    over=True,
    needs=needs,
    told={"tier": TIERS},
    steps=(
        do("counted", counted),
        fork("tier", tier, soft="soft", passive="be_quiet_passive", active="be_quiet_active",
             self_harm="be_quiet_hurt", imminent="be_quiet_imminent", third_party="third_party"),

        # Heavy words that leave it open: one gentle question.
        pick("soft", *ASKED, own_words=True,
             yes="be_quiet_soft", sometimes="be_quiet_soft", wish="be_quiet_soft", cant_say="be_quiet_soft",
             no="calm_no", misread="calm_misread", words="unclear", skipped="be_quiet_soft", hints=MISREAD),
        do("be_quiet_soft", quiet),
        pick("might_act_soft", "yes", "no", "dont_know", key="safety.might_act", own_words=True, at_hand="line",
             yes="imminent_call", dont_know="imminent_call", no="where", words="imminent_call", skipped="where"),

        # Not wanting to live, said without a plan: the question, with a line at hand.
        do("be_quiet_passive", quiet),
        pick("passive", *ASKED, own_words=True, at_hand="line",
             yes="might_act", sometimes="might_act", wish="might_act", cant_say="might_act", words="unclear",
             no="calm_no", misread="calm_misread", skipped="stay", hints=MISREAD),
        # An answer that is neither a yes nor a no is asked for once more, and then taken as a yes.
        pick("unclear", *ASKED, own_words=True, at_hand="line",
             yes="might_act", sometimes="might_act", wish="might_act", cant_say="might_act", words="might_act",
             no="calm_no", misread="calm_misread", skipped="stay", hints=MISREAD),
        pick("might_act", "yes", "no", "dont_know", own_words=True, hints=MISREAD,
             yes="imminent_call", dont_know="imminent_call", no="where", words="imminent_call", skipped="where"),

        # Thinking of ending one's life: the lines before the question.
        do("be_quiet_active", quiet),
        say("active_thanks"),
        do("active_lines", lines),
        pick("active", "yes", "no", "dont_know", "misread", own_words=True,
             yes="imminent_call", dont_know="imminent_call", no="distance", misread="calm_misread",
             words="imminent_call", skipped="stay", hints=MISREAD),
        say("distance", then="where"),

        # Hurting oneself.
        do("be_quiet_hurt", quiet),
        say("hurt_thanks"),
        do("hurt_lines", lines),
        pick("hurt_now", "yes", "no", "cant_say", "misread", own_words=True,
             yes="imminent_call", no="hurt_asked", cant_say="hurt_asked", words="hurt_asked",
             misread="calm_misread", skipped="stay"),
        pick("hurt_asked", *ASKED, key="safety.asked", own_words=True, no="ten_minutes", misread="ten_minutes",
             yes="might_act", sometimes="might_act", wish="might_act", cant_say="might_act", words="might_act",
             skipped="ten_minutes"),

        # Now: the emergency number first, then one thing at a time, repeated once.
        do("be_quiet_imminent", quiet),
        say("imminent_thanks"),
        pick("imminent_call", "calling", "someone", "cant", "misread", own_words=True, at_hand="emergency",
             calling="with_you", someone="with_you", cant="imminent_go", words="imminent_go",
             misread="calm_misread", skipped="imminent_go", if_yes="calling", if_no="cant",
             hints={**MISREAD, "someone": "commands.someone_here", "calling": "commands.calling"}),
        pick("imminent_go", "going", "cant", own_words=True, if_yes="going", if_no="cant",
             hints={"going": "commands.going"}, going="with_you", cant="imminent_door",
             words="imminent_door", skipped="imminent_door"),
        pick("imminent_door", "done", "cant", own_words=True, at_hand="emergency", done="with_you", cant="once_more",
             words="once_more", skipped="once_more"),
        say("once_more"),
        do("once_more_lines", lines, then="write_here"),
        say("with_you", then="write_here"),

        # The next ten minutes, by choice.
        fork("where", lambda answers, facts: "known" if facts.country else "unknown",
             known="ten_minutes", unknown="country"),
        country("country", *COUNTRIES, "elsewhere", key="helpnow.country", effects=settle,
        elsewhere="ten_minutes", skipped="ten_minutes"),
        do("lines_there", lines, then="ten_minutes"),
        pick("ten_minutes", "write", "someone", "ground", "lines", "stop", write="write_here", someone="someone",
             ground="ground", lines="the_lines", stop="stay", skipped="stay"),
        write("write_here", "done", many=True, depth=True, done="no_hurry", skipped="no_hurry"),
        pick("someone", "sent", "not_now", depth=True, sent="no_hurry", not_now="ten_minutes",
             skipped="ten_minutes"),
        pick("ground", "again", "enough", depth=True, again="ground_again",
             enough="ten_minutes", skipped="ten_minutes"),
        say("ground_again", then="ten_minutes"),
        do("the_lines", lines, then="no_hurry"),

        # Someone else is in danger.
        say("third_party"),
        do("third_party_lines", lines),
        pick("third_party_what", "now", "ask", "self", "died", "enough", own_words=True, now="third_party_now",
             ask="third_party_ask", self="third_party_self", died="third_party_died", enough="third_party_end",
             words="third_party_heard", skipped="third_party_end", hints={"died": "commands.already_died"}),
        say("third_party_heard", then="third_party_what"),
        say("third_party_now"),
        fork("third_party_where", lambda answers, facts: "known" if facts.country else "unknown",
             known="third_party_there", unknown="third_party_country"),
        country("third_party_country", *COUNTRIES, "elsewhere", key="helpnow.country", effects=settle,
                elsewhere="third_party_what", skipped="third_party_what"),
        do("third_party_there", lines, then="third_party_what"),
        say("third_party_ask", then="third_party_what"),
        say("third_party_self", then="third_party_what"),
        say("third_party_died", then="end"),
        say("third_party_end", then="end"),

        # Going on.
        do("calm_no", calm),
        say("no", then="interview_near"),
        do("calm_misread", misread),
        say("misread", then="interview_near"),

        say("stay"),
        do("no_hurry", park),
        pick("look_in", "tomorrow", "quiet", depth=True, if_yes="tomorrow", if_no="quiet", tomorrow="until_tomorrow",
             quiet="otherwise_quiet", skipped="otherwise_quiet"),
        do("until_tomorrow", tomorrow),
        say("tomorrow"),

        # A message about a set interview that the quiet time would swallow: asked first.
        fork("interview_near", interview_near, near="interview", none="end"),
        fork("otherwise_quiet", interview_near, near="interview", none="goodbye"),
        pick("interview", "let_come", "leave_out", depth=True, fills=when, if_yes="let_come", if_no="leave_out",
             let_come="let_come", leave_out="goodbye", skipped="goodbye"),
        do("let_come", let_come),
        say("it_comes", then="end"),
        say("goodbye", fills=what_returns, then="end"),
    ),
)  # fmt: skip
