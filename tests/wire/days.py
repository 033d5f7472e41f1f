"""The week, day by day: set up, shared, cheered, asked, reported, and sent away; and what a reader is told of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.wire.conversations import Answer, asked, go_on, label, line
from tests.wire.week import NAMES, NO_SHARE, WIN_SHARE, Group, Week, begins, plain

ANA, BEN, DANA, ELI, FARAH, HANA, JUN = 0, 1, 3, 4, 5, 7, 9
MEI, NIK, PIA, ROSA, SAM, TARA, VERA, WEN, BO, CLEO = 12, 13, 15, 17, 18, 19, 21, 22, 27, 28
EVERYBODY, COUNTED = range(30), range(10, 20)
LESSON_SHARE = "Ask what happens next before the call ends."
SILENCE_SHARE = "Five weeks since the last interview. I still look at my phone at lunch."
SMALL_SHARE = "Rang the careers office. It took me nine days to dial."
RETHOUGHT = "Two no's on one day. I'd like to be somebody else until Monday."
UNKIND = "Whoever got that role can't even spell it."
MISTAKE = "The recruiter was a clown, and I said so."
KIND = "they saw you five times and kept asking you back. That was you, too."
PRIVATE = "nobody but the bot hears this: I cried in the car"
TALK_AMONG_THEMSELVES = "hey everyone, lunch on friday? I know a place"
SHARED = (NO_SHARE, WIN_SHARE, LESSON_SHARE, SILENCE_SHARE, SMALL_SHARE, KIND)
"""What stands to the end."""
PUBLIC = (*SHARED, RETHOUGHT, UNKIND)
"""All that anybody ever said yes to, and did not undo in time."""
CHEER, ME_TOO = (label("public.buttons", each) for each in ("cheer", "me_too"))
TOO = {NO_SHARE: 11, SILENCE_SHARE: 9, SMALL_SHARE: 4, KIND: 2}
"""How many say that it is the same with them."""
PAIRS = ((MEI, "someone to send my plan to on Mondays"), (WEN, "somebody who asks how it went"),
         (NIK, "short messages, no advice"), (TARA, "to say out loud that I sent something"))  # fmt: skip
LISTEN = (Answer("rejected.size", "listen"), Answer("rejected.listen", "done"))


INTRO = """# A week of a group of thirty

This is what members see of Onward in a group, day by day, and a few moments that only one person sees. The people are
made up; what the bot says is not: this page is written by the script that plays the week in the tests
(`python -m tests.wire.told`), and a test fails when the page and the bot no longer say the same. The same week is
played on Telegram and on Discord.

Each message stands in a block of its own, with its buttons below it. *Skip*, *Back* and *Stop*, which are there in
private each time, are left out. How to set it up, and what moderators can do, is on [the page for those who run a
group](groups.md)."""


async def a_week(group: Group) -> Week:
    week = Week(group)
    week.story.says(INTRO)
    await _sunday(week)
    await _cheers(week)
    await _monday(week)
    await _tuesday(week)
    await _to_thursday(week)
    await _another_week(week)
    words = plain(group.public_words())
    assert PRIVATE not in words
    assert TALK_AMONG_THEMSELVES not in words
    assert MISTAKE not in words, "what is undone was never there"
    await _the_end(week)
    return week


def _next(now: datetime, days: int, hour: int) -> datetime:
    return (now + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


async def _sunday(week: Week) -> None:
    group, tell = week.group, week.story
    tell.day("Sunday: it comes in, and says one thing")
    tell.says(
        "Ana runs the group. She added the bot, chose in private what it does there, and said yes. One message goes "
        "up, and stays pinned where the bot may pin:"
    )
    await week.is_set_up("shares", "week", "pulse", "totals", "buddies")
    week.tells_of("Onward")
    tell.says("Over the day the others follow its button into private. Nobody sees who did.")
    await week.all_of(week.joins, range(1, 30))
    await week.all_of(week.counts_in, COUNTED)
    for number, wish in PAIRS:
        await week.looks_for_a_buddy(number, wish)
        await group.goes_on(minutes=1)

    await week.words(MEI, NO_SHARE)
    tell.says(
        "Mei got a no on Friday. She writes a line about it, and sees what everybody would read before anybody does:"
    )
    week.hears(MEI, NO_SHARE, f"[{label('share.by', 'nobody')}]")
    await week.goes_up(MEI, NO_SHARE)
    tell.says("Ten minutes later, in the group:")
    week.tells_of(NO_SHARE)
    await week.shares(ELI, WIN_SHARE, nickname="El")
    await week.goes_by(HANA, "Hana")
    await week.shares(HANA, LESSON_SHARE, own_name="Hana")
    tell.says("Eli chose a nickname, and Hana her own name:")
    week.tells_of(WIN_SHARE, LESSON_SHARE)
    await week.shares(ROSA, SILENCE_SHARE)
    await week.shares(SAM, SMALL_SHARE)

    await week.words(JUN, MISTAKE)
    await week.goes_up(JUN, MISTAKE, undo=True)
    tell.says("Jun wrote something in anger, and said yes. A minute later he would rather not. Nobody saw it:")
    week.hears(JUN, f"[{label('share.preview', 'post')}]", f"[{label('shared_it.sent', 'undo')}]")

    await group.people[DANA].say("i got a no")
    await go_on(group.people[DANA], LISTEN, lambda: asked(group.people[DANA], "rejected.listen", "done"))
    await group.people[DANA].say(PRIVATE)
    await group.writes_publicly(FARAH, TALK_AMONG_THEMSELVES)

    await group.answers(PIA, NO_SHARE)
    await group.people[PIA].tap(label("answer.beginning", "rethink"))
    await group.people[PIA].say(KIND)
    await group.people[PIA].tap(label("share.by", "nobody"))
    await week.goes_up(PIA, KIND)
    assert NO_SHARE in plain(week.stands(KIND).answers), "it stands as a reply"
    tell.says(
        "Pia taps *Say something kind* under Mei's line, chooses how to begin, and writes the rest. She, too, sees all "
        "of it first. Then it stands under Mei's line:"
    )
    week.tells_of(KIND)


async def _cheers(week: Week) -> None:
    """Two hundred of them. How many there are shows from three up."""
    group, tell = week.group, week.story
    for number in (1, 2):
        await group.taps(number, NO_SHARE, CHEER)
    await group.goes_on(minutes=1)
    assert CHEER in week.stands(NO_SHARE).labels, "two cheers are not shown"
    await week.shares(VERA, RETHOUGHT)
    told: list[str] = []
    for text in (*SHARED, RETHOUGHT):
        cheering = [number for number in EVERYBODY if text != NO_SHARE or number not in (1, 2)]
        told += await group.tap_together(cheering, text, CHEER)
        await group.goes_on(seconds=5)
    assert told.count(line("public.cheered")) + 2 >= 200
    assert told.count(line("public.your_own")) == len(SHARED) + 1, "nobody cheers for themselves"
    for text, many in TOO.items():
        others = [number for number in EVERYBODY if number not in (MEI, ROSA, SAM, PIA)][:many]
        assert set(await group.tap_together(others, text, ME_TOO)) == {line("public.me_too_too")}
    await group.goes_on(minutes=2)
    assert f"{CHEER} · 29" in week.stands(NO_SHARE).labels
    assert ME_TOO in week.stands(KIND).labels, "two are not shown"
    tell.says(
        "By the evening two hundred cheers have come. How many shows from three up; who never does. Nobody's phone "
        "rings for any of it:"
    )
    week.tells_of(NO_SHARE, SMALL_SHARE)

    await week.takes_back(VERA)
    assert week.shows(RETHOUGHT) is None, "what is taken back goes"
    tell.says("Vera shared a line, too. It was cheered on, and still she would rather have it back. So it goes:")
    week.hears(VERA, "/shares", f"[{label('shares.then_what', 'take_back')}]")


async def _monday(week: Week) -> None:
    group, tell, mei = week.group, week.story, week.group.people[MEI]
    tell.day("Monday: the week begins")
    await week.until(_next(group.now, 1, 12))
    for number in (WEN, NIK, TARA):
        await group.people[number].tap(label("pair.asked", "yes"))
    assert line("pair.waiting") in group.people[NIK].last, "a yes alone tells nobody anything"
    assert _reach(NIK) in group.people[TARA].heard, "both said yes"
    thread, pulse = begins("public.week"), begins("public.pulse")
    assert week.stands(thread).pinned or not any(seen.pinned for seen in group.wall())
    for number in range(4):
        await group.taps(number, thread, label("public.buttons", "no"))
    await group.tap_together(range(20, 29), thread, label("public.buttons", "try"))
    await group.tap_together(range(6), thread, label("public.buttons", "plan"))
    await group.goes_on(minutes=2)
    assert len(_lines_under(week, thread)) == 2, "nine and six show, and four don't"
    await group.taps(4, thread, label("public.buttons", "no"))
    await group.goes_on(minutes=2)
    assert len(_lines_under(week, thread)) == 3, "five do"
    for number in range(11):
        answer = "heavy" if number % 3 else "slow"
        await group.taps(number, pulse, label("public.buttons", answer))
    await group.goes_on(minutes=2)
    assert plain(week.stands(pulse).text) == line("public.pulse"), "nothing shows while it is open"
    tell.says("At nine the week's thread opens, and a question. By noon some have tapped:")
    week.tells_of(thread, pulse)
    tell.says("Ten people let their no's and their tries be counted together, and so a third message stands there:")
    week.tells_of("Together")

    tell.says(
        "Mei heard nothing of all the cheers on Sunday. Now one message comes. Her phone shows no more than this:"
    )
    assert asked(mei, "cheered.first", "show")
    week.hears(MEI)
    await mei.tap(label("cheered.first", "show"))
    assert KIND in plain(mei.heard)
    week.hears(MEI, f"[{label('cheered.first', 'show')}]")
    await mei.tap(label("cheered.reply", "enough"))
    await mei.tap(label("cheered.what", "thank"))
    week.hears(MEI, f"[{label('cheered.what', 'thank')}]")
    await week.shares(BO, UNKIND)


def _reach(number: int) -> str:
    return f"{NAMES[number]} on this app"


def _lines_under(week: Week, thread: str) -> list[str]:
    return plain(week.stands(thread).text).splitlines()[1:]


async def _tuesday(week: Week) -> None:
    group, tell, ben, mei = week.group, week.story, week.group.people[BEN], week.group.people[MEI]
    tell.says(f"In the afternoon somebody shares “{UNKIND}” Somebody else taps *Report*. Ben helps to run the group:")
    assert await group.taps(CLEO, UNKIND, label("public.buttons", "report")) == line("public.reported")
    await ben.say("/review")
    if group.name in ben.choices:
        await ben.tap(group.name)
    await ben.tap(next(each for each in ben.choices if UNKIND[:12] in each))
    week.hears(BEN, "/review")
    await ben.tap(label("review.verdict", "remove"))
    week.hears(BEN, f"[{label('review.verdict', 'remove')}]")
    await group.goes_on(minutes=1)
    assert week.shows(UNKIND) is None
    await week.until(_next(group.now, 1, 10))
    assert asked(group.people[BO], "share_told.first", "which"), "its author hears so, and not by whom"
    tell.day("Tuesday: somebody to write to")
    tell.says("In the morning whoever wrote what Ben took down hears of it, and Pia hears of Mei's thanks:")
    week.hears(BO, name="its author")
    week.hears(PIA)
    assert asked(group.people[PIA], "thanked.first", "fine"), "whoever answered hears that Mei says thank you"
    tell.says("On Sunday Mei told the bot that she'd like a buddy. So did somebody else. Each is asked alone:")
    week.hears(MEI)
    await mei.tap(label("pair.asked", "yes"))
    assert _reach(WEN) in mei.heard
    week.hears(MEI, f"[{label('pair.asked', 'yes')}]")
    await mei.tap(label("pair.together", "fine"))


async def _to_thursday(week: Week) -> None:
    group, tell = week.group, week.story
    await week.until(_next(group.now, 1, 10))
    for one, other in ((NIK, TARA), (WEN, MEI)):
        assert _reach(other) in group.people[one].heard
    assert not any(_reach(number) in plain(group.public_words()) for number, _ in PAIRS)
    await week.until(_next(group.now, 1, 10))
    tell.day("Thursday: the question closes")
    tell.says("Eleven people answered it, and most of them said the same:")
    closed = begins("public.pulse_closed")
    assert line("public.pulse_heavy") in plain(week.stands(closed).text), "eleven answered, and most said one thing"
    week.tells_of(closed)


async def _another_week(week: Week) -> None:
    group, tell = week.group, week.story
    tell.day("The next Monday")
    tell.says("Last week's thread closes, and the next one opens beside it:")
    await week.until(_next(group.now, 4, 12))
    over, pulse = begins("public.week_closed"), begins("public.pulse")
    week.tells_of(over)
    for number in range(10):
        await group.taps(number, pulse, label("public.buttons", "good"))
    await week.until(_next(group.now, 3, 10))
    assert line("public.pulse_good") not in plain(group.public_words()), "of ten answers nothing shows"
    assert plain(week.stands(begins("public.pulse_closed")).text) == line("public.pulse_closed")
    tell.says("The second question is answered by ten. Nothing shows of fewer than eleven, and so it closes like this:")
    week.tells_of(begins("public.pulse_closed"))


async def _the_end(week: Week) -> None:
    """The bot is sent away: it says nothing there, and forgets it all a week later."""
    group, tell, ana, mei = week.group, week.story, week.group.people[ANA], week.group.people[MEI]
    tell.day("The day it is sent away")
    tell.says("Whoever runs the group can remove the bot at any time. It says no goodbye there. Ana reads, in private:")
    stood = group.public_words()
    await group.removes_the_bot()
    await week.until(_next(group.now, 1, 12))
    week.hears(ANA)
    assert asked(ana, "group_left.first", "fine")
    await week.until(_next(group.now, 9, 12))
    assert group.public_words() == stood, "it says nothing any more"
    await mei.say("/share")
    assert line("share.no_group") in mei.last
    tell.says("She leaves it at that. A week later all that the bot held of the group is gone:")
    week.hears(MEI, "/share")
