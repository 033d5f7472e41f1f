"""All that is held of somebody: handed out whole, brought into another home, and handed out again the same."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bot.app import packing
from bot.archive.opened import opened
from bot.archive.pack import pack
from bot.archive.sheet import harmless
from bot.core.archive import Belongings, from_text, to_text
from bot.core.records import KINDS, Record
from bot.runtime.door import Door
from bot.runtime.incoming import File, Here, Tap, Text
from bot.runtime.outcome import Kept, Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import Reminder, State
from bot.runtime.ports import Look, TurnStep
from bot.runtime.taking.bringing import settled
from bot.store.sealing import Keyring, new_key
from bot.store.store import SqlStore
from tests.pretend import TURNS, WORDS
from tests.store.people import NOON, Home, arrives, found, history, seen, sql, talk


def one_of_each() -> tuple[Record, ...]:
    return tuple(
        Record(kind, f"n{number}", date(2026, 10, 1) + timedelta(number), {"feelings": ("sad",)},
               {"what": f"=HYPERLINK(1) {kind}, <b>fett</b> 🌧 ملاحظة \ud83d\nand more", "company": "Contoso"})
        for number, kind in enumerate(KINDS)
    )  # fmt: skip


def with_everything(state: State, look: Look) -> Outcome:
    person = replace(
        state.person, keeps="words", adult=True, country="MY", zone="Asia/Kuala_Lumpur", name="Mei", tone="brave",
        muted=("quotes",), counted={"came_back": 3}, dismissed=("stage",),
        met={"worth.a_line": "2026-11-20"},
    )  # fmt: skip
    records = one_of_each()
    return Outcome(
        person,
        kept=(Kept("s1", records[:9]), Kept("s2", records[9:])),
        reminders=(Reminder("look_in", NOON + timedelta(days=2)),),
        talks=(talk("t1", "what hurts", parked=True),),
    )


async def whole(store: SqlStore) -> Belongings:
    belongings = await store.belongings((await found(store)).person.id)
    assert belongings is not None
    return belongings


def importing(belongings: Belongings):  # type: ignore[no-untyped-def]
    def step(state: State, look: Look) -> Outcome:
        person = settled(replace(state.person, keeps="words", adult=True), belongings.person)
        return Outcome(
            person,
            brought=belongings,
            reminders=(Reminder("look_in", NOON + timedelta(days=2)),),
            talks=(talk("t1", "what hurts", parked=True),),
        )

    return step


async def test_an_export_brought_into_a_fresh_home_is_exported_again_the_same(store: SqlStore, tmp_path: Path) -> None:
    await store.turn(arrives(), with_everything)
    # A gap, as a deleted entry leaves it.
    await store.turn(arrives(), lambda state, look: Outcome(state.person, erased=(4,)))
    first = pack(await whole(store), WORDS)
    read = opened(first, NOON)
    assert read.what == "own"
    elsewhere = Home(f"sqlite:///{tmp_path}/elsewhere/onward.db", Keyring.read(new_key()))
    other = await elsewhere.open()
    try:
        await other.turn(arrives(), importing(from_text(read.lines)))
        assert to_text(await whole(other)) == to_text(await whole(store))
        assert pack(await whole(other), WORDS) == first
    finally:
        await elsewhere.close()


class Hand:
    """Somebody's chat: what is sent to them, and buttons to press. Everything goes through the real door."""

    platform = "terminal"

    def __init__(self, store: SqlStore, account: str = "ana") -> None:
        self.account = account
        self.door = Door(store, TURNS, WORDS, packing(WORDS))
        self.got: list[Outgoing] = []

    async def deliver(self, outgoing: Outgoing, owed: str = "") -> str:
        self.got.append(outgoing)
        return "1"

    async def does(self, *what: Text | File | Here | str) -> None:
        for each in what:
            if isinstance(each, str):
                buttons = [button for outgoing in reversed(self.got) for button in outgoing.buttons]
                labels = {button.label: button.token for button in reversed(buttons)}
                assert each in labels, [outgoing.plain for outgoing in self.got[-3:]]
                token = labels[each]
                await self.door.enter(replace(arrives(self.account), what=Tap(token)), self)
            else:
                await self.door.enter(replace(arrives(self.account), what=each), self)

    @property
    def choices(self) -> list[str]:
        return [button.label for button in self.got[-1].buttons]

    async def everything(self) -> bytes:
        await self.does(Text("/mydata"), "All of it as a file")
        return next(each.attachment.content for each in reversed(self.got) if each.attachment)


async def test_a_person_with_everything_brings_it_along_and_takes_it_out_the_same(
    store: SqlStore, tmp_path: Path
) -> None:
    """By the real conversations, as somebody would: from one home into a fresh one, and out again."""
    await store.turn(arrives(), with_everything)
    mei = Hand(store)
    await mei.does(Text("daily settings"), "Yes", "20:00", "Every day", "22:00 to 7:00")
    await mei.does(Text("recap"), "Offer me one now and then", "Each week")
    await mei.does(Text("i got a no"), "Together", "Interview")
    await store.turn(
        arrives(), lambda state, look: Outcome(replace(state.person, unanswered=2, spoke_at=NOON - timedelta(days=1)))
    )
    first = await mei.everything()
    told = json.loads(told_in(first))
    assert {entry["kind"] for entry in told["entries"]} == set(KINDS)
    assert {"daily", "quiet_hours", "recap", "name", "zone", "muted", "counted"} <= set(told["settings"])
    assert not {"unanswered", "spoke_at"} & set(told["settings"])
    assert {"daily", "recap", "look_in"} <= {each["name"] for each in told["promised"]}
    assert len(told["open_talks"]) == 2
    elsewhere = Home(f"sqlite:///{tmp_path}/elsewhere/onward.db", Keyring.read(new_key()))
    try:
        anew = Hand(await elsewhere.open())
        await anew.does(Here(), File(first), "Yes", "Save them", "Put it in", "It's fine")
        assert await anew.everything() == first
    finally:
        await elsewhere.close()


async def test_what_they_have_set_themselves_is_not_set_by_a_file(store: SqlStore, tmp_path: Path) -> None:
    await store.turn(arrives(), with_everything)
    mei = Hand(store)
    await mei.does(Text("daily settings"), "Yes", "20:00", "Every day", "22:00 to 7:00")
    theirs = await mei.everything()
    elsewhere = Home(f"sqlite:///{tmp_path}/elsewhere/onward.db", Keyring.read(new_key()))
    try:
        ben = Hand(await elsewhere.open())
        await ben.does(Here(), Text("daily settings"), "Yes", "12:30", "Every day", "Malaysia")
        await ben.does("Midnight to 10:00")
        before = json.loads(told_in(await ben.everything()))
        await ben.does(File(theirs), "Yes", "Save them", "Put it in", "It's fine")
        after = json.loads(told_in(await ben.everything()))
    finally:
        await elsewhere.close()
    for name in ("daily", "quiet_hours"):
        assert after["settings"][name] == before["settings"][name]
    assert after["settings"]["name"] == "Mei"
    daily = [[each for each in told["promised"] if each["name"] == "daily"] for told in (before, after)]
    assert daily[0] == daily[1] != []


async def test_what_somebody_wrote_into_the_file_sets_nothing_odd(store: SqlStore) -> None:
    odd = {
        "daily": "25:99 x", "quiet_hours": "99-1", "recap": "hourly", "zone": "../etc", "met": {"a": "b"},
        "unanswered": 9, "spoke_at": "x", "tone": 5, "name": "x" * 300,
    }  # fmt: skip
    await store.turn(arrives(), lambda state, look: Outcome(replace(state.person, keeps="words", adult=True)))
    before = (await found(store)).person
    talks = ({"flow": "rejected"}, {"id": "t", "flow": "rejected", "version": 1, "step": "where", "answers": 5})
    file = to_text(Belongings((past_of(1),), odd, talks=talks))
    mei = Hand(store)
    await mei.does(File(file.encode()), "Put it in", "It's fine")
    after = (await found(store)).person
    assert replace(after, said=before.said, heard=before.heard, brought=None) == before
    assert len(await history(store)) == 1


def told_in(archive: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read("onward.json")


async def test_what_was_brought_twice_is_there_once(store: SqlStore) -> None:
    await store.turn(arrives(), with_everything)
    belongings = await whole(store)
    await store.turn(arrives(), importing(belongings))
    assert len(await history(store)) == len(KINDS)


async def test_an_import_is_taken_out_again_and_nothing_else(store: SqlStore) -> None:
    await store.turn(arrives(), lambda state, look: Outcome(state.person, kept=(Kept("s0", one_of_each()[:2]),)))
    before = await history(store)
    entries = tuple(replace(past, id=id) for id, past in enumerate(from_text(to_text(Belongings())).entries, start=1))
    assert entries == ()
    elsewhere = Belongings(tuple(map(past_of, range(1, 4))))
    await store.turn(arrives(), importing(elsewhere))
    assert len(await history(store)) == 5
    await store.turn(arrives(), lambda state, look: Outcome(state.person, erased_numbers=(3, 5)))
    assert await history(store) == before


def past_of(id: int):  # type: ignore[no-untyped-def]
    from bot.core.archive import Past

    return Past(id, "brought", NOON.isoformat(), Record("note", f"row{id}", date(2026, 9, id), {}, {"what": "x"}))


async def test_a_stretch_of_days_is_counted_and_erased(store: SqlStore) -> None:
    await store.turn(arrives(), with_everything)
    first, last = date(2026, 10, 2), date(2026, 10, 4)
    assert await seen(store, lambda state, look: look.within(first, last)) == 3
    await store.turn(arrives(), lambda state, look: Outcome(state.person, erased_days=(first, last)))
    assert len(await history(store)) == len(KINDS) - 3


async def test_an_export_during_a_delete_hands_out_nothing(store: SqlStore) -> None:
    await store.turn(arrives(), with_everything)
    person = (await found(store)).person.id
    await store.turn(arrives(), lambda state, look: Outcome(state.person, forget=True))
    assert await store.belongings(person) is None


async def test_each_file_of_the_export_can_be_read(store: SqlStore) -> None:
    await store.turn(arrives(), with_everything)
    with zipfile.ZipFile(io.BytesIO(pack(await whole(store), WORDS))) as archive:
        files = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert sorted(files) == ["onward.csv", "onward.html", "onward.ics", "onward.json"]
    rows = list(csv.reader(io.StringIO(files["onward.csv"].lstrip("\ufeff"))))
    assert len(rows) == len(KINDS) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "<b>" not in files["onward.html"]
    assert files["onward.html"].count("<article>") == len(KINDS)
    assert files["onward.ics"].count("BEGIN:VEVENT") == len(KINDS) + 1
    assert all(len(line.encode()) <= 75 for line in files["onward.ics"].split("\r\n"))
    assert "SUMMARY:Mei" not in files["onward.ics"]


def test_no_cell_is_worked_out_by_a_spreadsheet() -> None:
    for cell in ("=1", "+1", "-1", "@x", "\tx", "\rx", " =1"):
        assert harmless(cell) == f"'{cell}"
    assert harmless("a - b") == "a - b"


async def test_two_who_delete_one_entry_at_once_delete_it_once(store: SqlStore) -> None:
    """Both see it and mean it: one is told that it is deleted, the other that it is not there any more."""
    await store.turn(arrives(), lambda state, look: Outcome(state.person, kept=(Kept("s0", one_of_each()[:2]),)))
    hands = [Hand(store, account) for account in ("ana", "ana")]
    for hand in hands:
        await hand.does(Text("/history"))
        await hand.does(hand.choices[0], "Delete it")
    await asyncio.gather(*(hand.does("Delete it") for hand in hands))
    said = sorted(hand.got[-1].keys[0] for hand in hands)
    assert said.count("history.erased") == 1
    assert len(await history(store)) == 1


async def test_everything_deleted_twice_at_once_is_gone_and_nobody_comes_back(store: SqlStore) -> None:
    await store.turn(arrives(), with_everything)
    person = (await found(store)).person.id
    forget: TurnStep = lambda state, look: Outcome(state.person, forget=True)  # noqa: E731
    await asyncio.gather(*(store.turn(arrives(), forget) for _ in range(2)))
    for table in ("persons", "accounts", "entries", "talks", "reminders", "keys", "outbox"):
        assert await sql(store, f"SELECT * FROM {table}") == [], table  # noqa: S608
    assert await store.belongings(person) is None


async def test_an_export_that_is_asked_for_and_overtaken_by_a_delete_says_so(store: SqlStore) -> None:
    await store.turn(arrives(), with_everything)
    mei = Hand(store)
    await mei.does(Text("/mydata"))
    real, started, deleted = store.belongings, asyncio.Event(), asyncio.Event()

    async def held_up(person: str) -> Belongings | None:
        started.set()
        await deleted.wait()
        return await real(person)

    store.belongings = held_up  # type: ignore[method-assign]
    export = asyncio.create_task(mei.does("All of it as a file"))
    await started.wait()
    await store.turn(arrives(), lambda state, look: Outcome(state.person, forget=True))
    deleted.set()
    await export
    assert mei.got[-1].attachment is None
    assert "nothing" in mei.got[-1].plain.casefold()
