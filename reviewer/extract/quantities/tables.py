"""Units that stand in a header, a label or a caption and hold for bare numbers: （万元）, 单位：万元, 数量（家）.

Takes clean text with its line and cell breaks and the bare numbers in it; gives each number the unit that holds for it.
A label's unit holds for the number right behind it; a header cell's for its column, a row label's for its row, a
caption's for every amount that stands in a cell of its own. Years, row numbers and codes take none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal

from reviewer.extract.quantities import units
from reviewer.extract.quantities.normalise import Clean
from reviewer.extract.quantities.numerals import BIG, SMALL, Number, times
from reviewer.extract.quantities.ranges import Atom
from reviewer.extract.quantities.units import Unit

_WORD = r"(?:人民币)?[十百千万亿]{0,3}[^\s()\d:;,，。；]{1,6}?"
_PLAIN = "[十百千万亿]{0,2}元|%|‰|人|名|个|家|项|件|台|套|台套|台/套|篇|亩|吨|平方米|㎡|个?月|年|天|小时|辆|条|次|人次"
MARK = re.compile(
    rf"\((?:(?:金额|计量|货币|数据)?单位[:为]?|人民币)?({_WORD}|%|‰)\)|单位[:为是]({_WORD}|%|‰)(?=[\s)|,，。；;]|\d|$)|"
    rf"(?<=[|\n])({_PLAIN})(?=[|\n])|(?<![\d十百千万亿])([万亿千]元)(?=\d)|金额:([万亿千]?元)(?=[\s)|]|$)|"
    rf"(?<=[一-鿿])(?<![元吨人日年月天家台次亩件米])/({_PLAIN})(?=[|\n\s:]|\d|$)|(?<=[一-鿿])/([%‰])"
)
DIRECT = re.compile(r"[\s:=|、，,]*(?:为|是|共计?|约|近|达|不低于|不少于|超过|≥|>|≤|<|合计)?:?\s*")
SENTENCE = re.compile(r"[。！？]")
HYPHENED = re.compile(r"[\dA-Za-z][\dA-Za-z.,]*-$")
LEADING_ZERO = re.compile(r"0\d|[A-Za-z]|\d{8}|\d*[A-Za-z]")
ROW_LIMIT = 2000
REACH = 200
NEARLY = 8
TABLE_LIMIT = 20000
DEPTH = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed unit at `[start, end)` with the unit it names and whether it is a caption (单位：…)."""

    start: int
    end: int
    unit: Unit
    multiplier: Decimal
    caption: bool


def parse(word: str) -> tuple[Unit, Decimal] | None:
    """The unit a header names (“（单位：万元）”, “%”, “台（套）”), with its multiplier; None for any other word."""
    bare = word.strip().strip("()").removeprefix("单位").lstrip(":").removeprefix("人民币").strip()
    if word.strip().endswith(")") and "(" in bare and not bare.endswith(")"):
        bare += ")"
    size = len(bare) - len(bare.lstrip("".join(SMALL) + "".join(BIG)))
    for cut in (size, 0):
        unit = units.at(bare, cut)
        if unit and unit.word != "成" and (unit.end == len(bare) or bare[unit.end] == "/"):
            return unit, times(bare[:cut])
    return None


def marks(text: str) -> list[Mark]:
    """All units printed in brackets or captions, in order."""
    out: list[Mark] = []
    for match in MARK.finditer(text):
        word = next(w for w in match.groups() if w)
        found = parse(word)
        if found:
            caption = "单位" in match.group() or "金额" in match.group()
            out.append(Mark(match.start(), match.end(), found[0], found[1], caption))
    return out


def assign(page: Clean, atoms: list[Atom], given: str) -> list[Atom]:
    """The bare atoms with the unit that holds for each; the others unchanged."""
    text = page.text
    found = marks(text)
    outer = parse(given) if given else None
    if not found and not outer:
        return atoms
    grid = _Grid(page, found)
    out: list[Atom] = []
    k = 0
    for atom in atoms:
        while k < len(found) and found[k].end <= atom.start:
            k += 1
        held = _bare(text, atom) and (_behind(page, atom, found[k : k + 1]) or grid.unit(atom, k) or _outer(page, atom, outer))
        out.append(_with(atom, held) if held else atom)
    return out


def _bare(text: str, atom: Atom) -> bool:
    """A plain number that no letter, ordinal sign or code touches; 汉字 only where they fill a cell."""
    before, after = text[max(0, atom.start - 1) : atom.start], text[atom.end : atom.end + 1]
    if atom.unit is not None or before in tuple("第〔[/表图"):
        return False
    if (text[atom.start] == "0" and text[atom.start + 1 : atom.start + 2].isdigit()) or (
        before == "-" and not _second_end(text, atom)
    ):
        return False
    if not atom.number.arabic and (before not in ("", "|", ":", "\n", " ") or after not in ("", "|", "\n", ";", " ")):
        return False
    if (before.isascii() and before.isalnum()) or (after.isascii() and after.isalpha()):
        return False
    return after not in ("号", "年", "月", "版")


def _second_end(text: str, atom: Atom) -> bool:
    """A number behind a hyphen is the upper end of a range, not a part of a telephone number or code."""
    head = HYPHENED.search(text, max(0, atom.start - 16), atom.start)
    return head is None or (not LEADING_ZERO.match(head.group()) and not LEADING_ZERO.match(text, atom.start))


def _behind(page: Clean, atom: Atom, following: list[Mark]) -> tuple[Unit, Decimal] | None:
    """The unit in brackets right behind the number: 1,000（万元）."""
    near = following and following[0].start == atom.end and page.text[atom.end] == "("
    if not near or page.breaks.get(atom.end, "b") != "b":
        return None
    return following[0].unit, following[0].multiplier


def _outer(page: Clean, atom: Atom, outer: tuple[Unit, Decimal] | None) -> tuple[Unit, Decimal] | None:
    """The unit handed in by the caller holds for every amount of the text; a year or row number only if it stands alone."""
    if outer is None:
        return None
    text = page.text
    edges = atom.start < NEARLY and len(text) - atom.end < NEARLY
    alone = edges and not text[: atom.start].strip(" ¥$()-≥≤<>约") and not text[atom.end :].strip(" ()")
    return outer if alone or (not _year(atom.number) and not _row_number(page, atom)) else None


def _year(number: Number) -> bool:
    return number.plain and number.step == 1 and 1949 <= number.value <= 2060 and number.end - number.start == 4


def _row_number(page: Clean, atom: Atom) -> bool:
    """A small whole number that opens a line and is followed by words."""
    opens = atom.start == 0 or page.breaks.get(atom.start) in ("n", "t") or page.text[atom.start - 1] in "\n"
    after = page.text[atom.end : atom.end + 1]
    return bool(opens and atom.number.value < 100 and atom.number.step == 1 and (after in ("、", ".", ")") or after > "\u3400"))


def _with(atom: Atom, held: tuple[Unit, Decimal]) -> Atom:
    unit, multiplier = held
    n = atom.number
    upper = n.upper * multiplier if n.upper is not None else None
    number = Number(
        n.start, n.end, n.value * multiplier, n.step * multiplier, n.arabic, n.loose, n.bare, upper, n.plain, n.factor
    )
    return Atom(atom.start, atom.end, number, unit, atom.currency)


class _Grid:
    """Rows and cells of a text, so that a header's unit finds its column and a label's its row."""

    def __init__(self, page: Clean, found: list[Mark]) -> None:
        self.page = page
        self.marks = found
        ends = [i for i, kind in page.breaks.items() if kind in "np"]
        self.starts = [0, *ends]
        self.heads = self._headers()

    def _row(self, i: int) -> int:
        return bisect_right(self.starts, i) - 1

    def _headers(self) -> dict[int, list[Mark]]:
        """The marks of each row that has several cells and no caption."""
        rows: dict[int, list[Mark]] = {}
        for mark in self.marks:
            if not mark.caption:
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
        return [start]

    def unit(self, atom: Atom, before: int) -> tuple[Unit, Decimal] | None:
        """The unit that holds for a bare number with `before` marks ahead of it."""
        if not before:
            return None
        last = self.marks[before - 1]
        if atom.start - last.end < REACH and self._direct(atom, last):
            return last.unit, last.multiplier
        if _year(atom.number) or _row_number(self.page, atom) or not self._cell(atom, last.caption):
            return None
        return self._around(atom, before)

    def _direct(self, atom: Atom, last: Mark) -> bool:
        """Whether the number stands right behind its label's unit."""
        between = self.page.text[last.end : atom.start]
        told = any(c in between for c in ":=为是")
        row, above = self._row(atom.start), self._row(last.start)
        if row != above and not told and len(self._cells(above)) > 1:
            return False
        return not last.caption and DIRECT.fullmatch(between) is not None and (told or not _year(atom.number))

    def _around(self, atom: Atom, before: int) -> tuple[Unit, Decimal] | None:
        """The unit of the row's label, of the column's header, or of the caption; none across a sentence."""
        row = self._row(atom.start)
        text = self.page.text
        for k in range(before - 1, max(-1, before - 1 - DEPTH), -1):
            mark = self.marks[k]
            if atom.start - mark.end > TABLE_LIMIT or SENTENCE.search(text, mark.end, atom.start):
                return None
            above = self._row(mark.start)
            if mark.caption or above == row:
                return mark.unit, mark.multiplier
            if k == 0 or self._row(self.marks[k - 1].start) != above:
                return self._column(atom, row, above) or self._caption(k)
        return None

    def _caption(self, before: int) -> tuple[Unit, Decimal] | None:
        """The caption over the header, where the header names no unit for the column."""
        mark = self.marks[before - 1] if before else None
        return (mark.unit, mark.multiplier) if mark and mark.caption else None

    def _column(self, atom: Atom, row: int, above: int) -> tuple[Unit, Decimal] | None:
        """The unit of the header cell above; where the rows do not match, the header's only unit."""
        heads, cells, found = self._cells(above), self._cells(row), self.heads[above]
        if len(heads) != len(cells) or len(heads) == 1:
            only = {(mark.unit.name, mark.multiplier) for mark in found}
            return (found[0].unit, found[0].multiplier) if len(only) == 1 and (len(heads) > 1 or len(cells) == 1) else None
        column = bisect_right(cells, atom.start) - 1
        last = column + 1 == len(heads)
        end = (self.starts[above + 1] if above + 1 < len(self.starts) else found[-1].end) if last else heads[column + 1]
        hit = next((mark for mark in found if heads[column] <= mark.start < end), None)
        return (hit.unit, hit.multiplier) if hit else None

    def _cell(self, atom: Atom, caption: bool) -> bool:
        """Whether the number stands in a cell of its own, or, under a caption, behind a word (设备费720，材料费160)."""
        text, breaks = self.page.text, self.page.breaks
        before = (
            (caption and text[atom.start - 1] > "\u3400")
            or atom.start == 0
            or atom.start in breaks
            or text[atom.start - 1] in "|\n ¥:、,，"
            or atom.currency != ""
        )
        after = atom.end == len(text) or atom.end in breaks or text[atom.end] in "|\n ,，。；;、)("
        return before and after
