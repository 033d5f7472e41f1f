"""What somebody has in groups goes with them: into the export, to who they become, and away when they erase it."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import UTC
from io import BytesIO
from pathlib import Path

import pytest

from bot.app import turns
from bot.archive.pack import pack
from bot.core.groups import Join as JoinGroup
from bot.core.groups import SetUp, TakeBack
from bot.flows.every import FLOWS
from bot.runtime.incoming import Here, Incoming, Place, Text
from bot.runtime.linking import talks_together
from bot.runtime.outcome import Acting, Claim, Join, Offer, Outcome
from bot.runtime.outgoing import Outgoing
from bot.runtime.person import State
from bot.runtime.ports import Look as Looks
from bot.store.store import SqlStore
from tests.pretend import WORDS
from tests.store.people import sql
from tests.store.test_backups import EMPTY, backed_up, emptied
from tests.store.test_groups import Circle, _ids

TURNS = replace(turns(WORDS, UTC), new_id=lambda: f"t{next(_ids)}")


@pytest.fixture
async def circle(store: SqlStore) -> Circle:
    circle = await Circle(store).is_set_up()
    await circle.goes_on()
    await circle.does("mei", Acting(JoinGroup(circle.id, counts=True)), circle.share("It still hurts.", "p1"))
    await circle.goes_on(minutes=11)
    return circle


async def writes(circle: Circle, account: str, *messages: str) -> tuple[Outgoing, ...]:
    """What somebody writes, through the real conversations."""
    replies: tuple[Outgoing, ...] = ()
    for message in messages:
        incoming = Incoming(f"e{next(_ids)}", circle.now, Place("telegram", account), account, Text(message))
        replies = tuple(owed.outgoing for owed in await circle.store.turn(incoming, TURNS.step(incoming)))
    return replies


async def person_of(circle: Circle, account: str) -> str:
    found: list[str] = []

    def step(state: State, look: Looks) -> Outcome:
        found.append(state.person.id)
        return Outcome(state.person)

    at = Incoming(f"e{next(_ids)}", circle.now, Place("telegram", account), account, Here())
    await circle.store.turn(at, step)
    return found[0]


def said(replies: tuple[Outgoing, ...]) -> str:
    return "\n".join(reply.plain for reply in replies)


async def test_my_data_counts_groups_and_shares(circle: Circle) -> None:
    reads = said(await writes(circle, "mei", "my data")).replace("\u2068", "").replace("\u2069", "")
    assert "Groups you belong to: 1" in reads
    assert "Shared with groups: 1" in reads


async def test_the_export_holds_groups_and_shares_and_nobody_elses(circle: Circle) -> None:
    await circle.does("ana", circle.share("Something of Ana's.", "p2"))
    belongings = await circle.store.belongings(await person_of(circle, "mei"))
    assert belongings is not None
    with zipfile.ZipFile(BytesIO(pack(belongings, WORDS))) as archive:
        plain = json.loads(archive.read("onward.json"))
        page = archive.read("onward.html").decode()
    (group,), (share,) = plain["groups"], plain["shares"]
    assert (group["name"], group["counts"]) == ("The Tuesday group", True)
    assert (share["words"], share["state"], share["group"]) == ("It still hurts.", "standing", "The Tuesday group")
    assert "shares" not in plain["settings"]
    assert "It still hurts." in page
    assert "Ana" not in json.dumps(plain) + page


async def test_what_is_brought_in_makes_nobody_the_author_of_a_post(circle: Circle) -> None:
    belongings = await circle.store.belongings(await person_of(circle, "mei"))
    assert belongings is not None
    brought = replace(belongings, person={**belongings.person, "shares": [["p1", circle.id, "2026-11-22"]]})

    def bring(state: State, look: Looks) -> Outcome:
        return Outcome(state.person, brought=brought)

    at = Incoming(f"e{next(_ids)}", circle.now, Place("telegram", "ben"), "ben", Here())
    await circle.store.turn(at, bring)
    assert "“My shares”" not in said(await writes(circle, "ben", "my shares"))
    assert "hurts" not in said(await writes(circle, "ben", "my shares"))


async def test_whoever_deletes_everything_takes_it_out_of_the_group(circle: Circle) -> None:
    replies = await writes(circle, "mei", "delete everything")
    assert "hurts" in circle.wall.reads
    word = next(word for word in ("delete", "erase") if f"“{word}”" in said(replies).casefold())
    await writes(circle, "mei", word)
    await circle.goes_on(minutes=1)
    assert "hurts" not in circle.wall.reads
    assert await sql(circle.store, "SELECT count(*) FROM members WHERE NOT moderator") == [(0,)]


async def links(circle: Circle) -> None:
    """Mei's other account, which is the younger one, and itself in the group."""
    code = "BCDF-2345"

    def at(platform: str) -> Incoming:
        return Incoming(f"e{next(_ids)}", circle.now, Place(platform, "mei"), "mei", Here())

    later = circle.now.replace(year=circle.now.year + 1)
    step = lambda state, look: Outcome(state.person, link=Offer(code, later))  # noqa: E731
    await circle.store.turn(at("telegram"), step)
    await circle.store.turn(at("discord"), lambda state, look: Outcome(state.person, link=Claim(code)))
    await circle.store.turn(at("telegram"), lambda state, look: Outcome(state.person, link=Join(talks_together(FLOWS))))


@pytest.mark.parametrize("both", [False, True])
async def test_two_who_become_one_bring_their_groups_and_shares_along(store: SqlStore, *, both: bool) -> None:
    circle = await Circle(store).is_set_up()
    older = Incoming("first", circle.now.replace(year=2025), Place("discord", "mei"), "mei", Here())
    join = (Acting(JoinGroup(circle.id, counts=True)),) if both else ()
    await store.turn(older, lambda state, look: Outcome(state.person, acts=join))
    await circle.does("mei", Acting(JoinGroup(circle.id)), circle.share("It still hurts.", "p1"))
    await links(circle)
    await circle.goes_on(minutes=11)
    assert "hurts" in circle.wall.reads
    people = await sql(store, "SELECT person, counts_from FROM members WHERE NOT moderator")
    assert [bool(counts) for _, counts in people] == [False], "only who agreed on both sides is counted"
    assert [person for person, _ in people] == [await person_of(circle, "mei")]
    await circle.does("mei", Acting(TakeBack("p1")))
    await circle.goes_on(minutes=1)
    assert "hurts" not in circle.wall.reads


# --- backups ------------------------------------------------------------------------------------------------


async def brought_back(circle: Circle, folder: Path) -> None:
    for emptying in ("marks", "pairs", "posts", "members", "groups"):
        await sql(circle.store, f"{EMPTY} {emptying}")
    await emptied(circle.store)
    await circle.store.restore(folder / "data.jsonl", folder / "keys.jsonl")


async def test_a_backup_posts_nothing_that_may_have_stood_there_since(circle: Circle, tmp_path: Path) -> None:
    await circle.does("ana", circle.share("Waiting when it was made.", "p2"))
    await backed_up(circle.store, tmp_path)
    await brought_back(circle, tmp_path)
    circle.wall.sent.clear()
    await circle.goes_on(days=1)
    assert circle.wall.sent == []
    assert "up I can't tell" in said(await writes(circle, "ana", "my shares", "1"))


async def test_no_weekly_thread_comes_twice_with_a_backup(store: SqlStore, tmp_path: Path) -> None:
    circle = await Circle(store).is_set_up()
    week = Acting(SetUp(circle.id, frozenset(("week",)), zone="Europe/Lisbon", weekday=circle.now.weekday()))
    await circle.does("admin", week)
    await backed_up(store, tmp_path)
    await brought_back(circle, tmp_path)
    due = await sql(store, "SELECT due FROM groups")
    assert str(due[0][0])[:10] >= str(circle.now)[:10]


async def test_what_the_erased_had_shared_is_gone_with_a_backup_too(circle: Circle, tmp_path: Path) -> None:
    await circle.does("ana", circle.share("Something of Ana's.", "p2"))
    await circle.goes_on(minutes=11)
    await circle.store.sweep(circle.now.replace(year=circle.now.year + 1))
    await backed_up(circle.store, tmp_path)
    old = (tmp_path / "data.jsonl").read_text()
    at = Incoming("bye", circle.now, Place("telegram", "mei"), "mei", Text(""))
    await circle.store.turn(at, lambda state, look: Outcome(state.person, forget=True))
    await backed_up(circle.store, tmp_path)
    (tmp_path / "data.jsonl").write_text(old)
    await brought_back(circle, tmp_path)
    await circle.goes_on(minutes=1)
    assert await sql(circle.store, "SELECT id FROM posts WHERE kind = 'share' AND state = 'standing'") == [("p2",)]
    assert "hurts" not in circle.wall.reads


async def test_a_group_that_was_erased_stays_erased(circle: Circle, tmp_path: Path) -> None:
    await backed_up(circle.store, tmp_path)
    old = (tmp_path / "data.jsonl").read_text()
    await sql(circle.store, f"{EMPTY} keys WHERE person = 'group:{circle.id}'")
    await backed_up(circle.store, tmp_path)
    (tmp_path / "data.jsonl").write_text(old)
    await brought_back(circle, tmp_path)
    assert await sql(circle.store, "SELECT id FROM groups") == []
