"""One page in reading order: tables, columns of text and plain lines from top to bottom.

Takes a `Page`; gives a `Sheet`, which holds lines and no characters, so that memory does not grow with ink. Columns
side by side (two signature blocks, a two-column paper) are kept apart where two lines or more share a clear gutter.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from reviewer.parse.pdf import grid, lines, loose, nested, tables
from reviewer.parse.pdf.aside import Aside, laid, taken
from reviewer.parse.pdf.model import Frame, Page, Paint, Text

MANY = 12  # lines of a column that is set as one, so that its longest line tells its width
MARGIN = 0.1  # of the page's height: running heads and feet stand there
NOTED = (60.0, 220.0)  # points: the width of a rule above footnotes
GUTTER = 1.5  # type sizes: the blank that all lines of a two-column stretch leave free


@dataclass(slots=True)
class Stretch:
    """Lines one below the other. Margins are None where the page's own hold; a column has a left one of its own."""

    lines: list[Text]
    left: float | None = None
    right: float | None = None


@dataclass(slots=True)
class Sheet:
    """A page in reading order."""

    page: Page
    items: list[Stretch | Frame | Aside] = field(default_factory=list)
    letters: int = 0
    notes: float | None = None  # the height of the rule above its footnotes
    asides: list[Text] = field(default_factory=list)  # watermarks and texts along the margin

    def lay_aside(self) -> None:
        """Keep the page's tables as bytes."""
        self.items = [laid(item) if isinstance(item, Frame) else item for item in self.items]

    @property
    def pictures(self) -> list[Paint]:
        return self.page.pictures


def sheet(page: Page, before: Sheet | None = None) -> Sheet:
    """A page's content in reading order; the page's runs are let go. A table may go on from the page `before`."""
    upright = [run for run in page.runs if run.turn == 0]
    frames, takers = nested.settle(grid.frames(page))
    rest = tables.fill(takers, upright, page.number)
    aside = tables.fill_turned(takers, [run for run in page.runs if run.turn != 0], page.number)
    frames = [f for f in frames if any(s.lines for s in f.squares) or f.rows * (len(f.xs) - 1) > 1]
    found, plain = loose.frames(lines.compose(rest, page.number), page, frames, last_table(before))
    items = ordered([*frames, *found], plain)
    letters = sum(len(run.text) for run in page.runs)
    notes = above_notes(page, [*frames, *found], plain)
    known: dict[float, float] = {}
    for text in (t for item in items for t in held(item)):
        slim(text, known)
    page.runs, page.fills, page.across, page.down = [], [], [], []
    return Sheet(page, [*items], letters, notes, [lines.line([run], page.number) for run in aside])


def above_notes(page: Page, frames: list[Frame], plain: list[Text]) -> float | None:
    """The height of a short rule above small print at the foot of a page."""
    for rule in page.across:
        if not NOTED[0] <= rule.high - rule.low <= NOTED[1] or any(frame.box[3] > rule.at for frame in frames):
            continue
        below = [text for text in plain if text.box[1] > rule.at and text.box[3] < (1 - MARGIN / 2) * page.height]
        sizes = [text.size for text in plain if text.box[3] < rule.at]
        if below and sizes and max(text.size for text in below) < median(sizes) and below[0].box[0] < rule.low + below[0].size:
            return rule.at
    return None


def last_table(before: Sheet | None) -> Frame | None:
    """The table without a closed grid that a page ends with."""
    last: Frame | Aside | None = None
    foot = min(before.page.height * (1 - MARGIN), before.notes or before.page.height) if before else 0.0
    for item in before.items if before else ():
        if not isinstance(item, Stretch):
            last = item
        elif any(text.box[1] < foot for text in item.lines):
            last = None
    frame = taken(last) if last is not None else None
    return frame if frame is not None and frame.bands else None


def slim(text: Text, known: dict[float, float]) -> None:
    """Let a line go of its runs, and share its numbers with the lines beside and below it: a long document is held whole."""
    one = known.setdefault
    x0, top, x1, bottom = text.box
    text.box = (one(x0, x0), one(top, top), one(x1, x1), one(bottom, bottom))
    text.base, text.size, text.runs = one(text.base, text.base), one(text.size, text.size), ()


def held(item: Stretch | Frame | Aside) -> list[Text]:
    """The lines of an item."""
    if isinstance(item, Aside):
        item = taken(item)
    if isinstance(item, Stretch):
        return item.lines
    inner = [text for square in item.squares for frame in square.inner for text in held(frame)]
    return [*inner, *(text for square in item.squares for text in square.lines)]


def ordered(frames: list[Frame], plain: list[Text]) -> list[Stretch | Frame]:
    """Tables and stretches of lines from top to bottom."""
    items: list[Stretch | Frame] = []
    waiting: list[Text] = []
    tops = sorted(frames, key=lambda f: f.box[1])
    for text in plain:
        while tops and tops[0].box[1] < (text.box[1] + text.box[3]) / 2:
            items += columns(waiting)
            waiting = []
            items.append(tops.pop(0))
        waiting.append(text)
    return [*items, *columns(waiting), *tops]


def columns(plain: list[Text]) -> list[Stretch | Frame]:
    """Lines as stretches; side-by-side columns become stretches of their own."""
    items: list[Stretch | Frame] = []
    single: list[Text] = []
    i = 0
    while i < len(plain):
        end, gutter = side_by_side(plain, i)
        if gutter is None:
            single.append(plain[i])
            i += 1
            continue
        if single:
            items.append(Stretch(single))
            single = []
        middle = (gutter[0] + gutter[1]) / 2
        halves: tuple[list[Text], list[Text]] = ([], [])
        for text in plain[i:end]:
            for part in lines.split_at(text, middle):
                halves[part.box[0] > middle].append(part)
        edge = gutter[1] - 2 * plain[i].size if len(halves[0]) < MANY else max(t.box[2] for t in halves[0])
        items += [
            Stretch(half, min(t.box[0] for t in half), right) for half, right in zip(halves, (edge, None), strict=True) if half
        ]
        i = end
    return [*items, Stretch(single)] if single else items


def side_by_side(plain: list[Text], start: int) -> tuple[int, tuple[float, float] | None]:
    """The end of a stretch of lines from `start` that leave one gutter free, and the gutter; None where there is none."""
    for low, high in gaps(plain[start]):
        both, end = 1, start + 1
        for k in range(start + 1, len(plain)):
            free = clear(plain[k], low, high)
            if free is None:
                break
            low, high = free
            if has_both(plain[k], low, high):
                both, end = both + 1, k + 1
        if both >= 2:
            return end, (low, high)
    return start + 1, None


def gaps(text: Text) -> list[tuple[float, float]]:
    """The wide blanks inside a line."""
    pairs = pairwise(text.runs)
    return [(a.box[2], b.box[0]) for a, b in pairs if b.box[0] - a.box[2] > lines.TAB * text.size]


def clear(text: Text, low: float, high: float) -> tuple[float, float] | None:
    """What a line leaves free of the gutter; None where too little is left."""
    middle = (low + high) / 2
    for run in text.runs:
        if run.box[0] < middle < run.box[2]:
            return None
        if run.box[2] <= middle:
            low = max(low, run.box[2])
        else:
            high = min(high, run.box[0])
    return (low, high) if high - low > GUTTER * text.size else None


def has_both(text: Text, low: float, high: float) -> bool:
    """Whether a line has text on both sides of a gutter."""
    return any(run.box[2] <= low + 0.1 for run in text.runs) and any(run.box[0] >= high - 0.1 for run in text.runs)
