"""Who would practise an interview with somebody who asked in a group: read by that one alone, and sealed until then."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select

from bot.core.groups import Help
from bot.groups.posts import mark_of
from bot.runtime.group_ports import Told
from bot.runtime.incoming import Incoming
from bot.store.group_news import shares_of
from bot.store.group_rows import by_id, tell, with_group
from bot.store.tables import accounts, marks, members
from bot.store.work import Work

KIND = "help"
"""Such a mark holds what only its post's author reads, sealed under the group's key."""
MOST = 5
"""So many are shown to whoever asked."""

_add = insert(marks)
_drop = delete(marks).where(
    marks.c.post == bindparam("of_post"), marks.c.kind == KIND, marks.c.mark == bindparam("of_mark")
)
_of_post = (
    select(marks.c.account)
    .where(marks.c.post == bindparam("of_post"), marks.c.kind == KIND, marks.c.account.is_not(None))
    .order_by(marks.c.at)
    .limit(MOST)
)
_account = (
    select(accounts.c.account)
    .where(accounts.c.person == bindparam("of_person"), accounts.c.platform == bindparam("platform"))
    .order_by(accounts.c.created_at)
)
_groups = select(members.c.group).where(members.c.person == bindparam("of_person"))
_forget = delete(marks).where(marks.c.kind == KIND, marks.c.mark == bindparam("of_mark"))


def help_with(work: Work, incoming: Incoming, person: str, act: Help) -> None:
    found = with_group(work, act.post)
    if found is None or found[0].about != "mock" or not found[0].stands or found[0].author is None:
        return
    post, group, key = found
    rows = work.select(_account, {"of_person": person, "platform": group.platform})
    if not rows or post.author is None or post.author.person == person:
        return
    mark = mark_of(group, rows[0][0])
    work.execute(_drop, {"of_post": post.id, "of_mark": mark})
    sealed = key.seal([act.name, act.reach], "marks", "account", f"{post.id} {KIND}")
    work.execute(_add, {"post": post.id, "kind": KIND, "mark": mark, "at": incoming.at, "account": sealed})
    tell(work, group.platform, Told(f"mock:{post.id}", person=post.author.person), incoming.at)


def helpers(work: Work, person: str, id: str) -> tuple[tuple[str, str], ...]:
    """Who would practise with them, where the post is theirs."""
    if id not in shares_of(work, person):
        return ()
    found = with_group(work, id)
    if found is None:
        return ()
    opened = (
        found[2].unseal(sealed, "marks", "account", f"{id} {KIND}")
        for (sealed,) in work.select(_of_post, {"of_post": id})
    )
    return tuple((name, reach) for name, reach in opened)


def forget(work: Work, person: str, group: str = "") -> None:
    """Whoever leaves a group, or goes for good, is found by nobody any more."""
    for (id,) in work.select(_groups, {"of_person": person}):
        found = by_id(work, id) if not group or id == group else None
        if found:
            for (account,) in work.select(_account, {"of_person": person, "platform": found[0].platform}):
                work.execute(_forget, {"of_mark": mark_of(found[0], account)})
