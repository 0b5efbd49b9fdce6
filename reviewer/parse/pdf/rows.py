"""Tables whose rows are ruled and whose columns are not: rules across only, as many forms and reports set them.

Takes the lines between rules of one width and the rules there; gives a frame like `grid` does. The columns are told by the
rows that fill most of them; a wall stands where no text crosses it, so a head over several columns keeps its span, and a
label beside several rows keeps its own, since the rules between those rows leave it out.
"""

from __future__ import annotations

from itertools import pairwise

from reviewer.parse.pdf import grid
from reviewer.parse.pdf.geometry import inside
from reviewer.parse.pdf.model import Frame, Rule, Text

Band = tuple[float, float]
LEAST = 4  # rules: three set off a head, and the rows below it are told by their lines
ROWS = 3  # full lines between two rules: rows that no rule parts


def frame(pieces: list[Text], across: list[Rule], page: int) -> Frame | None:
    """The table of pieces of lines between these rules; None where the rules do not part its rows or no columns show."""
    ys = grid.merged([rule.at for rule in across])
    if len(ys) < LEAST:
        return None
    low, high = min(rule.low for rule in across), max(rule.high for rule in across)
    rows = [[p for p in pieces if top < middle(p) <= foot] for top, foot in pairwise(ys)]
    columns = bands(rows)
    if len(columns) < 2 or any(unparted(row, len(columns)) for row in rows):
        return None
    down = [Rule(low, ys[0], ys[-1]), Rule(high, ys[0], ys[-1])]
    for left, right in pairwise(columns):
        at = (left[1] + right[0]) / 2
        down += walls(at, [not any(p.box[0] + 1 < at < p.box[2] - 1 for p in row) for row in rows], ys)
    made = grid.frame(grid.Net(across, down), page)
    return made if made is not None and settled(made, pieces) else None


def settled(made: Frame, pieces: list[Text]) -> bool:
    """Put each piece into its cell; False where one stands in none, since then the table is another."""
    for piece in pieces:
        x, y = (piece.box[0] + piece.box[2]) / 2, middle(piece)
        home = next((square for square in made.squares if inside(square.box, x, y)), None)
        if home is None:
            return False
        home.lines.append(piece)
    for square in made.squares:
        square.lines.sort(key=lambda text: text.base)
    return True


def middle(piece: Text) -> float:
    return (piece.box[1] + piece.box[3]) / 2


def bands(rows: list[list[Text]]) -> list[Band]:
    """The columns: what the rows with the most of them cover, taken together."""
    each = [merged([(p.box[0], p.box[2]) for p in row]) for row in rows]
    most = max((len(found) for found in each), default=0)
    together = merged([band for found in each if len(found) == most for band in found])
    return together if len(together) == most else []


def merged(extents: list[Band]) -> list[Band]:
    """Extents from left to right, those that meet as one."""
    out: list[Band] = []
    for low, high in sorted(extents):
        if out and low <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out


def unparted(row: list[Text], columns: int) -> bool:
    """Whether several rows stand between two rules: lines that each fill nearly all columns."""
    lines: dict[int, int] = {}
    for piece in row:
        lines[round(piece.base)] = lines.get(round(piece.base), 0) + 1
    return sum(count >= max(2, columns - 1) for count in lines.values()) >= ROWS


def walls(at: float, free: list[bool], ys: list[float]) -> list[Rule]:
    """The pieces of a rule down between two columns, over the rows in which no text crosses it."""
    return [Rule(at, ys[i], ys[i + 1]) for i, is_free in enumerate(free) if is_free]
