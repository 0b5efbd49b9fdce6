"""Printed lines of a table into its rows, where no rules part them.

Takes lines as pieces under known columns; gives groups of lines, one a row. A row's cells are blocks of lines that stand
around one middle, from one top or to one foot, and the tallest fills the row. Of all ways to part the lines the one
with the least cost is taken: a line that is not full but goes on, two figures in one cell, a cell out of line with its
row, a row of hardly any cells, and a row's end between lines that overlap all cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from reviewer.parse.pdf.columns import Columns, Span
from reviewer.parse.pdf.model import Text
from reviewer.parse.pdf.prose import NUMBERED, SENTENCE, Measure, is_full

FIGURE = re.compile(r"[-−(（]?[¥￥$≥≤＞＜><约]?\s?\d[\d,，.\s]*[%％‰]?[)）]?|[-—–－/]+|不适用|\d{4}-\d{4}")
TOTAL = ("合计", "小计", "总计", "共计")
SLIM = 2.2  # type sizes: in a column as narrow a number of two digits is broken
HOPELESS = 12.0  # of what lines cost that do not go on: no end of a row costs as much
MOST = 12  # printed lines of one row
ENDED = 3.0  # what it saves to end an open row of the page before
OFF = 0.25  # of the pitch: blocks this near are in line
Line = Sequence[Text]
Placed = Sequence[tuple[Text, Span]]


def rows(found: Sequence[Line], columns: Columns, breaks: Sequence[float], opened: bool = False) -> list[list[Line]]:
    """The lines as rows; none goes over one of the heights in `breaks`. `opened` says that the first ends a row of the page before."""
    if not found:
        return []
    own = [[(piece, columns.met(piece)) for piece in line] for line in found]
    step = pitch(own)
    tops = [min(piece.base for piece in line) for line in found]
    forced = {j for j in range(1, len(found)) if any(tops[j - 1] < y < tops[j] for y in breaks)}
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(found) + 1):
        options = []
        for start, inner in taken(own, end, columns, step, forced):
            cost = best[start][0] + inner
            if opened and not start and len({span for line in own[:end] for _, span in line}) == 1:
                cost -= ENDED
            if start and start not in forced:
                cost += between(own[start - 1], own[start], columns, step)
            options.append((cost, start))
        best.append(min(options))
    out: list[list[Line]] = []
    end = len(found)
    while end:
        out.append(list(found[best[end][1] : end]))
        end = best[end][1]
    return out[::-1]


def pitch(own: Sequence[Placed]) -> float:
    """The distance between lines of one cell: the least of any column."""
    last: dict[Span, Text] = {}
    steps = []
    for line in own:
        for piece, span in line:
            if span in last:
                steps.append(piece.base - last[span].base)
            last[span] = piece
    size = median([piece.size for line in own for piece, _ in line])
    steps = [step for step in steps if step >= 0.9 * size]
    return min([*steps, 2.2 * size]) if steps else 1.3 * size


def taken(own: Sequence[Placed], end: int, columns: Columns, step: float, forced: set[int]) -> Iterator[tuple[int, float]]:
    """The lines a row that ends before `end` may begin with, and what it costs to take all from there as one row."""
    blocks: dict[Span, list[Text]] = {}
    seams = 0.0
    for start in range(end - 1, max(-1, end - 1 - MOST), -1):
        if start + 1 < end and start + 1 in forced:
            return
        for piece, span in own[start]:
            if span in blocks:
                seams += seam(piece, blocks[span][0], Measure(*columns.room(span), cell=True), step)
            blocks.setdefault(span, []).insert(0, piece)
        if seams > HOPELESS:
            return
        yield start, seams + inside(blocks, end - start, columns, step)


def inside(blocks: dict[Span, list[Text]], count: int, columns: Columns, step: float) -> float:
    """What it costs that these cells, of so many lines together, stand in one row."""
    cost = sparse(blocks, columns)
    if count == 1:
        return cost
    cost += 3.0 * sum(a[1] >= b[0] for a, b in pairwise(sorted(blocks)))
    top, foot = min(b[0].base for b in blocks.values()), max(b[-1].base for b in blocks.values())
    if not any(block[0].base - top <= OFF * step and foot - block[-1].base <= OFF * step for block in blocks.values()):
        cost += 2.0
    return cost + sum(out_of_line(block, top, foot, step) for block in blocks.values())


def sparse(blocks: dict[Span, list[Text]], columns: Columns) -> float:
    """What it costs that a row has so few cells."""
    if any(span[0] > 0 and FIGURE.fullmatch(block[0].text) for span, block in blocks.items()):
        return 0.0
    if len(blocks) == 1:
        return 0.4 if (0, 0) in blocks or columns.count < 3 else 1.5
    first = any(span[0] == 0 for span in blocks)
    return 0.0 if first or 2 * len(blocks) >= columns.count else 0.8


def out_of_line(block: list[Text], top: float, foot: float, step: float) -> float:
    """What it costs that a block stands where it does in its row."""
    high, low = block[0].base, block[-1].base
    if abs(high + low - top - foot) <= 2 * OFF * step:
        return 0.0
    return 0.08 if min(abs(high - top), abs(low - foot)) <= OFF * step else 2.0


def seam(a: Text, b: Text, measure: Measure, step: float) -> float:
    """What it costs that one cell holds both lines, the second below the first."""
    cost = 0.0 if b.base - a.base <= 1.25 * step else 1.0 if b.base - a.base <= 1.6 * step else 3.0
    figures = [FIGURE.fullmatch(text.text) is not None for text in (a, b)]
    full = is_full(a, b, measure)
    if all(figures):
        slim = measure.right - measure.left < SLIM * a.size
        broken = b.box[2] - b.box[0] < 2 * b.size and (slim or (full and "." in a.text))
        return cost + ((0.2 if slim else 0.5) if broken else 5.0)
    if full and not ended(a, b):
        return cost
    return cost + (2.0 if any(figures) else 1.2)


def ended(a: Text, b: Text) -> bool:
    """Whether a line ends its cell by what it says, or the next begins one."""
    return NUMBERED.match(b.text) is not None or a.text[-1:] in "：:；;" or b.text[-1:] in "：:" or a.text.endswith(TOTAL)


def between(above: Placed, below: Placed, columns: Columns, step: float) -> float:
    """What it costs that a row ends between these lines."""
    cost = 0.0
    if min(p.base for p, _ in below) - max(p.base for p, _ in above) < 0.8 * step:
        cost += 3.0
    held = {span: piece for piece, span in above}
    opened = 0
    for piece, span in below:
        a = held.get(span)
        if a is None or FIGURE.fullmatch(a.text) or SENTENCE.search(a.text) or ended(a, piece):
            continue
        measure = Measure(*columns.room(span), cell=True)
        opened += piece.base - a.base <= 1.15 * step and is_full(a, piece, measure)
    return cost + 0.7 * min(opened, 2)
