"""Ruling lines of a page image, under seals too; strokes of large characters are none."""

from __future__ import annotations

import pytest
from scan_maker import Paper, lines, pixels

from reviewer.parse.ocr import clean
from reviewer.parse.ocr.ruling import ruling

XS, YS = [70, 170, 300, 420, 525], [120, 150, 180, 210, 240, 270]
ROWS = [["名称", "桂海", "性质", "企业"]] * 5


def found(paper: Paper, angle: float = 0.0):
    return ruling(clean.sheet(pixels(paper.scanned(angle)), paper.dpi))


@pytest.mark.parametrize("dpi", [150, 200])
@pytest.mark.parametrize("angle", [0.0, 1.1])
def test_the_lines_of_a_table_are_found(dpi, angle):
    ruled = found(Paper(dpi).table(XS, YS, ROWS), angle)
    assert len(ruled.across) == len(YS)
    assert len(ruled.down) == len(XS)


@pytest.mark.parametrize("shade", [110, 165])
def test_thin_grey_lines_are_found(shade):
    paper = Paper(150)
    for y in YS:
        paper.line(XS[0], y, XS[-1], y, 0.25, (shade,) * 3)
    for x in XS:
        paper.line(x, YS[0], x, YS[-1], 0.25, (shade,) * 3)
    ruled = found(paper, 0.7)
    assert (len(ruled.across), len(ruled.down)) == (len(YS), len(XS))


def test_lines_that_a_copier_broke_are_put_together():
    paper = Paper().table(XS, YS, ROWS)
    for k, y in enumerate(YS):
        for x in range(95 + 9 * k, 520, 60):
            paper.line(x, y, x + 4, y, 2.5, "white")
    for k, x in enumerate(XS):
        for y in range(132 + 3 * k, 265, 30):
            paper.line(x, y, x, y + 4, 2.5, "white")
    ruled = found(paper)
    assert (len(ruled.across), len(ruled.down)) == (len(YS), len(XS))
    assert min(box[2] - box[0] for box in ruled.across) * 72 / 200 > 440


def test_a_line_goes_on_under_a_seal():
    ruled = found(Paper().table(XS, YS, ROWS).seal(240, 130))
    high = [(box[3] - box[1]) * 72 / 200 for box in ruled.down]
    assert len(high) == len(XS)
    assert min(high) > 145, "every line down runs from the first row to the last"


def test_strokes_of_large_and_bold_type_are_no_lines():
    paper = Paper().text(120, 80, "一二三十工王中国", 36, "NotoSerifCJK-Bold.ttc")
    paper = lines(paper, ["技术创新目标与主要任务的分工安排，一、二、三"] * 6, y=200, step=18)
    ruled = found(paper)
    assert ruled.across == ()
    assert ruled.down == ()


def test_the_text_is_left_without_the_lines():
    bare = found(Paper().table(XS, YS, [["", "", "", ""]] * 5))
    assert (bare.text > 0).sum() < 400
