"""Golden pictures: kept at half their size in a few colours, and compared within a tolerance.

`python -m tests.pictures.golden` draws them anew. Look at each one that changed before it is committed.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from bot.app import content_folder
from bot.pictures.studio import Studio
from tests.pictures.people import PICTURES, drawn

FOLDER = Path(__file__).parent / "golden"
COLOURS = 48
MOST_OFF = 3.0
"""How far the channels of a golden picture may be off on average, of 255: few colours, other machines' last bits."""
FONTS = content_folder() / "fonts"


def half(content: bytes) -> Image.Image:
    """A picture at half its size."""
    with Image.open(io.BytesIO(content)) as picture:
        return picture.convert("RGB").resize((picture.width // 2, picture.height // 2), Image.Resampling.BOX)


def off(picture: Image.Image, golden: Image.Image) -> float:
    """How far they are apart: the mean difference of a channel, in the band of the picture where it is largest."""
    if picture.size != golden.size:
        return 255.0
    apart = ImageChops.difference(picture, golden)
    bands = (apart.crop((0, top, apart.width, top + 40)) for top in range(0, apart.height, 40))
    return max(max(ImageStat.Stat(band).mean) for band in bands)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    studio = Studio(FONTS)
    for name, show in PICTURES.items():
        for dark in (False, True):
            picture = half(studio.png(drawn(show(dark))))
            few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(FOLDER / f"{name}-{'dark' if dark else 'light'}.png", optimize=True)


if __name__ == "__main__":
    main()
