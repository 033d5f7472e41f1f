"""Practising an interview with somebody of the group who asked for it: who could do it tells them so, in private.

Nothing of it stands in the group. The one who asked reads a name and how to find them, and nothing else.

Serves: R30; principles U5 and U6.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice, text
from bot.core.effects import Effect, Fills, Say
from bot.core.events import Began, Event, Wrote
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.groups import Help
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, start, write
from bot.groups.buddies import LONGEST_NAME, LONGEST_REACH
from bot.groups.masking import harmless

LONGEST_ASKED = 80


def needs(session: Session, event: Event) -> Needs:
    """The post that asks, and the groups they belong to."""
    id = text(event.known if isinstance(event, Began) else session.answers, "post")
    if isinstance(event, Began):
        id = event.opening or id
    if isinstance(event, Wrote) and session.step == "post":
        id = event.text
    return Needs(groups=True, posts=(id.strip() or "-",))


def asks_still(answers: Answers, facts: Facts) -> str:
    """Whether the post stands there, asks for it, and is in a group of theirs."""
    post = facts.posts[0] if facts.posts else None
    if post is None or post.state != "standing" or post.about != "mock":
        return "gone"
    return "asks" if any(group.id == post.group for group in facts.groups) else "new"


def asked(answers: Answers, facts: Facts) -> Fills:
    return {"words": facts.posts[0].text[:LONGEST_ASKED] if facts.posts else "-"}


def name(answers: Answers) -> str:
    return harmless(text(answers, "name"), "", "")[:LONGEST_NAME]


def reach(answers: Answers) -> str:
    return text(answers, "reach").strip()[:LONGEST_REACH]


def told(answers: Answers, facts: Facts) -> str:
    return "all" if name(answers) and reach(answers) else "some"


def what_they_read(answers: Answers, facts: Facts) -> Fills:
    return {"name": name(answers) or "-", "reach": reach(answers) or "-"}


def help_them(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return (Help(facts.posts[0].id, name(answers), reach(answers)),)


MOCK = Flow(
    "mock",
    needs=needs,
    opening="post",
    steps=(
        write("post", skipped="gone"),
        fork("asks_still", asks_still, asks="asked", gone="gone", new="new"),
        say("gone", then="end"),
        say("new", key="share.new", then="end"),
        say("asked", fills=asked),
        write("name", skipped="closed"),
        write("reach", skipped="closed"),
        fork("told", told, all="preview", some="not_all"),
        say("not_all", then="name"),
        pick("preview", "send", "change", "not_now", fills=what_they_read, if_yes="send", if_no="not_now",
             send="still", change="name", not_now="closed", skipped="closed"),
        fork("still", asks_still, asks="help_them", gone="gone", new="new"),
        do("help_them", help_them),
        say("sent", then="end"),
        say("closed", key="ui.gone", then="end"),
    ),
)  # fmt: skip


# --- for the one who asked ----------------------------------------------------------------------------------


def needs_helpers(session: Session, event: Event) -> Needs:
    answers = event.known if isinstance(event, Began) else session.answers
    return Needs(helpers=choice(answers, "reminder").partition(":")[2])


def anybody(answers: Answers, facts: Facts) -> str:
    return "some" if facts.helpers else "none"


def each(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    return tuple(Say("mock_found.who", {"name": name, "reach": reach}) for name, reach in facts.helpers)


MOCK_FOUND = Flow(
    "mock_found",
    needs=needs_helpers,
    gives_way=True,
    told={"reminder": ("mock:p1",)},
    steps=(
        fork("anybody", anybody, some="somebody", none="nobody"),
        say("nobody", then="end"),
        say("somebody"),
        do("each", each),
        pick("then", "fine", "stop_these", fine="fine", stop_these="to_stop_these", skipped="fine"),
        start("to_stop_these", "stop_these"),
        say("fine", then="end"),
    ),
)  # fmt: skip
