"""Tells a picture of red ink (a seal, a red signature) from any other.

Takes a picture's bytes; gives whether most of its pixels that are neither white nor transparent are red. Refuses nothing: a
picture that can't be decoded (WMF, damaged) or is too large counts as not red.
"""

from __future__ import annotations

import warnings
from io import BytesIO

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")  # EPS would start a program
MAX_BYTES = 40 << 20
MAX_PIXELS = 60_000_000
SIDE = 96  # pixels a side that are looked at


def mostly_red(data: bytes) -> bool:
    """Whether the ink of this picture is mostly red."""
    from PIL import Image

    if len(data) > MAX_BYTES:
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of sizes; ours are checked below
        try:
            picture = Image.open(BytesIO(data), formats=FORMATS)
            if picture.width * picture.height > MAX_PIXELS:
                return False
            picture.draft("RGB", (SIDE, SIDE))
            small = picture.convert("RGBA").resize(
                (min(SIDE, picture.width), min(SIDE, picture.height)), Image.Resampling.NEAREST
            )
        except (OSError, ValueError, SyntaxError, MemoryError, EOFError, Image.DecompressionBombError):
            return False
    return red_share(small.tobytes()) > 0.5


def red_share(pixels: bytes) -> float:
    """The share of red among the inked pixels of RGBA bytes."""
    ink = red = 0
    for r, g, b, alpha in zip(pixels[::4], pixels[1::4], pixels[2::4], pixels[3::4], strict=True):
        if alpha > 60 and (g < 225 or b < 225):
            ink += 1
            red += r > 110 and r - g > 45 and r - b > 45
    return red / ink if ink else 0.0
