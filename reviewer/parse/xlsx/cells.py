"""One sheet's XML to what its cells show, what is hidden in it, what could not be read.

Takes a sheet's tree and its workbook; gives a `Content`: visible entries by row and column (from 1), merged ranges, hidden
texts with their places, cells without a stored result. Never loops over what a sheet only declares (a million rows, a
merge over all columns): work goes with the cells that are written. Refuses (`Unreadable`) more than `MAX_CELLS` of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from reviewer.parse.build import Unreadable
from reviewer.parse.invisible import Concealed, seen
from reviewer.parse.xlsx.numbers import shown, worded
from reviewer.parse.xlsx.styles import WHITE, Font, Look, hiding
from reviewer.parse.xlsx.tags import S, on, real, whole
from reviewer.parse.xlsx.workbook import Run, Text, Workbook, rich, tidy

MAX_CELLS = 500_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LOW = 2.0  # points of a row's height that show nothing
NARROW = 0.2  # characters of a column's width that show nothing
CELL, VALUE, FORMULA, INLINE, ROW = S + "c", S + "v", S + "f", S + "is", S + "row"
FULL = f"表格单元格过多（超过 {MAX_CELLS} 个），未予读取。请只保留与申报有关的内容或拆分为多个文件后重新提交。"
PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
PICTURE = re.compile(r'=?\s*(?:_xlfn\.)?DISPIMG\(\s*"([^"]+)"', re.IGNORECASE)
UNSHOWN, COVERED = "数字格式不显示内容", "被合并单元格覆盖"
ROWS, COLUMNS = "隐藏行", "隐藏列"
MAX_STEPS = 5_000_000  # rows and cells looked at under merges; Excel writes none that overlap
TANGLED = "表格的合并区域相互重叠、数量异常，未予读取。请用 Excel 或 WPS 打开后另存一份，重新提交。"
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$")


class Entry(NamedTuple):
    """A cell that shows something: its text, its style, the name of the picture it holds (WPS)."""

    text: str
    style: int = 0
    picture: str = ""


class Range(NamedTuple):
    """Rows `top` to `bottom` and columns `left` to `right`, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class Hidden(NamedTuple):
    """A text nobody sees, where it stands and how it is hidden."""

    row: int
    column: int
    text: str
    how: str


@dataclass
class Content:
    """What stands in a sheet; `merges` are keyed by the cell that shows in them."""

    rows: dict[int, dict[int, Entry]] = field(default_factory=dict)
    merges: dict[tuple[int, int], Range] = field(default_factory=dict)
    hidden: list[Hidden] = field(default_factory=list)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    damaged: list[tuple[int, int]] = field(default_factory=list)
    count: int = 0


class Held(NamedTuple):
    """What a cell holds: the text its format prints, the font and ground it stands in, the value as stored."""

    text: Text
    font: Font
    ground: int | None
    stored: str


@dataclass
class Reader:
    """Reads one sheet; `styled` are ranges whose ground a table style paints, `room` the cells still allowed."""

    book: Workbook
    styled: Sequence[Range]
    room: int
    out: Content = field(default_factory=Content)

    def read(self, root: etree._Element) -> Content:
        """Every cell of the sheet, then what its rows, columns and merges hide."""
        gone: set[int] = set()
        data = root.find(S + "sheetData")
        number = 0
        for node in data.iterchildren(ROW) if data is not None else ():
            number = min(whole(node.get("r")) or number + 1, LAST_ROW)
            height = real(node.get("ht"))
            if on(node, "hidden") or (height is not None and height < LOW):
                gone.add(number)
            self.row(node, number)
        if any(view.get("showZeros", "1") in ("0", "false") for view in root.iter(S + "sheetView")):
            self.drop_zeros()
        self.merge([span for node in root.iter(S + "mergeCell") if (span := range_of(node.get("ref", "")))])
        self.hide(gone, narrow(root))
        return self.out

    # ------------------------------------------------------------ cells

    def row(self, node: etree._Element, number: int) -> None:
        """Read a row's cells; one without a reference stands behind the one before it."""
        column = 0
        styled = [span for span in self.styled if span.top <= number <= span.bottom]
        for cell in node.iterchildren(CELL):
            place = PLACE.match(cell.get("r", ""))
            column = min(letters(place[1]) if place else column + 1, LAST_COLUMN)
            style = whole(cell.get("s")) or 0
            look = self.book.styles.look(style)
            if any(span.left <= column <= span.right for span in styled):
                look = look._replace(ground=None)
            held = self.value(cell, look, (number, column))
            if held is not None:
                self.entry(number, column, style, held)

    def value(self, cell: etree._Element, look: Look, place: tuple[int, int]) -> Held | None:
        """What a cell holds; a formula without a result and a text the file lacks are noted."""
        kind, node = cell.get("t", "n"), cell.find(VALUE)
        stored = (node.text or "").strip() if node is not None else ""
        if kind == "inlineStr":
            inline = cell.find(INLINE)
            return told(rich(inline, self.book.styles.palette), look) if inline is not None else None
        if not stored:
            if cell.find(FORMULA) is not None and kind != "str":
                self.out.uncomputed.append(place)
            return None
        if kind == "s":
            index = whole(stored)
            if index is not None and index < len(self.book.strings):
                return told(self.book.strings[index], look)
            self.out.damaged.append(place)
            return None
        if kind == "b":
            return told("TRUE" if stored == "1" else "FALSE", look)
        if kind in ("str", "e"):
            return told(tidy(node.text if node is not None else ""), look)
        text, white = shown(serial(stored, self.book.from_1904) if kind == "d" else stored, look.code, self.book.from_1904)
        return Held(text, look.font._replace(color=WHITE) if white else look.font, look.ground, stored)

    def entry(self, row: int, column: int, style: int, held: Held) -> None:
        """Keep what the cell shows and note what its font, its format or its characters hide."""
        pieces: list[str] = []
        for run in held.text if isinstance(held.text, tuple) else (Run(held.text, None),):
            how = hiding(run.font or held.font, held.ground)
            if how:
                self.note(row, column, [Concealed(run.text, how)])
            else:
                pieces.append(run.text)
        if pieces and not any(pieces):
            self.note(row, column, [Concealed(held.stored, UNSHOWN)])
        parts, concealed = seen("".join(pieces))
        self.note(row, column, concealed)
        text = "".join(parts).strip()
        if text:
            self.count()
            picture = PICTURE.match(text)
            self.out.rows.setdefault(row, {})[column] = Entry("" if picture else text, style, picture[1] if picture else "")

    def note(self, row: int, column: int, items: Sequence[Concealed]) -> None:
        for item in items:
            if item.text.strip():
                self.count()
                self.out.hidden.append(Hidden(row, column, item.text, item.how))

    def count(self) -> None:
        self.out.count += 1
        if self.out.count > self.room:
            raise Unreadable(FULL)

    def drop_zeros(self) -> None:
        """A sheet may be set to show nothing for zero."""
        for row in self.out.rows.values():
            for column in [column for column, entry in row.items() if entry.text == "0"]:
                del row[column]

    # ------------------------------------------------------------ merges, hidden rows and columns

    def merge(self, spans: Sequence[Range]) -> None:
        """Take the text of covered cells out; Excel shows the first cell of a merge only."""
        numbers = sorted(self.out.rows)
        steps = 0
        for span in spans:
            if span.top == span.bottom and span.left == span.right:
                continue
            self.out.merges.setdefault((span.top, span.left), span)
            inside = numbers[bisect_left(numbers, span.top) : bisect_right(numbers, span.bottom)]
            for number in inside:
                row = self.out.rows[number]
                steps += 1 + min(len(row), span.right - span.left)
                if steps > MAX_STEPS:
                    raise Unreadable(TANGLED)
                near = range(span.left, span.right + 1) if span.right - span.left < len(row) else list(row)
                for column in near:
                    if column in row and span.left <= column <= span.right and (number, column) != (span.top, span.left):
                        self.out.hidden.append(Hidden(number, column, row.pop(column).text, COVERED))

    def hide(self, gone_rows: Set[int], gone_columns: Set[int]) -> None:
        """Take out what stands in hidden rows and columns; a merge shows as long as one of its rows and columns does."""
        kept: dict[int, dict[int, Entry]] = {}
        merges: dict[tuple[int, int], Range] = {}
        for number in sorted(self.out.rows):
            for column, entry in sorted(self.out.rows[number].items()):
                span = self.out.merges.get((number, column), Range(number, column, number, column))
                row = first_shown(span.top, span.bottom, gone_rows)
                place = first_shown(span.left, span.right, gone_columns)
                if row is None or place is None:
                    self.out.hidden.append(Hidden(number, column, entry.text, ROWS if row is None else COLUMNS))
                    continue
                kept.setdefault(row, {})[place] = entry
                if (number, column) in self.out.merges:
                    merges[row, place] = span
        self.out.rows, self.out.merges = kept, merges


def told(text: Text, look: Look) -> Held:
    """A text as its format prints it; one in several fonts is printed as it stands, or not at all."""
    whole_text = "".join(run.text for run in text) if isinstance(text, tuple) else text
    printed, white = worded(whole_text, look.code) if look.code else (whole_text, False)
    font = look.font._replace(color=WHITE) if white else look.font
    return Held(text if isinstance(text, tuple) and printed else printed, font, look.ground, whole_text)


def serial(stored: str, from_1904: bool) -> str:
    """A date written out (ISO 8601) as the serial day it stands for; as it is where it is none."""
    stored = stored.rstrip("Z")
    if not ISO.match(stored):
        return stored
    try:
        passed = datetime.fromisoformat(stored) - (datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30))
    except ValueError:
        return stored
    return format(passed.days + passed.seconds / 86400, ".15g")


def narrow(root: etree._Element) -> Set[int]:
    """The columns that are hidden or have no width."""
    gone: set[int] = set()
    usual = root.find(S + "sheetFormatPr")
    width = real(usual.get("defaultColWidth")) if usual is not None else None
    spans = []
    for node in root.iterfind(f"{S}cols/{S}col"):
        first, last, own = whole(node.get("min")), whole(node.get("max")), real(node.get("width"))
        if first and last:
            shut = on(node, "hidden") or (own is not None and own < NARROW)
            spans.append((first, min(last, LAST_COLUMN), shut))
    if width is not None and width < NARROW:
        gone.update(range(1, LAST_COLUMN + 1))
        for first, last, shut in spans[:LAST_COLUMN]:
            gone.difference_update(() if shut else range(first, last + 1))
    reach = 0
    for first, last, shut in sorted(spans):
        if shut:
            gone.update(range(max(first, reach), last + 1))
            reach = max(reach, last)
    return gone


def first_shown(first: int, last: int, gone: Set[int]) -> int | None:
    """The first number from `first` to `last` that is not gone."""
    while first <= last and first in gone:
        first += 1
    return first if first <= last else None


@lru_cache(maxsize=LAST_COLUMN)
def letters(name: str) -> int:
    """The number of a column from 1: A, Z, AA, XFD."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=LAST_COLUMN)
def column_name(number: int) -> str:
    """The letters of a column from 1."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def range_of(text: str) -> Range | None:
    """A range like B2:D4, within a sheet's bounds; None for any other text."""
    first, _, last = text.partition(":")
    start, end = PLACE.match(first), PLACE.match(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((int(start[2]), int(end[2]))), sorted((letters(start[1]), letters(end[1])))
    return Range(max(1, rows[0]), columns[0], min(rows[1], LAST_ROW), min(columns[1], LAST_COLUMN))
