"""Sheets into blocks: paragraphs and tables over page ends, pictures after what they lie on, heads and feet last.

Takes the sheets of all pages; gives blocks through `build.Builder`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from sys import intern

from reviewer.parse.build import Builder, Row, union
from reviewer.parse.pdf import furniture, headings, tables
from reviewer.parse.pdf.aside import Aside, taken
from reviewer.parse.pdf.geometry import inside, overlap
from reviewer.parse.pdf.layout import Sheet, Stretch
from reviewer.parse.pdf.model import Frame, Page, Paint, Text
from reviewer.parse.pdf.prose import SENTENCE, Measure, Prose, goes_on, paragraphs, written
from reviewer.parse.pdf.tables import Table
from reviewer.records import BlockKind, Box, Cell


@dataclass(slots=True)
class Stack:
    """A table's parts, one a page: they are put together when they are written."""

    parts: list[Frame | Aside]

    def holds(self, item: Frame | Aside) -> bool:
        """Whether the frame at the head of a page is its next part."""
        return self.parts[-1].page == item.page - 1 and tables.continues(self.parts[0].box, item.box)

    def table(self) -> Table:
        first, *others = self.parts
        whole = tables.begin(taken(first))
        for part in others:
            tables.extend(whole, taken(part))
        return whole


@dataclass(slots=True)
class Flow:
    """The document's paragraphs and tables in reading order."""

    items: list[Prose | Stack] = field(default_factory=list)
    notes: float | None = None  # where the footnotes of the last page begin


def blocks(sheets: list[Sheet], document: str) -> Builder:
    """All blocks of a document."""
    edges = furniture.remove(sheets)
    measures = margins(sheets)
    flow = Flow()
    for sheet in sheets:
        add_sheet(flow, sheet, measures[round(sheet.page.width)])
        sheet.items = []
    return _Writer(sheets, flow, Builder(document)).write(edges)


def margins(sheets: list[Sheet]) -> dict[int, Measure]:
    """The text margins of pages of one width, and their usual line pitch."""
    found: dict[int, list[list[Text]]] = {}
    for sheet in sheets:
        plain = [text for item in sheet.items if isinstance(item, Stretch) and item.left is None for text in item.lines]
        found.setdefault(round(sheet.page.width), []).append(plain)
    return {width: measure(pages, float(width)) for width, pages in found.items()}


def measure(pages: list[list[Text]], width: float) -> Measure:
    """The margins that most lines keep; where few reach the right one, it is taken to be as wide as the left."""
    texts = [text for plain in pages for text in plain]
    if not texts:
        return Measure(0.0, width)
    lefts = sorted(t.box[0] for t in texts)
    left = lefts[len(lefts) // 50]  # a line or two may hang out of the margin
    steps = [b.base - a.base for plain in pages for a, b in pairwise(plain)]
    pitch = median([s for s in steps if s > 0] or [0.0])
    return Measure(left, right_edge(texts) or max([width - left, *(t.box[2] for t in texts)]), pitch)


def right_edge(texts: list[Text]) -> float | None:
    """The right edge that wrapped lines share; None where too few do."""
    ends = sorted(t.box[2] for t in texts if not SENTENCE.search(t.text))
    size = median(t.size for t in texts)
    for end in reversed(ends):
        if sum(end - 1.2 * size <= e <= end for e in ends) >= max(2, len(texts) // 12):
            return end
    return None


def add_sheet(flow: Flow, sheet: Sheet, measure: Measure) -> None:
    """Add a page, joining what runs on from the page before."""
    fresh = True
    for item in sheet.items:
        if isinstance(item, Stretch):
            add_stretch(flow, item, measure, fresh)
        else:
            last = last_item(flow)
            if fresh and isinstance(last, Stack) and last.holds(item):
                last.parts.append(item)
            else:
                flow.items.append(Stack([item]))
        fresh = False
    flow.notes = sheet.notes


def last_item(flow: Flow) -> Prose | Stack | None:
    """What the page before ends with above its footnotes."""
    for item in reversed(flow.items):
        if flow.notes is None or isinstance(item, Stack) or item.lines[0].box[1] < flow.notes:
            return item
    return None


def add_stretch(flow: Flow, item: Stretch, measure: Measure, fresh: bool) -> None:
    """Add lines as paragraphs; the first may go on from the page before."""
    own = measure if item.left is None else Measure(item.left, item.right or measure.right, measure.pitch)
    for k, group in enumerate(paragraphs(item.lines, own)):
        last = flow.items[-1] if flow.items else None
        joins = fresh and k == 0 and item.left is None and isinstance(last, Prose) and not last.loose
        if joins and isinstance(last, Prose) and turns_page(last.lines[-1], group[0], own):
            last.lines += group
        else:
            flow.items.append(Prose(group, own, item.left is not None))


def turns_page(last: Text, text: Text, measure: Measure) -> bool:
    """Whether a paragraph goes on at the top of the next page."""
    return last.page == text.page - 1 and goes_on(last, text, measure)


class _Writer:
    """Writes a flow into a builder; `waiting` holds the pictures still to be placed, by the item they follow."""

    def __init__(self, sheets: list[Sheet], flow: Flow, builder: Builder) -> None:
        self.pages: dict[int, Page] = {sheet.page.number: sheet.page for sheet in sheets}
        self.flow, self.builder = flow, builder
        self.waiting = anchors(sheets, flow)
        self.count = 0  # tables so far

    def write(self, edges: list[tuple[BlockKind, Text]]) -> Builder:
        levels = headings.levels(self.flow.items)
        self.rest(-1)
        waiting = self.flow.items[::-1]
        self.flow.items = []
        for i in range(len(waiting)):
            item = waiting.pop()  # what is written is let go: a long document must not be held twice
            if isinstance(item, Stack):
                self.table(item.table(), i)
            else:
                level = headings.level(item, levels)
                self.add("heading" if level else "paragraph", item.lines, level)
            self.rest(i)
        for kind, text in edges:
            self.add(kind, [text])
        return self.builder

    def shown(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        if not any(self.pages[row.page].is_moved for row in rows):
            return rows
        return tuple(replace(row, bbox=self.pages[row.page].shown(row.bbox)) for row in rows)

    def add(self, kind: BlockKind, lines: list[Text], level: int = 0) -> None:
        text, rows = written([lines])
        self.builder.add(kind, text, rows=self.shown(rows), level=level, locator=intern(f"第{rows[0].page}页"))

    def table(self, table: Table, index: int) -> None:
        self.count += 1
        number = self.count
        for cell, f in table.cells(number):
            text, rows = written(tables.cell_groups(f))
            page = rows[0].page if rows else f.squares[0].page
            locator = intern(f"第{page}页 表{number} 第{cell.row + 1}行")  # held once for all cells of a row
            rows = rows or (Row(0, 0, page, f.squares[0].box),)
            self.builder.add("cell", text, rows=self.shown(rows), locator=locator, cell=cell)
            if self.waiting.get(index):
                self.stamped(f, cell, locator, index)
            for inner in f.inner:
                self.table(inner, index)

    def stamped(self, f: tables.Field, cell: Cell, locator: str, index: int) -> None:
        """Place the pictures whose centre lies in a cell."""
        left = []
        for page, picture in self.waiting[index]:
            if any(square.page == page and inside(square.box, *centre(picture.box)) for square in f.squares):
                self.picture(page, picture, cell, locator)
            else:
                left.append((page, picture))
        self.waiting[index] = left

    def rest(self, index: int) -> None:
        for page, picture in self.waiting.pop(index, []):
            self.picture(page, picture, None, f"第{page}页")

    def picture(self, page: int, picture: Paint, cell: Cell | None, locator: str) -> None:
        row = Row(0, 0, page, self.pages[page].shown(picture.box))
        self.builder.add("picture", "", rows=(row,), locator=locator, cell=cell, red=picture.red)


def anchors(sheets: list[Sheet], flow: Flow) -> dict[int, list[tuple[int, Paint]]]:
    """For each item of the flow the pictures that follow it: the last item a picture lies on, or stands below."""
    if not any(sheet.page.pictures for sheet in sheets):
        return {}
    places: dict[int, list[tuple[int, Box]]] = {}
    for i, item in enumerate(flow.items):
        for page, box in extents(item):
            places.setdefault(page, []).append((i, box))
    out: dict[int, list[tuple[int, Paint]]] = {}
    last = -1
    for sheet in sheets:
        here = places.get(sheet.page.number, [])
        for picture in sorted(sheet.page.pictures, key=lambda p: p.box[1]):
            on = [i for i, box in here if overlap(box, picture.box) > 0 or inside(box, *centre(picture.box))]
            above = [i for i, box in here if box[1] <= centre(picture.box)[1]]
            out.setdefault(max(on or above or [last]), []).append((sheet.page.number, picture))
        last = max([last, *(i for i, _ in here)])
    return out


def extents(item: Prose | Stack) -> list[tuple[int, Box]]:
    """The pages an item stands on, with its box on each."""
    if isinstance(item, Stack):
        return [(part.page, part.box) for part in item.parts]
    pages: dict[int, list[Box]] = {}
    for text in item.lines:
        pages.setdefault(text.page, []).append(text.box)
    return [(page, box) for page, boxes in pages.items() if (box := union(boxes))]


def centre(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
