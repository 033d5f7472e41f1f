"""'I got rejected': feel it, understand it, one small step.

Three sizes, chosen by the person: together (nine questions at most), a quick log of half a minute, and "I'll write,
you listen". The words live in content/<locale>/rejected.ftl under the step names below. Every question understands
back, skip and stop.

What changes the path: how much is riding on it, how long ago it was, how many there were lately, how much strength
there is, and whether it set them alight.

Serves: S1 S2 S3 S5 S6 S8 S9 S10 S11 S12 S14 S15 S16 S17, F1 F2 F3 F4 F5 F6 F10 F11 F12 F13 F14 F15 F17 F18 F22
F25 F26 F27, P1 P2 P5 P6 P7 P8 P9 P10 P11 P19 P26 P45 P46 P47 P49, R1 R2 R4 R9 R10 R20 R21 R25, A1 A2 A4 A6 A8 A9,
C2 C3 C6 C8 C12 C13 C14.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.core.answer import Answers, choice, picked, text
from bot.core.effects import Change, Choice, Effect, Fills, Token, yes_or_no
from bot.core.events import Event, Resumed, Stopped, WentBack
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.records import Entry, Record
from bot.core.session import LEAVE, Session
from bot.core.steps import day, do, fork, keep, may_i_keep, pick, picks, remind, say, start, write
from bot.flows.asking_gently import soft_question
from bot.flows.jar import from_the_jar
from bot.flows.shared import LOOK_INS, comfort_rows, look_ins, step_taken, step_words
from bot.flows.weight import WEIGH, both, weighs_after, weighs_before
from bot.flows.weight import felt as feelings_of

MANY = 3
"""This many no's within two weeks make the talk shorter, and rest comes first."""

STAGES = ("application", "assessment", "phone_screen", "interview", "final_round", "offer_stage")
MEANS = {
    "first_round": "interview", "second_round": "interview", "third_round": "interview",
    "technical": "interview", "panel": "interview",
    "linkedin": "other", "text": "other", "video": "other",
}  # fmt: skip
FEELINGS = (
    "sad", "disappointed", "ashamed", "angry", "bitter", "numb",
    "scared", "tired", "doubting", "relieved", "harder", "kind_letter", "flat", "fired_up",
)  # fmt: skip
HIDDEN = ("insider", "changed", "particular", "experience", "budget", "match", "chance")
PLAN_DAYS = 120
"""A plan for a no that is older than this belongs to another time."""
CARDS = {
    "insider": "measure", "chance": "measure", "experience": "skills", "particular": "skills",
    "match": "moment", "changed": "moment", "budget": "moment",
}  # fmt: skip
"""What is said about a reason they tapped, and only about the first of them."""
MET = ("phone_screen", "interview", "final_round")
"""Rounds in which several people are met for one role."""
LOW = {"tired", "numb", "flat"}
EFFORTS = ("walk", "tell", "job", "plan")


# --- what changes the path -------------------------------------------------------------------------------


def how_many(answers: Answers, facts: Facts) -> str:
    return "many" if facts.recent_rejections + 1 >= MANY else "few"


def what_is_known(answers: Answers, facts: Facts) -> str:
    return "details" if any(choice(answers, s) or text(answers, s) for s in ("company", "stage", "came")) else "nothing"


def size(answers: Answers, facts: Facts) -> str:
    chosen = choice(answers, "several") or choice(answers, "size")
    return chosen if chosen in ("log", "listen") else "together"


def short(answers: Answers, facts: Facts) -> bool:
    return choice(answers, "several") == "together"


def after_heard(answers: Answers, facts: Facts) -> str:
    if size(answers, facts) == "log" or short(answers, facts) or choice(answers, "stage") == "not_a_job":
        return "feelings"
    return "stakes"


def mood(answers: Answers, facts: Facts) -> str:
    felt = set(feelings_of(answers))
    if size(answers, facts) == "log":
        return "log"
    if "fired_up" in felt and not felt & LOW:
        return "fired_up"
    if not felt and not text(answers, "feelings"):
        return "unsaid"
    if felt == {"relieved"}:
        return "relieved"
    return next((word for word in ("kind_letter", "harder") if word in felt), "said")


def ways_to_feel(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """Words for it; and in a talk that is gone through together, how much it weighs, before and after."""
    whole = size(answers, facts) == "together" and not short(answers, facts)
    return (*FEELINGS, WEIGH) if whole else FEELINGS


def after_sentence(answers: Answers, facts: Facts) -> str:
    """The sentence is looked at once, and only when there is one."""
    return "sentence" if text(answers, "sting") and "sting_next" not in answers else "none"


def before_hidden(answers: Answers, facts: Facts) -> str:
    """That most who are met hear a no is said with the first no, and never again."""
    return "first" if facts.rejections == 0 and stage(answers) in MET else "again"


def a_card(answers: Answers, facts: Facts) -> str:
    return "card" if picked(answers, "hidden") and stage(answers) != "not_a_job" else "none"


def the_card(answers: Answers, facts: Facts) -> Fills:
    return {"card": Token(CARDS.get(picked(answers, "hidden")[0], "moment"))}


def room_to_look_back(answers: Answers, facts: Facts) -> str:
    """Someone who needs work soon, is worn out, or has had many no's is not asked to review a performance."""
    if short(answers, facts) or choice(answers, "stakes") == "need_soon" or worn(answers):
        return "no"
    return "no" if choice(answers, "sting_next") == "put_down" and late(answers, facts) == "fresh" else "yes"


def worn(answers: Answers) -> bool:
    return bool(LOW & set(feelings_of(answers)))


def late(answers: Answers, facts: Facts) -> str:
    return "late" if (facts.today - heard_on(answers, facts)).days >= 7 else "fresh"


def small_steps(answers: Answers, facts: Facts) -> tuple[str, ...]:
    """What is offered as enough for today: never more than strength allows, rest always."""
    if worn(answers) or short(answers, facts):
        offered = ["rest", "comfort", "walk", "tell", "nothing"]
    elif "fired_up" in feelings_of(answers):
        offered = ["plan", "job", "tell", "rest", "nothing"]
    elif choice(answers, "stakes") == "need_soon":
        offered = ["job", "tell", "rest", "walk", "nothing"]
    else:
        offered = ["rest", "walk", "tell", "job", "nothing"]
    if not text(answers, "improve") and not text(answers, "taught") and size(answers, facts) == "together":
        offered.append("questions")
    return ("kept_plan", *offered) if plan(facts, answers) else tuple(offered)


def comforts(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    """Their own comforts by name, where something comforting is offered."""
    return comfort_rows(answers, facts) if "comfort" in small_steps(answers, facts) else ()


def plan(facts: Facts, answers: Answers) -> Entry | None:
    """The plan for a no that they made after an interview, unless it is old, used, or was for another company."""
    company = text(answers, "company").casefold()
    for entry in facts.latest.get("plan", ()):
        record = entry.record
        elsewhere = company and record.words.get("company", company).casefold() != company
        if record.name == "plan" and not record.taps.get("used") and not elsewhere:
            return entry if (facts.today - record.on).days <= PLAN_DAYS else None
    return None


def plan_used(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """A plan that was taken up is not shown for the next no."""
    kept = plan(facts, answers)
    if kept is None or choice(answers, "next_step") != "kept_plan" or facts.keeps == "nothing":
        return ()
    return (Change(kept.id, replace(kept.record, taps={**kept.record.taps, "used": ("yes",)})),)


def effort(answers: Answers, facts: Facts) -> str:
    return "plan" if choice(answers, "next_step") in EFFORTS or text(answers, "next_step") else "rest"


def ending(answers: Answers, facts: Facts) -> str:
    """A log that turned into more than a log ends like a talk."""
    return "listen" if size(answers, facts) == "log" and text(answers, "logged") else size(answers, facts)


# --- when it happened -------------------------------------------------------------------------------------


def heard_on(answers: Answers, facts: Facts) -> date:
    """The day they heard. "This week" and "weeks ago" are rough: the middle of what was said."""
    answer = choice(answers, "heard_again") or choice(answers, "heard")
    back = {"": 0, "today": 0, "yesterday": 1, "this_week": 3, "weeks_ago": 21}
    if answer in back:
        return facts.today - timedelta(days=back[answer])
    return min(date.fromisoformat(answer), facts.today)


def rough(answers: Answers) -> bool:
    return (choice(answers, "heard_again") or choice(answers, "heard")) in ("this_week", "weeks_ago")


def ways_to_look_in(answers: Answers, facts: Facts) -> tuple[str, ...]:
    return (*look_ins(answers, facts), "details")


# --- what is kept ------------------------------------------------------------------------------------------

TAPS = ("stage", "kind", "came", "stakes", "seen", "hidden", "off", "next_step", "job_size")
WRITTEN = (
    "company", "role", "sector", "what", "feelings", "sting", "rewrite", "evidence", "replay", "more", "pictured",
    "listen", "listen_friend", "logged", "improve", "taught", "examples", "strengths", "moments",
)  # fmt: skip


def records(answers: Answers, facts: Facts) -> tuple[Record, ...]:
    """The no itself; and a win, a lesson, a line and a next step where there is one."""
    on = heard_on(answers, facts)
    taps = {step: picked(answers, step) for step in TAPS if picked(answers, step)}
    for name, chosen in (("feelings", feelings_of(answers)), ("weight", both(answers))):
        if chosen:
            taps[name] = chosen
    if choice(answers, "stage_again"):
        taps["stage"] = picked(answers, "stage_again")
    if rough(answers):
        taps["rough"] = ("yes",)
    made = [Record("rejection", "rejection", on, taps, {s: text(answers, s) for s in WRITTEN if text(answers, s)})]
    if text(answers, "well"):
        made.append(Record("win", "well", on, words={"what": text(answers, "well")}))
    if choice(answers, "first") == "yes":
        made.append(Record("win", "first", on, taps={"first": picked(answers, "stage") or ("application",)}))
    for step in ("improve", "taught"):
        if text(answers, step):
            made.append(Record("lesson", step, on, words={"what": text(answers, step)}))
    if text(answers, "rewrite"):
        made.append(Record("line", "rewrite", facts.today, words={"what": text(answers, "rewrite")}))
    if choice(answers, "practical_step") in ("benefits", "bridge", "tell"):
        made.append(Record("step", "practical_step", facts.today, {"what": picked(answers, "practical_step")}))
    made.extend(step_taken(answers, facts))
    if choice(answers, "break_from") == "applying":
        made.append(Record("step", "rest", facts.today, {"what": ("rest",)}))
    return tuple(made)


def what_is_kept(answers: Answers, facts: Facts) -> Fills:
    made = records(answers, facts) if facts.keeps != "nothing" else ()
    kinds = [record.kind for record in made if record.kind == "rejection" or facts.keeps == "words"]
    return {
        "keeps": Token(facts.keeps or "taps"),
        "words": yes_or_no(any(answer.words for answer in answers.values())),
        "wins": kinds.count("win"),
        "lessons": kinds.count("lesson"),
        "lines": kinds.count("line"),
    }


# --- words that use what was said ---------------------------------------------------------------------------


def stage(answers: Answers) -> str:
    return choice(answers, "stage_again") or choice(answers, "stage") or "unknown"


def details(answers: Answers, facts: Facts) -> Fills:
    return {
        "company": text(answers, "company") or "-",
        "named": yes_or_no(text(answers, "company")),
        "stage": Token(stage(answers)),
        "came": Token(choice(answers, "came") or "unknown"),
    }


def times(answers: Answers, facts: Facts) -> Fills:
    return {"times": facts.recent_rejections + 1}


def may_keep(answers: Answers, facts: Facts) -> Fills:
    return {"keeps": Token("nothing" if facts.keeps == "nothing" else "kept")}


def lateness(answers: Answers, facts: Facts) -> Fills:
    return {"late": Token(late(answers, facts))}


def strength(answers: Answers, facts: Facts) -> Fills:
    """How much is left today, and the plan they made for such a day."""
    kept = plan(facts, answers)
    record = kept.record if kept else None
    own = record.words.get("what", "") if record else ""
    made = "own" if own else (*record.taps.get("what", ()), "none")[0] if record else "none"
    return {"worn": yes_or_no(worn(answers)), "plan": Token(made), "own": own or "-"}


def the_round(answers: Answers, facts: Facts) -> Fills:
    return {"stage": Token(stage(answers))}


def the_step(answers: Answers, facts: Facts) -> Fills:
    return step_words(answers, facts)


def win(answers: Answers, facts: Facts) -> Fills:
    return {"win": text(answers, "well")}


EARLY = ("how_many", "several", "size", "what", "stage", "kind", "heard", "stakes", "what_first", "practical_step")
"""Questions after which no small step is offered yet."""


def needs(session: Session, event: Event) -> Needs:
    """What the way from here may look at, and no more: each is a query."""
    if session.step == LEAVE or isinstance(event, WentBack | Resumed | Stopped):
        return Needs(recent=True, ever=True, latest=("plan", "comfort"), recall="earlier")
    return Needs(
        recent=session.step in ("how_many", "several"),
        ever=session.step in ("seen", "evidence", "hidden"),
        latest=() if session.step in EARLY else ("plan", "comfort"),
        recall="" if session.step in EARLY else "earlier",
    )


REJECTED = Flow(
    "rejected",
    version=1,
    records=records,
    closing="may_i_keep",
    knows={"company": "company", "role": "role", "stage": "stage", "channel": "came", "when": "heard"},
    means=MEANS,
    needs=needs,
    steps=(
        # How they want to go about it.
        fork("how_many", how_many, many="several", few="known"),
        pick("several", "rest", "log", "listen", "together", depth=True, fills=times, skipped="keep_log",
             rest="keep_rest", log="keep_log", listen="listen", together="stage"),
        fork("known", what_is_known, details="sorry_known", nothing="sorry"),
        say("sorry_known", fills=details, then="size"),
        say("sorry"),
        pick("size", "together", "log", "listen", "details", depth=True, if_yes="together", if_no="log",
             shown=lambda answers, facts: ("together", "log", "listen")
             + (("details",) if what_is_known(answers, facts) == "details" else ()),
             together="stage", log="what", listen="listen", details="details", skipped="stage"),

        # What happened.
        write("what", depth=True),
        pick("stage", *STAGES, "not_a_job", not_a_job="kind"),
        fork("after_stage", lambda answers, facts: "short" if short(answers, facts) else "whole",
             short="feelings", whole="heard"),
        pick("kind", "exam", "competition", "placement", "other"),
        day("heard", "today", "yesterday", "this_week", "weeks_ago", fills=the_round),
        fork("after_heard", after_heard, stakes="stakes", feelings="feelings"),
        pick("stakes", "curious", "want", "need", "need_soon", need_soon="what_first", then="feelings"),
        pick("what_first", "feelings", "practical", "dont_know", practical="practical"),

        # Feel.
        picks("feelings", *FEELINGS, WEIGH, phase="feel", shown=ways_to_feel),
        weighs_before(then="mood"),
        fork("mood", mood, log="may_i_keep", fired_up="fired_up", unsaid="unsaid", relieved="relieved",
             kind_letter="kind_letter", harder="harder", said="thanks"),
        say("fired_up", then="next_step"),
        say("relieved", then="sting"),
        say("unsaid", then="sting"),
        say("kind_letter", then="sting"),
        say("harder", then="sting"),
        say("thanks"),
        write("sting", "replay", "pictured", phase="feel", fills=lateness,
              replay="replay", pictured="pictured", skipped="look_back"),
        say("held", then="after_sentence"),
        write("replay", "done", many=True, depth=True, phase="feel", then="thanks_for_writing"),
        write("more", "done", many=True, depth=True, phase="feel", then="thanks_for_writing"),
        write("pictured", depth=True, phase="feel", skipped="look_back"),
        say("pictured_thanks", then="after_sentence"),
        say("thanks_for_writing"),
        fork("after_sentence", after_sentence, sentence="sting_next", none="look_back"),
        pick("sting_next", "stay", "look", "put_down", stay="more", look="seen", put_down="put_down",
             skipped="look_back"),
        say("put_down", then="look_back"),

        # Understand, as far as they like.
        pick("seen", "said", "saw", "guess", "dont_know", depth=True, phase="understand",
             said="evidence", saw="evidence", then="before_hidden"),
        write("evidence", depth=True, phase="understand"),
        fork("before_hidden", before_hidden, first="many_hear_it", again="hidden"),
        say("many_hear_it"),
        picks("hidden", *HIDDEN, depth=True, phase="understand", fills=the_round),
        fork("a_card", a_card, card="card", none="rewrite"),
        say("card", fills=the_card),
        write("rewrite", "leave_it", depth=True, phase="understand", leave_it="left_as_it_is", skipped="left_as_it_is"),
        say("side_by_side", then="look_back"),
        say("left_as_it_is"),
        fork("look_back", room_to_look_back, yes="well", no="next_step"),
        write("well", "nothing", phase="understand", if_no="nothing", nothing="next_step", skipped="next_step"),
        say("well_kept", fills=win, then="next_step"),

        # More questions, only when asked for.
        write("improve", "nothing", depth=True, phase="understand", if_no="nothing"),
        write("taught", "nothing", depth=True, phase="understand", if_no="nothing"),
        pick("deeper", "more", "off", "enough", depth=True, more="examples", off="off", enough="next_step",
             skipped="next_step"),
        write("examples", depth=True, phase="understand"),
        write("strengths", depth=True, phase="understand"),
        write("moments", depth=True, phase="understand", then="next_step"),
        picks("off", "culture", "draining", "values", "people", "process", depth=True, phase="understand",
              skipped="next_step"),
        say("off_thanks", then="next_step"),

        # Help with what cannot wait, for those who choose it first.
        say("practical"),
        pick("practical_step", "benefits", "bridge", "tell", "feelings", depth=True, feelings="feelings",
             skipped="feelings"),
        say("practical_noted", then="feelings"),

        # Act: one small step, and rest is one.
        pick("next_step", "kept_plan", "plan", "job", "rest", "comfort", "walk", "tell", "nothing", "questions",
             own_words=True, phase="act", shown=small_steps, rows=comforts, fills=strength,
             job="job_size", questions="improve"),
        fork("effort", effort, plan="when", rest="weighed"),
        pick("job_size", "five", "fifteen", "forty_five", depth=True, phase="act"),
        write("when", "open", phase="act", if_no="open"),
        weighs_after(then="may_i_keep"),

        # Keep.
        may_i_keep("may_i_keep"),
        do("plan_used", plan_used),
        keep(),
        fork("how_it_ends", ending, log="logged", listen="heard_you", together="thank_you"),
        say("thank_you", fills=the_step),
        say("kept", fills=what_is_kept),
        from_the_jar(then="may_look_in"),
        fork("may_look_in", lambda answers, facts: "no" if facts.keeps == "nothing" else "yes",
             yes="look_in", no="goodbye"),
        pick("look_in", *LOOK_INS, "details", depth=True, shown=ways_to_look_in, if_yes="tomorrow", if_no="quiet",
             tomorrow="look_in_tomorrow", daily="to_daily", details="details",
             quiet="goodbye", skipped="goodbye"),
        remind("look_in_tomorrow", days=1, hour=18),
        say("until_tomorrow", then="end"),
        start("to_daily", "daily_setup"),
        say("goodbye", then="end"),

        # "I'll write, you listen."
        write("listen", "done", "friend", many=True, phase="feel", friend="listen_friend", then="may_i_keep"),
        write("listen_friend", "done", many=True, depth=True, phase="feel", then="may_i_keep"),
        say("heard_you", then="kept"),

        # The quick log.

               keep("keep_log"),
        pick("logged", "all", "more", "pause", own_words=True, depth=True, fills=may_keep, if_yes="more", if_no="all",
             all="goodbye", more="listen",
             pause="break_from", words="may_i_keep", skipped="goodbye"),
        keep("keep_rest"),
        pick("break_from", "applying", "everything", "dont_know", depth=True, applying="keep_break",
             everything="soft", dont_know="soft", skipped="goodbye"),
        keep("keep_break"),
        say("rest_from_applying", then="end"),
        soft_question("soft", then="end"),


        # The details, for those who like them.
        pick("details", "company", "role", "sector", "stage_again", "came", "heard_again", "first", "done", depth=True,
             asks_anew=True,
             company="company", role="role", sector="sector", stage_again="stage_again", came="came",
             heard_again="heard_again", first="first", done="after_details", skipped="after_details"),
        write("company", depth=True, then="details"),
        write("role", depth=True, then="details"),
        write("sector", depth=True, then="details"),
        pick("stage_again", *STAGES, key="rejected.stage", depth=True, then="details"),
        pick("came", "email", "phone", "portal", "letter", "in_person", "other", depth=True, then="details"),
        day("heard_again", "today", "yesterday", "this_week", "weeks_ago", depth=True, then="details"),
        pick("first", "yes", "no", depth=True, then="details"),
        fork("after_details", lambda answers, facts: "later" if "next_step" in answers else "first",
             later="may_i_keep", first="size"),
    ),
)  # fmt: skip
