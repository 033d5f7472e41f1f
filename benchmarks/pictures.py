"""What a picture costs: the first one of a process, the next ones, and how long the event loop stands still meanwhile.

The peer is the same library with the same fonts that sets one word on a page of the same size.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from bot.app import content_folder
from bot.core.effects import Show
from bot.core.records import Entry, Record
from bot.insight import figures
from bot.pictures.studio import PIXELS_PER_INCH, Studio
from bot.runtime.incoming import Place
from bot.runtime.outgoing import Picture
from bot.runtime.replies import Writer
from bot.words.catalog import Words

ROUNDS = 15
TODAY = date(2026, 11, 22)
MINIMAL = b"#set page(width: 540pt, height: 540pt)\n#set text(size: 21pt)\n#sys.inputs.word"
COLD = (
    "import sys, json; from pathlib import Path; from bot.pictures.studio import Studio; "
    "from bot.runtime.ports import Picture; Studio(Path(sys.argv[1])).png(Picture(*json.loads(sys.argv[2])))"
)
BARE = "import bot.runtime.ports"


def pictures() -> list[Figure]:
    fonts = content_folder() / "fonts"
    warm, ratios, block = _warm(fonts)
    cold = [_seconds(COLD, str(fonts), json.dumps(_plain(0))) - _seconds(BARE) for _ in range(5)]
    return [
        *(Figure(f"pictures.warm.{kind}", round(1000 * taken, 1), "ms", 300, 100) for kind, taken in warm.items()),
        *(Figure(f"pictures.ratio.{kind}", round(ratio, 1), "x one word", 12, 6) for kind, ratio in ratios.items()),
        Figure("pictures.cold", round(1000 * median(cold), 1), "ms", 1000, 400),
        Figure("pictures.longest_block", round(1000 * block, 1), "ms", 50, 10),
    ]


def _warm(fonts: Path) -> tuple[dict[str, float], dict[str, float], float]:
    """Each kind in each round with other words, against the peer of the same round."""
    from typst import Compiler, Fonts

    studio = Studio(fonts)
    peer = Compiler(font_paths=Fonts(include_system_fonts=False, font_paths=[fonts]))
    taken: dict[str, list[float]] = {}
    ratios: dict[str, list[float]] = {}
    for round_ in range(ROUNDS + 1):
        start = time.perf_counter()
        peer.compile(MINIMAL, format="png", ppi=PIXELS_PER_INCH, sys_inputs={"word": f"word {round_}"})
        least = time.perf_counter() - start
        for picture in _pictures(round_):
            start = time.perf_counter()
            studio.png(picture)
            seconds = time.perf_counter() - start
            if round_:
                taken.setdefault(picture.kind, []).append(seconds)
                ratios.setdefault(picture.kind, []).append(seconds / least)
    block = asyncio.run(_longest_block(studio))
    studio.close()
    return {kind: median(all_) for kind, all_ in taken.items()}, {k: median(all_) for k, all_ in ratios.items()}, block


async def _longest_block(studio: Studio) -> float:
    """The longest time between two turns of the event loop while twenty pictures are drawn."""
    drawing = asyncio.gather(*(studio.draw(picture) for round_ in range(5) for picture in _pictures(100 + round_)))
    longest, before = 0.0, time.perf_counter()
    while not drawing.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, before = max(longest, now - before - 0.001), now
    assert all(await drawing)
    return longest


def _seconds(code: str, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)
    return time.perf_counter() - start


def _plain(number: int) -> list[object]:
    picture = _pictures(number)[0]
    return [picture.kind, picture.dark, dict(picture.data)]


def _pictures(number: int) -> list[Picture]:
    """One picture of each kind, of ninety days in several scripts."""
    words = ("calm in the panel", "我今天把作品集做完了", "لست وحدي في هذا", "siapkan portfolio 🎉")
    history = tuple(
        Entry(
            day,
            Record("rejection", "r", on, {"feelings": ("sad", "tired")}, {"company": f"Contoso {number}"})
            if day % 2
            else Record("win", "w", on, words={"what": f"{words[day // 2 % 4]} {number}"}),
        )
        for day in range(90)
        for on in (TODAY - timedelta(days=90 - day),)
    )
    by_day = {kind: tuple((e.record.on, 1) for e in history if e.record.kind == kind) for kind in figures.LINES}
    shows = (
        figures.timeline(history, dark=False),
        figures.feelings(history, dark=True),
        figures.rising(by_day, TODAY + timedelta(days=number), dark=False),
        figures.card(history[-2].record, dark=True),
    )
    return [_drawn(show) for show in shows if show]


def _drawn(show: Show) -> Picture:
    writer = Writer(Words.load(content_folder()), "en", Place("benchmark", "b"), TODAY, {})
    writer.show(show)
    writer.close()
    picture = writer.written[0].picture
    assert picture is not None
    return picture
