"""Rows of figures printed under each other between two rules, taken apart into rows.

Takes the fields of a joined table; gives them with every stacked row cut into one row a printed line. A statement's
three-line table has rules above and below its body only, so the body reads as one row whose cells hold a figure a line.
A row is stacked where two cells or more hold whole figures only, one a line, on the same lines as all its other cells.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewer.parse.pdf.model import Square

if TYPE_CHECKING:
    from reviewer.parse.pdf.tables import Field

FIGURE = re.compile(r"[（(\-－]?[￥¥]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[)）]?[%％]?|[—–\-]+")
NEAR = 0.4  # type sizes between the baselines of lines that stand in one row


def unstacked(fields: list[Field], height: int) -> tuple[list[Field], int]:
    """The fields with stacked rows taken apart, and the height of the table then."""
    rows: dict[int, list[Field]] = {}
    for f in fields:
        rows.setdefault(f.row, []).append(f)
    counts = {row: lines_of(own, fields) for row, own in rows.items()}
    if all(count == 1 for count in counts.values()):
        return fields, height
    out: list[Field] = []
    added = 0
    for row in range(height):
        for f in rows.get(row, ()):
            if counts[row] > 1:
                out += [part(f, n, row + added) for n in range(counts[row])]
            else:
                more = sum(counts.get(r, 1) - 1 for r in range(row + 1, min(row + f.rows, height)))
                out.append(replace(f, row=row + added, rows=f.rows + more))
        added += counts.get(row, 1) - 1
    return out, height + added


def lines_of(own: list[Field], fields: list[Field]) -> int:
    """How many rows a stacked row holds; 1 where it is not stacked."""
    held = [f for f in own if not f.empty]
    if len(held) < 3 or any(f.rows > 1 or len(f.squares) > 1 for f in own):
        return 1
    stacks = [f.squares[0].lines for f in held]
    if len(stacks[0]) < 2 or any(len(stack) != len(stacks[0]) for stack in stacks):
        return 1
    figures = [stack for stack in stacks if all(FIGURE.fullmatch(text.text.strip()) for text in stack)]
    if len(figures) < 2 or any(f.row < own[0].row < f.row + f.rows for f in fields):
        return 1
    level = all(abs(a.base - b.base) <= NEAR * a.size for stack in stacks for a, b in zip(figures[0], stack, strict=True))
    return len(figures[0]) if level else 1


def part(f: Field, n: int, row: int) -> Field:
    """The n-th row of a stacked field."""
    square = f.squares[0]
    line = square.lines[n : n + 1]
    box = (square.box[0], line[0].box[1], square.box[2], line[0].box[3]) if line else square.box
    return replace(f, squares=[Square(box, line, square.page, square.span)], row=row + n, rows=1)
