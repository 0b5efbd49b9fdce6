"""The head of a table without a full grid: which head stands over which columns.

Takes the pieces of the head's lines and the columns; gives its cells as a tree has them: the lowest piece over a column
is the column's own head, wrapped lines of one head are put together, and a piece above several of them heads them all.
A head set in the middle of the whole height stands over one column from top to foot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reviewer.parse.pdf.columns import Columns, centre
from reviewer.parse.pdf.model import Rule, Text

LEVEL = 0.35  # type sizes: heads whose middles are this near stand on one level
BARE = 0.8  # type sizes of being off the middle that one column left without a head weighs
WIDEST = 12  # columns under one head


@dataclass(slots=True, eq=False)
class Unit:
    """A head: its columns, its lines, and the heads below it; `row` and `rows` are its place once the tree is whole."""

    first: int
    last: int
    texts: list[Text]
    below: list[Unit] = field(default_factory=list)
    row: int = 0
    rows: int = 1

    @property
    def top(self) -> float:
        return min(text.base for text in self.texts)

    @property
    def middle(self) -> float:
        return (self.top + max(text.base for text in self.texts)) / 2

    @property
    def height(self) -> int:
        return 1 + max((unit.height for unit in self.below), default=0)


def units(rows: Sequence[Sequence[Text]], columns: Columns, rules: Sequence[Rule]) -> tuple[list[Unit], int]:
    """The cells of a head given as lines of pieces from top to bottom, and how many rows it has."""
    if not rows:
        return [], 0
    bases = [piece.base for row in rows for piece in row]
    middle = (min(bases) + max(bases)) / 2
    own: list[Unit | None] = [None] * columns.count
    above: list[list[Text]] = []
    for row in reversed(rows):
        rest = []
        for piece in row:
            first, last = columns.met(piece)
            if first == last and own[first] is None:
                own[first] = Unit(first, first, [piece])
            else:
                rest.append(piece)
        if rest:
            above.append(rest)
    found = [unit for unit in own if unit is not None]
    for row in above:
        found = raised(found, row, columns, rules, middle)
    height = max((unit.height for unit in found), default=1)
    for unit in found:
        place(unit, 0, height)
    return [unit for top in found for unit in walk(top)], height


def raised(found: list[Unit], row: list[Text], columns: Columns, rules: Sequence[Rule], middle: float) -> list[Unit]:
    """The units after one more line of pieces above them."""
    size = row[0].size
    base = row[0].base
    open_units = [u for u in found if u.top > base + LEVEL * size and not is_whole(u, middle)]
    left = list(row)
    for run in runs(open_units):
        low, high = columns.edges[run[0].first], columns.edges[run[-1].last + 1]
        pieces = [piece for piece in left if low <= centre(piece) <= high]
        for piece, under in zip(pieces, shared(pieces, run, columns, rules), strict=True):
            if under:
                left = [other for other in left if other is not piece]
            if len(under) == 1:
                under[0].texts.insert(0, piece)
            elif under:
                found = [u for u in found if not any(u is v for v in under)]
                found.append(Unit(under[0].first, under[-1].last, [piece], under))
        found.sort(key=lambda u: u.first)
    for piece in left:  # under no head of several columns: a line of the head it stands in
        column = columns.met(piece)[0]
        home = next((u for u in found if u.first <= column <= u.last), None)
        if home is not None:
            home.texts = sorted([*home.texts, piece], key=lambda text: text.base)
    return found


def is_whole(unit: Unit, middle: float) -> bool:
    """Whether a head without others below stands in the middle of the whole height."""
    return not unit.below and abs(unit.middle - middle) <= LEVEL * unit.texts[0].size


def runs(found: list[Unit]) -> list[list[Unit]]:
    """Units in groups that stand side by side."""
    out: list[list[Unit]] = []
    for unit in found:
        if out and out[-1][-1].last == unit.first - 1:
            out[-1].append(unit)
        else:
            out.append([unit])
    return out


def shared(pieces: list[Text], run: list[Unit], columns: Columns, rules: Sequence[Rule]) -> list[list[Unit]]:
    """The units under each piece: parts of the run in whose middle the pieces stand, as few as may be left over."""
    costs: dict[tuple[int, int], tuple[float, list[list[Unit]]]] = {}
    ruled = [underline(piece, pieces, rules) for piece in pieces]

    def best(at: int, number: int) -> tuple[float, list[list[Unit]]]:
        if number == len(pieces):
            return BARE * (len(run) - at), []
        if (at, number) not in costs:
            found = (1e6, list[list[Unit]]())
            for start in range(at, len(run)):
                for end in range(start + 1, min(len(run), start + WIDEST) + 1):
                    rest, others = best(end, number + 1)
                    cost = BARE * (start - at) + miss(pieces[number], run[start:end], columns, ruled[number]) + rest
                    if cost < found[0]:
                        found = (cost, [run[start:end], *others])
            costs[at, number] = found
        return costs[at, number]

    found = best(0, 0)[1]
    return found + [[] for _ in range(len(pieces) - len(found))]


def miss(piece: Text, under: list[Unit], columns: Columns, ruled: Rule | None) -> float:
    """How far a piece stands from the middle of these units, in type sizes; a rule of its own below it tells them."""
    low, high = columns.edges[under[0].first], columns.edges[under[-1].last + 1]
    middles = [(low + high) / 2, (columns.bands[under[0].first][0] + columns.bands[under[-1].last][1]) / 2]
    if ruled is not None:
        return (abs(low - ruled.low) + abs(high - ruled.high)) / piece.size
    outside = max(0.0, low - piece.box[0]) + max(0.0, piece.box[2] - high)
    return (min(abs(m - centre(piece)) for m in middles) + outside) / piece.size


def underline(piece: Text, row: list[Text], rules: Sequence[Rule]) -> Rule | None:
    """The rule right below a piece that no other piece of its line shares."""
    for rule in rules:
        under = [other for other in row if rule.low < centre(other) < rule.high]
        if 0 < rule.at - piece.base < 1.5 * piece.size and under == [piece] and rule.low <= piece.box[0] + 1:
            return rule
    return None


def place(unit: Unit, row: int, height: int) -> None:
    """Set the rows of a unit and those below it, in a head of that height."""
    unit.row, unit.rows = row, 1 if unit.below else height - row
    for other in unit.below:
        place(other, row + 1, height)


def walk(unit: Unit) -> list[Unit]:
    """A unit and all below it."""
    return [unit, *(other for inner in unit.below for other in walk(inner))]


def levels(found: Sequence[Unit], height: int, ends: tuple[float, float]) -> list[float]:
    """The heights at which the rows of a head end, its top and foot among them."""
    inner = []
    for row in range(1, height):
        above = [max(t.box[3] for t in u.texts) for u in found if u.row + u.rows == row]
        below = [min(t.box[1] for t in u.texts) for u in found if u.row == row]
        inner.append((max(above, default=ends[0]) + min(below, default=ends[1])) / 2)
    out = [ends[0], *inner, ends[1]]
    even = [ends[0] + (ends[1] - ends[0]) * k / height for k in range(height + 1)]
    return out if all(a < b for a, b in pairwise(out)) else even
