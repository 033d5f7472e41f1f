"""Made-up people of whom pictures are drawn: their entries, and the pictures that are compared with golden ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from bot.core.effects import Show
from bot.core.records import Entry, Kind, Record
from bot.insight import figures
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Picture
from bot.runtime.replies import Writer
from tests.pretend import WORDS

TODAY = date(2026, 11, 22)
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
FAMILY = "👩🏽‍💻"


def entries(*records: Record) -> tuple[Entry, ...]:
    return tuple(Entry(number, record) for number, record in enumerate(records, start=1))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_no(days: int, company: str = "", stage: str = "application", own: str = "", *felt: str) -> Record:
    words = {name: said for name, said in (("company", company), ("feelings", own)) if said}
    return Record("rejection", "rejection", ago(days), {"stage": (stage,), "feelings": felt}, words)


def said(kind: Kind, days: int, what: str) -> Record:
    return Record(kind, kind, ago(days), words={"what": what})


def step(days: int, what: str) -> Record:
    return Record("step", "next_step", ago(days), {"what": (what,)})


MEI = entries(
    a_no(47, "", "application", "", "flat"),
    a_no(40, "Fabrikam", "application", "", "tired", "sad"),
    step(40, "rest"),
    said("win", 33, "finally finished my portfolio"),
    a_no(25, "Northwind Traders", "interview", "", "ashamed", "harder"),
    said("line", 25, "they chose someone and I don't know why. it still hurts"),
    step(25, "walk"),
    a_no(24, "", "application", "", "sad"),
    said("lesson", 13, "ask what a usual day looks like"),
    said("win", 12, "Jo said my talk made her change her mind"),
    a_no(5, "Contoso", "final_round", "like trash", "ashamed", "sad", "harder"),
    said("win", 5, "calm in the panel"),
    step(5, "tell"),
)
"""Seven weeks of looking, in English."""

OF_MANY_TONGUES = entries(
    a_no(30, "شركة النور للتجارة", "interview", "مكسور الخاطر قليلا", "sad"),
    said("win", 29, "أنهيت معرض أعمالي اليوم، وأنا فخور بذلك (Contoso)"),
    a_no(16, "华为技术有限公司", "final_round", "心里空落落的", "numb"),
    said("line", 16, "我没有做错什么，他们只是选了别人。😌"),
    a_no(9, "தமிழ் நிறுவனம்", "phone_screen", "மனசு கனக்கிறது", "tired"),
    said("win", 8, "நேர்காணலில் அமைதியாக பேசினேன்"),
    a_no(2, "Syarikat Maju Jaya Sdn. Bhd.", "interview", "kecewa sikit je 😮‍💨", "relieved"),
    said("win", 1, f"siapkan portfolio {FAMILY} 🇲🇾 ❤️ 👍🏿"),
)

WITH_LONG_WORDS = entries(
    a_no(9, LONG_WORD, "final_round", LONG_WORD, "doubting", "kind_letter"),
    said("win", 8, LONG_WORD + " " + "ordnung" * 12),
    said("lesson", 8, "https://example.org/a/very/long/address?that=nobody&would=ever&break=by&hand=0123456789"),
    said("advice", 8, "W" * 300),
)

ONE = entries(a_no(0, "Contoso", "application", "", "sad"))


def of_years() -> tuple[Entry, ...]:
    """Someone with five thousand entries."""
    kinds: tuple[Kind, ...] = ("rejection", "step", "win", "lesson", "rejection", "vent")
    return entries(
        *(
            Record(
                kind,
                f"n{number}",
                ago(number // 4),
                {"feelings": ("sad", "tired", "hopeful")[: number % 4], "what": ("rest",)}
                if kind in ("rejection", "step")
                else {},
                {"what": f"a small good thing, the {number}th"} if kind in ("win", "lesson") else {},
            )
            for number in reversed(range(5_000))
            for kind in (kinds[number % len(kinds)],)
        )
    )


def by_day(history: Sequence[Entry]) -> Mapping[Kind, tuple[tuple[date, int], ...]]:
    return {
        kind: tuple(sorted(Counter(each.record.on for each in history if each.record.kind == kind).items()))
        for kind in figures.LINES
    }


def newest(history: Sequence[Entry]) -> tuple[Entry, ...]:
    """As many as the flow looks at."""
    ordered = sorted(history, key=lambda entry: (entry.record.on, entry.id), reverse=True)
    return tuple(ordered[: figures.OLDEST])


def timeline(history: Sequence[Entry]) -> Callable[[bool], Show | None]:
    return lambda dark: figures.timeline(newest(history), dark=dark)


def feelings(history: Sequence[Entry]) -> Callable[[bool], Show | None]:
    return lambda dark: figures.feelings(newest(history), dark=dark)


def rising(history: Sequence[Entry]) -> Callable[[bool], Show | None]:
    return lambda dark: figures.rising(by_day(history), TODAY, dark=dark)


def card(record: Record) -> Callable[[bool], Show | None]:
    return lambda dark: figures.card(record, dark=dark)


PICTURES: Mapping[str, Callable[[bool], Show | None]] = {
    "timeline": timeline(MEI),
    "timeline-one": timeline(ONE),
    "timeline-many-tongues": timeline(OF_MANY_TONGUES),
    "timeline-long-words": timeline(WITH_LONG_WORDS),
    "timeline-of-years": timeline(of_years()),
    "feelings": feelings(MEI),
    "feelings-one": feelings(ONE),
    "feelings-many-tongues": feelings(OF_MANY_TONGUES),
    "feelings-long-words": feelings(WITH_LONG_WORDS),
    "feelings-of-years": feelings(of_years()),
    "rising": rising(MEI),
    "rising-one": rising(ONE),
    "rising-equal": rising(entries(*(each for n in (30, 20, 3) for each in (a_no(n), said("win", n, "w"))))),
    "rising-of-years": rising(of_years()),
    "card": card(said("win", 5, "calm in the panel")),
    "card-line": card(said("line", 25, "they chose someone and I don't know why. it still hurts")),
    "card-arabic": card(said("line", 3, "لست وحدي في هذا، وغدا يوم آخر 🌱")),
    "card-chinese": card(said("win", 3, "我今天把作品集做完了，朋友们都来帮忙。")),
    "card-tamil": card(said("win", 3, "நேர்காணலில் அமைதியாக பேசினேன்")),
    "card-bengali": card(said("win", 3, "আজ সাক্ষাৎকারে আমি শান্ত ছিলাম, আর নিজের কথা বলেছি 🌱")),
    "card-telugu": card(said("line", 3, "ఈ రోజు నేను ప్రశాంతంగా మాట్లాడాను. ఇంకో రోజు ఉంది 😌")),
    "card-malay": card(said("line", 3, f"penat tapi lega. esok cuba lagi {FAMILY} 🇲🇾")),
    "card-long-word": card(said("win", 3, LONG_WORD)),
    "card-long": card(
        said("line", 3, "I wrote to three people I was afraid to write to, and one of them wrote back. " * 6)
    ),
    "card-of-lines": card(said("line", 3, "roses are fine\nviolets too\n\nthey said no\nand I had soup")),
    "card-laughing": card(said("line", 3, "ههههه" * 12)),
    "card-emoji": card(said("win", 3, "🎉")),
}
"""All that is drawn and compared, in light and dark."""


def drawn(show: Show | None) -> Picture:
    """The description in words, as it leaves a turn."""
    assert show is not None
    writer = Writer(WORDS, "en", Place("pretend", "p"), TODAY, {})
    writer.show(show)
    writer.close()
    picture = writer.written[0].picture
    assert picture is not None
    return picture
