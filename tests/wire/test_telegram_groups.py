"""Groups over Telegram's wire: set up, shared, cheered, taken back, moved, and left. Nothing private is ever there."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.core.groups import UNKNOWN, Standing
from bot.runtime.incoming import Place
from tests.wire.botapi import ME, BotApi, Person
from tests.wire.botapi_groups import GroupChat
from tests.wire.conversations import asked, label, line
from tests.wire.served import Served
from tests.wire.telegram_group import SETUP, TelegramGroup, read
from tests.wire.week import GROUP, NO_SHARE, WIN_SHARE, Week

CHEER, ME_TOO, REPORT = (label("public.buttons", name) for name in ("cheer", "me_too", "report"))
HELLO = "I'm Onward"
NEUTRAL, WAY_IN = line("platform.in_group"), line("platform.open_privately")
MEI, BEN, CEM, DANA = 1, 2, 3, 4
"""People of the group by their numbers; 0 runs it."""


@pytest.fixture
async def group(api: BotApi, tmp_path: Path) -> AsyncIterator[TelegramGroup]:
    group = await TelegramGroup(tmp_path, api, many=8).start()
    yield group
    await group.end()
    group.nothing_private(NO_SHARE, WIN_SHARE)
    assert all(api.queries.values()), "every tap is answered"


@pytest.fixture
async def ready(group: TelegramGroup) -> TelegramGroup:
    """It takes shares."""
    await Week(group).is_set_up("shares")
    return group


async def shared(group: TelegramGroup) -> None:
    """What Mei said yes to stands there."""
    week = Week(group)
    await week.joins(MEI)
    await week.shares(MEI, NO_SHARE)
    assert group.find(NO_SHARE)


async def confirmed(group: TelegramGroup, text: str = NO_SHARE) -> None:
    """Mei said yes to it a moment ago."""
    mei = group.people[MEI]
    for step in ("/share", GROUP, label("share.what", "new"), text, label("share.by", "nobody")):
        await (mei.tap(step) if step in mei.choices else mei.say(step))
    await mei.tap(label("share.preview", "post"))


async def joined_and_confirmed(group: TelegramGroup) -> None:
    await Week(group).joins(MEI)
    await confirmed(group)


# --- being set up ---------------------------------------------------------------------------------------------


async def test_an_admin_sets_it_up_and_one_hello_goes_up_pinned(group: TelegramGroup) -> None:
    group.group.everybody |= {"can_pin_messages"}
    await Week(group).is_set_up("shares")
    (hello,) = group.stands
    assert HELLO in hello.text
    assert group.group.pinned == [hello.id]
    assert group.group.way_in(label("public.buttons", "come"), HELLO).startswith("group-")


async def test_where_it_may_not_pin_the_hello_stands_all_the_same(ready: TelegramGroup) -> None:
    assert [HELLO in each.text for each in ready.stands] == [True]
    assert ready.group.pinned == []


async def test_whoever_does_not_run_the_group_sets_nothing_up(group: TelegramGroup) -> None:
    group.group.add_the_bot(group.admin.user)
    await group.writes(BEN, SETUP)
    await group.follows(BEN, group.group.way_in(WAY_IN, NEUTRAL))
    assert line("group.not_yet") in group.people[BEN].last
    assert group.stands == []


async def test_a_link_that_adds_it_to_a_group_calls_for_its_set_up(group: TelegramGroup) -> None:
    group.group.add_the_bot(group.admin.user)
    await group.writes(0, f"/start@{ME['username']} setup")
    await group.follows(0, group.group.way_in(WAY_IN, NEUTRAL))
    assert asked(group.admin, "group.features", "shares")


async def test_an_admin_whom_nobody_can_know_gets_a_way_in_and_is_asked_about_there(group: TelegramGroup) -> None:
    group.group.add_the_bot(group.admin.user)
    group.group.says_as_the_group(SETUP)
    await group.taken()
    (said,) = group.group.wall
    assert said.text == NEUTRAL
    await group.follows(0, group.group.way_in(WAY_IN, NEUTRAL))
    assert asked(group.admin, "group.features", "shares"), "Telegram names admins to the bot, hidden or not"


async def test_a_right_that_is_missing_is_said(group: TelegramGroup) -> None:
    group.group.add_the_bot(group.admin.user)
    await group.writes(0, SETUP)
    group.group.everybody = frozenset()
    await group.follows(0, group.group.way_in(WAY_IN, NEUTRAL))
    assert "I may not write there yet" in group.admin.heard


# --- sharing --------------------------------------------------------------------------------------------------


async def test_a_share_stands_there_after_ten_minutes_word_for_word(ready: TelegramGroup) -> None:
    await joined_and_confirmed(ready)
    await ready.goes_on(minutes=9)
    assert ready.find(NO_SHARE) is None
    await ready.goes_on(minutes=2)
    shown = ready.find(NO_SHARE)
    assert shown
    assert read(shown).endswith(f"“{NO_SHARE}”")
    assert [button["text"] for button in shown.buttons] == [CHEER, ME_TOO, label("public.buttons", "answer"), REPORT]
    (sent,) = [fields for _, _, fields in ready.api.in_groups if NO_SHARE in str(fields.get("text"))]
    assert sent["link_preview_options"] == {"is_disabled": True}


async def test_what_is_undone_never_leaves(ready: TelegramGroup) -> None:
    await joined_and_confirmed(ready)
    await ready.people[MEI].tap(label("shared_it.sent", "undo"))
    await ready.goes_on(minutes=11)
    assert NO_SHARE not in ready.public_words()


async def test_what_is_taken_back_is_deleted(ready: TelegramGroup) -> None:
    await shared(ready)
    await Week(ready).takes_back(MEI)
    assert ready.find(NO_SHARE) is None


async def test_after_two_days_its_words_go_though_telegram_deletes_nothing_any_more(ready: TelegramGroup) -> None:
    await shared(ready)
    await ready.goes_on(days=3)
    await Week(ready).takes_back(MEI)
    assert ready.find(NO_SHARE) is None
    gone = ready.find(line("public.gone"))
    assert gone
    assert gone.buttons == []


async def test_what_an_admin_deleted_is_not_put_back(ready: TelegramGroup) -> None:
    await shared(ready)
    shown = ready.find(NO_SHARE)
    assert shown
    del ready.api.messages[shown.chat, shown.id]
    await Week(ready).takes_back(MEI)
    assert ready.find(line("public.gone")) is None


async def test_a_take_back_waits_out_an_outage_of_telegram(ready: TelegramGroup) -> None:
    await shared(ready)
    ready.api.fail("deleteMessage", 502, "Bad Gateway", times=8)
    await Week(ready).takes_back(MEI)
    assert ready.find(NO_SHARE)
    await ready.goes_on(hours=8)
    assert ready.find(NO_SHARE) is None


async def test_whoever_left_the_group_is_not_posted(ready: TelegramGroup) -> None:
    await joined_and_confirmed(ready)
    del ready.group.members[ready.people[MEI].id]
    await ready.goes_on(minutes=11)
    assert NO_SHARE not in ready.public_words()


async def test_a_share_that_telegram_may_have_taken_is_not_sent_twice(ready: TelegramGroup) -> None:
    await joined_and_confirmed(ready)
    ready.api.fail("sendMessage", status=0, carried_out=True)
    await ready.goes_on(minutes=15)
    assert sum(NO_SHARE in read(each) for each in ready.stands) == 1
    assert sum(NO_SHARE in str(fields.get("text")) for _, _, fields in ready.api.in_groups) == 1


async def test_when_telegram_says_to_wait_the_share_comes_later_and_private_talks_go_on(ready: TelegramGroup) -> None:
    await joined_and_confirmed(ready)
    await ready.goes_on(minutes=9)
    ready.api.fail("sendMessage", 429, "Too Many Requests: retry after 40", parameters={"retry_after": 40})
    await ready.goes_on(minutes=1, seconds=5)
    assert not ready.api.faults
    assert ready.find(NO_SHARE) is None
    began = asyncio.get_running_loop().time()
    await ready.people[BEN].say("menu")
    assert asyncio.get_running_loop().time() - began < 2
    await ready.goes_on(minutes=3)
    assert ready.find(NO_SHARE)


async def test_in_a_group_where_it_may_not_write_any_more_nothing_is_tried_for_ever(ready: TelegramGroup) -> None:
    await joined_and_confirmed(ready)
    ready.group.everybody = frozenset()
    await ready.goes_on(minutes=12)
    tried = len(ready.api.in_groups)
    await ready.goes_on(hours=3)
    assert len(ready.api.in_groups) == tried


# --- being held -----------------------------------------------------------------------------------------------


async def test_cheers_are_counted_from_three_up_and_each_is_answered(ready: TelegramGroup) -> None:
    await shared(ready)
    for number, person in enumerate((BEN, CEM, DANA), 1):
        assert await ready.taps(person, NO_SHARE, CHEER) == line("public.cheered")
        await ready.goes_on(minutes=1)
        shown = ready.find(NO_SHARE)
        assert shown
        assert (f"{CHEER} · 3" in [button["text"] for button in shown.buttons]) == (number == 3)
    assert await ready.taps(MEI, NO_SHARE, CHEER) == line("public.your_own")


async def test_two_quick_taps_are_one(ready: TelegramGroup) -> None:
    await shared(ready)
    assert await ready.taps_only(BEN, NO_SHARE, CHEER) == line("public.cheered")
    assert await ready.taps_only(BEN, NO_SHARE, CHEER) == ""
    await asyncio.sleep(1.1)
    assert await ready.taps_only(BEN, NO_SHARE, CHEER) == line("public.taken_back")


async def test_two_hundred_cheers_keep_within_twenty_messages_a_minute(ready: TelegramGroup) -> None:
    await shared(ready)
    shown = ready.find(NO_SHARE)
    assert shown
    before = len(ready.api.in_groups)
    crowd = [Person(ready.api, 60_001 + number) for number in range(200)]
    queries = [ready.group.press_data(each.user, shown.buttons[0]["callback_data"], shown) for each in crowd]
    for _ in range(4):
        await ready.poster.round()
        ready.clock.put(ready.clock() + timedelta(seconds=10))
    await ready.api.until(lambda: all(ready.api.queries[query] for query in queries), 60)
    assert {ready.api.told[query] for query in queries} == {line("public.cheered")}
    await ready.goes_on(minutes=1)
    assert f"{CHEER} · 200" in [button["text"] for button in shown.buttons]
    assert len(ready.api.in_groups) - before <= 6


async def test_many_posts_that_change_at_once_leave_room_for_a_new_one(ready: TelegramGroup) -> None:
    """Twenty a minute is for all of them together; the double notes whoever asks for more."""
    texts = [f"It was the {number}. no, and it hurts." for number in range(1, 8)]
    for number, text in enumerate(texts, 1):
        await Week(ready).joins(number)
        await Week(ready).shares(number, text)
    before = len(ready.api.sent[ready.group.id])
    for member in range(8):
        for text in texts:
            await ready.taps_only(member, text, ME_TOO)
        for _ in range(5):
            await ready.poster.round()
            ready.clock.put(ready.clock() + timedelta(seconds=4))
    assert len(ready.api.sent[ready.group.id]) - before > 20
    await ready.goes_on(minutes=20)
    assert all(f"{ME_TOO} · 7" in [b["text"] for b in each.buttons] for each in ready.stands if "hurts" in each.text)
    ready.nothing_private(*texts)
    ready.api.written.clear()


async def test_a_button_that_nobody_made_is_answered_and_does_nothing(ready: TelegramGroup) -> None:
    await shared(ready)
    shown = ready.find(NO_SHARE)
    assert shown
    before = [dict(button) for button in shown.buttons]
    real = str(shown.buttons[0]["callback_data"])
    for data in ("g1:nobodys:cheer", "g1:::", "g1:x", "v1:s:a:sad", "drop table", f"{real}s", f"{real}:x"):
        assert await ready.taps_data(BEN, data, shown) in ("", line("public.over"))
    await ready.goes_on(minutes=1)
    assert [dict(button) for button in shown.buttons] == before


async def test_a_report_by_its_button_is_between_two(ready: TelegramGroup) -> None:
    await shared(ready)
    assert await ready.taps(BEN, NO_SHARE, REPORT) == line("public.reported")
    assert ready.api.called("answerCallbackQuery")[-1].fields["show_alert"]


async def test_a_report_in_answer_to_a_share_counts_and_says_nothing(ready: TelegramGroup) -> None:
    await shared(ready)
    shown = ready.find(NO_SHARE)
    assert shown
    said = len(ready.group.wall)
    await ready.writes(BEN, "/report it is rude", reply_to_message=shown.to_json(ready.group.json))
    assert len(ready.group.wall) == said
    assert list(ready.api.reactions.values()) == ["👍"]
    assert await ready.taps(BEN, NO_SHARE, REPORT) == line("public.reported_before")


async def test_a_report_of_nothing_of_ours_is_another_bots(ready: TelegramGroup) -> None:
    said = len(ready.group.wall)
    await ready.writes(BEN, "/report this one")
    assert len(ready.group.wall) == said
    await ready.writes(BEN, f"/report@{ME['username']} this one")
    assert len(ready.group.wall) == said + 1
    assert ready.group.wall[-1].text == NEUTRAL


# --- what people say there --------------------------------------------------------------------------------------


async def test_an_answer_to_the_bot_keeps_the_group_awake_and_is_read_by_nobody(
    ready: TelegramGroup, caplog: pytest.LogCaptureFixture
) -> None:
    await shared(ready)
    shown = ready.find(NO_SHARE)
    assert shown
    caplog.set_level(0)
    before = one(ready, "SELECT alive_on FROM groups")
    await ready.goes_on(days=2)
    events = one(ready, "SELECT count(*) FROM seen")
    for _ in range(3):
        await ready.writes(CEM, "so true, zebra crossing", reply_to_message=shown.to_json(ready.group.json))
    assert str(one(ready, "SELECT alive_on FROM groups")) > str(before)
    assert one(ready, "SELECT count(*) FROM seen") == int(str(events)) + 1, "once a day is enough to know"
    kept = b"".join(each.read_bytes() for each in ready.data.iterdir() if each.is_file())
    assert b"zebra" not in kept
    assert "zebra" not in caplog.text


def one(group: TelegramGroup, question: str) -> object:
    with sqlite3.connect(group.data / "onward.db") as rows:
        return rows.execute(question).fetchone()[0]


async def test_a_command_that_nobody_else_sees_is_answered_to_them_alone(ready: TelegramGroup) -> None:
    said = len(ready.group.wall)
    await ready.writes(BEN, "/share", message_id=0, ephemeral_message_id=7)
    assert len(ready.group.wall) == said
    ((person, fields),) = ready.api.only_for
    assert person == ready.people[BEN].id
    assert fields["text"] == NEUTRAL


async def test_where_telegram_knows_no_such_messages_the_line_says_nothing_about_anybody(ready: TelegramGroup) -> None:
    ready.api.knows_unseen = False
    await ready.writes(BEN, "/share", message_id=0, ephemeral_message_id=7)
    assert ready.group.wall[-1].text == NEUTRAL
    assert "reply_parameters" not in ready.api.in_groups[-1][2]


async def test_share_in_a_group_leads_to_that_group_in_private(ready: TelegramGroup) -> None:
    await ready.writes(BEN, "/share")
    payload = str(ready.group.wall[-1].buttons[0]["url"]).partition("?start=")[2]
    await ready.follows(BEN, payload)
    assert asked(ready.people[BEN], "group.hello", "join")


async def test_whoever_plays_with_commands_does_not_make_it_talk_on_and_on(ready: TelegramGroup) -> None:
    said = len(ready.group.wall)
    for _ in range(15):
        await ready.writes(BEN, "/privacy")
    assert len(ready.group.wall) - said <= 6


# --- topics ---------------------------------------------------------------------------------------------------


@pytest.fixture
async def forum(api: BotApi, tmp_path: Path) -> AsyncIterator[TelegramGroup]:
    group = await TelegramGroup(tmp_path, api, forum=True, many=8).start()
    group.group.topics[77] = "Job search"
    yield group
    await group.end()
    group.nothing_private(NO_SHARE)


async def is_set_up_in_topic(forum: TelegramGroup, *features: str, rights: tuple[str, ...] = ()) -> None:
    forum.group.add_the_bot(forum.admin.user, "administrator" if rights else "member", *rights)
    forum.group.says_in_topic(forum.admin.user, 77, SETUP)
    await forum.taken()
    assert forum.group.wall[0].topic == 77, "the way in stands where it was asked for"
    await forum.follows(0, forum.group.way_in(WAY_IN, NEUTRAL))
    for feature in (*features, "done"):
        await forum.admin.tap(label("group.features", feature))
    for key, choice in (("group.moderated", "no"), ("group.day", "mon"), ("group.confirm", "yes")):
        if asked(forum.admin, key, choice):
            await forum.admin.tap(label(key, choice))
    await forum.goes_on(minutes=1)


async def test_it_speaks_in_the_topic_where_an_admin_called_it(forum: TelegramGroup) -> None:
    await is_set_up_in_topic(forum, "shares")
    await shared(forum)
    assert {each.topic for each in forum.stands} == {77}


async def test_nobody_else_moves_it_to_another_topic(forum: TelegramGroup) -> None:
    await is_set_up_in_topic(forum, "shares")
    forum.group.topics[99] = "Off topic"
    forum.group.says_in_topic(forum.people[BEN].user, 99, SETUP)
    await forum.taken()
    await shared(forum)
    assert {each.topic for each in forum.stands} == {77}


async def test_each_week_gets_a_topic_which_is_closed_with_it(forum: TelegramGroup) -> None:
    await is_set_up_in_topic(forum, "week", rights=("can_manage_topics", "can_pin_messages"))
    await forum.goes_on(days=2)
    (first,) = [topic for topic in forum.group.topics if topic != 77]
    week = forum.find(line("public.week"))
    assert week
    assert week.topic == first
    assert week.id in forum.group.pinned
    await forum.taps(BEN, line("public.week"), label("public.buttons", "no"))
    await forum.goes_on(days=7)
    assert forum.group.closed == {first}
    assert week.id not in forum.group.pinned
    assert len(forum.group.topics) == 3


async def test_where_it_may_open_no_topics_the_week_stands_in_its_own(forum: TelegramGroup) -> None:
    await is_set_up_in_topic(forum, "week")
    await forum.goes_on(days=2)
    week = forum.find(line("public.week"))
    assert week
    assert week.topic == 77


async def test_a_topic_is_opened_once_though_its_post_was_refused_for_now(forum: TelegramGroup) -> None:
    await is_set_up_in_topic(forum, "week", rights=("can_manage_topics",))
    forum.api.fail("sendMessage", 500, "Internal Server Error", times=2)
    await forum.goes_on(days=2)
    assert len(forum.group.topics) == 2
    assert forum.find(line("public.week"))


async def test_in_a_topic_that_is_gone_nothing_is_posted(forum: TelegramGroup) -> None:
    await is_set_up_in_topic(forum, "shares")
    await joined_and_confirmed(forum)
    del forum.group.topics[77]
    await forum.goes_on(minutes=12)
    assert forum.find(NO_SHARE) is None


async def test_what_is_said_in_a_topic_of_the_bots_own_is_no_answer_to_it(forum: TelegramGroup) -> None:
    await is_set_up_in_topic(forum, "shares")
    before = one(forum, "SELECT alive_on FROM groups")
    await forum.goes_on(days=2)
    forum.group.says_in_topic(forum.people[BEN].user, 77, "hello all")
    await forum.taken()
    assert one(forum, "SELECT alive_on FROM groups") == before


# --- a group that moves, and one that is left -----------------------------------------------------------------


@pytest.fixture
async def small(api: BotApi, tmp_path: Path) -> AsyncIterator[TelegramGroup]:
    """A group of the old kind, which takes shares."""
    group = await TelegramGroup(tmp_path, api, kind="group", many=8).start()
    await Week(group).is_set_up("shares")
    yield group
    await group.end()
    group.nothing_private(NO_SHARE)


NEW_PLACE = -1009998887


async def test_a_group_that_becomes_a_supergroup_in_mid_share_keeps_its_share(small: TelegramGroup) -> None:
    await joined_and_confirmed(small)
    small.group = small.group.turns_into(NEW_PLACE)
    await small.taken()
    await small.goes_on(minutes=11)
    assert small.find(NO_SHARE)
    assert await small.taps(BEN, NO_SHARE, CHEER) == line("public.cheered")
    assert one(small, "SELECT count(*) FROM groups") == 1


async def test_where_nobody_told_of_the_move_the_first_refusal_does(small: TelegramGroup) -> None:
    await joined_and_confirmed(small)
    old = small.group
    small.group = GroupChat(small.api, NEW_PLACE, GROUP, members=dict(old.members))
    old.became = NEW_PLACE
    await small.goes_on(minutes=11)
    assert small.find(NO_SHARE)
    assert await small.taps(BEN, NO_SHARE, CHEER) == line("public.cheered")


async def test_a_message_of_before_the_move_is_not_mistaken_for_another(small: TelegramGroup) -> None:
    await shared(small)
    small.group.turns_into(NEW_PLACE)
    await small.taken()
    await Week(small).takes_back(MEI)
    changed = [method for _, method, fields in small.api.in_groups if str(fields["chat_id"]) == str(NEW_PLACE)]
    assert not {"deleteMessage", "editMessageText"} & set(changed)


async def test_a_bot_that_was_sent_away_says_nothing_more_and_a_tap_is_answered(ready: TelegramGroup) -> None:
    await shared(ready)
    await ready.removes_the_bot()
    before = len(ready.api.in_groups)
    assert await ready.taps_only(BEN, NO_SHARE, ME_TOO)
    await ready.goes_on(days=8)
    assert len(ready.api.in_groups) - before <= 1
    assert one(ready, "SELECT count(*) FROM groups") == 0
    assert await ready.taps_only(BEN, NO_SHARE, CHEER) == line("public.over")


async def test_being_sent_away_while_it_was_down_is_learned_from_the_refusal(ready: TelegramGroup) -> None:
    await joined_and_confirmed(ready)
    ready.group.members[ME["id"]].status = "kicked"
    await ready.goes_on(minutes=12)
    assert one(ready, "SELECT state FROM groups") == "left"
    assert NO_SHARE not in ready.public_words()
    await ready.goes_on(days=8)
    assert one(ready, "SELECT count(*) FROM groups") == 0


# --- how somebody stands ----------------------------------------------------------------------------------------


async def test_how_somebody_stands_is_what_telegram_says_now(group: TelegramGroup) -> None:
    group.group.add_the_bot(group.admin.user)
    place, ben, ana = Place("telegram", str(group.group.id)), group.people[BEN], group.admin

    async def stands(person: Person) -> Standing:
        return await group.telegram.standing(place, str(person.id))

    assert await stands(ben) == Standing(member=True)
    assert await stands(ana) == Standing(member=True, admin=True, missing=("pin",))
    group.group.take_in(ben.user, "administrator", anonymous=True)
    assert (await stands(ben)).admin, "an admin who hides is one"
    group.group.take_in(ben.user, "restricted", "can_send_messages")
    assert await stands(ben) == Standing(member=True)
    group.group.take_in(ben.user, "kicked")
    assert await stands(ben) == Standing()
    del group.group.members[ben.id]
    assert await stands(ben) == Standing()
    group.group.hides_members = True
    assert await stands(ben) == UNKNOWN
    group.api.fail("getChatAdministrators", 500, "Internal Server Error", times=3)
    assert await stands(ana) == UNKNOWN
    group.group.forum = True
    group.group.add_the_bot(ana.user, "administrator", "can_pin_messages")
    assert (await stands(ana)).missing == ("topics",)
    group.group.add_the_bot(ana.user, "restricted")
    assert (await stands(ana)).missing == ("write", "pin", "topics")
    group.group.remove_the_bot(ana.user)
    assert await stands(ana) == Standing()
    await group.taken()


# --- kill -9 ----------------------------------------------------------------------------------------------------


async def test_a_share_that_was_confirmed_before_kill_9_stands_there_once(api: BotApi, tmp_path: Path) -> None:
    """Its ten minutes pass while nobody is there."""
    served = await Served(api, tmp_path).start()
    ana, mei = await served.person(), await served.person()
    ana.patience = mei.patience = 40.0
    group = GroupChat(api, title=GROUP)
    group.take_in(ana.user, "creator")
    group.take_in(mei.user)
    group.add_the_bot(ana.user)
    group.says(ana.user, SETUP)
    await api.until(lambda: bool(group.wall), 40)
    await ana.say(f"/start {group.way_in(WAY_IN, NEUTRAL)}")
    for key, choice in (
        ("group.features", "shares"), ("group.features", "done"), ("group.moderated", "no"), ("group.confirm", "yes"),
    ):  # fmt: skip
        await ana.tap(label(key, choice))
    await api.until(lambda: group.find(HELLO) is not None, 20)
    await mei.say(f"/start {group.way_in(label('public.buttons', 'come'), HELLO)}")
    for key, choice in (("group.hello", "join"), ("ui.age", "yes"), ("group.first", "share"), ("share.what", "new")):
        await mei.tap(label(key, choice))
    await mei.say(NO_SHARE)
    await mei.tap(label("share.by", "nobody"))
    await mei.tap(label("share.preview", "post"))
    await served.kill()
    assert not stands_in(group)
    with sqlite3.connect(tmp_path / "onward.db") as rows:
        ((due,),) = rows.execute("SELECT due FROM posts WHERE kind = 'share'").fetchall()
        earlier = str(datetime.fromisoformat(due) - timedelta(minutes=11))
        rows.execute("UPDATE posts SET due = ? WHERE kind = 'share'", (earlier,))
    await served.start()
    await api.until(lambda: stands_in(group) > 0, 40)
    await served.kill()
    await served.start()
    polls = api.polls
    await api.until(lambda: api.polls > polls, 60)
    await asyncio.sleep(3)
    assert stands_in(group) == 1
    await served.stop()
    assert json.dumps(api.refused) == "[]"


def stands_in(group: GroupChat) -> int:
    return sum(NO_SHARE in read(each) for each in group.wall)
