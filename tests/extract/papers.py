"""Documents built by hand for the tests of extraction: paragraphs, tables as rows of texts, seals."""

from __future__ import annotations

from collections.abc import Sequence

from reviewer.parse.build import Builder, Row
from reviewer.records import Cell, Document, Part, Role

SEAL = "<章>"
INK = "<签>"


class Paper:
    """Collects blocks; `done()` gives the document."""

    def __init__(self, role: Role = "agreement", ident: str = "d1") -> None:
        self.builder = Builder(ident)
        self.role, self.ident, self.tables = role, ident, 0

    def say(self, *texts: str) -> Paper:
        for text in texts:
            self._put(text)
        return self

    def head(self, text: str, level: int = 1) -> Paper:
        self.builder.add("heading", text, level=level)
        return self

    def numbered(self, label: str, text: str) -> Paper:
        self.builder.add("paragraph", text, label=label)
        return self

    def lines(self, page: int, *texts: str) -> Paper:
        """Paragraphs with places on a page, one line each, 20 points apart."""
        for i, text in enumerate(texts):
            self.builder.add("paragraph", text, rows=(Row(0, len(text), page, (90.0, 100.0 + 20 * i, 500.0, 112.0 + 20 * i)),))
        return self

    def stamp(self, page: int, box: tuple[float, float, float, float], red: bool = True) -> Paper:
        self.builder.add("picture", "", red=red, rows=(Row(0, 0, page, box),))
        return self

    def table(self, rows: Sequence[Sequence[str]], width: int = 0) -> Paper:
        """A table of rows; a row of one text takes the full width, other rows share it evenly."""
        self.tables += 1
        width = width or max(map(len, rows))
        for r, row in enumerate(rows):
            at = 0
            for c, text in enumerate(row):
                span = width - at if c == len(row) - 1 else width // len(row)
                cell = Cell(self.tables, r, at, 1, span)
                self._put(text, cell, f"表{self.tables} 第{r + 1}行")
                at += span
        return self

    def _put(self, text: str, cell: Cell | None = None, locator: str = "") -> None:
        plain = text.replace(SEAL, "").replace(INK, "")
        self.builder.add("cell" if cell else "paragraph", plain, cell=cell, locator=locator)
        for _ in range(text.count(SEAL)):
            self.builder.add("picture", "", cell=cell, red=True)
        for _ in range(text.count(INK)):
            self.builder.add("picture", "", cell=cell)

    def done(self) -> Document:
        blocks = tuple(self.builder.blocks)
        return Document(
            self.ident, f"{self.ident}.docx", "", "docx", self.role, None, blocks, parts=(Part(self.role, 0, len(blocks)),)
        )
