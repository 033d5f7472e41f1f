"""What a conversation may know in its turn: of the person and their history, and no more than it needs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, timedelta

from bot.core.events import Event
from bot.core.facts import Facts, Linking, Needs
from bot.core.flow import Flow
from bot.core.groups import NO_BUDDY
from bot.core.records import Entry, Kind, Page
from bot.core.room import EMPTY
from bot.flows.mydata import BACK
from bot.runtime import first
from bot.runtime.linking import seen_by
from bot.runtime.person import Talk
from bot.runtime.taking import group_facts
from bot.runtime.taking.keeping import Keeping
from bot.runtime.taking.under_way import UnderWay

RECENT = timedelta(days=14)
"""How far back no's count as recent ones."""
FOLDED = timedelta(days=30)
"""What was closed longer ago than this stands on a page of its own in the diary."""
RECALLED: tuple[Kind, ...] = ("win", "line")
"""What comes back on a hard day."""
LONG_AGO = date(1900, 1, 1)
"""Before anything that anybody tells."""
PAST = 200
"""So many of a kind are looked at for what comes back."""


def facts(turn: UnderWay, keeping: Keeping, flow: Flow, talk: Talk, event: Event) -> Facts:
    needs = flow.needs(talk.session, event)
    posts = group_facts.posts(turn, needs)
    entry = turn.look.entry(needs.entry) if needs.entry else None
    person, parked = turn.person, turn.parked()
    read = frozenset(first.met(person, turn.now.date())) if needs.lines else frozenset()
    return Facts(
        today=turn.now.date(),
        hour=turn.now.hour,
        now=turn.incoming.at.astimezone(UTC),
        clock=f"{turn.now:%H:%M}",
        zone=person.zone,
        zones=turn.provided.zones,
        daily=person.daily,
        quiet_hours=person.quiet_hours,
        paused=person.quiet_until is not None and person.quiet_until > turn.incoming.at,
        lines=_lines(turn, read) if needs.lines else (),
        met=read,
        keeps=keeping.keeps(flow, talk.session, event),
        adult=person.adult,
        country=person.country,
        name=person.name,
        recent_rejections=turn.look.recent("rejection", turn.now.date() - RECENT) if needs.recent else 0,
        rejections=turn.look.recent("rejection", LONG_AGO) if needs.ever else 0,
        parked=parked.session.flow if parked else None,
        page=_page(turn, needs),
        entry=entry,
        latest={kind: turn.look.latest(kind) for kind in needs.latest},
        counts=turn.look.counts() if needs.counts else {},
        counted=person.counted,
        recall=_recall(turn, needs),
        found=turn.look.search(needs.search) if needs.search else (),
        past=_past(turn, needs),
        dismissed=person.dismissed,
        within=_within(turn, needs),
        last_entry=turn.look.last_entry() if needs.last_entry else 0,
        brought=person.brought,
        lately=_lately(turn) if needs.lately else (),
        newest=turn.look.page(1, needs.newest).entries if needs.newest else (),
        by_day={kind: turn.look.by_day(kind) for kind in needs.by_day},
        tone=person.tone,
        muted=person.muted,
        recap=person.recap,
        operator=turn.provided.operator,
        linking=_linking(turn, needs.code),
        groups=turn.look.groups() if needs.groups else (),
        group=group_facts.group(turn, needs, posts),
        posts=posts,
        replies=turn.look.replies(needs.replies) if needs.replies else (),
        shared_today=group_facts.shared_today(turn, answers=False) if needs.groups else {},
        answered_today=group_facts.shared_today(turn, answers=True) if needs.groups else {},
        nos_lately=group_facts.nos_lately(turn) if needs.groups else 0,
        shared=len(person.shares),
        helpers=turn.look.helpers(needs.helpers) if needs.helpers else (),
        buddy=turn.look.buddy(needs.buddy, turn.incoming.at) if needs.buddy else NO_BUDDY,
        stand_ins=group_facts.stand_ins(turn) if needs.groups else {},
        room=keeping.room() if needs.room else EMPTY,
        grave=group_facts.grave(turn, needs, entry, talk),
    )


def _linking(turn: UnderWay, code: str | None) -> Linking:
    if code is None:
        return Linking()
    return seen_by(turn.person, turn.incoming.at, turn.look.linking(code, turn.incoming))


def _page(turn: UnderWay, needs: Needs) -> Page | None:
    if not needs.page:
        return None
    if needs.only:
        return turn.look.page(needs.page, only=needs.only)
    return turn.look.page(needs.page, fold_before=turn.now.date() - FOLDED)


def _past(turn: UnderWay, needs: Needs) -> tuple[Entry, ...]:
    entries = [entry for kind in needs.past for entry in turn.look.latest(kind, PAST)]
    return tuple(sorted(entries, key=lambda entry: (entry.record.on, entry.id), reverse=True))


def _within(turn: UnderWay, needs: Needs) -> int:
    if needs.within is None:
        return 0
    first, last = (
        turn.now.date() - timedelta(days=BACK.get(day, 0)) if day in BACK or not day else date.fromisoformat(day)
        for day in needs.within
    )
    return turn.look.within(min(first, last), max(first, last))


def _recall(turn: UnderWay, needs: Needs) -> Entry | None:
    if not needs.recall:
        return None
    quiet = turn.person.quiet_until is not None and turn.incoming.at < turn.person.quiet_until
    if needs.recall == "earlier" and quiet:
        return None
    days = 1 if needs.recall == "earlier" else 0
    return turn.look.next_of(RECALLED, turn.person.recalled, turn.now.date() - timedelta(days=days))


def _lately(turn: UnderWay) -> tuple[str, ...]:
    """What the bot said last, in words again."""
    lines: list[str] = []
    for key, variant in turn.person.said:
        if turn.provided.words.has(turn.person.locale, key):
            spans = turn.provided.words.text(turn.writer.locale, key, {}, variant)
            lines.append("".join(span.text for span in spans))
    return tuple(lines)


def _lines(turn: UnderWay, read: Collection[str]) -> tuple[str, ...]:
    """The lines worth reading that they have not met lately."""
    words = turn.provided.words
    files = (words.file(locale, first.LINES) for locale in words.chain(turn.person.locale))
    there = next((file for file in files if file), None)
    return tuple(line for line in there.messages if line not in read) if there else ()
