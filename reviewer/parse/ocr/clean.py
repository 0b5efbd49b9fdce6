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

BLUE, RED = 0, 2  # channels
TINGE = 36  # levels by which red ink exceeds its green and blue
SEAL = (18.0, 75.0)  # millimetres across: round seals have 38 to 58, square ones of persons from 18
WRITTEN = 22.0  # millimetres: blue ink smaller than this is handwriting
HEAL = 1.5  # millimetres: a ring broken by so little is one
ROW = 4  # seals that touch each other
AROUND = 3.0  # millimetres around a point that tell the shade of the stamp there
SHADE = 0.92  # of that shade is still the stamp's own
THROUGH = 3.2  # times the contrast of what shows through a stamp
STEEPEST = 6.0  # degrees of a page laid askew
NEGATIVE = 70  # levels: a page as dark is white on black
GROUND = 8  # the light of the paper is measured on a page this much smaller
INK = 0.78  # of the paper's light: darker is ink
COARSE = 80.0  # dots an inch: enough to tell characters from what is larger
SIDEWAYS = 1.15  # times as sharp: lines of ink run down the page rather than across
STRIP = 20.0  # strips an inch
ROUGH = 4  # times lower is the page on which the angle is looked for first
LARGE = 0.15  # of a page: longer ink is no character
SOME = 20  # pieces of ink: fewer are no page of text
CALM = 0.03  # degrees: a smaller turn is not worth the loss of sharpness


@dataclass(frozen=True, slots=True)
class Sheet:
    """An upright page: `grey` has ink dark on white; `ink` is 255 where there is ink, else 0.

    `angle` in degrees counter-clockwise and `quarters` clockwise were taken out of the image, in that order; `seals` are
    boxes in pixels of the upright page; `dpi` its resolution; `sideways` says that its lines seem to run down the page.
    """

    grey: Pixels
    ink: Pixels
    angle: float
    quarters: int
    seals: tuple[Box, ...]
    dpi: float
    sideways: bool = False


def sheet(pixels: Pixels, dpi: float) -> Sheet:
    """The page straightened, but for quarter turns, which only reading can tell (`turned`)."""
    pixels = cv2.bitwise_not(pixels) if np.median(pixels) < NEGATIVE else pixels
    red, blue = ink_in(pixels, RED), ink_in(pixels, BLUE)
    seals, stamps = seal_boxes(red, dpi), [box for box in seal_boxes(blue, dpi) if is_wide(box, dpi)]
    grey = evened(without_seals(pixels, [(RED, red, seals), (BLUE, blue, stamps)], dpi))
    angle, sideways = lie(ink_of(grey), dpi)
    if abs(angle) > CALM:
        grey = rotated(grey, angle, 255)
        seals = [tilted(box, grey.shape[1], grey.shape[0], angle) for box in seals]
    return Sheet(grey, ink_of(grey), angle, 0, tuple(seals), dpi, sideways)


def turned(page: Sheet, quarters: int) -> Sheet:
    """The sheet turned clockwise by quarter turns."""
    high, wide = page.grey.shape
    seals = tuple(turned_box(box, wide, high, quarters % 4) for box in page.seals)
    grey, ink = (np.ascontiguousarray(np.rot90(a, -quarters)) for a in (page.grey, page.ink))
    return Sheet(grey, ink, page.angle, (page.quarters + quarters) % 4, seals, page.dpi)


def coloured(pixels: Pixels, channel: int) -> Pixels:
    """Levels by which a channel exceeds the two others."""
    one, other = (pixels[:, :, k] for k in range(3) if k != channel)
    return cv2.subtract(np.ascontiguousarray(pixels[:, :, channel]), cv2.max(one, other))


def ink_in(pixels: Pixels, channel: int) -> Pixels:
    """255 where the ink has the colour of a channel."""
    return cv2.threshold(coloured(pixels, channel), TINGE, 255, cv2.THRESH_BINARY)[1]


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


def is_wide(box: Box, dpi: float) -> bool:
    """Whether a box is too high and too wide for a signature."""
    return min(box[2] - box[0], box[3] - box[1]) >= WRITTEN * dpi / 25.4


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


def without_seals(pixels: Pixels, stamps: list[tuple[int, Pixels, list[Box]]], dpi: float) -> Pixels:
    """Grey pixels: the darkest channel, and in stamps the one in which their ink is palest.

    Each colour of stamp is its channel, its ink and its boxes.
    """
    blue, green, rouge = cv2.split(pixels)
    grey = cv2.min(cv2.min(blue, green), rouge)
    grey = cv2.addWeighted(grey, 0.5, cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), 0.5, 0)
    for channel, ink, boxes in stamps:
        for x0, top, x1, bottom in boxes:
            place = np.s_[max(0, int(top) - 4) : int(bottom) + 4, max(0, int(x0) - 4) : int(x1) + 4]
            grey[place] = lifted(pixels[place], channel, ink[place], dpi)
    return grey


def lifted(part: Pixels, channel: int, ink: Pixels, dpi: float) -> Pixels:
    """The palest channel of a stamp's place with the stamp's own shade, as it is around each point, raised to the paper's.

    What shows through the stamp is fainter than ink on paper, so its contrast is raised as well.
    """
    pale = np.ascontiguousarray(part[:, :, channel])
    near = cv2.dilate(ink, np.ones((5, 5), np.uint8)) > 0
    if not ink.any() or near.all():
        return pale
    paper = float(np.percentile(pale[~near], 80))
    reach = (round(dpi / 25.4 * AROUND),) * 2
    mask = (ink > 0).astype(np.float32)
    weight = cv2.boxFilter(mask, -1, reach, normalize=False)
    shade = cv2.boxFilter(mask * pale, -1, reach, normalize=False) / np.maximum(weight, 1.0)
    even = paper * np.minimum(1.0, pale / np.maximum(SHADE * shade, 1.0))
    raised = pale.astype(np.float32)
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


def lie(ink: Pixels, dpi: float) -> tuple[float, bool]:
    """Degrees clockwise by which a page lies askew, and whether its lines run down it."""
    (across, sharp), (down, sharper) = skew(ink, dpi), skew(np.ascontiguousarray(ink.T), dpi)
    return (-down, True) if sharper > SIDEWAYS * sharp else (across, False)


def skew(ink: Pixels, dpi: float) -> tuple[float, float]:
    """Degrees clockwise by which the lines of a page fall, told by how sharply rows of ink and paper part; and how sharply."""
    columns = strips(ink, dpi)
    rough = cv2.resize(columns, None, fx=1, fy=1 / ROUGH, interpolation=cv2.INTER_AREA)
    best = 0.0
    for step, reach, page, fine in ((0.1, STEEPEST, rough, dpi / ROUGH), (0.06, 0.3, columns, dpi), (0.02, 0.06, columns, dpi)):
        near = np.arange(best - reach, best + reach + step / 2, step)
        best = float(near[int(np.argmax([sharpness(page, angle, fine) for angle in near]))])
    return best, sharpness(columns, best, dpi)


def strips(ink: Pixels, dpi: float) -> Counts:
    """Ink summed in narrow strips down the page, without what is larger than any character: lines would outshout the text."""
    high, wide = ink.shape
    less = cv2.resize(ink, None, fx=COARSE / dpi, fy=COARSE / dpi, interpolation=cv2.INTER_AREA)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((less > 60).astype(np.uint8), connectivity=8)
    large = np.maximum(stats[:, 2], stats[:, 3]) > LARGE * max(less.shape)
    large[0] = False
    if count > SOME and large.any():
        mask = cv2.resize(large[labels].astype(np.uint8), (wide, high), interpolation=cv2.INTER_NEAREST)
        ink = np.where(mask > 0, 0, ink).astype(np.uint8)
    return cv2.resize(ink, (max(1, round(wide * STRIP / dpi)), high), interpolation=cv2.INTER_AREA).astype(np.float32)


def sharpness(columns: Counts, angle: float, dpi: float) -> float:
    """How sharply the rows of a page part when it is turned by an angle: strips are moved as wholes, nothing is resampled."""
    high, count = columns.shape
    pitch = np.tan(np.radians(angle)) * dpi / STRIP
    shifts = np.rint((np.arange(count) + 0.5 - count / 2) * pitch).astype(int)
    reach = int(np.abs(shifts).max()) if count else 0
    rows = np.zeros(high + 2 * reach, np.float32)
    for k, shift in enumerate(shifts):
        rows[reach - shift : reach - shift + high] += columns[:, k]
    return float(np.square(np.diff(rows / max(1, count))).sum())


def rotated(pixels: Pixels, angle: float, ground: int) -> Pixels:
    """Pixels turned counter-clockwise by degrees around their middle, in a frame of the same size."""
    high, wide = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    return cv2.warpAffine(pixels, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=ground)
