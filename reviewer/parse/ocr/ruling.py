"""The ruling lines of a page image.

Takes an upright page; gives boxes of its lines across and down in pixels, and the ink without them. Lines are told by being
darker than the paper on both their sides, so a thin grey one counts although it is too pale for ink. A stroke of a large
character is no line: a short line counts only where it meets lines across it at both ends. A line that the copier broke is
put together where there is nothing else beside it. Under a seal, where thin lines fade, a line is followed to where it must end.
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
DARKER = 26  # grey levels: a line against the paper beside it
SMOOTH = 0.03  # inches along a line over which grain is evened
PIECE = 0.06  # inches: the shortest piece of a broken line
TAIL = 0.3  # inches: as far may a broken line seem to run on
WHOLE = 0.55  # of a broken line that must be left
CLEAR = (0.05, 0.12)  # inches beside a broken line, and the share of ink that may stand there
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
    dpi = sheet.dpi
    turned = np.ascontiguousarray(sheet.grey.T), np.ascontiguousarray(sheet.ink.T)
    (flat, mended), (tall, patched) = lines(sheet.grey, sheet.ink, ACROSS * dpi, dpi), lines(*turned, DOWN * dpi, dpi)
    upright, beams = [flipped(box) for box in tall], [*flat, *mended]
    posts = [*tall, *patched]
    upright += curtailed([flipped(box) for box in patched], beams, dpi)
    flat += [flipped(box) for box in curtailed([flipped(box) for box in mended], posts, dpi)]
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


def ridges(grey: Pixels, dpi: float) -> Pixels:
    """255 where a page is darker than above and below: thin strokes across, however pale."""
    even = cv2.blur(grey, (max(1, round(SMOOTH * dpi)), 1))
    beside = cv2.morphologyEx(even, cv2.MORPH_CLOSE, np.ones((round(THICK * dpi) + 2, 1), np.uint8))
    return cv2.threshold(cv2.subtract(beside, even), DARKER, 255, cv2.THRESH_BINARY)[1]


def lines(grey: Pixels, ink: Pixels, least: float, dpi: float) -> tuple[list[Box], list[Box]]:
    """Boxes of the lines across: whole ones, and those that a copier broke, which may run on into a character."""
    thin = ridges(grey, dpi)
    whole = cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones((1, max(1, round(BREAK * dpi))), np.uint8))
    long = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, round(least)), np.uint8))
    found = [box for box in slim(long, dpi) if is_bare(thin[:, int(box[0]) : int(box[2])], int(box[1]) - 1, int(box[3]) + 1)]
    parts = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, round(PIECE * dpi)), np.uint8))
    mended = cv2.morphologyEx(parts, cv2.MORPH_CLOSE, np.ones((1, round(GAP * dpi)), np.uint8))
    mended = cv2.morphologyEx(mended, cv2.MORPH_OPEN, np.ones((1, round(SURE * dpi)), np.uint8))
    return found, [box for box in slim(mended, dpi) if is_left(box, parts, ink, dpi)]


def curtailed(broken: list[Box], flat: list[Box], dpi: float) -> list[Box]:
    """Lines down that meet two lines across or more, without the short ends that lie beyond those."""
    found, slack = [], MEET * dpi
    for x0, top, x1, bottom in broken:
        x = (x0 + x1) / 2
        met = [f for f in flat if f[0] - slack <= x <= f[2] + slack and top - slack <= (f[1] + f[3]) / 2 <= bottom + slack]
        if len(met) >= 2:
            first, last = min(f[1] for f in met), max(f[3] for f in met)
            upper = first if 0 < first - top < TAIL * dpi else top
            found.append((x0, upper, x1, last if 0 < bottom - last < TAIL * dpi else bottom))
    return found


def slim(long: Pixels, dpi: float) -> list[Box]:
    """Boxes of what is thin enough for a line."""
    long = cv2.dilate(long, np.ones((3, 1), np.uint8))  # a line a little askew is a stair of steps
    count, _, stats, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    found = []
    for x, y, wide, high, size in stats[1:count].tolist():
        if size / max(1, wide) - 2 <= THICK * dpi and high <= 2 * THICK * dpi + 0.004 * wide:
            found.append((float(x), float(y + 1), float(x + wide), float(y + high - 1)))
    return found


def is_left(box: Box, parts: Pixels, ink: Pixels, dpi: float) -> bool:
    """Whether enough of a broken line is left, with nothing beside it: strokes of characters in a row have characters there."""
    x0, top, x1, bottom = (int(side) for side in box)
    left = float((parts[top:bottom, x0:x1] > 0).any(0).mean())
    reach = round(CLEAR[0] * dpi)
    beside = (ink[max(0, top - reach) : max(0, top - 2), x0:x1], ink[bottom + 2 : bottom + reach, x0:x1])
    return left >= WHOLE and all(float((strip > 0).mean()) <= CLEAR[1] for strip in beside if strip.size)


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
