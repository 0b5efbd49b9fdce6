"""Agreements and forms as Word and PDF files for the tests of signatures, and what the checks say of them.

A Word text holds `<章>` where a seal is set in the line, `<锚>` where one floats, `<签>` where a signature is a picture; a list of
rows is a table, newlines in a cell are paragraphs. A PDF is a list of pages: lines at places, ruled tables, seals by their corner.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "parse"))

from docx_maker import docx, para, r, tbl, tc
from PIL import Image
from test_pdf_writer import Sheet, pdf, seal

from reviewer import extract, policy
from reviewer.checks import Desk, check
from reviewer.parse import docx as word
from reviewer.parse import pdf as print_
from reviewer.parse import roles
from reviewer.records import Document, Finding, Submission

Table = list[list[str]]
SEAL_SIDE = 104.0
CHAPTERS = (
    "各方经友好协商，就组建创新联合体达成如下协议，以下简称“本协议”。",
    "第一条 联合体以攻克行业共性关键技术为目标，各方共同承担研发任务。",
    "第二条 各方按照任务分工投入人员、设备和经费，享有相应权利并承担义务。",
    "第三条 合作产生的知识产权归完成方所有，其他成员有优先使用权。",
    "第四条 一方违约的，应当赔偿由此给其他方造成的损失。",
    "第五条 因本协议产生的争议由各方协商解决，协商不成的提交仲裁。",
    "第六条 本协议自各方法定代表人签字并加盖公章之日起生效。",
)


@cache
def ink(red: bool) -> bytes:
    """A picture of red or of black ink."""
    out = BytesIO()
    Image.new("RGB", (30, 30), (215, 20, 30) if red else (20, 20, 40)).save(out, "PNG")
    return out.getvalue()


def drawing(name: str, floats: bool = False) -> str:
    """A run with a picture, in the line or floating."""
    blip = f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    return (
        f"<w:r><w:drawing><wp:{'anchor' if floats else 'inline'}>{blip}</wp:{'anchor' if floats else 'inline'}></w:drawing></w:r>"
    )


MARKS = {"<章>": drawing("seal"), "<锚>": drawing("seal", True), "<签>": drawing("pen")}


def paragraph(text: str) -> str:
    """A paragraph with its marks as pictures."""
    return para(*[MARKS.get(piece) or r(piece) for piece in re.split(r"(<[章锚签]>)", text) if piece])


def word_file(*content: str | Table) -> bytes:
    """A Word file of paragraphs and tables."""
    body = [
        paragraph(part)
        if isinstance(part, str)
        else tbl(*["".join(tc(*[paragraph(line) for line in cell.split("\n")]) for cell in row) for row in part])
        for part in content
    ]
    return docx("".join(body), raw={"word/media/seal.png": ink(True), "word/media/pen.png": ink(False)})


@dataclass
class Page:
    """A page of a PDF: lines as (left, top, text) below a title, tables as (edges, tops, rows), corners of seals."""

    lines: list[tuple[float, float, str]] = field(default_factory=list)
    title: str = ""
    tables: list[tuple[list[float], list[float], Table]] = field(default_factory=list)
    seals: list[tuple[float, float]] = field(default_factory=list)
    pens: list[tuple[float, float]] = field(default_factory=list)

    def sheet(self) -> Sheet:
        """The page as painted."""
        out = Sheet()
        if self.title:
            out.text(150, 60, self.title, size=20)
        for left, top, text in self.lines:
            out.text(left, top, text)
        for xs, ys, rows in self.tables:
            out.table(xs, ys, rows)
        rgb, alpha = seal()
        for left, top in self.seals:
            out.image((left, top, left + SEAL_SIDE, top + SEAL_SIDE), rgb, alpha, 60)
        for left, top in self.pens:
            out.image((left, top, left + 60, top + 22), b"\x14\x14\x28" * 16, None, 4)
        return out


def column(left: float, top: float, *texts: str, step: float = 26.0) -> list[tuple[float, float, str]]:
    """Lines one below the other."""
    return [(left, top + step * n, text) for n, text in enumerate(texts)]


def print_file(*pages: Page) -> bytes:
    """A PDF file of these pages."""
    return pdf(*[page.sheet() for page in pages])


@dataclass(frozen=True)
class File:
    """A file as handed in."""

    name: str
    data: bytes


def document(file: File, number: int) -> Document:
    """A file as read."""
    kind = file.name.rsplit(".", 1)[1]
    reading = (word if kind == "docx" else print_).read(file.data, f"d{number}")
    found = roles.parts(reading.blocks, file.name)
    return Document(
        f"d{number}", file.name, "0" * 64, kind, roles.role(found, file.name), reading.pages, reading.blocks, parts=found
    )


def findings(files: Sequence[File], rules: str) -> dict[str, Finding]:
    """What the checks of a policy find in the files, by requirement."""
    documents = tuple(document(file, n) for n, file in enumerate(files, 1))
    desk = Desk(Submission("", documents, (), extract.facts(documents)), policy.load(rules))
    wanted = [req for req in desk.policy.checkable if req.kind in ("signature", "locality", "match")]
    return {req.id.split(".", 1)[1]: check(req, desk) for req in wanted}
