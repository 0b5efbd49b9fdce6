"""Tables in a cell of another table.

Takes the rules of a net, or the frames of a page; gives the nets of tables that stand inside a cell with air around them,
and puts such frames into the cells that hold them. Where a page end cuts both tables, the inner one stands on the
outer one's last rule, so nothing but its free sides tells it. Ticked boxes drawn as squares are no tables.
"""

from __future__ import annotations

from reviewer.parse.pdf.model import Frame, Rule
from reviewer.records import Box

REACH = 3.5  # points: how far a rule may miss the one it meets
NARROW = 8.0  # points: no cell is so narrow
LEAST = 3  # cells of a table in a cell


def islands(across: list[Rule], down: list[Rule]) -> list[Box]:
    """Areas inside a net that have a top, a left and a right side of their own, which no rule meets from outside."""
    found = []
    for top in across:
        left = next((d for d in down if near(d.at, top.low) and near(d.low, top.at)), None)
        right = next((d for d in down if near(d.at, top.high) and near(d.low, top.at)), None)
        if left is None or right is None or left is right or not (inner(left, down) and inner(right, down)):
            continue
        bottom = min(left.high, right.high)
        joined = any(top.low - REACH <= d.at <= top.high + REACH and d.low < top.at - REACH <= d.high for d in down)
        beside = [a for a in across if top.at - REACH <= a.at < bottom - REACH]
        open_left = any(a.low < left.at - REACH <= a.high for a in beside)
        open_right = any(a.high > right.at + REACH >= a.low for a in beside)
        if not (joined or open_left or open_right):
            found.append((left.at, top.at, right.at, bottom))
    return found + [box for box in slivers(down) if not any(near(box[0], other[0]) for other in found)]


def slivers(down: list[Rule]) -> list[Box]:
    """Areas whose left side stands so near another rule that no text fits between: the rest of a table in a cell."""
    found = []
    for left in down:
        beside = any(2 < left.at - d.at < NARROW and d.low < left.high and d.high > left.low for d in down)
        level = [d for d in down if d.at > left.at and near(d.low, left.low) and near(d.high, left.high)]
        if beside and level and inner(left, down) and inner(level[-1], down):
            found.append((left.at, left.low, max(d.at for d in level), left.high))
    return found


def inner(rule: Rule, down: list[Rule]) -> bool:
    """Whether a rule down stands between others that pass it on both sides."""
    passing = [
        d.at
        for d in down
        if d.low < rule.low + REACH and d.high > rule.high - REACH and d.high - d.low > rule.high - rule.low + 2
    ]
    return any(at < rule.at - 2 for at in passing) and any(at > rule.at + 2 for at in passing)


def near(a: float, b: float) -> bool:
    return abs(a - b) <= REACH


def holds(box: Box, across: float, down: float) -> bool:
    """Whether a point of a rule belongs to an area."""
    return box[0] - REACH <= across <= box[2] + REACH and box[1] - REACH <= down <= box[3] + REACH


def settle(frames: list[Frame]) -> tuple[list[Frame], list[Frame]]:
    """The frames of a page without those that stand in a cell of another, and all that take text: inner ones first."""
    outer: list[Frame] = []
    order: list[Frame] = []
    for frame in sorted(frames, key=lambda f: (f.box[2] - f.box[0]) * (f.box[3] - f.box[1])):
        order.append(frame)
        home = next((s for other in frames if other is not frame for s in other.squares if inside(frame.box, s.box)), None)
        if home is None:
            outer.append(frame)
        elif len(frame.squares) >= LEAST:
            home.inner = (*home.inner, frame)
        else:
            order.pop()
    return sorted(outer, key=lambda f: f.box[1]), order


def inside(box: Box, cell: Box) -> bool:
    """Whether a box lies in a cell with air at its sides; a page end may cut both at the top or the foot."""
    return cell[0] < box[0] and cell[1] - REACH < box[1] and box[2] < cell[2] and box[3] < cell[3] + REACH
