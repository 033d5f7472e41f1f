"""How a post stands in its group, in words: the only place where something public is made.

It is made of a post that stands there, and of nothing else: what a private turn says is an Outgoing, which no public
way takes. Counts show from a number up that singles nobody out.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.effects import Fills, Say, yes_or_no
from bot.groups.group import Group
from bot.groups.posts import CHEER, ME_TOO, REPORT, Post
from bot.groups.pulse import MIXED
from bot.groups.showing import share_says
from bot.groups.taps import ON_AND_OFF, ONE_OF, shown
from bot.runtime.group_ports import Posting, PublicButton, ToPost, token
from bot.runtime.incoming import Place
from bot.words.catalog import Words
from bot.words.markup import Span

NEW_LINE = Span("\n")
TO_SHARE, TO_ANSWER, TO_PRACTISE = "group", "answer", "mock"
"""What a button that leads into a private chat begins there, before the id of what it is about."""


@dataclass(frozen=True)
class Publisher:
    words: Words

    def posting(self, to: ToPost) -> Posting:
        """How it should stand there. Raises ValueError for what must not."""
        post, group = to.post, to.group
        if post.state not in ("standing", "gone"):
            raise ValueError("only what stands there, or did, is shown")
        gone = not post.stands
        pinned = post.kind in ("hello", "week", "totals") and not post.closed
        return Posting(
            post.id,
            post.wanted,
            Place(group.platform, group.room),
            group.moderators if post.kind == "review" else group.thread,
            self._text(to),
            () if gone else self._buttons(to),
            post.receipt,
            to.answers,
            gone,
            pinned,
            "" if gone or post.kind != "week" else self._said(group, "week_title", {"week": _week(post)}),
            post.closed,
            post.author.account if post.author and not post.receipt else "",
            self._label(group, "headings", post.kind),
            post.started and not post.receipt,
        )

    def _text(self, to: ToPost) -> tuple[Span, ...]:
        text: list[Span] = []
        for say in self._says(to):
            spans = self.words.text(to.group.locale, say.key, say.fills)
            text.extend((NEW_LINE, *spans) if text else spans)
        return tuple(text)

    def _says(self, to: ToPost) -> tuple[Say, ...]:
        post = to.post
        if not post.stands:
            # Shown only where a platform can't take a message away any more.
            return (Say("public.gone"),)
        match post.kind:
            case "share":
                return share_says(post.about, post.by, post.text, post.numbers)
            case "hello":
                return (Say("public.hello", {"shares": yes_or_no("shares" in to.group.features)}),)
            case "week":
                return (Say("public.week_closed" if post.closed else "public.week"), *self._tallied(to))
            case "pulse":
                return (Say("public.pulse_closed" if post.closed else "public.pulse"), *self._pulse(post))
            case "totals":
                told: Fills = {name: post.numbers.get(name, 0) for name in ("no", "tries")}
                return (Say("public.totals", told),)
            case "review":
                return (Say("public.review"),)

    @staticmethod
    def _tallied(to: ToPost) -> tuple[Say, ...]:
        """How many tapped what, each where there are enough."""
        return tuple(
            Say(f"public.week_{choice}", {"n": n})
            for choice in ON_AND_OFF["week"]
            if (n := to.post.numbers.get(choice, 0) if to.post.closed else shown(to.post, to.tallies, choice))
        )

    @staticmethod
    def _pulse(post: Post) -> tuple[Say, ...]:
        """What was answered, once it is over: one sentence, where enough people did."""
        said = (choice for choice in (*ONE_OF["pulse"], MIXED) if post.closed and post.numbers.get(choice))
        return tuple(Say(f"public.pulse_{choice}") for choice in said)

    def _buttons(self, to: ToPost) -> tuple[PublicButton, ...]:
        post, group = to.post, to.group
        if post.closed:
            return ()
        match post.kind:
            case "share":
                return (
                    *(self._button(to, choice) for choice in (CHEER, ME_TOO)),
                    *((self._way_in(group, "could", f"{TO_PRACTISE}-{post.id}"),) if post.about == "mock" else ()),
                    self._way_in(group, "answer", f"{TO_ANSWER}-{post.id}"),
                    self._button(to, REPORT),
                )
            case "hello":
                return (self._way_in(group, "come", f"{TO_SHARE}-{group.id}"),)
            case "week":
                taps = tuple(self._button(to, choice) for choice in ON_AND_OFF["week"])
                return (*taps, self._way_in(group, "come", f"{TO_SHARE}-{group.id}"))
            case "pulse":
                return tuple(self._button(to, choice) for choice in ONE_OF["pulse"])
            case "totals":
                return ()
            case "review":
                return (self._way_in(group, "look", f"{TO_SHARE}-{group.id}"),)

    def _button(self, to: ToPost, choice: str) -> PublicButton:
        n = shown(to.post, to.tallies, choice) if to.post.kind == "share" else 0
        label = self._label(to.group, "buttons", choice)
        return PublicButton(token(to.post.id, choice), f"{label} · {n}" if n else label)

    def _way_in(self, group: Group, name: str, to: str) -> PublicButton:
        return PublicButton("", self._label(group, "buttons", name), to)

    def _label(self, group: Group, message: str, name: str) -> str:
        return self.words.label(group.locale, f"public.{message}", name)

    def _said(self, group: Group, message: str, fills: Fills) -> str:
        return "".join(span.text for span in self.words.text(group.locale, f"public.{message}", fills))


def _week(post: Post) -> int:
    return post.at.isocalendar().week
