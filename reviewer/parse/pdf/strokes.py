"""Path objects as ruling lines: strokes, thin filled rectangles, borders of stroked rectangles.

Takes pdfium path objects and boxes of thin paths; gives rules across and down, with collinear pieces joined, and red
drawings of a seal's size. Diagonals and curves are no rules.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pypdfium2 import raw

from reviewer.parse.build import union
from reviewer.parse.pdf.calls import INT, POINTER, bind
from reviewer.parse.pdf.geometry import area
from reviewer.parse.pdf.model import Colour, Paint, Rule
from reviewer.records import Box

THIN = 3.2  # points: a filled rectangle or stroke up to this is a line
SHORT = 4.0  # a line shorter than this is a dot of a dashed line or part of a glyph
GAP = 3.0  # collinear pieces this near are one line
SNAP = 1.5  # lines this near are the same line (double borders)
MAX_SEGMENTS = 4000
MOST_RULES = 800
MOST_FILLS = 1000
Segment = Box
Point = tuple[float, float]

count_segments = bind(raw.FPDFPath_CountSegments, INT, POINTER)
get_segment = bind(raw.FPDFPath_GetPathSegment, POINTER, POINTER, INT)
segment_point = bind(raw.FPDFPathSegment_GetPoint, INT, POINTER, POINTER, POINTER)
segment_type = bind(raw.FPDFPathSegment_GetType, INT, POINTER)
segment_close = bind(raw.FPDFPathSegment_GetClose, INT, POINTER)
draw_mode = bind(raw.FPDFPath_GetDrawMode, INT, POINTER, POINTER, POINTER)


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a path is painted; `straight` says that it has no curves."""

    filled: bool
    stroked: bool
    count: int
    straight: bool


def read_path(pointer: int) -> Drawn:
    """How a path object is painted."""
    fill, stroke = INT(), INT()
    draw_mode(pointer, ctypes.addressof(fill), ctypes.addressof(stroke))
    count = count_segments(pointer)
    straight = count <= MAX_SEGMENTS and all(
        segment_type(get_segment(pointer, i)) != raw.FPDF_SEGMENT_BEZIERTO for i in range(min(count, 200))
    )
    return Drawn(fill.value != 0, stroke.value != 0, count, straight)


def edges(pointer: int, drawn: Drawn) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of a path that read as lines: all of a stroked one, thin parts of a filled one."""
    for points in subpaths(pointer, drawn.count):
        if drawn.stroked:
            yield from pairwise(points)
        elif len(points) >= 3:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= THIN:
                yield (min(xs), min(ys)), (max(xs), max(ys))


def subpaths(pointer: int, count: int) -> Iterator[list[Point]]:
    """The point lists of a path, closed ones with their first point again."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for i in range(count):
        segment = get_segment(pointer, i)
        segment_point(segment, ctypes.addressof(x), ctypes.addressof(y))
        if segment_type(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
        if segment_close(segment):
            yield [*points, points[0]]
            points = []
    if points:
        yield points


def rules(segments: list[Segment]) -> tuple[list[Rule], list[Rule]]:
    """Rules across and down of the boxes of thin pieces, collinear ones joined."""
    across, down = [], []
    for x0, top, x1, bottom in segments:
        width, height = x1 - x0, bottom - top
        if height <= THIN and width >= SHORT:
            across.append(Rule((top + bottom) / 2, x0, x1))
        elif width <= THIN and height >= SHORT:
            down.append(Rule((x0 + x1) / 2, top, bottom))
    return longest(joined(across)), longest(joined(down))


def longest(found: list[Rule]) -> list[Rule]:
    """The longest rules of a page that has too many to be tables: a drawing."""
    return found if len(found) <= MOST_RULES else sorted(found, key=lambda r: r.low - r.high)[:MOST_RULES]


def joined(found: list[Rule]) -> list[Rule]:
    """Rules with pieces of the same line put together."""
    out: list[Rule] = []
    group: list[Rule] = []
    for rule in sorted(found, key=lambda r: r.at):
        if group and rule.at - group[-1].at > SNAP:
            out += along(group)
            group = []
        group.append(rule)
    return out + along(group)


def along(group: list[Rule]) -> list[Rule]:
    out: list[Rule] = []
    for rule in sorted(group, key=lambda r: r.low):
        if out and rule.low <= out[-1].high + GAP:
            last = out[-1]
            at = last.at if last.high - last.low >= rule.high - rule.low else rule.at
            out[-1] = Rule(at, last.low, max(last.high, rule.high))
        else:
            out.append(rule)
    return out


def reddish(colour: Colour) -> bool:
    """Whether a colour is the red of seals and official heads."""
    red, green, blue, alpha = colour
    return alpha >= 64 and red >= 120 and red - green >= 70 and red - blue >= 70


def seals(boxes: list[Box], sizes: tuple[float, float], order: int) -> list[Paint]:
    """Clusters of red strokes and fills, roughly round and of a seal's size."""
    found = []
    for cluster in clusters(boxes, lambda a, b: a[0] <= b[2] + 2 and b[0] <= a[2] + 2 and a[1] <= b[3] + 2 and b[1] <= a[3] + 2):
        box = union(cluster)
        if box is None:
            continue
        width, height = box[2] - box[0], box[3] - box[1]
        if sizes[0] <= width <= sizes[1] and sizes[0] * 0.6 <= height <= sizes[1] and width <= 1.7 * height <= 3.4 * width:
            found.append(Paint(box, order, None, False, True))
    return found


def clusters(boxes: list[Box], touch: Callable[[Box, Box], bool]) -> list[list[Box]]:
    """Boxes grouped by a relation, transitively; at most a few hundred are looked at."""
    groups: list[list[Box]] = []
    for box in boxes[:400]:
        near = [g for g in groups if any(touch(box, other) for other in g)]
        groups = [g for g in groups if not any(g is n for n in near)]
        groups.append([box, *(other for g in near for other in g)])
    return groups


def heaviest(fills: list[Paint]) -> list[Paint]:
    """The largest filled areas of a page that has too many, in painting order."""
    if len(fills) <= MOST_FILLS:
        return fills
    least = sorted((area(p.box) for p in fills), reverse=True)[MOST_FILLS]
    return [p for p in fills if area(p.box) > least]
