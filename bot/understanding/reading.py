"""The reader: one message in, its meaning out, with a reason for everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final

from bot.core.meaning import Meaning, Reason, Tier
from bot.understanding.chart import Hit, Line, match
from bot.understanding.danger import Scene, dismissed, judge, negated
from bot.understanding.lexicon import Found as Reading
from bot.understanding.names import mark_names
from bot.understanding.rules import Rule, RuleBook, rule_book
from bot.understanding.second import SecondReader
from bot.understanding.text import Piece, cut, cutter, fold, quotations
from bot.understanding.weighing import Features, features

Found = Sequence[tuple[Hit, Rule]]

_INTENTS: Final = (
    "delete_data", "export_data", "stop", "skip", "correction", "rejection", "no_answer",
    "declined_offer", "offer", "job_loss", "interview_done", "interview_upcoming", "other_person",
    "schedule", "history", "advice", "encouragement", "win", "applied", "help", "thanks", "greeting",
    "vent", "other",
)  # fmt: skip
"""Where two weigh the same, the earlier one is meant; the celebrating ones come after the sad ones."""

_SLOTTED: Final = frozenset(
    ("rejection", "no_answer", "interview_upcoming", "interview_done", "offer", "win", "applied", "job_loss",
     "declined_offer", "correction", "crisis")
)  # fmt: skip
_NAMED: Final = frozenset(("history", "schedule", "other_person", "advice", "delete_data"))
"""They may name a company, if it is written as one."""
_AFTER_AN_INTERVIEW: Final = frozenset(("rejection", "no_answer", "correction"))
_CELEBRATING: Final = frozenset(("offer", "win"))
_LOSSES: Final = frozenset(("rejection", "no_answer", "job_loss"))
_FAINT: Final = 4
"""A rule of no more weight is a hint: it gives way to what is likelier."""
_HARD: Final = frozenset(("passive", "active", "imminent", "self_harm", "third_party"))
_HEAVY: Final = frozenset(
    ("sad", "disappointed", "ashamed", "angry", "anxious", "numb", "tired", "lonely", "envious", "hopeless",
     "confused")
)  # fmt: skip
_LONG: Final = 300
"""Words: of a longer message only danger is looked for everywhere."""
_STEPS: Final = frozenset(("applied", "interview_done", "interview_upcoming"))
_TOLD_WITH: Final[Mapping[str, frozenset[str]]] = {
    "rejection": _STEPS | {"no_answer", "vent"},
    "no_answer": _STEPS | {"offer", "vent"},
    "declined_offer": _STEPS | {"offer", "rejection"},
    "offer": _STEPS | {"win", "vent"},
    "win": _STEPS,
    "job_loss": _STEPS | {"rejection", "vent"},
    "interview_done": _STEPS | {"win", "vent", "advice"},
    "other_person": frozenset(_INTENTS) - {"advice"},
    "advice": frozenset(_INTENTS),
    "correction": frozenset(_INTENTS) - {"rejection"},
    "delete_data": frozenset(("history", "rejection", "stop")),
    "export_data": frozenset(("history", "rejection")),
    "history": _LOSSES | _STEPS,
    "schedule": frozenset(("stop", "no_answer", "interview_upcoming")),
    "encouragement": frozenset(("schedule", "vent")),
}
"""A rejection tells of its interview, too: what is told with the best reading is not another reading."""


class Reader:
    """Reads messages with one rule book. It keeps nothing of what it reads."""

    def __init__(self, book: RuleBook, second: SecondReader | None = None) -> None:
        self._book = book
        self._second = second
        self._shields = frozenset(number for number, rule in enumerate(book.rules) if rule.kind == "shield")
        self._cutter = cutter({face: "" for face in book.faces if face.isascii()})

    @classmethod
    def from_data(cls, data: Mapping[str, Mapping[str, Any]], second: SecondReader | None = None) -> Reader:
        """A reader of the parsed rule files, by name, and of learned weights where there are any."""
        return cls(rule_book(data), second)

    def read(self, text: str, own_companies: Collection[str] = ()) -> Meaning:
        """What the message means. Any string is fine."""
        folded, places = fold(text)
        line = self._line(text, folded, places)
        if len(line.rows) == 2:
            return Meaning()
        heard = self._second.hear(line) if self._second else None
        telling = _telling(line)
        mark_names(line, telling, own_companies)
        found = self._found(line, telling)
        quotes = [(places[start], places[end]) for start, end in quotations(folded)]
        facts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for hit, rule in found["fact"]:
            facts[rule.value].append((hit.start, hit.end))
        scene = Scene(line, frozenset(facts), quotes, facts)
        crisis, why = judge(found["danger"], found["sign"], scene, self._book.combinations)
        reasons = [_reason(line, name, hit) for name, hit in why]
        if self._second and heard:
            crisis, raised = self._second.tier(heard, crisis, line)
            reasons = [raised] if raised else reasons if crisis else []
        feelings = _feelings(found["feeling"], scene, line, reasons)
        meant = _meant(found["intent"], scene)
        intent, close = _intent(meant, crisis, feelings, line, reasons)
        guessed = False
        if self._second and heard and intent != "crisis":
            told = [rule.value for _, rule in meant]
            faint = max((rule.weight for _, rule in meant if rule.value == intent), default=0) <= _FAINT
            if settled := self._second.intent(heard, intent, told, line, faint=faint):
                intent, close, reason = settled
                guessed = True
                reasons.append(reason)
        if intent == "offer" and not feelings:
            feelings = ("happy",)  # told without another feeling, an offer is good news
        slots = _slots(found, intent, line, reasons)
        return Meaning(intent, MappingProxyType(slots), feelings, crisis, close, tuple(reasons), guessed)

    def features(self, text: str) -> Features:
        """What the weights go by: for those who learn them."""
        return features(self._line(text, *fold(text)))

    def check(self) -> None:
        """Compile every pattern now. Raises ValueError for one that cannot be read."""
        self._book.gravity.check()
        self._book.meaning.check()

    def explain(self, text: str) -> list[tuple[str, str, str]]:
        """For people who review rules: each typed word, the view that read it, and its labels."""
        folded, places = fold(text)
        line = self._line(text, folded, places)
        mark_names(line, _telling(line))
        match(self._book.gravity, line, _from_right(line), line.stops())
        return [
            (
                line.text[line.starts[i] : line.ends[i]],
                line.views[i],
                " ".join(sorted((*line.rows[i], *line.besides[i]))),
            )
            for i in range(1, len(line.rows) - 1)
        ]

    def _line(self, text: str, folded: str, places: Sequence[int]) -> Line:
        line = Line(text)
        line.add("", ("</>", "<^>"), 0, 0, "plain")
        last: Piece | None = None
        seen: dict[str, Reading] = {}
        for piece in cut(self._cutter, folded):
            kind, word, start, end = piece
            if kind == "word" and word in seen:
                view, words = seen[word]
                for labels, besides in words:
                    line.add(word, labels, places[start], places[end], view, besides)
            elif last is None or word != last.text or kind not in ("face", "symbol"):
                self._read_piece(line, piece, places[start], places[end], seen)
            last = piece
        labels = ("</>",)
        if line.edge(len(line.rows) - 1) and len(line.rows) > 1:
            labels = line.drop_last()
        line.add("", (*labels, "<$>"), len(text), len(text), "plain")
        place = len(line.rows) - 2
        while place > 0 and (line.edge(place) or "<face>" in line.rows[place]):  # a smile hides no end
            line.rows[place].update({"</>": (place + 1,), "<$>": (place + 1,)})
            place -= 1
        return line

    def _read_piece(self, line: Line, piece: Piece, start: int, end: int, seen: dict[str, Reading]) -> None:
        if piece.kind in ("word", "clock"):
            self._read_word(line, piece.text, start, end, seen)
        elif piece.kind == "edge":
            if not line.edge(len(line.rows) - 1):
                line.add(piece.text, _edge_labels(piece.text), start, end, "plain")
        elif piece.kind == "comma":
            line.commas.add(len(line.rows))
        elif piece.text in "&+":
            self._read_word(line, "and", start, end, seen)
        elif piece.text in self._book.faces:
            labels, besides = self._book.faces[piece.text]
            line.add(piece.text, (*labels, "<any>", "<face>"), start, end, "face", besides)
        elif piece.kind == "spelled":
            if words := self._book.lexicon.spelled(piece.text):
                for labels, besides in words:
                    line.add(piece.text, (*labels, "<any>"), start, end, "spelled", besides)
            else:
                for letter in piece.text:
                    self._read_word(line, letter, start, end, seen)

    def _read_word(self, line: Line, word: str, start: int, end: int, seen: dict[str, Reading]) -> None:
        view, words = self._book.lexicon.find(word)
        if view == "unknown" and "!" in word:
            for number, part in enumerate(word.split("!")):
                if number:
                    line.add("!", ("</>",), start, end, "plain")
                if part:
                    self._read_word(line, part, start, end, seen)
            return
        seen[word] = Reading(view, tuple([((*labels, "<any>"), besides) for labels, besides in words]))
        for labels, besides in seen[word].words:
            line.add(word, labels, start, end, view, besides)

    def _found(self, line: Line, telling: Sequence[int]) -> Mapping[str, Found]:
        """Matches by kind, in the order of the text, without those that a shield covers."""
        rules, shields, commas = self._book.rules, self._shields, line.commas
        longest: dict[tuple[int, ...], Hit] = {}
        stops = line.stops()
        grave = match(self._book.gravity, line, _from_right(line), stops)
        for hit in grave + match(self._book.meaning, line, telling, stops):
            if hit.rule in shields and not commas.isdisjoint(range(hit.start + 1, hit.end)):
                continue
            known = longest.get(hit[:2])
            if known is None or _kept_end(hit) > _kept_end(known):
                longest[hit[:2]] = hit
        hits = sorted(longest.values(), key=itemgetter(1, 0))
        covered: dict[int, set[str]] = defaultdict(set)
        meant = any(rules[hit.rule].value == "not_joking" for hit in hits)
        for hit in hits:
            if hit.rule in shields and not (meant and rules[hit.rule].value == "danger"):
                for place in range(hit.start, hit.end):
                    covered[place].add(rules[hit.rule].value)
        found: dict[str, list[tuple[Hit, Rule]]] = defaultdict(list)
        for hit in hits:
            rule, words = rules[hit.rule], range(hit.start, hit.end)
            if rule.kind != "shield" and not covered.keys().isdisjoint(words):
                names = {"danger" if rule.kind == "sign" else rule.kind, rule.value, rule.id}
                if any(place in covered and covered[place] & names for place in words):
                    continue
            found[rule.kind].append((hit, rule))
        return found


def _from_right(line: Line) -> Sequence[int]:
    return range(len(line.rows) - 1, -1, -1)


def _telling(line: Line) -> Sequence[int]:
    """The places where a message says what it means: of a long story, its opening and its end."""
    places = _from_right(line)
    return places if len(places) <= _LONG else (*places[: _LONG // 2], *places[-_LONG // 2 :])


def _edge_labels(marks: str) -> tuple[str, ...]:
    """The end of a sentence, and its tone: said, asked, wondered at ("??"), called out ("!!")."""
    if "?" not in marks:
        return ("</>", "<says>", "<calls>") if "!" in marks else ("</>", "<says>")
    return ("</>", "<asks>", "<wonders>") if len(marks) > 1 else ("</>", "<asks>")


def _kept_end(hit: Hit) -> tuple[int, int]:
    return (max([end - start for _, start, end in hit.kept]) if hit.kept else 0, hit.end)


def _reason(line: Line, rule: str, hit: Hit | None) -> Reason:
    if hit is None:
        return Reason(rule, 0, len(line.text))
    start, end = line.span(hit.start, hit.end)
    return Reason(rule, start, end, line.view(hit.start, hit.end))


def _feelings(found: Found, scene: Scene, line: Line, reasons: list[Reason]) -> tuple[str, ...]:
    feelings: dict[str, None] = {}
    for hit, rule in found:
        if not dismissed(hit, rule, scene):
            if rule.value not in feelings:
                reasons.append(_reason(line, rule.id, hit))
            feelings[rule.value] = None
    return tuple(feelings)


def _meant(found: Found, scene: Scene) -> Found:
    """Without good news that is denied; and, where good news stands, without the no's that came before it."""
    meant = [pair for pair in found if pair[1].value not in _CELEBRATING or not negated(pair[0], scene)]
    earlier = scene.places.get("earlier_no", ())
    if not earlier or not any(rule.value in _CELEBRATING for _, rule in meant):
        return meant
    return [
        (hit, rule)
        for hit, rule in meant
        if rule.value not in _LOSSES or not any(hit.start < end and start < hit.end for start, end in earlier)
    ]


def _intent(
    found: Found,
    crisis: Tier | None,
    feelings: Sequence[str],
    line: Line,
    reasons: list[Reason],
) -> tuple[str, tuple[str, ...]]:
    best: dict[str, tuple[int, Hit, Rule]] = {}
    for hit, rule in found:
        if rule.value not in best or rule.weight > best[rule.value][0]:
            best[rule.value] = (rule.weight, hit, rule)
    order = sorted(best, key=lambda intent: (-best[intent][0], _INTENTS.index(intent)))
    if order and order[0] in _CELEBRATING:
        # never celebrate a loss: good news must be clearly heavier than bad news
        sad = [intent for intent in order if intent in _LOSSES]
        if sad and best[sad[0]][0] + 2 >= best[order[0]][0]:
            order.remove(sad[0])
            order.insert(0, sad[0])
    if crisis in _HARD:
        return "crisis", tuple(order[:1])
    if not order:
        if any(feeling in _HEAVY for feeling in feelings) or crisis:
            return "vent", ()
        return "other", ()
    weight, hit, rule = best[order[0]]
    reasons.append(_reason(line, rule.id, hit))
    told = _TOLD_WITH.get(order[0], frozenset())
    close = tuple(intent for intent in order[1:3] if best[intent][0] == weight and intent not in told)
    return order[0], close


def _slots(found: Mapping[str, Found], intent: str, line: Line, reasons: list[Reason]) -> dict[str, str]:
    slots: dict[str, str] = {}
    wanted = intent in _SLOTTED
    for kind in ("stage", "channel"):
        if wanted and found[kind]:
            hit, rule = max(found[kind], key=lambda pair: (pair[1].weight, -pair[0].start))
            if rule.value == "interview" and intent not in _AFTER_AN_INTERVIEW:
                continue  # "interview tomorrow" names no stage
            slots[kind] = rule.value
            reasons.append(_reason(line, rule.id, hit))
    timed = intent == "schedule"
    names = [
        (hit, rule)
        for hit, rule in found["slot"]
        if wanted or (timed and rule.value == "when") or (rule.value == "company" and intent in _NAMED)
    ]
    for name in ("company", "role", "when"):
        best: tuple[tuple[int, int, int], Hit, Rule, int, int] | None = None
        for hit, rule in names:
            if rule.value == name and hit.kept:
                _, start, end = hit.kept[0 if rule.id.endswith(".first") else -1]
                if not line.commas.isdisjoint(range(start + 1, end)):
                    continue  # a name does not go over a comma
                written = end in line.rows[start].get("{Name}", ())  # as a name: with a capital, or well known
                if not (written or wanted or timed):
                    continue
                rank = (rule.weight + 3 * written, end - start, -start)
                if best is None or rank > best[0]:
                    best = (rank, hit, rule, start, end)
        if best is not None:
            slots[name] = _as_typed(line, best[3], best[4])
            reasons.append(_reason(line, best[2].id, best[1]))
    return slots


def _as_typed(line: Line, first: int, after: int) -> str:
    """The words as typed, without the 's of "Contoso's recruiter", and with that of "rejected by Kellogg's"."""
    start, end = line.span(first, after)
    typed = line.text[start:end]
    belongs = after < len(line.rows) and after not in line.commas and line.is_a("<company_part>", after)
    return typed.removesuffix("'s").removesuffix("’s") if belongs else typed
