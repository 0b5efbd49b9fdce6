"""Finds in a grid the numeric cells that a measure's label governs, and the header words around each.

Takes a `Grid`; gives `Place`s. The label stands to the left, past numbers, units, notes and years, or above; a cell may hold one
figure with a remark, or several years with their figures. A label that says more than the measure (其他业务收入, 占比) governs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.extract.figures.flat import plain
from reviewer.extract.figures.vocabulary import expression, measure, owner
from reviewer.extract.quantities import find
from reviewer.extract.tables import Grid
from reviewer.records import Block

NUMBER = re.compile(r"^[（\-－]?[￥¥]?[0-9][0-9，,]*(?:\.[0-9]+)?[）]?(?:亿元|百万元|万元|千元|元|%|人|名)?$")
BARE_UNIT = re.compile(r"^(?:人民币)?(?:亿元|百万元|万元|千元|元|%|人|名|个|家|％)$")
NO_FIGURE = re.compile(r"[—–\-－/／]+|无|不适用|略")
PREFIX = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}[、.．]|[0-9]{1,2}[、.．]|（[一二三四五六七八九十0-9]{1,2}）|其中：?|减：|加：|[①②③④⑤⑥]|\*|△|▲)*"
)
TAIL = re.compile(
    r"^(?:总额|合计|总计|金额|净额|情况|（[^）]{0,12}）|总数|总量|人数|数量|数|：|比例|/?(?:亿元|万元|元|人|%)|[0-9]|、|$)*$"
)
SPANNING = re.compile(r"合并|公司|集团|20[0-9]{2}|本[期年]|上[期年]|单体")
IN_CELL = re.compile(
    r"(?P<y>20[0-9]{2})\s*年?度?\s*(?:为|[:：])?\s*(?P<n>[0-9][0-9,，]*(?:\.[0-9]+)?\s*(?:亿元|万元|元|%|人)?)(?=[\s；;，,、。]|$)"
)
MAX_LISTED = 120
MAX_REMARKED = 24


@dataclass(frozen=True, slots=True)
class Place:
    """A numeric cell with its label and all header words that govern it."""

    cell: Block
    span: tuple[int, int]
    name: str
    printed: str
    label: str
    words: str
    row: str


def places(grid: Grid) -> Iterator[Place]:
    """Every numeric cell that a measure's label governs."""
    for r, row in enumerate(grid.rows):
        for cell in row:
            at = cell.cell
            if at is None or at.row != r:
                continue
            left = to_left(grid, r, at.column)
            if not NUMBER.match(plain(cell.text)):
                yield from remarked(cell, left)
                continue
            above = over(grid, r, at.column)
            label = label_of(left, above)
            if label:
                name, printed, text = label
                names = "\n".join(plain(b.text) for b in left if plain(b.text) != text)
                yield Place(cell, (0, len(cell.text)), name, printed, text, "\n".join(plain(b.text) for b in above), names)


def remarked(cell: Block, left: list[Block]) -> Iterator[Place]:
    """One figure with a remark beside its label (约23.6亿元, 236,000万元（母公司）); the remark governs it like a header."""
    text = plain(cell.text)
    label = label_of(left[:1], []) if left and text and len(text) <= MAX_REMARKED else None
    if label is None or expression().search(text) or IN_CELL.search(cell.text):
        return
    found = [q for q in find(cell.text) if q.kind in ("money", "percent", "count")]
    if len(found) == 1:
        words = text.replace(plain(found[0].text), "", 1)
        yield Place(cell, (found[0].start, found[0].end), *label, words, "\n".join(plain(b.text) for b in left[1:]))


def yearly(grid: Grid) -> Iterator[Place]:
    """Years with figures inside one cell beside a label (2019年：6,120；2020年：7,015)."""
    for r, row in enumerate(grid.rows):
        for cell in row:
            at = cell.cell
            found = list(IN_CELL.finditer(cell.text))
            if at is None or at.row != r or not found or len(cell.text) > MAX_LISTED:
                continue
            left = to_left(grid, r, at.column)
            label = label_of(left[:1], [])
            for m in found if label else ():
                assert label is not None
                yield Place(cell, m.span("n"), *label, m["y"] + "年", "\n".join(plain(b.text) for b in left[1:]))


def to_left(grid: Grid, row: int, column: int) -> list[Block]:
    """The cells left of a place, nearest first."""
    seen: list[Block] = []
    for c in range(column - 1, -1, -1):
        block = grid.cells.get((row, c))
        if block is not None and block not in seen:
            seen.append(block)
    return seen


def over(grid: Grid, row: int, column: int) -> list[Block]:
    """The words above a place up to the next full-width row, nearest first; numbers among them are passed over."""
    seen: list[Block] = []
    for r in range(row - 1, -1, -1):
        block = grid.cells.get((r, column))
        if block is None or grid.full(r) is block:
            break
        text = plain(block.text)
        if not text and column:
            block, text = spanning(grid, r, column)
        if not text or block in seen or (NUMBER.match(text) and not re.fullmatch(r"20[0-9]{2}", text)):
            continue
        if len(text) <= 40:
            seen.append(block)
    return seen


def spanning(grid: Grid, row: int, column: int) -> tuple[Block, str]:
    """The header that spans an empty header cell to its right (合并数 over 本期金额 and 上期金额), where it is one."""
    for c in range(column - 1, 0, -1):
        block = grid.cells.get((row, c))
        if block is not None and block.text.strip():
            text = plain(block.text)
            return block, text if SPANNING.search(text) and len(text) <= 20 else ""
    return grid.cells[row, column], ""


def label_of(left: list[Block], above: list[Block]) -> tuple[str, str, str] | None:
    """The measure of a place: of its row, past numbers, units and notes; else of its column."""
    for block in left:
        text = plain(block.text)
        if (
            not text
            or NUMBER.match(text)
            or BARE_UNIT.match(text)
            or NO_FIGURE.fullmatch(text)
            or re.fullmatch(r"20[0-9]{2}年?度?|[一二三四五六七八九十]+、[0-9（）()]+|附注.*|[（(]?[0-9]+[)）]?", text)
        ):
            continue
        found = matched(text)
        if found:
            return (*found, text)
        break
    for block in above:
        found = matched(plain(block.text))
        if found:
            return (*found, plain(block.text))
    return None


def matched(text: str) -> tuple[str, str] | None:
    """The measure a label cell names when nothing else is named with it; 研发人员 counts as a near miss of staff."""
    if len(text) > 40:
        return None
    body = re.sub(
        r"(?:20[0-9]{2}(?:年度?|-20[0-9]{2}年度?)?|(?:年|期|月)(?:末|底|初)|近三年|三年|上一?年度?|本年度?|年度?|牵头(?:单位|企业)|(?:公司|企业|单位|法人)|母公司|合并|年均|累计|合计|预计|计划|目标|其中：?|拥有|现有|的)",
        "",
        PREFIX.sub("", text),
    )
    m = expression().match(body)
    if m and TAIL.match(body[m.end() :]):
        name = owner(m.group())
        return (name, m.group()) if name else None
    staff = next((part for part in measure("lead.rd_staff").parts if body.startswith(part)), None)
    return ("lead.rd_staff", staff) if staff and TAIL.match(body[len(staff) :]) else None
