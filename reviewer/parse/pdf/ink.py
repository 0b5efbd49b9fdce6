"""What the page shows and what it does not.

Takes a page's paint in painting order and its text runs; gives the runs a reader sees, and the text nobody sees: drawn
invisibly, in the colour of what lies behind it, too small to read, off the page, or under an opaque cover. A seal with
transparency covers nothing, and the text layer below a full-page scan is lawful.
"""

from __future__ import annotations

import re

from reviewer.parse.pdf.geometry import area, inside, overlap
from reviewer.parse.pdf.model import Colour, Page, Paint, Run

Pixels = tuple[bytes, bytes, bytes, bytes]  # blue, green, red, alpha
INVISIBLE_MODES = (3, 7)
SMALLEST = 2.0  # points
PLAIN = ((0, 0, 0, 255),)  # the colour of nearly all text: nothing more to look at on a page without fills
NEAR = 20  # of 255: colours less apart than this look the same
COVERED = 0.95
UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
TAGS = re.compile(r"[\U000e0020-\U000e007e]+")


def visible(page: Page, runs: list[Run]) -> tuple[list[Run], list[str], bool]:
    """The runs a reader sees, the hidden text in groups, and whether the page is a scan with a text layer."""
    scan = sum(area(p.box) for p in page.pictures) >= 0.6 * page.width * page.height  # some scanners write strips
    unseen = sum(len(r.text) for r in runs if r.mode in INVISIBLE_MODES)
    layer = scan and unseen > 0.8 * sum(len(r.text) for r in runs)
    covers = [p for p in [*page.fills, *page.pictures] if p.opaque]
    shown: list[Run] = []
    hidden: list[str] = []
    last = -2
    for i, run in enumerate(runs):
        if not run.text.strip():
            continue
        if is_shown(run, page, covers, layer):
            if UNSEEN.search(run.text):
                secret = untagged(run.text)
                if secret:
                    hidden.append(secret)
                run.text = UNSEEN.sub("", run.text)
            if run.text.strip():
                shown.append(run)
        else:
            if i == last + 1 and hidden:
                hidden[-1] += run.text
            else:
                hidden.append(run.text)
            last = i
    return shown, hidden, scan


def is_shown(run: Run, page: Page, covers: list[Paint], layer: bool) -> bool:
    """Whether a reader of the page sees this run."""
    if run.mode in INVISIBLE_MODES:
        return layer
    x, y = (run.box[0] + run.box[2]) / 2, run.middle
    if not covers and not page.fills and run.size >= SMALLEST and run.colour in PLAIN:
        return inside((0, 0, page.width, page.height), x, y)
    if run.size < SMALLEST or not inside((0, 0, page.width, page.height), x, y):
        return False
    if layer:
        return True
    if run.colour[3] < 13 or same_as_background(run, page, x, y):
        return False
    size = area(run.box)
    return not any(p.order > run.order and overlap(p.box, run.box) >= COVERED * size for p in covers)


def same_as_background(run: Run, page: Page, x: float, y: float) -> bool:
    """Whether the run has the colour of the last thing painted behind it; in doubt (curves, pictures) it has not."""
    behind = [p for p in page.fills if p.order < run.order and inside(p.box, x, y)]
    if not behind and max(run.colour[:3]) < 255 - NEAR:
        return False
    if any(p.order < run.order and inside(p.box, x, y) for p in page.pictures):
        return False  # a picture's own colours are not known here
    for paint in reversed(behind):
        if paint.opaque or paint.colour is None or not alike(run.colour, paint.colour):
            return paint.colour is not None and alike(run.colour, paint.colour)
    return alike(run.colour, (255, 255, 255, 255))


def alike(a: Colour, b: Colour) -> bool:
    """Whether two colours look the same."""
    return max(abs(x - y) for x, y in zip(a[:3], b[:3], strict=True)) < NEAR


def untagged(text: str) -> str:
    """The message hidden in Unicode tag characters, else the run's text where control characters alter its order."""
    tags = "".join(chr(ord(c) - 0xE0000) for found in TAGS.findall(text) for c in found)
    if tags:
        return tags
    return UNSEEN.sub("", text) if re.search(r"[\u202a-\u202e\u2066-\u2069]", text) else ""


def is_red(pixels: Pixels) -> bool:
    """Whether most of the pixels that are not white or clear are red ink."""
    red = other = 0
    for blue, green, rouge, alpha in zip(*pixels, strict=True):
        if alpha < 64 or min(blue, green, rouge) > 205:
            continue
        if rouge - green > 45 and rouge - blue > 45:
            red += 1
        else:
            other += 1
    return red > 20 and red > 2 * other
