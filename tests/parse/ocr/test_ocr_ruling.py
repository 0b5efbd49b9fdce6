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
