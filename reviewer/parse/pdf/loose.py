"""Tables without a closed grid: three-line tables, rules across only, shaded heads, columns aligned by blanks.

Takes the lines outside ruled tables and what is drawn on the page; gives frames like `grid` does, and the lines left
over. `regions` tells where to look, `columns`, `heads` and `rowing` read what is there; what is read must look like a
table, since prose, lists, signatures and form lines taken for one are worse than a table missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reviewer.parse.pdf import columns, grid, heads, likely, regions, rowing
from reviewer.parse.pdf.columns import Columns
from reviewer.parse.pdf.heads import Unit
from reviewer.parse.pdf.model import Frame, Page, Rule, Square, Text
from reviewer.parse.pdf.prose import Measure, is_full
from reviewer.parse.pdf.regions import Cut, Region
from reviewer.parse.pdf.rowing import FIGURE
from reviewer.records import Box

PARTED = 4  # rules: three set off a head, and the rows below it are told by their lines
ASTRAY = 8  # pieces: of so many one may stand over several columns of the page before
FULL = 0.6  # of the columns: a row that fills as many is one of its own
WHOLE = 0.9  # of a table's width: a rule as long parts its rows
Line = list[Text]
Rows = Sequence[Sequence[Sequence[Text]]]
Held = dict[int, tuple[int, list[Text]]]  # a row's cells: by first column the last and the lines


def frames(plain: list[Text], page: Page, ruled: list[Frame], before: Frame | None) -> tuple[list[Frame], list[Text]]:
    """The tables among lines outside ruled tables, and the lines that are left; `before` may go on at the page's top."""
    cuts = [Cut(text, columns.pieces(text)) for text in plain]
    if sum(len(cut.pieces) > 1 for cut in cuts) < (1 if before else 2):
        return [], plain
    across = [r for r in page.across if not any(covers(f.box, r) for f in ruled)]
    start = regions.first(cuts, ruled, page) if before else None
    top = cuts[start] if start is not None else None
    found: list[Frame] = []
    for kind in ("rules", "fills", "page before", "words"):
        for region in looked(kind, cuts, across, page, (top, before)):
            made = table(region, page.number, before if top in region.cuts else None)
            if made is not None:
                found.append(made)
                cuts = [c for c in cuts if not any(c is i for i in region.cuts)]
    return found, [cut.text for cut in cuts]


def looked(kind: str, cuts: list[Cut], across: list[Rule], page: Page, onward: tuple[Cut | None, Frame | None]) -> list[Region]:
    """The regions one kind of evidence shows among the lines that are left."""
    top, before = onward
    if kind == "rules":
        return regions.between_rules(cuts, across)
    if kind == "fills":
        return regions.below_fills(cuts, page.fills)
    if kind == "words":
        return regions.aligned(cuts)
    return regions.going_on(cuts, cuts.index(top), before) if top in cuts and top is not None and before is not None else []


def covers(box: Box, rule: Rule) -> bool:
    """Whether a rule is part of a ruled table."""
    return box[1] - 3 <= rule.at <= box[3] + 3 and rule.low < box[2] and rule.high > box[0]


def table(region: Region, page: int, before: Frame | None) -> Frame | None:
    """The frame of a region; None where it is no table. One that goes on from the page before has its columns."""
    rows = [cut.pieces for cut in region.cuts]
    split = head_end(region)
    found = columns.bands(rows, split if split < len(rows) else 0)
    known = same_columns(before, rows[split:], len(found)) if before else None
    if len(found) < 2 and known is None:
        return None
    lines = [columns.joined(row, known.bands if known else found) for row in rows]
    upper, body = lines[:split], lines[split:]
    if known is None:
        known = columns.edged(found, [], (region.low, region.high), region.hints)
        rough, _ = heads.units(upper, known, region.across)
        known = columns.edged(found, centres(rough, len(found)), (region.low, region.high), region.hints)
    units, height = heads.units(upper, known, region.across)
    known.take(body)
    wide = [r.at for r in region.across if r.high - r.low > WHOLE * (known.edges[-1] - known.edges[0])]
    parts = rowing.rows(body, known, wide, is_open(before, body, known))
    if len(grid.merged(wide)) >= PARTED and is_parted(parts, wide, known.count):
        made = by_rules(region, known, units, (lines, split), page)
    else:
        made = by_lines(region, known, (units, height), parts, page)
    if made is None or sum(len(square.lines) for square in made.squares) != sum(map(len, lines)):
        return None  # what stands in no cell would be lost
    return made if likely.is_table(made, region) else None


def same_columns(before: Frame, rows: list[Line], count: int) -> Columns | None:
    """The columns of the table on the page before, where these rows show no more and fall into them."""
    own = Columns(list(before.bands), before.xs, before.sure)
    pieces = [piece for row in rows for piece in row]
    astray = sum(len(columns.over(piece, own.bands)) > 1 for piece in pieces)
    if count > own.count or astray > 1 + len(pieces) // ASTRAY:
        return None
    for piece in pieces:
        columns.near(own.bands, columns.extent(piece))
    return own


def head_end(region: Region) -> int:
    """How many lines the head has: those above what ends it, or above the first line of figures."""
    drawn = sum(c.middle < region.head for c in region.cuts) if region.head is not None else None
    data = first_data(region.cuts)
    if drawn is not None:
        return drawn if data is None or data >= drawn else data
    bold = [c.text.bold for c in region.cuts]
    weight = bold.index(False) if bold[0] and False in bold else None
    return min((n for n in (data, weight) if n is not None), default=0)


def first_data(cuts: list[Cut]) -> int | None:
    """The index of the first line of the first row with figures: lines between those of a row stand nearer than rows do."""
    at = next((i for i, cut in enumerate(cuts) if cut.data), None)
    while at and cuts[at].text.base - cuts[at - 1].text.base < cuts[at].text.size:
        at -= 1
    return at


def centres(units: list[Unit], count: int) -> list[float | None]:
    """The middles of the columns' own heads, where they have one."""
    out: list[float | None] = [None] * count
    for unit in units:
        if unit.first == unit.last:
            out[unit.first] = columns.centre(max(unit.texts, key=lambda t: t.box[2] - t.box[0]))
    return out


def banded(lines: list[Line], ys: list[float]) -> list[list[Text]]:
    """The pieces between each two rules."""
    pieces = [piece for line in lines for piece in line]
    return [[p for p in pieces if top < middle(p) <= foot] for top, foot in pairwise(ys)]


def is_parted(parts: Rows, ys: list[float], count: int) -> bool:
    """Whether rules part these rows: no two rows of figures, nor three others, that fill most columns between the same rules."""
    full = [[p for line in row for p in line] for row in parts if sum(map(len, row)) >= max(2, FULL * count)]
    marks = [(row[0].base, any(FIGURE.fullmatch(p.text) for p in row[1:])) for row in full]
    held = [[figured for base, figured in marks if top < base < foot] for top, foot in pairwise(sorted(ys))]
    return not any(sum(band) > 1 or len(band) > 2 for band in held)


def middle(piece: Text) -> float:
    """The height at which a piece stands."""
    return (piece.box[1] + piece.box[3]) / 2


def by_rules(region: Region, known: Columns, units: list[Unit], lines: tuple[list[Line], int], page: int) -> Frame | None:
    """The table whose rows the rules part: walls down stand where no text spans the columns beside them.

    A label beside several rows keeps its span, since the rules between those rows leave it out.
    """
    ys = grid.merged([rule.at for rule in region.across])
    spans = [(middle(unit.texts[0]), unit.first, unit.last) for unit in units]
    for inner in banded(lines[0][lines[1] :], ys):
        taken = {known.met(piece)[0] for piece in inner}
        spans += [(middle(piece), *known.span(piece, taken)) for piece in inner]
    down = [Rule(known.edges[0], ys[0], ys[-1]), Rule(known.edges[-1], ys[0], ys[-1])]
    for top, foot in pairwise(ys):
        here = [(first, last) for at, first, last in spans if top < at <= foot]
        down += [Rule(known.edges[i], top, foot) for i in range(1, known.count) if not any(a < i <= b for a, b in here)]
    across = [Rule(r.at, known.edges[0] if r.low == region.low else r.low, r.high) for r in region.across]
    made = grid.frame(grid.Net(across, down), page)
    if made is None or not settled(made, [p for line in lines[0] for p in line]):
        return None
    made.bands, made.sure = tuple(known.bands), known.sure
    return made


def settled(made: Frame, pieces: list[Text]) -> bool:
    """Put each piece into its cell; False where one stands in none, since then the table is another."""
    for piece in pieces:
        x, y = columns.centre(piece), middle(piece)
        home = next((s for s in made.squares if s.box[0] <= x <= s.box[2] and s.box[1] <= y <= s.box[3]), None)
        if home is None:
            return False
        home.lines.append(piece)
    for square in made.squares:
        square.lines.sort(key=lambda text: text.base)
    return True


def by_lines(region: Region, known: Columns, head: tuple[list[Unit], int], found: Rows, page: int) -> Frame | None:
    """The table whose rows its lines tell."""
    units, height = head
    parts = [held(row, known) for row in found]
    if height + len(parts) < (1 if region.continued else 2):
        return None
    tops = [min(t.box[1] for _, texts in row.values() for t in texts) for row in parts]
    feet = [max(t.box[3] for _, texts in row.values() for t in texts) for row in parts]
    heads_low = max((t.box[3] for u in units for t in u.texts), default=0.0)
    top = region.top if region.top is not None else min([*tops[:1], *(u.texts[0].box[1] for u in units)]) - 3
    foot = region.foot if region.foot is not None else max([*feet[-1:], heads_low]) + 3
    inner = [(low + high) / 2 for low, high in zip(feet, tops[1:], strict=False)]
    seam = region.head if region.head is not None else (heads_low + tops[0]) / 2 if tops else foot
    ys = [*(heads.levels(units, height, (top, seam if parts else foot)) if height else [top]), *inner, foot]
    ys = ys if parts else ys[:-1]
    if any(a >= b for a, b in pairwise(ys)):
        return None
    squares = head_squares(units, height, known, ys, page)
    for r, row in enumerate(parts, height):
        squares += squares_of(row, r, known, ys, page)
    box = (known.edges[0], ys[0], known.edges[-1], ys[-1])
    return Frame(box, squares, page, list(known.edges), ys, tuple(known.bands), known.sure)


def is_open(before: Frame | None, body: list[Line], known: Columns) -> bool:
    """Whether the first line ends a cell that the page end cut: it stands alone, and that cell's last line is full."""
    if before is None or not body or len(body[0]) != 1:
        return False
    column = known.met(body[0][0])[0]
    last = [s for s in before.squares if s.span[0] + s.span[2] == before.rows and s.span[1] == column and s.lines]
    if not last or FIGURE.fullmatch(last[0].lines[-1].text):
        return False
    return is_full(last[0].lines[-1], body[0][0], Measure(*known.room((column, column)), cell=True))


def held(row: Sequence[Sequence[Text]], known: Columns) -> Held:
    """The cells of a row: the lines of each under the columns it spans."""
    pieces = [piece for line in row for piece in line]
    taken = {known.met(piece)[0] for piece in pieces}
    spans = sorted((known.span(piece, taken - {known.met(piece)[0]}), piece.base, i) for i, piece in enumerate(pieces))
    out: Held = {}
    last = -1
    for (first, end), _, i in spans:
        if first > last:
            out[first] = (end, [])
            start = first
        last = max(last, end)
        out[start] = (last, [*out[start][1], pieces[i]])
    return {first: (end, sorted(texts, key=lambda t: t.base)) for first, (end, texts) in out.items()}


def squares_of(row: Held, number: int, known: Columns, ys: list[float], page: int) -> list[Square]:
    """The cells of one row, empty ones too."""
    out, column = list[Square](), 0
    while column < known.count:
        last, texts = row.get(column, (column, []))
        box = (known.edges[column], ys[number], known.edges[last + 1], ys[number + 1])
        out.append(Square(box, texts, page, (number, column, 1, last - column + 1)))
        column = last + 1
    return out


def head_squares(units: list[Unit], height: int, known: Columns, ys: list[float], page: int) -> list[Square]:
    """The cells of a head, in row order; a column without one has an empty cell."""
    bare = set(range(known.count)) - {c for unit in units for c in range(unit.first, unit.last + 1)}
    units = [*units, *(Unit(c, c, [], rows=height) for c in bare)] if height else []
    out = []
    for unit in sorted(units, key=lambda u: (u.row, u.first)):
        box = (known.edges[unit.first], ys[unit.row], known.edges[unit.last + 1], ys[unit.row + unit.rows])
        out.append(Square(box, list(unit.texts), page, (unit.row, unit.first, unit.rows, unit.last - unit.first + 1)))
    return out
