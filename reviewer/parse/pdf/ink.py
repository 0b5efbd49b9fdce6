"""What the page shows and what it does not.

Takes a page's paint in painting order and its text runs; gives the runs a reader sees, and the text nobody sees: drawn
invisibly, in the colour of what lies behind it, too small to read, off the page, or under an opaque cover. What only the
painted page can tell is asked of `proof`. A seal with transparency covers nothing, and the text layer of a full-page scan
is lawful where the scan is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reviewer.parse.pdf.geometry import area, inside, overlap
from reviewer.parse.pdf.model import Colour, Page, Run
from reviewer.parse.pdf.prose import advance
from reviewer.records import Box

Pixels = tuple[bytes, bytes, bytes, bytes]  # blue, green, red, alpha
INVISIBLE_MODES = (3, 7)
SMALLEST = 2.0  # points
PLAIN = ((0, 0, 0, 255),)  # the colour of nearly all text: nothing more to look at on a page without fills
NEAR = 20  # of 255: colours less apart than this look the same
COVERED = 0.95
BROAD = 0.6  # of the page: pictures that cover so much are a scan
STACKED = 0.2  # of the type size: letters nearer than this stand on one another
SLACK = 6.0  # points a text layer may reach over its picture
NARROWEST = 0.35  # of the usual length of a text: condensed type takes twice that
PATTERN = (191, 191, 191)  # what pdfium says of text painted with a pattern
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
TAGS = re.compile(r"[\U000e0020-\U000e007e]+")


def visible(page: Page, runs: list[Run], proof: Callable[[list[Run]], dict[int, bool]]) -> tuple[list[Run], list[str], bool]:
    """The runs a reader sees, the hidden text in groups, and whether the page is a scan with a text layer.

    `proof` is asked about runs in doubt; it gives, by `Run.order`, whether the painted page shows them.
    """
    scan = sum(area(p.box) for p in page.pictures) >= BROAD * page.width * page.height  # some scanners write strips
    ground = Ground(page, lawful(page, runs) if scan else [])
    told = [(run, *ground.judge(run)) for run in runs if run.text.strip()]
    asked = [run for run, _, sure in told if not sure]
    proved = proof(asked) if asked else {}
    shown: list[Run] = []
    hidden: list[str] = []
    last = False
    for run, seen, sure in told:
        if seen if sure else proved.get(run.order, seen):
            last = False
            shown += open_text(run, hidden)
        elif last:
            hidden[-1] += run.text
        else:
            hidden.append(run.text)
            last = True
    return shown, hidden, scan


def lawful(page: Page, runs: list[Run]) -> list[Box]:
    """The pictures of a scan whose text layer lies below them or is drawn invisibly; none where most text is in plain view."""
    covers = [p for p in page.pictures if area(p.box) >= BROAD * page.width * page.height]
    unseen = sum(len(r.text) for r in runs if r.mode in INVISIBLE_MODES or any(p.order > r.order for p in covers))
    return [p.box for p in page.pictures] if unseen > 0.8 * sum(len(r.text) for r in runs) else []


def open_text(run: Run, hidden: list[str]) -> list[Run]:
    """A visible run without characters nobody sees; what they carry is added to `hidden`."""
    if UNSEEN.search(run.text):
        secret = untagged(run.text)
        if secret:
            hidden.append(secret)
        run.text = UNSEEN.sub("", run.text)
    return [run] if run.text.strip() else []


class Ground:
    """What a page's runs are judged against; `layer` are the pictures of a scan that has a lawful text layer."""

    def __init__(self, page: Page, layer: list[Box]) -> None:
        self.page, self.layer = page, layer
        self.frame = (0.0, 0.0, page.width, page.height)
        self.covers = [p for p in [*page.fills, *page.pictures] if p.opaque]
        self.veils = [*(p for p in page.fills if not p.opaque), *(p for p in page.pictures if not p.sheer)]
        self.bare = not (page.fills or page.pictures)

    def judge(self, run: Run) -> tuple[bool, bool]:
        """Whether a reader of the page sees this run, and whether that is sure without painting it."""
        x, y = (run.box[0] + run.box[2]) / 2, run.middle
        if self.layer and any(inside(box, x, y, SLACK) for box in self.layer):
            return True, True
        if run.mode in INVISIBLE_MODES or is_tiny(run) or not inside(self.frame, x, y):
            return False, True
        if self.bare and run.colour in PLAIN:
            return True, not run.doubt
        if run.colour[3] < NEAR:
            return False, True
        if same_as_background(run, self.page, x, y) or self.covered(run):
            return False, False
        return True, not (run.doubt or run.colour[:3] == PATTERN or self.veiled(run, x, y))

    def covered(self, run: Run) -> bool:
        size = area(run.box)
        return any(p.order > run.order and overlap(p.box, run.box) >= COVERED * size for p in self.covers)

    def veiled(self, run: Run, x: float, y: float) -> bool:
        """Whether a picture, shading, curve or annotation lies over or under the run: its colours are not known here."""
        half = area(run.box) / 2
        for paint in self.veils:
            if inside(paint.box, x, y) if paint.order < run.order else overlap(paint.box, run.box) > half:
                return True
        return False


def misfits(runs: list[Run]) -> bool:
    """Whether letters have widths that such letters do not have: a font may call its glyphs by other names than they show."""
    return sum(len(r.text) for r in runs if not r.turn and r.shaped and odd(r.text, r.box[2] - r.box[0], r.size)) >= 4


def odd(text: str, length: float, size: float) -> bool:
    """Whether a text of three letters and more is too short for Chinese or too long for Latin letters."""
    count = len(text)
    if count < 3:
        return False
    if length < 0.6 * size * count:
        return min(text) >= "\u4e00"
    return length > 0.85 * size * count and text.isascii() and text.isalnum()


def ordinary(text: str, length: float, size: float) -> bool:
    """Whether a text is as long as its letters would have it: nothing in it can be tiny, stacked or under a false name."""
    return size >= SMALLEST and length >= STACKED * size * len(text) and not odd(text, length, size)


def is_tiny(run: Run) -> bool:
    """Whether a run is too small to read, by its type or squashed in one direction, or its letters stand on one spot."""
    wide, high = run.box[2] - run.box[0], run.box[3] - run.box[1]
    if run.size < SMALLEST and (run.turn < 0 or min(wide, high) < 1.5 * SMALLEST):  # a Type 3 font has units of its own
        return True
    if run.turn < 0:
        return False
    length = high if run.turn % 2 else wide
    if length >= 0.5 * run.size * len(run.text):
        return False
    return length < NARROWEST * advance(run.text, run.size) and sum(c.isalnum() for c in run.text) >= 4


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


def is_sheer(pixels: Pixels) -> bool:
    """Whether hardly a pixel is opaque and bright: such a picture whitens nothing out."""
    white = sum(alpha >= 128 and min(blue, green, red) > 205 for blue, green, red, alpha in zip(*pixels, strict=True))
    return white <= 0.02 * len(pixels[3])


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
