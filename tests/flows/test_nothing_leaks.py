"""U5: whatever somebody does, no word of theirs becomes public that was not in the exact preview they said yes to.

People who write, tap, tap old buttons, go back, change and erase their entries, leave and lose groups: each share that
comes of it is looked for, word for word, in the last preview that they had before them.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.core.groups import FEATURES, UNKNOWN, GroupView, PostView, Share, Standing
from bot.core.records import Record
from bot.groups.group import Group
from bot.groups.posts import Author, shared
from bot.runtime.group_ports import ToPost
from bot.runtime.incoming import Due
from bot.runtime.publishing import Publisher
from tests.pretend import NOON, WORDS, Person

PUBLISHER = Publisher(WORDS)
GROUP = GroupView(
    "g1", "The Tuesday group", "telegram", features=frozenset(FEATURES), joined=True, standing=Standing(member=True)
)
STANDS = PostView("p1", "g1", "no", "standing", NOON.date(), "Ana", "Final round no.")
MEMBER, STRANGER = Standing(member=True), Standing()
ANOTHER = replace(GROUP, id="g2", name="Another group")
SECRETS = ("Zwitschermaschine", "my boss Karen", "Contoso said no", "i want to kill myself", "a kind word, that's all")
WRITES = (
    "/share", "/answer p1", "share", "my shares", "back", "skip", "stop", "menu", "yes", "no", "1", "2", "3", "4",
    "/group g1", "@everyone look", "https://evil.example/x", "{ $text }", "**bold** `x`", "Contoso", *SECRETS,
)  # fmt: skip


def reads(draft_of: Share) -> str:
    """How it would stand in the group, made by what makes it there."""
    post = shared("p", draft_of.draft, draft_of.confirmed, Author("me", "me"), NOON)
    group = Group(draft_of.draft.group, "telegram", "-100", state="active", features=frozenset(("shares",)))
    return "".join(span.text for span in PUBLISHER.posting(ToPost(replace(post, state="standing"), group, {})).text)


class Anybody(RuleBasedStateMachine):
    """Somebody in two groups, and all that may happen to them."""

    @initialize(keeps=st.sampled_from(("words", "taps", "nothing")))
    def begins(self, keeps: str) -> None:
        self.person = Person().lets_keep(keeps)  # type: ignore[arg-type]
        self.person.memory.person = replace(self.person.memory.person, name="Mei")
        memory = self.person.memory
        memory.groups_now = {"g1": GROUP, "g2": ANOTHER}
        memory.posts_now["p1"] = STANDS
        memory.entries = {
            1: ("a", Record("rejection", "no", NOON.date(), words={"company": "Contoso", "told": SECRETS[0]})),
            2: ("b", Record("win", "win", NOON.date(), words={"what": "I called them."})),
        }
        self.tokens: list[str] = []
        self.preview = ""
        self.seen = 0

    # --- what may happen ---------------------------------------------------------------------------------

    @rule(text=st.sampled_from(WRITES))
    def writes(self, text: str) -> None:
        self.person.writes(text)
        self.looks()

    @rule(text=st.text(max_size=40))
    def writes_anything(self, text: str) -> None:
        self.person.writes(text)
        self.looks()

    @precondition(lambda self: self.buttons())
    @rule(data=st.data())
    def taps(self, data: st.DataObject) -> None:
        self.person.taps_old(data.draw(st.sampled_from(self.buttons())))
        self.looks()

    @precondition(lambda self: self.buttons())
    @rule()
    def goes_straight_on(self) -> None:
        """The first button, which is where most people go."""
        self.person.taps_old(self.buttons()[0])
        self.looks()

    @precondition(lambda self: self.tokens)
    @rule(data=st.data())
    def taps_an_old_button(self, data: st.DataObject) -> None:
        self.person.taps_old(data.draw(st.sampled_from(self.tokens)))
        self.looks()

    @rule(what=st.sampled_from(("1", "2", "3")), by=st.sampled_from(("1", "2")), words=st.sampled_from(SECRETS))
    def comes_to_a_preview(self, what: str, by: str, words: str) -> None:
        for text in ("stop", "menu", "/share", "1", what):
            self.writes(text)
        if self.person.open_step == "share.words":
            self.writes(words)
        if self.person.open_step == "share.company":
            self.writes("1")
        if self.person.open_step == "share.by":
            self.writes(by)

    @rule(
        what=st.sampled_from(("1", "2", "3")), by=st.sampled_from(("1", "2")), words=st.sampled_from(SECRETS),
        changed=st.sampled_from((None, 1, 2)), asks_again=st.booleans(), called=st.sampled_from(("Mei", "Karen")),
    )  # fmt: skip
    def something_changes_before_the_yes(
        self, what: str, by: str, words: str, changed: int | None, *, asks_again: bool, called: str
    ) -> None:
        self.comes_to_a_preview(what, by, "something small")
        if changed:
            self.changes_an_entry_elsewhere(words, changed)
        self.is_called_otherwise(called)
        if asks_again:
            self.writes("what was that")
        if self.person.open_step == "share.preview":
            self.says_yes()

    @precondition(lambda self: self.person.open_step == "share.preview")
    @rule()
    def says_yes(self) -> None:
        yes = [token for token in self.tokens if ":preview:y" in token]
        if yes:
            self.person.taps_old(yes[-1])
            self.looks()

    @rule(words=st.sampled_from(SECRETS), id=st.sampled_from((1, 2)))
    def changes_an_entry_elsewhere(self, words: str, id: int) -> None:
        session, record = self.person.memory.entries.get(id, ("a", Record("win", "win", NOON.date())))
        field = "told" if record.kind == "rejection" else "what"
        changed = replace(record, words={**record.words, field: words})
        self.person.memory.entries[id] = (session, changed)

    @rule(id=st.sampled_from((1, 2)))
    def erases_an_entry_elsewhere(self, id: int) -> None:
        self.person.memory.entries.pop(id, None)

    @rule(name=st.sampled_from(("", "Mei", "Karen")))
    def is_called_otherwise(self, name: str) -> None:
        self.person.memory.person = replace(self.person.memory.person, name=name)

    @rule(standing=st.sampled_from((MEMBER, STRANGER, UNKNOWN)), active=st.booleans(), id=st.sampled_from(("g1", "g2")))
    def the_group_changes(self, standing: Standing, *, active: bool, id: str) -> None:
        groups = self.person.memory.groups_now
        groups[id] = replace(groups[id], standing=standing, active=active)

    @rule(id=st.sampled_from(("g1", "g2")))
    def all_is_well_again(self, id: str) -> None:
        groups = self.person.memory.groups_now
        groups[id] = replace(groups[id], standing=MEMBER, active=True, joined=True)

    @rule(name=st.sampled_from(("cheered:p1", "share:p1", "review:g1", "daily")))
    def is_reminded(self, name: str) -> None:
        self.person.is_reminded(Due(name, self.person.now))
        self.looks()

    @rule(hours=st.sampled_from((1, 30)))
    def time_passes(self, hours: int) -> None:
        self.person.waits(hours=hours)

    # --- what they have before them, and what came of it --------------------------------------------------

    def buttons(self) -> list[str]:
        return [button.token for message in self.person.replies for button in message.buttons]

    def looks(self) -> None:
        acts = self.person.memory.acts
        for act in (acting.act for acting in acts[self.seen :]):
            if isinstance(act, Share):
                self.was_shown(act)
        self.seen = len(acts)
        if "share.preview" in self.person.heard:
            self.preview = self.person.reads
        self.tokens = (self.tokens + self.buttons())[-40:]

    def was_shown(self, share: Share) -> None:
        assert share.confirmed == share.draft.digest
        assert reads(share) in self.preview, "it was not what they saw"
        group = self.person.memory.groups_now[share.draft.group]
        assert group.standing == MEMBER, "they may not share there now"
        assert group.active
        assert "kill myself" not in reads(share)
        self.preview = ""

    @invariant()
    def nothing_is_public_but_shares(self) -> None:
        shares = {acting.id for acting in self.person.memory.acts if isinstance(acting.act, Share)}
        posts = set(self.person.memory.posts_now) - {"p1"}
        assert posts <= shares


TestAnybody = Anybody.TestCase
TestAnybody.settings = settings(
    max_examples=100, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def test_walks_like_these_do_share_something() -> None:
    """What never shares would prove nothing."""
    walk = Anybody()
    walk.begins("words")
    walk.comes_to_a_preview("2", "1", "")
    walk.says_yes()
    (act,) = (acting.act for acting in walk.person.memory.acts)
    assert isinstance(act, Share)
    walk.comes_to_a_preview("1", "1", "")
    before = walk.preview
    walk.changes_an_entry_elsewhere(SECRETS[1], 2)
    walk.says_yes()
    assert walk.preview != before, "what was changed meanwhile is shown anew, and not shared"
    assert sum(isinstance(acting.act, Share) for acting in walk.person.memory.acts) == 1
