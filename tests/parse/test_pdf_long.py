"""A long document is read as a short one is, though its tables are laid aside and pdfium opens it anew."""

from __future__ import annotations

import pytest
from test_pdf_writer import Sheet, cells, pdf

from reviewer.parse import pdf as reader
from reviewer.parse.pdf.aside import laid, taken
from reviewer.parse.pdf.model import BOLD, Frame, Square, Text

XS = [70.0, 150.0, 330.0, 520.0]
HEAD = ["序号", "成员单位名称", "任务分工"]


def long() -> bytes:
    """Four pages with a table over three of them."""
    sheets = [
        Sheet().text(90, 60, "参与单位", size=16).table(XS, [700.0, 724.0, 748.0], [HEAD, ["1", "桂海第1研究院", "承担中试"]])
    ]
    for n in (2, 3):
        sheets.append(Sheet().table(XS, [80.0, 104.0, 128.0], [HEAD, [str(n), f"桂海第{n}研究院", "承担中试"]]))
    return pdf(*sheets, Sheet().text(90, 60, "以上单位均已确认。"))


def test_tables_laid_aside_read_as_those_that_were_not(monkeypatch: pytest.MonkeyPatch) -> None:
    data = long()
    whole = reader.read(data, "d1")
    assert len({key for key, _ in cells(data)}) > 6
    monkeypatch.setattr(reader, "HELD", 1)
    assert reader.read(data, "d1") == whole


def test_a_frame_comes_back_as_it_was_laid_aside() -> None:
    text = Text("甲", (80.0, 90.0, 92.0, 102.0), 12.0, 3, 100.0, BOLD, (), ((1, 85.5),))
    inner = Frame((75.0, 85.0, 95.0, 105.0), [Square((75.0, 85.0, 95.0, 105.0), [text], 3)], 3, [75.0, 95.0], [85.0, 105.0])
    frame = Frame(
        (70.0, 80.0, 99.0, 110.0),
        [Square((70.0, 80.0, 99.0, 110.0), [text, text], 3, (0, 0, 1, 2), (inner,))],
        3,
        [70.0],
        [80.0],
        ((70.0, 90.0),),
        True,
    )
    aside = laid(frame)
    assert (aside.box, aside.page) == (frame.box, 3)
    assert taken(aside) == taken(frame) == frame
    assert taken(aside).squares[0].lines[0].bold and not text.trail
