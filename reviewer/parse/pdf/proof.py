"""The proof by painting: whether a text leaves a trace on the page.

Takes runs whose text objects are in doubt (clipped, on a layer, masked, over or under a picture); paints the page with
and without them, and compares. Says nothing where this machine has no letters for a font that the file does not bring:
what leaves no trace here may be plain to see elsewhere. Bounded: one page asks for eight paintings at most.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from reviewer.parse.build import union
from reviewer.parse.pdf.calls import get_font, is_embedded, set_active
from reviewer.parse.pdf.geometry import overlap
from reviewer.parse.pdf.model import Page, Run
from reviewer.records import Box

SCALE = 2.0  # pixels a point
MOST_PIXELS = 4_000_000  # of one painting; a larger page is painted smaller
BATCHES = 4
MOST = 4000  # runs of one page
BAND = 24.0  # points: runs are looked up by such strips of the page
FAINTEST = 24  # of 255: a smaller difference is not seen
LONG = 8  # characters
PARTLY = "文字有一部分看不见"
EDGE = 4.0  # points painted around the runs
LEAST = 3  # pixels that must differ


@dataclass(frozen=True, slots=True)
class Painting:
    """The pixels of a part of a page, four bytes each; `scale` pixels a point, its corner at `left`, `top` in points."""

    data: bytes
    stride: int
    wide: int
    high: int
    scale: float
    left: float
    top: float


@dataclass(slots=True)
class Batch:
    """Runs that do not touch each other, so that what changes in a box is the run's own doing."""

    runs: list[Run] = field(default_factory=list)
    bands: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))

    def take(self, run: Run) -> bool:
        """Add the run if it touches none of the others."""
        bands = range(int(run.box[1] // BAND), int(run.box[3] // BAND) + 1)
        if any(overlap(other.box, run.box) > 0 for band in bands for other in self.bands[band]):
            return False
        for band in bands:
            self.bands[band].append(run)
        self.runs.append(run)
        return True


@dataclass(frozen=True, slots=True)
class Proof:
    """Judges runs of one open page; `pointers` are its text objects by `Run.order`."""

    handle: Any
    page: Page
    pointers: dict[int, int]

    def __call__(self, asked: list[Run]) -> dict[int, bool]:
        """For runs by `Run.order`: whether they leave a trace; runs that cannot be judged are left out."""
        batches = [Batch() for _ in range(BATCHES)]
        for run in asked[:MOST]:
            if run.order in self.pointers:
                any(batch.take(run) for batch in batches)
        told: dict[int, bool] = {}
        for batch in batches:
            if batch.runs:
                told |= self.judge(batch.runs)
        return told

    def judge(self, runs: list[Run]) -> dict[int, bool]:
        around = union([run.box for run in runs]) or (0.0, 0.0, 0.0, 0.0)
        before = self.paint(around)
        for run in runs:
            set_active(self.pointers[run.order], False)
        after = self.paint(around)
        for run in runs:
            set_active(self.pointers[run.order], True)
        told: dict[int, bool] = {}
        for run in runs:
            if differs(before, after, run.box):
                told[run.order] = True
                if run.turn == 0 and not all(differs(before, after, box) for box in quarters(run)):
                    self.page.suspect = self.page.suspect or PARTLY
            elif self.drawable(run):
                told[run.order] = False
        return told

    def paint(self, part: Box) -> Painting:
        """A part of the page as a reader sees it, its annotations on top."""
        wide, high = self.page.width, self.page.height
        left, top = max(0.0, min(part[0] - EDGE, wide - EDGE)), max(0.0, min(part[1] - EDGE, high - EDGE))
        right, bottom = max(left + EDGE, min(part[2] + EDGE, wide)), max(top + EDGE, min(part[3] + EDGE, high))
        scale = min(SCALE, (MOST_PIXELS / ((right - left) * (bottom - top))) ** 0.5)
        cut = (left, high - bottom, wide - right, top)
        bitmap = self.handle.render(scale=scale, crop=cut, may_draw_forms=False, force_bitmap_format=raw.FPDFBitmap_BGRx)
        try:
            return Painting(bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height, scale, left, top)
        finally:
            bitmap.close()

    def drawable(self, run: Run) -> bool:
        """Whether a text would leave ink if nothing stood in its way, or its own font says that it has none."""
        return run.shaped or is_embedded(get_font(self.pointers[run.order])) == 1


def quarters(run: Run) -> list[Box]:
    """A long run's box in four parts, along its line; none of a short one."""
    x0, top, x1, bottom = run.box
    step = (x1 - x0) / 4
    return [(x0 + k * step, top, x0 + (k + 1) * step, bottom) for k in range(4)] if len(run.text) >= LONG else []


def differs(before: Painting, after: Painting, box: Box) -> bool:
    """Whether the two paintings differ to the eye inside a box."""
    x0, x1 = (int((edge - before.left) * before.scale) for edge in (box[0], box[2]))
    top, bottom = (int((edge - before.top) * before.scale) for edge in (box[1], box[3]))
    left, right = 4 * max(0, x0 - 1), 4 * min(before.wide, x1 + 2)
    found = 0
    for y in range(max(0, top - 1), min(before.high, bottom + 2)):
        start = y * before.stride
        one, other = before.data[start + left : start + right], after.data[start + left : start + right]
        if one != other:
            found += sum(abs(a - b) >= FAINTEST for a, b in zip(one, other, strict=True))
            if found >= 3 * LEAST:
                return True
    return False
