"""What a turn keeps in the history: as much as they agreed to, and as there is room for."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.effects import Say
from bot.core.events import Began, Corrected, Event, Picked, Wrote
from bot.core.facts import Keeps
from bot.core.flow import Flow
from bot.core.records import Entry, Record
from bot.core.room import LITTLE_ROOM, Left, Room, size_of
from bot.core.session import Session
from bot.runtime.outcome import Kept
from bot.runtime.taking.under_way import UnderWay


class Keeping:
    """The entries that a turn adds and changes, and how full the history is by then."""

    def __init__(self, turn: UnderWay) -> None:
        self.turn = turn
        self.kept: list[Kept] = []
        self.changed: list[Entry] = []
        self.left: Left = "words"
        """What of the talk that goes on found room."""
        self._told_of_room = False
        self._room: Room | None = None

    def room(self) -> Room:
        """How full the history is by now. Entries are counted only where there may be many."""
        if self._room is None:
            limits, last = self.turn.provided, self.turn.state.last_entry
            entries = sum(self.turn.look.counts().values()) if last >= limits.most_entries * LITTLE_ROOM else 0
            self._room = Room(entries, self.turn.state.held, limits.most_entries, limits.most_bytes)
        return self._room

    def keeps(self, flow: Flow, session: Session, event: Event) -> Keeps | None:
        """What may be kept, of a talk too that finds no room for all of it. What is kept already may be changed."""
        keeps = self.turn.person.keeps
        if keeps == "nothing" or flow.records is None or session.with_words:
            return keeps
        left = self.room().for_talk(said_in(session, event))
        if left == "words" or left == keeps:
            return keeps
        self.left = left
        return left

    def _kept_before(self, session: str) -> bool:
        talk = self.turn.talks.get(session)
        return talk is not None and (talk.session.kept or talk.session.with_words)

    def keep(self, session: str, records: tuple[Record, ...]) -> None:
        """In place of what the talk kept before. What does not fit leaves that as it was."""
        size, before = sum(map(size_of, records)), self._kept_before(session)
        if before and records and not self.room().for_change(size):
            self.left = "nothing"
            self.tell_of_room()
            return
        if not before:
            self.tell_of_room()
            if self.room().for_more(size) != "words":
                records = tuple(bare for bare in (record.without_words() for record in records) if not bare.empty)
        self.kept = [kept for kept in self.kept if kept.session != session]
        self._put_by(session, records)

    def add(self, record: Record) -> None:
        room, keeps = self.room().for_more(size_of(record)), self.turn.person.keeps
        if keeps == "nothing" or room == "nothing":
            return
        kept = record if keeps == room == "words" else record.without_words()
        if not kept.empty:
            # A session of its own, so that nothing kept later takes its place.
            self._put_by(self.turn.provided.new_id(), (kept,))

    def _put_by(self, session: str, records: tuple[Record, ...]) -> None:
        self.kept.append(Kept(session, records))
        self.takes_room(records)

    def takes_room(self, records: Collection[Record]) -> None:
        """So much more is in the history from now on."""
        self._room = self.room().with_more(sum(map(size_of, records)), len(records))

    def change(self, id: int, record: Record) -> None:
        growth = size_of(record)
        if not self.room().for_change(growth):
            before = self.turn.look.entry(id)
            growth -= size_of(before.record) if before else 0
        if self.room().for_change(growth):
            self.changed.append(Entry(id, record))
            self._room = self.room().with_more(growth, 0)

    def tell_of_room(self) -> None:
        """Where there is little left, they hear it while there still is some; and that something found none."""
        keeps = self.turn.person.keeps
        if self._told_of_room or (self.left == "words" and (keeps != "words" or not self.room().little)):
            return
        self._told_of_room = True
        key = {"words": "keeping.little_room", "taps": "keeping.no_room"}.get(self.left, "keeping.full")
        self.turn.writer.say(Say(key))


def said_in(session: Session, event: Event) -> tuple[str, ...]:
    """All that a talk may keep of what was said in it, with what is being said now."""
    said = [*session.asides, *session.draft.words]
    known = event.known if isinstance(event, Began | Corrected) else {}
    for answer in (*session.answers.values(), *known.values()):
        said += answer.words
    match event:
        case Began(opening=words) | Wrote(text=words) | Picked(words=words):
            said.append(words)
    return tuple(said)
