"""Ruling lines into tables: a grid of cells with spans, on one page.

Takes the rules across and down of a page; gives the tables' frames with their cells in row order. Two elementary
fields belong to one cell where the rule between them is missing. Open sides (no border at the left, at the right or at
a page end) are closed by the ends of the other rules. Boxes with nothing inside them (underlines, a lone stroke) are no
tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.parse.build import union
from reviewer.parse.pdf import nested
from reviewer.parse.pdf.model import Frame, Page, Rule, Square

REACH = 3.5  # points: how far a rule may miss the one it meets
SAME = 3.0  # points: rules this near bound the same row or column
OPEN = 8.0  # points: a rule that goes on this far beyond the last cross rule has an open side there
BORDER = 45.0  # points from the paper's edge: a single box so near is the page's border
COVER = 0.6  # of a side: a rule that covers as much of it is a border


@dataclass(slots=True)
class Net:
    """Rules that touch each other."""

    across: list[Rule]
    down: list[Rule]


def frames(page: Page) -> list[Frame]:
    """The ruled tables of a page, those in cells of others among them."""
    found = [frame(part, page.number) for net in nets(page.across, page.down) for part in parts(net)]
    return [f for f in found if f is not None and not is_border(f, page)]


def parts(net: Net) -> list[Net]:
    """A net without the tables that stand in its cells, and these."""
    out = []
    for box in nested.islands(net.across, net.down):
        across = [
            a
            for a in net.across
            if nested.holds(box, (a.low + a.high) / 2, a.at) and a.high - a.low <= box[2] - box[0] + 2 * REACH
        ]
        down = [d for d in net.down if nested.holds(box, d.at, (d.low + d.high) / 2)]
        sides = [Rule(at, box[0], box[2]) for at in (box[1], box[3]) if not any(abs(a.at - at) <= SAME for a in across)]
        out.append(Net([*across, *sides], down))
        net = Net([a for a in net.across if a not in across], [d for d in net.down if d not in down])
    return [net, *out]


def is_border(f: Frame, page: Page) -> bool:
    """Whether a frame is an ornament around the whole page."""
    x0, top, x1, bottom = f.box
    return len(f.squares) == 1 and max(x0, top, page.width - x1, page.height - bottom) < BORDER


def nets(across: list[Rule], down: list[Rule]) -> list[Net]:
    """Groups of rules that meet, each a table or part of one."""
    groups: list[Net] = []
    owners: dict[int, Net] = {}
    for rule in down:
        at, low, high = rule.at, rule.low - REACH, rule.high + REACH
        hits = [i for i, a in enumerate(across) if low <= a.at <= high and a.low - REACH <= at <= a.high + REACH]
        met = {id(owners[i]): owners[i] for i in hits if i in owners}
        net = next(iter(met.values()), None)
        if net is None:
            net = Net([], [])
            groups.append(net)
        for other in list(met.values())[1:]:
            net.across += other.across
            net.down += other.down
            groups = [g for g in groups if g is not other]
            owners.update((i, net) for i, owner in owners.items() if owner is other)
        net.across += [across[i] for i in hits if i not in owners]
        net.down.append(rule)
        owners.update((i, net) for i in hits)
    return groups


def frame(net: Net, number: int) -> Frame | None:
    """The table of a net, if it encloses anything."""
    if len(net.across) < 1 or len(net.down) < 1 or len(net.across) + len(net.down) < 4:
        return None
    across, down = closed(net.across, net.down), closed(net.down, net.across)
    ys, xs = merged([r.at for r in across]), merged([r.at for r in down])
    if len(xs) < 2 or len(ys) < 2:
        return None
    squares = [
        Square((xs[c], ys[r], xs[c + w], ys[r + h]), page=number, span=(r, c, h, w)) for r, c, h, w in cells(xs, ys, across, down)
    ]
    box = union([s.box for s in squares])
    return Frame(box, squares, number, xs, ys) if box else None


def closed(rules: list[Rule], crossing: list[Rule]) -> list[Rule]:
    """Rules with the missing outer ones added where the crossing rules run on beyond the last."""
    low, high = min(r.at for r in rules), max(r.at for r in rules)
    ends = sorted(r.low for r in crossing), sorted(r.high for r in crossing)
    first, last = min(r.at for r in crossing), max(r.at for r in crossing)
    out = list(rules)
    if ends[0][0] < low - OPEN and sum(e < low - OPEN for e in ends[0]) >= 2:
        out.append(Rule(ends[0][0], first, last))
    if ends[1][-1] > high + OPEN and sum(e > high + OPEN for e in ends[1]) >= 2:
        out.append(Rule(ends[1][-1], first, last))
    return out


def merged(values: list[float]) -> list[float]:
    """Sorted positions, near ones taken as one."""
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= SAME:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]


def cells(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[tuple[int, int, int, int]]:
    """Cells as row, column, rows, columns in grid units, in row order."""
    rows, columns = len(ys) - 1, len(xs) - 1
    beside, below = [beside_of(down, x) for x in xs], [beside_of(across, y) for y in ys]
    walls = [[borders(beside[c], ys[r], ys[r + 1]) for c in range(columns + 1)] for r in range(rows)]
    floors = [[borders(below[r], xs[c], xs[c + 1]) for c in range(columns)] for r in range(rows + 1)]
    taken = [[False] * columns for _ in range(rows)]
    found = []
    for r in range(rows):
        for c in range(columns):
            if taken[r][c]:
                continue
            width = 1
            while c + width < columns and not walls[r][c + width] and not taken[r][c + width]:
                width += 1
            height = 1
            while r + height < rows and grows(walls, floors, taken, (r + height, c, width)):
                height += 1
            for i in range(r, r + height):
                taken[i][c : c + width] = [True] * width
            found.append((r, c, height, width))
    return found


def grows(walls: list[list[bool]], floors: list[list[bool]], taken: list[list[bool]], at: tuple[int, int, int]) -> bool:
    """Whether a cell of that width goes on into row `at[0]`."""
    row, column, width = at
    return not any(floors[row][c] or taken[row][c] or (c > column and walls[row][c]) for c in range(column, column + width))


def beside_of(rules: list[Rule], at: float) -> list[Rule]:
    """The rules at a position of the grid."""
    return [r for r in rules if abs(r.at - at) <= SAME + 1]


def borders(rules: list[Rule], low: float, high: float) -> bool:
    """Whether rules cover most of `[low, high]`."""
    covered = 0.0
    for rule in rules:
        covered += max(0.0, min(rule.high, high) - max(rule.low, low))
    return covered >= COVER * (high - low)
