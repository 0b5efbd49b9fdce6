"""Boxes and matrices of a page: turning, containing, overlapping, transforming.

Boxes are `(x0, top, x1, bottom)` from the top left; matrices are PDF's six numbers.
"""

from __future__ import annotations

from math import cos, radians, sin

from reviewer.records import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def turned(box: Box, width: float, height: float, quarters: int) -> Box:
    """A box after the `width` x `height` area around it was turned clockwise by quarter turns."""
    x0, top, x1, bottom = box
    if quarters == 1:
        return (height - bottom, x0, height - top, x1)
    if quarters == 2:
        return (width - x1, height - bottom, width - x0, height - top)
    if quarters == 3:
        return (top, width - x1, bottom, width - x0)
    return box


def tilted(box: Box, width: float, height: float, angle: float) -> Box:
    """The box around a box that was turned counter-clockwise by `angle` degrees around the middle of its page."""
    along, across = cos(radians(angle)), sin(radians(angle))
    points = [(x - width / 2, y - height / 2) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [width / 2 + along * x + across * y for x, y in points]
    ys = [height / 2 - across * x + along * y for x, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def inside(box: Box, x: float, y: float, slack: float = 0.0) -> bool:
    """Whether a point lies in a box."""
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack


def overlap(a: Box, b: Box) -> float:
    """The area two boxes share."""
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def area(box: Box) -> float:
    """The area of a box."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def quarter(a: float, b: float) -> int:
    """Quarter turns clockwise of a baseline, -1 for an oblique one."""
    if abs(b) < 0.1 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) < 0.1 * abs(b):
        return 3 if b > 0 else 1
    return -1


def times(m: Matrix, n: Matrix) -> Matrix:
    """Matrix `m` first, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point under a matrix."""
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def mapped(m: Matrix, box: Box) -> Box:
    """The smallest upright box around a box (left, low, right, high) under a matrix."""
    corners = [apply(m, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))
