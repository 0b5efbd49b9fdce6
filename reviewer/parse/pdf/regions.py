"""Where a table without a closed grid may stand: between rules of one width, under a shaded head, or where lines align.

Takes a page's lines outside ruled tables with its rules and filled areas; gives regions: the lines that may be a table,
and what is drawn there. Whether one is a table is told by `loose`, when its columns and rows are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reviewer.parse.build import union
from reviewer.parse.pdf import columns
from reviewer.parse.pdf.columns import Band, over
from reviewer.parse.pdf.model import Frame, Page, Paint, Rule, Text
from reviewer.parse.pdf.rowing import FIGURE
from reviewer.records import Box

EVEN = 6.0  # points: rules and fills with ends this near are of one width
NARROW = 110.0  # points: shorter rules are underlines
STEP = 2.7  # type sizes between two lines of a table that no rule bounds
ALIKE = 1.08  # sizes of type in one table, as a ratio
CLEAR = 1.8  # type sizes: justified prose has no blanks as wide
ABOVE = 9  # lines of a head, wrapped ones counted, above the first line that shows its columns
PALE = 250  # of a fill's colour: all lighter is white
THICK = (7.0, 120.0)  # points: the height of a filled row
RUNNING = 0.1  # of the page's height: running heads stand there
SLIM = 4.0  # points: two sides of fills this near are one edge
SIDE = 10.0  # points text may stand out of what is drawn
YEAR = re.compile(r"(19|20)\d\d")
CAPTION = re.compile(
    r"^(续?表|附表|图|附图)\s*[\d一二三四五六七八九十]|^[（(]?(金额)?单位[：:]|单位[：:]\s*(人民币)?[百千万亿]*元[)）]?$"
)
NOTE = re.compile(
    r"^(注|说明|备注|附注|数据来源|资料来源|来源|法定代表人|.{0,4}负责人|编制人?|制表人?|审核人?|复核人?|填表人?)\s*\d?[：:]"
)


@dataclass(slots=True, eq=False)
class Cut:
    """A line with the pieces that stand apart in it."""

    text: Text
    pieces: list[Text]

    @property
    def middle(self) -> float:
        return (self.text.box[1] + self.text.box[3]) / 2

    @property
    def running(self) -> bool:
        """Whether it looks like a line of prose set wide: a stop before a blank, or no blank that parts columns for sure."""
        gaps = [b.box[0] - a.box[2] for a, b in pairwise(self.pieces)]
        return self.stopped or max(gaps, default=0.0) < CLEAR * self.text.size

    @property
    def stopped(self) -> bool:
        """Whether a clause ends before one of its blanks."""
        return any(p.text[-1:] in "，。；、" for p in self.pieces[:-1])

    @property
    def data(self) -> bool:
        """Whether half of it and more, its label left out, is figures that are no years."""
        figures = [FIGURE.fullmatch(p.text) is not None and not YEAR.fullmatch(p.text) for p in self.pieces[1:]]
        return len(figures) > 0 and 2 * sum(figures) >= len(figures)


@dataclass(slots=True)
class Region:
    """Lines that may be a table; `top`, `foot`, `low` and `high` are where something drawn ends it."""

    cuts: list[Cut]
    top: float | None = None
    foot: float | None = None
    low: float | None = None
    high: float | None = None
    across: list[Rule] = field(default_factory=list)
    head: float | None = None  # where something drawn ends its head
    hints: list[float] = field(default_factory=list)  # where something drawn may end a column
    drawn: bool = False
    continued: bool = False  # it goes on with a table of the page before
    captioned: bool = False  # a line that names a table stands above it


def between_rules(cuts: list[Cut], across: list[Rule]) -> list[Region]:
    """The regions between rules of one width."""
    found = []
    for group in strips(across):
        for part in tabular(group, cuts):
            low, high, top, foot = part[0].low, part[0].high, part[0].at, part[-1].at
            inner = [c for c in cuts if top - 2 < c.middle < foot + 2]
            if any(c.text.box[0] < low - SIDE or c.text.box[2] > high + SIDE for c in inner):
                continue
            within = [r for r in across if top - 1 <= r.at <= foot + 1 and low - EVEN <= r.low and r.high <= high + EVEN]
            hints = [x for r in within if r.high - r.low < high - low - EVEN for x in (r.low, r.high)]
            region = Region(inner, top, foot, low, high, within, part[1].at if len(part) > 2 else None, hints, True)
            onward(region, cuts, part)
            found.append(region)
    return found


def onward(region: Region, cuts: list[Cut], part: list[Rule]) -> None:
    """A table whose last rule is that under its head goes on below it, as one does that the page end cuts."""
    if len(part) != 2 or any(cut.data for cut in region.cuts) or len(region.cuts) > ABOVE:
        return
    below = grown(cuts, region.cuts[-1], extents(region.cuts), region)
    if below:
        region.cuts = [*region.cuts, *below]
        region.head, region.foot = region.foot, None


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


def tabular(group: list[Rule], cuts: list[Cut]) -> list[list[Rule]]:
    """Rules of one width parted where what stands between two of them is no part of a table."""
    parts = [[group[0]]]
    for above, below in pairwise(group):
        inner = [c for c in cuts if above.at < c.middle < below.at]
        if is_tabular(inner, below.at - above.at):
            parts[-1].append(below)
        else:
            parts.append([below])
    return [part for part in parts if len(part) >= 2]


def is_tabular(inner: list[Cut], high: float) -> bool:
    """Whether lines between two rules may be a table's: several pieces in half of them, or one short line alone."""
    if not inner:
        return high < 60
    if any(CAPTION.match(c.text.text) for c in inner):
        return False
    several = sum(len(c.pieces) > 1 for c in inner)
    return 2 * several >= len(inner) or (len(inner) == 1 and high <= 3 * inner[0].text.size) or (several > 0 and len(inner) <= 5)


def below_fills(cuts: list[Cut], fills: Iterable[Paint]) -> list[Region]:
    """The regions of shaded rows: from the first to the last of one width, and the lines below that fall into the columns."""
    shades = [f.box for f in fills if f.colour is not None and f.colour[3] >= 20 and min(f.colour[:3]) < PALE]
    blocks = [
        (box, parts)
        for box, parts in touching([b for b in shades if THICK[0] <= b[3] - b[1] <= THICK[1]])
        if box[2] - box[0] >= NARROW and any(len(c.pieces) > 1 for c in cuts if box[1] < c.middle < box[3])
    ]
    found: list[Region] = []
    for box, parts in blocks:
        last = found[-1] if found else None
        held = [c for c in cuts if box[1] < c.middle < box[3]]
        if last is not None and held[-1] in last.cuts:
            continue
        if last is not None and is_level(box, last) and is_tabular(gap(cuts, last, box[1]), box[1] - last.cuts[-1].text.box[3]):
            last.cuts += [c for c in cuts if c not in last.cuts and last.cuts[0].middle < c.middle < box[3]]
            last.foot = box[3]
        else:
            hints = sorted({x for part in parts for x in (part[0], part[2])})[1:-1]
            last = Region(held, box[1], box[3], box[0], box[2], [], box[3], hints, True)
            found.append(last)
        below = grown(cuts, last.cuts[-1], extents(last.cuts), last)
        if below:
            last.cuts, last.foot = [*last.cuts, *below], None
    return found


def gap(cuts: list[Cut], region: Region, top: float) -> list[Cut]:
    """The lines between a region and a height below it."""
    return [c for c in cuts if region.cuts[-1].middle < c.middle < top]


def is_level(box: Box, region: Region) -> bool:
    """Whether a filled area has the sides of a region."""
    return abs(box[0] - (region.low or 0)) <= EVEN and abs(box[2] - (region.high or 0)) <= EVEN


def touching(boxes: list[Box]) -> list[tuple[Box, list[Box]]]:
    """Filled areas that adjoin, put together, from top to bottom: the cells of a shaded head are filled one by one."""
    groups: list[tuple[Box, list[Box]]] = []
    for box in sorted(set(boxes), key=lambda b: (b[1], b[0])):
        near = [g for g in groups if adjoins(g[0], box)]
        groups = [g for g in groups if not any(g is n for n in near)]
        whole = union([box, *(g[0] for g in near)]) or box
        groups.append((whole, [box, *(part for g in near for part in g[1])]))
    return sorted(groups, key=lambda g: g[0][1])


def adjoins(a: Box, b: Box) -> bool:
    return a[0] <= b[2] + 1.5 and b[0] <= a[2] + 1.5 and a[1] <= b[3] + 1.5 and b[1] <= a[3] + 1.5


def aligned(cuts: list[Cut]) -> list[Region]:
    """The regions where lines of three pieces and more stand below each other in the same columns."""
    found: list[Region] = []
    taken: set[int] = set()
    for wanted in (True, False):  # figures tell a table's columns best, so the lines that hold some are taken first
        for i, cut in enumerate(cuts):
            if i in taken or len(cut.pieces) < 3 or cut.running or (wanted and not cut.data):
                continue
            region = Region([cut])
            below = [c for c in grown(cuts, cut, extents([cut]), region) if cuts.index(c) not in taken]
            upper = heads([c for k, c in enumerate(cuts[:i]) if k not in taken], cut, extents([cut, *below]))
            if not below and len(upper) < 2:
                continue
            region.cuts = [*upper, cut, *below]
            region.captioned = is_captioned(cuts, region.cuts[0])
            taken.update(cuts.index(c) for c in region.cuts)
            found.append(region)
    return found


def first(cuts: list[Cut], ruled: list[Frame], page: Page) -> int | None:
    """The index of the line a page begins with below its running head; None where a ruled table stands above it."""
    found = next((i for i, cut in enumerate(cuts) if cut.text.box[3] > RUNNING * page.height), None)
    return None if found is None or any(frame.box[1] < cuts[found].middle for frame in ruled) else found


def going_on(cuts: list[Cut], top: int, before: Frame) -> list[Region]:
    """The region at a page's top that goes on with the rows of the table on the page before, its head repeated or not.

    Its first row may stand as high as a running head does.
    """
    said = {line.text for square in before.squares for line in square.lines}
    size = next((line.size for square in before.squares for line in square.lines), 0.0)
    bounds = Region([], low=before.xs[0], high=before.xs[-1])
    for start in range(top + 1):
        end = start
        while end < len(cuts) and all(piece.text in said for piece in cuts[end].pieces):
            end += 1
        below = grown(cuts[end:], None, before.bands, bounds)
        found = [*cuts[start:end], *below]
        if len(found) <= top - start or not below or max(size, below[0].text.size) > ALIKE * min(size, below[0].text.size):
            continue
        if any(len(cut.pieces) > 1 for cut in found):
            head = (cuts[end - 1].text.box[3] + below[0].text.box[1]) / 2 if end > start else None
            return [Region(found, head=head, continued=True)]
    return []


def grown(cuts: list[Cut], start: Cut | None, seen: Sequence[Band], region: Region) -> list[Cut]:
    """The lines below a line, or from the page's top, that fall into the columns these extents show."""
    template = filled(region) or apart(seen)
    out: list[Cut] = []
    last = start
    for cut in (c for c in cuts if start is None or c.text.base > start.text.base):
        if last is not None and (cut.text.base - last.text.base > STEP * cut.text.size or not alike(cut, last)):
            break
        if not region.drawn and cut.stopped:
            break
        if not goes_with(cut, region) or not (fits(cut, template) or is_half(cut, cuts, template) or is_label(cut, region)):
            break
        for piece in cut.pieces:
            columns.widen(template, columns.extent(piece), new=len(cut.pieces) != 2)
        out.append(cut)
        last = cut
    while out and len(out[-1].pieces) < 2 and not is_wrapped(out, template):
        out.pop()
    return out


def apart(seen: Sequence[Band]) -> list[Band]:
    """Extents that meet taken as one, the narrow ones first."""
    found: list[Band] = []
    for band in sorted(seen, key=lambda b: b[1] - b[0]):
        columns.widen(found, band, new=True)
    return found


def filled(region: Region) -> list[Band]:
    """The columns the cells of a shaded head show."""
    if not region.hints or region.across or region.low is None or region.high is None:
        return []
    return [(a + 1, b - 1) for a, b in pairwise([region.low, *region.hints, region.high]) if b - a > SLIM]


def alike(a: Cut, b: Cut) -> bool:
    """Whether two lines are of one type."""
    return max(a.text.size, b.text.size) <= ALIKE * min(a.text.size, b.text.size)


def goes_with(cut: Cut, region: Region) -> bool:
    """Whether a line may belong to a table, by its words and its place."""
    if NOTE.match(cut.text.text) or CAPTION.match(cut.text.text):
        return False
    low, high = region.low, region.high
    return (low is None or cut.text.box[0] >= low - SIDE) and (high is None or cut.text.box[2] <= high + SIDE)


def fits(cut: Cut, template: list[Band]) -> bool:
    """Whether a line's pieces stand in the columns, most of them in one each."""
    hits = [columns.met_by(core(piece), template) for piece in cut.pieces]
    if len(hits) == 1:
        return len(hits[0]) == 1 and len(template) > 1
    return 2 * sum(len(hit) > 1 for hit in hits) < len(hits) and len({hit[0] for hit in hits if hit}) > 1


def is_label(cut: Cut, region: Region) -> bool:
    """Whether a line is one short text at the left side of what is drawn: a row's label, under no head's words."""
    if region.low is None or region.high is None or not region.drawn or len(cut.pieces) > 1:
        return False
    box = cut.text.box
    return 0 < box[0] - region.low < SIDE and box[2] - box[0] < 0.3 * (region.high - region.low)


def is_half(cut: Cut, cuts: list[Cut], template: list[Band]) -> bool:
    """Whether a line of one short piece, under no column known yet, stands half a line off another: it is of its row."""
    at = cuts.index(cut)
    beside = [c for c in cuts[max(0, at - 1) : at + 2] if c is not cut and len(c.pieces) > 2]
    near = any(abs(c.text.base - cut.text.base) < cut.text.size for c in beside)
    alone = len(cut.pieces) == 1 and not over(cut.pieces[0], template)
    return near and alone and cut.text.box[2] - cut.text.box[0] < 0.3 * (template[-1][1] - template[0][0])


def core(piece: Text) -> Band:
    """What a piece covers across without its ends, which may reach under the head beside it."""
    low, high = columns.extent(piece)
    slack = min(0.35 * piece.size, 0.3 * (high - low))
    return low + slack, high - slack


def is_wrapped(out: list[Cut], template: list[Band]) -> bool:
    """Whether the last line, of one piece, is near enough to the one above to be the rest of a cell."""
    if len(out) < 2:
        return False
    above, below = out[-2], out[-1]
    return below.text.base - above.text.base <= 1.75 * below.text.size and over(below.pieces[0], template)[:1] != [0]


def extents(cuts: Sequence[Cut]) -> list[Band]:
    """What the pieces of lines cover across."""
    return [columns.extent(piece) for cut in cuts for piece in cut.pieces]


def is_captioned(cuts: list[Cut], start: Cut) -> bool:
    """Whether one of the two lines above a line names a table or its unit."""
    at = cuts.index(start)
    return any(CAPTION.search(cut.text.text) for cut in cuts[max(0, at - 2) : at] if len(cut.pieces) < 3)


def heads(above: list[Cut], start: Cut, seen: Sequence[Band]) -> list[Cut]:
    """Lines of a head right above a line: of one type, in the columns or over several of them."""
    template = apart(seen)
    low, high = template[0][0], template[-1][1]
    out: list[Cut] = []
    below = start
    for cut in above[: -ABOVE - 2 : -1]:
        box, size = cut.text.box, cut.text.size
        if (
            not alike(cut, below)
            or (below.text.bold and out and not cut.text.bold)
            or below.text.base - cut.text.base > STEP * size
            or CAPTION.match(cut.text.text)
            or NOTE.match(cut.text.text)
        ):
            break
        inside = low - 2 * size <= box[0] and box[2] <= high + 2 * size
        if len(cut.pieces) > 1 and cut.running:
            break
        if (not inside and len(cut.pieces) < 3) or (
            len(cut.pieces) == 1 and (box[2] - box[0] > 0.7 * (high - low) or not is_between(cut, template))
        ):
            break
        out.insert(0, cut)
        below = cut
    while out and len(out[0].pieces) == 1 and len(out) == 1:
        out.pop()
    return out


def is_between(cut: Cut, template: list[Band]) -> bool:
    """Whether a single piece stands over some of the columns only, and not in the middle of them all."""
    middle = (template[0][0] + template[-1][1]) / 2
    return abs((cut.text.box[0] + cut.text.box[2]) / 2 - middle) > 1.5 * cut.text.size
