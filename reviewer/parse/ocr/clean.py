"""A page image made fit to read: seals taken out of the ink, uneven light evened, turned upright.

Takes colour pixels (height x width x 3, blue green red) with their resolution; gives a `Sheet` of grey pixels with the
turn that was taken out, so that boxes can be put back. Red ink is taken out only where it has a seal's size and shape:
an official head is printed in red as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np

from reviewer.parse.pdf.geometry import tilted
from reviewer.parse.pdf.geometry import turned as turned_box
from reviewer.records import Box

Pixels: TypeAlias = np.ndarray[Any, np.dtype[Any]]  # of bytes
Counts: TypeAlias = np.ndarray[Any, np.dtype[Any]]

RED = 36  # levels by which red ink exceeds its green and blue
SEAL = (18.0, 75.0)  # millimetres across: round seals have 38 to 58, square ones of persons from 18
HEAL = 1.5  # millimetres: a ring broken by so little is one
ROW = 4  # seals that touch each other
AROUND = 3.0  # millimetres around a point that tell the shade of the stamp there
SHADE = 0.92  # of that shade is still the stamp's own
THROUGH = 3.2  # times the contrast of what shows through a stamp
STEEPEST = 6.0  # degrees of a page laid askew
GROUND = 8  # the light of the paper is measured on a page this much smaller
INK = 0.78  # of the paper's light: darker is ink
COARSE = 80.0  # dots an inch: enough to tell rows of text
CALM = 0.03  # degrees: a smaller turn is not worth the loss of sharpness


@dataclass(frozen=True, slots=True)
class Sheet:
    """An upright page: `grey` has ink dark on white; `ink` is 255 where there is ink, else 0.

    `angle` in degrees counter-clockwise and `quarters` clockwise were taken out of the image, in that order; `seals` are
    boxes in pixels of the upright page; `dpi` its resolution.
    """

    grey: Pixels
    ink: Pixels
    angle: float
    quarters: int
    seals: tuple[Box, ...]
    dpi: float


def sheet(pixels: Pixels, dpi: float) -> Sheet:
    """The page straightened, but for quarter turns, which only reading can tell (`turned`)."""
    red = red_ink(pixels)
    seals = seal_boxes(red, dpi)
    grey = evened(without_seals(pixels, red, seals, dpi))
    angle = skew(ink_of(grey), dpi)
    if abs(angle) > CALM:
        grey = rotated(grey, angle, 255)
        seals = [tilted(box, grey.shape[1], grey.shape[0], angle) for box in seals]
    return Sheet(grey, ink_of(grey), angle, 0, tuple(seals), dpi)


def turned(page: Sheet, quarters: int) -> Sheet:
    """The sheet turned clockwise by quarter turns."""
    high, wide = page.grey.shape
    seals = tuple(turned_box(box, wide, high, quarters % 4) for box in page.seals)
    grey, ink = (np.ascontiguousarray(np.rot90(a, -quarters)) for a in (page.grey, page.ink))
    return Sheet(grey, ink, page.angle, (page.quarters + quarters) % 4, seals, page.dpi)


def red_ink(pixels: Pixels) -> Pixels:
    """255 where the ink is red."""
    blue, green, red = cv2.split(pixels)
    over = cv2.subtract(red, cv2.max(blue, green))
    return cv2.threshold(over, RED, 255, cv2.THRESH_BINARY)[1]


def seal_boxes(red: Pixels, dpi: float) -> list[Box]:
    """Where red ink has the size and the shape of a seal; seals that touch are told apart by their number in a row."""
    small = cv2.resize(red, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    mask = cv2.threshold(small, 24, 255, cv2.THRESH_BINARY)[1]
    reach = max(3, round(dpi / 25.4 * HEAL / 4))
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    millimetre = dpi / 25.4 / 4
    found: list[Box] = []
    for x, y, wide, high, size in stats[1:count].tolist():
        low, most = min(wide, high) / millimetre, max(wide, high) / millimetre
        number = max(1, round(most / low))
        if SEAL[0] * 0.8 <= low <= SEAL[1] * 1.3 and number <= ROW and size > 0.02 * wide * high:
            box = (4.0 * x, 4.0 * y, 4.0 * (x + wide), 4.0 * (y + high))
            found += parts(box, number)
    return [box for box in found if not any(box != other and within(box, other) for other in found)]


def parts(box: Box, number: int) -> list[Box]:
    """A box cut into equal ones along its longer side."""
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        step = (x1 - x0) / number
        return [(x0 + k * step, top, x0 + (k + 1) * step, bottom) for k in range(number)]
    step = (bottom - top) / number
    return [(x0, top + k * step, x1, top + (k + 1) * step) for k in range(number)]


def within(box: Box, other: Box) -> bool:
    """Whether a box lies in another."""
    return other[0] <= box[0] and other[1] <= box[1] and box[2] <= other[2] and box[3] <= other[3]


def without_seals(pixels: Pixels, red: Pixels, seals: list[Box], dpi: float) -> Pixels:
    """Grey pixels: the darkest channel, and in seals the red one, in which red ink is paper."""
    blue, green, rouge = cv2.split(pixels)
    grey = cv2.min(cv2.min(blue, green), rouge)
    plain = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    grey = cv2.addWeighted(grey, 0.5, plain, 0.5, 0)
    for x0, top, x1, bottom in seals:
        place = np.s_[max(0, int(top) - 4) : int(bottom) + 4, max(0, int(x0) - 4) : int(x1) + 4]
        grey[place] = lifted(rouge[place], red[place], dpi)
    return grey


def lifted(rouge: Pixels, red: Pixels, dpi: float) -> Pixels:
    """The red channel of a seal's place with the seal's own shade, as it is around each point, raised to that of the paper.

    What shows through the stamp is fainter than ink on paper, so its contrast is raised as well.
    """
    near = cv2.dilate(red, np.ones((5, 5), np.uint8)) > 0
    if not red.any() or near.all():
        return rouge
    paper = float(np.percentile(rouge[~near], 80))
    reach = (round(dpi / 25.4 * AROUND),) * 2
    mask = (red > 0).astype(np.float32)
    weight = cv2.boxFilter(mask, -1, reach, normalize=False)
    shade = cv2.boxFilter(mask * rouge, -1, reach, normalize=False) / np.maximum(weight, 1.0)
    even = paper * np.minimum(1.0, rouge / np.maximum(SHADE * shade, 1.0))
    raised = rouge.astype(np.float32)
    raised[near] = (paper - THROUGH * (paper - even))[near]
    return np.clip(raised, 0, 255).astype(np.uint8)


def evened(grey: Pixels) -> Pixels:
    """Grey pixels divided by the light of the paper around them, so that shadows and yellowed paper turn white."""
    high, wide = grey.shape
    small = cv2.resize(grey, (max(1, wide // GROUND), max(1, high // GROUND)), interpolation=cv2.INTER_AREA)
    light = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 11)
    light = cv2.resize(light, (wide, high), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, cv2.max(light, np.full_like(light, 40)), scale=255)


def ink_of(grey: Pixels) -> Pixels:
    """255 where an evened page is dark: by Otsu's threshold, within what paper and ink can be."""
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return cv2.threshold(grey, min(max(level, 120), 255 * INK), 255, cv2.THRESH_BINARY_INV)[1]


def skew(ink: Pixels, dpi: float) -> float:
    """Degrees clockwise by which the lines of a page fall; told by how sharply rows of ink and paper part."""
    less = small(ink, dpi)
    coarse = np.arange(-STEEPEST, STEEPEST + 0.01, 0.5)
    best = float(coarse[int(np.argmax([sharpness(less, a) for a in coarse]))])
    for step in (0.1, 0.025):
        fine = best + step * np.arange(-5, 6)
        best = float(fine[int(np.argmax([sharpness(less, a) for a in fine]))])
    return best


def small(ink: Pixels, dpi: float) -> Pixels:
    """Ink in less detail, without what is larger than any character: ruling lines would outshout the text."""
    less = cv2.resize(ink, None, fx=COARSE / dpi, fy=COARSE / dpi, interpolation=cv2.INTER_AREA)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((less > 60).astype(np.uint8), connectivity=8)
    large = np.maximum(stats[:, 2], stats[:, 3]) > 0.15 * max(less.shape)
    large[0] = False
    return np.where(large[labels], 0, less).astype(np.uint8) if count > 20 else less


def sharpness(ink: Pixels, angle: float) -> float:
    """How sharply the rows of a page part when it is turned by an angle: rows shifted along, which costs no resampling."""
    rows = sheared_rows(ink, angle)
    return float(np.square(np.diff(rows)).sum())


def sheared_rows(ink: Pixels, angle: float) -> Counts:
    """Ink in each row of a page sheared by an angle: columns are summed in strips and each strip is moved as a whole."""
    strip = 16
    wide = ink.shape[1] // strip * strip
    sums = ink[:, :wide].reshape(ink.shape[0], -1, strip).sum(2, dtype=np.float32)
    centres = (np.arange(sums.shape[1]) + 0.5) * strip - wide / 2
    shifts = np.rint(centres * np.tan(np.radians(angle))).astype(int)
    reach = int(np.abs(shifts).max()) if len(shifts) else 0
    rows = np.zeros(ink.shape[0] + 2 * reach, np.float32)
    for k, shift in enumerate(shifts):
        rows[reach - shift : reach - shift + ink.shape[0]] += sums[:, k]
    return rows


def rotated(pixels: Pixels, angle: float, ground: int) -> Pixels:
    """Pixels turned counter-clockwise by degrees around their middle, in a frame of the same size."""
    high, wide = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    return cv2.warpAffine(pixels, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=ground)
