"""What one PDF page holds, before it is put in reading order.

Records shared by the loader (`page`), the ink test (`ink`), the tables (`grid`, `loose`, `tables`) and the flow. Boxes
are `(x0, top, x1, bottom)` in points from the top left of the page as it is read: a page whose text runs sideways is
turned for layout, and `Page.shown` gives the box on the page as displayed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reviewer.parse.pdf.geometry import tilted, turned
from reviewer.records import Box

Colour = tuple[int, int, int, int]


BOLD, TRAIL = 1, 2  # marks of a line: held in one number, since a long document holds its lines till its end


@dataclass(slots=True)
class Run:
    """Characters painted by one text object; `order` counts page objects in painting order."""

    text: str
    box: Box
    base: tuple[float, float]  # where its baseline begins
    size: float
    bold: bool
    order: int
    mode: int
    colour: Colour
    turn: int = 0  # quarter turns clockwise of the baseline; -1 for an oblique one
    first: int = 0  # index of the first character in pdfium's text page
    shaped: bool = True  # its font has letters on this machine
    doubt: bool = False  # something may keep it from being seen that only painting the page can tell
    apart: bool = False  # text struck out stands before it

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line: at `at` across, from `low` to `high` along."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Paint:
    """A filled area or a picture. `opaque` is false where what lies below can be seen through it."""

    box: Box
    order: int
    colour: Colour | None
    opaque: bool
    red: bool = False
    sheer: bool = False  # a seal: nothing in it is opaque but its ink


@dataclass(slots=True)
class Page:
    """One page: visible runs, ruling lines, pictures and the groups of characters nobody would see."""

    number: int
    width: float
    height: float
    turn: int = 0
    skew: float = 0.0  # degrees counter-clockwise that were taken out of a scan before it was turned
    shift: float = 0.0  # points to the right by which a scan was moved, to stand as the page before it does
    runs: list[Run] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    fills: list[Paint] = field(default_factory=list)
    pictures: list[Paint] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)  # texts a line is drawn through
    scanned: bool = False  # a picture covers most of it
    outlined: bool = False  # it is full of filled curves, as text turned into outlines is
    lost: int = 0  # characters whose font does not tell what they are
    suspect: str | None = None  # why its text may not be what it shows, for a reader that looks at the page; not an alert

    def shown(self, box: Box) -> Box:
        """The box on the page as displayed, of a box in layout coordinates."""
        if not self.is_moved:
            return box
        box = (box[0] - self.shift, box[1], box[2] - self.shift, box[3])
        box = turned(box, self.width, self.height, (4 - self.turn) % 4)
        wide, high = (self.height, self.width) if self.turn % 2 else (self.width, self.height)
        return tilted(box, wide, high, -self.skew) if self.skew else box

    @property
    def is_moved(self) -> bool:
        """Whether a box in layout coordinates is another than the box as displayed."""
        return bool(self.turn or self.skew or self.shift)


@dataclass(slots=True)
class Text:
    """A printed line, or the part of one that stands in one column or cell."""

    text: str
    box: Box
    size: float
    page: int
    base: float = 0.0
    marks: int = 0  # `BOLD`, `TRAIL`
    runs: Sequence[Run] = ()  # let go when the page is laid out
    breaks: tuple[tuple[int, float], ...] = ()  # characters before which text is struck out, and where they stand

    @property
    def bold(self) -> bool:
        return bool(self.marks & BOLD)

    @property
    def trail(self) -> bool:
        """Whether it ends with a blank of its own."""
        return bool(self.marks & TRAIL)


@dataclass(slots=True)
class Square:
    """A cell on one page with the printed lines in it; spans are told by its box until the grid is known."""

    box: Box
    lines: list[Text] = field(default_factory=list)
    page: int = 0
    span: tuple[int, int, int, int] = (0, 0, 1, 1)  # row, column, rows, columns
    inner: tuple[Frame, ...] = ()  # tables in the cell


@dataclass(slots=True)
class Frame:
    """A table on one page: its box and its cells in row order."""

    box: Box
    squares: list[Square]
    page: int
    xs: list[float]
    ys: list[float]
    bands: tuple[tuple[float, float], ...] = ()  # what the text of its columns covers, where no rules down tell them
    sure: bool = False  # as `columns.Columns` has it

    @property
    def rows(self) -> int:
        return len(self.ys) - 1
