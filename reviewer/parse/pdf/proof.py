"""The proof by painting: whether a text leaves a trace on the page.

Takes runs whose text objects are in doubt (clipped, on a layer, masked, over or under a picture); paints the page with
and without them, and compares. Says nothing where this machine has no letters for a font that the file does not bring:
what leaves no trace here may be plain to see elsewhere. Bounded: one page asks for five paintings at most.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from reviewer.parse.pdf.calls import get_font, is_embedded, set_active
from reviewer.parse.pdf.geometry import overlap
from reviewer.parse.pdf.model import Page, Run

SCALE = 2.0  # pixels a point
MOST_PIXELS = 4_000_000  # of one painting; a larger page is painted smaller
BATCHES = 4
MOST = 4000  # runs of one page
BAND = 24.0  # points: runs are looked up by such strips of the page
FAINTEST = 24  # of 255: a smaller difference is not seen
LEAST = 3  # pixels that must differ


@dataclass(frozen=True, slots=True)
class Painting:
    """A page's pixels, four bytes each; `scale` pixels a point."""

    data: bytes
    stride: int
    wide: int
    high: int
    scale: float


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
        before = self.paint() if batches[0].runs else None
        for batch in batches:
            if before is not None and batch.runs:
                told |= self.judge(batch.runs, before)
        return told

    def judge(self, runs: list[Run], before: Painting) -> dict[int, bool]:
        for run in runs:
            set_active(self.pointers[run.order], False)
        after = self.paint()
        for run in runs:
            set_active(self.pointers[run.order], True)
        told: dict[int, bool] = {}
        for run in runs:
            if differs(before, after, run):
                told[run.order] = True
            elif self.drawable(run):
                told[run.order] = False
        return told

    def paint(self) -> Painting:
        """The page as a reader sees it, its annotations on top."""
        scale = min(SCALE, (MOST_PIXELS / max(1.0, self.page.width * self.page.height)) ** 0.5)
        bitmap = self.handle.render(scale=scale, may_draw_forms=False, force_bitmap_format=raw.FPDFBitmap_BGRx)
        try:
            return Painting(bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height, scale)
        finally:
            bitmap.close()

    def drawable(self, run: Run) -> bool:
        """Whether a text would leave ink if nothing stood in its way, or its own font says that it has none."""
        return run.shaped or is_embedded(get_font(self.pointers[run.order])) == 1


def differs(before: Painting, after: Painting, run: Run) -> bool:
    """Whether the two paintings differ to the eye where the run stands."""
    x0, top, x1, bottom = (int(edge * before.scale) for edge in run.box)
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
