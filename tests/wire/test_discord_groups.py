"""Groups on Discord's wire: set up, shared, held, taken back, reported; and nothing private where others read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.wire.conversations import label, line
from tests.wire.discord_double import BOT, GUILD_PLACE, Person, Request
from tests.wire.discord_groups import HELP, MODERATORS, WINS, Circle, a_server
from tests.wire.discord_kills import until
from tests.wire.discord_served import plain
from tests.wire.discord_server import HISTORY, PIN, PUBLIC_THREADS, SEND, VIEW

WORDS = "It still hurts, and the parcel helped."
MESSAGES = r"^/channels/\d+/messages$"
CHEER, REPORT = label("public.buttons", "cheer"), label("public.buttons", "report")


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Circle]:
    """The bot was just added."""
    async with a_server(tmp_path) as circle:
        yield circle
        circle.nothing_private()


@pytest.fixture
async def circle(server: Circle) -> Circle:
    await server.is_set_up("shares")
    return server


@pytest.fixture
async def mei(circle: Circle) -> Person:
    mei = circle.member(2)
    await circle.joins(mei)
    return mei


# --- being set up --------------------------------------------------------------------------------------------


async def test_coming_into_a_server_says_nothing_there(server: Circle) -> None:
    server.bot.double.server.joined = False
    await server.bot.double.server.adds_the_bot()
    await server.goes_on(minutes=1)
    assert server.wall == []


async def test_whoever_runs_it_sets_it_up_and_one_hello_appears(server: Circle) -> None:
    await server.is_set_up("shares", "week")
    assert [plain(seen)[:6] for seen in server.wall] == ["Hello."]
    room = server.bot.double.server.rooms[WINS]
    assert room.pins == [server.hello.id]
    assert all(seen.hidden for seen in server.ana.screen)


async def test_what_is_missing_is_said_exactly_and_nothing_is_begun(server: Circle) -> None:
    await server.bot.double.server.forbids(WINS, SEND | PIN)
    await server.ana.set_up(WINS)
    heard = plain(server.ana.last)
    assert "let me send messages" in heard
    assert "may not pin" in heard
    assert not server.ana.last.labels
    await server.bot.double.server.forbids(WINS, 0)
    await server.is_set_up("shares")
    assert "Hello." in server.reads


@pytest.mark.parametrize(("denied", "said"), [(PIN, "may not pin"), (PUBLIC_THREADS, "may not open threads")])
async def test_what_it_can_do_without_is_said_and_it_goes_on(server: Circle, denied: int, said: str) -> None:
    await server.bot.double.server.forbids(WINS, denied)
    assert said in plain(await server.ana.set_up(WINS))
    await server.is_set_up("shares", "week")
    await server.goes_on(days=7)
    assert "A new week" in server.reads


@pytest.mark.parametrize("denied", [VIEW, HISTORY])
async def test_a_channel_that_the_bot_cant_use(server: Circle, denied: int) -> None:
    await server.bot.double.server.forbids(WINS, denied)
    assert "let me send messages" in plain(await server.ana.set_up(WINS))


async def test_nobody_else_sets_it_up(server: Circle) -> None:
    """Whatever Discord's own settings for the command are."""
    ben = server.member(3)
    assert (await ben.set_up(WINS)).hidden
    assert line("discord.not_admin") in plain(ben.last)
    await server.goes_on(minutes=1)
    assert server.wall == []


async def test_shares_without_a_name_are_read_first_unless_an_admin_says_otherwise(server: Circle) -> None:
    await server.ana.set_up(WINS)
    await server.ana.tap(label("group.features", "shares"))
    await server.ana.tap(label("group.features", "done"))
    assert server.ana.last.labels[0] == label("group.moderated", "anonymous")


async def test_a_forum_gets_a_thread_for_each(server: Circle) -> None:
    await server.is_set_up("shares", "week", channel=HELP)
    mei = server.member(2)
    await server.joins(mei)
    await server.shares(mei, WORDS)
    await server.goes_on(minutes=11)
    names = {room.name for room in server.bot.double.server.threads()}
    assert names == {label("public.headings", "hello"), label("public.headings", "share")}
    await server.goes_on(days=7)
    weeks = [room for room in server.bot.double.server.threads() if room.name.startswith("Week")]
    assert [room.archived for room in weeks] == [False]
    await server.goes_on(days=7)
    assert [room.archived for room in weeks] == [True], "last week's is closed"
    await takes_back(mei)
    await server.goes_on(minutes=1)
    assert WORDS not in server.reads


# --- sharing -------------------------------------------------------------------------------------------------


async def takes_back(mei: Person) -> None:
    await mei.say("/shares")
    [row] = (each for each in mei.last.labels if "parcel" in each)
    await mei.tap(row)
    await mei.tap(label("shares.then_what", "take_back"))
    assert line("shares.taken_back") in plain(mei.last)


async def test_a_share_stands_there_after_ten_minutes_word_for_word(circle: Circle, mei: Person) -> None:
    await circle.shares(mei, WORDS)
    [shown] = (plain(seen) for seen in mei.screen if f"“{WORDS}”" in plain(seen))
    await circle.goes_on(minutes=9)
    assert WORDS not in circle.reads
    await circle.goes_on(minutes=2)
    assert plain(circle.shared(WORDS)) in shown, "it is what its author was shown"
    assert str(mei.id) not in str(circle.said_openly())


async def test_what_is_undone_was_never_there(circle: Circle, mei: Person) -> None:
    await circle.shares(mei, WORDS)
    await mei.tap(label("shared_it.sent", "undo"))
    await circle.goes_on(minutes=11)
    assert "parcel" not in str(circle.said_openly())


async def test_one_without_a_name_waits_for_a_moderator(server: Circle) -> None:
    await server.is_set_up("shares", moderated="anonymous")
    mei = server.member(2)
    await server.joins(mei)
    await server.shares(mei, WORDS)
    await server.goes_on(minutes=11)
    assert "parcel" not in str(server.said_openly())
    await mei.say("/shares")
    await mei.tap(next(each for each in mei.last.labels if "parcel" in each))
    assert any("waits for a moderator" in plain(seen) for seen in mei.screen)


async def test_the_moderators_channel_hears_that_something_waits_and_not_what(server: Circle) -> None:
    await server.is_set_up("shares", moderated="anonymous", moderators=MODERATORS)
    mei, ben = server.member(2), server.member(3)
    await server.joins(mei)
    await server.shares(mei, WORDS)
    await server.goes_on(minutes=11)
    [told] = server.bot.double.server.rooms[MODERATORS].messages
    assert plain(told) == line("public.review")
    assert told.labels == [label("public.buttons", "look")]
    assert (await server.ana.tap(told.labels[0], told)).hidden
    assert label("group.what", "review") in server.ana.last.labels
    await ben.tap(label("public.buttons", "look"), told)
    assert label("group.what", "review") not in ben.last.labels, "whoever sees it is asked about all the same"


async def test_a_moderators_channel_that_the_bot_cant_use(server: Circle) -> None:
    await server.bot.double.server.forbids(MODERATORS, SEND)
    assert plain(await server.ana.set_up(WINS, MODERATORS)) == line("discord.no_moderators")


async def test_one_post_that_many_report_is_told_once(circle: Circle, mei: Person) -> None:
    await circle.ana.set_up(WINS, MODERATORS)
    await circle.shares(mei, WORDS)
    await circle.goes_on(minutes=11)
    for number in range(3):
        await circle.member(10 + number).tap(REPORT, circle.shared(WORDS))
    await circle.goes_on(minutes=1)
    assert len(circle.bot.double.server.rooms[MODERATORS].messages) == 1


async def test_what_is_taken_back_goes(circle: Circle, mei: Person) -> None:
    await circle.shares(mei, WORDS)
    await circle.goes_on(minutes=11)
    assert WORDS in circle.reads
    await takes_back(mei)
    await circle.goes_on(minutes=1)
    assert WORDS not in circle.reads
    assert circle.bot.double.made("DELETE", r"/messages/\d+$")


async def test_marks_and_mentions_in_a_share_are_letters(circle: Circle, mei: Person) -> None:
    await circle.shares(mei, "Hello **everyone**, @everyone ||look|| <@700000000000002000> https://bad.example/x")
    await circle.goes_on(minutes=11)
    told = circle.wall[-1].text
    assert "bad.example" not in told
    assert "@everyone" not in told
    assert "<@7" not in told
    assert r"\*\*everyone\*\*" in told
    assert circle.bot.double.made("POST", MESSAGES)[-1].body["flags"] & 4, "no preview of anything"


async def test_a_nickname_stands_there_and_no_other_name(circle: Circle, mei: Person) -> None:
    await mei.say("/share")
    if "a server" in mei.last.labels:
        await mei.tap("a server")
    await mei.tap(label("share.what", "new"))
    await mei.say(WORDS)
    await mei.tap(label("share.by", "nickname"))
    await mei.say("Sparrow")
    await mei.tap(label("share.preview", "post"))
    await circle.goes_on(minutes=11)
    assert "Sparrow" in plain(circle.shared(WORDS))


# --- being held ----------------------------------------------------------------------------------------------


@pytest.fixture
async def shared(circle: Circle, mei: Person) -> Circle:
    await circle.shares(mei, WORDS)
    await circle.goes_on(minutes=11)
    return circle


async def test_cheers_show_from_three_up(shared: Circle, mei: Person) -> None:
    for number in range(3):
        member = shared.member(10 + number)
        heard = await member.tap(CHEER, shared.shared(WORDS))
        assert heard.hidden
        assert plain(heard) == line("public.cheered")
        await shared.goes_on(minutes=1)
        assert (f"{CHEER} · 3" in shared.shared(WORDS).labels) == (number == 2)
    assert plain(await mei.tap(f"{CHEER} · 3", shared.shared(WORDS))) == line("public.your_own")


async def test_two_hundred_cheers_are_a_few_changes(shared: Circle) -> None:
    double = shared.bot.double
    double.limit = (5, 1.0)
    changes = len(double.made("PATCH", r"/messages/\d+$"))
    post, members = shared.shared(WORDS), [shared.member(100 + number) for number in range(200)]
    data = {"custom_id": post.ever[CHEER], "component_type": 2}
    for tens in range(0, 200, 10):
        presses = [await double.interact(each, 3, data, GUILD_PLACE, post) for each in members[tens : tens + 10]]
        await until(lambda told=presses: all(press.answered for press in told), "somebody was not answered")  # type: ignore[misc]
        await shared.goes_on(seconds=3)
    assert all(plain(each.last) == line("public.cheered") and each.last.hidden for each in members)
    await shared.goes_on(seconds=20)
    assert len(double.made("PATCH", r"/messages/\d+$")) - changes <= 6
    assert double.floods == 0
    assert f"{CHEER} · 200" in shared.shared(WORDS).labels
    assert double.late == []


async def test_the_menu_of_a_message_cheers_and_reports(shared: Circle) -> None:
    ben = shared.member(3)
    assert plain(await ben.choose("Cheer this", shared.shared(WORDS))) == line("public.cheered")
    assert plain(await ben.choose("Report to moderators", shared.shared(WORDS))) == line("public.reported")
    assert plain(await ben.choose("Report to moderators", shared.shared(WORDS))) == line("public.reported_before")
    assert all(seen.hidden for seen in ben.screen)


async def test_the_menu_of_somebody_elses_message_does_nothing(shared: Circle) -> None:
    ben = shared.member(3)
    written = await shared.bot.double.write(shared.ana, "nothing of the bot's", guild=True)
    assert plain(await ben.choose("Cheer this", written)) == line("discord.not_shared")
    assert ben.last.hidden


async def test_a_button_under_a_share_opens_something_that_only_they_see(shared: Circle) -> None:
    ben = shared.member(3)
    heard = await ben.tap(label("public.buttons", "answer"), shared.shared(WORDS))
    assert heard.hidden


async def test_a_slow_store_is_acknowledged_in_time(shared: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    ben, enter = shared.member(3), shared.bot.poster.enter

    async def slowly(happening: object) -> object:
        await asyncio.sleep(3.3)
        return await enter(happening)  # type: ignore[arg-type]

    monkeypatch.setattr(shared.bot.poster, "enter", slowly)
    began = time.monotonic()
    press = await ben.press(CHEER, shared.shared(WORDS))
    await until(lambda: press.answered, "no sign")
    assert time.monotonic() - began < 3
    await until(lambda: ben.screen and plain(ben.screen[-1]) == line("public.cheered"), "no answer")
    assert ben.last.hidden


async def test_the_same_press_told_twice_counts_once(shared: Circle) -> None:
    ben = shared.member(3)
    press = await shared.bot.double.interact(
        ben, 3, {"custom_id": shared.shared(WORDS).ever[CHEER], "component_type": 2}, GUILD_PLACE, shared.shared(WORDS)
    )
    await until(lambda: press.answered, "no answer")
    heard = len(ben.screen)
    await shared.bot.double.again(press)
    await asyncio.sleep(0.3)
    assert len(ben.screen) == heard
    assert plain(await ben.tap(CHEER, shared.shared(WORDS))) == line("public.taken_back")


async def test_a_reply_to_a_share_is_between_people(shared: Circle) -> None:
    ben, before = shared.member(3), len(shared.bot.double.requests)
    answered: dict[str, Any] = {
        "type": 19,
        "message_reference": {"message_id": str(shared.shared(WORDS).id), "channel_id": str(WINS)},
    }
    me = {"id": str(BOT), "username": "onward", "discriminator": "0", "avatar": None}
    await shared.bot.double.write(ben, "well done Zyx", guild=True, content="well done Zyx", mentions=[me], **answered)
    await asyncio.sleep(0.3)
    assert ben.screen == []
    assert len(shared.bot.double.requests) == before


async def test_a_private_word_in_a_channel_would_be_seen_here(shared: Circle, mei: Person) -> None:
    """So that what is looked for after every test could be found."""
    said = mei.screen[0]
    for path, body in (
        (f"/channels/{WINS}/messages", {"content": said.text}),
        (f"/interactions/1/{next(iter(shared.bot.double.presses))}/callback", {"type": 4, "data": {"content": "x"}}),
    ):
        shared.bot.double.requests.append(Request("POST", path, body))
        with pytest.raises(AssertionError):
            shared.nothing_private()
        shared.bot.double.requests.pop()


# --- what goes wrong -----------------------------------------------------------------------------------------


async def test_the_bot_is_removed(shared: Circle, mei: Person) -> None:
    await shared.bot.double.server.removes_the_bot()
    await asyncio.sleep(0.2)
    await mei.say("/share")
    assert line("share.no_group") in plain(mei.last)
    await shared.goes_on(days=8)
    assert await shared.bot.poster.rooms() == ()


async def test_the_bot_is_removed_while_it_is_away(shared: Circle, mei: Person) -> None:
    await shared.bot.stop()
    shared.bot.double.server.joined = False
    shared.bot.double.forget_sessions()
    await shared.bot.start()

    async with asyncio.timeout(5):
        while await shared.bot.poster.rooms():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_an_outage_of_the_server_removes_nothing(shared: Circle) -> None:
    double = shared.bot.double
    await double.event("GUILD_DELETE", {"id": str(double.server.told()["id"]), "unavailable": True, "guild_id": "0"})
    await asyncio.sleep(0.2)
    assert len(await shared.bot.poster.rooms()) == 1


async def test_the_channel_is_deleted_before_it_goes_up(circle: Circle, mei: Person) -> None:
    await circle.shares(mei, WORDS)
    await circle.bot.double.server.closes(WINS)
    await circle.goes_on(minutes=11)
    await mei.say("/shares")
    await mei.tap(next(each for each in mei.last.labels if "parcel" in each))
    assert any("didn't go up" in plain(seen) for seen in mei.screen)


async def test_rights_are_lost_before_it_goes_up(circle: Circle, mei: Person) -> None:
    await circle.shares(mei, WORDS)
    await circle.bot.double.server.forbids(WINS, SEND)
    await circle.goes_on(minutes=11)
    assert WORDS not in circle.reads
    await circle.bot.double.server.forbids(WINS, 0)
    await circle.goes_on(minutes=11)
    assert WORDS not in circle.reads, "its author was told that it didn't go up"


async def test_what_has_to_go_is_tried_again_where_the_bot_may_not_get_at_it(shared: Circle, mei: Person) -> None:
    await shared.bot.double.server.forbids(WINS, VIEW)
    await takes_back(mei)
    await shared.goes_on(minutes=1)
    assert WORDS in shared.reads
    await shared.bot.double.server.forbids(WINS, 0)
    await shared.goes_on(minutes=1)
    assert WORDS not in shared.reads


async def test_a_moderator_deleted_it(shared: Circle, mei: Person) -> None:
    post, room = shared.shared(WORDS), shared.bot.double.server.rooms[WINS]
    for number in range(3):
        await shared.member(10 + number).tap(CHEER, post)
    room.messages.remove(post)
    shared.wall.remove(post)
    await shared.goes_on(minutes=1)
    await takes_back_nothing(mei)


async def takes_back_nothing(mei: Person) -> None:
    await mei.say("/shares")
    await mei.tap(next(each for each in mei.last.labels if "parcel" in each))
    assert any("didn't go up" in plain(seen) for seen in mei.screen)


async def test_whoever_left_the_server_meanwhile_is_not_posted(circle: Circle, mei: Person) -> None:
    await circle.shares(mei, WORDS)
    circle.bot.double.members.discard(mei.id)
    await circle.goes_on(minutes=11)
    assert WORDS not in circle.reads


async def test_somebody_who_is_not_in_the_server_cant_come_in(circle: Circle) -> None:
    eve = circle.bot.double.person(66)
    await eve.tap(label("public.buttons", "come"), circle.hello)
    assert line("group.stranger") in plain(eve.last)


async def test_an_edit_that_is_refused_for_a_while_comes_later(shared: Circle) -> None:
    for number in range(3):
        await shared.member(10 + number).tap(CHEER, shared.shared(WORDS))
    shared.bot.double.fail("PATCH", r"/messages/\d+$", 400, 30046)
    await shared.goes_on(seconds=20)
    assert f"{CHEER} · 3" not in shared.shared(WORDS).labels
    await shared.goes_on(minutes=1)
    assert f"{CHEER} · 3" in shared.shared(WORDS).labels


@pytest.mark.parametrize("forgotten", [False, True], ids=["at_once", "when_discord_forgot_the_nonce"])
async def test_killed_between_the_yes_and_the_post_it_is_there_once(
    circle: Circle, mei: Person, forgotten: bool
) -> None:
    await circle.shares(mei, WORDS)
    double = circle.bot.double
    double.lose("POST", MESSAGES)
    circle.bot.now += _minutes(11)
    posting = asyncio.create_task(circle.bot.poster.round())
    await until(lambda: WORDS in circle.reads, "it was not sent")
    posting.cancel()
    with suppress(asyncio.CancelledError, Exception):
        await posting
    await circle.bot.kill()
    if forgotten:
        double.server.nonces.clear()
    await circle.bot.start()
    await circle.goes_on(minutes=2)
    assert [WORDS in plain(seen) for seen in circle.wall].count(True) == 1
    await takes_back(mei)
    await circle.goes_on(minutes=1)
    assert WORDS not in circle.reads


def _minutes(n: int) -> timedelta:
    return timedelta(minutes=n)
