"""Rows, cells and columns of a text, so that a header's unit finds its column, a label's its row and a caption's its table.

Takes clean text and its marks; `Grid.unit` gives the unit that holds for a bare number, or None. Reads tables whose cells are parted by bars,
tabs, wide gaps or blanks, and tables flattened to one cell a line. Years, row numbers and codes take no unit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

from reviewer.extract.quantities.marks import NUMERIC, Mark
from reviewer.extract.quantities.normalise import Clean
from reviewer.extract.quantities.numerals import Number
from reviewer.extract.quantities.ranges import Atom
from reviewer.extract.quantities.units import Unit

DIRECT = re.compile(r"[\s:=|、，,]*(?:为|是|共计?|约|近|达|不低于|不少于|超过|≥|>|≤|<|合计)?:?\s*-?")
YEAR = re.compile(r"(?:19|20)\d\d")
CODES = re.compile(r"代码|行次|序号|编号|附注|注释|项目代码|指标代码")
SENTENCE = re.compile(r"[。！？]")
THOUSANDS = re.compile(r"\d,\d{3}(?:\.\d|,\d{3}(?!\d)|$|[^\d,])")
NO_MONEY = re.compile(r"人数?[^民]?|数量|个数|率|占比|比例|面积|项数|件数|家数")
ROW_LIMIT = 2000
REACH = 200
CELL_LIMIT = 24  # characters of a line that may be a table's cell
CYCLE_LIMIT = 200
MOST_COLUMNS = 8
TABLE_LIMIT = 20000
DEPTH = 40


def is_year(number: Number) -> bool:
    """Four digits that may be a year."""
    return number.plain and number.step == 1 and 1949 <= number.value <= 2060 and number.end - number.start == 4


def is_row_number(page: Clean, atom: Atom) -> bool:
    """A small whole number that opens a line and is followed by words."""
    opens = atom.start == 0 or page.breaks.get(atom.start) in ("n", "t") or page.text[atom.start - 1] in "\n"
    after = page.text[atom.end : atom.end + 1]
    return bool(opens and atom.number.value < 100 and atom.number.step == 1 and (after in ("、", ".", ")") or after > "\u3400"))


def _outweighs(column: Unit, row: Mark) -> bool:
    """Whether a column's unit holds against its row's: always against a unit cell, as a share against an amount or a count, as a count against an amount."""
    rank = {"percent": 2, "count": 1}
    return row.cell or rank.get(column.kind, 0) > rank.get(row.unit.kind, 0)


class Grid:
    """Rows and cells of a text, so that a header's unit finds its column and a label's its row."""

    def __init__(self, page: Clean, found: list[Mark]) -> None:
        self.page = page
        self.marks = found
        ends = [i for i, kind in page.breaks.items() if kind in "np"]
        self.starts = [0, *ends]
        self.heads = self._headers()
        self.periods: dict[tuple[int, int], bool] = {}

    def _row(self, i: int) -> int:
        return bisect_right(self.starts, i) - 1

    def _headers(self) -> dict[int, list[Mark]]:
        """The marks of each row that has several cells and no caption."""
        rows: dict[int, list[Mark]] = {}
        for mark in self.marks:
            if not mark.caption and not mark.cell:
                rows.setdefault(self._row(mark.start), []).append(mark)
        return rows

    def _cells(self, row: int) -> list[int]:
        """Where the cells of a row begin: at bars and tabs, else at wide gaps, else at blanks."""
        start = self.starts[row]
        end = min(self.starts[row + 1] if row + 1 < len(self.starts) else len(self.page.text), start + ROW_LIMIT)
        text = self.page.text
        bars = [i + 1 for i in range(start, end) if text[i] == "|"]
        if bars:
            return bars if not text[start : bars[0] - 1].strip() else [start, *bars]
        for kinds in ("t", "w", "b"):
            found = [i for i in range(start + 1, end) if self.page.breaks.get(i, "z") in kinds]
            if found:
                return [start, *found]
        commas = [i + 1 for i in range(start, end) if text[i] == ","]
        return [start, *commas] if len(commas) > 1 and not THOUSANDS.search(text, start, end) else [start]

    def unit(self, atom: Atom, before: int) -> tuple[Unit, Decimal] | None:
        """The unit that holds for a bare number with `before` marks ahead of it."""
        if not before:
            return None
        last = self.marks[before - 1]
        row = self._row(atom.start)
        if self._coded(atom, row):
            return None
        told = [m for line in self._cycled(row) for m in self.heads.get(line, [])] if self._numeric(row) else []
        if told:
            return told[0].unit, told[0].multiplier
        if atom.start - last.end < REACH and self._direct(atom, last):
            return last.unit, last.multiplier
        if is_row_number(self.page, atom) or not self._cell(atom, last.caption):
            return None
        return self._around(atom, before)

    def _coded(self, atom: Atom, row: int) -> bool:
        """Whether the number stands in a column of codes, numbers of rows or notes."""
        cells = self._cells(row)
        if len(cells) < 3:
            return False
        column = bisect_right(cells, atom.start) - 1
        for above in range(row - 1, max(-1, row - 1 - DEPTH), -1):
            heads = self._cells(above)
            if len(heads) != len(cells):
                return False
            end = heads[column + 1] if column + 1 < len(heads) else self.starts[above + 1]
            if CODES.fullmatch(self.page.text[heads[column] : end].strip(" |,\n")):
                return True
        return False

    def _direct(self, atom: Atom, last: Mark) -> bool:
        """Whether the number stands right behind its label's unit."""
        between = self.page.text[last.end : atom.start]
        told = any(c in between for c in ":=为是")
        row, above = self._row(atom.start), self._row(last.start)
        if row != above and not told and len(self._cells(above)) > 1:
            return False
        return not last.caption and DIRECT.fullmatch(between) is not None and (told or not is_year(atom.number))

    def _around(self, atom: Atom, before: int) -> tuple[Unit, Decimal] | None:
        """The unit of the row's label, of the column's header, or of the caption; none across a sentence."""
        row = self._row(atom.start)
        text = self.page.text
        year = is_year(atom.number)
        for k in range(before - 1, max(-1, before - 1 - DEPTH), -1):
            mark = self.marks[k]
            if atom.start - mark.end > TABLE_LIMIT or SENTENCE.search(text, mark.end, atom.start):
                return None
            above = self._row(mark.start)
            if mark.cell and above != row:
                continue  # another row's own unit
            if above == row and not mark.caption and (headed := self._headed(atom, row, k)) and _outweighs(headed[0], mark):
                return headed
            if mark.caption or above == row:
                return None if year and not self._amounts(row, mark) else (mark.unit, mark.multiplier)
            if k == 0 or self._row(self.marks[k - 1].start) != above:
                return self._column(atom, row, above) or (None if year else self._caption(k))
        return None

    def _headed(self, atom: Atom, row: int, before: int) -> tuple[Unit, Decimal] | None:
        """The unit of the number's own column, which outweighs the unit cell of its row."""
        above = next((r for m in reversed(self.marks[:before]) if not m.cell and (r := self._row(m.start)) != row), None)
        if above is None or above not in self.heads or len(self._cells(above)) != len(self._cells(row)):
            return None
        return self._column(atom, row, above)

    def _amounts(self, row: int, mark: Mark) -> bool:
        """Whether a row behind a label's unit holds amounts, so that 2000 in it is one; a row of years is a header."""
        if mark.caption or mark.cell:
            return mark.cell
        end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.page.text)
        return any(not YEAR.fullmatch(n) for n in re.findall(r"\d[\d,.]*", self.page.text[mark.end : end]))

    def _caption(self, before: int) -> tuple[Unit, Decimal] | None:
        """The caption over the header, where the header names no unit for the column."""
        mark = self.marks[before - 1] if before else None
        return (mark.unit, mark.multiplier) if mark and mark.caption else None

    def _column(self, atom: Atom, row: int, above: int) -> tuple[Unit, Decimal] | None:
        """The unit of the header cell above; where the rows do not match, the header's only unit."""
        heads, cells, found = self._cells(above), self._cells(row), self.heads[above]
        if len(heads) != len(cells) or len(heads) == 1:
            if is_year(atom.number):
                return None
            if len(heads) == 1 < len(cells) and self._titled(atom, row, found[-1]):
                return found[-1].unit, found[-1].multiplier
            only = {(mark.unit.name, mark.multiplier) for mark in found}
            return (found[0].unit, found[0].multiplier) if len(only) == 1 and (len(heads) > 1 or len(cells) == 1) else None
        column = bisect_right(cells, atom.start) - 1
        close = self.starts[above + 1] if above + 1 < len(self.starts) else found[-1].end
        ends = [*heads[1:], close]
        while column > 0 and not self.page.text[heads[column] : ends[column]].strip(" |\n"):
            column -= 1  # an empty header cell continues the one on its left
        hit = next((mark for mark in found if heads[column] <= mark.start < ends[column]), None)
        return (hit.unit, hit.multiplier) if hit else None

    def _titled(self, atom: Atom, row: int, mark: Mark) -> bool:
        """Whether a title that ends in a unit of money (现金流量表补充资料（元）) holds for an amount in a row below it; a count's for rows of two cells."""
        text = self.page.text
        last = text[mark.end : self.starts[self._row(mark.start) + 1]].strip(" |\n)") == ""
        pair = len(self._cells(row)) == 2 and mark.unit.kind == "count"
        return last and (pair or mark.unit.kind == "money") and (pair or not NO_MONEY.search(text, self.starts[row], atom.start))

    def _cycled(self, row: int) -> tuple[int, ...]:
        """The lines that head the column and the row of a number in a table flattened to one cell a line, found by the period of its numeric lines."""
        if not self._single(row):
            return ()
        first = row
        while first > 0 and row - first < CYCLE_LIMIT and self._single(first - 1):
            first -= 1
        for start in range(first, min(first + 3, row)):
            for size in range(2, min(MOST_COLUMNS, row - start) + 1):
                if self._periodic(start, size):
                    column = (row - start) % size
                    return start + column, row - column
        return ()

    def _periodic(self, start: int, size: int) -> bool:
        """Whether `size` wordy lines from `start` on are followed by rows of `size` lines whose columns are words or numbers throughout."""
        key = (start, size)
        if key not in self.periods:
            lines = []
            for row in range(start, min(start + CYCLE_LIMIT, len(self.starts))):
                if not self._single(row):
                    break
                lines.append(self._numeric(row))
            body = lines[size:]
            even = len(body) >= 2 * size and len(body) % size == 0 and not any(lines[:size])
            columns = [set(body[c::size]) for c in range(size)] if even else []
            self.periods[key] = even and all(len(kinds) == 1 for kinds in columns) and not body[0] and any(body)
        return self.periods[key]

    def _line(self, row: int) -> str:
        end = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.page.text)
        return self.page.text[self.starts[row] : min(end, self.starts[row] + ROW_LIMIT)].strip(" \n")

    def _single(self, row: int) -> bool:
        """A line that is one short cell."""
        return 0 < len(self._line(row)) <= CELL_LIMIT and len(self._cells(row)) == 1

    def _numeric(self, row: int) -> bool:
        return NUMERIC.fullmatch(self._line(row)) is not None

    def _cell(self, atom: Atom, caption: bool) -> bool:
        """Whether the number stands in a cell of its own, or, under a caption, behind a word (设备费720，材料费160)."""
        text, breaks = self.page.text, self.page.breaks
        start = atom.start - 1 if text[atom.start - 1] == "-" and atom.start - 1 in breaks else atom.start
        before = (
            (caption and text[start - 1] > "\u3400")
            or start == 0
            or start in breaks
            or text[start - 1] in "|\n ¥:、,，"
            or atom.currency != ""
        )
        after = atom.end == len(text) or atom.end in breaks or text[atom.end] in "|\n ,，。；;、)("
        return before and after
