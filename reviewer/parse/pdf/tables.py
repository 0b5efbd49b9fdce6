"""Tables as a reader sees them: text put into cells, and tables that run over a page end joined.

Takes the frames of all pages in order; gives one `Table` a table, whose grid is the union of its pages' columns. A
header row printed again on the next page is dropped; a row cut by the page end becomes one row whose cells hold the
lines of both pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from reviewer.parse.pdf import lines
from reviewer.parse.pdf.geometry import inside
from reviewer.parse.pdf.grid import merged
from reviewer.parse.pdf.model import Frame, Run, Square, Text
from reviewer.parse.pdf.prose import DATE, NUMBERED, SEAL, SENTENCE, Measure, advance, is_full, paragraphs
from reviewer.parse.pdf.stacks import unstacked
from reviewer.records import Box, Cell

WORD_END, WORD_START = re.compile(r"[A-Za-z0-9.,%/+-]+$"), re.compile(r"[A-Za-z0-9.,%/+-]+")
NUMBER = re.compile(r"[\d.,，%％-]+")
FIGURE = re.compile(r"[\d.,，%％/年月日:：()（）-]+")
HEAD = 1  # rows: a head merged over several rows tells nothing of the labels below it
EDGE = 4.0  # points: outer edges this near belong to one table
PAD = 5.6  # points between a border and the text, where the table does not show less


@dataclass(slots=True)
class Field:
    """A cell of a whole table: its squares, one a page, and its place in the rows; columns are told by `low` and `high`."""

    squares: list[Square]
    row: int
    rows: int
    low: float
    high: float

    @property
    def empty(self) -> bool:
        return not any(square.lines or square.inner for square in self.squares)

    @property
    def inner(self) -> list[Table]:
        """The tables in the cell, joined over page ends."""
        found: list[Table] = []
        for frame in (frame for square in self.squares for frame in square.inner):
            last = found[-1] if found else None
            if last is not None and last.pages[-1].page == frame.page - 1 and continues(last.pages[0].box, frame.box):
                extend(last, frame)
            else:
                found.append(begin(frame))
        return found


@dataclass(slots=True)
class Table:
    """A table over one or more pages."""

    fields: list[Field]
    height: int
    pages: list[Frame] = field(default_factory=list)

    def cells(self, number: int) -> list[tuple[Cell, Field]]:
        """Its cells in row order, under the columns of the whole table."""
        fields, _ = unstacked(self.fields, self.height)
        xs = merged([x for f in fields for x in (f.low, f.high)])
        out = []
        for f in sorted(fields, key=lambda f: (f.row, f.low)):
            first, last = nearest(xs, f.low), nearest(xs, f.high)
            out.append((Cell(number, f.row, first, f.rows, max(1, last - first)), f))
        return out


def fill(frames: list[Frame], runs: list[Run], page: int) -> list[Run]:
    """Put runs into the cells they stand in; gives back those outside every table."""
    rest: list[Run] = []
    held: dict[tuple[int, int], list[Run]] = {}
    owners = [owner(frame) for frame in frames]
    for run in runs:
        x, y = (run.box[0] + run.box[2]) / 2, run.base[1] - 0.36 * run.size if run.turn == 0 else run.middle
        for k, frame in enumerate(frames):
            if frame.xs[0] < x < frame.xs[-1] and frame.ys[0] < y < frame.ys[-1]:
                place = owners[k][bisect_right(frame.ys, y) - 1][bisect_right(frame.xs, x) - 1]
                held.setdefault((k, place), []).append(run)
                break
        else:
            rest.append(run)
    for (k, place), group in held.items():
        frames[k].squares[place].lines = lines.compose(group, page)
    return rest


def fill_turned(frames: list[Frame], runs: list[Run], page: int) -> list[Run]:
    """Put runs set sideways into the cells they stand in, each a line; gives back those outside every table."""
    rest = []
    for run in runs:
        x, y = (run.box[0] + run.box[2]) / 2, run.middle
        home = next((s for f in frames for s in f.squares if run.turn > 0 and inside(s.box, x, y)), None)
        if home is None:
            rest.append(run)
        else:
            home.lines.append(lines.line([run], page))
    return rest


def owner(frame: Frame) -> list[list[int]]:
    """For each elementary field of the grid the cell that holds it."""
    found = [[0] * (len(frame.xs) - 1) for _ in range(frame.rows)]
    for i, square in enumerate(frame.squares):
        row, column, rows, columns = square.span
        for r in range(row, row + rows):
            found[r][column : column + columns] = [i] * columns
    return found


def begin(frame: Frame) -> Table:
    """A table from the first page it stands on."""
    fields = [Field([s], s.span[0], s.span[2], s.box[0], s.box[2]) for s in frame.squares]
    return Table(fields, frame.rows, [frame])


def continues(table: Box, frame: Box) -> bool:
    """Whether a frame at the top of the next page has the outer edges of the table that begins in another."""
    return abs(table[0] - frame[0]) <= EDGE and abs(table[2] - frame[2]) <= EDGE


def extend(table: Table, frame: Frame) -> None:
    """Add the next page's part to a table."""
    skip = repeated(table, frame)
    fresh = [s for s in frame.squares if s.span[0] >= skip]
    first = [s for s in fresh if s.span[0] == skip]
    pairs = [(s, counterpart(table, s)) for s in first]
    cut = is_cut(table, pairs)
    offset = table.height - skip - (1 if cut else 0)
    for square in fresh:
        row, rows = square.span[0] + offset, square.span[2]
        old = next((f for s, f in pairs if s is square), None)
        if old is not None and (cut or spans_on(table, old, square)):
            old.squares.append(square)
            old.rows = row + rows - old.row
        elif (
            not (cut and frame.bands and square.span[0] == skip) or square.lines or square.inner
        ):  # an empty one lies in what spans more
            table.fields.append(Field([square], row, rows, square.box[0], square.box[2]))
    table.height = frame.rows + offset
    table.pages.append(frame)


def spans_on(table: Table, old: Field, square: Square) -> bool:
    """Whether a cell at the top of a page is the rest of a label merged over several rows, where the row itself is not cut.

    Of a label with one row on each page only its column tells: other labels in it are merged, and no cell of it is empty.
    """
    if old.empty or square.inner:
        return False
    if not square.lines and (square.span[2] > 1 or old.rows > 1):
        return True
    column = [f for f in alike(table, old) if f.row >= HEAD]
    if not any(f.rows > 1 for f in column) or any(f.empty for f in column) or NUMBER.fullmatch(whole(old)):
        return False
    endings = {said(square)[-2:], *(whole(f)[-2:] for f in column if f is not old)}
    return not square.lines or (wraps(square, old) and whole(old)[-2:] not in endings)


def alike(table: Table, old: Field) -> list[Field]:
    """The cells of a column: those with the same edges."""
    return [f for f in table.fields if abs(f.low - old.low) <= EDGE and abs(f.high - old.high) <= EDGE]


def begins_row(table: Table, square: Square, old: Field) -> bool:
    """Whether a cell at the top of a page begins a new row by what it says.

    It counts on from the number above, is a figure of the same shape, or says the same as a whole cell of its column.
    """
    text, above = said(square), whole(old)
    if text.isdecimal() and above.isdecimal() and int(text) == int(above) + 1:
        return True
    if FIGURE.fullmatch(text):
        return len(text) > 2 and re.sub(r"\d", "0", text) == re.sub(r"\d", "0", above)
    return any(whole(f) == text for f in alike(table, old))


def whole(f: Field) -> str:
    """What a cell says over all its pages, without white space."""
    return "".join(said(square) for square in f.squares)


def counterpart(table: Table, square: Square) -> Field | None:
    """The cell of the table's last row that stands above this one, with the same edges."""
    for f in table.fields:
        if f.row + f.rows == table.height and abs(f.low - square.box[0]) <= EDGE and abs(f.high - square.box[2]) <= EDGE:
            return f
    return None


def repeated(table: Table, frame: Frame) -> int:
    """How many rows at the top of the frame repeat the table's own first rows."""
    count = 0
    while count < frame.rows - 1 and count < 3:
        here = [(round(s.box[0] / 6), said(s)) for s in frame.squares if s.span[0] == count]
        there = [(round(f.low / 6), said(f.squares[0])) for f in table.fields if f.row == count]
        if sorted(here) != sorted(there) or sum(bool(text) for _, text in here) < 2:
            break
        count += 1
    return count


def said(square: Square) -> str:
    """What a cell says, without white space."""
    return "".join("".join(text.text.split()) for text in square.lines)


def is_cut(table: Table, pairs: list[tuple[Square, Field | None]]) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before."""
    if table.pages[-1].bands and pairs and all(f is not None for s, f in pairs if s.lines):
        return is_parted(table, [(s, f) for s, f in pairs if f is not None])
    if not pairs or any(f is None for _, f in pairs) or all(not s.lines and not s.inner for s, _ in pairs):
        return False
    if any(
        s.inner and f is not None and f.squares[-1].inner and continues(f.squares[-1].inner[-1].box, s.inner[0].box)
        for s, f in pairs
    ):
        return True
    full = [(s, f) for s, f in pairs if s.lines and f is not None]
    if any(f.empty or begins_row(table, s, f) for s, f in full):
        return False
    if all(wraps(s, f) for s, f in full):
        return True
    starts = [s.lines[0].text for s, _ in full]
    if all(DATE.match(text) or SEAL.match(text) for text in starts):
        return True
    if len(pairs) == 1:
        return not NUMBERED.match(starts[0])
    runs_on = [wraps(s, f) for s, f in full]
    stopped = any(not s.lines and f is not None and not f.empty and f.rows == 1 and s.span[2] == 1 for s, f in pairs)
    return (stopped or any(runs_on)) and all(on or is_tall(f) for on, (_, f) in zip(runs_on, full, strict=True))


def is_parted(table: Table, pairs: list[tuple[Square, Field]]) -> bool:
    """Whether a row without rules around it goes on: each cell with lines on both pages is open, and one page has hardly any."""
    both = [(s, f) for s, f in pairs if s.lines and not f.empty]
    if not both or any(begins_row(table, s, f) or not wraps(s, f) for s, f in both):
        return False
    here, there = sum(bool(s.lines) for s, _ in pairs), sum(not f.empty for _, f in pairs)
    return 2 * min(here, there) <= len(pairs) and len(both) == min(here, there)


def is_tall(f: Field) -> bool:
    """Whether a cell holds several lines on its last page: its next paragraph may stand on the next one."""
    return len(f.squares[-1].lines) > 1


def wraps(square: Square, f: Field) -> bool:
    """Whether a cell's text goes on in this square: its last line is full and its sentence open."""
    last = next((s.lines[-1] for s in reversed(f.squares) if s.lines), None)
    if last is None:
        return False
    text = square.lines[0]
    measure = Measure(f.low + PAD, f.high - PAD, cell=True)
    tail, head = WORD_END.search(last.text), WORD_START.match(text.text)
    if tail and head:  # a word that fits into the cell is not broken
        set_wide = max(1.0, (last.box[2] - last.box[0]) / max(1.0, advance(last.text, last.size)))
        if set_wide * advance(tail[0] + head[0], text.size) <= measure.right - measure.left:
            return False
    return is_full(last, text, measure) and not SENTENCE.search(last.text) and not NUMBERED.match(text.text)


def nearest(xs: list[float], x: float) -> int:
    """The index of the grid line nearest to x."""
    at = bisect_right(xs, x)
    return at - 1 if at == len(xs) or (at and x - xs[at - 1] <= xs[at] - x) else at


def cell_groups(f: Field) -> list[list[Text]]:
    """The paragraphs of a cell."""
    held = [text for square in f.squares for text in square.lines]
    if len(held) < 2:
        return [held] if held else []
    pad = padding(f)
    return paragraphs(held, Measure(f.low + pad, f.high - pad, cell=True))


def padding(f: Field) -> float:
    """The blank between a cell's border and its text."""
    gaps = [min(t.box[0] - f.low, f.high - t.box[2]) for s in f.squares for t in s.lines]
    return max(1.0, min([PAD, *gaps]))
