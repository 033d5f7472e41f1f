"""What came back to something they shared: one look at it instead of ten pings, thanks, and a kind word kept.

The first words stand on lock screens and give nothing away. How many there were is a number from three up; who they
were nobody learns, and what was answered is shown as theirs, one at a time.

Serves: G3 G8 G9 G18; principles U11, U12 and U18.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.answer import Answers, choice
from bot.core.effects import Add, Choice, Effect, Fills, Quote, Token, yes_or_no
from bot.core.events import Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import PostView, Seen, Thank
from bot.core.records import Record
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, start
from bot.groups.posts import SHOWN_FROM


def of(answers: Answers) -> str:
    """The post that this is about."""
    return choice(answers, "reminder").partition(":")[2]


def needs(session: Session, event: Event) -> Needs:
    known = getattr(event, "known", None) or session.answers
    id = of(known)
    return Needs(posts=(id,) if id else None, replies=id)


def held(post: PostView, replies: Sequence[PostView]) -> int:
    """How much came back to it."""
    return post.cheers + post.me_too + len(replies)


def post(facts: Facts) -> PostView | None:
    return facts.posts[0] if facts.posts and facts.posts[0].state == "standing" else None


def there(answers: Answers, facts: Facts) -> str:
    found = post(facts)
    if found is None:
        return "gone"
    if not held(found, facts.replies):
        return "nothing"
    return "asked" if choice(answers, "asked") else "first"


def still(answers: Answers, facts: Facts) -> str:
    found = there(answers, facts)
    return "there" if found in ("first", "asked") else found


def seen(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    found = post(facts)
    return (Seen(found.id, held(found, facts.replies)),) if found else ()


def few(n: int) -> Token:
    """A number is told from three up: fewer could be told apart."""
    if n >= SHOWN_FROM:
        return Token("many")
    return Token(("none", "one", "few")[n])


def how_many(answers: Answers, facts: Facts) -> Fills:
    found = post(facts)
    cheers, me_too = (found.cheers, found.me_too) if found else (0, 0)
    return {
        "words": Quote(found.text if found else "-"),
        "cheered": few(cheers), "cheers": cheers if cheers >= SHOWN_FROM else 0,
        "same": few(me_too), "me_too": me_too if me_too >= SHOWN_FROM else 0,
        "answered": few(len(facts.replies)), "answers": len(facts.replies) if len(facts.replies) >= SHOWN_FROM else 0,
    }  # fmt: skip


# --- what was answered, one at a time -----------------------------------------------------------------------


def at(answers: Answers) -> int:
    """Which of the answers is shown: a tap carries the number of the one that comes next."""
    told = choice(answers, "reply")[1:]
    return int(told) if told.isdecimal() else 0


def this_one(answers: Answers, facts: Facts) -> PostView | None:
    number = at(answers)
    return facts.replies[number] if number < len(facts.replies) else None


def any_more(answers: Answers, facts: Facts) -> str:
    return "more" if this_one(answers, facts) else "none"


def their_words(answers: Answers, facts: Facts) -> Fills:
    found = this_one(answers, facts)
    return {
        "named": yes_or_no(found and found.by),
        "name": found.by if found and found.by else "-",
        "words": Quote(found.text if found else "-"),
    }


def rows(answers: Answers, facts: Facts) -> tuple[Choice, ...]:
    number = at(answers)
    keep = (Choice(f"k{number + 1}", label="keep"),) if facts.keeps == "words" else ()
    more = (Choice(f"n{number + 1}", label="next"),) if number + 1 < len(facts.replies) else ()
    return (*more, *keep)


def kept_or_next(answers: Answers, facts: Facts) -> str:
    return "keep" if choice(answers, "reply").startswith("k") else "next"


def keep_reply(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """Into the wins jar, as somebody's kind words."""
    number = at(answers) - 1
    if not 0 <= number < len(facts.replies):
        return ()
    words = facts.replies[number].text
    return (Add(Record("win", "kind_word", facts.today, {"kind": ("kind_word",)}, {"what": words})),)


# --- what now -----------------------------------------------------------------------------------------------


def ways(answers: Answers, facts: Facts) -> tuple[str, ...]:
    found = post(facts)
    thank = ("thank",) if found and not found.thanked else ()
    save = ("save",) if found and found.cheers and facts.keeps != "nothing" and not choice(answers, "saved") else ()
    return (*thank, *save, "enough")


def thank(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    found = post(facts)
    return (Thank(found.id),) if found else ()


def save_cheers(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    """How many cheered, as far as it may be known."""
    found = post(facts)
    cheers = found.cheers if found else 0
    told = str(cheers) if cheers >= SHOWN_FROM else "some"
    return (Add(Record("win", "cheers", facts.today, {"kind": ("kind_word",), "cheers": (told,)})),)


CHEERED = Flow(
    "cheered",
    needs=needs,
    gives_way=True,
    told={"reminder": ("cheered:p1",), "asked": ("", "yes")},
    steps=(
        fork("there", there, first="first", asked="seen_there", nothing="nothing", gone="gone"),
        say("nothing", then="end"),
        say("gone", then="end"),
        pick("first", "show", "not_now", "stop_these", if_yes="show", if_no="not_now", show="still",
             not_now="not_now", stop_these="to_stop_these", skipped="not_now"),
        fork("still", still, there="seen", nothing="nothing", gone="gone"),
        do("seen", seen),
        say("held", fills=how_many, then="any_replies"),
        # Whoever comes from their own list has read there how many there were.
        do("seen_there", seen),
        fork("any_replies", any_more, more="reply", none="what"),
        pick("reply", "enough", rows=rows, fills=their_words, enough="what", skipped="what", then="kept_or_next"),
        fork("kept_or_next", kept_or_next, keep="keep_reply", next="any_more"),
        do("keep_reply", keep_reply),
        say("kept"),
        fork("any_more", any_more, more="reply", none="what"),
        pick("what", "thank", "save", "enough", shown=ways, if_yes="thank", if_no="enough", thank="thank",
             save="save", enough="enough", skipped="enough"),
        do("thank", thank),
        say("thanked", then="end"),
        do("save", save_cheers),
        say("saved", then="end"),
        say("enough", then="end"),
        say("not_now", then="end"),
        start("to_stop_these", "stop_these"),
    ),
)  # fmt: skip


THANKED = Flow(
    "thanked",
    gives_way=True,
    steps=(
        pick("first", "fine", "stop_these", fine="fine", stop_these="to_stop_these", skipped="fine"),
        say("fine", then="end"),
        start("to_stop_these", "stop_these"),
    ),
)
