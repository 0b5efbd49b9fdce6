"""Tables without a closed grid: three-line tables, and columns of figures aligned by blanks.

Takes the lines outside ruled tables and the rules across; gives frames like `grid` does, and the lines left over. A
stretch is a table when its lines fall into the same columns: between rules of one width two columns are enough, without
rules it takes three with figures in them. A head that spans columns keeps its span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reviewer.parse.pdf import lines, rows
from reviewer.parse.pdf.model import Frame, Rule, Square, Text
from reviewer.records import Box

FIGURE = re.compile(r"[-−(（]?[¥￥$]?\d[\d,，.\s]*[%％‰]?[)）]?|[-—–/]+|不适用|\d{4}-\d{4}")
BLANK = 1.2  # type sizes between two columns
EVEN = 6.0  # points: rules with ends this near are of one width
HALF = 1.0  # type sizes from a row's middle to the lines of a cell of two
NARROW = 110.0  # points: shorter rules are underlines
Band = tuple[float, float]


@dataclass(slots=True, eq=False)
class Cut:
    """A line with the pieces that stand apart in it."""

    text: Text
    pieces: list[Text]

    @property
    def figures(self) -> int:
        return sum(FIGURE.fullmatch(piece.text) is not None for piece in self.pieces[1:])

    @property
    def data(self) -> bool:
        return len(self.pieces) >= 3 and 2 * self.figures >= len(self.pieces) - 1


def frames(plain: list[Text], across: list[Rule], ruled: list[Frame], page: int) -> tuple[list[Frame], list[Text]]:
    """The tables among lines outside ruled tables, and the lines that are left."""
    cuts = [Cut(text, pieces(text)) for text in plain]
    if sum(len(cut.pieces) > 1 for cut in cuts) < 2:
        return [], plain
    found: list[Frame] = []
    for group in strips([r for r in across if not any(covers(f.box, r) for f in ruled)]):
        inner = [c for c in cuts if group[0].at - 2 < middle(c.text.box) < group[-1].at + 2]
        within = [
            r
            for r in across
            if group[0].at <= r.at <= group[-1].at and group[0].low - EVEN <= r.low and r.high <= group[0].high + EVEN
        ]
        made = rows.frame([p for c in inner for p in c.pieces], within, page) or between(inner, group, page)
        if made:
            found.append(made)
            cuts = [c for c in cuts if not any(c is i for i in inner)]
    for stretch in stretches(cuts):
        made = table(stretch, None, page)
        if made:
            found.append(made)
            cuts = [c for c in cuts if not any(c is s for s in stretch)]
    return found, [cut.text for cut in cuts]


def covers(box: Box, rule: Rule) -> bool:
    """Whether a rule is part of a ruled table."""
    return box[1] - 3 <= rule.at <= box[3] + 3 and rule.low < box[2] and rule.high > box[0]


def middle(box: Box) -> float:
    """The height at which a line stands."""
    return (box[1] + box[3]) / 2


def pieces(text: Text) -> list[Text]:
    """A line cut at its wide blanks."""
    if len(text.runs) < 2:
        return [text]
    groups = [[text.runs[0]]]
    for run in text.runs[1:]:
        if run.box[0] - groups[-1][-1].box[2] > BLANK * text.size:
            groups.append([run])
        else:
            groups[-1].append(run)
    return [text] if len(groups) == 1 else [lines.line(group, text.page) for group in groups]


def strips(across: list[Rule]) -> list[list[Rule]]:
    """Groups of rules of one width, one below the other."""
    groups: list[list[Rule]] = []
    for rule in sorted(across, key=lambda r: r.at):
        if rule.high - rule.low < NARROW:
            continue
        for group in groups:
            if abs(group[0].low - rule.low) <= EVEN and abs(group[0].high - rule.high) <= EVEN:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= 2]


def between(cuts: list[Cut], rules: list[Rule], page: int) -> Frame | None:
    """The table between rules of one width; rules after each row tell the rows, else the lines do."""
    low, high = rules[0].low, rules[0].high
    if len(cuts) < 2 or any(c.text.box[0] < low - 10 or c.text.box[2] > high + 10 for c in cuts):
        return None
    if 2 * sum(len(c.pieces) > 1 for c in cuts) < len(cuts):
        return None
    ys = [rule.at for rule in rules]
    counts = [sum(a < middle(c.text.box) <= b for c in cuts) for a, b in pairwise(ys)]
    by_rules = len(rules) >= 4 and max(counts) <= 3
    return table(cuts, (low, high), page, ys if by_rules else [ys[0], ys[-1]])


def stretches(cuts: list[Cut]) -> list[list[Cut]]:
    """Runs of lines whose figures stand in columns, with the head lines above them."""
    found: list[list[Cut]] = []
    i = 0
    while i < len(cuts):
        if not cuts[i].data:
            i += 1
            continue
        end = last = i
        while end < len(cuts) and (cuts[end].figures or (len(cuts[end].pieces) == 1 and end - last <= 1)):
            last = end if cuts[end].figures else last
            end += 1
        first = i
        while first > 0 and i - first < 3 and len(cuts[first - 1].pieces) >= 2:
            first -= 1
        count = sum(cut.data for cut in cuts[i : last + 1])
        if count >= 3 or (count >= 2 and first < i):
            found.append(cuts[first : last + 1])
        i = last + 1
    return found


def bands(cuts: list[Cut]) -> list[Band]:
    """The columns: what the pieces of the fullest lines cover from left to right."""
    most = max(len(cut.pieces) for cut in cuts)
    full = [cut for cut in cuts if len(cut.pieces) == most]
    found: list[Band] = []
    for x0, x1 in sorted((p.box[0], p.box[2]) for cut in full for p in cut.pieces):
        if found and x0 <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found if len(found) == most else []


def table(cuts: list[Cut], edges: Band | None, page: int, ys: list[float] | None = None) -> Frame | None:
    """The frame of lines that fall into the same columns; None where they do not."""
    columns = bands(cuts)
    if len(columns) < 2:
        return None
    low, high = edges or (columns[0][0] - 3, columns[-1][1] + 3)
    low = min([low, *(c.text.box[0] - 1 for c in cuts)])
    high = max([high, *(c.text.box[2] + 1 for c in cuts)])
    xs = [low, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), high]
    parts = [[c for c in cuts if a < middle(c.text.box) <= b] for a, b in pairwise(ys)] if ys and len(ys) > 2 else []
    if not ys or len(ys) <= 2:
        parts = gathered(cuts, columns)
        inner = [(max(c.text.box[3] for c in a) + min(c.text.box[1] for c in b)) / 2 for a, b in pairwise(parts)]
        ys = [ys[0] if ys else cuts[0].text.box[1] - 3, *inner, ys[1] if ys else cuts[-1].text.box[3] + 3]
    parts, ys = layered(parts, ys, columns)
    squares = [square for r, row in enumerate(parts) for square in squares_of(row, r, (xs, ys), columns, page)]
    return Frame((low, ys[0], high, ys[-1]), squares, page, xs, ys)


def gathered(cuts: list[Cut], columns: list[Band]) -> list[list[Cut]]:
    """Lines as rows: the lines of a cell that is set in two around the middle of its row join the line between them."""
    full = [cut for cut in cuts if 3 * len(cut.pieces) >= 2 * len(columns)]
    rows = {id(cut): [cut] for cut in cuts}
    for cut in cuts:
        if not full or cut in full:
            continue
        home = min(full, key=lambda f: abs(f.text.base - cut.text.base))
        taken = {span(piece, columns) for piece in home.pieces}
        apart = abs(home.text.base - cut.text.base) > HALF * cut.text.size
        if not apart and not any(a <= d and c <= b for a, b in taken for c, d in (span(p, columns) for p in cut.pieces)):
            rows[id(home)].append(cut)
            del rows[id(cut)]
    return list(rows.values())


def layered(rows: list[list[Cut]], ys: list[float], columns: list[Band]) -> tuple[list[list[Cut]], list[float]]:
    """Rows between rules whose pieces span each other (合并 over 本年 and 上年) taken apart into one row a line."""
    out: list[list[Cut]] = []
    edges = [ys[0]]
    for row, bottom in zip(rows, ys[1:], strict=True):
        layers = parted(row, columns)
        for above, below in pairwise(layers):
            edges.append((max(c.text.box[3] for c in above) + min(c.text.box[1] for c in below)) / 2)
        out += layers
        edges.append(bottom)
    return out, edges


def parted(row: list[Cut], columns: list[Band]) -> list[list[Cut]]:
    """The lines of a row, each a layer with the single pieces beside it; the whole row where no piece spans another."""
    keys = {span(piece, columns) for cut in row for piece in cut.pieces}
    if not any(a != b and a[0] <= b[1] and b[0] <= a[1] for a in keys for b in keys):
        return [row]
    layers: list[list[Cut]] = []
    single: list[Cut] = []
    for cut in row:
        if len(cut.pieces) > 1:
            layers.append([cut])
        else:
            single.append(cut)
    if not layers:
        return [row]
    layers[0] += single
    return layers


def squares_of(
    row: list[Cut], number: int, grid: tuple[list[float], list[float]], columns: list[Band], page: int
) -> list[Square]:
    """The cells of one row, empty ones too; a piece above several columns spans them."""
    xs, ys = grid
    held: dict[tuple[int, int], list[Text]] = {}
    for piece in (p for cut in row for p in cut.pieces):
        held.setdefault(span(piece, columns), []).append(piece)
    out, column = [], 0
    while column < len(columns):
        here, last = covered(held, column)
        texts = [text for key in sorted(here) for text in held.pop(key)]
        box = (xs[column], ys[number], xs[last + 1], ys[number + 1])
        out.append(Square(box, sorted(texts, key=lambda t: t.base), page, (number, column, 1, last - column + 1)))
        column = last + 1
    return out


def covered(held: dict[tuple[int, int], list[Text]], column: int) -> tuple[list[tuple[int, int]], int]:
    """The spans that meet a column or one another from it on, and the last column they reach."""
    last = column
    while True:
        here = [key for key in held if key[0] <= last and key[1] >= column]
        reach = max([last, *(key[1] for key in here)])
        if reach == last:
            return here, last
        last = reach


def span(piece: Text, columns: list[Band]) -> tuple[int, int]:
    """The first and last column a piece stands over: those it meets, or the pair it is centred between."""
    met = [i for i, band in enumerate(columns) if piece.box[0] < band[1] and piece.box[2] > band[0]]
    if len(met) > 1:
        return met[0], met[-1]
    centre = (piece.box[0] + piece.box[2]) / 2
    nearest = met or [min(range(len(columns)), key=lambda i: abs(columns[i][0] + columns[i][1] - 2 * centre))]
    if met and FIGURE.fullmatch(piece.text):
        return met[0], met[0]
    for size in (1, 2):
        for first in range(max(0, nearest[0] - size + 1), min(nearest[0], len(columns) - size) + 1):
            low, high = columns[first][0], columns[first + size - 1][1]
            if abs((low + high) / 2 - centre) <= max(piece.size, 0.12 * (high - low)):
                return first, first + size - 1
    return nearest[0], nearest[0]
