"""Columns of a table that has no rules down: told by the words that stand below each other.

Takes the pieces of a table's printed lines; gives the bands the columns cover, the edges between them, and the columns
a piece stands over. The fullest lines lay the bands down, the others widen them; a piece over several bands spans
them, and two bands that lines bridge more often than they part are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reviewer.parse.pdf import lines
from reviewer.parse.pdf.model import Text

GAP = 0.8  # type sizes: a blank like this may stand between two columns
TOUCH = 1.0  # points two extents share before they are said to meet
SHARE = 0.6  # of the columns: a line that fills as many may show one more
CLOSE = 24.0  # points from a column within which what stands beside it is of it
PAD = 5.4  # points between a cell's edge and its text
NEAR = 0.4  # type sizes: two places this near are one
Band = tuple[float, float]
Span = tuple[int, int]  # the first and the last column


def pieces(text: Text) -> list[Text]:
    """A line cut at its blanks."""
    if len(text.runs) < 2:
        return [text]
    groups = [[text.runs[0]]]
    for run in text.runs[1:]:
        if run.box[0] - groups[-1][-1].box[2] > GAP * text.size:
            groups.append([run])
        else:
            groups[-1].append(run)
    return [text] if len(groups) == 1 else [lines.line(group, text.page) for group in groups]


def bands(rows: Sequence[Sequence[Text]], split: int = 0) -> list[Band]:
    """The columns of lines given as pieces, from left to right; the first `split` lines are a head, which may span them."""
    counts = sorted((len(row) for row in rows[split:] or rows), reverse=True)
    most = counts[min(1, len(counts) - 1)]
    found: list[Band] = []
    own = [row for i, row in enumerate(rows) if i >= split or len(row) >= most]
    for row in sorted(own, key=lambda row: (len(row) != most, -len(row))):
        for piece in row:
            if not found or len(row) >= SHARE * most:
                widen(found, extent(piece), new=True)
            else:
                near(found, extent(piece))
    found = settled(found, rows, split)
    for piece in (piece for row in rows[:split] for piece in row):  # a head beside all columns is one of its own
        if found and (piece.box[2] < found[0][0] - CLOSE / 2 or piece.box[0] > found[-1][1] + CLOSE / 2):
            widen(found, extent(piece), new=True)
    return found


def near(found: list[Band], band: Band) -> None:
    """Let an extent widen the band it meets, or the one it stands beside."""
    widen(found, band, new=False)
    if met_by(band, found):
        return
    apart = sorted((max(low - band[1], band[0] - high), i) for i, (low, high) in enumerate(found))
    if apart[0][0] < CLOSE and (len(apart) < 2 or apart[1][0] > 2 * apart[0][0]):
        low, high = found[apart[0][1]]
        found[apart[0][1]] = (min(low, band[0]), max(high, band[1]))


def widen(found: list[Band], band: Band, new: bool) -> None:
    """Let an extent widen the one band it meets, or, if `new`, be a band where it meets none."""
    hits = met_by(band, found)
    if len(hits) == 1:
        found[hits[0]] = (min(found[hits[0]][0], band[0]), max(found[hits[0]][1], band[1]))
    elif not hits and new:
        found.append(band)
        found.sort()


def extent(piece: Text) -> Band:
    """What a piece covers across."""
    return piece.box[0], piece.box[2]


def settled(found: list[Band], rows: Sequence[Sequence[Text]], split: int) -> list[Band]:
    """Bands of which two that no line parts, or more lines below the head bridge than part, are one."""
    merged = True
    while merged and len(found) > 1:
        merged = False
        hits = [[over(piece, found) for piece in row] for row in rows]
        for i in range(len(found) - 1):
            parted = sum([i] in row and [i + 1] in row for row in hits)
            bridged = sum(any(i in hit and i + 1 in hit for hit in row) for row in hits[split:])
            if parted <= bridged:
                found[i : i + 2] = [(found[i][0], found[i + 1][1])]
                merged = True
                break
    return found


def over(piece: Text, found: Sequence[Band]) -> list[int]:
    """The bands a piece meets."""
    return met_by(extent(piece), found)


def met_by(band: Band, found: Sequence[Band]) -> list[int]:
    """The bands an extent meets."""
    low, high = band[0] + TOUCH, band[1] - TOUCH
    if high <= low:
        low = high = (low + high) / 2
    return [i for i, other in enumerate(found) if low <= other[1] and high >= other[0]]


def joined(row: Sequence[Text], found: Sequence[Band]) -> list[Text]:
    """A line's pieces, those in one band put together."""
    out: list[Text] = []
    last: list[int] = []
    for piece in row:
        hits = over(piece, found)
        if out and len(hits) == 1 and hits == last:
            out[-1] = lines.line([*out[-1].runs, *piece.runs], piece.page)
        else:
            out.append(piece)
        last = hits
    return out


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: what the text in them covers, and the edges of their cells, one more."""

    bands: list[Band]
    edges: list[float]
    sure: bool = False  # something drawn, or heads in the middle of their columns, tell the edges
    held: dict[int, list[Band]] = field(default_factory=dict)  # what stands in each column alone

    def take(self, rows: Sequence[Sequence[Text]]) -> None:
        """Note what stands in each column alone, to know how a column is set."""
        for piece in (piece for row in rows for piece in row):
            first, last = self.met(piece)
            if first == last:
                self.held.setdefault(first, []).append(extent(piece))

    @property
    def count(self) -> int:
        return len(self.bands)

    def met(self, piece: Text) -> Span:
        """The columns a piece stands over; the nearest where it meets none."""
        hits = over(piece, self.bands)
        if hits:
            return hits[0], hits[-1]
        at = centre(piece)
        near = min(range(self.count), key=lambda i: max(self.bands[i][0] - at, at - self.bands[i][1]))
        return near, near

    def span(self, piece: Text, taken: set[int]) -> Span:
        """The columns of a cell that holds this piece, beside cells in the columns `taken`.

        What stands in the middle of several columns, two of them empty, and at no side or middle of its own spans them.
        """
        first, last = self.met(piece)
        if first < last or self.fits(piece, first):
            return first, last
        best = (NEAR * piece.size, first, first)
        for low in range(first, -1, -1):
            if low < first and low in taken:
                break
            for high in range(first, self.count):
                if high > first and high in taken:
                    break
                miss = abs((self.edges[low] + self.edges[high + 1]) / 2 - centre(piece))
                if high > low and miss < best[0]:
                    best = (miss, low, high)
        return best[1:]

    def room(self, span: Span) -> Band:
        """What the lines of a cell in these columns may cover."""
        low, high = self.bands[span[0]][0], self.bands[span[1]][1]
        if not self.sure:
            return low, high
        return min(low, self.edges[span[0]] + PAD), max(high, self.edges[span[1] + 1] - PAD)

    def fits(self, piece: Text, column: int) -> bool:
        """Whether a piece stands in the middle of a column, or at a side or in a middle that others there share."""
        close, own = NEAR * piece.size, extent(piece)
        middle = self.edges[column] + self.edges[column + 1]
        if abs(middle - own[0] - own[1]) <= 2 * close:
            return True
        others = list(self.held.get(column, ()))
        if own in others:
            others.remove(own)
        level = sum(abs(a + b - own[0] - own[1]) <= 2 * close for a, b in others)
        aside = [(a, b) for a, b in others if abs(middle - a - b) > 2 * close]
        shared = sum(abs(a - own[0]) <= close or abs(b - own[1]) <= close for a, b in aside)
        return (level > 0 and 4 * level >= len(others)) or (shared > 0 and 4 * shared >= len(aside))


def centre(piece: Text) -> float:
    """The middle of a piece across."""
    return (piece.box[0] + piece.box[2]) / 2


def edged(
    found: Sequence[Band], heads: Sequence[float | None], ends: tuple[float | None, float | None], hints: Sequence[float]
) -> Columns:
    """The columns of bands: edges where `hints` (ends of rules, sides of fills) lie in a gutter, where heads in the middle
    of their columns put them, or else in the middle of the gutter."""
    inner = [pick(hints, a[1], b[0]) for a, b in pairwise(found)]
    low, high = ends
    guess = centred(found, heads, low)
    mids = [(a[1] + b[0]) / 2 for a, b in pairwise(found)]
    edges = [hint if hint is not None else guess[i + 1] if guess else mids[i] for i, hint in enumerate(inner)]
    first = low if low is not None else guess[0] if guess else found[0][0] - 3
    last = high if high is not None else guess[-1] if guess else found[-1][1] + 3
    sure = guess is not None or all(hint is not None for hint in inner)
    return Columns(list(found), [min(first, found[0][0] - 1), *edges, max(last, found[-1][1] + 1)], sure)


def pick(hints: Sequence[float], low: float, high: float) -> float | None:
    """The place in a gutter that is told by something drawn."""
    middle = (low + high) / 2
    return min((x for x in hints if low - 1 <= x <= high + 1), key=lambda x: abs(x - middle), default=None)


def centred(found: Sequence[Band], heads: Sequence[float | None], low: float | None) -> list[float] | None:
    """The edges of columns whose heads stand in their middle; None where no edges do for all.

    Each edge is as far beyond a head as the one before: with the first they are all known, and it may only lie where
    each of the others falls into its gutter.
    """
    middles = [head for head in heads if head is not None]
    if len(middles) < len(found):
        return None
    least, most, sign, shift = -1e6, 1e6, 1.0, 0.0
    gutters = [(found[0][0] - 30, found[0][0]), *((a[1], b[0]) for a, b in pairwise(found)), (found[-1][1], found[-1][1] + 30)]
    terms = []
    for k, gutter in enumerate(gutters):
        if k:
            sign, shift = -sign, 2 * middles[k - 1] - shift
        bounds = sorted(sign * (x - shift) for x in (gutter[0] - 1, gutter[1] + 1))
        least, most = max(least, bounds[0]), min(most, bounds[1])
        terms.append((sign, shift))
    if least > most:
        return None
    start = low if low is not None and least <= low <= most else (least + most) / 2
    return [sign * start + shift for sign, shift in terms]
