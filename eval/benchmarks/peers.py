"""The other readers the benchmark runs beside ours, each on the same bytes, each closing what it opens.

`text_of_pdf` is bare pypdfium2 text; `tables_of_pdf` is `pdfplumber.extract_tables` on every page; `walk_docx` walks a Word
file with python-docx as its own documentation advises, with merged cells taken once and nested tables entered; `walk_docx_xml`
does the same over its `CT_Tc` elements (grid_span, vMerge), which spares the repeated cells of `row.cells`.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

PeerCell = tuple[int, int, int, int, str]  # row, column, rows, columns, text


def text_of_pdf(data: bytes) -> list[str]:
    """The text of each page by pypdfium2."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pages = []
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            page.close()
    finally:
        document.close()
    return pages


STRATEGIES = {
    "lines": {},
    "text": {"vertical_strategy": "text", "horizontal_strategy": "text"},
    "text_columns": {"vertical_strategy": "text", "horizontal_strategy": "lines"},
}


def tables_of_pdf(data: bytes, strategy: str = "lines") -> list[list[list[str | None]]]:
    """The tables of each page by pdfplumber: its own defaults, or another of its strategies."""
    import pdfplumber

    found = []
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            found += page.extract_tables(STRATEGIES[strategy])
            page.close()
    return found


def walk_docx(data: bytes) -> tuple[list[str], list[list[PeerCell]]]:
    """Paragraph texts and tables in order, through python-docx's public interface."""
    import docx

    texts: list[str] = []
    tables: list[list[PeerCell]] = []
    enter(docx.Document(BytesIO(data)), texts, tables)
    return texts, tables


def enter(container: Any, texts: list[str], tables: list[list[PeerCell]]) -> None:
    from docx.text.paragraph import Paragraph

    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            texts.append(item.text)
            continue
        cells: dict[Any, list[int]] = {}
        held: dict[Any, Any] = {}
        for r, row in enumerate(item.rows):
            for c, cell in enumerate(row.cells):
                place = cells.setdefault(cell._tc, [r, c, r, c])
                place[2], place[3] = max(place[2], r), max(place[3], c)
                held[cell._tc] = cell
        told: list[PeerCell] = []
        tables.append(told)
        for tc, (r, c, last_row, last_column) in cells.items():
            cell = held[tc]
            told.append((r, c, last_row - r + 1, last_column - c + 1, "\n".join(p.text for p in cell.paragraphs)))
            for table in cell.tables:
                enter(_Inner(table), texts, tables)


class _Inner:
    """A nested table as something to walk."""

    def __init__(self, table: Any) -> None:
        self.table = table

    def iter_inner_content(self) -> Iterator[Any]:
        yield self.table


def walk_docx_xml(data: bytes) -> tuple[list[str], list[list[PeerCell]]]:
    """The same over the rows' own cells, merged ones followed by hand."""
    import docx

    texts: list[str] = []
    tables: list[list[PeerCell]] = []
    enter_xml(docx.Document(BytesIO(data)), texts, tables)
    return texts, tables


def enter_xml(container: Any, texts: list[str], tables: list[list[PeerCell]]) -> None:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            texts.append(item.text)
            continue
        told: list[PeerCell] = []
        tables.append(told)
        above: dict[int, int] = {}
        for r, row in enumerate(item.rows):
            column = row.grid_cols_before
            for tc in row._tr.tc_lst:
                span = tc.grid_span
                if tc.vMerge == "continue" and column in above:
                    r0, c0, _, w0, text = told[above[column]]
                    told[above[column]] = (r0, c0, r - r0 + 1, w0, text)
                else:
                    cell = _Cell(tc, item)
                    above[column] = len(told)
                    told.append((r, column, 1, span, "\n".join(p.text for p in cell.paragraphs)))
                    for table in cell.tables:
                        enter_xml(_Inner(table), texts, tables)
                column += span
