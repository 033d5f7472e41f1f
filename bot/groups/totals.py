"""How many no's and tries a group has had together: of those who want theirs counted, and of nobody by themselves.

What somebody may try in order to learn of one member, and why it tells them nothing:

- **Reading it before and after something.** It changes at the weekly rollover alone, and not by a tap, an entry, a
  joining or a leaving. Each change is made of days that no other change was made of, so no two of them can be
  subtracted. Nobody's leaving takes anything out of it again.
- **Few members.** It changes only by the sum over a crowd of nine who each had one. Until there are as many, the days
  wait: they are counted together with the following weeks, for two months. No's and tries are counted apart, so that
  nine who tried do not carry the one who got a no.
- **Knowing what others put in.** Whoever holds four accounts and fills them as they please is left with the sum over
  five people they know nothing of. With five in all, four of them known, nothing would ever show.
- **Somebody who has many.** More than five of one kind count as five: nobody's hard week can be made out in the sum.
- **The last few.** What shows is rounded down to fives; what is over counts later.

What nobody can prevent: whoever knows what all the others did. Eight who tell one another everything learn of the
ninth; a total that said nothing even then would say nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.core.records import Kind
from bot.groups.group import Group
from bot.groups.taps import ENOUGH

Days = Mapping[tuple[Kind, date], int]
"""One member's entries: how many of a kind on a day. Whose they are is not said."""

NO: tuple[Kind, ...] = ("rejection", "silence")
TRIES: tuple[Kind, ...] = ("application", "interview")
COUNTED = (NO, TRIES)
KINDS: tuple[Kind, ...] = (*NO, *TRIES)
COLLUDING = 4
"""So many members may be one person with several accounts, and still learn nothing of a fifth."""
CROWD = ENOUGH + COLLUDING
MOST_EACH = 5
STEPS = 5
WEEK = timedelta(days=7)
LONGEST = timedelta(weeks=8)
"""So far back days wait for a crowd."""


def counted(group: Group, members: Sequence[Days], today: date) -> Group:
    """The group after a rollover on this day, which is not over and counts next time."""
    begun = group.counted or (today - WEEK, today - WEEK)
    totals, from_now = [], []
    for total, begins, kinds in zip(group.totals, begun, COUNTED, strict=True):
        whole = today - begins >= WEEK
        each = [_of_one(one, kinds, max(begins, today - LONGEST), today) for one in members] if whole else []
        crowd = sum(n > 0 for n in each) >= CROWD
        totals.append(total + sum(each) if crowd else total)
        from_now.append(today if crowd else begins)
    return replace(group, totals=(totals[0], totals[1]), counted=(from_now[0], from_now[1]))


def _of_one(one: Days, kinds: Sequence[Kind], begins: date, ends: date) -> int:
    return min(sum(n for (kind, day), n in one.items() if kind in kinds and begins <= day < ends), MOST_EACH)


def shown(group: Group) -> dict[str, int]:
    """What everybody may read of it; nothing before there was ever a crowd."""
    no, tries = (total // STEPS * STEPS for total in group.totals)
    return {"no": no, "tries": tries} if no or tries else {}
