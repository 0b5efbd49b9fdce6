"""The ruling lines of a page image.

Takes an upright page; gives boxes of its lines across and down in pixels, and the ink without them. A stroke of a large
character is no line: a short line counts only where it meets lines across it at both ends. Under a seal, where thin
lines fade, a line is followed to where it must end.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from reviewer.parse.ocr.clean import Pixels, Sheet
from reviewer.parse.pdf.geometry import inside
from reviewer.records import Box

ACROSS = 0.26  # inches: the shortest line across
DOWN = 0.2  # inches: the shortest line down, as high as the lowest row
SURE = 0.62  # inches: a longer line is no stroke of a character
THICK = 0.045  # inches
BREAK = 0.01  # inches: a line broken by so little is one
GAP = 0.12  # inches: pieces of one line this near belong together
FADED = 1.2  # inches: as far as a line is followed under a seal
FAINT = 215  # grey levels: a line under a seal may be as pale
MEET = 0.03  # inches
BARE = 0.35  # of a line's length: ink beside it on its barer side
BUSY = 0.8  # and on the other, as between the two lines of a double border


@dataclass(frozen=True, slots=True)
class Ruling:
    """Lines across and down in pixels; `text` is the ink without them."""

    across: tuple[Box, ...]
    down: tuple[Box, ...]
    text: Pixels


def ruling(sheet: Sheet) -> Ruling:
    """The lines of a page and what is left."""
    ink, dpi = visible(sheet), sheet.dpi
    flat = lines(ink, ACROSS * dpi, dpi)
    upright = [flipped(box) for box in lines(np.ascontiguousarray(ink.T), DOWN * dpi, dpi)]
    slack = MEET * dpi
    seals = [grown(box, 4 * slack) for box in sheet.seals]
    down = [v for v in upright if v[3] - v[1] >= SURE * dpi or ends(v, flat, slack) == (True, True)]
    down += followed([v for v in upright if v not in down], flat, seals, dpi)
    sideways, columns = [flipped(box) for box in flat], [flipped(box) for box in down]
    across = [h for h in sideways if h[3] - h[1] >= SURE * dpi or ends(h, columns, slack) == (True, True)]
    across += followed([h for h in sideways if h not in across], columns, [flipped(s) for s in seals], dpi)
    rows = [flipped(box) for box in bridged(across, columns, [flipped(s) for s in seals], dpi)]
    down = bridged(down, flat, seals, dpi)
    return Ruling(tuple(rows), tuple(down), without(sheet.ink, [*rows, *down]))


def visible(sheet: Sheet) -> Pixels:
    """The page's ink, with what is pale in seals."""
    if not sheet.seals:
        return sheet.ink
    ink = sheet.ink.copy()
    for x0, top, x1, bottom in sheet.seals:
        place = np.s_[max(0, int(top)) : int(bottom), max(0, int(x0)) : int(x1)]
        ink[place] = np.where(sheet.grey[place] < FAINT, 255, 0)
    return ink


def lines(ink: Pixels, least: float, dpi: float) -> list[Box]:
    """Boxes of the lines across."""
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, max(1, round(BREAK * dpi))), np.uint8))
    long = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, round(least)), np.uint8))
    long = cv2.dilate(long, np.ones((3, 1), np.uint8))  # a line a little askew is a stair of steps
    count, _, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    found = []
    for x, y, wide, high, size in stats[1:count].tolist():
        thick = size / max(1, wide) - 2
        slim = thick <= THICK * dpi and high <= 2 * THICK * dpi + 0.004 * wide
        if slim and is_bare(ink[:, x : x + wide], y, y + high):
            found.append((float(x), float(y + 1), float(x + wide), float(y + high - 1)))
    return found


def is_bare(strip: Pixels, top: int, bottom: int) -> bool:
    """Whether there is paper on both sides of a line: rows of bold type run together as well."""
    shares = sorted(
        float((beside > 0).mean()) if beside.size else 0.0
        for beside in (strip[max(0, top - 2) : top], strip[bottom : bottom + 2])
    )
    return shares[0] <= BARE and shares[1] <= BUSY


def flipped(box: Box) -> Box:
    """A box of the transposed page on the page, and the other way."""
    return (box[1], box[0], box[3], box[2])


def grown(box: Box, by: float) -> Box:
    """A box with a margin."""
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def ends(box: Box, flat: list[Box], slack: float) -> tuple[bool, bool]:
    """Whether a line down meets lines across at its upper and at its lower end."""
    x = (box[0] + box[2]) / 2
    near = [f for f in flat if f[0] - slack <= x <= f[2] + slack]
    upper, lower = (any(f[1] - slack <= y <= f[3] + slack for f in near) for y in (box[1], box[3]))
    return upper, lower


def followed(short: list[Box], flat: list[Box], seals: list[Box], dpi: float) -> list[Box]:
    """Short lines down that meet a line across at one end and fade under a seal, led to the next line across."""
    found = []
    for box in short:
        x = (box[0] + box[2]) / 2
        upper, lower = ends(box, flat, MEET * dpi)
        y = box[3] if upper else box[1]
        if upper == lower or not any(inside(seal, x, y) for seal in seals):
            continue
        near = [f for f in flat if f[0] - MEET * dpi <= x <= f[2] + MEET * dpi]
        beyond = [f for f in near if (f[1] > y if upper else f[3] < y) and abs(f[1] - y) <= FADED * dpi]
        if beyond:
            last = min(beyond, key=lambda f: abs(f[1] - y))
            found.append((box[0], box[1], box[2], last[3]) if upper else (box[0], last[1], box[2], box[3]))
    return found


def bridged(down: list[Box], flat: list[Box], seals: list[Box], dpi: float) -> list[Box]:
    """Lines down with the pieces of each put together, over a wider gap where both ends fade under a seal."""
    out: list[Box] = []
    for box in sorted(down, key=lambda b: b[1]):
        for k, last in enumerate(out):
            apart = abs((last[0] + last[2]) / 2 - (box[0] + box[2]) / 2) > MEET * dpi
            middle = ((last[0] + last[2]) / 2, (last[3] + box[1]) / 2)
            loose = not ends(last, flat, MEET * dpi)[1] and not ends(box, flat, MEET * dpi)[0]
            reach = FADED if loose and any(inside(seal, *middle) for seal in seals) else GAP
            if not apart and box[1] - last[3] <= reach * dpi:
                out[k] = (min(last[0], box[0]), last[1], max(last[2], box[2]), max(last[3], box[3]))
                break
        else:
            out.append(box)
    return out


def without(ink: Pixels, found: list[Box]) -> Pixels:
    """The ink without these lines."""
    text = ink.copy()
    for x0, top, x1, bottom in found:
        text[max(0, int(top) - 1) : int(bottom) + 1, max(0, int(x0) - 1) : int(x1) + 1] = 0
    return text
