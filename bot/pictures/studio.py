"""Where pictures are drawn: one thread of its own, a short queue before it, and the library loaded with the first one.

The library is a typesetter: the templates beside this file say what stands above and beside what, and it does the
rest: line breaks of every script, directions, shaping, emoji. What a person typed goes in as data, never as markup.
"""

from __future__ import annotations

import asyncio
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from bot.pictures.letters import can_be_shown
from bot.pictures.setting import ready
from bot.runtime.outgoing import Attachment, Picture

if TYPE_CHECKING:
    from typst import Compiler

log = logging.getLogger(__name__)

TEMPLATES = Path(__file__).parent / "templates"
PIXELS_PER_INCH = 144.0
"""Two pixels a point: 1080 pixels wide, what a phone shows at full width."""
MOST_WAITING = 32
"""Pictures in the queue; with more of them waiting the words go alone."""
PATIENCE = 10.0
"""Seconds after which the words go alone, although a picture takes a twentieth of one."""


class Studio:
    """The Draws of the runtime's ports. `fonts` is the folder of the fonts that come along."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._compiler: Compiler | None = None
        self._waiting = 0

    async def draw(self, picture: Picture) -> Attachment | None:
        if not can_be_shown(picture.data):
            return None
        if self._waiting >= MOST_WAITING:
            log.warning("pictures: the queue is full, the words go alone")
            return None
        self._waiting += 1
        drawing = asyncio.get_running_loop().run_in_executor(self._thread, self.png, picture)
        drawing.add_done_callback(self._done)
        try:
            # Shielded: what has begun can't be stopped, and counts as waiting until it is over.
            content = await asyncio.wait_for(asyncio.shield(drawing), PATIENCE)
        except Exception as error:  # its text may hold what a person wrote
            log.error("pictures: a %s was not drawn: %s", picture.kind, type(error).__name__)
            return None
        return Attachment("picture", f"onward-{picture.kind}.png", content)

    def png(self, picture: Picture) -> bytes:
        """The picture, drawn here and now. Only ever called in one thread at a time."""
        shown = json.dumps({"dark": picture.dark, "picture": ready(picture.data)}, ensure_ascii=False)
        template = TEMPLATES / f"{picture.kind}.typ"
        drawn = self._open().compile(
            template, format="png", ppi=PIXELS_PER_INCH, root=TEMPLATES, sys_inputs={"shown": shown}
        )
        if not isinstance(drawn, bytes):
            raise TypeError("a picture has one page")
        return drawn

    def close(self) -> None:
        """Draw nothing more. What is being drawn is not waited for."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _open(self) -> Compiler:
        if self._compiler is None:
            from typst import Compiler, Fonts

            fonts = Fonts(include_system_fonts=False, font_paths=[self._fonts])
            self._compiler = Compiler(root=TEMPLATES, font_paths=fonts)
        return self._compiler

    def _done(self, drawing: asyncio.Future[bytes]) -> None:
        self._waiting -= 1
        if not drawing.cancelled():
            drawing.exception()  # looked at, so that nothing prints it
