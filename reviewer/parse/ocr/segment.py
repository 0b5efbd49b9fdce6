"""Where the printed lines of a page image stand.

Takes the text's ink and the ruling lines; gives boxes of pieces of lines, each within one cell, from top to bottom. Ink
is joined along the line as far as a blank of a character's width; ruling lines are walls.
"""

from __future__ import annotations

import cv2
import numpy as np

from reviewer.parse.ocr.clean import Counts, Pixels
from reviewer.parse.ocr.ruling import Ruling
from reviewer.records import Box

SIZES = (0.055, 0.5)  # inches: the smallest and the largest character
USUAL = 0.145  # inches: 10.5 points
SPECK = 0.008  # inches: ink smaller than this both ways is dirt
JOIN = 1.05  # of a character: ink as near as this along the line belongs together
MARK = 1.25  # of a character: how far a colon stands from the ink before it
VALLEY = 0.15  # of the ink of a full row: less stands between two lines that a stroke or a seal links
EDGE = 0.2  # likewise at the upper and the lower edge of a line
TALL = 1.65  # characters: a piece as tall as this may be two lines
PICTURE = 1.2  # inches: ink so large both ways is no text, nor is ink so long at the edge of the glass
BAR = 0.3  # inches: ink as narrow and so high is a bar
HOLE = (0.16, 0.36)  # inches across
MARGIN = 0.9  # inches from the edge of the glass in which holes are punched
HUGE = 6.0  # characters: what is as high has no small marks


def pieces(ruled: Ruling, dpi: float) -> tuple[list[Box], float]:
    """Boxes of the pieces of lines in pixels, and the usual character's height."""
    text, boxes = cleaned(ruled.text, dpi)
    size = character(boxes, dpi)
    joined = cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones((max(1, round(0.2 * size)), 1), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_CLOSE, np.ones((1, max(3, round(JOIN * size))), np.uint8))
    for x0, top, x1, bottom in ruled.down:
        joined[int(top) : int(bottom), int(x0) : max(int(x1), int(x0) + 2)] = 0
    for x0, top, x1, bottom in ruled.across:
        joined[int(top) : max(int(bottom), int(top) + 2), int(x0) : int(x1)] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: list[Box] = []
    for x, y, wide, high, _ in stats[1:count].tolist():
        box = (float(x), float(y), float(x + wide), float(y + high))
        found += parted(text, box, size) if high > TALL * size else [box]
    whole = [trimmed(text, box) for box in united(found, ruled, size) if not is_dirt(box, size)]
    return ordered(whole), size


def cleaned(text: Pixels, dpi: float) -> tuple[Pixels, list[Box]]:
    """The ink without dirt, pictures and the black edges of a scan, and the boxes of what is left."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(text, connectivity=8)
    left, upper, wide, high, size = stats.T
    speck = max(2, round(SPECK * dpi))
    bad = ((wide <= speck) & (high <= speck)) | (size < 5) | ((wide > PICTURE * dpi) & (high > PICTURE * dpi))
    outer = (np.minimum(left, upper) <= 1) | (left + wide >= text.shape[1] - 1) | (upper + high >= text.shape[0] - 1)
    bad |= (high > PICTURE * dpi) & (outer | (wide < BAR * dpi)) | (wide > PICTURE * dpi) & outer
    bad |= holes(stats, text.shape, dpi)
    bad[0] = True
    keep = np.where(bad, 0, 255).astype(np.uint8)
    boxes = [(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h, _ in stats[~bad].tolist()]
    return keep[labels], boxes


def holes(stats: Counts, shape: tuple[int, ...], dpi: float) -> Counts:
    """Which pieces of ink are the discs that punch holes leave along a margin."""
    left, upper, wide, high, size = stats.T
    low, most = HOLE[0] * dpi, HOLE[1] * dpi
    disc = (np.minimum(wide, high) >= low) & (np.maximum(wide, high) <= most) & (size > 0.7 * wide * high)
    margin = MARGIN * dpi
    inner = (left > margin) & (upper > margin) & (left + wide < shape[1] - margin) & (upper + high < shape[0] - margin)
    found: Counts = disc & ~inner
    return found


def character(boxes: list[Box], dpi: float) -> float:
    """The usual height of a character in pixels, since strokes and radicals are smaller than what they make."""
    sides = [max(b[2] - b[0], b[3] - b[1]) for b in boxes]
    likely = [side for side in sides if SIZES[0] * dpi <= side <= SIZES[1] * dpi]
    return float(np.percentile(likely, 75)) if len(likely) >= 5 else USUAL * dpi


def parted(text: Pixels, box: Box, size: float) -> list[Box]:
    """A tall piece taken apart where rows with hardly any ink go through it; large type stays whole."""
    x0, top, x1, bottom = (int(side) for side in box)
    rows = (text[top:bottom, x0:x1] > 0).sum(1)
    blank = rows <= VALLEY * np.percentile(rows, 80)
    edges = np.flatnonzero(np.diff(np.r_[True, blank, True].astype(np.int8)))
    spans = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    thick = [(a, b) for a, b in spans if b - a >= 0.5 * size]
    if len(thick) < 2:
        return [box]
    out = []
    for a, b in spans:
        columns = np.flatnonzero((text[top + a : top + b, x0:x1] > 0).any(0))
        if len(columns):
            out.append((float(x0 + columns[0]), float(top + a), float(x0 + columns[-1] + 1), float(top + b)))
    return out


def trimmed(text: Pixels, box: Box) -> Box:
    """A piece without the rows above and below that hold hardly any ink: specks and the rest of a seal."""
    x0, top, x1, bottom = (int(side) for side in box)
    rows = (text[top:bottom, x0:x1] > 0).sum(1)
    full = np.flatnonzero(rows > EDGE * np.percentile(rows, 80))
    return (box[0], float(top + full[0]), box[2], float(top + full[-1] + 1)) if len(full) else box


def is_dirt(box: Box, size: float) -> bool:
    """Whether a piece is too small for any character but a dash or a full stop, which stand by others."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return max(wide, high) < 0.3 * size


def united(boxes: list[Box], ruled: Ruling, size: float) -> list[Box]:
    """Pieces of one line that overlap or nearly touch, taken as one where no line stands between."""
    boxes = sorted(boxes)
    out: list[Box] = []
    for box in boxes:
        for k in range(len(out) - 1, max(-1, len(out) - 40), -1):
            last = out[k]
            if near(last, box, size) and not walled(last, box, ruled):
                out[k] = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
                break
        else:
            out.append(box)
    return out


def near(a: Box, b: Box, size: float) -> bool:
    """Whether two pieces stand on one line with less than a blank between; marks and strokes may stand further off."""
    high = max(a[3] - a[1], b[3] - b[1], size)
    if max(a[3], b[3]) - min(a[1], b[1]) > 1.3 * high:
        return False
    low = min(a[3] - a[1], b[3] - b[1])
    if high > HUGE * size and low < 0.5 * high:
        return False
    if min(a[3], b[3]) - max(a[1], b[1]) < min(0.5 * low, low - 0.25 * size) - 0.45 * size * (low < 0.4 * size):
        return False
    mark = min(max(box[2] - box[0], box[3] - box[1]) for box in (a, b)) < 0.5 * size
    reach = (MARK if mark else JOIN) * high
    return b[0] - a[2] < reach and a[0] - b[2] < reach


def walled(a: Box, b: Box, ruled: Ruling) -> bool:
    """Whether a line down stands between two pieces."""
    y = (max(a[1], b[1]) + min(a[3], b[3])) / 2
    low, high = min(a[2], b[2]) - 2, max(a[0], b[0]) + 2
    return any(low <= (d[0] + d[2]) / 2 <= high and d[1] <= y <= d[3] for d in ruled.down)


def ordered(boxes: list[Box]) -> list[Box]:
    """From top to bottom, then from left to right."""
    return sorted(boxes, key=lambda b: ((b[1] + b[3]) / 2, b[0]))
