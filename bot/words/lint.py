"""Whether the words keep to what was promised: every language, every message, every way it can come out.

The rules, all of them:

- words: every step and choice has words in every language; no message, label or variant that nothing says.
- arguments: what a message uses is given to it, and what is given is used; own words never choose words.
- length: a message has at most 450 characters with the longest arguments, a label 40, a question 25 buttons.
- one question: a message asks at most one thing, and a turn too (U1).
- markup: no mark is left open.
- exclamation: no exclamation mark and no emoji, except where people celebrate.
- the phrases of content/<locale>/lint.toml are never said; exceptions stand there, each with its reason.

A tone changes single messages of its language: what it says keeps to the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.core.effects import Say
from bot.core.flow import Flow
from bot.words import helplines, phrases
from bot.words.catalog import TONES, Words, WrongContent
from bot.words.countries import Countries
from bot.words.fluent_file import VARIANT, FluentFile, Problem
from bot.words.markup import parse
from bot.words.uses import Given, Turns, Use, keys_in, uses_of
from bot.words.wordings import Wording, selectors, wordings

LONGEST_MESSAGE = 450
LONGEST_LABEL = 40
LONGEST_ROW = 80
MOST_BUTTONS = 25
LEAVING = ("keep", "discard", "carry_on")

_OPEN_MARK = re.compile(r"\*\*|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|\]\(")
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with one message in one language, and which rule says so."""

    locale: str
    message: str
    rule: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.locale} {self.message} [{self.rule}]: {self.sentence}"


@dataclass(frozen=True)
class Spoken:
    """Keys that stand in the code, whole or begun: what is said outside the conversations."""

    whole: frozenset[str] = frozenset()
    begun: tuple[str, ...] = ()

    def has(self, key: str) -> bool:
        return key in self.whole or key.startswith(self.begun)


def run(content: Path, flows: Mapping[str, Flow], tell: Callable[[str], object]) -> int:
    """Lint a content folder as this package uses it, tell each finding, and return an exit status."""
    try:
        words = Words.load(content)
        spoken = Spoken(*keys_in(Path(__file__).parents[1]))
        findings = lint(words, flows, content, spoken, help_sayings(content))
    except WrongContent as error:
        findings = [Finding(error.locale, error.file, "words", str(error))]
    for finding in findings:
        tell(str(finding))
    return 1 if findings else 0


def help_sayings(content: Path) -> tuple[Say, ...]:
    """All that help now can say, for every country by day and by night."""
    known, countries = helplines.load(content), Countries.load(content)
    sayings: list[Say] = []
    for cc in (*known.countries, None):
        for hour in (2, 8, 14, 20):
            shown = known.lines_for(cc, datetime(2026, 11, 3, hour, tzinfo=UTC))
            sayings += helplines.says(shown, countries.name(cc or ""))
            sayings += (helplines.says_at_hand(shown, first) for first in (True, False))
    return tuple(sayings)


def lint(
    words: Words,
    flows: Mapping[str, Flow],
    content: Path,
    spoken: Spoken | None = None,
    also: Iterable[Say] = (),
) -> list[Finding]:
    """Everything that is wrong with the words of these conversations."""
    uses, turns = uses_of(flows, also)
    leaving = uses.setdefault("ui.leave", Use())
    leaving.given.take({}, 0)
    for choice in LEAVING:
        leaving.label(choice).take({}, 0)
    findings: list[Finding] = []
    for locale in words.locales:
        try:
            manners = phrases.load(content / locale)
            check = _Locale(words, locale, uses, turns, spoken or Spoken(), manners)
            findings += check.findings()
            for tone in sorted((content / locale / TONES).glob("*")):
                folder = f"{locale}/{TONES}/{tone.name}"
                overlay = replace(check, locale=folder, questions={})
                findings += overlay.messages()
            findings += check.needless_exceptions()
        except WrongContent as error:
            findings.append(Finding(error.locale, f"{error.file}.{error.message}".strip("."), "words", error.problem))
    return sorted(set(findings))


@dataclass
class _Locale:
    """The words of one language while they are looked at."""

    words: Words
    locale: str
    uses: Mapping[str, Use]
    turns: Turns
    spoken: Spoken
    manners: phrases.Manners | None
    excused: set[phrases.Allowance] = field(default_factory=set)
    questions: dict[str, int] = field(default_factory=dict)
    """How many things a message asks at most."""

    def findings(self) -> Iterator[Finding]:
        if self.manners is None:
            yield self.finding("lint.toml", "phrases", "nobody has listed what is never said here.")
            self.manners = phrases.Manners()
        yield from self.missing()
        yield from self.messages()
        yield from self.turn_by_turn()

    def messages(self) -> Iterator[Finding]:
        for name in self.files():
            file = self.words.file(self.locale, name)
            if file:
                for message in file.messages:
                    try:
                        yield from self.message(file, name, message)
                    except Problem as problem:
                        yield self.finding(f"{name}.{message}", "words", problem.sentence)

    def needless_exceptions(self) -> Iterator[Finding]:
        for allowance in self.manners.exceptions if self.manners else ():
            if allowance not in self.excused:
                sentence = "the exception in lint.toml is not needed any more."
                yield self.finding(allowance.message, allowance.rule, sentence)

    def finding(self, message: str, rule: str, sentence: str) -> Finding:
        return Finding(self.locale, message, rule, sentence)

    def files(self) -> list[str]:
        folder = self.words.content / self.locale
        return sorted(path.stem for path in folder.glob("*.ftl") if path.stem != "terms")

    # --- what there must be --------------------------------------------------------------------------

    def missing(self) -> Iterator[Finding]:
        for key, use in self.uses.items():
            file = self.file_of(key)
            message = key.partition(".")[2]
            if file is None or file.pattern(message) is None:
                yield self.finding(key, "words", "a step says this, and there are no words for it.")
                continue
            for label in use.labels:
                if not file.has(message, label):
                    yield self.finding(key, "words", f"the choice {label!r} has no label.")
        files = {key.partition(".")[0] for key in self.uses} | set(self.files())
        for key in self.spoken.whole:
            name, _, message = key.partition(".")
            file = self.file_of(key)
            if name in files and key not in self.uses and (file is None or not file.has(message)):
                yield self.finding(key, "words", "the code says this, and there are no words for it.")

    def file_of(self, key: str) -> FluentFile | None:
        return self.words.file(self.locale, key.partition(".")[0])

    # --- one message ---------------------------------------------------------------------------------

    def message(self, file: FluentFile, name: str, message: str) -> Iterator[Finding]:
        base, _, number = message.partition(VARIANT)
        key = f"{name}.{base}"
        at = f"{name}.{message}"
        use = self.uses.get(key)
        if use is None and not self.spoken.has(key):
            yield self.finding(at, "words", "nothing says this.")
            return
        if number and (file.attributes(message) or not number.isdigit()):
            yield self.finding(at, "words", "a variant has a number and no labels: they belong to the first.")
        elif number and not 2 <= int(number) <= file.variants(base):
            yield self.finding(at, "words", "there is a gap before this variant, so nobody meets it.")
        if self.manners and name in self.manners.heard:
            return
        if file.pattern(message) is not None:
            yield from self.text(file, at, key, message, use)
        yield from self.labels(file, at, key, message, use)
        if not number and use and TONES not in self.locale:
            yield from self.unused(file, key, base, use)
            if use.most_buttons > MOST_BUTTONS:
                yield self.finding(at, "length", f"{use.most_buttons} buttons do not fit, {MOST_BUTTONS} do.")

    def text(self, file: FluentFile, at: str, key: str, message: str, use: Use | None) -> Iterator[Finding]:
        given = use.given if use else None
        longest = asked = 0
        for wording in wordings(file, message, samples=given.samples if given else None):
            yield from self.arguments(file, at, message, "", wording, given)
            spoken = "".join(span.text for span in parse(wording.text))
            longest, asked = max(longest, len(spoken)), max(asked, spoken.count("?"))
            yield from self.tone(at, key, spoken, label=False)
            if any(span.style == "" and _OPEN_MARK.search(span.text) for span in parse(wording.text)):
                yield self.finding(at, "markup", "a mark is left open.")
        self.questions[key] = max(asked, self.questions.get(key, 0))
        if longest > LONGEST_MESSAGE:
            yield self.finding(at, "length", f"{longest} characters are more than {LONGEST_MESSAGE} (U1).")
        if asked > 1:
            yield self.finding(at, "one question", f"it asks {asked} questions (U1).")

    def labels(self, file: FluentFile, at: str, key: str, message: str, use: Use | None) -> Iterator[Finding]:
        said: dict[str, str] = {}
        for label in file.attributes(message):
            given = use.labels.get(label) if use else None
            if use and given is None and not self.spoken.has(key):
                yield self.finding(at, "words", f"the label {label!r} belongs to no choice.")
            for wording in wordings(file, message, label, given.samples if given else None):
                yield from self.arguments(file, at, message, label, wording, given)
                yield from self.tone(at, key, wording.text, label=True)
                most = LONGEST_ROW if wording.used else LONGEST_LABEL
                if len(wording.text) > most:
                    sentence = f"the label {label!r} has {len(wording.text)} characters, more than {most}."
                    yield self.finding(at, "length", sentence)
                first = label if wording.used else said.setdefault(wording.text.casefold(), label)
                if first != label:
                    yield self.finding(at, "words", f"the labels {first!r} and {label!r} read the same.")

    # --- arguments -----------------------------------------------------------------------------------

    def arguments(
        self, file: FluentFile, at: str, message: str, label: str, wording: Wording, given: Given | None
    ) -> Iterator[Finding]:
        if given is None:
            return
        what = f"the label {label!r}" if label else "it"
        for name in sorted(wording.used - (given.every_time or set())):
            sometimes = "is not always given" if name in given.samples else "is never given"
            yield self.finding(at, "arguments", f"{what} uses ${name}, which {sometimes}.")
        for name in sorted(selectors(file, message, label) & given.own_words):
            yield self.finding(at, "arguments", f"{what} chooses its words by ${name}, which a person typed.")

    def unused(self, file: FluentFile, key: str, base: str, use: Use) -> Iterator[Finding]:
        numbers = range(2, file.variants(base) + 1)
        texts = [(message, "") for message in (base, *(f"{base}{VARIANT}{number}" for number in numbers))]
        for wanted, places, what in (
            (use.given, texts, "it"),
            *((given, [(base, label)], f"the label {label!r}") for label, given in use.labels.items()),
        ):
            if all(file.pattern(*place) is None for place in places):
                continue
            used = {name for place in places for wording in wordings(file, *place) for name in wording.used}
            for name in sorted(set(wanted.samples) - used):
                yield self.finding(key, "arguments", f"{what} is given ${name} and never uses it.")

    # --- tone ----------------------------------------------------------------------------------------

    def tone(self, at: str, key: str, text: str, *, label: bool) -> Iterator[Finding]:
        if self.manners is None:
            return
        if key not in self.manners.celebrates and ("!" in text or _EMOJI.search(text)):
            yield self.finding(at, "exclamation", "no exclamation mark and no emoji here.")
        for rule, phrase in self.manners.broken(text, key, label=label):
            exceptions = self.manners.exceptions
            allowed = [entry for entry in exceptions if (entry.message, entry.rule) == (key, rule.name)]
            if allowed:
                self.excused.update(allowed)
            else:
                yield self.finding(at, rule.name, f"“{phrase}”: {rule.why}")

    # --- turns ---------------------------------------------------------------------------------------

    def turn_by_turn(self) -> Iterator[Finding]:
        """Sayings share the message of the question after them: together they ask one thing."""
        for keys in self.turns:
            asking = [key for key in dict.fromkeys(keys) if self.questions.get(key)]
            if len(asking) > 1:
                others = ", ".join(asking[:-1])
                yield self.finding(asking[-1], "one question", f"it is asked together with {others}.")
