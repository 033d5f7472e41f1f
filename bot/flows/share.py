"""Sharing with a group: what, under which name, without the company's; the exact words once more; then ten minutes.

Nothing leaves before its author has seen it as everybody will, and said yes to just that.

Serves: S16, P34, G1, G2, G4, G5, G7, G11, G15, G17, G18, G19; principles U5 and U6.
"""

from __future__ import annotations

from typing import cast, get_args

from bot.core.answer import Answers, choice, text
from bot.core.effects import Choice, Effect, Fills, Say, Start, Token, yes_or_no
from bot.core.events import Began, Event, Picked, Wrote
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import About, Draft, GroupView, Share
from bot.core.records import Entry, Kind
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, start, write
from bot.flows.history import LINES
from bot.flows.which_group import group_rows
from bot.groups.masking import harmless, masked, names
from bot.groups.posts import LONGEST_SHARE, MOST_A_DAY, MOST_ANSWERS_A_DAY, read_first
from bot.groups.showing import preview

ABOUT: dict[Kind, About] = {
    "rejection": "no", "silence": "silence", "win": "win", "offer": "offer", "lesson": "lesson", "line": "line",
    "advice": "advice",
}  # fmt: skip
"""What can be shared of a history, and what it is called in the group."""
MOST_ROWS = 5
LONGEST_NAME = 40
OFTEN = 2
"""So many no's shared within a week, and before another one they are asked whether to look at it here first."""
NAMED_IN: tuple[Kind, ...] = ("rejection", "silence", "offer")
"""Kinds of entries whose companies are looked for in the words."""


def needs(session: Session, event: Event) -> Needs:
    """The group that is meant, and how they stand there before anything is asked and before anything leaves."""
    answers = event.known if isinstance(event, Began) else session.answers
    id = group_of(answers)
    what, said = choice(answers, "what"), {step: text(answers, step) for step in ("words", "anew", "nickname")}
    if isinstance(event, Picked) and event.choices:
        chosen = event.choices[0]
        if session.step == "which":
            id = chosen.removeprefix("g_")
        if session.step == "what":
            what = chosen
    if isinstance(event, Wrote) and session.step in ("words", "anew", "nickname"):
        said[session.step] = event.text
    return Needs(
        groups=True,
        group=id,
        standing=bool(id) and (isinstance(event, Began) or session.step in ("which", "preview")),
        latest=tuple(ABOUT),
        entry=int(what[1:]) if what[:1] == "e" and what[1:].isdigit() else None,
        listens=(said["anew"] or said["words"], said["nickname"]),
        listens_to_entry=not said["anew"],
    )


def group_of(answers: Answers) -> str:
    return choice(answers, "which").removeprefix("g_") or choice(answers, "group")


def group(facts: Facts) -> GroupView:
    return facts.group or GroupView("")


def which_group(answers: Answers, facts: Facts) -> str:
    if group_of(answers):
        return "meant"
    return "some" if facts.groups else "none"


def groups(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return group_rows(facts, "shares")


def may_share(answers: Answers, facts: Facts) -> str:
    """Whether they may share there now: asked at the beginning, and again before it leaves."""
    found = facts.group
    if found is None or not found.active or "shares" not in found.features:
        return "gone"
    if found.stands in ("unknown", "stranger"):
        return found.stands
    if not found.joined:
        return "new"
    if found.blocked:
        return "blocked"
    if about(answers, facts) == "kind":
        return "enough_kind" if facts.answered_today.get(found.id, 0) >= MOST_ANSWERS_A_DAY else "may"
    return "enough" if facts.shared_today.get(found.id, 0) >= MOST_A_DAY else "may"


# --- what it says -------------------------------------------------------------------------------------------


def shareable(facts: Facts) -> tuple[Entry, ...]:
    """The newest of what may be shared, without what was said when it was dangerous."""
    found = (entry for kind in ABOUT for entry in facts.latest.get(kind, ()) if "sensitive" not in entry.record.taps)
    return tuple(sorted(found, key=lambda each: (each.record.on, each.id), reverse=True)[:MOST_ROWS])


def entries(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"e{entry.id}", {"about": Token(ABOUT[entry.record.kind]), "words": words_of(entry) or "…"}, "row")
        for entry in shareable(facts)
    )


def begins(answers: Answers, facts: Facts) -> str:
    """What is shared: an answer to somebody, words brought along, or something they choose."""
    if choice(answers, "about") and third_time(answers, facts) == "third":
        return "third"
    if text(answers, "words"):
        return "words"
    return "write" if choice(answers, "answers") or choice(answers, "about") else "look"


def words_of(entry: Entry | None) -> str:
    """What they wrote in an entry, as far as it stands for itself."""
    written = entry.record.words if entry else {}
    return next((written[field] for field in LINES if written.get(field)), "")


def chosen(answers: Answers, facts: Facts) -> str:
    return "told" if words_of(facts.entry) else "untold"


def third_time(answers: Answers, facts: Facts) -> str:
    """A no for the third time within a week: told over and over among others, it tends to weigh more, not less."""
    again = about(answers, facts) in ("no", "silence") and facts.nos_lately >= OFTEN
    return "third" if again and not choice(answers, "together") else "no"


def goes_on(answers: Answers, facts: Facts) -> str:
    if facts.entry:
        return chosen(answers, facts)
    return "told" if text(answers, "words") else "untold"


def raw(answers: Answers, facts: Facts) -> str:
    return text(answers, "anew") or text(answers, "words") or words_of(facts.entry)


def companies(facts: Facts) -> tuple[str, ...]:
    told = [entry.record.words.get("company", "") for kind in NAMED_IN for entry in facts.latest.get(kind, ())]
    own = facts.entry.record.words.get("company", "") if facts.entry else ""
    return tuple(dict.fromkeys(each for each in (own, *told) if each))


def stand_in(facts: Facts, what: str) -> str:
    """What stands where something was taken out."""
    return facts.stand_ins.get(what, "…")


def without_ways_out(answers: Answers, facts: Facts) -> str:
    return harmless(raw(answers, facts), stand_in(facts, "link"), stand_in(facts, "contact"))


def words(answers: Answers, facts: Facts) -> str:
    """The words as everybody would read them."""
    cleaned = without_ways_out(answers, facts)
    if choice(answers, "company") == "leave":
        return cleaned
    return masked(cleaned, companies(facts), stand_in(facts, "company"))


def by(answers: Answers, facts: Facts) -> str:
    match choice(answers, "by"):
        case "own_name":
            return facts.name
        case "nickname":
            named = harmless(text(answers, "nickname"), "", "")
            if choice(answers, "company") != "leave":
                named = masked(named, companies(facts), stand_in(facts, "company"))
            return named[:LONGEST_NAME]
        case _:
            return ""


def about(answers: Answers, facts: Facts) -> About:
    told = choice(answers, "about")
    if told in get_args(About):
        return cast(About, told)
    return ABOUT.get(facts.entry.record.kind, "words") if facts.entry else "words"


def before(answers: Answers, facts: Facts) -> dict[str, int]:
    told = choice(answers, "before")
    numbers = {"before": int(told)} if told.isdecimal() and int(told) else {}
    # Whether those who cheered them before are told of it. Nobody reads that in the group.
    return numbers | ({"cheered": 1} if choice(answers, "cheered") else {})


def draft(answers: Answers, facts: Facts) -> Draft:
    return Draft(
        group_of(answers), about(answers, facts), by(answers, facts), words(answers, facts), choice(answers, "answers"),
        before(answers, facts),
    )  # fmt: skip


def fits(answers: Answers, facts: Facts) -> str:
    """Whether these words can go to others at all."""
    if facts.grave:
        return "calmed" if facts.grave == "calmed" else "grave"
    told = words(answers, facts)
    if not told:
        return "empty"
    if len(told) > LONGEST_SHARE:
        return "long"
    named = names(without_ways_out(answers, facts), companies(facts))
    return "company" if named else "fits"


def to_take_along(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """They are no longer in the group: what of theirs stands there may come with them."""
    return (Start("take_along", known={"group": group_of(answers)}),)


def to_safety(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Start("safety", known={"tier": facts.grave or "soft"}),)


def own_name(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    return (Choice("own_name", {"name": facts.name}, "own"),) if facts.name else ()


# --- seeing it, and saying yes to just that -----------------------------------------------------------------


def shown(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """The words stand with the question each time that it is asked: whatever made them change, the yes is to these."""
    return (Say("share.intro", its_name(answers, facts)), *preview(draft(answers, facts)))


def of_the_group(answers: Answers, facts: Facts) -> Fills:
    found = group(facts)
    by_hand = read_first(found.moderated, about(answers, facts), by(answers, facts))
    return {"moderated": yes_or_no(by_hand)}


def its_name(answers: Answers, facts: Facts) -> Fills:
    return {"name": group(facts).name or "-"}


def yes(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    """The yes names what it is a yes to: anything else that is on the way by then is shown anew."""
    return (Choice(f"y{draft(answers, facts).digest}", label="post"),)


def confirmed(answers: Answers, facts: Facts) -> str:
    """Whether it is still what they saw. What they wrote an entry with may have been changed meanwhile, elsewhere."""
    return "same" if choice(answers, "preview")[1:] == draft(answers, facts).digest else "other"


def share(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Share(draft(answers, facts), choice(answers, "preview")[1:]), Start("shared_it"))


SHARE = Flow(
    "share",
    needs=needs,
    told={"group": ("", "g1"), "answers": (), "about": ("", *get_args(About)), "before": (), "cheered": ("", "yes")},
    steps=(
        fork("which_group", which_group, meant="may_share", some="which", none="no_group"),
        say("no_group", then="end"),
        pick("which", "close", rows=groups, close="closed", skipped="closed"),
        fork("may_share", may_share, may="begins", gone="gone", unknown="unknown", stranger="stranger", new="new",
             blocked="blocked", enough="enough", enough_kind="enough_kind"),
        say("gone", then="end"),
        say("unknown", then="end"),
        say("stranger"),
        do("take_along", to_take_along, then="end"),
        say("new", then="end"),
        say("blocked", then="end"),
        say("enough", then="end"),
        say("enough_kind", then="end"),

        fork("begins", begins, look="what", write="words", words="fits", third="together"),
        pick("what", "new", "ask_mock", "close", rows=entries, new="words", ask_mock="mock", close="closed",
             skipped="closed"),
        fork("third_time", third_time, third="together", no="chosen"),
        fork("chosen", chosen, told="fits", untold="words"),
        pick("together", "here", "share", if_yes="here", here="to_replay", share="goes_on", skipped="closed"),
        fork("goes_on", goes_on, told="fits", untold="words"),
        say("mock", then="words"),
        write("words", skipped="closed"),
        fork("fits", fits, grave="not_this", calmed="other_words", empty="nothing_left", long="too_long",
             company="company", fits="by"),
        say("not_this"),
        do("to_safety", to_safety, then="end"),
        say("other_words", then="anew"),
        say("nothing_left", then="anew"),
        say("too_long", then="anew"),
        write("anew", key="share.words", then="fits", skipped="closed"),
        pick("company", "mask", "leave", if_yes="mask", if_no="leave"),
        pick("by", "nobody", "nickname", rows=own_name, nobody="preview", nickname="nickname", then="preview"),
        write("nickname"),
        fork("fits_nickname", fits, grave="not_this", calmed="other_words", empty="nothing_left", long="too_long",
             company="preview", fits="preview"),

        pick("preview", "change", "other_name", "not_now", rows=yes, shows=shown, fills=of_the_group,
             skipped="closed", change="anew", other_name="by", not_now="closed"),
        fork("fits_now", fits, grave="not_this", calmed="other_words", empty="nothing_left", long="too_long",
             company="confirmed", fits="confirmed"),
        fork("confirmed", confirmed, same="still", other="has_changed"),
        say("has_changed", then="preview"),
        fork("still", may_share, may="share", gone="gone", unknown="unknown", stranger="stranger", new="new",
             blocked="blocked", enough="enough", enough_kind="enough_kind"),
        do("share", share, then="end"),
        start("to_replay", "replay"),
        say("closed", then="end"),
    ),
)  # fmt: skip
