"""Every question of every conversation, each with somebody who has come as far as that."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from bot.core.answer import Answer
from bot.core.effects import Remember
from bot.core.facts import Facts
from bot.core.groups import Standing
from bot.core.records import Record
from bot.core.session import LEAVE, Session, to_json
from bot.core.walk import people, records_of, walks
from bot.flows.every import FLOWS
from bot.flows.history import ONLY
from bot.runtime.person import Shared
from tests.pretend import NOON, Memory, Person


@dataclass(frozen=True)
class Reached:
    """A question, the session that stands at it, and what was known of the person on the way."""

    flow: str
    step: str
    session: Session
    facts: Facts

    def __str__(self) -> str:
        return f"{self.flow}.{self.step}"

    def person(self) -> Person:
        """Somebody at this question, who has it before them."""
        person = Person()
        memory = person.memory
        memory.new = False
        known = ("keeps", "adult", "country", "zone", "daily", "quiet_hours", "name")
        memory.person = replace(memory.person, **{name: getattr(self.facts, name) for name in known})
        memory.linking_now = self.facts.linking
        _groups_of(self, memory)
        page = self.facts.page.entries if self.facts.page else ()
        shows_pages = self.flow == "history"
        latest = () if shows_pages else (entry for entries in self.facts.latest.values() for entry in entries)
        for entry in (
            *page,
            *((self.facts.entry,) if self.facts.entry else ()),
            *latest,
            *self.facts.newest,
            *self.facts.past,
        ):
            memory.entries[entry.id] = ("earlier", entry.record)
        for step in ("page", "found"):
            chosen = self.session.answers[step].choice[1:] if step in self.session.answers else ""
            if shows_pages and chosen.isdigit() and self.facts.entry:
                # What was opened is what was chosen, and holds what was looked for.
                record, sought = self.facts.entry.record, self.session.answers.get("sought")
                words = {**record.words, "aside": sought.text} if sought and sought.words else record.words
                today = person.now.date()
                memory.entries[int(chosen)] = ("earlier", replace(record, words=words, on=today))
        for number, entry in enumerate(self.facts.found, start=700):
            words = {**entry.record.words, "aside": "in my own words and something else"}
            memory.entries[number] = ("earlier", replace(entry.record, words=words))
        if self.facts.rejections and not memory.recent("rejection", date.min):
            memory.entries[999] = ("earlier", Record("rejection", "rejection", self.facts.today))
        memory.talks[self.session.id] = (json.dumps(to_json(self.session)), person.now, False)
        person.arrives()
        if self.session.step != LEAVE and person.open_step != str(self):
            # A menu is shown anew to whoever arrives; the others stand where they stood.
            memory.talks = {self.session.id: (json.dumps(to_json(self.session)), person.now, False)}
        return person


def _groups_of(at: Reached, memory: Memory) -> None:
    """The groups and posts that the facts tell of; a way in from a group may have named one by what they said."""
    meant = at.session.answers.get("which", Answer())
    named = (meant.choice.removeprefix("g_"), *meant.words)
    for group in at.facts.groups:
        memory.groups_now[group.id] = replace(group, joined=True, standing=Standing(member=True))
    if at.facts.group:
        for id in (at.facts.group.id, *filter(None, named)):
            memory.groups_now[id] = at.facts.group
    memory.posts_now = {post.id: post for post in at.facts.posts}
    memory.posts_now |= {post.id: post for post in reversed(at.facts.replies)}
    memory.review_now = set(memory.posts_now)
    memory.buddy_now = at.facts.buddy
    # A message, a way in from a group or a tap named a post, and that is the first one they saw.
    for answer in (at.session.answers.get(name, Answer()) for name in ("reminder", "post", "which", "which_one")):
        for id in (answer.choice.rpartition(":")[2].removeprefix("p_"), *(words.strip() for words in answer.words)):
            if id and at.facts.posts:
                memory.posts_now[id] = replace(at.facts.posts[0], id=id)
    shares = [Shared(post.id, post.group, post.on.isoformat()) for post in reversed(at.facts.posts)]
    told = [Shared(f"told{n}", "g1", NOON.date().isoformat(), "no") for n in range(at.facts.nos_lately)]
    memory.person = replace(memory.person, shares=(*told, *shares))


@cache
def every_question() -> tuple[Reached, ...]:
    """One for each question that any walk of any made-up person reaches."""
    found: dict[tuple[str, str], Reached] = {}
    # Some questions lie far: for these, people are led around once more and longer.
    crowd = [(facts, 60) for facts in people(_kept())] + [(facts, 240) for facts in people()]
    for flow in FLOWS.values():
        questions = {(flow.name, step.name) for step in flow.steps if step.asks}
        for facts, count in crowd:
            if questions <= found.keys():
                break
            for walk in walks(flow, [facts], count):
                known = facts
                for turn in walk:
                    for effect in turn.effects:
                        if isinstance(effect, Remember):
                            known = known.knowing(effect.what, effect.value)
                    at = (flow.name, turn.session.step)
                    if not turn.session.ended and at not in found and turn.session.step != LEAVE:
                        found[at] = Reached(flow.name, turn.session.step, _as_it_may_be(turn.session, known), known)
    return tuple(found[at] for at in sorted(found))


def _as_it_may_be(session: Session, facts: Facts) -> Session:
    """Nobody opens on a page of one kind an entry of another: then they opened it from the whole diary."""
    only = session.answers.get("only")
    if not only or not facts.entry or facts.entry.record.kind in ONLY[only.choice]:
        return session
    return replace(session, answers={step: answer for step, answer in session.answers.items() if step != "only"})


def unreached() -> Iterator[str]:
    """Questions that nobody came to: a test that must find none."""
    found = {str(reached) for reached in every_question()}
    for flow in FLOWS.values():
        for step in flow.steps:
            if step.asks and f"{flow.name}.{step.name}" not in found:
                yield f"{flow.name}.{step.name}"


def _kept() -> tuple[Record, ...]:
    """Something of each kind, as earlier conversations left it."""
    records = {
        (record.kind, record.name): record
        for flow in FLOWS.values()
        for walk in walks(flow, people(), 60)
        for record in records_of(walk)
    }
    return tuple(records.values())
