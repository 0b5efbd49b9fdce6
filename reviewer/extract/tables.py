"""A document's tables as grids, and the rows under a header wherever it stands in one.

Takes a `Document`; gives `Grid`s: which cell covers a place, the distinct cells of a row, full-width title rows, header rows and
the rows under them. A Word form is ONE table with sections inside, so rows under a header end at the next full-width
row, at another header and where the columns change. Refuses nothing: a table without a header has no rows under one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reviewer.extract.labels import bare
from reviewer.extract.places import part
from reviewer.ground import squeeze
from reviewer.records import Block, Cell, Document

HEADER_WORD = re.compile(
    r"(?:序号|编号|姓名|性别|年龄|出生年月|学历|学位|职务|职称|职务/职称|职称/职务|专业|从事专业|工作单位|单位|名称|全称|简称|主体|级别|层级|层次|时间|日期|领域|"
    r"住所|住所地|地址|注册地|法定代表人|法人代表|代码|信用代码|地位|分工|任务|角色|类型|类别|性质|平台|国家/省级|国家/自治区级|国家省市级|电话|联系方式|"
    r"备注|年份|起止年份|起止时间|来源|内容|安排|数量|金额|年度|\d{4}年度?|项目|指标|合计|情况|依托单位|建设时间|方向|本期金额|上期金额|经费|预算|签字|签章|手机|研究方向)$"
)
LONGEST_HEADER = 70


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: `cells` maps each (row, column) to the cell that covers it; `rows` are the distinct cells of each row."""

    number: int
    cells: Mapping[tuple[int, int], Block]
    rows: tuple[tuple[Block, ...], ...]
    columns: int

    def full(self, row: int) -> Block | None:
        """The one cell that takes the whole row, if one does."""
        cells = self.rows[row]
        return cells[0] if len(cells) == 1 else None

    def edges(self, row: int) -> tuple[int, ...]:
        """The columns at which the row's cells begin."""
        return tuple(column(cell) for cell in self.rows[row])


def column(block: Block) -> int:
    """The column a cell begins in."""
    return block.cell.column if block.cell else 0


def grids(document: Document) -> tuple[Grid, ...]:
    """Every table of the document, in order."""
    tables: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind == "cell" and block.cell:
            tables.setdefault(block.cell.table, []).append(block)
    found = [_grid(number, blocks) for number, blocks in tables.items()]
    return (*found, *(_grid(number, blocks) for number, blocks in typed(document, 1 + max(tables, default=0))))


def typed(document: Document, number: int) -> Iterator[tuple[int, list[Block]]]:
    """Tables typed with tabs or blanks: a line that is a header, and the lines below with as many stretches."""
    rows: list[list[tuple[int, int]]] = []
    at: list[Block] = []
    for block in [*document.blocks, None]:
        spans = _spans(block.text) if block is not None and block.kind == "paragraph" else []
        if rows and len(spans) == len(rows[0]) and block is not None:
            rows.append(spans)
            at.append(block)
            continue
        if len(rows) > 1:
            yield (
                number,
                [_cell(document, b, span, Cell(number, r, c)) for r, b in enumerate(at) for c, span in enumerate(rows[r])],
            )
            number += 1
        heads = block is not None and len(spans) >= 3 and all(HEADER_WORD.search(squeeze(block.text[a:b])) for a, b in spans)
        rows, at = ([spans], [block]) if heads and block is not None else ([], [])


def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S+", text)] if "\n" not in text and len(text) <= 200 else []


def _cell(document: Document, block: Block, span: tuple[int, int], cell: Cell) -> Block:
    source = part(document, block, *span)
    return Block("cell", block.text[span[0] : span[1]], source, cell=cell, lines=block.lines)


def _grid(number: int, blocks: list[Block]) -> Grid:
    cells: dict[tuple[int, int], Block] = {}
    for block in blocks:
        at = block.cell
        assert at is not None
        for row in range(at.row, at.row + at.rows):
            for col in range(at.column, at.column + at.columns):
                cells.setdefault((row, col), block)
    height = 1 + max(row for row, _ in cells)
    width = 1 + max(col for _, col in cells)
    rows = []
    for row in range(height):
        line = [cells[row, col] for col in range(width) if (row, col) in cells]
        rows.append(tuple(block for i, block in enumerate(line) if i == 0 or block is not line[i - 1]))
    return Grid(number, cells, tuple(rows), width)


def is_header(cells: tuple[Block, ...]) -> bool:
    """Whether a row reads as the header of a list: three cells or more, each of them the name of a column."""
    texts = [squeeze(cell.text) for cell in cells]
    said = [text for text in texts if text]
    if len(said) < 3 or len(said) < len(texts) - 1:
        return False
    return all(len(text) <= LONGEST_HEADER and (HEADER_WORD.search(bare(text)) or HEADER_WORD.search(text)) for text in said)


def under(grid: Grid, header: int, through: str = "") -> Iterator[int]:
    """The rows that belong to the header at a row: up to a full-width row, another header, or other columns.

    Full-width rows that fit `through` (“核心层单位” between the members of each layer) don't end the list.
    """
    edges = grid.edges(header)
    for row in range(header + 1, len(grid.rows)):
        title = grid.full(row)
        if title is not None and through and re.fullmatch(through, bare(title.text)):
            continue
        if (title is not None and len(edges) > 1) or not grid.rows[row]:
            return
        if is_header(grid.rows[row]):
            if [squeeze(cell.text) for cell in grid.rows[row]] == [squeeze(cell.text) for cell in grid.rows[header]]:
                continue  # the header printed again on the next page
            return
        if len(grid.rows[row]) * 2 <= len(edges) or not set(grid.edges(row)) & set(edges[1:]):
            return
        yield row


@dataclass(frozen=True, slots=True)
class Listed:
    """One data row under a header: the cell of each meaning the header has, and the rows both stand in."""

    grid: Grid
    header: int
    row: int
    cells: Mapping[str, Block]

    def heads(self) -> tuple[str, ...]:
        """The names of the list's columns."""
        return tuple(squeeze(cell.text) for cell in self.grid.rows[self.header])

    def title(self) -> str:
        """The full-width row right above the header; empty where there is none."""
        above = self.grid.full(self.header - 1) if self.header else None
        return squeeze(above.text) if above else ""

    def text(self, key: str) -> str:
        """What the cell of that meaning prints; empty where the header has no such column."""
        block = self.cells.get(key)
        return block.text if block else ""


def rows_under(grid: Grid, meanings: Mapping[str, str], need: frozenset[str], through: str = "") -> Iterator[list[Listed]]:
    """The data rows under each header whose columns hold all meanings of `need`; a pattern a meaning, first fit wins."""
    row = 0
    while row < len(grid.rows):
        columns = _columns(grid.rows[row], meanings)
        if len(grid.rows[row]) > 1 and need <= columns.keys():
            body = list(under(grid, row, through))
            found = [Listed(grid, row, r, _cells(grid, r, columns)) for r in body]
            yield [line for line in found if any(squeeze(line.text(key)) for key in need)]
            row = body[-1] if body else row
        row += 1


def _columns(cells: tuple[Block, ...], meanings: Mapping[str, str]) -> dict[str, Block]:
    found: dict[str, Block] = {}
    for cell in cells:
        text = squeeze(cell.text)
        if not text or len(text) > LONGEST_HEADER:
            continue
        for key, pattern in meanings.items():
            if key not in found and re.search(pattern, text):
                found[key] = cell
                break
    return found


def _cells(grid: Grid, row: int, columns: Mapping[str, Block]) -> dict[str, Block]:
    found = {}
    for key, head in columns.items():
        at = head.cell
        assert at is not None
        block = grid.cells.get((row, at.column)) or grid.cells.get((row, at.column + at.columns // 2))
        if block is not None:
            found[key] = block
    return found
