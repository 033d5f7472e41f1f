"""What stands in a group: one post, from the moment its author says yes to the day on which nobody knows whose it was.

The rules, all of them:

- A share waits ten minutes for its author, then for a moderator where the group wants that, then it stands.
- What is taken back goes, at any time. What a moderator refuses never stands; what one removes goes.
- Who wrote it is sealed beside it for thirty days, for taking back and for reports, and then forgotten. The author's
  own list still names it.
- Cheers and "me too" are counted and shown from three up. Nobody's name is.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from bot.core.groups import About, Draft, Moderated, PostState, PostView
from bot.groups.group import Group

PostKind = Literal["share", "hello", "week", "pulse", "totals", "review"]

UNDO = timedelta(minutes=10)
LINK_STAYS = timedelta(days=30)
SHOWN_FROM = 3
"""So many cheers, and how many there are is shown."""
MOST_A_DAY = 3
"""Shares of one person in one group within a day."""
MOST_ANSWERS_A_DAY = 12
"""Answers of one person in one group within a day."""
MOST_DIGESTS = 3
"""So often an author hears of cheers for one post. After that they look for themselves."""
LONGEST_SHARE = 350
"""Characters."""
TRIES = 10
"""So often a post is offered to a platform that refuses it for now; then its author is told."""

CHEER, ME_TOO, REPORT = "cheer", "me_too", "report"
HELD: tuple[str, ...] = (CHEER, ME_TOO)


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it, and where they are in the group: sealed, and only for a while."""

    person: str = field(repr=False)
    account: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Post:
    """`wanted` counts up with everything that changes how it should stand there; `sent` is what the platform has."""

    id: str
    group: str
    kind: PostKind
    state: PostState
    at: datetime
    due: datetime | None = None
    """When something becomes of it by itself."""
    about: About = "words"
    by: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    answers: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """What is told beside the words: totals, a week, how many no's came before."""
    thanked: bool = False
    closed: bool = False
    """It takes no more taps: a pulse that is over, last week's thread."""
    outcome: str = ""
    author: Author | None = field(default=None, repr=False)
    wanted: int = 0
    sent: int = 0
    started: bool = False
    """It was on its way to the platform once: whether it arrived is known by its receipt."""
    receipt: str = field(default="", repr=False)
    attempts: int = 0
    told_of: int = 0
    """How many cheers, "me too"s and answers its author was told of."""
    digests: int = 0
    """How often they were told."""

    @property
    def tells_author(self) -> bool:
        """Whether its author still hears of what comes back to it."""
        return self.author is not None and self.digests < MOST_DIGESTS

    @property
    def stands(self) -> bool:
        return self.state == "standing"

    def changed(self, **values: Any) -> Post:
        """As it should stand from now on. What could not be sent before is tried anew."""
        return replace(self, **values, wanted=self.wanted + 1, attempts=0)

    def seen(self, on: Any, tallies: Mapping[str, int]) -> PostView:
        """As its author or a moderator sees it."""
        return PostView(
            self.id, self.group, self.about, self.state, on, self.by, self.text, tallies.get(CHEER, 0),
            tallies.get(ME_TOO, 0), tallies.get(REPORT, 0), self.thanked, self.outcome, dict(self.numbers),
            self.answers, self.told_of, self.author is not None,
        )  # fmt: skip


class NotConfirmed(Exception):
    """What was to be shared is not what its author was shown. Nothing of it goes anywhere."""


def shared(id: str, draft: Draft, confirmed: str, author: Author, at: datetime) -> Post:
    """A share that was confirmed, in the ten minutes in which nobody but its author knows of it.

    Raises NotConfirmed when anything in it differs from what was shown.
    """
    if not confirmed or not hmac.compare_digest(draft.digest, confirmed):
        raise NotConfirmed
    return Post(
        id, draft.group, "share", "waiting", at, at + UNDO, draft.about, draft.by, draft.text, draft.answers,
        dict(draft.numbers), author=author,
    )  # fmt: skip


def read_first(moderated: Moderated, about: str, by: str) -> bool:
    """Whether a moderator reads it before it stands. What is meant as advice to newcomers is read in every group."""
    return moderated == "all" or (moderated == "anonymous" and not by) or about == "advice"


def ripened(post: Post, group: Group) -> Post:
    """What becomes of a share when nobody took it back: it stands, or waits for a moderator."""
    if post.kind != "share" or post.state != "waiting":
        return replace(post, due=None)
    if not group.does("shares"):
        return refused(post, "off")
    by_hand = read_first(group.moderated, post.about, post.by)
    return replace(post, state="queued", due=None) if by_hand else standing(post)


def standing(post: Post) -> Post:
    return post.changed(state="standing", due=None)


def refused(post: Post, outcome: str) -> Post:
    """It never stands there."""
    return replace(post, state="refused", due=None, outcome=outcome)


def gone(post: Post, outcome: str = "") -> Post:
    """It goes, with its words. What never left goes without a trace."""
    taken = replace(post, state="gone", due=None, text="", by="", numbers={}, author=None, outcome=outcome)
    return taken.changed() if post.started else taken


def judged(post: Post, verdict: str) -> Post:
    """What a moderator makes of it. What is decided already stays as it was decided."""
    match verdict, post.state:
        case ("allow", "queued"):
            return standing(replace(post, outcome="allowed"))
        case ("refuse", "queued"):
            return refused(post, "refused")
        case ("remove" | "block", "standing"):
            return replace(gone(post), outcome="removed")
        case ("block", "queued"):
            return refused(post, "refused")
        case ("leave", "standing"):
            return replace(post, outcome="left")
        case _:
            return post


def mark_of(group: Group, account: str) -> str:
    """What stands for a member in this group: the same each time, and nothing to anybody else."""
    return hmac.digest(group.secret.encode(), account.encode(), "sha256")[:16].hex()


def to_json(post: Post) -> dict[str, Any]:
    """What of it is sealed."""
    return {
        "about": post.about, "by": post.by, "text": post.text, "answers": post.answers,
        "numbers": dict(post.numbers), "thanked": post.thanked, "closed": post.closed, "outcome": post.outcome,
        "receipt": post.receipt, "told_of": post.told_of, "digests": post.digests,
    }  # fmt: skip


def from_json(plain: dict[str, Any], **clear: Any) -> Post:
    """The way back; `clear` is what stands beside it in clear."""
    return Post(**{**plain, **clear})
