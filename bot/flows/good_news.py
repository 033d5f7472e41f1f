"""Good news of somebody whom they once cheered in a group: its public words, in private, once.

Serves: G4, A14; U12.
"""

from __future__ import annotations

from bot.core.answer import Answers, choice
from bot.core.effects import Effect
from bot.core.events import Began, Event
from bot.core.facts import Facts, Needs
from bot.core.flow import Flow
from bot.core.session import Session
from bot.core.steps import do, fork, pick, say, start
from bot.groups.showing import share_says


def needs(session: Session, event: Event) -> Needs:
    answers = event.known if isinstance(event, Began) else session.answers
    return Needs(posts=(choice(answers, "reminder").partition(":")[2],))


def stands(answers: Answers, facts: Facts) -> str:
    return "stands" if facts.posts and facts.posts[0].state == "standing" else "gone"


def shown(answers: Answers, facts: Facts) -> tuple[Effect, ...]:
    post = facts.posts[0]
    return share_says(post.about, post.by, post.text, post.numbers)


GOOD_NEWS = Flow(
    "good_news",
    needs=needs,
    gives_way=True,
    told={"reminder": ("good_news:pstanding",)},
    steps=(
        fork("stands", stands, stands="hello", gone="gone"),
        say("hello"),
        do("shown", shown),
        pick("read", "fine", "stop_these", fine="fine", stop_these="to_stop_these", skipped="fine"),
        start("to_stop_these", "stop_these"),
        say("fine", then="end"),
        say("gone", then="end"),
    ),
)  # fmt: skip
