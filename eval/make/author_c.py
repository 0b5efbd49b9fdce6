"""More hands for invented submissions: tables inside tables, forms set out section by section, signature blocks. Takes and gives what author_a's do."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from author_a import HEADS, PLATFORM, TEAM, Paper

MEMBER = ["序号", "成员单位名称及统一社会信用代码", "在行业（或领域）中的地位，在联合体内分工（限200字）"]


def nested(x: Paper, cell, grid: list[float], rows: list[list[str]], size: float = 9.5, line: float = 14) -> None:
    """A table inside a cell."""
    table = cell.add_table(len(rows), len(grid))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), grid):
        column.set(qn("w:w"), str(int(Cm(width).twips)))
    for k, (row, texts) in enumerate(zip(table.rows, rows)):
        for inner, text, width in zip(row.cells, texts, grid):
            inner.width = Cm(width)
            for n, part in enumerate(text.split("\n")):
                p = inner.paragraphs[0] if n == 0 else inner.add_paragraph()
                p.paragraph_format.line_spacing, p.paragraph_format.space_after = Pt(line), Pt(0)
                x.rich(p, part, size=size, font="宋体", bold=k == 0)
    last = cell.add_paragraph()
    last.paragraph_format.line_spacing, last.paragraph_format.space_after = Pt(4), Pt(0)


def rows_of(widths: list[int], head: list[str], rows: list[list[str]]) -> list[list]:
    return [
        [(w, t, "center", True) for w, t in zip(widths, head)],
        *[[(w, t, "left" if len(t) > 40 else "center") for w, t in zip(widths, r)] for r in rows],
    ]


def sections(x: Paper, d: dict, size: float = 10.5, line: float = 16) -> None:
    """The form with each section's heading above a table of its own."""

    def head(text):
        x.p(text, size=13, font="黑体", indent=False, before=10, after=4, line=22, keep=True)

    x.table(
        [3.4, 4.6, 3.4, 4.6],
        [[(1, a), (1, b), (1, c), (1, e)] if c else [(1, a), (3, b)] for a, b, c, e in d["basic"]],
        size=size,
        line=line,
    )
    head(HEADS["goals"])
    x.table([16], [[(1, d["goals"], "body")]], size=size, line=line)
    head(HEADS["team"])
    x.table([2.2, 1.4, 4.2, 3.6, 4.6], rows_of([1] * 5, TEAM, d["team"]), size=size, line=line)
    head(HEADS["platforms"])
    x.table([5.4, 2.6, 2.2, 1.8, 4.0], rows_of([1] * 5, PLATFORM, d["platforms"]), size=size, line=line)
    head(HEADS["members"])
    x.table(
        [1.2, 5.2, 9.6],
        rows_of([1] * 3, MEMBER, [[str(k), f"{n}\n{c}", t] for k, (n, c, t) in enumerate(d["members"], 1)]),
        size=size,
        line=line,
    )
    head(HEADS["cooperation"])
    x.table([16], [[(1, d["cooperation"], "body")]], size=size, line=line)
    x.p("", indent=False, line=10)
    x.table([16], [[(1, t, "top")] for t in d["opinions"]], size=size, line=line, split_rows=False)


def grid_of(x: Paper, blocks: list[str], widths=(8.0, 8.0), size: float = 11, line: float = 20) -> None:
    """Signature blocks, as many to a row as there are widths."""
    n = len(widths)
    cells = blocks + [""] * (-len(blocks) % n)
    x.table(
        list(widths),
        [[(1, t, "top") for t in cells[k : k + n]] for k in range(0, len(cells), n)],
        size=size,
        line=line,
        split_rows=False,
    )


def seals_in_front(x: Paper) -> None:
    """Puts every hovering picture in front of the text boxes."""
    for k, anchor in enumerate(x.doc.element.iter(qn("wp:anchor"))):
        if anchor.find(".//" + qn("pic:pic")) is not None:
            anchor.set("relativeHeight", str(251700000 + k))
